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
from numpy.typing import NDArray

from app.core.exact import Q, sin_cos
from app.core.mapping import OutputMap
from app.core.spotlight import SpotlightMark
from app.render.colour import BLACK, GREY, WHITE, yuv_of
from app.render.layers import Mask, Patch, Plane, Planes, chroma_mask, stored

STROKE_UNIT = 1 / 640
"""Of the output's longer side: the width that ``stroke`` 1 has."""
OUTLINE = 0.55
"""The outline's opacity at full spotlight."""
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

    def distance(self, patch: Patch) -> Mask:
        """Pixels from the line, negative inside, at each luma sample of the patch."""
        x = np.arange(patch.left, patch.right, dtype=np.float32) + np.float32(0.5 - self.cx)
        y = np.arange(patch.top, patch.bottom, dtype=np.float32) + np.float32(0.5 - self.cy)
        if self.degrees == 0.0:
            near = _outer((x / self.rx) ** 2, (y / self.ry) ** 2)
            slope = _outer((x / self.rx**2) ** 2, (y / self.ry**2) ** 2)
        else:
            sine, cosine = sin_cos(self.degrees)
            u = _outer(x * cosine, y * sine)
            v = _outer(x * -sine, y * cosine)
            near = (u / self.rx) ** 2 + (v / self.ry) ** 2
            slope = (u / self.rx**2) ** 2 + (v / self.ry**2) ** 2
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

    @property
    def dim(self) -> float:
        return self.mark.dim * self.opacity / Q


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
    brighten = max((light.mark.brighten * light.opacity / Q for light in lights), default=0.0)
    if dim == 0.0 and brighten == 0.0:
        return
    if not lights:
        _dim_all(planes, dim)
        return
    patch = Patch.union(light.patch for light in lights)
    strongest = max(light.opacity for light in lights)
    lit, gain = np.zeros(patch.shape, np.float32), np.zeros(patch.shape, np.float32)
    for light in lights:
        inside = _inside(light)
        part = light.patch.within(patch)
        np.maximum(lit[part], inside * np.float32(light.opacity / strongest), out=lit[part])
        share = np.float32(light.mark.brighten * light.opacity / Q)
        np.maximum(gain[part], inside * share, out=gain[part])
    gain += 1.0
    gain *= 1.0 - dim * (1.0 - lit)
    before = [part.astype(np.float32) for part in patch.of(planes)]
    if dim > 0.0:
        _dim_all(planes, dim)
    _apply_gain(patch.of(planes), before, gain, ceiling=WHITE if brighten else 255.0)


def _inside(light: _Light) -> Mask:
    """1 inside the marked area, 0 outside, the share of the pixel on the line."""
    inside = _cover(light.lit[0].distance(light.patch), 0.0)
    for ellipse in light.lit[1:]:
        np.maximum(inside, _cover(ellipse.distance(light.patch), 0.0), out=inside)
    return inside


def _cover(distance: Mask, reach: float) -> Mask:
    """The share of each pixel that lies within ``reach`` of the line or inside."""
    return np.asarray(np.clip(np.float32(reach + 0.5) - distance, 0.0, 1.0), np.float32)


def _dim_all(planes: Planes, dim: float) -> None:
    """Bring every sample towards black and grey, by table."""
    code = np.arange(256, dtype=np.float32)
    luma, chroma = (_table(zero + (code - zero) * (1.0 - dim)) for zero in (BLACK, GREY))
    cv2.LUT(planes.y, luma, dst=planes.y)
    cv2.LUT(planes.u, chroma, dst=planes.u)
    cv2.LUT(planes.v, chroma, dst=planes.v)


def _table(values: Mask) -> Plane:
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)


def _apply_gain(
    parts: tuple[Plane, Plane, Plane], before: Sequence[Mask], gain: Mask, ceiling: float
) -> None:
    """Multiply the light of a patch: luma from black, chroma from grey."""
    y, u, v = before
    y -= BLACK
    y *= gain
    y += BLACK
    np.copyto(parts[0], stored(np.minimum(y, np.float32(ceiling))))
    half = chroma_mask(gain)
    for part, values in zip(parts[1:], (u, v), strict=True):
        values -= GREY
        values *= half
        values += GREY
        np.copyto(part, stored(values))


def _draw_ring(planes: Planes, light: _Light) -> None:
    """Fill, dark outline and line of one spotlight, one over the other."""
    reach = light.half_stroke + light.outline + 1.0
    height, width = planes.y.shape
    patch = light.ring.patch(reach, (width, height))
    if patch is None:
        return
    distance = light.ring.distance(patch)
    color, opacity = yuv_of(light.mark.color), light.opacity
    away = np.abs(distance)
    line = _cover(away, light.half_stroke) * np.float32(opacity)
    edge = _cover(away, light.half_stroke + light.outline) * np.float32(OUTLINE * opacity)
    layers: list[tuple[Mask, tuple[float, float, float]]] = [(edge, _DARK), (line, color)]
    if light.mark.fill:
        fill = _cover(distance, 0.0) * np.float32(light.mark.fill / Q * opacity)
        layers.insert(0, (fill, color))
    full = [mask for mask, _ in layers]
    half = [chroma_mask(mask) for mask in full]
    for index, part in enumerate(patch.of(planes)):
        values = part.astype(np.float32)
        for mask, (_, code) in zip(half if index else full, layers, strict=True):
            values += mask * (np.float32(code[index]) - values)
        np.copyto(part, stored(values))


def _outer(x: NDArray[np.float32], y: NDArray[np.float32]) -> Mask:
    return np.add.outer(y, x, dtype=np.float32)
