"""What Framing and Overlay work on: one clip of one reel, and what stands at a moment of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from app.core.arrange import crop_at
from app.core.crop import CropBox, CropFrame
from app.core.edit import CropKey, Edit, EditClip, Freeze, SpeedSegment
from app.core.exact import quantize
from app.core.game import GameFile
from app.core.keyframes import near, near_us
from app.core.mapping import OutputMap
from app.core.timemap import time_map

AROUND_US = 10_000_000
"""How much of the game before and after a clip the timeline shows, to trim into."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Where the timeline's zero lies in source time, and how far it reaches."""

    origin_us: int
    length_us: int

    def shown(self, source_us: int) -> int:
        """Source time as the timeline counts."""
        return source_us - self.origin_us

    def source(self, shown_us: int) -> int:
        """The timeline's time as source time, clamped to the axis."""
        return self.origin_us + min(max(shown_us, 0), self.length_us)


@dataclass(frozen=True, slots=True)
class Work:
    """The reel as last read, and the clip that is chosen; empty ids while there is none."""

    reel_id: str = ""
    clip_id: str = ""
    edit: Edit | None = None
    files: Mapping[str, GameFile] = field(default_factory=dict)

    @property
    def clip(self) -> EditClip | None:
        """The chosen clip, if the reel still has it."""
        clips = self.edit.clips if self.edit else ()
        return next((clip for clip in clips if clip.id == self.clip_id), None)

    @property
    def file(self) -> GameFile | None:
        """The footage of the clip."""
        clip = self.clip
        return self.files.get(clip.source) if clip else None

    @property
    def size(self) -> tuple[int, int]:
        """The upright size of the footage."""
        return (self.file.width, self.file.height) if self.file else (16, 9)

    @property
    def clip_ids(self) -> list[str]:
        """The clips of the reel in order."""
        return [clip.id for clip in self.edit.clips] if self.edit else []

    def axis(self) -> Axis:
        """The stretch of the footage that the timeline shows."""
        clip, file = self.clip, self.file
        if clip is None or file is None:
            return Axis(0, 0)
        origin = max(0, clip.start_us - AROUND_US)
        return Axis(origin, min(file.duration_us, clip.end_us + AROUND_US) - origin)

    def box_at(self, t_us: int) -> tuple[CropFrame, CropBox] | None:
        """The room and the decided box at a source time."""
        clip, edit = self.clip, self.edit
        if clip is None or edit is None or self.file is None:
            return None
        frame = CropFrame(*self.size, Fraction(*edit.reel.size), clip.rotation_deg)
        key = crop_at(edit, clip.id, t_us, self.size)
        return frame, frame.fit(key.cx, key.cy, key.height)

    def mapping_at(self, t_us: int) -> OutputMap | None:
        """Where places of the footage are seen in the output at a source time."""
        placed, clip, edit = self.box_at(t_us), self.clip, self.edit
        if placed is None or clip is None or edit is None:
            return None
        return OutputMap(self.size, edit.reel.size, placed[1], quantize(clip.rotation_deg))

    def key_at(self, t_us: int) -> CropKey | None:
        """The keyframe that a change of the box at this time would go to."""
        clip, file = self.clip, self.file
        if clip is None or file is None:
            return None
        index = near(clip.crop, t_us, near_us(file.fps))
        return None if index is None else clip.crop[index]

    def parts(self) -> tuple[SpeedSegment, ...]:
        """The stretches of the clip between cuts, with their speeds; freezes are no stretch."""
        pieces = time_map(self.clip).pieces if self.clip else ()
        return tuple(
            SpeedSegment(piece.start_us, piece.end_us, piece.speed)
            for piece in pieces
            if piece.speed is not None
        )

    def part_at(self, t_us: int) -> SpeedSegment | None:
        """The stretch at a source time; outside the clip its first or last one."""
        parts = self.parts()
        return next((part for part in parts if t_us < part.end_us), parts[-1] if parts else None)

    def freeze_at(self, t_us: int) -> Freeze | None:
        """The freeze within eight frames of a source time."""
        clip, file = self.clip, self.file
        if clip is None or file is None:
            return None
        reach = near_us(file.fps)
        freezes = (segment for segment in clip.segments if isinstance(segment, Freeze))
        return next((f for f in freezes if abs(f.at_us - t_us) <= reach), None)
