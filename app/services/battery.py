"""The battery of a laptop, and exports that wait while it is nearly empty.

Rendering takes all of the processor; on the last percent it would take the evening's edits with it.
"""

from __future__ import annotations

import contextlib
import ctypes
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from app.services.settings import Settings

SETTING = "battery.pause_percent"
"""Setting of this computer: exports wait at or below so many percent; 0 never."""
USUAL_PERCENT = 15
_SUPPLIES = Path("/sys/class/power_supply")
_LOOK_S = 5.0


@dataclass(frozen=True, slots=True)
class Charge:
    """How full the battery is, 0 to 100, and whether it is getting emptier."""

    percent: int
    discharging: bool


def read_charge() -> Charge | None:
    """The battery of this computer; None when it has none, or does not say."""
    with contextlib.suppress(OSError, ValueError, AttributeError, subprocess.SubprocessError):
        if sys.platform == "darwin":
            return charge_from_pmset(_pmset())
        if sys.platform == "win32":
            return _windows()
        return charge_in(_SUPPLIES)
    return None


def charge_in(supplies: Path) -> Charge | None:
    """As Linux tells it: a folder per battery and charger, a file per fact.

    Several batteries count together. A mouse's battery is of scope *Device*, and none of ours.
    """
    levels: list[int] = []
    discharging = False
    for supply in sorted(supplies.iterdir()) if supplies.is_dir() else []:
        kind = _fact(supply, "type")
        if kind in ("Mains", "USB") and _fact(supply, "online") == "1":
            return _plugged(levels, supplies)
        if kind != "Battery" or _fact(supply, "scope") == "Device":
            continue
        with contextlib.suppress(ValueError):
            levels.append(int(_fact(supply, "capacity")))
        discharging = discharging or _fact(supply, "status") == "Discharging"
    if not levels:
        return None
    return Charge(_percent(sum(levels) / len(levels)), discharging)


def charge_from_pmset(text: str) -> Charge | None:
    """As macOS tells it: `` -InternalBattery-0 (id=…)  83%; discharging; 4:10 remaining``."""
    found = re.search(r"InternalBattery.*?(\d{1,3})%;\s*([^;]+);", text)
    if found is None:
        return None
    return Charge(_percent(int(found[1])), found[2].strip() == "discharging")


def charge_from_windows(line: int, flag: int, percent: int) -> Charge | None:
    """As Windows tells it: SYSTEM_POWER_STATUS, its first three bytes."""
    if flag & 128 or percent > 100:  # no battery, or not known
        return None
    return Charge(percent, line == 0)


class BatteryPause:
    """Whether exports should wait now. Methods may be called from any thread but the library's."""

    def __init__(
        self,
        settings: Settings,
        read: Callable[[], Charge | None] = read_charge,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings, self._read, self._clock = settings, read, clock
        self._lock = threading.Lock()
        self._looked_at = float("-inf")
        self._reason = ""

    def reason(self) -> str:
        """Why exports wait, as a sentence; empty when they may go on. Looks every few seconds."""
        with self._lock:
            if self._clock() - self._looked_at >= _LOOK_S:
                self._looked_at = self._clock()
                self._reason = self._look()
            return self._reason

    def limit(self) -> Future[str]:
        """The percent at which exports wait, as a number in a text; ``0`` for never."""
        return self._settings.get_local(SETTING, str(USUAL_PERCENT))

    def set_limit(self, percent: int) -> Future[None]:
        """Wait at or below so many percent; 0 never."""
        done = self._settings.put_local(SETTING, str(_percent(percent)))
        done.add_done_callback(lambda _: self._look_again())
        return done

    def there(self) -> bool:
        """Whether this computer has a battery; may take a moment."""
        return self._read() is not None

    def _look_again(self) -> None:
        with self._lock:
            self._looked_at = float("-inf")

    def _look(self) -> str:
        charge = self._read()
        if charge is None or not charge.discharging:
            return ""
        text = self.limit().result()
        limit = int(text) if text.isdecimal() else USUAL_PERCENT
        if charge.percent > limit or not limit:
            return ""
        return f"Paused: the battery is at {charge.percent} %; plug in the charger to go on."


def _plugged(levels: list[int], supplies: Path) -> Charge | None:
    """The charge of a laptop on its charger; some batteries say *Discharging* even then."""
    for supply in supplies.iterdir():
        if not levels and _fact(supply, "type") == "Battery":
            with contextlib.suppress(ValueError):
                levels = [int(_fact(supply, "capacity"))]
    return Charge(_percent(sum(levels) / len(levels)), discharging=False) if levels else None


def _fact(supply: Path, name: str) -> str:
    try:
        return (supply / name).read_text().strip()
    except OSError:
        return ""


def _percent(value: float) -> int:
    return max(0, min(100, round(value)))


def _pmset() -> str:
    done = subprocess.run(
        ["/usr/bin/pmset", "-g", "batt"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=5,
        check=True,
    )
    return done.stdout


def _windows() -> Charge | None:
    status = (ctypes.c_ubyte * 12)()
    kernel: object = getattr(ctypes, "windll").kernel32  # noqa: B009 - only there on Windows
    if not kernel.GetSystemPowerStatus(ctypes.byref(status)):  # type: ignore[attr-defined]
        return None
    return charge_from_windows(status[0], status[1], status[2])
