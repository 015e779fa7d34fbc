"""The crop box under the hand: what a drag, a wheel turn and an arrow key do to it."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.crop import CropFrame
from app.core.exact import Q
from app.ui.common.theme import Theme
from app.ui.common.video_view import VideoView
from app.ui.framing.crop_tool import BoxChosen, CropTool

FRAME = CropFrame(1920, 1080, Fraction(9, 16))


class Stage:
    """A video view of half the footage's size with a crop tool on it."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.chosen: list[BoxChosen] = []
        self.moved: list[BoxChosen] = []
        self.view = VideoView(theme)
        qtbot.addWidget(self.view)
        self.view.resize(960, 540)
        self.tool = CropTool(self.chosen.append, self.moved.append)
        self.view.set_tool(self.tool)
        self.view.set_picture(np.zeros((540, 960, 4), np.uint8), (1920, 1080))
        self.tool.show(FRAME, FRAME.fit(960, 540, 800), self.view)
        self.view.show()
        self.bot = qtbot

    def at(self, x: float, y: float) -> QPoint:
        return self.view.to_view(x, y).toPoint()

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        left = Qt.MouseButton.LeftButton
        self.bot.mousePress(self.view, left, pos=self.at(*start))
        self.bot.mouseMove(self.view, self.at(*end))
        self.bot.mouseRelease(self.view, left, pos=self.at(*end))


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication) -> Stage:
    return Stage(qtbot, Theme(qapp, "dark"))


def test_dragging_the_body_moves_the_box_and_writes_once_on_release(stage: Stage) -> None:
    stage.drag((960, 540), (1100, 500))
    assert len(stage.chosen) == 1
    assert stage.chosen[0] == BoxChosen(1100, 500, 800)
    assert stage.moved


def test_the_box_never_leaves_the_picture(stage: Stage) -> None:
    stage.drag((960, 540), (5000, 5000))
    box = stage.tool.box
    assert box is not None
    _left, _top, right, bottom = box.edges(FRAME.ratio)
    assert right <= 1920
    assert bottom == 1080
    assert 1920 - right < Fraction(1, 100)


def test_a_corner_keeps_the_ratio_and_the_opposite_corner(stage: Stage) -> None:
    box = stage.tool.box
    assert box is not None
    left, top, right, bottom = box.edges(FRAME.ratio)
    stage.drag((float(right), float(bottom)), (float(right) - 90, float(bottom) - 160))
    after = stage.tool.box
    assert after is not None
    assert after.edges(FRAME.ratio)[:2] == pytest.approx((float(left), float(top)), abs=2.0)
    assert after.height / Q == pytest.approx(640, abs=4)


HANDLES = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y]


@pytest.mark.parametrize("handle", HANDLES)
@pytest.mark.parametrize("rotation", [0.0, 7.0])
def test_past_the_largest_size_the_opposite_side_stays_where_it_is(
    stage: Stage, handle: tuple[int, int], rotation: float
) -> None:
    frame = CropFrame(1920, 1080, FRAME.ratio, rotation)
    stage.tool.show(frame, frame.fit(700, 500, 500), stage.view)
    before = edges(stage, frame)
    stage.drag(place(before, handle), out(before, handle, 900))
    after = edges(stage, frame)
    for i in held(handle):
        assert after[i] == pytest.approx(before[i], abs=0.01)
    assert after[3] - after[1] > 600
    assert len(stage.chosen) == 1


@pytest.mark.parametrize("handle", HANDLES)
def test_a_box_of_the_largest_size_is_not_moved_by_its_handles(
    stage: Stage, handle: tuple[int, int]
) -> None:
    stage.tool.show(FRAME, FRAME.fit(700, 540, 1080), stage.view)
    before = edges(stage, FRAME)
    stage.drag(place(before, handle), out(before, handle, 300))
    assert edges(stage, FRAME) == before
    assert stage.chosen == []


def edges(stage: Stage, frame: CropFrame) -> list[float]:
    """Left, top, right and bottom of the box on the screen."""
    assert stage.tool.box is not None
    return [float(edge) for edge in stage.tool.box.edges(frame.ratio)]


def place(box: list[float], handle: tuple[int, int]) -> tuple[float, float]:
    """Where a handle of the box is."""
    left, top, right, bottom = box
    x, y = handle
    return (left + right + x * (right - left)) / 2, (top + bottom + y * (bottom - top)) / 2


def out(box: list[float], handle: tuple[int, int], by: float) -> tuple[float, float]:
    """A place far outside of a handle."""
    x, y = place(box, handle)
    return x + by * handle[0], y + by * handle[1]


def held(handle: tuple[int, int]) -> list[int]:
    """Which of the edges lie opposite a handle."""
    x, y = handle
    return [i for i, there in enumerate((x > 0, y > 0, x < 0, y < 0)) if there]


def test_a_click_without_a_move_writes_nothing(stage: Stage) -> None:
    stage.bot.mouseClick(stage.view, Qt.MouseButton.LeftButton, pos=stage.at(960, 540))
    assert stage.chosen == []


def test_arrows_nudge_by_one_and_ten_pixels(stage: Stage) -> None:
    stage.bot.keyClick(stage.view, Qt.Key.Key_Right)
    stage.bot.keyClick(stage.view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert stage.chosen == [BoxChosen(961, 540, 800), BoxChosen(961, 530, 800)]


def test_the_wheel_zooms_about_the_cursor(stage: Stage) -> None:
    pos = QPointF(stage.view.to_view(960, 540))
    event = QWheelEvent(
        pos,
        stage.view.mapToGlobal(pos),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(stage.view, event)
    QApplication.sendEvent(stage.view, event)
    assert not stage.chosen, "one gesture is written once, when the wheel rests"
    stage.bot.waitUntil(lambda: bool(stage.chosen))
    assert len(stage.chosen) == 1
    assert stage.chosen[0].height < 800
    assert stage.chosen[0].cx == pytest.approx(960, abs=0.1)
