"""A film of 300 MB through a bad line and two kills, up and down again: ``python -m tests.shows.sync_media``.

Every byte of a body that reached the proxy in front of the server is counted there, resets and kills
included. Prints what was promised and what was measured.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.cloud.r2 import R2Config
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault, Logged, answer
from tests.support.ministack import Ministack
from tests.support.transfers import MIB, Film, Worker, make_film, make_transfers

MB = 1_000_000
_RATE = 40 * MIB
_RESETS = ("reset-midway", "reset-after", "reset-before", "reset-midway")
WAIT_S = 600


@dataclass(frozen=True, slots=True)
class Line:
    """One promise and what became of it."""

    promise: str
    found: str
    kept: bool


class Peeper:
    """Looks all the time whether something shows that is not whole."""

    def __init__(self, store: Ministack, config: R2Config, film: Film, to: Path) -> None:
        self._store, self._config, self._film, self._to = store, config, film, to
        self.looks = 0
        self.half: set[str] = set()

    def _look(self) -> None:
        s3 = self._store.admin()
        found = s3.list_objects_v2(Bucket=self._config.bucket, Prefix=self._config.prefix)
        for item in found.get("Contents", []):
            if item["Size"] != self._film.size:
                self.half.add(f"{item['Key']} ({item['Size']} bytes)")
        for path in self._to.glob("[!.]*"):
            if path.stat().st_size != self._film.size:
                self.half.add(str(path))
        self.looks += 1

    @contextmanager
    def looking(self) -> Iterator[None]:
        """In the background, as long as this lasts."""
        over = threading.Event()

        def work() -> None:
            while not over.wait(0.05):
                self._look()

        thread = threading.Thread(target=work)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()


def killed_twice(config: R2Config, folder: Path, what: str, words: list[str], size: int) -> int:
    """Run a transfer to its end, with a kill after a third and one after two thirds.

    How many bytes the three processes put on the line, as they counted them.
    """
    sent = 0
    for share in (3, 2):
        worker = Worker(config, folder, what, *words, bytes_per_s=_RATE)
        wanted = size // 3 if share == 3 else 2 * size // 3
        worker.run_until(lambda said, wanted=wanted: said.get("done", 0) >= wanted)  # type: ignore[misc]
        worker.kill()
        sent += worker.sent
    last = Worker(config, folder, what, *words, bytes_per_s=_RATE)
    last.run_until(lambda said: "result" in said)
    last.kill()
    return sent + last.sent


def upload_show(
    config: R2Config, film: Film, folder: Path, proxy: FaultProxy, store: Ministack
) -> list[Line]:
    """Up: two kills, resets at parts here and there, one lost answer at the very end."""
    parts = -(-film.size // (5 * MIB))
    chance = random.Random(6)
    for kind in _RESETS:
        proxy.on("part", Fault(kind), skip=chance.randrange(parts))  # type: ignore[arg-type]
    proxy.on("part", answer(503, retry_after=0.2), skip=chance.randrange(parts))
    proxy.on("complete", Fault("reset-after"))
    words = [str(folder / "sync"), str(film.path), film.sha256]
    began = time.monotonic()
    counted = killed_twice(config, folder, "up", words, film.size)
    took = time.monotonic() - began
    # A line that a kill cut may end before its last bytes are counted; the sender's count has them.
    sent = max(bytes_up(proxy.since()), counted)
    kept = store.objects(config.bucket, config.prefix)
    share = sent / film.size
    second = make_transfers(config, folder / "other")
    mark = proxy.mark()
    came = second.upload(film.job).result(WAIT_S)
    second.close()
    again = proxy.since(mark)
    return [
        Line("sent at most 1.1 × its size", f"{sent / MB:.1f} MB = {share:.3f} ×", share <= 1.1),
        Line(
            "the object is the film", f"in {took:.0f} s", kept == {film.key: film.path.read_bytes()}
        ),
        Line(
            "the same bytes again: no part",
            f"{sum(o.operation == 'part' for o in again)} parts, {bytes_up(again)} bytes, "
            f"{len(again)} request(s)",
            not came and bytes_up(again) == 0 and len(again) == 1,
        ),
    ]


def download_show(config: R2Config, film: Film, folder: Path, proxy: FaultProxy) -> list[Line]:
    """Down: two kills and resets; what was fetched is not fetched again."""
    proxy.calm()
    for skip, kind in ((3, "truncate"), (9, "reset-after"), (20, "reset-before")):
        proxy.on("get", Fault(kind), skip=skip)  # type: ignore[arg-type]
    to = folder / "games" / film.key.rpartition("/")[2]
    words = [str(folder / "down"), str(to), film.sha256, str(film.size)]
    mark = proxy.mark()
    killed_twice(config, folder, "down", words, film.size)
    gets = [o for o in proxy.since(mark) if o.operation == "get"]
    least = -(-film.size // (8 * MIB))
    left = [path.name for path in to.parent.iterdir() if path != to]
    return [
        Line(
            "the download goes on where it was",
            f"{len(gets)} ranges of 8 MiB, {least} is the least",
            len(gets) <= least + 8,
        ),
        Line(
            "what came is the film", f"{left or 'nothing'} left over", same(to, film) and not left
        ),
    ]


def bytes_up(log: list[Logged]) -> int:
    """Bytes of bodies that reached the proxy."""
    return sum(line.sent for line in log if line.operation in ("part", "put"))


def same(path: Path, film: Film) -> bool:
    """Whether a file is the film."""
    return path.exists() and path.read_bytes() == film.path.read_bytes()


def show(size: int) -> list[Line]:
    """All of it, with a film of ``size`` bytes."""
    with (
        tempfile.TemporaryDirectory(prefix="sync-media-") as name,
        Ministack(Path(name) / "s3") as store,
        FaultProxy(store.port) as proxy,
    ):
        folder = Path(name)
        config = store.config(endpoint=proxy.endpoint)
        film = make_film(folder / "films" / "Finale 🏟️ 2025.mp4", size, config.user_id)
        peeper = Peeper(store, config, film, folder / "games")
        with peeper.looking():
            lines = upload_show(config, film, folder, proxy, store)
            lines += download_show(config, film, folder, proxy)
        seen = f"{len(peeper.half)} in {peeper.looks} looks"
        return [*lines, Line("nothing half-written ever shows", seen, not peeper.half)]


def main() -> int:
    """Print the table; 1 when a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mb", type=int, default=300, help="size of the film")
    lines = show(parser.parse_args().mb * MB)
    width = max(len(line.promise) for line in lines)
    for line in lines:
        print(f"{line.promise:{width}}  {'kept' if line.kept else 'BROKEN'}  {line.found}")
    return 0 if all(line.kept for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
