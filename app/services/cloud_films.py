"""Films that are only in the cloud, opened where they are, and their frame tables.

A film is read through presigned links in pieces, as far as it is looked at. Its frame table is in
the cloud beside it, so that no kind of video has to be read whole for it; where it is missing, the
index of an mp4 or mov is read instead (``app.media``).
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from app.core.errors import CloudFailed, MediaGone
from app.core.game import GameFile
from app.media.index_cache import TABLE_VERSION, cache_file, load_index, save_index
from app.media.source import RemoteFile
from app.services.files import reason

if TYPE_CHECKING:
    from app.cloud.r2 import Bucket

logger = logging.getLogger(__name__)

_LINK_S = 3600
_MOST_TABLE = 32 << 20


class CloudFilms:
    """Opens films of one bucket. Safe from any thread; what asks the cloud may block."""

    def __init__(self, bucket: Callable[[], Bucket], user_id: str, tables: Path) -> None:
        """``tables`` is where frame tables are kept on this computer."""
        self._bucket = bucket
        self._user_id = user_id
        self._tables = tables
        self._lock = threading.Lock()
        self._films: dict[str, RemoteFile] = {}
        self._client: Any = None  # the door of httpx is app.cloud

    def film(self, file: GameFile, key: str) -> RemoteFile:
        """A film by its key in the cloud; its table is fetched when it is not known here."""
        with self._lock:
            known = self._films.get(key)
            if known is None:
                known = self._films[key] = self._remote(file, key)
        self._fetch_table(known)
        return known

    def keep_table(self, path: Path, file: GameFile, key: str) -> None:
        """Before a local file goes: its table stays, under the name of the content."""
        table = load_index(cache_file(path, self._tables))
        if table is not None:
            save_index(table, cache_file(self._remote(file, key), self._tables))

    def send_table(self, path: Path, sha256: str) -> None:
        """Put the table of a local film beside it. A failure costs others time, so it is a note."""
        try:
            body = cache_file(path, self._tables).read_bytes()
            self._bucket().put(self._table_key(sha256), body, if_absent=True)
        except OSError as error:
            logger.info("no table of %s to send: %s", path.name, reason(error))
        except (CloudFailed, MediaGone) as error:
            logger.info("the table of %s was not sent: %s", path.name, error)

    def close(self) -> None:
        """Let the connections go; films that are open fail from now on."""
        with self._lock:
            for film in self._films.values():
                film.close()
            self._films.clear()
            if self._client is not None:
                self._client.close()
            self._client = None

    def _remote(self, file: GameFile, key: str) -> RemoteFile:
        name = PureWindowsPath(file.path).name or key.rpartition("/")[2]

        def opener() -> BinaryIO:
            return self._open(key, name, file.size_bytes)

        return RemoteFile(name, file.size_bytes, file.sha256, opener)

    def _open(self, key: str, name: str, size: int) -> BinaryIO:
        from app.cloud.ranged import RangedFile, open_client

        bucket = self._bucket()
        head = bucket.head(key)
        if head is None or head.size != size:
            raise MediaGone(
                f"{name} is not in the cloud as it was; back its game up again from the computer "
                "that has it."
            )
        with self._lock:
            if self._client is None:
                self._client = open_client(local=bucket.config.local)
            client = self._client
        found = RangedFile(
            lambda: bucket.presign_get(key, _LINK_S), size, head.etag, client, name=name
        )
        return cast("BinaryIO", found)

    def _fetch_table(self, film: RemoteFile) -> None:
        wanted = cache_file(film, self._tables)
        if wanted.exists():
            return
        try:
            found = self._bucket().get(self._table_key(film.content), max_bytes=_MOST_TABLE)
        except CloudFailed as error:
            logger.info("no table of %s: %s", film.name, error)
            return
        body = getattr(found, "body", None)
        if body is None:
            return
        came = wanted.with_name(f"{wanted.name}.came.part")
        try:
            came.parent.mkdir(parents=True, exist_ok=True)
            came.write_bytes(body)
            table = load_index(came)
            came.unlink()
        except OSError as error:
            logger.warning("the table of %s cannot be kept: %s", film.name, reason(error))
            return
        if table is not None:
            save_index(table, wanted)

    def _table_key(self, sha256: str) -> str:
        return f"{self._user_id}/games/{sha256}.table{TABLE_VERSION}"
