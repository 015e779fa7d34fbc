"""The camera's geometry: metres on the pitch to world pixels to picture pixels.

The world is a panorama seen from one point high above the near touchline; pixels of the world
are pixels of a picture at zoom 1. Panning and zooming is a crop of the panorama, so background
motion between two frames is exactly a shift and a scale.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.footage.play import LENGTH, WIDTH

DISTANCE = 70.0
"""Metres from the camera to the near touchline."""
HEIGHT = 30.0
"""Metres of the camera above the pitch."""
PLAYER_HEIGHT = 2.2
"""Metres; players are drawn a little larger than life."""
VIEW = 0.25
"""Share of the focal length that a picture shows vertically at zoom 1."""
MIN_ZOOM = 1.0

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class View:
    """The geometry for a picture of `width` x `height` pixels."""

    width: int
    height: int

    @property
    def focal(self) -> float:
        """Focal length in world pixels."""
        return self.height / VIEW

    @property
    def top(self) -> float:
        """v of the upper edge of the panorama."""
        return 0.142 * self.focal

    @property
    def bottom(self) -> float:
        """v of the lower edge of the panorama."""
        return 0.468 * self.focal

    @property
    def half_width(self) -> float:
        """u of the right edge of the panorama; the left edge is at minus that."""
        return 0.37 * self.focal + self.width / 2 / MIN_ZOOM

    def depth(self, y: Floats | float) -> Floats | float:
        """Metres from the camera, along the ground, of pitch coordinate y."""
        return DISTANCE + WIDTH - y

    def project(self, x: Floats, y: Floats, z: Floats | float = 0.0) -> tuple[Floats, Floats]:
        """World pixels (u, v) of points in metres."""
        scale = self.focal / (DISTANCE + WIDTH - y)
        return scale * x, scale * (HEIGHT - z)

    def scale(self, y: Floats) -> Floats:
        """World pixels per metre at pitch coordinate y."""
        return self.focal / (DISTANCE + WIDTH - y)

    def camera(self, look: Floats, zoom: Floats) -> Floats:
        """Camera rows (cu, cv, zoom) that look at pitch points (n, 2) without leaving the world."""
        u, v = self.project(look[:, 0] * 0.92, 34 + (look[:, 1] - 34) * 0.7)
        half_width, half_height = self.width / 2 / zoom, self.height / 2 / zoom
        # A little above the ball: the far touchline and the crowd give the picture its depth.
        v = v - 0.08 * self.height
        cu = np.clip(u, -self.half_width + half_width, self.half_width - half_width)
        cv = np.clip(v, self.top + half_height, self.bottom - half_height)
        return np.stack([cu, cv, zoom], axis=1)


HALF_LENGTH = LENGTH / 2
