"""A hand inside a window's process: it reads one wish a line and answers with one line.

The window is the program's own (``app.main.main``); the hand finds controls by the names that a
screen reader would hear, clicks and types into them, and takes pictures of the whole screen.
"""

from __future__ import annotations

import json
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from app.core.document import edit_to_value
from app.core.exact import Q
from app.ui.cloud.conflicts import ConflictsSheet
from app.ui.common.reel_screen import ReelScreen
from app.ui.common.sheet import Sheet
from app.ui.framing.screen import FramingScreen
from app.ui.main_window import MainWindow
from app.ui.overlay.screen import OverlayScreen

WAIT_S = 60.0
LEFT = Qt.MouseButton.LeftButton


class Hand(QObject):
    """Does what it is told on the window's thread."""

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.told.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def listen_when_open(self) -> None:
        """Begin to listen when a library is there: the program lets the window live before it opens
        one, and a wish that waits then would wait for itself."""
        timer = QTimer(self)

        def look() -> None:
            if _library_open():
                timer.stop()
                self.listen()

        timer.timeout.connect(look)
        timer.start(30)

    def listen(self) -> None:
        """Read wishes until the line is closed; then the window is closed."""

        def read() -> None:
            for line in sys.stdin:
                self.told.emit(line)
            self.told.emit('{"do": "quit"}')

        threading.Thread(target=read, name="hand", daemon=True).start()

    def _do(self, line: str) -> None:
        wish = json.loads(line)
        name = wish.pop("do")
        try:
            answer: dict[str, Any] = {"ok": True, "is": getattr(self, f"do_{name}")(**wish)}
        except Exception:  # whatever went wrong is said to whoever asked
            answer = {"ok": False, "error": traceback.format_exc()}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()

    # ---------------------------------------------------------------- what there is

    @property
    def window(self) -> MainWindow:
        """The newest main window: signing in opens another one."""
        found = [
            widget
            for widget in QApplication.topLevelWidgets()
            if isinstance(widget, MainWindow) and widget.isVisible()
        ]
        return found[-1]

    @property
    def workspace(self) -> Any:
        session = self.window.session
        assert session is not None
        return session.workspace

    def until(self, true: Callable[[], object], what: str) -> None:
        """Let the window live until something is so."""
        ends = time.monotonic() + WAIT_S
        while not true():
            if time.monotonic() > ends:
                raise TimeoutError(f"waited for: {what}")
            wait(30)

    def named(self, name: str) -> QWidget:
        """The one visible control of that name, in the sheet that stands open or the window."""
        sheets = [s for s in self.window.findChildren(Sheet) if s.isVisible()]
        for place in (*sheets, self.window):
            found = [
                widget
                for widget in place.findChildren(QWidget)
                if widget.accessibleName() == name and widget.isVisible()
            ]
            if found:
                (only,) = found[:1]
                return only
        raise LookupError(f"nothing visible is called {name!r}")

    def there(self, name: str) -> bool:
        """Whether a control of that name is visible and can be used."""
        try:
            return self.named(name).isEnabled()
        except LookupError:
            return False

    # ---------------------------------------------------------------- wishes

    def do_ready(self) -> str:
        """Wait until the window shows its library."""
        self.until(_library_open, "a window with a library")
        self.window.setGeometry(0, 0, 1280, 800)
        wait(400)
        return str(self.workspace.sync.user_id)

    def do_click(self, name: str) -> None:
        """Press a control."""
        self.until(lambda: self.there(name), f"{name} to be there")
        QTest.mouseClick(self.named(name), LEFT)
        wait(60)

    def do_type(self, name: str, text: str) -> None:
        """Replace what a field says."""
        self.until(lambda: self.there(name), f"{name} to be written in")
        field = self.named(name)
        assert isinstance(field, QLineEdit)
        field.selectAll()
        QTest.keyClicks(field, text)

    def do_enter(self, name: str) -> None:
        """Press Enter in a field."""
        QTest.keyClick(self.named(name), Qt.Key.Key_Return)
        wait(60)

    def do_press(self, name: str, key: str) -> None:
        """Press a key in a control, named as in ``Qt.Key``."""
        QTest.keyClick(self.named(name), Qt.Key[f"Key_{key}"])
        wait(60)

    def do_use_other(self) -> None:
        """Take the other value of the first edit in the list."""
        (sheet,) = (s for s in self.window.findChildren(ConflictsSheet) if s.isVisible())
        QTest.mouseClick(next(iter(sheet.cards.values())).use, LEFT)

    def do_choose(self, name: str, index: int) -> None:
        """Choose from a box."""
        box = self.named(name)
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(index)

    def do_run(self, command: str) -> None:
        """Give a command as its menu item would."""
        self.window.kit.actions[command].trigger()
        wait(60)

    def do_there(self, name: str) -> None:
        """Wait for a control that can be used."""
        self.until(lambda: self.there(name), f"{name} to be there")

    def do_gone(self, name: str) -> None:
        """Wait until a control is not there any more."""
        self.until(lambda: not self.there(name), f"{name} to go")

    def do_status(self) -> dict[str, object]:
        """What the status bar says, and the version."""
        status = self.workspace.sync.status
        return {
            "words": self.window.status.sync.text(),
            "state": status.state,
            "count": status.count,
            "version": status.version,
        }

    def do_wait_status(self, states: list[str]) -> dict[str, object]:
        """Wait until sync is in one of these states, and the window says so."""
        self.until(
            lambda: (
                self.workspace.sync.status.state in states
                and self.window.status.sync.status.state in states
            ),
            f"sync to be {states}, it is {self.workspace.sync.status}",
        )
        return self.do_status()

    def do_games(self, count: int) -> None:
        """Wait until so many games are listed."""
        session = self.window.session
        assert session is not None
        self.until(lambda: session.games_panel.list.count() == count, f"{count} games")

    def do_locate(self, name: str, path: str) -> None:
        """Say where the video of a game is on this laptop."""
        game = next(g for g in self.workspace.games.list().result(10) if g.name == name)
        self.workspace.games.locate(game.id, game.files[0].id, Path(path)).result(60)
        wait(300)

    def do_reel(self, mode: str, at_us: int) -> str:
        """Open the newest reel on a screen, at a moment of its first clip."""
        self.window.set_mode(mode)  # type: ignore[arg-type]
        screen = self._screen()
        self.until(lambda: screen.work.clip is not None and screen.view.has_picture, "a picture")
        assert screen.player is not None and screen.work.clip is not None
        screen.player.seek(screen.work.clip.start_us + at_us)
        wait(1200)
        return screen.work.reel_id

    def do_drag_box(self, dx: float, dy: float) -> None:
        """Move the crop box by source pixels."""
        screen = self._screen()
        assert isinstance(screen, FramingScreen) and screen.tool.box is not None
        box = screen.tool.box
        self._drag(
            screen.view,
            screen.view.to_view(box.cx / Q, box.cy / Q),
            screen.view.to_view(box.cx / Q + dx, box.cy / Q + dy),
        )

    def do_drag_light(self, dx: float, dy: float) -> None:
        """Move the spotlight by source pixels."""
        screen = self._screen()
        assert isinstance(screen, OverlayScreen)
        ellipse, mapping = screen.tool.ellipse, screen.work.mapping_at(screen.now_us())
        assert ellipse is not None and mapping is not None
        self._drag(
            screen.view,
            screen.view.to_view(*mapping.to_output(ellipse.cx, ellipse.cy)),
            screen.view.to_view(*mapping.to_output(ellipse.cx + dx, ellipse.cy + dy)),
        )

    def do_edit(self) -> object:
        """The reel as the library holds it, as its document."""
        return edit_to_value(self.workspace.reels.edit(self._screen().work.reel_id).result(10))

    def do_shot(self, path: str) -> None:
        """A picture of the whole screen, as somebody who sits before it sees it."""
        self.window.kit.bar.clear()
        wait(500)
        screen = self.window.screen()
        picture = screen.grabWindow(0).toImage()
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        if not picture.save(path):
            raise OSError(f"{path} cannot be written")

    def do_wait(self, ms: int) -> None:
        """Let the window live for a while."""
        wait(ms)

    def do_quit(self) -> None:
        """Close the window; the process ends when everything is put away."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, MainWindow):
                widget.close()

    def _screen(self) -> ReelScreen:
        screen = self.window.screen_of(self.window.mode)
        assert isinstance(screen, ReelScreen)
        return screen

    def _drag(self, view: QWidget, start: QPointF, end: QPointF) -> None:
        middle = (start + end) / 2
        QTest.mousePress(view, LEFT, pos=start.toPoint())
        QTest.mouseMove(view, middle.toPoint())
        QTest.mouseMove(view, end.toPoint())
        QTest.mouseRelease(view, LEFT, pos=end.toPoint())
        wait(400)


def _library_open() -> bool:
    """Whether a window shows a library."""
    return any(
        isinstance(widget, MainWindow) and widget.isVisible() and widget.session is not None
        for widget in QApplication.topLevelWidgets()
    )


def wait(ms: int) -> None:
    """Let the window live (QTest.qWait would keep other threads from running)."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def main(kind: type[Hand] = Hand) -> int:
    """Open the program on a profile and do what standard input says."""
    from app.main import main as program

    app = QApplication(sys.argv[:1])
    hand = kind()
    hand.moveToThread(app.thread())
    hand.listen_when_open()
    return program(Path(sys.argv[1]))


if __name__ == "__main__":
    sys.exit(main())
