"""Marked clips as a table: tab-separated (or CSV) text in and out.

Columns: ``start_time rating tags clip_name clip_duration notes``; the last may be missing, and a
header line may put them in another order. Each good row becomes a value, each bad one a sentence
``Line n: why``; never half a row, never silently.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from app.core.annotation_row import (
    MAX_BYTES,
    MAX_ROWS,
    AnnotationRow,
    BadRow,
    Parsed,
    check_duration,
    check_start,
    fitting_name,
    fitting_notes,
    known_words,
    new_words,
    unique_tags,
)
from app.core.check import shown
from app.core.clip import RATINGS, MarkedClip, derived_name
from app.core.errors import BadAnnotations
from app.core.time import format_clock, microseconds

__all__ = ["MAX_BYTES", "MAX_ROWS", "AnnotationRow", "Parsed", "format_csv", "format_tsv", "parse"]

COLUMNS = ("start_time", "rating", "tags", "clip_name", "clip_duration", "notes")

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,9}))?")
_SECONDS = re.compile(r"(\d{1,9})(?:[.,](\d{1,9}))?")
_MS = 1000


def parse(text: str | bytes, known_tags: Iterable[str] = ()) -> Parsed:
    """Read a table. With ``known_tags``, others are kept with a warning.

    Raises ``BadAnnotations`` when the whole cannot be read: too large, not text, no usable header.
    """
    rows: list[AnnotationRow] = []
    problems: list[str] = []
    warnings: list[str] = []
    known = known_words(known_tags)
    order: Sequence[str] = COLUMNS
    for count, (line, cells) in enumerate(_lines(_decoded(text))):
        if len(rows) + len(problems) >= MAX_ROWS:
            raise BadAnnotations(f"The file has more than {MAX_ROWS:,} rows; split it.")
        if count == 0 and "start_time" in [_word(cell) for cell in cells]:
            order = _header(cells)
            continue
        try:
            row, odd = _row(line, _named(cells, order), known)
        except BadRow as why:
            problems.append(f"Line {line}: {why}")
        else:
            rows.append(row)
            warnings.extend(f"Line {line}: {sentence}" for sentence in odd)
    new = new_words(rows, known) if known else ()
    return Parsed(tuple(rows), tuple(problems), tuple(warnings), new)


def format_tsv(clips: Iterable[MarkedClip]) -> str:
    """The table of clips, tab-separated with a header, times to the millisecond."""
    lines = [COLUMNS, *(_cells(clip) for clip in clips)]
    return "".join("\t".join(_quoted(cell) for cell in cells) + "\n" for cells in lines)


def format_csv(clips: Iterable[MarkedClip]) -> str:
    """The table of clips as CSV with a header, quoted where needed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([COLUMNS, *(_cells(clip) for clip in clips)])
    return out.getvalue()


# ---------------------------------------------------------------- reading


def _decoded(text: str | bytes) -> str:
    if len(text) > MAX_BYTES:
        raise BadAnnotations(
            f"The file is {len(text) / 1e6:.1f} MB; at most {MAX_BYTES // 10**6} MB are read."
        )
    if isinstance(text, bytes):
        try:
            text = text.decode(_encoding(text))
        except UnicodeDecodeError:
            raise BadAnnotations(
                "The file is not UTF-8 text; save it from your spreadsheet as UTF-8."
            ) from None
    # A control character at the beginning: the guess at UTF-16 takes any two bytes for a character.
    if "\0" in text or re.match("[\0-\x08\x0e-\x1f]", text):
        raise BadAnnotations("The file is not a table of text.")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _encoding(data: bytes) -> str:
    """UTF-8, or UTF-16 with its mark or with a first character that is ASCII."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if data[:1] and data[1:2] == b"\0" != data[:1]:
        return "utf-16-le"
    return "utf-16-be" if data[:1] == b"\0" != data[1:2] else "utf-8-sig"


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Line numbers (from 1) and cells of the rows that are not empty."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    if "\t" in first:
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield number, [_unquoted(cell.strip()) for cell in line.split("\t")]
        return
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    number = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield number, [cell.strip() for cell in cells]
            number = reader.line_num + 1
    except csv.Error as error:
        raise BadAnnotations(f"Line {number}: this is not CSV ({error}).") from None


def _unquoted(cell: str) -> str:
    """A tab-separated cell without the quotes that spreadsheets put around some."""
    if len(cell) >= 2 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell


def _word(cell: str) -> str:
    return "_".join(cell.casefold().split())


def _header(cells: Sequence[str]) -> Sequence[str]:
    order = [_word(cell) for cell in cells]
    for name in COLUMNS[:-1]:
        if order.count(name) != 1:
            raise BadAnnotations(f"The header line needs the column {name} once.")
    return order


def _named(cells: Sequence[str], order: Sequence[str]) -> dict[str, str]:
    cells = list(cells)
    while len(cells) > len(order) and not cells[-1]:
        cells.pop()
    if len(cells) > len(order) or len(cells) < len(COLUMNS) - 1:
        raise BadRow(f"has {len(cells)} columns, must have 5 or 6")
    return dict(zip(order, cells, strict=False))


def _row(
    line: int, cell: dict[str, str], known: Mapping[str, str]
) -> tuple[AnnotationRow, list[str]]:
    """One row from its named cells, and what is odd about it."""
    start_us = _clock_us("start_time", cell.get("start_time", ""))
    rating = cell.get("rating", "")
    if rating not in {str(stars) for stars in RATINGS}:
        raise BadRow(f"rating must be 1 to 5, is {shown(rating)}")
    tags, odd = unique_tags(re.split("[,;]", cell.get("tags", "")), known)
    duration_us = _duration_us(cell.get("clip_duration", ""))
    name = fitting_name("clip_name", cell.get("clip_name", ""))
    notes = fitting_notes(cell.get("notes", ""))
    if name == derived_name(int(rating), tags, notes):
        name = ""
    return AnnotationRow(line, start_us, duration_us, int(rating), tags, name, notes), odd


def _clock_us(column: str, text: str) -> int:
    match = _CLOCK.fullmatch(text) if text.isascii() else None
    if match is None:
        raise BadRow(f"{column} must be a time such as 1:23 or 1:02:03.5, is {shown(text)}")
    hours, minutes, whole, fraction = match.groups(default="")
    if int(whole) > 59 or (hours and int(minutes) > 59):
        raise BadRow(f"{column} has more than 59 seconds or minutes: {shown(text)}")
    in_seconds = int(hours or 0) * 3600 + int(minutes) * 60 + int(whole)
    return check_start(column, microseconds(in_seconds + _fraction(fraction)), text)


def _duration_us(text: str) -> int:
    match = _SECONDS.fullmatch(text) if text.isascii() else None
    if match is not None:
        us = microseconds(int(match[1]) + _fraction(match[2] or ""))
    elif ":" in text:
        us = _clock_us("clip_duration", text)
    else:
        raise BadRow(f"clip_duration must be seconds such as 12 or 12.5, is {shown(text)}")
    return check_duration("clip_duration", us, text)


def _fraction(digits: str) -> Fraction:
    return Fraction(int(digits or "0"), 10 ** len(digits))


# ---------------------------------------------------------------- writing


def _cells(clip: MarkedClip) -> tuple[str, ...]:
    start_ms, end_ms = ((us + _MS // 2) // _MS for us in (clip.start_us, clip.end_us))
    whole, rest = divmod(end_ms - start_ms, _MS)
    return (
        format_clock(start_ms * _MS, decimals=3),
        str(clip.rating),
        ", ".join(_plain(tag.replace(",", " ").replace(";", " ")) for tag in clip.tags),
        _plain(clip.name),
        f"{whole}.{rest:03d}",
        _plain(clip.notes),
    )


def _quoted(cell: str) -> str:
    """A cell that would lose its own quotes when it is read, in quotes."""
    return '"' + cell.replace('"', '""') + '"' if _unquoted(cell) != cell else cell


def _plain(text: str) -> str:
    """Text without tabs and line breaks."""
    return " ".join(text.split())
