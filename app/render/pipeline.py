"""A plan and its sources to raw output frames, and those into an encoder.

    decode (thread) ──► compose (caller's thread) ──► write (thread) ──► ffmpeg

Every frame is made by ``Compositor.compose``; a picture that is held is composed once and written
as often as it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

import numpy as np

from app.core.decide import Decision
from app.core.errors import RenderCancelled
from app.core.plan import Plan
from app.media.picture import Picture
from app.render.compose import Compositor, Yuv, pictures_of
from app.render.flow import Ahead, Behind
from app.render.sources import ShouldStop, Sources

CANCELLED = "The export was cancelled."
_AHEAD = 3
_BUFFERS = 4
"""Composed frames in flight: one being composed, one being written, two to even out."""

Write = Callable[[Yuv], None]
OnFrames = Callable[[int], None]


def runs(plan: Plan) -> Iterator[tuple[Decision, int]]:
    """The plan's decisions in order, each with how many frames in a row it is shown."""
    for _, group in groupby(plan.frames, key=id):
        same = list(group)
        yield same[0], len(same)


def frames(plan: Plan, sources: Sources) -> Iterator[Yuv]:
    """Every output frame in order, one array each; equal neighbours are the same object."""
    compositor = Compositor(plan.size)
    for decision, count in runs(plan):
        picture, other = pictures_of(decision, sources.picture)
        frame = compositor.compose(decision, picture, other=other)
        for _ in range(count):
            yield frame


def render_frames(
    plan: Plan,
    sources: Sources,
    write: Write,
    abort: Callable[[], None],
    *,
    on_frames: OnFrames,
    should_stop: ShouldStop,
) -> None:
    """Compose every frame of the plan and hand it to ``write``, in order.

    ``write`` runs on a thread of its own and must be done with the frame when it returns;
    ``abort`` makes a blocked ``write`` return. ``on_frames`` gets the frames composed so far.
    Raises ``RenderCancelled`` when ``should_stop`` said so, and whatever decoding or ``write``
    raises.
    """
    width, height = plan.size
    compositor = Compositor(plan.size)
    buffers = [np.empty((height * 3 // 2, width), np.uint8) for _ in range(_BUFFERS)]

    def write_times(frame: Yuv, times: int) -> None:
        for _ in range(times):
            if should_stop():
                return
            write(frame)

    done = 0
    with (
        Ahead(_decoded(plan, sources, should_stop), _AHEAD, "decode") as pictures,
        Behind(write_times, buffers, abort, "encode") as output,
    ):
        for decision, count, picture, other in pictures:
            buffer = output.take(should_stop)
            if buffer is None:
                raise RenderCancelled(CANCELLED)
            compositor.compose(decision, picture, buffer, other)
            output.put(buffer, count)
            done += count
            on_frames(done)
    if should_stop():
        raise RenderCancelled(CANCELLED)


def _decoded(
    plan: Plan, sources: Sources, should_stop: ShouldStop
) -> Iterator[tuple[Decision, int, Picture | None, Picture | None]]:
    def read(source: str, index: int) -> Picture:
        return sources.picture(source, index, should_stop)

    def read_other(source: str, index: int) -> Picture:
        return sources.picture(source, index, should_stop, other=True)

    for decision, count in runs(plan):
        yield decision, count, *pictures_of(decision, read, read_other)
