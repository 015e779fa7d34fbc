"""Makes the screens before they are wanted, in steps that nobody feels.

What a screen is made of is loaded on a thread, and it is built on the window's thread while that has
nothing else to do: a screen that was loaded, built and shown in one go would hold the window up.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from PySide6 import QtGui
from PySide6.QtCore import QObject, QTimer

from app.ui.common.relay import Relay
from app.ui.common.shortcuts import Mode

WARM_MS = 700
"""Between one screen that is made ahead and the next."""


class Ahead(QObject):
    """``make`` builds the screen of a mode; it does nothing when there is one already. ``sheets`` are
    made after the screens."""

    def __init__(
        self,
        relay: Relay,
        make: Callable[[Mode], object],
        sheets: Sequence[Callable[[], object]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._relay, self._make = relay, make
        self._sheets = list(sheets)
        self._unmade: list[Mode] = ["framing", "overlay", "gallery", "home"]
        self._loaded: dict[Mode, Future[None]] = {mode: Future() for mode in self._unmade}
        self._timer = QTimer(self)
        self._timer.setInterval(WARM_MS)
        self._timer.timeout.connect(self._make_next)

    def start(self) -> None:
        """Load everything, and make one screen after the other."""
        threading.Thread(target=self._load, name="load-screens", daemon=True).start()
        self._timer.start()

    def stop(self) -> None:
        """Make no more."""
        self._timer.stop()

    def made(self, mode: Mode, then: Callable[[], object]) -> None:
        """Make this screen next; ``then`` is called in a turn of the event loop of its own."""

        def build(_loaded: None) -> None:
            self._make(mode)
            QTimer.singleShot(0, self, then)

        self._relay.watch(self._loaded[mode], build)

    def _load(self) -> None:
        """On a thread of its own. Home comes first: a library without games begins there."""
        # What Qt's Python makes at the first wish: 20 ms of the first picture that is painted.
        QtGui.QGradient  # noqa: B018
        for mode in sorted(self._loaded, key=lambda mode: mode != "home"):
            # What cannot be loaded is raised where it is built.
            future = self._loaded[mode]
            try:
                importlib.import_module(f"app.ui.{mode}.screen")
            finally:
                future.set_result(None)

    def _make_next(self) -> None:
        if self._unmade:
            self._make(self._unmade.pop(0))
        elif self._sheets:
            self._sheets.pop(0)()
        else:
            self._timer.stop()
