"""Marked clips as Sportscode-style XML: a list of instances, in and out.

::

    <file><ALL_INSTANCES>
      <instance><ID>1</ID><start>12.000000</start><end>24.000000</end><code>Goal</code>
        <label><group>Rating</group><text>5</text></label> …
      </instance>
    </ALL_INSTANCES><ROWS>…</ROWS></file>

The code is the row the instance stands in: our first tag, or the word of the rating. Everything
else of a clip is a label (groups Rating, Tag, Player, Name, Notes, Layer), so that what was written
is read back to the microsecond. Files of other programs come in too: their code is a tag, and a
label of another group is the tag ``group: text``.

The file is untrusted: a DOCTYPE (the way to entities) is refused, depth and rows are capped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from xml.parsers import expat
from xml.sax.saxutils import escape

from app.core.annotation_row import (
    MAX_BYTES,
    MAX_ROWS,
    AnnotationRow,
    BadRow,
    Parsed,
    check_duration,
    check_start,
    fitting_name,
    known_words,
    new_words,
    short,
    unique_players,
    unique_tags,
)
from app.core.check import shown
from app.core.clip import DEFAULT_RATING, LAYERS, MAX_NOTES, RATINGS, Layer, MarkedClip
from app.core.errors import BadAnnotations
from app.core.time import US_PER_S, microseconds

MAX_DEPTH = 16
_LAYER_WORDS: dict[Layer, str] = {"athlete": "My athlete", "team": "Team"}
_SECONDS = re.compile(r"(-?)(\d{1,9})(?:\.(\d{1,40}))?(?:[eE]([+-]?\d{1,2}))?")
"""Seconds as programs write them, also all digits of a float (``5.8799999999999999``, ``8.5e-05``)."""
_MAX_SECONDS = 10**9
_BEFORE_US = US_PER_S
"""A start may be so long before the film: a lead that was longer than what there was."""
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_GROUPS = {
    "rating": "rating",
    "tag": "tag",
    "tags": "tag",
    "player": "player",
    "players": "player",
    "name": "name",
    "notes": "notes",
    "note": "notes",
    "layer": "layer",
}
"""How the groups of labels that mean something to us are called, in lower case."""


def is_xml(data: bytes) -> bool:
    """Whether a file looks like XML rather than a table."""
    head = data[:200].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf")
    return head.lstrip(b"\xff\xfe \t\r\n").startswith(b"<")


def parse_instances(data: bytes, known_tags: Iterable[str] = ()) -> Parsed:
    """Read instances; each is a good row or a sentence. ``BadAnnotations`` for what is no such file."""
    if len(data) > MAX_BYTES:
        size = len(data) / 1e6
        raise BadAnnotations(
            f"The file is {size:.1f} MB; at most {MAX_BYTES // 10**6} MB are read."
        )
    known = known_words(known_tags)
    rows: list[AnnotationRow] = []
    problems: list[str] = []
    warnings: list[str] = []
    for instance in _Reader().read(data):
        try:
            row, odd = _row(instance, known)
        except BadRow as why:
            problems.append(f"Line {instance.line}: {why}")
        else:
            rows.append(row)
            warnings.extend(f"Line {instance.line}: {sentence}" for sentence in odd)
    new = new_words(rows, known) if known else ()
    return Parsed(tuple(rows), tuple(problems), tuple(warnings), new)


def format_instances(clips: Iterable[MarkedClip]) -> str:
    """The clips as instances, with a row for each code in the colour of its first rating."""
    clips = tuple(clips)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<file>", "  <ALL_INSTANCES>"]
    for number, clip in enumerate(clips, 1):
        lines.extend(_instance_lines(number, clip))
    lines += ["  </ALL_INSTANCES>", "  <ROWS>"]
    colors: dict[str, str] = {}
    for clip in clips:
        colors.setdefault(_code(clip), RATINGS[clip.rating].color)
    for order, (code, color) in enumerate(colors.items(), 1):
        red, green, blue = (int(color[i : i + 2], 16) * 257 for i in (1, 3, 5))
        lines.append(
            f"    <row><sort_order>{order}</sort_order><code>{_text(code)}</code>"
            f"<R>{red}</R><G>{green}</G><B>{blue}</B></row>"
        )
    lines += ["  </ROWS>", "</file>"]
    return "\n".join(lines) + "\n"


# ---------------------------------------------------------------- writing


def _instance_lines(number: int, clip: MarkedClip) -> list[str]:
    labels = [
        ("Rating", str(clip.rating)),
        *(("Tag", tag) for tag in clip.tags),
        *(("Player", player) for player in clip.players),
        ("Layer", _LAYER_WORDS[clip.layer]),
        *([("Name", clip.typed_name)] if clip.typed_name else []),
        *([("Notes", clip.notes)] if clip.notes else []),
    ]
    return [
        "    <instance>",
        f"      <ID>{number}</ID>",
        f"      <start>{_seconds_text(clip.start_us)}</start>",
        f"      <end>{_seconds_text(clip.end_us)}</end>",
        f"      <code>{_text(_code(clip))}</code>",
        *(
            f"      <label><group>{group}</group><text>{_text(text)}</text></label>"
            for group, text in labels
        ),
        "    </instance>",
    ]


def _code(clip: MarkedClip) -> str:
    return clip.tags[0] if clip.tags else RATINGS[clip.rating].word


def _seconds_text(us: int) -> str:
    whole, rest = divmod(us, US_PER_S)
    return f"{whole}.{rest:06d}"


def _text(text: str) -> str:
    """Text as XML: what XML cannot hold is left out, a carriage return is kept."""
    return escape(_NOT_XML.sub("", text), {"\r": "&#13;"})


# ---------------------------------------------------------------- reading


@dataclass(slots=True)
class _Instance:
    """An instance as it stands in the file."""

    line: int
    values: dict[str, str] = field(default_factory=dict)
    labels: list[tuple[str, str]] = field(default_factory=list)


class _Reader:
    """Collects the instances of one file; expat calls it element by element."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._path: list[str] = []
        self._words: list[str] = []
        self._group = self._label = ""
        self._instance: _Instance | None = None
        self._found: list[_Instance] = []
        self._listed = False

    def read(self, data: bytes) -> list[_Instance]:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            raise BadAnnotations(f"Line {error.lineno}: this is not XML ({reason}).") from None
        except (LookupError, ValueError):
            raise BadAnnotations(
                "The file is XML in a script that is not known; save it as UTF-8."
            ) from None
        if not self._listed:
            raise BadAnnotations(
                "The file is XML, but holds no ALL_INSTANCES; export it as Sportscode XML."
            )
        return self._found

    def _doctype(self, *_what: object) -> None:
        raise BadAnnotations(
            "The file declares a DOCTYPE, which is not read; save it again without one."
        )

    def _begin(self, name: str, _attributes: Mapping[str, str]) -> None:
        if len(self._path) >= MAX_DEPTH:
            raise BadAnnotations(f"The file has more than {MAX_DEPTH} levels of XML.")
        name = name.lower()
        self._path.append(name)
        self._words = []
        if name == "all_instances":
            self._listed = True
        elif name == "instance" and self._path[-2:-1] == ["all_instances"]:
            if len(self._found) >= MAX_ROWS:
                raise BadAnnotations(f"The file has more than {MAX_ROWS:,} instances; split it.")
            self._instance = _Instance(self._parser.CurrentLineNumber)
        elif name == "label":
            self._group = self._label = ""

    def _characters(self, text: str) -> None:
        if self._instance is not None:
            self._words.append(text)

    def _end(self, _name: str) -> None:
        name, instance = self._path.pop(), self._instance
        if instance is None:
            return
        text, parent = "".join(self._words).strip(), self._path[-1]
        self._words = []
        if name == "instance" and parent == "all_instances":
            self._found.append(instance)
            self._instance = None
        elif parent == "label" and name == "group":
            self._group = text
        elif parent == "label" and name == "text":
            self._label = text
        elif name == "label" and parent == "instance":
            instance.labels.append((self._group, self._label))
        elif parent == "instance":
            instance.values.setdefault(name, text)


def _row(instance: _Instance, known: Mapping[str, str]) -> tuple[AnnotationRow, list[str]]:
    """One row of an instance, and what is odd about it. ``BadRow``."""
    labels: dict[str, list[str]] = {}
    others: list[str] = []
    for group, text in instance.labels:
        meaning = _GROUPS.get(group.casefold())
        if meaning is not None:
            labels.setdefault(meaning, []).append(text)
        elif text:
            others.append(f"{group}: {text}" if group else text)
    start_us = _start_us(instance.values.get("start", ""))
    end_text = instance.values.get("end", "")
    length_us = _end_us(end_text) - start_us
    if length_us <= 0:
        raise BadRow(f"end must be after start, is {shown(end_text)}")
    check_duration("the length", length_us, f"{_seconds_text(length_us)} s")
    rating = _rating(labels.get("rating", []))
    tagged = labels.get("tag", [])
    code = instance.values.get("code", "")
    word = RATINGS[rating].word if "rating" in labels else ""
    there = {text.casefold() for text in (*tagged, word)}
    code_tags = [code] if code.casefold() not in there else []
    tags, odd = unique_tags((*code_tags, *tagged, *others), known)
    notes = "\n".join(labels.get("notes", [])) or instance.values.get("free_text", "")
    short("notes", notes, MAX_NOTES)
    row = AnnotationRow(
        instance.line,
        check_start("start", start_us, instance.values["start"]),
        length_us,
        rating,
        tags,
        fitting_name("name", " ".join(labels.get("name", []))),
        notes,
        unique_players(labels.get("player", [])),
        _layer(labels.get("layer", [])),
    )
    return row, odd


def _start_us(text: str) -> int:
    """A start; one that is up to a second before the film is the film's. ``BadRow``."""
    us = _time_us("start", text)
    if us < -_BEFORE_US:
        raise _negative("start", text)
    return max(0, us)


def _end_us(text: str) -> int:
    us = _time_us("end", text)
    if us < 0:
        raise _negative("end", text)
    return us


def _negative(what: str, text: str) -> BadRow:
    return BadRow(f"{what} must not be negative, is {shown(text)}")


def _time_us(what: str, text: str) -> int:
    match = _SECONDS.fullmatch(text) if text.isascii() else None
    if match is None:
        raise BadRow(f"{what} must be seconds such as 83.5, is {shown(text)}")
    value = Fraction(text)
    if abs(value) >= _MAX_SECONDS:
        raise BadRow(f"{what} must be seconds such as 83.5, is {shown(text)}")
    return microseconds(value)


def _rating(words: list[str]) -> int:
    """The stars that a label says; a good clip where none does. ``BadRow``."""
    if not words:
        return DEFAULT_RATING
    if len(words) > 1 or words[0] not in {str(stars) for stars in RATINGS}:
        raise BadRow(f"the label Rating must be 1 to 5, is {shown(', '.join(words))}")
    return int(words[0])


def _layer(words: list[str]) -> Layer:
    if not words:
        return LAYERS[0]
    for layer, word in _LAYER_WORDS.items():
        if words[0].casefold() in (layer, word.casefold()):
            return layer
    known = " or ".join(_LAYER_WORDS.values())
    raise BadRow(f"the label Layer must be {known}, is {shown(words[0])}")
