from __future__ import annotations

import threading
from concurrent.futures import Future
from pathlib import Path

import pytest

from app.core.errors import BadInput, NotFound, StorageFailed
from app.storage import Changes, Library, Store
from tests.support.libraries import do, game, query, see


def count_up(store: Store) -> int:
    count = store.setting("count", 0)
    assert isinstance(count, int)
    store.put_setting("count", count + 1)
    return count + 1


def test_operations_run_one_by_one_in_the_order_they_were_asked_for(library: Library) -> None:
    futures = [library.run(count_up) for _ in range(100)]
    assert [future.result(30).value for future in futures] == list(range(1, 101))


def test_operations_from_many_threads_lose_nothing(library: Library) -> None:
    def many() -> None:
        for _ in range(25):
            library.run(count_up).result(30)

    threads = [threading.Thread(target=many) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert see(library, lambda store: store.setting("count")) == 100


def test_an_operation_that_fails_changes_nothing(library: Library) -> None:
    def half(store: Store) -> None:
        store.put_setting("half", 1)
        store.game("no such game")

    with pytest.raises(NotFound, match="no such game"):
        library.run(half).result(30)
    assert see(library, lambda store: store.settings()) == {}


def test_what_is_answered_is_on_the_disk(library: Library) -> None:
    do(library, lambda store: store.put_setting("key", "value"))
    rows = query(library.folders.database, "SELECT value FROM setting")
    assert rows == [('"value"',)]


def test_listeners_hear_of_changes_before_the_future_resolves(library: Library) -> None:
    heard: list[Changes] = []
    stop = library.subscribe(heard.append)
    changes = do(library, lambda store: store.put_setting("key", 1), "Change key")
    assert heard == [changes]
    assert changes.name == "Change key"
    assert changes.touched == {("setting", "key")}
    do(library, lambda store: store.put_setting("key", 1))  # nothing new
    do(library, lambda store: store.settings())
    stop()
    stop()
    do(library, lambda store: store.put_setting("key", 2))
    assert heard == [changes]


def test_a_listener_that_fails_hurts_nobody(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    def bad(changes: Changes) -> None:
        raise RuntimeError(changes.name)

    library.subscribe(bad)
    do(library, lambda store: store.put_setting("key", 1), "Change key")
    assert "Change key" in caplog.text


def test_reading_writes_nothing(library: Library) -> None:
    do(library, lambda store: store.add_game(game()))
    before = query(library.folders.database, "PRAGMA data_version")
    version = query(library.folders.database, "SELECT max(hlc) FROM game")
    assert not do(library, lambda store: store.games()).touched
    assert query(library.folders.database, "SELECT max(hlc) FROM game") == version
    assert before == query(library.folders.database, "PRAGMA data_version")


def test_an_operation_cannot_wait_for_another(library: Library) -> None:
    with pytest.raises(RuntimeError, match="use its store"):
        library.run(lambda store: library.run(count_up)).result(30)


def test_a_callback_of_a_future_may_ask_for_the_next_operation(library: Library) -> None:
    second: Future[int] = Future()

    def go_on(_: object) -> None:
        library.run(count_up).add_done_callback(lambda f: second.set_result(f.result().value))

    library.run(count_up).add_done_callback(go_on)
    assert second.result(30) == 2


def test_closing_finishes_what_was_asked_for(tmp_path: Path) -> None:
    library = Library.open(tmp_path)
    futures = [library.run(count_up) for _ in range(50)]
    library.close()
    library.close()
    assert futures[-1].result(0).value == 50
    with pytest.raises(StorageFailed, match="closed"):
        library.run(count_up).result(0)
    with Library.open(tmp_path) as library:
        assert see(library, lambda store: store.setting("count")) == 50


def test_after_closing_the_database_is_one_plain_file(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        do(library, lambda store: store.put_setting("key", 1))
    assert not list(library.folders.root.glob("database.sqlite-*"))


def test_folders_have_the_names_they_have_in_the_cloud(library: Library, tmp_path: Path) -> None:
    root = tmp_path / "home" / "user_data" / library.user_id
    assert library.folders.root == root
    folders = {path.name for path in root.iterdir() if path.is_dir()}
    assert folders == {
        *("games", "raw_clips", "working_videos", "final_videos", "downloads", "highlights"),
        *("cache", "backups", "sync"),
    }


def test_user_and_device_stay_the_same(tmp_path: Path) -> None:
    with Library.open(tmp_path) as first:
        pass
    with Library.open(tmp_path) as second:
        pass
    assert (first.user_id, first.device_id) == (second.user_id, second.device_id)
    assert first.user_id.startswith("local-")


def test_each_user_has_a_library_of_their_own(tmp_path: Path) -> None:
    with (
        Library.open(tmp_path, "coach-anna") as anna,
        Library.open(tmp_path, "coach-ben1") as ben,
    ):
        do(anna, lambda store: store.add_game(game()))
        assert see(ben, lambda store: store.games()) == []


@pytest.mark.parametrize(
    "user_id", ["short", "Has-Capitals", "../../evil", "a" * 65, "", "a b c d e"]
)
def test_a_user_id_that_could_leave_the_folder_is_refused(tmp_path: Path, user_id: str) -> None:
    with pytest.raises(BadInput, match="8 to 64 of a-z, 0-9 and -"):
        Library.open(tmp_path / "home", user_id)
    assert not (tmp_path / "home").exists()


def test_a_database_under_another_users_name_is_refused(tmp_path: Path) -> None:
    with Library.open(tmp_path, "coach-anna") as library:
        pass
    library.folders.root.rename(tmp_path / "user_data" / "coach-ben1")
    with pytest.raises(StorageFailed, match="belongs to the user coach-anna"):
        Library.open(tmp_path, "coach-ben1")


def test_a_second_window_on_the_same_library_is_refused(tmp_path: Path) -> None:
    with Library.open(tmp_path), pytest.raises(StorageFailed, match="another Reel Ballers: close"):
        Library.open(tmp_path)
    with Library.open(tmp_path):
        pass


def test_stamps_go_on_after_the_clock_was_set_back(tmp_path: Path) -> None:
    with Library.open(tmp_path, now_us=lambda: 2_000_000_000_000_000) as library:
        do(library, lambda store: store.put_setting("key", 1))
    sql = "SELECT hlc FROM setting"
    before = query(library.folders.database, sql)
    with Library.open(tmp_path, now_us=lambda: 1_000_000_000_000_000) as library:
        do(library, lambda store: store.put_setting("key", 2))
    assert query(library.folders.database, sql) > before


def test_a_backup_is_made_on_the_next_day(tmp_path: Path) -> None:
    day = 86_400_000_000
    for n in (0, 1, 1, 2):
        with Library.open(tmp_path, now_us=lambda n=n: (20_000 + n) * day) as library:  # type: ignore[misc]
            do(library, lambda store: store.put_setting("key", 1))
    assert len(list(library.folders.backups.iterdir())) == 2


def test_a_home_that_cannot_be_a_folder_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file", encoding="utf-8")
    with pytest.raises(StorageFailed, match=r"allow writing there, or choose another folder"):
        Library.open(tmp_path / "home")
