"""What is kept between exports: found whole or not at all, never more than allowed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.render.segment_store import Lease, SegmentStore

ROOT = Path(__file__).resolve().parents[3]


def put(lease: Lease, name: str, content: bytes) -> Path:
    part = lease.place(f"part-{name}")
    part.write_bytes(content)
    return lease.keep(part, name)


def lease_of(store: SegmentStore, tmp_path: Path) -> Lease:
    return Lease.of(store, tmp_path / "beside")


def names(store: SegmentStore) -> set[str]:
    return {p.name.split(".")[0] for p in store.folder.glob("*.mp4")}


def aged(store: SegmentStore, *oldest_first: str) -> None:
    for n, name in enumerate(oldest_first):
        (path,) = store.folder.glob(f"{name}.*")
        os.utime(path, (1000 + n, 1000 + n))


def test_what_one_job_kept_another_finds_and_nothing_else_is_left(tmp_path: Path) -> None:
    store = SegmentStore(tmp_path / "segments")
    with lease_of(store, tmp_path) as lease:
        path = put(lease, "a.mp4", b"the film")
        assert path.read_bytes() == b"the film"
        assert lease.get("b.mp4") is None
    with lease_of(SegmentStore(tmp_path / "segments"), tmp_path) as lease:
        found = lease.get("a.mp4")
        assert found is not None and found.read_bytes() == b"the film"
    assert [p.suffix for p in (tmp_path / "segments").iterdir()] == [".mp4"]
    assert not (tmp_path / "beside").exists()


@pytest.mark.parametrize("harm", [b"the fiXm", b"the fil", b"", b"the film and more"])
def test_a_damaged_file_is_dropped(tmp_path: Path, harm: bytes) -> None:
    store = SegmentStore(tmp_path / "segments")
    with lease_of(store, tmp_path) as lease:
        put(lease, "a.mp4", b"the film")
    (kept,) = store.folder.glob("*.mp4")
    kept.write_bytes(harm)
    with lease_of(store, tmp_path) as lease:
        assert lease.get("a.mp4") is None
        assert names(store) == set()
        put(lease, "a.mp4", b"the film")
        assert lease.get("a.mp4") is not None


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    store = SegmentStore(tmp_path / "segments", cap_bytes=30)
    with lease_of(store, tmp_path) as lease:
        for name in ("a", "b", "c"):
            put(lease, f"{name}.mp4", b"0123456789")
    aged(store, "a", "b", "c")
    with lease_of(store, tmp_path) as lease:
        assert lease.get("a.mp4") is not None  # used now, so it is the youngest
        put(lease, "d.mp4", b"0123456789")
    assert names(store) == {"a", "c", "d"}
    assert store.size <= 30


def test_a_job_that_is_larger_than_the_cap_keeps_all_it_needs(tmp_path: Path) -> None:
    store = SegmentStore(tmp_path / "segments", cap_bytes=25)
    with lease_of(store, tmp_path) as lease:
        paths = [put(lease, f"{n:02}.mp4", b"0123456789") for n in range(10)]
        assert all(path.read_bytes() == b"0123456789" for path in paths)
        assert all(lease.get(f"{n:02}.mp4") is not None for n in range(10))
    assert store.size <= 25


def test_what_another_job_uses_stays(tmp_path: Path) -> None:
    store = SegmentStore(tmp_path / "segments")
    with lease_of(store, tmp_path) as lease:
        put(lease, "a.mp4", b"0123456789")
        put(lease, "b.mp4", b"0123456789")
    with lease_of(store, tmp_path) as lease:
        used = lease.get("a.mp4")
        assert used is not None
        other = SegmentStore(store.folder, cap_bytes=0)
        with Lease.of(other, tmp_path / "other"):
            pass
        assert names(store) == {"a"}
        assert used.read_bytes() == b"0123456789"


def test_a_killed_job_is_swept_and_a_living_one_is_not(tmp_path: Path) -> None:
    store = SegmentStore(tmp_path / "segments")
    script = (
        "import os, sys; from pathlib import Path; from app.render.segment_store import *;"
        "lease = Lease.of(SegmentStore(Path(sys.argv[1])), Path(sys.argv[2]));"
        "part = lease.place('x'); part.write_bytes(b'whole'); lease.keep(part, 'a.mp4');"
        "lease.place('half').write_bytes(b'hal'); os.kill(os.getpid(), 9)"
    )
    folder = str(store.folder)
    subprocess.run([sys.executable, "-c", script, folder, str(tmp_path / "b")], cwd=ROOT)
    (left,) = store.folder.glob(".job-*")
    with lease_of(store, tmp_path) as living:
        assert not left.exists()
        kept = living.get("a.mp4")
        assert kept is not None and kept.read_bytes() == b"whole"
        with lease_of(store, tmp_path):
            assert kept.exists()
    assert list(store.folder.glob(".*")) == []


def test_two_processes_write_and_evict_at_once(tmp_path: Path) -> None:
    """Each finds either nothing or exactly what belongs to the name, and neither stumbles."""
    script = """
import random, sys
from pathlib import Path
from app.render.segment_store import Lease, SegmentStore
chance, found = random.Random(int(sys.argv[3])), 0
for _ in range(60):
    with Lease.of(SegmentStore(Path(sys.argv[1]), 60_000), Path(sys.argv[2])) as lease:
        for _ in range(6):
            n = chance.randrange(12)
            content = bytes([n]) * 10_000
            path = lease.get(f"{n:02}.mp4")
            found += path is not None
            if path is None:
                part = lease.place(f"part{chance.random()}")
                part.write_bytes(content)
                path = lease.keep(part, f"{n:02}.mp4")
            assert path.read_bytes() == content
print(found)
"""
    command = [sys.executable, "-c", script, str(tmp_path / "segments")]
    running = [
        subprocess.Popen(
            [*command, str(tmp_path / f"b{n}"), str(n)], cwd=ROOT, stdout=subprocess.PIPE
        )
        for n in range(2)
    ]
    said = [process.communicate()[0] for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert all(int(words) > 0 for words in said)
    assert SegmentStore(tmp_path / "segments").size <= 60_000
    assert not list((tmp_path / "segments").glob(".*"))


def test_a_store_that_refuses_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "segments").write_bytes(b"a file where the folder should be")
    with Lease.of(SegmentStore(tmp_path / "segments"), tmp_path / "beside") as lease:
        assert lease.get("a.mp4") is None
        assert put(lease, "a.mp4", b"the film").parent == tmp_path / "beside"
    assert not (tmp_path / "beside").exists()


def test_a_full_disk_loses_first_what_nobody_uses(tmp_path: Path) -> None:
    store = SegmentStore(tmp_path / "segments")
    with lease_of(store, tmp_path) as lease:
        put(lease, "old.mp4", b"0123456789")
    with lease_of(store, tmp_path) as lease:
        mine = put(lease, "new.mp4", b"0123456789")
        failed = lease.place("part")
        assert lease.make_room(failed) and names(store) == {"new"}
        assert lease.make_room(failed) and mine.read_bytes() == b"0123456789"
        assert lease.make_room(failed), "it did not see yet that there is another place"
        rest = put(lease, "rest.mp4", b"x")
        assert rest.parent == tmp_path / "beside"
        assert not lease.make_room(rest), "there is no third way"


def test_without_links_files_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a memory stick."""

    def refuse(*_: object) -> None:
        raise OSError("links are not known here")

    monkeypatch.setattr(os, "link", refuse)
    store = SegmentStore(tmp_path / "segments", cap_bytes=15)
    with lease_of(store, tmp_path) as lease:
        put(lease, "a.mp4", b"0123456789")
        put(lease, "b.mp4", b"0123456789")
        found = lease.get("a.mp4")
        assert found is not None and found.read_bytes() == b"0123456789"
    assert store.size <= 15
    assert not list(store.folder.glob(".*"))
