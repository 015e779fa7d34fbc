"""Which encoders work on this computer, for ``reel-ballers doctor`` and the settings."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from app.core.export import CODEC_NAMES
from app.render.encoders import ALL_ENCODERS, Encoder, Probe, Probes, known, probe, ranked


@dataclass(frozen=True, slots=True)
class EncoderLine:
    """One family of encoders (a device): what it makes, and what it does not, why and what to do.

    ``codecs`` are the codecs that work, in words. ``works``: H.264, which every film can be, does.
    ``reason`` is empty when all do.
    """

    name: str
    works: bool
    reason: str
    codecs: tuple[str, ...] = ()


def encoder_report(
    cache: Probes | None = None, *, program: Path | None = None, fresh: bool = True
) -> list[EncoderLine]:
    """A line per family of encoders this kind of computer can have, best first.

    ``fresh`` probes all of them now, which takes a few seconds, and tells the cache; else what the
    cache knows is believed.
    """
    lines = []
    for family in ranked():
        found = {}
        for encoder in ALL_ENCODERS:
            if encoder.family == family.family and sys.platform in encoder.platforms:
                found[encoder] = _found(encoder, cache, program, fresh)
        good = tuple(CODEC_NAMES[encoder.makes] for encoder, probed in found.items() if probed.ok)
        lines.append(EncoderLine(family.name, found[family].ok, _reasons(found), good))
    return lines


def _found(encoder: Encoder, cache: Probes | None, program: Path | None, fresh: bool) -> Probe:
    if not fresh:
        return known(encoder, cache, program)
    found = probe(encoder, program=program)
    if cache is not None:
        cache.put(encoder, found)
    return found


def _reasons(found: dict[Encoder, Probe]) -> str:
    """Why some of a family do not work; a reason that all share is said once, without their names."""
    by_reason: dict[str, list[str]] = {}
    for encoder, probed in found.items():
        if not probed.ok:
            by_reason.setdefault(probed.reason, []).append(CODEC_NAMES[encoder.makes])
    if len(by_reason) == 1 and not any(probed.ok for probed in found.values()):
        return next(iter(by_reason))
    return "; ".join(f"{' and '.join(names)}: {reason}" for reason, names in by_reason.items())
