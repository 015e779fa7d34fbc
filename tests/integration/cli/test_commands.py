"""The whole way on the command line: footage in, finished reels out, every answer readable."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.footage import MatchSpec
from app.media.probe import probe
from tests.support.footage import make_match, numbers_in

pytestmark = pytest.mark.integration

GAME = MatchSpec(width=320, height=180, fps=Fraction(25), duration_s=Fraction(4), gop=25)
TABLE = "0:00.4\t5\tGoal\tWinner\t1\tlow\n0:02\t2\tTackle\t\t0.8\t\n"
Run = Callable[..., str]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    """Runs a command that must work and gives what it printed on stdout."""
    monkeypatch.setenv("REEL_BALLERS_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def go(*arguments: object, code: int = 0) -> str:
        capsys.readouterr()
        ended = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        assert ended == code, printed.err
        return printed.out

    yield go


def objects(text: str) -> Any:
    return json.loads(text)


@pytest.fixture
def clip_ids(run: Run, tmp_path: Path) -> list[str]:
    run("games", "add", make_match(GAME)[0], "--opponent", "Rovers", "--date", "2025-09-27")
    (tmp_path / "in.tsv").write_text(TABLE)
    report = objects(run("annotations", "import", "vs Rovers 2025-09-27", "in.tsv", "--json"))
    assert report["problems"] == []
    return [clip["id"] for clip in report["added"]]


def test_games_and_clips_are_listed_as_json(run: Run, clip_ids: list[str], tmp_path: Path) -> None:
    (game,) = objects(run("games", "list", "--json"))
    assert {"id", "name", "opponent", "date", "duration_us", "files"} <= game.keys()
    assert (game["name"], game["duration_us"]) == ("vs Rovers 2025-09-27", 4_000_000)
    clips = objects(run("games", "clips", game["id"][:6], "--json"))
    assert [clip["id"] for clip in clips] == clip_ids
    assert clips[0] == {
        "id": clip_ids[0],
        "name": "Winner",
        "game": game["id"],
        "start_us": 400_000,
        "end_us": 1_400_000,
        "rating": 5,
        "tags": ["Goal"],
        "players": [],
        "notes": "low",
        "layer": "athlete",
    }
    run("annotations", "export", game["id"], "out.tsv")
    assert (tmp_path / "out.tsv").read_text().splitlines()[
        1
    ] == "0:00.400\t5\tGoal\tWinner\t1.000\tlow"
    run("annotations", "export", game["id"], "out.xml")
    assert "<label><group>Name</group><text>Winner</text></label>" in (
        (tmp_path / "out.xml").read_text(encoding="utf-8")
    )
    again = objects(run("annotations", "import", game["id"], "out.xml", "--json"))
    assert (again["added"], again["problems"], len(again["warnings"])) == ([], [], len(clip_ids))
    for command in (("games", "list"), ("games", "clips", game["id"])):
        assert clip_ids[0][:8] in run(*command) or game["id"][:8] in run(*command)


def test_an_edit_is_planned_rendered_and_stilled(
    run: Run, clip_ids: list[str], tmp_path: Path
) -> None:
    reel_id = run("reels", "create", "Best of", "--clips", *clip_ids, "--ratio", "source").strip()
    (listed,) = objects(run("reels", "list", "--json"))
    assert (listed["id"], listed["name"], listed["clip_count"]) == (reel_id, "Best of", 2)
    shown = objects(run("reels", "show", "best of", "--json"))
    assert [clip["start_us"] for clip in shown["clips"]] == [400_000, 2_000_000]
    assert "Winner" in run("reels", "show", reel_id)
    (tmp_path / "edit.json").write_text(run("reels", "edit", reel_id))
    lines = [objects(line) for line in run("plan", "edit.json").splitlines()]
    frames = [line["n"] for line in lines if "n" in line]
    assert frames == list(range(45))
    told = run("render", "edit.json", "-o", "film.mp4", "--quality", "high", "--progress", "json")
    steps = [objects(line) for line in told.splitlines()]
    assert all({"stage", "done", "total"} <= step.keys() for step in steps[:-1])
    assert steps[-1]["plan_hash"] == lines[-1]["plan_hash"]
    assert (steps[-1]["frames"], steps[-1]["encoder"]) == (45, "x264")
    numbers = numbers_in(tmp_path / "film.mp4", source_size=(320, 180))
    assert numbers == [*range(10, 35), *range(50, 70)]
    run("render", "edit.json", "-o", "small.mp4", "--codec", "hevc", "--max-size", "900kB")
    assert probe(tmp_path / "small.mp4").codec == "hevc"
    assert (tmp_path / "small.mp4").stat().st_size <= 900_000
    for option, wrong in (("--codec", "vp9"), ("--max-size", "much"), ("--max-size", "9kB")):
        run("render", "edit.json", "-o", "no.mp4", option, wrong, code=2)
    run("still", "edit.json", "--frame", "30", "-o", "frame.png")
    assert (tmp_path / "frame.png").read_bytes()[:4] == b"\x89PNG"


def test_exports_and_their_queue(run: Run, clip_ids: list[str], tmp_path: Path) -> None:
    run("reels", "create", "Best", "--clips", ",".join(clip_ids))
    out = Path(
        run("export", "Best", "--kind", "framing", "-o", "films", "--quality", "draft").strip()
    )
    assert out == tmp_path / "films" / "Best.mp4"
    assert (probe(out).width, probe(out).height) == (1080, 1920)
    recap = objects(
        run("export", "vs Rovers 2025-09-27", "--kind", "annotate", "--quality", "draft", "--json")
    )
    assert (recap["state"], recap["kind"], recap["frames"]) == ("done", "annotate", 45)
    jobs = objects(run("jobs", "list", "--json"))
    assert [job["kind"] for job in jobs] == ["annotate", "framing"]
    assert all({"id", "name", "state", "out", "error"} <= job.keys() for job in jobs)
    assert run("jobs", "run") == "Nothing is queued.\n"
    run("jobs", "cancel", jobs[0]["id"], code=2)
    run("jobs", "retry", jobs[0]["id"], code=2)


def test_several_ratios_are_several_films(run: Run, clip_ids: list[str]) -> None:
    run("reels", "create", "Best", "--clips", clip_ids[0])
    wanted = ("export", "Best", "--where", "local", "--quality", "draft", "--json")
    shapes = ("--ratio", "source", "--ratio", "1:1", "--ratio", "source")
    jobs = objects(run(*wanted, *shapes))
    films = [probe(Path(job["out"])) for job in jobs]
    assert [(film.width, film.height) for film in films] == [(320, 180), (1080, 1080)]
    assert [Path(job["out"]).name for job in jobs] == ["Best_16-9.mp4", "Best_1-1.mp4"]
    run(*wanted, *shapes, "--size", "180x320", code=2)


def test_an_export_in_another_size_and_rate(
    run: Run, clip_ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run("reels", "create", "Best", "--clips", clip_ids[0])
    small = ("export", "Best", "--size", "180x320", "--fps", "15", "--quality", "draft", "--json")
    job = objects(run(*small))
    film = probe(Path(job["out"]))
    assert (film.width, film.height, job["frames"]) == (180, 320, 15)
    assert film.fps == Fraction(15)
    for option, wrong in (("--size", "180"), ("--size", "-1x4"), ("--fps", "0"), ("--fps", "x")):
        assert main(["export", "Best", option, wrong]) == 2
        said = capsys.readouterr().err
        assert option in said
        assert len(said.splitlines()) == 1
    assert len(objects(run("jobs", "list", "--json"))) == 1


def test_doctor_answers_as_json(run: Run) -> None:
    findings = {finding["id"]: finding for finding in objects(run("doctor", "--json"))}
    assert findings["x264"]["state"] == findings["library"]["state"] == "works"
    assert "not set up yet" in findings["runpod"]["text"]


def test_a_second_app_on_one_library_is_told(tmp_path: Path, run: Run) -> None:
    from app.services.workspace import Workspace

    with Workspace.open(tmp_path / "home", queue=False):
        run("games", "list", code=1)
    assert objects(run("games", "list", "--json")) == []


def test_no_command_but_the_editor_loads_qt(tmp_path: Path) -> None:
    script = (
        "import sys; from app.cli import main\n"
        "codes = [main(a.split()) for a in ('games list', 'doctor --json', 'sync', '--help')]\n"
        "found = [m for m in sys.modules if m.split('.')[0] in ('PySide6', 'qasync', 'boto3')]\n"
        "print(codes, found, file=sys.stderr)"
    )
    environment = {**os.environ, "REEL_BALLERS_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env=environment,
        cwd=Path(__file__).resolve().parents[3],
        check=True,
    )
    assert done.stderr.splitlines()[-1] == "[0, 0, 2, 0] []"


def test_a_reader_that_leaves_early_hears_no_complaint(tmp_path: Path) -> None:
    script = "import sys; from app.cli import main; sys.exit(main())"
    process = subprocess.Popen(
        [sys.executable, "-c", script, "--help"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "REEL_BALLERS_HOME": str(tmp_path)},
        cwd=Path(__file__).resolve().parents[3],
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() in (0, 1)


def test_a_reel_is_dressed_with_a_card_dissolves_and_the_score(
    run: Run, clip_ids: list[str], tmp_path: Path
) -> None:
    run("reels", "create", "Best", "--clips", ",".join(clip_ids))
    run("reels", "dress", "Best", "--transition", "dissolve", "--seconds", "0.25")
    run(
        "reels", "dress", "Best", "--intro", "Maya", "--subtitle", "2027", "--score", "--team", "Us"
    )
    reel = objects(run("reels", "edit", "Best"))["reel"]
    assert reel["transition"] == {"kind": "dissolve", "us": 250_000}
    assert (reel["intro"]["title"], reel["intro"]["subtitle"]) == ("Maya", "2027")
    assert (reel["score"]["home"], reel["score"]["away"]) == ("Us", "Rovers")
    assert [goal["home"] for goal in reel["score"]["goals"]] == [True]
    run("reels", "dress", "Best", "--remove", "intro", "--remove", "score")
    reel = objects(run("reels", "edit", "Best"))["reel"]
    assert (reel["intro"], reel["score"]) == (None, None)
    assert reel["transition"]["kind"] == "dissolve"
    (tmp_path / "photo.png").write_bytes(b"no picture")
    run("reels", "dress", "Best", "--intro", "Maya", "--photo", "photo.png", code=2)
    run("reels", "dress", "Best", "--transition", "wipe", code=2)
    run("reels", "dress", "Best", "--poster", "nan", code=2)
    run("reels", "dress", "Best", "--transition", "fade", "--seconds", "inf", code=2)
    run("reels", "dress", "Best", "--poster", "0.5", "--far-speeds", "keep")
    reel = objects(run("reels", "edit", "Best"))["reel"]
    assert reel["poster"] is not None and reel["sound"]["beyond"] == "keep"
