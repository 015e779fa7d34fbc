"""Woven fields to one whole picture, by what is inside the frame alone.

A filter that looks at neighbours in time would give another picture after a seek than in a row,
and would need pictures that the frame table need not have. So the field that was filmed first is
kept as it is. A line of the other one is kept sample by sample where it lies between the lines
above and below it, which is so where nothing moves; elsewhere it is drawn along the edge that
runs through the kept lines (edge-based line averaging, Doyle 1988). A sample never leaves the
range of the lines around it, so no comb can remain.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, TypeAlias

import av.error
import cv2
import numpy as np
from av.filter import Graph
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[Any]
"""A plane, 8 or 16 bits per sample."""


class Weaver:
    """Makes whole pictures of the interlaced frames of one stream. Not for several threads."""

    def __init__(self) -> None:
        self._reformatter = VideoReformatter()
        self._graph: tuple[tuple[int, int, str], Graph] | None = None

    def progressive(self, frame: VideoFrame) -> VideoFrame:
        """A new frame without combs, of the same size; planar and with the same colours."""
        source = self._planar(frame)
        kept = 0 if self._top_first(source) else 1
        whole = VideoFrame(source.width, source.height, source.format.name)
        for n in range(len(source.planes)):
            fill_lines(samples(source, n), samples(whole, n), kept)
        whole.colorspace, whole.color_range = frame.colorspace, frame.color_range
        whole.color_primaries, whole.color_trc = frame.color_primaries, frame.color_trc
        return whole

    def _planar(self, frame: VideoFrame) -> VideoFrame:
        """One component in each plane, lines untouched: only the order of samples may change."""
        parts = frame.format.components
        apart = len({part.plane for part in parts}) == len(parts) == len(frame.planes)
        if apart and parts[0].bits in (8, 10, 12, 16) and not frame.format.is_big_endian:
            return frame
        deep = max(part.bits for part in parts) > 8
        if frame.format.is_rgb:
            layout = "gbrp16le" if deep else "gbrp"
        elif frame.format.chroma_height(16) == 8:
            layout = "yuv420p10le" if deep else "yuv420p"
        else:
            layout = "yuv444p10le" if deep else "yuv444p"
        same = {
            "src_color_range": int(frame.color_range),
            "dst_color_range": int(frame.color_range),
        }
        found = self._reformatter.reformat(frame, format=layout, **same)
        found.pts = frame.pts
        return found

    def _top_first(self, frame: VideoFrame) -> bool:
        """Which field was filmed first. PyAV does not say; the filter that parts fields does, as the
        first of the two begins where the frame's top line is, or one line below."""
        key = frame.width, frame.height, frame.format.name
        if self._graph is None or self._graph[0] != key:
            self._graph = key, _parting(frame)
        graph = self._graph[1]
        graph.push(frame)
        first: Any = None
        try:
            while True:  # the second field of the frame before comes first
                first = graph.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            pass
        if first is None:
            return True
        top: Any = frame.planes[0]
        return bool(first.planes[0].buffer_ptr == top.buffer_ptr)


def fill_lines(source: Samples, target: Samples, kept: int) -> None:
    """Write ``source`` with the lines of one parity (0 even, 1 odd) renewed from the others."""
    height = source.shape[0]
    lines = source[kept::2]
    if height < 2:
        np.copyto(target, source)
        return
    target[kept::2] = lines
    other = source[1 - kept :: 2]
    # The kept lines above and below each missing one; at the edge the nearest stands for both.
    above, below = (lines, lines[1:]) if kept == 0 else (lines[:-1], lines)
    if kept == 0:
        below = np.concatenate([below, lines[-1:]])[: len(other)]
        above = above[: len(other)]
    else:
        above = np.concatenate([lines[:1], above, lines[-1:]])[: len(other)]
        below = np.concatenate([lines, lines[-1:]])[: len(other)]
    target[1 - kept :: 2] = _between(
        np.ascontiguousarray(above), np.ascontiguousarray(other), np.ascontiguousarray(below)
    )


def _between(above: Samples, other: Samples, below: Samples) -> Samples:
    low, high = cv2.min(above, below), cv2.max(above, below)
    drawn: Samples = cv2.min(cv2.max(_along_edges(above, below), low), high)
    still = cv2.inRange(cv2.absdiff(cv2.min(cv2.max(other, low), high), other), 0, 0)
    cv2.copyTo(other, still, drawn)
    return drawn


def _along_edges(above: Samples, below: Samples) -> Samples:
    """The mean of the two samples that differ least: upright, or along either diagonal."""
    best = cv2.absdiff(above, below)
    drawn = _mean(above, below)
    for step in (1, -1):
        a, b = _shifted(above, step), _shifted(below, -step)
        apart = cv2.absdiff(a, b)
        nearer = cv2.compare(apart, best, cv2.CMP_LT)
        cv2.copyTo(_mean(a, b), nearer, drawn)
        best = cv2.min(best, apart)
    return drawn


def _mean(a: Samples, b: Samples) -> Samples:
    """Half the sum, rounded down, in whole numbers: (a & b) + ((a ^ b) >> 1)."""
    found: Samples = a ^ b
    found >>= 1
    found += a & b
    return found


def _shifted(lines: Samples, step: int) -> Samples:
    """The sample ``step`` to the right, at the edges the last one."""
    moved = np.empty_like(lines)
    if step > 0:
        moved[:, :-step], moved[:, -step:] = lines[:, step:], lines[:, -1:]
    else:
        moved[:, -step:], moved[:, :-step] = lines[:, :step], lines[:, :1]
    return moved


def samples(frame: VideoFrame, n: int) -> Samples:
    """Plane ``n`` of a frame, 8 or 16 bits per sample, without the padding of its rows."""
    source: Any = frame.planes[n]
    deep = frame.format.components[0].bits > 8
    kind: Any = np.dtype("<u2") if deep else np.dtype(np.uint8)
    rows = np.frombuffer(source, kind).reshape(-1, source.line_size // kind.itemsize)
    return rows[: source.height, : source.width]


def _parting(frame: VideoFrame) -> Graph:
    graph = Graph()
    base = frame.time_base or Fraction(1)
    source = graph.add_buffer(
        width=frame.width, height=frame.height, format=frame.format, time_base=base
    )
    parted, sink = graph.add("separatefields"), graph.add("buffersink")
    source.link_to(parted)
    parted.link_to(sink)
    graph.configure()
    return graph
