"""The banner of a recap's clip: what it says at a source time, and how strongly."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.edit import EditClip
from app.core.exact import quantize
from app.core.spotlight import fade


@dataclass(frozen=True, slots=True)
class BannerMark:
    """A decided banner; ``opacity`` is 0..1024."""

    clock: str
    notation: str
    name: str
    notes: str
    color: str
    opacity: int


def banner_at(clip: EditClip, t_us: int) -> BannerMark | None:
    """The mark at a source time; None without a banner and where it is not to be seen.

    It comes and goes with its clip as a text does.
    """
    banner = clip.banner
    if banner is None or not clip.start_us <= t_us < clip.end_us:
        return None
    opacity = quantize(fade(t_us, clip.start_us, clip.end_us))
    if not opacity:
        return None
    return BannerMark(
        banner.clock, banner.notation, banner.name, banner.notes, banner.color, opacity
    )
