"""Follow a player in the real window: a key, a click, a spotlight that stays on him."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QComboBox, QPushButton

from app.core.exact import Q
from app.core.follow import Stop, Track, TrackPoint
from app.core.follow.track import track_to
from app.core.game import Game
from app.core.spotlight import spotlight_path
from app.footage import MatchSpec, MatchTruth
from app.services.follow import Followed
from app.services.workspace import Workspace
from app.ui.framing.screen import FramingScreen
from app.ui.overlay.screen import OverlayScreen
from tests.functional.ui.conftest import LEFT, Hands, Reel
from tests.support.footage import make_match

SPEC = MatchSpec(
    width=640, height=360, duration_s=Fraction(7), seed=3, code_strips=0, audio=False, weave=True
)
WHO = 20


@pytest.fixture
def game(workspace: Workspace) -> Game:
    path, _ = make_match(SPEC)
    return workspace.games.add([path], name="United – Rovers").result(60)


@pytest.fixture
def truth() -> MatchTruth:
    return make_match(SPEC)[1]


def place(truth: MatchTruth, t_us: int, who: int = WHO) -> tuple[float, float]:
    cx, cy, _, _ = (float(value) for value in truth.players[t_us // 40_000, who])
    return cx, cy


def test_who_asks_before_there_is_a_picture_is_told(hands: Hands, framing: FramingScreen) -> None:
    framing.view.set_picture(None)
    framing.view.setFocus()
    for command in ("follow.player", "frame.horizon"):
        hands.window.kit.bar.clear()
        hands.window.run(command)
        message = hands.window.kit.bar.message
        assert message is not None and "no picture" in message.text
        assert not framing.follow.pointing and framing.view.tool is framing.tool


def test_a_key_and_a_click_follow_and_undo_takes_it_back(
    hands: Hands, framing: FramingScreen, reel: Reel, truth: MatchTruth
) -> None:
    drives = hands.named("What follows the player", QComboBox)
    assert isinstance(drives, QComboBox) and drives.currentText() == "Spotlight"
    drives.setCurrentIndex(drives.findText("Spotlight and crop"))
    framing.view.setFocus()
    hands.key(Qt.Key.Key_F)
    assert framing.follow.pointing and "Click the player" in framing.follow.bar.text
    at = framing.now_us()
    hands.bot.mouseClick(framing.view, LEFT, pos=framing.view.to_view(*place(truth, at)).toPoint())
    assert not framing.follow.pointing and framing.follow.running
    assert hands.named("Cancel", QPushButton).isEnabled()
    hands.until(lambda: not framing.follow.running)
    hands.until(lambda: reel.clip.spotlights and reel.clip.crop)
    (light,) = reel.clip.spotlights
    path = spotlight_path(light, 640, 360)
    for point in framing.follow.track.points:
        x, y, _, _ = path.ellipse(point.t_us)
        assert np.hypot(*np.subtract((x, y), place(truth, point.t_us))) < 20
    hands.until(lambda: framing.follow.lane.look.spans)
    if framing.follow.pointing:
        hands.key(Qt.Key.Key_Escape)
    undo = hands.window.kit.actions["edit.undo"]
    hands.until(lambda: undo.text() == "Undo follow player")
    undo.trigger()
    hands.until(lambda: not reel.clip.spotlights and not reel.clip.crop)
    hands.until(lambda: framing.follow.lane.look.spans == ())


def test_the_end_of_a_run_leaves_the_box_in_the_hand(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    view, box, edit = framing.view, framing.tool.box, framing.work.edit
    assert box is not None and edit is not None
    start = view.to_view(box.cx / Q, box.cy / Q)
    hands.bot.mousePress(view, LEFT, pos=start.toPoint())
    hands.bot.mouseMove(view, (start + QPointF(20, 0)).toPoint())
    track = Track((TrackPoint(2_000_000, 20.0, 180.0, 40.0),), (Stop(3_200_000, "alike"),))
    framing.follow._asked_for = (reel.id, reel.clip.id)
    framing.follow._done(Followed(edit, track))  # as if a run ended now, at a doubt
    assert not framing.follow.pointing and framing.tool.in_hand
    hands.bot.mouseRelease(view, LEFT, pos=(start + QPointF(20, 0)).toPoint())
    hands.until(lambda: reel.clip.crop)
    framing.follow._done(Followed(edit, track))
    assert framing.follow.pointing, "nothing is in the hand any more"


def test_pointing_takes_the_stage_from_a_drag_that_is_written(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    ellipse, mapping = overlay.tool.ellipse, overlay.work.mapping_at(overlay.now_us())
    assert ellipse is not None and mapping is not None
    start = overlay.view.to_view(*mapping.to_output(ellipse.cx, ellipse.cy))
    hands.bot.mousePress(overlay.view, LEFT, pos=start.toPoint())
    hands.bot.mouseMove(overlay.view, (start + QPointF(0, 30)).toPoint())
    hands.key(Qt.Key.Key_F)
    assert overlay.follow.pointing and not overlay.tool.in_hand
    hands.until(lambda: reel.clip.spotlights[0].keyframes[0].cy > ellipse.cy + 5)
    hands.key(Qt.Key.Key_Escape)
    moved = overlay.tool.ellipse
    hands.bot.mouseMove(overlay.view, (start + QPointF(0, 60)).toPoint())
    assert overlay.tool.ellipse == moved, "no button is down"


def test_the_keyboard_alone_points_at_a_player_and_escape_gives_up(
    hands: Hands, overlay: OverlayScreen
) -> None:
    hands.click(hands.named("Follow player", QPushButton))
    assert overlay.follow.pointing
    before = overlay.follow.tool.at
    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Down)
    after = overlay.follow.tool.at
    assert before is not None and after is not None
    assert after[0] > before[0] and after[1] > before[1]
    hands.key(Qt.Key.Key_Escape)
    assert not overlay.follow.pointing and not overlay.follow.bar.isVisible()
    hands.key(Qt.Key.Key_F)
    hands.key(Qt.Key.Key_Return)
    assert overlay.follow.running
    hands.click(overlay.follow.bar.way_out)
    hands.until(lambda: not overlay.follow.running)
    assert overlay.follow.track.points == ()


def test_the_timeline_shows_where_it_stopped_and_where_he_left_the_box(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    """A click on the mark asks for the click that goes on."""
    points = tuple(TrackPoint(2_000_000 + 40_000 * i, 20.0 * i, 180.0, 40.0) for i in range(30))
    kept = track_to(Track(points, (Stop(3_200_000, "alike"),)))
    hands.workspace.settings.put(f"track:{reel.id}:{reel.clip.id}", kept).result(10)
    framing.follow.refresh()
    hands.until(lambda: framing.follow.lane.look.stops)
    # The box is 202.5 px wide in the middle of 640: he is in it from 220 to 420.
    away = ((2_000_000, 2_400_000), (2_880_000, 3_160_000))
    hands.until(lambda: framing.follow.lane.look.away == away)
    lane = hands.lane_point(framing.timeline, 3, framing.work.axis().shown(3_200_000))
    hands.bot.mouseClick(framing.timeline, LEFT, pos=QPointF(lane.x(), lane.y()).toPoint())
    assert framing.follow.pointing and "looks alike" in framing.follow.bar.text
    hands.until(lambda: framing.now_us() == 3_200_000)
    hands.click(hands.named("Leave it so", QPushButton))
    assert not framing.follow.pointing
