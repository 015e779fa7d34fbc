"""Annotation files as coaches have them, and what must become of each of them.

``tests/data/annotations`` holds the files and ``cases.json``, which says for each what comes in, what
stays out with which words, and what is odd; or with which words the whole file is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from app.core.clip import MarkedClip
from app.core.errors import BadAnnotations
from app.core.game import Game
from app.core.time import format_clock
from app.services.annotation_files import known_tags, preview, read
from app.storage import Library, Store
from tests.support.libraries import do, game, see

FOLDER = Path(__file__).resolve().parents[1] / "data" / "annotations"
GAME_US = 95 * 60 * 1_000_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a file. ``refused`` is empty, or the whole sentence without the path."""

    clips: tuple[str, ...] = ()
    out: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    refused: str = ""

    @property
    def words(self) -> str:
        """In a few words."""
        if self.refused:
            return f"refused: {self.refused}"
        return f"{len(self.clips)} in, {len(self.out)} out, {len(self.odd)} odd"


def long_game(game_id: str = "game-1") -> Game:
    """A soccer match of 95 minutes in one file."""
    made = game(game_id)
    (file,) = made.files
    return replace(made, files=(replace(file, duration_us=GAME_US),))


def add_game(library: Library, made: Game) -> Game:
    """Put a game into a library, without its film."""
    do(library, lambda store: store.add_game(made))
    return made


def outcome(library: Library, game_id: str, path: Path) -> Outcome:
    """What the import would make of a file."""

    def look(store: Store) -> Outcome:
        try:
            parsed = read(path, known_tags(store, game_id))
            found = preview(store, game_id, path, parsed)
        except BadAnnotations as error:
            return Outcome(refused=error.sentence.replace(f"{path}: ", "").replace(str(path), "It"))
        return Outcome(
            tuple(clip_words(clip) for clip in found.clips),
            (*found.problems, *found.repeats),
            found.warnings,
            (*found.new_tags, *found.new_players),
        )

    return see(library, look)


def clip_words(clip: MarkedClip) -> str:
    """All of a clip on one line."""
    length = clip.end_us - clip.start_us
    parts = (
        format_clock(clip.start_us, decimals=3),
        f"{length / 1e6:g} s",
        f"{clip.rating}*",
        ", ".join(clip.tags),
        ", ".join(clip.players),
        clip.typed_name,
        clip.notes,
        clip.layer,
    )
    return " | ".join(parts)


def expected() -> dict[str, Outcome]:
    """Every case by the name of its file."""
    cases = json.loads((FOLDER / "cases.json").read_text(encoding="utf-8"))
    return {
        name: Outcome(
            tuple(case.get("clips", ())),
            tuple(case.get("out", ())),
            tuple(case.get("odd", ())),
            tuple(case.get("new", ())),
            case.get("refused", ""),
        )
        for name, case in cases.items()
    }


def as_json(made: Outcome) -> dict[str, object]:
    """What ``cases.json`` says of an outcome."""
    return {name: value for name, value in asdict(made).items() if value}


def generated(folder: Path) -> Iterator[tuple[str, Path, Outcome]]:
    """Files too large to keep: name, path, and what must become of each."""
    head = "start_time\trating\ttags\tclip_name\tclip_duration\tnotes\n"
    row = "0:10\t5\tGoal\tx\t12\t" + "y" * 80 + "\n"
    instance = "<instance><ID>1</ID><start>1</start><end>9</end><code>Goal</code></instance>"
    files = (
        (
            "10 MB of rows",
            "large.tsv",
            head + row * (10_000_000 // len(row)),
            "It is 10.0 MB; at most 8 MB are read.",
        ),
        (
            "20,001 rows",
            "many.tsv",
            head + "0:10\t5\tGoal\tx\t12\t\n" * 20_001,
            "The file has more than 20,000 rows; split it.",
        ),
        (
            "one line of 7 MB",
            "line.csv",
            "0:10,5,Goal,x,12," + "y" * 7_000_000,
            "Line 1: this is not CSV (field larger than field limit (131072)).",
        ),
        (
            "XML, 100,000 levels",
            "deep.xml",
            "<file>" + "<a>" * 100_000,
            "The file has more than 16 levels of XML.",
        ),
        (
            "20,001 instances",
            "many.xml",
            f"<file><ALL_INSTANCES>{instance * 20_001}</ALL_INSTANCES></file>",
            "The file has more than 20,000 instances; split it.",
        ),
    )
    for what, name, text, sentence in files:
        path = folder / name
        path.write_text(text, encoding="utf-8")
        yield what, path, Outcome(refused=sentence)
