from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.cli import main, opening

Calls = list[tuple[Path | None, list[Path]]]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """What the window would be opened with: the window itself is tested elsewhere."""
    calls: Calls = []

    def editor(profile: Path | None, files: Sequence[Path] = ()) -> int:
        calls.append((profile, list(files)))
        return 0

    monkeypatch.setattr(opening, "open_editor", editor)
    return calls


def test_paths_open_the_editor_on_their_game(
    opened: Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["first half.mp4", "second"]
    for name in names:
        Path(name).touch()
    assert main(names[:1]) == main(["second"]) == 0
    assert main(["--profile", "lib", *names]) == 0
    first, second = (tmp_path / name for name in names)
    assert opened == [(None, [first]), (None, [second]), (Path("lib"), [first, second])]


def test_addresses_and_links_come_from_the_desktop(opened: Calls, tmp_path: Path) -> None:
    film = tmp_path / "first half.mp4"
    film.touch()
    assert main([film.as_uri()]) == 0
    assert main(["reelballers:reel/4f1c2d3e"]) == 0
    assert opened == [(None, [film]), (None, [Path("reelballers:reel/4f1c2d3e")])]


def test_a_wrong_command_is_still_told(opened: Calls, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gamez"]) == 2
    assert "No such command 'gamez'" in capsys.readouterr().err
    assert main(["-x", "game.mp4"]) == 2
    assert opened == []


def test_a_missing_file_is_named(
    opened: Calls, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "game.mp4"
    there.touch()
    assert main([str(there), str(tmp_path / "gone.mp4")]) == 1
    assert "gone.mp4" in capsys.readouterr().err
    assert opened == []


def test_nothing_asked_opens_the_editor_without_a_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.main.main", lambda: 7)
    monkeypatch.delenv("REEL_BALLERS_LOG", raising=False)
    assert main([]) == 7
