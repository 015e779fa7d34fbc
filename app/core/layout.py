"""Where the clips of a reel lie in the output: behind the intro card, with transitions between them.

A dissolve shows the last frames of one clip together with the first of the next, so the reel gets
shorter by its length. A fade through black takes half its length from either side. No transition
takes more than half of a clip, so two never meet; one that has no room is a cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.core.edit import Reel, Transition, TransitionKind
from app.core.time import round_half_up, seconds


@dataclass(frozen=True, slots=True)
class PlannedTransition:
    """Output frames [first, first + count), from clip number ``before`` to the one after it."""

    kind: TransitionKind
    before: int
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Places in output frames: ``intro`` of the card, then clip i at [firsts[i], firsts[i] + counts[i]).

    ``firsts`` of the next clip lies inside this one where they dissolve.
    """

    intro: int
    firsts: tuple[int, ...]
    counts: tuple[int, ...]
    transitions: tuple[PlannedTransition, ...]

    @property
    def total(self) -> int:
        """All frames of the output."""
        return self.firsts[-1] + self.counts[-1] if self.firsts else self.intro

    def into(self, clip: int) -> PlannedTransition | None:
        """The transition with which a clip begins."""
        return next((t for t in self.transitions if t.before == clip - 1), None)

    def out_of(self, clip: int) -> PlannedTransition | None:
        """The transition with which a clip ends."""
        return next((t for t in self.transitions if t.before == clip), None)

    def taken(self, clip: int) -> tuple[int, int]:
        """How many frames at its start and at its end a clip shares with transitions."""
        into, out_of = self.into(clip), self.out_of(clip)
        return share(into), share(out_of)

    def clip_at(self, n: int) -> int:
        """The clip that output frame ``n`` belongs to: where two dissolve, the earlier; -1: the card."""
        if n < self.intro:
            return -1
        ends = (first + count for first, count in zip(self.firsts, self.counts, strict=True))
        return next((i for i, end in enumerate(ends) if n < end), len(self.counts) - 1)


def share(transition: PlannedTransition | None) -> int:
    """How many frames of each of its two clips a transition takes."""
    if transition is None:
        return 0
    return transition.count if transition.kind == "dissolve" else transition.count // 2


def layout(counts: Sequence[int], reel: Reel) -> Layout:
    """The layout of clips with so many frames each."""
    intro = _frames(reel.intro.us, reel.fps) if reel.intro is not None else 0
    firsts: list[int] = []
    transitions: list[PlannedTransition] = []
    at = intro
    for i, count in enumerate(counts):
        firsts.append(at)
        at += count
        if i + 1 == len(counts):
            break
        taken = _taken(reel.transition, reel.fps, min(count, counts[i + 1]))
        if taken:
            kind = reel.transition.kind
            both = taken if kind == "dissolve" else 2 * taken
            transitions.append(PlannedTransition(kind, i, at - taken, both))
            at -= taken if kind == "dissolve" else 0
    return Layout(intro, tuple(firsts), tuple(counts), tuple(transitions))


def _taken(transition: Transition, fps: Fraction, shorter: int) -> int:
    """Frames of either clip."""
    if transition.kind == "cut":
        return 0
    whole = _frames(transition.us, fps)
    return min(whole if transition.kind == "dissolve" else whole // 2, shorter // 2)


def _frames(us: int, fps: Fraction) -> int:
    return round_half_up(seconds(us) * fps)
