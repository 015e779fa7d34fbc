"""An open library with a real, tiny game in it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from app.core.game import Game
from app.footage import MatchSpec
from app.services.workspace import Workspace
from tests.support.footage import make_halves, make_match

TINY = MatchSpec(width=320, height=180, fps=Fraction(25), duration_s=Fraction(4), gop=25)
HALF = MatchSpec(width=320, height=180, fps=Fraction(25), duration_s=Fraction(2), gop=25)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "home", queue=False) as opened:
        yield opened


@pytest.fixture
def match(workspace: Workspace) -> Game:
    path, _ = make_match(TINY)
    return workspace.games.add([path], opponent="Rovers", measure=True).result()


@pytest.fixture
def halves(workspace: Workspace) -> Game:
    paths = [path for path, _ in make_halves(HALF)]
    return workspace.games.add(paths, name="Two halves", measure=True).result()
