"""An output cut into pieces that can be rendered apart, on other computers, and joined again.

A piece shows frames of one clip, so it needs one stretch of one file; the intro card and every
transition are pieces of their own, which are rendered on the coach's computer. Clips own whole
output frames, therefore the frames of all pieces, one after the other, are exactly the frames of the
plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from app.core.decide import Decision
from app.core.edit import Edit, EditClip, Reel, Transition
from app.core.facts import SourceFacts
from app.core.layout import PlannedTransition, share
from app.core.plan import Plan, Span, plan

PIECE_S = 20
"""A piece is at most about this long: long enough to be worth a job, short enough to share out."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Frames [first, first + count) of the output, rendered from an edit of their clip alone.

    ``span`` are the same frames as that edit counts them. ``pictures`` are the numbers of the first
    and the last picture of ``source`` that they show. ``here``: it needs two files or none, so it is
    rendered on this computer; ``source`` is then that of the first clip in its edit.
    """

    number: int
    clip_id: str
    source: str
    first: int
    count: int
    edit: Edit
    span: Span
    pictures: tuple[int, int]
    here: bool = False


def pieces(edit: Edit, whole: Plan, longest_s: int = PIECE_S) -> tuple[Piece, ...]:
    """The pieces of a whole plan of ``edit``, in order; a clip over ``longest_s`` becomes several.

    Its parts are of nearly equal length.
    """
    longest = max(1, int(longest_s * whole.fps))
    found: list[Piece] = []
    if whole.intro:
        found.append(_card(edit, whole))
    joints = {one.before: one for one in whole.transitions}
    for i, (clip, planned) in enumerate(zip(edit.clips, whole.clips, strict=True)):
        alone = _alone(edit, clip)
        begin, tail = share(joints.get(i - 1)), share(joints.get(i))
        for start, end in _spans(planned.count - begin - tail, longest):
            span = begin + start, begin + end
            shown = whole.frames[planned.first + span[0] : planned.first + span[1]]
            place = (len(found), clip.id, clip.source, planned.first + span[0], len(shown))
            found.append(Piece(*place, alone, span, _pictures(shown)))
        if i in joints:
            found.append(_joint(edit, whole, joints[i], len(found)))
    return tuple(found)


def _card(edit: Edit, whole: Plan) -> Piece:
    """The intro card, as the beginning of a reel of the first clip."""
    alone = _alone(edit, edit.clips[0])
    alone = replace(alone, reel=replace(alone.reel, intro=edit.reel.intro))
    first = edit.clips[0]
    return Piece(
        0, first.id, first.source, 0, whole.intro, alone, (0, whole.intro), (0, 0), here=True
    )


def _joint(edit: Edit, whole: Plan, joint: PlannedTransition, number: int) -> Piece:
    """A transition, as the middle of a reel of its two clips."""
    pair = edit.clips[joint.before : joint.before + 2]
    reel = replace(_plain(edit.reel), transition=edit.reel.transition)
    first = joint.first - whole.clips[joint.before].first
    shown = whole.frames[joint.first : joint.first + joint.count]
    own = [decision for decision in shown if decision.source == pair[0].source]
    place = (number, pair[0].id, pair[0].source, joint.first, joint.count)
    two = _only(replace(edit, reel=reel), pair)
    return Piece(*place, two, (first, first + joint.count), _pictures(own), here=True)


def plan_piece(piece: Piece, facts: Mapping[str, SourceFacts]) -> Plan:
    """The plan of a piece; its hash is what both sides of a job compare."""
    return plan(piece.edit, facts, piece.span)


def same_pictures(one: Edit, other: Edit) -> bool:
    """Whether two edits show the same source pictures at the same output frames.

    They may differ in what is seen of them: size, crop, marks, words.
    """
    return _shown(one) == _shown(other)


def _shown(edit: Edit) -> object:
    reel = edit.reel
    clips = [(c.source, c.start_us, c.end_us, c.segments) for c in edit.clips]
    origins = {name: source.origin_us for name, source in edit.sources}
    intro = None if reel.intro is None else reel.intro.us
    return reel.fps, reel.transition, intro, clips, origins


def _alone(edit: Edit, clip: EditClip) -> Edit:
    """The edit of one clip: what a stranger needs to know to render it, and no more."""
    return _only(replace(edit, reel=_plain(edit.reel)), (clip,))


def _only(edit: Edit, clips: tuple[EditClip, ...]) -> Edit:
    used = {clip.source for clip in clips}
    return replace(edit, clips=clips, sources=tuple(s for s in edit.sources if s[0] in used))


def _plain(reel: Reel) -> Reel:
    """The reel without what lies between and before its clips, or concerns it as a whole."""
    sound = replace(reel.sound, loudness=False)
    return replace(reel, transition=Transition(), intro=None, poster=None, sound=sound)


def _spans(count: int, longest: int) -> list[Span]:
    """``count`` frames in as few spans as possible, none longer than ``longest``; none for none."""
    if not count:
        return []
    parts = -(-count // longest)
    edges = [round(Fraction(count * n, parts)) for n in range(parts + 1)]
    return list(pairwise(edges))


def _pictures(shown: Sequence[Decision]) -> tuple[int, int]:
    numbers = [decision.index for decision in shown]
    return min(numbers), max(numbers)
