"""The transfers of footage: a lane up and a lane down, one file at a time in each.

    transfers = Transfers(folders.sync, make_bucket, on_change=print, library_first=engine_is_busy)
    transfers.upload(UploadJob(path, sha256, key, state)).result()

What was asked for is on disk (``media_journal``) and goes on with the next start. The cloud is asked
for nothing but the files themselves; which game they belong to is the services' business.
"""

from __future__ import annotations

import logging
import re
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, replace
from pathlib import Path

from app.cloud.r2 import Bucket, Head
from app.cloud.r2.errors import Stopped
from app.cloud.r2.rate import RateLimit
from app.core.errors import CloudFailed, ReelBallersError
from app.core.sync import MediaState
from app.sync.download import DownloadJob, download, drop
from app.sync.media_journal import Download, MediaJournal, Upload
from app.sync.pace import Gate, Pace
from app.sync.upload import UploadJob, same_content, upload

log = logging.getLogger(__name__)

MakeBucket = Callable[[Callable[[int], None], RateLimit], Bucket]
"""Opens the bucket anew, with who hears of bytes on the wire and the limit of the line."""
_TELL_S = 0.25
_RATE_S = 10.0
_CLOSE_S = 4.0
_ENDING = re.compile(r"\.([A-Za-z0-9]{1,8})$")


def media_key(user_id: str, sha256: str, path: str) -> str:
    """Where a film is in the cloud: its content, and the ending its file has somewhere."""
    found = _ENDING.search(path)
    ending = found.group(1).lower() if found else "bin"
    return f"{user_id}/games/{sha256}.{ending}"


@dataclass(frozen=True, slots=True)
class Transfer:
    """One file that is on its way, or was given up with a ``problem`` (a sentence)."""

    sha256: str
    state: MediaState
    done_bytes: int = 0
    total_bytes: int = 0
    sent_bytes: int = 0
    eta_s: float | None = None
    problem: str = ""


@dataclass(eq=False, slots=True)
class _Task:
    """What a lane does next; ``now`` is replaced as it goes on."""

    job: UploadJob | DownloadJob
    pace: Pace
    result: Future[bool]
    now: Transfer
    cancelled: bool = False


class Transfers:
    """Runs uploads and downloads on two threads. Safe from any thread."""

    def __init__(
        self,
        folder: Path,
        make_bucket: MakeBucket,
        *,
        on_change: Callable[[Transfer], None] | None = None,
        library_first: Callable[[], bool] | None = None,
        first_wait_s: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``on_change`` is called on the lanes' threads, a few times a second."""
        self.journal = MediaJournal(folder)
        self.gate = Gate(library_first)
        self.limit = RateLimit(None)
        self._on_change = on_change or (lambda _: None)
        self._first_wait_s, self._clock = first_wait_s, clock
        self._lock = threading.Lock()
        self._known: dict[str, Transfer] = {}
        self._up = _Lane("media-up", self, make_bucket)
        self._down = _Lane("media-down", self, make_bucket)

    def upload(self, job: UploadJob) -> Future[bool]:
        """Queue a file; the result is False when the cloud had it. ``CancelledError`` when it was
        cancelled or the app was closed, else what ``upload.upload`` raises.
        """
        known = self.journal.upload(job.sha256)
        if known is None or known.state != job.state or known.key != job.key:
            parts = known if known is not None and known.upload_id else None
            if parts is None:
                self.journal.put_upload(Upload(job.sha256, job.key, str(job.path), job.state))
        return self._up.ask(job, job.sha256, job.state.size)

    def download(self, job: DownloadJob) -> Future[bool]:
        """Queue an object; the result is False when the file was there."""
        self.journal.put_download(Download(job.sha256, job.key, str(job.to), job.size))
        return self._down.ask(job, job.sha256, job.size)

    def left(self) -> tuple[UploadJob | DownloadJob, ...]:
        """What was asked for and is not done: at the start, what the last run left."""
        ups = (UploadJob(Path(u.path), u.sha256, u.key, u.state) for u in self.journal.uploads())
        downs = (DownloadJob(d.sha256, d.key, d.size, Path(d.to)) for d in self.journal.downloads())
        return (*ups, *downs)

    def cancel(self, sha256: str) -> None:
        """Give up the transfers of a content, and what is half over of it."""
        if self._up.cancel(sha256) + self._down.cancel(sha256):
            return
        self.journal.drop_upload(sha256)
        self.journal.drop_download(sha256)
        with self._lock:
            self._known.pop(sha256, None)

    def known(self) -> dict[str, Transfer]:
        """What is on its way or was given up, by content."""
        with self._lock:
            return dict(self._known)

    def verified(self, key: str, sha256: str, size: int) -> bool:
        """Ask the cloud just now whether it has this film: size and the SHA-256 it was sent with.

        Stricter than for a first look: an object that does not say its SHA-256 does not count.
        """
        head = self.look(key)
        return head is not None and "sha256" in head.metadata and same_content(head, sha256, size)

    def look(self, key: str) -> Head | None:
        """What the cloud says of an object just now. ``CloudFailed``."""
        return self._down.bucket.head(key)

    def bucket(self) -> Bucket:
        """The bucket, for reading single objects."""
        return self._down.bucket

    def close(self) -> None:
        """Stop within a second or two; what is not done goes on with the next start."""
        for lane in (self._up, self._down):
            lane.stop()
        until = time.monotonic() + _CLOSE_S
        for lane in (self._up, self._down):
            lane.join(until - time.monotonic())

    def tell(self, now: Transfer, *, over: bool = False) -> None:
        """A lane says how far one is; ``over`` when there is nothing more to say of it."""
        with self._lock:
            if over:
                self._known.pop(now.sha256, None)
            else:
                self._known[now.sha256] = now
        self._on_change(now)

    def new_pace(self, on_trouble: Callable[[str], None]) -> Pace:
        """How one transfer goes on."""
        return Pace(self.gate, on_trouble=on_trouble, first_wait_s=self._first_wait_s)

    @property
    def clock(self) -> Callable[[], float]:
        """Seconds, for how long something takes."""
        return self._clock


class _Lane:
    """One direction: a queue and the thread that works through it."""

    def __init__(self, name: str, transfers: Transfers, make_bucket: MakeBucket) -> None:
        self._transfers = transfers
        self.bucket = make_bucket(self._on_bytes, transfers.limit)
        self._wake = threading.Condition()
        self._queue: deque[_Task] = deque()
        self._task: _Task | None = None
        self._closing = False
        self._told_s = 0.0
        self._marks: deque[tuple[float, int]] = deque()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def ask(self, job: UploadJob | DownloadJob, sha256: str, size: int) -> Future[bool]:
        with self._wake:
            if self._closing:
                raise CancelledError
            for task in (self._task, *self._queue):
                if task is not None and task.now.sha256 == sha256 and not task.cancelled:
                    return task.result
            now = Transfer(sha256, "queued", 0, size)
            task = _Task(job, self._transfers.new_pace(self._trouble), Future(), now)
            self._queue.append(task)
            self._transfers.tell(now)
            self._wake.notify()
            return task.result

    def cancel(self, sha256: str) -> int:
        with self._wake:
            mine = [t for t in (self._task, *self._queue) if t and t.now.sha256 == sha256]
            for task in mine:
                task.cancelled = True
                task.pace.stop()
            return len(mine)

    def stop(self) -> None:
        with self._wake:
            self._closing = True
            for task in (self._task, *self._queue):
                if task is not None:
                    task.pace.stop()
            self._wake.notify()

    def join(self, seconds: float) -> None:
        """Wait so long; a thread that hangs in an answer then ends with the app."""
        self._thread.join(max(0.0, seconds))
        self.bucket.close()

    def _work(self) -> None:
        while True:
            with self._wake:
                while not self._queue and not self._closing:
                    self._wake.wait()
                if not self._queue:
                    return
                task = self._task = self._queue.popleft()
                self._marks.clear()
            self._run(task)
            with self._wake:
                self._task = None

    def _run(self, task: _Task) -> None:
        error: BaseException | None = None
        sent = False
        try:
            sent = self._act(task)
        except Stopped:
            error = CancelledError()
        except ReelBallersError as problem:
            log.warning("transfer of %s: %s", task.now.sha256[:8], problem)
            error = problem
        except Exception as problem:
            # The lane must outlive one file; whoever waits for it is told.
            log.exception("transfer of %s", task.now.sha256[:8])
            error = problem
        self._finish(task, error)
        if error is not None:
            task.result.set_exception(error)
        else:
            task.result.set_result(sent)

    def _act(self, task: _Task) -> bool:
        job, journal = task.job, self._transfers.journal
        if task.pace.stopped:
            raise Stopped
        if isinstance(job, UploadJob):
            self._change(task, state="uploading")
            return upload(self.bucket, journal, job, task.pace, lambda n: self._done(task, n))
        self._change(task, state="downloading")
        found = download(self.bucket, job, task.pace, lambda n: self._done(task, n))
        journal.drop_download(job.sha256)
        return found

    def _finish(self, task: _Task, error: BaseException | None) -> None:
        """Tell how it ended; what was cancelled is forgotten, what failed is remembered."""
        if task.cancelled:
            self._forget(task)
        if error is None or isinstance(error, CancelledError):
            state: MediaState = "cloud" if isinstance(task.job, UploadJob) else "local"
            if error is not None:
                state = "local" if isinstance(task.job, UploadJob) else "cloud"
            self._transfers.tell(replace(task.now, state=state, eta_s=None), over=True)
            return
        sentence = str(error) if isinstance(error, ReelBallersError) else "The transfer failed."
        state = "local" if isinstance(task.job, UploadJob) else "cloud"
        task.now = replace(task.now, state=state, eta_s=None, problem=sentence)
        self._transfers.tell(task.now)
        if not isinstance(error, CloudFailed):  # the next start would fail the same way
            self._transfers.journal.drop_upload(task.now.sha256)
            self._transfers.journal.drop_download(task.now.sha256)

    def _forget(self, task: _Task) -> None:
        journal, job = self._transfers.journal, task.job
        if isinstance(job, DownloadJob):
            drop(job)
            journal.drop_download(job.sha256)
            return
        known = journal.upload(job.sha256)
        journal.drop_upload(job.sha256)
        if known is not None and known.upload_id:
            try:
                self.bucket.abort(known.key, known.upload_id)
            except CloudFailed as error:
                log.info("the upload of %s is left to expire: %s", known.key, error)

    def _on_bytes(self, count: int) -> None:
        """So many bytes are on the wire; called on the threads that send."""
        task = self._task
        if task is None:
            return
        with self._wake:
            now = self._transfers.clock()
            sent = task.now.sent_bytes + count
            task.now = replace(task.now, sent_bytes=sent)
            self._marks.append((now, sent))
            while self._marks and self._marks[0][0] < now - _RATE_S:
                self._marks.popleft()
            tell = now - self._told_s >= _TELL_S
            if tell:
                self._told_s = now
                task.now = replace(task.now, eta_s=self._eta(task.now))
        if tell:
            self._transfers.tell(task.now)

    def _eta(self, now: Transfer) -> float | None:
        (since, before), (until, sent) = self._marks[0], self._marks[-1]
        rate = (sent - before) / (until - since) if until - since > 1 else 0.0
        return (now.total_bytes - now.done_bytes) / rate if rate > 0 else None

    def _done(self, task: _Task, done: int) -> None:
        self._change(task, done_bytes=done)

    def _trouble(self, sentence: str) -> None:
        task = self._task
        if task is not None:
            self._change(task, problem=sentence)

    def _change(self, task: _Task, **values: object) -> None:
        with self._wake:
            task.now = replace(task.now, **values)  # type: ignore[arg-type]
        self._transfers.tell(task.now)
