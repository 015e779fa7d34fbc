"""Spotlights and texts of a reel. Source time and source pixels throughout."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import asdict
from typing import Any

from app.core import arrange
from app.core.edit import Ease, Edit, SpotlightKey, Text
from app.core.keyframes import near_us
from app.core.text import DEFAULT_SPAN_US
from app.services.framing import file_of, new_id, size_of
from app.services.history import History
from app.services.lookup import sizes_of
from app.services.reels import Files, Reels

SPOTLIGHT_COLORS = ("#FFFFFF", "#00E5FF", "#FFEB3B", "#FF4FA3", "#FF9800")
"""White, cyan, yellow, pink, orange: one for each player that is marked at the same time."""
_ENTERED = "overlay_entered:"


class Overlay:
    """What the Overlay screen does to a reel. Every method returns the edit as written."""

    def __init__(self, reels: Reels, history: History) -> None:
        self._reels, self._history = reels, history

    def ensure_spotlights(self, reel_id: str) -> Future[Edit]:
        """On first entry: one default spotlight on every clip (2 s from its start).

        Only once per reel: spotlights that were deleted do not come back. Nor do those that were
        taken back by undo, as long as redo can bring them: a step that nobody asked for would make
        all that was undone be lost.
        """
        if self._history.took_back("setting", _ENTERED + reel_id):
            return self._reels.edit(reel_id)
        return self._reels.change_once(
            reel_id,
            "add spotlights",
            _ENTERED + reel_id,
            lambda edit, files: arrange.default_spotlights(edit, sizes_of(files)),
        )

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

        def how(edit: Edit, files: Files) -> Edit:
            file = file_of(edit, clip_id, files)
            key, size = SpotlightKey(t_us, cx, cy, rx, ry), (file.width, file.height)
            return arrange.put_spotlight_key(
                edit, clip_id, spotlight_id, key, size, near_us(file.fps)
            )

        return self._reels.change_with(reel_id, "move spotlight", how)

    def delete_spotlight_key(
        self, reel_id: str, clip_id: str, spotlight_id: str, t_us: int
    ) -> Future[Edit]:
        """Delete the keyframe at exactly this time; the last one stays."""
        return self._reels.change(
            reel_id,
            "delete keyframe",
            lambda edit: arrange.delete_spotlight_key(edit, clip_id, spotlight_id, t_us),
        )

    def set_spotlight_ease(
        self, reel_id: str, clip_id: str, spotlight_id: str, t_us: int, ease: Ease
    ) -> Future[Edit]:
        """How the ellipse leaves the keyframe at this time."""
        return self._reels.change(
            reel_id,
            "change ease",
            lambda edit: arrange.set_spotlight_ease(edit, clip_id, spotlight_id, t_us, ease),
        )

    def style_spotlight(
        self, reel_id: str, clip_id: str, spotlight_id: str, **style: Any
    ) -> Future[Edit]:
        """Change shape, color, stroke, fill, dim or brighten."""
        return self._reels.change(
            reel_id,
            "style spotlight",
            lambda edit: arrange.style_spotlight(edit, clip_id, spotlight_id, **style),
        )

    def set_span(
        self, reel_id: str, clip_id: str, spotlight_id: str, start_us: int, end_us: int
    ) -> Future[Edit]:
        """When the spotlight is seen; at least 0.5 s, never over another span."""
        return self._reels.change(
            reel_id,
            "change spotlight span",
            lambda edit: arrange.set_span(edit, clip_id, spotlight_id, start_us, end_us),
        )

    def add_spotlight(
        self,
        reel_id: str,
        clip_id: str,
        start_us: int,
        place: tuple[float, float] | None = None,
    ) -> Future[Edit]:
        """Another spotlight (default ellipse, 2 s) from a time on.

        Where one stands already it is for another player and gets the next free colour; refused
        when there is none, or when it begins beside the clip. ``place`` is its centre in source
        pixels, else that of the picture.
        """
        spotlight_id = new_id()
        return self._reels.change_with(
            reel_id,
            "add spotlight",
            lambda edit, files: arrange.add_spotlight(
                edit,
                clip_id,
                spotlight_id,
                start_us,
                size_of(edit, clip_id, files),
                SPOTLIGHT_COLORS,
                place,
            ),
        )

    def duplicate_spotlight(self, reel_id: str, clip_id: str, spotlight_id: str) -> Future[Edit]:
        """A second one beside it, for another player: over the same span, in the next free colour."""
        twin = new_id()
        return self._reels.change_with(
            reel_id,
            "duplicate spotlight",
            lambda edit, files: arrange.duplicate_spotlight(
                edit, clip_id, spotlight_id, twin, size_of(edit, clip_id, files), SPOTLIGHT_COLORS
            ),
        )

    def move_spotlight_key(
        self, reel_id: str, clip_id: str, spotlight_id: str, t_us: int, to_us: int
    ) -> Future[Edit]:
        """Move a keyframe of a spotlight in time; refused where another stands."""
        return self._reels.change(
            reel_id,
            "move keyframe",
            lambda edit: arrange.move_spotlight_key(edit, clip_id, spotlight_id, t_us, to_us),
        )

    def delete_spotlight(self, reel_id: str, clip_id: str, spotlight_id: str) -> Future[Edit]:
        """Take a spotlight away."""
        return self._reels.change(
            reel_id,
            "delete spotlight",
            lambda edit: arrange.delete_spotlight(edit, clip_id, spotlight_id),
        )

    def add_text(
        self, reel_id: str, clip_id: str, start_us: int, text: str, **style: Any
    ) -> Future[Edit]:
        """A text for 2 s from a time of the clip on (refused beside it).

        ``style``: fields of ``app.core.edit.Text``.
        """
        end_us = style.pop("end_us", start_us + DEFAULT_SPAN_US)
        new = Text(style.pop("id", new_id()), start_us, end_us, text, **style)
        return self._reels.change(
            reel_id, "add text", lambda edit: arrange.add_text(edit, clip_id, new)
        )

    def update_text(self, reel_id: str, clip_id: str, text: Text) -> Future[Edit]:
        """Replace the text with the same id (words, style, place or span)."""
        fields = {name: value for name, value in asdict(text).items() if name != "id"}
        return self._reels.change(
            reel_id,
            "edit text",
            lambda edit: arrange.update_text(edit, clip_id, text.id, **fields),
        )

    def duplicate_text(self, reel_id: str, clip_id: str, text_id: str) -> Future[Edit]:
        """A second one of a text, a line away from it."""
        twin = new_id()
        return self._reels.change(
            reel_id,
            "duplicate text",
            lambda edit: arrange.duplicate_text(edit, clip_id, text_id, twin),
        )

    def set_poster(self, reel_id: str, clip_id: str, t_us: int) -> Future[Edit]:
        """Make the picture at a source time of a clip the one that stands for the reel."""
        return self._reels.change(
            reel_id, "set poster", lambda edit: arrange.set_poster(edit, clip_id, t_us)
        )

    def clear_poster(self, reel_id: str) -> Future[Edit]:
        """The poster that the reel has by itself: its first slow motion, else 2 s from its start."""
        return self._reels.change(reel_id, "reset poster", arrange.clear_poster)

    def delete_text(self, reel_id: str, clip_id: str, text_id: str) -> Future[Edit]:
        """Take a text away."""
        return self._reels.change(
            reel_id, "delete text", lambda edit: arrange.delete_text(edit, clip_id, text_id)
        )
