"""What probing the encoders found, on disk, for as long as ffmpeg and the drivers stay the same."""

from __future__ import annotations

import json
import logging
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from app.render.encoders import Encoder, Probe
from app.render.ffmpeg_program import ffmpeg_version

log = logging.getLogger(__name__)

_MAX_BYTES = 100_000
_DRIVER_FILES = ("nvEncodeAPI64.dll", "nvcuda.dll", "amfrt64.dll", "libmfxhw64.dll", "vpl.dll")


class ProbeCache:
    """Probes by encoder. A file that cannot be read or written costs time, never the answer."""

    def __init__(
        self,
        file: Path,
        *,
        version: Callable[[], str] = ffmpeg_version,
        driver: Callable[[], str] | None = None,
    ) -> None:
        """``version`` and ``driver`` name what a result depends on; asked when first needed."""
        self._file = file
        self._version, self._driver = version, driver or driver_version
        self._key: str | None = None

    def get(self, encoder: Encoder) -> Probe | None:
        """What was found with this ffmpeg and these drivers."""
        found = self._load().get(encoder.name)
        return Probe(bool(found["ok"]), str(found["reason"])) if found else None

    def put(self, encoder: Encoder, found: Probe) -> None:
        """Remember, unless the trouble may pass by itself; then forget what was known."""
        results = self._load()
        results.pop(encoder.name, None)
        if found.ok or found.lasting:
            results[encoder.name] = {k: v for k, v in asdict(found).items() if k != "lasting"}
        self._save(results)

    def forget(self, encoder: Encoder) -> None:
        """The encoder failed in a real job: probe it again next time."""
        self.put(encoder, Probe(False, lasting=False))

    def _load(self) -> dict[str, dict[str, object]]:
        try:
            if self._file.stat().st_size > _MAX_BYTES:
                return {}
            kept = json.loads(self._file.read_bytes())
            if kept["key"] != self._now():
                return {}
            results: dict[str, dict[str, object]] = {
                str(name): {"ok": bool(found["ok"]), "reason": str(found["reason"])}
                for name, found in kept["results"].items()
            }
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}
        return results

    def _save(self, results: dict[str, dict[str, object]]) -> None:
        text = json.dumps({"key": self._now(), "results": results}, indent=1, sort_keys=True)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._file.parent, prefix=".probes-")
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                out.write(text)
            Path(name).replace(self._file)
        except OSError as error:
            log.warning("encoder probes cannot be kept in %s: %s", self._file, error)

    def _now(self) -> str:
        if self._key is None:
            self._key = f"{self._version()} | {self._driver()}"
        return self._key


def driver_version() -> str:
    """A line that changes when a graphics driver or card does."""
    if sys.platform == "win32":
        system = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32"
        return "; ".join(_stamp(system / name) for name in _DRIVER_FILES)
    if sys.platform == "darwin":
        return f"macOS {platform.mac_ver()[0]} {platform.machine()}"
    nvidia = _first_line(Path("/proc/driver/nvidia/version"))
    cards = " ".join(sorted(node.name for node in Path("/dev/dri").glob("renderD*")))
    return f"{nvidia}; {cards}; {platform.release()}"


def _stamp(file: Path) -> str:
    try:
        status = file.stat()
    except OSError:
        return f"no {file.name}"
    return f"{file.name} {status.st_size} {status.st_mtime_ns}"


def _first_line(file: Path) -> str:
    try:
        return file.read_text(errors="replace").splitlines()[0]
    except (OSError, IndexError):
        return "no NVIDIA driver"
