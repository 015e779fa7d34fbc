"""A second start hands its files to the first."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.single_instance import SingleInstance, address, files_of, hand_over


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Iterator[SingleInstance]:
    made = SingleInstance(tmp_path)
    yield made
    made.close()


AGAIN = """
import sys
from pathlib import Path
from app.ui.single_instance import hand_over
sys.exit(0 if hand_over(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]) else 1)
"""


def start_again(home: Path, *files: Path) -> subprocess.Popen[bytes]:
    """A second process; it ends with 0 when the first took the files."""
    root = Path(__file__).resolve().parents[3]
    return subprocess.Popen([sys.executable, "-c", AGAIN, home, *files], cwd=root)


def test_the_first_window_gets_the_files(
    qtbot: QtBot, first: SingleInstance, tmp_path: Path
) -> None:
    assert first.listen()
    with qtbot.waitSignal(first.asked) as told:
        second = start_again(tmp_path, tmp_path / "first half.mp4", Path("zweite hälfte.mp4"))
    root = Path(__file__).resolve().parents[3]
    assert told.args == [(tmp_path / "first half.mp4", root / "zweite hälfte.mp4")]
    assert second.wait(10) == 0
    with qtbot.waitSignal(first.asked) as told:
        second = start_again(tmp_path)
    assert told.args == [()]
    assert second.wait(10) == 0


def test_without_a_window_nothing_is_handed_over(first: SingleInstance, tmp_path: Path) -> None:
    assert not hand_over(tmp_path, ())
    assert first.listen()
    first.close()
    assert not hand_over(tmp_path, ())


def test_libraries_do_not_know_each_other(first: SingleInstance, tmp_path: Path) -> None:
    assert first.listen()
    assert not hand_over(tmp_path / "other", ())


@pytest.mark.skipif(sys.platform == "win32", reason="a named pipe goes with its process")
def test_what_a_killed_process_left_is_no_hindrance(
    qtbot: QtBot, first: SingleInstance, tmp_path: Path
) -> None:
    stale = socket.socket(socket.AF_UNIX)
    stale.bind(address(tmp_path))
    stale.close()
    assert Path(address(tmp_path)).exists()
    assert not hand_over(tmp_path, ())
    assert first.listen()
    with qtbot.waitSignal(first.asked):
        second = start_again(tmp_path)
    assert second.wait(10) == 0
    assert Path(address(tmp_path)).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "line",
    [
        *(b"", b"\n", b"{}\n", b"[]\n", b'{"files": "a"}\n', b'{"files": [1]}\n', b"\xff\n"),
        b'{"files": ["a\\u0000b"]}\n',
        b'{"files": [' + b'"a",' * 300 + b'"a"]}\n',
        b"[" * 99_999,
    ],
)
def test_what_no_reel_ballers_wrote_is_refused(line: bytes) -> None:
    assert files_of(line) is None


@pytest.mark.skipif(sys.platform == "win32", reason="spoken to without Qt")
def test_a_stranger_is_hung_up_on(qtbot: QtBot, first: SingleInstance, tmp_path: Path) -> None:
    assert first.listen()
    stranger = socket.socket(socket.AF_UNIX)
    stranger.connect(address(tmp_path))
    stranger.setblocking(False)
    with qtbot.assertNotEmitted(first.asked):
        stranger.send(b"GET / HTTP/1.1\r\n\r\n")

        def hung_up() -> bool:
            try:
                return stranger.recv(1) == b""
            except BlockingIOError:
                return False
            except ConnectionError:
                return True

        qtbot.waitUntil(hung_up)
    stranger.close()
