from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.cloud_export import PieceProgress, PieceState
from app.core.export import EXPORT_STATES, ExportJob, ExportState, moved, told
from app.services.export import JobProgress
from app.ui.gallery.progress import (
    Pace,
    may_run_here,
    moved_words,
    note_of,
    of_words,
    progress_words,
    summary,
)

QUEUED = ExportJob("1", "overlay", "r", "Goal 2-1", "{}", "Goal_2-1.mp4", 1_000, frames=300)
RUNNING = moved(replace(QUEUED, id="2", name="Assist"), "rendering")
FAILED = moved(replace(QUEUED, id="3", name="Save"), "failed", error="The disk is full.")
DONE = moved(moved(replace(QUEUED, id="4", name="Cross"), "rendering"), "done")
LOCAL = JobProgress("2", "rendering", "frames", 129, 300, 112.4, 1.6)


def pieces(*states: PieceState) -> tuple[PieceProgress, ...]:
    return tuple(PieceProgress(n, state, 100) for n, state in enumerate(states))


def cloud(state: ExportState, *states: PieceState) -> JobProgress:
    return JobProgress("1", state, done=43, total=100, eta_s=20, pieces=pieces(*states))


def at(state: ExportState, **changes: object) -> ExportJob:
    return replace(QUEUED, state=state, **changes)  # type: ignore[arg-type]


def test_a_render_on_this_computer_is_said_in_words() -> None:
    assert progress_words(QUEUED, None) == "Waiting"
    assert progress_words(RUNNING, None) == "Rendering  ·  starting"
    words = "Rendering  ·  43 %  ·  112 fps  ·  2 s left"
    assert progress_words(RUNNING, LOCAL) == words
    assert progress_words(DONE, None).startswith("Done  ·  ")
    assert progress_words(DONE, None).endswith("This computer")


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (
            cloud("preparing", "uploading", "uploading", "preparing", "queued", "queued"),
            "Preparing 3 of 5 pieces",
        ),
        (cloud("preparing", "preparing"), "Preparing"),
        (
            replace(cloud("uploading", "uploading"), sent=12_000_000, to_send=40_000_000),
            "Uploading 12 of 40 MB  ·  43 %  ·  about 20 s left",
        ),
        (cloud("waiting", "waiting"), "Waiting for a GPU"),
        (
            cloud("rendering", "rendering", "ready"),
            "Rendering in the cloud  ·  43 %  ·  about 20 s left",
        ),
        (
            cloud("rendering", "rendering", "here"),
            "Rendering in the cloud and here  ·  43 %  ·  about 20 s left",
        ),
        (cloud("downloading", "downloading"), "Downloading  ·  43 %  ·  about 20 s left"),
        (cloud("verifying", "verifying"), "Checking the film  ·  43 %  ·  about 20 s left"),
        (cloud("joining", "ready"), "Joining the pieces  ·  43 %  ·  about 20 s left"),
        (cloud("moved", "here"), "Rendering on this computer  ·  43 %  ·  about 20 s left"),
    ],
)
def test_an_export_in_the_cloud_is_said_in_words(progress: JobProgress, words: str) -> None:
    assert progress_words(at(progress.state), progress) == words


@pytest.mark.parametrize("state", EXPORT_STATES)
def test_every_state_has_words_before_anything_is_known(state: ExportState) -> None:
    assert progress_words(at(state), None)
    assert "None" not in progress_words(at(state), None)
    theirs = at(state, here=False, laptop="Bus laptop")
    assert "Bus laptop" in progress_words(theirs, None)
    assert "another laptop" in progress_words(replace(theirs, laptop=""), None)


def test_the_end_says_where_and_for_how_much() -> None:
    paid = told(DONE, cost_usd=0.0213)
    assert progress_words(paid, None).endswith("Cloud GPU  ·  $0.02")
    mixed = told(paid, note="No GPU was free for 90 s.")
    assert progress_words(mixed, None).endswith("Cloud GPU and this computer  ·  $0.02")
    assert note_of(mixed, None) == "Moved to this computer: no GPU was free for 90 s."
    free = told(DONE, cost_usd=0.0, note="RunPod is busy.")
    assert progress_words(free, None).endswith("This computer")
    assert progress_words(told(FAILED, cost_usd=0.0001), None).endswith("under $0.01")


def test_the_note_is_what_is_wrong_or_why_it_waits() -> None:
    reason = "Starting a GPU in the cloud…"
    assert note_of(FAILED, None) == "The disk is full."
    assert note_of(at("waiting"), replace(cloud("waiting", "waiting"), reason=reason)) == reason
    assert note_of(RUNNING, replace(LOCAL, note="NVENC failed.")) == "NVENC failed."
    assert note_of(RUNNING, LOCAL) == ""
    assert note_of(told(at("moved"), note="A reason."), None) == "Moved to this computer: a reason."
    assert note_of(replace(FAILED, here=False), None) == "The disk is full."


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("", ""),
        ("No GPU was free.", "Moved to this computer: no GPU was free."),
        ("RunPod is busy.", "Moved to this computer: RunPod is busy."),
        ("GPU lost.", "Moved to this computer: GPU lost."),
        ("Finished on this computer.", "Finished on this computer."),
    ],
)
def test_a_move_is_told_with_its_reason(reason: str, words: str) -> None:
    assert moved_words(reason) == words


def test_two_sizes_share_a_unit() -> None:
    assert of_words(12_000_000, 40_000_000) == "12 of 40 MB"
    assert of_words(39_700_000, 40_000_000) == "40 of 40 MB"
    assert of_words(0, 40_000_000) == "0 of 40 MB"
    assert of_words(400_000, 4_200_000) == "0.4 of 4.2 MB"
    assert of_words(900, 900) == "900 of 900 B"


def test_the_time_left_is_guessed_from_the_pace_so_far() -> None:
    pace = Pace()

    def told(state: ExportState, done: int, at_s: float) -> float | None:
        progress = replace(cloud(state, "rendering", "waiting"), done=done, eta_s=None)
        return pace.timed(progress, at_s).eta_s

    assert told("waiting", 30, 0.0) is None
    assert told("rendering", 30, 60.0) is None  # the wait before says nothing
    assert told("rendering", 40, 62.0) is None  # too early to say
    assert told("rendering", 50, 64.0) == pytest.approx(10.0)
    assert told("downloading", 90, 72.0) == pytest.approx(2.0)
    assert told("waiting", 60, 80.0) is None
    assert told("rendering", 60, 90.0) is None
    assert pace.timed(LOCAL, 99.0) == LOCAL


def test_only_what_the_cloud_has_can_be_taken_back() -> None:
    waiting = at("waiting")
    assert may_run_here(waiting, None)
    assert may_run_here(at("rendering"), cloud("rendering", "rendering"))
    assert not may_run_here(RUNNING, LOCAL)
    assert not may_run_here(DONE, None)
    assert not may_run_here(FAILED, None)
    assert may_run_here(replace(FAILED, where="cloud"), None)
    assert not may_run_here(at("moved"), cloud("moved", "here"))
    assert not may_run_here(replace(waiting, here=False), None)


def test_the_status_line_counts_what_runs_and_waits() -> None:
    waiting = replace(QUEUED, id="5")
    far = {"2": LOCAL}
    assert summary((RUNNING, QUEUED, waiting), far) == "1 rendering 43 %  ·  2 queued"
    away = replace(at("uploading"), id="6")
    both = {**far, "6": replace(cloud("uploading", "uploading"), job_id="6", done=12)}
    assert summary((RUNNING, away), both) == "1 rendering 43 %  ·  1 in the cloud 12 %"
    assert summary((FAILED, DONE), {}) == "Last export failed"
    assert summary((DONE, FAILED), {}) == "No exports running"
    assert summary((), {}) == "No exports running"
    begun = {"1": cloud("preparing", "preparing")}
    assert summary((QUEUED,), begun) == "1 in the cloud 43 %"  # its row is a moment behind
    theirs = replace(RUNNING, here=False)
    assert summary((theirs,), {}) == "No exports running"
