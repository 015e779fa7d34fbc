"""The shapes a reel can have: aspect ratios and the output sizes that go with them."""

from __future__ import annotations

from fractions import Fraction

from app.core.limits import MAX_SIDE, MIN_SIDE

RATIO_SIZES: dict[str, tuple[int, int]] = {
    "9:16": (1080, 1920),
    "4:5": (1080, 1350),
    "1:1": (1080, 1080),
    "16:9": (1920, 1080),
}
SOURCE_RATIO = "source"
RATIOS = (*RATIO_SIZES, SOURCE_RATIO)


def output_size(ratio: str, source_size: tuple[int, int]) -> tuple[int, int]:
    """The output size of a ratio; ``source`` is the source's own size, even and within limits.

    ``KeyError`` for a ratio that is not in ``RATIOS``.
    """
    if ratio != SOURCE_RATIO:
        return RATIO_SIZES[ratio]
    shrink = min(Fraction(1), Fraction(MAX_SIDE, max(source_size)))
    width, height = (max(MIN_SIDE, int(side * shrink) // 2 * 2) for side in source_size)
    return width, height


def offered_sizes(size: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """The full size and the smaller ones an export may have: 2/3 and 1/2 of it, even."""
    shares = (Fraction(1), Fraction(2, 3), Fraction(1, 2))
    sizes = (tuple(int(side * share) // 2 * 2 for side in size) for share in shares)
    return tuple((w, h) for w, h in sizes if min(w, h) >= MIN_SIDE)


def offered_rates(reel: Fraction, source: Fraction) -> tuple[Fraction, ...]:
    """The reel's own rate, and the footage's where it is another one."""
    plain = source.limit_denominator(1001)
    near = abs(plain - reel) * 100 < reel
    return (reel,) if near or not 1 <= plain <= 120 else (reel, plain)


def ratio_name(size: tuple[int, int]) -> str:
    """The name of an output size's ratio, such as ``9:16``, or ``source`` for any other."""
    ratio = Fraction(*size)
    same = (name for name, known in RATIO_SIZES.items() if Fraction(*known) == ratio)
    return next(same, SOURCE_RATIO)
