"""The edit document: what goes in comes out, and what is wrong is refused with field and reason."""

from __future__ import annotations

import copy
import json
import time
from dataclasses import replace
from fractions import Fraction
from typing import Any

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
from tests.support.documents import GONE, SCHEMA, VALIDATOR, document, put
from tests.support.edits import Case, cases


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
