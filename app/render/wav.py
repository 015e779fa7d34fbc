"""WAV files: 48 kHz, stereo, 16 bits, whole or not there at all."""

from __future__ import annotations

import contextlib
import os
import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np

from app.core.errors import RenderFailed
from app.media.tempo import Samples

RATE = 48_000
_FULL = 0xFFFFFFFF


def pcm(samples: Samples) -> bytes:
    """Samples as the bytes of the file."""
    scaled = np.rint(samples * np.float32(32768))
    whole = np.clip(scaled, -32768, 32767).astype("<i2")
    return bytes(whole.data)


def header(total: int) -> bytes:
    """The RIFF header; the length is known before, so the file can be a pipe.

    A length that does not fit into 32 bits makes it RF64 (EBU Tech 3306), which counts in 64.
    """
    size = total * 4
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 2, RATE, RATE * 4, 4, 16)
    if 36 + size <= _FULL:
        riff = struct.pack("<4sI4s", b"RIFF", 36 + size, b"WAVE")
        return riff + form + struct.pack("<4sI", b"data", size)
    riff = struct.pack("<4sI4s", b"RF64", _FULL, b"WAVE")
    sizes = struct.pack("<4sIQQQI", b"ds64", 28, 72 + size, size, total, 0)
    return riff + sizes + form + struct.pack("<4sI", b"data", _FULL)


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file that gets its name when everything is in it."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-", suffix=".part")
    except OSError as error:
        raise not_written(path, error) from error
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def not_written(out: Path | BinaryIO, error: OSError) -> RenderFailed:
    """The sentence for sound that could not be written."""
    where = str(out) if isinstance(out, Path) else "the encoder"
    reason = error.strerror or str(error)
    return RenderFailed(
        f"The sound could not be written to {where} ({reason}); free some space or choose another "
        "folder."
    )
