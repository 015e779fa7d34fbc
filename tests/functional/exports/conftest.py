"""A library whose queue works, with a game and a reel of two clips."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.export import ExportJob
from app.core.game import Game
from app.services.export import ExportChoices
from app.services.workspace import Workspace
from tests.functional.conftest import TINY
from tests.support.footage import make_match


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace whose queue works."""
    with Workspace.open(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
def game(running: Workspace) -> Game:
    return running.games.add([make_match(TINY)[0]], opponent="Rovers", measure=True).result()


@pytest.fixture
def reel_id(running: Workspace, game: Game) -> str:
    clips = [
        running.annotate.mark(game.id, t, 5, ["Goal"], lead_us=300_000, lag_us=300_000).result()
        for t in (1_000_000, 2_000_000)
    ]
    return running.reels.create("Two: goals", [clip.id for clip in clips], "source").result()


def ended(workspace: Workspace, target: str, choices: ExportChoices) -> ExportJob:
    job = workspace.exports.start(target, choices).result()
    return workspace.exports.wait(job.id).result(timeout=60)
