"""Where the camera looks: crop keyframes, straightening, the reel's shape and poster, copied framing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.core.arrange.change import Size, clip_of, crop_frame, with_clip
from app.core.crop import crop_path, refit
from app.core.document import checked
from app.core.edit import CropKey, Ease, Edit, EditClip, Poster
from app.core.exact import Q
from app.core.keyframes import put, without


@dataclass(frozen=True, slots=True)
class Framing:
    """The framing of a clip as it is copied: keyframes counted from the clip's start."""

    size: Size
    rotation_deg: float
    keys: tuple[CropKey, ...]


def put_crop(edit: Edit, clip_id: str, key: CropKey, size: Size, within_us: int) -> Edit:
    """A clip with a crop keyframe, made to fit the picture.

    One that stands within ``within_us`` (eight frames: ``keyframes.near_us``) is changed in place.
    """
    clip = clip_of(edit, clip_id)
    fitted = refit(key, crop_frame(edit, clip, size))
    return with_clip(edit, replace(clip, crop=put(clip.crop, fitted, within_us)))


def delete_crop(edit: Edit, clip_id: str, t_us: int) -> Edit:
    """A clip without the crop keyframe at exactly this time."""
    clip = clip_of(edit, clip_id)
    return with_clip(edit, replace(clip, crop=without(clip.crop, t_us)))


def set_crop_ease(edit: Edit, clip_id: str, t_us: int, ease: Ease) -> Edit:
    """A clip whose camera leaves the keyframe at exactly this time in another way."""
    clip = clip_of(edit, clip_id)
    keys = tuple(replace(k, ease=ease) if k.t_us == t_us else k for k in clip.crop)
    return with_clip(edit, replace(clip, crop=keys))


def move_crop(edit: Edit, clip_id: str, t_us: int, to_us: int) -> Edit:
    """A clip with one crop keyframe at another time; where one stands already, that is refused."""
    clip = clip_of(edit, clip_id)
    moved = sorted(
        (replace(k, t_us=to_us) if k.t_us == t_us else k for k in clip.crop), key=lambda k: k.t_us
    )
    return with_clip(edit, replace(clip, crop=tuple(moved)))


def crop_at(edit: Edit, clip_id: str, t_us: int, size: Size) -> CropKey:
    """The box shown at a source time, as a keyframe that would change nothing there."""
    clip = clip_of(edit, clip_id)
    box = crop_path(clip.crop, crop_frame(edit, clip, size)).at(t_us)
    return CropKey(t_us, box.cx / Q, box.cy / Q, box.height / Q)


def straighten(edit: Edit, clip_id: str, rotation_deg: float, size: Size) -> Edit:
    """A clip turned by a small angle (clockwise, degrees); its boxes are made to fit again."""
    clip = replace(clip_of(edit, clip_id), rotation_deg=rotation_deg)
    # First as it is: an angle out of range is refused before anything is computed with it.
    with_clip(edit, clip)
    return with_clip(edit, _refitted(edit, clip, size))


def set_size(edit: Edit, size: tuple[int, int], source_sizes: Mapping[str, Size]) -> Edit:
    """The reel in another output size; every box keeps its centre and height where they fit.

    ``source_sizes`` holds the upright size of each source. See ``formats.output_size``.
    """
    edit = checked(replace(edit, reel=replace(edit.reel, size=size)))
    for clip in edit.clips:
        edit = with_clip(edit, _refitted(edit, clip, source_sizes[clip.source]))
    return edit


def copy_framing(edit: Edit, clip_id: str, size: Size) -> Framing:
    """The framing of a clip, to be pasted onto another."""
    clip = clip_of(edit, clip_id)
    keys = tuple(replace(key, t_us=key.t_us - clip.start_us) for key in clip.crop)
    return Framing(size, clip.rotation_deg, keys)


def paste_framing(edit: Edit, clip_id: str, framing: Framing, size: Size) -> Edit:
    """A clip with another's framing, from its own start on, scaled to its own picture.

    Keyframes that would stand before the source's beginning are left out.
    """
    clip = clip_of(edit, clip_id)
    across, down = size[0] / framing.size[0], size[1] / framing.size[1]
    keys = tuple(
        CropKey(t_us, key.cx * across, key.cy * down, key.height * down, key.ease)
        for key in framing.keys
        if (t_us := key.t_us + clip.start_us) >= 0
    )
    clip = replace(clip, rotation_deg=framing.rotation_deg, crop=keys)
    return with_clip(edit, _refitted(edit, clip, size))


def _refitted(edit: Edit, clip: EditClip, size: Size) -> EditClip:
    frame = crop_frame(edit, clip, size)
    return replace(clip, crop=tuple(refit(key, frame) for key in clip.crop))


def set_poster(edit: Edit, clip_id: str, t_us: int) -> Edit:
    """The reel with a picture of a clip as its poster; a time outside is brought into the clip."""
    clip = clip_of(edit, clip_id)
    t_us = min(max(t_us, clip.start_us), clip.end_us - 1)
    return checked(replace(edit, reel=replace(edit.reel, poster=Poster(clip_id, t_us))))


def clear_poster(edit: Edit) -> Edit:
    """The reel with the poster that it has by itself."""
    return replace(edit, reel=replace(edit.reel, poster=None))
