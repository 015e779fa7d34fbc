"""The window as a whole: opening games, going between screens, keys, names for screen readers."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.core.game import Game
from app.footage import MatchSpec
from app.services.workspace import Workspace
from app.ui.annotate.import_sheet import ImportSheet
from app.ui.annotate.screen import AnnotateScreen
from app.ui.common.shortcuts import COMMANDS, MODES, Mode
from app.ui.common.watchdog import Watchdog
from app.ui.home.screen import HomeScreen
from app.ui.main_window import MainWindow
from tests.support.footage import MatchFile

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def annotate(window: MainWindow) -> AnnotateScreen:
    return cast(AnnotateScreen, window.screen_of("annotate"))


def test_an_empty_library_invites_to_open_a_game(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.mode == "home")
    home = cast(HomeScreen, window.screen_of("home"))
    qtbot.waitUntil(home.welcome.open.isVisible)
    assert home.welcome.open.text() == "Open game…"
    areas = (window.left_area, window.right_area, window.bottom_area)
    assert not any(area.isVisible() for area in areas)
    window.set_mode("annotate")
    button = annotate(window)._game_stage.no_game.button
    assert button.isVisible()
    assert button.text() == "Open game…"


def test_the_chips_of_the_tags_are_there_before_the_first_game_and_stay(
    qtbot: QtBot, window: MainWindow, match_file: MatchFile
) -> None:
    chip = annotate(window).panel.palette_.chip
    assert chip("Goal") is None
    qtbot.waitUntil(lambda: chip("Goal") is not None, timeout=20_000)
    before = chip("Goal")
    path, _ = match_file(MatchSpec(128, 72, audio=False))
    drop(window, path)
    qtbot.waitUntil(lambda: annotate(window).view.has_picture)
    assert chip("Goal") is before


class Painted(QObject):
    """Notes in which of some widgets is painted, and the turns of a timer in between."""

    def __init__(self, widgets: dict[str, QWidget]) -> None:
        super().__init__()
        self._names: dict[QObject, str] = {}
        self.log: list[str] = []
        self._beat = QTimer(self)
        self._beat.timeout.connect(lambda: self.log.append("-"))
        self._beat.start(0)
        for name, widget in widgets.items():
            for part in (widget, *widget.findChildren(QWidget)):
                self._names[part] = name
                part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched in self._names:
            self.log.append(self._names[watched])
        return False


def test_the_areas_of_another_screen_are_painted_one_after_the_other(
    qtbot: QtBot, game: Game, window: MainWindow
) -> None:
    qtbot.waitUntil(lambda: annotate(window).game is not None)
    window.set_mode("gallery")
    qtbot.waitUntil(lambda: not window.bottom_area.isVisible())
    areas = {"l": window.left_area, "s": window.stage_area, "b": window.bottom_area}
    painted = Painted({**areas, "r": window.right_area})
    window.set_mode("annotate")
    qtbot.waitUntil(lambda: set("lsbr") <= set(painted.log))
    turns = "".join(painted.log).split("-")
    first = {area: next(n for n, turn in enumerate(turns) if area in turn) for area in "lsbr"}
    assert len(set(first.values())) == 4


def test_a_dropped_video_is_a_game_that_plays(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, match_file: MatchFile
) -> None:
    path, _ = match_file(MatchSpec(128, 72, audio=False))
    drop(window, path)
    qtbot.waitUntil(lambda: annotate(window).view.has_picture)
    assert len(workspace.games.list().result(5)) == 1
    assert window.right_area.isVisible()
    assert window.bottom_area.isVisible()
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: session.games_panel.list.count() == 1)
    QTest.keyClick(window, Qt.Key.Key_Space)
    player = annotate(window).player
    assert player is not None
    qtbot.waitUntil(lambda: player.playing)


def test_a_table_is_for_the_game_it_was_dropped_with(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, match_file: MatchFile, workspace: Workspace
) -> None:
    table = tmp_path / "marks.tsv"
    table.write_text(
        "start_time\trating\ttags\tclip_name\tclip_duration\tnotes\n0:01\t5\t\tRun\t2\t\n"
    )
    drop(window, table)
    bar = window.kit.bar
    assert bar.message is not None and "marks.tsv" in bar.message.text

    first, _ = match_file(MatchSpec(128, 72, audio=False))
    drop(window, first)
    qtbot.waitUntil(lambda: annotate(window).view.has_picture)
    second = Path(shutil.copy(first, tmp_path / "second.mp4"))
    second.write_bytes(second.read_bytes() + bytes(64))
    drop(window, second, table)
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportSheet)))
    (sheet,) = window.findChildren(ImportSheet)
    sheet._import()
    games = {game.name: game.id for game in workspace.games.list().result(5)}
    qtbot.waitUntil(lambda: len(workspace.annotate.clips(games["second"]).result(5)) == 1)
    assert len(games) == 2


def test_what_is_no_video_is_refused_in_one_sentence(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    bad = tmp_path / "notes.mp4"
    bad.write_text("no video at all")
    drop(window, bad)
    bar = window.kit.bar
    qtbot.waitUntil(lambda: bar.message is not None)
    assert bar.message is not None
    assert bar.message.kind == "error"
    assert "notes.mp4" in bar.message.text
    assert workspace.games.list().result(5) == ()


def test_the_newest_game_is_open_after_a_restart(
    qtbot: QtBot, game: Game, window: MainWindow
) -> None:
    qtbot.waitUntil(lambda: annotate(window).game is not None)
    assert window.top_bar._game.text() == game.name


def test_every_screen_opens_with_its_key(qtbot: QtBot, game: Game, window: MainWindow) -> None:
    keys: dict[Mode, Qt.Key] = {
        "framing": Qt.Key.Key_F6,
        "overlay": Qt.Key.Key_F7,
        "gallery": Qt.Key.Key_F8,
        "annotate": Qt.Key.Key_F5,
        "home": Qt.Key.Key_F4,
    }
    for mode, key in keys.items():
        QTest.keyClick(window, key)
        assert window.mode == mode
        assert window.screen_of(mode).stage.isVisible()
        assert window.top_bar._modes[mode].isChecked()
        assert (
            sum(window.screen_of(m).stage.isVisible() for m in MODES if m in window._screens) == 1
        )


def test_playing_stops_when_another_screen_comes(
    qtbot: QtBot, game: Game, window: MainWindow
) -> None:
    screen = annotate(window)
    qtbot.waitUntil(lambda: screen._player.stream is not None)
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert screen.player is not None
    assert screen.player.playing
    window.set_mode("gallery")
    assert not screen.player.playing
    assert ("lighten", None) in screen._player.stream.calls, (
        "nobody looks: its memory is given back"
    )


def test_every_command_has_a_menu_item(window: MainWindow) -> None:
    listed = set()
    for top in window.menuBar().actions():
        menu = top.menu()
        listed |= {action.objectName() for action in menu.actions()}  # type: ignore[attr-defined]
    assert {command.id for command in COMMANDS} <= listed


def test_the_cheat_sheet_lists_the_keys(qtbot: QtBot, window: MainWindow) -> None:
    from PySide6.QtWidgets import QLabel

    from app.ui.common.cheat_sheet import CheatSheet

    window.run("help.shortcuts")
    [sheet] = window.findChildren(CheatSheet)
    words = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"Mark Clip", "Play or Pause", "Keyboard Shortcuts", "A", "?"} <= words
    assert {command.label.rstrip("…") for command in COMMANDS if command.keys} <= words
    window.run("help.shortcuts")
    assert not sheet.isVisible()


@pytest.mark.parametrize("width", [1024, 1280, 1366, 1920])
def test_no_key_of_the_cheat_sheet_is_beyond_its_edge(window: MainWindow, width: int) -> None:
    from PySide6.QtWidgets import QScrollArea

    from app.ui.common.cheat_sheet import CheatSheet

    window.resize(width, 800)
    window.run("help.shortcuts")
    [sheet] = window.findChildren(CheatSheet)
    area = sheet.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0
    window.run("help.shortcuts")


def test_theme_from_the_menu(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    theme = window.kit.theme
    try:
        window.theme_actions["light"].trigger()
        assert theme.tokens.name == "light"
        qtbot.waitUntil(lambda: workspace.settings.get_local("theme").result(5) == "light")
    finally:
        window.theme_actions["dark"].trigger()
    assert theme.choice == "dark"


def test_a_removed_game_comes_back_with_undo(
    qtbot: QtBot, game: Game, window: MainWindow, workspace: Workspace
) -> None:
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: session.games_panel.list.count() == 1)
    session.games_panel.trash_asked.emit(game.id)
    qtbot.waitUntil(lambda: annotate(window).game is None)
    qtbot.waitUntil(lambda: session.games_panel.list.count() == 0)
    bar = window.kit.bar
    qtbot.waitUntil(lambda: bar.message is not None and bar.message.action == "Undo")
    QTest.mouseClick(bar._action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.games_panel.list.count() == 1)


def test_a_game_is_renamed_in_the_list(
    qtbot: QtBot, game: Game, window: MainWindow, workspace: Workspace
) -> None:
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: session.games_panel.list.count() == 1)
    session.games_panel.list.item(0).setText("Final")
    qtbot.waitUntil(lambda: workspace.games.get(game.id).result(5).name == "Final")


@pytest.mark.parametrize("mode", MODES)
def test_every_control_has_a_name(
    qtbot: QtBot, game: Game, window: MainWindow, workspace: Workspace, mode: Mode
) -> None:
    clip = workspace.annotate.mark(game.id, 20_000_000).result(5)
    workspace.reels.create("Reel", [clip.id]).result(5)
    qtbot.waitUntil(lambda: len(annotate(window).list.clips) == 1)
    annotate(window)._pick(clip)
    window.set_mode(mode)
    qtbot.wait(150)
    nameless = [
        f"{type(child).__name__} in {path_of(child)}"
        for child in window.findChildren(QWidget)
        if isinstance(child, CONTROLS) and not isinstance(child, QScrollBar)
        if child.isVisible() and not child.objectName().startswith("qt_")
        if not child.accessibleName() and not getattr(child, "text", str)()
    ]
    assert nameless == []


def path_of(widget: QWidget) -> str:
    names = []
    parent = widget.parentWidget()
    while parent is not None:
        names.append(type(parent).__name__)
        parent = parent.parentWidget()
    return " < ".join(names)


def test_marking_while_playing_does_not_hold_up_the_window(
    qtbot: QtBot, game: Game, window: MainWindow, workspace: Workspace
) -> None:
    screen = annotate(window)
    qtbot.waitUntil(lambda: screen._player.stream is not None)
    qtbot.wait(100)
    QTest.keyClick(window, Qt.Key.Key_Space)
    with Watchdog() as watchdog:
        for key in (Qt.Key.Key_A, Qt.Key.Key_5, Qt.Key.Key_A, Qt.Key.Key_3, Qt.Key.Key_Right):
            QTest.keyClick(window, key)
            qtbot.wait(150)
    print(f"longest stall while marking: {watchdog.longest * 1000:.0f} ms")
    # The aim is 50 ms (see the bench); a test machine that does other things gets more.
    assert watchdog.longest_own < 0.25, watchdog.stalls


def test_closing_lets_go_of_everything(
    qtbot: QtBot, game: Game, window: MainWindow, workspace: Workspace
) -> None:
    screen = annotate(window)
    qtbot.waitUntil(lambda: screen.player is not None and screen.player.stream is not None)
    stream = screen.player.stream if screen.player else None
    assert stream is not None
    with qtbot.waitSignal(window.closed):
        QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert stream.closed  # type: ignore[attr-defined]
    assert workspace.settings.get_local("desk").result(5)
