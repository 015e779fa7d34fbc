from __future__ import annotations

import logging
import threading
import time
from concurrent.futures import Future
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from pytestqt.qtbot import QtBot

from app.core.errors import BadEdit, BadMedia
from app.ui.common.relay import BUG_SENTENCE, TURN_S, Relay, sentence

LAST = -1
"""The priority of what Qt paints."""


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


def test_the_window_has_its_turn_between_two_long_answers(qtbot: QtBot) -> None:
    """What an answer makes Qt paint is painted before the next answer, not after the last."""
    relay = Relay()
    got: list[str] = []

    class Painted(QObject):
        def customEvent(self, event: QEvent) -> None:
            got.append("painted")

    window = Painted()
    long: list[str] = []
    relay.worked_long.connect(lambda: long.append(got[-1]))

    def answer(name: str) -> None:
        got.append(name)
        time.sleep(2 * TURN_S)
        QCoreApplication.postEvent(window, QEvent(QEvent.Type.User), LAST)

    for name in ("first", "second", "third"):
        relay.post(partial(answer, name))
    qtbot.waitUntil(lambda: len(got) == 6)
    assert got == ["first", "painted", "second", "painted", "third", "painted"]
    assert long == ["first", "second", "third"]
    relay.post(lambda: got.append("short"))
    qtbot.waitUntil(lambda: got[-1] == "short")
    assert len(long) == 3


def test_answers_wait_for_what_has_the_next_turn(qtbot: QtBot) -> None:
    relay = Relay()
    got: list[str] = []
    left = [True, True, True]

    def painting() -> bool:
        if left:
            got.append("painting")
            return left.pop()
        return False

    relay.give_way(painting)
    relay.post(lambda: got.append("answer"))
    qtbot.waitUntil(lambda: "answer" in got)
    assert got == ["painting"] * 3 + ["answer"]


def test_a_long_answer_may_close_the_window_that_it_was_for(qtbot: QtBot) -> None:
    window = QObject()
    relay = Relay(window)
    got: list[int] = []

    def close() -> None:
        time.sleep(2 * TURN_S)
        shiboken6.delete(window)
        got.append(1)

    with qtbot.captureExceptions() as caught:
        relay.post(close)
        qtbot.waitUntil(lambda: got == [1])
    assert not caught


def test_answers_come_while_another_has_a_dialog_open(qtbot: QtBot) -> None:
    relay = Relay()
    got: list[str] = []

    def dialog() -> None:
        loop = QEventLoop()
        relay.post(lambda: got.append("meanwhile"))
        relay.post(loop.quit)
        loop.exec()
        got.append("closed")

    relay.post(dialog)
    relay.post(lambda: got.append("next"))
    qtbot.waitUntil(lambda: len(got) == 3)
    assert got == ["next", "meanwhile", "closed"]


def test_an_answer_that_fails_does_not_keep_the_others(qtbot: QtBot) -> None:
    relay = Relay()
    got: list[int] = []

    def fail() -> None:
        time.sleep(2 * TURN_S)
        raise ValueError("a bug")

    with qtbot.captureExceptions() as caught:
        relay.post(fail)
        relay.post(lambda: got.append(1))
        qtbot.waitUntil(lambda: got == [1])
    assert [kind for kind, _, _ in caught] == [ValueError]
