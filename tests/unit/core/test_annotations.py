"""Tables of clips: every good row comes in, every bad one is named with its line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.annotations import MAX_ROWS, AnnotationRow, format_csv, format_tsv, parse
from app.core.clip import MAX_NOTES, MarkedClip
from app.core.errors import BadAnnotations
from app.core.sports import tags_of

HEADER = "start_time\trating\ttags\tclip_name\tclip_duration\tnotes\n"
SOCCER = tags_of("soccer")


def one(line: str) -> AnnotationRow:
    parsed = parse(line, SOCCER)
    assert parsed.problems == ()
    return parsed.rows[0]


def test_a_table_is_read() -> None:
    row = one(HEADER + "1:23\t5\tGoal, Assist\tThe winner\t12.5\tleft foot\n")
    assert row == AnnotationRow(
        2, 83_000_000, 12_500_000, 5, ("Goal", "Assist"), "The winner", "left foot"
    )
    assert row.end_us == 95_500_000


@pytest.mark.parametrize(
    ("text", "us"),
    [
        ("0:05", 5_000_000),
        ("7:05", 425_000_000),
        ("07:05", 425_000_000),
        ("95:10", 5_710_000_000),
        ("1:02:03", 3_723_000_000),
        ("01:02:03.5", 3_723_500_000),
        ("1:02.25", 62_250_000),
        ("1:02,25", 62_250_000),
        ("0:00.0000005", 1),
    ],
)
def test_times_of_every_form(text: str, us: int) -> None:
    assert one(f"{text}\t4\tGoal\tx\t9\t").start_us == us


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("12.30\t4\t\t\t9", 'start_time must be a time such as 1:23 or 1:02:03.5, is "12.30"'),
        ("\t4\t\t\t9", 'start_time must be a time such as 1:23 or 1:02:03.5, is ""'),
        ("-1:00\t4\t\t\t9", "start_time must be a time"),
        ("1:60\t4\t\t\t9", 'start_time has more than 59 seconds or minutes: "1:60"'),
        ("1:60:00\t4\t\t\t9", "more than 59 seconds or minutes"),
        ("1:٠٣\t4\t\t\t9", "start_time must be a time"),
        ("1:00\t6\t\t\t9", 'rating must be 1 to 5, is "6"'),
        ("1:00\t\t\t\t9", 'rating must be 1 to 5, is ""'),
        ("1:00\tgood\t\t\t9", "rating must be 1 to 5"),
        ("1:00\t4\t\t\t", 'clip_duration must be seconds such as 12 or 12.5, is ""'),
        ("1:00\t4\t\t\t-3", "clip_duration must be seconds"),
        ("1:00\t4\t\t\t0.2", "clip_duration must be from 0.5 s to 1 hour"),
        ("1:00\t4\t\t\t3601", "clip_duration must be from 0.5 s to 1 hour"),
        ("1:00\t4", "has 2 columns, must have 5 or 6"),
        ("1:00\t4\t\t\t9\tnote\tmore", "has 7 columns, must have 5 or 6"),
        ("1:00\t4\t\t\t9\t" + "x" * 281, "notes has 281 characters, at most 280 are allowed"),
        ("1:00\t4\t\t" + "x" * 201 + "\t9", "clip_name has 201 characters, at most 200"),
        ("1:00\t4\t" + "x" * 41 + "\t\t9", "tag has 41 characters, at most 40"),
        ("1:00\t4\t" + ",".join(f"t{i}" for i in range(21)) + "\t\t9", "has 21 tags, at most 20"),
        ("1:00\t4\t\tbell\x07\t9", "clip_name holds control characters"),
    ],
)
def test_a_bad_row_is_named_and_the_others_come_in(line: str, why: str) -> None:
    parsed = parse(f"{HEADER}0:10\t4\t\t\t9\n{line}\n0:30\t4\t\t\t9\n", SOCCER)
    assert [row.line for row in parsed.rows] == [2, 4]
    assert len(parsed.problems) == 1
    assert parsed.problems[0].startswith("Line 3: ")
    assert why in parsed.problems[0]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_marks_and_line_ends_of_every_program(ends: str, mark: str, code: str) -> None:
    if code == "utf-16" and mark:
        return
    text = mark + (HEADER + "1:00\t5\tGoal\tÖzil\t12\t\n\n2:00\t4\t\t\t3\n").replace("\n", ends)
    parsed = parse(text.encode(code), SOCCER)
    assert parsed.problems == ()
    assert [(row.line, row.name) for row in parsed.rows] == [(2, "Özil"), (4, "")]


def test_unknown_tags_are_kept_and_doubled_ones_kept_once_with_a_warning() -> None:
    parsed = parse("1:00\t5\tgoal; Nutmeg, GOAL,\tx\t9\t", SOCCER)
    assert parsed.rows[0].tags == ("Goal", "Nutmeg")
    assert parsed.warnings == (
        'Line 1: tag "Nutmeg" is new, kept as your own tag',
        'Line 1: tag "Goal" stands twice, kept once',
    )


def test_the_placeholder_of_notes_is_no_notes() -> None:
    assert one("1:00\t5\tGoal\tx\t9\t<notes>").notes == ""


def test_five_columns_do_without_notes() -> None:
    assert one("1:00\t5\tGoal\tx\t9").notes == ""


def test_a_name_that_would_be_derived_stays_derived() -> None:
    assert one("1:00\t5\tGoal, Assist\tBrilliant Goal and Assist\t9\t").name == ""
    assert one("1:00\t5\tGoal\tMy own\t9\t").name == "My own"


def test_columns_in_another_order_are_found_by_their_header() -> None:
    row = one("Rating,Start Time,clip_duration,tags,clip_name\n5,1:00,0:12,Goal,x\n")
    assert (row.rating, row.start_us, row.duration_us) == (5, 60_000_000, 12_000_000)


def test_csv_with_quotes_and_line_breaks() -> None:
    text = '1:00,5,"Goal, Assist",n,9,"two\nlines, ""quoted"""\n2:0,5,,,9,\n'
    parsed = parse(text)
    assert parsed.rows[0].notes == 'two\nlines, "quoted"'
    assert parsed.rows[0].tags == ("Goal", "Assist")
    assert parsed.problems == (
        'Line 3: start_time must be a time such as 1:23 or 1:02:03.5, is "2:0"',
    )


def test_csv_with_semicolons() -> None:
    assert one("1:00;5;Goal;x;9,5;\n").duration_us == 9_500_000


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "not UTF-8 text"),
        (b"abc\0def", "not a table of text"),
        (b"x" * 8_000_001, r"8\.0 MB; at most 8 MB"),
        ("start_time\trating\n1:00\t5\n", "header line needs the column tags once"),
        ("1:00\t4\t\t\t9\n" * (MAX_ROWS + 1), "more than 20,000 rows"),
        ("1:00,4,,," + "9" * 200_000, "Line 1: this is not CSV"),
    ],
    ids=["png", "binary", "large", "header", "long", "field"],
)
def test_a_file_that_is_no_table_is_refused(text: str | bytes, sentence: str) -> None:
    with pytest.raises(BadAnnotations, match=sentence):
        parse(text)


def test_an_empty_file_has_no_rows() -> None:
    assert parse(b"").rows == ()
    assert parse(HEADER).rows == ()


def clip(**changes: object) -> MarkedClip:
    return replace(MarkedClip("c", "g", 83_000_400, 95_500_600, 5, ("Goal",)), **changes)  # type: ignore[arg-type]


def test_a_table_is_written_with_milliseconds_and_without_tabs() -> None:
    made = format_tsv(
        [
            clip(typed_name="a\tb", notes="two\nlines"),
            clip(start_us=3_723_004_000, end_us=3_730_000_000),
        ]
    )
    assert made == (
        HEADER
        + "1:23.000\t5\tGoal\ta b\t12.501\ttwo lines\n"
        + "1:02:03.004\t5\tGoal\tBrilliant Goal\t6.996\t\n"
    )


def test_quotes_around_a_name_are_its_own() -> None:
    marked = clip(typed_name='"Goal" and "Save"')
    assert parse(format_tsv([marked])).rows[0].name == marked.typed_name


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Cs"]), max_size=30
)


@given(
    st.integers(0, 300 * 60_000),
    st.integers(500, 600_000),
    st.integers(1, 5),
    st.lists(st.sampled_from([*SOCCER, "Nutmeg", "1v1"]), unique=True, max_size=4),
    WORDS,
    WORDS,
)
def test_what_was_written_is_read_back(
    start_ms: int, length_ms: int, rating: int, tags: list[str], name: str, notes: str
) -> None:
    name, notes = " ".join(name.split()), " ".join(notes.split())
    end_us = (start_ms + length_ms) * 1000
    marked = MarkedClip(
        "c", "g", start_ms * 1000, end_us, rating, tuple(tags), (), name.strip(), notes.strip()
    )
    for text in (format_tsv([marked]), format_csv([marked])):
        row = parse(text).rows[0]
        assert (row.start_us, row.end_us) == (marked.start_us, marked.end_us)
        assert (row.rating, row.tags) == (marked.rating, marked.tags)
        assert replace(marked, typed_name=row.name).name == marked.name
        assert row.notes == (marked.notes if marked.notes != "<notes>" else "")


@given(st.text(max_size=300) | st.text('0123456789:.,\t\n;"ab', max_size=300))
def test_any_text_is_read_or_refused_in_one_sentence(text: str) -> None:
    try:
        parsed = parse(text)
    except BadAnnotations:
        return
    lines = [*parsed.problems, *parsed.warnings]
    assert all(line.startswith("Line ") for line in lines)
    assert all(len(row.notes) <= MAX_NOTES for row in parsed.rows)
