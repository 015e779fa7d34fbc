"""Looks for a newer version once a day, and fetches it when the coach asks for that."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.cloud.updates.server import UpdateServer
from app.cloud.updates.signature import check_signature
from app.core.errors import UpdateFailed
from app.core.update import ENDINGS, Offer, Place, Release, judge, open_envelope, read_release
from app.services.updates.channel import Channel
from app.services.updates.download import PART, PAUSE_S, Fetching, Pace, is_whole
from app.services.updates.memory import read_memory, write_memory
from app.services.updates.state import UpdateState

log = logging.getLogger(__name__)

FIRST_S = 60.0
"""After the start: by then the library is open and the coach is at work."""
TICK_S = 3600.0
"""A laptop sleeps, so that the clock is looked at rather than waited for."""
DAY = timedelta(days=1)
TELL_S = 0.25
CLOSING_S = 2.0
Listener = Callable[[UpdateState], object]


class Updates:
    """Safe from any thread; nothing here waits for the server but threads of its own.

    ``home`` keeps what is known, ``folder`` the installers. Listeners are called on any thread.
    """

    def __init__(
        self,
        home: Path,
        folder: Path,
        channel: Channel,
        open_server: Callable[[], UpdateServer] = UpdateServer,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        pause_s: float = PAUSE_S,
    ) -> None:
        self.channel = channel
        self._home, self._folder, self._open_server, self._now = home, folder, open_server, now
        self._pause_s = pause_s
        self._lock, self._disk = threading.RLock(), threading.Lock()
        self._memory = read_memory(home)
        self._state = UpdateState(self._memory.on, self._memory.looked)
        self._listeners: list[Listener] = []
        self._stop, self._cancel = threading.Event(), threading.Event()
        self._threads: list[threading.Thread] = []

    # ---------------------------------------------------------------- life

    @property
    def state(self) -> UpdateState:
        """How things stand now."""
        return self._state

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Be told of every state from now on, until the returned function is called."""
        with self._lock:
            self._listeners.append(listener)

        def stop() -> None:
            with self._lock, suppress(ValueError):
                self._listeners.remove(listener)

        return stop

    def start(self, first_s: float = FIRST_S, tick_s: float = TICK_S) -> None:
        """Look once a day from now on, if this copy looks at all."""
        if self.channel.looks:
            self._begin("updates", lambda: self._daily(first_s, tick_s))

    def close(self) -> None:
        """End what goes on. A thread that waits for the server ends with its time-out."""
        self._stop.set()
        self._cancel.set()
        with self._lock:
            threads, self._listeners = list(self._threads), []
        ends = time.monotonic() + CLOSING_S
        for thread in threads:
            thread.join(max(0.0, ends - time.monotonic()))

    def _daily(self, first_s: float, tick_s: float) -> None:
        wait = first_s
        while not self._stop.wait(wait):
            wait = tick_s
            if self._due() and self._takes("looking"):
                self._look(asked=False)

    def _due(self) -> bool:
        """A day has gone by; so it has when the clock was set back."""
        with self._lock:
            memory = self._memory
        since = None if memory.looked is None else self._now() - memory.looked
        return memory.on and (since is None or since >= DAY or since < timedelta(0))

    # ---------------------------------------------------------------- what the coach wishes

    def set_on(self, on: bool) -> None:
        """Whether to look once a day."""
        with self._lock:
            self._remember(on=on)
            self._tell(replace(self._state, on=on))
        self._begin("keep-updates", self._keep)

    def look(self) -> bool:
        """Look now; whether it is being done. A version that was skipped is offered again."""
        if not self.channel.looks or not self._takes("looking"):
            return False
        self._begin("look-for-update", lambda: self._look(asked=True))
        return True

    def download(self) -> bool:
        """Fetch the installer of what is offered; whether it is being done."""
        with self._lock:
            offer = self._state.offer
            if offer is None or self._stop.is_set() or not self._takes("downloading"):
                return False
            self._cancel = cancel = threading.Event()
        self._begin("download-update", lambda: self._download(offer, cancel))
        return True

    def cancel(self) -> None:
        """Stop the download; the line itself is let go with the next bytes or its time-out."""
        with self._lock:
            self._cancel.set()
            if self._state.doing == "downloading":
                self._tell(replace(self._state, doing="", done=0, eta_s=None))

    def skip(self) -> None:
        """Say nothing more of the version that is offered."""
        self.cancel()
        with self._lock:
            if self._state.offer is not None:
                self._remember(skipped=str(self._state.offer.version))
            self._tell(replace(self._state, offer=None, installer=None, trouble=None))
        self._begin("keep-updates", self._keep)

    def checked_installer(self) -> Future[Path]:
        """The installer, looked at once more: it is started next. ``UpdateFailed`` "gone"."""
        found: Future[Path] = Future()
        state = self._state

        def check() -> None:
            path, offer = state.installer, state.offer
            if path is not None and offer is not None and is_whole(path, offer.file):
                found.set_result(path)
                return
            with self._lock:
                self._tell(replace(self._state, installer=None))
            if path is not None:
                with suppress(OSError):
                    path.unlink(missing_ok=True)
            found.set_exception(UpdateFailed("gone"))

        self._begin("check-update", check)
        return found

    # ---------------------------------------------------------------- on threads

    def _look(self, *, asked: bool) -> None:
        offer, installer = self._state.offer, self._state.installer
        trouble: UpdateFailed | None = None
        try:
            offer = self._offer()
            if offer is not None and not asked and str(offer.version) == self._memory.skipped:
                offer = None
            installer = self._sweep(offer)
        except UpdateFailed as error:  # what was offered before was signed, too, and stays
            log.info("No update: %s", error)
            trouble = error
        finally:
            with self._lock:
                if trouble is None or trouble.kind not in ("offline", "answer"):
                    self._remember(looked=self._now())
                self._tell(
                    replace(
                        self._state,
                        looked=self._memory.looked,
                        doing="",
                        offer=offer,
                        installer=installer,
                        trouble=trouble,
                    )
                )
            self._keep()

    def _offer(self) -> Offer | None:
        """Ask the server, and believe what may be believed."""
        server = self._open_server()
        try:
            answer = server.answer(self.channel.address)
        finally:
            server.close()
        payload, signature = open_envelope(answer)
        check_signature(payload, signature, self.channel.keys)
        release = read_release(payload)
        place = Place(self.channel.installed, self.channel.system, self._memory.seen, self._now())
        try:
            offer = judge(release, place)
        except UpdateFailed as error:
            if error.kind in ("downgrade", "system"):
                self._believed(release)
            raise
        self._believed(release)
        return offer

    def _believed(self, release: Release) -> None:
        """No older answer than this one will be believed."""
        with self._lock:
            seen = self._memory.seen
            self._remember(seen=release.issued if seen is None else max(seen, release.issued))

    def _sweep(self, offer: Offer | None) -> Path | None:
        """Delete old installers and what a killed run left; the offer's own, if it is there."""
        wanted = self._folder / offer.file.name if offer is not None else None
        kept = wanted is not None and offer is not None and is_whole(wanted, offer.file)
        for path in self._folder.glob("*"):
            ours = path.name.endswith((PART, *ENDINGS.values()))
            if ours and not (kept and path == wanted):
                with suppress(OSError):
                    path.unlink(missing_ok=True)
        return wanted if kept else None

    def _download(self, offer: Offer, cancel: threading.Event) -> None:
        pace, told = Pace(), 0.0
        installer: Path | None = None
        trouble: UpdateFailed | None = None

        def on_bytes(done: int) -> None:
            nonlocal told
            now, left = time.monotonic(), pace.left_s(done, offer.file.size)
            if now - told >= TELL_S:
                told = now
                with self._lock:
                    if not cancel.is_set():
                        self._tell(replace(self._state, done=done, eta_s=left))

        server = self._open_server()
        try:
            fetching = Fetching(server, offer.file, on_bytes, cancel.wait, pause_s=self._pause_s)
            installer = fetching.into(self._folder)
        except UpdateFailed as error:
            log.info("The update was not fetched: %s", error)
            trouble = error
        finally:
            server.close()
            with self._lock:
                if not cancel.is_set():
                    self._tell(
                        replace(
                            self._state,
                            doing="",
                            done=0,
                            eta_s=None,
                            installer=installer,
                            trouble=trouble,
                        )
                    )

    # ---------------------------------------------------------------- small parts

    def _takes(self, doing: str) -> bool:
        """Begin something if nothing else goes on."""
        with self._lock:
            if self._state.doing or self._stop.is_set():
                return False
            changed = {"doing": doing, "done": 0, "eta_s": None, "trouble": None}
            self._tell(replace(self._state, **changed))  # type: ignore[arg-type]
            return True

    def _begin(self, name: str, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, name=name, daemon=True)
        with self._lock:
            self._threads = [old for old in self._threads if old.is_alive()]
            self._threads.append(thread)
        thread.start()

    def _remember(self, **changed: object) -> None:
        with self._lock:
            self._memory = replace(self._memory, **changed)  # type: ignore[arg-type]

    def _keep(self) -> None:
        """Write down what is remembered: the newest, whoever comes last. Not on the window's thread."""
        with self._disk:
            write_memory(self._home, self._memory)

    def _tell(self, state: UpdateState) -> None:
        """In the order of what happened, so under the lock: listeners only pass it on."""
        self._state = state
        for listener in tuple(self._listeners):
            listener(state)
