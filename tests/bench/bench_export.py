"""Export of a moving crop against plain ffmpeg with a standing one: what our exactness costs.

300 frames 1080p to 1080x1920, libx264 veryfast crf 20 on both sides, no sound, pairs run one after
the other in alternating order. Ours is the whole job: child process, plan, decode, compose, encode.
"""

from __future__ import annotations

import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from app.core.edit import CropKey, Edit, EditClip, Reel, Source, Spotlight, SpotlightKey, Text
from app.footage import MatchSpec
from app.render.child import run_in_child
from app.render.ffmpeg import ffmpeg_path
from app.render.job import RenderRequest, RenderResult
from tests.bench.table import Row
from tests.support.footage import make_match

FRAMES = 300
PAIRS = 5
SIZE = (1080, 1920)


def rows() -> list[Row]:
    """The figures of the table."""
    source, _ = make_match(
        MatchSpec(width=1920, height=1080, fps=Fraction(30), frames=FRAMES, gop=60, audio=False)
    )
    with tempfile.TemporaryDirectory(prefix="bench-export-") as folder:
        return _compared(source, Path(folder))


def _compared(source: Path, folder: Path) -> list[Row]:
    plain: list[float] = []
    moving: list[float] = []
    marked: list[float] = []
    jobs: list[Callable[[], None]] = [
        lambda: plain.append(_plain(source, folder)),
        lambda: moving.append(_ours(source, folder, marks=False).seconds),
        lambda: marked.append(_ours(source, folder, marks=True).seconds),
    ]
    for pair in range(PAIRS):
        for job in jobs if pair % 2 == 0 else reversed(jobs):
            job()
    how = f"{FRAMES} frames 1080p to 1080x1920, x264 veryfast crf 20, median of {PAIRS} pairs"
    base = statistics.median(plain)
    return [
        Row(
            "export, moving crop / plain ffmpeg, static crop + scale",
            f"{_ratio(moving, plain):.2f}",
            "≤ 1.25",
            f"{how}; plain {base:.1f} s, ours {statistics.median(moving):.1f} s",
        ),
        Row(
            "export, moving crop + spotlight + text / plain ffmpeg",
            f"{_ratio(marked, plain):.2f}",
            "≤ 1.35 (later)",
            f"{how}; ours {statistics.median(marked):.1f} s",
        ),
    ]


def _ratio(ours: list[float], plain: list[float]) -> float:
    return statistics.median(a / b for a, b in zip(ours, plain, strict=True))


def _plain(source: Path, folder: Path) -> float:
    """Seconds of ffmpeg alone."""
    width = 608
    command = [
        *(str(ffmpeg_path()), "-v", "error", "-y", "-i", str(source)),
        *("-vf", f"crop={width}:1080:{(1920 - width) // 2}:0,scale=1080:1920:flags=bicubic"),
        *("-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-an"),
        *("-movflags", "+faststart", str(folder / "plain.mp4")),
    ]
    started = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - started


def _ours(source: Path, folder: Path, *, marks: bool) -> RenderResult:
    """The whole job; ``seconds`` is the wall time of the call, child process and all."""
    end_us = FRAMES * 1_000_000 // 30
    crop = (
        CropKey(0, 700.0, 540.0, 1080.0),
        CropKey(end_us // 2, 1200.0, 540.0, 1080.0),
        CropKey(end_us, 900.0, 540.0, 1080.0),
    )
    lights = (
        (Spotlight("s", 0, end_us, (SpotlightKey(0, 960.0, 500.0, 65.0, 130.0),)),) if marks else ()
    )
    texts = (Text("t", 0, end_us, "#10 Maya"),) if marks else ()
    clip = EditClip("c", "g", 0, end_us, crop=crop, spotlights=lights, texts=texts)
    reel = Reel("r", "Bench", SIZE, Fraction(30))
    edit = Edit(reel, (("g", Source(str(source))),), (clip,))
    out = folder / ("marked.mp4" if marks else "moving.mp4")
    request = RenderRequest(edit, {"g": source}, out, encoder="x264", cache_dir=folder / "cache")
    started = time.perf_counter()
    result = run_in_child(request)
    assert result.frames == FRAMES
    return RenderResult(
        result.out,
        result.frames,
        result.duration_us,
        result.encoder,
        time.perf_counter() - started,
        result.plan_hash,
        stages=result.stages,
    )
