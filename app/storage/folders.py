"""The folders of one coach's library, the same names as in the cloud, and who that coach is."""

from __future__ import annotations

import os
import re
import uuid
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import BadInput, StorageFailed

_USER_ID = re.compile(r"[a-z0-9-]{8,64}")
_PARTS = (
    "games",
    "raw_clips",
    "working_videos",
    "final_videos",
    "downloads",
    "highlights",
    "cache",
    "backups",
    "sync",
)


@dataclass(frozen=True, slots=True)
class Folders:
    """``user_data/{user_id}/`` and what is in it."""

    root: Path

    @property
    def database(self) -> Path:
        """The live database."""
        return self.root / "database.sqlite"

    @property
    def games(self) -> Path:
        """Game footage that was backed up or downloaded."""
        return self.root / "games"

    @property
    def raw_clips(self) -> Path:
        """Stream-copied chunks for cloud exports."""
        return self.root / "raw_clips"

    @property
    def working_videos(self) -> Path:
        """Exports of kind framing."""
        return self.root / "working_videos"

    @property
    def final_videos(self) -> Path:
        """Exports of kind overlay."""
        return self.root / "final_videos"

    @property
    def downloads(self) -> Path:
        """Exports of kind annotate."""
        return self.root / "downloads"

    @property
    def highlights(self) -> Path:
        """Posters and thumbnails."""
        return self.root / "highlights"

    @property
    def cache(self) -> Path:
        """What can be made again at any time."""
        return self.root / "cache"

    @property
    def backups(self) -> Path:
        """Copies of the database."""
        return self.root / "backups"

    @property
    def sync(self) -> Path:
        """What the sync remembers between runs."""
        return self.root / "sync"


def open_folders(home: Path, user_id: str | None) -> tuple[str, Folders]:
    """The user's id and folders, created where they are missing.

    Without ``user_id`` it is the home's own ``local-…``, made once. ``BadInput`` for an id that
    cannot be a folder and a key in the cloud, ``StorageFailed`` when nothing can be written there.
    """
    if user_id is not None and not _USER_ID.fullmatch(user_id):
        raise BadInput(
            f"The user id {user_id!r} cannot be used: 8 to 64 of a-z, 0-9 and - are allowed."
        )
    try:
        home.mkdir(parents=True, exist_ok=True)
        user_id = user_id or _local_user(home)
        folders = Folders(home / "user_data" / user_id)
        for name in _PARTS:
            (folders.root / name).mkdir(parents=True, exist_ok=True)
        _try_writing(folders.root)
    except OSError as error:
        raise StorageFailed(
            f"The library cannot be kept in {home} ({error.strerror}): "
            "allow writing there, or choose another folder with --profile."
        ) from error
    return user_id, folders


def _local_user(home: Path) -> str:
    """The id of a coach without an account: made once per home, whoever comes first."""
    path = home / "local-user"
    if not path.exists():
        part = home / f"local-user.{uuid.uuid4().hex}.part"
        part.write_text(f"local-{uuid.uuid4().hex[:16]}\n", encoding="ascii")
        try:
            os.link(part, path)
        except FileExistsError:
            pass
        except OSError:  # a file system without links
            part.replace(path)
        part.unlink(missing_ok=True)
    try:
        user_id = path.read_bytes()[:100].decode("ascii").strip()
    except UnicodeDecodeError:
        user_id = ""
    if not _USER_ID.fullmatch(user_id):
        raise StorageFailed(
            f"{path} should hold the id of this library: write the name of the folder in "
            f"{home / 'user_data'} into it."
        )
    return user_id


def _try_writing(folder: Path) -> None:
    probe = folder / f"probe.{uuid.uuid4().hex}.part"
    try:
        probe.touch()
    finally:
        probe.unlink(missing_ok=True)
