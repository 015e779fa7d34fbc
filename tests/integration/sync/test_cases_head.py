"""Cases: what lies in the cloud is gone, broken, foreign, newer or older than it was."""

from __future__ import annotations

import contextlib
import hashlib
import struct
import uuid
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cloud.r2 import Bucket
from app.core.errors import NotFound
from app.storage.engine import driver
from app.sync.history import recover
from tests.integration.sync.laptops import HEAD, Cloud, Team, settle

SAFE = "Saved on this laptop"


def metadata_for(body: bytes, cloud: Cloud, **changes: str) -> dict[str, str]:
    """What the app would have written beside these bytes."""
    return {
        **cloud.head_metadata(),
        "sha256": hashlib.sha256(body).hexdigest(),
        "commit-id": str(uuid.uuid4()),
        **changes,
    }


def changed(body: bytes, folder: Path, *statements: str) -> bytes:
    """The database after some SQL."""
    path = folder / "changed.sqlite"
    path.write_bytes(body)
    with contextlib.closing(driver().connect(str(path))) as raw:
        for statement in statements:
            raw.execute(statement)
        raw.commit()
    return path.read_bytes()


def png() -> bytes:
    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0\0\0\0")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


def test_head_deleted_by_hand(cloud: Cloud, laptop: Team) -> None:
    """Head deleted by hand: remote_missing, nothing uploaded until asked; then all is there again."""
    one, two = laptop("one"), laptop("two")
    kept = one.add()
    settle(one, two)
    only_two = two.add()
    assert two.sync().state == "synced"
    cloud.delete(HEAD)
    mine = one.add()

    stopped = one.sync()
    assert stopped.state == "remote_missing"
    assert stopped.reason.startswith(SAFE)
    assert HEAD not in cloud.objects()
    assert one.games() == {kept, mine}
    one.restart()
    assert one.sync().state == "remote_missing"

    assert one.engine.recreate().state == "synced"
    settle(one, two)
    assert one.games() == {kept, mine, only_two}


def test_head_deleted_while_a_commit_was_in_doubt(cloud: Cloud, laptop: Team) -> None:
    """Head deleted while a commit is in doubt: remote_missing; asked for, no edit is missing."""
    one = laptop("one")
    kept = one.add()
    one.sync()
    mine = one.add()
    one.sync_and_crash("journal-written")
    cloud.delete(HEAD)

    assert one.sync().state == "remote_missing"
    assert one.engine.recreate().state == "synced"
    two = laptop("two")
    settle(one, two)
    assert two.games() == {kept, mine}


def test_two_laptops_make_the_head_anew(cloud: Cloud, laptop: Team) -> None:
    """Two laptops both make a lost head anew: the second merges, nobody overwrites."""
    one, two = laptop("one"), laptop("two")
    kept = one.add()
    settle(one, two)
    cloud.delete(HEAD)
    a, b = one.add(), two.add()

    assert one.engine.recreate().state == "synced"
    assert two.engine.recreate().state == "synced"
    settle(one, two)
    assert two.games() == {kept, a, b}


def test_head_gone_after_a_lost_race(cloud: Cloud, laptop: Team) -> None:
    """Head deleted after a lost race: winner and loser are both taken in before the head is made anew."""
    one, two, three = laptop("one"), laptop("two"), laptop("three")
    expected = {one.add()}
    settle(one, two, three)
    expected |= {two.add(), three.add()}
    two.at["journal-written"] = three.sync
    two.sync_and_crash("head-put")
    assert cloud.head_metadata()["device-id"] == three.library.device_id
    cloud.delete(HEAD)

    assert one.sync().state == "remote_missing"
    assert one.engine.recreate().state == "synced"
    assert one.games() == expected
    settle(one, two, three)
    assert three.games() == expected
    assert not three.library.conflicts().result()


def test_head_put_back_by_hand_to_an_older_version(cloud: Cloud, laptop: Team) -> None:
    """Head put back to an older version by hand: what came after it is pushed again."""
    one, two = laptop("one"), laptop("two")
    first = one.add()
    one.sync()
    old, metadata = cloud.head(), cloud.head_metadata()
    second = one.add()
    one.rename(first, "Wanderers")
    settle(one, two)
    cloud.put(HEAD, old, metadata)
    third = two.add()

    settle(two, one)
    assert one.games() == {first, second, third}
    assert one.opponent(first) == "Wanderers"
    assert not one.library.conflicts().result()


@pytest.mark.parametrize(
    "kind", ["0 bytes", "a PNG", "a foreign SQLite", "a trigger", "a view", "half a library"]
)
@pytest.mark.parametrize("dressed", [False, True], ids=["bare", "with our metadata"])
def test_head_replaced(
    cloud: Cloud, laptop: Team, tmp_path: Path, kind: str, dressed: bool
) -> None:
    """Head replaced by 0 bytes, a PNG, a foreign SQLite, one with a trigger or a view, a torn one: corrupt_remote, nothing taken over, nothing pushed, editing goes on; asked for, the library is put back."""
    one = laptop("one")
    kept = one.add()
    one.sync()
    foreign = tmp_path / "foreign.sqlite"
    with contextlib.closing(driver().connect(str(foreign))) as raw:
        raw.execute("CREATE TABLE t (x)")
        raw.commit()
    bodies: dict[str, Callable[[], bytes]] = {
        "0 bytes": lambda: b"",
        "a PNG": png,
        "a foreign SQLite": foreign.read_bytes,
        "a trigger": lambda: changed(
            cloud.head(),
            tmp_path,
            "CREATE TRIGGER evil AFTER INSERT ON game BEGIN DELETE FROM clip; END",
        ),
        "a view": lambda: changed(cloud.head(), tmp_path, "CREATE VIEW v AS SELECT * FROM game"),
        "half a library": lambda: cloud.head()[: len(cloud.head()) // 2],
    }
    body = bodies[kind]()
    cloud.put(HEAD, body, metadata_for(body, cloud) if dressed else None)
    mine = one.add()

    for _ in range(3):
        status = one.sync()
        assert status.state == "corrupt_remote", status
        assert status.reason.startswith(SAFE)
    assert cloud.head() == body
    assert one.games() == {kept, mine}

    assert one.engine.recreate().state == "synced"
    two = laptop("two")
    settle(one, two)
    assert two.games() == {kept, mine}


def test_head_replaced_by_a_huge_file(cloud: Cloud, laptop: Team) -> None:
    """Head replaced by a huge file: refused by its size, unread; corrupt_remote."""
    one = laptop("one")
    kept = one.add()
    one.sync()
    cloud.put(HEAD, bytes(65 * 1024 * 1024))

    assert one.sync().state == "corrupt_remote"
    assert one.games() == {kept}
    assert one.engine.recreate().state == "synced"
    assert len(cloud.head()) < 1_000_000


def test_head_damaged_where_it_lies(cloud: Cloud, laptop: Team) -> None:
    """Wrong sha256 where it lies: corrupt_remote; put back, with what only the history still had."""
    one, two = laptop("one"), laptop("two")
    kept = one.add()
    settle(one, two)
    only_two = two.add()
    two.sync()
    body, metadata = bytearray(cloud.head()), cloud.head_metadata()
    body[-1] ^= 1
    cloud.put(HEAD, bytes(body), metadata)

    assert one.sync().state == "corrupt_remote"
    assert one.engine.recreate().state == "synced"
    assert one.games() == {kept, only_two}
    settle(one, two)


@pytest.mark.parametrize("harm", ["damaged", "huge"])
def test_head_broken_while_a_commit_was_in_doubt(cloud: Cloud, laptop: Team, harm: str) -> None:
    """Head broken while a commit is in doubt: corrupt_remote; put back, with what others had pushed."""
    one, two = laptop("one"), laptop("two")
    kept = one.add()
    settle(one, two)
    mine, theirs = one.add(), two.add()
    one.sync_and_crash("journal-written")
    two.sync()
    body, metadata = cloud.head(), cloud.head_metadata()
    cloud.put(HEAD, bytes(65 * 1024 * 1024) if harm == "huge" else body[:-1] + b"\1", metadata)

    assert one.sync().state == "corrupt_remote"
    assert one.engine.recreate().state == "synced"
    assert one.games() == {kept, mine, theirs}
    settle(one, two)


def test_newer_schema_in_the_cloud(cloud: Cloud, laptop: Team, tmp_path: Path) -> None:
    """Newer schema in the cloud: needs_update, editing goes on, nothing is pushed, even when asked."""
    one = laptop("one")
    kept = one.add()
    one.sync()
    newer = changed(
        cloud.head(),
        tmp_path,
        "UPDATE alembic_version SET version_num = '9999'",
        "PRAGMA user_version = 99",
    )
    cloud.put(HEAD, newer, metadata_for(newer, cloud, **{"schema-version": "99"}))
    mine = one.add()

    assert one.sync().state == "needs_update"
    requests = one.requests(one.sync)
    assert requests == [("get_object", HEAD)]  # and a 304: it is not fetched again and again
    assert one.engine.recreate().state == "needs_update"
    assert cloud.head() == newer
    assert one.games() == {kept, mine}


def test_a_broken_head_that_heals(cloud: Cloud, laptop: Team) -> None:
    """A broken head that is put right elsewhere: sync goes on by itself."""
    one = laptop("one")
    one.add()
    one.sync()
    good, metadata = cloud.head(), cloud.head_metadata()
    cloud.put(HEAD, b"")
    one.add()
    assert one.sync().state == "corrupt_remote"

    cloud.put(HEAD, good, metadata)
    assert one.sync().state == "synced"


def test_library_recovered_from_the_cloud(cloud: Cloud, laptop: Team, tmp_path: Path) -> None:
    """No good copy on the laptop: the newest sound version of the cloud is fetched, head or history."""
    to = tmp_path / "recovered.sqlite"
    with pytest.raises(NotFound):
        recover(Bucket(cloud.config), to)
    one = laptop("one")
    one.add()
    one.sync()
    one.add()
    one.sync()

    assert recover(Bucket(cloud.config), to).version == 2
    cloud.put(HEAD, b"broken")
    assert recover(Bucket(cloud.config), to).version == 2
    newest = max(name for name in cloud.objects("history/"))
    cloud.put(newest, b"broken")
    assert recover(Bucket(cloud.config), to).version == 1
