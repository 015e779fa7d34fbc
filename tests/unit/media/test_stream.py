"""The player: latest request wins, scrubbing ends exact, playing keeps time and order."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from app.core.errors import BadMedia
from app.media.colour import Image
from app.media.index import build_index
from app.media.provider import Enough, GameProvider, RoughPicture, ShouldStop
from app.media.stream import Stream
from tests.support.footage import MatchFile, make_halves
from tests.unit.media.films import film
from tests.unit.media.screens import SPEC, Screen, number, playing


def test_exact_pictures(match_file: MatchFile) -> None:
    with playing(match_file(SPEC)[0]) as (stream, screen):
        for n in (0, 40, 39, 38, 74, 3):
            stream.show(n)
            shown = screen.wait_for(n)
            assert number(shown) == n and shown.time_us == n * 40_000 and shown.wanted == n


def test_requests_outside_are_clamped(match_file: MatchFile) -> None:
    with playing(match_file(SPEC)[0]) as (stream, screen):
        stream.show(999)
        assert number(screen.wait_for(74)) == 74
        stream.show(-5)
        assert number(screen.wait_for(0)) == 0


def test_scrubbing_shows_something_at_once_and_the_exact_picture_at_rest(
    match_file: MatchFile,
) -> None:
    with playing(match_file(SPEC)[0]) as (stream, screen):
        stream.show(60, exact=False)
        shown = screen.wait_for(60)
        assert number(shown) == 60
        first = screen.pictures[0]
        assert (first.index, first.exact, first.wanted) == (50, False, 60)
        assert number(first) == 50


def test_the_latest_request_is_what_stays(match_file: MatchFile) -> None:
    with playing(match_file(SPEC)[0]) as (stream, screen):
        for n in range(74, 0, -1):
            stream.show(n, exact=n % 2 == 0)
        stream.show(17)
        screen.wait_for(17)
        for shown in screen.pictures:
            assert number(shown) == shown.index


def test_stepping_back_is_prefetched(match_file: MatchFile) -> None:
    with playing(match_file(SPEC)[0]) as (stream, screen):
        for n in range(60, 20, -1):
            stream.show(n)
            assert number(screen.wait_for(n)) == n


class Watched(GameProvider):
    """Says in which order pictures are made; some may be damaged, or drawn."""

    damaged: tuple[int, ...] = ()
    drawn = False

    def __init__(self, path: Path) -> None:
        super().__init__([(path, build_index(path))])
        self.made: list[int] = []

    @property
    def composed(self) -> bool:
        return self.drawn

    def until(self, n: int) -> None:
        """Wait for picture ``n`` to be made."""
        deadline = time.monotonic() + 20
        while n not in self.made and time.monotonic() < deadline:
            time.sleep(0.001)

    def picture(self, n: int, should_stop: ShouldStop) -> Image:
        self.made.append(n)
        if n in self.damaged:
            raise BadMedia(f"The picture {n} is damaged.")
        return super().picture(n, should_stop)

    def towards(self, n: int, enough: Enough, should_stop: ShouldStop) -> RoughPicture:
        return RoughPicture(n, self.picture(n, should_stop), SPEC.size)


def test_a_step_forward_finds_the_next_pictures_made(match_file: MatchFile) -> None:
    screen, provider = Screen(), Watched(match_file(SPEC)[0])
    stream = Stream(provider, screen.paint, screen.fail)
    try:
        for n in (40, 41):
            stream.show(n)
            assert number(screen.wait_for(n)) == n
        provider.until(44)
        assert provider.made == [40, 41, 42, 43, 44]
        stream.show(42)
        assert number(screen.wait_for(42)) == 42
        provider.until(45)
        assert provider.made[5:] == [45]
        for n in (73, 74):
            stream.show(n)
            assert number(screen.wait_for(n)) == n, "where nothing is left to make ready"
    finally:
        stream.close()


def test_stepping_back_behind_a_damaged_picture_shows_what_is_whole(
    match_file: MatchFile,
) -> None:
    screen, provider = Screen(), Watched(match_file(SPEC)[0])
    provider.damaged = (55,)
    stream = Stream(provider, screen.paint, screen.fail)
    try:
        stream.show(61)
        screen.wait_for(61)
        for n in range(60, 55, -1):
            stream.show(n)
            assert number(screen.wait_for(n)) == n
        assert not screen.errors
        stream.show(55)
        assert "picture 55" in screen.wait_for_error().sentence
        stream.show(54)
        assert number(screen.wait_for(54)) == 54
        stream.play(2_400_000, Fraction(-1))
        deadline, clock = time.monotonic() + 20, 2_400_000
        while not stream.at_end and time.monotonic() < deadline:
            clock -= 5_000 if stream.take_picture(clock) is None else 0
            time.sleep(0.0005)
        assert stream.at_end and len(screen.errors) == 2, "told once more, and played over"
    finally:
        stream.close()


def test_what_has_to_be_drawn_is_not_drawn_on_the_way_to_another(match_file: MatchFile) -> None:
    screen, provider = Screen(), Watched(match_file(SPEC)[0])
    provider.drawn = True
    stream = Stream(provider, screen.paint, screen.fail)
    try:
        stream.show(61)
        screen.wait_for(61)
        stream.show(60)
        screen.wait_for(60)
        provider.until(59)
        assert provider.made[:2] == [61, 60] and 59 in provider.made, "then what lies before"
    finally:
        stream.close()


def test_a_stream_that_nobody_looks_at_keeps_no_pictures(match_file: MatchFile) -> None:
    screen, provider = Screen(), Watched(match_file(SPEC)[0])
    stream = Stream(provider, screen.paint, screen.fail)
    try:
        for n in (10, 60, 10):
            stream.show(n)
            screen.wait_for(n)
        assert provider.made == [10, 60], "a picture that is kept is not made again"
        stream.lighten()
        for n in (60, 10):
            stream.show(n)
            assert number(screen.wait_for(n)) == n
        assert provider.made == [10, 60, 60, 10]
    finally:
        stream.close()


def test_pictures_are_scaled_to_the_view(match_file: MatchFile) -> None:
    with playing(match_file(SPEC)[0]) as (stream, screen):
        stream.set_view(160, 160)
        stream.show(5)
        shown = screen.wait_for(5)
        assert shown.rgb.shape == (90, 160, 4) and shown.size == (320, 180)
        before = len(screen.pictures)
        stream.set_view(80, 80)
        while len(screen.pictures) == before:
            time.sleep(0.005)
        assert screen.pictures[-1].rgb.shape == (45, 80, 4)


@pytest.mark.parametrize("speed", [Fraction(1), Fraction(1, 2), Fraction(2), Fraction(-1)])
def test_playing_goes_through_the_pictures_in_order(speed: Fraction, match_file: MatchFile) -> None:
    """The clock is ours, so no real time passes: every picture that is due is asked for."""
    with playing(match_file(SPEC)[0]) as (stream, _):
        start = 0 if speed > 0 else stream.duration_us
        stream.play(start, speed)
        seen: list[int] = []
        clock = Fraction(start)
        deadline = time.monotonic() + 30
        while not stream.at_end and time.monotonic() < deadline:
            shown = stream.take_picture(int(clock))
            if shown is not None:
                assert number(shown) == shown.index
                seen.append(shown.index)
            elif seen:
                clock += 5_000 * speed
            time.sleep(0.001)
        assert stream.at_end
        assert seen == sorted(seen, reverse=speed < 0)
        assert len(seen) + stream.dropped >= 73
        assert seen[-1] == (74 if speed > 0 else 0)


def test_a_clock_that_ran_ahead_drops_pictures_and_catches_up(match_file: MatchFile) -> None:
    with playing(match_file(SPEC)[0]) as (stream, _):
        stream.play(0)
        shown = None
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and (shown is None or shown.index != 50):
            shown = stream.take_picture(2_000_000) or shown
            time.sleep(0.002)
        assert shown is not None and shown.index == 50 and stream.dropped > 20


def test_show_stops_playing(match_file: MatchFile) -> None:
    with playing(match_file(SPEC)[0]) as (stream, screen):
        stream.play(0)
        assert stream.playing
        stream.show(30)
        screen.wait_for(30)
        assert not stream.playing and stream.take_picture(3_000_000) is None
        assert not stream.take_sound(480).any()


def test_two_files_are_one_timeline() -> None:
    spec = replace(SPEC, frames=30)
    halves = [path for path, _ in make_halves(spec)]
    with playing(*halves) as (stream, screen):
        assert stream.count == 60 and stream.duration_us == 2_400_000
        for n in (0, 29, 30, 31, 59, 12):
            stream.show(n)
            assert number(screen.wait_for(n)) == n
            assert stream.index_at(stream.time_us(n)) == n
        stream.play(1_000_000)
        clock, seen = 1_000_000, []
        deadline = time.monotonic() + 20
        while not stream.at_end and time.monotonic() < deadline:
            if (shown := stream.take_picture(clock)) is not None:
                seen.append(shown.index)
            elif seen:
                clock += 10_000
            time.sleep(0.001)
        assert seen == sorted(seen) and seen[-1] == 59 and 29 in seen and 30 in seen


def test_sound_of_a_game_runs_over_the_seam() -> None:
    halves = [path for path, _ in make_halves(replace(SPEC, frames=30))]
    provider = GameProvider([(path, build_index(path)) for path in halves])
    try:
        whole = provider.sound(1_000_000, 24_000)
        assert whole.shape == (24_000, 2) and whole[:9600].any() and whole[9600:].any()
        again = np.concatenate([provider.sound(1_000_000 + i * 100_000, 4800) for i in range(5)])
        assert (whole == again).all()
    finally:
        provider.close()


def test_a_refresh_draws_the_wanted_picture_anew(match_file: MatchFile) -> None:
    with playing(match_file(SPEC)[0], rest_s=30) as (stream, screen):
        stream.show(60, exact=False)
        screen.wait_for(50, exact=False)
        stream.refresh()
        assert number(screen.wait_for(60)) == 60
        before = len(screen.pictures)
        stream.refresh()
        while len(screen.pictures) == before:
            time.sleep(0.005)
        assert screen.pictures[-1].index == 60


def test_a_file_that_vanished_is_told_once_and_the_player_lives(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4")
    with playing(path) as (stream, screen):
        path.unlink()
        stream.show(3)
        assert "a.mp4" in str(screen.wait_for_error())
        film(path)
        stream.show(4)
        screen.wait_for(4)


def test_a_damaged_file_stops_playing_with_a_sentence(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", options={"crf": "0"})
    index = build_index(path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2] + bytes(len(data) - len(data) // 2))
    screen = Screen()
    stream = Stream(GameProvider([(path, index)]), screen.paint, screen.fail)
    try:
        stream.show(0)
        assert isinstance(screen.wait_for_error(), BadMedia)
    finally:
        stream.close()


def test_playing_goes_on_behind_a_damaged_stretch(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", options={"crf": "0", "bf": "0"}, times=range(60))
    index = build_index(path)
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + len(data) // 20] = bytes(len(data) // 20)
    path.write_bytes(data)
    screen = Screen()
    stream = Stream(GameProvider([(path, index)]), screen.paint, screen.fail)
    try:
        stream.play(0)
        clock, last = 0, -1
        deadline = time.monotonic() + 30
        while not stream.at_end and time.monotonic() < deadline:
            if (shown := stream.take_picture(clock)) is not None:
                assert number(shown) in (shown.index, None)
                last = shown.index
            else:
                clock += 4_000
            time.sleep(0.001)
        assert last == 59 and len(screen.errors) <= 1
    finally:
        stream.close()


@pytest.mark.parametrize("way", [range(0, 75, 2), range(74, -1, -2), (70, 3, 60, 10, 74, 40)])
def test_a_hand_that_moves_sees_no_wrong_picture_and_the_exact_one_at_rest(
    way: Iterable[int], match_file: MatchFile
) -> None:
    with playing(match_file(SPEC)[0]) as (stream, screen):
        for n in way:
            stream.show(n, exact=False)
            time.sleep(0.004)
        assert number(screen.wait_for(n)) == n
        assert all(number(shown) == shown.index for shown in screen.pictures)
        assert all(shown.exact == (shown.index == shown.wanted) for shown in screen.pictures)
