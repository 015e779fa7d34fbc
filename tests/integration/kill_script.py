"""A coach who never stops editing, until killed: says what will be done, and what was done.

    python -m tests.integration.kill_script HOME GAME SEED

Prints JSON lines: ``{"will": …}`` before a gesture and ``{"did": …}`` once the library has
acknowledged it.
"""

from __future__ import annotations

import json
import random
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path

from app.core.document import edit_to_json
from app.core.edit import Edit
from app.services.export import ExportChoices
from app.services.workspace import Workspace


class Coach:
    """One run of the script."""

    def __init__(self, workspace: Workspace, game: Path, seed: int) -> None:
        self.workspace = workspace
        self.random = random.Random(seed)
        games = workspace.games.list().result()
        added = games or (workspace.games.add([game], measure=True).result(),)
        self.game = added[0]
        self.clips = list(workspace.annotate.clips(self.game.id).result())
        reels = workspace.reels.list().result()
        self.reel_id = reels[0].id if reels else self.first_reel()

    def first_reel(self) -> str:
        """A reel that takes a moment to export: it holds a long freeze."""
        clip = self.workspace.annotate.mark(self.game.id, 1_000_000).result()
        self.clips.append(clip)
        reel_id = self.workspace.reels.create("Reel", [clip.id]).result()
        first = self.workspace.reels.edit(reel_id).result().clips[0]
        self.workspace.framing.add_freeze(reel_id, first.id, 500_000, 20_000_000).result()
        return reel_id

    def edit_for_ever(self) -> None:
        """Gesture after gesture."""
        say(ready=True)
        gestures = (self.mark, self.rate, self.rate, self.delete, self.crop, self.crop, self.text)
        while True:
            self.export()
            self.random.choice(gestures)()
            time.sleep(self.random.uniform(0.0, 0.01))

    def mark(self) -> None:
        say(will="clip", id="")
        at = self.random.randrange(self.game.duration_us)
        clip = self.workspace.annotate.mark(self.game.id, at, tags=["Goal"]).result()
        self.clips.append(clip)
        say(did="clip", id=clip.id, value=asdict(clip))

    def rate(self) -> None:
        clip = self.random.choice(self.clips)
        say(will="clip", id=clip.id)
        rating = self.random.randint(1, 5)
        new = replace(clip, rating=rating, notes=f"seen {self.random.random():.6f}")
        new = self.workspace.annotate.update(new, "rate clip").result()
        self.clips[self.clips.index(clip)] = new
        say(did="clip", id=new.id, value=asdict(new))

    def delete(self) -> None:
        if len(self.clips) < 3:
            return
        clip = self.clips.pop(self.random.randrange(len(self.clips)))
        say(will="clip", id=clip.id)
        self.workspace.annotate.delete(clip.id).result()
        say(did="clip", id=clip.id, value=None)

    def crop(self) -> None:
        say(will="reel", id=self.reel_id)
        clip = self.edit().clips[0]
        at = self.random.randrange(clip.start_us, clip.end_us)
        x, y = self.random.uniform(0, 320), self.random.uniform(0, 180)
        edit = self.workspace.framing.put_crop(self.reel_id, clip.id, at, x, y, 120.0).result()
        say(did="reel", id=self.reel_id, value=edit_to_json(edit))

    def text(self) -> None:
        say(will="reel", id=self.reel_id)
        clip = self.edit().clips[0]
        words = f"{self.random.random():.6f}"
        if clip.texts:
            text = replace(clip.texts[0], text=words)
            edit = self.workspace.overlay.update_text(self.reel_id, clip.id, text).result()
        else:
            add = self.workspace.overlay.add_text
            edit = add(self.reel_id, clip.id, clip.start_us, words).result()
        say(did="reel", id=self.reel_id, value=edit_to_json(edit))

    def export(self) -> None:
        """Keep one export going."""
        if any(not job.finished for job in self.workspace.exports.list().result()):
            return
        say(will="export", id="")
        choices = ExportChoices("overlay", quality="draft", size=(180, 320), name="Film")
        job = self.workspace.exports.start(self.reel_id, choices).result()
        say(did="export", id=job.id, value=job.out)

    def edit(self) -> Edit:
        return self.workspace.reels.edit(self.reel_id).result()


def say(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")  # in one piece: a kill may come at any moment
    sys.stdout.flush()


def main(home: str, game: str, seed: str) -> None:
    with Workspace.open(Path(home)) as workspace:
        Coach(workspace, Path(game), int(seed)).edit_for_ever()


if __name__ == "__main__":
    main(*sys.argv[1:])
