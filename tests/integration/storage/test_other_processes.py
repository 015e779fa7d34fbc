"""Two apps on one library, and folders that cannot be written."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from app.storage import Library
from tests.support.libraries import do, game, see

ROOT = Path(__file__).resolve().parents[3]
NOBODY = 65534
OPEN = """
import os, sys, tempfile
from pathlib import Path
from app.core.errors import ReelBallersError
from app.storage import Library
if len(sys.argv) > 2:
    # The interpreter may be root's alone: load all there is before becoming somebody else.
    with tempfile.TemporaryDirectory() as folder:
        Library.open(Path(folder)).close()
    os.setgid(int(sys.argv[2]))
    os.setuid(int(sys.argv[2]))
try:
    Library.open(Path(sys.argv[1])).close()
except ReelBallersError as error:
    sys.exit(error.sentence)
"""
pytestmark = pytest.mark.integration


def open_in_another_process(home: Path, user: int | None = None) -> tuple[int, str]:
    """Exit code and what another process says on opening a library."""
    found = subprocess.run(
        [sys.executable, "-c", OPEN, str(home), *([str(user)] if user else [])],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return found.returncode, found.stderr


def test_a_second_app_is_refused_with_one_sentence_while_the_first_has_it(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        do(library, lambda store: store.add_game(game()))
        code, said = open_in_another_process(tmp_path)
        assert code == 1
        assert said.count("\n") == 1
        assert "is open in another Reel Ballers: close that one" in said
        assert see(library, lambda store: store.games()) == [game()]
    assert open_in_another_process(tmp_path) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="folders are protected another way")
@pytest.mark.parametrize("what", ["home", "library", "database"])
def test_what_cannot_be_written_is_one_sentence_and_stays_as_it_is(what: str) -> None:
    # Not in pytest's folder: that one is private, and another user could not even look into it.
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        home = Path(folder) / "home"
        if what != "home":
            with Library.open(home) as library:
                do(library, lambda store: store.add_game(game()))
        paths = [Path(folder), *Path(folder).rglob("*")]
        root = os.geteuid() == 0
        if what == "database" and root:
            # Everything belongs to the other user but the database itself.
            for path in paths:
                os.chown(path, NOBODY, NOBODY)
            os.chown(library.folders.database, 0, 0)
            library.folders.database.chmod(0o444)
        else:
            for path in reversed(paths):
                path.chmod(0o555 if path.is_dir() else 0o444)
        before = {path: path.read_bytes() for path in paths if path.is_file()}
        try:
            code, said = open_in_another_process(home, NOBODY if root else None)
            assert code == 1
            assert said.count("\n") == 1, said
            assert "allow writing" in said
            assert {path: path.read_bytes() for path in before} == before
        finally:
            for path in paths:
                path.chmod(0o755)
