"""A chunk whose packets cannot be copied exactly: its pictures encoded anew, each by itself.

Nearly without loss (x264, quantizer 10 and lower, all key frames) and with the timestamps of the
whole file, so plans stay the same and pictures are a hair off. Larger than a copy; the caller says so.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

import av
import numpy as np

from app.media.chunk import Chunk, ShouldStop, check_chunk, keep, times_of
from app.media.index import FrameIndex, IndexStopped
from app.media.picture import Picture
from app.media.reader import FrameReader
from app.media.source import MediaFile

_OPTIONS = {"crf": "10", "preset": "superfast", "g": "1", "bf": "0"}
_BT709, _LIMITED = 1, 1


def intra_chunk(
    path: MediaFile,
    index: FrameIndex,
    pictures: tuple[int, int],
    folder: Path,
    should_stop: ShouldStop | None = None,
) -> Chunk:
    """Encode the pictures [first, last], upright, into ``folder``/{sha256}.mp4.

    Raises ``NotExact`` when not even that keeps the timestamps (a size that is not even),
    ``IndexStopped``, ``BadMedia``, ``MediaGone`` or ``OSError`` as ``cut_chunk`` does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{os.getpid()}-{threading.get_ident()}.part"
    first_pts = index.facts.pts[pictures[0]]
    try:
        _encode(path, index, pictures, part, should_stop)
        times = times_of(index, first_pts)
        check_chunk(path, index, pictures, part, times, pixels=False)
        return keep(part, folder, times, copied=False)
    finally:
        part.unlink(missing_ok=True)


def _encode(
    path: MediaFile,
    index: FrameIndex,
    pictures: tuple[int, int],
    part: Path,
    should_stop: ShouldStop | None,
) -> None:
    facts = index.facts
    options = {"fflags": "+bitexact", "movflags": "+faststart"}
    with (
        FrameReader(path, index) as reader,
        av.open(f"file:{part}", "w", format="mp4", options=options) as output,
    ):
        stream: Any = output.add_stream("libx264", rate=index.fps, options=_OPTIONS)
        # The encoder needs even sides; a picture of an odd size comes out larger, which is refused.
        stream.width, stream.height = facts.width + facts.width % 2, facts.height + facts.height % 2
        stream.pix_fmt = "yuv420p"
        stream.codec_context.time_base = stream.time_base = facts.time_base
        stream.codec_context.colorspace = stream.codec_context.color_primaries = _BT709
        stream.codec_context.color_trc, stream.codec_context.color_range = _BT709, _LIMITED
        for number in range(pictures[0], pictures[1] + 1):
            if should_stop is not None and should_stop():
                raise IndexStopped
            frame = _frame(reader.picture(number), stream.width, stream.height)
            frame.pts, frame.time_base = facts.pts[number] - facts.pts[pictures[0]], facts.time_base
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))


def _frame(picture: Picture, width: int, height: int) -> av.VideoFrame:
    frame = av.VideoFrame(width, height, "yuv420p")
    for target, source in zip(frame.planes, (picture.y, picture.u, picture.v), strict=True):
        rows = np.frombuffer(target, np.uint8).reshape(-1, target.line_size)  # type: ignore[call-overload]
        rows[: source.shape[0], : source.shape[1]] = source
    frame.colorspace = frame.color_primaries = frame.color_trc = _BT709
    frame.color_range = _LIMITED
    return frame
