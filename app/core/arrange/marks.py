"""What is drawn over the picture: spotlights and texts.

Spotlights of one colour mark one player, so their spans are kept apart; another colour is another
player, and may be seen at the same time. Two of one colour that overlap already (their colour was
chosen later, or two laptops met) are taken for two players as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from app.core.arrange.change import Size, clip_index, clip_of, with_clip
from app.core.edit import Ease, Edit, EditClip, Spotlight, SpotlightKey, Text
from app.core.errors import BadEdit, NotFound
from app.core.keyframes import put, without
from app.core.limits import MAX_TIME_US
from app.core.spotlight import MIN_SPAN_US, default_spotlight, fit_ellipse, spotlight_path
from app.core.styles import SpotlightStyle, Style, fields_of

STYLE = frozenset({"shape", "color", "stroke", "fill", "dim", "brighten"})

Mark = TypeVar("Mark", Spotlight, Text)


def default_spotlights(edit: Edit, source_sizes: Mapping[str, Size]) -> Edit:
    """The reel with the default spotlight on every clip that has none.

    Its id follows from the clip's: two laptops that add it apart mean the same one.
    """
    for clip in edit.clips:
        if not clip.spotlights:
            size = source_sizes[clip.source]
            light = default_spotlight(f"{clip.id[:58]}-light", clip.start_us, clip.end_us, *size)
            edit = with_clip(edit, replace(clip, spotlights=(light,)))
    return edit


def add_spotlight(
    edit: Edit,
    clip_id: str,
    spotlight_id: str,
    at_us: int,
    size: Size,
    colors: Sequence[str] = ("#FFFFFF",),
    place: tuple[float, float] | None = None,
) -> Edit:
    """A clip with one more spotlight from a source time on, up to 2 s or to the next of its player.

    Its colour is the first of ``colors`` whose player has none there; ``place`` is its centre in
    source pixels, else the picture's. It is refused when it begins beside the clip.
    """
    clip = clip_of(edit, clip_id)
    _check_begin(edit, clip, at_us, "spotlights", "a spotlight")
    light = default_spotlight(spotlight_id, at_us, clip.end_us, *size)
    if place is not None:
        key = light.keyframes[0]
        light = replace(
            light, keyframes=(SpotlightKey(at_us, *fit_ellipse(*place, key.rx, key.ry, *size)),)
        )
    for color in colors:
        player = [other for other in clip.spotlights if other.color == color]
        after = [other.start_us for other in player if other.start_us >= at_us]
        end_us = min([light.end_us, *after])
        taken = any(other.start_us <= at_us < other.end_us for other in player)
        if not taken and end_us - at_us >= MIN_SPAN_US:
            light = replace(light, end_us=end_us, color=color)
            return with_clip(edit, replace(clip, spotlights=_in_time([*clip.spotlights, light])))
    reason = "a spotlight is already here; move the playhead or shorten that one"
    raise BadEdit(f"clips[{clip_index(edit, clip_id)}].spotlights", reason)


def duplicate_spotlight(
    edit: Edit,
    clip_id: str,
    spotlight_id: str,
    new_id: str,
    size: Size,
    colors: Sequence[str] = ("#FFFFFF",),
) -> Edit:
    """A clip with a second one of a spotlight beside it, for another player: in the next free colour."""
    clip = clip_of(edit, clip_id)
    light = spotlight_of(clip, spotlight_id)
    beside = light.start_us, light.end_us
    seen = {other.color for other in clip.spotlights if _overlap(other, *beside)}
    color = next((color for color in colors if color not in seen), light.color)
    aside = 1.0 if light.keyframes[0].cx < size[0] / 2.0 else -1.0
    keys = tuple(
        replace(key, cx=cx, cy=cy, rx=rx, ry=ry)
        for key in light.keyframes
        for cx, cy, rx, ry in [
            fit_ellipse(key.cx + aside * 2.2 * key.rx, key.cy, key.rx, key.ry, *size)
        ]
    )
    twin = replace(light, id=new_id, color=color, keyframes=keys)
    return with_clip(edit, replace(clip, spotlights=_in_time([*clip.spotlights, twin])))


def delete_spotlight(edit: Edit, clip_id: str, spotlight_id: str) -> Edit:
    """A clip without a spotlight."""
    clip = clip_of(edit, clip_id)
    gone = spotlight_of(clip, spotlight_id)
    rest = tuple(light for light in clip.spotlights if light is not gone)
    return with_clip(edit, replace(clip, spotlights=rest))


def put_spotlight_key(
    edit: Edit, clip_id: str, spotlight_id: str, key: SpotlightKey, size: Size, within_us: int
) -> Edit:
    """A spotlight with a keyframe, made to fit the picture; one that stands near is changed."""
    light = spotlight_of(clip_of(edit, clip_id), spotlight_id)
    cx, cy, rx, ry = fit_ellipse(key.cx, key.cy, key.rx, key.ry, *size)
    fitted = SpotlightKey(key.t_us, cx, cy, rx, ry, key.ease)
    keys = put(light.keyframes, fitted, within_us)
    return _with_spotlight(edit, clip_id, replace(light, keyframes=keys))


def delete_spotlight_key(edit: Edit, clip_id: str, spotlight_id: str, t_us: int) -> Edit:
    """A spotlight without the keyframe at exactly this time; the last one is not given up."""
    light = spotlight_of(clip_of(edit, clip_id), spotlight_id)
    keys = without(light.keyframes, t_us)
    if not keys:
        field = f"clips[{clip_index(edit, clip_id)}].spotlights"
        raise BadEdit(field, "this is the only keyframe of the spotlight; delete the spotlight")
    return _with_spotlight(edit, clip_id, replace(light, keyframes=keys))


def set_spotlight_ease(edit: Edit, clip_id: str, spotlight_id: str, t_us: int, ease: Ease) -> Edit:
    """A spotlight that leaves the keyframe at exactly this time in another way."""
    light = spotlight_of(clip_of(edit, clip_id), spotlight_id)
    keys = tuple(replace(k, ease=ease) if k.t_us == t_us else k for k in light.keyframes)
    return _with_spotlight(edit, clip_id, replace(light, keyframes=keys))


def spotlight_at(light: Spotlight, t_us: int, size: Size) -> SpotlightKey:
    """The ellipse at a source time, as a keyframe that would change nothing there."""
    return SpotlightKey(t_us, *spotlight_path(light, *size).ellipse(t_us))


def move_spotlight_key(edit: Edit, clip_id: str, spotlight_id: str, t_us: int, to_us: int) -> Edit:
    """A spotlight with one keyframe at another time; where one stands already, that is refused."""
    light = spotlight_of(clip_of(edit, clip_id), spotlight_id)
    moved = (replace(k, t_us=to_us) if k.t_us == t_us else k for k in light.keyframes)
    keys = tuple(sorted(moved, key=lambda k: k.t_us))
    return _with_spotlight(edit, clip_id, replace(light, keyframes=keys))


def set_span(edit: Edit, clip_id: str, spotlight_id: str, start_us: int, end_us: int) -> Edit:
    """A spotlight over another span: half a second at least, never over others of its player."""
    clip = clip_of(edit, clip_id)
    light = spotlight_of(clip, spotlight_id)
    others = [o for o in clip.spotlights if o is not light and o.color == light.color]
    low = max([0, *(o.end_us for o in others if o.end_us <= light.start_us)])
    high = min([MAX_TIME_US, *(o.start_us for o in others if o.start_us >= light.end_us)])
    start_us = min(max(start_us, low), high - MIN_SPAN_US)
    end_us = min(max(end_us, start_us + MIN_SPAN_US), high)
    return _with_spotlight(edit, clip_id, replace(light, start_us=start_us, end_us=end_us))


def style_spotlight(edit: Edit, clip_id: str, spotlight_id: str, **changes: Any) -> Edit:
    """A spotlight with another look: any of shape, color, stroke, fill, dim, brighten."""
    light = spotlight_of(clip_of(edit, clip_id), spotlight_id)
    if not changes.keys() <= STYLE:
        raise TypeError(f"a spotlight's style has no {', '.join(sorted(changes.keys() - STYLE))}")
    return _with_spotlight(edit, clip_id, replace(light, **changes))


def style_marks(edit: Edit, style: Style, clip_ids: Iterable[str] | None = None) -> Edit:
    """The spotlights, or the texts, of some clips (all of them without ``clip_ids``) in one look.

    Spotlights that are seen at the same time keep their colours: these tell the players apart.
    """
    wanted = {clip.id for clip in edit.clips} if clip_ids is None else set(clip_ids)
    fields = fields_of(style)
    for clip in edit.clips:
        if clip.id not in wanted:
            continue
        if isinstance(style, SpotlightStyle):
            lights = tuple(
                replace(light, **{**fields, "color": light.color})
                if any(
                    o is not light and _overlap(o, light.start_us, light.end_us)
                    for o in clip.spotlights
                )
                else replace(light, **fields)
                for light in clip.spotlights
            )
            edit = with_clip(edit, replace(clip, spotlights=lights))
        else:
            texts = tuple(replace(text, **fields) for text in clip.texts)
            edit = with_clip(edit, replace(clip, texts=texts))
    return edit


def add_text(edit: Edit, clip_id: str, text: Text) -> Edit:
    """A clip with one more text, on top of the others; refused when it begins beside the clip."""
    clip = clip_of(edit, clip_id)
    _check_begin(edit, clip, text.start_us, "texts", "a text")
    return with_clip(edit, replace(clip, texts=(*clip.texts, text)))


def duplicate_text(edit: Edit, clip_id: str, text_id: str, new_id: str) -> Edit:
    """A clip with a second one of a text, a line below it (above it at the lower end)."""
    clip = clip_of(edit, clip_id)
    text = text_of(clip, text_id)
    step = -text.size if "bottom" in text.anchor else text.size
    twin = replace(text, id=new_id, dy=text.dy + 1.2 * step)
    return with_clip(edit, replace(clip, texts=(*clip.texts, twin)))


def update_text(edit: Edit, clip_id: str, text_id: str, **changes: Any) -> Edit:
    """A text with other fields, e.g. ``text="#10"``, ``start_us=…``; its id stays."""
    clip = clip_of(edit, clip_id)
    changed = replace(text_of(clip, text_id), **{**changes, "id": text_id})
    texts = tuple(changed if text.id == text_id else text for text in clip.texts)
    return with_clip(edit, replace(clip, texts=texts))


def delete_text(edit: Edit, clip_id: str, text_id: str) -> Edit:
    """A clip without a text."""
    clip = clip_of(edit, clip_id)
    gone = text_of(clip, text_id)
    return with_clip(edit, replace(clip, texts=tuple(t for t in clip.texts if t is not gone)))


def spotlight_of(clip: EditClip, spotlight_id: str) -> Spotlight:
    """A spotlight of a clip; ``NotFound`` when it has no such one."""
    return _mark(clip.spotlights, spotlight_id, "spotlight")


def text_of(clip: EditClip, text_id: str) -> Text:
    """A text of a clip; ``NotFound`` when it has no such one."""
    return _mark(clip.texts, text_id, "text")


def _mark(marks: tuple[Mark, ...], mark_id: str, kind: str) -> Mark:
    for mark in marks:
        if mark.id == mark_id:
            return mark
    raise NotFound(f"The clip has no {kind} {mark_id}; it may have been deleted.")


def _check_begin(edit: Edit, clip: EditClip, at_us: int, field: str, mark: str) -> None:
    if not clip.start_us <= at_us < clip.end_us:
        where = f"clips[{clip_index(edit, clip.id)}].{field}"
        raise BadEdit(where, f"{mark} must begin inside the clip")


def _with_spotlight(edit: Edit, clip_id: str, light: Spotlight) -> Edit:
    clip = clip_of(edit, clip_id)
    lights = _in_time([light if old.id == light.id else old for old in clip.spotlights])
    return with_clip(edit, replace(clip, spotlights=lights))


def _overlap(light: Spotlight, start_us: int, end_us: int) -> bool:
    return light.start_us < end_us and start_us < light.end_us


def _in_time(lights: list[Spotlight]) -> tuple[Spotlight, ...]:
    return tuple(sorted(lights, key=lambda light: light.start_us))
