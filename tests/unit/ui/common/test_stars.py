from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.clip import RATINGS
from app.ui.common.stars import Stars, star_color
from app.ui.common.theme import Theme
from app.ui.common.tokens import TOKENS, contrast


@pytest.fixture
def stars(qtbot: QtBot, theme: Theme) -> Stars:
    made = Stars(theme)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    return made


def test_clicks_and_keys_rate(stars: Stars) -> None:
    rated: list[int] = []
    stars.rated.connect(rated.append)
    QTest.mouseClick(stars, Qt.MouseButton.LeftButton, pos=QPoint(80, 12))
    QTest.keyClick(stars, Qt.Key.Key_Left)
    QTest.keyClicks(stars, "5")
    QTest.keyClick(stars, Qt.Key.Key_Right)
    assert rated == [4, 3, 5]


def test_setting_is_not_rating(qtbot: QtBot, stars: Stars) -> None:
    with qtbot.assertNotEmitted(stars.rated):
        stars.set_value(3)
    assert stars.accessibleName() == "Rating: 3 of 5 stars, Interesting"


@pytest.mark.parametrize("rating", RATINGS)
def test_stars_stand_out_on_dark(rating: int) -> None:
    assert contrast(star_color(rating, "dark").upper(), TOKENS["dark"].surface) >= 3
