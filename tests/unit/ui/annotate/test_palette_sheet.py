"""Own tags, players, keys and seconds, edited in the sheet with the keyboard's command."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.errors import BadInput
from app.core.game import Game
from app.services.workspace import Workspace
from app.ui.annotate.palette_sheet import AFTER, BEFORE, KEY, NAME, USUAL, PaletteSheet
from app.ui.annotate.screen import AnnotateScreen
from app.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(qtbot: QtBot, window: MainWindow, game: Game) -> AnnotateScreen:
    shown = cast(AnnotateScreen, window.screen_of("annotate"))
    shown.open_game(game.id)
    qtbot.waitUntil(lambda: shown.view.has_picture)
    qtbot.waitUntil(lambda: shown.panel.palette_.chip("Goal") is not None)
    qtbot.waitUntil(lambda: window.mode == "annotate")
    return shown


@pytest.fixture
def sheet(qtbot: QtBot, window: MainWindow, screen: AnnotateScreen) -> PaletteSheet:
    QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(PaletteSheet)))
    (opened,) = window.findChildren(PaletteSheet)
    qtbot.waitUntil(opened.isVisible)
    return opened


def row_of(sheet: PaletteSheet, tag: str) -> int:
    names = [sheet.tags.item(row, NAME) for row in range(sheet.tags.rowCount())]
    return [item.text() if item else "" for item in names].index(tag)


def put(sheet: PaletteSheet, row: int, column: int, text: str) -> None:
    item = sheet.tags.item(row, column)
    assert item is not None
    item.setText(text)


def test_an_own_tag_with_its_key_and_seconds_makes_clips_of_that_length(
    qtbot: QtBot,
    window: MainWindow,
    sheet: PaletteSheet,
    screen: AnnotateScreen,
    workspace: Workspace,
    game: Game,
) -> None:
    QTest.keyClicks(sheet.new_tag, "Nutmeg")
    QTest.keyClick(sheet.new_tag, Qt.Key.Key_Return)
    row = row_of(sheet, "Nutmeg")
    put(sheet, row, KEY, "a")
    put(sheet, row, BEFORE, "4,5")
    put(sheet, row, AFTER, "2")
    QTest.keyClicks(sheet.new_player, "10 Maya")
    QTest.keyClick(sheet.new_player, Qt.Key.Key_Return)
    qtbot.mouseClick(sheet.save, LEFT)
    qtbot.waitUntil(lambda: "taken by a command" in sheet.problem.text())
    put(sheet, row, KEY, "z")
    qtbot.mouseClick(sheet.save, LEFT)
    qtbot.waitUntil(lambda: screen.panel.palette_.chip("Nutmeg") is not None)
    chip = screen.panel.palette_.chip("Nutmeg")
    assert chip is not None and chip.letter == "Z"
    assert workspace.annotate.players("soccer").result(5) == ("Maya",)

    with qtbot.waitActive(window):  # what a window manager does when a sheet closes
        window.activateWindow()
    assert screen.player is not None
    screen.player.seek(30_000_000)
    screen.player.play()
    QTest.keyClick(screen.view, Qt.Key.Key_Z)  # no clip is in hand: the letter makes one
    screen.player.pause()

    def length() -> int:
        clips = workspace.annotate.clips(game.id).result(5)
        return clips[0].end_us - clips[0].start_us if clips and clips[0].tags else 0

    qtbot.waitUntil(lambda: length() == 6_500_000)
    (clip,) = workspace.annotate.clips(game.id).result(5)
    assert clip.tags == ("Nutmeg",)


def test_what_is_learned_is_shown_taken_and_reset(
    qtbot: QtBot, window: MainWindow, screen: AnnotateScreen, workspace: Workspace, game: Game
) -> None:
    for n in range(5):
        clip = workspace.annotate.mark(game.id, 30_000_000 + n, tags=["Goal"]).result(5)
        trimmed = replace(clip, start_us=clip.start_us + 3_000_000, end_us=clip.end_us - 1_000_000)
        workspace.annotate.update(trimmed, "trim clip", clip).result(5)
    screen._words.trimmed(trimmed)
    bar = window.kit.bar
    qtbot.waitUntil(lambda: bar.message is not None and bar.message.action == "Use it")
    assert bar.message is not None and "6 s before and 2 s after" in bar.message.text
    assert bar.message.do is not None
    bar.message.do()

    def reach() -> object:
        return workspace.palettes.get("soccer").result(5).reach(["Goal"])

    qtbot.waitUntil(lambda: reach() == (6_000_000, 2_000_000))

    QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(PaletteSheet)))
    (sheet,) = window.findChildren(PaletteSheet)
    row = row_of(sheet, "Goal")
    usual = sheet.tags.item(row, USUAL)
    assert usual is not None
    qtbot.waitUntil(lambda: usual.text() == "6 / 2 s")
    sheet.tags.setCurrentCell(row, BEFORE)
    qtbot.mouseClick(sheet.reset, LEFT)
    qtbot.mouseClick(sheet.save, LEFT)
    qtbot.waitUntil(lambda: reach() == (9_000_000, 3_000_000))


@pytest.mark.parametrize("fails", [False, True])
def test_a_sheet_that_is_closed_while_it_is_saved_stays_closed(
    qtbot: QtBot,
    window: MainWindow,
    sheet: PaletteSheet,
    workspace: Workspace,
    fails: bool,
) -> None:
    answer: Future[None] = Future()
    sheet._save_to = lambda *_: answer
    qtbot.mouseClick(sheet.save, LEFT)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(PaletteSheet))
    bar = window.kit.bar
    bar.clear()
    answer.set_exception(BadInput("The disk is full.")) if fails else answer.set_result(None)
    told: list[bool] = []
    window.kit.relay.post(lambda: told.append(True))
    qtbot.waitUntil(lambda: bool(told))
    assert (bar.message.text if bar.message else "") == ("The disk is full." if fails else "")
