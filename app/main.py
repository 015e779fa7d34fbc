"""The editor: builds everything once, passes it in, runs the qasync loop until the window closes."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import sys
from collections.abc import Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.logs import guard_crashes, guard_logs

if TYPE_CHECKING:
    from app.services.cloud_door import SessionKeys
    from app.services.workspace import Workspace
    from app.ui.common.playable import SoundOut
    from app.ui.common.theme import Theme
    from app.ui.main_window import MainWindow

log = logging.getLogger(__name__)


def main(home: Path | None = None, files: Sequence[Path] = ()) -> int:
    """Open the editor on a library folder (None: the usual one) and show files as a game.

    Signing in to another library closes the window and opens one on that library.

    Returns the exit code: 0 when the window was closed, 1 when the library could not be opened.
    """
    os.environ.setdefault("QT_API", "pyside6")
    guard_logs()
    guard_crashes()
    with ThreadPoolExecutor(1, "open-library") as pool:
        opener = Opener(home, pool)
        # The library opens (0.5 s of imports and the database) while Qt starts.
        return _run(opener, opener.open(), files)


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


def _run(opener: Opener, opening: Future[Workspace], files: Sequence[Path]) -> int:
    import qasync
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from app.ui.common.shortcuts import KeyGuard
    from app.ui.common.theme import Theme

    qInstallMessageHandler(_log_qt)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Reel Ballers")
    app.setApplicationDisplayName("Reel Ballers")
    app.setDesktopFileName("reel-ballers")
    # The loop ends when we have put everything away, not when the last window closes.
    app.setQuitOnLastWindowClosed(False)
    KeyGuard(app)
    theme = Theme(app)
    windows = [_shown(theme)]

    async def life() -> int:
        code, again = await _live(windows.pop(), opening, files)
        while again:
            _clear_away()
            code, again = await _live(_shown(theme), opener.open(), ())
        return code

    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        code = runner.run(life())
    _clear_away()
    return code


def _shown(theme: Theme) -> MainWindow:
    """A window on the screen, before its library is there."""
    from app.ui.main_window import MainWindow

    window = MainWindow(theme, _sound_out)
    window.show()
    return window


def _clear_away() -> None:
    """Let go of a closed window while Qt is still there to do it: what is found only when Python
    ends would be deleted after the application it belongs to."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


async def _live(
    window: MainWindow, opening: Future[Workspace], files: Sequence[Path]
) -> tuple[int, bool]:
    """From the first paint to the last: the library comes, the window lives, everything closes.

    The exit code, and whether another library was signed into and is to be opened now.
    """
    from app.ui.common.relay import sentence

    closed = asyncio.Event()
    window.closed.connect(closed.set)
    try:
        workspace = await asyncio.wrap_future(opening)
    except Exception as error:  # noqa: BLE001 (shown to the coach, and the window stays)
        window.kit.bar.error(sentence(error), "Quit", window.close)
        await closed.wait()
        return 1, False
    if not closed.is_set():
        window.attach(workspace)
        if workspace.recovered:
            window.kit.bar.info(workspace.recovered)
        if files and window.session is not None:
            window.session.open_files(files)
        await closed.wait()
    window.deleteLater()
    await asyncio.get_running_loop().run_in_executor(None, workspace.close)
    return 0, workspace.sync.reopen_wanted


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
