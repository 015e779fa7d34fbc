"""Everything a coach does with the cloud, as talkative as it gets, to see whether a secret spills.

Every command runs as a process of its own with the log at DEBUG; what it prints is kept beside the
libraries it leaves. Then all of it is searched for every key that was handed out.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from app.cloud.r2 import R2Config
from app.footage import MatchSpec
from app.storage import Library
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault, Kind, answer
from tests.support.footage import make_match
from tests.support.leaks import Leak, leaks_in, leaks_under
from tests.support.libraries import clip, edit, game
from tests.support.ministack import Ministack

ROOT = Path(__file__).resolve().parents[3]
RUNPOD_KEY = "rpa_" + "7Q3H9ZK2M4XB" * 3
APP = "import sys; from app.cli import main; sys.exit(main())"
# A bug that puts everything it knows into its message, on the main thread or another one.
CRASH = """
import logging, os, sys, threading
from app.services import logs
logging.basicConfig(level="DEBUG")
logs.guard_logs(); logs.guard_crashes()
from app.cloud.r2 import Bucket
from app.cloud.r2.config import config_of
config = config_of({}, os.environ)
url = Bucket(config).presign_get(f"{config.user_id}/games/film.mp4", 600)
logs.learn(config.secret_access_key)
def fail():
    known = (url, repr(config), os.environ["RUNPOD_API_KEY"], config.secret_access_key)
    logging.getLogger("bug").error("it knew %s", known)
    raise RuntimeError(f"it knew {known}")
if sys.argv[1] == "thread":
    thread = threading.Thread(target=fail); thread.start(); thread.join()
else:
    fail()
"""
# A film goes up, is played on another laptop from a signed link, and comes down.
FILM = """
import logging, os, sys
from pathlib import Path
logging.basicConfig(level="DEBUG")
from app.services import logs
logs.guard_logs(); logs.guard_crashes()
from app.services.workspace import Workspace
home, film = Path(sys.argv[1]), sys.argv[2]
with Workspace.open(home, queue=False) as workspace:
    workspace.sync.sync_now().result(60)
    if film:
        game = workspace.games.add([Path(film)], measure=True).result(60)
        print(workspace.cloud_media.back_up(game.id).result(60))
        workspace.sync.sync_now().result(60)
    else:
        from app.cloud.r2 import Bucket
        from app.cloud.r2.config import config_of
        from app.cloud.ranged import RangedFile, open_client
        bucket = Bucket(config_of({}, os.environ))
        films = list(bucket.list(bucket.config.prefix + "games/"))
        for found in films:
            with open_client(local=True) as client:
                link = lambda: bucket.presign_get(found.key, 60)
                with RangedFile(link, found.size, found.etag, client) as file:
                    print(found.key, len(file.read()))
        for game in workspace.games.list().result(60):
            media = workspace.cloud_media.state(game.id).result(60)
            print(media.state)
            if media.state == "cloud":
                print(workspace.cloud_media.download(game.id).result(60))
"""


@dataclass(frozen=True, slots=True)
class Spill:
    """What was searched, and what was found. ``codes``: how each step ended."""

    files: int
    size: int
    secrets: int
    codes: dict[str, int]
    leaks: list[Leak]


class Teller:
    """Runs one step after another and keeps what each says."""

    def __init__(self, folder: Path, config: R2Config) -> None:
        self.folder = folder
        self.said = folder / "said"
        self.said.mkdir(parents=True)
        self.config = config
        self.codes: dict[str, int] = {}

    def environment(self, config: R2Config, home: Path) -> dict[str, str]:
        return {
            **os.environ,
            "REEL_BALLERS_HOME": str(home),
            "REEL_BALLERS_LOG": "DEBUG",
            "RUNPOD_API_KEY": RUNPOD_KEY,
            "R2_ENDPOINT": config.endpoint,
            "R2_BUCKET": config.bucket,
            "R2_USER_ID": config.user_id,
            "R2_ACCESS_KEY_ID": config.access_key_id,
            "R2_SECRET_ACCESS_KEY": config.secret_access_key,
        }

    def python(
        self, *words: str, laptop: str = "one", config: R2Config | None = None, name: str = ""
    ) -> str:
        """Run Python with these words on a laptop; its stdout."""
        done = subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env=self.environment(config or self.config, self.folder / laptop),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        name = name or " ".join(words[2:])
        number = len(self.codes)
        self.codes[f"{number:02} {laptop}: {name}"] = done.returncode
        (self.said / f"{number:02}.out").write_text(done.stdout, encoding="utf-8")
        (self.said / f"{number:02}.err").write_text(done.stderr, encoding="utf-8")
        return done.stdout

    def app(self, *words: str, laptop: str = "one", config: R2Config | None = None) -> str:
        """A command of the app."""
        return self.python("-c", APP, *words, laptop=laptop, config=config)


def write(home: Path, user_id: str, name: str) -> None:
    """Some work on a laptop."""
    with Library.open(home, user_id) as library:
        if not library.run(lambda store: store.games()).result().value:
            library.run(lambda store: store.add_game(game())).result()
            library.run(lambda store: store.put_edit(edit())).result()
        library.run(lambda store: store.put_clip(clip(typed_name=name))).result()


def run(server: Ministack, folder: Path, *, brief: bool = False) -> Spill:
    """The steps, then the search. ``brief`` leaves out what is much like something else."""
    direct = server.config()
    with FaultProxy(server.port) as proxy:
        config = replace(direct, endpoint=proxy.endpoint)
        wrong = replace(config, secret_access_key="wr0ngSecret" * 4)
        other = server.config(config.user_id, bucket=config.bucket, endpoint=proxy.endpoint)
        teller = Teller(folder, config)
        _season(teller, config, proxy, brief=brief)
        teller.app("sync", config=wrong)
        teller.app("sync", "--json", config=other)
        server.revoke(other.access_key_id)
        write(folder / "one", config.user_id, "Late")
        teller.app("sync", config=other)
        film = make_match(MatchSpec(128, 72, fps=Fraction(10), duration_s=Fraction(2)))[0]
        teller.python("-c", FILM, str(folder / "one"), str(film), name="a film goes up")
        teller.python("-c", FILM, str(folder / "two"), "", laptop="two", name="seen from afar")
        teller.python("-c", CRASH, "main", name="a bug that tells all")
        teller.python("-c", CRASH, "thread", name="a bug on a thread")
    secrets = [
        value
        for made in (config, other, wrong)
        for value in (made.secret_access_key, made.access_key_id)
    ]
    return _search(server, folder, config, [*secrets, RUNPOD_KEY], teller.codes)


def _season(teller: Teller, config: R2Config, proxy: FaultProxy, *, brief: bool) -> None:
    """Two laptops, conflicts, versions, and answers of every bad kind."""
    for laptop in ("one", "two"):
        write(teller.folder / laptop, config.user_id, laptop)
        teller.app("sync", laptop=laptop)
    for laptop in ("one", "two", "one")[: 2 if brief else 3]:
        write(teller.folder / laptop, config.user_id, f"{laptop} again")
        teller.app("sync", "--json", laptop=laptop)
    asked: tuple[tuple[str, ...], ...] = (
        ("sync", "--history", "--json"),
        ("sync", "--restore", "1"),
        ("doctor",),
        ("sync", "--history"),
        ("sync", "--status"),
        ("sync", "--status", "--json"),
        ("sync", "--conflicts", "--json"),
        ("sync", "--preview", "1", "--json"),
    )
    for words in asked[: 3 if brief else None]:
        teller.app(*words)
    kinds: tuple[Kind, ...] = ("reset-after", "no-etag", "truncate", "flip")
    faults = (answer(403), Fault("captive"), answer(503), *(Fault(kind) for kind in kinds))
    for fault in faults[: 2 if brief else None]:
        proxy.on("*", fault, skip=1, times=None)
        write(teller.folder / "two", config.user_id, f"during {fault.name}")
        teller.app("sync", "--json", laptop="two")
        proxy.calm()


def _search(
    server: Ministack, folder: Path, config: R2Config, secrets: list[str], codes: dict[str, int]
) -> Spill:
    """Everything on the disk, everything in the bucket."""
    for key, body in server.objects(config.bucket).items():
        path = folder / "bucket" / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    (folder / "codes.json").write_text(json.dumps(codes), encoding="utf-8")
    files = [path for path in folder.rglob("*") if path.is_file()]
    return Spill(
        files=len(files),
        size=sum(path.stat().st_size for path in files),
        secrets=len(secrets),
        codes=codes,
        leaks=leaks_under(folder, secrets),
    )


def would_be_found(folder: Path) -> bool:
    """Whether the search sees a secret that was put there on purpose (it must)."""
    planted = folder / "planted"
    planted.write_bytes(b"...base64 of it: " + b"cGxhbnRlZC1zZWNyZXQtMDAwMQ==")
    try:
        return bool(leaks_in(planted.read_bytes(), ["planted-secret-0001"], "planted"))
    finally:
        planted.unlink()
