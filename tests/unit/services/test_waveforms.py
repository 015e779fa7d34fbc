"""The line of the sound is made beside a playing game: with pauses, and dropped at once."""

from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest

from app.services.waveforms import _resting


class Pauses(threading.Event):
    """Remembers how long was waited, without waiting."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[float | None] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.asked.append(timeout)
        return self.is_set()


def test_it_rests_longer_than_a_stretch_took_and_ends_when_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 10.0
    monkeypatch.setattr("app.services.waveforms.time", SimpleNamespace(monotonic=lambda: now))
    stop = Pauses()
    should_stop = _resting(stop)
    assert not should_stop()
    now += 0.125
    assert not should_stop()
    now += 9
    assert not should_stop()
    assert stop.asked == [0.0, 0.25, 0.5]
    stop.set()
    assert should_stop()
