"""An old version in a coach's words: what it holds, and what restoring it would do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.core.sync import Version
from app.services.sync_versions import Holding, counts, differences, holding, holding_of, look
from app.storage import Library, Store
from tests.support.libraries import clip, edit, game

VERSION = Version(3, "c3", "c2", "d", "Pitch-side", 1_700_000_000_000_000, 4096, "1.0")


def holding_now(library: Library) -> Holding:
    return library.run(holding).result().value


def filled(store: Store) -> None:
    store.add_game(game())
    store.put_clip(clip("clip-1", typed_name="Winner"))
    store.put_clip(clip("clip-2", start_us=90_000_000, end_us=99_000_000))
    store.put_edit(edit("reel-1", "Best of"))


def test_the_same_library_has_no_differences_even_where_files_lie_elsewhere(
    library: Library, tmp_path: Path
) -> None:
    library.run(filled).result()
    library.snapshot(tmp_path / "copy.sqlite").result()
    moved = game()
    files = tuple(replace(file, path=f"/elsewhere/{file.id}.mp4") for file in moved.files)
    library.run(lambda store: store.update_game(replace(moved, files=files))).result()
    then = holding_of(tmp_path / "copy.sqlite", library.user_id)
    told = look(VERSION, then, holding_now(library))
    assert told.differences == ()
    assert told.counts.words == "1 game, 2 clips and 1 reel"
    assert {(item.kind, item.name, item.change) for item in told.items} == {
        ("game", "United – Rovers", ""),
        ("reel", "Best of", ""),
    }


def test_looking_leaves_the_copy_as_it_is(library: Library, tmp_path: Path) -> None:
    library.run(filled).result()
    copy = tmp_path / "copy.sqlite"
    library.snapshot(copy).result()
    before = copy.read_bytes()
    holding_of(copy, library.user_id)
    assert copy.read_bytes() == before
    assert [path.name for path in tmp_path.glob("copy*")] == ["copy.sqlite"]


def test_every_kind_of_difference_is_a_sentence(library: Library) -> None:
    library.run(filled).result()
    then = holding_now(library)

    def later(store: Store) -> None:
        store.delete_clip("clip-1")
        store.put_clip(clip("clip-2", start_us=90_000_000, end_us=99_000_000, typed_name="Save"))
        store.put_clip(clip("clip-3", start_us=1_000_000, end_us=9_000_000))
        store.put_edit(edit("reel-1", "Best of 2025"))
        store.put_edit(edit("reel-2", "For the parents"))
        store.add_game(game("game-2", opponent="City"))
        store.update_game(replace(store.game("game-1"), opponent="Wanderers"))

    library.run(later).result()
    assert list(differences(then, holding_now(library))) == [
        "The game “United – Rovers” gets the details back that it had then.",
        "“United – Rovers”: 1 clip comes back, 1 clip goes, 1 clip becomes as before.",
        "The game “United – City” with 0 clips was added later and goes.",
        "The reel “Best of 2025” becomes what it was then.",
        "The reel “For the parents” was made later and goes.",
    ]


def test_what_was_deleted_since_comes_back(library: Library) -> None:
    library.run(filled).result()
    then = holding_now(library)
    library.run(lambda store: store.trash_game("game-1")).result()
    library.run(lambda store: store.delete_reel("reel-1")).result()
    now = holding_now(library)
    assert (now.counts.games, now.counts.clips) == (0, 0)
    assert list(differences(then, now)) == [
        "The game “United – Rovers” comes back with 2 clips.",
        "The reel “Best of” comes back.",
    ]
    assert {item.change for item in look(VERSION, then, now).items} == {"only then"}


def test_an_empty_library_counts_as_nothing(library: Library) -> None:
    assert not library.run(counts).result().value
