"""Cases: the power goes, the process is killed, the disk is full, at every step of a sync."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.sync.ground import POINTS
from tests.integration.sync.killed import kill_at
from tests.integration.sync.laptops import Cloud, Laptop, Team, settle

PUSHING = (
    "snapshot-made",
    "sealed",
    "doubt-noted",
    "journal-written",
    "history-put",
    "before-head-put",
    "head-put",
    "before-finalize",
    "promoted",
    "landed",
    "journal-removed",
)
PULLING = ("downloaded", "checked", "before-base", "base-written", "before-apply", "applied")


def prepared(laptop: Team) -> tuple[Laptop, Laptop, set[str]]:
    """Two laptops that agree, then each with an edit the other has not; the second has pushed."""
    one, two = laptop("one"), laptop("two")
    expected = {one.add()}
    settle(one, two)
    expected |= {one.add(), two.add()}
    assert two.sync().state == "synced"
    return one, two, expected


def check(cloud: Cloud, laptop: Team, one: Laptop, two: Laptop, expected: set[str]) -> None:
    """Nothing is lost anywhere, nothing is left over, and a fresh laptop gets all of it."""
    third = laptop("third")
    settle(one, two, third)
    for each in (one, two, third):
        assert each.games() == expected
        assert not each.library.conflicts().result()
    numbers = set(cloud.versions())
    assert numbers == set(range(1, max(numbers) + 1))
    assert not (one.sync_files / "journal.json").exists()
    assert not list((one.sync_files / "outbox").iterdir())
    assert one.base().read_bytes() == cloud.head()


def test_every_point_is_covered() -> None:
    """Every named step of a sync: the power goes there in one of these cases."""
    assert {*PUSHING, *PULLING, "settling", "waiting"} == set(POINTS)


@pytest.mark.parametrize("point", [*PULLING, *PUSHING, "waiting"])
@pytest.mark.parametrize("meanwhile", ["alone", "another laptop goes ahead"])
def test_power_goes(cloud: Cloud, laptop: Team, point: str, meanwhile: str) -> None:
    """Power goes at each step, with and without another laptop going ahead: no edit lost, no self-conflict."""
    one, two, expected = prepared(laptop)
    one.sync_and_crash(point)
    if meanwhile != "alone":
        expected.add(two.add())
        two.sync()
        expected.add(one.add())
    check(cloud, laptop, one, two, expected)


@pytest.mark.parametrize("point", ["settling", "history-put", "promoted"])
def test_power_goes_twice(cloud: Cloud, laptop: Team, point: str) -> None:
    """Power goes again while a commit in doubt is settled: no edit lost."""
    one, two, expected = prepared(laptop)
    one.sync_and_crash("journal-written")
    one.sync_and_crash(point)
    check(cloud, laptop, one, two, expected)


@pytest.mark.parametrize("point", PUSHING)
def test_power_goes_at_the_first_upload(cloud: Cloud, laptop: Team, point: str) -> None:
    """Power goes at each step of the very first upload: it is there once in the end."""
    one = laptop("one")
    expected = {one.add()}
    one.sync_and_crash(point)
    two = laptop("two")
    check(cloud, laptop, one, two, expected)


@pytest.mark.parametrize(
    ("point", "after_ms"),
    [
        ("journal-written", 0),
        ("history-put", 0),
        ("head-put", 0),
        ("promoted", 0),
        ("landed", 0),
        ("before-apply", 0),
        ("before-apply", 1),
        ("before-apply", 3),
        ("before-apply", 6),
        ("before-finalize", 2),
    ],
)
def test_killed(cloud: Cloud, laptop: Team, point: str, after_ms: float) -> None:
    """SIGKILL at each journal state and inside COMMIT: no edit lost, the library is sound."""
    one, two, expected = prepared(laptop)
    one.close()
    assert kill_at(one.home, one.config, point, after_ms) == -signal.SIGKILL
    one.open()
    assert len(one.games()) >= 2
    check(cloud, laptop, one, two, expected)


@pytest.mark.parametrize("name", ["journal.json", "outbox", "both"])
def test_journal_or_snapshot_gone(cloud: Cloud, laptop: Team, name: str) -> None:
    """Journal, outgoing snapshot or both gone or unreadable: the edits are in the library and land anyway."""
    one, two, expected = prepared(laptop)
    one.sync_and_crash("history-put")
    if name in ("journal.json", "both"):
        (one.sync_files / "journal.json").write_bytes(b"\0" * 10)
    if name in ("outbox", "both"):
        shutil.rmtree(one.sync_files / "outbox")
    check_games(one, two, expected)


def check_games(one: Laptop, two: Laptop, expected: set[str]) -> None:
    settle(one, two)
    assert one.games() == two.games() == expected


@contextlib.contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """A disk of that size in the place of ``folder``; skipped where that is not allowed."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if os.name == "nt" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("mounting a small disk needs root on Linux")
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let a small disk be mounted")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(path: Path, leave: int) -> None:
    """Fill the disk that ``path`` is on but for some bytes."""
    with path.open("wb", buffering=0) as file:
        free = os.statvfs(path).f_bavail * os.statvfs(path).f_frsize
        try:
            file.write(bytes(max(0, free - leave)))
        except OSError as error:
            assert error.errno == errno.ENOSPC


def test_disk_full_at_each_write(cloud: Cloud, laptop: Team, tmp_path: Path) -> None:
    """Disk full at each write of a sync: state disk and a sentence, nothing lost; with room again all arrives."""
    two = laptop("two")
    expected = {two.add()}
    two.sync()
    disk = tmp_path / "one"
    seen = set()
    with small_disk(disk, "8m"):
        one = laptop("one")
        settle(one, two)
        filler = disk / "filler"
        for leave in range(0, 1_600_000, 100_000):
            expected.add(two.add())
            two.sync()
            with contextlib.suppress(Exception):  # an edit that was refused was not acknowledged
                expected.add(one.add())
            fill(filler, leave)
            status = one.sync()
            seen.add(status.state)
            assert status.state in ("disk", "synced"), status
            assert status.state == "synced" or status.reason.startswith("Saved on this laptop")
            filler.unlink()
            for old in one.library.folders.backups.iterdir():
                old.unlink()
            settle(one, two)
            assert one.games() == two.games() == expected
        one.close()
        laptop.laptops.remove(one)
    assert seen == {"disk", "synced"}
