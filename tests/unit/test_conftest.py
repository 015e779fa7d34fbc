"""The ground under the other tests: a real screen where one is asked for, and no home of the coach."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from app.storage import Library, migrate
from tests.support.fixtures_library import Mould
from tests.support.libraries import query

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


def test_a_library_from_the_mould_is_the_one_that_alembic_makes(
    tmp_path: Path, mould: Mould, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(name: str) -> list[list[tuple[object, ...]]]:
        with Library.open(tmp_path / name) as library:
            pass
        asked = (
            "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY rowid",
            "SELECT * FROM alembic_version",
            "PRAGMA user_version",
            "PRAGMA application_id",
            "PRAGMA journal_mode",
            "PRAGMA integrity_check",
        )
        return [query(library.folders.database, sql) for sql in asked]

    made("first")  # whether or not this process has opened one before
    copied = made("from the mould")
    monkeypatch.setattr(migrate, "_run", mould.by_alembic)
    assert copied == made("by alembic")
    assert len(copied[0]) > 20
