"""A hand on the timeline: something at once while it moves, the wanted picture soon when it rests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.footage import MatchSpec
from app.media.colour import Image
from app.media.display import Display
from app.media.hand import Hand
from app.media.index import build_index
from app.media.provider import Enough, GameProvider, RoughPicture, ShouldStop
from app.media.reader import Stopped
from app.media.stream import Stream
from tests.support.footage import MatchFile
from tests.unit.media.screens import SPEC, Screen, number

ONE_KEY = MatchSpec(frames=75, fps=Fraction(25), gop=75, b_frames=0)
PICTURE_S = 0.01


class Slow(GameProvider):
    """Decoding a picture takes ten milliseconds of a clock of its own."""

    def __init__(self, path: Path) -> None:
        super().__init__([(path, build_index(path))])
        self.now = 100.0

    def rough(self, n: int, enough: Enough, should_stop: ShouldStop) -> RoughPicture:
        def one_more() -> bool:
            self.now += PICTURE_S
            return enough()

        return super().rough(n, one_more, should_stop)


def test_a_hand_that_rests_sees_fewer_pictures_on_the_way(
    match_file: MatchFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = match_file(ONE_KEY)

    def way(moves: Callable[[], bool]) -> list[int]:
        provider = Slow(path)
        monkeypatch.setattr("app.media.hand.time", SimpleNamespace(monotonic=lambda: provider.now))
        hand, shown = Hand(provider, Display(provider, 1 << 26)), []
        try:
            after = "more"
            while after != "done":
                step = hand.step(70, 0, moves, lambda: False)
                after = step.after
                assert step.shown is not None
                hand.saw(step.shown.index)
                shown.append(step.shown.index)
        finally:
            provider.close()
        return shown

    moving, resting = way(lambda: True), way(lambda: False)
    assert moving[-1] == resting[-1] == 70
    assert len(moving) >= 30, "every 20 ms of 700"
    assert len(resting) <= 7, "every 150 ms of them"


class Stuck(GameProvider):
    """Picture 60 is decoded until ``go`` is set, or until nobody wants it."""

    drawn = False

    def __init__(self, path: Path) -> None:
        super().__init__([(path, build_index(path))])
        self.at_it, self.left, self.go = (threading.Event() for _ in range(3))

    @property
    def composed(self) -> bool:
        return self.drawn

    def picture(self, n: int, should_stop: ShouldStop) -> Image:
        while n == 60 and not self.go.is_set():
            self.at_it.set()
            if should_stop():
                self.left.set()
                raise Stopped
            self.left.wait(0.002)
        return super().picture(n, should_stop)


@contextmanager
def resting_at_60(path: Path, *, drawn: bool = False) -> Iterator[tuple[Stream, Screen, Stuck]]:
    """A hand that rests there for so long that what is decoded is finished for held keys."""
    screen, provider = Screen(), Stuck(path)
    provider.drawn = drawn
    stream = Stream(provider, screen.paint, screen.fail, rest_s=0.01)
    try:
        stream.show(60, exact=False)
        assert provider.at_it.wait(20), "it rests, and the exact picture is on its way"
        assert not provider.left.wait(0.3), "which takes long, and nothing was shown meanwhile"
        yield stream, screen, provider
    finally:
        provider.go.set()
        stream.close()


@pytest.mark.parametrize("drawn", [False, True])
@pytest.mark.parametrize("n", [20, 30, 10])
def test_a_hand_that_goes_on_does_not_wait_for_where_it_rested(
    match_file: MatchFile, n: int, drawn: bool
) -> None:
    with resting_at_60(match_file(SPEC)[0], drawn=drawn) as (stream, screen, provider):
        stream.show(n, exact=False)
        assert number(screen.wait_for(n)) == n
        assert provider.left.is_set()


@pytest.mark.parametrize(("n", "drawn"), [(60, False), (62, False), (74, True), (58, True)])
def test_what_lies_on_the_way_of_a_hand_is_finished(
    match_file: MatchFile, n: int, drawn: bool
) -> None:
    """A tremor, a step ahead in the same run, small steps back where pictures are drawn."""
    with resting_at_60(match_file(SPEC)[0], drawn=drawn) as (stream, screen, provider):
        before = len(screen.pictures)
        stream.show(n, exact=False)
        assert not provider.left.wait(0.2)
        provider.go.set()
        assert number(screen.wait_for(n)) == n
        assert screen.pictures[before].index == 60, "and seen"
