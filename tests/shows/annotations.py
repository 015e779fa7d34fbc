"""``python -m tests.shows.annotations``: what becomes of annotation files as coaches have them.

Each file of ``tests/data/annotations`` (and some that are too large to keep) goes through the import
of a match of 95 minutes; the outcome is compared with what is expected, word for word. Then 300
clips of random words are written as TSV, CSV and XML and read back: nothing that a layout has room
for may be lost. Exit status 1 when an outcome differs or something is lost.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from app.core.clip import LAYERS, MarkedClip
from app.core.sports import tags_of
from app.services.annotation_files import known_tags, layout_for, read, write
from app.services.clip_rules import with_good_words
from app.storage import Library
from tests.support.annotation_cases import (
    FOLDER,
    GAME_US,
    Outcome,
    add_game,
    expected,
    generated,
    long_game,
    outcome,
)
from tests.support.libraries import do, see

WORDS = (
    "Özil",
    "José 🏆",
    "#10",
    "a < b & c",
    '"quoted"',
    "1:0",
    "<b>",
    "über, alles;",
    "東京",
    "=1+1",
)
CLIPS = 300
TIMES = ("start", "end")
TABLE = (*TIMES, "rating", "tags", "name", "notes")
WHOLE = (*TABLE, "players", "layer")
LAYOUTS = {"clips.tsv": TABLE, "clips.csv": TABLE, "clips.xml": WHOLE}


def random_clips(game_id: str, seed: int = 6) -> tuple[MarkedClip, ...]:
    """Clips with the words that break files."""
    chance = random.Random(seed)
    known = (*tags_of("soccer"), "Nutmeg", "1v1", "Good")

    def words(most: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(chance.randint(0, most)))

    made = []
    for _ in range(CLIPS):
        start = chance.randrange(GAME_US - 60_000_000)
        clip = MarkedClip(
            str(uuid4()),
            game_id,
            start,
            start + chance.randrange(500_000, 60_000_000),
            chance.randint(1, 5),
            tuple(chance.sample(known, chance.randint(0, 4))),
            tuple(dict.fromkeys(words(2) for _ in range(chance.randint(0, 3)))),
            words(4),
            "\n".join(words(5) for _ in range(chance.randint(0, 3))).strip(),
            chance.choice(LAYERS),
        )
        made.append(with_good_words(clip))
    return tuple(sorted(made, key=lambda clip: (clip.start_us, clip.end_us)))


def seen(clip: MarkedClip, column: str, *, table: bool) -> object:
    """One part of a clip as a layout holds it: tables have milliseconds and one line of notes."""
    if column in TIMES:
        us = clip.start_us if column == "start" else clip.end_us
        return (us + 500) // 1000 if table else us
    if column == "notes":
        return " ".join(clip.notes.split()) if table else clip.notes
    return {
        "tags": clip.tags,
        "rating": clip.rating,
        "name": clip.name,
        "players": clip.players,
        "layer": clip.layer,
    }[column]


def lost(library: Library, folder: Path, number: int, name: str) -> Iterator[tuple[str, int]]:
    """How many clips have lost each part of them on the way through a file."""
    source = add_game(library, long_game(f"from-{number}"))
    clips = random_clips(source.id)
    path = folder / name
    path.write_bytes(layout_for(path)(clips).encode())
    parsed = read(path, see(library, lambda store: known_tags(store, source.id)))
    do(library, lambda store: write(store, source.id, parsed, True))
    back = see(library, lambda store: store.clips(source.id))
    back = sorted(back, key=lambda clip: (clip.start_us, clip.end_us))
    yield "clips", abs(len(clips) - len(back))
    table = path.suffix != ".xml"
    for column in LAYOUTS[name]:
        pairs = zip(clips, back, strict=False)
        yield (
            column,
            sum(seen(a, column, table=table) != seen(b, column, table=table) for a, b in pairs),
        )


def cases(library: Library, folder: Path) -> Iterator[tuple[str, Outcome, Outcome]]:
    """Name, outcome and expected outcome of every file."""
    made = add_game(library, long_game())
    wanted = expected()
    for path in sorted(FOLDER.iterdir()):
        if path.name != "cases.json":
            yield path.name, outcome(library, made.id, path), wanted.get(path.name, Outcome())
    for what, path, want in generated(folder):
        yield what, outcome(library, made.id, path), want


def main() -> int:
    """Print the tables; the exit status."""
    good = True
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        with Library.open(Path(home)) as library:
            began = time.perf_counter()
            count = 0
            print(f"{'file':30}{'as expected':13}outcome")
            for name, found, want in cases(library, folder):
                same, count = found == want, count + 1
                good = good and same
                print(f"{name:30}{'yes' if same else 'NO':13}{found.words}")
                for line in found.out:
                    print(f"{'':43}  {line}")
                if not same:
                    print(f"{'':43}  WANTED {want}\n{'':43}  FOUND  {found}")
            print(f"{count} files in {time.perf_counter() - began:.1f} s\n")
            print(f"{CLIPS} clips through a file and back: lost")
            for number, name in enumerate(LAYOUTS):
                parts = dict(lost(library, folder, number, name))
                good = good and not any(parts.values())
                print(f"  {name:12}" + "  ".join(f"{part} {n}" for part, n in parts.items()))
    print("all as expected, nothing lost" if good else "MISSED")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
