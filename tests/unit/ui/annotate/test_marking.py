"""The marking keys by themselves, with a clock in the hand and a library that answers late."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

import pytest

from app.core.clip import MarkedClip, around
from app.ui.annotate.marking import Marking

GAME_US = 600_000_000


class SlowLibrary:
    """Holds every answer back until `answer`."""

    def __init__(self) -> None:
        self.clips: dict[str, MarkedClip] = {}
        self.names: list[str] = []
        self._late: list[Callable[[], None]] = []

    def mark(self, game_id: str, playhead_us: int, rating: int = 4) -> Future[MarkedClip]:
        future: Future[MarkedClip] = Future()

        def made() -> None:
            start, end = around(playhead_us, GAME_US)
            clip = MarkedClip(f"c{len(self.names)}", game_id, start, end, rating)
            self.clips[clip.id] = clip
            self.names.append("mark clip")
            future.set_result(clip)

        self._late.append(made)
        return future

    def update(
        self, clip: MarkedClip, what: str = "edit clip", shown: MarkedClip | None = None
    ) -> Future[MarkedClip]:
        future: Future[MarkedClip] = Future()

        def written() -> None:
            self.clips[clip.id] = clip
            self.names.append(what)
            future.set_result(clip)

        self._late.append(written)
        return future

    def delete(self, clip_id: str, what: str = "delete clip") -> Future[None]:
        future: Future[None] = Future()

        def gone() -> None:
            del self.clips[clip_id]
            self.names.append(what)
            future.set_result(None)

        self._late.append(gone)
        return future

    def answer(self) -> None:
        while self._late:
            self._late.pop(0)()

    def refuse(self) -> None:
        self._late.clear()


class Hand:
    """Marking with its clock and library."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.library = SlowLibrary()
        self.failing: list[Callable[[BaseException], object]] = []
        self.marking = Marking(self.library, self._watch, lambda future: None, lambda: self.now)
        self.marking.game_us = GAME_US

    def _watch(
        self,
        future: Future[MarkedClip],
        then: Callable[[MarkedClip], object],
        otherwise: Callable[[BaseException], object] | None = None,
    ) -> None:
        future.add_done_callback(lambda done: then(done.result()))
        if otherwise is not None:
            self.failing.append(otherwise)

    @property
    def only(self) -> MarkedClip:
        self.library.answer()
        [clip] = self.library.clips.values()
        return clip


@pytest.fixture
def hand() -> Hand:
    return Hand()


def test_rating_within_four_seconds_rates_the_new_clip(hand: Hand) -> None:
    hand.marking.mark("g", 60_000_000)
    hand.library.answer()
    hand.now += 3.9
    hand.marking.rate("g", 63_900_000, 5, playing=True)
    assert hand.only.rating == 5


def test_rating_later_makes_another_clip_while_playing(hand: Hand) -> None:
    hand.marking.mark("g", 60_000_000)
    hand.library.answer()
    hand.now += 4.1
    hand.marking.rate("g", 64_100_000, 5, playing=True)
    hand.library.answer()
    assert sorted(clip.rating for clip in hand.library.clips.values()) == [4, 5]


def test_rating_later_while_standing_rates_the_clip_in_hand(hand: Hand) -> None:
    hand.marking.mark("g", 60_000_000)
    hand.library.answer()
    hand.now += 60
    hand.marking.rate("g", 60_000_000, 1, playing=False)
    assert hand.only.rating == 1


def test_what_is_done_before_the_answer_is_not_lost(hand: Hand) -> None:
    hand.marking.mark("g", 60_000_000)
    hand.marking.toggle_tag("Goal")
    hand.marking.toggle_tag("Pass")
    hand.marking.toggle_tag("Goal")
    hand.marking.nudge(start=-1)
    hand.marking.rate("g", 60_000_000, 2, playing=True)
    clip = hand.only
    assert (clip.tags, clip.rating, clip.start_us) == (("Pass",), 2, 50_500_000)
    assert len(hand.library.clips) == 1


def test_taken_back_before_the_answer(hand: Hand) -> None:
    hand.marking.mark("g", 60_000_000)
    assert hand.marking.take_back()
    hand.library.answer()
    assert hand.library.clips == {}
    assert hand.marking.clip is None


def test_backspace_after_three_seconds_does_nothing(hand: Hand) -> None:
    hand.marking.mark("g", 60_000_000)
    hand.library.answer()
    hand.now += 3.1
    assert not hand.marking.take_back()
    assert hand.only.rating == 4


def test_a_selected_old_clip_cannot_be_taken_back(hand: Hand) -> None:
    hand.marking.mark("g", 60_000_000)
    hand.library.answer()
    other = MarkedClip("old", "g", 0, 5_000_000)
    hand.marking.take_in_hand(other)
    assert not hand.marking.take_back()


def test_a_refresh_does_not_put_an_older_clip_in_hand(hand: Hand) -> None:
    hand.marking.mark("g", 60_000_000)
    hand.marking.take_in_hand(MarkedClip("old", "g", 0, 5_000_000))
    hand.marking.toggle_tag("Goal")
    assert hand.only.tags == ("Goal",)


def test_a_refused_mark_leaves_nothing_waiting(hand: Hand) -> None:
    told: list[BaseException] = []
    hand.marking.on_failed = told.append
    hand.marking.mark("g", 60_000_000)
    hand.marking.toggle_tag("Goal")
    hand.library.refuse()
    hand.failing[0](OSError("disk full"))
    assert len(told) == 1
    assert not hand.marking.change(lambda clip: replace(clip, rating=1), "rate clip")
    assert not hand.marking.take_back()


def test_nudging_stays_in_the_game_and_keeps_half_a_second(hand: Hand) -> None:
    hand.marking.take_in_hand(MarkedClip("c", "g", 200_000, 900_000))
    hand.marking.nudge(start=-1)
    assert hand.marking.clip is not None
    assert hand.marking.clip.start_us == 0
    for _ in range(5):
        hand.marking.nudge(start=1)
    clip = hand.marking.clip
    assert clip.end_us == 900_000
    assert clip.end_us - clip.start_us == 500_000
    hand.marking.nudge(end=-1)
    assert hand.marking.clip.end_us - hand.marking.clip.start_us >= 500_000


def test_a_change_that_changes_nothing_is_no_write(hand: Hand) -> None:
    hand.marking.take_in_hand(MarkedClip("c", "g", 0, 900_000, rating=4))
    hand.marking.change(lambda clip: replace(clip, rating=4), "rate clip")
    hand.library.answer()
    assert hand.library.names == []
