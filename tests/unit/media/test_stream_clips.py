"""The player on a course of clips: back to back, around, and with their sound."""

from __future__ import annotations

import time
from typing import Any

import numpy as np

from app.core.course import Course
from app.media.index import build_index
from app.media.provider import GameProvider
from app.media.server import Shown
from app.media.stream import Stream
from app.media.stretch import Way
from tests.support.footage import MatchFile
from tests.unit.media.screens import SPEC, Screen, number, playing


def played(stream: Stream, clock: int, until: int, step: int = 5_000) -> list[Shown]:
    """What is shown while the clock of the legs runs; no real time passes."""
    seen: list[Shown] = []
    deadline = time.monotonic() + 30
    while clock < until and not stream.at_end and time.monotonic() < deadline:
        if (shown := stream.take_picture(clock)) is not None:
            seen.append(shown)
        elif seen or stream.dropped:
            clock += step
        time.sleep(0.0005)
    return seen


def test_clips_are_played_back_to_back_and_none_is_cut_short(match_file: MatchFile) -> None:
    with playing(match_file(SPEC)[0]) as (stream, _):
        ranges = ((2_000_000, 2_200_000), (400_000, 600_000), (1_010_000, 1_100_000))
        stream.play(2_000_000, course=Course(ranges))
        seen = played(stream, 2_000_000, 9_000_000)
        assert [number(shown) for shown in seen] == [
            50,
            51,
            52,
            53,
            54,
            10,
            11,
            12,
            13,
            14,
            25,
            26,
            27,
        ]
        assert stream.at_end and stream.dropped == 0


class Growing(GameProvider):
    """A timeline that becomes longer while it plays, as a reel does."""

    length = 40

    @property
    def count(self) -> int:
        return self.length

    @property
    def duration_us(self) -> int:
        return self.length * 40_000


def test_playing_goes_to_the_end_that_the_timeline_has_by_then(match_file: MatchFile) -> None:
    path, screen = match_file(SPEC)[0], Screen()
    provider = Growing([(path, build_index(path))])
    stream = Stream(provider, screen.paint, screen.fail)
    try:
        stream.play(1_200_000)
        seen = played(stream, 1_200_000, 1_500_000)
        assert seen[-1].index == 37
        provider.length = 60
        seen = played(stream, 38 * 40_000, 3_000_000)
        assert [number(shown) for shown in seen] == list(range(38, 60)) and stream.at_end
        provider.length = 75
        assert not stream.at_end
        seen = played(stream, 60 * 40_000, 3_000_000)
        assert [number(shown) for shown in seen] == list(range(60, 75)) and stream.at_end
    finally:
        stream.close()


def test_a_loop_goes_round(match_file: MatchFile) -> None:
    with playing(match_file(SPEC)[0]) as (stream, _):
        stream.play(1_000_000, course=Course(((1_000_000, 1_120_000),), loop=True))
        seen = played(stream, 1_000_000, 1_500_000)
        assert [number(shown) for shown in seen[:8]] == [25, 26, 27, 25, 26, 27, 25, 26]
        assert not stream.at_end


def test_a_clock_that_ran_ahead_goes_on_in_the_clip_it_is_in(match_file: MatchFile) -> None:
    with playing(match_file(SPEC)[0]) as (stream, _):
        course = Course(((0, 200_000), (1_000_000, 1_200_000), (2_000_000, 2_400_000)))
        stream.play(0, course=course)
        deadline = time.monotonic() + 20
        shown = None
        while time.monotonic() < deadline and (shown is None or shown.index != 55):
            shown = stream.take_picture(600_000) or shown
            time.sleep(0.002)
        assert shown is not None and number(shown) == 55


def test_the_sound_of_clips_follows_without_a_gap() -> None:
    """Each sample says which one it is; only at the seams it is faded for some milliseconds."""

    def read(start_us: int, frames: int) -> np.ndarray[Any, np.dtype[np.float32]]:
        first = round(start_us * 48 / 1000)
        return np.repeat(np.arange(first, first + frames, dtype=np.float32)[:, None], 2, axis=1)

    way = Way(Course(((1_000_000, 1_030_000), (5_000_000, 5_250_000))).legs(1_000_000))
    heard = np.concatenate([way.chunk(read) for _ in range(3)])[:, 0]
    wanted = np.concatenate(
        [np.arange(48_000, 49_440), np.arange(240_000, 252_000), np.zeros(14_400 - 13_440)]
    )
    assert heard.shape == wanted.shape
    odd = np.flatnonzero(heard != wanted)
    assert all(abs(at - 1440) <= 120 or abs(at - 13_440) <= 120 for at in odd.tolist())
