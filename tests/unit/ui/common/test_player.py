from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from app.ui.common.playable import Clock
from app.ui.common.player import Player, Position
from app.ui.common.relay import Relay
from app.ui.common.theme import Theme
from app.ui.common.video_view import VideoView
from tests.support.fake_preview import FakePreview


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> VideoView:
    made = VideoView(theme)
    qtbot.addWidget(made)
    made.resize(320, 180)
    made.show()
    return made


@pytest.fixture
def stream() -> FakePreview:
    return FakePreview(2_000_000)


@pytest.fixture
def player(qtbot: QtBot, view: VideoView, stream: FakePreview) -> Iterator[Player]:
    made = Player(view, Relay(view))
    made.open(stream)
    qtbot.waitUntil(lambda: view.has_picture)
    yield made
    made.close()


def level(view: VideoView) -> int:
    assert view.picture is not None
    return int(view.picture[0, 0, 0])


def test_after_a_step_playing_stops_where_it_is(qtbot: QtBot, view: VideoView) -> None:
    """At 60 pictures a second there is a new one at nearly each look at the clock."""
    player = Player(view, Relay(view))
    player.open(FakePreview(2_000_000, Fraction(60)))
    qtbot.waitUntil(lambda: view.has_picture)
    player.step(1)
    player.play()
    qtbot.waitUntil(lambda: player.position_us > 400_000)
    player.pause()
    stopped = player.position_us
    qtbot.wait(50)
    assert player.position_us == stopped
    player.close()


def test_between_pictures_keys_count_from_now(qtbot: QtBot, view: VideoView) -> None:
    """The playhead is painted with the pictures; a mark is made at the moment of the key."""
    player = Player(view, Relay(view))
    player.open(FakePreview(4_000_000, Fraction(2)))
    qtbot.waitUntil(lambda: view.has_picture)
    told: list[Position] = []
    player.position_changed.connect(told.append)
    player.play()
    ahead: list[int] = []
    while player.position_us < 1_300_000:
        qtbot.wait(1)
        ahead.append(player.position_us - told[-1].time_us if told else 0)
    player.close()
    assert max(ahead) > 0


def test_it_plays_in_real_time_and_stops_at_the_end(
    qtbot: QtBot, player: Player, stream: FakePreview
) -> None:
    player.seek(1_400_000)
    seen: list[Position] = []
    player.position_changed.connect(seen.append)
    with qtbot.waitSignal(player.reached_end, timeout=3000):
        player.play()
    assert not player.playing
    assert player.position_us == 2_000_000
    qtbot.waitUntil(lambda: seen[-1].index == stream.count - 1)
    indices = [position.index for position in seen]
    assert indices == sorted(indices)


def test_it_plays_to_the_end_that_there_is_by_then(
    qtbot: QtBot, player: Player, stream: FakePreview
) -> None:
    end = stream.duration_us
    player.seek(end - 150_000)
    seen: list[Position] = []
    player.position_changed.connect(seen.append)
    player.play()
    stream.duration_us = end + 300_000
    with qtbot.waitSignal(player.reached_end, timeout=3000):
        pass
    assert any(end < position.time_us < end + 250_000 for position in seen)
    assert player.position_us == end + 300_000


def test_play_at_the_end_starts_over(qtbot: QtBot, player: Player) -> None:
    player.seek(2_000_000)
    player.play()
    assert player.position_us < 100_000


def test_stepping_moves_the_playhead_to_the_picture(
    qtbot: QtBot, player: Player, view: VideoView
) -> None:
    player.seek(500_000)
    qtbot.waitUntil(lambda: level(view) == 12)
    player.step(1)
    qtbot.waitUntil(lambda: level(view) == 13)
    assert player.position_us == 520_000
    player.step(-1)
    qtbot.waitUntil(lambda: level(view) == 12)
    assert player.position_us == 480_000


def test_a_seek_keeps_the_time_that_was_asked(
    qtbot: QtBot, player: Player, view: VideoView
) -> None:
    player.seek(501_234)
    qtbot.waitUntil(lambda: level(view) == 12)
    assert player.position_us == 501_234
    assert player.position.source_us == 480_000


def test_scrubbing_stops_playing_and_never_leaves_the_stream(
    player: Player, stream: FakePreview
) -> None:
    player.play()
    player.scrub(9_000_000)
    assert not player.playing
    assert player.position_us == 2_000_000
    assert ("scrub", 2_000_000) in stream.calls


def test_a_range_loops(qtbot: QtBot, player: Player) -> None:
    player.set_range(200_000, 400_000)
    player.seek(200_000)
    seen: list[int] = []
    player.position_changed.connect(lambda position: seen.append(position.time_us))
    player.play()
    qtbot.waitUntil(lambda: sum(a > b for a, b in pairwise(seen)) >= 2)
    assert all(200_000 <= t < 400_000 for t in seen)
    player.pause()


def test_a_playlist_is_played_in_order_and_ends(qtbot: QtBot, player: Player) -> None:
    player.set_playlist([(1_000_000, 1_150_000), (100_000, 250_000)])
    seen: list[int] = []
    player.position_changed.connect(lambda position: seen.append(position.time_us))
    player.seek(1_000_000)
    player.play()
    with qtbot.waitSignal(player.reached_end, timeout=3000):
        pass
    assert seen[-1] == 250_000
    assert not player.ranges


def test_speeds_and_shuttle(player: Player) -> None:
    player.change_speed(1)
    assert player.speed == Fraction(5, 4)
    player.set_speed(Fraction(1))
    player.shuttle(1)
    assert player.playing
    assert player.speed == 1
    player.shuttle(1)
    player.shuttle(1)
    assert player.speed == 4
    player.shuttle(1)
    assert player.speed == 4
    player.pause()


def test_j_and_l_are_one_lever_and_standing_still_brings_the_speed_back(player: Player) -> None:
    player.set_speed(Fraction(1, 2))
    player.seek(1_000_000)
    rates = []
    for key in (1, 1, 1, -1, -1, -1, -1, -1, 1, 1, 1):
        player.shuttle(key)
        rates.append(player.rate)
    assert rates == [1, 2, 4, 2, 1, -1, -2, -4, -2, -1, 1]
    player.pause()
    assert player.speed == Fraction(1, 2) and player.rate == 0


def test_going_elsewhere_leaves_the_loop(player: Player) -> None:
    player.set_range(200_000, 400_000)
    player.play()
    assert 200_000 <= player.position_us < 400_000
    player.seek(300_000)
    assert player.looping
    player.seek(1_500_000)
    assert not player.ranges and player.playing and player.position_us >= 1_500_000


def test_ending_the_loop_plays_on(qtbot: QtBot, player: Player) -> None:
    player.set_range(200_000, 400_000)
    player.play()
    player.set_range(None)
    qtbot.waitUntil(lambda: player.position_us > 450_000, timeout=3000)


def test_shuttling_back_runs_to_the_start(qtbot: QtBot, player: Player) -> None:
    player.seek(300_000)
    player.shuttle(-1)
    qtbot.waitUntil(lambda: not player.playing, timeout=3000)
    assert player.position_us == 0


def test_a_late_picture_of_a_closed_stream_is_dropped(
    qtbot: QtBot, player: Player, view: VideoView, stream: FakePreview
) -> None:
    other = FakePreview(2_000_000)
    stream.seek(1_000_000)
    player.open(other)
    qtbot.waitUntil(lambda: view.has_picture)
    qtbot.wait(30)
    assert level(view) == 0
    assert stream.closed


def test_a_resized_view_is_told_to_the_stream(
    qtbot: QtBot, player: Player, view: VideoView, stream: FakePreview
) -> None:
    view.resize(500, 300)
    qtbot.waitUntil(lambda: any(c[0] == "set_view" and c[1][0] >= 500 for c in stream.calls))


class FakeSound:
    """A device that pulls when the test says so."""

    def __init__(self) -> None:
        self.heard: int | None = None
        self.running = False
        self.volume = -1.0

    def start(self, pull: Callable[[int], NDArray[np.float32]], volume: float) -> None:
        self.running, self.volume = True, volume
        assert pull(480).shape == (480, 2)

    def stop(self) -> None:
        self.running = False

    def heard_us(self) -> int | None:
        return self.heard

    def set_volume(self, volume: float) -> None:
        self.volume = volume


def test_the_sound_device_runs_with_the_pictures(view: VideoView, stream: FakePreview) -> None:
    sound = FakeSound()
    player = Player(view, Relay(view), lambda: sound)
    player.open(stream)
    player.play()
    assert sound.running
    player.toggle_mute()
    assert sound.volume == 0
    player.set_volume(0.5)
    assert sound.volume == 0.5
    player.pause()
    assert not sound.running


def test_pictures_wait_for_the_first_sound_but_not_for_ever(
    qtbot: QtBot, view: VideoView, stream: FakePreview
) -> None:
    sound = FakeSound()
    player = Player(view, Relay(view), lambda: sound)
    player.open(stream)
    player.play()
    qtbot.wait(150)
    assert player.position_us == 0
    sound.heard = 30_000
    qtbot.waitUntil(lambda: player.position_us > 0)
    assert player.position_us < 100_000
    player.pause()
    player.seek(0)
    sound.heard = None
    player.play()
    qtbot.waitUntil(lambda: player.position_us > 100_000, timeout=2000)
    player.close()


def test_the_clock_follows_what_was_heard() -> None:
    now = [100.0]
    clock = Clock(lambda: now[0])
    clock.start(1_000_000, Fraction(2))
    now[0] += 1.0
    assert clock.time_us() == 3_000_000
    assert clock.time_us(500_000) == 2_000_000  # asleep for half a second: follow at once
    for _ in range(200):  # 20 ms apart: worked off slowly, never backwards by much
        now[0] += 0.016
        heard = round((now[0] - 100.0 - 0.52) * 1e6)
        clock.time_us(heard)
    expected = 1_000_000 + 2 * round((now[0] - 100.0 - 0.52) * 1e6)
    assert abs(clock.time_us() - expected) < 5_000


def test_what_is_asked_for_before_the_stream_is_there_is_done_when_it_is(
    qtbot: QtBot, view: VideoView, stream: FakePreview
) -> None:
    player = Player(view, Relay(view))
    player.toggle()
    player.seek(300_000)
    assert (player.playing, player.position_us) == (False, 0), "no stream is on its way"
    player.expect()
    player.seek(300_000)
    player.skip(200_000)
    player.step(1)
    player.shuttle(1)
    player.pause()
    player.toggle()
    assert (player.playing, player.position_us) == (False, 500_000)
    player.open(stream)
    assert player.playing
    qtbot.waitUntil(lambda: player.position_us > 600_000)
    player.close()
    player.expect()
    assert player.position_us == 0
    player.toggle()
    player.toggle()
    player.open(FakePreview(2_000_000))
    assert not player.playing
    player.close()
