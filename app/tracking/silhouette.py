"""Where a person ends and the ground begins, by colour.

The ground round a player has few colours, the player others. What is not ground in a window, near
the middle column, gives the box: rows from hair to shoes, and the middle of what stands above the
knees (a shadow lies at the feet and would pull it aside).
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]

_BINS = (16, 32, 32)
_GROUND = 0.80
"""Share of a window's pixels, by the most frequent colours, that is taken for ground."""
_GROUND_WIDE = 0.55
"""The same for a whole picture, which shows boards and a crowd too."""
BOX_WIDTH = 0.46
"""Width of a person's box as a share of the height."""
DEFAULT_SHARE = 0.11
"""Height of a person as a share of the picture's height, where nothing can be seen of it."""
_TALLEST = 0.45
_SMALLEST = 14.0
_FEWEST = 4
"""So many people must be seen to tell how tall another is."""


@dataclass(frozen=True, slots=True)
class Box:
    """A person: centre and height in pixels of the small picture."""

    cx: float
    cy: float
    height: float

    @property
    def width(self) -> float:
        return self.height * BOX_WIDTH


def not_ground(
    yuv: Bytes,
    window: tuple[int, int, int, int],
    stands_at: int = 0,
    ground_share: float = _GROUND,
) -> Bytes:
    """A mask (1 and 0) of a window (left, top, right, bottom): what has no colour of the ground.

    The ground is looked for below row ``stands_at`` of the picture only: above are boards and a
    crowd, in the colours of the shirts.
    """
    left, top, right, bottom = window
    part = yuv[top:bottom, left:right]
    bins = (
        (part[:, :, 0] >> 4).astype(np.int32) * 1024
        + (part[:, :, 1] >> 3).astype(np.int32) * 32
        + (part[:, :, 2] >> 3)
    )
    below = bins[min(max(0, stands_at - top), max(0, len(bins) - 8)) :]
    counts = np.bincount(below.reshape(-1), minlength=_BINS[0] * _BINS[1] * _BINS[2])
    order = np.argsort(counts)[::-1]
    share = np.cumsum(counts[order])
    ground = np.zeros(len(counts), np.uint8)
    ground[order[: int(np.searchsorted(share, ground_share * below.size)) + 1]] = 1
    # Colours beside a frequent one are that one with noise.
    cube = ground.reshape(_BINS)
    grown = cube.copy()
    for axis in range(3):
        for step in (-1, 1):
            grown |= np.roll(cube, step, axis)
    mask: Bytes = (1 - grown.reshape(-1)[bins]).astype(np.uint8)
    mask[_shadow(part, mask)] = 0
    return mask


def _shadow(window: Bytes, mask: Bytes) -> NDArray[np.bool_]:
    """Ground in the shade: darker, its colours weaker by as much."""
    ground = np.median(window[mask == 0], axis=0) if (mask == 0).any() else np.array([16, 128, 128])
    light = float(max(1.0, ground[0] - 16.0))
    y = window[:, :, 0].astype(np.float32) - 16.0
    u = window[:, :, 1].astype(np.float32) - 128.0
    v = window[:, :, 2].astype(np.float32) - 128.0
    off = np.maximum(
        np.abs(u - y * ((ground[1] - 128.0) / light)), np.abs(v - y * ((ground[2] - 128.0) / light))
    )
    return np.asarray((off < 4.0) & (y > 0.4 * light) & (y < 0.95 * light))


def find_box(yuv: Bytes, x: float, y: float, height: float = 0.0) -> Box | None:
    """The person under a click; None where nothing stands out from the ground.

    ``height`` is what is known of theirs; without it the others in the picture tell how tall
    somebody is there.
    """
    expected = height or usual_height(yuv, y)
    reach = int(max(1.2 * expected, 0.6 * yuv.shape[0] * _TALLEST)) + 8
    left, top = max(0, int(x) - reach), max(0, int(y) - reach)
    right, bottom = min(yuv.shape[1], int(x) + reach), min(yuv.shape[0], int(y) + reach)
    mask = not_ground(yuv, (left, top, right, bottom), int(y))
    mask = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)), np.uint8)
    px, py = x - left, y - top
    if expected:
        return _fitted(mask, px, py, expected, left, top)
    return _grown(mask, px, py, left, top, yuv.shape[0])


def usual_height(yuv: Bytes, y: float) -> float:
    """How tall people are who stand about as high in the picture; 0 where too few are seen.

    Height grows evenly towards the lower edge: Theil and Sen's line through all who stand alone.
    """
    tall = yuv.shape[0]
    mask = not_ground(yuv, (0, 0, yuv.shape[1], tall), tall // 4, _GROUND_WIDE)
    mask = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)), np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    boxes = stats[1:].astype(np.float64)
    _left, tops, widths, heights, areas = boxes.T
    person = (heights >= _SMALLEST) & (heights <= tall * _TALLEST)
    person &= (widths > 0.22 * heights) & (widths < 0.85 * heights)
    person &= areas > 0.22 * widths * heights
    feet, heights = (tops + heights)[person], heights[person]
    if len(heights) < _FEWEST:
        return 0.0
    a, b = np.triu_indices(len(feet), 1)
    far = np.abs(feet[a] - feet[b]) > 0.05 * tall
    slopes = (heights[a] - heights[b])[far] / (feet[a] - feet[b])[far]
    slope = float(np.clip(np.median(slopes), 0.0, 0.8)) if len(slopes) else 0.0
    offset = float(np.median(heights - slope * feet))
    # The click is at about the middle: the feet are half a height below.
    expected = (offset + slope * y) / (1.0 - 0.5 * slope)
    return float(min(max(expected, _SMALLEST), tall * _TALLEST))


def measure(yuv: Bytes, guess: Box) -> Box | None:
    """The box near a guess; None when what is there does not look like one person."""
    reach_x, reach_y = guess.height * 1.1, guess.height * 0.95
    left, top = max(0, int(guess.cx - reach_x)), max(0, int(guess.cy - reach_y))
    right = min(yuv.shape[1], int(guess.cx + reach_x) + 1)
    bottom = min(yuv.shape[0], int(guess.cy + reach_y) + 1)
    if right - left < 12 or bottom - top < 12:
        return None
    mask = not_ground(yuv, (left, top, right, bottom), int(guess.cy))
    return _box_in(mask, guess.cx - left, guess.cy - top, guess.height, left, top)


def _box_in(mask: Bytes, x: float, y: float, height: float, left: int, top: int) -> Box | None:
    columns = _columns(mask, x, height)
    rows, busy = _rows(mask, x, height)
    begin, end = _run(rows, int(y), int(0.14 * height) + 1)
    tall = end - begin
    if not 0.6 * height < tall < 1.5 * height:
        return None
    hips = slice(begin + int(tall * 0.35), begin + max(2, int(tall * 0.62)))
    weights = mask[hips, columns][~busy[hips]].sum(axis=0).astype(np.float64)
    if np.count_nonzero(weights) < 3:
        return None
    middle = float((weights * np.arange(len(weights))).sum() / weights.sum()) + 0.5
    return Box(left + columns.start + middle, top + (begin + end) / 2, float(tall))


def _columns(mask: Bytes, x: float, height: float) -> slice:
    half = max(3, int(0.2 * height))
    return slice(max(0, int(x) - half), min(mask.shape[1], int(x) + half + 1))


def _rows(mask: Bytes, x: float, height: float) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """The rows in which a person near a column is seen; and those full of something else.

    What reaches far to both sides is a line, a board or a crowd.
    """
    near = mask[:, _columns(mask, x, height)].sum(axis=1) >= max(2.0, 0.055 * height)
    inner, outer = int(0.4 * height), int(1.0 * height)
    beside = np.concatenate(
        [
            mask[:, max(0, int(x) - outer) : max(0, int(x) - inner)],
            mask[:, int(x) + inner : int(x) + outer],
        ],
        axis=1,
    )
    busy = beside.mean(axis=1) > 0.6 if beside.shape[1] else np.zeros(len(mask), bool)
    return near & ~busy, busy


def _fitted(mask: Bytes, x: float, y: float, height: float, left: int, top: int) -> Box:
    """The person of about a known height; what hangs on above or below is somebody else."""
    box = _box_in(mask, x, y, height, left, top)
    if box is not None and 0.75 < box.height / height < 1.3:
        return box
    begin, end = _run(_rows(mask, x, height)[0], int(y), int(0.1 * height) + 1)
    above, below = abs((y - begin) / height - 0.5), abs((end - y) / height - 0.5)
    if min(above, below) < 0.35:
        y = begin + height / 2 if above < below else end - height / 2
    return Box(left + x, top + y, height)


def _grown(mask: Bytes, x: float, y: float, left: int, top: int, tall: int) -> Box | None:
    """The thing under a click, without an idea of its size."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    px, py = int(x), int(y)
    near = labels[max(0, py - 4) : py + 5, max(0, px - 4) : px + 5]
    found = np.bincount(near.reshape(-1), minlength=count)
    found[0] = 0
    if not found.any():
        return None
    own = float(stats[int(found.argmax()), cv2.CC_STAT_HEIGHT])
    usual = tall * DEFAULT_SHARE
    # A shadow, a line or a team-mate may hang on the same piece: what fits its own guess is right.
    best, least = None, 0.35
    for guess in (own, usual, 0.7 * usual, 1.4 * usual, 2.0 * usual, 2.8 * usual):
        if not _SMALLEST <= guess <= tall * _TALLEST:
            continue
        box = _box_in(mask, x, y, guess, left, top)
        if box is not None and abs(box.height / guess - 1.0) < least:
            best, least = box, abs(box.height / guess - 1.0)
    return best


def _run(rows: NDArray[np.bool_], at: int, gap: int) -> tuple[int, int]:
    """The run of rows round ``at``, over holes of at most ``gap``: [begin, end)."""
    at = min(max(at, 0), len(rows) - 1)
    begin = end = at
    missing = 0
    while begin > 0 and missing <= gap:
        begin -= 1
        missing = 0 if rows[begin] else missing + 1
    begin += missing
    missing = 0
    while end < len(rows) and missing <= gap:
        missing = 0 if rows[end] else missing + 1
        end += 1
    return begin, end - missing
