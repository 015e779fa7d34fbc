"""One file of footage into the cloud, under the name of its content.

The key holds the SHA-256, so the same film is sent once, whoever has it. What is there already is
only looked at. Else the file goes in equal parts, two at a time; each confirmed part is written down
before the next, so that a killed app loses what was on the wire and nothing more. Nothing is visible
in the cloud before all parts were proven, by reading the file once more, to be the film they are
named after.

Part size: 16 MiB, less for files below 1 GiB, so that a break never costs more than a part in 64 of
the file; more beyond 140 GiB (R2 takes 10,000 parts of 5 MiB to 5 GiB, all but the last equal).
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from app.cloud.r2 import Bucket, Conflict, Head, Part
from app.cloud.r2.errors import Stopped
from app.core.errors import CloudFailed, CloudStrange, ReelBallersError
from app.sync.media_journal import FileState, MediaJournal, SentPart, Upload, state_of
from app.sync.pace import Pace

log = logging.getLogger(__name__)

MIB = 1 << 20
SMALLEST_PART = 5 * MIB
PART = 16 * MIB
_SHARE = 64
_MOST_PARTS = 9_000
AT_ONCE = 2
_LOOK_S = 0.1
_PATIENCE_S = 2.0
_BLOCK = MIB
_TRIES = 4
"""Uploads begun anew because the store forgot one, before it is given up."""
_TYPES = {"mp4": "video/mp4", "mov": "video/quicktime", "mkv": "video/x-matroska"}


class FileChanged(ReelBallersError):
    """A file was written to while it was sent; nothing of it shows in the cloud."""

    title = "The video changed"


class _GivenUp(Exception):
    """The other part failed."""


class _Forgotten(Exception):
    """The store does not know the upload any more (R2 drops unfinished ones after seven days)."""


@dataclass(frozen=True, slots=True)
class UploadJob:
    """A file to send. ``state`` is the file's when ``sha256`` was taken of it."""

    path: Path
    sha256: str
    key: str
    state: FileState


def part_size(size: int) -> int:
    """Bytes of each part but the last, for a file of ``size`` bytes."""
    wanted = -(-size // _SHARE // MIB) * MIB
    needed = -(-size // _MOST_PARTS // MIB) * MIB
    return max(SMALLEST_PART, min(PART, wanted), needed)


def same_content(head: Head, sha256: str, size: int) -> bool:
    """Whether an object is the film it is named after, as far as the store tells."""
    return head.size == size and head.metadata.get("sha256", sha256) == sha256


def upload(
    bucket: Bucket,
    journal: MediaJournal,
    job: UploadJob,
    pace: Pace,
    on_done: Callable[[int], None] | None = None,
) -> bool:
    """Bring a file into the cloud; False when it was there already and not a byte was sent.

    ``on_done(bytes the store has confirmed)``. Blocks for hours if need be, and raises
    ``app.cloud.r2.errors.Stopped`` (it goes on with the next call), ``FileChanged``,
    ``CloudRefused`` or another error that waiting does not cure.
    """
    run = _Run(bucket, journal, job, pace, on_done or (lambda _: None))
    if run.there():
        run.forget()
        return False
    run.send()
    if not run.there():
        raise CloudStrange(f"{job.path.name} was sent and is not in the cloud; try again.")
    run.forget()
    return True


class _Run:
    """One call of ``upload``."""

    def __init__(
        self,
        bucket: Bucket,
        journal: MediaJournal,
        job: UploadJob,
        pace: Pace,
        on_done: Callable[[int], None],
    ) -> None:
        self._bucket, self._journal, self._job = bucket, journal, job
        self._pace, self._on_done = pace, on_done
        self._failed = threading.Event()
        self._left = threading.Event()
        self._metadata = {"sha256": job.sha256, "format": "1"}
        self._type = _TYPES.get(job.key.rpartition(".")[2], "application/octet-stream")

    def there(self) -> bool:
        """Look whether the cloud has the film; ``CloudStrange`` when something else has its name."""
        head = self._pace.again(lambda: self._bucket.head(self._job.key))
        if head is None:
            return False
        if not same_content(head, self._job.sha256, self._job.state.size):
            raise CloudStrange(
                f"The cloud has something else under the name of {self._job.path.name} "
                f"({head.size:,} bytes, not {self._job.state.size:,}); remove {self._job.key} there."
            )
        self._on_done(head.size)
        return True

    def forget(self) -> None:
        """The film is there: nothing is left to remember, nor half an upload."""
        known = self._journal.upload(self._job.sha256)
        if known is not None and known.upload_id:
            self._abort(known)
        self._journal.drop_upload(self._job.sha256)

    def send(self) -> None:
        """Send it, in one piece or in parts, going on where it was."""
        size = part_size(self._job.state.size)
        if self._job.state.size <= size:
            self._send_whole()
            return
        for _ in range(_TRIES):
            with contextlib.suppress(_Forgotten):
                entry = self._begun(size)
                self._send_parts(entry)
                self._finish()
                return
            log.info("%s: the upload is unknown by now, again", self._job.key)
            if self.there():
                return
            self._note(upload_id="", parts=())
        raise CloudStrange(f"The cloud keeps forgetting the upload of {self._job.path.name}.")

    def _send_whole(self) -> None:
        body = self._read(0, self._job.state.size)
        if hashlib.sha256(body).hexdigest() != self._job.sha256:
            raise self._changed()

        def put() -> Head | Conflict:
            return self._bucket.put(
                self._job.key,
                body,
                metadata=self._metadata,
                if_absent=True,
                sha256=self._job.sha256,
                content_type=self._type,
                should_stop=self._pace.interrupted,
            )

        self._pace.again(put)

    def _begun(self, size: int) -> Upload:
        """The upload as the store knows it, begun now if need be."""
        known = self._journal.upload(self._job.sha256)
        if known is not None and known.upload_id:
            fits = known.state == self._job.state and known.part_size == size
            listed = self._listed(known) if fits and known.key == self._job.key else None
            if listed is not None:
                return self._adopted(known, listed)
            if not fits:
                self._abort(known)
        upload_id = self._pace.again(
            lambda: self._bucket.create_upload(
                self._job.key, self._metadata, content_type=self._type
            )
        )
        return self._note(upload_id=upload_id, part_size=size, parts=())

    def _note(self, **values: object) -> Upload:
        known = self._journal.upload(self._job.sha256)
        if known is None or known.state != self._job.state:
            job = self._job
            known = Upload(job.sha256, job.key, str(job.path), job.state)
        new = replace(known, **values)  # type: ignore[arg-type]
        self._journal.put_upload(new)
        return new

    def _listed(self, known: Upload) -> tuple[Part, ...] | None:
        return self._pace.again(lambda: self._bucket.list_parts(known.key, known.upload_id))

    def _adopted(self, known: Upload, listed: tuple[Part, ...]) -> Upload:
        """Of the store's parts those that are this file's: written down, or equal by their MD5."""
        mine = {part.number: part for part in known.parts}
        kept = []
        for part in listed:
            sent = mine.get(part.number)
            if sent is None or sent.etag != part.etag:
                sent = self._recognized(part, known.part_size)
            if sent is not None:
                kept.append(sent)
        return self._note(parts=tuple(sorted(kept, key=lambda part: part.number)))

    def _recognized(self, part: Part, size: int) -> SentPart | None:
        """A part that arrived without our hearing of it."""
        start, count = self._stretch(part.number, size)
        if count <= 0 or part.size != count:
            return None
        body = self._read(start, count)
        if hashlib.md5(body, usedforsecurity=False).hexdigest() != part.etag.strip('"'):
            return None
        return SentPart(part.number, count, part.etag, hashlib.sha256(body).hexdigest())

    def _stretch(self, number: int, size: int) -> tuple[int, int]:
        start = (number - 1) * size
        return start, min(size, self._job.state.size - start)

    def _send_parts(self, entry: Upload) -> None:
        """Send what is missing, two parts at a time; the first failure ends both."""
        have = {part.number for part in entry.parts}
        count = -(-self._job.state.size // entry.part_size)
        self._failed.clear()
        self._on_done(entry.sent)
        numbers = iter([n for n in range(1, count + 1) if n not in have])
        lock = threading.Lock()

        problems: list[BaseException] = []

        def work() -> None:
            try:
                while not self._failed.is_set():
                    with lock:
                        number = next(numbers, None)
                    if number is None:
                        return
                    self._send_part(entry, number)
            except BaseException as error:  # noqa: BLE001 (it belongs to the thread that waits)
                self._failed.set()
                problems.append(error)

        # Daemons: an answer that does not come must not keep a closed app alive.
        threads = [
            threading.Thread(target=work, name="media-part", daemon=True) for _ in range(AT_ONCE)
        ]
        for thread in threads:
            thread.start()
        self._wait(threads)
        for kind in (ReelBallersError, Stopped, _Forgotten, BaseException):
            for problem in problems:
                if isinstance(problem, kind):
                    raise problem

    def _wait(self, threads: list[threading.Thread]) -> None:
        """Until they are done, or a moment longer than ``Stopped`` was asked for."""
        patience = _PATIENCE_S
        while any(thread.is_alive() for thread in threads):
            threads[0 if threads[0].is_alive() else 1].join(_LOOK_S)
            if self._pace.stopped:
                patience -= _LOOK_S
                if patience < 0:
                    self._left.set()
                    raise Stopped

    def _send_part(self, entry: Upload, number: int) -> None:
        start, count = self._stretch(number, entry.part_size)
        self._pace.step_aside()
        body = self._read(start, count)
        digest = hashlib.sha256(body).hexdigest()
        tried = False

        def send() -> str | None:
            nonlocal tried
            if self._failed.is_set():
                raise _GivenUp
            if tried:  # the answer may have been lost, not the part
                found = self._arrived(entry, number, body)
                if found is not None:
                    return found
            tried = True
            return self._bucket.upload_part(
                entry.key,
                entry.upload_id,
                number,
                body,
                digest,
                should_stop=lambda: self._pace.interrupted() or self._failed.is_set(),
            )

        etag = self._pace.again(send)
        if etag is None:
            raise _Forgotten
        if self._left.is_set():
            raise _GivenUp
        new = self._journal.add_part(entry.sha256, SentPart(number, count, etag, digest))
        if new is None:
            raise _Forgotten
        self._on_done(new.sent)

    def _arrived(self, entry: Upload, number: int, body: bytes) -> str | None:
        listed = self._bucket.list_parts(entry.key, entry.upload_id)
        if listed is None:
            raise _Forgotten
        md5 = hashlib.md5(body, usedforsecurity=False).hexdigest()
        etags = [p.etag for p in listed if p.number == number and p.size == len(body)]
        return next((etag for etag in etags if etag.strip('"') == md5), None)

    def _finish(self) -> None:
        """Prove the parts, then make them one object, unless somebody else already has."""
        known = self._journal.upload(self._job.sha256)
        if known is None:
            raise _Forgotten
        self._prove(known)
        parts = [Part(part.number, part.size, part.etag) for part in known.parts]
        done = self._pace.again(lambda: self._bucket.complete(known.key, known.upload_id, parts))
        if done is None:
            raise _Forgotten

    def _prove(self, known: Upload) -> None:
        """Read the file once more: it must be the film, and each part what was sent of it."""
        whole = hashlib.sha256()
        for part in known.parts:
            start, count = self._stretch(part.number, known.part_size)
            own = hashlib.sha256()
            for block in self._blocks(start, count):
                own.update(block)
                whole.update(block)
            if own.hexdigest() != part.sha256:
                raise self._changed()
        if sum(part.size for part in known.parts) != self._job.state.size:
            raise CloudStrange(f"Parts of {self._job.path.name} are missing in the cloud.")
        if whole.hexdigest() != self._job.sha256:
            raise self._changed()

    def _blocks(self, start: int, count: int) -> Iterator[bytes]:
        with self._opened() as file:
            file.seek(start)
            while count > 0 and (block := file.read(min(_BLOCK, count))):
                self._pace.step_aside()
                count -= len(block)
                yield block

    def _read(self, start: int, count: int) -> bytes:
        """A stretch of the file, which must not have changed since it was hashed."""
        with self._opened() as file:
            file.seek(start)
            body = file.read(count)
            whole = len(body) == count and state_of(self._job.path) == self._job.state
        if not whole:
            raise self._changed()
        return body

    @contextlib.contextmanager
    def _opened(self) -> Iterator[BinaryIO]:
        try:
            with self._job.path.open("rb") as file:
                yield file
        except FileNotFoundError as error:
            raise self._changed("is not there any more") from error
        except OSError as error:
            why = (error.strerror or type(error).__name__).lower()
            raise FileChanged(
                f"{self._job.path} cannot be read ({why}); check its disk."
            ) from error

    def _changed(self, how: str = "was written to while it was sent") -> FileChanged:
        """Drop what was sent of the file as it was; the sentence for the coach."""
        known = self._journal.upload(self._job.sha256)
        if known is not None and known.upload_id:
            self._abort(known)
        self._journal.drop_upload(self._job.sha256)
        return FileChanged(
            f"{self._job.path} {how}, so nothing of it is in the cloud; back it up again when it is "
            "whole."
        )

    def _abort(self, known: Upload) -> None:
        """Have the store forget the parts; if it cannot be reached, it forgets them by itself."""
        try:
            self._bucket.abort(known.key, known.upload_id)
        except CloudFailed as error:
            log.info("the upload of %s is left to expire: %s", known.key, error)
