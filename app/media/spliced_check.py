"""Whether a spliced film shows what it should: all pictures at their times, the ones at the cuts as
they were filmed.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import numpy as np

from app.core.errors import BadMedia
from app.media.chunk import NotExact, ShouldStop
from app.media.guard import demuxed, only, opened, video_stream
from app.media.index import FrameIndex, IndexStopped, build_index
from app.media.reader import FrameReader, Stopped
from app.media.spliced import WORKERS, Film, Thin, thin

_ALIKE = 6.0
"""Code values by which an encoded picture may differ from its original on average."""


def check_film(path: Path, film: Film, stop: ShouldStop) -> None:
    """Raise ``NotExact`` unless a film shows its pictures at their times, and those at the cuts as
    they should look."""
    try:
        made = build_index(path, should_stop=stop)
        base = made.facts.time_base * film.ticks
        zero = made.facts.pts[0]
        if [(pts - zero) * base for pts in made.facts.pts] != film.times:
            raise NotExact("the film has other timestamps")
        _check_packets(path, len(film.times))
        _check_looks(path, made, sorted(film.looks.items()), stop)
    except Stopped as error:
        raise IndexStopped from error
    except BadMedia as error:
        raise NotExact(f"the film cannot be read ({error.sentence})") from error


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


def _check_packets(path: Path, count: int) -> None:
    with opened(path) as container:
        stream = video_stream(container, path)
        only(container, stream.index)
        decoded = [packet.dts for packet in demuxed(container, stream) if packet.size]
    known = [dts for dts in decoded if dts is not None]
    if len(known) != count or any(later <= earlier for earlier, later in pairwise(known)):
        raise NotExact("the film has other packets")
