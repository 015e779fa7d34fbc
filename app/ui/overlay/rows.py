"""Spans that overlap stand in rows below each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Timed(Protocol):
    """Something over [start, end)."""

    @property
    def start_us(self) -> int: ...
    @property
    def end_us(self) -> int: ...


def rows_of(spans: Sequence[Timed]) -> list[int]:
    """The row of each span: the first in which nothing stands at its time."""
    rows = [0] * len(spans)
    ends: list[int] = []
    for i in sorted(range(len(spans)), key=lambda i: (spans[i].start_us, i)):
        free = next((row for row, end in enumerate(ends) if end <= spans[i].start_us), len(ends))
        if free == len(ends):
            ends.append(0)
        ends[free] = spans[i].end_us
        rows[i] = free
    return rows
