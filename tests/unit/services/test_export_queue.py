"""The queue's own rules, with a renderer that only pretends; the real one is tried elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path

import pytest

from app.core.errors import RenderCancelled, RenderFailed, StorageFailed
from app.core.export import ExportJob
from app.services.export_queue import ExportQueue, JobProgress, Rendered
from app.services.operations import Operations
from app.storage import Store

WAIT_S = 10


class Renderer:
    """Writes a byte per job, in the order they come; waits where it is told to."""

    def __init__(self) -> None:
        self.order: list[str] = []
        self.go = threading.Event()
        self.begun = threading.Event()
        self.go.set()
        self.error: Exception | None = None
        self.vanish = False
        self.out: Path | None = None

    def __call__(
        self, job: ExportJob, on_progress: Callable[[JobProgress], None], cancel: threading.Event
    ) -> Rendered:
        self.order.append(job.id)
        self.begun.set()
        on_progress(JobProgress(job.id, "rendering", "frames", 1, 4))
        while not self.go.wait(0.01):
            if cancel.is_set():
                raise RenderCancelled("The export was cancelled.")
        if cancel.is_set():
            raise RenderCancelled("The export was cancelled.")
        if self.error is not None:
            raise self.error
        out = self.out or Path(job.out)
        if not self.vanish:
            out.write_bytes(b"x")
        return Rendered("x264", 4, 160_000, out)


@pytest.fixture
def renderer() -> Renderer:
    return Renderer()


@pytest.fixture
def swept() -> list[str]:
    return []


@pytest.fixture
def queue(
    operations: Operations,
    renderer: Renderer,
    swept: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[ExportQueue]:
    def sweep(jobs: Sequence[ExportJob]) -> None:
        swept.extend(job.id for job in jobs)

    def whole(job: ExportJob) -> Path | None:
        staged = Path(job.out).with_name(f".{job.id}.mp4")
        return staged if staged.is_file() else None

    monkeypatch.setattr("app.services.export_queue.RETRY_S", 0.05)
    made = ExportQueue(operations, renderer, sweep, whole)
    yield made
    renderer.go.set()
    made.close()


def put(
    operations: Operations, folder: Path, name: str, created_us: int = 1, **values: object
) -> None:
    job = ExportJob(name, "framing", "reel", name, "{}", str(folder / name), created_us, **values)  # type: ignore[arg-type]
    operations.write("", lambda store: store.put_export(job), undo=False).result()


def state(operations: Operations, name: str) -> ExportJob:
    return operations.read(lambda store: store.export(name)).result()


def test_the_oldest_goes_first_and_one_at_a_time(
    queue: ExportQueue, operations: Operations, renderer: Renderer, tmp_path: Path
) -> None:
    for name, at in (("late", 3), ("first", 1), ("second", 2)):
        put(operations, tmp_path, name, at)
    queue.start()
    assert queue.wait("late").result(WAIT_S).state == "done"
    assert renderer.order == ["first", "second", "late"]
    assert (state(operations, "late").size_bytes, state(operations, "late").encoder) == (1, "x264")


def test_a_failed_job_does_not_stop_the_next(
    queue: ExportQueue, operations: Operations, renderer: Renderer, tmp_path: Path
) -> None:
    renderer.error = RenderFailed("The disk is full; free some space.")
    put(operations, tmp_path, "bad")
    queue.start()
    assert queue.wait("bad").result(WAIT_S).error == "The disk is full; free some space."
    renderer.error = ZeroDivisionError("oops")
    put(operations, tmp_path, "bug", 2)
    queue.wake()
    assert "bug of ours" in queue.wait("bug").result(WAIT_S).error
    renderer.error = None
    put(operations, tmp_path, "good", 3)
    queue.wake()
    assert queue.wait("good").result(WAIT_S).state == "done"


def test_progress_is_told_and_shown_while_it_runs(
    queue: ExportQueue, operations: Operations, renderer: Renderer, tmp_path: Path
) -> None:
    renderer.go.clear()
    heard: list[JobProgress] = []
    reached = threading.Event()

    def listen(progress: JobProgress) -> None:
        heard.append(progress)
        if progress.stage == "frames":
            reached.set()

    queue.subscribe(listen)
    put(operations, tmp_path, "job")
    queue.start()
    assert reached.wait(WAIT_S)
    assert queue.live(state(operations, "job")).percent == 25
    renderer.go.set()
    assert queue.wait("job").result(WAIT_S).percent == 100
    assert [p.stage for p in heard] == ["starting", "frames", "done"]


def test_cancel_reaches_a_job_that_is_just_beginning(
    queue: ExportQueue, operations: Operations, renderer: Renderer, tmp_path: Path
) -> None:
    renderer.go.clear()
    put(operations, tmp_path, "job")
    queue.cancel("job")
    queue.start()
    assert queue.wait("job").result(WAIT_S).state == "cancelled"


def test_a_job_that_was_running_when_the_app_was_closed_begins_anew_at_the_next_start(
    queue: ExportQueue,
    operations: Operations,
    renderer: Renderer,
    swept: list[str],
    tmp_path: Path,
) -> None:
    renderer.go.clear()
    put(operations, tmp_path, "job")
    put(operations, tmp_path, "next", 2)
    queue.start()
    assert renderer.begun.wait(WAIT_S)
    queue.close()
    assert (state(operations, "job").state, state(operations, "job").error) == ("queued", "")
    assert state(operations, "next").state == "queued" and swept == ["job"]
    renderer.go.set()
    again = ExportQueue(operations, renderer, lambda _jobs: None, lambda _job: None)
    again.recover()
    again.start()
    try:
        assert again.wait("next").result(WAIT_S).state == "done"
        assert state(operations, "job").state == "done"
        assert renderer.order == ["job", "job", "next"]
    finally:
        again.close()


def test_a_job_that_was_cancelled_while_the_app_closed_stays_cancelled(
    queue: ExportQueue, operations: Operations, renderer: Renderer, tmp_path: Path
) -> None:
    renderer.go.clear()
    put(operations, tmp_path, "job")
    queue.start()
    assert renderer.begun.wait(WAIT_S)
    queue.cancel("job")
    queue.close()
    assert state(operations, "job").state == "cancelled"


def test_after_a_kill_running_rows_are_settled_and_swept(
    queue: ExportQueue, operations: Operations, swept: list[str], tmp_path: Path
) -> None:
    for name, was in (("up", "uploading"), ("lost", "rendering"), ("whole", "rendering")):
        put(operations, tmp_path, name, state=was)
    (tmp_path / ".whole.mp4").write_bytes(b"film")
    (tmp_path / "lost").write_bytes(b"a file of the coach's own")
    put(operations, tmp_path, "waiting")
    queue.recover()
    assert {name: state(operations, name).state for name in ("up", "lost", "whole", "waiting")} == {
        "up": "failed",
        "lost": "failed",
        "whole": "done",
        "waiting": "queued",
    }
    whole = state(operations, "whole")
    assert (whole.out, whole.size_bytes) == (str(tmp_path / ".whole.mp4"), 4)
    assert sorted(swept) == ["lost", "up", "whole"]


class Broken:
    """Makes writes of one name fail a few times."""

    def __init__(
        self, operations: Operations, patch: pytest.MonkeyPatch, name: str, *errors: Exception
    ) -> None:
        self._write, self._name, self.left = operations.write, name, list(errors)
        patch.setattr(operations, "write", self.write)

    def write(
        self, name: str, operation: Callable[[Store], object], *, undo: bool = True
    ) -> Future[object]:
        if name == self._name and self.left:
            failed: Future[object] = Future()
            failed.set_exception(self.left.pop())
            return failed
        return self._write(name, operation, undo=undo)


FULL = StorageFailed("The disk is full: free some space and do it again.")


def test_an_end_that_could_not_be_written_is_told_and_written_later(
    queue: ExportQueue,
    operations: Operations,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken = Broken(operations, monkeypatch, "end export", FULL, FULL, ValueError("oops"))
    put(operations, tmp_path, "job")
    put(operations, tmp_path, "next", 2)
    queue.start()
    assert queue.wait("job").result(WAIT_S).state == "done"
    assert queue.live(state(operations, "job")).state == "done"
    assert queue.wait("job").result(WAIT_S).state == "done"
    assert queue.wait("next").result(WAIT_S).state == "done"
    assert state(operations, "job").state == "done"
    assert broken.left == []


def test_the_queue_outlives_any_error(
    queue: ExportQueue,
    operations: Operations,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Broken(operations, monkeypatch, "render", ValueError("oops"), FULL)
    put(operations, tmp_path, "job")
    queue.wait("job").cancel()
    queue.start()
    assert queue.wait("job").result(WAIT_S).state == "done"


def test_a_film_that_vanished_at_once_is_a_failed_export(
    queue: ExportQueue, operations: Operations, renderer: Renderer, tmp_path: Path
) -> None:
    renderer.vanish = True
    put(operations, tmp_path, "job")
    queue.start()
    ended = queue.wait("job").result(WAIT_S)
    assert ended.state == "failed"
    assert "is gone" in ended.error


def test_a_film_is_found_under_the_name_that_was_free(
    queue: ExportQueue, operations: Operations, renderer: Renderer, tmp_path: Path
) -> None:
    renderer.out = tmp_path / "job_2"
    put(operations, tmp_path, "job")
    queue.start()
    assert queue.wait("job").result(WAIT_S).out == str(tmp_path / "job_2")


def test_nothing_is_begun_while_there_is_a_reason_to_wait(
    operations: Operations,
    renderer: Renderer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.services.export_queue.RETRY_S", 0.05)
    reason = ["Paused: the battery is at 12 %."]
    queue = ExportQueue(
        operations, renderer, lambda _jobs: None, lambda _job: None, lambda: reason[0]
    )
    heard: dict[str, list[JobProgress]] = {"a": [], "b": []}
    told = threading.Event()

    def listen(progress: JobProgress) -> None:
        heard[progress.job_id].append(progress)
        if heard["a"] and heard["b"]:
            told.set()

    queue.subscribe(listen)
    put(operations, tmp_path, "a", 1)
    put(operations, tmp_path, "b", 2)
    queue.start()
    try:
        assert told.wait(WAIT_S)
        assert {(p[0].state, p[0].reason) for p in heard.values()} == {("queued", reason[0])}
        assert renderer.order == [] and state(operations, "a").state == "queued"
        reason[0] = ""
        assert queue.wait("b").result(WAIT_S).state == "done"
        assert renderer.order == ["a", "b"]
        assert all(len([p for p in said if p.reason]) == 1 for said in heard.values()), "said once"
        assert heard["b"][1].reason == "" and heard["b"][1].state == "queued"
    finally:
        queue.close()


def test_closing_does_not_wait_for_the_charger(
    operations: Operations, renderer: Renderer, tmp_path: Path
) -> None:
    queue = ExportQueue(operations, renderer, lambda _jobs: None, lambda _job: None, lambda: "No.")
    told = threading.Event()
    queue.subscribe(lambda _progress: told.set())
    put(operations, tmp_path, "a")
    queue.start()
    assert told.wait(WAIT_S)
    queue.close()
    assert renderer.order == [] and state(operations, "a").state == "queued"
