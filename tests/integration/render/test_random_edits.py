"""200 random valid edits: the file has exactly the frames of the plan, and sound as long."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.exact import Q
from app.core.facts import SourceFacts
from app.core.plan import plan
from app.footage import MatchSpec
from app.render.job import render
from app.render.sources import used_sources
from tests.integration.render.films import facts_of, film, request_of, small
from tests.support.edits import Case, cases
from tests.support.footage import make_match

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


@given(case=st.deferred(lambda: cases(facts(), max_frames=24)))
@settings(max_examples=200)
def test_rendered_as_planned(numbered: Callable[[], Path], case: Case) -> None:
    edit = small(case.edit)
    wanted = plan(edit, facts())
    out = numbered()
    result = render(request_of(edit, paths(), out))
    shown = film(out)
    assert result.plan_hash == wanted.plan_hash
    assert shown.times == tuple(n / edit.reel.fps for n in range(len(wanted.frames)))
    if any(part.speed is not None for part in wanted.sound):
        assert abs(shown.sound - wanted.duration) <= Fraction(1, 48_000)
    for decision in wanted.frames:
        source = facts()[decision.source]
        left, top, right, bottom = decision.crop.edges(wanted.ratio)
        assert (right - left) / (bottom - top) == wanted.ratio
        if decision.rotation == 0:
            assert left >= 0 and top >= 0 and right <= source.width and bottom <= source.height
        assert bottom - top == Fraction(decision.crop.height, Q)
    assert used_sources(edit)
    assert [p.name for p in out.parent.iterdir() if p.name.startswith(".")] == []
    out.unlink()
