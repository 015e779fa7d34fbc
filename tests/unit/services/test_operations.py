from __future__ import annotations

import logging
import threading
from concurrent.futures import CancelledError, Future

import pytest

from app.core.errors import NotFound
from app.services.history import History
from app.services.operations import Operations, all_of, chain, finished, gathered, then
from app.storage import Changes
from tests.support.libraries import clip, game


def test_listeners_know_before_the_caller_does(operations: Operations) -> None:
    heard: list[Changes] = []
    stop = operations.subscribe(heard.append)
    operations.write("add game", lambda store: store.add_game(game())).result()
    assert [change.name for change in heard] == ["add game"]
    operations.read(lambda store: store.games()).result()
    stop()
    stop()
    operations.write("mark", lambda store: store.put_clip(clip())).result()
    assert len(heard) == 1


def test_a_listener_that_fails_harms_nobody(
    operations: Operations, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(changes: Changes) -> None:
        raise ValueError(changes.name)

    heard: list[Changes] = []
    operations.subscribe(fail)
    operations.subscribe(heard.append)
    with caplog.at_level(logging.ERROR):
        operations.write("add game", lambda store: store.add_game(game())).result()
    assert len(heard) == 1
    assert "a listener failed on add game" in caplog.text


def test_an_error_is_the_callers_and_changes_nothing(
    operations: Operations, history: History
) -> None:
    with pytest.raises(NotFound):
        operations.write("x", lambda store: store.game("nothing")).result()
    assert history.state.undo == ""


def test_what_is_no_step_of_the_coach_is_not_undone(
    operations: Operations, history: History
) -> None:
    operations.write("measure", lambda store: store.add_game(game()), undo=False).result()
    assert history.state.undo == ""
    assert history.undo().result() == ""


def test_then_and_chain_pass_results_and_errors_on(operations: Operations) -> None:
    def bad(value: int) -> int:
        raise ValueError(value)

    first: Future[int] = Future()
    doubled = then(first, lambda value: value * 2)
    chained = chain(doubled, lambda value: operations.read(lambda _: value + 1))
    broken = chain(then(first, bad), lambda value: operations.read(lambda _: value))
    threading.Timer(0.01, lambda: first.set_result(4)).start()
    assert chained.result(5) == 9
    with pytest.raises(ValueError, match="4"):
        broken.result(5)


def test_many_results_come_though_the_first_is_the_last_to_be_done() -> None:
    many: list[Future[int]] = [Future() for _ in range(2_000)]
    together = gathered(many)
    for n, future in reversed(list(enumerate(many))):
        assert not together.done()
        future.set_result(n)
    assert together.result(0) == tuple(range(2_000))
    assert gathered([]).result(0) == () and all_of([]).result(0)

    agreed: list[Future[bool]] = [Future() for _ in range(2_000)]
    said = all_of(agreed)
    for one in reversed(agreed):
        one.set_result(one is not agreed[-1])
    assert said.result(0) is False


def test_of_many_the_first_that_fails_is_told_at_once() -> None:
    slow: Future[int] = Future()
    broken: Future[int] = Future()
    together = gathered([finished(1), slow, broken])
    broken.set_exception(ValueError("broken"))
    with pytest.raises(ValueError, match="broken"):
        together.result(0)
    slow.set_exception(ValueError("too late"))
    given_up: Future[int] = Future()
    waiting = gathered([Future(), given_up, finished(3)])
    assert given_up.cancel()
    with pytest.raises(CancelledError):
        waiting.result(0)
