"""Any loudspeaker layout to stereo, never louder than the loudest channel can be."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

_HALF = 0.5**0.5
_LEFT_RIGHT = {
    "FL": (1.0, 0.0),
    "FR": (0.0, 1.0),
    "FC": (_HALF, _HALF),
    "FLC": (1.0, 0.0),
    "FRC": (0.0, 1.0),
    "BL": (_HALF, 0.0),
    "BR": (0.0, _HALF),
    "SL": (_HALF, 0.0),
    "SR": (0.0, _HALF),
    "BC": (0.5, 0.5),
    "DL": (1.0, 0.0),
    "DR": (0.0, 1.0),
    "WL": (1.0, 0.0),
    "WR": (0.0, 1.0),
}
"""Weights after ITU-R BS.775; the low-frequency channel and height channels are left out."""


def matrix(channels: Sequence[str]) -> Samples:
    """(channels, 2) weights for channel names as FFmpeg has them; a column never sums above 1.

    One channel goes to both sides as it is. Unknown names: the first two channels are left and
    right.
    """
    if len(channels) == 1:
        return np.ones((1, 2), np.float32)
    weights = np.array([_LEFT_RIGHT.get(name, (0.0, 0.0)) for name in channels], np.float32)
    if not weights.any(axis=0).all():
        weights = np.zeros((len(channels), 2), np.float32)
        weights[0, 0] = weights[1, 1] = 1.0
    return (weights / max(1.0, float(weights.sum(axis=0).max()))).astype(np.float32)
