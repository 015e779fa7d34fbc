"""Framing in the real window: what the hand does is in the library, and undo takes it back."""

from __future__ import annotations

from concurrent.futures import Future
from fractions import Fraction

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton

from app.core.edit import Edit, Freeze, SpeedSegment
from app.core.errors import BadEdit
from app.core.exact import Q
from app.ui.framing.screen import FramingScreen
from tests.functional.ui.conftest import LEFT, Hands, Reel

CTRL = Qt.KeyboardModifier.ControlModifier


def drag_box(hands: Hands, screen: FramingScreen, dx: float, dy: float) -> None:
    """Move the box by source pixels."""
    box = screen.tool.box
    assert box is not None
    start = screen.view.to_view(box.cx / Q, box.cy / Q)
    end = screen.view.to_view(box.cx / Q + dx, box.cy / Q + dy)
    hands.drag(screen.view, start, end)


def test_the_reel_is_shown_with_its_picture_and_its_result(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    assert framing.work.reel_id == reel.id
    assert framing.work.clip_id == reel.clip.id
    assert framing.view.content_size == (320.0, 180.0)
    assert framing.result.content_size == (1080.0, 1920.0)
    assert framing.now_us() == reel.clip.start_us


def test_dragging_the_box_writes_a_keyframe_that_undo_takes_back(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    now = framing.now_us()
    drag_box(hands, framing, 60, 0)
    hands.until(lambda: reel.clip.crop)
    (key,) = reel.clip.crop
    assert key.t_us == now
    assert abs(key.cx - 220) < 3
    undo = hands.window.kit.actions["edit.undo"]
    hands.until(lambda: undo.text() == "Undo move crop")
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.until(lambda: not reel.clip.crop)
    hands.until(lambda: framing.tool.box and abs(framing.tool.box.cx / Q - 160) < 0.01)


def test_what_changes_while_the_reel_is_read_is_shown_too(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    clip_id, write = reel.clip.id, hands.workspace.framing.put_crop
    for n in range(8):  # as from elsewhere: the screen reads while more comes
        write(reel.id, clip_id, 2_000_000 + 200_000 * n, 100.0 + n, 90.0, 120.0).result(10)
    newest = reel.edit
    hands.until(lambda: framing.work.edit == newest)


def test_clips_stand_in_their_order_again_when_a_move_is_refused(
    hands: Hands, framing: FramingScreen, reel: Reel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Future[Edit]:
        refused: Future[Edit] = Future()
        refused.set_exception(BadEdit("clips", "nothing can be moved now"))
        return refused

    monkeypatch.setattr(hands.workspace.reels, "move_clip", refuse)
    rows = framing.panel._clips

    def order() -> list[object]:
        return [rows.item(n).data(Qt.ItemDataRole.UserRole) for n in range(rows.count())]

    wanted = order()
    rows.setCurrentRow(0)
    rows.model().moveRow(rows.rootIndex(), 0, rows.rootIndex(), 2)
    assert order() != wanted
    hands.until(lambda: hands.window.kit.bar.message)
    assert order() == wanted


def test_a_second_drag_at_the_same_picture_edits_the_keyframe(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    drag_box(hands, framing, 60, 0)
    hands.until(lambda: framing.work.clip and framing.work.clip.crop)
    drag_box(hands, framing, -100, 0)
    hands.until(lambda: reel.clip.crop[0].cx < 200)
    assert len(reel.clip.crop) == 1
    hands.click(hands.named("Delete keyframe", QPushButton))
    hands.until(lambda: not reel.clip.crop)


def test_the_box_moves_between_keyframes_and_the_result_follows(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    assert framing.player is not None
    drag_box(hands, framing, -80, 0)
    hands.until(lambda: framing.work.clip and framing.work.clip.crop)
    framing.player.seek(3_000_000)
    hands.until(lambda: framing.now_us() == 3_000_000)
    drag_box(hands, framing, 140, 0)
    hands.until(lambda: len(reel.clip.crop) == 2)
    framing.player.seek(2_500_000)
    hands.until(lambda: framing.now_us() == 2_480_000)
    hands.until(lambda: framing.tool.box and 100 < framing.tool.box.cx / Q < 200)
    hands.key(Qt.Key.Key_Delete)  # no keyframe stands here
    framing.player.seek(3_000_000)
    hands.until(lambda: framing.now_us() == 3_000_000)
    hands.key(Qt.Key.Key_Delete)
    hands.until(lambda: len(reel.clip.crop) == 1)


def test_dragging_the_handle_trims_the_clip_once(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    axis, timeline = framing.work.axis(), framing.timeline
    start = hands.lane_point(timeline, 0, axis.shown(reel.clip.start_us))
    end = hands.lane_point(timeline, 0, axis.shown(2_600_000))
    hands.drag(timeline, start, end)
    hands.until(lambda: reel.clip.start_us != 2_000_000)
    assert abs(reel.clip.start_us - 2_600_000) < 30_000
    assert reel.clip.end_us == 4_000_000
    assert hands.workspace.history.state.undo == "trim clip"
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.until(lambda: reel.clip.start_us == 2_000_000)


def test_b_splits_at_the_playhead(hands: Hands, framing: FramingScreen, reel: Reel) -> None:
    assert framing.player is not None
    framing.player.seek(3_000_000)
    hands.until(lambda: framing.now_us() == 3_000_000)
    framing.view.setFocus()
    hands.key(Qt.Key.Key_B)
    hands.until(lambda: len(reel.edit.clips) == 3)
    first, second, _ = reel.edit.clips
    assert (first.end_us, second.start_us) == (3_000_000, 3_000_000)
    hands.until(lambda: len(framing.work.clip_ids) == 3)
    hands.until(lambda: framing.work.clip_id == second.id)
    hands.click(hands.named("Speed 0.5×", QPushButton))
    hands.until(lambda: reel.edit.clips[1].segments)
    assert not reel.edit.clips[0].segments


def test_beside_the_clip_the_nearest_part_gets_the_speed_and_nothing_is_frozen(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    assert framing.player is not None
    framing.player.seek(5_000_000)
    hands.until(lambda: framing.now_us() == 5_000_000)
    hands.click(hands.named("Freeze", QPushButton))
    bar = hands.window.kit.bar
    hands.until(lambda: bar.message is not None and "Move the playhead" in bar.message.text)
    hands.click(hands.named("Speed 2×", QPushButton))
    hands.until(lambda: reel.clip.segments)
    assert reel.clip.segments == (SpeedSegment(2_000_000, 4_000_000, Fraction(2)),)


def test_a_speed_chip_changes_the_part_under_the_playhead(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    hands.click(hands.named("Speed 0.5×", QPushButton))
    hands.until(lambda: reel.clip.segments)
    (segment,) = reel.clip.segments
    assert segment == SpeedSegment(2_000_000, 4_000_000, Fraction(1, 2))
    hands.until(lambda: framing.work.part_at(framing.now_us()))
    hands.click(hands.named("Freeze", QPushButton))
    hands.until(lambda: any(isinstance(s, Freeze) for s in reel.clip.segments))


def test_the_ratio_chip_reshapes_the_reel_and_the_result(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    hands.click(hands.named("Ratio 1:1", QPushButton))
    hands.until(lambda: reel.edit.reel.size == (1080, 1080))
    hands.until(lambda: framing.result.content_size == (1080.0, 1080.0))
    hands.until(lambda: framing.result.picture is not None and _square(framing))


def test_the_other_clip_comes_on_the_stage(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    hands.key(Qt.Key.Key_Right, CTRL)
    hands.until(lambda: framing.work.clip_id == reel.edit.clips[1].id)
    hands.until(lambda: framing.now_us() == 5_000_000)


def test_a_reel_is_renamed_and_deleted_with_a_way_back(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    framing.panel.edit_name()
    hands.write("Maya")
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: reel.edit.reel.name == "Maya")
    framing.panel.reel_deleted.emit()
    hands.until(lambda: not hands.workspace.reels.list().result())
    hands.until(lambda: framing.work.clip is None)
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.until(lambda: hands.workspace.reels.list().result())
    hands.until(lambda: framing.work.clip is not None)


def test_escape_leaves_the_name_of_a_reel_as_it_was(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    before = reel.edit.reel.name
    framing.panel.edit_name()
    hands.write("Maya")
    hands.key(Qt.Key.Key_Escape)
    hands.until(framing.panel._name.isHidden)
    assert framing.panel._reels.isVisible()
    assert reel.edit.reel.name == before


def test_a_click_beside_the_box_does_not_move_it(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    hands.drag(framing.view, QPointF(14, 14), QPointF(40, 40))
    assert not reel.clip.crop


def _square(screen: FramingScreen) -> bool:
    picture = screen.result.picture
    return picture is not None and picture.shape[0] == picture.shape[1]


def test_playing_stops_at_the_end_of_the_clip_and_begins_there_anew(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    player = framing.player
    assert player is not None
    player.seek(3_800_000)
    framing.view.setFocus()
    hands.key(Qt.Key.Key_Space)
    hands.until(lambda: player.playing)
    hands.until(lambda: not player.playing)
    assert player.position_us == 4_000_000
    hands.key(Qt.Key.Key_Space)
    hands.until(lambda: player.playing and 2_000_000 <= player.position_us < 3_500_000)
    player.pause()
    player.seek(4_500_000)  # to see what follows
    hands.key(Qt.Key.Key_Space)
    hands.until(lambda: player.position_us > 4_700_000)
    player.pause()


def test_undoing_a_split_goes_back_to_the_clip_that_is_left(
    hands: Hands, framing: FramingScreen, reel: Reel, capsys: pytest.CaptureFixture[str]
) -> None:
    assert framing.player is not None
    framing.player.seek(3_000_000)
    hands.until(lambda: framing.now_us() == 3_000_000)
    framing.view.setFocus()
    hands.key(Qt.Key.Key_B)
    hands.until(lambda: len(framing.work.clip_ids) == 3)
    second = reel.edit.clips[1].id
    hands.until(lambda: framing.work.clip_id == second and framing._result_stream is not None)
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.until(lambda: len(framing.work.clip_ids) == 2 and framing._result_stream is not None)
    assert framing.work.clip_id == reel.edit.clips[0].id
    assert "Traceback" not in capsys.readouterr().err


def lane_drag(hands: Hands, screen: FramingScreen, lane: int, start_us: int, end_us: int) -> None:
    """Drag on a row of the timeline, in source time."""
    axis = screen.work.axis()
    hands.drag(
        screen.timeline,
        hands.lane_point(screen.timeline, lane, axis.shown(start_us)),
        hands.lane_point(screen.timeline, lane, axis.shown(end_us)),
    )


def test_a_keyframe_is_dragged_along_the_lane_and_stands_on_a_frame(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    drag_box(hands, framing, 60, 0)
    hands.until(lambda: framing.keyframes())
    lane_drag(hands, framing, 2, 2_000_000, 2_710_000)
    hands.until(lambda: reel.clip.crop[0].t_us != 2_000_000)
    (key,) = reel.clip.crop
    assert key.t_us % 40_000 == 0 and abs(key.t_us - 2_710_000) < 40_000
    undo = hands.window.kit.actions["edit.undo"]
    hands.until(lambda: undo.text() == "Undo move keyframe")
    hands.until(lambda: framing.now_us() == key.t_us)
    framing.view.setFocus()
    hands.key(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    hands.until(lambda: framing.keyframes()[0].t_us == key.t_us + 40_000)
    hands.key(Qt.Key.Key_3)
    hands.until(lambda: reel.clip.crop[0].ease == "hold")


def test_a_stretch_is_marked_by_a_drag_and_slowed_down_and_its_end_is_moved(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    lane_drag(hands, framing, 1, 2_480_000, 3_200_000)
    assert framing.writer.marked == (2_480_000, 3_200_000)
    framing.view.setFocus()
    hands.key(Qt.Key.Key_S)
    hands.until(lambda: reel.clip.segments)
    assert reel.clip.segments == (SpeedSegment(2_480_000, 3_200_000, Fraction(3, 4)),)
    hands.until(lambda: framing.work.clip and framing.work.clip.segments)
    assert framing.writer.marked is None
    lane_drag(hands, framing, 1, 3_200_000, 3_600_000)
    slow = SpeedSegment(2_480_000, 3_600_000, Fraction(3, 4))
    hands.until(lambda: reel.clip.segments == (slow,))
    assert hands.workspace.history.state.undo == "move speed change"


def test_arrows_on_the_picture_move_the_box_and_a_held_key_is_one_step(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    framing.view.setFocus()
    for _ in range(3):
        hands.bot.keyPress(framing.view, Qt.Key.Key_Right)
    assert not reel.clip.crop
    hands.bot.keyRelease(framing.view, Qt.Key.Key_Right)
    hands.until(lambda: reel.clip.crop)
    assert abs(reel.clip.crop[0].cx - 163) < 0.01
    assert framing.now_us() == 2_000_000, "the playhead did not move"
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.until(lambda: not reel.clip.crop)


def test_a_line_along_the_horizon_straightens_the_clip(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    framing.view.setFocus()
    hands.key(Qt.Key.Key_H)
    rect = framing.view.content_rect()
    start = QPointF(rect.left() + 20, rect.center().y())
    across = rect.width() - 40
    hands.drag(framing.view, start, start + QPointF(across, across * 0.0875))  # 5 degrees
    hands.until(lambda: reel.clip.rotation_deg != 0)
    assert abs(reel.clip.rotation_deg + 5.0) < 0.4
    hands.until(lambda: framing.view.rotation_deg == reel.clip.rotation_deg)
    assert framing.view.tool is framing.tool, "the box is back"


def test_the_picture_is_enlarged_and_the_box_is_still_where_it_is_seen(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    view = framing.view
    at = QPointF(view.content_rect().center())
    before = view.to_content(at)
    turn_wheel(hands, framing, at, CTRL)
    assert view.zoom > 1.2
    after = view.to_content(at)
    assert max(abs(a - b) for a, b in zip(before, after, strict=True)) < 1
    drag_box(hands, framing, 20, 0)
    hands.until(lambda: reel.clip.crop)
    assert abs(reel.clip.crop[0].cx - 180) < 2
    hands.click(hands.named("Show the whole picture"))
    assert view.zoom == 1.0


def turn_wheel(
    hands: Hands, screen: FramingScreen, at: QPointF, modifiers: Qt.KeyboardModifier
) -> None:
    event = QWheelEvent(
        at,
        screen.view.mapToGlobal(at),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(screen.view, event)


def test_the_length_and_the_result_follow_while_the_hand_moves(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    length = hands.named("Output length")
    hands.until(lambda: framing.result.picture is not None)
    axis, timeline, before = framing.work.axis(), framing.timeline, framing.result.picture
    assert before is not None
    start = hands.lane_point(timeline, 0, axis.shown(4_000_000)).toPoint()
    end = hands.lane_point(timeline, 0, axis.shown(3_000_000)).toPoint()
    hands.bot.mousePress(timeline, LEFT, pos=start)
    hands.bot.mouseMove(timeline, end)
    assert length.text().startswith("0:01.0")  # type: ignore[attr-defined]
    assert reel.clip.end_us == 4_000_000, "nothing is written yet"
    hands.bot.mouseMove(timeline, start)
    hands.bot.mouseRelease(timeline, LEFT, pos=start)
    box = framing.tool.box
    assert box is not None
    middle = framing.view.to_view(box.cx / Q, box.cy / Q)
    hands.bot.mousePress(framing.view, LEFT, pos=middle.toPoint())
    hands.bot.mouseMove(framing.view, (middle + QPointF(40, 0)).toPoint())
    hands.until(
        lambda: (
            framing.result.picture is not None
            and not np.array_equal(before, framing.result.picture)
        )
    )
    assert not reel.clip.crop, "the result is live before the box is let go"
    hands.bot.mouseRelease(framing.view, LEFT, pos=middle.toPoint())


def test_framing_is_copied_to_another_clip(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    drag_box(hands, framing, 60, 0)
    hands.until(lambda: framing.keyframes())
    paste = hands.window.kit.actions["frame.paste"]
    assert not paste.isEnabled()
    hands.key(Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.AltModifier)
    hands.until(paste.isEnabled)
    framing.view.setFocus()
    hands.key(Qt.Key.Key_Right, CTRL)
    hands.until(lambda: framing.work.clip_id == reel.edit.clips[1].id)
    hands.key(Qt.Key.Key_V, CTRL | Qt.KeyboardModifier.AltModifier)
    hands.until(lambda: reel.edit.clips[1].crop)
    assert reel.edit.clips[1].crop[0].cx == reel.clip.crop[0].cx
    assert reel.edit.clips[1].crop[0].t_us == 5_000_000


def test_the_last_clip_taken_out_leaves_an_empty_stage(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    """Also while the pictures of the clip that was chosen next are still being opened."""
    for clip in reel.edit.clips:
        reel.workspace.reels.remove_clip(reel.id, clip.id).result(10)
        reel.workspace.reels.rename(reel.id, f"Without {clip.id}").result(10)
    hands.until(lambda: framing.player is not None and framing.player.stream is None)
    assert hands.window.kit.bar.message is None
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.until(lambda: framing.work.clip is not None and framing.view.has_picture)
