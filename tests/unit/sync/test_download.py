"""When a file that is here is the film that was asked for."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from app.cloud.r2.errors import Stopped
from app.sync.download import DownloadJob, drop, is_whole
from app.sync.pace import Gate, Pace

BODY = b"a film" * 1000
SHA = hashlib.sha256(BODY).hexdigest()


def test_only_the_very_bytes_are_the_film(tmp_path: Path) -> None:
    path, pace = tmp_path / "film.mp4", Pace(Gate())
    assert not is_whole(path, SHA, len(BODY), pace)
    path.write_bytes(BODY[:-1] + b"!")
    assert not is_whole(path, SHA, len(BODY), pace)
    path.write_bytes(BODY[:-1])
    assert not is_whole(path, SHA, len(BODY), pace)
    path.write_bytes(BODY)
    assert is_whole(path, SHA, len(BODY), pace)


def test_comparing_a_long_film_can_be_stopped(tmp_path: Path) -> None:
    path, pace = tmp_path / "film.mp4", Pace(Gate())
    path.write_bytes(BODY)
    pace.stop()
    with pytest.raises(Stopped):
        is_whole(path, SHA, len(BODY), pace)


def test_dropping_removes_what_was_fetched_and_nothing_else(tmp_path: Path) -> None:
    job = DownloadJob(SHA, "coach-1234/games/film.mp4", len(BODY), tmp_path / "film.mp4")
    for name in (".film.mp4.0123456789ab.part", "film.mp4", ".other.mp4.0123456789ab.part"):
        (tmp_path / name).write_bytes(BODY)
    drop(job)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".other.mp4.0123456789ab.part",
        "film.mp4",
    ]
