from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtGui import QIcon
from pytestqt.qtbot import QtBot

from app.ui.common.icons import GLYPHS, Icons
from app.ui.common.theme import Theme


@pytest.mark.parametrize("name", GLYPHS)
def test_every_icon_draws_something(qtbot: QtBot, theme: Theme, name: str) -> None:
    image = Icons(theme).get(name).pixmap(24, 24).toImage()
    inked = sum(image.pixelColor(x, y).alpha() > 40 for x in range(24) for y in range(24))
    assert inked > 10


def test_icons_outlive_a_window_that_is_collected(qtbot: QtBot, theme: Theme) -> None:
    class Held:
        def __init__(self) -> None:
            self.icons = Icons(theme)
            self.icon = self.icons.get("play", "#123456")
            self.me = self

    held = weakref.ref(Held())
    gc.collect()
    assert held() is None
    icon = Icons(theme).get("play", "#123456")
    assert not icon.pixmap(24, 24).isNull()
    assert Icons(theme).get("play", "#123456") is icon


def test_an_icon_is_drawn_once_for_each_size_and_state(qtbot: QtBot, theme: Theme) -> None:
    icon = Icons(theme).get("star", "#654321")
    first = icon.pixmap(20, 20)
    assert icon.pixmap(20, 20).cacheKey() == first.cacheKey()
    larger, off = icon.pixmap(40, 40), icon.pixmap(20, 20, QIcon.Mode.Disabled)
    assert (larger.width(), off.width()) == (40, 20)
    assert off.toImage() != first.toImage()
    for side in range(10, 60):
        assert icon.pixmap(side, side).width() == side
