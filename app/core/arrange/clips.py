"""Clips in a reel: order, range, speed, freezes, sound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from app.core.arrange.change import NewId, clip_index, clip_of, with_clip
from app.core.document import checked
from app.core.edit import (
    ClipAudio,
    Edit,
    EditClip,
    Freeze,
    Segment,
    Source,
    SpeedSegment,
    segment_order,
)
from app.core.errors import BadEdit, NotFound

MIN_CLIP_US = 100_000
DEFAULT_FREEZE_US = 2_000_000


def add_clip(edit: Edit, clip: EditClip, source: Source, index: int | None = None) -> Edit:
    """The reel with one more clip (at the end unless told where) and its source."""
    sources = tuple(sorted({**dict(edit.sources), clip.source: source}.items()))
    at = len(edit.clips) if index is None else min(max(0, index), len(edit.clips))
    clips = (*edit.clips[:at], clip, *edit.clips[at:])
    return checked(replace(edit, sources=sources, clips=clips))


def remove_clip(edit: Edit, clip_id: str) -> Edit:
    """The reel without a clip, and without a source that no clip uses any more."""
    index = clip_index(edit, clip_id)
    clips = (*edit.clips[:index], *edit.clips[index + 1 :])
    used = {clip.source for clip in clips}
    return replace(edit, clips=clips, sources=tuple(s for s in edit.sources if s[0] in used))


def move_clip(edit: Edit, clip_id: str, to: int) -> Edit:
    """The reel with a clip at another place; ``to`` counts without the clip and is clamped."""
    index = clip_index(edit, clip_id)
    rest = [*edit.clips[:index], *edit.clips[index + 1 :]]
    rest.insert(min(max(0, to), len(rest)), edit.clips[index])
    return replace(edit, clips=tuple(rest))


def duplicate_clip(edit: Edit, clip_id: str, new_id: NewId) -> Edit:
    """The reel with a second one of a clip right after it."""
    index = clip_index(edit, clip_id)
    twin = _renewed(edit.clips[index], new_id)
    return checked(replace(edit, clips=(*edit.clips[: index + 1], twin, *edit.clips[index + 1 :])))


def trim(edit: Edit, clip_id: str, start_us: int, end_us: int, source: tuple[int, int]) -> Edit:
    """A clip with another range, clamped into its source's [first, last) microseconds.

    Keyframes and everything else stay where they are; what a trim hides comes back later.
    """
    clip = clip_of(edit, clip_id)
    start_us, end_us = max(start_us, source[0]), min(end_us, source[1])
    _check_length(edit, clip, start_us, end_us)
    return with_clip(edit, replace(clip, start_us=start_us, end_us=end_us))


def split(edit: Edit, clip_id: str, at_us: int, new_id: NewId) -> Edit:
    """A clip cut in two at a source time. Both keep all keyframes, segments, spotlights and texts.

    The first half keeps its id; the second, with its spotlights and texts, gets new ones.
    """
    index = clip_index(edit, clip_id)
    clip = edit.clips[index]
    _check_length(edit, clip, clip.start_us, at_us)
    _check_length(edit, clip, at_us, clip.end_us)
    first = replace(clip, end_us=at_us)
    second = _renewed(replace(clip, start_us=at_us), new_id)
    reel, poster = edit.reel, edit.reel.poster
    if poster is not None and poster.clip == clip.id and poster.t_us >= at_us:
        reel = replace(reel, poster=replace(poster, clip=second.id))
    clips = (*edit.clips[:index], first, second, *edit.clips[index + 1 :])
    return checked(replace(edit, reel=reel, clips=clips))


def set_speed(edit: Edit, clip_id: str, start_us: int, end_us: int, speed: Fraction) -> Edit:
    """A clip played at one speed over [start, end) of its source; what was there is cut away."""
    clip = clip_of(edit, clip_id)
    kept = [piece for s in clip.segments for piece in _outside(s, start_us, end_us)]
    if speed != 1:
        kept.append(SpeedSegment(start_us, end_us, speed))
    return with_clip(edit, replace(clip, segments=_joined(kept)))


def move_cut(edit: Edit, clip_id: str, at_us: int, to_us: int, least_us: int) -> Edit:
    """A clip whose speeds change at another source time: where one part ends and the next begins.

    Both parts keep ``least_us`` at least. ``NotFound`` when no speed begins or ends there.
    """
    clip = clip_of(edit, clip_id)
    touching = [
        s for s in clip.segments if isinstance(s, SpeedSegment) and at_us in (s.start_us, s.end_us)
    ]
    if not touching:
        raise NotFound("No speed begins or ends there any more; it may have been changed.")
    ends = [clip.start_us, clip.end_us]
    for segment in clip.segments:
        if isinstance(segment, SpeedSegment):
            ends += [segment.start_us, segment.end_us]
    low = max((end for end in ends if end < at_us), default=0) + least_us
    high = min((end for end in ends if end > at_us), default=at_us) - least_us
    to_us = min(max(to_us, low), high) if low <= high else at_us
    moved: list[Segment] = []
    for segment in clip.segments:
        if segment in touching and isinstance(segment, SpeedSegment):
            start = to_us if segment.start_us == at_us else segment.start_us
            end = to_us if segment.end_us == at_us else segment.end_us
            segment = replace(segment, start_us=start, end_us=end)
        moved.append(segment)
    return with_clip(edit, replace(clip, segments=_joined(moved)))


def move_freeze(edit: Edit, clip_id: str, at_us: int, to_us: int) -> Edit:
    """A clip that holds another picture for as long; a freeze that stands there gives way."""
    clip = clip_of(edit, clip_id)
    frozen = next((s for s in clip.segments if isinstance(s, Freeze) and s.at_us == at_us), None)
    if frozen is None:
        raise NotFound("The freeze is not there any more; it may have been deleted.")
    to_us = min(max(to_us, clip.start_us), clip.end_us - 1)
    others = [s for s in _without_freeze(clip, at_us) if s != Freeze(to_us, frozen.freeze_us)]
    others = [s for s in others if not (isinstance(s, Freeze) and s.at_us == to_us)]
    return with_clip(
        edit, replace(clip, segments=_joined([*others, Freeze(to_us, frozen.freeze_us)]))
    )


def add_freeze(edit: Edit, clip_id: str, at_us: int, freeze_us: int = DEFAULT_FREEZE_US) -> Edit:
    """A clip that holds the picture at a source time; a freeze that stands there is changed."""
    clip = clip_of(edit, clip_id)
    if not clip.start_us <= at_us < clip.end_us:
        raise BadEdit(f"clips[{clip_index(edit, clip_id)}]", "a freeze must lie inside the clip")
    others = _without_freeze(clip, at_us)
    return with_clip(edit, replace(clip, segments=_joined([*others, Freeze(at_us, freeze_us)])))


def remove_freeze(edit: Edit, clip_id: str, at_us: int) -> Edit:
    """A clip without the freeze at exactly this source time."""
    clip = clip_of(edit, clip_id)
    return with_clip(edit, replace(clip, segments=tuple(_without_freeze(clip, at_us))))


def set_audio(edit: Edit, clip_id: str, audio: ClipAudio) -> Edit:
    """A clip with another loudness, or silent."""
    return with_clip(edit, replace(clip_of(edit, clip_id), audio=audio))


def rename_clip(edit: Edit, clip_id: str, name: str) -> Edit:
    """A clip with another name."""
    return with_clip(edit, replace(clip_of(edit, clip_id), name=name))


def _renewed(clip: EditClip, new_id: NewId) -> EditClip:
    """The clip with new ids for itself and for what it holds."""
    return replace(
        clip,
        id=new_id(),
        spotlights=tuple(replace(light, id=new_id()) for light in clip.spotlights),
        texts=tuple(replace(text, id=new_id()) for text in clip.texts),
    )


def _check_length(edit: Edit, clip: EditClip, start_us: int, end_us: int) -> None:
    if end_us - start_us < MIN_CLIP_US:
        reason = f"a clip must be at least {MIN_CLIP_US / 1e6:g} s long"
        raise BadEdit(f"clips[{clip_index(edit, clip.id)}]", reason)


def _outside(segment: Segment, start_us: int, end_us: int) -> list[Segment]:
    """What is left of a segment outside [start, end); freezes stay."""
    if isinstance(segment, Freeze):
        return [segment]
    left = replace(segment, end_us=min(segment.end_us, start_us))
    right = replace(segment, start_us=max(segment.start_us, end_us))
    return [piece for piece in (left, right) if piece.start_us < piece.end_us]


def _joined(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Segments in order; equal speeds that touch become one."""
    speeds: list[SpeedSegment] = []
    for segment in sorted(segments, key=segment_order):
        if isinstance(segment, Freeze):
            continue
        last = speeds[-1] if speeds else None
        if last and last.end_us == segment.start_us and last.speed == segment.speed:
            speeds[-1] = replace(last, end_us=segment.end_us)
        else:
            speeds.append(segment)
    freezes = [segment for segment in segments if isinstance(segment, Freeze)]
    return tuple(sorted([*speeds, *freezes], key=segment_order))


def _without_freeze(clip: EditClip, at_us: int) -> list[Segment]:
    return [s for s in clip.segments if not (isinstance(s, Freeze) and s.at_us == at_us)]
