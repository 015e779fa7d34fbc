"""``kill -9`` while a coach edits and exports: nothing that was acknowledged is lost."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from app.core.document import edit_to_json
from app.core.export import INTERRUPTED
from app.footage import MatchSpec
from app.services.workspace import Workspace
from tests.support.footage import make_match
from tests.support.libraries import query

pytestmark = [pytest.mark.integration, pytest.mark.slow]

ROUNDS = 12
GAME = MatchSpec(width=320, height=180, fps=Fraction(25), duration_s=Fraction(2), gop=25)
ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Known:
    """What has been acknowledged so far, over all kills."""

    clips: dict[str, Any] = field(default_factory=dict)
    reels: dict[str, str] = field(default_factory=dict)
    exports: dict[str, str] = field(default_factory=dict)
    gestures: int = 0
    doubt: tuple[str, str] = ("", "")
    """The gesture in the hand when it was killed: its kind and id."""

    def hear(self, line: str) -> None:
        """One line of the script; a last one that was cut off in the middle says nothing."""
        try:
            said = json.loads(line)
        except ValueError:
            return
        if "will" in said:
            self.doubt = (said["will"], said["id"])
        elif "did" in said:
            self.doubt = ("", "")
            self.gestures += 1
            {"clip": self.clips, "reel": self.reels, "export": self.exports}[said["did"]][
                said["id"]
            ] = said["value"]


def one_life(home: Path, game: Path, seed: int, known: Known, chance: random.Random) -> None:
    """Run the script and kill it at a random moment."""
    command = [sys.executable, "-m", "tests.integration.kill_script", str(home), str(game)]
    process = subprocess.Popen(
        [*command, str(seed)], stdout=subprocess.PIPE, text=True, cwd=ROOT, bufsize=1
    )
    assert process.stdout is not None
    early = seed % 6 == 5
    if early:
        time.sleep(chance.uniform(0.0, 0.7))
    else:
        for line in process.stdout:
            known.hear(line)
            if "ready" in line:
                break
        time.sleep(chance.uniform(0.02, 1.0))
    process.send_signal(signal.SIGKILL)
    for line in process.stdout:
        known.hear(line)
    process.stdout.close()
    assert process.wait() == -signal.SIGKILL


def check(home: Path, known: Known) -> tuple[int, int]:
    """After a restart everything is there; how many exports were interrupted and finished."""
    with Workspace.open(home, queue=False) as workspace:
        kind, doubtful = known.doubt
        there = {clip.id: asdict(clip) for clip in workspace.annotate.clips().result()}
        there = json.loads(json.dumps(there))
        for clip_id, value in known.clips.items():
            if (kind, doubtful) != ("clip", clip_id):
                assert there.get(clip_id) == value
        unheard = set(there) - set(known.clips)
        assert len(unheard) <= 1 + (kind == "clip")  # the script's first clip is not announced
        for reel_id, text in known.reels.items():
            if (kind, doubtful) != ("reel", reel_id):
                assert edit_to_json(workspace.reels.edit(reel_id).result()) == text
        jobs = workspace.exports.list().result()
        assert set(known.exports) <= {job.id for job in jobs}
        assert len(jobs) - len(known.exports) <= 1
        assert not any(job.running for job in jobs)
        failed = [job for job in jobs if job.state == "failed"]
        assert all(job.error == INTERRUPTED for job in failed)
        films = {str(p) for p in (workspace.root / "final_videos").glob("*.mp4")}
        done = {job.out for job in jobs if job.state == "done"}
        assert films == done
        no_orphans(workspace.root)
        adopt(known, there, {job.id: job.out for job in jobs}, workspace)
    database = next(home.glob("user_data/*/database.sqlite"))
    assert query(database, "PRAGMA integrity_check") == [("ok",)]
    assert query(database, "PRAGMA foreign_key_check") == []
    return len(failed), len(done)


def adopt(
    known: Known, clips: dict[str, Any], exports: dict[str, str], workspace: Workspace
) -> None:
    """The gesture that was in the hand was done or not; from now on it is known."""
    for clip_id in known.clips:
        known.clips[clip_id] = clips.get(clip_id)
    known.clips.update(clips)
    known.exports.update(exports)
    for reel in workspace.reels.list().result():
        known.reels[reel.id] = edit_to_json(workspace.reels.edit(reel.id).result())
    known.doubt = ("", "")


def no_orphans(root: Path) -> None:
    """No half-written file is left; a dying render process has a few seconds to see that it is."""
    until = time.monotonic() + 10
    while left := [p for p in root.rglob("*") if ".part" in p.name or p.name.startswith(".probes")]:
        assert time.monotonic() < until, left
        time.sleep(0.05)


def test_no_acknowledged_gesture_is_lost_over_many_kills(tmp_path: Path) -> None:
    chance, known = random.Random(9), Known()
    home, game = tmp_path / "home", make_match(GAME)[0]
    with Workspace.open(home, queue=False) as workspace:
        workspace.games.add([game], measure=True).result()
    interrupted = finished = 0
    for seed in range(ROUNDS):
        one_life(home, game, seed, known, chance)
        interrupted, finished = check(home, known)
    print(f"{ROUNDS} kills, {known.gestures} gestures acknowledged, none lost; ", end="")
    print(f"{interrupted} exports interrupted, {finished} finished")
    assert known.gestures > 5 * ROUNDS
    assert interrupted > 0
    with Workspace.open(home) as workspace:
        lost = next(job for job in workspace.exports.list().result() if job.state == "failed")
        workspace.exports.retry(lost.id).result()
        again = workspace.exports.wait(lost.id).result(timeout=120)
        assert (again.state, again.error, Path(again.out).is_file()) == ("done", "", True)
        no_orphans(workspace.root)
