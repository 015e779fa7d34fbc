"""The look of a spotlight or a text without its place and time, kept under a name.

A style travels between laptops in the settings, so what is read is checked like an edit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

from app.core import limits
from app.core.check import Field, cleaned
from app.core.edit import SHAPES, Shape, Spotlight, Text
from app.core.errors import BadInput

MarkKind: TypeAlias = Literal["spotlight", "text"]
MAX_STYLE_NAME = 40
MAX_STYLES = 100
"""Of one reel; more that come from elsewhere are not listed."""


@dataclass(frozen=True, slots=True)
class SpotlightStyle:
    """How a spotlight looks."""

    shape: Shape = "body"
    color: str = "#FFFFFF"
    stroke: int = 2
    fill: float = 0.0
    dim: float = 0.2
    brighten: float = 0.0


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text looks; where it stands is its own."""

    font: str = "Inter"
    size: float = 0.06
    color: str = "#FFFFFF"
    stroke: bool = True
    shadow: bool = True
    background: str = ""


Style: TypeAlias = SpotlightStyle | TextStyle


@dataclass(frozen=True, slots=True)
class NamedStyle:
    """A style of a reel under its name."""

    name: str
    style: Style

    @property
    def kind(self) -> MarkKind:
        """What it is for."""
        return kind_of(self.style)


def kind_of(style: Style) -> MarkKind:
    """What a style is for."""
    return "spotlight" if isinstance(style, SpotlightStyle) else "text"


def style_of(mark: Spotlight | Text) -> Style:
    """The look of a mark."""
    if isinstance(mark, Spotlight):
        return SpotlightStyle(
            mark.shape, mark.color, mark.stroke, mark.fill, mark.dim, mark.brighten
        )
    return TextStyle(mark.font, mark.size, mark.color, mark.stroke, mark.shadow, mark.background)


def fields_of(style: Style) -> dict[str, Any]:
    """The fields of a style by name, as the marks call them."""
    return asdict(style)


def named(name: str, style: Style) -> NamedStyle:
    """A style under a name; ``BadInput`` when there is none."""
    plain = cleaned(" ".join(name.split()), MAX_STYLE_NAME)
    if not plain:
        raise BadInput("A style needs a name.")
    return NamedStyle(plain, style)


def style_to_value(style: NamedStyle) -> Mapping[str, Any]:
    """The form in which a style is kept."""
    return {"name": style.name, "kind": style.kind, **fields_of(style.style)}


def read_style(field: Field) -> NamedStyle:
    """A style that was kept; ``BadEdit`` names the field that is wrong and why."""
    spotlight = isinstance(field.value, dict) and field.value.get("kind") == "spotlight"
    names = tuple(fields_of(SpotlightStyle() if spotlight else TextStyle()))
    has = field.object(("name", "kind", *names))
    has["kind"].choice(("spotlight", "text"))
    name = has["name"].text(MAX_STYLE_NAME, 1)
    color = has["color"].color()
    if not spotlight:
        return NamedStyle(
            name,
            TextStyle(
                has["font"].text(64, 1),
                has["size"].number(limits.MIN_TEXT_SIZE, limits.MAX_TEXT_SIZE),
                color,
                has["stroke"].flag(),
                has["shadow"].flag(),
                has["background"].color(empty=True),
            ),
        )
    return NamedStyle(
        name,
        SpotlightStyle(
            has["shape"].choice(SHAPES),
            color,
            has["stroke"].whole(1, 3),
            has["fill"].number(0.0, limits.MAX_SHARE),
            has["dim"].number(0.0, limits.MAX_SHARE),
            has["brighten"].number(0.0, limits.MAX_SHARE),
        ),
    )
