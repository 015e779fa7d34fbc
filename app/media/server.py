"""The frame server: one thread that owns the decoder and always works on what is wanted now.

Paused: the latest request wins; a request that is overtaken is given up in the middle of decoding,
unless nothing has been shown for a while (a held key must not starve the screen). While a hand
scrubs, what is there soonest is shown, and the exact picture as soon as the hand rests (``Hand``).
Stepping prefetches what comes next. Playing: pictures wait in a queue (``PlayQueue``),
and are skipped when the clock has passed them.

Pictures are scaled to the view and converted to RGB here, so the window only paints.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from app.core.course import Leg
from app.core.errors import BadMedia, ReelBallersError
from app.media.display import Display, Shown
from app.media.hand import SLOW, Hand
from app.media.play_queue import PlayQueue
from app.media.provider import Provider
from app.media.reader import Stopped

__all__ = ["CACHE_BYTES", "REST_S", "FrameServer", "Shown"]

log = logging.getLogger(__name__)

CACHE_BYTES = 512 * 1024 * 1024
REST_S = 0.025
"""A hand that has not moved for so long rests."""
_KEEP_BACK = 24
"""So many must be ready behind a step back, or more are fetched."""
_KEEP_AHEAD = 3
"""So many are made ready before a step forward asks for them."""
_STARVING_S = 0.15
"""A picture in work is finished, though overtaken, when the last one was shown so long ago."""


@dataclass(frozen=True, slots=True)
class _Request:
    serial: int
    n: int
    exact: bool
    before: int
    """What was wanted before it."""
    asked_at: float


class FrameServer:
    """Serves pictures of one provider; its methods may be called from any thread and return at once.

    ``on_picture`` and ``on_error`` are called on the server's thread.
    """

    def __init__(
        self,
        provider: Provider,
        on_picture: Callable[[Shown], None],
        on_error: Callable[[ReelBallersError], None],
        *,
        cache_bytes: int = CACHE_BYTES,
        rest_s: float = REST_S,
    ) -> None:
        self._provider, self._on_picture, self._on_error = provider, on_picture, on_error
        self._rest_s = rest_s
        self._display = Display(provider, cache_bytes)
        self._hand = Hand(provider, self._display)
        self._wake = threading.Condition()
        self._serial = 0
        self._request: _Request | None = None
        self._resting: _Request | None = None
        self._prefetch: range = range(0)
        self._current = self._wanted = -1
        self._shown_at = 0.0
        self._play: PlayQueue | None = None
        self._run_before: PlayQueue | None = None
        self._view: tuple[int, int] | None = None
        self._stale = self._unseen = False
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="frame-server", daemon=True)
        self._thread.start()

    def set_view(self, width: int, height: int) -> None:
        """Scale pictures to fit this many device pixels from now on; shows the current one again."""
        view = (max(1, width), max(1, height))
        with self._wake:
            if view == self._view:
                return
            self._view, self._stale = view, True
            self._ask_again()
            self._wake.notify()

    def refresh(self) -> None:
        """The provider's pictures have changed: forget those made so far, show the current one anew."""
        with self._wake:
            self._stale = True
            self._ask_again()
            self._wake.notify()

    def lighten(self) -> None:
        """Nobody looks at the pictures for now: those that are kept are forgotten."""
        with self._wake:
            self._unseen = True
            self._wake.notify()

    def show(self, n: int, exact: bool = True) -> None:
        """Show picture ``n`` (clamped); stops playing. Earlier requests are given up.

        ``exact=False`` is for a hand that moves: a quick picture now, ``n`` itself when it rests.
        """
        with self._wake:
            self._play = None
            self._ask(min(max(0, n), self._provider.count - 1), exact)
            self._wake.notify()

    def play(self, legs: Iterator[Leg], speed: Fraction) -> None:
        """Fill the queue along the legs; a negative speed plays the first one backwards."""
        with self._wake:
            self._serial += 1
            self._request = self._resting = None
            self._prefetch = range(0)
            self._play = self._run_before = PlayQueue(self._provider, legs, speed)
            self._wake.notify()

    def stop(self) -> None:
        """Stop playing; the pictures in the queue are thrown away."""
        with self._wake:
            self._serial += 1
            self._play = None
            self._wake.notify()

    def take_picture(self, clock_us: int) -> Shown | None:
        """The newest picture that is due when the clock of the legs says so; None for no newer one.

        Older ones are dropped and counted in ``dropped``.
        """
        with self._wake:
            play = self._play
            if play is None:
                return None
            found = play.take(clock_us)
            if found is not None:
                self._current = self._wanted = found.index
            self._wake.notify()
            return found

    @property
    def at_end(self) -> bool:
        """Whether playing has reached the end (or the start) and everything was taken."""
        with self._wake:
            return self._play is not None and self._play.done

    @property
    def dropped(self) -> int:
        """Pictures that came too late in the latest run of playing."""
        return self._run_before.dropped if self._run_before is not None else 0

    def close(self) -> bool:
        """End the thread; True when it has ended, so that its files may be closed.

        Returns as soon as the picture in work has been given up. Not from a callback.
        """
        with self._wake:
            self._closed = True
            self._serial += 1
            self._wake.notify()
        self._thread.join(timeout=10)
        return not self._thread.is_alive()

    def _ask_again(self) -> None:
        """Whatever is on the screen, or on its way there, is wanted anew."""
        if self._wanted >= 0 and self._request is None and self._play is None:
            self._ask(min(self._wanted, self._provider.count - 1), exact=True)

    def _ask(self, n: int, exact: bool) -> None:
        self._serial += 1
        before, self._wanted = self._wanted, n
        self._resting, self._prefetch = None, range(0)
        self._request = _Request(self._serial, n, exact, before, time.monotonic())

    # Everything below runs on the server's thread.

    def _run(self) -> None:
        while (job := self._next_job()) is not None:
            try:
                job()
            except Stopped:
                continue
            except ReelBallersError as error:
                self._failed(error)
            except Exception:
                log.exception("a picture could not be made")
                self._failed(BadMedia("A picture could not be shown; the log has the details."))

    def _failed(self, error: ReelBallersError) -> None:
        with self._wake:
            self._play, self._resting, self._prefetch = None, None, range(0)
        self._on_error(error)

    def _next_job(self) -> Callable[[], None] | None:
        """Wait for the most urgent thing to do; None when closed."""
        with self._wake:
            while True:
                if self._closed:
                    return None
                if self._stale:
                    self._display.clear()
                    self._display.view = self._view
                    self._stale = False
                if self._unseen:
                    self._hand.let_go()
                    self._prefetch = range(0)
                    self._display.clear()
                    self._unseen = False
                if (request := self._request) is not None:
                    self._request = None
                    return lambda: self._serve(request)
                if (play := self._play) is not None:
                    if play.wanting:
                        serial = self._serial
                        return lambda: self._fill(play, serial)
                elif (resting := self._resting) is not None:
                    wait = resting.asked_at + self._rest_s - time.monotonic()
                    if wait <= 0:
                        self._resting = None
                        return lambda: self._serve_exact(resting)
                    if self._hand.waiting:
                        return self._look_behind
                    self._wake.wait(wait)
                    continue
                elif self._hand.waiting:
                    return self._look_behind
                elif len(self._prefetch):
                    serial, ahead = self._serial, self._prefetch
                    return lambda: self._fetch_ahead(ahead, serial)
                self._wake.wait()

    def _serve(self, request: _Request) -> None:
        if request.exact:
            self._hand.let_go()
            return self._serve_exact(request)
        # Never given up: a hand that moves faster than this decodes would see nothing at all.
        step = self._hand.step(
            request.n, request.before, lambda: self._moves(request), lambda: self._closed
        )
        if step.shown is not None:
            self._deliver(step.shown)
        with self._wake:
            if self._serial == request.serial and step.after == "more":
                self._request = self._request or request
            elif self._serial == request.serial and step.after == "rest":
                self._resting = request
        return None

    def _moves(self, request: _Request) -> bool:
        """Whether the hand has gone on since this request, or may yet: it does not rest."""
        return self._serial != request.serial or time.monotonic() - request.asked_at < self._rest_s

    def _look_behind(self) -> None:
        with contextlib.suppress(ReelBallersError):  # it is told when the hand comes there
            self._hand.look_behind(lambda: self._closed)

    def _serve_exact(self, request: _Request) -> None:
        before, n = self._current, request.n
        back = n < before <= n + _KEEP_BACK
        if back and n not in self._display and not self._provider.composed:
            self._decode_behind(n)
        self._current = n
        shown = self._display.picture(n, lambda: self._overtaken(request))
        self._deliver(replace(shown, wanted=n, exact=True))
        if back:
            self._plan_prefetch(request)
        elif n == before + 1:
            with self._wake:
                if self._serial == request.serial:
                    last = min(n + _KEEP_AHEAD, self._provider.count - 1)
                    self._prefetch = range(n + 1, last + 1)

    def _decode_behind(self, n: int) -> None:
        """A step back to where nothing is ready: what lies on the way is kept, as the next steps will
        want it. Who goes elsewhere meanwhile breaks it off, and damage, which is told when one comes
        there."""
        run = range(max(self._provider.run_start(n), n - _KEEP_BACK + 1), n)

        def elsewhere() -> bool:
            request = self._request
            left = request is not None and not run.start <= request.n <= n
            return left or self._play is not None or self._closed

        with contextlib.suppress(BadMedia):
            for earlier in run:
                self._display.picture(earlier, elsewhere)

    def _overtaken(self, request: _Request) -> bool:
        if self._serial == request.serial:
            return False
        newer = self._request
        if newer is not None and self._leaves(request.n, newer):
            return True
        shown_lately = time.monotonic() - self._shown_at < _STARVING_S
        return shown_lately or self._play is not None or self._closed

    def _leaves(self, n: int, newer: _Request) -> bool:
        """Whether a hand went elsewhere, where it sees something soon, however slow the decoder is.

        Not when picture ``n`` lies on the way there: decoding would begin anew. Nor back in small
        steps where pictures are drawn: there nothing else is seen until the run before is drawn.
        """
        if newer.exact:
            return False
        if n <= newer.n:
            return self._provider.run_start(newer.n) > n
        return not (self._provider.composed and newer.n < newer.before <= newer.n + SLOW)

    def _deliver(self, shown: Shown) -> None:
        if self._play is not None or self._closed:
            return
        self._shown_at = time.monotonic()
        self._current = shown.index
        self._hand.saw(shown.index)
        self._on_picture(shown)

    def _plan_prefetch(self, request: _Request) -> None:
        """After a step backwards: fetch the pictures before, in the order they decode."""
        last = request.n - 1
        while last >= 0 and last in self._display and request.n - last <= _KEEP_BACK:
            last -= 1
        if last < 0 or request.n - last > _KEEP_BACK:
            return
        with self._wake:
            if self._serial == request.serial:
                self._prefetch = self._display.run_to(last)

    def _fetch_ahead(self, ahead: range, serial: int) -> None:
        """The first of these pictures. A request that comes meanwhile waits for one picture at most,
        and what was decoded on the way is not lost."""
        n = ahead[0]
        with contextlib.suppress(BadMedia):  # it is told when one comes there
            if n not in self._display:
                found = self._provider.towards(
                    n, lambda: self._serial != serial, lambda: self._closed
                )
                n = self._display.rough(found).index
        with self._wake:
            if self._serial == serial and n == ahead[0]:
                self._prefetch = ahead[1:]

    def _fill(self, play: PlayQueue, serial: int) -> None:
        """Decode the next picture to play into the queue."""
        with self._wake:
            n = play.next()
        if n is None:
            return
        if not play.forward and n not in self._display:
            with contextlib.suppress(BadMedia):  # it is told when one comes there
                for earlier in self._display.run_to(n):
                    if (n - earlier) % play.step == 0:
                        self._display.picture(earlier, lambda: self._serial != serial)
        try:
            shown = self._display.picture(n, lambda: self._serial != serial)
        except BadMedia as error:
            with self._wake:
                first = play.skip(n)
            if first:  # a damaged stretch is told once and played over
                self._on_error(error)
            return
        with self._wake:
            if self._play is play:
                play.add(n, shown)
