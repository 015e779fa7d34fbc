"""The rows of the bench table and how they are printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what was measured, what came out, what we aim at, and how it was taken."""

    what: str
    value: str
    aim: str = ""
    how: str = ""


def markdown(rows: Iterable[Row]) -> str:
    """A Markdown table."""
    lines = ["| what | measured | aim | how |", "| --- | --- | --- | --- |"]
    lines += [f"| {row.what} | {row.value} | {row.aim} | {row.how} |" for row in rows]
    return "\n".join(lines) + "\n"
