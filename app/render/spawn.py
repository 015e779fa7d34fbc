"""How a process of ours is started beside the window, and surely ended."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import app


def kill_group(leader: int) -> None:
    """End what a dead child started: its ffmpeg is in its group."""
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(leader, signal.SIGKILL)


_MALLOC = "glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=33554432:glibc.malloc.trim_threshold=268435456"
"""Pictures of 3 MB come and go: the C library would give each back to the system and have it zeroed
anew, page by page, which takes a fifth of the time of drawing one. Elsewhere than with glibc the
variable says nothing."""


def own_command(argument: str, module: str) -> list[str]:
    """How a process of ours is started: the bundle's program with an argument, or this Python.

    On Windows the program of the desktop has no standard streams; the one beside it has.
    """
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)
        spoken = program.with_name("reel-ballers-cli.exe")
        return [str(spoken if sys.platform == "win32" and spoken.exists() else program), argument]
    # -P: a folder named "app" where the coach happens to be is not ours.
    return [sys.executable, "-P", "-m", module]


def environment() -> dict[str, str]:
    """The environment of the child: it finds this very package, installed or not."""
    root = str(Path(app.__path__[0]).parent)
    already = os.environ.get("PYTHONPATH", "")
    joined = os.pathsep.join(part for part in (root, already) if part)
    own = {"PYTHONPATH": joined, "PYTHONUNBUFFERED": "1"}
    return {"GLIBC_TUNABLES": _MALLOC, **os.environ, **own}


def own_group(*, idle: bool = False) -> dict[str, Any]:
    """A process group of its own: Ctrl-C in a terminal reaches the parent, which decides.

    ``idle``: it gets what others leave; elsewhere than on Windows it sees to that itself.
    """
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        return {"creationflags": flags | (subprocess.IDLE_PRIORITY_CLASS if idle else 0)}
    return {"process_group": 0}


def end_child(
    process: subprocess.Popen[bytes],
    listeners: Sequence[threading.Thread],
    patience_s: float,
    *,
    done: bool = False,
) -> bool:
    """Make sure that a child is gone with all it started; whether it had to be killed.

    With its input closed a child that is ``done`` ends; one at work gets the signal. Either is killed
    ``patience_s`` later. ``listeners`` read its output and end with it.
    """
    with contextlib.suppress(OSError):
        assert process.stdin is not None
        process.stdin.close()
    if process.poll() is None:
        if not done:
            process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(patience_s)
    stubborn = process.poll() is None
    if stubborn:
        process.kill()
        process.wait()
    kill_group(process.pid)
    for thread in listeners:
        thread.join(timeout=2)
    for stream in (process.stdout, process.stderr):
        if stream is not None:
            stream.close()
    return stubborn
