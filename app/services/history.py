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
from app.storage import Changes, Choose, Done, Kind, Library

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
        self._operations: Operations | None = None

    def attach(self, operations: Operations) -> None:
        """Give the history the way to the library; called once by the workspace."""
        self._operations = operations

    def record(self, changes: Changes) -> None:
        """Put a step on the stack; what was undone before can no longer be redone."""
        with self._lock:
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
        act: Callable[[Library, Choose], Future[Done[None]]],
    ) -> Future[str]:
        """The step is chosen when what was asked for before is done: it may be the one to be moved.

        Choosing, recording and what follows here all happen on the library's thread.
        """
        chosen: list[Changes] = []

        def choose() -> Changes | None:
            with self._lock:
                chosen.extend(source[-1:])
                del source[-1:]
            return chosen[0] if chosen else None

        def settle(done: Future[None]) -> None:
            """A step that was not moved goes back; one that was overtaken is given up."""
            error = done.exception()
            with self._lock:
                if error is None:
                    target.extend(chosen)
                elif not isinstance(error, ChangedSince):
                    source.extend(chosen)

        if self._operations is None:
            return finished("")
        moving = self._operations.replay(lambda library: act(library, choose))
        moving.add_done_callback(settle)
        return then(moving, lambda _: chosen[0].name if chosen else "")
