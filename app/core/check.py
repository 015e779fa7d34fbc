"""Reading untrusted JSON values field by field.

A ``Field`` is a value together with its path in the document (``clips[0].crop[3].height``), so that
every refusal names the field and the reason. Nothing is coerced: a bool is not a number, a number
is not a text, an unknown field is refused with its name instead of being dropped.
"""

from __future__ import annotations

import difflib
import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NoReturn, TypeVar

from app.core.errors import BadEdit
from app.core.time import parse_rate

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_CONTROL_BUT_NEWLINE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_SHOWN = 40

Choice = TypeVar("Choice", bound=str)


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a document and where it stands."""

    value: object
    path: str = ""

    def fail(self, reason: str) -> NoReturn:
        """Refuse this field."""
        raise BadEdit(self.path, reason)

    def object(self, required: Sequence[str], optional: Sequence[str] = ()) -> dict[str, Field]:
        """The fields of an object: all required ones, no unknown ones."""
        if not isinstance(self.value, dict):
            self.fail(f"must be an object, is {shown(self.value)}")
        for key in self.value:
            if key not in required and key not in optional:
                self.fail(_unknown(str(key), (*required, *optional)))
        for name in required:
            if name not in self.value:
                self._below(name).fail("is missing")
        return {key: Field(value, self._below(key).path) for key, value in self.value.items()}

    def entries(self, most: int) -> list[tuple[str, Field]]:
        """The entries of an object whose keys are ids."""
        if not isinstance(self.value, dict):
            self.fail(f"must be an object, is {shown(self.value)}")
        self._cap(len(self.value), most)
        found = []
        for key, value in self.value.items():
            below = Field(value, f"{self.path}[{shown(key)}]")
            Field(key, below.path).id()
            found.append((str(key), below))
        return found

    def items(self, most: int, least: int = 0) -> list[Field]:
        """The items of a list with at most ``most`` entries."""
        if not isinstance(self.value, list):
            self.fail(f"must be a list, is {shown(self.value)}")
        self._cap(len(self.value), most)
        if len(self.value) < least:
            self.fail(f"needs at least {least}, has {len(self.value)}")
        return [Field(item, f"{self.path}[{i}]") for i, item in enumerate(self.value)]

    def whole(self, low: int, high: int) -> int:
        """A whole number in [low, high]; JSON's ``12.0`` counts as whole."""
        value = self.value
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            self.fail(f"must be a whole number, is {shown(self.value)}")
        if not low <= value <= high:
            self.fail(f"must be from {low} to {high}, is {shown(value)}")
        return value

    def number(self, low: float, high: float, *, above: bool = False) -> float:
        """A finite number in [low, high], or in (low, high] with ``above``."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fail(f"must be a number, is {shown(value)}")
        if isinstance(value, float) and not math.isfinite(value):
            self.fail(f"must be a finite number, is {value}")
        if above and value <= low:
            self.fail(f"must be above {low:g}, is {shown(value)}")
        if not low <= value <= high:
            self.fail(f"must be from {low:g} to {high:g}, is {shown(value)}")
        return float(value) + 0.0

    def flag(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            self.fail(f"must be true or false, is {shown(self.value)}")
        return self.value

    def text(self, most: int, least: int = 0, *, lines: bool = False) -> str:
        """A text of at most ``most`` characters without control characters."""
        value = self.value
        if not isinstance(value, str):
            self.fail(f"must be a text, is {shown(value)}")
        if len(value) > most:
            self.fail(f"has {len(value):,} characters, at most {most:,} are allowed")
        if len(value) < least:
            self.fail("must not be empty")
        if (_CONTROL_BUT_NEWLINE if lines else _CONTROL).search(value):
            self.fail(f"must not hold control characters, is {shown(value)}")
        if _SURROGATE.search(value):
            self.fail("holds half of a surrogate pair, which is not a character")
        return value

    def id(self) -> str:
        """An id: 1 to 64 characters."""
        return self.text(64, 1)

    def choice(self, options: Sequence[Choice]) -> Choice:
        """One of some words."""
        found = next((option for option in options if self.value == option), None)
        if found is None:
            self.fail(f"must be one of {', '.join(options)}, is {shown(self.value)}")
        return found

    def ratio(self, low: Fraction, high: Fraction) -> Fraction:
        """An exact ratio written ``"30000/1001"``, in [low, high]."""
        if not isinstance(self.value, str):
            self.fail(f'must be a ratio such as "30/1", is {shown(self.value)}')
        try:
            value = parse_rate(self.value)
        except ValueError:
            self.fail(f'must be a ratio such as "30/1", is {shown(self.value)}')
        if not low <= value <= high:
            self.fail(f"must be from {low} to {high}, is {self.value}")
        return value

    def color(self, *, empty: bool = False) -> str:
        """A colour written ``#RRGGBB``, in capitals; or nothing where that is allowed."""
        if empty and self.value == "":
            return ""
        if not isinstance(self.value, str) or not _COLOR.fullmatch(self.value):
            self.fail(f"must be a colour such as #FFCC00, is {shown(self.value)}")
        return self.value.upper()

    def _below(self, name: str) -> Field:
        return Field(None, f"{self.path}.{name}" if self.path else name)

    def _cap(self, count: int, most: int) -> None:
        if count > most:
            self.fail(f"has {count:,} entries, at most {most:,} are allowed")


def cleaned(text: str, most: int, *, lines: bool = False) -> str:
    """A text as ``Field.text`` accepts it: no control characters, cut to ``most`` with an ellipsis."""
    text = (_CONTROL_BUT_NEWLINE if lines else _CONTROL).sub(" ", _SURROGATE.sub("", text))
    return text if len(text) <= most else text[: most - 1] + "…"


def shown(value: object) -> str:
    """A value as a message shows it: JSON, cut to a readable length."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 128:
        return "a huge number"
    text = json.dumps(value[: _SHOWN + 1] if isinstance(value, str) else value, default=repr)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _unknown(key: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(key[:64], known, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(known)}"
    return f"unknown field {shown(key)}{hint}"
