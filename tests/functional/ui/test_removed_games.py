from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMenu

from app.core.game import Game
from tests.functional.ui.conftest import MATCH, Hands
from tests.support.footage import make_match


def test_a_removed_game_is_chosen_from_the_file_menu_and_is_there_again(
    game: Game, hands: Hands
) -> None:
    window, workspace = hands.window, hands.workspace
    session = window.session
    assert session is not None
    workspace.annotate.mark(game.id, 3_000_000).result(10)
    hands.until(lambda: session.annotate.game is not None)
    session.games_panel.trash_asked.emit(game.id)
    hands.until(lambda: session.annotate.game is None)
    hands.until(lambda: session.games_panel.list.count() == 0)

    window.kit.actions["file.removed"].trigger()
    hands.until(lambda: _menu(hands) is not None)
    menu = _menu(hands)
    assert menu is not None
    (entry,) = [action for action in menu.actions() if not action.isSeparator()]
    assert entry.text().startswith("United – Rovers")
    menu.setActiveAction(entry)
    entry.trigger()
    menu.close()
    hands.until(lambda: session.annotate.game is not None and session.annotate.list.clips)
    assert session.annotate.game is not None
    assert session.annotate.game.id == game.id
    hands.until(lambda: session.games_panel.list.count() == 1)


def test_without_a_removed_game_the_menu_says_so(hands: Hands) -> None:
    hands.window.kit.actions["file.removed"].trigger()
    bar = hands.window.kit.bar
    hands.until(lambda: bar.message is not None)
    assert bar.message is not None
    assert "No game was removed" in bar.message.text


def test_opening_the_video_of_a_removed_game_says_that_it_is_back(hands: Hands, game: Game) -> None:
    window, workspace = hands.window, hands.workspace
    session = window.session
    assert session is not None
    workspace.annotate.mark(game.id, 3_000_000).result(10)
    workspace.games.trash(game.id).result(10)
    hands.until(lambda: session.games_panel.list.count() == 0)
    session.open_files([Path(game.files[0].path)])
    hands.until(lambda: session.annotate.game is not None)
    bar = window.kit.bar
    hands.until(lambda: bar.message is not None and "is back" in bar.message.text)
    assert bar.message is not None
    assert "1 clip" in bar.message.text


def test_the_name_of_a_game_that_undo_takes_away_leaves_the_top_bar(hands: Hands) -> None:
    session = hands.window.session
    assert session is not None
    film, _ = make_match(MATCH)
    session.open_files([film])
    hands.until(lambda: session.annotate.game is not None and session.annotate.view.has_picture)
    assert session.annotate.game is not None
    subject = hands.window.top_bar._game
    assert subject.text() == session.annotate.game.name
    hands.until(hands.window.kit.actions["edit.undo"].isEnabled)
    hands.window.kit.actions["edit.undo"].trigger()
    hands.until(lambda: session.annotate.game is None)
    assert hands.window.mode == "annotate"
    assert subject.text() == ""


def _menu(hands: Hands) -> QMenu | None:
    found = [m for m in hands.window.findChildren(QMenu) if m.accessibleName() == "Removed games"]
    return next((menu for menu in found if menu.isVisible()), None)
