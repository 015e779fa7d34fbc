from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import pytest

from app.core.errors import NotFound, StorageFailed
from app.storage import Library, LibraryDamaged
from app.storage.engine import driver
from tests.support.libraries import do, game, query, see

NOON_US = 1_746_360_000_000_000  # 2025-05-04 12:00 UTC


def backed_up(home: Path) -> Library:
    """A closed library with a game and a good backup of it."""
    with Library.open(home, now_us=lambda: NOON_US) as library:
        do(library, lambda store: store.add_game(game()))
        library.back_up().result(30)
    return library


def spoil(path: Path, damage: str) -> bytes | None:
    """Damage a database; the bytes that are there then."""
    content = path.read_bytes()
    if damage == "gone":
        path.unlink()
        return None
    spoiled = {
        "zeros": bytes(len(content)),
        "noise": b"garbage!" * 1000,
        "cut": content[: len(content) // 2 // 4096 * 4096],
        "page": content[:8192] + b"\xa5" * 4096 + content[12288:],
        "empty": b"",
    }
    path.write_bytes(spoiled[damage])
    return spoiled[damage]


@pytest.mark.parametrize("damage", ["zeros", "noise", "cut", "page", "empty", "gone"])
def test_a_damaged_database_comes_back_from_the_backup_and_is_kept_aside(
    tmp_path: Path, damage: str
) -> None:
    folders = backed_up(tmp_path).folders
    spoiled = spoil(folders.database, damage)
    with Library.open(tmp_path, now_us=lambda: NOON_US) as library:
        assert see(library, lambda store: store.games()) == [game()]
        said = library.recovered
    kept = folders.root / "database-damaged-20250504T120000Z.sqlite"
    if spoiled is None:
        assert not kept.exists()
        assert "is gone and was brought back from the backup of 2025-05-04 12:00 UTC" in said
    else:
        assert kept.read_bytes() == spoiled
        assert said.endswith(f"the damaged file is kept as {kept.name}.")
    assert "\n" not in said
    with Library.open(tmp_path) as library:
        assert library.recovered == ""


def test_the_log_of_the_damaged_file_does_not_reach_the_one_that_came_back(tmp_path: Path) -> None:
    folders = backed_up(tmp_path).folders
    with contextlib.closing(driver().connect(str(folders.database))) as raw:
        raw.execute("DELETE FROM game_file_path")
        raw.commit()
        # What a kill leaves: the log beside the database.
        log = folders.root / "database.sqlite-wal"
        shutil.copy(log, tmp_path / "left")
    spoil(folders.database, "noise")
    shutil.copy(tmp_path / "left", log)
    with Library.open(tmp_path) as library:
        assert see(library, lambda store: store.games()) == [game()]
    assert len(list(folders.root.glob("database-damaged-*-wal"))) == 1


def test_damage_twice_in_a_second_keeps_both_files(tmp_path: Path) -> None:
    folders = backed_up(tmp_path).folders
    for _ in range(2):
        spoil(folders.database, "noise")
        Library.open(tmp_path, now_us=lambda: NOON_US).close()
    assert len(list(folders.root.glob("database-damaged-*.sqlite"))) == 2


def test_the_newest_backup_that_is_good_is_taken(tmp_path: Path) -> None:
    with Library.open(tmp_path, now_us=lambda: NOON_US) as library:
        do(library, lambda store: store.add_game(game()))
        good = library.back_up().result(30)
    folder = library.folders.backups
    (folder / "database-20250505T120000.000000Z-daily.sqlite").write_bytes(b"noise" * 999)
    foreign = folder / "database-20250506T120000.000000Z-daily.sqlite"
    query(foreign, "CREATE TABLE bookmarks (url)")
    with Library.open(tmp_path / "other", "coach-ben1") as other:
        stranger = other.back_up().result(30)
    shutil.copy(stranger, folder / "database-20250507T120000.000000Z-daily.sqlite")
    spoil(library.folders.database, "noise")
    with Library.open(tmp_path) as library:
        assert good.name in library.recovered
        assert see(library, lambda store: store.games()) == [game()]


def test_without_a_backup_the_version_of_the_cloud_comes_back(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        do(library, lambda store: store.add_game(game()))
        library.snapshot(library.folders.sync / "base-1.sqlite").result(30)
    library.folders.database.unlink()
    with Library.open(tmp_path) as again:
        assert see(again, lambda store: store.games()) == [game()]
        assert "when the cloud last had it" in again.recovered
        # What is only about a laptop was never in that copy.
        assert again.device_id != library.device_id
        assert again.user_id == library.user_id


def test_a_rescue_is_asked_last_and_looked_at(tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    with Library.open(tmp_path) as library:
        do(library, lambda store: store.add_game(game()))
        library.snapshot(copy).result(30)

    def rescue(to: Path) -> str:
        shutil.copy(copy, to)
        return "from the cloud"

    def harmful(to: Path) -> str:
        rescue(to)
        query(to, "CREATE TRIGGER t AFTER INSERT ON game BEGIN DELETE FROM game; END")
        return "from the cloud"

    def offline(to: Path) -> str:
        raise NotFound("The cloud cannot be reached.")

    spoil(library.folders.database, "noise")
    for bad in (harmful, offline):
        with pytest.raises(LibraryDamaged, match="there is no good backup"):
            Library.open(tmp_path, rescue=bad)
    with Library.open(tmp_path, rescue=rescue) as library:
        assert "brought back from the cloud" in library.recovered
        assert see(library, lambda store: store.games()) == [game()]


def test_a_database_damaged_before_any_backup_says_so_and_is_left_alone(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        pass
    library.folders.database.write_bytes(b"garbage!" * 1000)
    with pytest.raises(StorageFailed, match="there is no good backup"):
        Library.open(tmp_path)
    assert library.folders.database.read_bytes() == b"garbage!" * 1000


def test_a_recovery_that_was_interrupted_goes_on_at_the_next_start(tmp_path: Path) -> None:
    folders = backed_up(tmp_path).folders
    # The damaged file was put aside, the copy was not in its place yet.
    folders.database.rename(folders.root / "database-damaged-20250504T120000Z.sqlite")
    (folders.root / "recovered.part").write_bytes(b"half")
    with Library.open(tmp_path) as library:
        assert see(library, lambda store: store.games()) == [game()]
    assert not (folders.root / "recovered.part").exists()


def test_a_profile_on_another_computer_gets_a_device_id_of_its_own(tmp_path: Path) -> None:
    with Library.open(tmp_path / "a", machine="here") as first:
        do(first, lambda store: store.add_game(game()))
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    with Library.open(tmp_path / "b", machine="there") as other:
        assert other.device_id != first.device_id
        assert see(other, lambda store: store.games()) == [game()]
    for home, device_id in (("a", first.device_id), ("b", other.device_id)):
        for machine in ("here" if home == "a" else "there", ""):
            with Library.open(tmp_path / home, machine=machine) as again:
                assert again.device_id == device_id
