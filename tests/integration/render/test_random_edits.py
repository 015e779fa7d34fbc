"""200 random valid edits: the file has exactly the frames of the plan, and sound as long."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings

from app.core.exact import Q
from app.core.plan import plan
from app.footage import MatchSpec
from app.render.job import render
from app.render.sources import used_sources
from tests.integration.render.films import facts_of, film, request_of, small
from tests.support.edits import Case, cases
from tests.support.footage import make_match

pytestmark = [pytest.mark.integration, pytest.mark.slow]

PATHS = {
    "g1": make_match(MatchSpec(fps=Fraction(30), frames=40, gop=10))[0],
    "g2": make_match(MatchSpec(width=180, height=320, fps=Fraction(25), frames=40, vfr=True))[0],
}
FACTS = {source: facts_of(path) for source, path in PATHS.items()}


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    folder, numbers = tmp_path_factory.mktemp("films"), count()
    return lambda: folder / f"{next(numbers)}.mp4"


@given(case=cases(FACTS, max_frames=24))
@settings(max_examples=200)
def test_rendered_as_planned(numbered: Callable[[], Path], case: Case) -> None:
    edit = small(case.edit)
    wanted = plan(edit, FACTS)
    out = numbered()
    result = render(request_of(edit, PATHS, out))
    shown = film(out)
    assert result.plan_hash == wanted.plan_hash
    assert shown.times == tuple(n / edit.reel.fps for n in range(len(wanted.frames)))
    if any(part.speed is not None for part in wanted.sound):
        assert abs(shown.sound - wanted.duration) <= Fraction(1, 48_000)
    for decision in wanted.frames:
        facts = FACTS[decision.source]
        left, top, right, bottom = decision.crop.edges(wanted.ratio)
        assert (right - left) / (bottom - top) == wanted.ratio
        if decision.rotation == 0:
            assert left >= 0 and top >= 0 and right <= facts.width and bottom <= facts.height
        assert bottom - top == Fraction(decision.crop.height, Q)
    assert used_sources(edit)
    assert [p.name for p in out.parent.iterdir() if p.name.startswith(".")] == []
    out.unlink()
