"""A coach who edits while the app syncs all the time, until killed; says what was acknowledged.

    R2_…=… python -m tests.integration.sync.kill_laptop HOME NAME SEED [POINT]

Prints JSON lines: ``{"will": [id, note]}`` before an edit and ``{"did": [id, note]}`` once the
library has acknowledged it. With POINT the process kills itself there, the first or the
second time it comes by.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import threading
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from app.cloud.r2 import Bucket
from app.cloud.r2.config import config_of
from app.core.clip import MarkedClip
from app.storage import Library, Store
from app.sync.engine import Engine
from tests.support.libraries import game

GAME = "game-1"


class Killer:
    """Ends the process at a point, as the power would."""

    def __init__(self, point: str, seed: int) -> None:
        self.point = point
        self.left = 1 + seed % 2

    def __call__(self, name: str) -> None:
        if name == self.point:
            self.left -= 1
            if self.left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)


def say(**what: Any) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def edit_for_ever(library: Library, name: str, chance: random.Random) -> None:
    """Insert rows and write to those of this laptop."""
    mine = [
        clip.id
        for clip in library.run(lambda store: store.clips()).result().value
        if clip.id.startswith(name)
    ]
    number = len(mine)
    while True:
        note = f"{chance.getrandbits(64):x}"
        if mine and chance.random() < 0.4:
            clip_id = chance.choice(mine)
            clip = library.run(partial(Store.clip, clip_id=clip_id)).result().value
        else:
            clip_id, number = f"{name}-{number}", number + 1
            clip = MarkedClip(clip_id, GAME, number * 1000, number * 1000 + 500)
            mine.append(clip_id)
        say(will=[clip_id, note])
        library.run(partial(Store.put_clip, clip=replace(clip, notes=note)), "edit").result()
        say(did=[clip_id, note])
        time.sleep(chance.uniform(0, 0.01))


def sync_for_ever(engine: Engine) -> None:
    while True:
        say(sync=engine.sync_once().state)


def main(home: str, name: str, seed: str, point: str = "") -> None:
    config = config_of({}, os.environ)
    library = Library.open(Path(home), config.user_id)
    games = library.run(lambda store: [found.id for found in store.games()]).result().value
    if GAME not in games:
        library.run(lambda store: store.add_game(game(GAME))).result()
    engine = Engine(
        library,
        Bucket(config),
        device_name=name,
        app_version="1.0.0",
        sleep=lambda _: None,
        point=Killer(point, int(seed)),
        monotonic=lambda: time.monotonic() * 1000,
    )
    say(ready=True)
    threading.Thread(target=sync_for_ever, args=(engine,), daemon=True).start()
    edit_for_ever(library, name, random.Random(int(seed)))


if __name__ == "__main__":
    main(*sys.argv[1:])
