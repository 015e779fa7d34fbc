"""The plan: every frame and every stretch of sound of the output, decided before anything is drawn.

``plan(edit, facts)`` is pure. ``plan_hash`` names its decisions; two computers that agree on the
hash render the same film. The hash covers integers and words only: no floats, no paths, no file
facts that a cut-out chunk would change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from app.core.decide import Blend, ClipDecider, Decision, card_decision, clip_decider
from app.core.edit import Edit, EditClip
from app.core.errors import BadEdit
from app.core.exact import Q
from app.core.facts import SourceFacts
from app.core.intro import card_at
from app.core.layout import Layout, PlannedTransition, layout
from app.core.plan_lines import fade_json, frame_json, line, ratio, sound_json
from app.core.time import format_clock, seconds

PLAN_VERSION = 1
MAX_FRAMES = 4 * 3600 * 60
"""Four hours at 60 fps: more is a mistake in the edit, not a reel. Counted before any is decided."""

HEARD = (Fraction(1, 2), Fraction(2))
"""Speeds at which sound keeps its pitch and is heard; others are silent unless the reel says so."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A stretch of the output's sound: [out_start, out_end) seconds of the whole output.

    ``speed`` None is silence (a freeze, the rest of a clip's last frame, the intro card, a speed that
    is not heard). A muted clip and a source without sound are silence too. ``clip`` is the clip's
    place in the reel: where two clips dissolve, stretches of both lie over each other.
    """

    out_start: Fraction
    out_end: Fraction
    source: str
    start_us: int
    end_us: int
    speed: Fraction | None
    gain_db: float
    clip: int = 0


@dataclass(frozen=True, slots=True)
class Fade:
    """The sound of one clip comes (``up``) or goes between two output times, at equal power.

    The gain is sin(x pi/2) while it comes and cos(x pi/2) while it goes, x from 0 to 1: the powers
    of both add up to one.
    """

    clip: int
    start: Fraction
    end: Fraction
    up: bool


@dataclass(frozen=True, slots=True)
class PlannedClip:
    """One clip's place in the output: frames [first, first + count).

    Where it dissolves into the next one, that one's first frames are its last.
    """

    clip_id: str
    name: str
    first: int
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """All decisions of one output. ``frames[n]`` is output frame ``start`` + n.

    Frame n of the output is shown at n / fps. ``start`` is 0 unless only a span was planned.
    ``intro`` frames of a card come first. ``poster`` is the frame that stands for the film.
    ``loudness``: its sound is brought to an even loudness as a whole.
    """

    size: tuple[int, int]
    fps: Fraction
    frames: tuple[Decision, ...]
    clips: tuple[PlannedClip, ...]
    sound: tuple[Sound, ...]
    start: int = 0
    transitions: tuple[PlannedTransition, ...] = ()
    fades: tuple[Fade, ...] = ()
    intro: int = 0
    poster: int = 0
    loudness: bool = False

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
        for text in self.lines():
            digest.update(text.encode() + b"\n")
        return digest.hexdigest()

    def lines(self) -> Iterator[str]:
        """The decisions as JSON lines: the head, each clip, each frame, each stretch of sound."""
        head: dict[str, object] = {
            "plan": PLAN_VERSION,
            "size": self.size,
            "fps": ratio(self.fps),
        }
        if self.loudness:
            head["loudness"] = True
        yield line(head)
        for clip in self.clips:
            yield line({"clip": clip.clip_id, "first": clip.first, "count": clip.count})
        for n, frame in enumerate(self.frames, self.start):
            yield line(frame_json(n, frame))
        for sound in self.sound:
            yield line(sound_json(sound))
        for fade in self.fades:
            yield line(fade_json(fade))


Span: TypeAlias = tuple[int, int]
"""Output frames [first, end)."""


def plan(edit: Edit, facts: Mapping[str, SourceFacts], span: Span | None = None) -> Plan:
    """Decide the whole output, or with ``span`` only these frames of it (and all of its sound).

    ``facts`` holds one entry per source id. Raises ``BadEdit`` when a clip names a source without
    facts, lies outside its source, or the output would be empty or absurdly long; ``ValueError``
    for a span that is not inside the output.
    """
    check_not_empty(edit)
    made = deciders(edit, facts)
    laid = laid_out(edit, made)
    start, end = _inside(span, laid.total)
    frames = list(_card(edit, laid, range(start, min(end, laid.intro))))
    for i in range(len(made)):
        frames.extend(_clip_frames(made, laid, i, start, end))
    return Plan(
        edit.reel.size,
        edit.reel.fps,
        tuple(frames),
        tuple(
            PlannedClip(decider.clip.id, decider.clip.name, first, count)
            for decider, first, count in zip(made, laid.firsts, laid.counts, strict=True)
        ),
        sounds(edit, made, laid),
        start,
        laid.transitions,
        fades(laid, edit.reel.fps),
        laid.intro,
        _poster(edit, made, laid),
        edit.reel.sound.loudness,
    )


def laid_out(edit: Edit, made: Sequence[ClipDecider]) -> Layout:
    """Where each clip lies; ``BadEdit`` when the reel is absurdly long."""
    return layout(_counts(made), edit.reel)


def frame_at(edit: Edit, made: Sequence[ClipDecider], laid: Layout, n: int) -> Decision:
    """The decision for one output frame; ``IndexError`` outside the output."""
    if not 0 <= n < laid.total:
        raise IndexError(f"frame {n} of {laid.total}")
    i = laid.clip_at(n)
    if i < 0:
        return next(_card(edit, laid, range(n, n + 1)))
    return next(_clip_frames(made, laid, i, n, n + 1))


def sounds(edit: Edit, made: Sequence[ClipDecider], laid: Layout) -> tuple[Sound, ...]:
    """The sound of the card (silence) and of the clips, without deciding their frames."""
    found: list[Sound] = []
    if laid.intro:
        found.append(Sound(Fraction(0), laid.intro / edit.reel.fps, "", 0, 0, None, 0.0))
    for i, (first, count) in enumerate(zip(laid.firsts, laid.counts, strict=True)):
        found.extend(replace(sound, clip=i) for sound in _sound(made[i], first, count))
    return tuple(found)


def fades(laid: Layout, fps: Fraction) -> tuple[Fade, ...]:
    """How the sound goes from clip to clip: over each other in a dissolve, one after the other
    through black."""
    found: list[Fade] = []
    for one in laid.transitions:
        start, end = one.first / fps, (one.first + one.count) / fps
        middle = (start + end) / 2
        out, into = (end, start) if one.kind == "dissolve" else (middle, middle)
        found.append(Fade(one.before, start, out, up=False))
        found.append(Fade(one.before + 1, into, end, up=True))
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


def _card(edit: Edit, laid: Layout, wanted: range) -> Iterator[Decision]:
    """Frames of the intro card; those between its coming and going are one object."""
    intro = edit.reel.intro
    last: Decision | None = None
    for n in wanted if intro is not None else ():
        assert intro is not None
        card = card_at(intro, n, laid.intro, edit.reel.fps)
        if last is None or last.card != card:
            last = card_decision(card)
        yield last


def _clip_frames(
    made: Sequence[ClipDecider], laid: Layout, i: int, start: int, end: int
) -> Iterator[Decision]:
    """The output frames within [start, end) that clip ``i`` owns: where it dissolves into the next
    one they are its own, with the other's picture in them."""
    first, count = laid.firsts[i], laid.counts[i]
    into, out_of = laid.into(i), laid.out_of(i)
    begin = into.count if into is not None and into.kind == "dissolve" else 0
    wanted = range(max(begin, start - first), min(count, end - first))
    head, tail = laid.taken(i)
    for k, decision in zip(wanted, _frames(made[i], wanted), strict=True):
        if into is not None and into.kind == "fade" and k < head:
            yield replace(decision, black=Q * (head - 1 - k) // head)
        elif out_of is not None and k >= count - tail:
            inside = k - (count - tail)
            if out_of.kind == "fade":
                yield replace(decision, black=Q * (inside + 1) // tail)
            else:
                share = Q * (inside + 1) // (tail + 1)
                yield replace(decision, blend=Blend(made[i + 1].frame(inside), share))
        else:
            yield decision


def _poster(edit: Edit, made: Sequence[ClipDecider], laid: Layout) -> int:
    """The output frame of the poster: the one chosen, else the middle of the first slow motion,
    else 2 seconds from the start of the first clip; always one of the film."""
    fps, chosen = edit.reel.fps, edit.reel.poster
    at = laid.intro + 2 * fps
    slow = (
        (i, piece)
        for i, decider in enumerate(made)
        for piece in decider.times.pieces
        if piece.speed is not None and piece.speed < 1
    )
    found = next(slow, None)
    places = {decider.clip.id: i for i, decider in enumerate(made)}
    if chosen is not None and chosen.clip in places:
        i = places[chosen.clip]
        inside = made[i].times.output_at(chosen.t_us) * fps
        at = laid.firsts[i] + min(inside, Fraction(laid.counts[i] - 1))
    elif found is not None:
        i, piece = found
        at = laid.firsts[i] + (piece.out_start + piece.out_end) / 2 * fps
    return min(int(at), laid.total - 1)


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
    heard = decider.reel.sound.beyond == "keep"
    for piece in decider.times.pieces:
        out_start, out_end = start + piece.out_start, min(start + piece.out_end, end)
        if out_start < out_end:
            far = piece.speed is not None and not HEARD[0] <= piece.speed <= HEARD[1]
            speed = None if silent or (far and not heard) else piece.speed
            span = (piece.start_us, piece.end_us)
            yield Sound(out_start, out_end, clip.source, *span, speed, clip.audio.gain_db)
    if start + decider.times.duration < end:
        tail = start + decider.times.duration
        yield Sound(tail, end, clip.source, clip.end_us, clip.end_us, None, 0.0)
