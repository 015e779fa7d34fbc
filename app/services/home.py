"""The library at a glance: its games with their posters, what is missing, videos to begin with."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.errors import ReelBallersError
from app.core.game import Game, GameFile
from app.core.season import newest_first
from app.media.thumbnails import poster_picture
from app.services.game_files import file_state, is_here
from app.services.operations import Operations
from app.storage import Store

logger = logging.getLogger(__name__)

POSTER_SIZE = (480, 270)
POSTER_SHARE = 0.3
"""Where in the first file the poster is taken: the game has begun by then."""
QUALITY = 82
VIDEO_ENDINGS = frozenset({".mp4", ".mov", ".m4v", ".mkv", ".avi", ".mts", ".m2ts", ".webm"})
MOST_LOOKED_AT, DEPTH = 4_000, 2
SMALLEST_BYTES = 1_000_000

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class GameEntry:
    """A game as the home page shows it."""

    game: Game
    clips: int


@dataclass(frozen=True, slots=True)
class FoundVideo:
    """A video file on this computer; ``changed_us`` is microseconds since 1970 UTC."""

    path: Path
    size_bytes: int
    changed_us: int


class Home:
    """Reads; changes nothing. Posters are made one by one and kept on the disk."""

    def __init__(self, operations: Operations, posters: Path, pool: Executor) -> None:
        self._operations, self._pool = operations, pool
        self._folder = posters
        # Of their own: a page full of posters must not hold up anything else.
        self._posters = ThreadPoolExecutor(1, "posters")

    def games(self) -> Future[tuple[GameEntry, ...]]:
        """All games, the newest date first, with the number of their clips."""

        def operation(store: Store) -> tuple[GameEntry, ...]:
            counts = store.clip_counts()
            return tuple(GameEntry(g, counts.get(g.id, 0)) for g in newest_first(store.games()))

        return self._operations.read(operation)

    def problems(self, games: Sequence[Game]) -> Future[dict[str, str]]:
        """What is wrong with the files of games, a sentence by the game's id; looks at the disk."""

        def look() -> dict[str, str]:
            found = {}
            for game in games:
                states = (file_state(file).problem for file in game.files)
                if problem := next(filter(None, states), ""):
                    found[game.id] = problem
            return found

        return self._pool.submit(look)

    def poster(self, game: Game) -> Future[Pixels | None]:
        """A picture of a game, BGRX (h, w, 4), at most 480 by 270; None when there is none here."""
        return self._posters.submit(self._poster, game)

    def videos(self, folders: Sequence[Path], most: int) -> Future[tuple[FoundVideo, ...]]:
        """The newest video files in some folders, for a coach who opens the app the first time."""
        return self._pool.submit(_newest, folders, most)

    def close(self) -> None:
        """Make no more posters."""
        self._posters.shutdown(wait=True, cancel_futures=True)

    def _poster(self, game: Game) -> Pixels | None:
        if not game.files:
            return None
        kept = self._folder / f"{_key(game.files[0])}.jpg"
        found = _read(kept)
        if found is not None or not is_here(game.files[0]):
            return found
        try:
            pixels = poster_picture(Path(game.files[0].path), POSTER_SHARE, POSTER_SIZE)
        except ReelBallersError as error:
            logger.info("no poster of %s: %s", game.name, error)
            return None
        _write(kept, pixels)
        return pixels


def _key(file: GameFile) -> str:
    """The same for the same film wherever it lies, so that its poster outlives a move."""
    content = (file.sha256,) if file.sha256 else (file.id, str(file.size_bytes))
    return hashlib.sha256("\n".join(content).encode()).hexdigest()[:24]


def _read(path: Path) -> Pixels | None:
    try:
        data = np.frombuffer(path.read_bytes(), np.uint8)
    except OSError:
        return None
    bgr = cv2.imdecode(data, cv2.IMREAD_COLOR) if len(data) else None
    return None if bgr is None else np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2BGRA), np.uint8)


def _write(path: Path, pixels: Pixels) -> None:
    """Keep a poster; a full disk must not keep anybody from seeing it."""
    done, data = cv2.imencode(".jpg", pixels[:, :, :3], (cv2.IMWRITE_JPEG_QUALITY, QUALITY))
    if not done:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_bytes(data.tobytes())
        part.replace(path)
    except OSError as error:
        logger.warning("a poster cannot be kept: %s", error)


def _newest(folders: Sequence[Path], most: int) -> tuple[FoundVideo, ...]:
    found: dict[Path, FoundVideo] = {}
    for folder in dict.fromkeys(folders):
        for entry in _entries(folder):
            path = Path(entry.path)
            try:
                state = entry.stat(follow_symlinks=False)
            except OSError:
                continue
            if state.st_size >= SMALLEST_BYTES:
                found[path] = FoundVideo(path, state.st_size, state.st_mtime_ns // 1000)
    return tuple(sorted(found.values(), key=lambda v: v.changed_us, reverse=True)[:most])


def _entries(top: Path) -> Iterator[os.DirEntry[str]]:
    """Video files below a folder: not deep, not many, nothing hidden, no links."""
    waiting, looked = [(top, 0)], 0
    while waiting and looked < MOST_LOOKED_AT:
        folder, depth = waiting.pop(0)
        try:
            listed = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in listed:
            looked += 1
            if entry.name.startswith(".") or entry.is_symlink():
                continue
            if entry.is_dir(follow_symlinks=False):
                if depth < DEPTH:
                    waiting.append((Path(entry.path), depth + 1))
            elif Path(entry.name).suffix.lower() in VIDEO_ENDINGS:
                yield entry
