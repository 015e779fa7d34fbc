"""Pictures of a stretch of a file, made small, in both directions.

They are the pictures of the preview (``FrameReader``), upright and BT.709, scaled down so that the
height is at most ``WORK_HEIGHT``. Backwards they are read in runs, forwards inside each: a decoder
knows one direction only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.errors import BadMedia
from app.media.picture import Picture
from app.media.reader import FrameReader

WORK_HEIGHT = 540
"""A player of 70 to 180 px at 1080p has 35 to 90 px then: enough to know him by, quick to search."""
_RUN = 60
"""So many pictures are kept at a time when reading backwards: 90 MB at 960 x 540."""

Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Small:
    """Picture ``index`` of the file: ``yuv`` is (h, w, 3) uint8; ``scale`` source pixels per pixel."""

    index: int
    yuv: Bytes
    scale: float


def small(picture: Picture) -> Small:
    """A picture made small, the colours at the size of the brightness."""
    scale = max(1.0, picture.height / WORK_HEIGHT)
    size = (round(picture.width / scale), round(picture.height / scale))
    planes = [_fitted(plane, size) for plane in (picture.y, picture.u, picture.v)]
    return Small(picture.index, np.asarray(cv2.merge(planes), np.uint8), picture.width / size[0])


def _fitted(plane: Bytes, size: tuple[int, int]) -> Bytes:
    if (plane.shape[1], plane.shape[0]) == size:
        return plane
    shrinks = plane.shape[1] > size[0]
    how = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(plane, size, interpolation=how), np.uint8)


def forwards(
    reader: FrameReader, first: int, last: int, should_stop: Callable[[], bool]
) -> Iterator[Small]:
    """Pictures ``first`` to ``last``, both included. Raises as ``FrameReader.picture``."""
    for i in range(first, last + 1):
        yield small(reader.picture(i, should_stop))


def backwards(
    reader: FrameReader, first: int, last: int, should_stop: Callable[[], bool]
) -> Iterator[Small]:
    """Pictures ``first`` down to ``last``, both included. Raises as ``FrameReader.picture``.

    What comes after a damaged picture is given before ``BadMedia`` is raised for that one.
    """
    while first >= last:
        begin = max(last, first - _RUN + 1)
        run, damage = _run(reader, begin, first, should_stop)
        yield from reversed(run)
        if damage is not None:
            raise damage
        first = begin - 1


def _run(
    reader: FrameReader, begin: int, end: int, should_stop: Callable[[], bool]
) -> tuple[list[Small], BadMedia | None]:
    """The pictures from ``begin`` to ``end``; where some are damaged those after the last of them."""
    run: list[Small] = []
    damage = None
    for i in range(begin, end + 1):
        try:
            run.append(small(reader.picture(i, should_stop)))
        except BadMedia as error:
            run, damage = [], error
    return run, damage
