"""Proxies of the open game: made behind the coach's back, and only while nothing else is to do."""

from __future__ import annotations

import queue
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.game import Game
from app.media.proxy import ProxyFile, proxy_of
from app.services.proxies import Proxies, ProxyProgress
from app.services.workspace import Workspace

WAIT_S = 120.0  # a child of lowest priority makes them: on a busy computer it stands for long


class Watched:
    """The proxies of a workspace, what they tell, and what stands in their way."""

    def __init__(self, workspace: Workspace) -> None:
        self.proxies: Proxies = workspace.proxies
        self.told: queue.Queue[ProxyProgress] = queue.Queue()
        self.reason = ""
        self.proxies.subscribe(self.told.put)
        self.proxies.start(lambda: self.reason)

    def until(self, true: Callable[[ProxyProgress], bool]) -> ProxyProgress:
        """The first thing told that is so."""
        while not true(told := self.told.get(timeout=WAIT_S)):
            pass
        return told


@pytest.fixture
def watched(workspace: Workspace) -> Iterator[Watched]:
    made = Watched(workspace)
    yield made
    made.proxies.close()


def proxy(workspace: Workspace, game: Game, tmp_path: Path) -> ProxyFile:
    path = Path(game.files[0].path)
    folder = next((tmp_path / "home").rglob("frame-tables")).parent / "proxies"
    return proxy_of(path, workspace.media.index(path).result(), folder)


def test_they_are_off_until_wanted_and_wait_for_whoever_plays(
    workspace: Workspace, match: Game, watched: Watched, tmp_path: Path
) -> None:
    watched.reason = "Waits while you play."
    workspace.previews.open_game(match.id).result()
    assert not watched.proxies.is_on().result()
    made = proxy(workspace, match, tmp_path)
    watched.proxies.set_on(True).result()
    told = watched.until(lambda told: bool(told.waiting))
    assert (told.name, told.waiting) == (Path(match.files[0].path).name, watched.reason)
    assert made.missing() == [0]
    old = made.folder.parent / "of-a-game-long-gone"
    old.mkdir(parents=True)
    (old / "00000.mp4").write_bytes(bytes(1000))
    watched.proxies.set_most(0).result()
    watched.reason = ""
    assert watched.until(lambda told: told.share == 1).waiting == ""
    assert watched.until(lambda told: not told.name) == ProxyProgress()
    assert made.missing() == [] and not old.exists()
    assert watched.proxies.is_on().result()


def test_stopping_leaves_the_game_alone_until_it_is_opened_again(
    workspace: Workspace, match: Game, watched: Watched, tmp_path: Path
) -> None:
    watched.proxies.set_on(True).result()
    watched.reason = "Waits for the export to end."
    workspace.previews.open_game(match.id).result()
    watched.until(lambda told: bool(told.waiting))
    watched.proxies.cancel()
    assert watched.until(lambda told: not told.name) == ProxyProgress()
    assert proxy(workspace, match, tmp_path).missing() == [0]
    workspace.previews.open_game(match.id).result()
    assert watched.until(lambda told: bool(told.name)).share == 0


def test_another_game_is_not_kept_waiting_by_the_one_before(
    workspace: Workspace, match: Game, watched: Watched, tmp_path: Path
) -> None:
    watched.proxies.set_on(True).result()
    watched.reason = "Waits for the export to end."
    workspace.previews.open_game(match.id).result()
    watched.until(lambda told: told.name == Path(match.files[0].path).name)
    film = tmp_path / "another.mp4"
    shutil.copy(match.files[0].path, film)
    other = workspace.games.add([film], name="Another", measure=True).result()
    workspace.previews.open_game(other.id).result()
    assert watched.until(lambda told: told.name == film.name).problem == ""
    watched.reason = ""
    assert watched.until(lambda told: not told.name) == ProxyProgress()
    assert proxy(workspace, other, tmp_path).missing() == []
    assert proxy(workspace, match, tmp_path).missing() == [0]


def test_what_a_clip_is_shown_from_is_not_given_up_for_room(
    workspace: Workspace, match: Game, watched: Watched, tmp_path: Path
) -> None:
    made, room = proxy(workspace, match, tmp_path), 1_000_000
    made.folder.mkdir(parents=True)
    made.part(0).write_bytes(bytes(2 * room))
    clip = workspace.annotate.mark(match.id, 2_000_000).result()
    reel = workspace.reels.create("Reel", [clip.id], "source").result()
    edit = workspace.reels.edit(reel).result()
    shown = workspace.previews.open_clip(edit, edit.clips[0].id).result()
    film = tmp_path / "another.mp4"
    shutil.copy(match.files[0].path, film)
    other = workspace.games.add([film], name="Another", measure=True).result()
    watched.proxies.set_most(1).result()
    watched.proxies.set_on(True).result()

    def opened() -> str:
        workspace.previews.open_game(other.id).result()
        watched.until(lambda told: bool(told.name))
        return watched.until(lambda told: not told.name).problem

    assert "its room is used up" in opened() and made.part(0).exists()
    shown.close()
    assert opened() == "" and not made.folder.exists()
