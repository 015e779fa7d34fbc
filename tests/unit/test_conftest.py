"""The ground under the other tests: a real screen where one is asked for, and no home of the coach."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

SHOW = """
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.show()
print(app.platformName(), QTest.qWaitForWindowExposed(window))
"""


@pytest.mark.integration
def test_a_window_opens_on_a_real_x_server(xvfb: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHOW], env=xvfb, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["xcb", "True"]


def test_windows_in_this_process_are_off_screen(qapp: QGuiApplication) -> None:
    assert qapp.platformName() == os.environ["QT_QPA_PLATFORM"]


def test_nothing_of_the_coach_is_in_reach() -> None:
    home = Path(os.environ["REEL_BALLERS_TEST_HOME"])
    for name in ("REEL_BALLERS_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        assert home in Path(os.environ[name]).parents
    assert not [name for name in os.environ if name.startswith(("R2_", "RUNPOD_"))]
