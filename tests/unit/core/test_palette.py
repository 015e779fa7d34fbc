"""The palette of a sport: where own tags stand, which keys act, how long one-key clips are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clip import LAG_US, LEAD_US, MarkedClip
from app.core.learned import Learned, learned, worth_offering
from app.core.library import SportTag
from app.core.palette import letter_problem, palette
from app.core.sports import SPORTS, TAKEN_LETTERS


def test_own_tags_stand_in_their_position_or_in_a_group_of_their_own() -> None:
    own = [
        SportTag("Nutmeg", position="attacker"),
        SportTag("Press", position="coach"),
        SportTag("Corner"),
        SportTag("Goal", hotkey="Z"),
    ]
    groups = {group.position: group.tags for group in palette("soccer", own).groups}
    assert groups["attacker"] == ("Goal", "Assist", "Dribble", "Nutmeg")
    assert groups["coach"] == ("Press",)
    assert groups["own"] == ("Corner",)


@given(st.sampled_from([*SPORTS]), st.lists(st.sampled_from("ZYXWQ"), unique=True, max_size=5))
def test_every_key_belongs_to_one_tag_and_none_to_a_command(sport: str, keys: list[str]) -> None:
    own = [SportTag(f"Own {i}", sport, hotkey=key) for i, key in enumerate(keys)]
    made = palette(sport, own)
    letters = made.letters
    assert len(set(letters.values())) == len(letters)
    assert not set(letters.values()) & set(TAKEN_LETTERS)
    assert {tag.name: tag.hotkey for tag in own}.items() <= letters.items()
    assert letter_problem(letters) == ""


@pytest.mark.parametrize(
    ("letters", "why"),
    [
        ({"Goal": "A"}, "The key A of Goal is taken by a command; choose another letter."),
        ({"Goal": "Z", "Pass": "Z"}, "Goal and Pass both have the key Z; change one of them."),
        ({"Goal": "ä"}, "The key of Goal must be one letter from A to Z."),
    ],
)
def test_keys_that_clash_are_named(letters: dict[str, str], why: str) -> None:
    assert letter_problem(letters) == why


def test_a_clip_reaches_as_far_as_its_longest_tag() -> None:
    made = palette(
        "soccer",
        [SportTag("Goal", lead_us=15_000_000), SportTag("Pass", lead_us=4_000_000, lag_us=0)],
    )
    assert made.reach(()) == made.reach(("Save",)) == (LEAD_US, LAG_US)
    assert made.reach(("Pass",)) == (4_000_000, 0)
    assert made.reach(("Pass", "Goal")) == (15_000_000, 0)


def trimmed(*lengths: tuple[int, int], at: int = 60_000_000) -> list[MarkedClip]:
    return [
        MarkedClip(str(i), "g", at - lead, at + lag, tags=("Goal",), marked_us=at)
        for i, (lead, lag) in enumerate(lengths)
    ]


def test_five_clips_teach_the_median_and_four_nothing() -> None:
    ends = [(6_000_000, 2_000_000), (6_480_000, 1_960_000), (6_520_000, 2_000_000)]
    clips = trimmed(*ends, (9_000_000, 3_000_000), (1_000_000, 500_000))
    game = {"g": 600_000_000}
    assert learned(clips[:4], game, "Goal") is None
    assert learned(clips, game, "Pass") is None
    assert learned(clips, game, "Goal") == Learned("Goal", 6_500_000, 2_000_000, 5)


def test_clips_that_the_game_cut_or_that_were_imported_teach_nothing() -> None:
    early = trimmed(*[(5_000_000, 1_000_000)] * 5, at=5_000_000)
    assert learned(early, {"g": 600_000_000}, "Goal") is None
    late = trimmed(*[(5_000_000, 1_000_000)] * 5)
    assert learned(late, {"g": 61_000_000}, "Goal") is None


def test_only_a_difference_that_matters_is_offered() -> None:
    plain = palette("soccer", [])
    assert not worth_offering(Learned("Goal", LEAD_US + 400_000, LAG_US, 5), plain)
    assert worth_offering(Learned("Goal", LEAD_US, LAG_US - 500_000, 5), plain)
    taken = palette("soccer", [SportTag("Goal", lead_us=6_000_000, lag_us=2_000_000)])
    assert not worth_offering(Learned("Goal", 6_000_000, 2_000_000, 9), taken)
