"""Something went wrong: one sentence in the bar and the details on the clipboard, sent nowhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from app.services.logs import words_of
from app.ui.common.language import tr
from app.ui.common.message_bar import MessageBar

if TYPE_CHECKING:
    from app.services.crash_log import LogBook

REST_S = 5.0
"""An error in a paint event comes again with every paint, and showing the bar is one."""


class Trouble:
    """Tells a coach of our bugs. Without a ``book`` (a test, a tool) the traceback is all there is."""

    def __init__(self, bar: MessageBar, book: LogBook | None = None) -> None:
        self._bar = bar
        self.book = book
        """The log of this run; it is opened while the window shows itself, and put here then."""
        self._told: tuple[str, float] = ("", 0.0)

    def tell(self, error: BaseException) -> None:
        """Show it, unless the same was shown a moment ago. Only on the window's thread."""
        what, now = f"{type(error).__name__}: {error}", time.monotonic()
        if what == self._told[0] and now - self._told[1] < REST_S:
            return
        self._told = (what, now)
        words = tr("Something went wrong. Your work is saved.")
        self._bar.error(words, tr("Copy details"), self._copier(error))

    def tell_of_crash(self) -> None:
        """The run before died: say so once."""
        if self.book is not None and self.book.died_before:
            words = tr("Reel Ballers ended unexpectedly last time. Your work is saved.")
            self._bar.warning(words, tr("Copy details"), self._copier(None))

    def details(self, error: BaseException | None) -> str:
        """What would be copied."""
        if self.book is None:
            return words_of(error) if error is not None else ""
        screen = QGuiApplication.primaryScreen()
        also = {
            "Qt": f"{qVersion()} on {QGuiApplication.platformName()}",
            "Screen": f"{screen.size().width()}×{screen.size().height()} at "
            f"{screen.devicePixelRatio():g}",
        }
        return self.book.details(error, also)

    def _copier(self, error: BaseException | None) -> Callable[[], None]:
        def copy() -> None:
            QGuiApplication.clipboard().setText(self.details(error))
            self._bar.done(tr("The details are on the clipboard; they were sent nowhere."))

        return copy
