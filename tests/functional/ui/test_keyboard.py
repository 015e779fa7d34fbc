"""The same story with the mouse unplugged: every step is a key, where the focus happens to be."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.footage import MatchSpec
from app.services.workspace import Workspace
from app.ui.annotate.screen import AnnotateScreen
from app.ui.framing.screen import FramingScreen
from app.ui.overlay.screen import OverlayScreen
from tests.functional.ui.conftest import Hands
from tests.functional.ui.test_story import choose
from tests.support.footage import make_match

FILM = MatchSpec(width=320, height=180, fps=Fraction(25), duration_s=Fraction(6), gop=25)
CTRL = Qt.KeyboardModifier.ControlModifier
TABS = 120
"""More than any screen has controls."""


def tab_to(hands: Hands, name: str) -> None:
    """Walk with Tab until the focus is on the control with this name."""
    seen: list[str] = []
    for _ in range(TABS):
        at: QWidget | None = hands.window.focusWidget()
        if at is not None and at.accessibleName() == name:
            return
        seen.append(at.accessibleName() if at is not None else "")
        hands.key(Qt.Key.Key_Tab)
    pytest.fail(f"Tab does not reach {name}: {seen}")


@pytest.mark.slow
@pytest.mark.gui
def test_a_reel_without_a_mouse(hands: Hands, workspace: Workspace) -> None:
    film, _ = make_match(FILM)
    window = hands.window
    annotate = window.screen_of("annotate")
    assert isinstance(annotate, AnnotateScreen)
    choose(hands, film)
    hands.until(lambda: annotate.game is not None and annotate.view.has_picture)
    hands.key(Qt.Key.Key_F2)
    hands.until(lambda: annotate.view.hasFocus())
    for _ in range(3):
        hands.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    hands.key(Qt.Key.Key_5)
    hands.until(lambda: len(annotate.list.clips) == 1)
    hands.key(Qt.Key.Key_R, CTRL)
    hands.until(lambda: window.mode == "framing")

    framing = window.screen_of("framing")
    assert isinstance(framing, FramingScreen)
    hands.until(lambda: framing.view.has_picture and framing.tool.box and framing.work.file)
    hands.key(Qt.Key.Key_F2)
    hands.key(Qt.Key.Key_Left)
    hands.until(lambda: framing.work.clip and framing.work.clip.crop)
    tab_to(hands, "Speed 0.25×")
    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Space)
    hands.until(lambda: framing.work.clip and framing.work.clip.segments)

    hands.key(Qt.Key.Key_F7)
    overlay = window.screen_of("overlay")
    assert isinstance(overlay, OverlayScreen)
    hands.until(lambda: overlay.view.has_picture and overlay.light is not None)
    hands.key(Qt.Key.Key_T)
    hands.until(lambda: window.focusWidget().accessibleName() == "Words")
    hands.write("#10 Maya")
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: overlay.text is not None and overlay.text.text == "#10 Maya")
    hands.key(Qt.Key.Key_Escape)  # out of the field, where Ctrl+Z takes letters back
    hands.key(Qt.Key.Key_F2)
    hands.until(lambda: overlay.view.hasFocus())

    hands.key(Qt.Key.Key_E, CTRL)
    desk = window.session.desk if window.session else None
    assert desk is not None
    hands.until(lambda: desk.dialog is not None and desk.dialog.form.export.isEnabled())
    hands.bot.keyClick(desk.dialog.focusWidget() or desk.dialog, Qt.Key.Key_Return)  # type: ignore[union-attr]
    hands.until(lambda: len(workspace.exports.list().result(10)) == 1)
    with hands.bot.waitActive(window):  # what a window manager does when a dialog closes
        window.activateWindow()

    def undone() -> bool:
        hands.key(Qt.Key.Key_Z, CTRL)
        return not workspace.history.state.undo

    hands.until(undone)
    assert workspace.reels.list().result(10) == ()
