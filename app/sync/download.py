"""One file of footage out of the cloud: in ranges into a hidden name, proven, then in its place.

What was fetched stays over a stop, a crash and a restart, as long as the object is the same one (its
ETag is part of the hidden name). The file appears under its own name only when its SHA-256 is right.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.cloud.r2 import Bucket, Conflict, Head
from app.core.errors import CloudStrange, MediaGone, ReelBallersError
from app.sync.journal import sync_folder
from app.sync.pace import Pace
from app.sync.upload import same_content

log = logging.getLogger(__name__)

_ROOM = 64 << 20
"""Left free on the disk, for everything else."""
_TRIES = 3
_BLOCK = 1 << 20


class DiskFull(ReelBallersError):
    """There is no room for what should be written."""

    title = "The disk is full"


@dataclass(frozen=True, slots=True)
class DownloadJob:
    """An object to fetch; ``name`` is what the coach calls it."""

    sha256: str
    key: str
    size: int
    to: Path
    name: str = ""


def download(
    bucket: Bucket, job: DownloadJob, pace: Pace, on_done: Callable[[int], None] | None = None
) -> bool:
    """Bring the object to ``job.to``; False when the file was there already.

    ``on_done(bytes that are here)``; it goes back when what came was damaged. Raises
    ``app.cloud.r2.errors.Stopped`` (it goes on with the next call), ``MediaGone`` when the cloud has
    not got it, ``DiskFull``, ``CloudRefused`` or another error that waiting does not cure.
    """
    tell = on_done or (lambda _: None)
    if is_whole(job.to, job.sha256, job.size, pace):
        tell(job.size)
        return False
    try:
        for _ in range(_TRIES):
            head = _looked_at(bucket, job, pace)
            part = _part(job, head)
            _check_room(job, part)
            if not _fetched(bucket, job, head, part, pace, tell):
                continue
            if is_whole(part, job.sha256, job.size, pace):
                part.replace(job.to)
                sync_folder(job.to.parent)
                return True
            log.warning("%s came damaged, again", job.key)
            part.unlink(missing_ok=True)
            tell(0)
    except OSError as error:
        raise _unwritable(job, error) from error
    raise CloudStrange(
        f"What the cloud has of {_name(job)} is damaged or changes all the time; back the game up "
        "again from the laptop that has it."
    )


def drop(job: DownloadJob) -> None:
    """Remove what was fetched so far."""
    for part in job.to.parent.glob(f".{job.to.name}.*.part"):
        part.unlink(missing_ok=True)


def is_whole(path: Path, sha256: str, size: int, pace: Pace) -> bool:
    """Whether a file is there and is the film; reads it. ``Stopped``."""
    if not path.is_file() or path.stat().st_size != size:
        return False
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            pace.step_aside()
            digest.update(block)
    return digest.hexdigest() == sha256


def _looked_at(bucket: Bucket, job: DownloadJob, pace: Pace) -> Head:
    head = pace.again(lambda: bucket.head(job.key))
    if head is None:
        raise MediaGone(f"{_name(job)} is not in the cloud any more; locate it on a disk.")
    if not same_content(head, job.sha256, job.size):
        raise CloudStrange(
            f"The cloud has something else under the name of {_name(job)} ({head.size:,} bytes, "
            f"not {job.size:,}); back the game up again from the laptop that has it."
        )
    return head


def _part(job: DownloadJob, head: Head) -> Path:
    """The hidden name for this very object; what was fetched of another one is removed."""
    job.to.parent.mkdir(parents=True, exist_ok=True)
    mark = hashlib.sha256(head.etag.encode()).hexdigest()[:12]
    part = job.to.with_name(f".{job.to.name}.{mark}.part")
    for other in job.to.parent.glob(f".{job.to.name}.*.part"):
        if other != part:
            other.unlink(missing_ok=True)
    return part


def _check_room(job: DownloadJob, part: Path) -> None:
    have = part.stat().st_size if part.exists() else 0
    free = shutil.disk_usage(job.to.parent).free
    if free < job.size - have + _ROOM:
        raise DiskFull(
            f"{_name(job)} needs {(job.size - have) / 1e9:.1f} GB and the disk of {job.to.parent} "
            f"has {free / 1e9:.1f} GB free; make room and download it again."
        )


def _fetched(
    bucket: Bucket,
    job: DownloadJob,
    head: Head,
    part: Path,
    pace: Pace,
    tell: Callable[[int], None],
) -> bool:
    """Have all bytes of the object in ``part``; False when it is another object by now."""

    def progress(done: int) -> None:
        tell(done)
        pace.step_aside()

    def fetch() -> Conflict | int | None:
        return bucket.download(
            job.key,
            part,
            if_match=head.etag,
            size=job.size,
            on_progress=progress,
            should_stop=pace.interrupted,
        )

    found = pace.again(fetch)
    if isinstance(found, int):
        return True
    part.unlink(missing_ok=True)
    return False


def _name(job: DownloadJob) -> str:
    return job.name or job.to.name


def _unwritable(job: DownloadJob, error: OSError) -> ReelBallersError:
    why = (error.strerror or type(error).__name__).lower()
    return DiskFull(
        f"{_name(job)} cannot be written to {job.to.parent} ({why}); make room there, or allow "
        "writing, and download it again."
    )
