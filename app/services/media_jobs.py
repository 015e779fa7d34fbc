"""Which films of a game are to be sent or fetched, and what is noted when one has come."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import MediaGone
from app.core.game import Game
from app.services import game_files
from app.services.cloud_line import CloudLine
from app.storage import Store

if TYPE_CHECKING:
    from app.sync.download import DownloadJob
    from app.sync.upload import UploadJob


def uploads_of(line: CloudLine, game: Game, marks: dict[str, str]) -> list[UploadJob]:
    """The files of a game that are here, each with its key in the cloud.

    ``marks`` has the tails of the keys by the films' hashes. ``MediaGone`` when a file is neither
    here nor there.
    """
    from app.sync.media import media_key
    from app.sync.media_journal import state_of
    from app.sync.upload import UploadJob

    jobs = []
    for file in game.files:
        path = Path(file.path)
        if file.sha256 and game_files.is_here(file):
            key = media_key(line.config.user_id, file.sha256, file.path)
            key = line.key(marks[file.sha256]) if file.sha256 in marks else key
            jobs.append(UploadJob(path, file.sha256, key, state_of(path)))
        elif file.sha256 not in marks:
            raise MediaGone(f"{file.path} is not here to be backed up; locate it first.")
    return jobs


def downloads_of(
    line: CloudLine, game: Game, marks: dict[str, str], folder: Path
) -> list[DownloadJob]:
    """The files of a game that are missing here, and where in ``folder`` they go; ``MediaGone`` when
    one is not in the cloud."""
    from app.sync.download import DownloadJob

    jobs = []
    for file in game.files:
        if game_files.is_here(file):
            continue
        if file.sha256 not in marks:
            raise MediaGone(f"{file.path} is not in the cloud; locate it on a disk.")
        tail = marks[file.sha256]
        to = folder / tail.rpartition("/")[2]
        name = Path(file.path.replace("\\", "/")).name
        jobs.append(DownloadJob(file.sha256, line.key(tail), file.size_bytes, to, name))
    return jobs


def note_arrival(store: Store, job: DownloadJob, seen: game_files.Seen) -> None:
    """A film has come: every game that has it and misses it knows where it is now."""
    for game in store.games():
        for file in game.files:
            if file.sha256 == job.sha256 and not game_files.is_here(file):
                new = replace(file, path=str(job.to))
                store.update_game(game_files.with_file(store.game(game.id), new))
                game_files.keep(store, file.id, replace(seen, sha256=job.sha256))
