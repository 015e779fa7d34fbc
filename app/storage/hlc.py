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


class HybridClock:
    """Hands out stamps that grow; used by one thread.

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
        now = max(0, self._now_us() // 1000)
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


def wall_us(stamp: str) -> int:
    """The wall clock of a stamp, in microseconds since 1970 UTC; whole milliseconds."""
    return _parts(stamp)[0] * 1000


def _parts(stamp: str) -> tuple[int, int, str]:
    match = _STAMP.fullmatch(stamp)
    if match is None:
        raise ValueError(f"{stamp!r} is not a stamp of the hybrid clock")
    return int(match[1], 16), int(match[2], 16), match[3]
