"""The commit in doubt survives every crash, whole."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from app.sync.journal import Entry, Journal, write_whole

ENTRY = Entry(
    commit_id="11111111-2222-4333-8444-555555555555",
    parent_id="",
    parent_etag=None,
    version=1,
    device_id="aaaaaaaa-2222-4333-8444-555555555555",
    device_name="Trainer's laptop – blå",
    app_version="1.2.3",
    created_us=1_700_000_000_000_000,
    sha256="0" * 64,
    size=4096,
    metadata={"commit-id": "11111111-2222-4333-8444-555555555555", "db-version": "1"},
)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    journal = Journal(tmp_path)

    journal.write(ENTRY)

    assert journal.read() == ENTRY
    assert Journal(tmp_path).read() == ENTRY
    assert [path.name for path in tmp_path.iterdir()] == ["journal.json"]


def test_no_commit_is_in_doubt_after_removal(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.write(ENTRY)

    journal.remove()
    journal.remove()

    assert journal.read() is None


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\x00" * 100,
        b"{}",
        b"[]",
        b'"text"',
        json.dumps({"format": 2}).encode(),
        json.dumps({"format": 1, "commit_id": "x"}).encode(),
        b"{" * 200_000,
    ],
)
def test_a_journal_that_makes_no_sense_is_put_aside_and_said(
    tmp_path: Path, text: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    journal = Journal(tmp_path)
    journal.path.write_bytes(text)

    with caplog.at_level(logging.WARNING):
        assert journal.read() is None

    (aside,) = tmp_path.iterdir()
    assert aside.name.startswith("journal-unreadable-")
    assert aside.read_bytes() == text
    assert "made no sense" in caplog.text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("commit_id", "../../etc/passwd"),
        ("version", "1"),
        ("version", True),
        ("size", -1),
        ("sha256", "zz"),
        ("parent_etag", 5),
        ("metadata", {"a": 1}),
        ("surplus", "x"),
    ],
)
def test_a_wrong_field_is_never_acted_upon(tmp_path: Path, field: str, value: object) -> None:
    journal = Journal(tmp_path)
    journal.write(ENTRY)
    content = json.loads(journal.path.read_bytes())
    journal.path.write_text(json.dumps({**content, field: value}))

    assert journal.read() is None


def test_a_file_is_replaced_whole_or_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    write_whole(path, b"before")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"after")

    assert path.read_bytes() == b"before"
    assert [p.name for p in tmp_path.iterdir()] == ["file"]
