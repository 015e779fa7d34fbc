"""Frame a reel: crop keyframes, trims, splits, speeds, freezes, straightening.

All times are source microseconds of the clip's file (what ``Shown.source_us`` of a preview says),
all positions upright source pixels. The rules are pure functions of ``app.core.arrange``; each call
here is one undo step. A gesture writes once, on release.
"""

from __future__ import annotations

from concurrent.futures import Future
from fractions import Fraction
from uuid import uuid4

from app.core import arrange
from app.core.edit import ClipAudio, CropKey, Ease, Edit
from app.core.game import GameFile
from app.core.keyframes import near_us
from app.core.time import microseconds
from app.services.reels import Files, Reels


def new_id() -> str:
    """An id that was never used."""
    return str(uuid4())


def file_of(edit: Edit, clip_id: str, files: Files) -> GameFile:
    """The file a clip is from."""
    return files[arrange.clip_of(edit, clip_id).source]


def size_of(edit: Edit, clip_id: str, files: Files) -> tuple[int, int]:
    """The upright size of the file a clip is from."""
    file = file_of(edit, clip_id, files)
    return file.width, file.height


class Framing:
    """What the Framing screen does to a reel. Every method returns the edit as written."""

    def __init__(self, reels: Reels) -> None:
        self._reels = reels

    def put_crop(
        self, reel_id: str, clip_id: str, t_us: int, cx: float, cy: float, height: float
    ) -> Future[Edit]:
        """Write a crop keyframe; one within 8 frames is changed in place. Fitted to the picture."""

        def how(edit: Edit, files: Files) -> Edit:
            file = file_of(edit, clip_id, files)
            key = CropKey(t_us, cx, cy, height)
            size = (file.width, file.height)
            return arrange.put_crop(edit, clip_id, key, size, near_us(file.fps))

        return self._reels.change_with(reel_id, "move crop", how)

    def delete_crop(self, reel_id: str, clip_id: str, t_us: int) -> Future[Edit]:
        """Delete the crop keyframe at exactly this time."""
        return self._reels.change(
            reel_id, "delete keyframe", lambda edit: arrange.delete_crop(edit, clip_id, t_us)
        )

    def move_crop(self, reel_id: str, clip_id: str, t_us: int, to_us: int) -> Future[Edit]:
        """Move a crop keyframe in time; refused where another stands."""
        return self._reels.change(
            reel_id, "move keyframe", lambda edit: arrange.move_crop(edit, clip_id, t_us, to_us)
        )

    def set_ease(self, reel_id: str, clip_id: str, t_us: int, ease: Ease) -> Future[Edit]:
        """How the box leaves the keyframe at this time: smooth, linear or hold."""
        return self._reels.change(
            reel_id, "change ease", lambda edit: arrange.set_crop_ease(edit, clip_id, t_us, ease)
        )

    def move_cut(self, reel_id: str, clip_id: str, at_us: int, to_us: int) -> Future[Edit]:
        """Move the time at which a speed begins or ends; every part keeps one picture at least."""

        def how(edit: Edit, files: Files) -> Edit:
            least = microseconds(1 / file_of(edit, clip_id, files).fps)
            return arrange.move_cut(edit, clip_id, at_us, to_us, least)

        return self._reels.change_with(reel_id, "move speed change", how)

    def move_freeze(self, reel_id: str, clip_id: str, at_us: int, to_us: int) -> Future[Edit]:
        """Hold another picture for as long."""
        return self._reels.change(
            reel_id, "move freeze", lambda edit: arrange.move_freeze(edit, clip_id, at_us, to_us)
        )

    def trim(self, reel_id: str, clip_id: str, start_us: int, end_us: int) -> Future[Edit]:
        """Set the range of a clip, clamped into its file; what lies outside stays and comes back."""

        def how(edit: Edit, files: Files) -> Edit:
            file = file_of(edit, clip_id, files)
            return arrange.trim(edit, clip_id, start_us, end_us, (0, file.duration_us))

        return self._reels.change_with(reel_id, "trim clip", how)

    def split(self, reel_id: str, clip_id: str, at_us: int) -> Future[Edit]:
        """``B``: cut a clip in two at the playhead; both keep framing and marks."""
        return self._reels.change(
            reel_id, "split clip", lambda edit: arrange.split(edit, clip_id, at_us, new_id)
        )

    def duplicate(self, reel_id: str, clip_id: str) -> Future[Edit]:
        """A second one of a clip right after it."""
        return self._reels.change(
            reel_id, "duplicate clip", lambda edit: arrange.duplicate_clip(edit, clip_id, new_id)
        )

    def set_speed(
        self, reel_id: str, clip_id: str, start_us: int, end_us: int, speed: Fraction
    ) -> Future[Edit]:
        """Play a part of a clip at a speed from 1/4 to 4; 1 is normal again."""
        return self._reels.change(
            reel_id,
            "change speed",
            lambda edit: arrange.set_speed(edit, clip_id, start_us, end_us, speed),
        )

    def add_freeze(
        self, reel_id: str, clip_id: str, at_us: int, freeze_us: int = arrange.DEFAULT_FREEZE_US
    ) -> Future[Edit]:
        """Hold the picture at a time; a freeze that stands there gets the new length."""
        return self._reels.change(
            reel_id,
            "freeze picture",
            lambda edit: arrange.add_freeze(edit, clip_id, at_us, freeze_us),
        )

    def delete_freeze(self, reel_id: str, clip_id: str, at_us: int) -> Future[Edit]:
        """Take a freeze away."""
        return self._reels.change(
            reel_id, "delete freeze", lambda edit: arrange.remove_freeze(edit, clip_id, at_us)
        )

    def straighten(self, reel_id: str, clip_id: str, degrees: float) -> Future[Edit]:
        """Turn the picture by up to ±20° before the crop; boxes are fitted again."""
        return self._reels.change_with(
            reel_id,
            "straighten",
            lambda edit, files: arrange.straighten(
                edit, clip_id, degrees, size_of(edit, clip_id, files)
            ),
        )

    def copy(self, reel_id: str, clip_id: str) -> Future[arrange.Framing]:
        """The framing of a clip, to be pasted onto another."""
        return self._reels.look(
            reel_id,
            lambda edit, files: arrange.copy_framing(edit, clip_id, size_of(edit, clip_id, files)),
        )

    def paste(self, reel_id: str, clip_id: str, framing: arrange.Framing) -> Future[Edit]:
        """Replace the framing of a clip by a copied one (times from its start)."""
        return self._reels.change_with(
            reel_id,
            "paste framing",
            lambda edit, files: arrange.paste_framing(
                edit, clip_id, framing, size_of(edit, clip_id, files)
            ),
        )

    def paste_all(self, reel_id: str, framing: arrange.Framing) -> Future[Edit]:
        """Replace the framing of every clip of the reel by a copied one."""

        def how(edit: Edit, files: Files) -> Edit:
            for clip in edit.clips:
                size = size_of(edit, clip.id, files)
                edit = arrange.paste_framing(edit, clip.id, framing, size)
            return edit

        return self._reels.change_with(reel_id, "paste framing to all clips", how)

    def set_audio(
        self, reel_id: str, clip_id: str, gain_db: float = 0.0, mute: bool = False
    ) -> Future[Edit]:
        """Loudness of a clip."""
        return self._reels.change(
            reel_id,
            "change sound",
            lambda edit: arrange.set_audio(edit, clip_id, ClipAudio(gain_db, mute)),
        )
