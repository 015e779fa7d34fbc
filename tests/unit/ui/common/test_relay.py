from __future__ import annotations

import logging
import threading
from concurrent.futures import Future

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import BadEdit, BadMedia
from app.ui.common.relay import BUG_SENTENCE, Relay, sentence


def test_a_value_arrives_on_the_main_thread(qtbot: QtBot) -> None:
    relay = Relay()
    got: list[object] = []
    future: Future[int] = Future()
    relay.watch(future, lambda value: got.append((value, threading.current_thread())))
    thread = threading.Thread(target=future.set_result, args=(7,))
    thread.start()
    thread.join()
    assert got == []
    qtbot.waitUntil(lambda: bool(got))
    assert got == [(7, threading.main_thread())]


def test_calls_keep_their_order(qtbot: QtBot) -> None:
    relay = Relay()
    got: list[object] = []
    add = relay.wrap(got.append)
    thread = threading.Thread(target=lambda: [add(n) for n in range(50)])
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(got) == 50)
    assert got == list(range(50))


def test_an_error_nobody_wants_is_told_once(qtbot: QtBot) -> None:
    relay = Relay()
    future: Future[int] = Future()
    error = BadMedia("match.mp4 is empty; choose another file.")
    relay.watch(future, lambda value: None)
    with qtbot.waitSignal(relay.failed) as told:
        future.set_exception(error)
    assert told.args == [error]


def test_an_error_goes_to_who_asked(qtbot: QtBot) -> None:
    relay = Relay()
    got: list[object] = []
    future: Future[int] = Future()
    relay.watch(future, None, got.append)
    told: list[object] = []
    relay.failed.connect(told.append)
    future.set_exception(ValueError("x"))
    qtbot.waitUntil(lambda: bool(got))
    assert told == []


def test_nothing_arrives_after_close(qtbot: QtBot) -> None:
    relay = Relay()
    got: list[object] = []
    future: Future[int] = Future()
    relay.watch(future, got.append)
    future.set_result(1)
    relay.close()
    relay.post(lambda: got.append(2))
    qtbot.wait(30)
    assert got == []


def test_a_cancelled_future_is_silent(qtbot: QtBot) -> None:
    relay = Relay()
    got: list[object] = []
    future: Future[int] = Future()
    relay.watch(future, got.append, got.append)
    future.cancel()
    qtbot.wait(30)
    assert got == []


def test_sentences_for_people(caplog: pytest.LogCaptureFixture) -> None:
    assert sentence(BadMedia("a.mp4 is empty.")) == "a.mp4 is empty."
    with caplog.at_level(logging.ERROR):
        assert sentence(ZeroDivisionError()) == BUG_SENTENCE
    assert "ZeroDivisionError" in caplog.text


def test_a_refused_gesture_is_said_without_the_field_of_the_document() -> None:
    error = BadEdit("clips[0].spotlights", "a spotlight is already here")
    assert sentence(error) == "A spotlight is already here."
