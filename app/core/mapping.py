"""From source pixels to output pixels and back, through straightening and crop.

The picture is turned by the straightening angle about its centre (a positive angle turns it
clockwise on the screen, y pointing down), then the crop box is scaled to the output.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.core.crop import CropBox
from app.core.exact import Q, sin_cos


@dataclass(frozen=True, slots=True)
class OutputMap:
    """The mapping of one decided frame. All coordinates are pixel edges, as floats."""

    source_size: tuple[int, int]
    output_size: tuple[int, int]
    crop: CropBox
    rotation: int
    """Straightening in 1/1024 degrees, as in a decision."""

    @property
    def scale(self) -> float:
        """Output pixels per source pixel: above 1 is enlargement."""
        return self.output_size[1] / (self.crop.height / Q)

    def to_output(self, x: float, y: float) -> tuple[float, float]:
        """A place in the source picture as a place in the output picture (perhaps outside it)."""
        sine, cosine = sin_cos(self.rotation / Q)
        center_x, center_y = self.source_size[0] / 2.0, self.source_size[1] / 2.0
        dx, dy = x - center_x, y - center_y
        turned_x = center_x + dx * cosine - dy * sine
        turned_y = center_y + dx * sine + dy * cosine
        return (
            (turned_x - self.crop.cx / Q) * self.scale + self.output_size[0] / 2.0,
            (turned_y - self.crop.cy / Q) * self.scale + self.output_size[1] / 2.0,
        )

    def to_source(self, x: float, y: float) -> tuple[float, float]:
        """The inverse of ``to_output``."""
        sine, cosine = sin_cos(self.rotation / Q)
        center_x, center_y = self.source_size[0] / 2.0, self.source_size[1] / 2.0
        dx = (x - self.output_size[0] / 2.0) / self.scale + self.crop.cx / Q - center_x
        dy = (y - self.output_size[1] / 2.0) / self.scale + self.crop.cy / Q - center_y
        return center_x + dx * cosine + dy * sine, center_y + dy * cosine - dx * sine


def turned_back(
    x: float, y: float, size: tuple[int, int], rotation_deg: float
) -> tuple[float, float]:
    """A place in the straightened picture as one in the picture as it was filmed."""
    sine, cosine = sin_cos(rotation_deg)
    center_x, center_y = size[0] / 2.0, size[1] / 2.0
    dx, dy = x - center_x, y - center_y
    return center_x + dx * cosine + dy * sine, center_y + dy * cosine - dx * sine
