"""Makes the parts of a proxy (``app.media.proxy``) that are missing, in the child process.

The film's pictures come from the same reader that the window and the exports use, one after the
other, and go small into one ffmpeg per part. A part has its name only when it is whole, so whatever
ends this loses one part's work at most.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.errors import BadMedia, RenderFailed
from app.media.index_cache import cached_index
from app.media.picture import Picture
from app.media.proxy import FPS, GOP, PART, ProxyFile, proxy_of
from app.media.reader import FrameReader
from app.render.ffmpeg import EncodeSpec, VideoCodec, encode_command
from app.render.ffmpeg_process import spawn
from app.render.progress import Meter, OnProgress, ShouldStop, never

_CODEC = VideoCodec(
    "libx264",
    (
        *("-preset", "superfast", "-tune", "fastdecode", "-crf", "31"),
        *("-g", str(GOP), "-keyint_min", str(GOP), "-sc_threshold", "0", "-bf", "0"),
        *("-threads", "1"),
    ),
)
_PAUSE_S = 0.1
_ALIVE_S = 1.0
_ENDING = ".part"


@dataclass(frozen=True, slots=True)
class ProxyOrder:
    """A film, the folder of its frame table, and the folder that holds proxies."""

    film: Path
    tables: Path
    cache: Path


def _nothing() -> None:
    """Nobody listens."""


def make_proxy(
    order: ProxyOrder,
    on_progress: OnProgress | None = None,
    should_stop: ShouldStop = never,
    *,
    paused: ShouldStop = never,
    alive: Callable[[], None] = _nothing,
) -> ProxyFile:
    """Make every part that is missing; waits while ``paused`` is true and says ``alive`` meanwhile.

    Raises ``RenderCancelled``, ``BadMedia``, ``MediaGone`` or ``RenderFailed``; the parts that are
    whole stay.
    """
    meter = Meter(on_progress, should_stop)
    index = cached_index(order.film, order.tables, should_stop=should_stop)
    proxy = proxy_of(order.film, index, order.cache)
    proxy.folder.mkdir(parents=True, exist_ok=True)
    for left in proxy.folder.glob(f"*{_ENDING}"):
        left.unlink(missing_ok=True)
    missing = proxy.missing()
    done = proxy.count - sum(proxy.length(k) for k in missing)
    meter.stage("frames", proxy.count, done)
    with FrameReader(order.film, index, threads=2) as reader:
        for k in missing:
            _make_part(proxy, k, reader, _Pace(meter, done, paused, alive))
            done += proxy.length(k)
    meter.done(proxy.count)
    return proxy


class _Pace:
    """Between two pictures: counts, waits while it is told to, ends when it is told to."""

    def __init__(
        self, meter: Meter, before: int, paused: ShouldStop, alive: Callable[[], None]
    ) -> None:
        self._meter, self._before, self._paused, self._alive = meter, before, paused, alive

    def __call__(self, made: int) -> None:
        self._meter.check()
        self._meter.done(self._before + made)
        said = time.monotonic()
        while self._paused():
            time.sleep(_PAUSE_S)
            self._meter.check()
            if time.monotonic() - said >= _ALIVE_S:
                said = time.monotonic()
                self._alive()


def _make_part(proxy: ProxyFile, k: int, reader: FrameReader, pace: _Pace) -> None:
    part = proxy.part(k)
    out = part.with_name(f"{part.name}.{os.getpid()}{_ENDING}")
    running = spawn(encode_command(EncodeSpec(proxy.size, FPS, _CODEC, out)))
    try:
        for at in range(proxy.length(k)):
            running.write(_small(_picture(reader, k * PART + at), proxy.size))
            pace(at + 1)
        if running.finish():
            raise RenderFailed(running.trouble().sentence)
        out.replace(part)
    finally:
        running.stop()
        out.unlink(missing_ok=True)


def _picture(reader: FrameReader, n: int) -> Picture:
    """Picture ``n``; where the film is damaged, a black one, so that the numbers after it are right."""
    try:
        return reader.picture(n)
    except BadMedia:
        width, height = reader.index.geometry.upright
        chroma = 2 * ((height + 1) // 2) * ((width + 1) // 2)
        data = np.full(width * height + chroma, 128, np.uint8)
        data[: width * height] = 16
        return Picture(data, width, height, n, 0)


def _small(picture: Picture, size: tuple[int, int]) -> NDArray[np.uint8]:
    """The picture in ``size``, as one I420 frame."""
    if (picture.width, picture.height) == size:
        return picture.data
    width, height = size
    sizes = ((width, height), (width // 2, height // 2), (width // 2, height // 2))
    planes = zip((picture.y, picture.u, picture.v), sizes, strict=True)
    return np.concatenate(
        [cv2.resize(plane, to, interpolation=cv2.INTER_AREA).reshape(-1) for plane, to in planes]
    )
