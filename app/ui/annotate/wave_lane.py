"""The row of a game's timeline that shows how loud it is: whistles and cheers are found by eye."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.ui.common.lane import Lane
from app.ui.common.language import tr
from app.ui.common.theme import Theme
from app.ui.common.timeline import Timeline


class WaveLane(Lane):
    """A filled line around the middle; nothing while there are no peaks."""

    height = 26

    def __init__(self, theme: Theme, per_s: int) -> None:
        self._theme, self._per_s = theme, per_s
        self.title = tr("Sound")
        self._peaks: NDArray[np.uint8] | None = None

    @property
    def peaks(self) -> NDArray[np.uint8] | None:
        """What is shown."""
        return self._peaks

    def set_peaks(self, peaks: NDArray[np.uint8] | None) -> None:
        """The peaks of the whole axis, 255 is full scale; None for none."""
        self._peaks = peaks

    def paint(self, painter: QPainter, rect: QRectF, timeline: Timeline) -> None:
        peaks = self._peaks
        if peaks is None or not len(peaks):
            return
        left, right, width = (
            int(rect.left()),
            int(rect.right()),
            int(rect.right()) - int(rect.left()),
        )
        ratio = timeline.devicePixelRatioF()
        size = (max(1, round(width * ratio)), max(1, round(rect.height() * ratio)))
        levels = levels_at(
            peaks, self._per_s, timeline.time_of(left), timeline.time_of(right), size[0]
        )
        image = wave_image(levels, size[1], round(2 * ratio), self._theme.tokens.muted)
        painter.drawImage(QRectF(left, rect.top(), width, rect.height()), image)


def wave_image(levels: NDArray[np.float32], height: int, edge: int, color: str) -> QImage:
    """A column for each level, as far up and down from the middle as it is loud; silence is a line.

    As pixels of numpy's: a polygon of a thousand points costs the window 5 ms each time a clip is
    marked. Full scale stays ``edge`` pixels from both sides.
    """
    distance = np.abs(np.arange(height, dtype=np.float32) - (height - 1) / 2)
    reach = np.maximum(0.5, levels * np.float32(height / 2 - edge))
    filled = distance[:, None] <= reach[None, :]
    pixels = np.where(filled, np.uint32(QColor(color).rgba()), np.uint32(0))
    image = QImage(
        pixels.data, pixels.shape[1], height, pixels.strides[0], QImage.Format.Format_ARGB32
    )
    return image.copy()


def levels_at(
    peaks: NDArray[np.uint8], per_s: int, start_us: int, end_us: int, count: int
) -> NDArray[np.float32]:
    """The loudest of each of ``count`` equal parts of a stretch, 0 to 1; soft sound is lifted."""
    count = max(1, count)
    edges = np.linspace(start_us, end_us, count + 1) * per_s / 1e6
    firsts = np.clip(edges[:-1].astype(np.int64), 0, len(peaks) - 1)
    ends = np.clip(np.maximum(edges[1:].astype(np.int64), firsts + 1), 1, len(peaks))
    pairs = np.stack([firsts, ends], axis=1).ravel()
    padded = np.append(peaks, np.uint8(0))
    loudest = np.maximum.reduceat(padded, pairs)[::2]
    return np.sqrt(loudest.astype(np.float32) / 255)
