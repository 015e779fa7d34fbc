"""Reels: ordered clips with one aspect ratio, made from marked clips."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future

from app.core.edit import Edit
from app.core.game import GameFile
from app.services.operations import Operations
from app.storage import ReelSummary

__all__ = ["RATIOS", "ReelSummary", "Reels"]

RATIOS: Mapping[str, tuple[int, int]] = {
    "9:16": (1080, 1920),
    "4:5": (1080, 1350),
    "1:1": (1080, 1080),
    "16:9": (1920, 1080),
}
"""Output sizes by ratio; ``source`` is the size of the first clip's footage."""


class Reels:
    """The reels of the library. Each change is one transaction and one undo step."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations

    def create(self, name: str, clip_ids: Sequence[str], ratio: str = "9:16") -> Future[str]:
        """A reel of marked clips, in this order; its id.

        Each becomes one clip of the reel, or two where it runs from one file of the game into the
        next. ``NotFound`` for an unknown clip, ``BadInput`` for an unknown ratio or no clips.
        """
        raise NotImplementedError

    def list(self) -> Future[tuple[ReelSummary, ...]]:
        """All reels, the last changed first."""
        raise NotImplementedError

    def find(self, text: str) -> Future[ReelSummary]:
        """The reel with this id, the start of an id (4 characters), or this name."""
        raise NotImplementedError

    def edit(self, reel_id: str) -> Future[Edit]:
        """The edit document of a reel, with the paths its files have now."""
        raise NotImplementedError

    def sources(self, reel_id: str) -> Future[dict[str, GameFile]]:
        """The file behind each source of a reel (sizes, rates and lengths for the inspector)."""
        raise NotImplementedError

    def change(self, reel_id: str, what: str, how: Callable[[Edit], Edit]) -> Future[Edit]:
        """Apply a pure function to a reel; the edit as written. ``what`` names the undo step.

        ``how`` runs on the library's thread, on the newest edit, so two changes in flight never
        lose each other. The result is checked; ``BadEdit`` leaves the reel as it was.
        """
        raise NotImplementedError

    def rename(self, reel_id: str, name: str) -> Future[Edit]:
        """Give a reel another name."""
        raise NotImplementedError

    def delete(self, reel_id: str) -> Future[None]:
        """Take a reel away; undo brings it back."""
        raise NotImplementedError

    def add_clips(self, reel_id: str, clip_ids: Sequence[str]) -> Future[Edit]:
        """Put marked clips at the end of a reel."""
        raise NotImplementedError

    def move_clip(self, reel_id: str, clip_id: str, to: int) -> Future[Edit]:
        """Put a clip at another place (0 = first)."""
        raise NotImplementedError

    def remove_clip(self, reel_id: str, clip_id: str) -> Future[Edit]:
        """Take a clip out of the reel."""
        raise NotImplementedError

    def set_ratio(self, reel_id: str, ratio: str) -> Future[Edit]:
        """``9:16``, ``4:5``, ``1:1``, ``16:9`` or ``source``; boxes keep their centres."""
        raise NotImplementedError

    def import_edit(self, edit: Edit) -> Future[str]:
        """Store an edit document as a reel (its footage must be in a game); the reel's id."""
        raise NotImplementedError
