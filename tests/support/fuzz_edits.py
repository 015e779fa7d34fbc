"""Edit documents with everything in them, and what nobody should write into one.

name, text = changed(documents(), number)
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from typing import Any

from tests.support.fuzz_photos import PHOTOS, photo

FILM = "film.mp4"
"""The file beside the document that its sources name: a second of 96x64 at 25 pictures."""

_PATHS = (
    "../../../../etc/passwd",
    "/etc/passwd",
    "/dev/zero",
    "/dev/stdin",
    "/proc/self/mem",
    "..\\..\\windows\\system32",
    "C:\\film.mp4",
    "\\\\host\\share\\film.mp4",
    "http://127.0.0.1:9/film.mp4",
    "concat:film.mp4|film.mp4",
    "pipe:0",
    "file:film.mp4",
    "-i",
    "$(touch pwned)",
    "film.mp4\0.txt",
    "a/../../../b.mp4",
    "~/film.mp4",
    "%2e%2e%2fetc",
    ".",
    "..",
    "",
    "CON",
    "nul.mp4",
    "a" * 5000,
    "\u202efilm.mp4",
    "\ud800",
    "film.mp4 ",
    "./film.mp4",
)
_TEXTS = (
    *_PATHS,
    "\x00",
    "\x1b[2J\x07",
    "守门员 🏃🏽‍♀️ \u202eright to left\u202c",
    "e\u0301" * 400,
    "\u200b" * 500,
    "𝕫" * 499,
    "\n" * 300,
    "{x} %s %n ${HOME} `id`",
    "'; DROP TABLE clips; --",
    "title=evil\n[CHAPTER]\nSTART=0",
    "#GGGGGG",
    "#fff",
    "1/0",
    "0/1",
    "-30/1",
    "NaN",
    "Infinity",
    "1e999",
    "30000/1001",
    "999999999999/1",
    "1/999999999999",
)
_NUMBERS: tuple[object, ...] = (
    0,
    -1,
    1,
    2**31,
    2**53 + 1,
    2**63,
    -(2**63),
    10**30,
    10**400,
    1e308,
    -1e308,
    5e-324,
    0.1,
    -0.0,
    3.999999999999,
    1_000_000,
    359_999_999_999,
    4096,
    16,
    17,
    15,
)
_OTHERS: tuple[object, ...] = (None, True, False, [], {}, [[]], {"": {}}, "", [None], {"a": 1})
_WORDS = ("cut", "fade", "dissolve", "mute", "linear", "hold", "ground", "top-left", "slow", "x")


def documents() -> list[dict[str, Any]]:
    """Documents that are right: one with everything in it, one with next to nothing."""
    rich: dict[str, Any] = {
        "schema": 2,
        "reel": {
            "id": "r",
            "name": "Derby 2–1",
            "size": [64, 112],
            "fps": "25/1",
            "transition": {"kind": "dissolve", "us": 200_000},
            "intro": {
                "title": "Lion",
                "subtitle": "U15",
                "us": 500_000,
                "color": "#FFFFFF",
                "background": "#101820",
                "accent": "#00AEEF",
                "photo": photo("PNG"),
            },
            "score": {
                "home": "LIO",
                "away": "TIG",
                "clocks": {"g": 0},
                "goals": [{"clock_us": 300_000, "home": True}],
            },
            "poster": {"clip": "a", "t_us": 400_000},
            "sound": {"loudness": False, "beyond": "mute"},
        },
        "sources": {"g": {"path": FILM, "sha256": "", "origin_us": 0}},
        "clips": [_clip("a", 0, 600_000), _clip("b", 300_000, 900_000)],
    }
    plain = {
        "schema": 1,
        "reel": {"id": "r", "name": "Plain", "size": [64, 64], "fps": "25/1"},
        "sources": {"g": {"path": FILM}},
        "clips": [{"id": "c", "source": "g", "start_us": 0, "end_us": 500_000}],
    }
    return [rich, rich, rich, plain]


def changed(right: list[dict[str, Any]], number: int, seed: int = 1) -> tuple[str, bytes]:
    """Document ``number`` of a series: what was done to it, and its bytes."""
    chance = random.Random(f"{seed}-edits-{number}")
    document = copy.deepcopy(chance.choice(right))
    if chance.random() < 0.15:
        damage = chance.choice(_DAMAGES)
        return damage.__name__.strip("_"), damage(document, chance)
    done = []
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        change = chance.choice(_CHANGES)
        done.append(change.__name__.strip("_"))
        change(document, chance)
    return "+".join(done), json.dumps(document).encode()


def _clip(name: str, start: int, end: int) -> dict[str, Any]:
    middle = (start + end) // 2
    return {
        "id": name,
        "source": "g",
        "start_us": start,
        "end_us": end,
        "name": f"Clip {name}",
        "rotation_deg": 3.0,
        "crop": [
            {"t_us": start, "cx": 30.0, "cy": 30.0, "height": 40.0, "ease": "smooth"},
            {"t_us": end, "cx": 60.0, "cy": 32.0, "height": 50.0, "ease": "linear"},
        ],
        "segments": [
            {"start_us": start, "end_us": middle, "speed": "1/2"},
            {"at_us": middle, "freeze_us": 120_000},
        ],
        "audio": {"gain_db": -3.0, "mute": False},
        "spotlights": [
            {
                "id": f"light-{name}",
                "start_us": start,
                "end_us": start + 500_000,
                "keyframes": [
                    {"t_us": start, "cx": 40.0, "cy": 30.0, "rx": 8.0, "ry": 14.0, "ease": "smooth"}
                ],
                "shape": "body",
                "color": "#FFEE00",
                "stroke": 2,
                "fill": 0.1,
                "dim": 0.3,
                "brighten": 0.2,
            }
        ],
        "texts": [
            {
                "id": f"text-{name}",
                "start_us": start,
                "end_us": start + 400_000,
                "text": "GOAL",
                "size": 0.1,
                "color": "#FFFFFF",
                "anchor": "bottom",
                "dx": 0.0,
                "dy": 0.0,
                "stroke": True,
                "shadow": True,
                "background": "",
            }
        ],
    }


# ---------------------------------------------------------------- changes of one value


def _places(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    items = (
        list(value.items())
        if isinstance(value, dict)
        else list(enumerate(value))
        if isinstance(value, list)
        else []
    )
    for key, inside in items:
        found += _places(inside, (*path, key))
    return found


def _at(document: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        document = document[key]
    return document


def _some(document: dict[str, Any], chance: random.Random) -> tuple[Any, Any]:
    """A random value: what holds it, and under which key."""
    path = chance.choice(_places(document) or [("schema",)])
    return _at(document, path[:-1]), path[-1]


def _number(document: dict[str, Any], chance: random.Random) -> None:
    holder, key = _some(document, chance)
    holder[key] = chance.choice(_NUMBERS)


def _nearby(document: dict[str, Any], chance: random.Random) -> None:
    """A number that is a little, or a lot, more or less: often still right."""
    path = chance.choice(_places(document) or [("schema",)])
    value = _at(document, path)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        factor = chance.choice((0.0, 0.5, 1.001, 2, 100, -1, 1e6))
        _at(document, path[:-1])[path[-1]] = type(value)(value * factor)


def _word(document: dict[str, Any], chance: random.Random) -> None:
    holder, key = _some(document, chance)
    holder[key] = chance.choice((*_TEXTS, *_WORDS))


def _other(document: dict[str, Any], chance: random.Random) -> None:
    holder, key = _some(document, chance)
    holder[key] = copy.deepcopy(chance.choice(_OTHERS))


def _gone(document: dict[str, Any], chance: random.Random) -> None:
    holder, key = _some(document, chance)
    del holder[key]


def _unknown(document: dict[str, Any], chance: random.Random) -> None:
    holder, _ = _some(document, chance)
    if isinstance(holder, dict):
        holder[chance.choice(_TEXTS)] = chance.choice(_NUMBERS)


def _moved(document: dict[str, Any], chance: random.Random) -> None:
    """A value from somewhere in the place of another."""
    holder, key = _some(document, chance)
    other, there = _some(document, chance)
    holder[key] = copy.deepcopy(other[there])


def _many(document: dict[str, Any], chance: random.Random) -> None:
    """A list with far more in it."""
    lists = [p for p in _places(document) if isinstance(_at(document, p), list)]
    if lists:
        found = _at(document, chance.choice(lists))
        found.extend(copy.deepcopy(found) * chance.choice((1, 20, 600)))


def _deep(document: dict[str, Any], chance: random.Random) -> None:
    holder, key = _some(document, chance)
    for _ in range(chance.choice((3, 12, 30))):
        holder[key] = [holder[key]]


def _path(document: dict[str, Any], chance: random.Random) -> None:
    """Names that lead elsewhere, where names of files and ids stand."""
    name = chance.choice(_PATHS)
    what = chance.randrange(5)
    sources = document.get("sources")
    if what == 0 and isinstance(sources, dict) and isinstance(sources.get("g"), dict):
        sources["g"]["path"] = name
    elif what == 1 and isinstance(sources, dict) and "g" in sources:
        sources[name] = sources.pop("g")
        for clip in document.get("clips") or []:
            if isinstance(clip, dict):
                clip["source"] = name
    elif isinstance(document.get("reel"), dict):
        document["reel"][chance.choice(("name", "id", "font"))] = name


def _picture(document: dict[str, Any], chance: random.Random) -> None:
    """A photo that is none, or one that unpacks to gigabytes."""
    reel = document.get("reel")
    if isinstance(reel, dict) and isinstance(reel.get("intro"), dict):
        reel["intro"]["photo"] = chance.choice(PHOTOS)(chance)


_CHANGES: tuple[Callable[[dict[str, Any], random.Random], None], ...] = (
    _number,
    _nearby,
    _nearby,
    _nearby,
    _word,
    _other,
    _gone,
    _unknown,
    _moved,
    _many,
    _deep,
    _path,
    _path,
    _picture,
    _picture,
)


# ---------------------------------------------------------------- damage to the text


def _cut(document: dict[str, Any], chance: random.Random) -> bytes:
    text = json.dumps(document).encode()
    return text[: chance.randrange(len(text))]


def _flipped(document: dict[str, Any], chance: random.Random) -> bytes:
    text = bytearray(json.dumps(document).encode())
    for _ in range(chance.randint(1, 20)):
        text[chance.randrange(len(text))] ^= 1 << chance.randrange(8)
    return bytes(text)


def _constant(document: dict[str, Any], chance: random.Random) -> bytes:
    """A number that JSON does not know, or one with thousands of digits."""
    holder, key = _some(document, chance)
    holder[key] = "@@"
    words = (b"NaN", b"Infinity", b"-Infinity", b"1e999", b"9" * 5000, b"0.%s1" % (b"0" * 9000))
    return json.dumps(document).encode().replace(b'"@@"', chance.choice(words))


def _brackets(document: dict[str, Any], chance: random.Random) -> bytes:
    opened, closed = chance.choice(((b"[", b"]"), (b'{"a":', b"}")))
    count = chance.choice((17, 1000, 100_000))
    return opened * count + b"0" + closed * chance.choice((0, count))


def _encoded(document: dict[str, Any], chance: random.Random) -> bytes:
    return json.dumps(document).encode(chance.choice(("utf-16", "utf-32", "utf-8-sig")))


def _noise(document: dict[str, Any], chance: random.Random) -> bytes:
    return chance.randbytes(chance.choice((0, 1, 100, 10_000)))


def _double(document: dict[str, Any], chance: random.Random) -> bytes:
    """A field that stands twice, or a second document behind the first."""
    text = json.dumps(document).encode()
    return chance.choice((text.replace(b'"id"', b'"id": "x", "id"', 1), text + text))


def _huge(document: dict[str, Any], chance: random.Random) -> bytes:
    document["padding"] = "x" * chance.choice((100_000, 9_000_000))
    return json.dumps(document).encode()


_DAMAGES = (_cut, _flipped, _constant, _constant, _brackets, _encoded, _noise, _double, _huge)


# ---------------------------------------------------------------- photos
