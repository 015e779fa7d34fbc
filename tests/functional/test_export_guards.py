"""Exports on a laptop that runs out of power, and what is kept of one that fails."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from app.footage import MatchSpec
from app.services import battery
from app.services.export import ExportChoices, JobProgress
from app.services.workspace import Workspace
from tests.support.footage import make_match

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a battery as Linux tells it")
WAIT_S = 60


class Laptop:
    """A workspace on a laptop whose charge is set by hand, and what its exports say."""

    def __init__(self, workspace: Workspace, supplies: Path) -> None:
        self.workspace, self._battery = workspace, supplies / "BAT0"
        self.said: list[JobProgress] = []
        self.heard = threading.Condition()
        workspace.exports.subscribe(self._hear)
        spec = MatchSpec(width=320, height=180, fps=Fraction(25), duration_s=Fraction(4), gop=25)
        game = workspace.games.add([make_match(spec)[0]], measure=True).result()
        clip = workspace.annotate.mark(game.id, 2_000_000, lead_us=2_000_000).result()
        self.reel_id = workspace.reels.create("Reel", [clip.id], "source").result()
        first = workspace.reels.edit(self.reel_id).result().clips[0]
        workspace.framing.add_freeze(self.reel_id, first.id, 1_000_000, 30_000_000).result()

    def set(self, percent: int, status: str = "Discharging") -> None:
        self._battery.mkdir(parents=True, exist_ok=True)
        for name, value in (("type", "Battery"), ("capacity", percent), ("status", status)):
            (self._battery / name).write_text(f"{value}\n")

    def wait_for(self, what: str) -> JobProgress:
        """The first that is said in a stage or state, from now on or before."""
        with self.heard:
            assert self.heard.wait_for(lambda: self._first(what) is not None, WAIT_S), what
        found = self._first(what)
        assert found is not None
        return found

    def _first(self, what: str) -> JobProgress | None:
        return next((p for p in self.said if what in (p.stage, p.state)), None)

    def _hear(self, progress: JobProgress) -> None:
        with self.heard:
            self.said.append(progress)
            self.heard.notify_all()


@pytest.fixture
def laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Laptop]:
    monkeypatch.setattr(battery, "_SUPPLIES", tmp_path / "supplies")
    monkeypatch.setattr(battery, "_LOOK_S", 0.05)
    monkeypatch.setattr("app.services.export_queue.RETRY_S", 0.1)
    with Workspace.open(tmp_path / "home") as opened:
        yield Laptop(opened, tmp_path / "supplies")


def test_an_export_waits_for_the_charger_before_it_begins(laptop: Laptop) -> None:
    laptop.set(9)
    exports = laptop.workspace.exports
    job = exports.start(laptop.reel_id, ExportChoices("framing", quality="draft")).result()
    said = laptop.wait_for("queued")
    assert said.reason == "Paused: the battery is at 9 %; plug in the charger to go on."
    assert exports.get(job.id).result().state == "queued"
    laptop.set(9, "Charging")
    assert exports.wait(job.id).result(WAIT_S).state == "done"


def test_a_running_export_stands_still_and_goes_on(laptop: Laptop) -> None:
    laptop.set(80)
    exports = laptop.workspace.exports
    job = exports.start(laptop.reel_id, ExportChoices("framing", quality="draft")).result()
    laptop.wait_for("frames")
    laptop.set(14)
    said = laptop.wait_for("paused")
    assert (said.state, said.fps) == ("rendering", 0) and "at 14 %" in said.reason
    laptop.workspace.battery.set_limit(10).result()
    done = exports.wait(job.id).result(WAIT_S)
    assert (done.state, done.error) == ("done", "") and Path(done.out).is_file()
    assert laptop.said[-1].reason == ""


def test_the_log_of_a_failed_export_is_kept_and_handed_out(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "ffmpeg"
    broken.write_text(f"#!{sys.executable}\nimport sys\nsys.exit('no luck today')")
    broken.chmod(0o755)
    monkeypatch.setenv("REEL_BALLERS_FFMPEG", str(broken))
    exports = laptop.workspace.exports
    choices = ExportChoices("framing", quality="draft", encoder="x264")
    job = exports.start(laptop.reel_id, choices).result()
    failed = exports.wait(job.id).result(WAIT_S)
    assert failed.state == "failed"
    details = exports.details(job.id).result()
    assert details.startswith(f"Reel: {failed.error}")
    assert "rawvideo" in details and "no luck today" in details, "the command and what it said"
    assert "Traceback" in details
    assert f"Log: {laptop.workspace.root / 'logs'}" in details
    assert list(Path(failed.out).parent.iterdir()) == []
