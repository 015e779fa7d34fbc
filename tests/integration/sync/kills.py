"""SIGKILL for two laptops that edit and sync at the same time, at random moments and at every step."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from app.cloud.r2 import Bucket, R2Config
from app.storage import Library
from app.sync.engine import Engine
from app.sync.ground import POINTS
from tests.integration.sync.laptops import FakeTime
from tests.support.libraries import live_rows, query
from tests.support.ministack import Ministack

ROOT = Path(__file__).resolve().parents[3]
STEPS = tuple(name for name in POINTS if name != "waiting")
STEP_S = 5.0  # to come by a step; else the kill is at a random moment after all
LIFE_S = 60.0  # a bound; a life takes a second or two


@dataclass
class Profile:
    """One laptop over all its lives: what it acknowledged."""

    name: str
    home: Path
    known: dict[str, str] = field(default_factory=dict)
    doubt: tuple[str, str] | None = None
    edits: int = 0
    syncs: Counter[str] = field(default_factory=Counter)

    def hear(self, line: str) -> bool:
        """One line of the process; True once it is ready."""
        try:
            said = json.loads(line)
        except ValueError:
            return False  # cut off in the middle by the kill
        if "will" in said:
            row, note = said["will"]
            self.doubt = (row, note)
        elif "did" in said:
            row, note = said["did"]
            self.known[row], self.doubt = note, None
            self.edits += 1
        elif "sync" in said:
            self.syncs[said["sync"]] += 1
        return "ready" in said

    def settle(self, there: dict[str, str]) -> None:
        """The edit in the hand when it was killed was done or not; from now on it is known."""
        if self.doubt is not None and there.get(self.doubt[0]) == self.doubt[1]:
            self.known[self.doubt[0]] = self.doubt[1]
        self.doubt = None


@dataclass
class Report:
    kills: Counter[str]
    edits: int
    rows: int
    missing: list[str]
    identical: bool
    sound: bool
    syncs: Counter[str]
    versions: int


def notes_in(home: Path) -> dict[str, str]:
    """The notes of all live clips in a profile."""
    (database,) = home.glob("user_data/*/database.sqlite")
    return dict(query(database, "SELECT id, notes FROM clip WHERE deleted_at IS NULL"))


def environment(config: R2Config) -> dict[str, str]:
    return {
        **os.environ,
        "R2_ENDPOINT": config.endpoint,
        "R2_BUCKET": config.bucket,
        "R2_ACCESS_KEY_ID": config.access_key_id,
        "R2_SECRET_ACCESS_KEY": config.secret_access_key,
        "R2_USER_ID": config.user_id,
    }


def one_life(profile: Profile, config: R2Config, seed: int, point: str, live_s: float) -> str:
    """Start the app, let it work, kill it; how it died ("random" or the point)."""
    command = [sys.executable, "-m", "tests.integration.sync.kill_laptop"]
    process = subprocess.Popen(
        [*command, str(profile.home), profile.name, str(seed), *([point] if point else [])],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment(config),
    )
    assert process.stdout is not None
    late = threading.Timer(LIFE_S, process.kill)
    late.start()
    timer: threading.Timer | None = None
    try:
        for line in process.stdout:
            if profile.hear(line):
                # A point that is not come by in time dies at a random moment instead.
                bound = STEP_S if point else live_s
                timer = threading.Timer(bound, process.kill)
                began = time.monotonic()
                timer.start()
    finally:
        late.cancel()
        if timer is not None:
            timer.cancel()
        process.kill()
        code = process.wait()
        process.stdout.close()
    assert code == -signal.SIGKILL, f"{profile.name} ended by itself with {code}"
    if timer is None:
        return "starting"
    return point if point and time.monotonic() - began < STEP_S else "random"


def missing(profile: Profile, there: dict[str, str], where: str) -> list[str]:
    return [
        f"{row} of {profile.name} on {where}"
        for row, note in profile.known.items()
        if there.get(row) != note
    ]


def run(server: Ministack, folder: Path, kills: int, seed: int) -> Report:
    """``kills`` lives in all, two laptops at a time; then both and a third sync to the end."""
    chance, config = random.Random(seed), server.config()
    profiles = [Profile(name, folder / name) for name in ("one", "two")]
    died: Counter[str] = Counter()
    lost: list[str] = []
    for number in range(0, kills, 2):
        lives = []
        for offset, profile in enumerate(profiles):
            point = STEPS[(number // 3) % len(STEPS)] if (number + offset) % 3 == 0 else ""
            arguments = (profile, config, seed * 1000 + number + offset, point)
            live_s = chance.uniform(0.05, 1.6)

            def live(
                arguments: tuple[Profile, R2Config, int, str] = arguments, live_s: float = live_s
            ) -> None:
                died[one_life(*arguments, live_s)] += 1

            lives.append(threading.Thread(target=live))
        for life in lives:
            life.start()
        for life in lives:
            life.join()
        for profile in profiles:
            there = (
                notes_in(profile.home) if list(profile.home.glob("user_data/*/*.sqlite")) else {}
            )
            profile.settle(there)
            lost += missing(profile, there, f"{profile.name} after kill {number}")
    return _end(config, folder, profiles, died, lost)


def _end(
    config: R2Config,
    folder: Path,
    profiles: list[Profile],
    died: Counter[str],
    lost: list[str],
) -> Report:
    homes = {**{profile.name: profile.home for profile in profiles}, "third": folder / "third"}
    versions = 0
    for name in [*homes, *homes]:
        with Library.open(homes[name], config.user_id) as library:
            bucket, time_ = Bucket(config), FakeTime()
            engine = Engine(
                library,
                bucket,
                device_name=name,
                app_version="1.0.0",
                monotonic=time_.monotonic,
                sleep=time_.sleep,
            )
            status = engine.sync_once()
            assert status.state in ("synced", "conflicts"), status
            versions = max(versions, status.version)
            engine.close()
            bucket.close()
    rows, sound = [], True
    for name, home in homes.items():
        there = notes_in(home)
        for profile in profiles:
            lost += missing(profile, there, name)
        with Library.open(home, config.user_id) as library:
            rows.append(live_rows(library))
            sound &= library.recovered == ""
        (database,) = home.glob("user_data/*/database.sqlite")
        sound &= query(database, "PRAGMA integrity_check") == [("ok",)]
        sound &= query(database, "PRAGMA foreign_key_check") == []
    return Report(
        kills=died,
        edits=sum(profile.edits for profile in profiles),
        rows=sum(len(profile.known) for profile in profiles),
        missing=lost,
        identical=all(found == rows[0] for found in rows),
        sound=sound,
        syncs=profiles[0].syncs + profiles[1].syncs,
        versions=versions,
    )
