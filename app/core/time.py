"""Exact time: integer microseconds at rest, ``Fraction`` seconds in motion, never a float.

Rounding from a fraction to microseconds is half-up, the same everywhere.
"""

from __future__ import annotations

from fractions import Fraction

US_PER_S = 1_000_000


def seconds(us: int) -> Fraction:
    """Microseconds as exact seconds."""
    return Fraction(us, US_PER_S)


def round_half_up(value: Fraction) -> int:
    """The nearest integer; a half goes up, for negative values too."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def microseconds(s: Fraction) -> int:
    """Exact seconds as the nearest microsecond."""
    return round_half_up(s * US_PER_S)


def ceil(value: Fraction) -> int:
    """The smallest integer that is not below ``value``."""
    return -(-value.numerator // value.denominator)


def parse_rate(text: str) -> Fraction:
    """A frame rate or speed written ``"30/1"``, ``"30000/1001"`` or ``"1/2"``.

    Raises ``ValueError`` when it is not a positive ratio of whole numbers below one million.
    """
    top, slash, bottom = text.partition("/")
    parts = (top, bottom) if slash else (top, "1")
    if not all(p.isascii() and p.isdigit() and len(p) <= 6 for p in parts):
        raise ValueError(f"{text!r} is not a ratio such as 30/1")
    numerator, denominator = int(parts[0]), int(parts[1])
    if numerator == 0 or denominator == 0:
        raise ValueError(f"{text!r} must be above zero")
    return Fraction(numerator, denominator)


def format_rate(rate: Fraction) -> str:
    """The form ``parse_rate`` reads, always with a denominator."""
    return f"{rate.numerator}/{rate.denominator}"


def format_clock(us: int, *, decimals: int = 0) -> str:
    """A time for people: ``M:SS`` or ``H:MM:SS``, with ``decimals`` digits of the second cut off."""
    sign, us = ("-", -us) if us < 0 else ("", us)
    whole, rest = divmod(us, US_PER_S)
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    text = f"{hours}:{minute:02d}:{second:02d}" if hours else f"{minute}:{second:02d}"
    if decimals:
        text += f".{rest:06d}"[: decimals + 1]
    return sign + text
