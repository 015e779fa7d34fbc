"""What a generated match looks like: one frozen value, and the timestamps that follow from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from app.footage.barcode import MAX_NUMBER, CodeLayout

VFR_CLOCK = 90_000
"""Ticks per second of variable-frame-rate files, the clock phones use."""

Codec = Literal["h264", "hevc", "mpeg4"]
PixFmt = Literal["yuv420p", "yuv420p10le"]
Rotation = Literal[0, 90, 180, 270]


@dataclass(frozen=True, slots=True)
class MatchSpec:
    """Everything a match depends on; equal specs give equal pictures, sounds and truth.

    `width` and `height` are those of the upright picture. `rotation` is how far a player must
    turn the coded picture clockwise to show it upright, as phones write it. `frames` wins over
    `duration_s`. `gop` is the distance of key frames in frames. `start_number` is the number
    burnt into the first frame; the match itself continues from there too, so that two files
    whose numbers follow each other are two halves of one match. `code_strips` is how many
    barcode strips run across the picture: 0 none, 2 the top and bottom edge, 3 also the middle,
    so that every 9:16 crop of at least 58 % of the height holds one. `mpeg4` is there for odd sizes.
    With `weave` pairs of team-mates change places every few seconds, close past each other: players
    who look alike cross and hide one another, which is what trackers find hardest.
    """

    width: int = 320
    height: int = 180
    fps: Fraction = field(default_factory=lambda: Fraction(25))
    duration_s: Fraction = field(default_factory=lambda: Fraction(2))
    frames: int | None = None
    gop: int = 25
    seed: int = 1
    vfr: bool = False
    rotation: Rotation = 0
    codec: Codec = "h264"
    pix_fmt: PixFmt = "yuv420p"
    b_frames: int = 0
    audio: bool = True
    sample_rate: int = 48_000
    channels: Literal[1, 2, 8] = 2
    start_number: int = 0
    code_strips: int = 3
    code_cell: int | None = None
    crf: int = 20
    preset: str = "ultrafast"
    weave: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn or encoded, naming the field."""
        if self.width < 64 or self.height < 64 or self.width > 7680 or self.height > 7680:
            raise ValueError(f"width and height must be 64 to 7680, got {self.width}x{self.height}")
        if self.codec != "mpeg4" and (self.width % 2 or self.height % 2):
            raise ValueError(f"{self.codec} needs an even width and height; use codec='mpeg4'")
        if self.codec == "mpeg4" and self.pix_fmt != "yuv420p":
            raise ValueError("mpeg4 is 8-bit only; use h264 or hevc for 10 bit")
        if self.codec == "mpeg4" and self.vfr:
            raise ValueError("mpeg4 cannot count a variable rate finely enough; use h264 or hevc")
        if self.fps <= 0:
            raise ValueError(f"fps must be positive, got {self.fps}")
        if self.frame_count < 1:
            raise ValueError("a match needs at least one frame")
        if self.start_number < 0 or self.start_number + self.frame_count - 1 > MAX_NUMBER:
            raise ValueError(f"frame numbers must stay within 0 to {MAX_NUMBER}")
        if self.gop < 1:
            raise ValueError(f"gop must be at least 1, got {self.gop}")

    @property
    def frame_count(self) -> int:
        """How many frames the file holds."""
        return self.frames if self.frames is not None else int(self.duration_s * self.fps)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the upright picture."""
        return self.width, self.height

    @property
    def layout(self) -> CodeLayout:
        """Where the barcode stands in the upright picture."""
        return CodeLayout.for_size(self.size, strips=self.code_strips, cell=self.code_cell)

    @property
    def time_base(self) -> Fraction:
        """Seconds per tick of `ticks()`; containers may store a finer one."""
        return Fraction(1, VFR_CLOCK) if self.vfr else 1 / self.fps

    def ticks(self) -> NDArray[np.int64]:
        """Timestamps of all frames in `time_base`, starting at 0 and strictly increasing."""
        count = self.frame_count
        if not self.vfr:
            return np.arange(count, dtype=np.int64)
        return _phone_ticks(count, self.fps, self.seed)


def _phone_ticks(count: int, fps: Fraction, seed: int) -> NDArray[np.int64]:
    """Timestamps like those of a phone: jitter, a stretch with lost frames, a stretch at 2x rate."""
    nominal = int(VFR_CLOCK / fps)
    rng = np.random.default_rng((seed, 0x7F4))
    jitter = rng.integers(-nominal // 6, nominal // 6, size=count, endpoint=True)
    steps = np.full(count, nominal, dtype=np.int64) + jitter
    position = np.arange(count)
    lost = (position >= count * 3 // 10) & (position < count * 4 // 10)
    steps[lost & (position % 3 == 0)] += nominal
    steps[lost & (position % 7 == 0)] += 4 * nominal
    twice = (position >= count * 6 // 10) & (position < count * 3 // 4)
    steps[twice] //= 2
    return np.concatenate([[0], np.cumsum(steps[:-1])]).astype(np.int64)
