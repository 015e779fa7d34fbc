"""Everything that goes wrong, tried on the real command line: what it prints and how it ends.

    python -m tests.shows.bad_input [WORD]     a table of command, exit code and sentence

``tests/integration/cli/test_bad_input.py`` runs the same cases and checks them.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from app.cli import main as main_of_app
from app.footage import MatchSpec
from tests.support import bad_media
from tests.support.footage import make_match

GOOD = MatchSpec(width=320, height=180, fps=Fraction(25), duration_s=Fraction(2), gop=25)
FULL, READ_ONLY = "size=64k", "size=64k,ro"


@dataclass(frozen=True)
class Case:
    """One wrong input. ``says`` are words of the sentence; ``mount`` is a tmpfs over ``out``."""

    name: str
    arguments: list[str]
    says: tuple[str, ...]
    codes: tuple[int, ...] = (1, 2)
    mount: str = ""


@dataclass(frozen=True)
class Odd:
    """An input that is odd and must work all the same."""

    name: str
    arguments: list[str]


@dataclass
class Place:
    """A folder with a library that holds one good game, its clips and a reel."""

    folder: Path
    home: Path = field(init=False)
    game: Path = field(init=False)
    clips: list[dict[str, Any]] = field(init=False)
    reel: str = field(init=False)

    def __post_init__(self) -> None:
        self.home = self.folder / "home"
        self.game = self.folder / "game.mp4"
        (self.folder / "in").mkdir(parents=True)
        (self.folder / "out").mkdir()
        shutil.copy(make_match(GOOD)[0], self.game)
        self.run("games", "add", str(self.game), "--name", "Final")
        table = self.folder / "good.tsv"
        table.write_text("0:00.2\t5\tGoal\tWinner\t1\tlow\n0:01\t2\tTackle\t\t0.8\t\n")
        self.run("annotations", "import", "Final", str(table))
        self.clips = json.loads(self.run("games", "clips", "Final", "--json"))
        self.reel = self.run(
            "reels", "create", "Best", "--clips", *[clip["id"] for clip in self.clips]
        ).strip()

    def run(self, *arguments: str) -> str:
        """A command that must work, in this process; what it printed."""
        printed, said = io.StringIO(), io.StringIO()
        with redirect_stdout(printed), redirect_stderr(said):
            code = main_of_app(["--profile", str(self.home), *arguments])
        assert code == 0, said.getvalue()
        return printed.getvalue()

    def edit(self, name: str, change: Callable[[dict[str, Any]], object]) -> str:
        """An edit document with one thing wrong."""
        document = good_edit(self.game)
        change(document)
        return self.text(name, json.dumps(document))

    def text(self, name: str, text: str | bytes) -> str:
        """An input file."""
        path = self.folder / "in" / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return str(path)

    def fifos(self, name: str) -> Iterator[str]:
        """A fifo of this name, on a system that has them."""
        path = self.folder / "in" / name
        if hasattr(os, "mkfifo"):
            path.unlink(missing_ok=True)
            os.mkfifo(path)
            yield str(path)

    @property
    def out(self) -> str:
        """The file to write."""
        return str(self.folder / "out" / "reel.mp4")

    def state(self) -> dict[str, object]:
        """Everything that a refused command must leave as it was."""
        files = {
            str(path.relative_to(self.folder)): path.stat().st_size
            for path in self.folder.rglob("*")
            if path.is_file() and self.home not in path.parents
        }
        listed = {
            what: json.loads(self.run(*what.split(), "--json"))
            for what in ("games list", "games clips Final", "reels list", f"reels show {self.reel}")
        }
        return {"files": files, **listed}


def good_edit(video: Path) -> dict[str, Any]:
    """An edit document that works, as JSON values."""
    return {
        "schema": 1,
        "reel": {"id": "r1", "name": "Best", "size": [180, 320], "fps": "25/1"},
        "sources": {"g1": {"path": str(video)}},
        "clips": [
            {
                "id": "c1",
                "source": "g1",
                "start_us": 200_000,
                "end_us": 1_000_000,
                "crop": [{"t_us": 200_000, "cx": 160.0, "cy": 90.0, "height": 120.0}],
            }
        ],
    }


def media_cases(place: Place) -> Iterator[Case]:
    """Files that are no game, each added as one; and some probed."""
    folder = place.folder / "in"
    for name, make in bad_media.REFUSED.items():
        path = make(folder)
        yield Case(name, ["games", "add", str(path)], (path.name,))
    yield Case("no such file", ["games", "add", str(folder / "gone.mp4")], ("gone.mp4",))
    yield Case("a folder", ["probe", str(folder)], ("not a file",))
    yield Case("probe zero bytes", ["probe", str(bad_media.zero_bytes(folder))], ("0 bytes",))
    steering = folder / "a\x1b[2Jb\tc.mp4"
    shutil.copy(place.game, steering)
    yield Case("a name that steers", ["games", "add", str(steering)], ("rename the file",))
    yield Case(
        "a name of 300 characters",
        ["games", "add", str(folder / f"{'n' * 300}.mp4")],
        ("name too long",),
    )
    for fifo in place.fifos("fifo.mp4"):
        yield Case("a fifo", ["games", "add", fifo], ("fifo.mp4",))
        yield Case("probe a fifo", ["probe", fifo], ("fifo.mp4",))
    long = ["games", "add", str(bad_media.one_frame(folder)), "--name", "n" * 201]
    yield Case("a game's name of 201 characters", long, ("201 characters", "200"))
    yield Case("twice", ["games", "add", str(place.game), str(place.game)], ("twice",))
    yield Case("already there", ["games", "add", str(place.game)], ("already",))


def edit_cases(place: Place) -> Iterator[Case]:
    """Edit documents with one thing wrong."""

    def plan(name: str, change: Callable[[dict[str, Any]], object], *says: str) -> Case:
        return Case(name, ["plan", place.edit(name.replace(" ", "-") + ".json", change)], says)

    def clip(**values: object) -> Callable[[dict[str, Any]], object]:
        return lambda document: document["clips"][0].update(values)

    def source(path: object) -> Callable[[dict[str, Any]], object]:
        return lambda document: document["sources"]["g1"].update(path=str(path))

    keys = [{"t_us": t, "cx": 160.0, "cy": 90.0, "height": 90.0} for t in range(10_000)]
    yield plan("a source that is not listed", clip(source="g2"), "clips[0].source", "g2")
    yield plan("a source that is not there", source("gone.mp4"), "gone.mp4")
    yield plan(
        "a source that is a playlist",
        source(bad_media.m3u8_as_mp4(place.folder / "in")),
        "live.mp4",
    )
    yield plan("a source on the network", source("http://example.com/a.mp4"), "path")
    yield plan("a clip outside the game", clip(end_us=90_000_000), "clips[0].end_us", "outside")
    yield plan("not a number", clip(rotation_deg=float("nan")), "NaN")
    yield plan("a negative time", clip(start_us=-5), "clips[0].start_us")
    yield plan(
        "a reversed clip", clip(start_us=900_000, end_us=300_000), "clips[0].end_us", "after"
    )
    yield plan("a fraction of a microsecond", clip(start_us=1.5), "clips[0].start_us")
    yield plan("10,000 keyframes", clip(crop=keys), "clips[0].crop", "2,000|2000")
    yield plan("an unknown schema", lambda d: d.update(schema=99), "schema", "99")
    yield plan("an odd output size", lambda d: d["reel"].update(size=[181, 320]), "even")
    yield plan("an unknown field", clip(zoom=2), "zoom")
    yield plan("a name that is too long", lambda d: d["reel"].update(name="n" * 201), "201", "200")
    yield plan("control characters", clip(name="a\x1b[2Jb"), "clips[0].name", "control")
    empty = place.edit("empty-reel.json", lambda d: d.update(clips=[]))
    yield Case("render an empty reel", ["render", empty, "-o", place.out], ("no clips",))
    yield Case(
        "a frame of an empty reel", ["still", empty, "-o", place.out + ".png"], ("no clips",)
    )
    for fifo in place.fifos("fifo.json"):
        yield Case("an edit that is a fifo", ["plan", fifo], ("not a regular file",))
    yield Case("50 MB of JSON", ["plan", place.text("big.json", b" " * 50_000_000)], ("50.0 MB",))
    yield Case("no JSON", ["plan", place.text("no.json", "{clips")], ("not JSON", "line 1"))
    yield Case("nothing", ["plan", place.text("empty.json", "")], ("not JSON",))
    yield Case("deep nesting", ["plan", place.text("deep.json", "[" * 100_000)], ("nested",))
    yield Case("not text", ["plan", place.text("bytes.json", b"\xff\xfe\x00")], ("UTF-8",))
    yield Case("no such edit", ["plan", str(place.folder / "none.json")], ("none.json",))


def output_cases(place: Place) -> Iterator[Case]:
    """Places that cannot be written to, and choices that there are not."""
    edit = place.edit("good.json", lambda _: None)
    out = place.out

    def render(name: str, to: object, *says: str, mount: str = "") -> Case:
        return Case(name, ["render", edit, "-o", str(to)], says, mount=mount)

    yield render("output is the source", place.game, "source")
    spare = place.folder / "in" / "spare.mp4"
    shutil.copy(place.game, spare)
    unused = place.edit(
        "unused.json", lambda d: d["sources"].update(g2={"path": str(spare), "origin_us": 0})
    )
    yield Case("output is an unused source", ["render", unused, "-o", str(spare)], ("source",))
    yield render("output is the edit", edit, "edit")
    yield render("output name is too long", place.folder / "out" / f"{'n' * 300}.mp4", "too long")
    yield render("output folder is a file", place.game / "reel.mp4", "game.mp4")
    yield render("output is a folder", place.folder / "out", "mp4")
    yield render("output has another ending", place.folder / "out" / "reel.gif", ".mp4")
    yield render("output folder is read-only", out, "[Rr]ead-only|denied", mount=READ_ONLY)
    yield render("output disk is full", out, "full|free", mount=FULL)
    yield Case(
        "export to a read-only folder",
        ["export", place.reel, "-o", str(place.folder / "out")],
        ("[Rr]ead-only|denied",),
        mount=READ_ONLY,
    )
    yield Case(
        "export to a full disk",
        ["export", place.reel, "-o", str(place.folder / "out")],
        ("full|free",),
        mount=FULL,
    )
    yield Case("no such encoder", ["render", edit, "-o", out, "--encoder", "magic"], ("magic",))
    yield Case("no such quality", ["render", edit, "-o", out, "--quality", "best"], ("best",))
    empty = place.edit("no clips.json", lambda d: d.update(clips=[]))
    for words in (["plan"], ["render", "-o", out], ["still", "-o", out + ".png"]):
        says = (r"no clips\.json", "clips: the reel has no clips; add one")
        yield Case(f"{words[0]} a reel without clips", [*words, empty], says)
    yield Case("no such frame", ["still", edit, "--frame", "999", "-o", out + ".png"], ("999",))
    yield Case("a negative frame", ["still", edit, "--frame", "-1", "-o", out + ".png"], ("-1",))


def use_cases(place: Place) -> Iterator[Case]:
    """Wrong use, and what is not set up."""
    rows = "0:00\t9\tGoal\t\t1\t\nabc\t3\t\t\t1\t\n"
    clip = place.clips[0]["id"]
    yield Case("no such command", ["exprot"], ("exprot", "--help"), (2,))
    yield Case("no such option", ["games", "list", "--jsn"], ("--jsn",), (2,))
    yield Case("a missing argument", ["probe"], ("video",), (2,))
    yield Case("a word for a number", ["still", "e", "--frame", "x", "-o", "o"], ("--frame",), (2,))
    yield Case("no such game", ["games", "clips", "Nobody"], ("Nobody", "games list"), (2,))
    yield Case("no such reel", ["reels", "show", "Nothing"], ("Nothing", "reels list"), (2,))
    yield Case("no such clip", ["reels", "create", "X", "--clips", "zzzz"], ("zzzz",), (2,))
    yield Case("no such job", ["jobs", "retry", "zzzz"], ("zzzz", "jobs list"), (2,))
    yield Case(
        "no such ratio",
        ["reels", "create", "X", "--clips", clip, "--ratio", "3:2"],
        ("9:16",),
        (2,),
    )
    yield Case("no such kind", ["export", place.reel, "--kind", "gif"], ("annotate",), (2,))
    yield Case("a game as a reel", ["export", "Final", "--kind", "overlay"], ("annotate",), (2,))
    tags = ",".join(f"tag {i}" for i in range(21))
    rows_too_long = {
        "long name": f"0:00\t3\t\t{'n' * 201}\t1\t\n",
        "long notes": f"0:00\t3\t\t\t1\t{'n' * 281}\n",
        "many tags": f"0:00\t3\t{tags}\t\t1\t\n",
        "control characters in a table": "0:00\t3\t\tGo\x1bal\t1\t\n",
    }
    for name, row in rows_too_long.items():
        table = place.text(f"{name.replace(' ', '-')}.tsv", row)
        yield Case(name, ["annotations", "import", "Final", table], ("Line 1",))
    into = ["annotations", "export", "Final"]
    link = place.folder / "in" / "link.tsv"
    link.unlink(missing_ok=True)
    link.symlink_to(place.game)
    yield Case("a table onto footage", [*into, str(place.game)], ("footage", "Final"))
    yield Case("a table onto footage by a link", [*into, str(link)], ("footage", "Final"))
    yield Case("a table of another ending", [*into, place.out], (r"\.tsv",))
    yield Case("a table onto a device", [*into, "/dev/stdout"], (r"\.tsv",))
    for fifo in place.fifos("fifo.tsv"):
        yield Case("a table onto a fifo", [*into, fifo], ("not a regular file",))
        yield Case(
            "a table from a fifo",
            ["annotations", "import", "Final", fifo],
            ("not a regular file",),
        )
    long = ["reels", "create", "n" * 201, "--clips", clip]
    yield Case("a reel's name of 201 characters", long, ("201", "200"))
    yield Case("no such size", ["export", place.reel, "--size", "9x"], ("1080x1920",))
    yield Case("no such rate", ["export", place.reel, "--fps", "fast"], ("30000/1001",))
    yield Case("an odd size", ["export", place.reel, "--size", "181x320"], ("even",))
    yield Case(
        "no table", ["annotations", "import", "Final", place.text("n.tsv", b"\0\1")], ("n.tsv",)
    )
    yield Case(
        "only bad rows", ["annotations", "import", "Final", place.text("b.tsv", rows)], ("Line 1",)
    )
    yield Case("cloud export", ["export", place.reel, "--where", "cloud"], ("not set up",), (1,))
    yield Case("sync", ["sync", "--status"], ("not set up",), (2,))
    yield Case(
        "profile is a file", ["--profile", str(place.game), "games", "list"], ("game.mp4",), (1,)
    )


def odd_cases(place: Place) -> Iterator[Odd]:
    """Odd footage that must be rendered like any other."""
    folder = place.folder / "in"
    for name, make in bad_media.ODD_BUT_PLAYABLE.items():
        path = make(folder)
        document = good_edit(path)
        end_us = 30_000 if name == "one_frame" else 160_000
        document["clips"][0].update(start_us=0, end_us=end_us)
        edit = place.text(f"{name}.json", json.dumps(document))
        yield Odd(name, ["render", edit, "-o", str(place.folder / "out" / f"{name}.mp4")])


def cases(place: Place) -> list[Case]:
    """All wrong inputs."""
    makers = (media_cases, edit_cases, output_cases, use_cases)
    return [case for make in makers for case in make(place)]


def run(
    arguments: list[str], home: Path, mount: str = "", over: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, perhaps with a small disk mounted over a folder."""
    command = [sys.executable, "-c", "import sys; from app.cli import main; sys.exit(main())"]
    if mount:
        # In a mount namespace of its own: nobody else sees it, and it is gone with the process.
        script = f'mount -t tmpfs -o {mount} tmpfs "$0" || exit 77; "$@"; code=$?; ls -A "$0"; exit $code'
        command = ["unshare", "-rm", "sh", "-c", script, str(over), *command]
    environment = {**os.environ, "REEL_BALLERS_HOME": str(home)}
    return subprocess.run(
        [*command, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        cwd=Path(__file__).resolve().parents[2],
        timeout=120,
        check=False,
    )


def mounts_work(folder: Path) -> bool:
    """Whether this system lets us mount a small disk (Linux, with user namespaces)."""
    if shutil.which("unshare") is None:
        return False
    script = 'mount -t tmpfs -o size=64k tmpfs "$0"'
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script, str(folder)], capture_output=True, check=False
    )
    return done.returncode == 0


def main(word: str = "") -> int:
    """Run all cases and print the table."""
    with tempfile.TemporaryDirectory() as name:
        place = Place(Path(name) / "place")
        mounts = mounts_work(place.folder / "out")
        for case in cases(place):
            if word not in case.name or (case.mount and not mounts):
                continue
            done = run(case.arguments, place.home, case.mount, place.folder / "out")
            command = " ".join(case.arguments).replace(f"{place.folder}/", "")
            print(
                f"{case.name}\n  $ reel-ballers {command[:100]}\n  exit {done.returncode}: {done.stderr.strip()}\n"
            )
        for odd in odd_cases(place):
            if word in odd.name:
                done = run(odd.arguments, place.home)
                said = done.stdout.strip().replace(f"{place.folder}/", "") or done.stderr.strip()
                print(f"{odd.name}\n  exit {done.returncode}: {said}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
