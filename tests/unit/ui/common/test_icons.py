from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui.common.icons import GLYPHS, Icons
from app.ui.common.theme import Theme


@pytest.mark.parametrize("name", GLYPHS)
def test_every_icon_draws_something(qtbot: QtBot, theme: Theme, name: str) -> None:
    image = Icons(theme).get(name).pixmap(24, 24).toImage()
    inked = sum(image.pixelColor(x, y).alpha() > 40 for x in range(24) for y in range(24))
    assert inked > 10
