from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent

from app.ui.application import wanted

ROOT = Path(__file__).resolve().parents[3]
STARTED = """
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFileOpenEvent
from app.ui.application import Application
app = Application(["test"])
app.asked.connect(lambda files: print(*files))
QCoreApplication.sendEvent(app, QFileOpenEvent("/early.mp4"))
print("ready")
app.ready()
QCoreApplication.sendEvent(app, QFileOpenEvent("/late.mp4"))
"""


def test_a_file_and_a_link_are_told_apart_from_other_events() -> None:
    assert wanted(QFileOpenEvent("/games/a b.mp4")) == (Path("/games/a b.mp4"),)
    link = QFileOpenEvent(QUrl("reelballers:reel/0123abcd"))
    assert wanted(link) == (Path("reelballers:reel/0123abcd"),)
    assert wanted(QEvent(QEvent.Type.ApplicationActivate)) == ()


def test_what_finder_asks_before_the_window_is_there_is_not_lost() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", STARTED], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.stdout.split() == ["ready", "/early.mp4", "/late.mp4"], done.stderr
