"""The files of sync appear whole, under their names, and the right one survives."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from app.sync.snapshot import Shelf, digest
from tests.unit.sync.test_journal import ENTRY

ONE, TWO = ENTRY.commit_id, "99999999-2222-4333-8444-555555555555"


def shelf_in(folder: Path) -> Shelf:
    shelf = Shelf(folder)
    shelf.prepare_outbox()
    return shelf


def test_a_base_is_kept_byte_for_byte_and_read_only(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)

    path = shelf.keep_base(ONE, b"bytes")

    assert path.read_bytes() == b"bytes"
    assert path.stat().st_mode & 0o777 == 0o400
    assert shelf.keep_base(ONE, b"again").read_bytes() == b"again"


def test_the_snapshot_that_landed_becomes_the_base(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    shelf.outgoing(ONE).write_bytes(b"sent")

    shelf.promote(ONE)
    shelf.promote(ONE)  # a crash in between: done again

    assert shelf.base(ONE).read_bytes() == b"sent"
    assert not shelf.outgoing(ONE).exists()


def test_only_the_bytes_on_record_are_sent_again(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    entry = replace(ENTRY, size=4, sha256=hashlib.sha256(b"sent").hexdigest())
    assert shelf.intact(entry) is None
    shelf.outgoing(ONE).write_bytes(b"sent")
    assert shelf.intact(entry) == shelf.outgoing(ONE)
    shelf.outgoing(ONE).write_bytes(b"Sent")
    assert shelf.intact(entry) is None


def test_other_bases_and_leftovers_go(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    shelf.keep_base(ONE, b"1")
    shelf.keep_base(TWO, b"2")
    (tmp_path / "base-x.sqlite.abc.part").write_bytes(b"half")

    shelf.prune(TWO)

    assert sorted(p.name for p in tmp_path.iterdir()) == [f"base-{TWO}.sqlite", "outbox"]


def test_the_outbox_holds_one_snapshot_at_most(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    shelf.outgoing(ONE).write_bytes(b"old")

    shelf.prepare_outbox()

    assert list(shelf.outbox.iterdir()) == []


def test_the_bench_is_empty_and_gone_afterwards(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    (tmp_path / "work" / "crashed").mkdir(parents=True)
    with shelf.bench() as folder:
        assert list(folder.iterdir()) == []
        (folder / "copy").write_bytes(b"x")
    assert not shelf.work.exists()


def test_digest(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"abc")
    assert digest(tmp_path / "f") == hashlib.sha256(b"abc").hexdigest()
