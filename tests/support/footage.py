"""Footage for tests: generated once, cached under build/, shared by all test processes.

    def test_something(match_file: MatchFile) -> None:
        path, truth = match_file(MatchSpec(fps=Fraction(60), gop=30))

The file is shared: copy it before changing, truncating or deleting it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from numpy.typing import NDArray

import app.footage
from app.footage import MatchSpec, MatchTruth, read_number, write_halves, write_match, write_pattern

MatchFile = Callable[..., tuple[Path, MatchTruth]]
"""`match_file(spec, suffix=".mp4")` as a fixture hands it out."""

_ROOT = Path(__file__).resolve().parents[2]
Luma = NDArray[np.uint8]


def cache_folder() -> Path:
    """Where footage is kept between runs; REEL_BALLERS_FOOTAGE moves it."""
    folder = Path(os.environ.get("REEL_BALLERS_FOOTAGE", _ROOT / "build" / "footage"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextlib.contextmanager
def made_once(last: Path) -> Iterator[bool]:
    """Whether shared files must still be made; ``last`` is the one that is written last.

    One test process makes them while the others wait: a file that is made twice changes under those
    who read it already.
    """
    with last.with_name(last.name + ".lock").open("w") as lock:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield not last.exists()


def make_match(spec: MatchSpec, suffix: str = ".mp4") -> tuple[Path, MatchTruth]:
    """The file of a spec and its truth, from the cache when it is there."""
    path = cache_folder() / f"match-{_key(spec)}{suffix}"
    side = path.with_name(path.name + ".json")
    if path.exists() and side.exists():
        return path, MatchTruth.load(side)
    with made_once(side) as wanted:
        if wanted:
            write_match(spec, path).save(side)
    return path, MatchTruth.load(side)


def make_halves(
    spec: MatchSpec, count: int = 2, suffix: str = ".mp4"
) -> list[tuple[Path, MatchTruth]]:
    """Files of one match whose numbers run on, each as long as `spec` says."""
    key = _key(spec, count)
    paths = [cache_folder() / f"half-{key}-{i}{suffix}" for i in range(count)]
    sides = [path.with_name(path.name + ".json") for path in paths]
    with made_once(sides[-1]) as wanted:
        if wanted:
            for truth, side in zip(write_halves(spec, paths), sides, strict=True):
                truth.save(side)
    return [(p, MatchTruth.load(side)) for p, side in zip(paths, sides, strict=True)]


def make_pattern(
    size: tuple[int, int] = (640, 360), frames: int = 30, fps: Fraction = Fraction(30)
) -> Path:
    """A still, richly textured picture as a file, for measuring motion of the crop."""
    path = cache_folder() / f"pattern-{_key(size, frames, fps)}.mp4"
    with made_once(path) as wanted:
        if wanted:
            write_pattern(path, size=size, frames=frames, fps=fps)
    return path


def luma_frames(path: Path) -> Iterator[tuple[int, Luma]]:
    """(pts, upright 8-bit luma) of every frame, decoded plainly with PyAV."""
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            plane = frame.planes[0]
            deep = frame.format.components[0].bits > 8
            samples = bytes(plane)
            if deep:
                luma = (np.frombuffer(samples, np.uint16) >> 2).astype(np.uint8)
            else:
                luma = np.frombuffer(samples, np.uint8)
            luma = luma.reshape(plane.height, -1)[:, : plane.width]
            assert frame.pts is not None
            # PyAV gives the rotation a player applies, counter-clockwise.
            yield frame.pts, np.ascontiguousarray(np.rot90(luma, frame.rotation // 90))


def numbers_in(
    path: Path,
    *,
    source_size: tuple[int, int],
    crop: tuple[float, float, float, float] | None = None,
) -> list[int | None]:
    """The frame number burnt into every frame of a file; `crop` as in `read_number`."""
    return [read_number(luma, crop=crop, source_size=source_size) for _, luma in luma_frames(path)]


def measure_shift(before: Luma, after: Luma) -> tuple[float, float]:
    """How far (right, down) a textured picture has moved, to about 1/100 px.

    Whole pixels come from phase correlation; the rest from the peak of the cross-correlation of
    the part both show, found by Newton's method on its Fourier series.
    """
    window = cv2.createHanningWindow(before.shape[::-1], cv2.CV_64F)
    found, _ = cv2.phaseCorrelate(before.astype(np.float64), after.astype(np.float64), window)
    dx, dy = round(found[0]), round(found[1])
    height, width = before.shape
    a = before[max(0, -dy) : height - max(0, dy), max(0, -dx) : width - max(0, dx)]
    b = after[max(0, dy) : height + min(0, dy), max(0, dx) : width + min(0, dx)]
    window = cv2.createHanningWindow(a.shape[::-1], cv2.CV_64F)
    cross = np.conj(np.fft.fft2((a - a.mean()) * window)) * np.fft.fft2((b - b.mean()) * window)
    fy = 2 * np.pi * np.fft.fftfreq(a.shape[0])[:, None]
    fx = 2 * np.pi * np.fft.fftfreq(a.shape[1])[None, :]
    rest = np.zeros(2)
    for _ in range(12):
        turned = cross * np.exp(1j * (fx * rest[0] + fy * rest[1]))
        slope = -np.array([(turned.imag * fx).sum(), (turned.imag * fy).sum()])
        bend = turned.real
        xy = -(bend * fx * fy).sum()
        curve = np.array([[-(bend * fx * fx).sum(), xy], [xy, -(bend * fy * fy).sum()]])
        rest -= np.linalg.solve(curve, slope)
    return dx + float(rest[0]), dy + float(rest[1])


def whistle_onsets_us(path: Path) -> list[int]:
    """Where the whistle starts to blow in a file's sound, microseconds from its start, ±3 ms."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        rate = stream.codec_context.sample_rate
        resampler = av.AudioResampler(format="flt", layout="mono", rate=rate)
        pieces, begin = [], None
        for frame in container.decode(stream):
            assert frame.pts is not None and frame.time_base is not None
            begin = frame.pts * frame.time_base if begin is None else begin
            pieces += [out.to_ndarray()[0] for out in resampler.resample(frame)]
    return whistle_onsets_in(np.concatenate(pieces), rate, begin or Fraction(0))


def whistle_onsets_in(
    samples: NDArray[np.float32], rate: int, begin: Fraction = Fraction(0)
) -> list[int]:
    """The same in mono samples, -1 to 1, the first of which is at `begin` seconds."""
    hop = rate // 1000
    spectrum = np.fft.rfft(samples)
    hz = np.fft.rfftfreq(len(samples), 1 / rate)
    spectrum[(hz < 2600) | (hz > 3400)] = 0
    band = np.fft.irfft(spectrum, len(samples))
    count = len(band) // hop
    level = np.sqrt((band[: count * hop].reshape(count, hop) ** 2).mean(axis=1))
    loud = np.convolve(level, np.ones(5) / 5, mode="same") > 0.08
    onsets = []
    quiet_since = -200
    for at, here in enumerate(loud):
        if here and at - quiet_since >= 200:
            onsets.append(round(float(begin) * 1_000_000) + at * 1000)
        if here:
            quiet_since = at
    return onsets


def _key(*parts: object) -> str:
    """Hash of what was asked for and of the code and library that make it."""
    digest = hashlib.sha256(f"{av.__version__} {parts!r}".encode())
    for source in sorted(Path(app.footage.__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]
