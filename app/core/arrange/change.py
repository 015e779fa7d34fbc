"""The common part of every editing operation: find the clip, change it, check it, put it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias

from app.core.check import Field
from app.core.crop import CropFrame
from app.core.document import clip_to_value
from app.core.edit import Edit, EditClip
from app.core.edit_reader import read_clip
from app.core.errors import NotFound

NewId: TypeAlias = Callable[[], str]
"""Makes an id that was never used; passed in, because core makes no ids."""
Size: TypeAlias = tuple[int, int]
"""Width and height of a source, upright, in pixels."""


def clip_index(edit: Edit, clip_id: str) -> int:
    """The place of a clip; ``NotFound`` when the reel has no such clip."""
    for i, clip in enumerate(edit.clips):
        if clip.id == clip_id:
            return i
    raise NotFound(f"The reel has no clip {clip_id}; it may have been removed.")


def clip_of(edit: Edit, clip_id: str) -> EditClip:
    """A clip by its id; ``NotFound`` when the reel has no such clip."""
    return edit.clips[clip_index(edit, clip_id)]


def with_clip(edit: Edit, clip: EditClip) -> Edit:
    """The edit with a clip in the place of the one with its id; ``BadEdit`` when it is not valid."""
    index = clip_index(edit, clip.id)
    valid = read_clip(Field(clip_to_value(clip), f"clips[{index}]"))
    return replace(edit, clips=(*edit.clips[:index], valid, *edit.clips[index + 1 :]))


def crop_frame(edit: Edit, clip: EditClip, size: Size) -> CropFrame:
    """The room the clip's crop boxes may move in."""
    return CropFrame(*size, Fraction(*edit.reel.size), clip.rotation_deg)
