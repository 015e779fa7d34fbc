"""Every encoder and codec of this computer: which work, how they compare, and whether limits hold.

    python -m tests.shows.encoders [--seconds N]

Prints what the probe of each encoder said, size and quality of the processor's encoders beside
those of x264 at the same quality, and what films of noise weigh that were held to a size. Exit
code 1 when HEVC or AV1 looks worse than H.264 beyond the limits below, or a film is too large.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.export import CODEC_NAMES, EXPORT_CODECS, EXPORT_QUALITIES, ExportCodec, ExportQuality
from app.core.target_size import budget, lowered
from app.footage import MatchSpec
from app.render.encoders import ALL_ENCODERS, SOFTWARE, probe
from tests.support.encodes import FPS, Picture, encode, luma_of, noisy_pictures
from tests.support.footage import luma_frames, make_match

SIZE = (640, 360)
WORSE_DB, WORSE_SSIM = 1.5, 0.012
"""How much worse than x264 at the same quality a codec may measure on this footage."""
NOISE_SIZE = (480, 272)
LIMITS = (300_000, 500_000, 900_000)


@dataclass(frozen=True, slots=True)
class Measured:
    """One encode: bytes, and mean PSNR (dB) and SSIM of its luma."""

    size: int
    psnr: float
    ssim: float


def main() -> int:
    """Print the tables; 1 when a limit is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.shows.encoders")
    parser.add_argument("--seconds", type=int, default=2)
    seconds = parser.parse_args().seconds
    show_probes()
    with tempfile.TemporaryDirectory() as folder:
        worse = show_qualities(Path(folder), seconds)
        large = show_limits(Path(folder), seconds)
    print("all within limits" if not worse + large else f"{worse} look worse, {large} too large")
    return int(bool(worse + large))


def show_probes() -> None:
    """What each encoder of any platform says here."""
    print(f"{'encoder':14} {'codec':6} {'ffmpeg':20} here")
    for encoder in ALL_ENCODERS:
        if sys.platform in encoder.platforms:
            found = probe(encoder)
            said = "works" if found.ok else found.reason
        else:
            said = "not on this kind of computer"
        print(f"{encoder.family:14} {CODEC_NAMES[encoder.makes]:6} {encoder.codec:20} {said}")


def show_qualities(folder: Path, seconds: int) -> int:
    """Size and likeness per quality and codec; how many look worse than x264."""
    pictures = match_pictures(seconds)
    heights = [picture[: SIZE[1]] for picture in pictures]
    print(f"\n{'quality':9} {'codec':6} {'bytes':>9} {'of x264':>8} {'PSNR':>7} {'SSIM':>7}")
    worse = 0
    for quality in EXPORT_QUALITIES:
        measured = {c: measure(folder, c, quality, pictures, heights) for c in EXPORT_CODECS}
        base = measured["h264"]
        for codec, found in measured.items():
            poor = found.psnr < base.psnr - WORSE_DB or found.ssim < base.ssim - WORSE_SSIM
            worse += poor
            print(
                f"{quality:9} {CODEC_NAMES[codec]:6} {found.size:9} {found.size / base.size:8.2f} "
                f"{found.psnr:7.2f} {found.ssim:7.4f}{'  WORSE' if poor else ''}"
            )
    return worse


def measure(
    folder: Path,
    codec: ExportCodec,
    quality: ExportQuality,
    pictures: list[Picture],
    luma: list[Picture],
) -> Measured:
    """Encode and compare."""
    out = encode(SOFTWARE[codec], iter(pictures), SIZE, folder / "film.mp4", quality)
    found = luma_of(out)
    assert len(found) == len(luma)
    errors = [psnr(a, b) for a, b in zip(luma, found, strict=True)]
    likeness = [ssim(a, b) for a, b in zip(luma, found, strict=True)]
    return Measured(out.stat().st_size, float(np.mean(errors)), float(np.mean(likeness)))


def show_limits(folder: Path, seconds: int) -> int:
    """Films of noise held to a size; how many are too large in the end."""
    frames = int(FPS * seconds)
    print(f"\n{'codec':6} {'free':>9} {'allowed':>9} {'got':>9} {'used':>6} tries")
    large = 0
    for codec in EXPORT_CODECS:

        def noise() -> Iterator[Picture]:
            return noisy_pictures(NOISE_SIZE, frames, noise=24)

        free = encode(SOFTWARE[codec], noise(), NOISE_SIZE, folder / "film.mp4", "standard")
        without = free.stat().st_size
        for allowed in LIMITS:
            share = budget(allowed, frames=frames, fps=FPS, size=NOISE_SIZE, sound=False)
            tries, got = 0, allowed + 1
            while got > allowed and tries < 3:
                share = lowered(share, got) if tries else share
                out = folder / "film.mp4"
                encode(SOFTWARE[codec], noise(), NOISE_SIZE, out, "standard", share)
                got, tries = out.stat().st_size, tries + 1
            large += got > allowed
            print(
                f"{CODEC_NAMES[codec]:6} {without:9} {allowed:9} {got:9} {got / allowed:6.2f} "
                f"{tries}{'  TOO LARGE' if got > allowed else ''}"
            )
    return large


@cache
def match_pictures(seconds: int) -> list[Picture]:
    """A made match with the grain of a camera."""
    spec = MatchSpec(width=SIZE[0], height=SIZE[1], fps=Fraction(30), frames=30 * seconds, crf=8)
    grain = np.random.default_rng(1)
    found = []
    for _, luma in luma_frames(make_match(spec)[0]):
        rough = luma + grain.normal(0, 1.5, luma.shape)
        chroma = np.full((SIZE[1] // 2, SIZE[0]), 128)
        found.append(np.concatenate([rough, chroma]).clip(16, 235).astype(np.uint8))
    return found


def psnr(one: Picture, other: Picture) -> float:
    """Peak signal to noise in dB."""
    error = float(np.mean((one.astype(np.float64) - other) ** 2))
    return 99.0 if error == 0 else float(10 * np.log10(255**2 / error))


def ssim(one: Picture, other: Picture) -> float:
    """Structural similarity with a Gaussian window of 1.5 px (Wang et al. 2004), averaged."""

    def smooth(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(cv2.GaussianBlur(values, (11, 11), 1.5), np.float64)

    a, b = one.astype(np.float64), other.astype(np.float64)
    mean_a, mean_b = smooth(a), smooth(b)
    var_a, var_b = smooth(a * a) - mean_a**2, smooth(b * b) - mean_b**2
    both = smooth(a * b) - mean_a * mean_b
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    top = (2 * mean_a * mean_b + c1) * (2 * both + c2)
    return float(np.mean(top / ((mean_a**2 + mean_b**2 + c1) * (var_a + var_b + c2))))


if __name__ == "__main__":
    sys.exit(main())
