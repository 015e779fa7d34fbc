"""Interpolation between keyframes: monotone cubic, linear or held, in real time.

The cubic is the shape-preserving one of F. N. Fritsch and R. E. Carlson, "Monotone Piecewise Cubic
Interpolation", SIAM J. Numer. Anal. 17 (1980), with the weighted harmonic mean of Fritsch and
Butland (1984) as inner slopes and the one-sided three-point formula at the ends: the scheme known
as PCHIP. It never leaves the range of the two keyframes around it. Before the first and after the
last keyframe the value is held.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.edit import Ease


@dataclass(frozen=True, slots=True)
class Curve:
    """One number over time, through keyframes at ``t_us`` (ascending, no doubles).

    ``ease[i]`` says how the value gets from keyframe i to keyframe i + 1.
    """

    t_us: tuple[int, ...]
    values: tuple[float, ...]
    ease: tuple[Ease, ...]
    slopes: tuple[float, ...]

    def at(self, t_us: int) -> float:
        """The value at a source time."""
        after = bisect_right(self.t_us, t_us)
        if after == 0:
            return self.values[0]
        if after == len(self.t_us):
            return self.values[-1]
        i = after - 1
        start, end = self.values[i], self.values[after]
        if self.ease[i] == "hold" or start == end:
            return start
        width = float(self.t_us[after] - self.t_us[i])
        u = (t_us - self.t_us[i]) / width
        if self.ease[i] == "linear":
            return start + (end - start) * u
        value = _hermite(u, start, end, self.slopes[2 * i] * width, self.slopes[2 * i + 1] * width)
        return min(max(value, min(start, end)), max(start, end))


def curve(t_us: Sequence[int], values: Sequence[float], ease: Sequence[Ease]) -> Curve:
    """Build a curve; slopes are computed once, over each run of *smooth* keyframes on its own."""
    slopes = [0.0] * (2 * len(t_us))
    first = 0
    for i in range(len(t_us)):
        if i == len(t_us) - 1 or ease[i] != "smooth":
            run = _slopes(t_us[first : i + 1], values[first : i + 1])
            for k in range(i - first):
                slopes[2 * (first + k)] = run[k]
                slopes[2 * (first + k) + 1] = run[k + 1]
            first = i + 1
    return Curve(tuple(t_us), tuple(values), tuple(ease), tuple(slopes))


def _hermite(u: float, start: float, end: float, m0: float, m1: float) -> float:
    """The cubic through two values with two slopes (per unit of ``u``)."""
    square, cube = u * u, u * u * u
    return (
        (2.0 * cube - 3.0 * square + 1.0) * start
        + (cube - 2.0 * square + u) * m0
        + (3.0 * square - 2.0 * cube) * end
        + (cube - square) * m1
    )


def _slopes(t_us: Sequence[int], values: Sequence[float]) -> list[float]:
    """PCHIP slopes per microsecond at each point of one run."""
    n = len(t_us)
    if n < 2:
        return [0.0] * n
    h = [float(t_us[i + 1] - t_us[i]) for i in range(n - 1)]
    d = [(values[i + 1] - values[i]) / h[i] for i in range(n - 1)]
    if n == 2:
        return [d[0], d[0]]
    inner = [_inner_slope(h[i - 1], h[i], d[i - 1], d[i]) for i in range(1, n - 1)]
    return [_end_slope(h[0], h[1], d[0], d[1]), *inner, _end_slope(h[-1], h[-2], d[-1], d[-2])]


def _inner_slope(h0: float, h1: float, d0: float, d1: float) -> float:
    if d0 == 0.0 or d1 == 0.0 or (d0 > 0.0) != (d1 > 0.0):
        return 0.0
    w0, w1 = 2.0 * h1 + h0, h1 + 2.0 * h0
    return (w0 + w1) / (w0 / d0 + w1 / d1)


def _end_slope(h0: float, h1: float, d0: float, d1: float) -> float:
    slope = ((2.0 * h0 + h1) * d0 - h0 * d1) / (h0 + h1)
    if slope * d0 <= 0.0:
        return 0.0
    if d0 * d1 < 0.0 and abs(slope) > 3.0 * abs(d0):
        return 3.0 * d0
    return slope
