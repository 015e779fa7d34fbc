"""Colour bars and a grey ramp through every pixel format, matrix and range, decoded by app.media.

    python -m tests.shows.colours [word ...]

Only rows that hold every word are run. Prints the largest distance in 8-bit code values from the
values the standards give, in the middle of flat cells; exits 1 where one is above 2.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import av
import numpy as np

from app.core.errors import ReelBallersError
from app.media.geometry import Geometry
from app.media.index import build_index
from app.media.picture import Picture
from app.media.planes import PictureMaker
from app.media.reader import FrameReader
from tests.support.colours import (
    CHART,
    GRASS,
    HLG,
    MATRICES,
    PQ,
    SKIN,
    SKY,
    Coding,
    Rgb,
    cell_means,
    chart_file,
    chart_frame,
    ramp,
    wanted,
)

LIMIT = 2.0
"""Code values of 8 bits."""
HDR_CHART = [*ramp(33), *((0.55 * r, 0.55 * g, 0.55 * b) for r, g, b in (SKIN, GRASS, SKY))]


def codings() -> Iterator[Coding]:
    """Every row of the table."""
    deep = {f"yuv{way}p10le" for way in (420, 422, 444)}
    for pix_fmt in ("yuv420p", "yuv422p", "yuv444p", *sorted(deep)):
        for matrix in (5, 6, 1, 9):
            for full in (False, True):
                yield Coding("libx264", pix_fmt, matrix, full, 9 if matrix == 9 else matrix)
    for pix_fmt in ("yuvj420p", "yuvj422p", "yuvj444p"):
        yield Coding("libx264", pix_fmt, 1, True)
        yield Coding("mjpeg", pix_fmt, 5, True, suffix=".mov")
    for matrix in (6, 1, 9):
        for pix_fmt in ("yuv420p", "yuv420p10le", "yuv422p12le", "yuv444p12le"):
            yield Coding("libx265", pix_fmt, matrix, primaries=matrix, suffix=".mp4")
        for pix_fmt in ("yuv420p", "yuv444p", "yuv420p10le", "yuv422p10le"):
            yield Coding("libvpx-vp9", pix_fmt, matrix, primaries=matrix, suffix=".webm")
        for pix_fmt in ("yuv420p", "yuv420p10le"):
            yield Coding("libsvtav1", pix_fmt, matrix, primaries=matrix, suffix=".mp4")
        yield Coding("prores_ks", "yuv422p10le", matrix, primaries=matrix, suffix=".mov")
        yield Coding("prores_ks", "yuv444p10le", matrix, primaries=matrix, suffix=".mov")
        yield Coding("", "nv12", matrix, primaries=matrix)
        yield Coding("", "nv12", matrix, full=True, primaries=matrix)
        yield Coding("", "p010le", matrix, primaries=matrix)
    yield from _others()


def _others() -> Iterator[Coding]:
    yield Coding("", "yuv420p", 4)
    yield Coding("", "yuv420p", 7)
    yield Coding("", "yuva420p", 5)
    yield Coding("libx264rgb", "rgb24", 1)
    yield Coding("libx265", "gbrp", 1)
    yield Coding("libx265", "gbrp10le", 1)
    yield Coding("rawvideo", "bgr24", 1, suffix=".avi", tagged=False)
    yield Coding("rawvideo", "uyvy422", 5, suffix=".avi", tagged=False)
    yield Coding("mpeg4", "yuv420p", 5, suffix=".avi", tagged=False)
    yield Coding("mpeg4", "yuv420p", 1, suffix=".mp4", tagged=False, size=(1280, 160))
    yield Coding("libx264", "yuv420p", 5, suffix=".ts", tagged=False)
    yield Coding("libx264", "yuv420p", 1, suffix=".ts", tagged=False, size=(1280, 160))
    yield Coding("mpeg2video", "yuv420p", 6, primaries=6, suffix=".ts")
    yield Coding("", "yuv420p10le", 1, primaries=12)
    for transfer in (HLG, PQ):
        hdr = Coding("libx265", "yuv420p10le", 9, primaries=9, transfer=transfer, suffix=".mp4")
        yield hdr
        yield replace(hdr, full=True)
        yield replace(hdr, pix_fmt="yuv422p10le")
        yield replace(hdr, codec="libvpx-vp9", suffix=".webm")
        yield replace(hdr, codec="libsvtav1")
        yield replace(hdr, codec="prores_ks", pix_fmt="yuv422p10le", suffix=".mov")
        yield replace(hdr, codec="", pix_fmt="p010le")


def chart_of(coding: Coding) -> list[Rgb]:
    """Bars, ramp and patches; for HDR a fine ramp and patches at the level of diffuse things."""
    return HDR_CHART if coding.transfer in (HLG, PQ) else CHART


def error_of(coding: Coding) -> float:
    """The largest distance from what the chart must become."""
    chart = chart_of(coding)
    picture = shown(coding, chart)
    count = len(chart)
    if coding.size[0] != 256:
        chart, count = chart[:8], 8
        means = cell_means((picture.y[:32], picture.u[:16], picture.v[:16]), count)
    else:
        means = cell_means((picture.y, picture.u, picture.v), count)
    right = np.array([wanted(coding, rgb) for rgb in chart])
    return float(np.abs(means - np.clip(right, 0, 255)).max())


def shown(coding: Coding, chart: list[Rgb]) -> Picture:
    """The chart as app.media gives it to everyone."""
    if not coding.codec:
        width, height = coding.size
        maker = PictureMaker(Geometry((width, height), (width, height), 0))
        return maker.picture(chart_frame(coding, chart), 0, 0)
    with tempfile.TemporaryDirectory() as folder:
        path = chart_file(coding, chart, Path(folder))
        with FrameReader(path, build_index(path)) as reader:
            return reader.picture(1)


def natural() -> list[tuple[str, bool]]:
    """What makes a tone-mapped picture natural, as (sentence, whether it is so)."""
    found = []
    for name, transfer in (("HLG", HLG), ("PQ", PQ)):
        coding = Coding("", "yuv420p10le", 9, primaries=9, transfer=transfer)
        picture = shown(coding, HDR_CHART)
        means = cell_means((picture.y, picture.u, picture.v), len(HDR_CHART))
        luma, grey = means[:33, 0], np.abs(means[:33, 1:] - 128).max()
        found.append((f"{name}: a ramp rises all the way", bool((np.diff(luma) >= 0).all())))
        found.append((f"{name}: greys stay grey (within {grey:.1f})", grey <= 1))
        white, card = (0.75, 0.38) if transfer == HLG else (0.581, 0.378)
        for what, signal, low, high in (
            ("reference white", white, 85, 95),
            ("grey card", card, 37, 47),
            ("black", 0.0, 0, 0.5),
            ("the brightest", 1.0, 99.5, 100.5),
        ):
            percent = 100 * (wanted(coding, (signal,) * 3)[0] - 16) / 219
            at = shown(coding, [(signal,) * 3])
            got = 100 * (float(at.y[8, 8]) - 16) / 219
            good = low <= got <= high and abs(got - percent) <= 1
            found.append((f"{name}: {what} at {got:.0f} % ({low} to {high})", good))
        found += _hues(name, coding)
    return found


def _hues(name: str, coding: Coding) -> Iterator[tuple[str, bool]]:
    """Patches keep their hue while they get brighter, up to the white of the screen."""
    for what, rgb in (("skin", SKIN), ("grass", GRASS), ("sky", SKY)):
        # Light of equal proportions: scaled before the curve of the camera.
        steps = [_scaled(rgb, k, coding) for k in (0.25, 0.5, 1, 2, 3)]
        picture = shown(coding, steps)
        means = cell_means((picture.y, picture.u, picture.v), len(steps))[:, 1:] - 128
        angles = np.degrees(np.unwrap(np.arctan2(means[:, 1], means[:, 0])))
        turn = float(angles.max() - angles.min())
        yield f"{name}: {what} turns by {turn:.1f} degrees over 3.6 stops (10)", turn <= 10


def _scaled(rgb: Rgb, k: float, coding: Coding) -> Rgb:
    """The signal of light of these proportions, ``k`` times as bright."""
    light = np.array(rgb) ** 2.4 * 0.2 * k
    if coding.transfer == HLG:
        a, b, c = 0.17883277, 0.28466892, 0.55991073
        above = a * np.log(np.maximum(12 * light - b, 1e-9)) + c
        signal = np.where(light <= 1 / 12, np.sqrt(3 * light), above)
    else:
        root = (light * 1000 / 10_000) ** (2610 / 16384)
        signal = ((3424 / 4096 + 2413 / 128 * root) / (1 + 2392 / 128 * root)) ** (2523 / 32)
    return float(signal[0]), float(signal[1]), float(signal[2])


def speed() -> Iterator[str]:
    """CPU milliseconds of one 1080p picture, after the first."""
    size = (1920, 1080)
    noise = np.random.default_rng(1).random((34, 60, 3))
    chart = [(float(r), float(g), float(b)) for r, g, b in (0.2 + 0.5 * noise).reshape(-1, 3)]
    for coding in (
        Coding("", "yuv420p", size=size),
        Coding("", "yuv420p10le", size=size),
        Coding("", "yuv420p", 1, full=True, size=size),
        Coding("", "yuv420p", 5, size=size),
        Coding("", "yuv420p10le", 9, primaries=9, size=size),
        Coding("", "yuv420p10le", 9, primaries=9, transfer=HLG, size=size),
        Coding("", "yuv420p10le", 9, primaries=9, transfer=PQ, size=size),
    ):
        frame = chart_frame(coding, chart[:200])
        maker = PictureMaker(Geometry(size, size, 0))
        began = time.process_time()
        maker.picture(frame, 0, 0)
        first = time.process_time() - began
        times = []
        for n in range(5):
            began = time.process_time()
            maker.picture(frame, n, n)
            times.append(time.process_time() - began)
        yield f"{coding.name:<60}{min(times) * 1000:6.1f} ms   first {first * 1000:6.0f} ms"


def main(words: list[str]) -> int:
    """Print the table; 1 when a limit is missed."""
    worst, bad, rows = 0.0, 0, 0
    print(f"{'codec':<12}{'pixels':<13}{'matrix, range':<34}error (limit {LIMIT:.0f})")
    for coding in codings():
        name = f"{coding.name} {coding.suffix if coding.codec else ''}"
        if not all(word in name for word in words):
            continue
        rows += 1
        try:
            error = error_of(coding)
        except (av.error.FFmpegError, ReelBallersError) as problem:
            bad += 1
            print(f"{name:<59}  NOT PLAYED: {problem}", flush=True)
            continue
        worst, bad = max(worst, error), bad + (error > LIMIT)
        print(f"{name:<59}{error:5.2f}{'   TOO FAR' if error > LIMIT else ''}", flush=True)
    print(f"\n{rows} rows, largest error {worst:.2f}, {bad} above {LIMIT:.0f}")
    if not words:
        print("\nHDR shown in SDR")
        for sentence, good in natural():
            bad += not good
            print(f"  {sentence}{'' if good else '   NO'}")
        print(f"\nCPU time of one 1080p picture ({len(MATRICES)} matrices known)")
        for line in speed():
            print(f"  {line}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
