from __future__ import annotations

import gc
import weakref

import pytest
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
