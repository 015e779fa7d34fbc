from __future__ import annotations

import pytest

from app.render.colour import is_dark, rgb_of, yuv_of


@pytest.mark.parametrize(
    ("color", "code"),
    [
        # The 100 % bars of Rec. ITU-R BT.709.
        ("#FFFFFF", (235, 128, 128)),
        ("#000000", (16, 128, 128)),
        ("#FF0000", (63, 102, 240)),
        ("#00FF00", (173, 42, 26)),
        ("#0000FF", (32, 240, 118)),
        ("#FFFF00", (219, 16, 138)),
    ],
)
def test_bars_have_their_standard_code_values(color: str, code: tuple[int, int, int]) -> None:
    assert tuple(round(part) for part in yuv_of(color)) == code


def test_dark_and_light() -> None:
    assert is_dark("#101010") and is_dark("#0000FF")
    assert not is_dark("#FFFFFF") and not is_dark("#FFEE00")


def test_only_hexadecimal_colours() -> None:
    assert rgb_of("#0A0b0C") == (10, 11, 12)
    with pytest.raises(ValueError, match="colour"):
        rgb_of("white")
