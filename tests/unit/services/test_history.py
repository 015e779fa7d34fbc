from __future__ import annotations

import threading
from concurrent.futures import Future
from dataclasses import replace

import pytest

from app.core.errors import ReelBallersError, StorageFailed
from app.services.history import MAX_STEPS, History
from app.services.operations import Operations
from app.storage import Choose, Done, Library, Store
from tests.support.libraries import clip, game


def put(operations: Operations, rating: int, name: str, *, undo: bool = True) -> None:
    marked = replace(clip(), rating=rating)
    operations.write(name, lambda store: store.put_clip(marked), undo=undo).result()


def rating(operations: Operations) -> int:
    return operations.read(lambda store: store.clip("clip-1").rating).result()


@pytest.fixture(autouse=True)
def a_game(operations: Operations) -> None:
    operations.write("", lambda store: store.add_game(game()), undo=False).result()


def test_steps_go_back_and_forth_by_name(operations: Operations, history: History) -> None:
    for stars in (1, 2, 3):
        put(operations, stars, f"rate {stars}")
    assert [history.undo().result() for _ in range(2)] == ["rate 3", "rate 2"]
    assert rating(operations) == 1
    assert (history.state.undo, history.state.redo) == ("rate 1", "rate 2")
    assert history.redo().result() == "rate 2"
    assert rating(operations) == 2
    put(operations, 5, "rate 5")
    assert history.state.redo == ""
    assert history.redo().result() == ""


def test_a_step_that_was_overtaken_is_given_up(operations: Operations, history: History) -> None:
    put(operations, 1, "mark")
    put(operations, 2, "rate")
    put(operations, 3, "from elsewhere", undo=False)
    with pytest.raises(ReelBallersError):
        history.undo().result()
    assert rating(operations) == 3
    assert history.state.redo == ""
    assert history.state.undo == "mark"


def test_the_oldest_steps_are_forgotten(operations: Operations, history: History) -> None:
    put(operations, 1, "first")
    put(operations, 2, "second")
    step = history._done[-1]
    for _ in range(MAX_STEPS):
        history.record(step)
    assert len(history._done) == MAX_STEPS


def full(library: Library, choose: Choose) -> Future[Done[None]]:
    """A library whose disk is full just now."""
    assert choose() is not None
    failed: Future[Done[None]] = Future()
    failed.set_exception(StorageFailed("The disk is full: free some space and do it again."))
    return failed


def test_a_step_that_could_not_be_written_can_be_tried_again(
    operations: Operations, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    for stars in (1, 2, 3):
        put(operations, stars, f"rate {stars}")
    history.undo().result()
    with monkeypatch.context() as broken:
        broken.setattr(Library, "revert", full)
        broken.setattr(Library, "reapply", full)
        for move in (history.undo, history.undo, history.redo):
            with pytest.raises(StorageFailed):
                move().result()
    assert (history.state.undo, history.state.redo) == ("rate 2", "rate 3")
    assert [history.undo().result() for _ in range(2)] == ["rate 2", "rate 1"]
    assert [history.redo().result() for _ in range(3)] == ["rate 1", "rate 2", "rate 3"]
    assert rating(operations) == 3


def test_an_undo_that_is_asked_for_at_once_takes_back_what_is_still_being_written(
    operations: Operations, history: History
) -> None:
    put(operations, 1, "rate 1")
    put(operations, 2, "rate 2")
    started, go = threading.Event(), threading.Event()

    def slowly(store: Store) -> None:
        started.set()
        assert go.wait(30)
        store.put_clip(replace(clip(), rating=3))

    writing = operations.write("rate 3", slowly)
    assert started.wait(30)
    undone, done_again = [history.undo() for _ in range(2)], history.redo()
    go.set()
    writing.result(30)
    assert [step.result(30) for step in undone] == ["rate 3", "rate 2"]
    assert done_again.result(30) == "rate 2"
    assert rating(operations) == 2
    assert (history.state.undo, history.state.redo) == ("rate 2", "rate 3")
