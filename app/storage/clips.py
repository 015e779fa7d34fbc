"""The marked clips of games, with their tags and players as rows of their own."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Table, func, select

from app.core.clip import MarkedClip
from app.storage.changes import Owner
from app.storage.tables import CLIP, CLIP_PLAYER, CLIP_TAG, GAME, natural_id
from app.storage.topic import Row, Topic, by_parent, ordered


class ClipTopic(Topic):
    """The marked clips of the library."""

    def clips(self, game_id: str | None = None) -> list[MarkedClip]:
        """The clips of a game, or of all games that are not in the trash, by start."""
        games = select(GAME.c.id).where(GAME.c.deleted_at.is_(None))
        if game_id is not None:
            games = games.where(GAME.c.id == game_id)
        return self._clips(CLIP.c.game_id.in_(games))

    def tagged_clips(self, tag: str) -> list[MarkedClip]:
        """The clips that have a tag, of all games that are not in the trash, by start."""
        games = select(GAME.c.id).where(GAME.c.deleted_at.is_(None))
        having = select(CLIP_TAG.c.clip_id).where(
            CLIP_TAG.c.name == tag, CLIP_TAG.c.deleted_at.is_(None)
        )
        return self._clips(CLIP.c.game_id.in_(games) & CLIP.c.id.in_(having))

    def clip_counts(self) -> dict[str, int]:
        """How many clips each game has that has any."""
        query = select(CLIP.c.game_id, func.count()).where(CLIP.c.deleted_at.is_(None))
        rows = self._rows.connection.execute(query.group_by(CLIP.c.game_id))
        return {str(game_id): int(count) for game_id, count in rows}

    def clip(self, clip_id: str) -> MarkedClip:
        """One clip; ``NotFound`` when there is none."""
        self._get(CLIP, clip_id, "clip")
        return self._clips(CLIP.c.id == clip_id)[0]

    def put_clip(self, clip: MarkedClip) -> None:
        """Add a clip or write it again. ``NotFound`` when its game is not there."""
        self._get(GAME, clip.game_id, "game")
        owner: Owner = ("clip", clip.id)
        values: Row = {
            "game_id": clip.game_id,
            "start_us": clip.start_us,
            "end_us": clip.end_us,
            "rating": clip.rating,
            "typed_name": clip.typed_name,
            "notes": clip.notes,
            "layer": clip.layer,
            "marked_us": clip.marked_us,
        }
        self._rows.put(CLIP, clip.id, values, owner)
        self._put_names(CLIP_TAG, clip.id, clip.tags, owner)
        self._put_names(CLIP_PLAYER, clip.id, clip.players, owner)

    def delete_clip(self, clip_id: str) -> None:
        """Delete a clip; reels that were made from it keep their own."""
        self._get(CLIP, clip_id, "clip")
        self._rows.remove(CLIP, clip_id, ("clip", clip_id))

    def _clips(self, condition: ColumnElement[bool]) -> list[MarkedClip]:
        rows = self._rows.where(CLIP, condition, order=(CLIP.c.start_us, CLIP.c.id))
        ids = select(CLIP.c.id).where(CLIP.c.deleted_at.is_(None), condition)
        tags = self._names(CLIP_TAG, CLIP_TAG.c.clip_id.in_(ids))
        players = self._names(CLIP_PLAYER, CLIP_PLAYER.c.clip_id.in_(ids))
        return [_clip(row, tags, players) for row in rows]

    def _names(self, table: Table, condition: ColumnElement[bool]) -> dict[str, list[Row]]:
        rows = self._rows.where(table, condition, order=(table.c.sort_key, table.c.id))
        return by_parent(rows, "clip_id")

    def _put_names(self, table: Table, clip_id: str, names: Iterable[str], owner: Owner) -> None:
        live = self._live(table, table.c.clip_id == clip_id)
        ids = {natural_id(clip_id, name): name for name in names}
        keys = ordered(ids, live)
        wanted = {
            row_id: {"clip_id": clip_id, "name": name, "sort_key": keys[row_id]}
            for row_id, name in ids.items()
        }
        self._rows.reconcile(table, live, wanted, owner)


def _clip(row: Row, tags: dict[str, list[Row]], players: dict[str, list[Row]]) -> MarkedClip:
    return MarkedClip(
        id=row["id"],
        game_id=row["game_id"],
        start_us=row["start_us"],
        end_us=row["end_us"],
        rating=row["rating"],
        tags=tuple(tag["name"] for tag in tags.get(row["id"], [])),
        players=tuple(player["name"] for player in players.get(row["id"], [])),
        typed_name=row["typed_name"],
        notes=row["notes"],
        layer=row["layer"],
        marked_us=row["marked_us"],
    )
