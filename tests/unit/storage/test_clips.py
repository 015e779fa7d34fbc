from __future__ import annotations

import pytest

from app.core.errors import NotFound
from app.storage import Library
from tests.support.libraries import clip, do, game, query, see


@pytest.fixture
def season(library: Library) -> Library:
    """Two games without clips."""
    do(library, lambda store: store.add_game(game("game-1")))
    do(library, lambda store: store.add_game(game("game-2")))
    return library


def test_a_clip_comes_back_as_it_was(season: Library) -> None:
    marked = clip(rating=5, typed_name="Winner", notes="Left\nfoot", layer="team")
    assert do(season, lambda store: store.put_clip(marked)).touched == {("clip", "clip-1")}
    assert see(season, lambda store: store.clip("clip-1")) == marked


@pytest.mark.parametrize("tags", [(), ("Pass",), ("Assist", "Goal"), ("Goal", "Own tag", "Assist")])
def test_tags_and_players_keep_their_order(season: Library, tags: tuple[str, ...]) -> None:
    do(season, lambda store: store.put_clip(clip()))
    changed = clip(tags=tags, players=tags[::-1])
    do(season, lambda store: store.put_clip(changed))
    assert see(season, lambda store: store.clip("clip-1")) == changed


def test_taking_a_tag_back_and_giving_it_again_uses_the_same_row(season: Library) -> None:
    for tags in (("Goal",), (), ("Goal",)):
        do(season, lambda store, tags=tags: store.put_clip(clip(tags=tags)))  # type: ignore[misc]
    assert query(season.folders.database, "SELECT deleted_at FROM clip_tag") == [(None,)]


def test_only_what_changed_is_written(season: Library) -> None:
    do(season, lambda store: store.put_clip(clip()))
    changes = do(season, lambda store: store.put_clip(clip(rating=1)))
    assert [image.table for image in changes.images] == ["clip"]
    assert not do(season, lambda store: store.put_clip(clip(rating=1))).touched


def test_clips_are_listed_by_start_per_game_or_for_all(season: Library) -> None:
    late, early = clip("late", start_us=70_000_000), clip("early", start_us=1_000_000)
    other = clip("other", "game-2", start_us=30_000_000)
    for one in (late, early, other):
        do(season, lambda store, one=one: store.put_clip(one))  # type: ignore[misc]
    assert see(season, lambda store: store.clips("game-1")) == [early, late]
    assert see(season, lambda store: store.clips()) == [early, other, late]


def test_a_deleted_clip_is_gone(season: Library) -> None:
    do(season, lambda store: store.put_clip(clip()))
    do(season, lambda store: store.delete_clip("clip-1"))
    assert see(season, lambda store: store.clips()) == []
    for name in ("clip", "delete_clip"):
        with pytest.raises(NotFound, match="There is no clip with the id 'clip-1'"):
            see(season, lambda store, name=name: getattr(store, name)("clip-1"))  # type: ignore[misc]


def test_a_clip_of_an_unknown_game_is_refused(season: Library) -> None:
    with pytest.raises(NotFound, match="There is no game"):
        do(season, lambda store: store.put_clip(clip(game_id="nope")))
    assert see(season, lambda store: store.clips()) == []
