"""Styles are kept and read back as they were; what is wrong is named."""

from __future__ import annotations

import pytest

from app.core.check import Field
from app.core.edit import Spotlight, SpotlightKey, Text
from app.core.errors import BadEdit, BadInput
from app.core.styles import (
    SpotlightStyle,
    Style,
    TextStyle,
    fields_of,
    named,
    read_style,
    style_of,
    style_to_value,
)

LIGHT = Spotlight(
    "s", 0, 1_000_000, (SpotlightKey(0, 1.0, 1.0, 10.0, 10.0),), "ground", "#00E5FF", 3
)
TEXT = Text("t", 0, 1_000_000, "#10", "Bebas Neue", 0.08, "#FFEB3B", shadow=False)


@pytest.mark.parametrize("style", [style_of(LIGHT), style_of(TEXT)])
def test_a_style_comes_back_as_it_was_kept(style: Style) -> None:
    kept = named("  Maya's   ring ", style)
    assert kept.name == "Maya's ring"
    assert read_style(Field(dict(style_to_value(kept)))) == kept


def test_a_style_holds_the_look_and_not_the_place() -> None:
    assert style_of(LIGHT) == SpotlightStyle("ground", "#00E5FF", 3)
    assert style_of(TEXT) == TextStyle("Bebas Neue", 0.08, "#FFEB3B", shadow=False)
    assert not {"anchor", "dx", "text", "start_us"} & fields_of(style_of(TEXT)).keys()


def test_a_style_without_a_name_is_refused() -> None:
    with pytest.raises(BadInput, match="needs a name"):
        named(" \n ", SpotlightStyle())


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"kind": "banner"}, "unknown field|must be one of|is missing"),
        ({"dim": 0.9}, "dim: must be from 0 to 0.4"),
        ({"color": "red"}, "color: must be a colour"),
        ({"name": "n" * 41}, "name: has 41 characters"),
        ({"more": 1}, "unknown field"),
    ],
)
def test_a_style_from_elsewhere_is_checked(change: dict[str, object], why: str) -> None:
    value = {**style_to_value(named("Ring", SpotlightStyle())), **change}
    with pytest.raises(BadEdit, match=why):
        read_style(Field(value))
