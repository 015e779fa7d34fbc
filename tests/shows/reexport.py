"""What an export costs the second time: nothing changed, one text changed, and after a kill.

    python -m tests.shows.reexport [--seconds 5] [--clips 10]

A reel of ten clips in 1080x1920 from generated footage, once with cuts and once with dissolves, is
exported by the real render process. Every joined film is decoded and compared, frame by frame, with
its segments; after a change every frame of the clips that were not touched must be the same as
before. Times are wall clock of the whole call, start of the process included. Exit code 1 when a
limit is missed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

import av

from app.core.edit import CropKey, Edit, EditClip, Reel, Source, Text, Transition, TransitionKind
from app.core.errors import RenderFailed
from app.core.pieces import pieces
from app.core.plan import plan
from app.footage import MatchSpec
from app.media.index import build_index
from app.render.child import run_in_child
from app.render.job import RenderRequest, RenderResult
from app.render.progress import RenderProgress
from tests.support.footage import make_match

AGAIN, CHANGED = 0.05, 0.25
_FPS = Fraction(30)


@dataclass(frozen=True)
class Cost:
    """Seconds of wall clock, and of processors in all processes that a render started."""

    wall: float
    work: float

    def __str__(self) -> str:
        return f"{self.wall:6.2f} s, processors {self.work:6.2f} s"

    def beside(self, whole: Cost) -> str:
        shares = f"{self.wall / whole.wall:.3f} and {self.work / whole.work:.3f}"
        return f"{self} = {shares}"


@dataclass
class Table:
    """Rows as they come, and whether all limits were kept."""

    missed: list[str] = field(default_factory=list)

    def row(self, what: str, value: str, limit: str = "", *, good: bool = True) -> None:
        print(f"{what:<58} {value:<56} {limit:<7} {'' if good else 'MISSED'}", flush=True)
        if not good:
            self.missed.append(what)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 when a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--clips", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=5.0)
    chosen = parser.parse_args(arguments)
    length_us = int(chosen.seconds * 1_000_000)
    frames_needed = int(chosen.clips * chosen.seconds * _FPS) + 60
    footage, _ = make_match(
        MatchSpec(width=1920, height=1080, fps=_FPS, frames=frames_needed, gop=60)
    )
    table = Table()
    kinds: tuple[TransitionKind, ...] = ("cut", "dissolve")
    for kind in kinds:
        with tempfile.TemporaryDirectory(prefix="reexport-") as name:
            print(f"\n{chosen.clips} clips of {chosen.seconds:g} s, {kind}")
            Show(Path(name), footage, reel(footage, chosen.clips, length_us, kind), table).run()
    print("\n" + (f"missed: {', '.join(table.missed)}" if table.missed else "all limits kept"))
    return 1 if table.missed else 0


def reel(footage: Path, clips: int, length_us: int, kind: TransitionKind) -> Edit:
    """Clips of the match with a camera that moves, each with a text."""
    made = []
    for n in range(clips):
        start = n * length_us
        crop = (
            CropKey(start, 700.0, 540.0, 1080.0),
            CropKey(start + length_us, 1200.0, 540.0, 900.0),
        )
        text = Text(f"t{n}", start, start + length_us, f"#{n + 1} Maya")
        made.append(
            EditClip(f"c{n}", "g", start, start + length_us, f"Play {n}", crop=crop, texts=(text,))
        )
    frame = Reel("r", "Ten plays", (1080, 1920), _FPS, Transition(kind))
    return Edit(frame, (("g", Source(str(footage))),), tuple(made))


class Show:
    """One reel through all that can happen to it."""

    def __init__(self, folder: Path, footage: Path, edit: Edit, table: Table) -> None:
        self.folder, self.edit, self.table = folder, edit, table
        self.request = RenderRequest(
            edit, {"g": footage}, folder / "first.mp4", encoder="x264", cache_dir=folder / "cache"
        )
        facts = {"g": build_index(footage).facts}
        self.pieces = pieces(edit, plan(edit, facts))

    def run(self) -> None:
        """All rows."""
        first, whole = self.timed(self.request)
        self.table.row(f"first export, {first.frames} frames", str(whole))
        self.same_as_segments(first)
        again, cost = self.timed(replace(self.request, out=self.folder / "again.mp4"))
        self.share("again, nothing changed", again, cost, whole, AGAIN)
        same = digests(again.out) == digests(first.out)
        self.table.row("… every decoded frame is the same", str(same), "True", good=same)
        self.changed(first, whole)
        self.killed(whole)

    def changed(self, first: RenderResult, whole: Cost) -> None:
        clips = list(self.edit.clips)
        at = len(clips) // 2
        text = replace(clips[at].texts[0], text="#23 Lena")
        clips[at] = replace(clips[at], texts=(text,))
        edit = replace(self.edit, clips=tuple(clips))
        request = replace(self.request, edit=edit, out=self.folder / "changed.mp4")
        result, cost = self.timed(request)
        self.share("again, one text changed", result, cost, whole, CHANGED)
        before, after = digests(first.out), digests(result.out)
        names = {clips[at].id}
        touched = {
            n
            for piece in self.pieces
            if names & {clip.id for clip in piece.edit.clips}
            for n in range(piece.first, piece.first + piece.count)
        }
        others = [n for n in range(len(before)) if n not in touched]
        same = len(before) == len(after) and all(before[n] == after[n] for n in others)
        what = f"… {len(others)} frames of other clips are the same"
        self.table.row(what, str(same), "True", good=same)

    def killed(self, whole: Cost) -> None:
        """kill -9 of the render child when half of the frames are there, then the same again."""
        request = replace(
            self.request, out=self.folder / "killed.mp4", cache_dir=self.folder / "other"
        )
        half = threading.Event()

        def look(progress: RenderProgress) -> None:
            if progress.stage == "frames" and progress.done > progress.total // 2:
                half.set()

        outcome: list[BaseException] = []

        def work() -> None:
            try:
                run_in_child(request, look)
            except RenderFailed as error:
                outcome.append(error)

        thread = threading.Thread(target=work)
        thread.start()
        half.wait(600)
        for pid in children():
            os.kill(pid, signal.SIGKILL)
        thread.join()
        assert outcome, "the child was not killed"
        left = [path.name for path in self.folder.iterdir() if "killed" in path.name]
        self.table.row(
            "kill -9 at half: files left beside the film", str(len(left)), "0", good=not left
        )
        result, cost = self.timed(request)
        what = f"resumed: {result.taken} of {result.segments} segments were there"
        good = result.taken >= result.segments // 2 - 2
        self.table.row(what, cost.beside(whole), good=good)
        self.same_as_segments(result)

    def timed(self, request: RenderRequest) -> tuple[RenderResult, Cost]:
        wall, work = time.perf_counter(), worked()
        result = run_in_child(request)
        return result, Cost(time.perf_counter() - wall, worked() - work)

    def share(self, what: str, result: RenderResult, cost: Cost, whole: Cost, limit: float) -> None:
        taken = f"{result.taken}/{result.segments} taken"
        ratio = cost.wall / whole.wall
        self.table.row(f"{what} ({taken})", cost.beside(whole), f"≤ {limit}", good=ratio <= limit)

    def same_as_segments(self, result: RenderResult) -> None:
        """Decode the film and all kept segments, and compare frame by frame."""
        film = digests(result.out)
        cache = self.request.cache_dir if result.out.name != "killed.mp4" else self.folder / "other"
        assert cache is not None
        kept = [digests(path) for path in (cache / "segments").glob("*.mp4")]
        known = {one[0]: one for one in kept}
        at = 0
        for piece in self.pieces:
            segment = known.get(film[at])
            if segment is None or film[at : at + piece.count] != segment:
                break
            at += piece.count
        good = at == len(film)
        self.table.row(
            f"… {len(film)} frames decoded are those of {len(self.pieces)} segments",
            str(good),
            "True",
            good=good,
        )


def digests(path: Path) -> list[str]:
    """A hash of every decoded frame."""
    with av.open(str(path)) as container:
        container.streams.video[0].thread_type = "AUTO"
        decoded = (frame.to_ndarray().tobytes() for frame in container.decode(video=0))
        return [hashlib.sha256(picture).hexdigest() for picture in decoded]


def worked() -> float:
    """Processor seconds of all processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def children() -> list[int]:
    """Render processes that this one started."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if "app.render" in command and parent == os.getpid():
            found.append(int(entry.name))
    return found


if __name__ == "__main__":
    sys.exit(main())
