"""The states of an export job."""

from __future__ import annotations

from itertools import product

import pytest

from app.core.export import (
    EXPORT_STATES,
    FINISHED,
    INTERRUPTED,
    NEXT_STATES,
    RUNNING,
    ExportJob,
    ExportState,
    frozen_settings,
    interrupted,
    may_become,
    moved,
    told,
)

JOB = ExportJob("j", "overlay", "r", "Goal 2-1", "{}", "out.mp4", 1_700_000_000_000_000)

CLOUD = "preparing uploading waiting rendering downloading verifying"
ENDS = "queued failed cancelled"
ALLOWED = {
    "queued": f"{CLOUD} moved joining failed cancelled",
    **dict.fromkeys(CLOUD.split(), f"{CLOUD} {ENDS} moved joining done"),
    "moved": f"{CLOUD} {ENDS} joining done",
    "joining": f"{CLOUD} {ENDS} moved done",
    "done": "",
    "failed": "queued",
    "cancelled": "queued",
}


def in_state(state: ExportState) -> ExportJob:
    return ExportJob(**{name: getattr(JOB, name) for name in JOB.__slots__} | {"state": state})


@pytest.mark.parametrize(("old", "new"), [*product(EXPORT_STATES, EXPORT_STATES)])
def test_only_the_steps_of_the_table_are_taken(old: ExportState, new: ExportState) -> None:
    allowed = old == new or new in ALLOWED[old].split()
    assert may_become(old, new) == allowed
    if allowed:
        assert moved(in_state(old), new).state == new
    else:
        with pytest.raises(ValueError, match=f"cannot go from {old} to {new}"):
            moved(in_state(old), new)


def test_every_state_is_waiting_running_or_finished() -> None:
    assert {"queued"} | RUNNING | FINISHED == set(EXPORT_STATES)
    assert not RUNNING & FINISHED


def test_every_running_job_can_be_cancelled_fail_and_go_back_to_the_queue() -> None:
    for state in RUNNING:
        assert {"cancelled", "failed", "queued"} <= NEXT_STATES[state]


def test_a_job_tried_again_starts_afresh() -> None:
    failed = moved(moved(JOB, "rendering", percent=40), "failed", error="The disk is full.")
    assert (failed.percent, failed.error) == (40, "The disk is full.")
    again = moved(failed, "queued")
    assert (again.percent, again.error, again.edit_json) == (0, "", "{}")


def test_a_finished_job_is_all_of_it() -> None:
    done = moved(moved(JOB, "rendering"), "done", frames=90, size_bytes=5, encoder="libx264")
    assert (done.percent, done.frames, done.finished) == (100, 90, True)


@pytest.mark.parametrize("state", EXPORT_STATES)
def test_after_a_restart_running_jobs_are_failed_and_can_be_retried(state: ExportState) -> None:
    job = interrupted(in_state(state))
    if state in RUNNING:
        assert (job.state, job.error) == ("failed", INTERRUPTED)
        assert may_become(job.state, "queued")
    else:
        assert job == in_state(state)


def test_further_settings_are_frozen_in_order() -> None:
    job = ExportJob(
        **{n: getattr(JOB, n) for n in JOB.__slots__}
        | {"settings": frozen_settings({"fps": "30/1", "audio": True})}
    )
    assert job.settings == (("audio", True), ("fps", "30/1"))
    assert job.setting("fps") == "30/1"
    assert job.setting("ratio", "9:16") == "9:16"
    assert isinstance(hash(job), int)


def test_what_was_told_about_a_job_is_among_its_settings_and_can_be_forgotten() -> None:
    assert (JOB.note, JOB.cost_usd) == ("", None)
    job = told(JOB, note="No GPU was free.", cost_usd=0.02)
    assert (job.note, job.cost_usd) == ("No GPU was free.", 0.02)
    assert told(job, note="").settings == (("cost_usd", 0.02),)
