"""Exports against plain ffmpeg with a standing crop: what our exactness and our effects cost.

libx264 veryfast crf 20 on both sides, the same number of output frames, no sound, pairs run one after
the other in alternating order. Ours is the whole job with nothing kept from an earlier one: child
process, plan, decode, compose, encode, join.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from app.core.edit import (
    CropKey,
    Edit,
    EditClip,
    Reel,
    Source,
    Spotlight,
    SpotlightKey,
    Text,
    Transition,
)
from app.footage import MatchSpec
from app.render.child import run_in_child
from app.render.ffmpeg_program import ffmpeg_path
from app.render.job import RenderRequest
from tests.bench.memory import Peak
from tests.bench.table import Row
from tests.support.footage import make_match

FRAMES = 600
FPS = 30
PAIRS = 5
SIZE = (1080, 1920)
CLIPS = 10
DISSOLVE_US = 500_000
MEGABYTE = 1_000_000
HOW = f"1080p to 1080x1920, x264 veryfast crf 20, median of {PAIRS} pairs"


def rows() -> list[Row]:
    """The figures of the table."""
    source = game(1920, 1080, FRAMES)
    with tempfile.TemporaryDirectory(prefix="bench-export-") as folder:
        return [*_compared(source, Path(folder)), _memory(Path(folder))]


def game(width: int, height: int, frames: int) -> Path:
    """Generated footage of so many frames, a key frame every 2 s."""
    spec = MatchSpec(
        width=width, height=height, fps=Fraction(FPS), frames=frames, gop=60, audio=False
    )
    return make_match(spec)[0]


def _compared(source: Path, folder: Path) -> list[Row]:
    dissolves = dissolve_reel(source)
    shown = shown_of(FRAMES)
    jobs: dict[str, Callable[[], float]] = {
        "plain": lambda: plain(source, folder, FRAMES),
        "moving": lambda: ours(one_clip(source, marks=False), folder, FRAMES),
        "marked": lambda: ours(one_clip(source, marks=True), folder, FRAMES),
        "plain, shorter": lambda: plain(source, folder, shown),
        "plain, dissolves": lambda: plain_dissolves(source, folder, shown),
        "dissolves": lambda: ours(dissolves, folder, shown),
    }
    taken = in_turns(jobs)

    def row(what: str, name: str, base: str, aim: str, frames: int) -> Row:
        base_s, own_s = statistics.median(taken[base]), statistics.median(taken[name])
        how = f"{frames} frames {HOW}; plain {base_s:.1f} s, ours {own_s:.1f} s"
        return Row(what, f"{ratio(taken[name], taken[base]):.2f}", aim, how)

    end = "/ plain ffmpeg, static crop + scale"
    return [
        row(f"export, moving crop {end}", "moving", "plain", "≤ 1.15", FRAMES),
        row(f"export, moving crop, spotlight, text {end}", "marked", "plain", "≤ 1.35", FRAMES),
        row(
            f"export, {CLIPS} clips of 2 s that dissolve {end}",
            "dissolves",
            "plain, shorter",
            "≤ 1.25",
            shown,
        ),
        row(
            f"export, {CLIPS} clips of 2 s that dissolve / plain ffmpeg, xfade",
            "dissolves",
            "plain, dissolves",
            "",
            shown,
        ),
    ]


def shown_of(frames: int) -> int:
    """How many frames the film of ``dissolve_reel`` has: those of a dissolve show two pictures."""
    return frames - (CLIPS - 1) * int(DISSOLVE_US / 1e6 * FPS)


def in_turns(jobs: Mapping[str, Callable[[], float]]) -> dict[str, list[float]]:
    """What the jobs give, run one after the other, in the other order every second time."""
    taken: dict[str, list[float]] = {}
    for pair in range(PAIRS):
        for name in list(jobs)[:: 1 if pair % 2 == 0 else -1]:
            taken.setdefault(name, []).append(jobs[name]())
    return taken


def ratio(ours: list[float], plain: list[float]) -> float:
    """The median of the pairs' ratios."""
    return statistics.median(a / b for a, b in zip(ours, plain, strict=True))


STANDING = f"crop=608:1080:{(1920 - 608) // 2}:0,scale=1080:1920:flags=bicubic"


def plain(source: Path, folder: Path, frames: int) -> float:
    """Seconds of ffmpeg alone."""
    return _plain(["-i", str(source), "-frames:v", str(frames), "-vf", STANDING], folder)


def plain_dissolves(source: Path, folder: Path, frames: int, *, of: int = FRAMES) -> float:
    """Seconds of ffmpeg alone for the clips of ``dissolve_reel``: the crop stands, the dissolves are
    there. They are harder to encode than footage is, whoever makes them."""
    step, over = of / FPS / CLIPS, DISSOLVE_US / 1e6
    inputs, graph = list[str](), list[str]()
    for n in range(CLIPS):
        inputs += ["-ss", f"{n * step}", "-t", f"{step}", "-i", str(source)]
        graph.append(f"[{n}:v]{STANDING},settb=1/{FPS},setpts=PTS-STARTPTS[c{n}]")
    last = "c0"
    for n in range(1, CLIPS):
        at = n * (step - over)
        graph.append(f"[{last}][c{n}]xfade=fade:duration={over}:offset={at}[x{n}]")
        last = f"x{n}"
    chain = ["-filter_complex", ";".join(graph), "-map", f"[{last}]"]
    return _plain([*inputs, *chain, "-frames:v", str(frames)], folder)


def _plain(what: list[str], folder: Path) -> float:
    command = [
        *(str(ffmpeg_path()), "-v", "error", "-y", *what),
        *("-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-an"),
        *("-movflags", "+faststart", str(folder / "plain.mp4")),
    ]
    started = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - started


def ours(edit: Edit, folder: Path, frames: int) -> float:
    """Seconds of the whole job, with nothing in the cache."""
    cache, out = folder / "cache", folder / "ours.mp4"
    shutil.rmtree(cache, ignore_errors=True)
    paths = {name: Path(source.path) for name, source in edit.sources}
    request = RenderRequest(edit, paths, out, encoder="x264", audio=False, cache_dir=cache)
    started = time.perf_counter()
    result = run_in_child(request)
    assert result.frames == frames
    return time.perf_counter() - started


def one_clip(source: Path, *, marks: bool, size: tuple[int, int] = (1920, 1080)) -> Edit:
    """The whole footage in a crop that moves to and fro; with a dimming spotlight and words."""
    end_us, (width, height) = FRAMES * 1_000_000 // FPS, size
    lights: tuple[Spotlight, ...] = ()
    texts: tuple[Text, ...] = ()
    if marks:
        place = SpotlightKey(0, width / 2, height * 0.46, height * 0.06, height * 0.12)
        lights = (Spotlight("s", 0, end_us, (place,), dim=0.3, stroke=3),)
        texts = (Text("t", 0, end_us, "#10 Maya"),)
    clip = EditClip("c", "g", 0, end_us, crop=_moving(0, end_us, size), spotlights=lights)
    return Edit(
        Reel("r", "Bench", SIZE, Fraction(FPS)),
        (("g", Source(str(source))),),
        (replace(clip, texts=texts),),
    )


def dissolve_reel(source: Path, *, of: int = FRAMES) -> Edit:
    """Ten clips of equal length, together ``of`` frames, that dissolve into each other."""
    step = of * 1_000_000 // FPS // CLIPS
    clips = tuple(
        EditClip(f"c{n}", "g", n * step, (n + 1) * step, crop=_moving(n * step, step, (1920, 1080)))
        for n in range(CLIPS)
    )
    reel = Reel("r", "Bench", SIZE, Fraction(FPS), Transition("dissolve", DISSOLVE_US))
    return Edit(reel, (("g", Source(str(source))),), clips)


def _moving(start_us: int, length_us: int, size: tuple[int, int]) -> tuple[CropKey, ...]:
    width, height = size
    return tuple(
        CropKey(start_us + round(length_us * at), width * x, height / 2, float(height))
        for at, x in ((0.0, 0.36), (0.5, 0.62), (1.0, 0.47))
    )


def _memory(folder: Path) -> Row:
    """The peak of all processes of one export of 4K footage with everything on it."""
    source = game(3840, 2160, FRAMES // 5)
    edit = one_clip(source, marks=True, size=(3840, 2160))
    length = FRAMES // 5 * 1_000_000 // FPS
    clip = replace(edit.clips[0], end_us=length)
    with Peak() as peak:
        ours(replace(edit, clips=(clip,)), folder, FRAMES // 5)
    how = "3840x2160 to 1080x1920 with spotlight and text: the render process and its ffmpeg, PSS"
    return Row(
        "memory of an export of 4K footage, peak",
        f"{peak.bytes / MEGABYTE:.0f} MB",
        "≤ 700 MB",
        how,
    )
