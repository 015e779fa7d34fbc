"""What a player plays: a row of pictures with times, and sound on the same clock.

A game is one (``GameProvider``); a reel being edited is another, made by the services, whose
pictures are composited. The player (``Stream``) does not know the difference.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

import numpy as np

from app.core.time import seconds
from app.media.colour import Image
from app.media.downmix import Samples
from app.media.index import FrameIndex
from app.media.proxy import ProxyFile, ProxyReader
from app.media.reader import FrameReader
from app.media.readers import OpenFiles
from app.media.sound import RATE, SoundReader
from app.media.source import MediaFile

ShouldStop = Callable[[], bool]
Enough = Callable[[], bool]


@dataclass(frozen=True, slots=True, eq=False)
class RoughPicture:
    """What is shown while a hand moves: picture ``index``, which may not be the wanted one.

    ``sharp``: it is what ``picture`` gives, else a small stand-in for one of ``size``.
    ``going_on``: a decoder is on its way to the wanted one; asked again, it goes on.
    """

    index: int
    image: Image
    size: tuple[int, int]
    sharp: bool = True
    going_on: bool = False


class Provider(Protocol):
    """Pictures 0 to ``count - 1`` at rising times, and sound.

    ``picture`` is only called from one thread, ``sound`` from one other; a provider
    opens its files when first asked, so that each belongs to the thread that reads it. ``close`` is
    called when both threads have ended. All may raise ``BadMedia`` or ``MediaGone``.
    """

    @property
    def count(self) -> int:
        """How many pictures."""
        ...

    @property
    def fps(self) -> Fraction:
        """Pictures per second, on average."""
        ...

    @property
    def duration_us(self) -> int:
        """To the end of the last picture."""
        ...

    @property
    def composed(self) -> bool:
        """Whether pictures are drawn after they are decoded, which costs more than that: then none
        is made on the way to another."""
        ...

    def time_us(self, n: int) -> int:
        """When picture ``n`` is first shown."""
        ...

    def index_at(self, t_us: int) -> int:
        """The picture shown at a time; clamped."""
        ...

    def picture(self, n: int, should_stop: ShouldStop) -> Image:
        """Exactly picture ``n``; raises ``app.media.reader.Stopped`` when not wanted any more."""
        ...

    def run_start(self, n: int) -> int:
        """A picture at or before ``n`` where decoding ``n`` starts: the run from there to ``n`` is
        cheap to read in order.
        """
        ...

    def rough(self, n: int, enough: Enough, should_stop: ShouldStop) -> RoughPicture:
        """Picture ``n`` or one near it that is there sooner: the one before it that needs no
        other, or the latest decoded on the way to ``n`` when ``enough`` says so.
        """
        ...

    def towards(self, n: int, enough: Enough, should_stop: ShouldStop) -> RoughPicture:
        """Picture ``n``, or the latest decoded on the way there when ``enough`` says so; asked again
        it goes on. Always sharp.
        """
        ...

    def quick(self, n: int) -> bool:
        """Whether ``rough`` gives picture ``n`` itself at once, wherever it stands."""
        ...

    def sound(self, start_us: int, frames: int) -> Samples:
        """(frames, 2) float32 at 48 kHz from a time on, at normal speed; silence where none is."""
        ...

    def close(self) -> None:
        """Close all files."""
        ...


@dataclass(frozen=True, slots=True)
class Part:
    """One file on a game's timeline: its frame table and the time and number it starts at."""

    path: MediaFile
    index: FrameIndex
    start_us: int
    first: int


def parts_of(files: Sequence[tuple[MediaFile, FrameIndex]]) -> tuple[Part, ...]:
    """Files that follow each other without a gap."""
    parts: list[Part] = []
    start_us = first = 0
    for path, index in files:
        parts.append(Part(path, index, start_us, first))
        start_us += index.facts.duration_us
        first += index.count
    return tuple(parts)


class GameProvider:
    """The files of a game as one timeline of raw pictures."""

    def __init__(
        self,
        files: Sequence[tuple[MediaFile, FrameIndex]],
        proxies: Sequence[ProxyFile | None] = (),
    ) -> None:
        """``proxies`` are those of the files, in the same order; none for a file without."""
        if not files:
            raise ValueError("a game has at least one file")
        self._parts = parts_of(files)
        self._firsts = [part.first for part in self._parts]
        self._starts = [part.start_us for part in self._parts]
        self._files = OpenFiles(self._opened)
        self._proxies = [ProxyReader(proxy) if proxy else None for proxy in proxies]
        self._sounds: dict[int, SoundReader] = {}

    @property
    def parts(self) -> tuple[Part, ...]:
        """Where each file stands."""
        return self._parts

    @property
    def count(self) -> int:
        last = self._parts[-1]
        return last.first + last.index.count

    @property
    def fps(self) -> Fraction:
        return self._parts[0].index.fps

    @property
    def duration_us(self) -> int:
        last = self._parts[-1]
        return last.start_us + last.index.facts.duration_us

    @property
    def composed(self) -> bool:
        return False

    def time_us(self, n: int) -> int:
        part = self._part_of(n)
        return part.start_us + part.index.facts.time_us(n - part.first)

    def index_at(self, t_us: int) -> int:
        part = self._parts[self._at_time(t_us)]
        return part.first + part.index.facts.index_at(seconds(t_us - part.start_us))

    def picture(self, n: int, should_stop: ShouldStop) -> Image:
        part = self._part_of(n)
        return self._files.picture(str(part.first), n - part.first, should_stop)

    def run_start(self, n: int) -> int:
        part = self._part_of(n)
        return part.first + part.index.key_before(n - part.first)

    def rough(self, n: int, enough: Enough, should_stop: ShouldStop) -> RoughPicture:
        part, proxy = self._part_of(n), self._proxy_of(n)
        size = part.index.geometry.upright
        if proxy is not None:
            small = proxy.picture(n - part.first, should_stop, enough)
            if small is not None:
                return RoughPicture(part.first + small.index, small, size, sharp=False)
        found = self._files.readers(str(part.first)).rough(n - part.first, enough, should_stop)
        picture = found.picture
        return RoughPicture(part.first + picture.index, picture, size, going_on=found.going_on)

    def towards(self, n: int, enough: Enough, should_stop: ShouldStop) -> RoughPicture:
        part = self._part_of(n)
        readers = self._files.readers(str(part.first))
        picture = readers.towards(n - part.first, enough, should_stop)
        size = part.index.geometry.upright
        return RoughPicture(part.first + picture.index, picture, size, going_on=True)

    def quick(self, n: int) -> bool:
        proxy = self._proxy_of(n)
        return proxy is not None and proxy.has(n - self._part_of(n).first)

    def sound(self, start_us: int, frames: int) -> Samples:
        out = np.zeros((frames, 2), np.float32)
        first = int(seconds(start_us) * RATE)
        for k, part in enumerate(self._parts):
            begin = int(seconds(part.start_us) * RATE)
            end = int(seconds(part.start_us + part.index.facts.duration_us) * RATE)
            low, high = max(first, begin), min(first + frames, end)
            if low < high and part.index.facts.has_audio:
                samples = self._sound(k).read_samples(low - begin, high - low)
                out[low - first : high - first] = samples
        return out

    def close(self) -> None:
        self._files.close()
        for proxy in self._proxies:
            if proxy is not None:
                proxy.close()
        for sound in self._sounds.values():
            sound.close()
        self._sounds.clear()

    def _at_time(self, t_us: int) -> int:
        return max(0, bisect_right(self._starts, t_us) - 1)

    def _part_of(self, n: int) -> Part:
        if not 0 <= n < self.count:
            raise IndexError(f"picture {n} of {self.count}")
        return self._parts[bisect_right(self._firsts, n) - 1]

    def _opened(self, first: str) -> FrameReader:
        """The file that begins with a picture. Two stay open, so that playing on into the next one
        and back does not wait; a reader's buffers are large."""
        part = self._part_of(int(first))
        return FrameReader(part.path, part.index)

    def _proxy_of(self, n: int) -> ProxyReader | None:
        if not self._proxies:
            return None
        return self._proxies[bisect_right(self._firsts, n) - 1]

    def _sound(self, k: int) -> SoundReader:
        if k not in self._sounds:
            self._sounds[k] = SoundReader(self._parts[k].path, self._parts[k].index)
        return self._sounds[k]
