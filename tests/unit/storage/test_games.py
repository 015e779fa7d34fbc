from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.errors import NotFound
from app.core.game import Game
from app.storage import Library
from tests.support.libraries import clip, do, game, query, see


def test_a_game_comes_back_as_it_was(library: Library) -> None:
    halves = game(files=2)
    assert do(library, lambda store: store.add_game(halves)).touched == {("game", "game-1")}
    assert see(library, lambda store: store.game("game-1")) == halves


def test_the_game_added_last_is_listed_first(tmp_path: Path) -> None:
    clock = iter(range(10**15, 10**15 + 10**9, 10**6))
    with Library.open(tmp_path, now_us=lambda: next(clock)) as library:
        for name in ("b", "c", "a"):
            do(library, lambda store, name=name: store.add_game(game(name)))  # type: ignore[misc]
        assert [g.id for g in see(library, lambda store: store.games())] == ["a", "c", "b"]


def test_files_are_added_reordered_and_taken_out(library: Library) -> None:
    first, second, third = game(files=3).files
    do(library, lambda store: store.add_game(game(files=2)))
    for files in ((second, first), (third, second, first), (first, third), ()):
        changed: Game = replace(game(), files=files, opponent="City")
        do(library, lambda store, changed=changed: store.update_game(changed))  # type: ignore[misc]
        assert see(library, lambda store: store.game("game-1")) == changed


def test_the_trash_hides_a_game_with_its_clips_and_gives_them_back(library: Library) -> None:
    do(library, lambda store: store.add_game(game()))
    do(library, lambda store: store.put_clip(clip()))
    do(library, lambda store: store.trash_game("game-1"))
    assert see(library, lambda store: store.games()) == []
    assert see(library, lambda store: store.clips()) == []
    with pytest.raises(NotFound):
        see(library, lambda store: store.game("game-1"))
    do(library, lambda store: store.restore_game("game-1"))
    assert see(library, lambda store: store.games()) == [game()]
    assert see(library, lambda store: store.clips()) == [clip()]


def test_the_trash_lists_what_was_removed_last_first(tmp_path: Path) -> None:
    clock = iter(range(10**15, 10**15 + 10**9, 10**6))
    with Library.open(tmp_path, now_us=lambda: next(clock)) as library:
        for name in ("a", "b", "c"):
            do(library, lambda store, name=name: store.add_game(game(name)))  # type: ignore[misc]
        for name in ("c", "a"):
            do(library, lambda store, name=name: store.trash_game(name))  # type: ignore[misc]
        assert see(library, lambda store: store.trashed_games()) == [game("a"), game("c")]
        added = do(library, lambda store: store.add_game(game("d")))
        library.revert(added).result(30)
        assert len(see(library, lambda store: store.trashed_games())) == 2


@pytest.mark.parametrize("name", ["game", "trash_game", "restore_game"])
def test_an_unknown_game_is_not_found(library: Library, name: str) -> None:
    with pytest.raises(NotFound, match="There is no game with the id 'nope'"):
        library.run(lambda store: getattr(store, name)("nope")).result(30)


def test_each_laptop_keeps_its_own_path_to_a_file(library: Library) -> None:
    do(library, lambda store: store.add_game(game()))
    elsewhere = "UPDATE local_state SET value = '00000000-other' WHERE key = 'device_id'"
    home = library.folders.root.parents[1]
    library.close()
    query(library.folders.database, elsewhere)
    with Library.open(home) as other:
        # Nothing located yet: the path of the first laptop is the best guess, and not copied.
        assert see(other, lambda store: store.game("game-1")) == game()
        assert not do(other, lambda store: store.update_game(game())).touched
        there = replace(game(), files=(replace(game().files[0], path="D:/match.mp4"),))
        do(other, lambda store: store.update_game(there))
        assert see(other, lambda store: store.game("game-1")) == there
    query(library.folders.database, elsewhere.replace("00000000-other", library.device_id))
    with Library.open(home) as again:
        assert see(again, lambda store: store.game("game-1")) == game()
