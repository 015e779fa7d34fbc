"""A monkey at the real window: random keys, clicks and drags for an hour, the same for one seed.

    python -m tests.shows.monkey [--minutes 60] [--seed N] [--display]

The window is the program's own on a library of its own, on an X server of its own (or on yours,
with --display). In the end: no exception on any thread, no warning of Qt, an intact database, and
an undo stack that goes all the way back and forth to the same library. Exit code 1 otherwise, with
the last things that were done before each trouble.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

EVERY_MS = 25
LOOK_S = 60.0
HANGS_S = 45.0
MOST_TROUBLE = 20
QUIET_QT = ("This plugin does not support", "propagateSizeHints", "PulseAudio", "libpng warning")


@dataclass
class Trouble:
    """What went wrong, with what was done before."""

    found: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)

    def add(self, words: str, last: Sequence[str] = ()) -> None:
        if words.splitlines()[-1] not in {w.splitlines()[-1] for w in self.found}:
            tail = "\n    ".join(list(last)[-8:])
            self.found.append(f"after\n    {tail}\n{words}" if tail else words)
            print(f"TROUBLE {self.found[-1]}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.shows.monkey")
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--display", action="store_true", help="use the screen that is there")
    choices = parser.parse_args()
    if not choices.display and os.environ.get("MONKEY_AT_IT") != "1":
        return _under_x()
    with tempfile.TemporaryDirectory() as folder:
        return _run(Path(folder), choices.minutes, choices.seed)


def _under_x() -> int:
    """The same command on an X server that nobody else draws on."""
    from tests.shows.two_windows import x_server

    if shutil.which("Xvfb") is None:
        print("Xvfb is not installed (make setup installs it)", file=sys.stderr)
        return 2
    with x_server() as display, tempfile.TemporaryDirectory() as home:
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("R2_", "RUNPOD_"))},
            "MONKEY_AT_IT": "1",
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_API": "pyside6",
            "QT_SCALE_FACTOR": "1",
            "HOME": home,
            "XDG_RUNTIME_DIR": home,
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        }
        command = [sys.executable, "-X", "faulthandler", "-m", "tests.shows.monkey", *sys.argv[1:]]
        return subprocess.run(command, env=environment).returncode


def _run(folder: Path, minutes: float, seed: int) -> int:
    trouble = Trouble()
    with _listening(trouble) as last:
        done, undone = _play(folder, minutes, seed, trouble, last)
    rows = [
        ("actions", f"{done}", ""),
        ("exceptions, errors and Qt warnings", f"{len(trouble.found)}", "0"),
        ("steps undone and redone to the same library", undone, "all"),
    ]
    print(f"seed {seed}, {minutes:g} minutes")
    for what, value, aim in rows:
        print(f"{what:48} {value:>16} {aim:>6}")
    return 1 if trouble.found else 0


@contextlib.contextmanager
def _listening(trouble: Trouble) -> Iterator[list[Any]]:
    """Hear of everything that goes wrong; the list gets the monkey."""
    from PySide6.QtCore import qInstallMessageHandler

    monkeys: list[Any] = []

    def last() -> Sequence[str]:
        return list(monkeys[0].last) if monkeys else ()

    def on_qt(kind: Any, context: Any, message: str) -> None:
        name = getattr(kind, "name", "")
        if name in ("QtDebugMsg", "QtInfoMsg") or any(word in message for word in QUIET_QT):
            return
        if str(getattr(context, "category", "")).startswith("qt.multimedia"):
            return
        trouble.add(f"Qt: {message}", last())

    class Errors(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            trouble.add(self.format(record), last())

    def on_error(kind: Any, error: BaseException, trace: Any) -> None:
        trouble.add("".join(traceback.format_exception(kind, error, trace)).strip(), last())

    errors = Errors(logging.ERROR)
    logging.getLogger().addHandler(errors)
    qInstallMessageHandler(on_qt)
    sys.excepthook = on_error
    threading.excepthook = lambda hook: on_error(hook.exc_type, hook.exc_value, hook.exc_traceback)  # type: ignore[arg-type]
    try:
        yield monkeys
    finally:
        qInstallMessageHandler(None)
        logging.getLogger().removeHandler(errors)


def _play(
    folder: Path, minutes: float, seed: int, trouble: Trouble, monkeys: list[Any]
) -> tuple[int, str]:
    from PySide6.QtCore import QObject, QUrl, Slot
    from PySide6.QtGui import QDesktopServices
    from PySide6.QtWidgets import QApplication

    from app.main import share_heaps
    from app.services.workspace import Workspace
    from app.ui.common.accessible import speak
    from app.ui.common.garbage import GarbageCollector
    from app.ui.common.shortcuts import KeyGuard
    from app.ui.common.theme import Theme
    from app.ui.main_window import MainWindow
    from tests.screenshots.__main__ import until
    from tests.support.monkey_hand import Monkey

    class Nobody(QObject):
        @Slot(QUrl)
        def opens(self, url: QUrl) -> None:
            """No file manager and no browser."""

    app = QApplication(sys.argv[:1])
    nobody = Nobody(app)
    app.setQuitOnLastWindowClosed(False)
    for scheme in ("file", "https", "http"):
        QDesktopServices.setUrlHandler(scheme, nobody, "opens")  # type: ignore[arg-type]
    garbage = GarbageCollector(app)
    share_heaps()
    speak()
    KeyGuard(app)
    theme = Theme(app, "dark")
    films = _films(folder)
    with Workspace.open(folder / "library") as workspace:
        _furnish(workspace, films)
        window = MainWindow(theme)
        window.show()
        window.attach(workspace)
        until(lambda: window.session is not None and window.session.annotate.game is not None)
        monkey = Monkey(window, seed, films, folder)
        monkeys.append(monkey)
        _let_loose(monkey, window, folder, minutes, trouble)
        undone = _back_and_forth(workspace, folder, trouble)
        window.close()
        done = monkey.done
    _intact(folder, trouble)
    print(f"longest garbage collection {garbage.longest_s * 1000:.0f} ms")
    return done, undone


def _let_loose(monkey: Any, window: Any, folder: Path, minutes: float, trouble: Trouble) -> None:
    """Act on timers, so that it goes on in whatever loop a menu or a drag runs. Each is a new one:
    Qt does not fire a timer again while what it began has not ended."""
    from PySide6.QtCore import QTimer

    from tests.screenshots.__main__ import wait

    end, looked = time.monotonic() + minutes * 60, time.monotonic()

    loose = True

    def act() -> None:
        if loose:
            QTimer.singleShot(EVERY_MS, act)
        if monkey.done % 50 == 0:  # where it hangs, if it does
            faulthandler.dump_traceback_later(HANGS_S)
        if len(trouble.found) >= MOST_TROUBLE or time.monotonic() > end:
            monkey.let_go()
        elif not window.isVisible():
            trouble.add("the window is gone", list(monkey.last))
        else:
            monkey.act()

    act()
    while time.monotonic() < end and len(trouble.found) < MOST_TROUBLE:
        wait(500)
        if time.monotonic() - looked > LOOK_S:
            looked = time.monotonic()
            _intact(folder, trouble)
            print(f"{monkey.done} actions, {len(trouble.found)} troubles", flush=True)
    wait(1000)  # what is still open is let go of
    loose = False
    faulthandler.cancel_dump_traceback_later()
    wait(500)


def _films(folder: Path) -> list[Path]:
    """Copies: the monkey may delete what it opens."""
    from app.footage import MatchSpec
    from tests.support.footage import make_match

    films = []
    for seed in (1, 2):
        made, _ = make_match(
            MatchSpec(320, 180, fps=Fraction(25), duration_s=Fraction(20), gop=25, seed=seed)
        )
        films.append(Path(shutil.copy(made, folder / f"half-{seed}.mp4")))
    broken = folder / "broken.mp4"
    broken.write_bytes(b"no film at all")
    return [*films, broken]


def _furnish(workspace: Any, films: list[Path]) -> None:
    game = workspace.games.add([films[0]], name="United – Rovers").result(60)
    ids = [
        workspace.annotate.mark(game.id, at, 5, lead_us=1_000_000, lag_us=2_000_000).result(30).id
        for at in (3_000_000, 8_000_000, 14_000_000)
    ]
    workspace.reels.create("Goals", ids).result(30)


def _back_and_forth(workspace: Any, folder: Path, trouble: Trouble) -> str:
    """Undo all, redo all: the library is the same, and each step went both ways."""
    from tests.support.libraries import live_rows

    library = workspace._library
    while workspace.history.redo().result(30):  # what the monkey took back and left so
        pass
    before = live_rows(library)
    counts = []
    for move in (workspace.history.undo, workspace.history.redo):
        count = 0
        while True:
            try:
                if not move().result(30):
                    break
            except Exception as error:
                trouble.add(f"step {count} of {move.__name__}: {type(error).__name__}: {error}")
            count += 1
        counts.append(count)
    after = live_rows(library)
    for table in sorted(before):
        if before[table] != after[table]:
            gone = [row for row in before[table] if row not in after[table]][:2]
            new = [row for row in after[table] if row not in before[table]][:2]
            trouble.add(f"undo and redo changed {table}: {gone} became {new}")
    if counts[0] != counts[1]:
        trouble.add(f"{counts[0]} steps were undone and {counts[1]} redone")
    return f"{counts[0]} / {counts[1]}"


def _intact(folder: Path, trouble: Trouble) -> None:
    from tests.support.libraries import query

    for database in folder.glob("library/user_data/*/database.sqlite"):
        said = query(database, "pragma integrity_check")
        if said != [("ok",)]:
            trouble.add(f"the database is damaged: {said[:3]}")
        loose = query(database, "pragma foreign_key_check")
        if loose:
            trouble.add(f"rows refer to nothing: {loose[:3]}")


if __name__ == "__main__":
    sys.exit(main())
