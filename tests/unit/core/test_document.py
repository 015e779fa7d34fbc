"""The edit document: what goes in comes out, and what is wrong is refused with field and reason."""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core import limits
from app.core.document import (
    checked,
    edit_from_json,
    edit_from_value,
    edit_to_json,
    edit_to_value,
)
from app.core.edit import (
    CropKey,
    Edit,
    EditClip,
    Freeze,
    Goal,
    Intro,
    Poster,
    Reel,
    ReelSound,
    ScoreBug,
    Source,
    SpeedSegment,
    Transition,
)
from app.core.errors import BadEdit
from app.core.limits import MAX_KEYFRAMES
from tests.support.edits import Case, cases

SCHEMA = json.loads(
    (Path(__file__).resolve().parents[3] / "resources" / "edit.schema.json").read_text()
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def document() -> dict[str, Any]:
    """The example of the design, with everything in it."""
    return {
        "schema": 2,
        "reel": {
            "id": "r1",
            "name": "Goal 2-1",
            "size": [1080, 1920],
            "fps": "30/1",
            "transition": {"kind": "dissolve", "us": 500000},
            "intro": {"title": "Maya", "subtitle": "Highlights", "photo": "aGk="},
            "score": {
                "home": "LIO",
                "away": "TIG",
                "clocks": {"g1": -5000000},
                "goals": [{"clock_us": 7000000, "home": True}],
            },
            "poster": {"clip": "c1", "t_us": 12500000},
            "sound": {"loudness": True, "beyond": "keep"},
        },
        "sources": {"g1": {"path": "match.mp4", "sha256": "ab" * 32, "origin_us": 0}},
        "clips": [
            {
                "id": "c1",
                "source": "g1",
                "start_us": 12000000,
                "end_us": 24000000,
                "rotation_deg": 0.0,
                "crop": [
                    {
                        "t_us": 12000000,
                        "cx": 960.0,
                        "cy": 540.0,
                        "height": 1080.0,
                        "ease": "smooth",
                    },
                    {"t_us": 13000000, "cx": 900.0, "cy": 540.0, "height": 900.0, "ease": "hold"},
                ],
                "segments": [
                    {"start_us": 15000000, "end_us": 17000000, "speed": "1/2"},
                    {"at_us": 16000000, "freeze_us": 2000000},
                ],
                "audio": {"gain_db": 0.0, "mute": False},
                "spotlights": [
                    {
                        "id": "s1",
                        "start_us": 12000000,
                        "end_us": 14000000,
                        "shape": "body",
                        "color": "#FFFFFF",
                        "stroke": 2,
                        "fill": 0.2,
                        "dim": 0.2,
                        "brighten": 0.0,
                        "keyframes": [
                            {"t_us": 12000000, "cx": 8.0, "cy": 5.0, "rx": 65.0, "ry": 130.0}
                        ],
                    }
                ],
                "texts": [
                    {
                        "id": "t1",
                        "start_us": 12000000,
                        "end_us": 14000000,
                        "text": "#10 Maya",
                        "font": "Inter",
                        "size": 0.06,
                        "color": "#FFFFFF",
                        "anchor": "bottom",
                        "dx": 0.0,
                        "dy": 0.0,
                    }
                ],
            }
        ],
    }


CLIP = ("clips", 0)
KEY = (*CLIP, "crop", 0)
LIGHT = (*CLIP, "spotlights", 0)
TEXT = (*CLIP, "texts", 0)
GONE = object()

# Where, what is put there, the field named, part of the reason, and whether JSON Schema says so too.
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


def put(at: tuple[str | int, ...], value: object) -> dict[str, Any]:
    changed = document()
    place: Any = changed
    for step in at[:-1]:
        place = place[step]
    if value is GONE:
        del place[at[-1]]
    else:
        place[at[-1]] = value
    return changed


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


def test_the_example_of_the_design_is_read() -> None:
    edit = edit_from_value(document())
    clip = edit.clips[0]
    assert edit.reel == Reel(
        "r1",
        "Goal 2-1",
        transition=Transition("dissolve"),
        intro=Intro("Maya", "Highlights", photo="aGk="),
        score=ScoreBug("LIO", "TIG", clocks=(("g1", -5000000),), goals=(Goal(7000000, home=True),)),
        poster=Poster("c1", 12500000),
        sound=ReelSound(loudness=True, beyond="keep"),
    )
    assert edit.source("g1") == Source("match.mp4", "ab" * 32)
    assert clip.segments == (
        SpeedSegment(15000000, 17000000, Fraction(1, 2)),
        Freeze(16000000, 2000000),
    )
    assert clip.spotlights[0].keyframes[0].ease == "smooth"
    assert clip.texts[0].stroke


def test_what_is_left_out_gets_its_default() -> None:
    edit = edit_from_value(
        {
            "schema": 2,
            "reel": {"id": "r", "name": ""},
            "sources": {"g": {"path": "m.mp4"}},
            "clips": [{"id": "c", "source": "g", "start_us": 0, "end_us": 1}],
        }
    )
    assert edit == Edit(Reel("r", ""), (("g", Source("m.mp4")),), (EditClip("c", "g", 0, 1),))


def test_what_is_out_of_order_is_put_in_order() -> None:
    changed = document()
    clip = changed["clips"][0]
    clip["crop"].reverse()
    clip["segments"].reverse()
    changed["sources"] = {"z": {"path": "z"}, **changed["sources"]}
    clip["spotlights"][0]["color"] = "#abcdef"
    edit = edit_from_value(changed)
    assert [key.t_us for key in edit.clips[0].crop] == [12000000, 13000000]
    assert isinstance(edit.clips[0].segments[0], SpeedSegment)
    assert [name for name, _ in edit.sources] == ["g1", "z"]
    assert edit.clips[0].spotlights[0].color == "#ABCDEF"


def test_a_byte_order_mark_and_whole_floats_are_read() -> None:
    text = json.dumps(document()).replace("12000000", "12000000.0")
    assert edit_from_json(b"\xef\xbb\xbf" + text.encode()) == edit_from_value(document())


@given(cases(max_frames=10_000))
def test_reading_what_was_written_gives_the_same_edit(case: Case) -> None:
    text = edit_to_json(case.edit)
    assert edit_from_json(text) == case.edit
    assert edit_from_json(text.encode()) == case.edit
    assert edit_to_json(edit_from_json(text)) == text


@given(cases(max_frames=10_000))
def test_the_schema_accepts_every_document_the_app_writes(case: Case) -> None:
    VALIDATOR.validate(json.loads(edit_to_json(case.edit)))


WRONG: list[Any] = [None, True, False, 0, 1, -1, 2, 12.5, 1e300, 10**20, "", "x", "#FFFFFF", "1/2"]
WRONG += ["30/1", [], {}, [1, 2], {"a": 1}, "x" * 70, "x" * 600, "a\nb", "0/3", "3/0"]
JUNK = st.sampled_from(WRONG)
# Refusals that JSON Schema cannot express; everything else the two must say alike.
SEMANTIC = (
    "must be after start_us",
    "s after start_us",
    "is also the id of",
    "two keyframes",
    "two freezes",
    "two speeds",
    "there is no source",
    "must be from 1/4 to 4",
    "must be from 1 to 120, is ",
)


def places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path] if path else []
    inside: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    for step, below in inside:
        found += places(below, (*path, step))
    return found


@settings(max_examples=500)
@given(st.sampled_from(places(document())), JUNK | st.just(GONE))
def test_schema_and_checker_agree_on_what_is_wrong(
    at: tuple[str | int, ...], value: object
) -> None:
    changed = put(at, copy.deepcopy(value))
    try:
        edit_from_value(changed)
        refused = ""
    except BadEdit as error:
        refused = error.reason
    if any(part in refused for part in SEMANTIC):
        return
    assert VALIDATOR.is_valid(changed) == (not refused), refused


@settings(max_examples=300)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["schema", "reel", "sources", "clips", "id"]) | st.text(max_size=3),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_other_value_is_refused_in_one_sentence(value: object) -> None:
    if isinstance(value, dict):
        value["schema"] = 2
    with pytest.raises(BadEdit):
        edit_from_value(value)


def test_an_edit_made_in_code_is_checked_too() -> None:
    edit = edit_from_value(document())
    assert checked(edit) == edit
    spoilt = replace(
        edit, clips=(replace(edit.clips[0], crop=(CropKey(0, float("nan"), 0.0, 1.0),)),)
    )
    with pytest.raises(BadEdit, match=r"clips\[0\].crop\[0\].cx: must be a finite number, is nan"):
        checked(spoilt)


def test_keyframes_take_one_line_each() -> None:
    lines = edit_to_json(edit_from_value(document())).splitlines()
    assert sum('"height"' in line for line in lines) == 2
    assert '{"at_us": 16000000, "freeze_us": 2000000}' in "".join(lines)


@pytest.mark.slow
def test_the_largest_document_is_read_in_a_few_seconds() -> None:
    keys = tuple(CropKey(t, 960.0, 540.0, 1080.0) for t in range(MAX_KEYFRAMES))
    edit = edit_from_value(document())
    clips = tuple(
        replace(edit.clips[0], id=f"c{i}", crop=keys, spotlights=(), texts=()) for i in range(45)
    )
    text = json.dumps(edit_to_value(replace(edit, clips=clips)), separators=(",", ":"))
    assert len(text) > 5_000_000
    begin = time.perf_counter()
    assert len(edit_from_json(text).clips) == 45
    assert time.perf_counter() - begin < 20


def test_schema_and_limits_name_the_same_numbers() -> None:
    defs, top = SCHEMA["$defs"], SCHEMA["properties"]
    clip, text = defs["clip"]["properties"], defs["text"]["properties"]
    assert defs["time"]["maximum"] == limits.MAX_TIME_US
    assert defs["position"]["maximum"] == -defs["position"]["minimum"] == limits.MAX_POSITION
    assert defs["length"]["maximum"] == limits.MAX_POSITION
    assert defs["share"]["maximum"] == limits.MAX_SHARE
    assert defs["name"]["maxLength"] == limits.MAX_NAME
    assert defs["freeze"]["properties"]["freeze_us"]["maximum"] == limits.MAX_FREEZE_US
    assert top["clips"]["maxItems"] == limits.MAX_CLIPS
    assert top["sources"]["maxProperties"] == limits.MAX_SOURCES
    assert top["reel"]["properties"]["size"]["items"]["maximum"] == limits.MAX_SIDE
    assert clip["crop"]["maxItems"] == limits.MAX_KEYFRAMES
    assert clip["segments"]["maxItems"] == limits.MAX_SEGMENTS
    assert clip["texts"]["maxItems"] == clip["spotlights"]["maxItems"] == limits.MAX_MARKS
    assert clip["rotation_deg"]["maximum"] == limits.MAX_ROTATION_DEG
    assert clip["audio"]["properties"]["gain_db"]["maximum"] == limits.MAX_GAIN_DB
    assert text["text"]["maxLength"] == limits.MAX_TEXT
    assert text["size"]["maximum"] == limits.MAX_TEXT_SIZE
    assert text["dx"]["maximum"] == limits.MAX_TEXT_SHIFT
