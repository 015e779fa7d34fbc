"""Open footage as a game: probe it, refuse what cannot be used, remember where it is.

Nothing is copied or changed. A game exists from the moment its files are probed; the exact frame
table of each file is made in the background and shared by everything (``media_cache``).
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from uuid import uuid4

from app.core.check import shown
from app.core.errors import BadInput, NotFound
from app.core.game import Game, GameFile, Venue
from app.core.sports import DEFAULT_SPORT, SPORTS
from app.media.index import FrameIndex
from app.media.probe import MediaInfo, probe
from app.services.files import same_file
from app.services.lookup import found
from app.services.media_cache import MediaCache
from app.services.operations import Operations, chain, then
from app.storage import Store

logger = logging.getLogger(__name__)

MAX_FILES = 16
MAX_TEXT = 200
_VENUES = ("home", "away", "tournament", "")
_SAME_LENGTH_US = 100_000


@dataclass(frozen=True, slots=True)
class FileState:
    """Whether a file of a game is where it was: ``problem`` is a sentence, empty when it is."""

    file_id: str
    path: str
    problem: str


class Games:
    """The games of the library and their files."""

    def __init__(self, operations: Operations, media: MediaCache, pool: Executor) -> None:
        self._operations = operations
        self._media = media
        self._pool = pool

    def add(
        self,
        paths: Sequence[Path],
        *,
        name: str = "",
        opponent: str = "",
        date: str = "",
        venue: Venue = "",
        sport: str = DEFAULT_SPORT,
        measure: bool = False,
    ) -> Future[Game]:
        """Add one match of one or several files, in order.

        With ``measure`` the exact frame tables are made first, so that a file that is damaged
        further in is refused too; without, that happens in the background. Fails with ``BadMedia``,
        ``MediaGone`` or ``BadInput``; the library is then unchanged.
        """

        def look() -> Game:
            game = Game(str(uuid4()), name.strip(), (), opponent.strip(), date, venue, sport)
            _check_words(game)
            _check_paths(paths)
            files = tuple(_file(probe(path.absolute())) for path in paths)
            if measure:
                files = tuple(self._measured(file) for file in files)
            return replace(game, name=game.name or _name(game, paths), files=files)

        def put(game: Game) -> Future[Game]:
            def operation(store: Store) -> Game:
                _refuse_double(store, game)
                store.add_game(game)
                return game

            return self._operations.write("add game", operation)

        return then(chain(self._pool.submit(look), put), self._follow)

    def list(self) -> Future[tuple[Game, ...]]:
        """All games, newest first."""
        return self._operations.read(lambda store: tuple(store.games()))

    def get(self, game_id: str) -> Future[Game]:
        """One game; ``NotFound`` for an unknown id."""
        return self._operations.read(lambda store: store.game(game_id))

    def find(self, text: str) -> Future[Game]:
        """The game with this id, the start of an id (4 characters), or this name."""
        return self._operations.read(lambda store: found(text, store.games(), "game"))

    def update(self, game: Game, what: str = "edit game") -> Future[Game]:
        """Write name, opponent, date, venue or sport of a game; its files stay as they are."""

        def operation(store: Store) -> Game:
            _check_words(game)
            if not game.name.strip():
                raise BadInput("A game needs a name.")
            new = replace(game, files=store.game(game.id).files)
            store.update_game(new)
            return new

        return self._operations.write(what, operation)

    def trash(self, game_id: str) -> Future[None]:
        """Take a game and its clips out of sight; its files are not touched, undo brings it back."""
        return self._operations.write("remove game", lambda store: store.trash_game(game_id))

    def locate(self, game_id: str, file_id: str, path: Path) -> Future[Game]:
        """Say where a moved file is now. ``BadInput`` when it is another film (size or length)."""

        def look(game: Game) -> Future[GameFile]:
            old = _file_of(game, file_id)
            return self._pool.submit(lambda: _same_film(old, _file(probe(path.absolute()))))

        def put(file: GameFile) -> Future[Game]:
            def operation(store: Store) -> Game:
                new = _with_file(store.game(game_id), file)
                store.update_game(new)
                return new

            return self._operations.write("locate file", operation)

        return then(chain(chain(self.get(game_id), look), put), self._follow)

    def check(self, game_id: str) -> Future[tuple[FileState, ...]]:
        """Look whether the files of a game are where they were."""

        def look(game: Game) -> Future[tuple[FileState, ...]]:
            return self._pool.submit(lambda: tuple(_state(file) for file in game.files))

        return chain(self.get(game_id), look)

    def measure(self, game_id: str) -> Future[Game]:
        """The game after its frame tables are made and its lengths are exact."""

        def look(game: Game) -> Future[tuple[GameFile, ...]]:
            return self._pool.submit(lambda: tuple(self._measured(file) for file in game.files))

        return chain(chain(self.get(game_id), look), lambda files: self._settle(game_id, files))

    def _measured(self, file: GameFile) -> GameFile:
        """The file with its exact length; waits for its frame table."""
        table = self._media.index(Path(file.path)).result()
        return _exact(file, table)

    def _follow(self, game: Game) -> Game:
        """Begin the frame tables of a game; when they are there, its lengths become exact."""
        for file in game.files:
            made = self._media.index(Path(file.path))
            made.add_done_callback(partial(self._correct, game.id, file))
        return game

    def _correct(self, game_id: str, file: GameFile, made: Future[FrameIndex]) -> None:
        if made.cancelled() or made.exception() is not None:
            logger.warning("no frame table of %s", file.path)
            return
        exact = _exact(file, made.result())
        if exact != file:
            self._settle(game_id, (exact,))

    def _settle(self, game_id: str, files: Sequence[GameFile]) -> Future[Game]:
        """Write exact lengths; no step of the coach's."""

        def operation(store: Store) -> Game:
            old = store.game(game_id)
            new = old
            for file in files:
                new = _with_file(new, file)
            if new != old:
                store.update_game(new)
            return new

        return self._operations.write("measure game", operation, undo=False)


def _file(info: MediaInfo) -> GameFile:
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


def _exact(file: GameFile, table: FrameIndex) -> GameFile:
    return replace(file, duration_us=table.facts.duration_us, has_audio=table.facts.has_audio)


def _file_of(game: Game, file_id: str) -> GameFile:
    for file in game.files:
        if file.id == file_id:
            return file
    raise NotFound(f"The game {game.name!r} has no file {file_id}.")


def _with_file(game: Game, file: GameFile) -> Game:
    return replace(game, files=tuple(file if f.id == file.id else f for f in game.files))


def _same_film(old: GameFile, new: GameFile) -> GameFile:
    """The new file under the old id, when it can be the same film."""
    same = (old.width, old.height) == (new.width, new.height) and abs(
        old.duration_us - new.duration_us
    ) <= _SAME_LENGTH_US
    if not same:
        raise BadInput(
            f"{new.path} is another film: it is {new.width}x{new.height} and "
            f"{new.duration_us / 1e6:.1f} s long, not {old.width}x{old.height} and "
            f"{old.duration_us / 1e6:.1f} s; choose the file that was moved."
        )
    return replace(new, id=old.id, duration_us=old.duration_us, sha256=old.sha256)


def _state(file: GameFile) -> FileState:
    path = Path(file.path)
    try:
        size = path.stat().st_size
    except OSError:
        return FileState(file.id, file.path, f"{file.path} is missing; say where it is now.")
    if size != file.size_bytes:
        return FileState(file.id, file.path, f"{file.path} was changed since it was added.")
    return FileState(file.id, file.path, "")


def _check_words(game: Game) -> None:
    for what, text in (("name", game.name), ("opponent", game.opponent)):
        if len(text) > MAX_TEXT:
            raise BadInput(f"The {what} has {len(text)} characters, at most {MAX_TEXT} are kept.")
    if game.date:
        try:
            datetime.date.fromisoformat(game.date)
        except ValueError:
            raise BadInput(
                f"The date must be written like 2025-09-27, is {shown(game.date)}."
            ) from None
    if game.venue not in _VENUES:
        raise BadInput(f"The venue must be home, away or tournament, is {shown(game.venue)}.")
    if game.sport not in SPORTS:
        raise BadInput(f"There is no sport {shown(game.sport)}; use one of {', '.join(SPORTS)}.")


def _check_paths(paths: Sequence[Path]) -> None:
    if not paths:
        raise BadInput("A game needs at least one video file.")
    if len(paths) > MAX_FILES:
        raise BadInput(f"A game has at most {MAX_FILES} files, {len(paths)} were given.")
    for i, path in enumerate(paths):
        if any(same_file(path, other) for other in paths[:i]):
            raise BadInput(f"{path} is given twice.")


def _refuse_double(store: Store, game: Game) -> None:
    mine = [file.path for file in game.files]
    for other in store.games():
        if [file.path for file in other.files] == mine:
            raise BadInput(f"{mine[0]} is already in the library as the game {other.name!r}.")


def _name(game: Game, paths: Sequence[Path]) -> str:
    if game.opponent:
        return f"vs {game.opponent}" + (f" {game.date}" if game.date else "")
    return paths[0].stem[:MAX_TEXT] or "Game"
