"""Proxies of the open game, made in the background where the coach wants them.

Off by default, per library and computer. They are made in a child process of lowest priority, never
while an export renders or somebody plays or scrubs, are used as far as they are there, and together
take no more than a set room: those of the games not seen for longest go first.
"""

from __future__ import annotations

import logging
import os
import shutil
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import CancelledError, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path

from app.core.errors import ReelBallersError, RenderCancelled
from app.media.index import FrameIndex, IndexStopped
from app.media.proxy import ProxyFile, proxy_of
from app.media.source import MediaFile
from app.render.child import make_proxy_in_child
from app.render.progress import RenderProgress
from app.render.proxies import ProxyOrder
from app.services.media_cache import MediaCache
from app.services.operations import then
from app.services.settings import Settings

log = logging.getLogger(__name__)

SETTING, ROOM_SETTING = "proxies", "proxies.most_mb"
"""Settings of this computer: "1" makes proxies; how many megabytes they may take."""
MOST_BYTES = 10_000_000_000
_FREE_BYTES = 2_000_000_000
"""So much of the disk is left to others."""
_LOOK_S = 0.25
_WEIGH_S = 5.0


@dataclass(frozen=True, slots=True)
class ProxyProgress:
    """How far the proxy of a film is. ``name`` is empty when nothing is being made any more.

    ``waiting`` says why it does not go on just now, ``problem`` why it ended unfinished; both are
    sentences, or empty.
    """

    name: str = ""
    share: float = 0.0
    eta_s: float | None = None
    waiting: str = ""
    problem: str = ""


class Proxies:
    """Makes and hands out proxies. Methods may be called from any thread and return at once."""

    def __init__(self, media: MediaCache, settings: Settings, folder: Path) -> None:
        self._media, self._settings, self._folder = media, settings, folder
        self._lock = threading.Condition()
        self._on: bool | None = None
        """None until the setting was read."""
        self._most = MOST_BYTES
        self._open: tuple[Path, ...] = ()
        self._films: deque[Path] = deque()
        self._kept: frozenset[str] = frozenset()
        """Folders of the open game: they are not given up for room."""
        self._read: frozenset[str] = frozenset()
        """Folders that an open preview reads: neither are they."""
        self._making: Path | None = None
        self._cancel = threading.Event()
        self._listeners: list[Callable[[ProxyProgress], None]] = []
        self._latest = ProxyProgress()
        self._hold: Callable[[], str] = lambda: ""
        self._closed = False
        self._thread: threading.Thread | None = None

    def start(self, hold: Callable[[], str]) -> None:
        """Begin to work where that is wanted; ``hold`` says why it should wait, or nothing."""
        self._hold = hold
        self._thread = threading.Thread(target=self._run, name="proxies", daemon=True)
        self._thread.start()

    def is_on(self) -> Future[bool]:
        """Whether this computer makes proxies for this library."""

        def known(text: str) -> bool:
            with self._lock:
                if self._on is None:  # else it was said since
                    self._on = text == "1"
                    self._lock.notify_all()
                return self._on

        return then(self._settings.get_local(SETTING), known)

    def set_on(self, on: bool) -> Future[None]:
        """Make proxies from now on, or none any more; those that are made stay until their room is
        needed."""
        with self._lock:
            self._on = on
            self._films = deque(self._open if on else ())
            self._lock.notify_all()
        if not on:
            self._cancel.set()
        return self._settings.put_local(SETTING, "1" if on else "0")

    def set_most(self, megabytes: int) -> Future[None]:
        """How much room proxies may take together."""
        self._most = max(0, megabytes) * 1_000_000
        return self._settings.put_local(ROOM_SETTING, str(max(0, megabytes)))

    def opened(self, files: Sequence[tuple[MediaFile, FrameIndex]]) -> list[ProxyFile | None]:
        """The proxies of a game that was opened; what is missing of them is made next, where that is
        wanted. None for a film that is in the cloud only."""
        found = [self.of(film, index) for film, index in files]
        with self._lock:
            self._open = tuple(film for film, _ in files if isinstance(film, Path))
            self._films = deque(self._open)
            if self._making is not None and self._making not in self._open:
                self._cancel.set()  # its whole parts stay; another time it goes on from there
            self._kept = frozenset(proxy.folder.name for proxy in found if proxy is not None)
            self._lock.notify_all()
        return found

    def of(self, film: MediaFile, index: FrameIndex) -> ProxyFile | None:
        """The proxy of a film, as far as it is made; None for a film that is not here."""
        if not isinstance(film, Path):
            return None
        try:
            proxy = proxy_of(film, index, self._folder)
        except ReelBallersError:
            return None
        if proxy.folder.is_dir():
            _touch(proxy.folder)
        return proxy

    def in_use(self, proxies: Iterable[ProxyFile]) -> None:
        """These are being read now, and no others: they are not given up for room."""
        self._read = frozenset(proxy.folder.name for proxy in proxies)

    def cancel(self) -> None:
        """Make no more of them until a game is opened again."""
        with self._lock:
            self._films.clear()
        self._cancel.set()

    def subscribe(self, listener: Callable[[ProxyProgress], None]) -> Callable[[], None]:
        """Call ``listener`` (on a background thread) while proxies are made."""
        with self._lock:
            self._listeners.append(listener)

        def stop() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return stop

    def close(self) -> None:
        """Stop making them."""
        with self._lock:
            self._closed = True
            self._lock.notify_all()
        self._cancel.set()
        if self._thread is not None:
            self._thread.join(timeout=10)

    # ---------------------------------------------------------------- on the thread

    def _run(self) -> None:
        try:
            self.is_on().result()
            text = self._settings.get_local(ROOM_SETTING).result()
            self._most = int(text) * 1_000_000 if text.isdecimal() else MOST_BYTES
        except Exception:
            log.exception("the settings of proxies cannot be read")
        while (film := self._next()) is not None:
            problem = ""
            try:
                self._make(film)
            except (RenderCancelled, IndexStopped, CancelledError):
                log.info("the proxy of %s is left unfinished", film.name)
            except ReelBallersError as error:
                problem = error.sentence
                log.warning("no proxy of %s: %s", film.name, error)
            except Exception:
                log.exception("no proxy of %s", film.name)
            self._tell(ProxyProgress(problem=problem))

    def _next(self) -> Path | None:
        """The film to make a proxy of; None when closed."""
        with self._lock:
            self._making = None
            while not self._closed and not (self._on and self._films):
                self._lock.wait()
            self._cancel.clear()
            self._making = None if self._closed else self._films.popleft()
            return self._making

    def _make(self, film: Path) -> None:
        index = self._table(film)
        proxy = proxy_of(film, index, self._folder)
        if not proxy.missing():
            return
        self._tell(ProxyProgress(film.name))
        while self._wait():
            if self._cancel.wait(_LOOK_S):
                return
        weighed = 0.0

        def moved(progress: RenderProgress) -> None:
            nonlocal weighed
            share = progress.done / max(1, progress.total)
            self._tell(ProxyProgress(film.name, share, progress.eta_s))
            if time.monotonic() - weighed >= _WEIGH_S:
                self._make_room(proxy)
                weighed = time.monotonic()

        order = ProxyOrder(film, self._media.folder, self._folder)
        make_proxy_in_child(order, moved, self._cancel, paused=self._wait)

    def _table(self, film: Path) -> FrameIndex:
        """The frame table; ``RenderCancelled`` when the film is not wanted before it is there."""
        making = self._media.index(film)
        while not making.done():
            wait((making,), _LOOK_S)
            if self._cancel.is_set():
                raise RenderCancelled("The proxy is not wanted any more.")
        return making.result()

    def _wait(self) -> bool:
        """Whether it should wait now; says so when that changes."""
        reason = self._hold()
        if reason != self._latest.waiting:
            self._tell(replace(self._latest, waiting=reason))
        return bool(reason)

    def _make_room(self, current: ProxyFile) -> None:
        """Give up the proxies that were not used for longest; ``ReelBallersError`` when that is not
        enough."""
        sizes = {f: _bytes_in(f) for f in self._folder.iterdir() if f.is_dir()}
        total, free = sum(sizes.values()), shutil.disk_usage(self._folder).free
        kept = self._kept | self._read | {current.folder.name}
        for folder in sorted(sizes, key=lambda f: f.stat().st_mtime):
            if total <= self._most and free >= _FREE_BYTES:
                return
            if folder.name not in kept:
                shutil.rmtree(folder, ignore_errors=True)
                total, free = total - sizes[folder], free + sizes[folder]
        if total > self._most or free < _FREE_BYTES:
            what = "the disk is nearly full" if free < _FREE_BYTES else "its room is used up"
            raise ReelBallersError(
                f"Smooth scrubbing covers only part of this game: {what}; free some space or give "
                "proxies more room."
            )

    def _tell(self, progress: ProxyProgress) -> None:
        with self._lock:
            self._latest = progress
            listeners = tuple(self._listeners)
        for listener in listeners:
            try:
                listener(progress)
            except Exception:
                log.exception("a listener failed on proxies")


def _touch(folder: Path) -> None:
    try:
        os.utime(folder)
    except OSError as error:
        log.info("%s cannot be marked as used: %s", folder.name, error)


def _bytes_in(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
