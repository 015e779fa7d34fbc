"""Frame rates as exact ratios, and whether a file keeps to one."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

_NEAR = Fraction(1, 4000)


def average_rate(
    pts: Sequence[int], end_pts: int, time_base: Fraction, stated: Fraction | None = None
) -> Fraction:
    """Pictures per second over the whole file.

    ``stated`` is what the header says; it is believed when the timestamps agree with it to within
    their rounding (Matroska rounds to milliseconds, so 30000/1001 is measured as 29.97003). Else
    the measured rate is snapped to the usual one when it is within 0.025 % of it.
    """
    ticks = end_pts - pts[0]
    if ticks <= 0:
        return stated or Fraction(25)
    measured = len(pts) / (ticks * time_base)
    if stated and abs(snap(stated) - measured) <= measured * Fraction(2, ticks):
        return snap(stated)
    return snap(measured)


def snap(rate: Fraction) -> Fraction:
    """The whole or x/1001 rate next to ``rate``, or ``rate`` with a small denominator."""
    whole = max(1, round(rate))
    for usual in (Fraction(whole), Fraction(whole * 1000, 1001)):
        if abs(usual - rate) <= usual * _NEAR:
            return usual
    return rate.limit_denominator(1000)


def is_variable(pts: Sequence[int], time_base: Fraction) -> bool:
    """Whether the distance between pictures varies by more than the container's rounding.

    One picture that is lost or a first one that is late does not make a file variable: at least
    one in fifty distances must differ from the usual one.
    """
    if len(pts) < 3:
        return False
    steps = np.diff(np.asarray(pts, np.int64))
    slack = max(2, int(Fraction(11, 10_000) / time_base))
    odd = np.abs(steps - np.median(steps)) > slack
    return int(odd.sum()) * 50 >= len(steps)
