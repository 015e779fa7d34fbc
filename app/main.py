"""The editor: builds everything once, passes it in, runs the qasync loop until the window closes."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # little is imported before the first paint
    import asyncio
    from concurrent.futures import Executor, Future

    from PySide6.QtWidgets import QApplication

    from app.services.cloud_door import SessionKeys
    from app.services.crash_log import LogBook
    from app.services.workspace import Workspace
    from app.ui.common.garbage import GarbageCollector
    from app.ui.common.playable import SoundOut
    from app.ui.main_window import MainWindow
    from app.ui.single_instance import SingleInstance

log = logging.getLogger(__name__)

FIRST_PAINT_S = 0.050
_M_ARENA_MAX = -8
"""Of ``mallopt``, in glibc's malloc.h."""
SWITCH_S = 0.001
"""How long a thread may keep Python while another waits. With 5 ms, Python's own choice, the window
waits for each of the decoders in turn: its longest waits were three times as long."""


def main(home: Path | None = None, files: Sequence[Path] = ()) -> int:
    """Open the editor on a library folder (None: the usual one) and show files as a game.

    Where a window has that library open already, it comes forward and shows the files instead.
    Signing in to another library closes the window and opens one on that library.

    Returns the exit code: 0 when the window was closed, 1 when the library could not be opened.
    """
    from app.ui.single_instance import hand_over

    os.environ.setdefault("QT_API", "pyside6")
    gc.disable()  # app.ui.common.garbage collects, on this thread
    sys.setswitchinterval(SWITCH_S)
    if hand_over(home, files):
        return 0
    program = _Program(home)
    window = [program.shown(build_now=False)]
    program.paint(window[0])

    from concurrent.futures import ThreadPoolExecutor

    from app.services.logs import guard_crashes, guard_logs

    share_heaps()
    guard_logs()
    guard_crashes()
    with ThreadPoolExecutor(1, "open-library") as pool:
        # The log and the library open (0.5 s of imports and the database) while the window fills.
        program.book = pool.submit(_begin_log, home)
        try:
            return program.run(window, Opener(home, pool), files)
        except Exception as error:
            pool.submit(_note, error).result()
            program.last_word(error)
            raise
        finally:
            pool.submit(_end_log).result()


def share_heaps() -> None:
    """The C library gives every thread a heap of its own, eight for each processor, and hardly ever
    gives one back: with the pictures that pass through two dozen threads, the program held 1.2 GB
    after an hour. Threads here seldom allocate at the same moment, so two heaps do."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(AttributeError, OSError):  # another C library than glibc
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 2)


def _begin_log(home: Path | None) -> LogBook:
    from app.services.crash_log import open_log

    return open_log(home)


def _note(error: Exception) -> None:
    from app.services.crash_log import note_crash

    note_crash(error)


def _end_log() -> None:
    from app.services.crash_log import close_log

    close_log()


class Opener:
    """Opens the library of the moment, as often as somebody signs in elsewhere."""

    def __init__(self, home: Path | None, pool: Executor) -> None:
        self._home = home
        self._pool = pool
        self._session: SessionKeys | None = None

    def open(self) -> Future[Workspace]:
        """Open it in the background."""
        return self._pool.submit(self._open)

    def _open(self) -> Workspace:
        from app.services.cloud_door import SessionKeys
        from app.services.workspace import Workspace

        # Keys that are to be forgotten with the app outlive the library they were entered in.
        self._session = self._session or SessionKeys()
        return Workspace.open(self._home, session=self._session)


class _Program:
    """The application, and one window after the other on the library of the moment."""

    book: Future[LogBook]

    def __init__(self, home: Path | None) -> None:
        from PySide6.QtCore import qInstallMessageHandler
        from PySide6.QtWidgets import QApplication

        from app.services.look import read_look
        from app.ui.application import Application
        from app.ui.common.theme import THEME_CHOICES, Theme, ThemeChoice

        qInstallMessageHandler(_log_qt)
        app = QApplication.instance() or Application(sys.argv[:1])
        assert isinstance(app, QApplication)
        app.setApplicationName("Reel Ballers")
        app.setApplicationDisplayName("Reel Ballers")
        app.setDesktopFileName("reel-ballers")
        # The loop ends when we have put everything away, not when the last window closes.
        app.setQuitOnLastWindowClosed(False)
        self.app, self._home = app, home
        self._look = read_look(home)
        choice: ThemeChoice = next((c for c in THEME_CHOICES if c == self._look.theme), "system")
        self._theme = Theme(app, choice)
        self._garbage: GarbageCollector
        self._instance: SingleInstance
        self._window: MainWindow | None = None
        self._waiting: tuple[Path, ...] | None = None
        """What was asked of us while there was no window with a library; None: nothing was."""

    def shown(self, *, build_now: bool = True) -> MainWindow:
        """A window on the screen, before its library is there."""
        from app.ui.main_window import MainWindow

        window = MainWindow(self._theme, _sound_out, build_now=build_now)
        window.restore_look(self._look)
        window.show()
        self._window = window
        return window

    def paint(self, window: MainWindow) -> None:
        """Let the window be seen before anything else is loaded. A desktop that does not show it
        at once is not waited for."""
        end = time.monotonic() + FIRST_PAINT_S
        self.app.processEvents()
        while not window.windowHandle().isExposed() and time.monotonic() < end:
            self.app.processEvents()
        self.app.processEvents()

    def run(self, first: list[MainWindow], opener: Opener, files: Sequence[Path]) -> int:
        """Until the last window is closed; the exit code. ``first`` is emptied: a window that is
        held here could not go.
        """
        import asyncio

        import qasync

        from app.services.crash_log import on_trouble

        opening = opener.open()
        stop = on_trouble(self._trouble)
        self._dress(self.app)
        first[0].build()

        async def life() -> int:
            asyncio.get_running_loop().set_exception_handler(self._loop_failed)
            code, again = await self._live(first.pop(), opening, files)
            while again or self._waiting is not None:
                self._clear_away()
                code, again = await self._live(self.shown(), opener.open(), ())
            self._instance.close()  # the library is free: who starts now opens it for itself
            return code

        with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(self.app)) as runner:
            code = runner.run(life())
        self._clear_away()
        stop()
        return code

    def _dress(self, app: QApplication) -> None:
        """What belongs to the application and not to a window."""
        from PySide6.QtGui import QIcon

        from app.ui.application import Application
        from app.ui.common.accessible import speak
        from app.ui.common.garbage import GarbageCollector
        from app.ui.common.language import Language
        from app.ui.common.shortcuts import KeyGuard
        from app.ui.single_instance import SingleInstance
        from resources import ICON

        # Desktops that know our entry take the icon from there.
        app.setWindowIcon(QIcon(str(ICON)))
        self._garbage = GarbageCollector(app)
        Language(app, self._look.language)
        speak()
        KeyGuard(app)
        self._instance = SingleInstance(self._home, app)
        self._instance.asked.connect(self._asked)
        if isinstance(app, Application):
            app.asked.connect(self._asked)
            app.ready()

    async def _live(
        self, window: MainWindow, opening: Future[Workspace], files: Sequence[Path]
    ) -> tuple[int, bool]:
        """From the first paint to the last: the library comes, the window lives, everything closes.

        The exit code, and whether another library was signed into and is to be opened now.
        """
        import asyncio

        from app.services.look import write_look
        from app.ui.common.relay import sentence
        from app.ui.single_instance import hand_over

        closed = asyncio.Event()
        window.closed.connect(closed.set)
        window.closed.connect(self._gone)
        try:
            workspace = await asyncio.wrap_future(opening)
        except Exception as error:  # noqa: BLE001 (shown to the coach, and the window stays)
            # Not to ourselves, where this is the window after another.
            if not self._instance.listening and hand_over(
                self._home, files
            ):  # two starts at once: the other was first
                window.close()
                return 0, False
            window.kit.bar.error(sentence(error), "Quit", window.close)
            await closed.wait()
            self._waiting = None
            return 1, False
        if not closed.is_set():
            self._fill(window, workspace, files)
            await closed.wait()
        self._look = window.look()
        write_look(self._look, self._home)
        window.deleteLater()
        await asyncio.get_running_loop().run_in_executor(None, workspace.close)
        return 0, workspace.sync.reopen_wanted

    def _fill(self, window: MainWindow, workspace: Workspace, files: Sequence[Path]) -> None:
        """The library is there, and with its lock the right to be the one that is asked."""
        window.trouble.book = self.book.result()
        window.attach(workspace)
        self._instance.listen()
        if workspace.recovered:
            window.kit.bar.info(workspace.recovered)
        elif window.session is not None and window.session.read_only is not None:
            window.session.read_only.say()
        else:
            window.trouble.tell_of_crash()
        files, self._waiting = (*files, *(self._waiting or ())), None
        if files and window.session is not None:
            window.session.open_files(files)

    def _asked(self, files: tuple[Path, ...]) -> None:
        """The program was started again, with or without files. Where there is no library just now
        they wait for the next: also while a closed window's is still being put away."""
        if self._window is not None:
            self._window.come_forward()
        if self._window is None or self._window.session is None:
            self._waiting = (*(self._waiting or ()), *files)
        elif files:
            self._window.session.open_files(files)

    def _gone(self) -> None:
        """The window was closed, and with it goes what it was asked to open."""
        self._window = self._waiting = None

    def _trouble(self, error: BaseException) -> None:
        """Nobody caught it, on whatever thread it was."""
        window = self._window
        if window is not None and window.built:
            from app.core.errors import ReelBallersError

            ours = not isinstance(error, ReelBallersError)  # a bug, and written down by now
            tell = window.trouble.tell if ours else window.kit.tell
            window.kit.relay.post(partial(tell, error))

    def _loop_failed(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            log.error("In the event loop: %s", context.get("message", ""), exc_info=error)
            self._trouble(error)
        else:
            loop.default_exception_handler(context)

    def last_word(self, error: Exception) -> None:
        """It ends now, and who double-clicked it has no terminal to read why."""
        from app.ui.common.last_word import last_word

        last_word(error, self.book.result() if self.book.done() else None)

    def _clear_away(self) -> None:
        """Let go of a closed window while Qt is still there to do it: what is found only when Python
        ends would be deleted after the application it belongs to."""
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._garbage.sweep()


def _sound_out() -> SoundOut | None:
    """The sound device, loaded when something is played for the first time."""
    from app.ui.common.sound_out import default_sound

    return default_sound()


def _log_qt(kind: object, context: object, message: str) -> None:
    """Qt's own messages belong in the log; what its sound library lacks is no news to anybody."""
    sound = message.startswith(("PulseAudio", "Couldn't load", "Couldn't resolve"))
    quiet = sound or str(getattr(context, "category", "")).startswith("qt.multimedia")
    name = getattr(kind, "name", "")
    level = {
        "QtCriticalMsg": logging.ERROR,
        "QtFatalMsg": logging.CRITICAL,
        "QtWarningMsg": logging.WARNING,
    }.get(name, logging.DEBUG)
    level = logging.DEBUG if quiet else level
    logging.getLogger("qt").log(level, message)


if __name__ == "__main__":
    sys.exit(main())
