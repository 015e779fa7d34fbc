"""Printing: answers on stdout, sentences and progress on stderr."""

from __future__ import annotations

import json
import sys
import time
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from app.core.time import format_clock

FRAMES = "frames"
STAGES = {
    "starting": "starting",
    "index": "reading the frame table",
    "plan": "planning",
    "encoder": "looking for an encoder",
    "sound": "mixing the sound",
    "finish": "finishing the file",
}
"""What each stage of a render is called on the terminal."""
CLOUD_STAGES = {
    "queued": "waiting for its turn",
    "preparing": "cutting footage",
    "uploading": "sending footage",
    "waiting": "waiting for a GPU",
    "rendering": "rendering in the cloud",
    "downloading": "fetching the film",
    "verifying": "checking the film",
    "moved": "finishing on this computer",
    "joining": "joining",
}
"""The same for an export in the cloud."""


def plain(text: str) -> str:
    """A line that steers no terminal: control, direction and unassigned characters become ``�``."""
    return "".join("�" if _steers(c) else c for c in text)


def _steers(character: str) -> bool:
    joins = character in "\u200c\u200d"  # within words of some scripts, and emoji
    return unicodedata.category(character)[0] == "C" and not joins


def _json(value: object, indent: int | None = None) -> str:
    """JSON that people can read, with everything escaped that could steer a terminal."""
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    return "".join(
        json.dumps(c)[1:-1] if c != "\n" and _steers(c) and ord(c) != 0x7F else _DELETE.get(c, c)
        for c in text
    )


_DELETE = {"\x7f": "\\u007f"}
"""``json.dumps`` leaves this one as it is."""


def say(text: str) -> None:
    """A line of the answer."""
    print(plain(text))


def say_json(value: object) -> None:
    """The answer as JSON."""
    print(_json(value, indent=2))


def note(text: str) -> None:
    """A sentence beside the answer."""
    print(plain(text), file=sys.stderr)


def complain(sentence: str) -> None:
    """Why it failed: one line, whatever is in it."""
    print(plain(" ".join(sentence.split())), file=sys.stderr)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Columns as wide as they need to be."""
    lines = [list(head), *([plain(str(cell)) for cell in row] for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    for line in lines:
        say("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def short(thing_id: str) -> str:
    """An id as tables show it; commands take it too."""
    return thing_id[:8]


class ProgressLine:
    """Progress of a render: JSON lines on stdout, or a line with the time left on stderr.

    On a terminal the line is rewritten; otherwise one is printed every few seconds.
    """

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json
        self._terminal = sys.stderr.isatty()
        # Where nobody watches, a render of a few seconds says nothing but its answer.
        self._last = 0.0 if self._terminal else time.monotonic()
        self._open = False

    def show(self, stage: str, done: int, total: int, fps: float, eta_s: float | None) -> None:
        """Where it is."""
        if self._as_json:
            self.emit(stage=stage, done=done, total=total, fps=round(fps, 2), eta_s=_rounded(eta_s))
            return
        now = time.monotonic()
        if now - self._last < (0.1 if self._terminal else 5.0):
            return
        self._last = now
        line = _words(stage, done, total, fps, eta_s)
        if self._terminal:
            print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)
            self._open = True
        else:
            note(line)

    def emit(self, **values: Any) -> None:
        """One JSON line on stdout."""
        print(_json(values), flush=True)

    def close(self) -> None:
        """End the line."""
        if self._open:
            print(file=sys.stderr)
            self._open = False


def _words(stage: str, done: int, total: int, fps: float, eta_s: float | None) -> str:
    """A line such as ``rendering  40 % (120/300 frames, 55.0 fps, 0:03 left)``."""
    if stage in CLOUD_STAGES and total:
        return f"{CLOUD_STAGES[stage]}, {100 * done // total} %"
    if stage != FRAMES or not total:
        return f"{STAGES.get(stage, stage)} …"
    left = f", {format_clock(int(eta_s * 1e6))} left" if eta_s is not None else ""
    return f"rendering {100 * done // total:3d} % ({done}/{total} frames, {fps:.1f} fps{left})"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
