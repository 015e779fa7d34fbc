"""Conflicts in the words of a coach: what of which clip, the value kept and the other one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from app.core.clip import RATINGS
from app.core.sync import Conflict
from app.core.time import format_clock
from app.storage.exchange import StoredConflict

Values: TypeAlias = Mapping[str, str | int | float | bool | None]

ANOTHER = "another laptop"
_NOTHING = "nothing"
_LONGEST = 120

_THINGS: Mapping[str, str] = {
    "game": "the game",
    "game_file": "a file of the game",
    "game_file_path": "where a file is",
    "clip": "the clip",
    "clip_tag": "a tag",
    "clip_player": "a player",
    "tag": "the tag",
    "player": "the player",
    "reel": "the reel",
    "reel_source": "a film of the reel",
    "edit_clip": "a clip of the reel",
    "crop_keyframe": "a framing point",
    "segment": "a speed change",
    "spotlight": "a spotlight",
    "spotlight_keyframe": "a point of a spotlight",
    "text": "a text",
    "export": "the export",
    "setting": "the setting",
}
_FIELDS: Mapping[str, str] = {
    "range": "start and end",
    "sort_key": "place in the order",
    "typed_name": "name",
    "size": "size",
    "content": "file",
    "box": "framing",
    "ellipse": "position and size",
    "segment": "speed",
    "place": "position",
    "ease": "movement",
    "rotation_deg": "rotation",
    "gain_db": "volume",
    "mute": "sound",
    "fps": "frames a second",
    "layer": "layer",
    "hotkey": "key",
    "cloud_key": "backup",
    "value": "value",
    "color": "colour",
}


def conflict(stored: StoredConflict) -> Conflict:
    """A conflict as the window and the command line show it.

    What was kept is told as it is now: it may have been edited since.
    """
    kind, owner_id = stored.owner or (stored.table, stored.row_id)
    kept, other = _told(stored)
    return Conflict(
        id=stored.id,
        kind=kind,
        owner_id=owner_id,
        title=_title(kind, stored.title),
        field=field(stored),
        kept=kept,
        other=other,
        other_device=stored.other_device or ANOTHER,
        when_us=stored.when_us,
    )


def conflicts(found: Iterable[StoredConflict]) -> tuple[Conflict, ...]:
    """All of them, in the order given."""
    return tuple(conflict(stored) for stored in found)


def field(stored: StoredConflict) -> str:
    """What was set twice: "Rating", "Start and end", "A framing point at 0:02.0: framing"."""
    thing = _thing(stored)
    if stored.group == "deleted_at":
        return _capital(thing)
    name = _FIELDS.get(stored.group, stored.group.replace("_", " "))
    own = stored.owner is not None and stored.owner[0] == stored.table
    return _capital(name if own else f"{thing}: {name}")


def told(table: str, group: str, values: Values) -> str:
    """The values of a column group in words, never longer than a line."""
    say = _SAID.get((table, group)) or _SAID.get(("", group))
    try:
        text = say(values) if say is not None else _plain(values)
    except (KeyError, TypeError, ValueError, ArithmeticError):
        # Another laptop wrote it: it may be anything.
        text = _plain(values)
    text = " ".join(text.split()) or _NOTHING
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _told(stored: StoredConflict) -> tuple[str, str]:
    if stored.group != "deleted_at":
        now = stored.row
        kept = {n: now[n] for n in stored.kept if n in now} if now is not None else stored.kept
        if now is not None and now["deleted_at"] is not None:
            return "deleted since", told(stored.table, stored.group, stored.other)
        return (
            told(stored.table, stored.group, kept),
            told(stored.table, stored.group, stored.other),
        )
    if stored.other.get("deleted_at") is not None:
        return "kept, because it was edited or added to", "deleted"
    rest = {n: v for n, v in stored.other.items() if n != "deleted_at"}
    return "left out: it overlapped", told(stored.table, stored.table, rest)


def _thing(stored: StoredConflict) -> str:
    thing = _THINGS.get(stored.table, stored.table.replace("_", " "))
    row = stored.row or {}
    at = row.get("t_us")
    if isinstance(at, int):
        return f"{thing} at {_clock(at)}"
    for name in ("name", "text", "typed_name"):
        value = row.get(name)
        if isinstance(value, str) and value and (stored.owner or ("",))[0] != stored.table:
            return f"{thing} “{value[:40]}”"
    return thing


def _titled(kind: str) -> str:
    return _capital(
        _THINGS.get(kind, kind.replace("_", " ")).removeprefix("the ").removeprefix("a ")
    )


def _title(kind: str, name: str) -> str:
    """What it is about; a kept style by its name."""
    parts = name.split(":", 3)
    if kind == "setting" and len(parts) == 4 and parts[0] == "style":
        return f"{_capital(parts[2])} style “{parts[3]}”"
    return name or _titled(kind)


def _setting(values: Values) -> str:
    """A kept style in a few words, a followed player; another setting as it stands."""
    value = json.loads(str(values["value"]))
    if isinstance(value, str) and value.startswith(_TRACK):
        return "a followed player"
    if not isinstance(value, dict) or "kind" not in value:
        return _plain(values)
    more = (f"{name} {value[name]}" for name in ("shape", "font") if name in value)
    return ", ".join([str(value["color"]), *more])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _clock(us: object) -> str:
    return format_clock(int(str(us)), decimals=1)


def _range(values: Values) -> str:
    return f"{_clock(values['start_us'])} – {_clock(values['end_us'])}"


def _lead_lag(values: Values) -> str:
    lead, lag = values["lead_us"], values["lag_us"]
    if lead is None and lag is None:
        return "the usual range"
    return f"{_s(lead)} s before, {_s(lag)} s after"


def _s(us: object) -> str:
    return "usual" if us is None else f"{int(str(us)) / 1e6:g}"


def _rating(values: Values) -> str:
    rating = RATINGS[int(str(values["rating"]))]
    return f"{rating.word} ({rating.notation})"


def _speed(values: Values) -> str:
    if values.get("kind") == "freeze":
        return f"freeze at {_clock(values['start_us'])} for {_s(values['freeze_us'])} s"
    over, under = str(values["speed"]).split("/")
    return f"{int(over) / int(under):g}× from {_range(values).replace(' – ', ' to ')}"


def _box(values: Values) -> str:
    at = f"at {_px(values['cx'])}, {_px(values['cy'])}"
    time = f"{_clock(values['t_us'])} " if "t_us" in values else ""
    size = (
        f"{_px(values['height'])} high"
        if "height" in values
        else f"{_px(values['rx'])} × {_px(values['ry'])}"
    )
    return f"{time}{at}, {size}"


def _px(value: object) -> str:
    return f"{float(str(value)):.0f}"


def _plain(values: Values) -> str:
    shown = [str(v) for v in values.values() if v not in ("", None)]
    return ", ".join(shown)


_TRACK = '{"v":'
"""How a track begins (``app.core.follow``); nobody reads its numbers."""
_SAID: Mapping[tuple[str, str], Callable[[Values], str]] = {
    ("", "range"): _range,
    ("edit_clip", "range"): _range,
    ("tag", "range"): _lead_lag,
    ("clip", "rating"): _rating,
    ("segment", "segment"): _speed,
    ("", "box"): _box,
    ("", "ellipse"): _box,
    ("", "size"): lambda v: f"{v['width']} × {v['height']}" if "width" in v else _plain(v),
    ("", "mute"): lambda v: "muted" if v["mute"] else "with sound",
    ("", "sort_key"): lambda v: "another place" if v else _NOTHING,
    ("", "rotation_deg"): lambda v: f"{float(str(v['rotation_deg'])):g}°",
    ("", "gain_db"): lambda v: f"{float(str(v['gain_db'])):+g} dB",
    ("reel", "intro"): lambda v: "a card" if v["intro"] else _NOTHING,
    ("reel", "score"): lambda v: "a score" if v["score"] else _NOTHING,
    ("reel", "poster"): lambda v: "a chosen picture" if v["poster"] else _NOTHING,
    ("setting", "value"): _setting,
    ("reel", "sound"): lambda v: "other settings" if v["sound"] else _NOTHING,
    ("reel", "transition"): lambda v: f"{v['transition_kind']}, {_s(v['transition_us'])} s",
    ("game_file", "content"): lambda v: f"{v['width']} × {v['height']}, {v['size_bytes']} bytes",
}
