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


def ratio_name(size: tuple[int, int]) -> str:
    """The name of an output size's ratio, such as ``9:16``, or ``source`` for any other."""
    ratio = Fraction(*size)
    same = (name for name, known in RATIO_SIZES.items() if Fraction(*known) == ratio)
    return next(same, SOURCE_RATIO)
