"""A frame number that a machine can read back from a cropped, scaled and re-encoded picture.

The number is drawn as strips of four rows of black and white cells that repeat every `COLUMNS`
cells across the whole width: three rows of data and, second from the top, a clock row that
alternates white and black. The clock gives the reader the local black and white levels (a
picture may be dimmed or brightened) and, when nothing is known about the crop, scale and phase.
42 data bits carry 20 bits of number and a 22-bit check: no number shifted by any number of
columns is another valid number, so a misread gives None, not a wrong number.
"""

from __future__ import annotations

import math
import zlib
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

COLUMNS = 14
"""Cells until the code repeats."""
ROWS = 4
"""Rows of cells in a strip, the clock row among them."""
CLOCK_ROW = 1
NUMBER_BITS = 20
MAX_NUMBER = (1 << NUMBER_BITS) - 1
BLACK, WHITE = 30, 180

_CHECK_BITS = (ROWS - 1) * COLUMNS - NUMBER_BITS
_SALT = 0x2C7A91
_SAMPLES = 4
_MIN_CONTRAST = 16.0

Grey = NDArray[np.uint8]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class CodeLayout:
    """Where the strips stand in the upright source picture: cell size and tops in pixels."""

    cell: int
    tops: tuple[int, ...]

    @property
    def height(self) -> int:
        """Height of one strip in pixels."""
        return ROWS * self.cell

    @property
    def period(self) -> int:
        """Width in pixels a crop needs to hold a whole code."""
        return COLUMNS * self.cell

    @classmethod
    def for_size(
        cls, size: tuple[int, int], *, strips: int = 3, cell: int | None = None
    ) -> CodeLayout:
        """The layout that `MatchSpec` uses for a picture of `size` (width, height)."""
        height = size[1]
        cell = cell or max(4, 2 * round(height / 360))
        free = height - ROWS * cell
        if strips == 1:
            return cls(cell, (0,))
        tops = (free * i // (strips - 1) // 2 * 2 for i in range(strips)) if strips else ()
        return cls(cell, tuple(tops))


def check_bits(number: int) -> int:
    """The 22-bit check of a number: an affine function of its bits (CRC-32, folded)."""
    crc = zlib.crc32(number.to_bytes(4, "little"))
    return ((crc >> (32 - _CHECK_BITS)) ^ _SALT) & ((1 << _CHECK_BITS) - 1)


def encode(number: int) -> NDArray[np.bool_]:
    """Cells (ROWS, COLUMNS) of one tile, True is white. Raises ValueError out of range."""
    if not 0 <= number <= MAX_NUMBER:
        raise ValueError(f"frame number must be 0 to {MAX_NUMBER}, got {number}")
    word = number | check_bits(number) << NUMBER_BITS
    bits = np.array([word >> i & 1 for i in range((ROWS - 1) * COLUMNS)], dtype=np.bool_)
    clock = np.arange(COLUMNS) % 2 == 0
    return np.insert(bits.reshape(ROWS - 1, COLUMNS), CLOCK_ROW, clock, axis=0)


def decode(data: NDArray[np.bool_]) -> int | None:
    """The number in data cells (ROWS - 1, COLUMNS), or None when the check fails."""
    word = int.from_bytes(np.packbits(data.reshape(-1), bitorder="little").tobytes(), "little")
    number = word & MAX_NUMBER
    return number if word >> NUMBER_BITS == check_bits(number) else None


def draw(luma: Grey, chroma: tuple[Grey, ...], number: int, layout: CodeLayout) -> None:
    """Draw the strips into an 8-bit picture in place; `chroma` planes are half size (4:2:0)."""
    width = luma.shape[1]
    tile = np.where(encode(number), np.uint8(WHITE), np.uint8(BLACK)).repeat(layout.cell, axis=0)
    tile = tile.repeat(layout.cell, axis=1)
    strip = np.tile(tile, (1, -(-width // tile.shape[1])))[:, :width]
    for top in layout.tops:
        luma[top : top + layout.height] = strip
        for plane in chroma:
            plane[top // 2 : (top + layout.height + 1) // 2] = 128


def read_number(
    picture: Grey,
    *,
    crop: tuple[float, float, float, float] | None = None,
    source_size: tuple[int, int] | None = None,
    to_picture: Floats | None = None,
    layout: CodeLayout | None = None,
) -> int | None:
    """Read the burnt-in frame number from a luma or grey picture (rows, columns).

    With `crop` (x0, y0, width, height in upright source pixels) and `source_size`, the cells are
    sampled where they must be; this is the reliable way. `to_picture` is the same for any affine
    transform: a 2x3 matrix from source to picture coordinates, both measured from the corner of
    the corner pixel, e.g. for straightened pictures. `source_size` alone means the whole source.
    Without any hint the strip is searched for: scale must be equal in both directions, rotation
    none, a cell at least two pixels. `layout` defaults to that of `source_size`.

    Returns None when no strip is readable or two strips disagree.
    """
    picture = np.ascontiguousarray(picture)
    if source_size is None and to_picture is None and crop is None:
        return _agreed(_search(picture))
    if layout is None:
        if source_size is None:
            raise ValueError("read_number needs source_size or layout beside crop or to_picture")
        layout = CodeLayout.for_size(source_size)
    if to_picture is None:
        if crop is None:
            assert source_size is not None
            crop = (0.0, 0.0, float(source_size[0]), float(source_size[1]))
        x0, y0, width, height = crop
        sx, sy = picture.shape[1] / width, picture.shape[0] / height
        to_picture = np.array([[sx, 0.0, -x0 * sx], [0.0, sy, -y0 * sy]])
    last = source_size[0] // layout.cell if source_size else 16384 // layout.cell
    found: set[int] = set()
    for top in layout.tops:
        placed = _place(to_picture, layout.cell, top)
        columns = _visible_columns(picture, placed, last)
        if columns is not None:
            soft = _read_cells(picture, placed, *columns)
            found |= _decode_soft(soft, columns[0], shifts=(0,))
    return _agreed(found)


def _agreed(found: set[int]) -> int | None:
    return found.pop() if len(found) == 1 else None


def _place(to_picture: Floats, cell: float, top: float) -> Floats:
    """Compose the transform from strip coordinates (in cells) to picture coordinates."""
    placed = np.array(to_picture, dtype=np.float64)
    placed[:, 2] += placed[:, 1] * top
    placed[:, :2] *= cell
    return placed


def _visible_columns(picture: Grey, placed: Floats, last: int) -> tuple[int, int] | None:
    """First column and one past the last whose cells lie in the picture, or None if too few."""
    column = np.arange(last)
    inside = np.ones(last, dtype=np.bool_)
    for dx, dy in ((0.2, 0.2), (0.8, 0.2), (0.2, ROWS - 0.2), (0.8, ROWS - 0.2)):
        x = placed[0, 0] * (column + dx) + placed[0, 1] * dy + placed[0, 2]
        y = placed[1, 0] * (column + dx) + placed[1, 1] * dy + placed[1, 2]
        inside &= (x >= 0) & (x <= picture.shape[1]) & (y >= 0) & (y <= picture.shape[0])
    seen = np.flatnonzero(inside)
    if len(seen) < COLUMNS or seen[-1] - seen[0] + 1 != len(seen):
        return None
    return int(seen[0]), int(seen[-1]) + 1


def _read_cells(picture: Grey, placed: Floats, first: int, stop: int) -> Floats:
    """How white each data cell is, -1 (black) to 1 (white), as (ROWS - 1, columns).

    Each cell is compared with the black and white of the clock row beside it; where the clock
    has no contrast the answer is 0.
    """
    inverse = placed.copy()
    inverse[:, :2] /= _SAMPLES
    inverse[:, 2] = placed[:, 2] + placed[:, 0] * first
    # Sample centres to pixel indices: both grids count from the middle of their first element.
    inverse[:, 2] += 0.5 * (inverse[:, 0] + inverse[:, 1]) - 0.5
    size = ((stop - first) * _SAMPLES, ROWS * _SAMPLES)
    grid = cv2.warpAffine(
        picture,
        inverse,
        size,
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    blocks = grid.reshape(ROWS, _SAMPLES, stop - first, _SAMPLES)[:, 1:-1, :, 1:-1]
    cells = blocks.mean(axis=(1, 3), dtype=np.float64)
    clock = cells[CLOCK_ROW]
    beside = (np.append(clock[1], clock[:-1]) + np.append(clock[1:], clock[-2])) / 2
    contrast = np.where(np.arange(first, stop) % 2 == 0, clock - beside, beside - clock)
    middle = (clock + beside) / 2
    soft = np.delete(cells, CLOCK_ROW, axis=0) - middle
    usable = contrast >= _MIN_CONTRAST
    return np.where(usable, np.clip(2 * soft / np.maximum(contrast, 1.0), -1, 1), 0.0)


def _decode_soft(soft: Floats, first: int, shifts: tuple[int, ...] | range) -> set[int]:
    """All numbers that pass the check, from every window and from all repetitions together."""
    count = soft.shape[1]
    index = (np.arange(count) + first) % COLUMNS
    summed = np.zeros((soft.shape[0], COLUMNS))
    for column in range(COLUMNS):
        summed[:, column] = soft[:, index == column].sum(axis=1)
    folded = [summed]
    for start in range(0, count - COLUMNS + 1, 2):
        window = np.zeros_like(summed)
        window[:, index[start : start + COLUMNS]] = soft[:, start : start + COLUMNS]
        folded.append(window)
    found: set[int] = set()
    for cells in folded:
        if not cells.all():
            continue
        for shift in shifts:
            number = decode(np.roll(cells, shift, axis=1) > 0)
            if number is not None:
                found.add(number)
        if found and cells is summed:
            break
    return found


def _search(picture: Grey) -> set[int]:
    """Find strips by their clock row and decode them."""
    found: set[int] = set()
    for centre, cell, phase in _clock_bands(picture):
        placed = np.array([[cell, 0.0, phase], [0.0, cell, centre - (CLOCK_ROW + 0.5) * cell]])
        placed[0, 2] -= cell * 2 * math.ceil(phase / cell / 2)
        columns = _visible_columns(picture, placed, int(picture.shape[1] / cell) + 3)
        if columns is not None:
            soft = _read_cells(picture, placed, *columns)
            found |= _decode_soft(soft, columns[0], shifts=range(0, COLUMNS, 2))
    return found


def _clock_bands(picture: Grey) -> list[tuple[float, float, float]]:
    """Rows that alternate regularly: (y of the middle, cell size, x of the left edge of a white)."""
    width = picture.shape[1]
    rows = picture - picture.mean(axis=1, keepdims=True)
    power = np.abs(np.fft.rfft(rows * np.hanning(width), axis=1)) ** 2
    low, high = COLUMNS // 2 - 1, width // 4 + 2
    if high <= low + 2:
        return []
    total = power[:, 1:].sum(axis=1) + 1.0
    peak = low + power[:, low:high].argmax(axis=1)
    near = np.clip(peak[:, None] + np.arange(-2, 3), 0, power.shape[1] - 1)
    share = np.take_along_axis(power, near, axis=1).sum(axis=1) / total
    good = (share > 0.45) & (rows.std(axis=1) > _MIN_CONTRAST / 4)
    bands: list[tuple[float, float, float]] = []
    edges = np.flatnonzero(np.diff(np.concatenate([[0], good.astype(np.int8), [0]])))
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        best = begin + int(share[begin:end].argmax())
        cell, _ = _fit_clock(rows[best], float(peak[best]) / width)
        if not 0.4 * cell <= end - begin <= ROWS * cell + 1:
            continue
        middles = [(begin + end) / 2]
        if end - begin > 1.5 * cell:
            # Data rows can look like a clock too: try every place one may be.
            middles = [*np.arange(begin + cell / 2, end, cell / 2)]
        for middle in middles:
            row = min(int(middle), end - 1)
            cell, phase = _fit_clock(rows[row], float(peak[row]) / width)
            bands.append((float(middle), cell, phase))
    return bands


def _fit_clock(row: Floats, frequency: float) -> tuple[float, float]:
    """Cell size and left edge of a white cell of a square wave of about `frequency` per pixel."""
    x = np.arange(len(row)) + 0.5
    tries = frequency + np.linspace(-1.0, 1.0, 161) / len(row)
    sums = np.exp(-2j * np.pi * tries[:, None] * x) @ row
    best = int(np.abs(sums).argmax())
    cell = 0.5 / float(tries[best])
    crest = -float(np.angle(sums[best])) / (2 * np.pi * float(tries[best]))
    return cell, crest - cell / 2
