"""A hundred random valid edits: the file has exactly the frames of the plan, and sound as long.

And what they show has the shape of the output and lies in the picture; the plan is the same one in
every process.
"""

from __future__ import annotations

import cmath
import json
import math
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.decide import Decision
from app.core.document import edit_to_json
from app.core.edit import Edit
from app.core.facts import SourceFacts
from app.core.plan import plan
from app.footage import MatchSpec
from app.render.compose import Compositor
from app.render.job import render
from app.render.sources import used_sources
from tests.integration.render.films import facts_of, film, request_of, small
from tests.integration.render.shapes import UNIT, overhang, planned_crops, slope_of
from tests.support.edits import Case, cases, facts_to_value
from tests.support.footage import make_match
from tests.unit.core.test_plan import HASHER, ROOT

pytestmark = [pytest.mark.integration, pytest.mark.slow]


@cache
def paths() -> dict[str, Path]:
    upright = MatchSpec(width=180, height=320, fps=Fraction(25), frames=40, vfr=True)
    lying = MatchSpec(fps=Fraction(30), frames=40, gop=10)
    return {"g1": make_match(lying)[0], "g2": make_match(upright)[0]}


@cache
def facts() -> dict[str, SourceFacts]:
    return {source: facts_of(path) for source, path in paths().items()}


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    folder, numbers = tmp_path_factory.mktemp("films"), count()
    return lambda: folder / f"{next(numbers)}.mp4"


def test_rendered_as_planned(numbered: Callable[[], Path]) -> None:
    seen: list[tuple[Case, str]] = []

    @given(case=st.deferred(lambda: cases(facts(), max_frames=24)))
    @settings(max_examples=100)
    def check(case: Case) -> None:
        case = replace(case, edit=small(case.edit))
        seen.append((case, rendered(case, numbered())))

    check()
    assert len(seen) >= 100
    assert hashes("0", seen) == hashes("4711", seen) == [wanted for _, wanted in seen]


def rendered(case: Case, out: Path) -> str:
    """Render, look at the file and at the shape of what it shows; the hash of the plan."""
    edit = case.edit
    wanted = plan(edit, facts())
    result = render(request_of(edit, paths(), out))
    shown = film(out)
    assert result.plan_hash == wanted.plan_hash
    assert result.frames == len(wanted.frames)
    assert shown.times == tuple(n / edit.reel.fps for n in range(len(wanted.frames)))
    if any(part.speed is not None for part in wanted.sound):
        assert abs(shown.sound - wanted.duration) <= Fraction(1, 48_000)
    for source, crop, rotation in set(planned_crops(wanted.lines())):
        assert overhang(size_of(source), edit.reel.size, crop, rotation) <= 1e-9
    for decision in {(f.crop, f.rotation): f for f in wanted.frames[::11]}.values():
        check_shape(edit, decision)
    assert used_sources(edit)
    assert [p.name for p in out.parent.iterdir() if p.name.startswith(".")] == []
    out.unlink()
    return result.plan_hash


def check_shape(edit: Edit, decision: Decision) -> None:
    """Nothing is stretched: in the pixels a step to the right is as long as a step down, and square
    to it, and both are as long and turned as the plan's integers say."""
    width, height = edit.reel.size
    slope = slope_of(Compositor(edit.reel.size), decision, size_of(decision.source))
    step = decision.crop.height / UNIT / height
    assert abs(slope.across) * width / (abs(slope.down) * height) == pytest.approx(
        width / height, rel=0.02
    )
    assert abs(slope.across) == pytest.approx(step, rel=0.02)
    assert abs(slope.down - slope.across * 1j) <= 0.02 * step
    turned = math.degrees(cmath.phase(slope.across))
    assert turned == pytest.approx(-decision.rotation / UNIT, abs=1.0)


def hashes(seed: str, seen: list[tuple[Case, str]]) -> list[str]:
    """The plan hashes another process comes to, with another order of its sets and dicts."""
    stored = [
        {
            "edit": edit_to_json(case.edit),
            "facts": {name: facts_to_value(value) for name, value in case.facts.items()},
        }
        for case, _ in seen
    ]
    done = subprocess.run(
        [sys.executable, "-c", HASHER],
        input="\n".join(json.dumps(case) for case in stored),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
    )
    return done.stdout.split()


def size_of(source: str) -> tuple[int, int]:
    return facts()[source].width, facts()[source].height
