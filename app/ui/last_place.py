"""Where the coach was when the window closed: which screen, game and reel."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from app.core.game import Game
from app.core.library import ReelSummary
from app.ui.common.shortcuts import MODES, Mode

if TYPE_CHECKING:
    from app.services.workspace import Workspace
    from app.ui.main_window import MainWindow

NAME = "desk"
"""The library's setting of this computer that keeps it."""


@dataclass(frozen=True, slots=True)
class LastPlace:
    """Ids may be of things that are gone by now; whoever goes there looks first."""

    mode: Mode = "annotate"
    game_id: str = ""
    reel_id: str = ""

    def words(self) -> str:
        """For ``last_place``."""
        return json.dumps(asdict(self))


def last_place(words: str) -> LastPlace:
    """What ``words`` gave; the beginning of everything for what cannot be read."""
    try:
        found = json.loads(words or "{}")
    except ValueError:
        return LastPlace()
    if not isinstance(found, dict):
        return LastPlace()
    ids = [found.get(name) for name in ("game_id", "reel_id")]
    game, reel = (value if isinstance(value, str) else "" for value in ids)
    mode: Mode = next((mode for mode in MODES if mode == found.get("mode")), "annotate")
    return LastPlace(mode, game, reel)


class Returning:
    """Goes back to where the window was closed, unless something else was opened meanwhile.

    ``open_reel`` shows a reel (its id, "" for none) in a mode.
    """

    def __init__(
        self, workspace: Workspace, window: MainWindow, open_reel: Callable[[str, Mode], object]
    ) -> None:
        self._workspace, self._window, self._open = workspace, window, open_reel
        self._place = LastPlace()

    def came(self, words: str) -> None:
        """What was kept is known."""
        self._place = last_place(words)
        if self._place.mode != "annotate":
            self._window.kit.relay.watch(self._workspace.reels.list(), self._reels_came)

    def give_up(self) -> None:
        """The coach opened something else."""
        self._place = LastPlace()

    def game_of(self, games: Sequence[Game]) -> Game:
        """The game that was open, or the newest."""
        return next((game for game in games if game.id == self._place.game_id), games[0])

    def _reels_came(self, reels: Sequence[ReelSummary]) -> None:
        place = self._place
        if place.mode == "annotate" or self._window.mode != "annotate":
            return
        there = any(reel.id == place.reel_id for reel in reels)
        self._open(place.reel_id if there else "", place.mode)
