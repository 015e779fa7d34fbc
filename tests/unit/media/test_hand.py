"""A hand on the timeline: something at once while it moves, the wanted picture soon when it rests."""

from __future__ import annotations

import threading
from collections.abc import Callable
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
    """One picture is decoded for as long as it is wanted."""

    stuck = 60

    def __init__(self, path: Path) -> None:
        super().__init__([(path, build_index(path))])
        self.at_it = threading.Event()
        self.left = threading.Event()

    def picture(self, n: int, should_stop: ShouldStop) -> Image:
        if n == self.stuck:
            self.at_it.set()
            for _ in range(2000):
                if should_stop():
                    self.left.set()
                    raise Stopped
                self.left.wait(0.005)
        return super().picture(n, should_stop)


def test_a_hand_that_goes_on_does_not_wait_for_where_it_rested(match_file: MatchFile) -> None:
    screen, provider = Screen(), Stuck(match_file(SPEC)[0])
    stream = Stream(provider, screen.paint, screen.fail, rest_s=0.01)
    try:
        stream.show(60, exact=False)
        assert provider.at_it.wait(20), "it rests, and the exact picture is on its way"
        assert not provider.left.wait(0.3), "which takes long, and nothing was shown meanwhile"
        stream.show(20, exact=False)
        assert number(screen.wait_for(20)) == 20
        assert provider.left.is_set()
    finally:
        stream.close()
