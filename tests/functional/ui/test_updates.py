"""A newer version in the real window: told politely, fetched when asked, handed to the installer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.services.workspace import Workspace
from app.ui.common.theme import Theme
from app.ui.main_window import MainWindow
from app.ui.updates.desk import UpdatesDesk
from app.ui.updates.sheet import UpdateSheet
from tests.functional.ui.conftest import Hands
from tests.support.update_cases import CONTENT, FILE, HALF, Stage
from tests.support.update_server import NAME, Maker, Page, UpdateHost
from tests.unit.ui.test_accessibility import problems


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with UpdateHost() as host:
        yield Stage(host, Maker(), tmp_path / "updates-home")


@pytest.fixture
def hands(qtbot: QtBot, theme: Theme, workspace: Workspace, stage: Stage) -> Iterator[Hands]:
    """A window on a library of a copy that was installed from a package."""
    workspace.updates.close()
    workspace.updates = stage.program()
    window = MainWindow(theme)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.attach(workspace)
    yield Hands(qtbot, window, workspace)
    window.close()


def desk(hands: Hands) -> UpdatesDesk:
    assert hands.window.session is not None
    return hands.window.session.updates


def sheet(hands: Hands) -> UpdateSheet:
    shown = desk(hands).sheet
    assert shown is not None and shown.isVisible() and not shown.isModal()
    return shown


def texts(hands: Hands) -> str:
    labels = sheet(hands).findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def press(hands: Hands, name: str) -> None:
    found = [
        button
        for button in sheet(hands).findChildren(QPushButton)
        if button.accessibleName() == name and button.isVisible()
    ]
    assert len(found) == 1, name
    hands.click(found[0])


def test_an_update_is_told_fetched_and_handed_over(hands: Hands, stage: Stage) -> None:
    opened: list[Path] = []

    def open_path(path: Path) -> bool:
        opened.append(path)
        return True

    desk(hands)._open_path = open_path
    bar = hands.window.kit.bar
    hands.workspace.updates.start(first_s=0.0)
    hands.until(lambda: bar.message is not None)
    assert bar.message is not None and bar.message.text == "Reel Ballers 0.2.0 is there."
    assert desk(hands).sheet is None, "nothing opens by itself"
    assert desk(hands).item.accessibleName() == "Update to 0.2.0"
    hands.click(bar._action)
    assert sheet(hands).notes.toPlainText().startswith("Exports are twice as fast.")
    assert "You have 0.1.0. The download is 1.0 MB." in texts(hands)
    assert problems(sheet(hands)) == [], "a screen reader can tell it"
    hold = threading.Event()
    stage.host.pages[FILE] = Page(CONTENT, hold=hold, cut_at=HALF)
    press(hands, "Download")
    hands.until(lambda: "% of 1.0 MB" in texts(hands))
    assert sheet(hands).cancel.hasFocus()
    press(hands, "Cancel download")
    hands.until(lambda: sheet(hands).download.isVisible())
    hold.set()
    stage.host.pages[FILE] = Page(CONTENT)
    press(hands, "Download")
    hands.until(lambda: sheet(hands).install.isVisible())
    assert sheet(hands).install.hasFocus()
    assert opened == [], "nothing is started by itself"
    press(hands, "Install")
    hands.until(lambda: opened)
    assert opened == [stage.installers / NAME]
    assert "nothing to save" in texts(hands)
    assert hands.window.isVisible()
    with hands.bot.waitSignal(hands.window.closed):
        press(hands, "Quit Reel Ballers")


def test_a_refusal_is_said_and_it_can_be_tried_again(hands: Hands, stage: Stage) -> None:
    stage.host.pages[FILE] = Page(CONTENT[::-1])
    hands.window.kit.actions["help.updates"].trigger()
    hands.until(lambda: desk(hands).sheet is not None)
    press(hands, "Download")
    hands.until(lambda: "it was deleted" in texts(hands))
    assert sheet(hands).download.hasFocus()
    hands.bot.keyClick(sheet(hands), Qt.Key.Key_Escape)
    assert desk(hands).sheet is None
    assert desk(hands).item.isVisible(), "it is still there"
    hands.click(desk(hands).item)
    press(hands, "Skip This Version")
    hands.until(lambda: desk(hands).sheet is None)
    assert not desk(hands).item.isVisible()


def test_asked_for_and_nothing_newer_or_nobody_there(hands: Hands, stage: Stage) -> None:
    bar, action = hands.window.kit.bar, hands.window.kit.actions["help.updates"]
    stage.announce(version="0.1.0")
    action.trigger()
    hands.until(lambda: bar.message is not None)
    assert bar.message is not None
    assert bar.message.text == "Reel Ballers 0.1.0 is the newest version."
    stage.host.pages.clear()
    bar.clear()
    action.trigger()
    hands.until(lambda: bar.message is not None)
    assert bar.message.kind == "warning" and "404" in bar.message.text


def test_the_settings_turn_it_off_and_say_what_came(hands: Hands, stage: Stage) -> None:
    stage.announce(version="0.1.0")
    hands.window.kit.actions["app.settings"].trigger()
    said = hands.named("Newer versions", QLabel)
    assert isinstance(said, QLabel) and said.text() == "Not looked yet."
    hands.click(hands.named("Look for a newer version now"))
    hands.until(lambda: said.text().startswith("Nothing newer."))
    hands.bot.keyClick(hands.named("Look for a newer version once a day"), Qt.Key.Key_Space)
    assert not hands.workspace.updates.state.on


def test_a_copy_from_elsewhere_says_why_it_does_not_look(
    window: MainWindow, workspace: Workspace
) -> None:
    window.kit.actions["help.updates"].trigger()
    message = window.kit.bar.message
    assert message is not None and "not installed from a package" in message.text
