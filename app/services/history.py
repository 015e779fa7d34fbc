"""Undo and redo over everything except exports and sync; in memory only.

The stack holds ``Changes`` with their before and after images, so no operation needs code of its
own to be undone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from app.core.errors import ChangedSince
from app.services.operations import Operations, finished, then
from app.storage import Changes, Done, Kind, Library

MAX_STEPS = 500


@dataclass(frozen=True, slots=True)
class HistoryState:
    """What the menu shows: the names of the next steps, empty when there is none."""

    undo: str
    redo: str


class History:
    """The undo and redo stacks of one run of the app. Safe to call from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._done: list[Changes] = []
        self._undone: list[Changes] = []
        self._recorded = 0
        self._operations: Operations | None = None

    def attach(self, operations: Operations) -> None:
        """Give the history the way to the library; called once by the workspace."""
        self._operations = operations

    def record(self, changes: Changes) -> None:
        """Put a step on the stack; what was undone before can no longer be redone."""
        with self._lock:
            self._recorded += 1
            self._done.append(changes)
            del self._done[:-MAX_STEPS]
            self._undone.clear()

    @property
    def state(self) -> HistoryState:
        """The names of what undo and redo would do now, e.g. ``move keyframe``."""
        with self._lock:
            return HistoryState(
                self._done[-1].name if self._done else "",
                self._undone[-1].name if self._undone else "",
            )

    @property
    def steps(self) -> tuple[int, int]:
        """How many steps can be taken back, and how many done again."""
        with self._lock:
            return len(self._done), len(self._undone)

    def took_back(self, kind: Kind, identifier: str) -> bool:
        """Whether a step that can be done again touches this: it was taken back, and may return."""
        with self._lock:
            return any(identifier in step.ids(kind) for step in self._undone)

    def undo(self) -> Future[str]:
        """Take the last step back; the name of the step, or empty when there is none."""
        return self._move(self._done, self._undone, Library.revert)

    def redo(self) -> Future[str]:
        """Do the step again that was taken back last; its name, or empty when there is none."""
        return self._move(self._undone, self._done, Library.reapply)

    def _move(
        self,
        source: list[Changes],
        target: list[Changes],
        act: Callable[[Library, Changes], Future[Done[None]]],
    ) -> Future[str]:
        with self._lock:
            step = source.pop() if source else None
            place, recorded = len(source), self._recorded
            if step is not None:
                target.append(step)
        if step is None or self._operations is None:
            return finished("")

        def put_back(done: Future[None]) -> None:
            """A step that was not moved goes back; one that was overtaken is given up."""
            error = done.exception()
            if error is None:
                return
            with self._lock:
                target[:] = [other for other in target if other is not step]
                redoable = source is not self._undone or recorded == self._recorded
                if not isinstance(error, ChangedSince) and redoable:
                    # Under those that were moved before it, which may have come back already.
                    source.insert(min(place, len(source)), step)

        moving = self._operations.replay(lambda library: act(library, step))
        moving.add_done_callback(put_back)
        return then(moving, lambda _: step.name)
