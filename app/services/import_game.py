"""Open footage as a game: probe it, refuse what cannot be used, remember where it is.

Nothing is copied or changed. A game exists from the moment its files are probed; the exact frame
table of each file is made in the background and shared by everything (``media_cache``), and then
its SHA-256 (``file_hashes``), by which a moved file is known again.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Sequence
from concurrent.futures import CancelledError, Executor, Future
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import uuid4

from app.core.check import shown
from app.core.errors import BadInput, ReelBallersError
from app.core.game import Game, GameFile, Venue
from app.core.only_changed import only_changed
from app.core.sports import DEFAULT_SPORT, SPORTS
from app.media.index import FrameIndex
from app.media.probe import probe
from app.services import game_files
from app.services.file_hashes import FileHashes, state_of
from app.services.files import check_name, same_file
from app.services.game_files import FileState, Seen
from app.services.lookup import found
from app.services.media_cache import MediaCache
from app.services.operations import Operations, chain, finished, then
from app.storage import Store

__all__ = ["FileState", "Games"]

logger = logging.getLogger(__name__)

MAX_FILES = 16
MAX_TEXT = 200
_VENUES = ("home", "away", "tournament", "")


class Games:
    """The games of the library and their files."""

    def __init__(self, operations: Operations, media: MediaCache, pool: Executor) -> None:
        self._operations = operations
        self._media = media
        self._pool = pool
        self._hashes = FileHashes()

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

        The files of a game in the trash bring that game back, with its clips and under its name
        (unless another is given). With ``measure`` the exact frame tables are made first, so that a file that is damaged
        further in is refused too; without, that happens in the background. Fails with ``BadMedia``,
        ``MediaGone`` or ``BadInput``; the library is then unchanged.
        """

        def look() -> tuple[Game, tuple[Seen, ...]]:
            game = Game(str(uuid4()), name.strip(), (), opponent.strip(), date, venue, sport)
            _check_words(game)
            _check_paths(paths)
            files = tuple(game_files.game_file(probe(path.absolute())) for path in paths)
            if measure:
                files = tuple(self._measured(file) for file in files)
            return replace(game, files=files), tuple(
                game_files.look_at(Path(file.path)) for file in files
            )

        def put(found: tuple[Game, tuple[Seen, ...]]) -> Future[Game]:
            game, seen = found

            def operation(store: Store) -> Game:
                _refuse_double(store, game)
                twin = game_files.trashed_twin(store, game, seen)
                if twin is not None:
                    return _bring_back(store, twin, game)
                named = replace(game, name=game.name or _name(game, paths))
                store.add_game(named)
                for file, now in zip(named.files, seen, strict=True):
                    game_files.keep(store, file.id, now)
                return named

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

    def update(
        self, game: Game, what: str = "edit game", shown: Game | None = None
    ) -> Future[Game]:
        """Write name, opponent, date, venue or sport of a game; its files stay as they are.

        With the game as it was ``shown`` before the edit only what differs from it is written, so
        that what another laptop changed meanwhile stays.
        """

        def operation(store: Store) -> Game:
            _check_words(game)
            if not game.name.strip():
                raise BadInput("A game needs a name.")
            now = store.game(game.id)
            new = game if shown is None else only_changed(game, shown, now)
            new = replace(new, files=now.files)
            store.update_game(new)
            return new

        return self._operations.write(what, operation)

    def trash(self, game_id: str) -> Future[None]:
        """Take a game and its clips out of sight; its files are not touched, undo brings it back."""
        return self._operations.write("remove game", lambda store: store.trash_game(game_id))

    def trashed(self) -> Future[tuple[Game, ...]]:
        """The games that were taken out of sight, the last one first."""
        return self._operations.read(lambda store: tuple(store.trashed_games()))

    def restore(self, game_id: str) -> Future[Game]:
        """Bring a removed game back with its clips; the reels made of it work again.

        ``NotFound`` for an unknown id, ``BadInput`` when its files are a game again already.
        """

        def operation(store: Store) -> Game:
            for game in store.trashed_games():
                if game.id == game_id:
                    _refuse_double(store, game)
            store.restore_game(game_id)
            return store.game(game_id)

        return then(self._operations.write("restore game", operation), self._follow)

    def locate(self, game_id: str, file_id: str, path: Path) -> Future[Game]:
        """Say where a moved file is now. ``BadInput`` when it is another film.

        It is the same film when size, shape, length and the hash of its edges are the same, and
        the SHA-256 of the whole file where that is known already: then it is read whole first.
        """

        def known(store: Store) -> tuple[GameFile, Seen | None]:
            return game_files.file_of(store.game(game_id), file_id), game_files.kept(store, file_id)

        def look(found: tuple[GameFile, Seen | None]) -> Future[tuple[GameFile, Seen]]:
            return self._pool.submit(self._compare, *found, path.absolute())

        def put(found: tuple[GameFile, Seen]) -> Future[Game]:
            file, now = found

            def operation(store: Store) -> Game:
                new = game_files.with_file(store.game(game_id), file)
                store.update_game(new)
                game_files.keep(store, file_id, now)
                return new

            return self._operations.write("locate file", operation)

        return then(chain(chain(self._operations.read(known), look), put), self._follow)

    def check(self, game_id: str) -> Future[tuple[FileState, ...]]:
        """Look whether the files of a game are where they were."""

        def look(game: Game) -> Future[tuple[FileState, ...]]:
            return self._pool.submit(
                lambda: tuple(game_files.file_state(file) for file in game.files)
            )

        return chain(self.get(game_id), look)

    def measure(self, game_id: str) -> Future[Game]:
        """The game after its frame tables are made and its lengths are exact."""

        def look(game: Game) -> Future[tuple[GameFile, ...]]:
            return self._pool.submit(lambda: tuple(self._measured(file) for file in game.files))

        return chain(chain(self.get(game_id), look), lambda files: self._settle(game_id, files))

    def catch_up(self) -> Future[None]:
        """Begin the hashes that were not done when the app was closed; done when all are asked for."""

        def ask(games: tuple[Game, ...]) -> None:
            for game in games:
                for file in game.files:
                    self._hash(game.id, file)

        return chain(self.list(), lambda games: self._pool.submit(ask, games))

    def hashed(self, game_id: str, *, skip_missing: bool = False) -> Future[Game]:
        """The game after its files are hashed; ``MediaGone`` when one cannot be.

        With ``skip_missing`` files that are not here stay as they are.
        """

        def begin(game: Game) -> Future[Game]:
            done = finished(game)
            for file in game.files:
                if not skip_missing or game_files.is_here(file):
                    done = self._noted(done, game_id, file)
            return done

        # Nobody waits on a thread for a hash: it takes minutes.
        begun = chain(self.get(game_id), lambda game: self._pool.submit(begin, game))
        return chain(begun, lambda done: done)

    def _noted(self, before: Future[Game], game_id: str, file: GameFile) -> Future[Game]:
        """The game after ``before`` and after this file's hash is written."""
        hashing = self._hashes.sha256(Path(file.path))
        noted = chain(hashing, lambda digest: self._note_hash(game_id, file, digest))
        return chain(before, lambda _: noted)

    def close(self) -> None:
        """Stop hashing."""
        self._hashes.close()

    def _measured(self, file: GameFile) -> GameFile:
        """The file with its exact length; waits for its frame table."""
        table = self._media.index(Path(file.path)).result()
        return game_files.exact(file, table)

    def _compare(self, old: GameFile, known: Seen | None, path: Path) -> tuple[GameFile, Seen]:
        """The file at its new place and what it holds; ``BadInput`` when it is another film."""
        now = game_files.look_at(path)
        check_name(path)
        file = game_files.moved(old, known, game_files.game_file(probe(path)), now)
        if not old.sha256:
            return file, now
        if self._hashes.now(path) != old.sha256:
            why = "its content is not that of the file that was added"
            raise BadInput(game_files.another_film(str(path), why))
        return file, replace(now, sha256=old.sha256)

    def _follow(self, game: Game) -> Game:
        """Begin frame tables and hashes; it runs on the library's thread, so elsewhere."""
        with suppress(RuntimeError):  # the app is being closed
            self._pool.submit(self._begin, game)
        return game

    def _begin(self, game: Game) -> None:
        """First the frame tables, which somebody waits for, then the hashes, one after the other."""
        for file in game.files:
            made = self._media.index(Path(file.path))
            made.add_done_callback(partial(self._correct, game.id, file))
            made.add_done_callback(partial(self._then_hash, game.id, file))

    def _correct(self, game_id: str, file: GameFile, made: Future[FrameIndex]) -> None:
        if made.cancelled() or made.exception() is not None:
            logger.warning("no frame table of %s", file.path)
            return
        exact = game_files.exact(file, made.result())
        if exact != file:
            self._settle(game_id, (exact,))

    def _settle(self, game_id: str, files: Sequence[GameFile]) -> Future[Game]:
        """Write exact lengths; no step of the coach's."""

        def operation(store: Store) -> Game:
            old = store.game(game_id)
            new = old
            for file in files:
                now = game_files.file_of(new, file.id)
                if now.path == file.path:
                    found = replace(now, duration_us=file.duration_us, has_audio=file.has_audio)
                    new = game_files.with_file(new, found)
            if new != old:
                store.update_game(new)
            return new

        return self._operations.write("measure game", operation, undo=False)

    def _then_hash(self, game_id: str, file: GameFile, _made: Future[FrameIndex]) -> None:
        self._hash(game_id, file)

    def _hash(self, game_id: str, file: GameFile) -> None:
        """Begin the hash of a file, unless it is known of this very state. Not for the library's
        thread.
        """
        path = Path(file.path)
        try:
            known = self._operations.read(lambda s: game_files.kept(s, file.id)).result()
            _, size, mtime_ns = state_of(path)
        except ReelBallersError as error:
            logger.info("no hash of %s: %s", path, error)
            return
        done = file.sha256 and known is not None and known.sha256 == file.sha256
        if known is None or not done or (known.size, known.mtime_ns) != (size, mtime_ns):
            hashing = self._hashes.sha256(path)
            hashing.add_done_callback(partial(self._write_hash, game_id, file))

    def _write_hash(self, game_id: str, file: GameFile, done: Future[str]) -> None:
        try:
            self._note_hash(game_id, file, done.result())
        except CancelledError:
            return
        except ReelBallersError as error:
            logger.info("no hash of %s: %s", file.path, error)

    def _note_hash(self, game_id: str, file: GameFile, digest: str) -> Future[Game]:
        """Write the hash of a file, if it still is the film that was added; no step."""
        seen = replace(game_files.look_at(Path(file.path)), sha256=digest)

        def operation(store: Store) -> Game:
            game = store.game(game_id)
            now, known = game_files.file_of(game, file.id), game_files.kept(store, file.id)
            other = known is not None and known.edges != seen.edges
            if other or now.path != file.path or now.size_bytes != seen.size:
                logger.warning("%s is not what was added; its hash is left out", file.path)
                return game
            new = game_files.with_file(game, replace(now, sha256=digest))
            if new != game:
                store.update_game(new)
            game_files.keep(store, file.id, seen)
            return new

        return self._operations.write("hash file", operation, undo=False)


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
        check_name(path.absolute())
        if any(same_file(path, other) for other in paths[:i]):
            raise BadInput(f"{path} is given twice.")


def _refuse_double(store: Store, game: Game) -> None:
    mine = [file.path for file in game.files]
    for other in store.games():
        if [file.path for file in other.files] == mine:
            raise BadInput(f"{mine[0]} is already in the library as the game {other.name!r}.")


def _bring_back(store: Store, old: Game, found: Game) -> Game:
    """A game out of the trash, its files where they were found now."""
    store.restore_game(old.id)
    files = (replace(a, path=b.path) for a, b in zip(old.files, found.files, strict=True))
    new = replace(
        old,
        name=found.name or old.name,
        opponent=found.opponent or old.opponent,
        date=found.date or old.date,
        venue=found.venue or old.venue,
        files=tuple(files),
    )
    store.update_game(new)
    return new


def _name(game: Game, paths: Sequence[Path]) -> str:
    if game.opponent:
        return f"vs {game.opponent}" + (f" {game.date}" if game.date else "")
    return paths[0].stem[:MAX_TEXT] or "Game"
