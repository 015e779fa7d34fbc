"""An output cut into pieces: together they are the whole, and each needs only its own footage."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.core.facts import SourceFacts
from app.core.pieces import Piece, pieces, plan_piece, same_pictures
from app.core.plan import Plan, plan
from tests.support.edits import Case, cases
from tests.support.golden import golden, golden_names


def cut(facts: SourceFacts, first: int, last: int) -> SourceFacts:
    """The facts of a chunk that holds only these pictures."""
    return replace(facts, pts=tuple(facts.pts[first : last + 1]), whole_zero_pts=facts.zero_pts)


def joined(made: tuple[Piece, ...], case: Case) -> list[object]:
    """The decisions of all pieces, one after the other; picture numbers are the whole file's."""
    found: list[object] = []
    for piece in made:
        facts = case.facts if piece.here else {piece.source: case.facts[piece.source]}
        found.extend(plan_piece(piece, facts).frames)
    return found


def check(case: Case, whole: Plan, made: tuple[Piece, ...]) -> None:
    assert [piece.number for piece in made] == list(range(len(made)))
    assert joined(made, case) == list(whole.frames)
    first = 0
    for piece in made:
        assert piece.first == first
        assert piece.count == piece.span[1] - piece.span[0] > 0
        first += piece.count


def sendable(case: Case, whole: Plan, longest_s: int = 20) -> list[Piece]:
    """The pieces that another computer may render; there is always one."""
    found = [piece for piece in pieces(case.edit, whole, longest_s) if not piece.here]
    assume(found)
    return found


@given(cases(), st.integers(1, 3))
def test_the_pieces_are_the_whole(case: Case, longest_s: int) -> None:
    whole = plan(case.edit, case.facts)
    made = pieces(case.edit, whole, longest_s)
    check(case, whole, made)
    assert all(piece.count <= longest_s * whole.fps for piece in made if not piece.here)
    assert [p for p in made if p.here] == [
        p for p in made if p.edit.reel.intro is not None or len(p.edit.clips) > 1
    ]


@given(cases(), st.data())
def test_a_chunk_with_the_needed_pictures_gives_the_same_hash(
    case: Case, data: st.DataObject
) -> None:
    """The chunk may hold more pictures before (from the key frame on) and after."""
    whole = plan(case.edit, case.facts)
    piece = data.draw(st.sampled_from(sendable(case, whole, 1)))
    facts = case.facts[piece.source]
    first = data.draw(st.integers(0, piece.pictures[0]))
    last = data.draw(st.integers(piece.pictures[1], len(facts.pts) - 1))
    there = plan_piece(piece, {piece.source: cut(facts, first, last)})
    here = plan_piece(piece, {piece.source: facts})
    assert there.plan_hash == here.plan_hash
    assert [frame.index + first for frame in there.frames] == [f.index for f in here.frames]


@given(cases(), st.data())
def test_a_chunk_without_a_needed_picture_gives_another_hash(
    case: Case, data: st.DataObject
) -> None:
    whole = plan(case.edit, case.facts)
    piece = data.draw(st.sampled_from(sendable(case, whole)))
    facts, (first, last) = case.facts[piece.source], piece.pictures
    here = plan_piece(piece, {piece.source: facts})
    if last > first:
        for kept in ((first + 1, last), (first, last - 1)):
            there = plan_piece(piece, {piece.source: cut(facts, *kept)})
            assert there.plan_hash != here.plan_hash


@pytest.mark.parametrize("name", golden_names())
def test_the_golden_edits_in_pieces(name: str) -> None:
    case = golden(name)
    whole = plan(case.edit, case.facts)
    check(case, whole, pieces(case.edit, whole))
    check(case, whole, pieces(case.edit, whole, 1))


def test_a_piece_tells_nothing_of_the_other_clips() -> None:
    case = next(case for case in map(golden, golden_names()) if len(case.edit.clips) > 1)
    made = pieces(case.edit, plan(case.edit, case.facts))
    assert all(len(piece.edit.clips) == len(piece.edit.sources) == 1 for piece in made)


def test_a_span_outside_the_output_is_refused() -> None:
    case = golden(golden_names()[0])
    count = len(plan(case.edit, case.facts).frames)
    for span in ((0, 0), (-1, 3), (2, 1), (0, count + 1)):
        with pytest.raises(ValueError, match="not inside"):
            plan(case.edit, case.facts, span)


@given(cases(max_frames=60))
def test_edits_that_are_said_to_show_the_same_pictures_do(one: Case) -> None:
    """Whatever the shape, and whatever is drawn; and a change of what is shown is seen."""
    clips = tuple(replace(c, crop=(), texts=(), spotlights=()) for c in one.edit.clips)
    square = replace(one.edit, clips=clips, reel=replace(one.edit.reel, size=(200, 200)))
    assert same_pictures(one.edit, square)
    shown, again = (
        [(frame.source, frame.index) for frame in plan(edit, one.facts).frames]
        for edit in (one.edit, square)
    )
    assert shown == again
    first = one.edit.clips[0]
    shorter = replace(first, end_us=first.end_us - 1)
    changed = replace(one.edit, clips=(shorter, *one.edit.clips[1:]))
    assert not same_pictures(one.edit, changed)
