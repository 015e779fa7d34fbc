"""Cases: this laptop's own files, and past are not what they should be."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.cloud.r2 import R2Config
from app.core.errors import StorageFailed
from app.storage import Library
from tests.integration.sync.laptops import Cloud, Team, editing, settle
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault


@pytest.mark.parametrize("harm", ["deleted", "emptied", "a byte flipped", "another file"])
@pytest.mark.parametrize("history", ["kept", "gone"])
@pytest.mark.parametrize("moved", ["the cloud moved on", "the cloud stands still"])
def test_base_deleted_or_corrupt(
    cloud: Cloud, laptop: Team, harm: str, history: str, moved: str
) -> None:
    """Base file deleted or corrupt: fetched from the history, or merged without one; no edit lost, and with the history no false conflict."""
    one, two = laptop("one"), laptop("two")
    kept = one.add()
    settle(one, two)
    expected = {kept}
    if moved == "the cloud moved on":
        expected.add(two.add())
        two.sync()
    base = one.base()
    base.chmod(0o600)
    if harm == "deleted":
        base.unlink()
    elif harm == "emptied":
        base.write_bytes(b"")
    elif harm == "another file":
        shutil.copy(one.library.back_up().result(), base)
    else:
        content = bytearray(base.read_bytes())
        content[100] ^= 0xFF
        base.write_bytes(content)
    if history == "gone":
        for name in cloud.objects("history/"):
            cloud.delete(name)
    one.rename(kept, "Wanderers")
    expected.add(one.add())
    one.restart()

    settle(one, two)
    assert two.games() == expected
    assert two.opponent(kept) == "Wanderers"
    if history == "kept" or moved == "the cloud stands still":  # else nobody knows who changed it
        assert not two.library.conflicts().result()
    assert one.base().read_bytes() == cloud.head()


def test_base_deleted_and_its_version_damaged_on_the_way(
    faulty: R2Config, laptop: Team, proxy: FaultProxy
) -> None:
    """Base file deleted: its version arrives with a wrong bit, and is fetched again; what was
    deleted stays deleted."""
    one, two = laptop("one", faulty), laptop("two")
    for title in ("kept", "gone"):
        one.add(title)
    settle(one, two)
    one.base().unlink()
    two.trash("gone")
    settle(two)
    proxy.on("get", Fault("flip"), pattern="*/history/*")
    assert one.sync().state == "offline"
    settle(one, two)
    assert one.games() == two.games() == {"kept"}


def test_old_backup_of_the_live_file_restored(cloud: Cloud, laptop: Team) -> None:
    """Old backup of the live file restored: its old base is found in the history; both pasts survive."""
    one, two = laptop("one"), laptop("two")
    first = one.add()
    settle(one, two)
    backup = one.library.back_up().result()
    second = one.add()
    one.rename(first, "Wanderers")
    settle(one, two)
    one.close()
    for extra in ("-wal", "-shm"):
        Path(f"{one.library.folders.database}{extra}").unlink(missing_ok=True)
    shutil.copy(backup, one.library.folders.database)
    one.open()
    assert one.games() == {first}
    third = one.add()

    settle(one, two)
    assert two.games() == {first, second, third}
    assert two.opponent(first) == "Wanderers"
    assert not two.library.conflicts().result()


@pytest.mark.parametrize("meanwhile", ["alone", "another laptop goes ahead"])
@pytest.mark.parametrize("point", ["journal-written", "head-put", "promoted", "landed"])
def test_library_damaged_while_a_commit_was_in_doubt(
    cloud: Cloud, laptop: Team, point: str, meanwhile: str
) -> None:
    """Library damaged while a commit was in doubt: what only the commit held comes back, on all laptops."""
    one, two = laptop("one"), laptop("two")
    first, gone = one.add(), one.add()
    settle(one, two)
    one.library.back_up().result()
    second = one.add()
    one.rename(first, "Wanderers")
    one.trash(gone)
    one.sync_and_crash(point)
    third = one.add()  # only in the file that is damaged next: no other copy has it
    one.close()
    assert (one.sync_files / "journal.json").exists()
    for extra in ("-wal", "-shm"):
        Path(f"{one.library.folders.database}{extra}").unlink(missing_ok=True)
    one.library.folders.database.write_bytes(b"damaged" * 1000)
    one.open()
    assert one.library.recovered
    assert one.games() == {first, gone}
    expected = {first, second}
    if meanwhile != "alone":
        expected.add(two.add())
        two.sync()

    settle(one, two)
    fresh = laptop("fresh")
    settle(one, two, fresh)
    for each in (one, two, fresh):
        assert each.games() == expected, third
        assert each.opponent(first) == "Wanderers"
        assert not each.library.conflicts().result()
    assert not (one.sync_files / "journal.json").exists()


@pytest.mark.parametrize("point", ["journal-written", "head-put"])
def test_journal_of_a_later_state_without_its_bytes(cloud: Cloud, laptop: Team, point: str) -> None:
    """A journal of a later state, its bytes gone too: what is in the cloud is not taken for deleted."""
    one, two = laptop("one"), laptop("two")
    first = one.add()
    settle(one, two)
    backup = one.library.back_up().result()
    second = one.add()
    one.sync_and_crash(point)
    one.close()
    shutil.rmtree(one.sync_files / "outbox")
    for extra in ("-wal", "-shm"):
        Path(f"{one.library.folders.database}{extra}").unlink(missing_ok=True)
    shutil.copy(backup, one.library.folders.database)
    one.open()

    settle(one, two)
    assert two.games() == ({first, second} if point == "head-put" else {first})


def test_profile_copied_to_another_machine(
    cloud: Cloud, laptop: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Profile copied to another machine: a device id of its own; both go on and meet."""
    one = laptop("one")
    first = one.add()
    one.sync()
    one.close()
    shutil.copytree(tmp_path / "one", tmp_path / "copy")
    one.open()
    monkeypatch.setattr("app.storage.library.machine_id", lambda: "another machine")
    copy = laptop("copy")

    assert copy.library.device_id != one.library.device_id
    a, b = one.add("from-one"), copy.add("from-copy")
    settle(one, copy)
    assert copy.games() == {first, a, b}


def test_the_library_of_another_user_is_never_touched(cloud: Cloud, laptop: Team) -> None:
    """Login as another user with local data present: another folder, another prefix; the first stays as it is."""
    one = laptop("one")
    mine = one.add()
    one.sync()
    before = cloud.objects()
    other = cloud.server.config("somebody-else", bucket=cloud.config.bucket)
    one.close()

    elsewhere = laptop("one", other)
    assert elsewhere.games() == set()
    elsewhere.add("theirs")
    asked = elsewhere.requests(elsewhere.sync)

    assert cloud.objects() == before
    assert all(not key.startswith(cloud.user_id) for _, key in asked)
    elsewhere.close()
    one.open()
    assert one.games() == {mine}


def test_an_engine_refuses_the_bucket_of_another_user(cloud: Cloud, laptop: Team) -> None:
    """A library with another user's bucket: refused before anything is asked."""
    one = laptop("one")
    with pytest.raises(ValueError, match="another user"):
        one.connect(cloud.server.config("somebody-else", bucket=cloud.config.bucket))


def test_two_app_instances_on_one_profile(cloud: Cloud, laptop: Team) -> None:
    """Two app instances on one profile: the second is refused, the first goes on syncing."""
    one = laptop("one")
    one.add()
    with pytest.raises(StorageFailed):
        Library.open(one.home, cloud.user_id)
    assert one.sync().state == "synced"


def test_app_writes_all_the_time_during_a_pull(cloud: Cloud, laptop: Team) -> None:
    """App writing 50 tx/s during pulls: every merge is written, no edit of either side is lost."""
    one, two = laptop("one"), laptop("two")
    kept = one.add()
    settle(one, two)
    theirs = set()
    busy = editing(two, 50.0)
    acknowledged = next(busy)
    for _ in range(3):
        theirs.add(one.add())
        assert one.sync().state == "synced"
        assert two.sync().state in ("synced", "pending")
        assert theirs <= two.games()
    busy.close()  # type: ignore[attr-defined]

    settle(one, two)
    assert one.games() == {kept, *theirs, *(f"busy-{n}" for n in range(acknowledged()))}
    assert acknowledged() > 0
