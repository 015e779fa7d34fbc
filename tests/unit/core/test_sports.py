"""The tags each sport starts with."""

from __future__ import annotations

import pytest

from app.core.clip import MAX_TAG
from app.core.sports import DEFAULT_SPORT, SPORTS, TAKEN_LETTERS, sport_title, tag_letters, tags_of

COUNTS = {
    "soccer": 11,
    "american_football": 23,
    "flag_football": 15,
    "basketball": 9,
    "lacrosse": 11,
    "rugby": 9,
    "volleyball": 12,
    "hockey": 9,
    "tennis": 12,
    "baseball": 12,
    "softball": 13,
}


def test_every_sport_has_all_its_tags() -> None:
    counts = {s: sum(len(group.tags) for group in groups) for s, groups in SPORTS.items()}
    assert counts == COUNTS
    assert DEFAULT_SPORT in SPORTS


def test_softball_is_baseball_with_its_own_pitcher_and_batter() -> None:
    baseball, softball = SPORTS["baseball"], SPORTS["softball"]
    assert softball[2:] == baseball[2:]
    assert softball[0].tags == ("Strikeout", "Rise Ball", "Pickoff")
    assert softball[1].tags == ("Home Run", "Hit", "Slap Hit", "RBI")


@pytest.mark.parametrize("sport", SPORTS)
def test_tags_are_clean_words(sport: str) -> None:
    for group in SPORTS[sport]:
        assert group.position == group.position.strip() != ""
        assert len(set(group.tags)) == len(group.tags)
        for tag in group.tags:
            assert tag == " ".join(tag.split())
            assert "," not in tag
            assert len(tag) <= MAX_TAG


@pytest.mark.parametrize("sport", SPORTS)
def test_every_tag_has_a_key_of_its_own_while_there_are_letters(sport: str) -> None:
    letters = tag_letters(tags_of(sport))
    assert len(set(letters.values())) == len(letters) == min(20, len(tags_of(sport)))
    assert not set(letters.values()) & set(TAKEN_LETTERS)


def test_titles_and_unknown_sports() -> None:
    assert sport_title("american_football") == "American football"
    assert tags_of("chess") == ()
