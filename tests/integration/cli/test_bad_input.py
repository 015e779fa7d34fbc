"""Each bad input: one sentence, exit code 1 or 2, nothing half-written, the library unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli import main
from tests.shows.bad_input import Case, Place, cases, mounts_work, odd_cases, run

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("bad") / "place")


@pytest.fixture
def at_home(place: Place, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    monkeypatch.setenv("REEL_BALLERS_HOME", str(place.home))
    yield place


def check(case: Case, code: int, said: str) -> None:
    """The exit code and the sentence are as they must be."""
    assert code in case.codes, f"{case.name}: exit {code}: {said}"
    assert "Traceback" not in said
    assert "bug of ours" not in said
    lines = [line for line in said.splitlines() if line.strip()]
    assert len(lines) == 1 or "Line 1" in case.says, said
    assert 20 < len(lines[0]) < 400, said
    for words in case.says:
        assert re.search(words.replace("[0]", r"\[0\]"), said), (
            f"{case.name}: {words!r} not in {said!r}"
        )


def test_every_bad_input_is_one_sentence_and_changes_nothing(
    at_home: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one process, which also shows that no refusal leaves the library locked."""
    tried = [case for case in cases(at_home) if not case.mount]
    before = at_home.state()
    wrong = []
    for case in tried:
        capsys.readouterr()
        code = main(case.arguments)
        printed = capsys.readouterr()
        try:
            check(case, code, printed.err)
        except AssertionError as problem:
            wrong.append(str(problem).splitlines()[0])
    assert wrong == []
    assert at_home.state() == before
    assert len(tried) > 45


def test_full_and_read_only_disks(at_home: Place) -> None:
    out = at_home.folder / "out"
    if not mounts_work(out):
        pytest.skip("this system does not let a test mount a small disk")
    tried = [case for case in cases(at_home) if case.mount]
    before = at_home.state()
    for case in tried:
        done = run(case.arguments, at_home.home, case.mount, out)
        check(case, done.returncode, done.stderr)
        assert done.stdout.strip() == "", f"{case.name} left {done.stdout}"
    assert at_home.state() == before


def test_a_real_process_prints_no_traceback(at_home: Place) -> None:
    for arguments in (["games", "add", __file__], ["exprot"]):
        done = run(arguments, at_home.home)
        assert done.returncode in (1, 2)
        assert done.stdout == ""
        assert len(done.stderr.strip().splitlines()) == 1


def test_odd_footage_is_rendered_like_any_other(
    at_home: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    for odd in odd_cases(at_home):
        code = main(odd.arguments)
        printed = capsys.readouterr()
        assert code == 0, f"{odd.name}: {printed.err}"
        assert Path(odd.arguments[-1]).stat().st_size > 1000


def test_a_game_whose_file_vanished_is_told(
    at_home: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    hidden = at_home.game.rename(at_home.game.with_name("hidden.mp4"))
    try:
        code = main(["export", at_home.reel, "-o", str(at_home.folder / "out")])
        said = capsys.readouterr().err
    finally:
        hidden.rename(at_home.game)
    assert code == 1
    assert "game.mp4" in said
    assert main(["jobs", "list", "--json"]) == 0
    assert capsys.readouterr().out.strip() == "[]"
