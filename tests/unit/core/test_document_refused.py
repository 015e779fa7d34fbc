"""Edit documents that are refused: every wrong value with its field and the reason."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from app.core.document import edit_from_json, edit_from_value
from app.core.errors import BadEdit
from tests.support.documents import CLIP, GONE, KEY, LIGHT, TEXT, VALIDATOR, document, put

BAD: list[tuple[tuple[str | int, ...], Any, str, str, bool]] = [
    (("schema",), 7, "schema", "made by a newer Reel Ballers; update the app", True),
    (("schema",), 0, "schema", "unknown schema version 0: the oldest one known is 1", True),
    (("schema",), GONE, "schema", "is missing", True),
    (("schema",), "1", "schema", 'must be a whole number, is "1"', True),
    (("schema",), True, "schema", "must be a whole number, is true", True),
    (("clips",), GONE, "clips", "is missing", True),
    (("clips",), {}, "clips", "must be a list, is an object", True),
    (("sources",), [], "sources", "must be an object, is a list", True),
    (("extra",), 1, "", 'unknown field "extra"', True),
    ((*KEY, "heigth"), 5.0, "clips[0].crop[0]", "\"heigth\"; did you mean 'height'?", True),
    (("reel", "size"), [1080, 1919], "reel.size[1]", "must be even", True),
    (("reel", "size"), [1080], "reel.size", "needs at least 2, has 1", True),
    (("reel", "size"), [1080, 1920, 2], "reel.size", "at most 2", True),
    (("reel", "size", 0), 8, "reel.size[0]", "must be from 16 to 4096, is 8", True),
    (("reel", "size", 0), 10**400, "reel.size[0]", "is a huge number", True),
    (("reel", "size", 0), 1080.5, "reel.size[0]", "must be a whole number, is 1080.5", True),
    (("reel", "fps"), "121/1", "reel.fps", "must be from 1 to 120, is 121/1", False),
    (("reel", "fps"), "1/2", "reel.fps", "must be from 1 to 120, is 1/2", False),
    (("reel", "fps"), "0/1", "reel.fps", 'must be a ratio such as "30/1", is "0/1"', True),
    (("reel", "fps"), "30/0", "reel.fps", "must be a ratio", True),
    (("reel", "fps"), "30fps", "reel.fps", "must be a ratio", True),
    (("reel", "fps"), 30, "reel.fps", 'must be a ratio such as "30/1", is 30', True),
    (("reel", "name"), "x" * 201, "reel.name", "has 201 characters, at most 200", True),
    (("reel", "name"), "a\nb", "reel.name", "control characters", True),
    (("reel", "id"), "", "reel.id", "must not be empty", True),
    (("reel", "id"), "x" * 65, "reel.id", "has 65 characters, at most 64", True),
    (("reel", "intro", "photo"), "a b", "reel.intro.photo", "a JPEG or PNG file in base64", True),
    (("reel", "intro", "us"), 400000, "reel.intro.us", "from 500000 to 10000000", True),
    (("reel", "intro", "title"), GONE, "reel.intro.title", "is missing", True),
    (("reel", "score", "home"), "x" * 25, "reel.score.home", "has 25 characters", True),
    (
        ("reel", "score", "goals"),
        [{"clock_us": -1, "home": True}],
        "reel.score.goals[0].clock_us",
        "0",
        True,
    ),
    (("reel", "score", "clocks"), {"g1": "0"}, 'reel.score.clocks["g1"]', "a whole number", True),
    (("reel", "poster"), {"clip": "c1"}, "reel.poster.t_us", "is missing", True),
    (("reel", "sound", "beyond"), "loud", "reel.sound.beyond", "one of mute, keep", True),
    (
        ("reel", "transition", "kind"),
        "wipe",
        "reel.transition.kind",
        "must be one of cut, fade, dissolve",
        True,
    ),
    (("sources", "g1", "path"), "http://x/y.mp4", 'sources["g1"].path', "not an address", True),
    (("sources", "g1", "path"), "a\0b", 'sources["g1"].path', "control characters", True),
    (("sources", "g1", "sha256"), "AB", 'sources["g1"].sha256', "64 digits", True),
    (("sources", "g1", "origin_us"), -1, 'sources["g1"].origin_us', "must be from 0", True),
    ((*CLIP, "source"), "g2", "clips[0].source", 'there is no source named "g2"', False),
    ((*CLIP, "id"), "s1", "clips[0].spotlights[0].id", "is also the id of clips[0]", False),
    ((*TEXT, "id"), "s1", "clips[0].texts[0].id", "also the id of clips[0].spotlights[0]", False),
    ((*CLIP, "start_us"), -1, "clips[0].start_us", "must be from 0", True),
    ((*CLIP, "start_us"), 10**15, "clips[0].start_us", "must be from 0", True),
    ((*CLIP, "end_us"), 12000000, "clips[0].end_us", "must be after start_us (12000000)", False),
    ((*CLIP, "end_us"), 5, "clips[0].end_us", "must be after start_us (12000000), is 5", False),
    ((*CLIP, "rotation_deg"), 20.5, "clips[0].rotation_deg", "must be from -20 to 20", True),
    ((*CLIP, "rotation_deg"), "5", "clips[0].rotation_deg", "must be a number", True),
    ((*KEY, "height"), 0, "clips[0].crop[0].height", "must be above 0, is 0", True),
    ((*KEY, "height"), -3.5, "clips[0].crop[0].height", "must be above 0, is -3.5", True),
    ((*KEY, "cx"), 1e9, "clips[0].crop[0].cx", "must be from -100000 to 100000", True),
    ((*KEY, "cx"), None, "clips[0].crop[0].cx", "must be a number, is null", True),
    ((*KEY, "cy"), False, "clips[0].crop[0].cy", "must be a number, is false", True),
    ((*KEY, "t_us"), 13000000, "clips[0].crop", "two keyframes stand at t_us 13000000", False),
    ((*KEY, "ease"), "bouncy", "clips[0].crop[0].ease", "smooth, linear, hold", True),
    ((*CLIP, "segments", 0, "speed"), "1/5", "clips[0].segments[0].speed", "from 1/4 to 4", False),
    ((*CLIP, "segments", 0, "speed"), "5/1", "clips[0].segments[0].speed", "from 1/4 to 4", False),
    ((*CLIP, "segments", 0, "speed"), 0.5, "clips[0].segments[0].speed", "must be a ratio", True),
    ((*CLIP, "segments", 0, "end_us"), 1, "clips[0].segments[0].end_us", "after start_us", False),
    ((*CLIP, "segments", 0, "at_us"), 1, "clips[0].segments[0]", "unknown field", True),
    ((*CLIP, "segments", 1, "freeze_us"), 0, "clips[0].segments[1].freeze_us", "from 1 to", True),
    (
        (*CLIP, "segments", 1, "freeze_us"),
        60000001,
        "clips[0].segments[1].freeze_us",
        "to 60",
        True,
    ),
    ((*CLIP, "segments", 1, "freeze_us"), GONE, "clips[0].segments[1].freeze_us", "missing", True),
    ((*CLIP, "audio", "gain_db"), 100, "clips[0].audio.gain_db", "from -60 to 24", True),
    ((*CLIP, "audio", "mute"), 1, "clips[0].audio.mute", "must be true or false, is 1", True),
    ((*LIGHT, "end_us"), 12400000, "clips[0].spotlights[0].end_us", "at least 0.5 s", False),
    ((*LIGHT, "keyframes"), [], "clips[0].spotlights[0].keyframes", "needs at least 1", True),
    ((*LIGHT, "shape"), "star", "clips[0].spotlights[0].shape", "one of body, ground", True),
    ((*LIGHT, "color"), "white", "clips[0].spotlights[0].color", "such as #FFCC00", True),
    ((*LIGHT, "color"), "#FFF", "clips[0].spotlights[0].color", "such as #FFCC00", True),
    ((*LIGHT, "stroke"), 4, "clips[0].spotlights[0].stroke", "must be from 1 to 3", True),
    ((*LIGHT, "fill"), 0.41, "clips[0].spotlights[0].fill", "must be from 0 to 0.4", True),
    ((*LIGHT, "brighten"), -0.1, "clips[0].spotlights[0].brighten", "must be from 0", True),
    ((*LIGHT, "keyframes", 0, "rx"), 0, "clips[0].spotlights[0].keyframes[0].rx", "above 0", True),
    ((*TEXT, "end_us"), 12200000, "clips[0].texts[0].end_us", "at least 0.3 s", False),
    ((*TEXT, "text"), "x" * 501, "clips[0].texts[0].text", "has 501 characters, at most 500", True),
    ((*TEXT, "text"), "a\x07", "clips[0].texts[0].text", "control characters", True),
    ((*TEXT, "text"), "\ud800", "clips[0].texts[0].text", "half of a surrogate pair", False),
    ((*TEXT, "anchor"), "middle", "clips[0].texts[0].anchor", "must be one of top-left", True),
    ((*TEXT, "size"), 0.0, "clips[0].texts[0].size", "must be from 0.005 to 1", True),
    ((*TEXT, "background"), "none", "clips[0].texts[0].background", "such as #FFCC00", True),
]


@pytest.mark.parametrize(("at", "value", "field", "reason", "structural"), BAD)
def test_a_wrong_value_is_refused_with_its_field_and_the_reason(
    at: tuple[str | int, ...], value: object, field: str, reason: str, structural: bool
) -> None:
    changed = put(at, value)
    with pytest.raises(BadEdit) as caught:
        edit_from_json(json.dumps(changed))
    assert caught.value.field == field
    assert reason in caught.value.reason
    assert VALIDATOR.is_valid(changed) != structural


def overlapping(changed: dict[str, Any]) -> None:
    changed["clips"][0]["segments"].append(
        {"start_us": 16500000, "end_us": 18000000, "speed": "2/1"}
    )


def same_freeze(changed: dict[str, Any]) -> None:
    changed["clips"][0]["segments"].append({"at_us": 16000000, "freeze_us": 1})


def same_clip(changed: dict[str, Any]) -> None:
    changed["clips"].append({"id": "c1", "source": "g1", "start_us": 0, "end_us": 1})


def many(name: str, count: int) -> Callable[[dict[str, Any]], None]:
    def fill(changed: dict[str, Any]) -> None:
        clip = changed["clips"][0]
        clip[name] = [{**clip[name][0], "id": f"m{i}", "t_us": i} for i in range(count)]
        for item in clip[name]:
            del item["t_us" if "start_us" in item else "id"]

    return fill


def many_clips(changed: dict[str, Any]) -> None:
    changed["clips"] = [
        {"id": f"c{i}", "source": "g1", "start_us": 0, "end_us": 1} for i in range(501)
    ]


def many_sources(changed: dict[str, Any]) -> None:
    changed["sources"] = {f"g{i}": {"path": "x"} for i in range(65)}


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (overlapping, r"clips\[0\].segments: two speeds overlap: 15000000-17000000 and 16500000-"),
        (same_freeze, r"clips\[0\].segments: two freezes stand at at_us 16000000"),
        (same_clip, r'clips\[1\].id: "c1" is also the id of clips\[0\]'),
        (many("crop", 10_000), r"clips\[0\].crop: has 10,000 entries, at most 2,000 are allowed"),
        (many("spotlights", 65), r"clips\[0\].spotlights: has 65 entries, at most 64"),
        (many("texts", 65), r"clips\[0\].texts: has 65 entries, at most 64"),
        (many_clips, r"clips: has 501 entries, at most 500"),
        (many_sources, r"sources: has 65 entries, at most 64"),
    ],
)
def test_too_many_and_overlapping_parts_are_refused(
    spoil: Callable[[dict[str, Any]], None], sentence: str
) -> None:
    changed = document()
    spoil(changed)
    with pytest.raises(BadEdit, match=sentence):
        edit_from_value(changed)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "the edit is not JSON: Expecting value at line 1, column 1"),
        ('{"schema": 1,}', "the edit is not JSON: .* at line 1, column"),
        ("[1]", "an edit is a JSON object with schema, reel, sources and clips"),
        ("null", "an edit is a JSON object"),
        ('{"schema": NaN}', "the edit holds NaN, which is not a number"),
        ('{"schema": -Infinity}', "the edit holds -Infinity"),
        ('{"schema": 1, "schema": 2}', 'the field "schema" stands twice'),
        ('{"schema": ' + "9" * 5000 + "}", "a number with thousands of digits"),
        ("[" * 100_000, "nested more than 16 levels"),
        ('{"a":' * 100_000, "nested more than 16 levels"),
        (b"\xff\xfe\x00", "not UTF-8 text: byte 0"),
        (b" " * 50_000_000, r"the edit is 50.0 MB; at most 8 MB are read"),
        ("é" * 4_000_001, r"the edit is 8.0 MB; at most 8 MB are read"),
    ],
    ids=lambda value: str(value[:20]) if isinstance(value, str) else "bytes",
)
def test_a_text_that_is_no_document_is_refused(text: str | bytes, sentence: str) -> None:
    with pytest.raises(BadEdit, match=sentence):
        edit_from_json(text)


def test_a_double_behind_many_fields_is_found_at_once() -> None:
    fields = ",".join(f'"{n}":0' for n in range(200_000))
    started = time.monotonic()
    with pytest.raises(BadEdit, match='the field "199999" stands twice'):
        edit_from_json(f'{{{fields},"199999":0}}')
    assert time.monotonic() - started < 10


def test_a_float_beyond_all_numbers_is_refused() -> None:
    text = json.dumps(document()).replace("960.0", "1e999")
    with pytest.raises(BadEdit, match=r"clips\[0\].crop\[0\].cx: must be a finite number, is inf"):
        edit_from_json(text)
