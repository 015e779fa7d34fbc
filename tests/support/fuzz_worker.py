"""A process that takes harmed films and odd edits, one after the other, and says what it made of them.

    python -m tests.support.fuzz_worker SANDBOX

Reads JSON lines ``{"kind": …, "number": …, "seed": …, "whole": …}`` and answers each with ``{"name",
"outcome", "sentence", "seconds", "cpu"}``. Before every step it names it (``{"step": …}``), so that
the process that listens knows where one that died or hangs was. Nothing may be written outside
``SANDBOX/out`` and the cache; the listener looks.
"""

from __future__ import annotations

import io
import json
import logging
import re
import resource
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from app.core.document import edit_from_json
from app.core.edit import Edit, EditClip, Reel, Source
from app.core.errors import ReelBallersError
from app.core.naming import file_name
from app.core.plan import Plan, plan
from app.media.index import build_index
from app.media.probe import probe
from app.media.reader import FrameReader
from app.media.sound import SoundReader
from app.render.job import RenderRequest, render
from app.render.pipeline import frames
from app.render.sound import render_sound
from app.render.sources import Sources
from app.services.edit_file import EditFile
from tests.support.fuzz_edits import FILM, changed, documents
from tests.support.fuzz_media import damaged, seeds

_MEMORY = 6 << 30
"""Address space of the process: what wants more is a bomb that went off."""
_LONG = 4_000
"""Output frames of an edit beyond which only two of them are planned."""


def media_case(folder: Path, number: int, seed: int, *, whole: bool) -> Iterator[str]:
    """Open a harmed film in every way the app does; yields the step that comes."""
    path = folder / "in" / damaged(_films(), number, seed)[0]
    try:
        path.write_bytes(damaged(_films(), number, seed)[1])
        yield "probe"
        probe(path)
        yield "index"
        index = build_index(path)
        yield "seek"
        with FrameReader(path, index) as reader:
            for at in (index.count - 1, index.count // 2, 0):
                reader.picture(at)
        edit = _two_frames(index.facts.time_us(index.count // 2), index.facts.duration_us)
        yield "frames"
        with Sources(edit, {"g": path}) as sources:
            planned = plan(edit, sources.facts)
            list(frames(planned, sources))
            yield "sound"
            _sound(planned, sources)
        if whole:
            yield "render"
            _film(edit, {"g": path}, folder / "out" / f"{path.stem}.mp4")
    finally:
        path.unlink(missing_ok=True)


def edit_case(folder: Path, number: int, seed: int, *, whole: bool) -> Iterator[str]:
    """Read an odd edit as the command line does, plan it and draw two frames of it."""
    path = folder / "in" / "edit.json"
    path.write_bytes(changed(documents(), number, seed)[1])
    yield "read"
    text = path.read_bytes()
    edit_from_json(text)
    opened = EditFile(path, folder / "profile")
    yield "index"
    with Sources(opened.edit, opened.paths) as sources:
        yield "plan"
        planned = _planned(opened.edit, sources)
        yield "frames"
        list(frames(planned, sources))
        yield "sound"
        _sound(planned, sources)
    if whole:
        yield "render"
        edit = opened.edit
        out = folder / "out" / file_name(edit.reel.name)
        if out.parent != folder / "out":
            raise AssertionError(f"{out} is outside")
        _film(edit, opened.paths, out, title=edit.reel.name, span=(0, min(2, len(planned.frames))))


def _films() -> dict[str, bytes]:
    if not _SEEDS:
        _SEEDS.update(seeds())
    return _SEEDS


_SEEDS: dict[str, bytes] = {}


def _two_frames(at_us: int, end_us: int) -> Edit:
    start = max(0, min(at_us, end_us - 80_000))
    clip = EditClip("c", "g", start, max(start + 1, min(end_us, start + 80_000)))
    return Edit(Reel("r", "Two", (64, 112), Fraction(25)), (("g", Source("g")),), (clip,))


def _planned(edit: Edit, sources: Sources) -> Plan:
    """All of the plan of a short edit; of a long one its first two frames."""
    length = sum(clip.end_us - clip.start_us for clip in edit.clips) * 4 // 1_000_000
    if length * edit.reel.fps > _LONG:
        return plan(edit, sources.facts, (0, 2))
    whole = plan(edit, sources.facts)
    middle = len(whole.frames) // 2
    return plan(edit, sources.facts, (middle, min(middle + 2, len(whole.frames))))


def _sound(planned: Plan, sources: Sources) -> None:
    def open_sound(source: str) -> SoundReader:
        return SoundReader(sources.paths[source], sources.indices[source])

    if planned.duration < 60:
        render_sound(planned, open_sound, io.BytesIO())


def _film(edit: Edit, paths: dict[str, Path], out: Path, **more: Any) -> None:
    """A film as the render process makes it."""
    request = RenderRequest(edit, paths, out, quality="draft", encoder="x264", **more)
    try:
        render(request)
        if not out.is_file():
            raise AssertionError(f"no film at {out}")
    finally:
        out.unlink(missing_ok=True)


CASES: dict[str, Callable[..., Iterator[str]]] = {"media": media_case, "edits": edit_case}


def _name(kind: str, number: int, seed: int) -> str:
    if kind == "media":
        return damaged(_films(), number, seed)[0]
    return changed(documents(), number, seed)[0]


def one(folder: Path, kind: str, number: int, seed: int, *, whole: bool) -> dict[str, Any]:
    """Try one case; what came of it."""
    name = _name(kind, number, seed)
    began, cpu = time.monotonic(), time.process_time()
    step, outcome, sentence = "start", "fine", ""
    try:
        for step in CASES[kind](folder, number, seed, whole=whole):
            _say({"step": step})
    except ReelBallersError as error:
        outcome, sentence = f"refused: {step}", error.sentence
        wrong = _not_a_sentence(sentence)
        if wrong:
            outcome = f"violation: {wrong}"
    except BaseException:
        outcome, sentence = f"violation: a bug in {step}", traceback.format_exc()
    return {
        "name": name,
        "outcome": outcome,
        "sentence": sentence,
        "seconds": time.monotonic() - began,
        "cpu": time.process_time() - cpu,
    }


def _not_a_sentence(text: str) -> str:
    """What is wrong with a refusal; empty when nothing is."""
    if not text.strip():
        return "no sentence"
    if re.search(r"[\x00-\x08\x0a-\x1f\x7f\ud800-\udfff]", text):
        return "control characters in the sentence"
    if len(text) > 700:
        return "an endless sentence"
    if "Traceback" in text or re.search(r"\bobject at 0x|Errno", text):
        return "a sentence of the machine"
    return ""


def _say(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def main(sandbox: Path) -> None:
    """Answer until the input ends."""
    logging.disable(logging.CRITICAL)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    (sandbox / "in").mkdir(exist_ok=True)
    (sandbox / "out").mkdir(exist_ok=True)
    film = sandbox / "in" / FILM
    film.write_bytes(_films()["h264.mp4"])
    for line in sys.stdin:
        _say(one(sandbox, **json.loads(line)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
