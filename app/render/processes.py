"""Whether the process that left something behind still runs."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

_PROC = Path("/proc")
_SLACK_S = 2.0
"""Clocks of processes and of files differ by a little."""


def runs_since(pid: int, when_s: float) -> bool:
    """Whether process ``pid`` runs, and did so at a time (seconds since 1970) already.

    Numbers are given out anew after a restart. Where a system does not tell since when a process
    runs, one that has the number is believed to be the one.
    """
    if pid == os.getpid():
        return True
    if sys.platform == "win32":
        return False  # files in use cannot be removed there anyway
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass
    begun_at = _begun_at(pid)
    return begun_at is None or begun_at <= when_s + _SLACK_S


def _begun_at(pid: int) -> float | None:
    """When a process began; never (infinity) for a dead one that nobody has waited for."""
    try:
        # The name, in brackets, may hold anything; the state is the first word behind it.
        words = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
        up_s = float((_PROC / "uptime").read_text().split()[0])
        since_s = int(words[19]) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return None
    return float("inf") if words[0] in ("Z", "X") else time.time() - up_s + since_s
