"""Sportscode-style XML: what was written is read back whole, and nothing of a file is trusted."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.annotation_row import AnnotationRow
from app.core.clip import MarkedClip
from app.core.errors import BadAnnotations
from app.core.instances import format_instances, is_xml, parse_instances
from app.core.sports import tags_of

SOCCER = tags_of("soccer")


def listed(body: str) -> bytes:
    return f"<file><ALL_INSTANCES>\n{body}\n</ALL_INSTANCES></file>".encode()


def instance(start: str = "12", end: str = "24.5", code: str = "Goal", labels: str = "") -> str:
    return (
        f"<instance><ID>1</ID><start>{start}</start><end>{end}</end>"
        f"<code>{code}</code>{labels}</instance>"
    )


def label(group: str, text: str) -> str:
    return f"<label><group>{group}</group><text>{text}</text></label>"


def back(row: AnnotationRow) -> MarkedClip:
    assert row.players is not None and row.layer is not None
    return MarkedClip(
        *("c", "g", row.start_us, row.end_us, row.rating),
        tags=row.tags,
        players=row.players,
        typed_name=row.name,
        notes=row.notes,
        layer=row.layer,
    )


def test_an_instance_of_another_program_is_a_clip() -> None:
    labels = (
        label("Player", "Maya")
        + label("Zone", "Left")
        + "<label><text>Header</text></label>"
        + "<free_text>from the corner</free_text>"
    )
    parsed = parse_instances(listed(instance(labels=labels)), SOCCER)
    assert parsed.problems == ()
    assert parsed.rows == (
        AnnotationRow(
            *(2, 12_000_000, 12_500_000, 4, ("Goal", "Zone: Left", "Header"), ""),
            *("from the corner", ("Maya",), "athlete"),
        ),
    )
    assert parsed.new_tags == ("Zone: Left", "Header")


@pytest.mark.parametrize(
    ("start", "us"),
    [
        ("5.8799999999999999", 5_880_000),
        ("0.1000000000000000055511151231257827", 100_000),
        ("8.5E-05", 85),
        ("1.2e+1", 12_000_000),
        ("-0.5", 0),
        ("-1", 0),
        ("-0", 0),
    ],
)
def test_seconds_are_read_as_other_programs_write_them(start: str, us: int) -> None:
    parsed = parse_instances(listed(instance(start, "24.500000000000000001")), SOCCER)
    assert parsed.problems == ()
    assert [(row.start_us, row.end_us) for row in parsed.rows] == [(us, 24_500_000)]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (instance(start="-1.01"), 'start must not be negative, is "-1.01"'),
        (instance(end="-0.5"), 'end must not be negative, is "-0.5"'),
        (instance(start="1e99", end="2e99"), "start must be seconds"),
        (instance(start="-3"), 'start must not be negative, is "-3"'),
        (instance(start="1:20"), 'start must be seconds such as 83.5, is "1:20"'),
        (instance(start="1e9"), "start must be seconds"),
        (instance(start="nan"), "start must be seconds"),
        (instance(start=""), 'start must be seconds such as 83.5, is ""'),
        (instance(start="360000", end="360010"), "start must be below 100 hours"),
        (instance(end="12"), 'end must be after start, is "12"'),
        (instance(end="12.1"), 'the length must be from 0.5 s to 1 hour, is "0.100000 s"'),
        (instance(labels=label("Rating", "6")), 'the label Rating must be 1 to 5, is "6"'),
        (instance(labels=label("Layer", "Both")), "the label Layer must be My athlete or Team"),
        (instance(labels=label("Notes", "x" * 281)), "notes has 281 characters, at most 280"),
        (instance(code="x" * 41), "tag has 41 characters, at most 40"),
        (instance(labels=label("Player", "x" * 81)), "player has 81 characters, at most 80"),
    ],
)
def test_a_bad_instance_is_named_and_the_others_come_in(body: str, why: str) -> None:
    parsed = parse_instances(listed(f"{instance()}\n{body}\n{instance('30', '40')}"), SOCCER)
    assert [row.line for row in parsed.rows] == [2, 4]
    (problem,) = parsed.problems
    assert problem.startswith("Line 3: ")
    assert why in problem


BOMB = """<?xml version="1.0"?><!DOCTYPE f [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>
<file><ALL_INSTANCES><instance><code>&b;</code></instance></ALL_INSTANCES></file>"""
OUTSIDE = """<!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/passwd">]><file>&x;</file>"""


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (BOMB.encode(), "declares a DOCTYPE"),
        (OUTSIDE.encode(), "declares a DOCTYPE"),
        (b"<file>" + b"<a>" * 40, "more than 16 levels"),
        (b"<file><rows/></file>", "holds no ALL_INSTANCES"),
        (b"<file><ALL_INSTANCES>", "Line 1: this is not XML"),
        (b"<html>&nbsp;</html>", "this is not XML"),
        (b'<?xml version="1.0" encoding="klingon"?><file/>', "not XML|not known"),
        (b"<" + b"x" * 8_000_000, r"8\.0 MB; at most 8 MB"),
        (listed("<instance/>" * 20_001), "more than 20,000 instances"),
    ],
    ids=["bomb", "outside", "deep", "other", "cut", "html", "script", "large", "many"],
)
def test_a_file_that_is_no_list_of_instances_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(BadAnnotations, match=sentence):
        parse_instances(data)


def test_files_are_told_apart_by_what_is_in_them() -> None:
    assert is_xml(b"\xef\xbb\xbf<?xml version='1.0'?><file/>")
    assert is_xml("<file/>".encode("utf-16"))
    assert not is_xml(b"1:00\t5\tGoal\tx\t9\t<notes>")
    assert parse_instances(listed(instance()).decode().encode("utf-16")).rows[0].tags == ("Goal",)


def test_what_is_written_is_xml_with_a_row_for_each_code() -> None:
    clips = [
        MarkedClip("a", "g", 1, 2_000_000, 5, ("Goal", "Header"), ("Maya",), "A & <B>", "", "team"),
        MarkedClip("b", "g", 5_000_000, 9_000_000, 2),
    ]
    root = ET.fromstring(format_instances(clips))
    instances = root.findall("ALL_INSTANCES/instance")
    assert [one.findtext("code") for one in instances] == ["Goal", "Technical lapse"]
    assert [one.findtext("start") for one in instances] == ["0.000001", "5.000000"]
    assert [row.findtext("code") for row in root.findall("ROWS/row")] == ["Goal", "Technical lapse"]
    assert root.findtext("ROWS/row/R") == str(0x66 * 257)


WORD = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"
    ),
    max_size=30,
).map(lambda text: " ".join(text.split()))
TAGS = st.lists(
    st.sampled_from([*SOCCER, "Nutmeg", "1v1, left; far", "Good", "a < b & c"]) | WORD.filter(bool),
    unique_by=str.casefold,
    max_size=5,
)


@given(
    st.integers(0, 90 * 60_000_000),
    st.integers(500_000, 3600_000_000),
    st.integers(1, 5),
    TAGS,
    st.lists(WORD.filter(bool), unique=True, max_size=3),
    WORD,
    st.lists(WORD, max_size=3).map(lambda lines: "\n".join(lines).strip()),
    st.sampled_from(["athlete", "team"]),
)
def test_what_was_written_is_read_back_whole(
    start: int,
    length: int,
    rating: int,
    tags: list[str],
    players: list[str],
    name: str,
    notes: str,
    layer: str,
) -> None:
    clip = MarkedClip(
        *("c", "g", start, start + length, rating),
        tuple(tags),
        tuple(players),
        name,
        notes,
        layer,  # type: ignore[arg-type]
    )
    parsed = parse_instances(format_instances([clip]).encode())
    assert parsed.problems == parsed.warnings == ()
    assert [back(row) for row in parsed.rows] == [clip]


@given(
    st.binary(max_size=300)
    | st.text('<>/&;instaceodALL_INSTANCES"=! \n', max_size=300).map(str.encode)
)
def test_any_bytes_are_read_or_refused_in_one_sentence(data: bytes) -> None:
    try:
        parsed = parse_instances(data)
    except BadAnnotations as error:
        assert error.sentence.endswith(".")
        return
    assert all(line.startswith("Line ") for line in (*parsed.problems, *parsed.warnings))
