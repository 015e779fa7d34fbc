"""One start of a window in a process of its own, ended at its first paint.

    python -m tests.support.first_paint bare|app HOME

Prints the moment of the paint (``time.time``) and ends at once; whoever started it knows when.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path


def bare() -> None:
    """What any PySide6 program pays."""
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Window(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            painted()

    application = QApplication(sys.argv[:1])
    window = Window()
    window.resize(1280, 800)
    window.show()
    application.exec()


def ours(home: Path) -> None:
    """The program as it is started by a coach, up to its first paint."""
    from PySide6.QtGui import QPaintEvent

    from app.ui import main_window

    def paint_event(self: main_window.MainWindow, event: QPaintEvent) -> None:
        painted()

    main_window.MainWindow.paintEvent = paint_event  # type: ignore[method-assign, assignment]
    from app.cli import main

    os.environ["REEL_BALLERS_HOME"] = str(home)
    main([])


def painted() -> None:
    """Say when, and end without putting anything away."""
    print(time.time(), flush=True)
    os._exit(0)


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else ours(Path(sys.argv[2]))
