"""The spotlight: which ellipse marks the player at a source time, and how strongly.

Centre and radii run through keyframes like a crop (radii in log), then are kept inside the picture
with radii of at least 10 px. It fades in over 0.15 s and out over 0.25 s of source time, eased.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.edit import Shape, Spotlight, SpotlightKey
from app.core.exact import exp, ln, quantize
from app.core.interpolate import Curve, curve

MIN_RADIUS = 10.0
MIN_SPAN_US = 500_000
DEFAULT_SPAN_US = 2_000_000
DEFAULT_RX_SHARE = 0.06
DEFAULT_RY_SHARE = 0.12
FADE_IN_US = 150_000
FADE_OUT_US = 250_000


@dataclass(frozen=True, slots=True)
class SpotlightMark:
    """A decided spotlight: 1/1024 source pixels, shares and opacity in 1/1024 of one."""

    cx: int
    cy: int
    rx: int
    ry: int
    shape: Shape
    color: str
    stroke: int
    fill: int
    dim: int
    brighten: int
    opacity: int


@dataclass(frozen=True, slots=True)
class SpotlightPath:
    """One spotlight with its curves built."""

    spotlight: Spotlight
    cx: Curve
    cy: Curve
    log_rx: Curve
    log_ry: Curve
    width: int
    height: int

    def ellipse(self, t_us: int) -> tuple[float, float, float, float]:
        """Centre and radii at a source time, inside the picture."""
        return fit_ellipse(
            self.cx.at(t_us),
            self.cy.at(t_us),
            exp(self.log_rx.at(t_us)),
            exp(self.log_ry.at(t_us)),
            self.width,
            self.height,
        )

    def at(self, t_us: int) -> SpotlightMark | None:
        """The mark at a source time, or None outside the span."""
        light = self.spotlight
        if not light.start_us <= t_us < light.end_us:
            return None
        cx, cy, rx, ry = (quantize(value) for value in self.ellipse(t_us))
        opacity = quantize(fade(t_us, light.start_us, light.end_us))
        return SpotlightMark(
            cx,
            cy,
            rx,
            ry,
            light.shape,
            light.color,
            light.stroke,
            quantize(light.fill),
            quantize(light.dim),
            quantize(light.brighten),
            opacity,
        )


def spotlight_path(light: Spotlight, width: int, height: int) -> SpotlightPath:
    """A path through a spotlight's ascending keyframes (at least one)."""
    keys = light.keyframes
    t_us, ease = [k.t_us for k in keys], [k.ease for k in keys]

    def through(values: Sequence[float]) -> Curve:
        return curve(t_us, values, ease)

    return SpotlightPath(
        light,
        through([k.cx for k in keys]),
        through([k.cy for k in keys]),
        through([ln(k.rx) for k in keys]),
        through([ln(k.ry) for k in keys]),
        width,
        height,
    )


def fit_ellipse(
    cx: float, cy: float, rx: float, ry: float, width: int, height: int
) -> tuple[float, float, float, float]:
    """The ellipse nearest to the wanted one inside the picture: size first, then place."""
    rx = min(max(rx, MIN_RADIUS), width / 2.0)
    ry = min(max(ry, MIN_RADIUS), height / 2.0)
    return min(max(cx, rx), width - rx), min(max(cy, ry), height - ry), rx, ry


def default_spotlight(
    spotlight_id: str, start_us: int, end_us: int, width: int, height: int
) -> Spotlight:
    """The first spotlight of a clip: 2 s from its start, centred, 6 % and 12 % of the height.

    It ends with the clip when that is shorter, but spans half a second at least.
    """
    key = SpotlightKey(
        start_us,
        width / 2.0,
        height / 2.0,
        max(MIN_RADIUS, DEFAULT_RX_SHARE * height),
        max(MIN_RADIUS, DEFAULT_RY_SHARE * height),
    )
    end_us = max(start_us + MIN_SPAN_US, min(start_us + DEFAULT_SPAN_US, end_us))
    return Spotlight(spotlight_id, start_us, end_us, (key,))


def fade(t_us: int, start_us: int, end_us: int) -> float:
    """Opacity 0..1 inside a span: smoothstep up at its start and down at its end."""
    rise = min(1.0, (t_us - start_us) / FADE_IN_US)
    fall = min(1.0, (end_us - t_us) / FADE_OUT_US)
    return _smoothstep(rise) * _smoothstep(fall)


def _smoothstep(u: float) -> float:
    u = min(max(u, 0.0), 1.0)
    return u * u * (3.0 - 2.0 * u)
