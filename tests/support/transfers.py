"""Transfers of footage in a process of its own, to be killed, and films made of chance.

    python -m tests.support.transfers up CONFIG FOLDER FILE     (or: down CONFIG FOLDER FILE SHA256)

prints a line of JSON for every change, ``{"state", "done", "sent"}``, and ``{"result": …}`` in the end.
"""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.cloud.r2 import Bucket, R2Config
from app.cloud.r2.rate import RateLimit
from app.sync.download import DownloadJob
from app.sync.media import Transfer, Transfers, media_key
from app.sync.media_journal import state_of
from app.sync.upload import UploadJob

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Film:
    """A file, its hash and its key in somebody's library."""

    path: Path
    sha256: str
    size: int
    key: str

    @property
    def job(self) -> UploadJob:
        """Send it."""
        return UploadJob(self.path, self.sha256, self.key, state_of(self.path))

    def fetch(self, folder: Path) -> DownloadJob:
        """Fetch it into a folder."""
        return DownloadJob(self.sha256, self.key, self.size, folder / self.key.rpartition("/")[2])


def make_film(path: Path, size: int, user_id: str, seed: int = 1) -> Film:
    """A file of chance bytes; the same for the same seed and size."""
    chance, digest, left = random.Random(seed), hashlib.sha256(), size
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        while left:
            block = chance.randbytes(min(MIB, left))
            file.write(block)
            digest.update(block)
            left -= len(block)
    sha256 = digest.hexdigest()
    return Film(path, sha256, size, media_key(user_id, sha256, str(path)))


def make_transfers(
    config: R2Config,
    folder: Path,
    *,
    on_change: Callable[[Transfer], None] | None = None,
    bytes_per_s: float | None = None,
    library_first: Callable[[], bool] | None = None,
) -> Transfers:
    """The lanes of one laptop; waits after failures are short."""
    folder.mkdir(parents=True, exist_ok=True)

    def make(on_bytes: Callable[[int], None], limit: RateLimit) -> Bucket:
        return Bucket(config, on_bytes=on_bytes, limit=limit)

    transfers = Transfers(
        folder, make, on_change=on_change, first_wait_s=0.05, library_first=library_first
    )
    transfers.limit.change(bytes_per_s)
    return transfers


class Worker:
    """One such process. ``kill`` is SIGKILL, as a crash or an empty battery would."""

    def __init__(
        self, config: R2Config, folder: Path, what: str, *rest: str, bytes_per_s: float = 0
    ) -> None:
        file = folder / "config.json"
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({**asdict(config), "bytes_per_s": bytes_per_s}))
        command = [sys.executable, "-m", "tests.support.transfers", what, str(file), *rest]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.sent = self.done = 0
        self.result: bool | None = None

    def lines(self) -> Iterator[dict[str, Any]]:
        """What it says, until it ends."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            said: dict[str, Any] = json.loads(line)
            self.sent = said.get("sent", self.sent)
            self.done = said.get("done", self.done)
            self.result = said.get("result", self.result)
            yield said

    def run_until(self, enough: Callable[[dict[str, Any]], bool]) -> None:
        """Read on until it has said enough, or ended."""
        for said in self.lines():
            if enough(said):
                return

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


def _main(what: str, file: str, folder: str, path: str, *rest: str) -> None:
    values = json.loads(Path(file).read_text())
    rate = values.pop("bytes_per_s") or None
    config = R2Config(**values)

    def say(now: Transfer) -> None:
        line = {"state": now.state, "done": now.done_bytes, "sent": now.sent_bytes}
        # Several threads say something: a line and its end are one piece.
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()

    transfers = make_transfers(config, Path(folder), on_change=say, bytes_per_s=rate)
    if what == "up":
        sha256 = rest[0]
        job = UploadJob(
            Path(path), sha256, media_key(config.user_id, sha256, path), state_of(Path(path))
        )
        result = transfers.upload(job).result()
    else:
        sha256, size = rest
        key = media_key(config.user_id, sha256, path)
        result = transfers.download(DownloadJob(sha256, key, int(size), Path(path))).result()
    print(json.dumps({"result": result}), flush=True)
    transfers.close()


if __name__ == "__main__":
    _main(*sys.argv[1:])
