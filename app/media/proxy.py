"""Proxies: a film once more, small and with a key frame every half second, so that any picture of
it is there in a few milliseconds. A hand over the timeline sees them; nothing else is made of them.

Picture n of the proxy is picture n of the film, counted in its frame table: they are made of the
pictures the table names, one after the other at a steady rate, so that a variable rate makes no
difference. A proxy is a folder of parts of equal length, each whole or not there, named by the state
of the film like its frame table; what is there already is used while the rest is made.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import numpy as np

from app.core.errors import BadMedia, ReelBallersError
from app.media.geometry import Geometry
from app.media.index import FrameIndex, make_index
from app.media.index_cache import cache_file
from app.media.picture import Picture
from app.media.reader import FrameReader
from app.media.source import MediaFile

log = logging.getLogger(__name__)

VERSION = 1
"""Raise it when proxies are made in another way."""
FPS = Fraction(30)
"""The rate they are written at; nobody plays them."""
GOP = 15
PART = 1500
"""Pictures of a part: a multiple of ``GOP``."""
SHORT_SIDE = 540
_TICKS = 3000
_OPEN = 6


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class ProxyFile:
    """The proxy of one state of a film: where its parts are, how many pictures, how large."""

    folder: Path
    count: int
    size: tuple[int, int]

    @property
    def parts(self) -> int:
        """How many parts make it whole."""
        return -(-self.count // PART)

    def part(self, k: int) -> Path:
        """Where a part is, or will be."""
        return self.folder / f"{k:05}.mp4"

    def length(self, k: int) -> int:
        """How many pictures a part has."""
        return min(PART, self.count - k * PART)

    def missing(self) -> list[int]:
        """The parts that are not there yet."""
        return [k for k in range(self.parts) if not self.part(k).exists()]


def proxy_of(film: MediaFile, index: FrameIndex, cache: Path) -> ProxyFile:
    """The proxy of a film as it is now, made or not; raises ``MediaGone`` for one that is gone."""
    name = cache_file(film, cache).stem
    return ProxyFile(cache / f"{name}-v{VERSION}", index.count, small(index.geometry.upright))


def small(size: tuple[int, int]) -> tuple[int, int]:
    """The size of a proxy of pictures of a size: 540 lines, even sides, never larger."""
    scale = min(Fraction(1), Fraction(SHORT_SIDE, min(size)))
    width, height = (max(2, 2 * round(side * scale / 2)) for side in size)
    return width, height


class ProxyReader:
    """Pictures of a proxy by the number of the film's. For one thread.

    A part that is damaged, or is not what it should be, is left alone: the film itself is read.
    """

    def __init__(self, proxy: ProxyFile) -> None:
        self._proxy = proxy
        self._open: OrderedDict[int, FrameReader] = OrderedDict()
        self._there: set[int] = set()
        self._bad: set[int] = set()

    def has(self, n: int) -> bool:
        """Whether picture ``n`` is there."""
        k = n // PART
        if k in self._bad:
            return False
        if k not in self._there and self._proxy.part(k).exists():
            self._there.add(k)
        return k in self._there

    def picture(
        self,
        n: int,
        should_stop: Callable[[], bool] | None = None,
        enough: Callable[[], bool] = _never,
    ) -> Picture | None:
        """Picture ``n``, small, or the latest one on the way there when ``enough`` says so first (its
        ``index`` tells which); None when it is not there."""
        if not self.has(n):
            return None
        k, at = divmod(n, PART)
        try:
            found = self._reader(k).towards(at, enough, should_stop)
            return replace(found, index=k * PART + found.index)
        except ReelBallersError as error:
            log.warning("part %d of a proxy is of no use: %s", k, error)
            self._bad.add(k)
            if k in self._open:
                self._open.pop(k).close()
            return None

    def close(self) -> None:
        """Close its files."""
        while self._open:
            self._open.popitem()[1].close()

    def _reader(self, k: int) -> FrameReader:
        if k not in self._open:
            while len(self._open) >= _OPEN:
                self._open.popitem(last=False)[1].close()
            index = part_index(self._proxy.length(k), self._proxy.size)
            reader = FrameReader(self._proxy.part(k), index, threads=1)
            if reader.stated != index.count:
                reader.close()
                raise BadMedia(f"{self._proxy.part(k)} is not the part it should be.")
            self._open[k] = reader
        self._open.move_to_end(k)
        return self._open[k]


def part_index(count: int, size: tuple[int, int]) -> FrameIndex:
    """The frame table of a part, known without looking: it was made that way. A picture that is
    not where it should be is found out by its timestamp."""
    pts = np.arange(count, dtype=np.int64) * _TICKS
    keys = pts[::GOP]
    return make_index(
        pts=pts,
        end_pts=count * _TICKS,
        time_base=Fraction(1, int(FPS * _TICKS)),
        geometry=Geometry(size, size, 0),
        has_audio=False,
        keys=keys,
        seeks=keys,
        stream=0,
        codec="h264",
        stated=FPS,
    )
