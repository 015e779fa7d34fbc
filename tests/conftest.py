"""What every test stands on: no home of the coach, no screen, no chance.

Footage, libraries and windows that tests share live in tests/support/ and are loaded below.
"""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Offscreen by default: it needs no window manager to make a window active, so shortcuts and
# focus behave the same everywhere. A real X server is the `xvfb` fixture.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
os.environ["LC_ALL"] = "C.UTF-8"

# Same examples on every machine; HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile(
    "ci",
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

CLOUD = ("R2_", "RUNPOD_")

# A collection that begins by itself, in the middle of anything, has twice ended a test process inside
# the garbage collector (Qt's bindings and decoders live in one process here); see pytest_runtest_logfinish.
gc.disable()
_TESTS_PER_COLLECTION = 100
_finished = 0

# Fixtures of tests/support/; add a module here when it brings some.
pytest_plugins: list[str] = [
    f"tests.support.{module.stem}"
    for module in sorted((Path(__file__).parent / "support").glob("fixtures_*.py"))
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first: one that begins last keeps the others waiting for its end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish() -> None:
    """What was made until now stays for the whole run: no collection walks through it again."""
    gc.collect()
    gc.freeze()


def pytest_runtest_logfinish() -> None:
    """Collect garbage between tests, where nothing else is at work."""
    global _finished
    _finished += 1
    if _finished % _TESTS_PER_COLLECTION == 0:
        gc.collect()


def pytest_configure(config: pytest.Config) -> None:
    """Every process of the run gets a home of its own before anything is imported."""
    del config
    home = Path(tempfile.mkdtemp(prefix="reel-ballers-test-"))
    os.environ["REEL_BALLERS_TEST_HOME"] = str(home)
    os.environ["REEL_BALLERS_HOME"] = str(home / "library")
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(home / name.lower())
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    if os.environ.get("R2_LIVE") != "1":  # asked for: tests/integration/cloud/test_live.py
        for name in [n for n in os.environ if n.startswith(CLOUD)]:
            del os.environ[name]


def pytest_unconfigure(config: pytest.Config) -> None:
    del config
    shutil.rmtree(os.environ["REEL_BALLERS_TEST_HOME"], ignore_errors=True)


@pytest.fixture(scope="session")
def xvfb() -> Iterator[dict[str, str]]:
    """The environment of a real X server of this test process, for windows in child processes.

    There is no window manager: give a window the focus with xdotool before typing into it.
    """
    if sys.platform != "linux" or shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is a Linux program (make setup installs it)")
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1200x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as numbers:
        display = numbers.readline().strip()  # written once the server answers; empty if it died
    if not display:
        server.wait()
        pytest.fail("Xvfb did not start")
    yield {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
    server.terminate()
    server.wait(timeout=10)
