"""A disk that is full at each write: nothing half-written, one sentence, and work goes on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.integration

SCRIPT = r"""
import sys
from pathlib import Path
from app.core.errors import StorageFailed
from app.storage import Library
from app.storage.exchange import Pointer, SyncCommit, add_commit_to, check_download, read_tables
from tests.support.libraries import clip, do, edit, game, live_rows, see

disk = Path(sys.argv[1])
with Library.open(disk.parent / "other") as other:
    do(other, lambda store: store.add_game(game()))
    for n in range(30):
        do(other, lambda store: store.put_edit(edit(f"reel-{n}", clips=4, keys=40)))
    other.snapshot(disk.parent / "big").result(30)
rows = [(n, row) for n, t in read_tables(disk.parent / "big").items() for row in t.values()]

with Library.open(disk / "home") as library:
    do(library, lambda store: store.add_game(game("mine")))
    good = disk / "good"
    library.snapshot(good).result(30)
    before, old = live_rows(library), good.read_bytes()
    filler = disk / "filler"

    def fill(leave):
        with filler.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass
            file.truncate(max(0, file.tell() - leave))

    def refused(what, act):
        try:
            act()
        except StorageFailed as error:
            assert "\n" not in error.sentence and "free some space" in error.sentence, error
            print(what, "refused")
        else:
            print(what, "WENT THROUGH")
        assert live_rows(library) == before, what
        assert not list(disk.rglob("*.part")), list(disk.rglob("*.part"))

    fill(64 * 1024)
    refused("snapshot", lambda: library.snapshot(good).result(30))
    assert good.read_bytes() == old
    refused("backup", lambda: library.back_up().result(30))
    stamp = library.stamp().result(30)
    refused("merge", lambda: library.merge_in(rows, Pointer("c", "e", 1, 1), stamp).result(30))
    assert library.pointer().result(30) == Pointer()
    fill(0)
    commit = SyncCommit("c" * 36, "", 1, library.device_id, "A" * 9000, "1", 1)
    refused("commit row", lambda: add_commit_to(good, commit))
    check_download(good)
    filler.unlink()
    assert library.merge_in(rows, Pointer("c", "e", 1, 1), stamp).result(30).value
    library.snapshot(good).result(30)
    assert len(see(library, lambda store: store.reels())) == 30
print("and went on")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs a small file system of its own")
def test_nothing_is_lost_or_left_by_half_on_a_full_disk(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = 'mount -t tmpfs -o size=6m tmpfs "$1" && exec "$2" -c "$3" "$1"'
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c", mount]
    command += ["sh", str(disk), sys.executable, SCRIPT]
    try:
        found = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
        )
    except FileNotFoundError:
        pytest.skip("unshare is not installed")
    if "mount" in found.stderr or "unshare" in found.stderr:
        pytest.skip(f"no file system of its own here: {found.stderr.strip()}")
    assert found.returncode == 0, found.stderr
    assert found.stdout.splitlines() == [
        *("snapshot refused", "backup refused", "merge refused", "commit row refused"),
        "and went on",
    ]
