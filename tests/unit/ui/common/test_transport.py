from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.common.kit import Kit
from app.ui.common.player import Player
from app.ui.common.transport import Transport, parse_clock
from app.ui.common.video_view import VideoView
from tests.support.fake_preview import FakePreview


@pytest.fixture
def transport(qtbot: QtBot, kit: Kit) -> Transport:
    view = VideoView(kit.theme)
    qtbot.addWidget(view)
    view.show()
    player = Player(view, kit.relay)
    made = Transport(player, kit.actions, kit.theme, kit.icons)
    qtbot.addWidget(made)
    assert not made.isEnabled()
    player.open(FakePreview(90_000_000))
    made.show()
    return made


def test_commands_move_the_playhead(transport: Transport) -> None:
    player = transport._player
    moves = [
        ("play.forward_4", 4_000_000),
        ("play.forward_1", 5_000_000),
        ("play.back_1", 4_000_000),
        ("play.back_4", 0),
        ("play.back_4", 0),
        ("play.end", 90_000_000),
        ("play.start", 0),
    ]
    for command, wanted in moves:
        assert transport.drive(command)
        assert player.position_us == wanted
    assert not transport.drive("mark.now")


def test_it_shows_time_and_length(transport: Transport) -> None:
    transport._player.seek(61_250_000)
    assert transport._time.text() == "1:01.25"
    assert transport._length.text() == "/ 1:30"


def test_a_narrow_one_leaves_out_what_has_a_key_or_stands_elsewhere(
    qtbot: QtBot, transport: Transport
) -> None:
    host = QWidget()
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(transport)
    transport.setMinimumSize(0, 0)  # what it had as a window of its own
    host.show()
    least = transport.minimumSizeHint()
    host.resize(least)
    qtbot.waitUntil(lambda: not transport._volume.isVisible())
    assert not transport._length.isVisible() and transport._mute.isVisible()
    assert transport.minimumSizeHint() == least
    qtbot.waitUntil(lambda: transport._mute.geometry().right() < least.width())
    host.resize(least.width() + 300, least.height())
    qtbot.waitUntil(transport._volume.isVisible)
    assert transport._volume.isVisible() and transport._length.isVisible()
    assert transport.minimumSizeHint() == least
    transport.setParent(None)


def test_the_play_button_plays_and_says_what_it_does(transport: Transport) -> None:
    QTest.mouseClick(transport._play, Qt.MouseButton.LeftButton)
    assert transport._player.playing
    assert transport._play.accessibleName() == "Pause"
    QTest.mouseClick(transport._play, Qt.MouseButton.LeftButton)
    assert not transport._player.playing


def test_go_to_time(transport: Transport) -> None:
    transport.drive("play.goto")
    QTest.keyClicks(transport._goto, "1:05.5")
    QTest.keyClick(transport._goto, Qt.Key.Key_Return)
    assert transport._player.position_us == 65_500_000
    assert transport._goto.isHidden()


def test_escape_gives_up_going_to_a_time(transport: Transport) -> None:
    transport.drive("play.goto")
    QTest.keyClicks(transport._goto, "1:05")
    before = transport._player.position_us
    QTest.keyClick(transport._goto, Qt.Key.Key_Escape)
    assert transport._goto.isHidden()
    assert transport._player.position_us == before


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_after_going_to_a_time_the_keys_are_where_they_were(
    transport: Transport, key: Qt.Key
) -> None:
    transport.show()
    transport._mute.setFocus()
    transport.drive("play.goto")
    QTest.keyClick(transport._goto, key)
    assert transport.focusWidget() is transport._mute


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("7", 7_000_000),
        ("1:05", 65_000_000),
        ("1:00:00", 3_600_000_000),
        ("0:01.25", 1_250_000),
        ("1,5", 1_500_000),
        ("", None),
        ("a", None),
        ("1:2:3:4", None),
        ("-3", None),
        ("1.x", None),
    ],
)
def test_clock_texts(text: str, wanted: int | None) -> None:
    assert parse_clock(text) == wanted


def test_a_running_clock_does_not_lay_the_window_out_anew(qtbot: QtBot, kit: Kit) -> None:
    """It took two thirds of a processor when each picture did."""
    window = QWidget()
    qtbot.addWidget(window)
    view = VideoView(kit.theme)
    player = Player(view, kit.relay)
    transport = Transport(player, kit.actions, kit.theme, kit.icons)
    column = QVBoxLayout(window)
    column.addWidget(view)
    column.addWidget(transport)
    player.open(FakePreview(2 * 3_600_000_000))
    window.show()
    qtbot.waitUntil(lambda: window.isVisible() and transport._time.width() > 20)
    qtbot.wait(50)
    asked = Asked()
    window.installEventFilter(asked)
    for time_us in range(0, 2 * 3_600_000_000, 111_110_000):
        player.seek(time_us)
        qtbot.wait(1)
    assert transport._time.text() == "1:58:31.04"
    metrics = transport._time.fontMetrics()
    assert transport._time.width() >= metrics.horizontalAdvance(transport._time.text())
    assert asked.layouts == 0


def test_the_bar_covers_what_is_below_it(qtbot: QtBot, transport: Transport, kit: Kit) -> None:
    transport.resize(900, 54)
    image = QImage(900, 54, QImage.Format.Format_RGB32)
    image.fill(QColor("#FF00FF"))
    transport.render(image)
    corners = [image.pixelColor(x, y).name() for x in (1, 898) for y in (1, 52)]
    assert corners == [kit.theme.tokens.surface.lower()] * 4


class Asked(QObject):
    layouts = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.layouts += event.type() == QEvent.Type.LayoutRequest
        return False
