"""Hybrid logical clock: the stamp that every written row carries.

A stamp is ``<milliseconds, 12 hex>-<counter, 4 hex>-<device, 8 hex>``; as text it sorts by time,
then by order of writing, then by device, so two laptops never make the same one. The clock never
goes back: when the wall clock does, the counter goes on. After Kulkarni et al., "Logical Physical
Clocks", 2014.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_STAMP = re.compile(r"([0-9a-f]{12})-([0-9a-f]{4})-([0-9a-f]{8})")
_MOST = 0xFFFF
LAST_MS = 7_258_118_400_000
"""The year 2200: a stamp beyond it would drag every laptop's clock to where it cannot go on."""
MOST_US = (LAST_MS - 86_400_000) * 1000
"""What a wall clock counts at most: a day before, which leaves room for more stamps than are made."""


class HybridClock:
    """Hands out stamps that grow, none of them of the year 2200 or later; used by one thread.

    ``now_us`` is the wall clock in microseconds since 1970 UTC; it only breaks ties between
    devices, the order on one device does not depend on it.
    """

    def __init__(self, device_id: str, now_us: Callable[[], int]) -> None:
        self._node = device_id.replace("-", "")[:8]
        if not re.fullmatch("[0-9a-f]{8}", self._node):
            raise ValueError(f"{device_id!r} is not the id of a device")
        self._now_us = now_us
        self._last = (0, 0)

    def tick(self) -> str:
        """A stamp greater than every one made or seen before."""
        now = stamp_ms(self._now_us())
        ms, counter = self._last
        if now > ms:
            ms, counter = now, 0
        elif counter < _MOST:
            counter += 1
        else:
            ms, counter = ms + 1, 0
        self._last = ms, counter
        return f"{ms:012x}-{counter:04x}-{self._node}"

    def observe(self, stamp: str) -> None:
        """Take note of a stamp from elsewhere: the next one will be greater."""
        self._last = max(self._last, _parts(stamp)[:2])


def stamp_ms(now_us: int) -> int:
    """The milliseconds that a stamp takes from a wall clock, which may be far off."""
    return min(max(0, now_us), MOST_US) // 1000


def wall_us(stamp: str) -> int:
    """The wall clock of a stamp, in microseconds since 1970 UTC; whole milliseconds."""
    return _parts(stamp)[0] * 1000


def _parts(stamp: str) -> tuple[int, int, str]:
    match = _STAMP.fullmatch(stamp)
    if match is None:
        raise ValueError(f"{stamp!r} is not a stamp of the hybrid clock")
    return int(match[1], 16), int(match[2], 16), match[3]
