"""Two laptops, two windows, one reel: edited apart without a network, then synced.

    python -m tests.shows.two_windows [--out DIR] [--theme dark|light]

Each laptop is a process of its own with the program's own window on an X server of its own and a
profile of its own. Both are set up through the sheet, edit the same reel without a network and sync
when it is back. Pictures of both screens go to docs/screenshots/sync/; the steps and what
the status bars said are printed as a table. Exit code 1 when the reels differ in the end.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault
from tests.support.ministack import Ministack

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "docs" / "screenshots" / "sync"
SIZE = "1280x800x24"
COLORS = 255
AT_US, AFTER_US = 2_500_000, 2_800_000
"""Moments of the clip: where it is edited, and where all edits are seen at once."""
BUCKET_FIELDS = ("Endpoint", "Bucket", "Access key ID", "Secret access key", "Library name")
KEEP_IN_FILE = 2
"""The row of "A file that only my account can read": test machines have no keyring."""


@dataclass(frozen=True)
class Cloud:
    """What is typed into the set-up sheet."""

    endpoint: str
    bucket: str
    key: str
    secret: str
    library: str


class Laptop:
    """One window. Every method asks its hand and waits for the answer."""

    def __init__(
        self,
        name: str,
        home: Path,
        display: str,
        out: Path,
        *,
        hand: str = "tests.support.hand",
        variables: Mapping[str, str] | None = None,
    ) -> None:
        """``hand`` is the module that acts in the window; ``variables`` are added to its
        environment.
        """
        self.name, self._out = name, out
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("R2_", "COV_"))},
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": "1",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            **(variables or {}),
        }
        self.process = subprocess.Popen(
            [*_named(f"{name}-laptop"), sys.executable, "-m", hand, str(home)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=environment,
            text=True,
        )

    def __call__(self, do: str, **wish: object) -> Any:
        """Do something in the window; what it answered."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(json.dumps({"do": do, **wish}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended while it should {do}")
        answer = json.loads(line)
        if not answer["ok"]:
            raise RuntimeError(f"{self.name} could not {do}:\n{answer['error']}")
        return answer["is"]

    def shoot(self, what: str) -> None:
        """A picture of its screen, as docs/screenshots keeps them."""
        path = self._out / f"{what}-{self.name}.png"
        self("shot", path=str(path))
        shrink(path)

    @property
    def words(self) -> str:
        """What its status bar says."""
        return str(self("status")["words"])

    def close(self) -> None:
        """Close the window and wait for the process."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


def shrink(path: Path) -> None:
    """Few colours: a picture of a window needs no more."""
    from PIL import Image

    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(COLORS, Image.Quantize.MAXCOVERAGE, kmeans=2)
    small.save(path, optimize=True)


def _named(name: str) -> list[str]:
    """Run under a host name of its own, where the system lets us: versions name their laptop."""
    probe = ["unshare", "-u", "hostname", name]
    if shutil.which("unshare") and not subprocess.run(probe, capture_output=True).returncode:
        return ["unshare", "-u", "sh", "-c", f'hostname {name}; exec "$0" "$@"']
    return []


@contextmanager
def x_server() -> Iterator[str]:
    """An X server that nobody else draws on; its display."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", SIZE, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as numbers:
        display = numbers.readline().strip()
    try:
        if not display:
            raise RuntimeError("Xvfb did not start")
        yield f":{display}"
    finally:
        server.terminate()
        server.wait(timeout=10)


def prepare(home: Path, theme: str) -> tuple[str, Path]:
    """Anna's library before there is a cloud; the game of its reel and where its video is."""
    from app.services.workspace import Workspace
    from tests.screenshots import story

    with Workspace.open(home, queue=False) as workspace:
        told = story.tell(workspace, Path(home), exports=False)
        workspace.overlay.ensure_spotlights(told.reel_id).result(30)
        workspace.settings.put_local("theme", theme).result(10)
        return told.game.name, Path(told.game.files[0].path)


def set_up(laptop: Laptop, cloud: Cloud, *, brings: bool) -> None:
    """The set-up sheet from the status bar to the opened library, by hand."""
    laptop("run", command="library.setup")
    values = (cloud.endpoint, cloud.bucket, cloud.key, cloud.secret, cloud.library)
    for name, text in zip(BUCKET_FIELDS, values, strict=True):
        laptop("type", name=name, text=text)
    laptop("choose", name="Keep the keys in", index=KEEP_IN_FILE)
    laptop("click", name="Test")
    laptop("there", name="Save")
    laptop.shoot("1-set-up")
    laptop("click", name="Save")
    if brings:
        laptop("there", name="Bring them along: both libraries are joined, nothing is deleted")
        laptop.shoot("2-question")
        laptop("click", name="Save")
    laptop("gone", name="Secret access key")
    laptop("wait", ms=500)
    laptop("ready")
    laptop("wait_status", states=["synced"])


def run(folder: Path, out: Path, theme: str) -> bool:
    """The story; whether both reels are the same in the end."""
    table: list[tuple[str, str, str]] = []
    with ExitStack() as stack:
        server = Ministack(folder / "cloud").start()
        stack.callback(server.close)
        network = stack.enter_context(FaultProxy(server.port))
        library = "u15-rovers"
        config = server.config(library, endpoint=network.endpoint)
        cloud = Cloud(
            config.endpoint,
            config.bucket,
            config.access_key_id,
            config.secret_access_key,
            library,
        )
        homes = folder / "anna", folder / "bus"
        game, video = prepare(homes[0], theme)
        _prefer(homes[1], theme)
        anna, bus = (
            Laptop(name, home, stack.enter_context(x_server()), out)
            for name, home in zip(("anna", "bus"), homes, strict=True)
        )
        stack.callback(bus.close)
        stack.callback(anna.close)

        def note(step: str) -> None:
            table.append((step, anna.words, bus.words))
            print(f"{step:44} {anna.words:34} {bus.words}", flush=True)

        _begin(anna, bus, cloud, game, video, note)
        network.on("*", Fault("reset-before"), times=None)
        _edit_apart(anna, bus, note)
        network.calm()
        return _come_together(anna, bus, note)


def _prefer(home: Path, theme: str) -> None:
    from app.services.workspace import Workspace

    with Workspace.open(home, queue=False) as workspace:
        workspace.settings.put_local("theme", theme).result(10)


def _begin(anna: Laptop, bus: Laptop, cloud: Cloud, game: str, video: Path, note: Any) -> None:
    for laptop in (anna, bus):
        laptop("ready")
    note("opened, no cloud")
    set_up(anna, cloud, brings=True)
    note("Anna's cloud is set up")
    set_up(bus, cloud, brings=False)
    bus("games", count=3)
    bus("locate", name=game, path=str(video))
    for laptop in (anna, bus):
        laptop("reel", mode="framing", at_us=AT_US)
        laptop("reel", mode="overlay", at_us=AT_US)
        laptop("wait_status", states=["synced"])
    bus("run", command="library.sync")
    anna("run", command="library.sync")
    for laptop in (bus, anna):
        laptop("wait_status", states=["synced"])
    note("both hold the reel")


def _edit_apart(anna: Laptop, bus: Laptop, note: Any) -> None:
    """The same reel on both laptops, while there is no network."""
    anna("reel", mode="framing", at_us=AT_US)
    anna("drag_box", dx=120, dy=0)
    anna("reel", mode="overlay", at_us=AT_US)
    anna("click", name="Spotlight colour: Cyan")
    bus("click", name="Spotlight colour: Pink")
    bus("run", command="overlay.text")
    for laptop in (anna, bus):
        laptop("run", command="library.sync")
        laptop("wait_status", states=["offline"])
    note("edited apart, no network")
    for laptop in (anna, bus):
        laptop("run", command="library.status")
        laptop.shoot("3-before")
        laptop("run", command="library.status")


def _come_together(anna: Laptop, bus: Laptop, note: Any) -> bool:
    for laptop in (anna, bus, anna):
        laptop("run", command="library.sync")
        laptop("wait", ms=300)
        laptop("wait_status", states=["synced", "conflicts"])
    bus("run", command="library.sync")
    bus("wait_status", states=["conflicts"])
    note("the network is back, both synced")
    for laptop in (anna, bus):
        laptop("reel", mode="overlay", at_us=AFTER_US)
        laptop.shoot("4-after")
    same = anna("edit") == bus("edit")
    note(f"the reels are {'the same' if same else 'DIFFERENT'}")
    anna("run", command="library.conflicts")
    anna("wait", ms=800)
    anna.shoot("5-conflicts")
    anna("use_other")
    anna("wait", ms=800)
    anna("click", name="Done")
    anna("run", command="library.sync")
    anna("wait_status", states=["synced"])
    bus("run", command="library.sync")
    bus("wait_status", states=["synced"])
    same = same and anna("edit") == bus("edit")
    note("Anna took the other colour, both synced")
    bus("run", command="library.versions")
    bus("there", name="Versions")
    bus("press", name="Versions", key="End")
    bus("wait", ms=2500)
    bus.shoot("6-versions")
    bus("click", name="Done")
    return bool(same)


def main() -> int:
    """Run the show."""
    parser = argparse.ArgumentParser(prog="python -m tests.shows.two_windows")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")
    choices = parser.parse_args()
    if shutil.which("Xvfb") is None:
        print("Xvfb is not installed (make setup installs it)", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        same = run(Path(folder), choices.out.absolute(), choices.theme)
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
