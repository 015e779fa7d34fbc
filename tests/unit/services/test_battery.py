"""The battery as three systems tell it, and exports that wait while it is low."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.services.battery import (
    BatteryPause,
    Charge,
    charge_from_pmset,
    charge_from_windows,
    charge_in,
)
from app.services.operations import Operations
from app.services.settings import Settings

PMSET = """Now drawing from '{source}'
 -InternalBattery-0 (id=22806627)\t{percent}%; {state}; 4:10 remaining present: true
"""


def supply(root: Path, name: str, **facts: str) -> None:
    folder = root / name
    folder.mkdir(parents=True, exist_ok=True)
    for fact, value in facts.items():
        (folder / fact).write_text(f"{value}\n")


def test_linux_on_battery_and_on_the_charger(tmp_path: Path) -> None:
    supply(tmp_path, "BAT0", type="Battery", capacity="12", status="Discharging")
    supply(tmp_path, "AC", type="Mains", online="0")
    assert charge_in(tmp_path) == Charge(12, discharging=True)
    supply(tmp_path, "AC", type="Mains", online="1")
    assert charge_in(tmp_path) == Charge(12, discharging=False)


def test_linux_with_two_batteries_and_a_mouse(tmp_path: Path) -> None:
    supply(tmp_path, "BAT0", type="Battery", capacity="10", status="Discharging")
    supply(tmp_path, "BAT1", type="Battery", capacity="91", status="Not charging")
    supply(tmp_path, "hid-1", type="Battery", capacity="2", status="Discharging", scope="Device")
    assert charge_in(tmp_path) == Charge(50, discharging=True)


def test_linux_without_a_battery_or_with_nonsense(tmp_path: Path) -> None:
    assert charge_in(tmp_path / "none") is None
    supply(tmp_path, "AC", type="Mains", online="1")
    assert charge_in(tmp_path) is None
    supply(tmp_path, "BAT0", type="Battery", capacity="full", status="Discharging")
    assert charge_in(tmp_path) is None


@pytest.mark.parametrize(
    ("state", "discharging"),
    [("discharging", True), ("charging", False), ("charged", False), ("AC attached", False)],
)
def test_macos(state: str, discharging: bool) -> None:
    text = PMSET.format(source="Battery Power", percent=9, state=state)
    assert charge_from_pmset(text) == Charge(9, discharging)


def test_macos_without_a_battery() -> None:
    assert charge_from_pmset("Now drawing from 'AC Power'\n") is None


@pytest.mark.parametrize(
    ("line", "flag", "percent", "charge"),
    [
        (0, 2, 14, Charge(14, discharging=True)),
        (1, 8, 14, Charge(14, discharging=False)),
        (1, 128, 255, None),
        (255, 255, 255, None),
    ],
)
def test_windows(line: int, flag: int, percent: int, charge: Charge | None) -> None:
    assert charge_from_windows(line, flag, percent) == charge


class Laptop:
    """A battery and a clock that are set by hand."""

    def __init__(self, operations: Operations) -> None:
        self.charge: Charge | None = Charge(80, discharging=True)
        self.now = 0.0
        self.pause = BatteryPause(Settings(operations), lambda: self.charge, lambda: self.now)

    def reason(self, percent: int, *, discharging: bool = True) -> str:
        self.charge = Charge(percent, discharging)
        self.now += 60
        return self.pause.reason()


@pytest.fixture
def laptop(operations: Operations) -> Laptop:
    return Laptop(operations)


def test_exports_wait_while_it_is_low_and_go_on_with_the_charger(laptop: Laptop) -> None:
    assert laptop.reason(16) == ""
    assert laptop.reason(15) == ("Paused: the battery is at 15 %; plug in the charger to go on.")
    assert "12 %" in laptop.reason(12)
    assert laptop.reason(12, discharging=False) == ""
    assert laptop.reason(3) != ""
    assert laptop.reason(40) == ""


def test_the_coach_may_choose_another_limit_or_none(laptop: Laptop) -> None:
    assert laptop.pause.limit().result() == "15"
    laptop.pause.set_limit(30).result()
    assert laptop.reason(29) != "" and laptop.reason(31) == ""
    laptop.pause.set_limit(0).result()
    assert laptop.reason(1) == ""


def test_a_choice_is_heard_at_once(laptop: Laptop) -> None:
    assert laptop.reason(10) != ""
    laptop.pause.set_limit(0).result()
    assert laptop.pause.reason() == ""


def test_a_computer_without_a_battery_never_waits(laptop: Laptop) -> None:
    laptop.charge = None
    assert laptop.pause.reason() == "" and not laptop.pause.there()
