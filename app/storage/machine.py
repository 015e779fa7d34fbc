"""Which computer this is, so that a profile that was copied to another one gets an id of its own."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

_FILES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


def machine_id() -> str:
    """The same on every start on this computer, "" where the system has no such id.

    A digest: the id itself is nobody else's business.
    """
    raw = _raw_id().strip()
    return hashlib.sha256(f"Reel Ballers {raw}".encode()).hexdigest()[:16] if raw else ""


if sys.platform == "win32":
    import winreg

    def _raw_id() -> str:
        path = r"SOFTWARE\Microsoft\Cryptography"
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path) as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        except OSError:
            return ""

elif sys.platform == "darwin":
    import subprocess

    def _raw_id() -> str:
        command = ["/usr/sbin/ioreg", "-rd1", "-c", "IOPlatformExpertDevice"]
        try:
            found = subprocess.run(command, capture_output=True, text=True, timeout=5, check=False)
        except (OSError, subprocess.SubprocessError):
            return ""
        lines = (line for line in found.stdout.splitlines() if "IOPlatformUUID" in line)
        return next(lines, "").partition("=")[2]

else:

    def _raw_id() -> str:
        for path in _FILES:
            try:
                return path.read_text(encoding="ascii")
            except (OSError, UnicodeDecodeError):
                continue
        return ""
