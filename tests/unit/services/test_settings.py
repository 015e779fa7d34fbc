from __future__ import annotations

from pathlib import Path

import pytest

from app.services import places
from app.services.operations import Operations
from app.services.settings import Settings
from app.storage import Changes


def test_settings_are_told_and_local_values_are_not(operations: Operations) -> None:
    settings = Settings(operations)
    heard: list[Changes] = []
    operations.subscribe(heard.append)
    assert settings.get("theme", "system").result() == "system"
    settings.put("theme", "dark").result()
    settings.put_local("recent", "/a.mp4").result()
    assert settings.get("theme").result() == "dark"
    assert settings.get_local("recent").result() == "/a.mp4"
    assert settings.get_local("nothing", "x").result() == "x"
    assert [change.touched for change in heard] == [frozenset({("setting", "theme")})]


def test_the_profile_wins_over_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("REEL_BALLERS_HOME", str(tmp_path / "env"))
    assert places.home() == tmp_path / "env"
    assert places.cache() == tmp_path / "env" / "cache"
    assert places.home(tmp_path / "mine") == tmp_path / "mine"
    monkeypatch.delenv("REEL_BALLERS_HOME")
    assert places.home().name == "reel-ballers"
    assert places.home() not in places.cache().parents
