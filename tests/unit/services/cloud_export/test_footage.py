"""Cut footage on this disk: sent by one piece at a time, and not kept for ever."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from app.services.cloud_export.footage import Turns, forget_footage

DAYS_S = 86_400


class Enough(Exception):
    """Whoever waits was told to end."""


def test_only_those_of_one_footage_wait_for_each_other_and_know_why() -> None:
    turns, heard = Turns(), list[str]()

    def hear(trouble: str) -> None:
        heard.append(trouble)
        raise Enough

    with turns.of("a").held(hear):
        turns.of("a").trouble = "The network is gone."
        with turns.of("b").held(hear):
            pass
        with pytest.raises(Enough), turns.of("a").held(hear):
            pass
    with turns.of("a").held(hear):
        assert turns.of("a").trouble == ""
    assert heard == ["The network is gone."]


def test_the_turn_comes() -> None:
    turns, begun, end = Turns(), threading.Event(), threading.Event()

    def first() -> None:
        with turns.of("a").held(lambda _: None):
            begun.set()
            end.wait(10)

    thread = threading.Thread(target=first)
    thread.start()
    assert begun.wait(10)
    with turns.of("a").held(lambda _: end.set()):
        assert end.is_set()
    thread.join(10)


def test_what_nobody_sends_any_more_goes(tmp_path: Path) -> None:
    def lying(name: str, days: float) -> Path:
        path = tmp_path / name
        path.write_bytes(b"film")
        at = time.time() - days * DAYS_S
        os.utime(path, (at, at))
        return path

    forget_footage(tmp_path / "nowhere", set())
    old, wanted, new = lying("a.mp4", 8), lying("b.mp4", 8), lying("c.mp4", 1)
    killed, being_written = lying(".0-77.part", 0), lying(f".{os.getpid()}-77.part", 0)
    forget_footage(tmp_path, {"b"})
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {wanted.name, new.name, being_written.name}
    assert not old.exists() and not killed.exists()
