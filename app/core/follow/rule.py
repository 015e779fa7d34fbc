"""When a track may go on and when it must stop: the rule, apart from the pixels.

A tracker that guesses marks the wrong player and nobody notices until the film is shown; one that
stops costs a click. So it goes on only where the evidence is one-sided. Lengths are in heights of the
player, times in pictures (of footage with 25 a second).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, TypeAlias

Doubt: TypeAlias = Literal["alike", "hidden", "edge", "cut", "unreadable"]
"""Why a track stopped: a look-alike came too near, he was not seen, he left the picture, a cut, a
picture that is damaged."""

DOUBTS: tuple[Doubt, ...] = ("alike", "hidden", "edge", "cut", "unreadable")


@dataclass(frozen=True, slots=True)
class Sight:
    """What was found where the player should be: likeness -1 to 1, what is usual for him, the
    distance of the shirt's colour (0 to 360), and for how many pictures he was not seen before."""

    likeness: float
    usual: float
    colour_off: float
    unseen: int


@dataclass(frozen=True, slots=True)
class Crossing:
    """A meeting with a look-alike: for how many pictures, and at which speed they moved against each
    other when it began (heights per picture).

    ``kept`` is how far both are from where they were expected, squared and summed, and ``swapped``
    the same if each were the other one.
    """

    pictures: int
    speed: float
    kept: float = 0.0
    swapped: float = 1.0


@dataclass(frozen=True, slots=True)
class Rule:
    """The limits."""

    sees_above: float = 0.62
    """Share of the usual likeness at which he is still seen."""
    floor: float = 0.45
    alike: float = 0.72
    """Share of the usual likeness from which another place could be him."""
    learns: float = 0.9
    colour: float = 14.0
    patience: int = 10
    """So many pictures he may be hidden."""
    longest: int = 22
    """So many pictures a look-alike may be in the way."""
    passing: float = 0.045
    """Slower than this against each other, two that meet may as well have turned round."""
    decided: float = 0.4
    """So much better than the swap the places must fit after a crossing."""
    meets: float = 0.34
    """Nearer than this to a look-alike, what is seen may be either."""
    parted: float = 0.5
    """Farther than this from him again, both are seen for themselves."""
    gone: float = 0.9
    """So far on, a look-alike who is not seen is not in the way any more."""
    alone: float = 0.6
    """What is learned of the player is learned with nobody alike nearer than this."""

    widens: float = 0.03
    """By so much per picture unseen grows where he may be found."""

    @classmethod
    def at_rate(cls, fps: Fraction) -> Rule:
        """The same limits in seconds for footage of another rate than 25 pictures a second."""
        plain, times = cls(), float(fps) / 25.0
        return replace(
            plain,
            patience=max(4, round(plain.patience * times)),
            longest=max(8, round(plain.longest * times)),
            passing=plain.passing / times,
            widens=plain.widens / times,
        )

    def gate(self, unseen: int) -> float:
        """How far from the prediction he may be found."""
        return 0.28 + self.widens * unseen

    def sees(self, sight: Sight) -> bool:
        """Whether what was found is him."""
        wanted = max(self.floor, self.sees_above * sight.usual)
        return sight.likeness >= wanted and sight.colour_off <= self.colour

    def too_long(self, crossing: Crossing) -> bool:
        """Whether two have been together for longer than motion is good for."""
        return crossing.pictures > self.longest

    def passes(self, crossing: Crossing) -> bool:
        """Whether two that part again are who they were: they met at speed and were soon through."""
        if self.too_long(crossing) or crossing.speed < self.passing:
            return False
        return crossing.kept <= self.decided * crossing.swapped
