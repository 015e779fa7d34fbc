"""Games and their files. Where a file is, is known per device: laptops keep it in other places."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from sqlalchemy import select

from app.core.errors import NotFound
from app.core.game import Game, GameFile
from app.core.time import format_rate
from app.storage.changes import Owner
from app.storage.tables import GAME, GAME_FILE, GAME_FILE_PATH, natural_id
from app.storage.topic import Row, Topic, by_parent, ordered


class GameTopic(Topic):
    """The games of the library."""

    def games(self) -> list[Game]:
        """All games that are not in the trash, the newest first."""
        rows = self._rows.where(GAME, order=(GAME.c.created_us.desc(), GAME.c.id))
        in_order = (GAME_FILE.c.sort_key, GAME_FILE.c.id)
        files = by_parent(self._rows.where(GAME_FILE, order=in_order), "game_id")
        paths = self._paths(None)
        return [_game(row, files.get(str(row["id"]), []), paths) for row in rows]

    def game(self, game_id: str) -> Game:
        """One game; ``NotFound`` when there is none or it is in the trash."""
        row = self._get(GAME, game_id, "game")
        files = self._rows.where(
            GAME_FILE,
            GAME_FILE.c.game_id == game_id,
            order=(GAME_FILE.c.sort_key, GAME_FILE.c.id),
        )
        return _game(row, files, self._paths(game_id))

    def trashed_games(self) -> list[Game]:
        """The games in the trash, the one removed last first; not one whose adding was undone."""
        files = by_parent(
            self._rows.where(GAME_FILE, order=(GAME_FILE.c.sort_key, GAME_FILE.c.id)), "game_id"
        )
        query = select(GAME).where(GAME.c.deleted_at.is_not(None))
        query = query.order_by(GAME.c.deleted_at.desc(), GAME.c.id)
        rows = [dict(row) for row in self._rows.connection.execute(query).mappings()]
        paths = self._paths(None)
        return [_game(row, files[row["id"]], paths) for row in rows if row["id"] in files]

    def add_game(self, game: Game) -> None:
        """Put a new game into the library (or one that was trashed back, with these values)."""
        self._put_game(game, {"created_us": self._rows.now_us()})

    def update_game(self, game: Game) -> None:
        """Write a game again; files that it no longer lists are taken out of it.

        A file's new path holds for this device only. ``NotFound`` when the game is not there.
        """
        self._get(GAME, game.id, "game")
        self._put_game(game, {})

    def trash_game(self, game_id: str) -> None:
        """Move a game with its clips to the trash; its files stay where they are."""
        self._get(GAME, game_id, "game")
        self._rows.remove(GAME, game_id, ("game", game_id))

    def restore_game(self, game_id: str) -> None:
        """Take a game out of the trash."""
        row = self._rows.connection.execute(select(GAME).where(GAME.c.id == game_id)).mappings()
        found = row.first()
        if found is None:
            raise NotFound(f"There is no game with the id {game_id!r} in this library.")
        values = {n: v for n, v in found.items() if n not in ("id", "hlc", "deleted_at")}
        self._rows.put(GAME, game_id, values, ("game", game_id))

    def _put_game(self, game: Game, extra: Row) -> None:
        owner: Owner = ("game", game.id)
        values = {
            "name": game.name,
            "opponent": game.opponent,
            "date": game.date,
            "venue": game.venue,
            "sport": game.sport,
        }
        self._rows.put(GAME, game.id, {**values, **extra}, owner)
        live = self._live(GAME_FILE, GAME_FILE.c.game_id == game.id)
        keys = ordered((file.id for file in game.files), live)
        wanted = {file.id: _file_values(file, game.id, keys[file.id]) for file in game.files}
        known = self._paths(game.id)
        self._rows.reconcile(GAME_FILE, live, wanted, owner)
        for file in game.files:
            if known.get(file.id) != file.path:
                self._put_path(file, owner)

    def _put_path(self, file: GameFile, owner: Owner) -> None:
        values = {"game_file_id": file.id, "device_id": self._device_id, "path": file.path}
        self._rows.put(GAME_FILE_PATH, natural_id(file.id, self._device_id), values, owner)

    def _paths(self, game_id: str | None) -> dict[str, str]:
        """The path of each file: this device's own, else the one another device wrote last."""
        return file_paths(self._rows.connection, self._device_id, game_id)


def file_paths(connection: Any, device_id: str, game_id: str | None = None) -> dict[str, str]:
    """Paths by file id, of one game or of all; files of trashed games too."""
    path = GAME_FILE_PATH.c
    query = select(path.game_file_id, path.path).where(path.deleted_at.is_(None))
    if game_id is not None:
        of_game = select(GAME_FILE.c.id).where(GAME_FILE.c.game_id == game_id)
        query = query.where(path.game_file_id.in_(of_game))
    query = query.order_by(path.device_id == device_id, path.hlc)
    return {row[0]: row[1] for row in connection.execute(query)}


def _game(row: Row, files: list[Row], paths: dict[str, str]) -> Game:
    return Game(
        row["id"],
        row["name"],
        tuple(_file(file, paths.get(file["id"], "")) for file in files),
        row["opponent"],
        row["date"],
        row["venue"],
        row["sport"],
    )


def _file(row: Row, path: str) -> GameFile:
    return GameFile(
        id=row["id"],
        path=path,
        size_bytes=row["size_bytes"],
        duration_us=row["duration_us"],
        width=row["width"],
        height=row["height"],
        fps=Fraction(row["fps"]),
        has_audio=row["has_audio"],
        sha256=row["sha256"],
    )


def _file_values(file: GameFile, game_id: str, sort_key: str) -> Row:
    return {
        "game_id": game_id,
        "sort_key": sort_key,
        "sha256": file.sha256,
        "size_bytes": file.size_bytes,
        "duration_us": file.duration_us,
        "width": file.width,
        "height": file.height,
        "fps": format_rate(file.fps),
        "has_audio": file.has_audio,
    }
