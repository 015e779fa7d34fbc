"""Where clips lie in the output: transitions never meet, and the film is as long as it says."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.core.edit import Intro, Reel, Transition
from app.core.layout import layout, share

REEL = Reel("r", "Reel")
counts = st.lists(st.integers(1, 90), min_size=1, max_size=8)
kinds = st.sampled_from(("cut", "fade", "dissolve"))


def reel(kind: str, us: int = 500_000) -> Reel:
    return replace(REEL, transition=Transition(kind, us))  # type: ignore[arg-type]


def test_clips_follow_one_another() -> None:
    laid = layout([30, 20], REEL)
    assert (laid.firsts, laid.total, laid.transitions) == ((0, 30), 50, ())


def test_a_dissolve_makes_the_film_shorter_by_its_length() -> None:
    laid = layout([60, 60], reel("dissolve"))
    (one,) = laid.transitions
    assert (one.first, one.count) == (45, 15)
    assert (laid.firsts, laid.total) == ((0, 45), 105)


def test_a_fade_takes_half_of_its_length_from_either_clip() -> None:
    laid = layout([60, 60], reel("fade"))
    (one,) = laid.transitions
    assert (one.first, one.count) == (53, 14)
    assert (laid.firsts, laid.total) == ((0, 60), 120)


def test_a_clip_that_is_too_short_gives_at_most_its_half() -> None:
    laid = layout([60, 9, 60], reel("dissolve"))
    assert [(t.first, t.count) for t in laid.transitions] == [(56, 4), (61, 4)]
    assert layout([1, 1], reel("dissolve")).transitions == ()


def test_the_card_comes_first() -> None:
    laid = layout([30], replace(REEL, intro=Intro("Maya", us=2_000_000)))
    assert (laid.intro, laid.firsts, laid.total) == (60, (60,), 90)
    assert [laid.clip_at(n) for n in (0, 59, 60, 89)] == [-1, -1, 0, 0]


@given(counts, kinds, st.integers(0, 5_000_000))
def test_every_frame_has_one_place(sizes: list[int], kind: str, us: int) -> None:
    laid = layout(sizes, reel(kind, us))
    overlap = sum(t.count for t in laid.transitions if t.kind == "dissolve")
    assert laid.total == sum(sizes) - overlap
    for before, after in pairwise(laid.transitions):
        assert before.first + before.count <= after.first
    for i, size in enumerate(sizes):
        head, tail = laid.taken(i)
        assert head + tail <= size
        assert 2 * head <= size and 2 * tail <= size
    for one in laid.transitions:
        assert one.count <= us * 30 / 1_000_000 + 1
        assert share(one) >= 1
    assert [laid.clip_at(n) for n in range(laid.total)] == sorted(
        laid.clip_at(n) for n in range(laid.total)
    )


def test_a_frame_rate_that_is_not_whole() -> None:
    laid = layout([60, 60], replace(reel("dissolve", 1_001_000), fps=Fraction(30000, 1001)))
    assert laid.transitions[0].count == 30
