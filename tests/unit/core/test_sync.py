"""The words and thresholds of sync."""

from __future__ import annotations

import pytest

from app.core.sync import SYNC_STATES, SyncState, SyncStatus, reason_of, size_level


@pytest.mark.parametrize("state", [s for s in SYNC_STATES if s != "synced"])
def test_every_state_that_is_not_green_says_where_the_data_is(state: SyncState) -> None:
    sentence = reason_of(state)

    assert sentence.startswith("Saved on this laptop")
    assert sentence.endswith(".")
    assert not SyncStatus(state).green


def test_synced_is_green_and_silent() -> None:
    assert reason_of("synced") == ""
    assert SyncStatus("synced").green


def test_a_detail_takes_the_place_of_the_usual_words() -> None:
    assert reason_of("auth", "The key ends in 1234 was refused.") == (
        "Saved on this laptop. The key ends in 1234 was refused."
    )


def test_what_waits_for_somebody_does_not_try_again_by_itself() -> None:
    assert SyncStatus("remote_missing").stops
    assert not SyncStatus("offline").stops


@pytest.mark.parametrize(
    ("size", "level"),
    [
        (524_287, "ok"),
        (524_288, "notice"),
        (524_289, "notice"),
        (1_048_575, "notice"),
        (1_048_576, "warning"),
        (1_048_577, "warning"),
    ],
)
def test_the_thresholds_to_the_byte(size: int, level: str) -> None:
    assert size_level(size) == level
