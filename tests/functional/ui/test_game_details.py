"""The details of a game, written with keys alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from app.core.game import Game
from app.services.workspace import Workspace
from app.ui.annotate.screen import AnnotateScreen
from app.ui.game_details import GameDetails
from tests.functional.ui.conftest import Hands


def sheet_of(hands: Hands) -> GameDetails:
    hands.until(lambda: any(s.isVisible() for s in hands.window.findChildren(GameDetails)))
    (sheet,) = (s for s in hands.window.findChildren(GameDetails) if s.isVisible())
    sheet.activateWindow()
    hands.until(sheet.isActiveWindow)
    return sheet


def test_details_are_written_with_keys_and_undone_in_one_step(hands: Hands, game: Game) -> None:
    screen = hands.window.screen_of("annotate")
    assert isinstance(screen, AnnotateScreen)
    session = hands.window.session
    assert session is not None
    session.open_game(game.id)
    hands.until(lambda: screen.game is not None and screen.panel.palette_.chip("Tackle"))
    hands.window.kit.actions["file.details"].trigger()
    sheet = sheet_of(hands)

    def field(name: str) -> QLineEdit:
        (found,) = (f for f in sheet.findChildren(QLineEdit) if f.accessibleName() == name)
        return found

    hands.bot.keyClick(field("Name"), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.bot.keyClicks(field("Name"), "Cup final")
    hands.bot.keyClicks(field("Opponent"), "Rovers")
    hands.bot.keyClicks(field("Date"), "27.9.2025")
    field("Date").setFocus()
    hands.bot.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
    assert sheet.focusWidget().accessibleName() == "Place"
    hands.bot.keyClick(sheet.focusWidget(), Qt.Key.Key_T)
    hands.bot.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
    assert sheet.focusWidget().accessibleName() == "Sport"
    hands.bot.keyClick(sheet.focusWidget(), Qt.Key.Key_B)
    assert sheet.sport.currentText() == "Basketball"
    hands.bot.keyClick(field("Name"), Qt.Key.Key_Return)
    hands.until(sheet.problem.isVisible)
    assert "2025-09-27" in sheet.problem.text()
    field("Date").clear()
    hands.bot.keyClicks(field("Date"), "2025-09-27")
    hands.bot.keyClick(field("Date"), Qt.Key.Key_Return)
    hands.until(lambda: hands.workspace.games.get(game.id).result(10).name == "Cup final")
    new = hands.workspace.games.get(game.id).result(10)
    assert (new.opponent, new.date) == ("Rovers", "2025-09-27")
    assert (new.venue, new.sport) == ("tournament", "basketball")
    assert [f.path for f in new.files] == [f.path for f in game.files]
    hands.until(lambda: screen.panel.palette_.chip("Dunk"))
    assert hands.window.top_bar._game.text() == "Cup final"
    assert hands.workspace.history.undo().result(10) == "edit game details"
    assert hands.workspace.games.get(game.id).result(10).name == game.name


def test_saving_leaves_what_came_from_another_laptop_while_the_sheet_was_open(
    hands: Hands, game: Game
) -> None:
    session = hands.window.session
    assert session is not None
    panel = session.games_panel
    hands.until(lambda: panel.list.count() == 1)
    panel.details_asked.emit(game)
    sheet = sheet_of(hands)
    theirs = replace(hands.workspace.games.get(game.id).result(10), opponent="Real Madrid")
    hands.workspace.games.update(theirs, "edit").result(10)
    sheet.venue.setCurrentIndex(sheet.venue.findData("away"))
    hands.bot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    hands.until(lambda: hands.workspace.games.get(game.id).result(10).venue == "away")
    new = hands.workspace.games.get(game.id).result(10)
    assert (new.opponent, new.venue) == ("Real Madrid", "away")
    session.files.rename(game, "Cup final")
    hands.until(lambda: hands.workspace.games.get(game.id).result(10).name == "Cup final")
    assert hands.workspace.games.get(game.id).result(10).opponent == "Real Madrid"


def test_the_menu_of_a_game_offers_its_details(hands: Hands, game: Game) -> None:
    session = hands.window.session
    assert session is not None
    panel = session.games_panel
    hands.until(lambda: panel.list.count() == 1)
    panel.details_asked.emit(panel.list.item(0).data(Qt.ItemDataRole.UserRole + 1))
    sheet = sheet_of(hands)
    assert sheet.name.text() == game.name
    hands.bot.keyClick(sheet, Qt.Key.Key_Escape)
    hands.until(lambda: not sheet.isVisible())


@pytest.fixture
def settled(qtbot: QtBot, workspace: Workspace, game: Game) -> Game:
    """A game of which nothing more is written by itself: the list would be filled anew."""
    qtbot.waitUntil(lambda: bool(workspace.games.get(game.id).result(10).files[0].sha256))
    return workspace.games.get(game.id).result(10)


def test_f2_in_the_list_of_games_renames_the_chosen_one(settled: Game, hands: Hands) -> None:
    session = hands.window.session
    assert session is not None
    annotate, games = session.annotate, session.games_panel.list
    hands.until(lambda: annotate.game is not None and annotate.view.has_picture)
    hands.until(lambda: games.isVisible() and games.currentRow() == 0)
    games.setFocus()
    hands.key(Qt.Key.Key_F2)
    hands.until(lambda: games.state() == QListWidget.State.EditingState)
    hands.write("Final")
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: hands.workspace.games.get(settled.id).result(10).name == "Final")
