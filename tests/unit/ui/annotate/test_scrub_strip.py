from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.clip import MIN_CLIP_US, MarkedClip
from app.ui.annotate.facts import RangeDragged
from app.ui.annotate.scrub_strip import MOVED_PX, ScrubStrip, window_around
from app.ui.common.theme import Theme

GAME_US = 5_400_000_000
CLIP = MarkedClip("c", "g", 2_700_000_000, 2_712_000_000)


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme) -> ScrubStrip:
    made = ScrubStrip(theme)
    qtbot.addWidget(made)
    made.resize(300, made.sizeHint().height())
    made.show_clip(CLIP, GAME_US)
    made.show()
    return made


def test_it_shows_thirty_seconds_on_either_side() -> None:
    window = window_around(CLIP, GAME_US)
    assert (window.start_us, window.end_us) == (2_676_000_000, 2_736_000_000)
    start = window_around(MarkedClip("c", "g", 0, 1_000_000), GAME_US)
    assert start.start_us == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(x=st.integers(-200, 500), which=st.sampled_from(["start", "end"]))
def test_a_dragged_handle_never_makes_a_bad_range(strip: ScrubStrip, x: int, which: str) -> None:
    strip.show_clip(CLIP, GAME_US)
    told: list[RangeDragged] = []
    strip.range_dragged.connect(told.append)
    at = CLIP.start_us if which == "start" else CLIP.end_us
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(strip, left, pos=QPoint(round(strip.x_of(at)), 20))
    QTest.mouseRelease(strip, left, pos=QPoint(x, 20))
    strip.range_dragged.disconnect()
    if abs(x - round(strip.x_of(at))) < MOVED_PX:
        assert not told
        return
    [last] = told
    assert last.released
    assert 0 <= last.start_us < last.end_us <= GAME_US
    assert last.end_us - last.start_us >= MIN_CLIP_US
    assert (last.end_us == CLIP.end_us) if which == "start" else (last.start_us == CLIP.start_us)


@pytest.mark.parametrize("beside", [-9, 0, 9])
def test_a_click_on_a_handle_moves_nothing_and_a_pull_moves_it_with_the_hand(
    strip: ScrubStrip, beside: int
) -> None:
    told: list[RangeDragged] = []
    strip.range_dragged.connect(told.append)
    left, x = Qt.MouseButton.LeftButton, round(strip.x_of(CLIP.end_us)) + beside
    QTest.mouseClick(strip, left, pos=QPoint(x, 20))
    assert not told
    QTest.mousePress(strip, left, pos=QPoint(x, 20))
    QTest.mouseMove(strip, QPoint(x + 10, 20))
    QTest.mouseRelease(strip, left, pos=QPoint(x + 10, 20))
    assert [told[-1].released, told[-1].start_us] == [True, CLIP.start_us]
    pulled = strip.time_of(x + 10) - strip.time_of(x)
    assert abs(told[-1].end_us - CLIP.end_us - pulled) <= 2


def test_arrows_move_the_chosen_end(strip: ScrubStrip) -> None:
    told: list[RangeDragged] = []
    strip.range_dragged.connect(told.append)
    QTest.keyClick(strip, Qt.Key.Key_Left)
    QTest.keyClick(strip, Qt.Key.Key_Down)
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert [(t.start_us - CLIP.start_us, t.end_us - CLIP.end_us) for t in told] == [
        (-100_000, 0),
        (-100_000, 100_000),
    ]


def test_a_write_in_between_does_not_move_the_handle_in_the_hand(strip: ScrubStrip) -> None:
    left = Qt.MouseButton.LeftButton
    x = round(strip.x_of(CLIP.start_us))
    QTest.mousePress(strip, left, pos=QPoint(x, 20))
    QTest.mouseMove(strip, QPoint(x + 20, 20))
    held = strip.clip
    strip.show_clip(CLIP, GAME_US)
    assert strip.clip == held
    QTest.mouseRelease(strip, left, pos=QPoint(x + 20, 20))


def test_the_playhead_paints_only_where_it_is(qtbot: QtBot, strip: ScrubStrip) -> None:
    qtbot.waitExposed(strip)
    qtbot.wait(50)
    painted = Painted()
    strip.installEventFilter(painted)
    strip.set_playhead(10_000_000)  # far from the clip
    qtbot.wait(30)
    assert painted.widths == []
    strip.set_playhead(CLIP.start_us)
    qtbot.waitUntil(lambda: bool(painted.widths))
    assert max(painted.widths) < 10
    line = strip.grab().toImage().pixelColor(round(strip.x_of(CLIP.start_us + 3_000_000)), 30)
    strip.set_playhead(CLIP.start_us + 3_000_000)
    qtbot.waitUntil(lambda: len(painted.widths) > 1)
    x = round(strip.x_of(CLIP.start_us + 3_000_000))
    image = strip.grab().toImage()
    assert max(image.pixelColor(x + dx, 30).lightness() for dx in (-1, 0, 1)) > line.lightness()


class Painted(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.widths: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.widths.append(event.region().boundingRect().width())
        return False
