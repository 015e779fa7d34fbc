"""The files behind a game: what a probe tells, whether two are the same film, what is wrong.

What this computer knows of a file's content beside the library's rows (``Seen``) is kept in the
laptop's own notes under the file's id: it needs no sync, as every laptop has its own copy.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from uuid import uuid4

from app.core.errors import BadInput, MediaGone, NotFound
from app.core.game import Game, GameFile
from app.media.index import FrameIndex
from app.media.probe import MediaInfo
from app.services.file_hashes import edges_of, state_of
from app.storage import Store

_SAME_LENGTH_US = 100_000


@dataclass(frozen=True, slots=True)
class FileState:
    """Whether a file of a game is where it was: ``problem`` is a sentence, empty when it is."""

    file_id: str
    path: str
    problem: str


@dataclass(frozen=True, slots=True)
class Seen:
    """The content of a file in one state: ``edges`` at once, ``sha256`` (else empty) later."""

    size: int
    mtime_ns: int
    edges: str
    sha256: str = ""


def look_at(path: Path) -> Seen:
    """What can be said of a file's content at once; reads at most 3 MB. ``MediaGone``."""
    _, size, mtime_ns = state_of(path)
    return Seen(size, mtime_ns, edges_of(path))


def keep(store: Store, file_id: str, seen: Seen) -> None:
    """Note what a file of a game holds."""
    store.put_local(f"file.{file_id}", json.dumps(asdict(seen)))


def kept(store: Store, file_id: str) -> Seen | None:
    """What was noted of a file; None when nothing was (it was added on another laptop)."""
    text = store.local(f"file.{file_id}")
    try:
        return None if text is None else Seen(**json.loads(text))
    except (ValueError, TypeError):
        return None


def game_file(info: MediaInfo) -> GameFile:
    """A file of a new game."""
    return GameFile(
        str(uuid4()),
        str(info.path),
        info.size_bytes,
        info.duration_us,
        info.width,
        info.height,
        info.fps,
        info.has_audio,
    )


def exact(file: GameFile, table: FrameIndex) -> GameFile:
    """The file with the length that its frame table tells."""
    return replace(file, duration_us=table.facts.duration_us, has_audio=table.facts.has_audio)


def file_of(game: Game, file_id: str) -> GameFile:
    """One file of a game; ``NotFound``."""
    for file in game.files:
        if file.id == file_id:
            return file
    raise NotFound(f"The game {game.name!r} has no file {file_id}.")


def with_file(game: Game, file: GameFile) -> Game:
    """The game with one of its files written anew."""
    return replace(game, files=tuple(file if f.id == file.id else f for f in game.files))


def moved(old: GameFile, known: Seen | None, new: GameFile, seen: Seen) -> GameFile:
    """The new file under the old id; ``BadInput`` when it is another film.

    Compares the size, the picture's shape, the length and, where they are known, the edges. The
    hash of the whole file is the caller's to compare: that can take a minute.
    """
    if new.size_bytes != old.size_bytes:
        words = f"it has {new.size_bytes:,} bytes, not {old.size_bytes:,}"
        raise BadInput(another_film(new.path, words))
    shape, length = (old.width, old.height), abs(old.duration_us - new.duration_us)
    if shape != (new.width, new.height) or length > _SAME_LENGTH_US:
        words = (
            f"it is {new.width}x{new.height} and {new.duration_us / 1e6:.1f} s long, not "
            f"{old.width}x{old.height} and {old.duration_us / 1e6:.1f} s"
        )
        raise BadInput(another_film(new.path, words))
    if known is not None and known.edges != seen.edges:
        raise BadInput(another_film(new.path, "its content is not that of the file that was added"))
    return replace(
        new,
        id=old.id,
        duration_us=old.duration_us,
        has_audio=old.has_audio,
        sha256=old.sha256,
    )


def another_film(path: str, why: str) -> str:
    """The sentence that refuses a file."""
    return f"{path} is another film: {why}; choose the file that was moved."


def trashed_twin(store: Store, game: Game, seen: tuple[Seen, ...]) -> Game | None:
    """The game in the trash that is made of just these files, in this order.

    A file is the same when its size and its edges are, wherever it lies; where the edges were
    never noted, its path must be the same.
    """
    for old in store.trashed_games():
        if len(old.files) == len(game.files) and all(
            _same(a, kept(store, a.id), b, now)
            for a, b, now in zip(old.files, game.files, seen, strict=True)
        ):
            return old
    return None


def _same(old: GameFile, known: Seen | None, new: GameFile, now: Seen) -> bool:
    if old.size_bytes != new.size_bytes:
        return False
    return old.path == new.path if known is None else known.edges == now.edges


def is_here(file: GameFile) -> bool:
    """Whether a file is where it was, as large as it was."""
    try:
        return state_of(Path(file.path))[1] == file.size_bytes and Path(file.path).is_file()
    except MediaGone:
        return False


def file_state(file: GameFile) -> FileState:
    """Whether a file is where it was and as large as it was."""
    try:
        _, size, _ = state_of(Path(file.path))
    except MediaGone:
        return FileState(file.id, file.path, f"{file.path} is missing; say where it is now.")
    if size != file.size_bytes:
        return FileState(file.id, file.path, f"{file.path} was changed since it was added.")
    return FileState(file.id, file.path, "")
