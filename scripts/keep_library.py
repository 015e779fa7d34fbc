"""Writes the small library that a release leaves for the tests of all later ones.

    python scripts/keep_library.py [OUT]        default: tests/data/libraries/schema-NNNN.sqlite

It uses ``app`` as it finds it on the path, so an older state of the app writes its own library:
see tests/data/libraries/README.md. What an older state does not know yet is left out.
"""

from __future__ import annotations

import dataclasses
import shutil
import sys
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

from app.core import edit as editing
from app.core.clip import MarkedClip
from app.core.export import ExportJob, frozen_settings, moved
from app.core.game import Game, GameFile
from app.core.library import Player, SportTag
from app.storage import Library
from app.storage.migrate import PACKAGED
from app.storage.shapes import Pointer, SyncCommit

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "data" / "libraries"
USER = "coach-anna"
NOW_US = 1_746_360_000_000_000
"""2025-05-04 12:00 UTC: when the library says that it was made."""


def known(kind: Any, **values: Any) -> Any:
    """A value of ``app.core`` with those of the fields that this state of the app has."""
    names = {field.name for field in dataclasses.fields(kind)}
    return kind(**{name: value for name, value in values.items() if name in names})


def a_game(game_id: str, opponent: str, files: int) -> Game:
    """A game of 45-minute files that are nowhere."""
    listed = tuple(
        GameFile(
            f"{game_id}-file-{n}",
            f"/footage/{game_id}-{n}.mp4",
            5_000_000_000,
            2_700_000_000,
            1920,
            1080,
            Fraction(30000, 1001),
            True,
        )
        for n in range(files)
    )
    return Game(
        game_id, f"United – {opponent}", listed, opponent=opponent, date="2025-05-04", venue="home"
    )


def an_edit() -> editing.Edit:
    """A reel with every kind of mark on it."""
    spot = editing.Spotlight(
        "spot-1",
        61_000_000,
        64_000_000,
        (
            editing.SpotlightKey(61_000_000, 800.0, 500.0, 65.0, 130.0),
            editing.SpotlightKey(63_000_000, 900.5, 510.0, 65.0, 130.0, "linear"),
        ),
        shape="ground",
        color="#FFCC00",
    )
    text = editing.Text("text-1", 60_000_000, 63_000_000, "#10 Maya – Zoë", font="Anton")
    clip = editing.EditClip(
        "part-1",
        "game-1-file-0",
        60_000_000,
        72_000_000,
        name="Volley",
        rotation_deg=-1.5,
        crop=(
            editing.CropKey(60_000_000, 960.0, 540.0, 1080.0),
            editing.CropKey(65_000_000, 700.25, 520.0, 720.0, "linear"),
        ),
        segments=(
            editing.SpeedSegment(62_000_000, 64_000_000, Fraction(1, 2)),
            editing.Freeze(66_000_000, 1_500_000),
        ),
        audio=editing.ClipAudio(-3.0, False),
        spotlights=(spot,),
        texts=(text,),
    )
    reel: dict[str, Any] = {"id": "reel-1", "name": "Goal 2–1", "fps": Fraction(30)}
    if hasattr(editing, "Intro"):  # since schema 0004
        reel |= {
            "transition": editing.Transition("dissolve", 400_000),
            "intro": editing.Intro("Maya", "Class of 2027"),
            "score": editing.ScoreBug("United", "Rovers", goals=(editing.Goal(61_000_000, True),)),
            "poster": editing.Poster("part-1", 62_000_000),
            "sound": editing.ReelSound(loudness=True, beyond="keep"),
        }
    source = editing.Source("/footage/game-1-0.mp4", "ab" * 32)
    second = dataclasses.replace(clip, id="part-2", start_us=90_000_000, end_us=95_000_000)
    second = dataclasses.replace(second, crop=(), segments=(), spotlights=(), texts=())
    return editing.Edit(known(editing.Reel, **reel), (("game-1-file-0", source),), (clip, second))


def fill(store: Any) -> None:
    """Something in every table that a coach fills."""
    store.add_game(a_game("game-1", "Rovers", 2))
    store.add_game(a_game("game-2", "City", 1))
    store.trash_game("game-2")
    values = {"tags": ("Goal", "Assist"), "players": ("Maya",), "notes": "left foot; Zoë runs"}
    store.put_clip(
        known(
            MarkedClip,
            id="clip-1",
            game_id="game-1",
            start_us=60_000_000,
            end_us=72_000_000,
            **values,
            rating=5,
            marked_us=70_000_000,
        )
    )
    store.put_clip(
        MarkedClip("clip-2", "game-1", 90_000_000, 95_000_000, 2, typed_name="Lost ball")
    )
    store.put_clip(MarkedClip("clip-3", "game-1", 100_000_000, 101_000_000))
    store.delete_clip("clip-3")
    store.put_edit(an_edit())
    store.put_tag(SportTag("Rabona", "soccer", "forward", "r", 4_000_000, None))
    store.put_player(Player("Maya", "soccer", "07"))
    store.put_setting("theme", "dark")
    store.put_local("place", "annotate")
    store.put_cloud_key("game-1-file-0", "coach-anna/games/ab.mp4")
    job = ExportJob(
        "job-1",
        "overlay",
        "reel-1",
        "Goal 2–1",
        '{"schema": 1}',
        "/out/Goal_2-1.mp4",
        NOW_US,
        where="local",
        quality="high",
        settings=frozen_settings({"audio": True, "clips": 3}),
    )
    done = {"frames": 300, "size_bytes": 12_345_678, "duration_us": 10_000_000}
    store.put_export(moved(moved(job, "rendering", encoder="libx264"), "done", **done))
    if hasattr(store, "put_cloud_export"):  # since schema 0003
        from app.core.cloud_export import Charge, CloudChunk, CloudExport, CloudPiece

        store.put_cloud_export(CloudExport("job-1", "ep123", "https://x|reels|coach"))
        store.put_cloud_pieces([CloudPiece("job-1", 0)])
        store.put_cloud_chunk(CloudChunk("game.mp4|9|1-5", "a" * 64, 1234, "{}", copied=False))
        store.put_charge(Charge("r1", "job-1", 1_000, 5_000, 950))


def write(out: Path) -> Path:
    """Write the library to a file; the schema is that of the app on the path."""
    with tempfile.TemporaryDirectory() as work:
        home = Path(work) / "home"
        with Library.open(home, USER, now_us=lambda: NOW_US, machine="") as library:
            library.run(fill, "Fill").result(30)
            commit = SyncCommit(
                "c-1", "", 1, library.device_id, "anna-laptop", "0.1.0", NOW_US // 1000
            )
            library.put_pointer(Pointer("c-1", '"etag"', 1, NOW_US), commit).result(30)
        out.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(library.folders.database, out)
    return out


if __name__ == "__main__":
    usual = FOLDER / f"schema-{PACKAGED.revisions[-1]}.sqlite"
    print(write(Path(sys.argv[1]) if len(sys.argv) > 1 else usual))
