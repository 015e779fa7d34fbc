"""What the worker does while the SDK starts."""

from __future__ import annotations

import subprocess
import sys

import pytest

# The card is looked at by starting programs; the SDK's fork must not happen while one is started.
SCRIPT = """
import os, sys, threading, time
import gpu_worker.card as card
import gpu_worker.work as work
from gpu_worker.handler import Handler
from gpu_worker.settings import settings_from

looked, swept = [], threading.Event()
work.sweep = lambda folder: swept.set()
card.look = lambda folder: looked.append(time.monotonic()) or card.Card()
os.environ["REEL_BALLERS_WORK_DIR"] = sys.argv[1]
handler = Handler(settings_from(), None)
handler.start()
swept.wait(30)
time.sleep(0.3)  # nothing else is left to do but to look
before = time.monotonic()
pid = os.fork()
if not pid:
    os._exit(0)
os.waitpid(pid, 0)
handler._ready.result(30)
print(len(looked), looked[0] >= before, time.monotonic() - before < 8)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="nothing forks there")
def test_programs_are_started_after_the_sdk_has_forked(tmp_path: object) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["1", "True", "True"], done.stderr
