"""The check list before an export: what a coach would want to correct first, and where it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.core.edit import Edit, EditClip, Text
from app.core.export import ExportKind
from app.core.spotlight import FADE_IN_US
from app.core.text import text_at
from app.core.time import format_clock
from app.render.words import SAFE, extent

LONG_REEL_S = 240
_SLACK_PX = 1.0
_SHOWN = 24

CheckKind: TypeAlias = Literal["spotlight", "length", "text"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at, as a sentence, and the place of it in the reel.

    ``clip_id`` is empty for what is about the whole reel; ``source_us`` is a source time of that
    clip, ``mark_id`` the text that is meant.
    """

    kind: CheckKind
    words: str
    clip_id: str = ""
    source_us: int = 0
    mark_id: str = ""


def check_list(edit: Edit, kind: ExportKind, seconds: float) -> tuple[Check, ...]:
    """What there is to look at in an edit of so many seconds; nothing is drawn for it."""
    found: list[Check] = []
    if kind == "overlay":
        found += _plain(edit)
    if kind != "annotate" and seconds > LONG_REEL_S:
        length = format_clock(int(seconds * 1e6))
        found.append(Check("length", f"The reel is {length} long; over 4 minutes few watch."))
    for clip in edit.clips:
        found += _texts_outside(clip, edit.reel.size)
    return tuple(found)


def merged(lists: tuple[tuple[Check, ...], ...]) -> tuple[Check, ...]:
    """The lists of several shapes of one film as one: what holds for all of them stands once."""
    return tuple(dict.fromkeys(check for checks in lists for check in checks))


def _plain(edit: Edit) -> Iterator[Check]:
    """Clips in which no player is marked while they run."""
    for number, clip in enumerate(edit.clips, 1):
        seen = (s for s in clip.spotlights if s.start_us < clip.end_us and s.end_us > clip.start_us)
        if not any(seen):
            name = _short(clip.name) if clip.name else f"clip {number}"
            words = f"No spotlight on {name}".rstrip(".") + ("" if name.endswith("…") else ".")
            yield Check("spotlight", words, clip.id, clip.start_us)


def _texts_outside(clip: EditClip, size: tuple[int, int]) -> Iterator[Check]:
    for text in clip.texts:
        start, end = max(text.start_us, clip.start_us), min(text.end_us, clip.end_us)
        if start < end and _outside(text, size):
            at = min(start + FADE_IN_US, end - 1)
            words = f"The text “{_short(text.text)}” leaves the safe area."
            yield Check("text", words, clip.id, at, text.id)


def _outside(text: Text, size: tuple[int, int]) -> bool:
    mark = text_at(text, text.start_us, size[1])
    box = extent(mark, size) if mark is not None else None
    if box is None:
        return False
    left, top, right, bottom = box
    across, down = size[0] * SAFE - _SLACK_PX, size[1] * SAFE - _SLACK_PX
    return left < across or top < down or right > size[0] - across or bottom > size[1] - down


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"
