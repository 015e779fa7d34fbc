"""Clips of all games in the list of one: found, opened, made into a reel."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.core.game import Game
from app.footage import MatchSpec
from app.services.workspace import Workspace
from app.ui.annotate.clip_model import GAME_ROLE
from app.ui.annotate.facts import ReelMade
from app.ui.annotate.screen import AnnotateScreen
from app.ui.main_window import MainWindow
from tests.support.footage import MatchFile

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def other(workspace: Workspace, match_file: MatchFile) -> Game:
    spec = MatchSpec(128, 72, fps=Fraction(10), duration_s=Fraction(30), audio=False)
    path, _ = match_file(spec)
    return workspace.games.add([path], name="Cup", opponent="Wanderers").result(30)


@pytest.fixture
def screen(qtbot: QtBot, window: MainWindow, game: Game, other: Game) -> AnnotateScreen:
    shown = cast(AnnotateScreen, window.screen_of("annotate"))
    shown.open_game(game.id)
    qtbot.waitUntil(lambda: shown.game is not None and shown.game.id == game.id)
    qtbot.waitUntil(lambda: shown.view.has_picture)
    return shown


def test_one_search_box_finds_clips_of_every_game(
    qtbot: QtBot,
    window: MainWindow,
    screen: AnnotateScreen,
    workspace: Workspace,
    game: Game,
    other: Game,
) -> None:
    here = workspace.annotate.mark(game.id, 30_000_000, 5, ["Goal"]).result(5)
    there = workspace.annotate.mark(other.id, 15_000_000, 2, ["Tackle"]).result(5)
    qtbot.waitUntil(lambda: screen.list.clips == (here,))
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    qtbot.waitUntil(lambda: {c.id for c in screen.list.clips} == {here.id, there.id})
    assert screen.list._search.hasFocus()
    QTest.keyClicks(screen.list._search, "wander")
    qtbot.waitUntil(lambda: screen.list.clips == (there,))
    assert screen.list.view.model().index(0, 0).data(GAME_ROLE) == "Wanderers"
    assert len(screen.timeline.clip_lanes[0]._clips) == 0, "the lanes hold clips of this game"

    view = screen.list.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    qtbot.waitUntil(lambda: screen.game is not None and screen.game.id == other.id)
    qtbot.waitUntil(lambda: screen.panel.clip == there)
    qtbot.waitUntil(lambda: screen._player.position_us == there.start_us)

    made: list[ReelMade] = []
    screen.reel_made.disconnect()
    screen.reel_made.connect(made.append)
    screen.list._search.clear()
    qtbot.waitUntil(lambda: len(screen.list.clips) == 2)
    screen.list.view.selectAll()
    window.run("clip.make_reel")
    qtbot.waitUntil(lambda: bool(made))
    edit = workspace.reels.edit(made[0].reel_id).result(5)
    assert {source for source, _ in edit.sources} == {game.files[0].id, other.files[0].id}

    screen.list._all.setChecked(False)
    qtbot.waitUntil(lambda: screen.list.clips == (there,))


def test_clips_of_several_games_fall_silent_when_another_screen_comes(
    qtbot: QtBot,
    window: MainWindow,
    screen: AnnotateScreen,
    workspace: Workspace,
    game: Game,
    other: Game,
) -> None:
    here = workspace.annotate.mark(game.id, 30_000_000, 5).result(5)
    workspace.annotate.mark(other.id, 15_000_000, 2).result(5)
    window.run("clip.search")
    qtbot.waitUntil(lambda: len(screen.list.clips) == 2)
    screen._pick(here)
    screen.list.view.clearSelection()
    playback = screen._everywhere.playback

    window.run("clip.play_all")
    qtbot.waitUntil(lambda: playback.active)
    screen._tag("Goal")
    assert not playback.active, "as every command of the clip behind it does"
    assert workspace.annotate.clips(game.id).result(5)[0].tags == ()

    window.run("clip.play_all")
    qtbot.waitUntil(lambda: playback.active)
    window.set_mode("home")
    assert not playback.active

    window.set_mode("annotate")
    window.run("clip.play_all")
    window.set_mode("home")  # before the library has answered
    workspace.search.film(screen.list.clips).result(5)
    told: list[bool] = []
    window.kit.relay.post(lambda: told.append(True))
    qtbot.waitUntil(lambda: bool(told))
    assert not playback.active


def test_a_filter_by_player_and_layer(
    qtbot: QtBot, screen: AnnotateScreen, workspace: Workspace, game: Game
) -> None:
    one = workspace.annotate.mark(game.id, 30_000_000, 5).result(5)
    two = workspace.annotate.mark(game.id, 40_000_000, 4, layer="team").result(5)
    two = workspace.annotate.update(replace(two, players=("Maya",))).result(5)
    qtbot.waitUntil(lambda: screen.list.clips == (one, two))
    screen.list.set_known_players(["Maya"])
    for words, shown in (("Team", (two,)), ("Team", (one, two)), ("Maya", (two,))):
        button = screen.list._tag_button
        button.menu().aboutToShow.emit()
        actions = [action for menu in button.findChildren(QMenu) for action in menu.actions()]
        (action,) = (action for action in actions if action.text() == words)
        action.trigger()
        assert screen.list.clips == shown
