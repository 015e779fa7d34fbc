"""Old library → new app → old app → new app: nothing is lost at any step, and each is shown.

    python -m tests.shows.upgrade [KILLS]

The old apps are the commits that wrote the kept libraries, run from an archive of each (needs git
and the history; without it those steps are left out and said so). Then this app is given a library
of a schema it does not know, as an old app would be, and is killed, and meets a full disk, in the
middle of a migration. Exit code 1 when anything is missing, or anything was written that may not be.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.services.workspace import Workspace
from app.storage.engine import driver
from app.storage.migrate import PACKAGED
from tests.functional.conftest import TINY
from tests.support.footage import make_match
from tests.support.newer import make_newer
from tests.unit.storage.test_old_libraries import KEPT, MOVED, lay, rows_of

ROOT = Path(__file__).resolve().parents[2]
COMMITS = {
    "0001": "6f8384a",
    "0002": "2e0bf41",
    "0003": "8c892ab",
    "0004": "ffd5a9f",
    "0005": "5c04a66",
}
LOOK = """
import json, sys
from pathlib import Path
from app.core.clip import MarkedClip
from app.core.errors import ReelBallersError
from app.storage import Library
home, edit = Path(sys.argv[1]), sys.argv[2]
try:
    with Library.open(home, "coach-anna") as library:
        if edit:
            new = MarkedClip(edit, "game-1", 200000000, 210000000, 5, notes="marked after")
            library.run(lambda store: store.put_clip(new), "mark").result(30)
        def count(store):  # the first schema's list of reels needs an older SQLAlchemy
            edits = [store.edit("reel-1")]
            return {"games": len(store.games()), "clips": len(store.clips()),
                    "reels": len(edits), "exports": len(store.exports())}
        print(json.dumps(library.run(count).result(30).value))
except ReelBallersError as error:
    print(json.dumps({"refused": error.sentence.replace(str(home), "…")}))
"""


@dataclass
class Steps:
    """The lines of the table, and whether all of them are as they should be."""

    missed: list[str] = field(default_factory=list)

    def say(self, library: str, who: str, what: str, good: bool) -> None:
        """A line."""
        print(
            f"| {library:11} | {who:24} | {what:99.99} | {'yes' if good else 'NO':3} |", flush=True
        )
        if not good:
            self.missed.append(f"{library}: {who}: {what}")


def look(code: Path, home: Path, edit: str = "", before: Callable[[], None] | None = None) -> Any:
    """What the app of that code says of a library; it marks a clip when asked to."""
    environment = {**os.environ, "PYTHONPATH": str(code)}
    command = [sys.executable, "-c", LOOK, str(home), edit]
    done = subprocess.run(
        command, cwd=code, env=environment, capture_output=True, text=True, preexec_fn=before
    )
    lines = done.stdout.strip().splitlines()
    return json.loads(lines[-1]) if lines else {"failed": done.stderr.strip().splitlines()[-1:]}


def old_app(revision: str, folder: Path) -> Path | None:
    """The code of the commit that had this schema; None where the history is not there."""
    code, packed = folder / f"app-{revision}", folder / f"app-{revision}.tar"
    done = subprocess.run(
        ["git", "archive", "-o", str(packed), COMMITS[revision], "app", "resources"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        return None
    with tarfile.open(packed) as archive:
        archive.extractall(code, filter="data")
    return code


def state_of(database: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows as SQLite finds them, with what a killed or full app left beside the file."""
    with tempfile.TemporaryDirectory() as work:
        for path in database.parent.glob("database.sqlite*"):
            if not path.name.endswith("-shm"):
                shutil.copy(path, work)
        copy = Path(work, database.name)
        driver().connect(str(copy)).execute("PRAGMA journal_mode = DELETE").fetchall()
        return rows_of(copy)


def kept(before: dict[str, list[dict[str, Any]]], database: Path) -> bool:
    """Whether every value of an earlier state is in the file."""
    after = state_of(database)
    for table, rows in before.items():
        if table in ("alembic_version", "local_state"):
            continue
        now = {next(iter(row.values())): row for row in after[table]}
        for row in rows:
            same = {name: v for name, v in row.items() if (table, name) not in MOVED}
            if not same.items() <= now.get(next(iter(row.values())), {}).items():
                return False
    return True


def words(said: dict[str, Any]) -> str:
    """Counts or a sentence on one line."""
    return ", ".join(f"{count} {name}" for name, count in said.items())


def there_and_back(steps: Steps, folder: Path, revision: str) -> None:
    """One kept library through both apps."""
    home, name = folder / f"home-{revision}", f"schema {revision}"
    database = lay(home, revision)
    old = old_app(revision, folder)
    if old is None:
        print(f"| {name:11} | no history of {COMMITS[revision]} here: the old app is left out")
    seen = look(old, home) if old is not None else None
    if seen is not None:
        steps.say(name, "old app opens", words(seen), "clips" in seen)
    before, was = rows_of(database), database.read_bytes()
    now = look(ROOT, home, "clip-new")
    good = "clips" in now and (seen is None or now == {**seen, "clips": seen["clips"] + 1})
    steps.say(name, "new app opens, marks", words(now), good and kept(before, database))
    backups = [p for p in (database.parent / "backups").iterdir() if "before-migration" in p.name]
    if revision != PACKAGED.revisions[-1]:
        same = [p.read_bytes() for p in backups] == [was]
        steps.say(name, "the backup", f"{len(was)} bytes, the same as the old file", same)
    newer, full = database.read_bytes(), rows_of(database)
    if old is not None:
        again = look(old, home)
        expected = "clips" in again if revision == PACKAGED.revisions[-1] else "refused" in again
        untouched = expected and (database.read_bytes() == newer or kept(full, database))
        steps.say(name, "old app opens it again", words(again), untouched)
    last = look(ROOT, home)
    steps.say(name, "new app opens it again", words(last), last == now and kept(full, database))


def command_line(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command of this app."""
    start = "import sys; from app.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", start, "--profile", str(home), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def unknown_schema(steps: Steps, folder: Path) -> None:
    """This app as the old one: what it does with a library of a schema to come."""
    home, name = folder / "home-next", "schema next"
    with Workspace.open(home, queue=False) as workspace:
        game = workspace.games.add([make_match(TINY)[0]], opponent="Rovers", measure=True).result()
        clip = workspace.annotate.mark(game.id, 3_000_000).result()
        database = workspace.root / "database.sqlite"
    bytes_before, rows_before = make_newer(database), rows_of(database)

    listed = command_line(home, "games", "clips", game.id, "--json")
    shown = listed.returncode == 0 and len(json.loads(listed.stdout)) == 1
    steps.say(name, "this app shows it", listed.stderr.strip() or "(no word)", shown)
    made = command_line(home, "reels", "create", "Goals", "--clips", clip.id)
    refused = made.returncode != 0 and "open for reading only" in made.stderr
    steps.say(name, "this app edits it", made.stderr.strip().splitlines()[-1], refused)
    synced = command_line(home, "sync")
    refused = synced.returncode != 0 and "update the app" in synced.stderr
    steps.say(name, "this app syncs it", synced.stderr.strip().splitlines()[-1], refused)
    out = folder / "films"
    film = command_line(
        home, "export", game.id, "--kind", "annotate", "--where", "local", "-o", str(out)
    )
    made_films = [path for path in out.glob("*.mp4") if path.stat().st_size > 1_000]
    what = made_films[0].name if made_films else film.stderr.strip()
    steps.say(name, "this app exports from it", what, bool(made_films))
    same = database.read_bytes() == bytes_before and rows_of(database) == rows_before
    backups = list((database.parent / "backups").iterdir())
    steps.say(
        name, "afterwards", "the file is as the newer app left it, no backup", same and not backups
    )


def killed(steps: Steps, folder: Path, kills: int) -> None:
    """SIGKILL at any moment between the start of the app and the end of the migration."""
    chance = random.Random(7)
    lay(folder / "home-timed", "0001")
    began = time.monotonic()
    look(ROOT, folder / "home-timed")
    whole = time.monotonic() - began
    states: dict[str, int] = {}
    lost = 0
    for number in range(kills):
        home = folder / f"home-killed-{number}"
        database = lay(home, "0001")
        before = rows_of(database)
        command = [sys.executable, "-c", LOOK, str(home), ""]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        with subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE
        ) as process:
            time.sleep(whole * chance.uniform(0.4, 1.0))
            process.send_signal(signal.SIGKILL)
        found = state_of(database)["alembic_version"][0]["version_num"]
        at = f"at schema {found}"
        states[at] = states.get(at, 0) + 1
        after = look(ROOT, home)
        lost += not ("clips" in after and kept(before, database))
        shutil.rmtree(home)
    what = f"{kills} kills ({words(states)}); each opens afterwards, {lost} with a loss"
    steps.say("schema 0001", "killed while it migrates", what, lost == 0)


def full_disk(steps: Steps, folder: Path) -> None:
    """A limit on what may be written stands for the disk: for the backup, then for the migration."""
    size = (KEPT / "schema-0001.sqlite").stat().st_size
    for what, limit in (("for the backup", size // 2), ("for the migration", size + 8_192)):
        home = folder / f"home-full-{limit}"
        database = lay(home, "0001")
        before = rows_of(database)

        def bound(limit: int = limit) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        said = look(ROOT, home, before=bound)
        left = kept(before, database)
        steps.say("schema 0001", f"no room {what}", words(said), left)
        again = look(ROOT, home)
        good = "clips" in again and kept(before, database)
        steps.say("schema 0001", "new app, with room", words(again), good)


def main(kills: int = 12) -> int:
    """The table; its exit code."""
    steps = Steps()
    print(f"| {'library':11} | {'step':24} | {'what came of it':99} | ok  |")
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        for revision in PACKAGED.revisions:
            there_and_back(steps, folder, revision)
        unknown_schema(steps, folder)
        killed(steps, folder, kills)
        full_disk(steps, folder)
    print("nothing was lost" if not steps.missed else "\n".join(["MISSED", *steps.missed]))
    return 1 if steps.missed else 0


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in sys.argv[1:])))
