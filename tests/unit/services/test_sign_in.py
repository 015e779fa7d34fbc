"""Signing in elsewhere: clips come along when wanted, and nothing is ever mixed or lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from app.core.export import ExportJob
from app.core.game import Game, GameFile
from app.services.cloud_settings import CloudPlace, CloudSettings
from app.services.media_marks import marks_of, put_mark
from app.services.sign_in import Bringing, has_library, libraries, plan
from app.services.sync_values import Counts
from app.storage import Library, Store
from app.storage.exchange import SyncCommit
from tests.support.libraries import clip, edit, game

HERE, THERE = "local-of-this-laptop", "united-u12"
SOME = Counts(2, 14, 1)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def fill(store: Store) -> None:
    store.add_game(game())
    store.put_clip(clip("clip-1", typed_name="Winner"))
    store.put_edit(edit("reel-1", "Best of"))


@pytest.fixture
def source(home: Path) -> Iterator[Library]:
    """The library that is open, with a game, a clip and a reel."""
    with Library.open(home, HERE) as opened:
        opened.run(fill).result()
        yield opened


@pytest.fixture
def bringing(source: Library, home: Path) -> Iterator[Bringing]:
    made = Bringing(source, home, THERE)
    yield made
    made.close()


def game_with(*files: GameFile) -> Game:
    return replace(game(), files=files)


def clips_of(store: Store) -> set[tuple[str, str]]:
    return {(found.id, found.name) for found in store.clips()}


def look(home: Path, user_id: str = THERE) -> tuple[set[tuple[str, str]], list[str], list[str]]:
    with Library.open(home, user_id) as library:
        return (
            library.run(
                lambda store: (
                    clips_of(store),
                    sorted(found.name for found in store.games()),
                    sorted(found.name for found in store.reels()),
                )
            )
            .result()
            .value
        )


def test_everything_comes_along_and_stays_where_it_was(
    source: Library, bringing: Bringing, home: Path
) -> None:
    assert bringing.first() > 0
    everything = ({("clip-1", "Winner")}, ["United – Rovers"], ["Best of"])
    assert look(home) == everything
    assert source.run(clips_of).result().value == everything[0]


def test_what_the_other_library_had_stays_beside_it(bringing: Bringing, home: Path) -> None:
    with Library.open(home, THERE) as other:
        other.run(lambda store: store.add_game(game("game-9", opponent="City"))).result()
        other.run(
            lambda store: store.put_clip(clip("clip-9", "game-9", typed_name="Save"))
        ).result()
    bringing.first()
    clips, games, _ = look(home)
    assert clips == {("clip-1", "Winner"), ("clip-9", "Save")}
    assert games == ["United – City", "United – Rovers"]


def test_edits_until_the_window_closes_come_along_too_and_nothing_is_noted_as_a_conflict(
    source: Library, bringing: Bringing, home: Path
) -> None:
    bringing.first()
    late = clip("clip-2", start_us=1_000_000, end_us=2_000_000, typed_name="Late")
    source.run(lambda store: store.put_clip(clip("clip-1", typed_name="The winner"))).result()
    source.run(lambda store: store.put_clip(late)).result()
    bringing.again()
    clips, _, _ = look(home)
    assert clips == {("clip-1", "The winner"), ("clip-2", "Late")}
    with Library.open(home, THERE) as other:
        assert other.conflicts().result() == ()


def test_bringing_again_and_again_makes_nothing_twice(bringing: Bringing, home: Path) -> None:
    bringing.first()
    before = look(home)
    assert bringing.again() == 0
    assert bringing.first() == 0
    assert look(home) == before


def test_what_is_deleted_after_it_was_brought_stays_in_the_other_library(
    source: Library, bringing: Bringing, home: Path
) -> None:
    for n in range(30):
        at = n * 1_000_000
        marked = clip(f"more-{n}", start_us=at, end_us=at + 500_000)
        source.run(partial(Store.put_clip, clip=marked)).result()
    source.run(lambda store: store.put_edit(edit("reel-2", "Long", clips=30))).result()
    bringing.first()
    before = look(home)

    def tidy(store: Store) -> None:
        for n in range(30):
            store.delete_clip(f"more-{n}")
        store.put_clip(replace(store.clip("clip-1"), notes="Late edit"))
        store.trash_game("game-1")
        store.delete_reel("reel-1")
        short = store.edit("reel-2")
        store.put_edit(replace(short, clips=short.clips[:1]))

    source.run(tidy).result()
    bringing.again()
    assert look(home) == before
    with Library.open(home, THERE) as other:
        kept = other.run(lambda store: (store.edit("reel-2"), store.clip("clip-1"))).result().value
        assert len(kept[0].clips) == 30
        assert kept[1].notes == "Late edit"


def test_what_is_said_of_the_cloud_of_one_library_is_not_said_of_the_other(
    source: Library, bringing: Bringing, home: Path
) -> None:
    """Footage is backed up under the name of a library; its versions lie there, too."""
    sha = "a" * 64
    commit = SyncCommit("commit-1", "", 1, source.device_id, "One", "1.0", 1)
    file = replace(game().files[0], sha256=sha)
    source.run(lambda store: store.update_game(game_with(file))).result()
    source.run(lambda store: put_mark(store, sha, f"games/{sha}.mp4")).result()
    source.add_commit(commit).result()
    bringing.first()
    with Library.open(home, THERE) as other:
        assert other.run(marks_of).result().value == {}
        assert other.commits().result() == ()
        other.run(lambda store: put_mark(store, sha, f"games/{sha}.mov")).result()
    source.run(lambda store: store.put_clip(clip("clip-1", typed_name="Later"))).result()
    bringing.again()
    bringing.first()
    with Library.open(home, THERE) as other:
        assert other.run(marks_of).result().value == {sha: f"games/{sha}.mov"}
        assert other.conflicts().result() == ()
    assert source.run(marks_of).result().value == {sha: f"games/{sha}.mp4"}


def test_of_two_values_of_the_same_thing_the_later_is_kept_and_the_other_noted(
    source: Library, bringing: Bringing, home: Path
) -> None:
    bringing.first()
    with Library.open(home, THERE) as other:
        other.run(lambda store: store.put_clip(clip("clip-1", typed_name="There"))).result()
    source.run(lambda store: store.put_clip(clip("clip-1", typed_name="Here"))).result()
    bringing.again()
    with Library.open(home, THERE) as other:
        assert other.run(clips_of).result().value == {("clip-1", "Here")}
        (conflict,) = other.conflicts().result()
        assert conflict.other == {"typed_name": "There"}


def test_files_and_exports_of_this_laptop_are_known_in_the_other_library(
    source: Library, bringing: Bringing, home: Path
) -> None:
    job = ExportJob(
        "job-1", "overlay", "reel-1", "Best of", '{"an": "edit"}', "/films/best.mp4", 1, "local"
    )
    source.run(lambda store: store.put_export(replace(job, state="done"))).result()
    bringing.first()
    with Library.open(home, THERE) as other:
        (found,) = other.run(lambda store: store.exports()).result().value
        assert (found.here, found.edit_json, found.out) == (True, '{"an": "edit"}', job.out)
        (there,) = other.run(lambda store: store.games()).result().value
        assert there.files[0].path == game().files[0].path


def test_the_libraries_of_a_home_are_listed_with_their_clouds(home: Path, source: Library) -> None:
    Library.open(home, THERE).close()
    settings = CloudSettings(home, {})
    settings.put(CloudPlace("https://x.example", "reels", THERE))
    first, second = libraries(home, settings, HERE)
    assert (first.user_id, first.current, first.bucket) == (HERE, True, "")
    assert (second.user_id, second.current, second.bucket) == (THERE, False, "reels")
    assert has_library(home, THERE)
    assert not has_library(home, "nobody-here")


@pytest.mark.parametrize(
    ("name", "here", "in_cloud", "ask", "suggest", "words"),
    [
        (HERE, SOME, False, False, False, "goes into the bucket"),
        (HERE, SOME, True, False, False, "both are merged"),
        (THERE, SOME, False, True, True, "no library united-u12 in this bucket yet"),
        (THERE, SOME, True, True, True, "brought onto this laptop"),
        (THERE, Counts(), True, False, False, "brought onto this laptop"),
        (THERE, SOME, None, True, True, "is opened here"),
    ],
)
def test_the_coach_is_asked_only_where_there_is_something_to_take_along(
    name: str, here: Counts, in_cloud: bool | None, ask: bool, suggest: bool, words: str
) -> None:
    made = plan(CloudPlace("https://x", "reels", name), HERE, here, False, in_cloud)
    assert (made.ask, made.suggest_bring) == (ask, suggest)
    assert words in made.words
    assert bool(made.question) == ask


def test_the_library_of_another_coach_is_not_suggested_to_be_mixed(home: Path) -> None:
    made = plan(CloudPlace("https://x", "reels", THERE), "rovers-u14", SOME, True, True)
    assert made.ask
    assert not made.suggest_bring
