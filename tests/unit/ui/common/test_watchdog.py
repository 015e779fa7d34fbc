from __future__ import annotations

import time

from pytestqt.qtbot import QtBot

from app.ui.common.watchdog import Watchdog


def test_a_stall_is_measured_and_located(qtbot: QtBot) -> None:
    with Watchdog(limit_s=0.05) as watchdog:
        qtbot.wait(60)
        block_the_window()
        qtbot.wait(60)
    assert watchdog.longest >= watchdog.longest_answered >= 0.14  # nobody else had our turn
    assert any("block_the_window" in stall.stack for stall in watchdog.stalls)


def test_an_idle_loop_has_no_long_stall(qtbot: QtBot) -> None:
    with Watchdog(limit_s=0.5) as watchdog:
        qtbot.wait(100)
    assert watchdog.stalls == []


def test_what_the_measurer_computes_is_not_the_windows(qtbot: QtBot) -> None:
    with Watchdog(limit_s=0.05) as watchdog:
        qtbot.wait(60)
        with watchdog.aside():
            block_the_window()
        qtbot.wait(60)
        assert watchdog.longest < 0.14
        block_the_window()
        qtbot.wait(60)
    assert watchdog.longest >= 0.14


def block_the_window() -> None:
    time.sleep(0.15)
