"""Which encoders work on this computer, for ``reel-ballers doctor`` and the settings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.render.encoders import Probes, known, probe, ranked


@dataclass(frozen=True, slots=True)
class EncoderLine:
    """One encoder: does it work, and if not, why and what to do."""

    name: str
    works: bool
    reason: str


def encoder_report(
    cache: Probes | None = None, *, program: Path | None = None, fresh: bool = True
) -> list[EncoderLine]:
    """A line per encoder this kind of computer can have, best first.

    ``fresh`` probes all of them now, which takes a few seconds, and tells the cache; else what the
    cache knows is believed.
    """
    lines = []
    for encoder in ranked():
        if fresh:
            found = probe(encoder, program=program)
            if cache is not None:
                cache.put(encoder, found)
        else:
            found = known(encoder, cache, program)
        lines.append(EncoderLine(encoder.name, found.ok, found.reason))
    return lines
