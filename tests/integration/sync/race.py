"""Many processes race to write the first version of a library; all but one merge and follow.

    python -m tests.integration.sync.race ROUNDS PROCESSES

A parent imports everything once and forks; each child is a laptop of its own with one row. They
wait for each other just before the head is written, so all of them stand on an empty cloud. Prints
one JSON line a round.
"""

from __future__ import annotations

import json
import logging
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.cloud.r2 import Bucket, Conflict, R2Config
from app.core.errors import CloudFailed
from app.storage import Library
from app.sync.engine import Engine
from tests.integration.sync.laptops import FakeTime
from tests.support.libraries import game, query
from tests.support.ministack import Ministack


class Racer(Bucket):
    """Knows how its last write of the head ended."""

    outcome = "none"

    def put(self, key: str, body: bytes | Path, **options: Any) -> Any:
        try:
            answer = super().put(key, body, **options)
        except CloudFailed as error:
            self.outcome = type(error).__name__
            raise
        if key.endswith("/database.sqlite"):
            assert options["if_absent"] or self.outcome == "lost"
            self.outcome = "lost" if isinstance(answer, Conflict) else "won"
        return answer


@dataclass
class Lane:
    """The pipes to one child."""

    pid: int
    hear: Any
    go: int

    def line(self) -> str:
        return str(self.hear.readline().strip())

    def release(self) -> None:
        os.write(self.go, b"g")


def child(number: int, config: R2Config, home: Path, say: int, go: int) -> None:
    """One laptop: its row, its first sync, held before the write of the head and after it."""
    state = {"raced": False}

    def tell(word: str) -> None:
        os.write(say, f"{word}\n".encode())

    bucket, time_ = Racer(config), FakeTime()

    def point(name: str) -> None:
        if state["raced"]:
            return
        if name == "before-head-put":
            tell("ready")
            os.read(go, 1)
        if name == "head-put":
            state["raced"] = True
            tell(bucket.outcome)
            os.read(go, 1)

    with Library.open(home, config.user_id, machine=f"machine-{number}") as library:
        library.run(lambda store: store.add_game(game(f"game-{number}"))).result()
        engine = Engine(
            library,
            bucket,
            device_name=f"laptop-{number}",
            app_version="1.0.0",
            monotonic=time_.monotonic,
            sleep=time_.sleep,
            point=point,
        )
        tell(engine.sync_once().state)
        engine.close()


def start(number: int, config: R2Config, home: Path) -> Lane:
    """Fork a child."""
    heard, say = os.pipe()
    wait, go = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            os.close(heard)
            os.close(go)
            child(number, config, home, say, wait)
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(say)
    os.close(wait)
    return Lane(pid, os.fdopen(heard, encoding="utf-8"), go)


def one_round(server: Ministack, folder: Path, processes: int, chance: random.Random) -> Any:
    """One race in a new bucket."""
    began = time.monotonic()
    config = server.config()
    template = folder / "template"
    with Library.open(template, config.user_id, machine="nobody"):
        pass
    lanes = []
    for number in range(processes):
        home = folder / f"laptop-{number}"
        shutil.copytree(template, home)
        lanes.append(start(number, config, home))
    ready = [lane.line() for lane in lanes]
    for lane in lanes:
        lane.release()
    first = Counter(lane.line() for lane in lanes)
    chance.shuffle(lanes)
    states: Counter[str] = Counter()
    for lane in lanes:
        lane.release()
        states[lane.line()] += 1
        assert os.waitstatus_to_exitcode(os.waitpid(lane.pid, 0)[1]) == 0
        lane.hear.close()
        os.close(lane.go)
    head = folder / "head.sqlite"
    key = f"{config.user_id}/database.sqlite"
    head.write_bytes(server.objects(config.bucket, key)[key])
    versions = query(head, "SELECT version FROM sync_commit ORDER BY version")
    return {
        "at the start": ready.count("ready"),
        "winners": first["won"],
        "losers": first["lost"],
        "rows": query(head, "SELECT count(*) FROM game WHERE deleted_at IS NULL")[0][0],
        "contiguous": [v for (v,) in versions] == list(range(1, len(versions) + 1)),
        "versions": len(versions),
        "devices": query(head, "SELECT count(DISTINCT device_id) FROM sync_commit")[0][0],
        "states": dict(states),
        "seconds": round(time.monotonic() - began, 1),
    }


def main(rounds: int, processes: int) -> None:
    logging.disable(logging.WARNING)
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        server = Ministack(Path(folder, "s3")).start()
        try:
            for number in range(rounds):
                place = Path(folder, str(number))
                place.mkdir()
                print(json.dumps(one_round(server, place, processes, chance)), flush=True)
                shutil.rmtree(place)
        finally:
            server.close()


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
