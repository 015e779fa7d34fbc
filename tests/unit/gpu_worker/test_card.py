"""The card as the driver names it, and the sentence when it does not encode."""

from __future__ import annotations

import pytest

from gpu_worker.card import Card, first_card


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("NVIDIA L4, 550.54.15\n", ("NVIDIA L4", "550.54.15")),
        ("NVIDIA A4000, Ada, 535.1\nNVIDIA L4, 535.1\n", ("NVIDIA A4000, Ada", "535.1")),
        ("", ("", "")),
        ("\n\n", ("", "")),
    ],
)
def test_the_first_line_names_the_card(text: str, card: tuple[str, str]) -> None:
    assert first_card(text) == card


def test_why_the_processor_encodes() -> None:
    assert Card("NVIDIA L4", "550", encodes=True).reason == ""
    assert "no graphics card" in Card().reason
    assert "H100 does not encode" in Card("NVIDIA H100", "550", why="no capable device").reason
