"""The render process ends whatever comes together: signals, a closed pipe, the end of its input."""

from __future__ import annotations

import subprocess
import sys

import pytest

_TORN = """
import signal, sys
import app.render.__main__ as child

made = []
settle = child._settle
child._settle = lambda stop: (made.append(stop), settle(stop))
child.main()  # no request: it only gets ready
(stop,) = made

def tracer(frame, event, arg):
    if frame.f_code.co_name in ("set", "is_set", "__enter__", "__exit__", "notify_all"):
        signal.raise_signal(signal.SIGTERM)
    return tracer

sys.settrace(tracer)
stop.set()
sys.settrace(None)
print("set" if stop.is_set() else "lost")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals there")
def test_a_signal_may_come_while_the_stop_is_being_set() -> None:
    """The death of the parent closes the pipe and sends a signal at the same moment."""
    done = subprocess.run(
        [sys.executable, "-c", _TORN],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.stdout.strip() == "set", done.stderr
