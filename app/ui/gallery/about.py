"""What the export sheet must know of a reel or a game before it can offer anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.core.edit import Edit
from app.core.game import Game, GameFile
from app.services.build_reel import rate_for
from app.services.recap import as_filmed, recap_size
from app.ui.common.language import tr


@dataclass(frozen=True, slots=True)
class About:
    """Its name, its own size and rate in pictures a second, and those of its footage."""

    name: str
    size: tuple[int, int]
    fps: Fraction
    source_size: tuple[int, int]
    source_fps: Fraction


def about_reel(edit: Edit, files: Mapping[str, GameFile]) -> About:
    """The facts of a reel; its first clip stands for the footage."""
    first = files.get(edit.clips[0].source) if edit.clips else None
    size = (first.width, first.height) if first else edit.reel.size
    rate = first.fps if first else edit.reel.fps
    return About(edit.reel.name, edit.reel.size, edit.reel.fps, size, rate)


def about_game(game: Game, *, banner: bool) -> About:
    """The facts of a game's recap."""
    first = game.files[0]
    own = (first.width, first.height)
    size, fps = (recap_size(first), rate_for(first.fps)) if banner else as_filmed(first)
    return About(tr("{game} recap", game=game.name), size, fps, own, first.fps)
