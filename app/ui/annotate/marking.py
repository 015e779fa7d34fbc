"""What the marking keys mean: which clip they act on, and until when.

Marks are made without waiting: until the library has answered, what the coach does to the new clip
is kept and applied to it when it is there.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import Protocol, TypeAlias

from app.core.clip import (
    RERATE_WINDOW_US,
    TAKE_BACK_WINDOW_US,
    MarkedClip,
    around,
    clamp_range,
)
from app.core.palette import Palette

NUDGE_US = 500_000
NUDGES = {
    "clip.start_earlier": (-1, 0),
    "clip.start_later": (1, 0),
    "clip.end_earlier": (0, -1),
    "clip.end_later": (0, 1),
}
"""Which commands move which ends of the clip in hand, and which way."""
Change: TypeAlias = Callable[[MarkedClip], MarkedClip]


class Marks(Protocol):
    """The part of ``services.annotate`` that marking needs."""

    def mark(self, game_id: str, playhead_us: int, rating: int = ..., /) -> Future[MarkedClip]: ...
    def update(
        self, clip: MarkedClip, what: str = ..., shown: MarkedClip | None = ..., /
    ) -> Future[MarkedClip]: ...
    def delete(self, clip_id: str, what: str = ..., /) -> Future[None]: ...


class Watch(Protocol):
    """``Relay.watch``: hands a future's value over on the main thread."""

    def __call__(
        self,
        future: Future[MarkedClip],
        then: Callable[[MarkedClip], object],
        otherwise: Callable[[BaseException], object] | None = None,
        /,
    ) -> object: ...


class Marking:
    """The clip in hand: the one made or selected last. Lives on the main thread."""

    def __init__(
        self,
        marks: Marks,
        watch: Watch,
        forget: Callable[[Future[None]], object],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._marks, self._watch, self._forget, self._now = marks, watch, forget, now
        self._clip: MarkedClip | None = None
        self._made_at = float("-inf")
        self._token = 0
        self._waiting: list[tuple[Change, str]] | None = None
        self._taken_back = False
        self._made_id = ""
        self.palette: Palette | None = None
        """Whose leads and lags hold for the tags of the game's sport."""
        self.game_us = 0
        """The length of the game, for nudging."""
        self.on_failed: Callable[[BaseException], object] = lambda error: None
        """Told when a clip could not be made."""
        self.on_made: Callable[[MarkedClip], object] = lambda clip: None
        """Told when a new clip is in the library."""

    @property
    def clip(self) -> MarkedClip | None:
        """The clip the keys act on."""
        return self._clip

    def take_in_hand(self, clip: MarkedClip | None) -> None:
        """A clip was selected (or written by somebody else): the keys act on it."""
        if self._waiting is not None and clip is not None and self._clip is None:
            return  # the one being made comes first
        if clip is None or self._clip is None or clip.id != self._clip.id:
            self._made_at = float("-inf")
        self._clip = clip

    def mark(self, game_id: str, playhead_us: int, rating: int = 4) -> None:
        """Make a clip around the playhead; it is in hand from now on."""
        self._token += 1
        token = self._token
        self._clip, self._waiting, self._taken_back = None, [], False
        self._made_at = self._now()
        future = self._marks.mark(game_id, playhead_us, rating)
        self._watch(
            future,
            lambda clip: self._arrived(token, clip),
            lambda error: self._lost(token, error),
        )

    def rate(self, game_id: str, playhead_us: int, stars: int, *, playing: bool) -> None:
        """1–5: rate the clip just made; else, while playing, make one; else rate the one in hand."""
        fresh = self._age_us() <= RERATE_WINDOW_US
        if fresh or (not playing and self._clip is not None):
            self.change(lambda clip: replace(clip, rating=stars), "rate clip")
        else:
            self.mark(game_id, playhead_us, stars)

    def toggle_tag(self, tag: str) -> bool:
        """Give the clip in hand a tag, or take it away; False when no clip is in hand."""

        def toggled(clip: MarkedClip) -> MarkedClip:
            without = tuple(t for t in clip.tags if t != tag)
            new = replace(clip, tags=without if tag in clip.tags else (*clip.tags, tag))
            return self.reached(clip, new)

        return self.change(toggled, f"tag {tag}")

    def reached(self, before: MarkedClip, after: MarkedClip) -> MarkedClip:
        """The clip made last with the lead and lag of its new tags, while nobody moved its ends."""
        marked, palette = after.marked_us, self.palette
        if palette is None or marked is None or after.id != self._made_id:
            return after
        as_made = around(marked, self.game_us, *palette.reach(before.tags))
        if (after.start_us, after.end_us) != as_made:
            return after
        start, end = around(marked, self.game_us, *palette.reach(after.tags))
        return replace(after, start_us=start, end_us=end)

    def nudge(self, start: int = 0, end: int = 0) -> None:
        """Move the start or the end by so many half seconds."""

        def nudged(clip: MarkedClip) -> MarkedClip:
            low, high = clip.start_us + start * NUDGE_US, clip.end_us + end * NUDGE_US
            if start:  # the other end stays where it is
                low = min(low, high - NUDGE_US)
            low, high = clamp_range(low, high, self.game_us)
            return replace(clip, start_us=low, end_us=high)

        self.change(nudged, "move clip start" if start else "move clip end")

    def take_back(self) -> bool:
        """Backspace: away with the clip made in the last 3 s; False when there is none."""
        if self._age_us() > TAKE_BACK_WINDOW_US:
            return False
        self._made_at = float("-inf")
        if self._waiting is not None:
            self._taken_back = True
        elif self._clip is not None:
            clip, self._clip = self._clip, None
            self._forget(self._marks.delete(clip.id, "take back clip"))
        return True

    def change(self, how: Change, what: str) -> bool:
        """Write a change of the clip in hand; False when no clip is."""
        if self._waiting is not None and self._clip is None:
            self._waiting.append((how, what))
            return True
        if self._clip is None:
            return False
        shown, changed = self._clip, how(self._clip)
        if changed != shown:
            self._clip = changed
            self._watch(self._marks.update(changed, what, shown), lambda clip: None)
        return True

    def _age_us(self) -> float:
        return (self._now() - self._made_at) * 1e6

    def _arrived(self, token: int, clip: MarkedClip) -> None:
        if token != self._token:
            return
        waiting, self._waiting = self._waiting or [], None
        if self._taken_back:
            self._taken_back = False
            self._forget(self._marks.delete(clip.id, "take back clip"))
            return
        self._clip, self._made_id = clip, clip.id
        self.on_made(clip)
        for how, what in waiting:
            self.change(how, what)

    def _lost(self, token: int, error: BaseException) -> None:
        if token == self._token:
            self._waiting, self._made_at = None, float("-inf")
        self.on_failed(error)
