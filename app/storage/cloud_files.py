"""Which files of games have their bytes in the cloud; every laptop learns it with the game."""

from __future__ import annotations

from sqlalchemy import select

from app.storage.tables import GAME_FILE
from app.storage.topic import Topic


class CloudFileTopic(Topic):
    """The keys of game files in the cloud, such as ``games/<sha256>.mp4``, below the user's own."""

    def cloud_keys(self) -> dict[str, str]:
        """Keys by the id of the file, those of trashed games too."""
        query = select(GAME_FILE.c.id, GAME_FILE.c.cloud_key).where(GAME_FILE.c.cloud_key != "")
        return {row.id: row.cloud_key for row in self._rows.connection.execute(query)}

    def put_cloud_key(self, file_id: str, key: str) -> None:
        """Write where the bytes of a file are; empty when they are in the cloud no more.

        ``NotFound`` when there is no such file.
        """
        row = self._get(GAME_FILE, file_id, "game file")
        self._rows.put(GAME_FILE, file_id, {"cloud_key": key}, ("game", row["game_id"]))
