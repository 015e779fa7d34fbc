"""A reel that is deleted, here or elsewhere, leaves an empty screen and no errors."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from app.ui.framing.screen import FramingScreen
from app.ui.overlay.screen import OverlayScreen
from tests.functional.ui.conftest import Hands, Reel


def test_the_way_back_is_not_hidden_by_an_error_and_no_screen_goes_back_to_it(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    said: list[str] = []
    hands.window.kit.bar.shown.connect(lambda message: said.append(message.text))
    framing.panel.reel_deleted.emit()
    hands.until(lambda: not framing.work.reel_id)
    hands.key(Qt.Key.Key_F7)
    overlay = hands.window.screen_of("overlay")
    assert isinstance(overlay, OverlayScreen)
    hands.key(Qt.Key.Key_F6)
    hands.until(lambda: said)
    hands.workspace.history.undo().result(5)
    hands.until(lambda: framing.work.reel_id == reel.id and framing.work.clip is not None)
    assert said == ["Deleted the reel."]


def test_a_reel_that_was_deleted_elsewhere_is_left_without_a_word(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    said: list[str] = []
    hands.window.kit.bar.shown.connect(lambda message: said.append(message.text))
    hands.key(Qt.Key.Key_F5)
    hands.workspace.reels.delete(reel.id).result(5)
    hands.key(Qt.Key.Key_F7)
    overlay = hands.window.screen_of("overlay")
    assert isinstance(overlay, OverlayScreen)
    hands.until(lambda: not overlay.work.reel_id)
    hands.workspace.history.undo().result(5)
    hands.until(lambda: overlay.work.reel_id == reel.id and overlay.work.clip is not None)
    assert said == []


def test_a_clip_that_is_taken_out_while_it_opens_leaves_the_one_before_it_on_the_stage(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    edit = framing.work.edit
    assert edit is not None and len(edit.clips) > 1
    first, second = edit.clips[0].id, edit.clips[1].id
    framing.choose_clip(first)
    hands.until(lambda: framing.view.has_picture and framing.work.clip_id == first)
    hands.until(lambda: framing.result_stream is not None)
    framing.choose_clip(second)
    framing.show_edit(replace(edit, clips=(edit.clips[0], *edit.clips[2:])))
    assert framing.work.clip_id == first
    # Everything that was on its way has come when the newest has.
    hands.until(lambda: framing.result_stream is not None and framing.view.has_picture)
    framing.edit_shown(replace(edit, clips=edit.clips[:1]))
