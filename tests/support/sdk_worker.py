"""The real worker as the image runs it: the SDK's unmodified loop with our handler, in a session of
its own. ``kill`` ends all of it, as a machine that is taken away does."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support.control_plane import ControlPlane

ROOT = Path(__file__).resolve().parents[2]
START_S = 60.0  # a bound for a very busy machine; it takes one to three seconds
COMMAND = (sys.executable, "-P", "-m", "gpu_worker")
LOOPBACK = "http://127.0.0.1:*"
WATCH = 'cat >/dev/null; kill -s KILL -- "-$1"'
"""Ends the worker with its parent: left alone, the SDK asks a service that is gone without a pause."""
KEPT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "REEL_BALLERS_FFMPEG", "OPENBLAS_CORETYPE")


@dataclass(frozen=True, slots=True)
class Running:
    """A process of the worker."""

    pid: int
    command: str


class SdkWorker:
    """One worker process; a context manager. ``folder`` gets its log and its work."""

    def __init__(
        self,
        plane: ControlPlane,
        folder: Path,
        name: str = "w1",
        *,
        environment: Mapping[str, str] | None = None,
        command: Sequence[str] = COMMAND,
    ) -> None:
        """``environment`` is added to, or replaces, what the worker is started with."""
        self.plane, self.folder, self.name = plane, folder, name
        self._more, self._command = dict(environment or {}), list(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._watch: subprocess.Popen[bytes] | None = None
        self.started_at = 0.0

    @property
    def log_file(self) -> Path:
        return self.folder / f"{self.name}.log"

    @property
    def log(self) -> str:
        """Everything it printed."""
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    @property
    def work_dir(self) -> Path:
        return self.folder / f"{self.name}-work"

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def environment(self) -> dict[str, str]:
        """All that the worker knows of the world: nothing of the coach's."""
        return {
            **{name: os.environ[name] for name in KEPT if name in os.environ},
            **self.plane.worker_environment(self.name),
            "HOME": str(self.folder),
            "TMPDIR": str(self.folder),
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            "REEL_BALLERS_STORAGE_HOSTS": LOOPBACK,
            "REEL_BALLERS_WORK_DIR": str(self.work_dir),
            **self._more,
        }

    def start(self, *, wait: bool = True) -> SdkWorker:
        """Start it (again), and wait until it asks for its first job."""
        self.work_dir.mkdir(parents=True, exist_ok=True)
        before = self.plane.service.workers.get(self.name)
        if before is not None and not before.gone:
            self.plane.service.lose_worker(self.name)
        self.started_at = time.monotonic()
        with self.log_file.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self.environment(),
                cwd=self.folder,
                start_new_session=True,
            )
        words = ["sh", "-c", WATCH, "watch", str(self._process.pid)]
        self._watch = subprocess.Popen(
            words, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )
        if wait:
            self.wait_ready()
        return self

    def wait_ready(self) -> float:
        """Seconds from the start of the process to its first question for a job."""
        service = self.plane.service

        def asked() -> bool:
            worker = service.workers.get(self.name)
            return (worker is not None and not worker.gone and worker.takes > 0) or self.ended()

        if not service.wait_for(asked, START_S) or self.ended():
            tail = self.log[-3_000:]
            self.kill()
            raise RuntimeError(f"the worker did not start:\n{tail}")
        return time.monotonic() - self.started_at

    def ended(self) -> bool:
        return self._process is None or self._process.poll() is not None

    def processes(self, words: str = "") -> list[Running]:
        """The living processes of its session whose command line holds ``words``."""
        return [found for found in session(self.pid) if words in found.command]

    def kill(self) -> None:
        """SIGKILL to all of its session at once. Twice is as good as once."""
        process, self._process = self._process, None
        watch, self._watch = self._watch, None
        if watch is not None and watch.stdin is not None:
            watch.kill()
            watch.wait(timeout=30)
            watch.stdin.close()
        if process is None:
            return
        for _ in range(100):
            living = session(process.pid)
            if not living and process.poll() is not None:
                break
            for found in living:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(found.pid, signal.SIGKILL)
            process.poll()
            time.sleep(0.02)
        process.wait(timeout=30)

    stop = kill

    def __enter__(self) -> SdkWorker:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.kill()


def session(leader: int) -> list[Running]:
    """The living processes of a session (not those that ended and wait to be noticed)."""
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            command = (
                (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            )
        except (OSError, ValueError):
            continue
        if fields[0] not in "ZX" and int(fields[3]) == leader:
            found.append(Running(int(folder.name), command.strip()))
    return found
