"""Every frame of a rendered file shows exactly the source picture that the plan names.

The source's number is burnt into its pixels; here it is read back from the pixels of the result.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from app.core.edit import EditClip, Freeze, Segment, SpeedSegment, segment_order
from app.core.plan import plan
from app.footage import MatchSpec
from app.render.job import render
from tests.integration.render.films import (
    edit_of,
    facts_of,
    film,
    holds_a_strip,
    numbers_shown,
    pan,
    request_of,
)
from tests.support.footage import make_halves, make_match
from tests.support.golden import golden, golden_footage, golden_names

pytestmark = pytest.mark.integration

SPECS = {
    "25": MatchSpec(fps=Fraction(25), frames=50),
    "29.97": MatchSpec(fps=Fraction(30000, 1001), frames=60, b_frames=2),
    "60": MatchSpec(fps=Fraction(60), frames=120, gop=30),
    "vfr": MatchSpec(fps=Fraction(30), frames=60, vfr=True),
}
SPEEDS = tuple(Fraction(n, 4) for n in (1, 2, 3, 4, 6, 8, 16))


def check(clips: list[EditClip], paths: dict[str, Path], fps: Fraction, out: Path) -> None:
    """Render, read back, compare; ``number`` of a source's picture i is its first number plus i."""
    facts = {source: facts_of(path) for source, path in paths.items()}
    edit = edit_of(*clips, fps=fps)
    wanted = plan(edit, facts)
    result = render(request_of(edit, paths, out))
    shown = film(out)
    assert result.frames == len(shown.times) == len(wanted.frames)
    assert result.plan_hash == wanted.plan_hash
    assert shown.times == tuple(n / fps for n in range(len(wanted.frames)))
    first = {source: n * 1000 for n, source in enumerate(sorted(paths))}
    numbers = numbers_shown(shown, wanted.frames, facts, edit)
    assert numbers == [first[d.source] + d.index for d in wanted.frames]


@pytest.mark.parametrize("output", [Fraction(30), Fraction(25), Fraction(30000, 1001)], ids=str)
@pytest.mark.parametrize("name", list(SPECS))
def test_every_rate_into_every_rate(name: str, output: Fraction, tmp_path: Path) -> None:
    path, _ = make_match(SPECS[name])
    facts = facts_of(path)
    clip = EditClip("c", "g", 333_333, facts.duration_us - 200_000, crop=pan(facts))
    check([clip], {"g": path}, output, tmp_path / "out.mp4")


@pytest.mark.parametrize("name", ["60", "vfr"])
def test_all_speeds_and_a_freeze_in_one_clip(name: str, tmp_path: Path) -> None:
    path, _ = make_match(SPECS[name])
    facts = facts_of(path)
    step = facts.duration_us // len(SPEEDS)
    segments: list[Segment] = [
        SpeedSegment(n * step, (n + 1) * step, s) for n, s in enumerate(SPEEDS)
    ]
    freezes: list[Segment] = [Freeze(step // 2, 400_000), Freeze(step * 5 + 7, 300_001)]
    ordered = tuple(sorted([*segments, *freezes], key=segment_order))
    clip = EditClip("c", "g", 10_000, facts.duration_us, crop=pan(facts), segments=ordered)
    check([clip], {"g": path}, Fraction(30), tmp_path / "out.mp4")


def test_trims_and_two_files_of_one_game(tmp_path: Path) -> None:
    spec = MatchSpec(fps=Fraction(30), frames=45, gop=15)
    halves = make_halves(spec)
    paths = {"h1": halves[0][0], "h2": halves[1][0]}
    facts = {source: facts_of(path) for source, path in paths.items()}
    clips = [
        EditClip("a", "h2", 100_000, 600_000, crop=pan(facts["h2"])),
        EditClip("b", "h1", 900_001, 1_500_000, crop=pan(facts["h1"])),
        EditClip("c", "h2", 0, 33_334, crop=pan(facts["h2"])),
        EditClip("d", "h1", 200_000, 700_000, rotation_deg=4.0),
    ]
    edit = edit_of(*clips)
    wanted = plan(edit, facts)
    out = tmp_path / "out.mp4"
    render(request_of(edit, paths, out))
    numbers = numbers_shown(film(out), wanted.frames, facts, edit)
    first = {"h1": halves[0][1].frame(0).number, "h2": halves[1][1].frame(0).number}
    assert numbers == [first[d.source] + d.index for d in wanted.frames]


@pytest.mark.parametrize("name", golden_names(numbers=True))
def test_golden_edits(name: str, tmp_path: Path) -> None:
    case = golden(name)
    paths = golden_footage(case)
    wanted = plan(case.edit, case.facts)
    out = tmp_path / "out.mp4"
    result = render(request_of(case.edit, paths, out))
    assert result.plan_hash == wanted.plan_hash
    shown = film(out)
    assert shown.times == tuple(n / wanted.fps for n in range(len(wanted.frames)))
    numbers = numbers_shown(shown, wanted.frames, case.facts, case.edit)
    start = {"second": 120}
    read = 0
    for number, decision in zip(numbers, wanted.frames, strict=True):
        assert number in (None, start.get(decision.source, 0) + decision.index)
        read += number is not None
        if holds_a_strip(case.facts[decision.source], decision) and not decision.spotlights:
            assert number is not None
    assert read >= len(numbers) // 3
