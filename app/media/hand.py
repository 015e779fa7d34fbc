"""What is shown while a hand moves over the timeline: whatever is there soonest, and the wanted
picture when it rests.

Forwards and far away that is a proxy's picture, the key frame, or what comes out of the decoder on
the way. Each picture on the way costs as much as several that are only decoded, so a hand that rests
sees few of them and the wanted one sooner. A hand that goes back slowly would meet every stretch
from its wrong end: there the whole run before it is decoded and kept, and the next one while the
hand goes through the first.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from app.media.display import Display, Shown
from app.media.provider import Provider, ShouldStop

PACE_S = 0.02
"""Another picture is shown at least this often, if the decoder can."""
RESTING_S = 0.15
"""The same for a hand that rests."""
_NEAR = 3
"""For a hand that goes back, a kept picture so near to the wanted one will do."""
SLOW = 4
"""A hand that goes back by more pictures at once is taken for one that jumps."""

After = Literal["done", "more", "rest"]
"""The wanted picture is shown; or ask again at once; or when the hand rests."""


@dataclass(frozen=True, slots=True)
class Step:
    """A picture to show, if there is one, and what comes next."""

    shown: Shown | None
    after: After


class Hand:
    """Takes one step at a time towards what the hand wants. For the frame server's thread."""

    def __init__(self, provider: Provider, display: Display) -> None:
        self._provider, self._display = provider, display
        self._shown = -1
        self._shown_at = 0.0
        self._behind: int | None = None

    def saw(self, n: int) -> None:
        """Picture ``n`` is on the screen now."""
        self._shown, self._shown_at = n, time.monotonic()

    @property
    def waiting(self) -> bool:
        """Whether the run before the hand is still to be made."""
        return self._behind is not None

    def let_go(self) -> None:
        """Nothing more needs to be decoded behind the hand."""
        self._behind = None

    def step(self, n: int, before: int, moves: Callable[[], bool], closed: ShouldStop) -> Step:
        """Towards picture ``n``, when ``before`` was wanted before it; ``moves``: the hand still does."""
        if n in self._display:
            if n < before:
                self._plan_behind(n)
            return Step(self._told(self._display.picture(n, closed), n), "done")
        if n < before <= n + SLOW and not self._provider.quick(n):
            return self._back(n, closed)
        self._behind = None
        return self._forward(n, moves, closed)

    def look_behind(self, closed: ShouldStop) -> None:
        """Make one picture of the run before the hand."""
        target, self._behind = self._behind, None
        if target is None:
            return
        rough = self._provider.towards(target, lambda: True, closed)
        self._display.rough(rough)
        if rough.index != target:
            self._behind = target

    def _forward(self, n: int, moves: Callable[[], bool], closed: ShouldStop) -> Step:
        since = max(self._shown_at, time.monotonic() - PACE_S)

        def enough() -> bool:
            passed = time.monotonic() - since
            return passed >= PACE_S and (passed >= RESTING_S or moves())

        rough = self._provider.rough(n, enough, closed)
        shown = self._told(self._display.rough(rough), n)
        if rough.index == n and rough.sharp:
            return Step(shown, "done")
        return Step(replace(shown, exact=False), "more" if rough.going_on else "rest")

    def _back(self, n: int, closed: ShouldStop) -> Step:
        near = self._display.near(n, _NEAR)
        if near is not None:
            self._plan_behind(n)
            return Step(None if near.index == self._shown else self._told(near, n), "rest")
        rough = self._provider.towards(n, lambda: True, closed)
        shown = self._told(self._display.rough(rough), n)
        nearer = abs(rough.index - n) < abs(self._shown - n)
        return Step(shown if nearer else None, "done" if rough.index == n else "more")

    def _plan_behind(self, n: int) -> None:
        """Next the run before the one that holds ``n``, unless it is there."""
        last = self._provider.run_start(n) - 1
        if last >= 0 and self._behind is None and self._display.near(last, _NEAR) is None:
            self._behind = last

    @staticmethod
    def _told(shown: Shown, n: int) -> Shown:
        return replace(shown, wanted=n, exact=shown.index == n)
