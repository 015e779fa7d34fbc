"""A coach who edits without a pause: every acknowledged step is a line on stdout.

    python -m tests.integration.storage.scripted_editing HOME SEED

Each line is JSON: what the library has to hold from now on. Killed from outside.
"""

from __future__ import annotations

import json
import random
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from app.storage import Library
from tests.support.libraries import clip, edit, game


def main(home: Path, seed: int) -> None:
    """Edit until killed."""
    chance = random.Random(seed)
    with Library.open(home) as library:
        library.run(lambda store: store.add_game(game())).result()
        say({"ready": True})
        for n in count():
            kind = chance.choice(("clip", "reel", "setting", "undo"))
            name = f"{seed}-{n}"
            if kind == "clip":
                made = clip(f"clip-{name}", notes=name)
                library.run(lambda store, made=made: store.put_clip(made)).result()  # type: ignore[misc]
            elif kind == "reel":
                reel = edit(
                    f"reel-{name}", name, clips=chance.randint(1, 4), keys=chance.randint(1, 40)
                )
                library.run(lambda store, reel=reel: store.put_edit(reel)).result()  # type: ignore[misc]
            elif kind == "setting":
                library.run(lambda store, name=name: store.put_setting("last", name)).result()  # type: ignore[misc]
            else:
                made = clip(f"clip-{name}")
                step = library.run(lambda store, made=made: store.put_clip(made)).result()  # type: ignore[misc]
                changed = replace(made, rating=1)
                library.run(lambda store, c=changed: store.put_clip(c)).result()  # type: ignore[misc]
                library.run(lambda store, made=made: store.put_clip(made)).result()  # type: ignore[misc]
                library.revert(step.changes).result()
            say({"kind": kind, "name": name})


def say(fact: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(fact) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
