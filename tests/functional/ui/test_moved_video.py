"""A video that goes away while the app runs: the game gets its badge, and Locate brings it back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from app.core.game import Game
from app.services.workspace import Workspace
from app.ui.games_panel import MISSING_ROLE
from app.ui.session import Session
from tests.functional.ui.conftest import LEFT, MATCH, Hands
from tests.functional.ui.test_story import choose_in_dialog
from tests.support.footage import make_match


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return Path(shutil.copy(make_match(MATCH)[0], tmp_path / "moved.mp4"))


@pytest.fixture
def there(qtbot: QtBot, film: Path, workspace: Workspace) -> Game:
    """A game with one clip, whose video can be moved; nothing more is written of it by itself."""
    game_id = workspace.games.add([film], name="Moved").result(60).id
    workspace.annotate.mark(game_id, 3_000_000).result(10)
    qtbot.waitUntil(lambda: bool(workspace.games.get(game_id).result(10).files[0].sha256))
    return workspace.games.get(game_id).result(10)


def session_of(hands: Hands) -> Session:
    assert hands.window.session is not None
    return hands.window.session


def games(hands: Hands) -> QListWidget:
    return session_of(hands).games_panel.list


def row(hands: Hands) -> QListWidgetItem | None:
    only: QListWidgetItem | None = games(hands).item(0)
    return only


def missing(hands: Hands) -> bool:
    item = row(hands)
    return item is not None and bool(item.data(MISSING_ROLE))


def click_row(hands: Hands) -> None:
    view, item = games(hands), row(hands)
    assert item is not None
    hands.bot.mouseClick(view.viewport(), LEFT, pos=view.visualItemRect(item).center())


def locate_there(hands: Hands, film: Path) -> None:
    """Click the badge and choose the file where it is now."""
    hands.until(lambda: missing(hands))
    click_row(hands)
    choose_in_dialog(hands, film)
    hands.until(lambda: not missing(hands))
    hands.until(lambda: session_of(hands).annotate.view.has_picture)


def test_a_video_that_went_away_is_a_badge_after_it_cannot_be_opened(
    there: Game, hands: Hands, film: Path, tmp_path: Path
) -> None:
    annotate = session_of(hands).annotate
    hands.until(lambda: annotate.game is not None and annotate.view.has_picture)
    hands.until(lambda: games(hands).isVisible())
    assert not missing(hands)
    moved = film.rename(tmp_path / "elsewhere.mp4")
    click_row(hands)
    locate_there(hands, moved)
    assert annotate.game is not None
    assert annotate.game.files[0].path == str(moved)


def test_a_game_that_is_found_again_is_not_called_removed(
    there: Game, hands: Hands, film: Path, tmp_path: Path
) -> None:
    said: list[str] = []
    bar = hands.window.kit.bar
    bar.shown.connect(lambda message: said.append(message.text))
    hands.until(lambda: games(hands).isVisible())
    moved = film.rename(tmp_path / "elsewhere.mp4")
    click_row(hands)
    locate_there(hands, moved)
    assert not [words for words in said if "removed" in words]
    assert bar.message is None
