"""What the tests of whole renders share: render a case here, and look at the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from app.core.crop import CropBox
from app.core.decide import Decision
from app.core.edit import CropKey, Edit, EditClip, Reel, Source
from app.core.exact import Q
from app.core.facts import SourceFacts
from app.core.mapping import OutputMap
from app.footage import read_number
from app.media.index import build_index
from app.render.job import RenderRequest
from tests.unit.render.pictures import Bytes

SIZE = (216, 384)


@dataclass(frozen=True, slots=True)
class Film:
    """A decoded file: timestamps in seconds and luma of every frame, seconds of sound."""

    times: tuple[Fraction, ...]
    luma: tuple[Bytes, ...]
    sound: Fraction
    tags: Mapping[str, str]
    chapters: tuple[tuple[Fraction, Fraction, str], ...]
    colour: tuple[int, int, int, int]
    """Range, matrix, primaries and transfer as H.273 numbers them."""


def film(path: Path) -> Film:
    """Decode a file plainly with PyAV."""
    times, luma = [], []
    with av.open(str(path)) as container:
        video = container.streams.video[0]
        assert video.time_base is not None
        for frame in container.decode(video):
            assert frame.pts is not None
            times.append(frame.pts * video.time_base)
            plane = np.frombuffer(bytes(frame.planes[0]), np.uint8)
            rows = plane.reshape(-1, frame.planes[0].line_size)[:, : frame.width]
            luma.append(np.ascontiguousarray(rows[: frame.height]))
        context = video.codec_context
        colour = (
            int(context.color_range),
            int(context.colorspace),
            int(context.color_primaries),
            int(context.color_trc),
        )
        chapters = tuple(
            (
                Fraction(c["start"] * Fraction(c["time_base"] or 0)),
                Fraction(c["end"] * Fraction(c["time_base"] or 0)),
                c["metadata"]["title"],
            )
            for c in container.chapters()
        )
        tags = dict(container.metadata)
        sound = Fraction(0)
        for stream in container.streams.audio[:1]:
            assert stream.duration is not None and stream.time_base is not None
            sound = stream.duration * stream.time_base
    return Film(tuple(times), tuple(luma), sound, tags, chapters, colour)


def edit_of(
    *clips: EditClip, fps: Fraction = Fraction(30), size: tuple[int, int] = SIZE, name: str = "Reel"
) -> Edit:
    """An edit of these clips; sources get paths like their ids."""
    names = sorted({clip.source for clip in clips})
    sources = tuple((source, Source(f"{source}.mp4")) for source in names)
    return Edit(Reel("reel", name, size, fps), sources, clips)


def request_of(edit: Edit, paths: Mapping[str, Path], out: Path) -> RenderRequest:
    """A quick render with the processor."""
    return RenderRequest(edit, paths, out, quality="draft", encoder="x264")


def facts_of(path: Path) -> SourceFacts:
    """The facts of a file."""
    return build_index(path).facts


def pan(facts: SourceFacts) -> tuple[CropKey, ...]:
    """A camera that moves and zooms over a whole source, and always holds a barcode strip."""
    end = facts.duration_us
    width, height = facts.width, facts.height
    return (
        CropKey(0, width * 0.3, height * 0.5, height * 0.95),
        CropKey(end // 2, width * 0.7, height * 0.55, height * 0.75),
        CropKey(end, width * 0.45, height * 0.45, height * 0.9),
    )


def numbers_shown(
    shown: Film, decisions: tuple[Decision, ...], facts: Mapping[str, SourceFacts], edit: Edit
) -> list[int | None]:
    """The source frame number read from the pixels of every frame of a film."""
    found = []
    for luma, decision in zip(shown.luma, decisions, strict=True):
        source = facts[decision.source]
        size = (source.width, source.height)
        matrix = to_output(size, edit.reel.size, decision.crop, decision.rotation)
        found.append(read_number(luma, source_size=size, to_picture=matrix))
    return found


def to_output(
    source: tuple[int, int], output: tuple[int, int], crop: CropBox, rotation: int
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Core's mapping as a 2x3 matrix."""
    view = OutputMap(source, output, crop, rotation)
    zero, x, y = (np.array(view.to_output(*p)) for p in ((0, 0), (1, 0), (0, 1)))
    return np.stack([x - zero, y - zero, zero], axis=1)


def holds_a_strip(facts: SourceFacts, decision: Decision) -> bool:
    """Whether the crop is tall enough to hold a barcode strip for certain."""
    return decision.crop.height / Q >= 0.6 * facts.height


def small(edit: Edit, side: int = 96) -> Edit:
    """The edit in a very small output of nearly the same shape, so that it renders quickly."""
    width, height = edit.reel.size
    scale = side / max(width, height)
    size = (max(16, round(width * scale / 2) * 2), max(16, round(height * scale / 2) * 2))
    return replace(edit, reel=replace(edit.reel, size=size))
