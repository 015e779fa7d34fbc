"""The files of an edit, opened as they are needed: their frame tables, pictures and facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from app.core.edit import Edit
from app.core.errors import BadEdit, BadMedia, MediaGone, RenderCancelled
from app.core.facts import SourceFacts
from app.media.chunk import ChunkTimes, chunk_facts
from app.media.guard import file_key
from app.media.index import FrameIndex, IndexStopped, build_index
from app.media.index_cache import cached_index
from app.media.picture import Picture
from app.media.reader import FrameReader, Stopped
from app.media.readers import OpenFiles

OnShare = Callable[[float], None]
ShouldStop = Callable[[], bool]


def used_sources(edit: Edit) -> list[str]:
    """The ids of the sources that clips show, in order of first use."""
    return list(dict.fromkeys(clip.source for clip in edit.clips))


class Sources:
    """Frame tables and readers of the sources of one edit. For one thread; a context manager."""

    def __init__(
        self,
        edit: Edit,
        paths: Mapping[str, Path],
        cache_dir: Path | None = None,
        *,
        chunks: Mapping[str, ChunkTimes] | None = None,
        on_progress: OnShare | None = None,
        should_stop: ShouldStop | None = None,
    ) -> None:
        """Read (or scan) the tables of the sources that are used.

        ``chunks`` are the sources whose file is cut out of the real one. Raises ``BadEdit`` when a source has no path, ``MediaGone`` or ``BadMedia``, and
        ``RenderCancelled`` when ``should_stop`` said so.
        """
        self.paths = dict(paths)
        self._chunks = dict(chunks or {})
        self.indices: dict[str, FrameIndex] = {}
        self._keys: dict[str, tuple[str, int, int]] = {}
        self._files = OpenFiles(lambda name: FrameReader(self.paths[name], self.indices[name]))
        used = used_sources(edit)
        for n, source in enumerate(used):
            if source not in self.paths:
                raise BadEdit(f"sources.{source}", "there is no file for this source")
            share = _part_of(on_progress, n, len(used))
            self._keys[source] = file_key(self.paths[source])
            self.indices[source] = _index(self.paths[source], cache_dir, share, should_stop)

    @property
    def facts(self) -> Mapping[str, SourceFacts]:
        """What planning needs, by source id."""
        return {
            source: index.facts
            if source not in self._chunks
            else chunk_facts(index, self._chunks[source])
            for source, index in self.indices.items()
        }

    def picture(
        self, source: str, index: int, should_stop: ShouldStop | None = None, *, other: bool = False
    ) -> Picture:
        """One picture of a source, exact; ``other`` of a second stretch read at the same time."""
        try:
            return self._files.picture(source, index, should_stop, other=other)
        except Stopped as error:
            raise RenderCancelled("The export was cancelled.") from error

    def check_unchanged(self) -> None:
        """``BadMedia`` when a file is another one than at first, so that pictures of both may have
        been read. One that is gone by now was read to the end."""
        for source, key in self._keys.items():
            with suppress(MediaGone):
                if file_key(self.paths[source]) != key:
                    raise BadMedia(
                        f"{self.paths[source].name} was changed while the export was made; "
                        "export it again."
                    )

    def close(self) -> None:
        """Close all readers."""
        self._files.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[str]:
        return iter(self.indices)


def _index(
    path: Path,
    cache_dir: Path | None,
    on_progress: OnShare | None,
    should_stop: ShouldStop | None,
) -> FrameIndex:
    try:
        if cache_dir is None:
            return build_index(path, on_progress, should_stop)
        return cached_index(path, cache_dir, on_progress, should_stop)
    except IndexStopped as error:
        raise RenderCancelled("The export was cancelled.") from error


def _part_of(on_progress: OnShare | None, n: int, count: int) -> OnShare | None:
    if on_progress is None:
        return None
    return lambda share: on_progress((n + share) / count)
