"""The sound below the lanes, and the picture above the pointer."""

from __future__ import annotations

import itertools
from typing import cast

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.game import Game
from app.ui.annotate.screen import AnnotateScreen
from app.ui.annotate.wave_lane import levels_at, wave_image
from app.ui.main_window import MainWindow


def test_each_column_is_the_loudest_of_its_stretch() -> None:
    peaks = np.zeros(500, np.uint8)
    peaks[250] = 255
    whole = levels_at(peaks, 50, 0, 10_000_000, 100)
    assert whole.shape == (100,)
    assert np.flatnonzero(whole).tolist() == [50]
    assert levels_at(peaks, 50, 4_900_000, 5_100_000, 40).max() == 1.0
    assert not levels_at(peaks, 50, 5_020_000, 10_000_000, 100).any()
    assert not levels_at(peaks, 50, 12_000_000, 13_000_000, 10).any()


def test_the_pointer_shows_a_picture_of_the_time_below_it(
    qtbot: QtBot, window: MainWindow, game: Game
) -> None:
    screen = cast(AnnotateScreen, window.screen_of("annotate"))
    screen.open_game(game.id)
    qtbot.waitUntil(lambda: screen.view.has_picture)
    timeline = screen.timeline
    qtbot.waitUntil(timeline.isVisible)
    rows = itertools.cycle((40, 41))

    def shown_above_the_hand() -> bool:
        """The lanes may still be laid out anew under a hand that came early; it is never quite still."""
        QTest.mouseMove(timeline, QPoint(int(timeline.x_of(30_000_000)), next(rows)))
        hover = timeline.hover
        if hover is None or not hover.isVisible() or hover.image is None:
            return False
        above = hover.geometry().bottom() < timeline.mapTo(window, QPoint(0, 0)).y()
        return above and abs(hover._time_us - 30_000_000) < 500_000

    qtbot.waitUntil(shown_above_the_hand)
    hover = timeline.hover
    assert hover is not None
    QTest.mouseMove(timeline, QPoint(10, 40))
    qtbot.waitUntil(lambda: not hover.isVisible())


def test_the_louder_the_wider_and_silence_is_a_line(qtbot: QtBot) -> None:
    levels = np.array([0.0, 0.5, 1.0], np.float32)
    image = wave_image(levels, 26, 2, "#A2ABB8")
    assert (image.width(), image.height()) == (3, 26)
    filled = [sum(image.pixelColor(x, y).alpha() == 255 for y in range(26)) for x in range(3)]
    assert filled == [2, 12, 22]
    assert image.pixelColor(2, 13).name() == "#a2abb8"
    top_and_bottom = [image.pixelColor(2, y).alpha() for y in (0, 1, 24, 25)]
    assert top_and_bottom == [0, 0, 0, 0]
