"""When a sync is due."""

from __future__ import annotations

import math

import pytest

from app.core.sync import SyncStatus
from app.sync.schedule import Schedule, backoff


def made(now: float = 0.0) -> Schedule:
    """A schedule whose first sync has just ended well."""
    schedule = Schedule(lambda: 0.5, now)
    schedule.started()
    schedule.finished(SyncStatus("synced"), now)
    return schedule


def test_the_first_is_due_at_once() -> None:
    assert Schedule(lambda: 0.5, 100.0).due() == 100.0


def test_five_seconds_after_the_last_edit() -> None:
    schedule = made()
    schedule.edited(10.0)
    assert schedule.due() == 15.0
    schedule.edited(12.0)
    assert schedule.due() == 17.0


def test_thirty_seconds_at_most_while_edits_go_on() -> None:
    schedule = made()
    for tenth in range(400):
        schedule.edited(10.0 + tenth / 10)
    assert schedule.due() == 40.0


def test_polls_every_minute_with_the_focus_and_every_ten_without() -> None:
    schedule = made()
    assert schedule.due() == 60.0
    schedule.focus(False, 1.0)
    assert schedule.due() == 601.0
    schedule.finished(SyncStatus("synced"), 601.0)
    assert schedule.due() == 1201.0


def test_getting_the_focus_looks_at_once() -> None:
    schedule = made()
    schedule.focus(False, 1.0)
    schedule.focus(True, 30.0)
    assert schedule.due() == 30.0


def test_an_edit_during_a_sync_needs_another() -> None:
    schedule = made()
    schedule.edited(10.0)
    schedule.started()
    schedule.edited(15.5)
    schedule.finished(SyncStatus("pending", 1), 16.0)
    assert schedule.due() == 20.5


def test_failures_wait_longer_and_longer_and_an_edit_does_not_hurry_them() -> None:
    schedule, now, waits = made(), 0.0, []
    for _ in range(9):
        schedule.started()
        schedule.finished(SyncStatus("offline"), now)
        schedule.edited(now)
        waits.append(schedule.due() - now)
        now = schedule.due()
    assert waits == [0.75, 1.5, 3.0, 6.0, 12.0, 24.0, 45.0, 45.0, 45.0]
    schedule.finished(SyncStatus("synced"), now)
    schedule.started()
    schedule.finished(SyncStatus("offline"), now)
    assert schedule.due() - now == 0.75


def test_the_server_may_ask_for_more() -> None:
    schedule = made()
    schedule.finished(SyncStatus("offline", retry_after_s=30.0), 100.0)
    assert schedule.due() == 130.0


def test_by_hand_is_at_once() -> None:
    schedule = made()
    schedule.finished(SyncStatus("offline", retry_after_s=3000.0), 100.0)
    schedule.asked(101.0)
    assert schedule.due() == 101.0


@pytest.mark.parametrize("state", ["auth", "remote_missing", "needs_update", "confirm"])
def test_what_waits_for_somebody_is_not_hurried_by_edits(state: str) -> None:
    schedule = made()
    schedule.finished(SyncStatus(state), 100.0)  # type: ignore[arg-type]
    schedule.edited(101.0)
    assert schedule.due() == 160.0


def test_jitter_stays_between_half_and_all() -> None:
    for failures in range(1, 30):
        low, high = backoff(failures, 0.0), backoff(failures, 0.999999)
        assert 0.5 <= low < high <= 60.0
        assert math.isclose(low * 2, high, rel_tol=1e-3)
