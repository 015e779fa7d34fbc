"""The line of the sound of a game gives way to its player while it is made."""

from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest

from app.core.game import Game
from app.services.workspace import Workspace


class Pauses(threading.Event):
    """Counts how often somebody paused on it."""

    asked = 0

    def wait(self, timeout: float | None = None) -> bool:
        Pauses.asked += 1
        return super().wait(timeout)


def test_it_is_made_with_pauses(
    workspace: Workspace, match: Game, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_pauses = SimpleNamespace(Event=Pauses, Lock=threading.Lock)
    monkeypatch.setattr("app.services.waveforms.threading", with_pauses)
    peaks = workspace.waveforms.of_game(match.id).result(60)
    assert peaks is not None and peaks.any()
    assert Pauses.asked >= 1
