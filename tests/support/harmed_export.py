"""One export in an app of its own that is harmed on the way, and a look at what is left of it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from app.core.edit import CropKey, Edit, EditClip, Freeze, Reel, Source, Text, Transition
from app.footage import MatchSpec
from app.render.job import RenderRequest
from app.render.wire import request_line
from app.render.workplace import sweep
from tests.support.footage import make_match

ROOT = Path(__file__).resolve().parents[2]
GAME = MatchSpec(width=320, height=180, fps=Fraction(25), duration_s=Fraction(4), gop=25)
OTHER = MatchSpec(width=320, height=180, fps=Fraction(25), duration_s=Fraction(5), gop=10)
WAIT_S = 120

Told = dict[str, Any]
OnTold = Callable[[Told], None]


@dataclass(frozen=True, slots=True)
class Line:
    """One fault and what came of it."""

    fault: str
    outcome: str
    wrong: str = ""


@dataclass
class Place:
    """A folder for films, one for tables, and the game."""

    root: Path
    films: Path = field(init=False)
    cache: Path = field(init=False)
    game: Path = field(init=False)

    def __post_init__(self) -> None:
        self.films, self.cache = self.root / "films", self.root / "cache"
        self.game = self.root / "game.mp4"
        self.fresh()

    def fresh(self) -> None:
        """As it was at first."""
        for folder in (self.films, self.cache):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True, exist_ok=True)
        self.game.unlink(missing_ok=True)
        shutil.copy(make_match(GAME)[0], self.game)

    def request(self, **more: Any) -> RenderRequest:
        """An export with a moving crop, words, slow motion, a freeze and dissolves."""
        out = self.films / "Derby 2–1.mp4"
        wanted = RenderRequest(edit(), {"g": self.game}, out, "draft", "x264")
        return replace(wanted, cache_dir=self.cache, **more)


def edit() -> Edit:
    """Twelve clips, some twenty seconds."""
    clips = []
    for n in range(12):
        start = 200_000 * (n % 4)
        clips.append(
            EditClip(
                f"c{n}",
                "g",
                start,
                start + 1_800_000,
                f"Clip {n}",
                crop=(
                    CropKey(start, 100.0, 90.0, 120.0),
                    CropKey(start + 1_500_000, 220.0, 90.0, 140.0),
                ),
                segments=(Freeze(start + 900_000, 200_000),) if n % 3 == 0 else (),
                texts=(Text(f"t{n}", start, start + 1_000_000, "GOAL"),),
            )
        )
    reel = Reel("r", "Derby 2–1", (216, 384), Fraction(25), Transition("dissolve", 200_000))
    return Edit(reel, (("g", Source("game.mp4")),), tuple(clips))


# ---------------------------------------------------------------- one export, watched


@dataclass
class Strike:
    """Does something once, when an export says that it has come to a place."""

    stage: str
    done: int
    action: Callable[[Told], bool | None]
    """``False``: not yet."""
    hit: bool = False

    def __call__(self, told: Told) -> None:
        here = told["stage"] == self.stage and told["done"] >= self.done
        if here and not self.hit:
            self.hit = self.action(told) is not False


def exported(
    request: RenderRequest,
    on_told: OnTold = lambda _: None,
    variables: dict[str, str] | None = None,
) -> Told:
    """Export in an app of its own; what it said last. ``{}`` when it was killed."""
    victim = subprocess.Popen(
        [sys.executable, "-m", "tests.support.render_victim"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={**os.environ, **(variables or {})},
        process_group=0,
    )
    assert victim.stdin is not None and victim.stdout is not None
    victim.stdin.write(request_line(request))
    victim.stdin.close()
    last: Told = {}
    with victim.stdout:
        for line in victim.stdout:
            said: Told = json.loads(line)
            last = said if ("done" in said and "stage" not in said) or "error" in said else {}
            if "stage" in said:
                on_told({**said, "app": victim.pid})
    victim.wait(WAIT_S)
    return last


def judged(request: RenderRequest, said: Told, frames: int, *, partial: bool = False) -> Line:
    """What is left of an export: the line for the table, without the fault's name."""
    out, wrong = request.out, ""
    if "error" in said:
        outcome = said["error"]
        if not re.fullmatch(r"[^\n]{10,400}[.]", outcome):
            wrong = "not a sentence"
    elif "done" in said:
        outcome = f"the whole film, {said['encoder']}" + (
            f": {said['note']}" if said["note"] else ""
        )
        if not out.is_file():
            wrong = "no film"
    else:
        outcome = "killed"
    if out.exists():
        counted = frames_in(out)
        if counted != frames:
            wrong = wrong or f"{counted} of {frames} frames under the final name"
        elif "done" not in said and not partial:
            outcome += ", the film was whole already"
    sweep(out)
    left = sorted(path.name for path in out.parent.iterdir() if path != out)
    left += sorted(path.name for path in folder_of(request.cache_dir) if path.suffix == ".part")
    if left:
        wrong = wrong or f"left behind: {', '.join(left)}"
    return Line("", outcome, wrong)


def folder_of(folder: Path | None) -> list[Path]:
    return list(folder.iterdir()) if folder is not None and folder.is_dir() else []


def frames_in(path: Path) -> int:
    """Pictures that decode; -1 for a file that is no film."""
    try:
        with av.open(str(path)) as film:
            return sum(1 for _ in film.decode(video=0))
    except (av.error.FFmpegError, OSError, IndexError):
        return -1


def pixels_in(path: Path) -> str:
    """A digest of all pictures that decode: another one for a film of other pictures."""
    digest = hashlib.sha256()
    with av.open(str(path)) as film:
        for frame in film.decode(video=0):
            digest.update(frame.to_ndarray().tobytes())
    return digest.hexdigest()
