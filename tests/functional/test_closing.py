"""Closing the app while a frame table is being made: nobody waits until a long film is read."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from app.media.index import FrameIndex, IndexStopped, build_index
from app.services.workspace import Workspace
from tests.functional.conftest import TINY
from tests.support.footage import make_match

PATIENCE_S = 5.0


def test_nothing_waits_for_a_table_that_takes_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    scanning = threading.Event()

    def endless(
        path: Path, folder: Path, *, should_stop: Callable[[], bool], **_: object
    ) -> FrameIndex:
        scanning.set()
        patience = threading.Event()
        for _turn in range(int(PATIENCE_S / 0.01)):
            if should_stop():
                raise IndexStopped
            patience.wait(0.01)
        pytest.fail("the whole film was read")

    monkeypatch.setattr("app.services.media_cache.cached_index", endless)
    with Workspace.open(tmp_path / "home", queue=False) as workspace:
        path = make_match(TINY)[0]
        game = workspace.games.add([path]).result()
        peaks = workspace.waveforms.of_game(game.id)
        workspace.proxies.start(lambda: "")
        workspace.proxies.set_on(True).result()
        workspace.proxies.opened([(path, build_index(path))])
        assert scanning.wait(PATIENCE_S)
    assert peaks.result(0) is None
    assert not [record for record in caplog.records if record.exc_info]
