"""Pictures from the services as images of Qt."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


def image_of(pixels: NDArray[np.uint8], ratio: float = 1.0) -> QImage:
    """A BGRX array (h, w, 4) as an image that owns its memory; ``ratio`` is the screen's scale."""
    height, width = pixels.shape[:2]
    pixels = np.ascontiguousarray(pixels)
    image = QImage(pixels.data, width, height, pixels.strides[0], QImage.Format.Format_RGB32)
    copy = image.copy()
    copy.setDevicePixelRatio(ratio)
    return copy
