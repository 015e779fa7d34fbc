"""Hands harmed films and odd edits to processes that try them, and watches over those processes.

A process that dies by a signal or does not answer is known by the case it had; another one goes on
with the next. Every process has a home, a temporary folder and a working folder of its own, which
must look after the run as they did before.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.footage import cache_folder
from tests.support.fuzz_media import seeds

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 10.0


@dataclass(frozen=True, slots=True)
class Tried:
    """One case and what came of it. ``seconds`` of the clock, ``cpu`` of the processor."""

    kind: str
    number: int
    name: str
    outcome: str
    sentence: str = ""
    seconds: float = 0.0
    cpu: float = 0.0

    @property
    def bad(self) -> bool:
        """Whether it must not be."""
        return self.outcome.startswith("violation")


@dataclass
class Report:
    """Everything that was tried."""

    tried: list[Tried] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    """Files that appeared where none should be."""

    @property
    def bad(self) -> list[Tried]:
        """What must not be."""
        return [one for one in self.tried if one.bad]

    def counts(self) -> Counter[tuple[str, str]]:
        """How many cases of each kind ended how."""
        return Counter((one.kind, one.outcome) for one in self.tried)


class _Worker:
    """One process, its sandbox, and what it says."""

    def __init__(self, sandbox: Path) -> None:
        self.sandbox = sandbox
        for name in ("home", "tmp", "cwd", "profile", "in", "out"):
            (sandbox / name).mkdir(parents=True, exist_ok=True)
        self._start()

    def _start(self) -> None:
        box = self.sandbox
        own = {"HOME": box / "home", "TMPDIR": box / "tmp"}
        own |= {f"XDG_{n}_HOME": box / "home" / n for n in ("DATA", "CONFIG", "CACHE", "STATE")}
        own["REEL_BALLERS_FOOTAGE"] = cache_folder()
        with (box / "stderr").open("ab") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.support.fuzz_worker", str(box)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                cwd=box / "cwd",
                env={**os.environ, **{k: str(v) for k, v in own.items()}, "PYTHONPATH": str(ROOT)},
                process_group=0,
            )
        self.lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=self._read, args=(self.process, self.lines), daemon=True).start()

    @staticmethod
    def _read(process: subprocess.Popen[bytes], lines: queue.SimpleQueue[bytes]) -> None:
        assert process.stdout is not None
        with process.stdout:
            for line in process.stdout:
                lines.put(line)
        lines.put(b"")

    def answer(self, case: dict[str, Any], limit_s: float) -> dict[str, Any]:
        """What came of a case, also when the process did not survive it."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(case).encode() + b"\n")
        self.process.stdin.flush()
        step, limit = "start", limit_s
        while True:
            try:
                line = self.lines.get(timeout=limit)
            except queue.Empty:
                self.end()
                self._start()
                return {"outcome": f"violation: hangs in {step}", "seconds": limit}
            if not line:
                status = self.process.wait()
                self.end()
                self._start()
                # A render is a process of its own: the window outlives it.
                how = "child died" if step == "render" else "violation: died"
                return {"outcome": f"{how} in {step} ({status})"}
            said: dict[str, Any] = json.loads(line)
            if "step" not in said:
                return said
            step = said["step"]

    def end(self) -> None:
        """End it, and what it started."""
        self.process.kill()
        self.process.wait()
        if self.process.stdin is not None and not self.process.stdin.closed:
            self.process.stdin.close()


def run(
    kinds: dict[str, range], *, seed: int = 1, workers: int = 2, whole_every: int = 8
) -> Report:
    """Try these numbers of these kinds; every ``whole_every``-th accepted one becomes a film.

    ``LIMIT_S`` per step is for a computer with nothing else to do: a busy one gets more.
    """
    seeds()  # made once, before several ask for them
    report, lock = Report(), threading.Lock()
    todo: Iterator[tuple[str, int]] = iter(
        [(kind, number) for kind, numbers in kinds.items() for number in numbers]
    )

    def work(sandbox: Path) -> None:
        worker = _Worker(sandbox)
        before = None
        while True:
            with lock:
                kind, number = next(todo, ("", 0))
            if not kind:
                break
            busy = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
            case = {
                "kind": kind,
                "number": number,
                "seed": seed,
                "whole": number % whole_every == 0,
            }
            said = worker.answer(case, LIMIT_S * busy)
            said.setdefault("name", f"{kind}-{number}")
            with lock:
                report.tried.append(Tried(kind=kind, number=number, **said))
            before = before or _files(sandbox)
        worker.end()
        with lock:
            report.strays += sorted(_files(sandbox) - (before or set()))

    with tempfile.TemporaryDirectory(prefix="reel-ballers-fuzz-") as folder:
        threads = [
            threading.Thread(target=work, args=(Path(folder) / f"box{n}",)) for n in range(workers)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return report


def _files(sandbox: Path) -> set[str]:
    """Every file and folder in a sandbox but the case at hand."""
    return {
        str(path.relative_to(sandbox))
        for path in sandbox.rglob("*")
        if path.relative_to(sandbox).parts[0] not in ("in", "stderr")
    }
