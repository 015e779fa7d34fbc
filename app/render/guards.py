"""What looks after a render while it runs: room on its disks, movement, and pauses.

    Meter ──moved──► Guard ◄──should_stop── every loop of the render
                       │
                       └── a thread of its own looks once a second, also when all others hang

A guard that finds something wrong says so once: ``should_stop`` is true from then on, what hangs is
aborted, and leaving the guard's block raises the sentence instead of the cancel that followed.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from app.core.errors import ReelBallersError, RenderCancelled, RenderFailed
from app.render.ffmpeg_log import Trouble
from app.render.progress import ShouldStop, never
from app.render.room import Room, room_missing

STALL_VARIABLE = "REEL_BALLERS_STALL_S"
"""Environment variable with the seconds without movement after which a render is given up."""
LOOK_S = 1.0
"""How often a guard looks: at the disks, and at how long nothing moved."""
_SLEPT = 10.0
"""Looks this far apart: the computer slept, or was stopped; that time counts for nothing."""
_WHILE_MADE = 1 / 3
"""So much of what is written is written while frames are made; the rest when they are joined."""
_PAUSE_S = 0.1
_GRACE_S = 8.0
"""How long a render that was given up may take to end by itself."""

_STALLED = {
    "index": "reading the footage stopped moving; check the disk or the network it lies on",
    "plan": "planning did not come to an end; please send us the log",
    "encoder": "the encoders that were tried did not answer; choose the encoder x264",
    "sound": "making the sound stopped moving; check the disk that the footage lies on",
    "frames": "making the pictures stopped moving; check the disk that the footage lies on",
    "finish": "writing the film stopped moving; check the disk it is written to",
}


def _nothing() -> None:
    """Nobody wants to know."""


def _not_stuck(_error: ReelBallersError) -> None:
    """Nobody can do more about it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds without any movement after which a render is given up.

    ``first_s`` is for the first step of each stage: a keyframe ten minutes back, a disk that wakes
    up, a driver that loads, a film whose index is moved to its front.
    """

    usual_s: float = 60.0
    first_s: float = 180.0

    @classmethod
    def from_environment(cls) -> Limits:
        """As ``REEL_BALLERS_STALL_S`` says, three times that for the first; else the usual ones."""
        with contextlib.suppress(ValueError):
            seconds = float(os.environ.get(STALL_VARIABLE, ""))
            if 0 < seconds < float("inf"):
                return cls(seconds, 3 * seconds)
        return cls()


@dataclass(frozen=True, slots=True)
class Hooks:
    """What the process around a render wants to tell it and to hear. Any thread.

    ``paused`` holds the render while it is true. ``alive`` is called about once a second, ``stuck``
    instead when a render that was given up does not end all the same.
    """

    paused: ShouldStop = never
    alive: Callable[[], None] = _nothing
    stuck: Callable[[ReelBallersError], None] = _not_stuck


class Guard:
    """Looks after one render; a context manager. Methods may be called from any thread."""

    def __init__(
        self,
        should_stop: ShouldStop = never,
        hooks: Hooks | None = None,
        limits: Limits | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wanted_stop, self._clock = should_stop, clock
        self._hooks = hooks or Hooks()
        self._limits = limits or Limits.from_environment()
        self._failure: ReelBallersError | None = None
        self._stalled = False
        self._failed_at = 0.0
        self._rooms: tuple[Room, ...] = ()
        self._stage, self._step, self._share = "", 0.0, 0.0
        self._moved_at = self._looked_at = clock()
        self._places: tuple[Path, ...] = ()
        self._written: tuple[tuple[int, int], ...] = ()
        self._abort: Callable[[], None] | None = None
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="guard", daemon=True)

    # ------------------------------------------------------------ what the render says

    def moved(self, stage: str, step: float, share: float) -> None:
        """The render stands at ``step`` of a stage; ``share`` of the stage is done, 0 to 1."""
        if (stage, step) != (self._stage, self._step):
            self._stage, self._step = stage, step
            self._share = share * _WHILE_MADE if stage == "frames" else float(stage == "finish")
            self._moved_at = self._clock()

    def decoding(self) -> bool:
        """``should_stop`` for whoever decodes: that it asks shows that it moves."""
        self._moved_at = self._clock()
        return self.should_stop()

    def reserve(self, *rooms: Room) -> None:
        """The render will write this much; ``RenderFailed`` when it does not fit, now or later."""
        self._rooms = rooms
        lacking = room_missing(rooms)
        if lacking:
            raise RenderFailed(lacking)

    def writes_to(self, *folders: Path) -> None:
        """What grows in these folders moves, also in a stage that tells no steps."""
        self._places = folders

    @contextlib.contextmanager
    def encoding(self, abort: Callable[[], None]) -> Iterator[None]:
        """While an encoder is at work: how to end one that hangs."""
        self._abort = abort
        try:
            yield
        finally:
            self._abort = None

    # ------------------------------------------------------------ what the render asks

    def should_stop(self) -> bool:
        """Whether to stop, cancelled or given up. Blocks while the render is paused."""
        while self._hooks.paused() and not self._wanted_stop() and self._failure is None:
            self._moved_at = self._clock()
            if self._over.wait(_PAUSE_S):
                break
        if self._failure is None:
            self._look()
        return self._failure is not None or self._wanted_stop()

    def hung(self) -> Trouble | None:
        """What to say of an encoder, when it is what stopped moving; the render may go on then."""
        if not self._stalled or self._wanted_stop():
            return None
        self._failure, self._stalled = None, False
        self._moved_at = self._clock()
        seconds = f"{self._limits.usual_s:g} s"
        return Trouble(
            "encoder",
            f"the encoder stopped answering for {seconds}; try again, with another encoder if it "
            "happens twice",
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()
        if self._failure is not None and isinstance(error, RenderCancelled):
            raise self._failure from error

    # ------------------------------------------------------------ the guard's own look

    def _watch(self) -> None:
        while not self._over.wait(min(LOOK_S, self._limits.usual_s / 4)):
            if self._hooks.paused():
                self._moved_at = self._looked_at = self._clock()
            else:
                self._look()
            failure = self._failure
            if self._abort is not None and (failure is not None or self._wanted_stop()):
                self._abort()
            if failure is not None and self._clock() - self._failed_at > _GRACE_S:
                self._hooks.stuck(failure)
            else:
                self._hooks.alive()

    def _look(self) -> None:
        """Once a second: does what is missing still fit, and does anything move?"""
        now = self._clock()
        passed = now - self._looked_at
        if passed < min(LOOK_S, self._limits.usual_s / 4):
            return
        self._looked_at = now
        if passed > _SLEPT:
            self._moved_at += passed
        lacking = room_missing(self._rooms, self._share)
        if lacking:
            self._fail(RenderFailed(lacking))
        elif now - self._moved_at > self._limit_s() and not self._grew():
            self._stalled = True
            reason = _STALLED.get(self._stage, "it stopped moving; try again")
            stood = f"{now - self._moved_at:.0f} s"
            self._fail(RenderFailed(f"The export was given up after {stood}: {reason}."))

    def _limit_s(self) -> float:
        return self._limits.usual_s if self._step else self._limits.first_s

    def _grew(self) -> bool:
        """Whether something was written meanwhile."""
        found: list[tuple[int, int]] = []
        for folder in self._places:
            with contextlib.suppress(OSError):
                states = [entry.stat() for entry in os.scandir(folder)]
                found += [(state.st_size, state.st_mtime_ns) for state in states]
        written = tuple(sorted(found))
        if written == self._written:
            return False
        self._written, self._moved_at = written, self._clock()
        return True

    def _fail(self, error: ReelBallersError) -> None:
        if self._failure is None:
            self._failed_at = self._clock()
            self._failure = error
