"""Random exact seeks in a ten-minute 1080p game: how long, and was any picture wrong.

Every picture's number is read back from its pixels. The game has key frames every 2 s (cameras)
and every 10 s (screen recorders and re-encoded downloads).
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np

from app.footage import read_number
from app.media.index import FrameIndex, build_index
from app.media.provider import GameProvider
from app.media.reader import FrameReader
from app.media.stream import Stream
from tests.bench.table import Row
from tests.support.long_game import long_game

SEEKS = 500
_AIMS = {2: "≤ 250 ms", 10: ""}
"""For p95, on two cores, per seconds between key frames."""


def rows() -> list[Row]:
    """All figures, in milliseconds per picture ready to draw."""
    found: list[Row] = []
    for gop_s, aim in _AIMS.items():
        path = long_game(gop_s=gop_s)
        began = time.perf_counter()
        index = build_index(path)
        scan = time.perf_counter() - began
        wrong, times = seek_times(path, index)
        p50, p95 = (1000 * float(np.percentile(times, p)) for p in (50, 95))
        how = f"1080p30, {gop_s} s GOP, 2 B-frames, 10 min"
        found += [
            Row(f"wrong pictures of {SEEKS} random seeks", str(wrong), "0", how),
            Row("random exact seek, p50", f"{p50:.0f} ms", "", how),
            Row("random exact seek, p95", f"{p95:.0f} ms", aim, how),
            Row("frame table of the file", f"{scan:.2f} s", "", f"{how}, {index.count} pictures"),
        ]
        if gop_s == 2:
            found += [*_steps(path, index, how), _playback(path, index, how)]
            found += [_against_bare(path, index, how), _scrubbed(path, index, how)]
    return found


def seek_times(
    path: Path, index: FrameIndex, seeks: int = SEEKS, seed: int = 7
) -> tuple[int, list[float]]:
    """How many of ``seeks`` random pictures were wrong, and the seconds each took."""
    rng, wrong, times = random.Random(seed), 0, []
    size = (index.facts.width, index.facts.height)
    with FrameReader(path, index) as reader:
        reader.picture(0)
        for _ in range(seeks):
            wanted = rng.randrange(index.count)
            began = time.perf_counter()
            picture = reader.picture(wanted)
            times.append(time.perf_counter() - began)
            wrong += read_number(picture.y, source_size=size) != wanted
    return wrong, times


def _against_bare(path: Path, index: FrameIndex, how: str, seeks: int = 80) -> Row:
    """Our exact seek against PyAV's own seek and decoding up to the picture, in turns."""
    rng, ours, bare = random.Random(11), [], []
    with FrameReader(path, index) as reader, av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        for _ in range(seeks):
            wanted = rng.randrange(index.count)
            began = time.perf_counter()
            reader.frame(wanted)
            ours.append(time.perf_counter() - began)
            began, pts = time.perf_counter(), index.facts.pts[wanted]
            container.seek(pts, stream=stream)
            next(frame for frame in container.decode(stream) if frame.pts == pts)
            bare.append(time.perf_counter() - began)
    ratio = float(np.median(ours)) / float(np.median(bare))
    return Row("exact seek, ours to bare PyAV", f"{ratio:.2f}", "≤ 1", f"{how}, {seeks} in turns")


def _scrubbed(path: Path, index: FrameIndex, how: str, seconds: float = 5.0) -> Row:
    """A hand at 60 Hz over a minute of the game in 5 s: other pictures per second."""
    shown: list[int] = []
    stream = Stream(GameProvider([(path, index)]), lambda picture: shown.append(picture.index))
    stream.set_view(1280, 720)
    try:
        began = time.perf_counter()
        while (now := time.perf_counter() - began) < seconds:
            stream.show(stream.index_at(int((60 + 60 * now / seconds) * 1_000_000)), exact=False)
            time.sleep(1 / 60)
        others = sum(a != b for a, b in pairwise(shown))
    finally:
        stream.close()
    value = f"{others / seconds:.1f} pictures/s"
    return Row("a hand over 60 s in 5 s", value, "≥ 25", f"{how}, 1280x720")


def _steps(path: Path, index: FrameIndex, how: str) -> Iterator[Row]:
    """One picture forwards."""
    times = []
    with FrameReader(path, index) as reader:
        for n in range(300, 500):
            began = time.perf_counter()
            reader.picture(n)
            times.append(time.perf_counter() - began)
    p50 = 1000 * float(np.median(times[1:]))
    yield Row("one picture forwards, p50", f"{p50:.1f} ms", "", how)


def _playback(path: Path, index: FrameIndex, how: str, seconds: int = 8) -> Row:
    """Real-time playing at display size, with our own clock as without a sound device."""
    stream = Stream(GameProvider([(path, index)]), lambda _: None)
    stream.set_view(1280, 720)
    try:
        stream.play(60_000_000, Fraction(1))
        shown, began = 0, time.perf_counter()
        while (now := time.perf_counter() - began) < seconds:
            shown += stream.take_picture(60_000_000 + int(now * 1_000_000)) is not None
            time.sleep(1 / 120)
        dropped = stream.dropped
    finally:
        stream.close()
    value = f"{shown / seconds:.1f} fps, {dropped} dropped"
    return Row("playing at 1280x720", value, f"{float(index.fps):.0f} fps", f"{how}, {seconds} s")
