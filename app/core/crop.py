"""The crop box: where the virtual camera looks.

A box is a centre and a height; its width is ``height * ratio`` with the reel's exact ratio, so a
picture cannot be stretched. The picture may be straightened by a small angle about its centre
before the crop; the box then lives in the rotated picture and never reaches outside it.

A box inside a rotated picture: with the box's centre relative to the picture's centre turned back
by the angle, (u, v), each corner is inside when ``|u| <= W/2 - (a*cos + b*|sin|)`` and
``|v| <= H/2 - (a*|sin| + b*cos)``, where a and b are half the box's width and height. Keeping the
size and moving the centre is a clamp of u and v.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from app.core.edit import CropKey
from app.core.exact import Q, exp, ln, quantize, sin_cos
from app.core.interpolate import Curve, curve

MIN_HEIGHT = 32.0
_MIN_HEIGHT = int(MIN_HEIGHT) * Q
ROTATED_MARGIN = 4.0 / Q
"""Kept free inside a rotated picture, so that rounding never opens a black corner."""


@dataclass(frozen=True, slots=True)
class CropBox:
    """A decided box in 1/1024 source pixels; the width is exactly ``height * ratio``."""

    cx: int
    cy: int
    height: int

    def width(self, ratio: Fraction) -> Fraction:
        """The width in 1/1024 pixels."""
        return self.height * ratio

    def edges(self, ratio: Fraction) -> tuple[Fraction, Fraction, Fraction, Fraction]:
        """Left, top, right and bottom in source pixels, exact."""
        half_w, half_h = self.width(ratio) / 2, Fraction(self.height, 2)
        return (
            (self.cx - half_w) / Q,
            (self.cy - half_h) / Q,
            (self.cx + half_w) / Q,
            (self.cy + half_h) / Q,
        )


@dataclass(frozen=True, slots=True)
class CropFrame:
    """The room a box may move in: the upright source picture, the ratio and the straightening."""

    width: int
    height: int
    ratio: Fraction
    rotation_deg: float = 0.0

    def largest(self) -> float:
        """The height of the largest box that fits."""
        return _largest(self) / Q

    def default(self) -> tuple[float, float, float]:
        """Centre and height of the largest box, centred."""
        return self.width / 2.0, self.height / 2.0, self.largest()

    def fit(self, cx: float, cy: float, height: float) -> CropBox:
        """The box nearest to the wanted one that lies in the picture: size first, then place."""
        largest = _largest(self)
        q_height = min(max(quantize(height), min(_MIN_HEIGHT, largest)), largest)
        if self.rotation_deg != 0.0:
            return self._fit_rotated(cx, cy, q_height)
        across, of = q_height * self.ratio.numerator, 2 * self.ratio.denominator
        return CropBox(
            _clamp(quantize(cx), across, of, self.width * Q),
            _clamp(quantize(cy), q_height, 2, self.height * Q),
            q_height,
        )

    def _fit_rotated(self, cx: float, cy: float, q_height: int) -> CropBox:
        sine, cosine = sin_cos(self.rotation_deg)
        b = q_height / Q / 2.0
        a = b * float(self.ratio)
        x, y = cx - self.width / 2.0, cy - self.height / 2.0
        u, v = x * cosine + y * sine, y * cosine - x * sine
        reach_u = max(0.0, self.width / 2.0 - (a * cosine + b * abs(sine)) - ROTATED_MARGIN)
        reach_v = max(0.0, self.height / 2.0 - (a * abs(sine) + b * cosine) - ROTATED_MARGIN)
        u, v = min(max(u, -reach_u), reach_u), min(max(v, -reach_v), reach_v)
        return CropBox(
            quantize(self.width / 2.0 + u * cosine - v * sine),
            quantize(self.height / 2.0 + u * sine + v * cosine),
            q_height,
        )


@dataclass(frozen=True, slots=True)
class CropPath:
    """The camera's path through a clip: keyframes interpolated, then clamped into the picture."""

    frame: CropFrame
    cx: Curve | None
    cy: Curve | None
    log_height: Curve | None

    def wanted(self, t_us: int) -> tuple[float, float, float]:
        """Centre and height before clamping."""
        if self.cx is None or self.cy is None or self.log_height is None:
            return self.frame.default()
        return self.cx.at(t_us), self.cy.at(t_us), exp(self.log_height.at(t_us))

    def at(self, t_us: int) -> CropBox:
        """The decided box at a source time."""
        return self.frame.fit(*self.wanted(t_us))


@lru_cache(maxsize=256)
def _largest(frame: CropFrame) -> int:
    """The height of the largest box that fits, in 1/1024 pixels, rounded down."""
    if frame.rotation_deg == 0.0:
        top = min(Fraction(frame.height), frame.width / frame.ratio) * Q
        return top.numerator // top.denominator
    sine, cosine = sin_cos(frame.rotation_deg)
    ratio, sine = float(frame.ratio), abs(sine)
    height = min(
        (frame.width - 2.0 * ROTATED_MARGIN) / (ratio * cosine + sine),
        (frame.height - 2.0 * ROTATED_MARGIN) / (ratio * sine + cosine),
    )
    return max(1, int(height * Q))


def crop_path(keys: Sequence[CropKey], frame: CropFrame) -> CropPath:
    """A path through ascending keyframes; without any, the largest centred box."""
    if not keys:
        return CropPath(frame, None, None, None)
    t_us, ease = [k.t_us for k in keys], [k.ease for k in keys]
    return CropPath(
        frame,
        curve(t_us, [k.cx for k in keys], ease),
        curve(t_us, [k.cy for k in keys], ease),
        curve(t_us, [ln(k.height) for k in keys], ease),
    )


def refit(key: CropKey, frame: CropFrame) -> CropKey:
    """A keyframe made to fit its picture: the size first, then the place nearest to its centre."""
    box = frame.fit(key.cx, key.cy, key.height)
    return CropKey(key.t_us, box.cx / Q, box.cy / Q, box.height / Q, key.ease)


def _clamp(centre: int, half: int, of: int, room: int) -> int:
    """A centre kept ``half / of`` away from 0 and from ``room``, exactly: rounded inwards.

    There is always a place: ``room`` is a whole number of pixels, so its middle is one.
    """
    return min(max(centre, -(-half // of)), (room * of - half) // of)
