"""HDR and wide-gamut pictures to BT.709 by look-up: the sums of ``app.media.light``, done once.

One table gives luma for every pixel's own 10-bit code and the chroma beside it, in 65 steps; the
other gives the colour of every 2x2 pixels by their 8-bit chroma and mean luma. Where the second
says another luma than the first, because 65 steps are few, its four pixels are moved by that. The
tables take a second and 40 MB per kind of colour, and are shared by all readers of the process.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from app.media.light import Floats, Rgb, to_709
from app.media.matrix import WEIGHTS
from app.media.picture import Plane
from app.media.tags import Colours

Plane16 = NDArray[np.uint16]

_CODES = 1024
_BAND = 270
"""Chroma lines that one thread does at a time: a quarter of a 4K picture, which takes 55 ms."""
_COARSE, _FINE, _LUMA = 65, 342, 65
"""Steps of chroma for pixels, of chroma for blocks, of luma for blocks."""


class Wide:
    """Turns 10-bit planes of one kind of colour into a picture's. Safe from any thread."""

    def __init__(self, colours: Colours) -> None:
        self._luma, self._blocks = tables(colours)

    def convert(self, y: Plane16, u: Plane16, v: Plane16) -> tuple[Plane, Plane, Plane]:
        """BT.709 planes of 8 bits in the same 4:2:0 layout; large ones by several threads."""
        luma, cb, cr = (np.empty(part.shape, np.uint8) for part in (y, u, v))

        def band(top: int) -> None:
            two, one = slice(2 * top, 2 * (top + _BAND)), slice(top, top + _BAND)
            luma[two], cb[one], cr[one] = self._looked_up(y[two], u[one], v[one])

        tops = range(0, u.shape[0], _BAND)
        # Wait for all, and let an error through.
        list(_hands().map(band, tops) if len(tops) > 1 else map(band, tops))
        return luma, cb, cr

    def _looked_up(self, y: Plane16, u: Plane16, v: Plane16) -> tuple[Plane, Plane, Plane]:
        height, width = y.shape
        twice = 2 * u.shape[1], 2 * u.shape[0]
        mean = _mean_luma(y, u.shape)
        cells = _step(u, 16) * _COARSE + _step(v, 16)
        cells *= _CODES
        beside = cv2.resize(cells, twice, interpolation=cv2.INTER_NEAREST)
        luma = np.take(self._luma, np.add(beside[:height, :width], y, dtype=np.intp))
        fine = _third(u) * _FINE + _third(v)
        fine *= _LUMA
        step = _CODES // (_LUMA - 1)
        near = _step(mean, step)
        fine += near
        blocks = np.take(self._blocks, fine)
        parts = blocks.view(np.uint8).reshape(*blocks.shape, 4)
        cells += np.minimum(near * step, _CODES - 1)
        moved = cv2.subtract(parts[..., 2], np.take(self._luma, cells), dtype=cv2.CV_16S)
        moved = cv2.resize(moved, twice, interpolation=cv2.INTER_NEAREST)[:height, :width]
        shifted: NDArray[Any] = cv2.add(luma, np.ascontiguousarray(moved), dtype=cv2.CV_8U)
        return shifted, parts[..., 0], parts[..., 1]


@lru_cache(maxsize=1)
def _hands() -> ThreadPoolExecutor:
    """The threads of all readers; look-ups leave Python's lock free."""
    return ThreadPoolExecutor(min(4, os.cpu_count() or 1), thread_name_prefix="wide")


def _step(codes: Plane16, size: int) -> NDArray[np.int32]:
    """The nearest of the steps that are so many codes apart."""
    return (codes.astype(np.int32) + size // 2) >> (size.bit_length() - 1)


def _third(codes: Plane16) -> NDArray[np.int32]:
    """The nearest of the steps three codes apart, one of which is grey."""
    return ((codes.astype(np.int32) + 2) * 683) >> 11


def _mean_luma(y: Plane16, shape: tuple[int, ...]) -> NDArray[np.uint16]:
    """The mean of every 2x2 pixels; the last row or column stands for a missing one."""
    height, width = y.shape
    if (height, width) != (2 * shape[0], 2 * shape[1]):
        y = np.pad(y, ((0, height % 2), (0, width % 2)), mode="edge")
    total: NDArray[np.uint16] = y[0::2, 0::2] + y[0::2, 1::2]
    total += y[1::2, 0::2]
    total += y[1::2, 1::2]
    total += 2
    total >>= 2
    return total


@lru_cache(maxsize=4)
def tables(colours: Colours) -> tuple[Plane, NDArray[np.uint32]]:
    """The two tables of a kind of colour: luma; and U, V, luma in the bytes of whole blocks."""
    coarse, luma = _steps(_COARSE), _steps(_LUMA)
    fine = np.clip(np.arange(_FINE) * 3.0 - 1, 0, _CODES - 1)
    codes = np.arange(_CODES, dtype=np.float64)
    pixels = np.empty((_COARSE, _COARSE, _CODES), np.uint8)
    blocks = np.zeros((_FINE, _FINE, _LUMA, 4), np.uint8)
    # One blue difference at a time: the sums stay in the processor's cache.
    for n, cb in enumerate(coarse):
        pixels[n] = shown(colours, codes[None, :], cb, coarse[:, None])[0]
    for n, cb in enumerate(fine):
        y, u, v = shown(colours, luma[None, :], cb, fine[:, None])
        blocks[n, ..., 0], blocks[n, ..., 1], blocks[n, ..., 2] = u, v, y
    return pixels.reshape(-1), blocks.view(np.uint32).reshape(-1)


def _steps(count: int) -> Floats:
    """So many codes at equal distances, the last one cut to 1023."""
    return np.asarray(np.minimum(np.arange(count) * float(_CODES // (count - 1)), _CODES - 1))


def shown(colours: Colours, y: Floats, cb: Floats, cr: Floats) -> tuple[Plane, Plane, Plane]:
    """BT.709 limited codes of 8 bits for 10-bit codes of another kind, by the formulas."""
    red, green, blue = to_709(signals(colours, y, cb, cr), colours.gamut, colours.transfer)
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return (
        _code(16 + 219 * luma),
        _code(128 + 224 / 1.8556 * (blue - luma)),
        _code(128 + 224 / 1.5748 * (red - luma)),
    )


def signals(colours: Colours, y: Floats, cb: Floats, cr: Floats) -> Rgb:
    """R'G'B' from 10-bit codes (H.273, equations 38 to 45, solved for R'G'B')."""
    kr, kb = WEIGHTS[colours.matrix]
    if colours.full:
        luma, u, v = y / 1023, (cb - 512) / 1023, (cr - 512) / 1023
    else:
        luma, u, v = (y - 64) / 876, (cb - 512) / 896, (cr - 512) / 896
    red, blue = luma + 2 * (1 - kr) * v, luma + 2 * (1 - kb) * u
    return red, (luma - kr * red - kb * blue) / (1 - kr - kb), blue


def _code(x: Floats) -> Plane:
    return np.floor(np.minimum(np.maximum(x, 0.0), 255.0) + 0.5).astype(np.uint8)
