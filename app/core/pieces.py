"""An output cut into pieces that can be rendered apart, on other computers, and joined again.

A piece shows frames of one clip only, so it needs one stretch of one file. Clips own whole output
frames, therefore the frames of all pieces, one after the other, are exactly the frames of the plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from app.core.decide import Decision
from app.core.edit import Edit
from app.core.facts import SourceFacts
from app.core.plan import Plan, PlannedClip, Span, plan

PIECE_S = 20
"""A piece is at most about this long: long enough to be worth a job, short enough to share out."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Frames [first, first + count) of the output, rendered from an edit of their clip alone.

    ``span`` are the same frames as that edit counts them. ``pictures`` are the numbers of the first
    and the last picture of ``source`` that they show.
    """

    number: int
    clip_id: str
    source: str
    first: int
    count: int
    edit: Edit
    span: Span
    pictures: tuple[int, int]


def pieces(edit: Edit, whole: Plan, longest_s: int = PIECE_S) -> tuple[Piece, ...]:
    """The pieces of a whole plan of ``edit``, in order; a clip over ``longest_s`` becomes several.

    Its parts are of nearly equal length.
    """
    longest = max(1, int(longest_s * whole.fps))
    found: list[Piece] = []
    for clip, planned in zip(edit.clips, whole.clips, strict=True):
        alone = _alone(edit, planned)
        for span in _spans(planned.count, longest):
            first = planned.first + span[0]
            shown = whole.frames[first : planned.first + span[1]]
            found.append(
                Piece(
                    len(found),
                    clip.id,
                    clip.source,
                    first,
                    len(shown),
                    alone,
                    span,
                    _pictures(shown),
                )
            )
    return tuple(found)


def plan_piece(piece: Piece, facts: Mapping[str, SourceFacts]) -> Plan:
    """The plan of a piece; its hash is what both sides of a job compare."""
    return plan(piece.edit, facts, piece.span)


def _alone(edit: Edit, planned: PlannedClip) -> Edit:
    """The edit of one clip: what a stranger needs to know to render it, and no more."""
    (clip,) = (clip for clip in edit.clips if clip.id == planned.clip_id)
    sources = tuple(source for source in edit.sources if source[0] == clip.source)
    return replace(edit, clips=(clip,), sources=sources)


def _spans(count: int, longest: int) -> list[Span]:
    """``count`` frames in as few spans as possible, none longer than ``longest``."""
    parts = -(-count // longest)
    edges = [round(Fraction(count * n, parts)) for n in range(parts + 1)]
    return list(pairwise(edges))


def _pictures(shown: Sequence[Decision]) -> tuple[int, int]:
    numbers = [decision.index for decision in shown]
    return min(numbers), max(numbers)
