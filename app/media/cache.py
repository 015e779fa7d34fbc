"""A cache bounded by bytes: what was used longest ago goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class ByteCache(Generic[K, V]):
    """Least recently used out, as soon as the sizes add up to more than ``capacity``.

    Not for several threads: the frame server's thread owns it.
    """

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._used = 0
        self._kept: OrderedDict[K, tuple[V, int]] = OrderedDict()

    @property
    def used(self) -> int:
        """Bytes held now, never above the capacity."""
        return self._used

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, key: object) -> bool:
        return key in self._kept

    def get(self, key: K) -> V | None:
        """The value, which becomes the most recently used one."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: K, value: V, size: int) -> None:
        """Keep a value of ``size`` bytes; one larger than the whole cache is not kept."""
        self.drop(key)
        if size > self._capacity:
            return
        self._kept[key] = (value, size)
        self._used += size
        while self._used > self._capacity:
            _, (_, freed) = self._kept.popitem(last=False)
            self._used -= freed

    def drop(self, key: K) -> None:
        """Forget one value; nothing happens when it is not there."""
        found = self._kept.pop(key, None)
        if found is not None:
            self._used -= found[1]

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self._used = 0
