"""A plan and its sources to raw output frames.

Every frame is made by ``Compositor.compose``; a picture that is held is composed once and shown as
often as the plan says. ``app.render.segments`` does the same with threads, into encoders.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from app.core.decide import Decision
from app.core.plan import Plan
from app.render.compose import Compositor, Yuv, pictures_of
from app.render.sources import Sources

CANCELLED = "The export was cancelled."


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
