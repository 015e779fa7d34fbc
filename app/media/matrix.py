"""Another matrix or range to BT.709 limited, 8 bits, in whole numbers (ITU-T H.273).

swscale would go through 8-bit RGB for this: twice the time, and wrong by up to two code values.
Grey is grey in every matrix, so Cb and Cr depend on Cb and Cr alone, and Y on a sum of the three.
"""

from __future__ import annotations

from typing import Any, cast

import cv2
import numpy as np
from av.video.reformatter import Colorspace
from numpy.typing import NDArray

from app.media.fields import Samples
from app.media.picture import Plane
from app.media.tags import Colours

Ints = NDArray[np.int32]

WEIGHTS = {
    Colorspace.ITU709: (0.2126, 0.0722),
    Colorspace.FCC: (0.30, 0.11),
    Colorspace.ITU601: (0.299, 0.114),
    Colorspace.SMPTE240M: (0.212, 0.087),
    Colorspace.BT2020: (0.2627, 0.0593),
}
"""Kr and Kb of H.273."""
_BITS = 14
"""Fraction bits of the sums; with 10-bit samples they stay below 2**26."""


class Matrix:
    """Turns planes of one kind of colour and depth (8 or 10 bits) into a picture's."""

    def __init__(self, colours: Colours, depth: int) -> None:
        unit = 1 << (depth - 8)
        most = (1 << depth) - 1
        luma = 219 / most if colours.full else 1 / unit
        chroma = 224 / most if colours.full else 1 / unit
        self._black = 0 if colours.full else 16 * unit
        self._grey = 128 * unit
        shift, blue, red = _shares(colours.matrix)
        self._luma = _fixed(luma)
        # In units of luma for Y, of chroma for Cb and Cr.
        self._shift = tuple(_fixed(part * chroma * 219 / 224) for part in shift)
        self._blue = tuple(_fixed(part * chroma) for part in blue)
        self._red = tuple(_fixed(part * chroma) for part in red)
        self._straight = colours.matrix == Colorspace.ITU709 and depth == 8
        codes = np.arange(256, dtype=np.int32)
        self._luma_codes = _rounded(
            codes * self._luma, 16 - self._luma * self._black / (1 << _BITS)
        )
        self._chroma_codes = _rounded((codes - 128) * self._blue[0], 128)

    def convert(self, y: Samples, u: Samples, v: Samples) -> tuple[Plane, Plane, Plane]:
        """BT.709 planes of 8 bits in the same 4:2:0 layout."""
        if self._straight:
            found = (
                cv2.LUT(np.ascontiguousarray(part), table)
                for part, table in (
                    (y, self._luma_codes),
                    (u, self._chroma_codes),
                    (v, self._chroma_codes),
                )
            )
            luma, blue, red = (cast(Plane, part) for part in found)
            return luma, blue, red
        cb, cr = u.astype(np.int32) - self._grey, v.astype(np.int32) - self._grey
        shift = cb * self._shift[0] + cr * self._shift[1]
        beside: NDArray[Any] = cv2.resize(
            shift, (2 * u.shape[1], 2 * u.shape[0]), interpolation=cv2.INTER_NEAREST
        )
        total = y.astype(np.int32)
        total -= self._black
        total *= self._luma
        total += beside[: y.shape[0], : y.shape[1]]
        return (
            _rounded(total, 16),
            _rounded(cb * self._blue[0] + cr * self._blue[1], 128),
            _rounded(cb * self._red[0] + cr * self._red[1], 128),
        )


def _shares(matrix: Colorspace) -> tuple[tuple[float, float], ...]:
    """How much of Cb and of Cr (both -0.5 to 0.5) goes into BT.709's Y, Cb and Cr."""
    kr, kb = WEIGHTS[matrix]
    to_r, to_b = 2 * (1 - kr), 2 * (1 - kb)
    kg = 1 - kr - kb
    # R, G and B above Y per unit of Cb, and per unit of Cr.
    per_cb = (0.0, -kb * to_b / kg, to_b)
    per_cr = (to_r, -kr * to_r / kg, 0.0)
    out_r, out_b = WEIGHTS[Colorspace.ITU709]
    luma = [out_r * r + (1 - out_r - out_b) * g + out_b * b for r, g, b in (per_cb, per_cr)]
    blue = [(p[2] - y) / (2 * (1 - out_b)) for p, y in zip((per_cb, per_cr), luma, strict=True)]
    red = [(p[0] - y) / (2 * (1 - out_r)) for p, y in zip((per_cb, per_cr), luma, strict=True)]
    return (luma[0], luma[1]), (blue[0], blue[1]), (red[0], red[1])


def _fixed(x: float) -> int:
    return round(x * (1 << _BITS))


def _rounded(total: Ints, offset: float) -> Plane:
    """The sums as codes, ``offset`` added; changes ``total``."""
    total += round((offset + 0.5) * (1 << _BITS))
    total >>= _BITS
    np.maximum(total, 0, out=total)
    np.minimum(total, 255, out=total)
    return total.astype(np.uint8)
