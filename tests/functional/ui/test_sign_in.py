"""Signing in to another library of this laptop: the window closes and one on that library opens."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.storage import Library

pytestmark = pytest.mark.gui

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from app.main import main
from app.ui.main_window import MainWindow

attach = MainWindow.attach
opened = []

def attached(window, workspace):
    attach(window, workspace)
    opened.append(workspace.sync.user_id)
    if len(opened) == 1:
        workspace.sync.sign_in_as("rovers-u14").result(20)
    QTimer.singleShot(50, window.close)

MainWindow.attach = attached
code = main(Path(sys.argv[1]))
print(code, *opened)
"""


def test_another_library_opens_in_a_new_window(tmp_path: Path) -> None:
    home = tmp_path / "home"
    Library.open(home, "rovers-u14").close()
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(home)],
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    code, first, second = ran.stdout.split()
    assert (code, second) == ("0", "rovers-u14")
    assert first.startswith("local-")
