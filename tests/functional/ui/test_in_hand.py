"""What is typed or in the hand is part of the reel: no command overtakes it, nothing loses it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from app.core.edit import Edit
from app.core.game import Game
from app.services.text_place import text_place
from app.ui.common.reel_playback import Moment
from app.ui.common.reel_screen import ReelScreen
from app.ui.framing.screen import FramingScreen
from app.ui.overlay.screen import OverlayScreen
from tests.functional.ui.conftest import LEFT, Hands, Reel

CTRL = Qt.KeyboardModifier.ControlModifier


def turn(screen: ReelScreen, at: QPointF) -> None:
    """One click of the wheel over a place of the stage."""
    view = screen.view
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def text_there(hands: Hands, screen: OverlayScreen, words: str, start_us: int) -> str:
    """A text of the first clip, written behind the window's back; its id."""
    work = screen.work
    known = {text.id for text in work.clip.texts} if work.clip else set()
    edit = hands.workspace.overlay.add_text(work.reel_id, work.clip_id, start_us, words).result(5)
    (added,) = {text.id for text in edit.clips[0].texts} - known
    hands.until(lambda: screen.text_of(added) is not None)
    return added


def test_words_being_typed_are_in_the_export(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    hands.key(Qt.Key.Key_T)
    hands.write("Mia")
    hands.key(Qt.Key.Key_E, CTRL)
    hands.until(lambda: [text.text for text in reel.clip.texts] == ["Mia"])
    session = hands.window.session
    assert session is not None and session.desk.dialog is not None
    hands.until(session.desk.dialog.isVisible)
    session.desk.dialog.close()
    hands.until(lambda: overlay.text is not None)
    field = hands.named("Words", QPlainTextEdit)
    field.setFocus()
    hands.write(" and Lea")
    overlay.form.export_asked.emit()
    hands.until(lambda: "Lea" in reel.clip.texts[0].text)
    session.desk.dialog.close()


def test_undo_takes_the_wheel_back_that_was_turned_last(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    hands.workspace.reels.rename(reel.id, "Best goals").result(5)
    hands.until(lambda: framing.work.edit and framing.work.edit.reel.name == "Best goals")
    turn(framing, framing.view.content_rect().center())
    assert framing.tool.in_hand
    hands.key(Qt.Key.Key_Z, CTRL)
    redo = hands.window.kit.actions["edit.redo"]
    hands.until(lambda: redo.text() == "Redo move crop")
    assert not framing.tool.in_hand and not reel.clip.crop
    assert reel.edit.reel.name == "Best goals"


def test_deleting_what_was_just_made_larger_is_no_error(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    ellipse, mapping = overlay.tool.ellipse, overlay.work.mapping_at(overlay.now_us())
    assert ellipse is not None and mapping is not None
    turn(overlay, overlay.view.to_view(*mapping.to_output(ellipse.cx, ellipse.cy)))
    assert overlay.tool.in_hand
    hands.window.kit.actions["overlay.delete"].trigger()
    hands.until(lambda: not reel.clip.spotlights and not overlay.light)
    assert hands.workspace.history.state.undo == "delete spotlight"
    assert not overlay.tool.in_hand and hands.window.kit.bar.message is None


def test_words_typed_in_the_inspector_go_to_their_own_text(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    first = text_there(hands, overlay, "One", 2_000_000)
    second = text_there(hands, overlay, "Two", 2_500_000)
    overlay.select(first)
    field = hands.named("Words", QPlainTextEdit)
    field.setFocus()
    hands.write("No. ")
    overlay.select(second)
    hands.until(lambda: [text.text for text in reel.clip.texts] == ["No. One", "Two"])
    assert isinstance(field, QPlainTextEdit) and field.toPlainText() == "Two"


def test_the_reel_runs_with_the_words_that_are_being_typed(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    text_there(hands, overlay, "Mia", 2_000_000)
    overlay.select(reel.clip.texts[0].id)
    overlay.marks.edit_text()
    hands.write("Lea")
    hands.window.kit.actions["play.reel"].trigger()
    player = overlay.playback.player
    hands.until(lambda: player.playing and player.position.clip_id)
    assert reel.clip.texts[0].text == "Lea"
    assert overlay.work.edit is not None and overlay.playback.shows(overlay.work.edit)
    assert overlay.work.edit == reel.edit


def test_what_is_marked_in_a_clip_does_not_reach_into_another_one(
    hands: Hands, framing: FramingScreen, reel: Reel, game: Game
) -> None:
    _, second = reel.edit.clips
    framing.writer.mark((2_500_000, 3_000_000))
    framing.view.zoom_by(2.0)
    framing.ask_horizon()
    framing.show_place(Moment(second.id, 6_000_000))
    assert framing.work.clip_id == second.id
    assert framing.view.tool is framing.tool
    assert framing.writer.marked is None and framing.view.zoom == 1.0
    framing.view.zoom_by(2.0)
    turn(framing, framing.view.content_rect().center())
    marked = hands.workspace.annotate.clips(game.id).result(5)[0]
    other = hands.workspace.reels.create("Others", [marked.id]).result(5)
    framing.open_reel(other)
    hands.until(lambda: framing.work.reel_id == other and framing.work.clip is not None)
    hands.until(lambda: reel.edit.clips[1].crop)
    hands.until(lambda: framing.view.zoom == 1.0)
    assert not hands.workspace.reels.edit(other).result(5).clips[0].crop


def test_a_text_that_is_emptied_goes_itself_whatever_is_chosen_meanwhile(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    emptied = text_there(hands, overlay, "Mia", 2_000_000)
    overlay.select(emptied)
    overlay.marks.edit_text()
    overlay.writer.duplicate()
    hands.until(lambda: overlay.selected != emptied)
    hands.key(Qt.Key.Key_Delete)  # all the words are selected
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: len(reel.clip.texts) == 1)
    assert reel.clip.texts[0].id != emptied


def test_a_mark_that_comes_late_is_not_shown_in_another_reel(
    hands: Hands, overlay: OverlayScreen, reel: Reel, game: Game
) -> None:
    marked = hands.workspace.annotate.clips(game.id).result(5)[0]
    other = hands.workspace.reels.create("Others", [marked.id]).result(5)
    overlay.marks.add_spotlight()
    shown: list[Edit] = []
    overlay.panel.edit_shown.connect(shown.append)
    overlay.open_reel(other)
    hands.until(lambda: len(reel.clip.spotlights) == 2)
    hands.until(lambda: overlay.light is not None)
    assert {edit.reel.id for edit in shown} == {other}


def test_a_click_beside_the_picture_comes_after_the_wheel(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    turn(framing, framing.view.content_rect().center())
    assert framing.tool.in_hand
    hands.click(hands.named("Ratio 1:1"))
    assert not framing.tool.in_hand
    hands.until(lambda: reel.edit.reel.size == (1080, 1080))
    steps = hands.window.kit.actions["edit.undo"]
    hands.until(lambda: steps.text() == "Undo change ratio")
    (key,) = reel.clip.crop
    framing.tool.rest(framing.view)  # the hand is empty: nothing of it lands late
    assert reel.clip.crop == (key,)
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.until(lambda: steps.text() == "Undo move crop")


def grip(screen: OverlayScreen) -> QPointF:
    """Where the chosen mark is taken hold of on the stage."""
    if screen.text is not None:
        place = text_place(screen.text, screen.content_size())
        return screen.view.to_view(place.left + place.width / 2, place.top + place.height / 2)
    ellipse, mapping = screen.tool.ellipse, screen.work.mapping_at(screen.now_us())
    assert ellipse is not None and mapping is not None
    return screen.view.to_view(*mapping.to_output(ellipse.cx, ellipse.cy))


@pytest.mark.parametrize("what", ["spotlight", "text"])
def test_what_is_in_the_hand_stays_there_while_another_change_is_drawn(
    hands: Hands, overlay: OverlayScreen, reel: Reel, what: str
) -> None:
    player, view = overlay.player, overlay.view
    assert player is not None
    if what == "text":
        overlay.select(text_there(hands, overlay, "Mia", 2_000_000))
    player.seek(3_000_000)
    hands.until(lambda: player.position.source_us == 3_000_000)  # its picture is there
    middle, bottom = slice(140, 190), slice(280, None)  # of about 380 rows
    mine, others = (middle, bottom) if what == "spotlight" else (bottom, middle)

    def same(picture: object, part: slice) -> bool:
        one, two = np.asarray(picture), np.asarray(view.picture)
        return one.shape == two.shape and np.array_equal(one[part], two[part])

    before, start = view.picture, grip(overlay)
    end = (start + QPointF(0, -40)).toPoint()
    hands.bot.mousePress(view, LEFT, pos=start.toPoint())
    hands.bot.mouseMove(view, end)
    hands.until(lambda: not same(before, mine))
    held = view.picture
    if what == "spotlight":
        text_there(hands, overlay, "Lea", 2_000_000)
    else:  # a second text would be a second lane, and the stage lower
        light = reel.clip.spotlights[0].id
        hands.workspace.overlay.style_spotlight(reel.id, reel.clip.id, light, color="#00E5FF")
    hands.until(lambda: not same(held, others) and same(held, mine))
    assert overlay.canvas.in_hand
    hands.bot.mouseRelease(view, LEFT, pos=end)
    hands.until(lambda: hands.workspace.history.state.undo in ("move spotlight", "edit text"))
