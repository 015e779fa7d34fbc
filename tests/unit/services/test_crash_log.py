from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.crash_log import CRASH, NAME, close_log, note_crash, on_trouble, open_log

DIES = """
import sys, faulthandler
from pathlib import Path
from app.services.crash_log import open_log
print(repr(open_log(Path(sys.argv[1])).died_before[:24]))
sys.stdout.flush()
if sys.argv[2:]:
    faulthandler._sigsegv()
"""


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).resolve().parents[3]
    command = [sys.executable, "-c", DIES, str(home), *words]
    return subprocess.run(command, cwd=root, env=os.environ, capture_output=True, text=True)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    levels = {name: logging.getLogger(name).level for name in ("app", "qt", "asyncio")}
    handlers = {handler: handler.level for handler in logging.getLogger().handlers}
    yield tmp_path
    close_log()
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    for handler, level in handlers.items():
        handler.setLevel(level)


def test_a_crash_is_told_at_the_next_start(tmp_path: Path) -> None:
    first = run(tmp_path, "die")
    assert first.returncode != 0
    assert first.stdout.strip() == "''"
    second = run(tmp_path)
    assert second.stdout.strip() == "'Fatal Python error: Segm'"
    assert "open_log" not in (tmp_path / "logs" / CRASH).read_text()
    third = run(tmp_path)
    assert third.stdout.strip() == "''", "it is told once"


def test_only_the_newest_crashes_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    for number in range(5):
        (folder / CRASH).write_text(f"crash {number}")
        assert run(tmp_path).returncode == 0
    kept = {path.name: path.read_text() for path in folder.glob("crash-*.log")}
    assert kept == {"crash-1.log": "crash 4", "crash-2.log": "crash 3", "crash-3.log": "crash 2"}


def test_details_hold_what_helps_and_no_secret(home: Path) -> None:
    book = open_log(home)
    logging.getLogger("app.test").info(
        "aws_secret_access_key=wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY"
    )
    try:
        raise ValueError("the box is outside of the picture")
    except ValueError as error:
        details = book.details(error, {"Qt": "6.11.3"})
    assert "ValueError: the box is outside of the picture" in details
    assert "test_crash_log.py" in details
    assert "Qt: 6.11.3" in details
    assert "Reel Ballers begins" in details
    assert "wJalrXUtnFEMI" not in details
    assert "wJalrXUtnFEMI" not in (home / "logs" / NAME).read_text()


def test_errors_nobody_caught_are_told_from_every_thread(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_log(home)
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    told: list[BaseException] = []
    stop = on_trouble(told.append)
    broken = RuntimeError("in a thread")

    def work() -> None:
        raise broken

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    sys.excepthook(KeyError, KeyError("in a slot"), None)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    stop()
    threading.excepthook(threading.ExceptHookArgs((KeyError, KeyError("later"), None, None)))
    assert [str(error) for error in told] == ["in a thread", "'in a slot'"]
    assert "in a thread" in (home / "logs" / NAME).read_text()


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("not a folder")
    assert open_log(tmp_path).died_before == ""


def test_the_error_that_ends_the_program_is_told_at_the_next_start(home: Path) -> None:
    open_log(home)
    note_crash(OSError("the window could not be made"))
    close_log()
    assert "the window could not be made" in open_log(home).died_before
    close_log()
    assert open_log(home).died_before == "", "it is told once"


def test_what_was_survived_is_no_crash(home: Path) -> None:
    open_log(home)
    (home / "logs" / CRASH).write_text("Windows fatal exception: code 0x8001010d")
    close_log()
    assert open_log(home).died_before == ""


def test_an_error_of_an_object_that_is_deleted_is_written_down(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stubborn:
        def __del__(self) -> None:
            raise ValueError("will not go")

    open_log(home)
    monkeypatch.setattr(sys, "unraisablehook", lambda _: None)
    told: list[BaseException] = []
    stop = on_trouble(told.append)
    Stubborn()
    stop()
    assert told == [], "nobody waits for it"
    assert "ValueError: will not go" in (home / "logs" / NAME).read_text()
