from __future__ import annotations

import pytest

from app.core.errors import RenderCancelled
from app.render.progress import Meter, RenderProgress


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_rate_and_time_left_follow_the_work() -> None:
    clock, told = Clock(), list[RenderProgress]()
    meter = Meter(told.append, clock=clock)
    meter.stage("frames", 300)
    for n in range(1, 101):
        clock.now += 0.02
        meter.done(n)
    last = told[-1]
    assert last.stage == "frames" and last.total == 300
    assert abs(last.fps - 50) < 1
    assert last.eta_s is not None and abs(last.eta_s - (300 - last.done) / 50) < 0.2
    assert len(told) < 15, "a few times a second"
    meter.done(300)
    assert told[-1].done == 300


def test_stages_are_timed_and_notes_stay() -> None:
    clock, told = Clock(), list[RenderProgress]()
    meter = Meter(told.append, clock=clock)
    meter.stage("sound", 10)
    clock.now += 2
    meter.note("x264 was used instead.")
    meter.stage("frames", 10)
    clock.now += 3
    assert meter.seconds() == {"sound": 2, "frames": 3}
    assert told[-1].note == "x264 was used instead."
    assert told[-1].eta_s is None


def test_a_stop_is_heard_between_stages() -> None:
    meter = Meter(None, lambda: True)
    with pytest.raises(RenderCancelled):
        meter.stage("frames", 10)
