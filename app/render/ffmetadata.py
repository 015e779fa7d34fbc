"""Title, date and chapters as the small text file that ffmpeg reads (``;FFMETADATA1``). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SPECIAL = re.compile(r"([=;#\\\n])")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A named stretch of the output, [start_us, end_us)."""

    start_us: int
    end_us: int
    title: str


def ffmetadata(title: str = "", date: str = "", chapters: Sequence[Chapter] = ()) -> str:
    """The text of the file; ``date`` is ISO 8601. Write it as UTF-8."""
    lines = [";FFMETADATA1"]
    lines += [
        f"{key}={_escaped(value)}" for key, value in (("title", title), ("date", date)) if value
    ]
    for chapter in chapters:
        lines += ["[CHAPTER]", "TIMEBASE=1/1000000", f"START={chapter.start_us}"]
        lines += [f"END={chapter.end_us}", f"title={_escaped(chapter.title)}"]
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", _CONTROL.sub(" ", text))
