"""The cover of a film: the picture that its maker attached to stand for it."""

from __future__ import annotations

import numpy as np

from app.media.colour import Pixels, fit
from app.media.guard import check_size, demuxed, is_cover, only, opened
from app.media.source import MediaFile


def cover_picture(path: MediaFile, size: tuple[int, int]) -> Pixels | None:
    """The attached picture, fitting into ``size``, BGRX (h, w, 4); None for a film without one.

    A cover that cannot be decoded counts as none. Raises ``BadMedia`` or ``MediaGone``.
    """
    with opened(path) as container:
        stream = next((s for s in container.streams.video if is_cover(s)), None)
        context: object = None if stream is None else stream.codec_context
        if stream is None or context is None or not stream.width or not stream.height:
            return None
        check_size(stream.width, stream.height, path)
        only(container, stream.index)
        for packet in demuxed(container, stream):
            for frame in packet.decode():
                width, height = fit((frame.width, frame.height), size)
                small = frame.reformat(width, height, "bgra", interpolation="AREA")
                return np.ascontiguousarray(small.to_ndarray(), np.uint8)
    return None
