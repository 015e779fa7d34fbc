"""One connection to the cloud for footage: its transfers, and the films that are played from there.

Made when something is first asked of the cloud, made anew when its address or keys change.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.services.cloud_films import CloudFilms

if TYPE_CHECKING:
    from app.cloud.r2 import Bucket, R2Config
    from app.cloud.r2.rate import RateLimit
    from app.sync.media import Transfer, Transfers


class Door(Protocol):
    """What opens the bucket of the open library (``CloudDoor``); both may be asked from any thread."""

    @property
    def set_up(self) -> bool:
        """Whether a cloud is set up."""
        ...

    def bucket(self) -> Bucket:
        """The bucket; ``NotSetUp``, ``BadInput``. Blocks."""
        ...


class CloudLine:
    """Belongs to one configuration of the bucket."""

    def __init__(
        self,
        config: R2Config,
        transfers: Transfers,
        films: CloudFilms,
    ) -> None:
        """Use ``open_line``."""
        self.config, self.transfers, self.films = config, transfers, films

    def key(self, tail: str) -> str:
        """The key of something of this library."""
        return f"{self.config.user_id}/{tail}"

    def close(self) -> None:
        """Stop; what is on its way goes on with the next line."""
        self.transfers.close()
        self.films.close()


def open_line(
    config: R2Config,
    folder: Path,
    tables: Path,
    on_change: Callable[[Transfer], None],
    library_first: Callable[[], bool] | None,
) -> CloudLine:
    """A line with nothing on it. ``folder`` keeps what was asked for, ``tables`` frame tables."""
    from app.cloud.r2 import Bucket
    from app.sync.media import Transfers

    def make(on_bytes: Callable[[int], None], limit: RateLimit) -> Bucket:
        return Bucket(config, on_bytes=on_bytes, limit=limit)

    transfers = Transfers(folder, make, on_change=on_change, library_first=library_first)
    films = CloudFilms(transfers.bucket, config.user_id, tables)
    return CloudLine(config, transfers, films)
