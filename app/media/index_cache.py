"""Frame tables on disk, one small file per state of a video; a broken one is made again."""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import threading
import zlib
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from app.media.geometry import Geometry
from app.media.guard import MAX_FRAMES, MAX_SIDE, file_key
from app.media.index import FrameIndex, OnProgress, ShouldStop, build_index, make_index
from app.media.source import MediaFile

log = logging.getLogger(__name__)

_MAGIC = b"RBINDEX1"
TABLE_VERSION = 2
"""Raise it when the scan changes what it finds."""


def cached_index(
    path: MediaFile,
    cache_dir: Path,
    on_progress: OnProgress | None = None,
    should_stop: ShouldStop | None = None,
) -> FrameIndex:
    """The index of a file, from ``cache_dir`` when the file is still the same, else scanned.

    The key is path, size and modification time. A cache that cannot be read or written costs time
    and a line in the log, never the answer. Raises what ``build_index`` raises.
    """
    file = cache_file(path, cache_dir)
    index = load_index(file)
    if index is None:
        index = build_index(path, on_progress, should_stop)
        save_index(index, file)
    elif on_progress is not None:
        on_progress(1.0)
    return index


def cache_file(path: MediaFile, cache_dir: Path) -> Path:
    """Where the table of this state of the file is kept."""
    key = repr((TABLE_VERSION, *file_key(path))).encode()
    return cache_dir / f"{hashlib.sha256(key).hexdigest()[:32]}.index"


def load_index(file: Path) -> FrameIndex | None:
    """Read a table; None when there is none or it is not whole."""
    try:
        raw = file.read_bytes()
    except OSError:
        return None
    try:
        return _decode(raw)
    except (ValueError, KeyError, TypeError, OverflowError, zlib.error) as error:
        log.warning("%s is damaged (%s), scanning again", file.name, error)
        return None


def save_index(index: FrameIndex, file: Path) -> None:
    """Write a table whole or not at all."""
    part = file.with_name(f"{file.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_encode(index))
        part.replace(file)
    except OSError as error:
        log.warning("%s could not be kept: %s", file.name, error)
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _encode(index: FrameIndex) -> bytes:
    facts, shape = index.facts, index.geometry
    head = {
        "counts": [len(facts.pts), len(index.key_pts)],
        "end_pts": facts.end_pts,
        "time_base": [facts.time_base.numerator, facts.time_base.denominator],
        "coded": shape.coded,
        "square": shape.square,
        "rotation": shape.rotation,
        "fps": [index.fps.numerator, index.fps.denominator],
        "has_audio": facts.has_audio,
        "stream": index.stream,
        "codec": index.codec,
    }
    arrays = [np.asarray(a, np.int64) for a in (facts.pts, index.key_pts, index.key_dts)]
    # Distances compress to a hundredth; the times themselves do not.
    packed = zlib.compress(b"".join(np.diff(a, prepend=0).astype("<i8").tobytes() for a in arrays))
    text = json.dumps(head).encode()
    body = len(text).to_bytes(4, "little") + text + packed
    return _MAGIC + zlib.crc32(body).to_bytes(4, "little") + body


def _decode(raw: bytes) -> FrameIndex:
    body = raw[12:]
    if raw[:8] != _MAGIC or zlib.crc32(body) != int.from_bytes(raw[8:12], "little"):
        raise ValueError("checksum")
    size = int.from_bytes(body[:4], "little")
    head: dict[str, Any] = json.loads(body[4 : 4 + size])
    pictures, keys = head["counts"]
    if not 0 < pictures <= MAX_FRAMES or not 0 < keys <= MAX_FRAMES:
        raise ValueError("counts")
    # A table may come from the cloud: no more is unpacked than it says, nor believed unseen.
    most = 8 * (pictures + 2 * keys)
    packed = zlib.decompressobj().decompress(body[4 + size :], most + 1)
    if len(packed) != most:
        raise ValueError("length")
    steps = np.frombuffer(packed, "<i8").astype(np.int64)
    parts = np.split(steps, [pictures, pictures + keys])
    pts, key_pts, key_dts = (np.cumsum(part) for part in parts)
    if np.any(np.diff(pts) <= 0) or head["end_pts"] <= pts[-1] or max(head["coded"]) > MAX_SIDE:
        raise ValueError("values")
    return make_index(
        pts=pts,
        end_pts=head["end_pts"],
        time_base=Fraction(*head["time_base"]),
        geometry=Geometry(tuple(head["coded"]), tuple(head["square"]), head["rotation"]),
        has_audio=head["has_audio"],
        keys=key_pts,
        seeks=key_dts,
        stream=head["stream"],
        codec=head["codec"],
        stated=Fraction(*head["fps"]),
    )
