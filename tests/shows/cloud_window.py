"""An export in the window: to the cloud, with the network pulled out, finished on this computer.

    python -m tests.shows.cloud_window [--out DIR] [--theme dark|light|both]

The program's own window on an X server of its own; a real S3 server behind a proxy, the real worker
loop behind a RunPod on loopback. The cloud is set up through the sheets, by hand. Every word the
queue says is printed with its second; a picture of each state goes to docs/screenshots/cloud/.
Exit code 1 when an export does not end as it should, or leaves another number of films than one.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.shows.two_windows import (
    BUCKET_FIELDS,
    KEEP_IN_FILE,
    Cloud,
    Laptop,
    prepare,
    shrink,
    x_server,
)
from tests.support.control_plane import ControlPlane
from tests.support.control_plane_faults import FOREVER, CallFault, JobScript
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault
from tests.support.ministack import Ministack
from tests.support.sdk_worker import SdkWorker

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "docs" / "screenshots" / "cloud"
LIBRARY = "u15-rovers"
PATIENCE_S = 45
CAP_USD = 5.0
SLOW_S = 1.5
COLD_S = 26.0
"""A worker that starts: longer than the 20 seconds in which nothing is said of a wait."""
PIECES = 6
"""At least as many as an export here has: each meets the script."""


@dataclass
class Show:
    """One run in one look."""

    laptop: Laptop
    plane: ControlPlane
    proxy: FaultProxy
    out: Path
    theme: str
    wrong: list[str] = field(default_factory=list)
    pictures: list[Path] = field(default_factory=list)

    def shoot(self, what: str) -> None:
        """A picture of the whole screen."""
        path = self.out / f"{what}-{self.theme}.png"
        self.laptop("queue_shot", path=str(path))
        self.pictures.append(path)

    def follow(self, job: str, prefix: str = "") -> None:
        """Note what the queue says of a job; with ``prefix`` a picture of each of its states."""
        picture = str(self.out / f"{prefix}-*-{self.theme}.png") if prefix else ""
        self.laptop("follow", job=job, picture=picture)

    def told(self, title: str) -> list[tuple[float, str, str, str]]:
        """Print what the queue said of the job that was followed."""
        story = [tuple(line) for line in self.laptop("story")]
        print(f"\n{title} ({self.theme})", flush=True)
        last = ""
        for at, state, words, note in _calm(story):
            if f"{state}{words}{note}" != last:
                print(f"  {at:7.2f} s  {state:12} {words}" + (f"   [{note}]" if note else ""))
            last = f"{state}{words}{note}"
        self.pictures += [Path(path) for path in self.laptop("pictures").values()]
        return story

    def check(self, good: bool, what: str) -> None:
        print(f"  {'as it should be' if good else 'WRONG':>15}: {what}", flush=True)
        if not good:
            self.wrong.append(what)

    def films(self) -> int:
        """How many finished films there are."""
        return int(self.laptop("films"))


def _calm(story: list[Any]) -> list[Any]:
    """Without the lines that differ from the one before only in their numbers."""
    kept: list[Any] = []
    for line in story:
        bare = "".join(c for c in f"{line[1]}{line[2]}{line[3]}" if not c.isdigit())
        before = kept[-1] if kept else ("", "", "", "")
        if bare != "".join(c for c in f"{before[1]}{before[2]}{before[3]}" if not c.isdigit()):
            kept.append(line)
    return kept


def run(folder: Path, out: Path, theme: str) -> Show:
    """The whole story in one look."""
    with ExitStack() as stack:
        server = Ministack(folder / "cloud").start()
        stack.callback(server.close)
        proxy = stack.enter_context(FaultProxy(server.port))
        config = server.config(LIBRARY, endpoint=proxy.endpoint)
        keys = (config.access_key_id, config.secret_access_key)
        cloud = Cloud(config.endpoint, config.bucket, *keys, LIBRARY)
        plane = stack.enter_context(ControlPlane())
        (folder / "worker").mkdir()
        stack.enter_context(SdkWorker(plane, folder / "worker"))
        home = folder / "anna"
        prepare(home, theme)
        laptop = Laptop(
            "anna",
            home,
            stack.enter_context(x_server()),
            out,
            hand="tests.support.cloud_hand",
            variables={"RUNPOD_BASE_URL": plane.base_url},
        )
        stack.callback(laptop.close)
        show = Show(laptop, plane, proxy, out, theme)
        _set_up(show, cloud)
        acts: tuple[Callable[[Show], None], ...] = (_through_the_cloud, _pull, _ends, _afterwards)
        for act in acts:
            plane.reset()
            proxy.calm()
            act(show)
        return show


def _set_up(show: Show, cloud: Cloud) -> None:
    """Not set up, the bucket, a wrong key, the right one: all by hand."""
    laptop, plane = show.laptop, show.plane
    laptop("ready")
    laptop("reel", mode="framing", at_us=2_500_000)
    laptop("run", command="file.export")
    laptop("fit")
    show.shoot("1-not-set-up")
    laptop("click", name="Cancel")
    laptop("run", command="library.setup")
    values = (cloud.endpoint, cloud.bucket, cloud.key, cloud.secret, cloud.library)
    for name, text in zip(BUCKET_FIELDS, values, strict=True):
        laptop("type", name=name, text=text)
    laptop("choose", name="Keep the keys in", index=KEEP_IN_FILE)
    laptop("click", name="Test")
    laptop("there", name="Save")
    laptop("click", name="Save")
    laptop("there", name="Bring them along: both libraries are joined, nothing is deleted")
    laptop("click", name="Save")
    laptop("gone", name="Secret access key")
    laptop("wait", ms=500)
    laptop("ready")
    laptop("wait_status", states=["synced"])
    laptop("run", command="library.gpu")
    laptop("type", name="Endpoint ID", text=plane.endpoint_id)
    laptop("type", name="RunPod key", text="rpa_0000000000000000")
    laptop("choose", name="Keep the key in", index=KEEP_IN_FILE)
    laptop("number", name="Wait for a GPU", value=PATIENCE_S)
    laptop("number", name="Monthly limit", value=CAP_USD)
    laptop("click", name="Test")
    laptop("there", name="Test")
    laptop("wait", ms=800)
    show.shoot("2-wrong-key")
    laptop("type", name="RunPod key", text=plane.key)
    laptop("click", name="Test")
    laptop("wait", ms=300)
    show.shoot("3-testing")
    laptop("there", name="Save")
    show.shoot("4-tested")
    laptop("click", name="Save")
    laptop("gone", name="RunPod key")


def _through_the_cloud(show: Show) -> None:
    """Slow storage and a worker that starts cold, so that every state stands long enough."""
    laptop, plane, proxy = show.laptop, show.plane, show.proxy
    for operation, pattern in (("put", "*/raw_clips/*"), ("get", "*/jobs/*")):
        fault = Fault("delay", SLOW_S)
        proxy.on(operation, fault, pattern=pattern, times=None)  # type: ignore[arg-type]
    plane.service.shown_workers = {"initializing": 1}
    plane.service.script(*[JobScript(queue_s=COLD_S)] * PIECES)
    laptop("reel", mode="framing", at_us=2_500_000)
    laptop("run", command="file.export")
    laptop("fit")
    print(f"\nbefore the button: {laptop('estimate')!r}")
    show.shoot("5-dialog")
    job = laptop("export", where="auto")
    show.follow(job, "6-cloud")
    laptop("wait_words", words="Starting a GPU")
    show.shoot("7-cold-start")
    plane.service.shown_workers = None
    state = laptop("wait_job", states=["done", "failed"])
    show.shoot("8-done")
    story = show.told("To the cloud and back")
    show.check(state == "done" and "Cloud GPU" in story[-1][2], f"it ends: {story[-1][2]}")
    show.check(show.films() == 1, "one film")


def _pull(show: Show) -> None:
    """The network goes while it waits for a GPU."""
    laptop, plane, proxy = show.laptop, show.plane, show.proxy
    plane.service.shown_workers = {"throttled": 2}
    plane.service.script(*[JobScript(queue_s=FOREVER)] * PIECES)
    laptop("run", command="file.export")
    laptop("fit")
    job = laptop("export", where="auto")
    show.follow(job, "9-pulled")
    laptop("wait_words", words="No GPU is free")
    proxy.on("*", Fault("reset-before"), times=None)
    plane.on("*", CallFault("reset"), times=None)
    laptop("wait", ms=4000)
    show.shoot("10-no-network")
    laptop("wait_job", states=["moved", "done", "failed"])
    laptop("wait", ms=1200)
    show.shoot("11-moved")
    state = laptop("wait_job", states=["done", "failed"])
    show.shoot("12-moved-done")
    story = show.told("The network is pulled out while it waits")
    states = [line[1] for line in story]
    show.check("moved" in states and state == "done", f"it ends: {story[-1][2]}")
    show.check(show.films() == 2, "one film more")


def _ends(show: Show) -> None:
    """The other ends: cancelled, failed, and brought here by hand."""
    laptop, plane = show.laptop, show.plane
    laptop("wait_status", states=["synced"])
    plane.service.script(*[JobScript(queue_s=FOREVER)] * PIECES)
    laptop("run", command="file.export")
    laptop("fit")
    show.follow(laptop("export", where="cloud"))
    laptop("wait_words", words="Waiting for a GPU")
    laptop("cancel_job")
    state = laptop("wait_job", states=["cancelled", "done"])
    show.shoot("13-cancelled")
    show.told("Cancelled")
    show.check(state == "cancelled", "it is cancelled")
    plane.reset()
    plane.service.script(*[JobScript(fail="E_EDIT: The edit names a clip twice.")] * PIECES)
    laptop("run", command="file.export")
    laptop("fit")
    show.follow(laptop("export", where="cloud"))
    state = laptop("wait_job", states=["failed", "done"])
    show.shoot("14-failed")
    show.told("Refused by the worker")
    show.check(state == "failed", "it failed, with its reason")
    laptop("run_here_job")
    state = laptop("wait_job", states=["done"])
    show.shoot("15-run-here")
    show.told("Run here instead")
    show.check(show.films() == 3, "one film more")


def _afterwards(show: Show) -> None:
    """What it cost, and the gallery."""
    laptop = show.laptop
    laptop("run", command="view.queue")
    laptop("run", command="mode.gallery")
    laptop("wait", ms=1500)
    show.shoot("16-gallery")
    laptop("run", command="library.gpu")
    laptop("wait", ms=1000)
    show.shoot("17-spent")
    laptop("click", name="Cancel")


def main() -> int:
    """Run the show."""
    parser = argparse.ArgumentParser(prog="python -m tests.shows.cloud_window")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--theme", choices=("dark", "light", "both"), default="both")
    choices = parser.parse_args()
    if shutil.which("Xvfb") is None:
        print("Xvfb is not installed (make setup installs it)", file=sys.stderr)
        return 2
    wrong: list[str] = []
    for theme in ("dark", "light") if choices.theme == "both" else (choices.theme,):
        with tempfile.TemporaryDirectory() as folder:
            show = run(Path(folder), choices.out.absolute(), theme)
        for picture in show.pictures:
            shrink(picture)
        wrong += show.wrong
    print(f"\n{len(wrong)} wrong" if wrong else "\nAll as it should be")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
