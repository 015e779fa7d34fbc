"""The same moving crop with MoviePy, the library that most scripts for such films use.

It is installed for this bench alone, with its pinned packages, into ``build/moviepy``. Same footage,
same frames, same encoder settings, pairs in alternating order.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.media.probe import probe
from app.render.ffmpeg_program import ffmpeg_path
from tests.bench.bench_export import FPS, FRAMES, HOW, PAIRS, SIZE, game, one_clip, ours
from tests.bench.table import Row

ROOT = Path(__file__).resolve().parents[2]
PINS = ROOT / "requirements" / "bench.txt"
SITE = ROOT / "build" / "moviepy"
AIM = 1.8

# As somebody who knows the library would write it: slices move, the scaler is its own.
SCRIPT = """
import sys
import numpy as np
from moviepy import VideoFileClip

source, out, end = sys.argv[1], sys.argv[2], float(sys.argv[3])
times, places = [0, end / 2, end], [1920 * 0.36, 1920 * 0.62, 1920 * 0.47]

def cropped(frame_at, t):
    left = int(np.interp(t, times, places)) - 304
    return frame_at(t)[:, left : left + 608]

clip = VideoFileClip(source, audio=False).subclipped(0, end).transform(cropped)
clip.resized({size}).write_videofile(
    out, fps={fps}, codec="libx264", preset="veryfast", audio=False, logger=None,
    ffmpeg_params=["-crf", "20", "-pix_fmt", "yuv420p"],
)
"""


def rows() -> list[Row]:
    """One figure: how many times as long it takes."""
    install()
    source = game(1920, 1080, FRAMES)
    edit = one_clip(source, marks=False)
    theirs: list[float] = []
    own: list[float] = []
    with tempfile.TemporaryDirectory(prefix="bench-moviepy-") as name:
        folder = Path(name)
        for pair in range(PAIRS):
            if pair % 2:
                own.append(ours(edit, folder, FRAMES))
            theirs.append(with_moviepy(source, folder))
            if pair % 2 == 0:
                own.append(ours(edit, folder, FRAMES))
    times = statistics.median(a / b for a, b in zip(theirs, own, strict=True))
    how = f"{FRAMES} frames {HOW}; MoviePy {statistics.median(theirs):.1f} s, ours {statistics.median(own):.1f} s"
    return [Row("the same moving crop with MoviePy / ours", f"{times:.2f}", f"≥ {AIM}", how)]


def install() -> None:
    """MoviePy and what it needs in a folder of their own."""
    if (SITE / "moviepy").is_dir():
        return
    words = ["install", "-q", "--disable-pip-version-check", "--require-hashes", "--no-deps"]
    command = [sys.executable, "-m", "pip", *words, "--target", str(SITE), "-r", str(PINS)]
    subprocess.run(command, check=True)


def with_moviepy(source: Path, folder: Path) -> float:
    """Seconds of a process that does it."""
    script, out = folder / "moviepy_crop.py", folder / "theirs.mp4"
    script.write_text(SCRIPT.format(size=SIZE, fps=FPS), encoding="utf-8")
    places = {"PYTHONPATH": str(SITE), "IMAGEIO_FFMPEG_EXE": str(ffmpeg_path())}
    command = [sys.executable, "-P", str(script), str(source), str(out), str(FRAMES / FPS)]
    started = time.perf_counter()
    subprocess.run(command, check=True, env={**os.environ, **places})
    taken = time.perf_counter() - started
    made = probe(out)
    assert (made.width, made.height) == SIZE
    return taken
