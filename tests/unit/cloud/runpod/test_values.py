"""What a failed job and a waiting endpoint mean."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cloud.runpod.values import Health, failure_from, health_from, status_from

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=4)
    ),
    max_leaves=10,
)
NAMES = ("id", "status", "output", "error", "delayTime", "executionTime", "workerId")


def failed(error: str, status: str = "FAILED") -> tuple[str, str]:
    failure = failure_from(status_from({"id": "j", "status": status, "error": error}))
    return failure.kind, failure.sentence


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        ("E_JOB: clips[0].end_us: is too late", "edit", "clips[0].end_us"),
        ("E_PLAN: the worker image is older than the app", "old_image", "older than the app"),
        ("executionTimeout exceeded", "timeout", "longer than expected"),
        ("job timed out after 1 retries", "transient", "was lost"),
        (
            json.dumps({"error_type": "<class>", "error_message": "E_TIME: too slow"}),
            "timeout",
            "too slow",
        ),
        (json.dumps({"error_message": "division by zero"}), "transient", "division by zero"),
        ("", "transient", "no reason"),
    ],
)
def test_why_a_job_failed(error: str, kind: str, words: str) -> None:
    found, sentence = failed(error)
    assert found == kind
    assert words in sentence


@pytest.mark.parametrize(
    "error", ["E_MEDIA: {} is broken", "GET {} failed", '{{"error_message": "{}"}}']
)
def test_what_a_worker_says_never_holds_a_link(error: str) -> None:
    link = "https://a.r2.cloudflarestorage.com/reels/u/jobs/1/video.mp4?X-Amz-Signature=0123abcd"
    sentence = failed(error.format(link))[1]
    assert "a link" in sentence
    assert "0123abcd" not in sentence
    assert "https" not in sentence


def test_other_ends() -> None:
    assert failed("", "TIMED_OUT")[0] == "transient"
    assert failed("", "CANCELLED")[0] == "other"


def test_a_long_traceback_becomes_one_short_sentence() -> None:
    sentence = failed("E_FFMPEG: " + "no\n" * 5000)[1]
    assert "\n" not in sentence
    assert len(sentence) <= 400


@pytest.mark.parametrize(
    ("workers", "waited", "words"),
    [
        ({"unhealthy": 2}, 30, "keeps crashing"),
        ({"initializing": 1}, 30, "Starting a GPU"),
        ({"throttled": 1}, 30, "No GPU is free"),
        ({}, 61, "raise Max workers"),
        ({}, 30, "Waiting for a GPU"),
        ({"running": 1}, 30, "busy"),
    ],
)
def test_why_a_job_waits(workers: dict[str, int], waited: float, words: str) -> None:
    assert words in health_from({"workers": workers}).reason(waited)


def test_the_first_seconds_need_no_reason() -> None:
    assert Health(unhealthy=1).reason(5) == ""


@given(st.dictionaries(st.sampled_from(NAMES), JSON))
def test_any_answer_is_a_status_with_a_sentence(value: dict[str, object]) -> None:
    status = status_from(value)
    assert status.execution_ms >= 0
    assert failure_from(status).sentence
    assert health_from({"workers": value, "jobs": value.get("output")}).workers >= 0
