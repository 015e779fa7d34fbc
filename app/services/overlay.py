"""Spotlights and texts of a reel. Source time and source pixels throughout."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

from app.core.edit import Ease, Edit, Text
from app.services.reels import Reels


class Overlay:
    """What the Overlay screen does to a reel. Every method returns the edit as written."""

    def __init__(self, reels: Reels) -> None:
        self._reels = reels

    def ensure_spotlights(self, reel_id: str) -> Future[Edit]:
        """On first entry: one default spotlight on every clip (2 s from its start).

        Only once per reel: spotlights that were deleted do not come back.
        """
        raise NotImplementedError

    def put_spotlight_key(
        self,
        reel_id: str,
        clip_id: str,
        spotlight_id: str,
        t_us: int,
        cx: float,
        cy: float,
        rx: float,
        ry: float,
    ) -> Future[Edit]:
        """Write a keyframe of a spotlight; one within 8 frames is changed in place."""
        raise NotImplementedError

    def delete_spotlight_key(
        self, reel_id: str, clip_id: str, spotlight_id: str, t_us: int
    ) -> Future[Edit]:
        """Delete the keyframe at exactly this time; the last one stays."""
        raise NotImplementedError

    def set_spotlight_ease(
        self, reel_id: str, clip_id: str, spotlight_id: str, t_us: int, ease: Ease
    ) -> Future[Edit]:
        """How the ellipse leaves the keyframe at this time."""
        raise NotImplementedError

    def style_spotlight(
        self, reel_id: str, clip_id: str, spotlight_id: str, **style: Any
    ) -> Future[Edit]:
        """Change shape, color, stroke, fill, dim or brighten."""
        raise NotImplementedError

    def set_span(
        self, reel_id: str, clip_id: str, spotlight_id: str, start_us: int, end_us: int
    ) -> Future[Edit]:
        """When the spotlight is seen; at least 0.5 s, never over another span."""
        raise NotImplementedError

    def add_spotlight(self, reel_id: str, clip_id: str, start_us: int) -> Future[Edit]:
        """Another spotlight (default ellipse, 2 s) from a time on."""
        raise NotImplementedError

    def delete_spotlight(self, reel_id: str, clip_id: str, spotlight_id: str) -> Future[Edit]:
        """Take a spotlight away."""
        raise NotImplementedError

    def add_text(
        self, reel_id: str, clip_id: str, start_us: int, text: str, **style: Any
    ) -> Future[Edit]:
        """A text for 2 s from a time on; ``style``: fields of ``app.core.edit.Text``."""
        raise NotImplementedError

    def update_text(self, reel_id: str, clip_id: str, text: Text) -> Future[Edit]:
        """Replace the text with the same id (words, style, place or span)."""
        raise NotImplementedError

    def delete_text(self, reel_id: str, clip_id: str, text_id: str) -> Future[Edit]:
        """Take a text away."""
        raise NotImplementedError
