"""The plan: every frame and every stretch of sound of the output, decided before anything is drawn.

``plan(edit, facts)`` is pure. ``plan_hash`` names its decisions; two computers that agree on the
hash render the same film. The hash covers integers and words only: no floats, no paths, no file
facts that a cut-out chunk would change.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from app.core.crop import CropBox
from app.core.decide import ClipDecider, Decision, clip_decider
from app.core.edit import Edit, EditClip
from app.core.errors import BadEdit
from app.core.facts import SourceFacts
from app.core.spotlight import SpotlightMark
from app.core.text import TextMark
from app.core.time import format_clock, seconds

PLAN_VERSION = 1
MAX_FRAMES = 4 * 3600 * 60
"""Four hours at 60 fps: more is a mistake in the edit, not a reel. Counted before any is decided."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A stretch of the output's sound: [out_start, out_end) seconds of the whole output.

    ``speed`` None is silence (a freeze, or the rest of a clip's last frame). A muted clip and a
    source without sound are silence too.
    """

    out_start: Fraction
    out_end: Fraction
    source: str
    start_us: int
    end_us: int
    speed: Fraction | None
    gain_db: float


@dataclass(frozen=True, slots=True)
class PlannedClip:
    """One clip's place in the output: frames [first, first + count)."""

    clip_id: str
    name: str
    first: int
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """All decisions of one output. ``frames[n]`` is output frame ``start`` + n.

    Frame n of the output is shown at n / fps. ``start`` is 0 unless only a span was planned.
    """

    size: tuple[int, int]
    fps: Fraction
    frames: tuple[Decision, ...]
    clips: tuple[PlannedClip, ...]
    sound: tuple[Sound, ...]
    start: int = 0

    @property
    def duration(self) -> Fraction:
        """The length of the planned frames in seconds."""
        return len(self.frames) / self.fps

    @property
    def ratio(self) -> Fraction:
        """Width over height of the output, and so of every crop."""
        return Fraction(*self.size)

    @property
    def plan_hash(self) -> str:
        """SHA-256 over all decisions, in hexadecimal."""
        digest = hashlib.sha256()
        for line in self.lines():
            digest.update(line.encode() + b"\n")
        return digest.hexdigest()

    def lines(self) -> Iterator[str]:
        """The decisions as JSON lines: the head, each clip, each frame, each stretch of sound."""
        head = {"plan": PLAN_VERSION, "size": self.size, "fps": _ratio(self.fps)}
        yield _json(head)
        for clip in self.clips:
            yield _json({"clip": clip.clip_id, "first": clip.first, "count": clip.count})
        for n, frame in enumerate(self.frames, self.start):
            yield _json(frame_json(n, frame))
        for sound in self.sound:
            yield _json(_sound_json(sound))


Span: TypeAlias = tuple[int, int]
"""Output frames [first, end)."""


def plan(edit: Edit, facts: Mapping[str, SourceFacts], span: Span | None = None) -> Plan:
    """Decide the whole output, or with ``span`` only these frames of it (and all of its sound).

    ``facts`` holds one entry per source id. Raises ``BadEdit`` when a clip names a source without
    facts, lies outside its source, or the output would be empty or absurdly long; ``ValueError``
    for a span that is not inside the output.
    """
    check_not_empty(edit)
    frames: list[Decision] = []
    clips: list[PlannedClip] = []
    made = deciders(edit, facts)
    counts = _counts(made)
    start, end = _inside(span, sum(counts))
    first = 0
    for decider, count in zip(made, counts, strict=True):
        wanted = range(max(0, start - first), min(count, end - first))
        frames.extend(_frames(decider, wanted))
        clips.append(PlannedClip(decider.clip.id, decider.clip.name, first, count))
        first += count
    return Plan(
        edit.reel.size, edit.reel.fps, tuple(frames), tuple(clips), sounds(made), start=start
    )


def sounds(made: Sequence[ClipDecider]) -> tuple[Sound, ...]:
    """The sound of these clips one after the other, without deciding their frames."""
    found: list[Sound] = []
    first = 0
    for decider, count in zip(made, _counts(made), strict=True):
        found.extend(_sound(decider, first, count))
        first += count
    return tuple(found)


def check_not_empty(edit: Edit) -> None:
    """Raise ``BadEdit`` for a reel without clips: it may be edited, but there is nothing to show."""
    if not edit.clips:
        raise BadEdit("clips", "the reel has no clips; add one")


def deciders(edit: Edit, facts: Mapping[str, SourceFacts]) -> list[ClipDecider]:
    """One decider per clip, after checking each clip against the facts of its source."""
    origins = {source_id: source.origin_us for source_id, source in edit.sources}
    found = []
    for i, clip in enumerate(edit.clips):
        if clip.source not in facts or clip.source not in origins:
            raise BadEdit(f"clips[{i}].source", f"there is no source named {clip.source!r}")
        _check_range(i, clip, facts[clip.source], origins[clip.source])
        found.append(clip_decider(edit.reel, clip, facts[clip.source], origins[clip.source]))
    return found


def frame_json(n: int, frame: Decision) -> dict[str, object]:
    """One decision as the hash and ``reel-ballers plan`` write it."""
    return {
        "n": n,
        "source": frame.source,
        "source_us": frame.source_us,
        "crop": _flat(frame.crop),
        "rotation": frame.rotation,
        "spotlights": [_flat(mark) for mark in frame.spotlights],
        "texts": [_flat(mark) for mark in frame.texts],
    }


def _counts(made: Sequence[ClipDecider]) -> list[int]:
    """The frames of each clip, after checking that they are not absurdly many."""
    counts: list[int] = []
    for i, decider in enumerate(made):
        counts.append(decider.times.frame_count(decider.reel.fps))
        if sum(counts) > MAX_FRAMES:
            raise BadEdit(f"clips[{i}]", f"the reel would have more than {MAX_FRAMES:,} frames")
    return counts


def _inside(span: Span | None, count: int) -> Span:
    """The span, or all frames."""
    start, end = span or (0, count)
    if not 0 <= start < end <= count:
        raise ValueError(f"frames {start} to {end} are not inside an output of {count}")
    return start, end


def _frames(decider: ClipDecider, wanted: range) -> Iterator[Decision]:
    """The clip's decisions; equal neighbours are one object, so a held picture is drawn once."""
    last: Decision | None = None
    for n in wanted:
        t = decider.times.source_at(Fraction(n) / decider.reel.fps)
        index = decider.facts.index_at(t - seconds(decider.origin_us))
        if last is None or last.index != index:
            last = decider.picture(index)
        yield last


def _check_range(i: int, clip: EditClip, facts: SourceFacts, origin_us: int) -> None:
    end_us = origin_us + facts.duration_us
    for name, value in (("start_us", clip.start_us), ("end_us", clip.end_us)):
        if not origin_us <= value <= end_us + 1:
            raise BadEdit(
                f"clips[{i}].{name}",
                f"{format_clock(value, decimals=3)} is outside {clip.source!r}, which runs from "
                f"{format_clock(origin_us, decimals=3)} to {format_clock(end_us, decimals=3)}",
            )


def _sound(decider: ClipDecider, first: int, count: int) -> Iterator[Sound]:
    """The clip's pieces as sound, ending exactly where its last frame ends."""
    fps, clip = decider.reel.fps, decider.clip
    start, end = first / fps, (first + count) / fps
    silent = clip.audio.mute or not decider.facts.has_audio
    for piece in decider.times.pieces:
        out_start, out_end = start + piece.out_start, min(start + piece.out_end, end)
        if out_start < out_end:
            speed = None if silent else piece.speed
            span = (piece.start_us, piece.end_us)
            yield Sound(out_start, out_end, clip.source, *span, speed, clip.audio.gain_db)
    if start + decider.times.duration < end:
        tail = start + decider.times.duration
        yield Sound(tail, end, clip.source, clip.end_us, clip.end_us, None, 0.0)


def _sound_json(sound: Sound) -> dict[str, object]:
    return {
        "sound": sound.source,
        "out": [_ratio(sound.out_start), _ratio(sound.out_end)],
        "source_us": [sound.start_us, sound.end_us],
        "speed": None if sound.speed is None else _ratio(sound.speed),
        "gain_mdb": round(sound.gain_db * 1000),
    }


def _flat(mark: CropBox | SpotlightMark | TextMark) -> list[int | str | bool]:
    """The fields of a decided value in their order."""
    return [getattr(mark, name) for name in mark.__slots__]


def _ratio(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), sort_keys=True, ensure_ascii=True)
