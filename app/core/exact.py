"""Numbers that come out the same on every machine.

``math.log``, ``exp``, ``sin`` and ``cos`` differ in the last bit between C libraries, which would
give two computers two plan hashes for one edit. The decimal module computes ``ln`` and ``exp``
correctly rounded; sine and cosine are summed from their series in the same context. Plain float
``+ - * /`` are exact IEEE operations and safe to use.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from functools import lru_cache
from math import floor

Q = 1024
"""Fixed point: decisions hold positions in 1/1024 of a pixel and shares in 1/1024 of one."""

_CONTEXT = Context(prec=28, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation])
_PI = Decimal("3.141592653589793238462643383279502884")


def quantize(value: float) -> int:
    """A value in fixed point, rounded half up, as if the float were the exact fraction it is.

    Scaling by a power of two is exact, and so is the distance from the floor wherever it decides.
    """
    scaled = value * Q
    whole = floor(scaled)
    return whole + (scaled - whole >= 0.5)


@lru_cache(maxsize=4096)
def ln(value: float) -> float:
    """Natural logarithm of a positive float."""
    return float(_CONTEXT.ln(Decimal(value)))


def exp(value: float) -> float:
    """e to the power of a float."""
    return float(_CONTEXT.exp(Decimal(value)))


@lru_cache(maxsize=256)
def sin_cos(degrees: float) -> tuple[float, float]:
    """Sine and cosine of an angle in degrees, |angle| ≤ 90 (series of Taylor)."""
    x = _CONTEXT.divide(_CONTEXT.multiply(Decimal(degrees), _PI), Decimal(180))
    square = _CONTEXT.multiply(x, x)
    sine, cosine, term = Decimal(0), Decimal(0), Decimal(1)
    for k in range(40):
        # In this context only, never with operators: those round as the thread's own context says.
        summed = _CONTEXT.add if k % 4 < 2 else _CONTEXT.subtract
        if k % 2 == 0:
            cosine = summed(cosine, term)
        else:
            sine = summed(sine, _CONTEXT.multiply(term, x))
            term = _CONTEXT.multiply(term, square)
        term = _CONTEXT.divide(term, Decimal(k + 1))
    return float(sine), float(cosine)
