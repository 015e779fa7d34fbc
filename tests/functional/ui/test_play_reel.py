"""Play Reel in the real window: the output runs, and standing still leads back to the clip."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.core.time import seconds
from app.core.timemap import time_map
from app.ui.common.reel_screen import ReelScreen
from app.ui.framing.screen import FramingScreen
from app.ui.overlay.screen import OverlayScreen
from tests.functional.ui.conftest import Hands, Reel

CTRL = Qt.KeyboardModifier.ControlModifier


def seek(hands: Hands, screen: ReelScreen, t_us: int) -> None:
    assert screen.player is not None
    screen.player.seek(t_us)
    hands.until(lambda: screen.now_us() == t_us)


def runs(screen: ReelScreen) -> bool:
    return screen.playback.player.playing and bool(screen.playback.player.position.clip_id)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_slow_motion_is_seen_and_stopping_leads_to_its_moment(
    hands: Hands, framing: FramingScreen, reel: Reel, key: Qt.Key
) -> None:
    clip = reel.clip
    hands.workspace.framing.set_speed(
        reel.id, clip.id, clip.start_us, clip.end_us, Fraction(1, 4)
    ).result(5)
    hands.until(lambda: framing.work.clip and framing.work.clip.segments)
    seek(hands, framing, 3_000_000)
    hands.key(Qt.Key.Key_P, CTRL)
    hands.until(lambda: runs(framing))
    assert not framing.view.isVisible() and framing.playback.view.isVisible()
    player = framing.playback.player
    assert player.stream is not None
    assert player.duration_us == 10_000_000  # eight seconds of slow motion, two of the next clip
    assert player.position_us >= 4_000_000  # one second into the clip is four into the reel
    hands.until(lambda: player.position_us > 4_300_000)
    out = seconds(player.position_us)
    assert abs(time_map(reel.clip).source_at(out) - seconds(player.position.source_us)) < 0.1
    hands.key(key)
    seen = player.position
    assert not framing.playback.active and player.stream is None
    assert framing.view.isVisible() and framing.view.hasFocus()
    assert framing.work.clip_id == clip.id
    hands.until(lambda: framing.now_us() == seen.source_us)
    assert 3_000_000 < seen.source_us < 4_000_000


def test_the_reel_goes_on_into_the_next_clip_and_its_end_leads_there(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    first, second = reel.edit.clips
    seek(hands, overlay, 3_800_000)
    hands.click(hands.named("Play Reel as Exported", QPushButton))
    hands.until(lambda: runs(overlay))
    hands.until(lambda: overlay.playback.player.position.clip_id == second.id)
    assert overlay.work.clip_id == first.id
    hands.until(lambda: not overlay.playback.active)  # after its last picture
    assert overlay.work.clip_id == second.id
    hands.until(lambda: overlay.player and overlay.player.position.clip_id == second.id)
    assert second.end_us - 100_000 < overlay.now_us() < second.end_us


def test_the_end_leads_to_the_last_clip_though_its_pictures_came_too_late(
    hands: Hands, overlay: OverlayScreen, reel: Reel, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = reel.edit.clips
    seek(hands, overlay, 3_800_000)
    hands.click(hands.named("Play Reel as Exported", QPushButton))
    hands.until(lambda: runs(overlay))
    monkeypatch.setattr(overlay.playback.player.stream, "picture_at", lambda _clock: None)
    hands.until(lambda: not overlay.playback.active)
    assert overlay.work.clip_id == second.id != first.id
    hands.until(lambda: overlay.player and overlay.player.position.clip_id == second.id)
    assert second.end_us - 100_000 < overlay.now_us() < second.end_us


def test_an_edit_while_the_reel_runs_stops_it_on_the_clip_that_is_worked_on(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    hands.workspace.reels.rename(reel.id, "Best goals").result(5)
    hands.until(lambda: framing.work.edit and framing.work.edit.reel.name == "Best goals")
    seek(hands, framing, 3_000_000)
    hands.key(Qt.Key.Key_P, CTRL)
    hands.until(lambda: runs(framing))
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.until(lambda: not framing.playback.active)
    assert framing.playback.player.stream is None
    assert framing.view.isVisible() and framing.now_us() == 3_000_000


def test_a_reel_that_is_given_up_before_it_is_open_leaves_nothing_behind(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    seek(hands, overlay, 3_000_000)
    hands.key(Qt.Key.Key_P, CTRL)
    assert overlay.playback.view.has_picture  # the clip's, until the reel's own is there
    hands.key(Qt.Key.Key_P, CTRL)
    assert not overlay.playback.active and overlay.view.isVisible()
    hands.key(Qt.Key.Key_F6)
    hands.until(lambda: hands.window.mode == "framing")
    assert overlay.playback.player.stream is None
    assert overlay.now_us() == 3_000_000
