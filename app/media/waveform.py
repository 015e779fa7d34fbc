"""How loud a file is over its time, for timelines: one peak per fiftieth of a second, kept on disk."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import threading
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from app.media.guard import file_key
from app.media.index import FrameIndex
from app.media.sound import RATE, SoundReader

log = logging.getLogger(__name__)

Peaks: TypeAlias = NDArray[np.uint8]
"""Largest sample of each fiftieth of a second, 255 is full scale."""
PER_S = 50
_MAGIC = b"RBWAVE01"
_BLOCK_S = 20
_MAX_BYTES = 100 * 3600 * PER_S

OnPart: TypeAlias = Callable[[int, Peaks], None]
"""Told the first peak of a part, and the part."""


def cached_waveform(
    path: Path,
    index: FrameIndex,
    folder: Path,
    on_part: OnPart | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Peaks | None:
    """The peaks of a file, from ``folder`` when the file is still the same, else from its sound.

    None when it was stopped. A cache that cannot be read or written costs time, never the answer.
    Raises ``BadMedia`` or ``MediaGone``.
    """
    file = cache_file(path, folder)
    peaks = _load(file)
    if peaks is not None:
        if on_part is not None:
            on_part(0, peaks)
        return peaks
    peaks = waveform(path, index, on_part, should_stop)
    if peaks is not None:
        _save(file, peaks)
    return peaks


def waveform(
    path: Path,
    index: FrameIndex,
    on_part: OnPart | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Peaks | None:
    """The peaks of a file's sound on the clock of its pictures; all zero where it has none."""
    count = -(-index.facts.duration_us * PER_S // 1_000_000)
    peaks = np.zeros(count, np.uint8)
    step = RATE // PER_S
    with SoundReader(path, index) as sound:
        if not sound.has_sound:
            return peaks
        for first in range(0, count, _BLOCK_S * PER_S):
            if should_stop is not None and should_stop():
                return None
            size = min(_BLOCK_S * PER_S, count - first)
            samples = sound.read_samples(first * step, size * step)
            loudest = np.abs(samples.reshape(size, -1)).max(axis=1)
            part = np.minimum(255, np.rint(loudest * 255)).astype(np.uint8)
            peaks[first : first + size] = part
            if on_part is not None:
                on_part(first, part)
    return peaks


def cache_file(path: Path, folder: Path) -> Path:
    """Where the peaks of this state of a file are kept."""
    key = repr((1, *file_key(path))).encode()
    return folder / f"{hashlib.sha256(key).hexdigest()[:32]}.wave"


def _load(file: Path) -> Peaks | None:
    try:
        raw = file.read_bytes()
    except OSError:
        return None
    body = raw[12:]
    if raw[:8] != _MAGIC or zlib.crc32(body) != int.from_bytes(raw[8:12], "little"):
        log.warning("%s is damaged, made again", file.name)
        return None
    try:
        plain = zlib.decompressobj().decompress(body, _MAX_BYTES)
    except zlib.error:
        return None
    return np.frombuffer(plain, np.uint8)


def _save(file: Path, peaks: Peaks) -> None:
    part = file.with_name(f"{file.name}.{os.getpid()}-{threading.get_ident()}.part")
    body = zlib.compress(peaks.tobytes())
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_MAGIC + zlib.crc32(body).to_bytes(4, "little") + body)
        part.replace(file)
    except OSError as error:
        log.warning("%s could not be kept: %s", file.name, error)
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
