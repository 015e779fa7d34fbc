"""Whether a spliced film shows what it should: all pictures at their times, the ones at the cuts as
they were filmed.
"""

from __future__ import annotations

import contextlib
from array import array
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np

from app.core.errors import BadMedia
from app.media.chunk import NotExact, ShouldStop
from app.media.guard import demuxed, only, opened, video_stream
from app.media.index import FrameIndex, IndexStopped
from app.media.reader import FrameReader, Stopped
from app.media.spliced import WORKERS, Film, Thin, thin

_ALIKE = 6.0
"""Code values by which an encoded picture may differ from its original on average."""


def check_looks(path: Path, film: Film, footage: FrameIndex, stop: ShouldStop) -> None:
    """Raise ``NotExact`` unless a film shows its pictures at their times, and those at the cuts as
    they should look.

    ``footage`` is the table of a file it was cut from: its pictures are of that kind.
    """
    with _readable():
        made = _table(path, film, footage)
        _check_looks(path, made, sorted(film.looks.items()), stop)


def check_times(path: Path, film: Film, footage: FrameIndex) -> None:
    """Raise ``NotExact`` unless a film has all its pictures at their times."""
    with _readable():
        _table(path, film, footage)


@contextlib.contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except Stopped as error:
        raise IndexStopped from error
    except BadMedia as error:
        raise NotExact(f"the film cannot be read ({error.sentence})") from error


def _table(path: Path, film: Film, footage: FrameIndex) -> FrameIndex:
    """The film's table, when its packets are what they should be: every one is shown, at its time."""
    with opened(path) as container:
        stream = video_stream(container, path)
        only(container, stream.index)
        packets = [
            (packet.pts, packet.dts, packet.is_keyframe, packet.is_discard)
            for packet in demuxed(container, stream)
            if packet.size
        ]
        base, number = stream.time_base, stream.index
    known = [dts for _, dts, _, _ in packets if dts is not None]
    if len(known) != len(film.times) or any(later <= earlier for earlier, later in pairwise(known)):
        raise NotExact("the film has other packets")
    shown = sorted(pts for pts, _, _, _ in packets if pts is not None)
    ticks = (base or Fraction(0)) * film.ticks
    if [(pts - shown[0]) * ticks for pts in shown] != film.times or base is None:
        raise NotExact("the film has other timestamps")
    if any(hidden for _, _, _, hidden in packets):
        raise NotExact("the film hides some of its pictures")
    keys = sorted((pts or 0, dts or 0) for pts, dts, key, _ in packets if key)
    return replace(
        footage,
        facts=replace(footage.facts, pts=array("q", shown), time_base=base, end_pts=shown[-1] + 1),
        key_pts=np.array([pts for pts, _ in keys], np.int64),
        key_dts=np.array([min(dts, pts) for pts, dts in keys], np.int64),
        stream=number,
    )


def _check_looks(
    path: Path, made: FrameIndex, looks: Sequence[tuple[int, Thin]], stop: ShouldStop
) -> None:
    """Each of several threads looks at a run of the pictures."""

    def check(some: Sequence[tuple[int, Thin]]) -> None:
        # One thread: a seek then costs the pictures it needs, and no others that are on their way.
        with FrameReader(path, made, threads=1) as reader:
            for number, look in some:
                there = thin(reader.frame(number, stop))
                if there.shape != look.shape or np.abs(there.astype(int) - look).mean() > _ALIKE:
                    raise NotExact("a picture at a cut looks different")

    share = -(-len(looks) // WORKERS) or 1
    with ThreadPoolExecutor(WORKERS, "look") as pool:
        for _ in pool.map(check, (looks[at : at + share] for at in range(0, len(looks), share))):
            pass
