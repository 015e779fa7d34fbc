"""Curves and primaries of light: HLG, PQ, wide gamuts, and how they are shown in BT.709.

Sources: ITU-R BT.2100-2 (tables 4 and 5: PQ and HLG, their OOTF), BT.2408 (HDR reference white is
203 cd/m2, 75 % of HLG), BT.2390 (5.4.1: the EETF, a Hermite spline in PQ that leaves all but the
highlights alone), BT.1886 (a BT.709 screen), BT.2087 and BT.2407 (gamut conversion in linear light).

Standard picture white stands for 203 cd/m2. HDR up to 1000 cd/m2, what phones record, is rolled
off into that: reference white comes out at 91 %, a grey card where it is in SDR.

Everything is made of ``+ - * /``, square roots, comparisons and table look-ups, which give the
same bits on every machine; the C library's ``pow`` and ``exp``, and BLAS, do not.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from app.media.tags import Gamut, Transfer

Floats = NDArray[np.float64]
Rgb = tuple[Floats, Floats, Floats]

WHITE = 203.0
"""cd/m2 of reference white (BT.2408), and of the brightest white of the SDR picture."""
PEAK = 1000.0
"""cd/m2 of the brightest light that is told apart; more is white."""
_SCREEN = 2.4
"""Gamma of a BT.709 screen (BT.1886)."""
_STEPS = 65_535
"""Steps of tabulated curves; far below a tenth of an 8-bit code value."""
LUMA_2020 = (0.2627, 0.6780, 0.0593)
"""Weights of BT.2020 (table 4)."""
TO_709: dict[Gamut, tuple[tuple[float, float, float], ...]] = {
    "709": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "2020": (
        (1.660491, -0.587641, -0.072850),
        (-0.124550, 1.132900, -0.008350),
        (-0.018151, -0.100579, 1.118730),
    ),
    "p3": (
        (1.224940, -0.224940, 0.0),
        (-0.042057, 1.042057, 0.0),
        (-0.019638, -0.078636, 1.098274),
    ),
}
"""Linear light of other primaries to BT.709's, same white (BT.2087 annex 1 gives the method)."""

_LN2 = 0.6931471805599453
_M1, _M2 = 2610 / 16384, 2523 / 4096 * 128
_C1, _C2, _C3 = 3424 / 4096, 2413 / 4096 * 32, 2392 / 4096 * 32
_A = 0.17883277
_B, _C = 1 - 4 * _A, 0.55991073
_HLG_GAMMA = 1.2
_ALPHA, _BETA = 1.09929682680944, 0.018053968510807
_SATURATED, _OUTSIDE = 0.9, 1.15
"""Distance from grey (1 is the edge of BT.709) from where on, and up to which, it is drawn in."""


def log(x: Floats) -> Floats:
    """Natural logarithm of positive numbers."""
    share, power = np.frexp(x)
    small = share < 0.7071067811865476
    share = np.where(small, share * 2, share)
    power = power - small
    s = (share - 1) / (share + 1)
    square, total = s * s, np.zeros_like(s)
    for k in range(21, 0, -2):
        total = total * square + 1 / k
    return np.asarray(power * _LN2 + 2 * s * total)


def exp(x: Floats) -> Floats:
    """e to the power of numbers between -700 and 700."""
    whole = np.rint(x / _LN2)
    rest, total = x - whole * _LN2, np.ones_like(x)
    for k in range(16, 0, -1):
        total = total * rest / k + 1
    return np.asarray(np.ldexp(total, whole.astype(np.int32)))


def power(x: Floats, exponent: float) -> Floats:
    """``x ** exponent``; 0 where x is not positive."""
    positive = x > 1e-300
    return np.where(positive, exp(exponent * log(np.where(positive, x, 1.0))), 0.0)


def pq_light(signal: Floats) -> Floats:
    """cd/m2 of a PQ signal from 0 to 1 (BT.2100-2, table 4, EOTF)."""
    root = power(signal, 1 / _M2)
    return 10_000 * power(np.maximum(root - _C1, 0) / (_C2 - _C3 * root), 1 / _M1)


def pq_signal(light: Floats) -> Floats:
    """The PQ signal of cd/m2 (BT.2100-2, table 4, inverse EOTF)."""
    root = power(light / 10_000, _M1)
    return power((_C1 + _C2 * root) / (1 + _C3 * root), _M2)


def hlg_scene(signal: Floats) -> Floats:
    """Scene light from 0 to 1 of an HLG signal (BT.2100-2, table 5, inverse OETF)."""
    return np.where(
        signal <= 0.5, signal * signal / 3, (exp((np.maximum(signal, 0.5) - _C) / _A) + _B) / 12
    )


def rolled_off(light: Floats) -> Floats:
    """cd/m2 up to ``PEAK`` to cd/m2 up to ``WHITE``: the EETF of BT.2390 5.4.1 without black lift."""
    top, white = (float(pq_signal(np.array([x]))[0]) for x in (PEAK, WHITE))
    signal = np.minimum(pq_signal(light) / top, 1.0)
    most = white / top
    knee = 1.5 * most - 0.5
    t = (signal - knee) / (1 - knee)
    t2, t3 = t * t, t * t * t
    bent = (2 * t3 - 3 * t2 + 1) * knee + (t3 - 2 * t2 + t) * (1 - knee) + (-2 * t3 + 3 * t2) * most
    return np.where(signal < knee, light, pq_light(np.where(signal < knee, signal, bent) * top))


class Curve:
    """A function from 0..1 as a table; its argument may be spread out by a square root first."""

    def __init__(self, values: Floats) -> None:
        self._values = values

    def __call__(self, x: Floats) -> Floats:
        """The values at ``x``, which is cut to 0..1."""
        at = np.minimum(np.maximum(x, 0.0), 1.0) * _STEPS + 0.5
        return self._values[at.astype(np.int64)]


def _grid() -> Floats:
    return np.arange(_STEPS + 1) / _STEPS


def camera_scene(signal: Floats) -> Floats:
    """Scene light of a BT.709 or BT.2020 signal (the inverse of their common OETF)."""
    bent = power((signal + _ALPHA - 1) / _ALPHA, 1 / 0.45)
    return np.where(signal < 4.5 * _BETA, signal / 4.5, bent)


def camera_signal(light: Floats) -> Floats:
    """The BT.709 or BT.2020 signal of scene light (BT.2020-2, table 4, OETF)."""
    bent = _ALPHA * power(light, 0.45) - (_ALPHA - 1)
    return np.where(light < _BETA, 4.5 * light, bent)


@lru_cache(maxsize=8)
def _light_curve(transfer: Transfer) -> Curve:
    """Signal to light: 1 is SDR white, reference white of PQ, or the brightest scene of HLG."""
    if transfer == "pq":
        return Curve(pq_light(_grid()) / WHITE)
    return Curve(hlg_scene(_grid()) if transfer == "hlg" else camera_scene(_grid()))


@lru_cache(maxsize=1)
def _ootf_curve() -> Curve:
    """Fourth root of scene luminance to the gain of the OOTF at 1000 cd/m2, 1 is reference white."""
    return Curve(PEAK / WHITE * power(_grid(), 4 * (_HLG_GAMMA - 1)))


@lru_cache(maxsize=1)
def _roll_off_curve() -> Curve:
    """Square root of a share of ``PEAK`` to what the light is multiplied by."""
    light = _grid() * _grid() * PEAK
    light[0] = light[1]
    return Curve(rolled_off(light) / light)


@lru_cache(maxsize=2)
def _signal_curve(transfer: Transfer) -> Curve:
    """Square root of light to the signal: HDR is made for a screen, SDR goes back as it came."""
    if transfer == "sdr":
        return Curve(camera_signal(_grid() * _grid()))
    return Curve(power(_grid(), 2 / _SCREEN))


def to_709(rgb: Rgb, gamut: Gamut, transfer: Transfer) -> Rgb:
    """R'G'B' signals from 0 to 1 of any kind to R'G'B' of BT.709, 0 to 1.

    What BT.709 cannot show is cut off in SDR (BT.2407), where bars must come out as bars, and
    drawn in gently in HDR. HDR is rolled off by one factor for all three, chosen by the largest,
    so that hues stay and nothing passes white (BT.2408, annex 5).
    """
    light = _mixed(_display_light(rgb, transfer), gamut)
    if transfer != "sdr":
        largest = np.maximum(np.maximum(light[0], light[1]), np.maximum(light[2], 1e-9))
        told_apart = np.minimum(largest, PEAK / WHITE)
        gain = _roll_off_curve()(np.sqrt(told_apart * (WHITE / PEAK))) * told_apart / largest
        red, green, blue = (_drawn_in(part, largest) * gain for part in light)
        light = red, green, blue
    curve = _signal_curve(transfer)
    red, green, blue = (curve(np.sqrt(np.maximum(part, 0.0))) for part in light)
    return red, green, blue


def _drawn_in(part: Floats, largest: Floats) -> Floats:
    """A component beside the largest: the most saturated tenth makes room for what lies outside.

    Without it a colour on the edge of BT.709 would jump by many code values for one of the source's.
    """
    away = (largest - part) / largest
    room, beyond = 1 - _SATURATED, _OUTSIDE - _SATURATED
    scale = beyond * room / (_OUTSIDE - 1)
    over = np.maximum(away - _SATURATED, 0.0)
    kept = np.minimum(np.minimum(away, _SATURATED) + over / (1 + over / scale), 1.0)
    return np.asarray(largest * (1 - kept))


def _display_light(rgb: Rgb, transfer: Transfer) -> Rgb:
    curve = _light_curve(transfer)
    red, green, blue = (curve(part) for part in rgb)
    if transfer == "hlg":
        kr, kg, kb = LUMA_2020
        gain = _ootf_curve()(np.sqrt(np.sqrt(kr * red + kg * green + kb * blue)))
        red, green, blue = red * gain, green * gain, blue * gain
    return red, green, blue


def _mixed(light: Rgb, gamut: Gamut) -> Rgb:
    red, green, blue = light
    mixed = [r * red + g * green + b * blue for r, g, b in TO_709[gamut]]
    return mixed[0], mixed[1], mixed[2]
