"""How far a render is: stages, frames per second and the time left."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from app.core.errors import RenderCancelled

INTERVAL_S = 0.2
_WINDOW_S = 4.0


@dataclass(frozen=True, slots=True)
class RenderProgress:
    """Where a render is. It may go backwards: a segment is begun anew when an encoder fails in it.

    ``stage`` is ``index``, ``plan``, ``encoder``, ``sound``, ``frames`` or ``finish``. ``fps`` are
    output frames per second of work. ``note`` is a sentence such as why another encoder is used.
    """

    stage: str
    done: int = 0
    total: int = 0
    fps: float = 0.0
    eta_s: float | None = None
    note: str = ""


OnProgress: TypeAlias = Callable[[RenderProgress], None]
ShouldStop: TypeAlias = Callable[[], bool]
OnMove: TypeAlias = Callable[[str, float, float], None]
"""Gets the stage, the step it stands at and the share that is done, 0 to 1; at every step."""


def never() -> bool:
    """Do not stop."""
    return False


def _unseen(_stage: str, _step: float, _share: float) -> None:
    """Nobody looks."""


class Meter:
    """Measures and reports, a few times a second. For one thread."""

    def __init__(
        self,
        on_progress: OnProgress | None,
        should_stop: ShouldStop = never,
        clock: Callable[[], float] = time.monotonic,
        *,
        on_move: OnMove = _unseen,
    ) -> None:
        self.should_stop = should_stop
        self._on_move = on_move
        self._on_progress, self._clock = on_progress, clock
        self._stage, self._total, self._note = "", 0, ""
        self._begun = clock()
        self._spent: dict[str, float] = {}
        self._told = 0.0
        self._marks: deque[tuple[float, int]] = deque()

    def stage(self, name: str, total: int, done: int = 0) -> None:
        """The next stage begins, with ``total`` steps (0: unknown), of which ``done`` cost nothing:
        they count, but not as speed."""
        self.check()
        self._book()
        self._stage, self._total = name, total
        self._on_move(name, 0.0, done / total if total else 0.0)
        self._marks.clear()
        self._tell(done)

    def done(self, count: int, exactly: float | None = None) -> None:
        """``count`` steps of the stage are done, or a little more: ``exactly``."""
        now = self._clock()
        step = float(count) if exactly is None else exactly
        self._on_move(self._stage, step, step / self._total if self._total else 0.0)
        if now - self._told >= INTERVAL_S or count >= self._total > 0:
            self._tell(count)

    def share(self, name: str) -> Callable[[float], None]:
        """A callback for a stage that tells its share from 0 to 1."""
        self.stage(name, 100)
        return lambda share: self.done(int(share * 100), share * 100)

    def note(self, sentence: str) -> None:
        """Something the coach should know; told from now on."""
        self._note = sentence

    def check(self) -> None:
        """Raises ``RenderCancelled`` when the render should stop."""
        if self.should_stop():
            raise RenderCancelled("The export was cancelled.")

    def seconds(self) -> dict[str, float]:
        """Seconds spent per stage so far."""
        self._book()
        return dict(self._spent)

    def _book(self) -> None:
        now = self._clock()
        if self._stage:
            self._spent[self._stage] = self._spent.get(self._stage, 0.0) + now - self._begun
        self._begun = now

    def _tell(self, count: int) -> None:
        if self._on_progress is None:
            return
        now = self._told = self._clock()
        self._marks.append((now, count))
        while len(self._marks) > 2 and now - self._marks[1][0] > _WINDOW_S:
            self._marks.popleft()
        first_at, first = self._marks[0]
        rate = (count - first) / (now - first_at) if now > first_at else 0.0
        eta = (self._total - count) / rate if rate > 0 and self._total else None
        self._on_progress(
            RenderProgress(self._stage, count, self._total, round(rate, 1), eta, self._note)
        )
