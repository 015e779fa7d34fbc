from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.clip import RATINGS, MarkedClip
from app.ui.annotate.lanes import ClipLane
from app.ui.common.theme import Theme
from app.ui.common.timeline import Timeline

MINUTE = 60_000_000


def test_badges_stand_on_their_lane_in_the_ratings_colour(qtbot: QtBot, theme: Theme) -> None:
    picked: list[MarkedClip] = []
    played: list[MarkedClip] = []
    lanes = [ClipLane(layer, theme, picked.append, played.append) for layer in ("athlete", "team")]
    timeline = Timeline(theme)
    qtbot.addWidget(timeline)
    timeline.set_lanes(list(lanes))
    timeline.set_duration(10 * MINUTE)
    timeline.resize(1000, timeline.sizeHint().height())
    timeline.show()
    mine = MarkedClip("a", "g", 2 * MINUTE, 3 * MINUTE, rating=5)
    other = MarkedClip("b", "g", 5 * MINUTE, 6 * MINUTE, rating=1, layer="team")
    tiny = MarkedClip("c", "g", 8 * MINUTE, 8 * MINUTE + 500_000, rating=3)
    for lane in lanes:
        lane.set_clips([mine, other, tiny], frozenset())
    timeline.invalidate()
    image = timeline.grab().toImage()

    def color(row: int, at: int) -> str:
        y = round(timeline.lane_rect(row).top()) + 8
        return image.pixelColor(round(timeline.x_of(at)) + 3, y).name().upper()

    assert color(0, mine.start_us) == RATINGS[5].color.upper()
    assert color(1, other.start_us) == RATINGS[1].color.upper()
    assert color(1, mine.start_us) == theme.tokens.track.upper()
    assert color(0, tiny.start_us) == RATINGS[3].color.upper()  # never too small to be seen
    y = round(timeline.lane_rect(0).center().y())
    at = QPoint(round(timeline.x_of(tiny.start_us)) + 3, y)
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(timeline, Qt.MouseButton.LeftButton, pos=at)
    assert set(picked) == {tiny}
    assert played == [tiny]
