"""Charts of flat colours in any coding, and what they must look like: BT.709, limited, 8 bits.

The right answers are worked out here from the standards in plain floats, on purpose without
``app.media.light``: ITU-T H.273, ITU-R BT.709, BT.2020, BT.2087, BT.2100, BT.2390, BT.2408.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from app.render.ffmpeg_program import ffmpeg_path

Rgb = tuple[float, float, float]
Floats = NDArray[np.float64]

CELL, ACROSS = 32, 8
KR_KB = {
    1: (0.2126, 0.0722),
    4: (0.30, 0.11),
    5: (0.299, 0.114),
    6: (0.299, 0.114),
    7: (0.212, 0.087),
    9: (0.2627, 0.0593),
}
MATRICES = {1: "bt709", 4: "fcc", 5: "bt470bg", 6: "smpte170m", 7: "smpte240m", 9: "bt2020nc"}
SDR, PQ, HLG = 1, 16, 18


def bars(level: float) -> list[Rgb]:
    """White, yellow, cyan, green, magenta, red, blue, black (Rec. ITU-R BT.1729)."""
    return [(g, r, b) for r in (level, 0.0) for g in (level, 0.0) for b in (level, 0.0)]


def ramp(steps: int = 16) -> list[Rgb]:
    return [(n / (steps - 1),) * 3 for n in range(steps)]


SKIN, GRASS, SKY = (0.78, 0.57, 0.46), (0.29, 0.45, 0.18), (0.47, 0.64, 0.86)
CHART: list[Rgb] = [*bars(1.0), *bars(0.75), *ramp(), SKIN, GRASS, SKY, *[(0.42,) * 3] * 5]


@dataclass(frozen=True)
class Coding:
    """How a chart is coded: FFmpeg's numbers and names. ``codec`` empty keeps it a bare frame."""

    codec: str = "libx264"
    pix_fmt: str = "yuv420p"
    matrix: int = 1
    full: bool = False
    primaries: int = 1
    transfer: int = SDR
    suffix: str = ".mkv"
    options: dict[str, str] = field(default_factory=dict)
    tagged: bool = True
    size: tuple[int, int] = (ACROSS * CELL, 5 * CELL)

    @property
    def name(self) -> str:
        kind = {SDR: "", PQ: " PQ", HLG: " HLG"}[self.transfer]
        wide = {9: "", 12: " P3"}.get(self.primaries, "") + kind
        tags = f"{MATRICES[self.matrix]} {'full' if self.full else 'limited'}{wide}"
        return f"{self.codec or 'frame':<12}{self.pix_fmt:<13}{tags}" + (
            "" if self.tagged else " (untagged)"
        )

    @property
    def depth(self) -> int:
        parts = av.VideoFormat(self.pix_fmt, 16, 16).components
        return max(part.bits for part in parts)

    @property
    def rgb(self) -> bool:
        return av.VideoFormat(self.pix_fmt, 16, 16).is_rgb


def lossless(codec: str) -> dict[str, str]:
    """Options that make an encoder keep what it gets."""
    return {
        "libx264": {"qp": "0", "preset": "ultrafast"},
        "libx264rgb": {"qp": "0", "preset": "ultrafast"},
        "libx265": {"x265-params": "lossless=1:log-level=none", "preset": "ultrafast"},
        "libvpx-vp9": {"lossless": "1", "cpu-used": "8"},
        "libsvtav1": {"preset": "8", "svtav1-params": "lossless=1"},
        "prores_ks": {"qscale": "1", "profile": "3"},
        "mjpeg": {"qmin": "1", "qmax": "1"},
        "mpeg4": {"qmin": "1", "qmax": "1"},
        "mpeg2video": {"qmin": "1", "qmax": "1"},
    }.get(codec, {})


def coded(coding: Coding, rgb: Rgb) -> tuple[int, int, int]:
    """The integers of one colour: Y, Cb, Cr, or R, G, B (H.273, equations 26 to 45)."""
    most = (1 << coding.depth) - 1
    if coding.rgb:
        red, green, blue = (round(part * most) for part in rgb)
        return red, green, blue
    kr, kb = KR_KB[coding.matrix]
    r, g, b = rgb
    y = kr * r + (1 - kr - kb) * g + kb * b
    u, v = (b - y) / (2 * (1 - kb)), (r - y) / (2 * (1 - kr))
    unit, grey = 1 << (coding.depth - 8), 1 << (coding.depth - 1)
    if coding.full:
        found = y * most, u * most + grey, v * most + grey
    else:
        found = (16 + 219 * y) * unit, 224 * unit * u + grey, 224 * unit * v + grey
    luma, blue, red = (min(most, max(0, int(np.floor(part + 0.5)))) for part in found)
    return luma, blue, red


def meant(coding: Coding, codes: tuple[int, int, int]) -> Rgb:
    """R'G'B' that integers stand for."""
    most = (1 << coding.depth) - 1
    if coding.rgb:
        red, green, blue = (part / most for part in codes)
        return red, green, blue
    kr, kb = KR_KB[coding.matrix]
    unit, grey = 1 << (coding.depth - 8), 1 << (coding.depth - 1)
    if coding.full:
        y, u, v = codes[0] / most, (codes[1] - grey) / most, (codes[2] - grey) / most
    else:
        y = (codes[0] / unit - 16) / 219
        u, v = (codes[1] - grey) / unit / 224, (codes[2] - grey) / unit / 224
    r, b = y + 2 * (1 - kr) * v, y + 2 * (1 - kb) * u
    return r, (y - kr * r - kb * b) / (1 - kr - kb), b


def wanted(coding: Coding, rgb: Rgb) -> tuple[float, float, float]:
    """Y, Cb and Cr of the picture that a colour must become."""
    shown = np.array(meant(coding, coded(coding, rgb)))
    if coding.transfer != SDR or coding.primaries in (9, 12):
        shown = np.array(as_709(tuple(shown), coding.primaries, coding.transfer))
    r, g, b = shown
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    return 16 + 219 * y, 128 + 224 * (b - y) / 1.8556, 128 + 224 * (r - y) / 1.5748


# ------------------------------------------------------------------ light, in plain floats

_XY = {
    1: ((0.640, 0.330), (0.300, 0.600), (0.150, 0.060)),
    9: ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046)),
    12: ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060)),
}
_D65 = (0.3127, 0.3290)


def _to_xyz(primaries: int) -> Floats:
    columns = np.array([[x / y, 1.0, (1 - x - y) / y] for x, y in _XY[primaries]]).T
    x, y = _D65
    white = np.array([x / y, 1.0, (1 - x - y) / y])
    return columns * np.linalg.solve(columns, white)


def as_709(rgb: tuple[float, ...], primaries: int, transfer: int) -> Rgb:
    """R'G'B' of BT.709 for a signal of another kind: what ``docs/decisions/0015`` promises."""
    signal = np.clip(np.array(rgb), 0.0, 1.0)
    matrix = np.linalg.solve(_to_xyz(1), _to_xyz(primaries))
    if transfer == SDR:
        scene = np.where(signal < 0.081, signal / 4.5, ((signal + 0.0993) / 1.0993) ** (1 / 0.45))
        light = np.clip(matrix @ scene, 0.0, 1.0)
        out = np.where(light < 0.018, 4.5 * light, 1.0993 * light**0.45 - 0.0993)
    else:
        light = matrix @ (_pq_light(signal) if transfer == PQ else _hlg_light(signal))
        most = max(1e-9, light.max())
        away = (most - light) / most
        drawn = [a if a < 0.9 else min(1.0, 0.9 + (a - 0.9) / (1 + (a - 0.9) * 6)) for a in away]
        light = most * (1 - np.array(drawn)) * (rolled_off(float(most)) / most)
        out = np.clip(light / 203, 0.0, 1.0) ** (1 / 2.4)
    return float(out[0]), float(out[1]), float(out[2])


def _pq_light(signal: Floats) -> Floats:
    root = signal ** (32 / 2523)
    light = np.maximum(root - 107 / 128, 0) / (2413 / 128 - 2392 / 128 * root)
    return np.asarray(10_000 * light ** (8192 / 1305))


def _pq_signal(light: float) -> float:
    root = (light / 10_000) ** (1305 / 8192)
    return float(((107 / 128 + 2413 / 128 * root) / (1 + 2392 / 128 * root)) ** (2523 / 32))


def _hlg_light(signal: Floats) -> Floats:
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    scene = np.where(signal <= 0.5, signal**2 / 3, (np.exp((signal - c) / a) + b) / 12)
    luminance = float(np.dot(scene, (0.2627, 0.6780, 0.0593)))
    return np.asarray(1000 * luminance**0.2 * scene)


def rolled_off(light: float) -> float:
    """BT.2390 5.4.1 from 1000 to 203 cd/m2, no black lift."""
    top = _pq_signal(1000)
    e, most = min(1.0, _pq_signal(light) / top), _pq_signal(203) / top
    knee = 1.5 * most - 0.5
    if e < knee:
        return light
    t = (e - knee) / (1 - knee)
    bent = (2 * t**3 - 3 * t**2 + 1) * knee + (t**3 - 2 * t**2 + t) * (1 - knee)
    return float(_pq_light(np.array((bent + (3 * t**2 - 2 * t**3) * most) * top)))


# ------------------------------------------------------------------ charts


def chart_frame(coding: Coding, chart: list[Rgb]) -> av.VideoFrame:
    """The chart as a frame: cells of 32 pixels, eight in a row, from the top left."""
    width, height = coding.size
    layout = {"nv12": "yuv420p", "p010le": "yuv420p10le", "uyvy422": "yuv422p"}
    planar = layout.get(coding.pix_fmt, coding.pix_fmt)
    packed = planar in ("rgb24", "bgr24", "rgba", "bgra", "bgr0")
    planar = "gbrp" if packed else planar
    frame = av.VideoFrame(width, height, planar)
    deep = frame.format.components[0].bits > 8
    codes = [coded(coding, rgb) for rgb in chart]
    order = (1, 2, 0) if coding.rgb else (0, 1, 2)
    for n, plane in enumerate(frame.planes):
        buffer: Any = plane
        kind = np.dtype("<u2" if deep else "u1")
        rows = np.frombuffer(buffer, kind).reshape(-1, plane.line_size // kind.itemsize)
        rows[:] = 0
        across, down = width // plane.width, height // plane.height
        for cell, code in enumerate(codes):
            top, left = cell // ACROSS * CELL // down, cell % ACROSS * CELL // across
            rows[top : top + CELL // down, left : left + CELL // across] = (
                code[order[n]] if n < 3 else (1 << coding.depth) - 1
            )
    if planar != coding.pix_fmt:
        scale = 2 if coding.full or coding.rgb else 1
        frame = frame.reformat(format=coding.pix_fmt, src_color_range=scale, dst_color_range=scale)
    _tag(frame, coding)
    return frame


def _tag(target: Any, coding: Coding) -> None:
    if not coding.tagged:
        return
    if not coding.rgb:
        target.colorspace = coding.matrix
    target.color_range = 2 if coding.full or coding.rgb else 1
    target.color_primaries, target.color_trc = coding.primaries, coding.transfer


def chart_file(coding: Coding, chart: list[Rgb], folder: Path, frames: int = 2) -> Path:
    """The chart as a film of a few pictures."""
    path = folder / f"chart{coding.suffix}"
    if coding.codec in ("libx265", "libsvtav1") or (coding.codec, coding.depth) == (
        "libvpx-vp9",
        10,
    ):
        return _by_program(coding, chart, path, frames)
    picture = chart_frame(coding, chart)
    with av.open(str(path), "w") as container:
        options = {**lossless(coding.codec), **coding.options}
        stream: Any = container.add_stream(coding.codec, rate=Fraction(25), options=options)
        stream.width, stream.height = coding.size
        stream.pix_fmt = coding.pix_fmt
        context = stream.codec_context
        context.bit_rate, context.thread_count = 60_000_000, 1
        if coding.codec in ("mjpeg", "mpeg4", "mpeg2video"):
            context.qmin = context.qmax = 1
        _tag(context, coding)
        for pts in range(frames):
            picture.pts, picture.time_base = pts, Fraction(1, 25)
            container.mux(stream.encode(picture))
        container.mux(stream.encode(None))
    return path


def _by_program(coding: Coding, chart: list[Rgb], path: Path, frames: int) -> Path:
    """By the bundled ffmpeg, for what PyAV's libraries cannot encode."""
    first = replace(coding, codec="rawvideo", suffix=".nut")
    folder = path.with_name("first")
    folder.mkdir()
    source = chart_file(first, chart, folder, frames)
    options = [part for key, value in lossless(coding.codec).items() for part in (f"-{key}", value)]
    # The tags go onto the frames, which is where encoders take them from.
    tags = f"color_primaries={coding.primaries}:color_trc={coding.transfer}"
    scale = 2 if coding.full or coding.rgb else 1
    tags += f":range={scale}" + ("" if coding.rgb else f":colorspace={coding.matrix}")
    command = [str(ffmpeg_path()), "-v", "error", "-y", "-i", str(source), "-c:v", coding.codec]
    command += ["-vf", f"setparams={tags}"]
    quiet = {**os.environ, "SVT_LOG": "1"}
    subprocess.run([*command, *options, str(path)], check=True, env=quiet)
    return path


def cell_means(planes: tuple[NDArray[Any], NDArray[Any], NDArray[Any]], count: int) -> Floats:
    """(count, 3) Y, Cb, Cr in the middle of each cell, where nothing else reaches: the extremes'
    mean, so that one stray sample shows."""
    found = np.empty((count, 3))
    for n, plane in enumerate(planes):
        size = CELL if n == 0 else CELL // 2
        for cell in range(count):
            top, left = cell // ACROSS * size, cell % ACROSS * size
            part = plane[top : top + size, left : left + size]
            inner = part[size // 4 : -size // 4, size // 4 : -size // 4].astype(float)
            found[cell, n] = (inner.max() + inner.min()) / 2
    return found
