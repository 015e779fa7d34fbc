"""A gesture of many small steps (a turning wheel, a key that is held) is written once, when it rests."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

REST_MS = 350
PACE_MS = 12


ELSEWHERE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.FocusIn)
"""With these the hand begins something else; what it held is written before that is."""


class Settle(QObject):
    """Calls ``done`` when nothing was touched for a while, at ``flush``, or when the hand goes elsewhere:
    a button that is pressed before the wheel rests changes what the wheel left, not what was before."""

    def __init__(self, done: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done = done
        self._waits = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.flush)

    @property
    def waits(self) -> bool:
        """Whether something is in the hand that is not written yet."""
        return self._waits

    def touch(self, *, rests: bool = True) -> None:
        """One more step; ``rests``: it is done by itself after a while (a key tells its end)."""
        if not self._waits and (app := QCoreApplication.instance()) is not None:
            app.installEventFilter(self)
        self._waits = True
        if rests:
            self._timer.start()
        else:
            self._timer.stop()

    def flush(self) -> None:
        """The gesture is over."""
        self._timer.stop()
        if self._waits:
            self._waits = False
            if (app := QCoreApplication.instance()) is not None:
                app.removeEventFilter(self)
            self._done()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in ELSEWHERE:
            self.flush()
        return False


class Paced(QObject):
    """Runs the newest of many wishes at most once per screen refresh: a mouse may tell 1,000 places a
    second, and each would be drawn."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wish: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PACE_MS)
        self._timer.timeout.connect(self._run)

    def ask(self, wish: Callable[[], object]) -> None:
        """Do this soon, unless something newer is asked for first."""
        self._wish = wish
        if not self._timer.isActive():
            self._timer.start()

    def drop(self) -> None:
        """Do nothing any more."""
        self._timer.stop()
        self._wish = None

    def _run(self) -> None:
        wish, self._wish = self._wish, None
        if wish is not None:
            wish()
