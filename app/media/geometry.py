"""How a stream's coded picture becomes the upright one: rotation flag, square pixels."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, cast

from av.video.stream import VideoStream

from app.media.guard import check_size
from app.media.source import MediaFile

Turn = Literal[0, 90, 180, 270]


@dataclass(frozen=True, slots=True)
class Geometry:
    """Coded size, the size with square pixels, and the clockwise turn that makes it upright."""

    coded: tuple[int, int]
    square: tuple[int, int]
    rotation: Turn

    @property
    def upright(self) -> tuple[int, int]:
        """(width, height) as a person sees it."""
        width, height = self.square
        return (width, height) if self.rotation % 180 == 0 else (height, width)


def geometry(stream: VideoStream, frame_rotation: int, path: MediaFile) -> Geometry:
    """The geometry of a stream; ``frame_rotation`` is counter-clockwise degrees, as PyAV says it.

    Raises ``BadMedia`` when the picture with square pixels is too large to show.
    """
    width, height = stream.width, stream.height
    aspect = stream.sample_aspect_ratio or Fraction(1)
    square = width
    # Rounding in files makes pixels that are "almost square"; only real anamorphic ones are widened.
    if Fraction(1, 4) <= aspect <= 4 and abs(aspect - 1) > Fraction(2, 100):
        square = max(2, round(width * aspect / 2) * 2)
    check_size(square, height, path)
    return Geometry((width, height), (square, height), turn(frame_rotation))


def turn(counter_clockwise: int) -> Turn:
    """The nearest quarter turn, clockwise."""
    return cast(Turn, round(-counter_clockwise / 90) * 90 % 360)
