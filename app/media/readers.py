"""Open files of an edit: few at a time, and each read in two places where two clips dissolve."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from app.media.picture import Picture
from app.media.reader import FrameReader

_MOST = 2
"""Files kept open: a reader's buffers are large, and a dissolve shows two files at most."""


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
        if source not in self._files:
            while len(self._files) >= _MOST:
                self._files.popitem(last=False)[1].close()
            self._files[source] = Readers(lambda: self._opener(source))
        self._files.move_to_end(source)
        return self._files[source].picture(i, should_stop, other=other)

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

    def close(self) -> None:
        """Close the file; the next picture opens it again."""
        self._main = None
        while self._open:
            self._open.pop().close()

    def _nearest(self, i: int, *, other: bool) -> FrameReader:
        free = [reader for reader in self._open if not other or reader is not self._main]
        if not free:
            self._open.append(self._opener())
            return self._open[-1]
        return min(free, key=lambda reader: reader.pictures_to(i))
