from __future__ import annotations

import pytest

from app.core.link import Link, is_link, link_from

ID = "4f1c2d3e-0000-4000-8000-1234567890ab"


@pytest.mark.parametrize(
    "text",
    [f"reelballers:reel/{ID}", f"reelballers://reel/{ID}/", f"REELBALLERS:reel\\{ID.upper()}"],
)
def test_a_link_points_to_a_reel(text: str) -> None:
    assert is_link(text)
    assert link_from(text) == Link("reel", ID)


@pytest.mark.parametrize(
    "text",
    [
        "reelballers:",
        "reelballers:delete/4f1c2d3e",
        "reelballers:reel/../../etc/passwd",
        f"reelballers:reel/{ID}?export=yes",
        f"reelballers:game/{ID}{ID}",
        f"reelballers:reel/{ID}\n",
        "reelballers:game/Rovers",
    ],
)
def test_everything_else_points_to_nothing(text: str) -> None:
    assert link_from(text) is None


def test_a_path_is_no_link() -> None:
    assert not is_link("/home/coach/reelballers:game")
    assert not is_link("match.mp4")
