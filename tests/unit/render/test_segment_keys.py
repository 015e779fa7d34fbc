"""Names of segments: the same for the same pictures, another as soon as one pixel may differ."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings

from app.core.edit import (
    ClipAudio,
    CropKey,
    Edit,
    EditClip,
    Intro,
    Reel,
    ReelSound,
    Source,
    Spotlight,
    SpotlightKey,
    Text,
    Transition,
)
from app.core.facts import SourceFacts
from app.core.pieces import pieces, plan_piece
from app.core.plan import Plan, plan
from app.render import segment_keys
from app.render.segment_keys import identities, segment_key, sound_key
from tests.support.edits import Case, cases

FACTS = {
    name: SourceFacts(640, 360, Fraction(1, 30), tuple(range(150)), 150, has_audio=True)
    for name in ("g", "h")
}
ENCODING = ("ffmpeg", "-crf", "20")
EDIT = Edit(
    Reel("r", "Reel", (216, 384)),
    (("g", Source("g.mp4")), ("h", Source("h.mp4"))),
    (
        EditClip("a", "g", 0, 1_000_000),
        EditClip("b", "h", 1_000_000, 2_000_000),
        EditClip("c", "g", 2_000_000, 3_000_000),
    ),
)


@pytest.fixture
def paths(tmp_path: Path) -> dict[str, Path]:
    found = {name: tmp_path / f"{name}.mp4" for name in ("g", "h")}
    for path in found.values():
        path.write_bytes(b"footage")
    return found


def keys(edit: Edit, paths: dict[str, Path], encoding: tuple[str, ...] = ENCODING) -> list[str]:
    """The names of all segments of an edit."""
    whole, known = plan(edit, FACTS), identities(edit, paths)
    return [
        segment_key(whole.frames[p.first : p.first + p.count], whole, known, encoding)
        for p in pieces(edit, whole)
    ]


def sound(edit: Edit, paths: dict[str, Path]) -> str:
    return sound_key(plan(edit, FACTS), edit, identities(edit, paths), ("-c:a", "aac"))


def with_clip(edit: Edit, n: int, **changes: object) -> Edit:
    clips = list(edit.clips)
    clips[n] = replace(clips[n], **changes)  # type: ignore[arg-type]
    return replace(edit, clips=tuple(clips))


@given(cases(max_frames=60))
@settings(max_examples=40, deadline=None)
def test_a_piece_that_is_rendered_alone_has_the_name_it_has_in_the_film(case: Case) -> None:
    whole = plan(case.edit, case.facts)
    known = {source: (source, 1, 2) for source in case.facts}
    for piece in pieces(case.edit, whole, 1):
        alone: Plan = plan_piece(piece, case.facts)
        inside = whole.frames[piece.first : piece.first + piece.count]
        name = segment_key(inside, whole, known, ENCODING)
        assert segment_key(alone.frames, alone, known, ENCODING) == name


@pytest.mark.parametrize(
    "changed",
    [
        {"crop": (CropKey(1_000_000, 300.0, 180.0, 200.0),)},
        {"rotation_deg": 2.0},
        {"texts": (Text("t", 1_000_000, 2_000_000, "#10"),)},
        {
            "spotlights": (
                Spotlight("s", 0, 3_000_000, (SpotlightKey(0, 300.0, 150.0, 20.0, 40.0),)),
            )
        },
        {"start_us": 1_100_000},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_change_of_one_clip_renames_its_segment_only(
    changed: dict[str, object], paths: dict[str, Path]
) -> None:
    before, after = keys(EDIT, paths), keys(with_clip(EDIT, 1, **changed), paths)
    assert after[1] != before[1]
    assert (after[0], after[2]) == (before[0], before[2])


@pytest.mark.parametrize(
    "changed",
    [{"name": "Goal"}, {"id": "another"}, {"audio": ClipAudio(mute=True)}],
    ids=lambda changed: next(iter(changed)),
)
def test_what_no_pixel_shows_renames_nothing(
    changed: dict[str, object], paths: dict[str, Path]
) -> None:
    assert keys(with_clip(EDIT, 1, **changed), paths) == keys(EDIT, paths)


def test_a_clip_that_moves_in_the_reel_keeps_its_name(paths: dict[str, Path]) -> None:
    a, b, c = EDIT.clips
    assert sorted(keys(replace(EDIT, clips=(c, a, b)), paths)) == sorted(keys(EDIT, paths))


def test_a_transition_renames_what_it_takes_frames_from(paths: dict[str, Path]) -> None:
    dissolve = replace(EDIT, reel=replace(EDIT.reel, transition=Transition("dissolve", 400_000)))
    assert len(keys(dissolve, paths)) == 5
    longer = replace(EDIT, reel=replace(EDIT.reel, transition=Transition("dissolve", 200_000)))
    assert not set(keys(dissolve, paths)) & set(keys(longer, paths))


def test_another_photo_on_the_card_is_another_segment(paths: dict[str, Path]) -> None:
    def card(photo: str) -> str:
        reel = replace(EDIT.reel, intro=Intro("Maya", photo=photo))
        return keys(replace(EDIT, reel=reel), paths)[0]

    assert card("aGVsbG8=") == card("aGVsbG8=") != card("aGVsbG9v")


@pytest.mark.parametrize(
    "touch",
    [
        lambda path: path.write_bytes(b"other footage"),
        lambda path: os.utime(path, ns=(1, 1)),
        lambda path: path.unlink(),
    ],
    ids=["other bytes", "other time", "gone"],
)
@pytest.mark.parametrize("sha256", ["", "ab" * 32], ids=["hash unknown", "hash of before"])
def test_another_file_of_the_same_name_is_other_footage(
    touch: Callable[[Path], object], sha256: str, paths: dict[str, Path]
) -> None:
    sources = (("g", Source("g.mp4")), ("h", Source("h.mp4", sha256)))
    edit = replace(EDIT, sources=sources)
    before, heard = keys(edit, paths), sound(edit, paths)
    touch(paths["h"])
    after = keys(edit, paths)
    assert after[1] != before[1] and after[0] == before[0]
    assert sound(edit, paths) != heard


def test_a_file_that_was_moved_is_known_by_its_hash(paths: dict[str, Path]) -> None:
    edit = replace(EDIT, sources=tuple((n, Source(f"{n}.mp4", n * 64)) for n in ("g", "h")))
    before = keys(edit, paths)
    there = paths["h"].rename(paths["h"].with_name("second half.mp4"))
    assert keys(edit, {**paths, "h": there}) == before


def test_encoding_size_rate_and_engine_are_in_the_name(
    paths: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(keys(EDIT, paths))
    assert not before & set(keys(EDIT, paths, ("ffmpeg", "-crf", "17")))
    for reel in (
        replace(EDIT.reel, size=(384, 384)),
        replace(EDIT.reel, fps=Fraction(25)),
    ):
        assert not before & set(keys(replace(EDIT, reel=reel), paths))
    monkeypatch.setattr(segment_keys, "ENGINE", segment_keys.ENGINE + 1)
    assert not before & set(keys(EDIT, paths))


def test_the_sound_has_a_name_of_its_own(paths: dict[str, Path]) -> None:
    before = sound(EDIT, paths)
    text = with_clip(EDIT, 1, texts=(Text("t", 1_000_000, 2_000_000, "#10"),), name="Goal")
    assert sound(text, paths) == before
    for other in (
        with_clip(EDIT, 1, audio=ClipAudio(gain_db=3.0)),
        with_clip(EDIT, 1, end_us=1_900_000),
        replace(EDIT, reel=replace(EDIT.reel, sound=ReelSound(loudness=True))),
        replace(EDIT, reel=replace(EDIT.reel, transition=Transition("dissolve"))),
    ):
        assert sound(other, paths) != before
