"""The intro card: which picture it is at each of its frames."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from fractions import Fraction

from app.core.edit import Intro
from app.core.exact import Q

FADE = Fraction(1, 4)
"""Seconds in which the card comes and goes."""


@dataclass(frozen=True, slots=True)
class CardMark:
    """A decided card; ``photo`` is a file in base64, ``photo_sha`` its name in the hash."""

    title: str
    subtitle: str
    color: str
    background: str
    accent: str
    photo: str
    photo_sha: str
    opacity: int


def card_at(intro: Intro, n: int, count: int, fps: Fraction) -> CardMark:
    """Frame ``n`` of a card of ``count`` frames."""
    rise = min(Fraction(1), (n + 1) / (FADE * fps))
    fall = min(Fraction(1), (count - n) / (FADE * fps))
    return CardMark(
        intro.title,
        intro.subtitle,
        intro.color,
        intro.background,
        intro.accent,
        intro.photo,
        hashlib.sha256(intro.photo.encode()).hexdigest()[:16] if intro.photo else "",
        int(min(rise, fall) * Q),
    )
