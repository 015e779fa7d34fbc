from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from app.core.errors import MediaGone
from app.services.file_hashes import BLOCK, EDGE, FileHashes, edges_of


@pytest.fixture
def hashes() -> Iterator[FileHashes]:
    made = FileHashes()
    yield made
    made.close()


def test_a_file_is_hashed_whole_on_a_thread_of_its_own(hashes: FileHashes, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(os.urandom(2 * BLOCK + 17))
    assert hashes.sha256(film).result(10) == hashlib.sha256(film.read_bytes()).hexdigest()
    assert hashes.sha256(film) is hashes.sha256(film), "the same state is read once"
    film.write_bytes(b"other")
    assert hashes.sha256(film).result(10) == hashlib.sha256(b"other").hexdigest()


def test_closing_does_not_wait_for_a_long_file(tmp_path: Path) -> None:
    film = tmp_path / "long.mp4"
    with film.open("wb") as file:
        file.truncate(40 << 30)  # sparse: takes no room
    hashes = FileHashes()
    running, queued = hashes.sha256(film), hashes.sha256(_small(tmp_path))
    began = time.monotonic()
    hashes.close()
    assert time.monotonic() - began < 1
    for future in (running, queued):
        with pytest.raises(CancelledError):
            future.result(0)


def test_a_file_that_went_away_is_told(hashes: FileHashes, tmp_path: Path) -> None:
    with pytest.raises(MediaGone, match=r"gone\.mp4"):
        hashes.sha256(tmp_path / "gone.mp4").result(10)


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="there is no priority of a thread")
def test_the_thread_leaves_the_processor_to_others(hashes: FileHashes, tmp_path: Path) -> None:
    hashes.sha256(_small(tmp_path)).result(10)
    (thread,) = (t for t in threading.enumerate() if t.name.startswith("file-hashes"))
    assert thread.native_id is not None
    assert os.getpriority(os.PRIO_PROCESS, thread.native_id) > os.getpriority(os.PRIO_PROCESS, 0)


@pytest.mark.parametrize("size", [0, 5, EDGE, 3 * EDGE, 5 * EDGE + 1])
def test_edges_tell_apart_what_differs_at_the_start_in_the_middle_or_at_the_end(
    tmp_path: Path, size: int
) -> None:
    film = tmp_path / "film.mp4"
    data = bytearray(os.urandom(size))
    film.write_bytes(data)
    seen = {edges_of(film)}
    assert edges_of(film) in seen
    places = {0, size // 2, size - 1} if size else set()
    for at in places:
        changed = bytearray(data)
        changed[at] ^= 1
        film.write_bytes(changed)
        seen.add(edges_of(film))
    film.write_bytes(data + b"x")
    seen.add(edges_of(film))
    assert len(seen) == len(places) + 2


def _small(folder: Path) -> Path:
    path = folder / "small.mp4"
    path.write_bytes(b"small")
    return path
