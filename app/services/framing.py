"""Frame a reel: crop keyframes, trims, splits, speeds, freezes, straightening.

All times are source microseconds of the clip's file (what ``Shown.source_us`` of a preview says),
all positions upright source pixels. The rules are pure functions of ``app.core.arrange``; each call
here is one undo step. A gesture writes once, on release.
"""

from __future__ import annotations

from concurrent.futures import Future
from fractions import Fraction

from app.core.edit import CropKey, Ease, Edit
from app.services.reels import Reels


class Framing:
    """What the Framing screen does to a reel. Every method returns the edit as written."""

    def __init__(self, reels: Reels) -> None:
        self._reels = reels

    def put_crop(
        self, reel_id: str, clip_id: str, t_us: int, cx: float, cy: float, height: float
    ) -> Future[Edit]:
        """Write a crop keyframe; one within 8 frames is changed in place. Fitted to the picture."""
        raise NotImplementedError

    def delete_crop(self, reel_id: str, clip_id: str, t_us: int) -> Future[Edit]:
        """Delete the crop keyframe at exactly this time."""
        raise NotImplementedError

    def move_crop(self, reel_id: str, clip_id: str, t_us: int, to_us: int) -> Future[Edit]:
        """Move a crop keyframe in time."""
        raise NotImplementedError

    def set_ease(self, reel_id: str, clip_id: str, t_us: int, ease: Ease) -> Future[Edit]:
        """How the box leaves the keyframe at this time: smooth, linear or hold."""
        raise NotImplementedError

    def trim(self, reel_id: str, clip_id: str, start_us: int, end_us: int) -> Future[Edit]:
        """Set the range of a clip; what lies outside stays and comes back."""
        raise NotImplementedError

    def split(self, reel_id: str, clip_id: str, at_us: int) -> Future[Edit]:
        """Cut a clip in two at the playhead, each with its share of framing and marks."""
        raise NotImplementedError

    def split_segment(self, reel_id: str, clip_id: str, at_us: int) -> Future[Edit]:
        """``B``: begin a new segment (of the same speed) at the playhead."""
        raise NotImplementedError

    def set_speed(
        self, reel_id: str, clip_id: str, start_us: int, end_us: int, speed: Fraction
    ) -> Future[Edit]:
        """Play a part of a clip at a speed from 1/4 to 4."""
        raise NotImplementedError

    def add_freeze(
        self, reel_id: str, clip_id: str, at_us: int, freeze_us: int = 2_000_000
    ) -> Future[Edit]:
        """Hold the picture at a time."""
        raise NotImplementedError

    def delete_freeze(self, reel_id: str, clip_id: str, at_us: int) -> Future[Edit]:
        """Take a freeze away."""
        raise NotImplementedError

    def straighten(self, reel_id: str, clip_id: str, degrees: float) -> Future[Edit]:
        """Turn the picture by up to ±20° before the crop; boxes are fitted again."""
        raise NotImplementedError

    def paste(self, reel_id: str, clip_id: str, keys: tuple[CropKey, ...]) -> Future[Edit]:
        """Replace the framing of a clip by that of another one (times from its start)."""
        raise NotImplementedError

    def set_audio(
        self, reel_id: str, clip_id: str, gain_db: float = 0.0, mute: bool = False
    ) -> Future[Edit]:
        """Loudness of a clip."""
        raise NotImplementedError
