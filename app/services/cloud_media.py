"""Footage in the cloud: back a game up, free its space here, play or download it elsewhere.

Nothing is uploaded unless the coach asks for that game. ``workspace.cloud_media`` is always there;
without a cloud (``available`` is False) ``states`` still tells what is here and what is missing, and
the others fail with ``NotSetUp``. That a film is in the cloud is noted in the library
when the film was seen there whole, so every laptop knows it without asking.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.core.errors import MediaGone, NotSetUp, ReelBallersError
from app.core.game import Game, GameFile
from app.core.sync import MediaProgress
from app.media.index import IndexStopped
from app.media.source import RemoteFile
from app.services import game_files, media_room
from app.services.cloud_line import CloudLine, Door, open_line
from app.services.import_game import Games
from app.services.media_agreed import AgreedFootage
from app.services.media_cache import MediaCache
from app.services.media_jobs import downloads_of, note_arrival, uploads_of
from app.services.media_marks import ids_of, marks_of, put_mark
from app.services.media_states import FileMedia, GameMedia, Under, file_media, under_way
from app.services.operations import Operations, all_of, chain, finished
from app.storage import Folders, Store

if TYPE_CHECKING:
    from app.cloud.r2 import R2Config
    from app.sync.download import DownloadJob
    from app.sync.media import Transfer
    from app.sync.upload import UploadJob

__all__ = ["CloudMedia", "FileMedia", "GameMedia"]

logger = logging.getLogger(__name__)

T = TypeVar("T")
_WORKERS = 4


class CloudMedia:
    """The footage of the library and the cloud. Safe from any thread; every future may be waited
    for anywhere but on the library's own thread.
    """

    def __init__(
        self,
        operations: Operations,
        media: MediaCache,
        games: Games,
        folders: Folders,
        door: Door,
        agreed: AgreedFootage,
        *,
        library_first: Callable[[], bool] | None = None,
    ) -> None:
        """``library_first`` says whether the library itself is syncing now: footage waits then."""
        self._operations, self._media, self._games = operations, media, games
        self._folders, self._door, self._library_first = folders, door, library_first
        self._agreed = agreed
        self._pool = ThreadPoolExecutor(_WORKERS, "cloud-media")
        self._lock = threading.Lock()
        self._listeners: list[Callable[[MediaProgress], None]] = []
        self._line: CloudLine | None = None
        self._bytes_per_s: int | None = None
        self._paused = self._closed = False
        self._opening = threading.Lock()
        self._hashing: set[str] = set()
        self._given_up: set[str] = set()
        """Games whose transfers were cancelled since they were asked for."""
        """Games whose files are read before they can be sent."""
        media.look_afar(self._afar)

    @property
    def available(self) -> bool:
        """Whether a cloud is set up."""
        return self._door.set_up

    @property
    def paused(self) -> bool:
        """Whether transfers rest at the coach's wish."""
        return self._paused

    def start(self) -> Future[None]:
        """Go on with what the last run left; done when all is queued again."""
        return self._pool.submit(self._take_up)

    def states(self) -> Future[dict[str, GameMedia]]:
        """How the footage of every game stands, by the game's id. Asks the library, no network."""

        def tell(found: tuple[tuple[Game, ...], dict[str, str]]) -> Future[dict[str, GameMedia]]:
            games, marks = found
            return self._pool.submit(lambda: {g.id: self._told(g, marks) for g in games})

        return chain(self._operations.read(lambda s: (tuple(s.games()), marks_of(s))), tell)

    def state(self, game_id: str) -> Future[GameMedia]:
        """The same for one game; ``NotFound``."""

        def tell(found: tuple[Game, dict[str, str]]) -> Future[GameMedia]:
            return self._pool.submit(self._told, *found)

        return chain(self._operations.read(lambda s: (s.game(game_id), marks_of(s))), tell)

    def back_up(self, game_id: str) -> Future[GameMedia]:
        """Upload the files of a game, one after the other; done when all are verified there.

        ``subscribe`` tells how far it is. Goes on after a restart until ``cancel``. ``MediaGone``
        when a file is neither here nor in the cloud, ``NotSetUp`` without a cloud.
        """
        if not self.available:
            return _not_set_up()
        with self._lock:
            self._hashing.add(game_id)
            self._given_up.discard(game_id)
        hashed = self._games.hashed(game_id, skip_missing=True)
        hashed.add_done_callback(lambda _: self._hashing.discard(game_id))
        return self._carried_out(game_id, self._send, hashed)

    def download(self, game_id: str) -> Future[GameMedia]:
        """Bring the files of a game into the library's folder; done when all are whole and here."""
        if not self.available:
            return _not_set_up()
        with self._lock:
            self._given_up.discard(game_id)
        return self._carried_out(game_id, self._fetch, finished(None))

    def free_up(self, game_id: str, *, confirmed: bool = False) -> Future[GameMedia]:
        """Remove the files here that the cloud was just seen to hold whole.

        The library in the cloud has to name them, too: it is synced first where it does not.
        ``NeedsConfirmation`` (its sentence names the files) when one lies outside the library's
        folder, unless ``confirmed``; then nothing was removed.
        """
        if not self.available:
            return _not_set_up()

        def free(game: Game, marks: dict[str, str]) -> Future[bool]:
            self._free(game, marks, confirmed=confirmed)
            return finished(True)

        agreed = self._agreed.reach(self._games.get(game_id), self._pool)
        return self._carried_out(game_id, free, agreed)

    def cancel(self, game_id: str) -> None:
        """Give up the transfers of a game, also before they begin (its films are read once first);
        what was uploaded of a part-way file is dropped."""
        with self._lock:
            self._given_up.add(game_id)
            self._hashing.discard(game_id)

        def act(game: Game) -> None:
            with self._lock:
                line = self._line
            if line is not None:
                for file in game.files:
                    line.transfers.cancel(file.sha256)

        chain(self._games.get(game_id), lambda game: self._pool.submit(act, game))

    def pause(self) -> None:
        """Let all transfers rest."""
        self._paused = True
        if (line := self._line) is not None:
            line.transfers.gate.pause()

    def resume(self) -> None:
        """Let them go on."""
        self._paused = False
        if (line := self._line) is not None:
            line.transfers.gate.resume()

    def limit(self, bytes_per_s: int | None) -> None:
        """At most so much of the line for footage; None for all of it."""
        self._bytes_per_s = bytes_per_s
        if (line := self._line) is not None:
            line.transfers.limit.change(bytes_per_s)

    def subscribe(self, listener: Callable[[MediaProgress], None]) -> Callable[[], None]:
        """Call ``listener`` on a background thread as transfers go on, a few times a second."""
        with self._lock:
            self._listeners.append(listener)

        def stop() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return stop

    def close(self) -> None:
        """Stop transfers within a few seconds; they go on with the next start."""
        with self._lock:
            line, self._line, self._closed = self._line, None, True
        if line is not None:
            line.close()
        self._pool.shutdown(wait=True, cancel_futures=True)

    # ------------------------------------------------------------------ what is done

    def _carried_out(
        self,
        game_id: str,
        act: Callable[[Game, dict[str, str]], Future[bool]],
        first: Future[T],
    ) -> Future[GameMedia]:
        """After ``first``, ``act`` on the game as it is then; how it stands when that is done."""

        def begin(found: tuple[Game, dict[str, str]]) -> Future[Future[bool]]:
            return self._pool.submit(act, *found)

        asked = chain(chain(first, lambda _: self._known(game_id)), begin)
        return chain(chain(asked, lambda done: done), lambda _: self.state(game_id))

    def _known(self, game_id: str) -> Future[tuple[Game, dict[str, str]]]:
        return self._operations.read(lambda store: (store.game(game_id), marks_of(store)))

    def _send(self, game: Game, marks: dict[str, str]) -> Future[bool]:
        line = self._connected()
        jobs = uploads_of(line, game, marks)
        return self._begun(line, game, lambda: [self._follow_up(line, job) for job in jobs])

    def _fetch(self, game: Game, marks: dict[str, str]) -> Future[bool]:
        line = self._connected()
        jobs = downloads_of(line, game, marks, self._folders.games)
        return self._begun(line, game, lambda: [self._follow_down(line, job) for job in jobs])

    def _begun(
        self, line: CloudLine, game: Game, begin: Callable[[], list[Future[bool]]]
    ) -> Future[bool]:
        """What ``begin`` begins, unless the coach gave it up before, or does just now."""
        if self._is_given_up(game.id):
            raise CancelledError
        going = begin()
        if self._is_given_up(game.id):  # ``cancel`` may have looked before they were there
            for file in game.files:
                line.transfers.cancel(file.sha256)
        return all_of(going)

    def _is_given_up(self, game_id: str) -> bool:
        with self._lock:
            return game_id in self._given_up

    def _free(self, game: Game, marks: dict[str, str], *, confirmed: bool) -> None:
        line, root, leaving = self._connected(), self._folders.root, []
        for file in game.files:
            path = Path(file.path)
            if not path.is_file():
                continue
            if file.sha256 not in marks:
                raise MediaGone(f"{path} is not in the cloud, so it stays here; back it up first.")
            leaving.append(
                media_room.Leaving(file, path, line.key(marks[file.sha256]), self._seen(file))
            )
        self._agreed.check([one.file for one in leaving])
        media_room.check_may_go(leaving, root, confirmed=confirmed)

        def verified(one: media_room.Leaving) -> bool:
            return line.transfers.verified(one.key, one.file.sha256, one.file.size_bytes)

        for one in leaving:
            line.films.keep_table(one.path, one.file, one.key)
            media_room.remove(one, root, verified)

    def _seen(self, file: GameFile) -> game_files.Seen | None:
        return self._operations.read(lambda store: game_files.kept(store, file.id)).result()

    def _take_up(self) -> None:
        media_room.bring_back(self._folders.root, self._folders.games)
        if not self.available or not (self._folders.sync / "media.json").exists():
            return
        from app.sync.upload import UploadJob

        line = self._connected()
        for job in line.transfers.left():
            if isinstance(job, UploadJob):
                self._follow_up(line, job)
            else:
                self._follow_down(line, job)

    def _follow_up(self, line: CloudLine, job: UploadJob) -> Future[bool]:
        """Send a film; when it is there, every laptop is told."""
        tail = job.key.partition("/")[2]

        def mark(_sent: bool) -> Future[bool]:
            def operation(store: Store) -> bool:
                put_mark(store, job.sha256, tail)
                return True

            self._pool.submit(self._send_table, line, job)
            return self._operations.write("back up game", operation, undo=False)

        return chain(line.transfers.upload(job), mark)

    def _follow_down(self, line: CloudLine, job: DownloadJob) -> Future[bool]:
        """Fetch a film; when it is here, its games know where."""

        def settle(_came: bool) -> Future[bool]:
            return chain(self._pool.submit(game_files.look_at, job.to), note)

        def note(seen: game_files.Seen) -> Future[bool]:
            def operation(store: Store) -> bool:
                note_arrival(store, job, seen)
                return True

            return self._operations.write("download game", operation, undo=False)

        return chain(line.transfers.download(job), settle)

    def _send_table(self, line: CloudLine, job: UploadJob) -> None:
        try:
            self._media.index(job.path).result()
        except (ReelBallersError, IndexStopped, CancelledError) as error:
            logger.info("no table of %s to send: %s", job.path.name, error)
            return
        line.films.send_table(job.path, job.sha256)

    # ------------------------------------------------------------------ how things stand

    def _told(self, game: Game, marks: dict[str, str]) -> GameMedia:
        """Looks at the disk."""
        with self._lock:
            line = self._line
        known = line.transfers.known() if line is not None else {}
        files = []
        for file in game.files:
            found = known.get(file.sha256)
            under = None if found is None else under_way(found)
            if under is None and game.id in self._hashing:
                under = Under("queued", total=file.size_bytes)
            files.append(file_media(file, under, backed_up=file.sha256 in marks))
        return GameMedia(game.id, tuple(files))

    def _afar(self, file: GameFile) -> RemoteFile | None:
        """A film that is not here; for previews, on their threads."""
        if not file.sha256 or not self.available:
            return None
        marks = self._operations.read(marks_of).result()
        if file.sha256 not in marks:
            return None
        line = self._connected()
        return line.films.film(file, line.key(marks[file.sha256]))

    def _changed(self, transfer: Transfer) -> None:
        """On a lane's thread: tell of every file that has this content."""
        ids = self._operations.read(lambda store: ids_of(store, transfer.sha256)).result()
        under = under_way(transfer)
        for file_id in ids:
            progress = MediaProgress(
                file_id, under.state, under.done, under.total, under.sent, under.eta_s
            )
            with self._lock:
                listeners = tuple(self._listeners)
            for listener in listeners:
                try:
                    listener(progress)
                except Exception:
                    # One broken listener must not stop a transfer.
                    logger.exception("a listener failed on %s", file_id)

    def _connected(self) -> CloudLine:
        """The line of the cloud that is set up now. Blocks; ``NotSetUp``, ``BadInput``."""
        with self._opening:
            config = self._door.bucket().config
            with self._lock:
                if self._closed:
                    raise CancelledError
                old = self._line
                if old is not None and old.config == config:
                    return old
                self._line = None
            if old is not None:
                old.close()
            line = self._opened(config)
            with self._lock:
                self._line = line
            return line

    def _opened(self, config: R2Config) -> CloudLine:
        folders, tables = self._folders, self._media.folder
        line = open_line(config, folders.sync, tables, self._changed, self._library_first)
        line.transfers.limit.change(self._bytes_per_s)
        if self._paused:
            line.transfers.gate.pause()
        return line


def _not_set_up() -> Future[GameMedia]:
    failed: Future[GameMedia] = Future()
    failed.set_exception(NotSetUp("No cloud is set up yet; set it up in the cloud settings first."))
    return failed
