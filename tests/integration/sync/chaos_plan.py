"""What a run of the chaos is told, one laptop in it, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.cloud.r2 import Bucket, R2Config
from app.storage import Library
from app.sync.engine import Engine, wall_clock_us
from tests.integration.sync.laptops import FakeTime
from tests.integration.sync.ledger import Deletion, Edit


@dataclass(frozen=True, slots=True)
class Plan:
    """One run. The shares are of steps, of requests and of the engine's points."""

    seed: int
    edits: int  # by each laptop
    laptops: int = 3
    faults: float = 0.27
    sync: float = 0.13
    crash: float = 0.015
    meanwhile: float = 0.06
    replaced: float = 0.5
    base_lost: float = 0.03
    library: type[Library] = Library
    bucket: type[Bucket] = Bucket


@dataclass
class Report:
    """What came of it."""

    edits: int
    by_device: dict[str, int]
    lost: list[Edit]
    undone: list[Deletion]
    identical: bool
    contiguous: bool
    versions: int
    requests: int
    faulted: Counter[str]
    syncs: Counter[str]
    crashes: Counter[str]
    replaced: int
    conflicts: int

    @property
    def fault_share(self) -> float:
        return sum(self.faulted.values()) / max(1, self.requests)


@dataclass
class Machine:
    """One laptop: a profile, a clock, and the app on it."""

    name: str
    home: Path
    config: R2Config
    plan: Plan
    point: Callable[[Machine, str], None]
    meanwhile: Callable[[Machine], None]
    clock_off_us: int = 0
    time: FakeTime = field(default_factory=FakeTime)
    busy: bool = False

    def open(self) -> None:
        now_us = lambda: wall_clock_us() + self.clock_off_us  # noqa: E731
        self.library = self.plan.library.open(self.home, self.config.user_id, now_us=now_us)
        self.bucket = self.plan.bucket(self.config)
        if hasattr(self.bucket, "meanwhile"):
            self.bucket.meanwhile = lambda: self.meanwhile(self)
        self.engine = Engine(
            self.library,
            self.bucket,
            device_name=self.name,
            app_version="1.0.0",
            now_us=now_us,
            monotonic=self.time.monotonic,
            sleep=self.time.sleep,
            point=lambda name: self.point(self, name),
        )

    def close(self) -> None:
        self.engine.close()
        self.library.close()
        self.bucket.close()

    def do(self, operation: Callable[[Any], Any]) -> Any:
        """Run an edit to its acknowledgement."""
        return self.library.run(operation).result(60).value
