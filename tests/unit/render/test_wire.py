"""Requests, results and errors survive the way to the child and back."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings

from app.core.document import edit_to_json
from app.core.edit import CropKey, Edit, EditClip, Reel, Source
from app.core.errors import BadEdit, BadMedia, MediaGone, ReelBallersError, RenderFailed
from app.core.limits import MAX_BYTES
from app.media.chunk import ChunkTimes
from app.media.joined import Part
from app.render.job import RenderRequest, RenderResult
from app.render.progress import RenderProgress
from app.render.wire import (
    error_from,
    error_line,
    progress_from,
    progress_line,
    request_from,
    request_line,
    result_from,
    result_line,
)
from tests.support.edits import Case, cases


@given(cases(max_frames=30))
@settings(max_examples=40)
def test_requests_come_back(case: Case) -> None:
    paths = {source: Path("/games") / f"{source} ü\n.mp4" for source in case.facts}
    request = RenderRequest(
        case.edit,
        paths,
        Path("/films/a b.mp4"),
        "high",
        "nvenc",
        audio=False,
        title="Goal “2–1”",
        date="2026-05-01",
        chapters=False,
        cache_dir=Path("/cache"),
        span=(3, 90),
        chunks={"g": ChunkTimes(Fraction(1001, 30000), 7, -3, 10**12, has_audio=True)},
        plan_hash="ab" * 32,
        codec="av1",
        max_bytes=25_000_000,
        pieces=(Part(Path("/a.mp4"), 7), Part(Path("/b ü.mp4"), 80)),
        cache_bytes=7,
        also=(case.edit, case.edit),
    )
    line = request_line(request)
    assert line.count(b"\n") == 1
    assert request_from(line) == request


def large() -> Edit:
    """An edit that is under the cap as a coach writes it, and over it with every field written out."""
    keys = tuple(CropKey(n * 1000, 900.0, 540.0, 1080.0) for n in range(2000))
    clips = tuple(EditClip(f"c{n}", "g", 0, 2_000_000, crop=keys) for n in range(50))
    return Edit(Reel("r", "Reel"), (("g", Source("g.mp4")),), clips)


def test_an_edit_of_any_size_is_handed_over() -> None:
    request = RenderRequest(large(), {"g": Path("/g.mp4")}, Path("/reel.mp4"))
    assert len(edit_to_json(request.edit)) > MAX_BYTES
    line = request_line(request)
    assert len(line) < 0.9 * len(edit_to_json(request.edit))
    assert request_from(line) == request


def test_results_and_progress_come_back() -> None:
    result = RenderResult(Path("/a.mp4"), 90, 3_000_000, "x264", 1.5, "abc", "why", {"frames": 1.0})
    assert result_from(json.loads(result_line(result))["result"]) == result
    progress = RenderProgress("frames", 3, 90, 30.5, None, "note")
    assert progress_from(json.loads(progress_line(progress))["progress"]) == progress


@pytest.mark.parametrize(
    "error",
    [
        RenderFailed("The disk is full."),
        MediaGone("a.mp4 is gone."),
        BadMedia("a.mp4 is damaged."),
        BadEdit("clips[0].start_us", "is negative"),
        BadEdit("", "nothing"),
    ],
)
def test_errors_keep_their_class(error: ReelBallersError) -> None:
    back = error_from(json.loads(error_line(error))["error"])
    assert type(back) is type(error)
    assert back.sentence == error.sentence
    assert vars(back) == vars(error)


def test_unknown_errors_are_failures_of_the_render() -> None:
    for kind in ("SystemExit", "annotations", "__doc__", "Exception"):
        assert type(error_from({"kind": kind, "sentence": "Oh."})) is RenderFailed
