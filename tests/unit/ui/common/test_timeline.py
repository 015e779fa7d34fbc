from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.common.lane import Lane, LaneEvent
from app.ui.common.theme import Theme
from app.ui.common.timeline import GUTTER_W, MAX_ZOOM, Timeline

HOUR = 3_600_000_000


class Recorder(Lane):
    title = "Clips"

    def __init__(self, takes: bool = True) -> None:
        self.takes, self.told, self.painted = takes, [], 0  # type: ignore[var-annotated]

    def paint(self, painter: QPainter, rect: QRectF, timeline: Timeline) -> None:
        self.painted += 1

    def press(self, event: LaneEvent) -> bool:
        self.told.append(("press", event.time_us))
        return self.takes

    def drag(self, event: LaneEvent) -> None:
        self.told.append(("drag", event.time_us))

    def release(self, event: LaneEvent) -> None:
        self.told.append(("release", event.time_us))


@pytest.fixture
def lane() -> Recorder:
    return Recorder()


@pytest.fixture
def timeline(qtbot: QtBot, theme: Theme, lane: Recorder) -> Timeline:
    made = Timeline(theme)
    qtbot.addWidget(made)
    made.set_lanes([lane])
    made.set_duration(HOUR)
    made.resize(1000, made.sizeHint().height())
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_moving_playhead_does_not_paint_the_lanes_again(
    timeline: Timeline, lane: Recorder
) -> None:
    timeline.grab()
    painted = lane.painted
    for t in range(0, HOUR, HOUR // 50):
        timeline.set_playhead(t)
        timeline.grab()
    assert lane.painted == painted
    timeline.invalidate()
    timeline.grab()
    assert lane.painted == painted + 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(zoom=st.floats(0.1, 2000), at=st.integers(0, HOUR), probe=st.floats(GUTTER_W, 980, width=32))
def test_times_and_places_are_each_others_inverse(
    timeline: Timeline, zoom: float, at: int, probe: float
) -> None:
    timeline.set_zoom(zoom, at)
    assert 1 <= timeline.zoom <= MAX_ZOOM
    assert abs(timeline.x_of(timeline.time_of(probe)) - probe) < 0.01
    assert timeline.time_of(GUTTER_W) >= 0


def test_zoom_keeps_the_time_under_the_pointer(timeline: Timeline) -> None:
    at = HOUR // 3
    x = timeline.x_of(at)
    timeline.set_zoom(20, at)
    assert abs(timeline.x_of(at) - x) < 0.01


def test_a_zoomed_axis_turns_the_page_for_the_playhead(timeline: Timeline) -> None:
    timeline.set_zoom(50, 0)
    timeline.set_playhead(HOUR // 2)
    assert GUTTER_W <= timeline.x_of(HOUR // 2) <= timeline.width()


def test_dragging_the_ruler_scrubs_and_letting_go_seeks(timeline: Timeline) -> None:
    scrubbed: list[int] = []
    sought: list[int] = []
    timeline.scrubbed.connect(scrubbed.append)
    timeline.sought.connect(sought.append)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(timeline, left, pos=QPoint(300, 8))
    QTest.mouseMove(timeline, QPoint(500, 8))
    QTest.mouseRelease(timeline, left, pos=QPoint(2000, 8))
    assert scrubbed == [timeline.time_of(300), timeline.time_of(500)]
    assert sought == [HOUR]


def test_a_lane_takes_the_drag_it_wants(timeline: Timeline, lane: Recorder) -> None:
    y = round(timeline.lane_rect(0).center().y())
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(timeline, left, pos=QPoint(300, y))
    QTest.mouseMove(timeline, QPoint(400, 3))
    QTest.mouseRelease(timeline, left, pos=QPoint(400, 3))
    assert [what for what, _ in lane.told] == ["press", "drag", "release"]
    lane.told.clear()
    lane.takes = False
    sought: list[int] = []
    timeline.sought.connect(sought.append)
    QTest.mouseClick(timeline, left, pos=QPoint(300, y))
    assert sought == [timeline.time_of(300)]


def test_the_lane_lies_right_of_its_title(timeline: Timeline) -> None:
    assert timeline.lane_rect(0).left() == GUTTER_W
    assert timeline.lane_rect(0).contains(QPointF(500, timeline.lane_rect(0).center().y()))


def test_the_ruler_counts_from_the_origin(timeline: Timeline) -> None:
    timeline.set_duration(20_000_000)
    timeline.set_origin(61_000_000)
    marks = timeline.ticks()
    assert "1:02" in [words for _x, words in marks]
    place = {words: x for x, words in marks}["1:10"]
    assert place == pytest.approx(timeline.x_of(9_000_000))
