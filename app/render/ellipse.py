"""The spotlight: an anti-aliased ellipse, its outline, and the light inside and outside of it.

Distances to the ellipse are the first-order estimate ``k (k - 1) / |grad|`` with k = |p / r|
(Inigo Quilez, "Distance to an ellipse"); it is exact on the line, where the edge is drawn.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from app.core.exact import Q, sin_cos
from app.core.mapping import OutputMap
from app.core.spotlight import SpotlightMark
from app.render.colour import BLACK, GREY, WHITE, yuv_of
from app.render.layers import Line, Mask, Patch, Planes, stored

STROKE_UNIT = 1 / 640
"""Of the output's longer side: the width that ``stroke`` 1 has."""
OUTLINE = 0.55
"""The outline's opacity at full spotlight."""
GAMMA = 2.4
"""Of a screen for BT.709 pictures (BT.1886): light is the code value to this power."""
FLATNESS = 0.35
"""How high the ring on the ground is for its width."""
_DARK = (BLACK, GREY, GREY)


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An ellipse in output pixels, turned clockwise by ``degrees``."""

    cx: float
    cy: float
    rx: float
    ry: float
    degrees: float

    def patch(self, reach: float, size: tuple[int, int]) -> Patch | None:
        """The part of the output within ``reach`` pixels of the ellipse."""
        sine, cosine = sin_cos(self.degrees)
        half_w = math.hypot(self.rx * cosine, self.ry * sine) + reach
        half_h = math.hypot(self.rx * sine, self.ry * cosine) + reach
        x, y = self.cx, self.cy
        return Patch.around(x - half_w, y - half_h, x + half_w, y + half_h, size)

    def distance(self, x: Line, y: Line) -> Mask:
        """Pixels from the line, negative inside, at every crossing of the given x and y."""
        x, y = x - np.float32(self.cx), y - np.float32(self.cy)
        if self.degrees == 0.0:
            near = _crossed((x / self.rx) ** 2, (y / self.ry) ** 2)
            slope = _crossed((x / self.rx**2) ** 2, (y / self.ry**2) ** 2)
        else:
            sine, cosine = sin_cos(self.degrees)
            u = _crossed(x * cosine, y * sine) / np.float32(self.rx)
            v = _crossed(x * -sine, y * cosine) / np.float32(self.ry)
            near = u * u + v * v
            slope = (u / np.float32(self.rx)) ** 2 + (v / np.float32(self.ry)) ** 2
        near -= cv2.sqrt(near)
        near /= cv2.sqrt(slope) + np.float32(1e-6)
        return near


@dataclass(frozen=True, slots=True, eq=False)
class _Light:
    """One spotlight made ready: what is drawn as a ring, and what counts as inside."""

    mark: SpotlightMark
    ring: Ellipse
    lit: tuple[Ellipse, ...]
    half_stroke: float
    outline: float
    patch: Patch

    @property
    def opacity(self) -> float:
        return self.mark.opacity / Q

    def inside(self, step: int) -> Mask:
        """1 in the marked area, 0 outside, the share of a sample on the line."""
        x, y = self.patch.samples(step)
        inside = _cover(self.lit[0].distance(x, y), 0.0, step)
        for ellipse in self.lit[1:]:
            np.maximum(inside, _cover(ellipse.distance(x, y), 0.0, step), out=inside)
        return inside

    def strokes(self, patch: Patch, step: int) -> tuple[Mask | None, Mask, Mask]:
        """How much of each sample of ``patch`` fill (None without one), outline and line cover."""
        distance = self.ring.distance(*patch.samples(step))
        fill = None
        if self.mark.fill:
            fill = _cover(distance, 0.0, step)
            fill *= np.float32(self.mark.fill / Q * self.opacity)
        away = np.abs(distance, out=distance)
        edge = _cover(away, self.half_stroke + self.outline, step)
        edge *= np.float32(OUTLINE * self.opacity)
        line = _cover(away, self.half_stroke, step)
        line *= np.float32(self.opacity)
        return fill, edge, line


def draw_spotlights(planes: Planes, marks: Sequence[SpotlightMark], view: OutputMap) -> None:
    """Draw all spotlights of one frame: first the light, then fills and rings on top."""
    lights = [light for mark in marks if (light := _light(mark, view)) is not None]
    _shed(planes, lights, marks)
    for light in lights:
        _draw_ring(planes, light)


def _light(mark: SpotlightMark, view: OutputMap) -> _Light | None:
    """The spotlight on the output, or None when no part of it is in the picture."""
    size, scale, degrees = view.output_size, view.scale, view.rotation / Q
    rx, ry = mark.rx / Q, mark.ry / Q
    body = Ellipse(*view.to_output(mark.cx / Q, mark.cy / Q), rx * scale, ry * scale, degrees)
    ring = body
    lit: tuple[Ellipse, ...] = (body,)
    if mark.shape == "ground":
        feet = view.to_output(mark.cx / Q, mark.cy / Q + ry)
        ring = Ellipse(*feet, rx * scale, rx * scale * FLATNESS, degrees)
        lit = (body, ring)
    unit = max(size) * STROKE_UNIT
    half_stroke, outline = max(0.5, mark.stroke * unit / 2), max(0.75, unit / 2)
    reach = half_stroke + outline + 1.0
    found = [patch for ellipse in lit if (patch := ellipse.patch(reach, size)) is not None]
    if not found:
        return None
    return _Light(mark, ring, lit, half_stroke, outline, Patch.union(found))


def _shed(planes: Planes, lights: Sequence[_Light], marks: Sequence[SpotlightMark]) -> None:
    """Dim what no spotlight marks, brighten what one marks."""
    dim = max((mark.dim * mark.opacity / (Q * Q) for mark in marks), default=0.0)
    brighten = max((light.mark.brighten * light.opacity for light in lights), default=0.0)
    if dim == 0.0 and brighten == 0.0:
        return
    if not lights:
        _dim_all(planes, dim)
        return
    patch = Patch.union(light.patch for light in lights)
    before = [part.astype(np.float32) for part in patch.of(planes)]
    if dim > 0.0:
        _dim_all(planes, dim)
    full, half = (_gain(lights, patch, step, dim) for step in (1, 2))
    y, u, v = before
    _scale(y, full, BLACK)
    if brighten:
        # Only what is made brighter stops at white; footage may hold brighter samples elsewhere.
        np.minimum(y, np.where(full > 1, np.float32(WHITE), np.float32(255)), out=y)
    _scale(u, half, GREY)
    _scale(v, half, GREY)
    for part, values in zip(patch.of(planes), before, strict=True):
        np.copyto(part, stored(values))


def _gain(lights: Sequence[_Light], patch: Patch, step: int, dim: float) -> Mask:
    """How much light each sample of the patch keeps or gains; ``step`` 1 is luma, 2 chroma."""
    strongest = max(light.opacity for light in lights)
    rows, columns = (side // step for side in patch.shape)
    lit, gain = np.zeros((rows, columns), np.float32), np.ones((rows, columns), np.float32)
    for light in lights:
        inside = light.inside(step)
        part = light.patch.within(patch, step)
        np.maximum(lit[part], inside * np.float32(light.opacity / strongest), out=lit[part])
        share = np.float32(brightening(light.mark.brighten * light.opacity / Q) - 1)
        if share:
            np.maximum(gain[part], inside * share + np.float32(1), out=gain[part])
    if dim:
        lit *= np.float32(dim)
        lit += np.float32(1 - dim)
        gain *= lit
    return gain


def brightening(share: float) -> float:
    """The factor on code values that makes ``1 + share`` times the light.

    A screen shows (code value) ** GAMMA, so one factor on R'G'B' (and with it on Y' - 16 and on
    both colour differences) is one factor on the light of all three: no tint, colours stay.
    """
    return float((1.0 + share) ** (1.0 / GAMMA))


def _scale(values: Mask, gain: Mask, zero: float) -> None:
    values -= np.float32(zero)
    values *= gain
    values += np.float32(zero)


def _dim_all(planes: Planes, dim: float) -> None:
    """Bring every sample towards black and grey."""
    cv2.convertScaleAbs(planes.y, dst=planes.y, alpha=1 - dim, beta=BLACK * dim)
    cv2.convertScaleAbs(planes.u, dst=planes.u, alpha=1 - dim, beta=GREY * dim)
    cv2.convertScaleAbs(planes.v, dst=planes.v, alpha=1 - dim, beta=GREY * dim)


def _draw_ring(planes: Planes, light: _Light) -> None:
    """Fill, dark outline and line of one spotlight, one over the other."""
    size = planes.y.shape[1], planes.y.shape[0]
    patch = light.ring.patch(light.half_stroke + light.outline + 1.0, size)
    if patch is None:
        return
    color = yuv_of(light.mark.color)
    full, half = (light.strokes(patch, step) for step in (1, 2))
    for index, part in enumerate(patch.of(planes)):
        values = part.astype(np.float32)
        fill, edge, line = half if index else full
        if fill is not None:
            values += fill * (np.float32(color[index]) - values)
        values += edge * (np.float32(_DARK[index]) - values)
        values += line * (np.float32(color[index]) - values)
        np.copyto(part, stored(values))


def _cover(distance: Mask, reach: float, step: int) -> Mask:
    """The share of each sample, ``step`` pixels wide, that is within ``reach`` or inside."""
    share = distance * np.float32(-1 / step)
    share += np.float32(reach / step + 0.5)
    return np.asarray(np.clip(share, 0.0, 1.0, out=share), np.float32)


def _crossed(x: Line, y: Line) -> Mask:
    return np.add.outer(y, x, dtype=np.float32)
