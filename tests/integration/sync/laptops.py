"""Laptops of one coach and the cloud between them, for the cases of sync.

A ``Laptop`` is a real library and a real engine; only its waiting is not real. ``Cloud`` is a real
server, seen by the laptops through their key and by the test through the owner's.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from app.cloud.r2 import Bucket, R2Config
from app.core.sync import SyncStatus
from app.storage import Library
from app.sync.engine import Engine, wall_clock_us
from tests.support.libraries import do, game, live_rows, see
from tests.support.ministack import Ministack, new_id

HEAD = "database.sqlite"


class Crash(BaseException):
    """The power went: nothing after it happens (no ``except`` of the app catches it)."""


class FakeTime:
    """Seconds that pass only when somebody waits for them."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waited: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds


class Counted(Bucket):
    """A bucket that remembers what was asked: ``asked`` holds (operation, key)."""

    def __init__(self, config: R2Config, **options: Any) -> None:
        super().__init__(config, **options)
        self.asked: list[tuple[str, str]] = []

    def call(self, operation: str, *args: Any, **parameters: Any) -> Any:
        self.asked.append((operation, str(parameters.get("Key", parameters.get("Prefix", "")))))
        return super().call(operation, *args, **parameters)


@dataclass
class Cloud:
    """One coach's library in a bucket of its own; ``config`` is what laptops are set up with."""

    server: Ministack
    config: R2Config

    @property
    def user_id(self) -> str:
        return self.config.user_id

    @property
    def head_key(self) -> str:
        return f"{self.user_id}/{HEAD}"

    def objects(self, prefix: str = "") -> dict[str, bytes]:
        """Everything of the coach, by key without the user."""
        found = self.server.objects(self.config.bucket, f"{self.user_id}/{prefix}")
        return {key.removeprefix(f"{self.user_id}/"): body for key, body in found.items()}

    def versions(self) -> list[int]:
        """The numbers in the history, in order."""
        return sorted(int(key.split("/")[1][:10]) for key in self.objects("history/"))

    def head(self) -> bytes:
        return self.objects(HEAD)[HEAD]

    def head_metadata(self) -> dict[str, str]:
        answer = self.server.admin().head_object(Bucket=self.config.bucket, Key=self.head_key)
        return dict(answer["Metadata"])

    def put(self, name: str, body: bytes, metadata: dict[str, str] | None = None) -> None:
        """Write past the app, as somebody would by hand."""
        self.server.admin().put_object(
            Bucket=self.config.bucket,
            Key=f"{self.user_id}/{name}",
            Body=body,
            Metadata=metadata or {},
        )

    def delete(self, name: str) -> None:
        """Delete past the app."""
        self.server.admin().delete_object(Bucket=self.config.bucket, Key=f"{self.user_id}/{name}")

    def through(self, endpoint: str) -> R2Config:
        """The same key by way of a proxy."""
        return replace(self.config, endpoint=endpoint)


@dataclass
class Laptop:
    """A laptop of the coach. ``crash_at`` names a point where the power goes, once."""

    home: Path
    config: R2Config
    name: str = "laptop"
    clock_off_us: int = 0
    crash_at: str | None = None
    visited: list[str] = field(default_factory=list)
    at: dict[str, Callable[[], object]] = field(default_factory=dict)
    time: FakeTime = field(default_factory=FakeTime)

    def __post_init__(self) -> None:
        self.numbers = itertools.count(1)
        self.open()

    def now_us(self) -> int:
        return wall_clock_us() + self.clock_off_us

    def open(self) -> None:
        """Start the app."""
        self.library = Library.open(self.home, self.config.user_id, now_us=self.now_us)
        self.connect(self.config)

    def connect(self, config: R2Config) -> None:
        """Set the cloud up (anew)."""
        self.config = config
        self.bucket = Counted(config)
        self.engine = Engine(
            self.library,
            self.bucket,
            device_name=self.name,
            app_version="1.0.0",
            now_us=self.now_us,
            monotonic=self.time.monotonic,
            sleep=self.time.sleep,
            point=self._point,
        )

    def close(self) -> None:
        """Quit the app."""
        self.engine.close()
        self.library.close()

    def restart(self) -> None:
        self.close()
        self.open()

    def _point(self, name: str) -> None:
        self.visited.append(name)
        if (act := self.at.pop(name, None)) is not None:
            act()
        if self.crash_at == name:
            self.crash_at = None
            raise Crash(name)

    def sync(self, *, allow_deletes: bool = False) -> SyncStatus:
        """One sync."""
        return self.engine.sync_once(allow_deletes=allow_deletes)

    def sync_and_crash(self, at: str) -> None:
        """One sync that the power ends at a point; then the app is started again."""
        self.crash_at = at
        try:
            self.sync()
        except Crash:
            self.restart()
            return
        raise AssertionError(f"the sync never came by {at}: {self.visited}")

    def add(self, title: str | None = None) -> str:
        """Add a game; its id."""
        title = title or f"{self.name}-{next(self.numbers)}"
        do(self.library, lambda store: store.add_game(game(title)))
        return title

    def rename(self, game_id: str, opponent: str) -> None:
        """Change one cell."""

        def edit(store: Any) -> None:
            store.update_game(replace(store.game(game_id), opponent=opponent))

        do(self.library, edit)

    def trash(self, *game_ids: str) -> None:
        def edit(store: Any) -> None:
            for game_id in game_ids:
                store.trash_game(game_id)

        do(self.library, edit)

    def games(self) -> set[str]:
        """The ids of the games the coach sees."""
        return {found.id for found in see(self.library, lambda store: store.games())}

    def opponent(self, game_id: str) -> str:
        found = see(self.library, lambda store: store.game(game_id))
        return found.opponent

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every live row."""
        return live_rows(self.library)

    @property
    def sync_files(self) -> Path:
        return self.library.folders.sync

    def base(self) -> Path:
        """The base file; there is just one."""
        (found,) = self.sync_files.glob("base-*.sqlite")
        return found

    def requests(self, act: Callable[[], object]) -> list[tuple[str, str]]:
        """What ``act`` asked of the cloud, as (operation, key without the user)."""
        before = len(self.bucket.asked)
        act()
        start = f"{self.config.user_id}/"
        return [(name, key.removeprefix(start)) for name, key in self.bucket.asked[before:]]


class Team:
    """Makes laptops and closes them in the end."""

    def __init__(self, folder: Path, cloud: Cloud) -> None:
        self.folder = folder
        self.cloud = cloud
        self.laptops: list[Laptop] = []

    def __call__(self, name: str, config: R2Config | None = None, **options: Any) -> Laptop:
        """A new laptop (or the profile of that name again)."""
        made = Laptop(self.folder / name, config or self.cloud.config, name, **options)
        self.laptops.append(made)
        return made

    def close(self) -> None:
        for laptop in self.laptops:
            laptop.close()


def settle(*laptops: Laptop, rounds: int = 4) -> None:
    """Sync all of them until nothing moves any more; they hold the same then."""
    for _ in range(rounds):
        for laptop in laptops:
            laptop.sync()
    for laptop in laptops:
        assert laptop.engine.status().state in ("synced", "conflicts"), laptop.engine.status()
    assert_same(*laptops)


def assert_same(*laptops: Laptop) -> None:
    """The same rows everywhere, down to the last column."""
    first = laptops[0].rows()
    for other in laptops[1:]:
        assert other.rows() == first


def editing(laptop: Laptop, per_second: float) -> Iterator[Callable[[], int]]:
    """Edits all the time on a thread of its own; gives how many were acknowledged."""
    stop, done = threading.Event(), itertools.count()
    count = [0]

    def work() -> None:
        while not stop.wait(1 / per_second):
            laptop.add(f"busy-{next(done)}")
            count[0] += 1

    thread = threading.Thread(target=work, name="coach")
    thread.start()
    try:
        yield lambda: count[0]
    finally:
        stop.set()
        thread.join(30)


def fresh_cloud(server: Ministack, **options: Any) -> Cloud:
    """A new coach in a new bucket."""
    return Cloud(server, server.config(new_id("coach-"), **options))
