"""One exact frame table per file, made once in the background and shared by everything.

The tables are kept on the disk beside the library (keyed by path, size and time of change) and in
memory while the app runs. One thread makes them, so that opening three halves does not fight over
the disk.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import MediaGone
from app.core.game import GameFile
from app.media.index import FrameIndex
from app.media.index_cache import cached_index
from app.media.source import MediaFile, RemoteFile
from app.services.game_files import is_here

logger = logging.getLogger(__name__)

Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class IndexProgress:
    """How far the table of a file is: a share from 0 to 1, where 1 is done."""

    path: str
    share: float


Afar = Callable[[GameFile], RemoteFile | None]
"""Finds a film that is not on this computer; may ask the cloud, so not for the library's thread."""


def _nowhere(file: GameFile) -> None:
    """Without a cloud a film is here or nowhere."""
    del file


class MediaCache:
    """Hands out frame tables by path. Safe to call from any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pool = ThreadPoolExecutor(1, "frame-tables")
        self._lock = threading.Lock()
        self._tables: dict[Key, Future[FrameIndex]] = {}
        self._listeners: list[Callable[[IndexProgress], None]] = []
        self._stop = threading.Event()
        self._afar: Afar = _nowhere
        self._sweep()

    @property
    def folder(self) -> Path:
        """Where the tables are kept; the render's child process reads the same ones."""
        return self._folder

    def look_afar(self, afar: Afar) -> None:
        """Where films are looked for that are not here."""
        self._afar = afar

    def film(self, file: GameFile) -> MediaFile:
        """Where a file of a game can be read just now: here, else from the cloud.

        Its path when it is in neither, for the error that says so. Not for the library's thread.
        """
        path = Path(file.path)
        return path if is_here(file) else self._afar(file) or path

    def here(self, file: GameFile) -> Path:
        """The path of a file that must be on this computer; ``MediaGone`` when only the cloud has it."""
        film = self.film(file)
        if isinstance(film, RemoteFile):
            raise MediaGone(f"{film.name} is only in the cloud; download its game first.")
        return film

    def index(self, path: MediaFile) -> Future[FrameIndex]:
        """The frame table of a file as it is now; ``BadMedia`` or ``MediaGone`` when it cannot."""
        try:
            key = _key(path)
        except OSError as error:
            gone: Future[FrameIndex] = Future()
            gone.set_exception(
                MediaGone(f"{path} is not there any more; use Locate to say where it is now.")
            )
            logger.info("no frame table of %s: %s", path, error)
            return gone
        with self._lock:
            known = self._tables.get(key)
            if known is None or (known.done() and known.exception() is not None):
                known = self._tables[key] = self._pool.submit(self._make, path)
            return known

    def subscribe(self, listener: Callable[[IndexProgress], None]) -> Callable[[], None]:
        """Call ``listener`` while tables are made, until the returned function is called."""
        with self._lock:
            self._listeners.append(listener)

        def stop() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return stop

    def stop(self) -> None:
        """Make no more tables and give up the one in work; returns at once. Who waits for one gets
        ``IndexStopped`` or ``CancelledError``."""
        self._stop.set()

    def close(self) -> None:
        """Stop making tables."""
        self.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _make(self, path: MediaFile) -> FrameIndex:
        name = path.name if isinstance(path, RemoteFile) else str(path)

        def progress(share: float) -> None:
            self._tell(IndexProgress(name, share))

        self._folder.mkdir(parents=True, exist_ok=True)
        return cached_index(path, self._folder, on_progress=progress, should_stop=self._stop.is_set)

    def _sweep(self) -> None:
        """Remove what a killed app had begun to write; nobody else writes here while we run."""
        for pattern in ("*.part", ".probes-*"):
            for left in self._folder.glob(pattern):
                left.unlink(missing_ok=True)

    def _tell(self, progress: IndexProgress) -> None:
        with self._lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
            try:
                listener(progress)
            except Exception:
                logger.exception("a listener failed on %s", progress.path)


def _key(path: MediaFile) -> Key:
    if isinstance(path, RemoteFile):
        return path.key
    state = path.stat()
    return str(path), state.st_size, state.st_mtime_ns
