"""What a reel is for: the order of its clips and what is left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.core.edit import EditClip, Reel
from app.core.presets import PRESETS, ClipFacts, fitted, ordered, preset_of
from app.core.timemap import output_length_us

REEL = Reel("r", "Reel")


def clips(*seconds: int) -> tuple[EditClip, ...]:
    return tuple(EditClip(f"c{i}", "g", 0, s * 1_000_000) for i, s in enumerate(seconds))


def facts(*ratings: int) -> dict[str, ClipFacts]:
    return {f"c{i}": ClipFacts(r, ("2026", "g", 100 - i)) for i, r in enumerate(ratings)}


def ids(found: tuple[EditClip, ...]) -> str:
    return " ".join(clip.id for clip in found)


def test_the_best_come_first_and_equals_stay() -> None:
    assert ids(ordered(clips(1, 1, 1, 1), facts(3, 5, 3, 4), "best")) == "c1 c3 c0 c2"


def test_as_it_happened() -> None:
    assert ids(ordered(clips(1, 1, 1), facts(3, 5, 4), "match")) == "c2 c1 c0"


def test_the_lowest_rated_go_until_it_fits_and_of_equals_the_later() -> None:
    kept = fitted(clips(30, 20, 20, 25), facts(5, 3, 3, 4), REEL, 60_000_000)
    assert ids(kept) == "c0 c3"
    assert ids(fitted(clips(30, 20, 20, 5), facts(5, 3, 3, 4), REEL, 60_000_000)) == "c0 c1 c3"


def test_one_clip_stays_however_long_it_is() -> None:
    assert ids(fitted(clips(90, 80), facts(3, 4), REEL, 60_000_000)) == "c1"


@given(st.lists(st.tuples(st.integers(1, 90), st.integers(1, 5)), min_size=1, max_size=12))
def test_what_is_kept_is_in_order_and_fits(made: list[tuple[int, int]]) -> None:
    given_clips, known = clips(*(s for s, _ in made)), facts(*(r for _, r in made))
    kept = fitted(given_clips, known, REEL, 60_000_000)
    assert list(kept) == [clip for clip in given_clips if clip in kept]
    assert len(kept) == 1 or output_length_us(kept, REEL) <= 60_000_000


def test_an_unknown_preset_is_none() -> None:
    assert preset_of("reel of the year") == PRESETS[0] == preset_of(None)
    assert preset_of("social").max_us == 60_000_000
