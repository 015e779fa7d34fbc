"""The settings window: keys, athletes, folders; what is chosen holds at once and stays."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit

from app.core.game import Game
from app.services.workspace import Workspace
from app.ui.annotate.screen import AnnotateScreen
from app.ui.gallery.choices import REMEMBERED, remembered
from app.ui.settings.window import SettingsWindow
from tests.functional.ui.conftest import LEFT, Hands

CTRL = Qt.KeyboardModifier.ControlModifier


def settings(hands: Hands, command: str = "app.settings") -> SettingsWindow:
    session = hands.window.session
    assert session is not None
    hands.window.kit.actions[command].trigger()
    window = session.settings.window
    assert window is not None and window.isVisible() and not window.isModal()
    return window


def test_a_key_is_bound_anew_and_given_back(hands: Hands, game: Game, workspace: Workspace) -> None:
    actions = hands.window.kit.actions
    assert hands.window.session is not None
    hands.window.session.open_game(game.id)
    page = settings(hands, "app.keys").keys
    page.choose("mark.now")
    page.field.setKeySequence(QKeySequence("Ctrl+L"))
    assert "“Loop Clip” already" in page.problem.text()
    assert not page.bind.isEnabled()
    page.field.setKeySequence(QKeySequence("D"))
    assert "letter of a tag" in page.problem.text()
    page.field.setKeySequence(QKeySequence("F9"))
    assert page.problem.text() == ""
    hands.bot.mouseClick(page.bind, LEFT)
    hands.until(lambda: actions.keys_text("mark.now") == "F9")
    assert page._items["mark.now"].text(1) == "F9  (changed)"
    screen = hands.window.screen_of("annotate")
    assert isinstance(screen, AnnotateScreen)
    hands.until(lambda: screen.view.has_picture)
    assert hands.window.session.settings.window is not None
    hands.window.session.settings.window.close()
    with hands.bot.waitActive(hands.window):  # what a window manager does when a window closes
        hands.window.activateWindow()
    screen.view.setFocus()
    hands.key(Qt.Key.Key_F9)
    hands.until(lambda: len(screen.list.clips) == 1)
    assert workspace.settings.get("keys:mark.now").result(10) == "F9"
    page = settings(hands, "app.keys").keys
    page.choose("mark.now")
    hands.bot.mouseClick(page.back, LEFT)
    hands.until(lambda: actions.keys_text("mark.now") == "A")


def test_an_athlete_is_added_renamed_and_worked_for(
    hands: Hands, game: Game, workspace: Workspace
) -> None:
    session = hands.window.session
    assert session is not None
    button = session.settings.athlete
    assert not button.isVisible()
    page = settings(hands, "app.athletes").athletes
    for name in ("Maya", "Lea"):
        page.name.setFocus()
        hands.bot.keyClicks(page.name, name)
        hands.bot.keyClick(page.name, Qt.Key.Key_Return)
        hands.until(lambda name=name: button.text() == name)  # type: ignore[misc]
    hands.until(
        lambda: [page.list.item(n).text() for n in range(page.list.count())] == ["Lea", "Maya"]
    )
    page.list.setCurrentRow(1)
    hands.bot.mouseClick(page.work, LEFT)
    hands.until(lambda: button.text() == "Maya")
    clip = workspace.annotate.mark(game.id, 3_000_000).result(10)
    assert clip.players == ("Maya",)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    hands.until(lambda: page.list.item(1).data(spoken) == "Maya, worked for now")
    page.rename.click()
    page.rename.click()  # asked twice: it is typed once
    hands.until(lambda: len(page.list.findChildren(QLineEdit)) == 1)
    field = page.list.findChildren(QLineEdit)[0]
    hands.bot.keyClicks(field, "Lea")
    hands.bot.keyClick(field, Qt.Key.Key_Return)
    hands.until(lambda: "Lea already" in page.problem.text())
    hands.until(lambda: page.list.item(1).text() == "Maya")
    page.list.item(1).setText("Maya R.")
    hands.until(lambda: button.accessibleName() == "Athlete: Maya R.")
    assert workspace.annotate.clip(clip.id).result(10).players == ("Maya R.",)
    menu = button.menu()
    assert menu is not None
    assert [a.text() for a in menu.actions() if a.isCheckable()] == [
        "Lea",
        "Maya R.",
        "All athletes",
    ]


def test_folder_encoder_and_playing_are_kept(
    hands: Hands, game: Game, workspace: Workspace, tmp_path: Path
) -> None:
    window = settings(hands)
    window.general.play.click()
    hands.until(lambda: workspace.settings.get_local("play_on_open").result(10) == "1")
    window.list.setCurrentRow(3)
    page = window.exports
    page.set_folder(tmp_path / "films")
    hands.until(lambda: page.folder.text() == str(tmp_path / "films"))
    hands.bot.mouseClick(page.encoder.button("x264"), LEFT)
    hands.until(
        lambda: remembered(workspace.settings.get_local(REMEMBERED).result(10)).encoder == "x264"
    )
    hands.bot.mouseClick(page.library, LEFT)
    hands.until(lambda: not page.library.isVisible())
    window.list.setCurrentRow(4)
    assert window.cloud._facts[0].text() == "Not set up."
    window.close()
    assert hands.window.session is not None
    hands.window.session.open_game(game.id)
    screen = hands.window.screen_of("annotate")
    assert isinstance(screen, AnnotateScreen)
    hands.until(lambda: screen.player and screen.player.playing)
