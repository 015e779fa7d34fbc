"""The games by season, and the first page, in the real window."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget

from app.core.game import Game
from app.core.season import UNDATED
from app.services.workspace import Workspace
from app.ui.annotate.screen import AnnotateScreen
from app.ui.common.language import Language
from app.ui.home.model import season_words
from app.ui.home.screen import HomeScreen
from tests.functional.ui.conftest import MATCH, Hands
from tests.support.footage import make_match


def home(hands: Hands) -> HomeScreen:
    screen = hands.window.screen_of("home")
    assert isinstance(screen, HomeScreen)
    return screen


def names(screen: HomeScreen) -> list[str]:
    return [entry.game.name for entry in screen.model.entries]


def test_the_first_game_plays_after_one_click_on_its_video(hands: Hands, tmp_path: Path) -> None:
    hands.until(lambda: hands.window.mode == "home")
    screen = home(hands)
    hands.until(lambda: screen.welcome.open.isVisible() and screen.welcome.open.hasFocus())
    assert not hands.window.left_area.isVisible()
    folder = tmp_path / "Videos" / "Phone"
    folder.mkdir(parents=True)
    film = Path(shutil.copy(make_match(MATCH)[0], folder / "first.mp4"))
    with film.open("ab") as file:
        file.truncate(1_200_000)  # what is smaller is no match
    (folder / "small.mp4").write_bytes(b"0" * 1000)
    screen.folders = lambda: [tmp_path / "Videos"]
    screen.entered()
    hands.until(lambda: [b.isVisible() for b in screen.welcome.videos] == [True])
    assert screen.welcome.videos[0].accessibleName().startswith("Open first.mp4, 1.2 MB")
    hands.click(screen.welcome.videos[0])
    hands.until(lambda: hands.window.mode == "annotate")
    annotate = hands.window.screen_of("annotate")
    assert isinstance(annotate, AnnotateScreen)
    hands.until(lambda: annotate.player and annotate.player.playing)
    hands.until(lambda: annotate.player and annotate.player.position_us > 100_000)


def test_games_stand_by_season_and_are_found(hands: Hands, game: Game) -> None:
    workspace = hands.workspace
    path, _ = make_match(MATCH)
    for name, date in (("Spring cup", "2026-03-01"), ("Derby", "2026-10-10")):
        copy = Path(shutil.copy(path, workspace.root / f"{name}.mp4"))
        workspace.games.add([copy], name=name, date=date).result(60)
    hands.key(Qt.Key.Key_F4)
    screen = home(hands)
    hands.until(lambda: names(screen) == ["Derby", "Spring cup", game.name])
    seasons = hands.named("Seasons", QListWidget)
    assert isinstance(seasons, QListWidget)
    words = [seasons.item(row).text() for row in range(seasons.count())]
    assert words == ["All games   3", "2026/27   1", "2025/26   1", "Without a date   1"]
    seasons.setCurrentRow(2)
    hands.until(lambda: names(screen) == ["Spring cup"])
    seasons.setCurrentRow(0)
    hands.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert hands.named("Search games", QLineEdit).hasFocus()
    hands.write("derby")
    hands.until(lambda: names(screen) == ["Derby"])
    hands.until(lambda: screen.model.index(1).data(screen_roles()["poster"]) is not None)
    screen.view.setFocus()
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: hands.window.mode == "annotate")
    annotate = hands.window.screen_of("annotate")
    assert isinstance(annotate, AnnotateScreen)
    hands.until(lambda: annotate.game is not None and annotate.game.name == "Derby")


def screen_roles() -> dict[str, int]:
    from app.ui.home.model import POSTER_ROLE

    return {"poster": POSTER_ROLE}


def test_a_missing_video_is_a_badge_with_a_cure(
    hands: Hands, workspace: Workspace, tmp_path: Path
) -> None:
    film = Path(shutil.copy(make_match(MATCH)[0], tmp_path / "moved.mp4"))
    added = workspace.games.add([film], name="Moved").result(60)
    moved = film.rename(tmp_path / "elsewhere.mp4")
    hands.key(Qt.Key.Key_F4)
    screen = home(hands)
    hands.until(lambda: screen.model.problem(added.id))
    hands.until(lambda: screen.form.locate.isVisible())
    assert not screen.form.open.isVisible()
    assert "moved.mp4 is missing" in screen.form._problem.text()
    asked: list[Game] = []
    screen.locate_asked.disconnect()
    screen.locate_asked.connect(asked.append)
    hands.click(hands.named("Locate game"))
    assert [one.id for one in asked] == [added.id]
    workspace.games.locate(added.id, added.files[0].id, moved).result(60)
    hands.until(lambda: screen.form.open.isVisible() and not screen.model.problem(added.id))


def test_games_without_a_date_are_so_in_the_language_of_the_coach(qapp: QApplication) -> None:
    language = Language(qapp, "de")
    try:
        assert season_words(UNDATED) == "Ohne Datum" and season_words("2026/27") == "2026/27"
    finally:
        language.unload()
