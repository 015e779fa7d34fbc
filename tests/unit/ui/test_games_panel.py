"""The list of games: where each video is, what can be wished for it, how a transfer goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.core.game import Game
from app.services.media_states import FileMedia, GameMedia
from app.ui.cloud.transfers import TransferStrip
from app.ui.common.kit import Kit
from app.ui.common.renaming import rename
from app.ui.games_panel import MISSING_ROLE, GamesPanel, media_wishes, second_line

GIB = 1024**3
HERE = FileMedia("f", "/a.mp4", "local", here=True, backed_up=False)
BOTH = FileMedia("f", "/a.mp4", "local", here=True, backed_up=True)
AWAY = FileMedia("f", "/a.mp4", "cloud", here=False, backed_up=True)
GONE = FileMedia("f", "/a.mp4", "missing", here=False, backed_up=False)
SENT = FileMedia("f", "/a.mp4", "uploading", True, False, GIB, 4 * GIB, GIB, 600.0)


def game(number: int = 1) -> Game:
    return Game(f"g{number}", f"Game {number}", (), date="2026-09-26")


def media(file: FileMedia, number: int = 1) -> dict[str, GameMedia]:
    return {f"g{number}": GameMedia(f"g{number}", (file,))}


@pytest.mark.parametrize(
    ("file", "wishes"),
    [
        (HERE, {"Back Up This Game"}),
        (BOTH, {"Free Up Space"}),
        (AWAY, {"Download"}),
        (SENT, {"Cancel Transfer"}),
        (GONE, set()),
    ],
)
def test_only_what_makes_sense_is_offered(file: FileMedia, wishes: set[str]) -> None:
    assert media_wishes(GameMedia("g1", (file,))) == wishes


def test_nothing_is_offered_before_anything_is_known() -> None:
    assert media_wishes(None) == frozenset()
    assert second_line(game(), None).startswith("2026-09-26")


def test_a_video_in_the_cloud_is_not_missing(qtbot: QtBot, kit: Kit) -> None:
    panel = GamesPanel(kit)
    qtbot.addWidget(panel)
    panel.show_games((game(),), {"g1": "a.mp4 is not there any more."})
    item = panel.list.item(0)
    assert item.data(MISSING_ROLE)
    panel.show_media(media(AWAY))
    assert not item.data(MISSING_ROLE)
    assert "plays from there" in item.toolTip()
    panel.show_media(media(GONE))
    assert item.data(MISSING_ROLE)
    with qtbot.assertNotEmitted(panel.rename_asked):
        panel.show_media(media(SENT))
    panel.show()
    panel.grab()  # every badge can be drawn


def test_the_strip_shows_what_moves_and_stops_it(qtbot: QtBot, kit: Kit) -> None:
    strip = TransferStrip(kit)
    qtbot.addWidget(strip)
    games = (game(1), game(2))
    waiting = FileMedia("f2", "/b.mp4", "queued", True, False, 0, GIB)
    states = media(waiting, 1) | media(SENT, 2)
    strip.show_transfers(games, states, paused=False)
    assert strip.isVisible()
    assert strip.bar.value() == 25
    assert "10 min left" in strip.bar.accessibleName()
    assert "1 more waits" in strip.bar.accessibleName()
    with qtbot.waitSignal(strip.cancel_chosen) as cancelled:
        strip.cancel.click()
    assert cancelled.args == ["g2"]
    with qtbot.waitSignal(strip.pause_chosen) as paused:
        strip.pause.click()
    assert paused.args == [True]
    strip.show_transfers(games, states, paused=True)
    assert "Paused at 25 %" in strip.bar.accessibleName()
    with qtbot.waitSignal(strip.pause_chosen) as paused:
        strip.pause.click()
    assert paused.args == [False]
    strip.show_transfers(games, media(BOTH), paused=False)
    assert not strip.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_what_comes_while_a_name_is_typed_waits_for_it(qtbot: QtBot, kit: Kit, key: Qt.Key) -> None:
    panel = GamesPanel(kit)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_games((game(1), game(2)), {})
    panel.list.setCurrentRow(1)
    asked: list[str] = []
    panel.rename_asked.connect(lambda _game, name: asked.append(name))
    rename(panel.list, panel.list.item(1))
    field = panel.list.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Final")
    panel.show_games((game(1), game(2), game(3)), {})
    panel.show_media(media(SENT, 2))
    assert field.isVisible() and field.text() == "Final" and panel.list.count() == 2
    QTest.keyClick(field, key)
    qtbot.waitUntil(lambda: panel.list.count() == 3)
    assert asked == (["Final"] if key == Qt.Key.Key_Return else [])
    assert panel.list.currentRow() == 1
