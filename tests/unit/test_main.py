"""The program as a process: it starts, shows a game, closes without a warning."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from app.footage import MatchSpec
from app.services.workspace import Workspace
from app.ui.single_instance import address, hand_over
from tests.support.footage import MatchFile

# Closes the window as soon as it shows a picture (or the message that it cannot).
DRIVER = """
import sys
import time
from pathlib import Path
from PySide6.QtCore import QTimer
from app.ui import main_window
from app.ui.common import message_bar
attach, show = main_window.MainWindow.attach, message_bar.MessageBar.show_message
def attached(self, workspace):
    attach(self, workspace)
    timer = QTimer(self)
    timer.timeout.connect(lambda: self.screen_of("annotate").view.has_picture and self.close())
    timer.start(50)
def shown(self, message):
    show(self, message)
    print(message.text, flush=True)
    QTimer.singleShot(0, self.window().close)
main_window.MainWindow.attach, message_bar.MessageBar.show_message = attached, shown
from app.main import main
sys.exit(main(Path(sys.argv[1]), [Path(path) for path in sys.argv[2:]]))
"""


def run(home: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-W",
        "error",
        "-c",
        DRIVER,
        str(home),
        *map(str, files),
    ]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    root = Path(__file__).resolve().parents[2]
    return subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, timeout=90
    )


def test_it_opens_a_file_and_closes_without_a_warning(
    tmp_path: Path, match_file: MatchFile
) -> None:
    path, _ = match_file(MatchSpec(128, 72, audio=False))
    done = run(tmp_path / "home", path)
    assert done.returncode == 0, done.stderr
    noise = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert noise == []
    with Workspace.open(tmp_path / "home", queue=False) as workspace:
        [game] = workspace.games.list().result(5)
        assert Path(game.files[0].path) == path


def test_a_library_that_is_in_use_is_said_in_the_window(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "home", queue=False):
        done = run(tmp_path / "home")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert "open" in done.stdout


# The library is put away when somebody says so on standard input.
SLOW_TO_CLOSE = """
import sys
from app.services.workspace import Workspace
put_away = Workspace.close
def closed(self):
    print("closing", flush=True)
    sys.stdin.readline()
    put_away(self)
Workspace.close = closed
"""


def test_a_start_while_the_window_is_being_closed_opens_another(
    tmp_path: Path, match_file: MatchFile
) -> None:
    spec = MatchSpec(128, 72, audio=False)
    path, later = match_file(spec)[0], tmp_path / "later.mp4"
    shutil.copy(path, later)
    home = tmp_path / "home"
    command = [sys.executable, "-W", "error", "-c", SLOW_TO_CLOSE + DRIVER, str(home), str(path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    pipe, root = subprocess.PIPE, Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        command, cwd=root, env=environment, stdin=pipe, stdout=pipe, stderr=pipe, text=True
    ) as first:
        assert first.stdout is not None
        while (line := first.stdout.readline()) != "closing\n":
            assert line, "the first start ended by itself"
        assert hand_over(home, [later])
        said, complaints = first.communicate("\n\n", timeout=60)
    assert (first.returncode, said.count("closing")) == (0, 1), complaints
    with Workspace.open(home, queue=False) as workspace:
        games = workspace.games.list().result(5)
        assert {Path(game.files[0].path) for game in games} == {path, later}


def test_a_second_start_hands_its_file_to_the_first_and_ends(
    tmp_path: Path, match_file: MatchFile
) -> None:
    path, _ = match_file(MatchSpec(128, 72, audio=False))
    home = tmp_path / "home"
    command = [sys.executable, "-W", "error", "-c", DRIVER, str(home)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    root = Path(__file__).resolve().parents[2]
    first = subprocess.Popen(command, cwd=root, env=environment, stderr=subprocess.PIPE, text=True)
    while not Path(address(home)).exists():
        assert first.poll() is None, "the first start ended by itself"
        time.sleep(0.05)
    assert hand_over(home, [path])
    _, complaints = first.communicate(timeout=60)  # it closes when it shows the picture
    assert first.returncode == 0, complaints
    with Workspace.open(home, queue=False) as workspace:
        [game] = workspace.games.list().result(5)
        assert Path(game.files[0].path) == path


# Errors on every way they can come, once the library is there; then the bar and the log are read.
BROKEN = """
import asyncio, sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer, qWarning
from app.ui import main_window
from app.ui.common import message_bar
attach, show = main_window.MainWindow.attach, message_bar.MessageBar.show_message
def fail(where):
    raise ValueError(f"broken {where}")
async def fail_later():
    fail("in a task")
def begin():
    qWarning("Qt is not amused")
    threading.Thread(target=fail, args=("on a thread",)).start()
    asyncio.get_running_loop().call_soon(fail, "in the loop")
    tasks.append(asyncio.ensure_future(fail_later()))
    QTimer.singleShot(0, tasks.clear)
    QTimer.singleShot(0, lambda: fail("in a slot"))
tasks, windows = [], []
def attached(self, workspace):
    attach(self, workspace)
    windows.append(self)
    QTimer.singleShot(0, begin)
def shown(self, message):
    show(self, message)
    print(message.text, message.action, flush=True)
    told.append(message.do)
    if len(told) == 4:
        QTimer.singleShot(0, windows.pop().close)
told = []
main_window.MainWindow.attach, message_bar.MessageBar.show_message = attached, shown
from app.main import main
sys.exit(main(Path(sys.argv[1])))
"""
NO_WINDOW = """
import sys
from pathlib import Path
from app.ui import main_window
def build(self):
    raise ValueError("no window today")
main_window.MainWindow.build = build
from app.main import main
sys.exit(main(Path(sys.argv[1])))
"""


def start(program: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    root, command = Path(__file__).resolve().parents[2], [sys.executable, "-c", program, str(home)]
    return subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, timeout=60
    )


def test_a_bug_anywhere_is_in_the_bar_and_in_the_log_and_the_window_stays(tmp_path: Path) -> None:
    done = start(BROKEN, tmp_path)
    assert done.returncode == 0, done.stderr
    said = ["Something went wrong. Your work is saved. Copy details"] * 4
    assert done.stdout.splitlines() == said
    log = (tmp_path / "logs" / "reel-ballers.log").read_text()
    for words in ("on a thread", "in the loop", "in a task", "in a slot"):
        assert log.count(f"ValueError: broken {words}") == 1
    assert "WARNING MainThread qt: Qt is not amused" in log
    assert not (tmp_path / "logs" / "crash.log").exists()


def test_a_window_that_cannot_be_made_is_told_of_at_the_next_start(tmp_path: Path) -> None:
    done = start(NO_WINDOW, tmp_path)
    assert done.returncode == 1
    assert "ValueError: no window today" in done.stderr
    assert "no window today" in (tmp_path / "logs" / "crash.log").read_text()
