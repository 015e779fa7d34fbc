"""The thread of sync: what is asked runs in order, syncs come when due, nothing keeps it from ending."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from functools import partial

import pytest

from app.core.errors import StorageFailed
from app.core.sync import SyncStatus
from app.services.sync_thread import START_S, SyncThread

WAIT_S = 20.0


class Stage:
    """A thread whose clock stands still until it is moved, and whose syncs are counted."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.syncs = 0
        self.synced = threading.Condition()
        self.ends = SyncStatus("synced")
        self.error: Exception | None = None
        self.thread = SyncThread(self.sync, lambda: self.time, lambda: 0.5)

    def sync(self) -> SyncStatus:
        self.thread.started()
        with self.synced:
            self.syncs += 1
            self.synced.notify_all()
        if self.error is not None:
            raise self.error
        self.thread.finished(self.ends)
        return self.ends

    def wait(self, syncs: int) -> None:
        with self.synced:
            assert self.synced.wait_for(lambda: self.syncs >= syncs, WAIT_S)

    def settle(self) -> None:
        """Until the thread has done everything that was due."""
        self.thread.ask(lambda: None).result(WAIT_S)


@pytest.fixture
def stage() -> Iterator[Stage]:
    made = Stage()
    yield made
    made.thread.stop()
    assert made.thread.join(WAIT_S)


def test_what_is_asked_runs_in_order_and_answers(stage: Stage) -> None:
    ran: list[int] = []

    def job(number: int) -> int:
        ran.append(number)
        return number

    futures = [stage.thread.ask(partial(job, number)) for number in range(5)]
    assert [future.result(WAIT_S) for future in futures] == ran == [0, 1, 2, 3, 4]


def test_an_error_is_the_answer_and_the_next_job_runs(stage: Stage) -> None:
    failed = stage.thread.ask(lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        failed.result(WAIT_S)
    assert stage.thread.ask(lambda: 7).result(WAIT_S) == 7


def test_it_syncs_by_itself_after_the_window_is_drawn_and_after_edits(stage: Stage) -> None:
    stage.thread.go()
    stage.settle()
    assert stage.syncs == 0
    stage.time += START_S
    stage.settle()
    stage.wait(1)
    stage.thread.edited()
    stage.settle()
    assert stage.syncs == 1
    stage.time += 5.0
    stage.settle()
    stage.wait(2)


def test_without_a_cloud_edits_sync_nothing(stage: Stage) -> None:
    stage.thread.edited()
    stage.time += 3600
    stage.settle()
    assert stage.syncs == 0


def test_the_focus_looks_at_the_cloud(stage: Stage) -> None:
    stage.thread.go(soon=True)
    stage.wait(1)
    stage.settle()
    stage.thread.focus(False)
    stage.time += 1
    stage.settle()
    assert stage.syncs == 1
    stage.thread.focus(True)
    stage.wait(2)


def test_a_bug_in_a_sync_backs_off_and_does_not_end_the_thread(stage: Stage) -> None:
    stage.error = RuntimeError("a bug")
    stage.thread.go(soon=True)
    stage.wait(1)
    stage.settle()
    assert stage.syncs == 1
    stage.error = None
    stage.time += 60
    stage.settle()
    stage.wait(2)


def test_stopping_cancels_what_has_not_begun_and_refuses_what_comes_later() -> None:
    stage = Stage()
    inside, leave = threading.Event(), threading.Event()

    def long_job() -> None:
        inside.set()
        assert leave.wait(WAIT_S)

    first = stage.thread.ask(long_job)
    waiting = stage.thread.ask(lambda: 1)
    assert inside.wait(WAIT_S)
    stage.thread.stop()
    with pytest.raises(CancelledError):
        waiting.result(WAIT_S)
    assert not stage.thread.join(0.01)
    leave.set()
    assert stage.thread.join(WAIT_S)
    first.result(WAIT_S)
    with pytest.raises(StorageFailed):
        stage.thread.ask(lambda: 2).result(WAIT_S)
