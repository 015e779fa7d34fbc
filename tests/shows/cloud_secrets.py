"""Searches everything that an export in the cloud leaves behind for keys: nothing may hold one.

    python -m tests.shows.cloud_secrets

The app runs as the command line in processes of its own, the worker is the SDK's own loop; both log at
DEBUG. One export goes well, and one each with a bad key, a store that refuses, a worker that fails with
a traceback, and a quit in the middle. Then what the service was given and gave, what is in the
environments of the worker's processes, all logs and output, the library, and every object in the bucket
(markers included) is searched for R2's key and secret, RunPod's key and whatever is shaped like one.

A job must hold links: in what goes to the worker, links and the key's ID that each of them names are
expected, and counted; anywhere else they are not. Ends with 1 when something was found.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.cloud.r2 import R2Config
from tests.support.cloud_coach import cloud_coach, environment
from tests.support.control_plane import ControlPlane
from tests.support.control_plane_faults import TRACEBACK_ERROR, CallFault, JobScript
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import answer
from tests.support.leaks import Leak, leaks_in
from tests.support.ministack import Ministack
from tests.support.sdk_worker import SdkWorker, session

APP = "import sys; from app.cli import main; sys.exit(main())"
LIMIT_S = 120.0
LINK = {"a signed link", "a signed header"}
"""How the signature in a link is told; both words fit it."""


@dataclass
class Spill:
    """Everything that was left, by place: (name, content)."""

    places: dict[str, list[tuple[str, bytes]]] = field(default_factory=dict)

    def put(self, place: str, name: str, content: bytes) -> None:
        self.places.setdefault(place, []).append((name, content))

    def put_folder(self, place: str, folder: Path) -> None:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                self.put(place, str(path.relative_to(folder)), path.read_bytes())


class Stage:
    """The laptop, as processes, with everything it says kept."""

    def __init__(self, folder: Path, config: R2Config, plane: ControlPlane, spill: Spill) -> None:
        self.folder, self.config, self.plane, self.spill = folder, config, plane, spill
        self.home = folder / "home"
        self.environments = dict[int, tuple[str, bytes]]()
        self.codes = dict[str, int]()

    def app(self, worker: SdkWorker, *words: str, seconds: float = LIMIT_S, **more: str) -> str:
        """A command of the app; after ``seconds`` it is asked to end. What it printed."""
        process = subprocess.Popen(
            [sys.executable, "-c", APP, *words],
            env={
                **os.environ,
                **environment(self.config, self.plane),
                "REEL_BALLERS_HOME": str(self.home),
                "REEL_BALLERS_LOG": "DEBUG",
                **more,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        ends = time.monotonic() + seconds
        while process.poll() is None and time.monotonic() < ends:
            self.look(worker)
            time.sleep(0.02)
        process.terminate()
        out, err = process.communicate(timeout=30)
        name = f"{len(self.codes)} {' '.join(words[:2])}"
        self.codes[f"{len(self.codes)} {words[0]}"] = process.returncode
        self.spill.put("what the app printed", f"{name} out", out)
        self.spill.put("what the app printed", f"{name} err", err)
        return out.decode()

    def look(self, worker: SdkWorker) -> None:
        """Note the environment of every process of the worker that lives just now."""
        for found in session(worker.pid):
            try:
                content = Path(f"/proc/{found.pid}/environ").read_bytes()
            except OSError:
                continue
            self.environments[found.pid] = (found.command[:40], content)


def main() -> int:
    """Export, search, print."""
    with tempfile.TemporaryDirectory(prefix="cloud-secrets-") as name:
        leaks, missing = searched(Path(name))
    for leak in leaks:
        print(leak)
    if missing:
        print(f"NOT COMPLETE: nothing of {missing}")
    return 1 if leaks or missing else 0


def searched(folder: Path, *, brief: bool = False) -> tuple[list[Leak], list[str]]:
    """What was found, and the places of which there was nothing to search. Prints the table."""
    spill = Spill()
    extra = {"RUNPOD_LOG_LEVEL": "DEBUG"}
    (folder / "worker").mkdir()
    with (
        Ministack(folder / "s3") as s3,
        FaultProxy(s3.port) as proxy,
        ControlPlane() as plane,
        SdkWorker(plane, folder / "worker", environment=extra) as worker,
    ):
        config = s3.config(endpoint=proxy.endpoint)
        stage = Stage(folder, config, plane, spill)
        play(stage, worker, proxy, s3, brief=brief)
        gather(stage, worker)
        gather_objects(stage, s3)
        s3.close()
    leaks = search(spill, config, plane.key)
    for secret in (config.secret_access_key, plane.key):  # the search must see what is there
        assert leaks_in(b"x" + secret.encode(), [secret], "planted")
    print(f"\ncommands ended with {stage.codes}; {len(plane.service.jobs)} jobs")
    return leaks, [place for place in PLACES if not spill.places.get(place)]


PLACES = (
    "jobs as the service got them",
    "jobs as the worker got them",
    "what the worker told the service",
    "what the service answered the app",
    "environment of the worker's processes",
    "log of the worker",
    "what the app printed",
    "the app's folder: library, logs, caches",
    "markers and films of the workers",
    "the rest of the bucket",
)
JOBS = PLACES[:2]


def play(stage: Stage, worker: SdkWorker, proxy: FaultProxy, s3: Ministack, *, brief: bool) -> None:
    """Exports that go well and badly."""
    plane = stage.plane
    with cloud_coach(stage.home, stage.config, plane, queue=False) as coach:
        reel = coach.make_reel()
    export = ("export", reel, "--kind", "framing", "--quality", "draft", "--where", "auto")
    # What the workers leave can be looked at if it cannot be deleted; the next start tidies it up.
    proxy.on("delete", answer(503), pattern="*/jobs/*", times=None)
    stage.app(worker, *export, "--json")
    gather_objects(stage, s3)
    proxy.calm()
    if brief:
        return
    stage.app(worker, *export)
    plane.service.script(*[JobScript(fail=TRACEBACK_ERROR)] * 2)
    stage.app(worker, *export)
    plane.on("status", CallFault("status", 401), times=None)
    stage.app(worker, *export)
    plane.calm()
    proxy.on("put", answer(403), pattern="*/video.mp4", times=None)
    stage.app(worker, *export)
    proxy.calm()
    plane.service.pause()
    stage.app(worker, *export, seconds=6)
    plane.service.pause(False)
    stage.app(worker, "jobs", "list")
    stage.app(worker, "doctor")


def gather(stage: Stage, worker: SdkWorker) -> None:
    """Everything that is there now but the bucket."""
    plane, spill = stage.plane, stage.spill
    for n, call in enumerate(list(plane.log)):
        name = f"{n} {call.operation}"
        if call.operation == "run":
            spill.put(JOBS[0], name, call.body)
        elif call.operation == "take":
            spill.put(JOBS[1], name, call.answer)
        elif call.operation in ("done", "stream"):
            spill.put(PLACES[2], name, call.body)
        if call.operation in ("run", "status", "health", "cancel"):
            spill.put(PLACES[3], name, call.answer)
    for pid, (command, content) in stage.environments.items():
        spill.put(PLACES[4], f"{pid} {command}", content)
    spill.put(PLACES[5], "log", worker.log_file.read_bytes())
    spill.put_folder(PLACES[7], stage.home)


def gather_objects(stage: Stage, s3: Ministack) -> None:
    """What is in the bucket now."""
    spill = stage.spill
    for key, body in s3.objects(stage.config.bucket).items():
        spill.put(PLACES[8] if "/jobs/" in key else PLACES[9], key, body)


def search(spill: Spill, config: R2Config, key: str) -> list[Leak]:
    """The table; what was found."""
    found: list[Leak] = []
    print(f"{'place':42} {'pieces':>6} {'bytes':>11}   links   keys")
    for place in PLACES:
        pieces = spill.places.get(place, [])
        leaks = list(_leaks(place, pieces, config, key))
        expected = [leak for leak in leaks if place in JOBS and leak.what in LINK]
        bad = [leak for leak in leaks if leak not in expected]
        size = sum(len(content) for _, content in pieces)
        print(f"{place:42} {len(pieces):>6,} {size:>11,}   {len(expected):>5}   {len(bad):>4}")
        found += bad
    return found


def _leaks(
    place: str, pieces: Sequence[tuple[str, bytes]], config: R2Config, key: str
) -> Iterator[Leak]:
    secrets = [config.secret_access_key, key]
    if place not in JOBS:
        secrets.append(config.access_key_id)  # no secret, and named in every link
    for name, content in pieces:
        yield from leaks_in(content, secrets, f"{place}: {name}")


if __name__ == "__main__":
    sys.exit(main())
