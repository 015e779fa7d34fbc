"""What the program writes about itself on this computer: a log, and where it died if it did.

Both lie beside the library in ``logs`` and are sent nowhere; *Copy details* is the way they reach
anybody. A log takes two megabytes at most.

    reel-ballers.log, .1, .2   what happened, redacted (``app.services.logs``)
    crash.log                  stacks of all threads when the process was killed by a signal, or the
                               error that ended it; gone when the program ends well
    crash-1.log … crash-3.log  those of earlier runs
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO

from app.services import places
from app.services.logs import guard_logs, redacted, words_of

log = logging.getLogger(__name__)

NAME, CRASH = "reel-ballers.log", "crash.log"
LOG_BYTES, LOG_FILES = 700_000, 2
KEPT_CRASHES = 3
TAIL_BYTES = 16_384
"""How much of a log goes into the details."""


@dataclass(frozen=True, slots=True)
class LogBook:
    """The log of one run. ``died_before``: what the run before left when it crashed, or ""."""

    folder: Path
    died_before: str

    def details(self, error: BaseException | None = None, also: Mapping[str, str] = {}) -> str:
        """What somebody who is to mend it wants to know; no names of games, no keys.

        ``also``: more facts, e.g. the version of Qt.
        """
        facts = {
            "Reel Ballers": program_version(),
            "Python": platform.python_version(),
            "System": platform.platform(),
            **also,
        }
        parts = ["\n".join(f"{name}: {value}" for name, value in facts.items())]
        if error is not None:
            parts.append(words_of(error).strip())
        if self.died_before:
            parts.append(f"The run before ended with:\n{self.died_before.strip()}")
        tail = _tail(self.folder / NAME)
        if tail:
            parts.append(f"The end of the log:\n{tail.strip()}")
        return redacted("\n\n".join(parts)) + "\n"


def open_log(profile: Path | None = None) -> LogBook:
    """Begin to write down what happens. Where nothing can be written, nothing is, silently."""
    folder = places.home(profile) / "logs"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        died_before = _keep_crash(folder)
        handler = RotatingFileHandler(
            folder / NAME, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
        )
        _watch_signals(folder / CRASH)
    except OSError:
        return LogBook(folder, "")
    handler.setLevel(logging.INFO)
    form = logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")
    form.converter = time.gmtime
    handler.setFormatter(form)
    root = logging.getLogger()
    for other in root.handlers:  # what goes to a terminal stays as quiet as it was
        other.setLevel(max(other.level, root.level))
    root.addHandler(handler)
    for package in ("app", "qt", "asyncio"):  # other people's libraries say too much at this level
        logging.getLogger(package).setLevel(min(logging.INFO, root.level))
    guard_logs()
    log.info("Reel Ballers begins")
    return LogBook(folder, died_before)


def close_log() -> None:
    """The program ends well: let go of the files, so that the folder can be moved or deleted.

    What is in ``crash.log`` then was survived: Windows tells faulthandler of errors that a library
    catches itself.
    """
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h, RotatingFileHandler)]:
        if Path(handler.baseFilename).name == NAME:
            log.info("Reel Ballers ends")
            root.removeHandler(handler)
            handler.close()
    path = _leave_crash_file()
    if path is not None:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def note_crash(error: BaseException) -> None:
    """The program ends with this error: the next start tells of it as of any crash."""
    log.critical("Reel Ballers ends with this", exc_info=error)
    path = _leave_crash_file()
    if path is not None:
        with suppress(OSError), path.open("a", encoding="utf-8") as file:
            file.write(words_of(error))


def program_version() -> str:
    """The version that is installed."""
    from importlib.metadata import PackageNotFoundError, version  # not on the way to the window

    try:
        return version("reel-ballers")
    except PackageNotFoundError:  # run from a folder that was not installed
        return "(not installed)"


_crash_file: IO[str] | None = None
"""faulthandler writes to its descriptor when the process dies, so it must stay open."""
_crash_path: Path | None = None
"""Where a crash of this run is told; None before and after it."""


def _leave_crash_file() -> Path | None:
    """The run is over: where its crash would be told, if it is not yet. The file is closed."""
    global _crash_file, _crash_path
    if _crash_file is not None:
        faulthandler.disable()
        _crash_file.close()
    path, _crash_file, _crash_path = _crash_path, None, None
    return path


def _watch_signals(path: Path) -> None:
    """Write the stacks of all threads when the process dies; a debugger's or a test's own way stays."""
    global _crash_file, _crash_path
    _crash_path = path
    if faulthandler.is_enabled():
        return
    _crash_file = path.open("w", encoding="utf-8")
    faulthandler.enable(_crash_file)


def _keep_crash(folder: Path) -> str:
    """Put what the run before wrote when it died aside; its words, "" when it ended well."""
    last = folder / CRASH
    if not last.is_file() or not last.stat().st_size:
        return ""
    words = last.read_bytes()[:TAIL_BYTES].decode("utf-8", "replace")
    for number in range(KEPT_CRASHES, 1, -1):
        older = folder / f"crash-{number - 1}.log"
        if older.is_file():
            older.replace(folder / f"crash-{number}.log")
    last.replace(folder / "crash-1.log")
    return words


def _tail(path: Path) -> str:
    """The last lines of a file."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - TAIL_BYTES))
            words = file.read().decode("utf-8", "replace")
    except OSError:
        return ""
    return words if size <= TAIL_BYTES else words.split("\n", 1)[-1]


def on_trouble(tell: Callable[[BaseException], object]) -> Callable[[], None]:
    """Tell of every error that nobody caught, on whatever thread it was; returns the way to stop.

    Errors still go where they went before: to the hooks that stood there (stderr, a debugger). Those
    of objects that are being deleted, and of calls from C, are only written down: nobody waits for
    what they did.
    """
    main, thread, unraisable = sys.excepthook, threading.excepthook, sys.unraisablehook

    def heard(error: BaseException | None) -> None:
        if error is None or isinstance(error, KeyboardInterrupt | SystemExit):
            return
        log.error("Nobody caught this", exc_info=error)
        tell(error)

    def on_main(kind: type[BaseException], error: BaseException, trace: object) -> None:
        main(kind, error, trace)  # type: ignore[arg-type]
        heard(error)

    def on_thread(hook: threading.ExceptHookArgs) -> None:
        thread(hook)
        heard(hook.exc_value)

    def on_unraisable(hook: sys.UnraisableHookArgs) -> None:
        unraisable(hook)
        if hook.exc_value is not None:
            # The object itself is not named: a string of it could bring it back to life.
            log.error("%s", hook.err_msg or "While deleting", exc_info=hook.exc_value)

    sys.excepthook, threading.excepthook = on_main, on_thread
    sys.unraisablehook = on_unraisable

    def stop() -> None:
        if sys.excepthook is on_main:
            sys.excepthook = main
        if threading.excepthook is on_thread:
            threading.excepthook = thread
        if sys.unraisablehook is on_unraisable:
            sys.unraisablehook = unraisable

    return stop
