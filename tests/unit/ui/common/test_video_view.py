from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.common.theme import Theme
from app.ui.common.video_view import VideoView, ViewTool


def shown(qtbot: QtBot, theme: Theme, width: int = 400, height: int = 300) -> VideoView:
    view = VideoView(theme)
    qtbot.addWidget(view)
    view.resize(width, height)
    view.show()
    qtbot.waitExposed(view)
    return view


def test_a_picture_is_letterboxed_and_shown_pixel_for_pixel(qtbot: QtBot, theme: Theme) -> None:
    view = shown(qtbot, theme)
    rng = np.random.default_rng(1)
    picture = rng.integers(0, 256, (225, 400, 4), np.uint8)
    picture[..., 3] = 255
    view.set_picture(picture, (1920, 1080))
    rect = view.content_rect()
    assert (rect.x(), rect.y(), rect.width(), rect.height()) == (0, 38, 400, 225)
    image = view.grab().toImage()
    for x, y in ((0, 0), (399, 224), (123, 77)):
        blue, green, red, _ = (int(c) for c in picture[y, x])
        color = image.pixelColor(x, y + 38)
        assert (color.red(), color.green(), color.blue()) == (red, green, blue)
    assert image.pixelColor(10, 10).name().upper() == theme.tokens.stage


def test_view_and_content_coordinates_are_each_others_inverse(qtbot: QtBot, theme: Theme) -> None:
    view = shown(qtbot, theme, 517, 311)
    view.set_picture(np.zeros((90, 160, 4), np.uint8), (1920, 1080))
    view.margin = 10
    for x, y in ((0.0, 0.0), (1920.0, 1080.0), (333.3, 700.1)):
        back = view.to_content(view.to_view(x, y))
        assert abs(back[0] - x) < 1e-6
        assert abs(back[1] - y) < 1e-6
    assert view.content_rect().left() >= 10


def test_a_size_for_the_decoder_is_told(qtbot: QtBot, theme: Theme) -> None:
    view = shown(qtbot, theme)
    with qtbot.waitSignal(view.resized) as told:
        view.resize(640, 360)
    pixels = told.args[0]
    ratio = view.devicePixelRatioF()
    assert (pixels.width, pixels.height) == (640 * ratio, 360 * ratio)


class Grab(ViewTool):
    def __init__(self) -> None:
        self.points: list[tuple[float, float]] = []

    def press(self, event: QMouseEvent, view: VideoView) -> bool:
        self.points.append(view.to_content(event.position()))
        return True


def test_a_tool_takes_the_pointer_before_play_and_pause(qtbot: QtBot, theme: Theme) -> None:
    view, tool, clicks = shown(qtbot, theme), Grab(), []
    view.clicked.connect(lambda: clicks.append(1))
    view.set_picture(np.zeros((225, 400, 4), np.uint8), (1920, 1080))
    view.set_tool(tool)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    assert clicks == []
    assert len(tool.points) == 1
    assert abs(tool.points[0][0] - 960) < 5
    view.set_tool(None)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    assert clicks == [1]


def test_content_to_view_of_a_tall_picture(qtbot: QtBot, theme: Theme) -> None:
    view = shown(qtbot, theme)
    view.set_picture(np.zeros((300, 168, 4), np.uint8), (1080, 1920))
    assert view.to_view(540, 960) == QPointF(200, 150) or abs(view.to_view(540, 960).x() - 200) <= 1
