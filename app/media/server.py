"""The frame server: one thread that owns the decoder and always works on what is wanted now.

Paused: the latest request wins; a request that is overtaken is given up in the middle of decoding,
unless nothing has been shown for a while (a held key must not starve the screen). While a hand scrubs, a quick picture (the key frame) is shown at once and the exact one as soon as
the hand rests. Stepping backwards prefetches what lies before. Playing: pictures wait in a short
queue, and are skipped when the clock has passed them.

Pictures are scaled to the view and converted to RGB here, so the window only paints.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction

from app.core.errors import BadMedia, ReelBallersError
from app.media.cache import ByteCache
from app.media.colour import Converter, Pixels, fit, image_size
from app.media.provider import Provider, ShouldStop
from app.media.reader import Stopped

log = logging.getLogger(__name__)

CACHE_BYTES = 512 * 1024 * 1024
REST_S = 0.06
"""A hand that has not moved for so long rests."""
_QUEUE = 6
_LOOK_BACK = 48
"""Pictures prefetched behind the one shown, when stepping backwards."""
_KEEP_BACK = 12
"""So many must be ready behind it, or more are fetched."""
_ROUGH_FROM = 4
"""An exact picture this near to the key frame is as quick as the key frame."""
_STARVING_S = 0.15
"""A picture in work is finished, though overtaken, when the last one was shown so long ago."""
_SHOWN_PER_S = 60
_SHOWN_PER_S_FAST = 30


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A picture ready to paint: ``rgb`` (h, w, 4) BGRX is picture ``index``, at ``time_us``.

    ``wanted`` is what was asked for; ``exact`` says that it is what is shown. ``size`` is (width,
    height) of the picture before it was scaled to the view.
    """

    rgb: Pixels
    index: int
    time_us: int
    wanted: int
    exact: bool
    size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Request:
    serial: int
    n: int
    exact: bool
    asked_at: float


@dataclass(slots=True)
class _Play:
    """One run of playing: what to decode next and what waits to be shown."""

    speed: Fraction
    next: int
    step: int
    clock_us: int
    queue: deque[tuple[int, Shown]] = field(default_factory=deque)
    """(the clock time it is due, the picture)"""
    ended: bool = False
    told: bool = False
    """Whether damage in the file was reported already."""


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
        self._rest_s, self._capacity = rest_s, cache_bytes
        self._cache: ByteCache[int, Shown] = ByteCache(cache_bytes)
        self._converter = Converter()
        self._wake = threading.Condition()
        self._serial = 0
        self._request: _Request | None = None
        self._resting: _Request | None = None
        self._prefetch: range = range(0)
        self._current = self._wanted = -1
        self._shown_at = 0.0
        self._play: _Play | None = None
        self._view: tuple[int, int] | None = None
        self._stale = False
        self._closed = False
        self.dropped = 0
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

    def show(self, n: int, exact: bool = True) -> None:
        """Show picture ``n`` (clamped); stops playing. Earlier requests are given up.

        ``exact=False`` is for a hand that moves: a quick picture now, ``n`` itself when it rests.
        """
        with self._wake:
            self._play = None
            self._ask(min(max(0, n), self._provider.count - 1), exact)
            self._wake.notify()

    def play(self, n: int, speed: Fraction) -> None:
        """Fill the queue from picture ``n`` on; a negative speed plays backwards."""
        with self._wake:
            self._serial += 1
            self._request = self._resting = None
            self._prefetch = range(0)
            n = min(max(0, n), self._provider.count - 1)
            self._play = _Play(speed, n, _step(speed, self._provider.fps), self._time(n))
            self.dropped = 0
            self._wake.notify()

    def stop(self) -> None:
        """Stop playing; the pictures in the queue are thrown away."""
        with self._wake:
            self._serial += 1
            self._play = None
            self._wake.notify()

    def take_picture(self, clock_us: int) -> Shown | None:
        """The newest picture that is due at a clock time; None when there is no newer one.

        Older ones are dropped and counted in ``dropped``.
        """
        with self._wake:
            play = self._play
            if play is None:
                return None
            play.clock_us = clock_us
            found: Shown | None = None
            sign = 1 if play.speed > 0 else -1
            while play.queue and sign * play.queue[0][0] <= sign * clock_us:
                self.dropped += found is not None
                found = play.queue.popleft()[1]
            if found is not None:
                self._current = self._wanted = found.index
            self._wake.notify()
            return found

    @property
    def at_end(self) -> bool:
        """Whether playing has reached the end (or the start) and everything was taken."""
        with self._wake:
            return self._play is not None and self._play.ended and not self._play.queue

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
        self._wanted = n
        self._resting, self._prefetch = None, range(0)
        self._request = _Request(self._serial, n, exact, time.monotonic())

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
                    self._cache.clear()
                    self._stale = False
                if (request := self._request) is not None:
                    self._request = None
                    return lambda: self._serve(request)
                if (play := self._play) is not None:
                    if len(play.queue) < _QUEUE and not play.ended:
                        serial = self._serial
                        return lambda: self._fill(play, serial)
                elif (resting := self._resting) is not None:
                    wait = resting.asked_at + self._rest_s - time.monotonic()
                    if wait <= 0:
                        self._resting = None
                        return lambda: self._serve_exact(resting)
                    self._wake.wait(wait)
                    continue
                elif len(self._prefetch):
                    serial, ahead = self._serial, self._prefetch
                    self._prefetch = ahead[1:]
                    return lambda: self._fetch_ahead(ahead[0], serial)
                self._wake.wait()

    def _serve(self, request: _Request) -> None:
        if request.exact or request.n in self._cache:
            return self._serve_exact(request)
        near = self._provider.run_start(request.n)
        if request.n - near < _ROUGH_FROM:
            return self._serve_exact(request)
        # Never given up: a hand that moves faster than this decodes would see nothing at all.
        self._deliver(self._fetch(near, lambda: self._closed), request)
        with self._wake:
            if self._serial == request.serial:
                self._resting = request
        return None

    def _serve_exact(self, request: _Request) -> None:
        before, n = self._current, request.n
        self._current = n
        self._deliver(self._fetch(n, lambda: self._overtaken(request)), request)
        if n < before <= n + _KEEP_BACK:
            self._plan_prefetch(request)

    def _overtaken(self, request: _Request) -> bool:
        if self._serial == request.serial:
            return False
        shown_lately = time.monotonic() - self._shown_at < _STARVING_S
        return shown_lately or self._play is not None or self._closed

    def _deliver(self, shown: Shown, request: _Request) -> None:
        if self._play is not None or self._closed:
            return
        self._shown_at = time.monotonic()
        self._on_picture(replace(shown, wanted=request.n, exact=shown.index == request.n))

    def _plan_prefetch(self, request: _Request) -> None:
        """After a step backwards: fetch the pictures before, in the order they decode."""
        last = request.n - 1
        while last >= 0 and last in self._cache and request.n - last <= _KEEP_BACK:
            last -= 1
        if last < 0 or request.n - last > _KEEP_BACK:
            return
        with self._wake:
            if self._serial == request.serial:
                self._prefetch = self._run_to(last)

    def _run_to(self, n: int) -> range:
        """The pictures worth decoding on the way to ``n``, bounded by half of the cache."""
        known = self._cache.used // max(1, len(self._cache))
        room = self._capacity // (2 * known) if known else _LOOK_BACK
        first = max(self._provider.run_start(n), n - max(1, min(_LOOK_BACK, room)) + 1)
        return range(first, n + 1)

    def _fetch_ahead(self, n: int, serial: int) -> None:
        self._fetch(n, lambda: self._serial != serial)

    def _fetch(self, n: int, should_stop: ShouldStop) -> Shown:
        """Picture ``n`` at view size, from the cache or decoded."""
        found = self._cache.get(n)
        if found is not None:
            return found
        image = self._provider.picture(n, should_stop)
        view = self._view
        size = image_size(image)
        rgb = self._converter.rgb32(image, fit(size, view) if view else None)
        shown = Shown(rgb, n, self._time(n), n, True, size)
        if view == self._view and not self._stale:
            self._cache.put(n, shown, rgb.nbytes)
        return shown

    def _fill(self, play: _Play, serial: int) -> None:
        """Decode the next picture to play into the queue."""
        n = self._next_to_play(play)
        if not 0 <= n < self._provider.count:
            with self._wake:
                play.ended = True
            return
        if play.speed < 0 and n not in self._cache:
            for earlier in self._run_to(n):
                self._fetch_ahead(earlier, serial)
        try:
            shown = self._fetch(n, lambda: self._serial != serial)
        except BadMedia as error:
            self._skip_damage(play, n, error)
            return
        due = shown.time_us if play.speed > 0 else self._last_moment(n)
        with self._wake:
            if self._play is play:
                play.queue.append((due, shown))
                play.next = n + play.step

    def _skip_damage(self, play: _Play, n: int, error: BadMedia) -> None:
        """A damaged stretch is told once and played over."""
        with self._wake:
            told, play.told = play.told, True
            play.next = n + play.step
            self.dropped += 1
        if not told:
            self._on_error(error)

    def _next_to_play(self, play: _Play) -> int:
        """The next picture, or a later one when the clock has already passed it."""
        n, now = play.next, self._provider.index_at(play.clock_us)
        behind = (now - n) * (1 if play.speed > 0 else -1)
        if behind > 0 and not play.queue:
            steps = behind // abs(play.step)
            self.dropped += steps
            return n + steps * play.step
        return n

    def _last_moment(self, n: int) -> int:
        """The last microsecond that shows picture ``n``; the very end belongs to the last one."""
        return self._time(n + 1) - (n + 1 < self._provider.count)

    def _time(self, n: int) -> int:
        provider = self._provider
        return provider.time_us(n) if n < provider.count else provider.duration_us


def _step(speed: Fraction, fps: Fraction) -> int:
    """Every how many pictures one is shown: all of them, unless nobody could see so many."""
    most = _SHOWN_PER_S_FAST if abs(speed) >= 4 else _SHOWN_PER_S
    step = max(1, int(abs(speed) * fps / most))
    return step if speed > 0 else -step
