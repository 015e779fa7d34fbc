"""Open files of an edit: few at a time, and each read in two places where two clips dissolve."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from app.media.picture import Picture
from app.media.reader import FrameReader

_MOST = 2
"""Files kept open: a reader's buffers are large, and a dissolve shows two files at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Rough:
    """A picture for a hand that moves; ``going_on`` when a decoder is on its way to the wanted one."""

    picture: Picture
    going_on: bool


class OpenFiles:
    """Pictures of several sources by name and number. For one thread."""

    def __init__(self, opener: Callable[[str], FrameReader]) -> None:
        """``opener`` opens the file of a source; it raises what ``FrameReader`` raises."""
        self._opener = opener
        self._files: OrderedDict[str, Readers] = OrderedDict()

    def picture(
        self,
        source: str,
        i: int,
        should_stop: Callable[[], bool] | None = None,
        *,
        other: bool = False,
    ) -> Picture:
        """Picture ``i`` of a source; ``other``: of a second stretch that is read at the same time.

        Raises as ``FrameReader.picture``.
        """
        return self.readers(source).picture(i, should_stop, other=other)

    def readers(self, source: str) -> Readers:
        """The readers of a source, opened when they are first wanted."""
        if source not in self._files:
            while len(self._files) >= _MOST:
                self._files.popitem(last=False)[1].close()
            self._files[source] = Readers(lambda: self._opener(source))
        self._files.move_to_end(source)
        return self._files[source]

    def close(self) -> None:
        """Close all files; the next picture opens its file again."""
        while self._files:
            self._files.popitem()[1].close()


class Readers:
    """Pictures of one file by number. For one thread.

    A dissolve between two clips of a game reads two stretches of it in turn: with one reader every
    picture would be a seek. Whoever stands nearest before a picture reads it, so the reader of the
    next clip's beginning goes on with the rest of that clip.
    """

    def __init__(self, opener: Callable[[], FrameReader]) -> None:
        """``opener`` opens the file; it raises what ``FrameReader`` raises."""
        self._opener = opener
        self._open: list[FrameReader] = []
        self._main: FrameReader | None = None
        self._keys: FrameReader | None = None
        self._key = -1

    def picture(
        self, i: int, should_stop: Callable[[], bool] | None = None, *, other: bool = False
    ) -> Picture:
        """Picture ``i``; with ``other`` by another reader than that of the last one without.

        Raises as ``FrameReader.picture``.
        """
        chosen = self._nearest(i, other=other)
        if not other:
            self._main = chosen
        return chosen.picture(i, should_stop)

    def rough(
        self, i: int, enough: Callable[[], bool], should_stop: Callable[[], bool] | None = None
    ) -> Rough:
        """For a hand that moves: picture ``i`` or another one near it that is there sooner.

        Where no decoder is on the way to ``i``, the key frame before it, by itself. Else, and when
        that key frame was shown already, the latest picture decoded towards ``i`` when ``enough``
        says so; asked again, it goes on from there. Raises as ``FrameReader.picture``.
        """
        chosen = self._main = self._nearest(i, other=False)
        key = chosen.index.key_at(i)
        if chosen.pictures_to(i) == math.inf and key != self._key:
            self._key = key
            if self._keys is None:
                self._keys = chosen.twin()
            alone = self._keys.key_picture(i)
            if alone is not None:
                return Rough(alone, going_on=False)
        self._key = key
        return Rough(chosen.towards(i, enough, should_stop), going_on=True)

    def towards(
        self, i: int, enough: Callable[[], bool], should_stop: Callable[[], bool] | None = None
    ) -> Picture:
        """As ``FrameReader.towards``, by the reader that stands nearest."""
        chosen = self._main = self._nearest(i, other=False)
        return chosen.towards(i, enough, should_stop)

    def close(self) -> None:
        """Close the file; the next picture opens it again."""
        self._main = None
        self._key = -1
        if self._keys is not None:
            self._keys.close()
            self._keys = None
        while self._open:
            self._open.pop().close()

    def _nearest(self, i: int, *, other: bool) -> FrameReader:
        free = [reader for reader in self._open if not other or reader is not self._main]
        if not free:
            self._open.append(self._opener())
            return self._open[-1]
        return min(free, key=lambda reader: reader.pictures_to(i))
