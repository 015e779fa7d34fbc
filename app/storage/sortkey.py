"""Order as text: between two keys there is always room for another, so moving one row writes one.

A key is read as a fraction in base 62 (``0-9A-Za-z``, in the order of their bytes) after the point;
it never ends in ``0``, so two different keys are two different fractions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_STEP = 3


def between(low: str | None, high: str | None) -> str:
    """A key above ``low`` and below ``high``; None is the open end.

    Raises ``ValueError`` when there is no room, that is when ``low`` is not below ``high``.
    """
    if low is not None and high is not None and low >= high:
        raise ValueError(f"nothing fits between {low!r} and {high!r}")
    if high is None:
        return _after(low or "")
    return _middle(low or "", high)


def arrange(order: Sequence[str], keys: Mapping[str, str]) -> dict[str, str]:
    """A key for each id so that they sort in this order, changing as few known keys as possible.

    Rows sort by (key, id): two laptops may have made the same key, and the id then decides.
    """
    kept = _longest_rising([(keys[i], i) for i in order if i in keys])
    while True:
        try:
            return _filled(order, keys, kept)
        except _NoRoom as found:
            kept.discard(found.id)


class _NoRoom(Exception):
    """The known key of ``id`` leaves no room for the ids before it."""

    def __init__(self, row_id: str) -> None:
        super().__init__(row_id)
        self.id = row_id


def _filled(order: Sequence[str], keys: Mapping[str, str], kept: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    low: str | None = None
    ceilings = _ceilings(order, kept)
    for row_id, ceiling in zip(order, ceilings, strict=True):
        if row_id in kept:
            low = keys[row_id]
        else:
            high = keys[ceiling] if ceiling is not None else None
            if ceiling is not None and low is not None and low >= keys[ceiling]:
                raise _NoRoom(ceiling)
            low = between(low, high)
        found[row_id] = low
    return found


def _ceilings(order: Sequence[str], kept: set[str]) -> list[str | None]:
    """For each place the next id at or after it whose key is kept."""
    found: list[str | None] = []
    above: str | None = None
    for row_id in reversed(order):
        above = row_id if row_id in kept else above
        found.append(above)
    return found[::-1]


def _longest_rising(pairs: Sequence[tuple[str, str]]) -> set[str]:
    """The ids of a longest strictly rising run of (key, id), by patience sorting."""
    tails: list[tuple[str, str]] = []
    places: list[int] = []
    for pair in pairs:
        place = bisect_left(tails, pair)
        tails[place : place + 1] = [pair]
        places.append(place)
    found: set[str] = set()
    want = len(tails) - 1
    for pair, place in zip(reversed(pairs), reversed(places), strict=True):
        if place == want:
            found.add(pair[1])
            want -= 1
    return found


def _after(low: str) -> str:
    """A short key above ``low``, the next of three digits: adding at the end is done most."""
    if not low:
        return "V"
    head, digits = low[:_STEP].ljust(_STEP, DIGITS[0]), []
    carry = True
    for digit in reversed(head):
        place = DIGITS.index(digit) + carry
        carry = place == len(DIGITS)
        digits.append(DIGITS[0 if carry else place])
    if carry:
        return low[:_STEP] + _after(low[_STEP:])
    return "".join(reversed(digits)).rstrip(DIGITS[0])


def _middle(low: str, high: str) -> str:
    """A key strictly between; ``low`` may be empty (zero), ``high`` is above it."""
    same = 0
    while same < len(high) and (low[same : same + 1] or "0") == high[same]:
        same += 1
    prefix, low, high = high[:same], low[same:], high[same:]
    first = DIGITS.index(low[0]) if low else 0
    last = DIGITS.index(high[0])
    if last - first > 1:
        return prefix + DIGITS[(first + last) // 2]
    if len(high) > 1:
        return prefix + high[0]
    return prefix + DIGITS[first] + _after(low[1:])
