"""The boxes of an mp4 or mov, looked at before FFmpeg builds its tables from them.

A few bytes may claim millions of pictures (``stsz`` and ``trun`` with one size for all), each of
which FFmpeg gives an entry before it returns; a claim larger than the file is a lie. Box layouts:
ISO/IEC 14496-12, and the QuickTime File Format for ``cmov``.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from app.core.errors import BadMedia
from app.media.source import MediaFile, RemoteFile, RemoteView, open_file, size_of

MAX_SAMPLES = 48 * 3600 * 120
"""Pictures or stretches of sound in one track: two days at 120 per second."""
_MAX_BOXES = 2_000_000
_MAX_BOXES_AFAR = 64
"""Each costs a trip: a film in fragments is downloaded instead."""
_MAX_STEPS = 50_000_000
"""Entries that edit lists make FFmpeg walk over, in all."""
_MAX_RUNS = 2_000_000
"""Rows of such a table that are looked at; two days of sound have less."""
_DATA = (b"moov", b"mdat", b"moof")
_INSIDE = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"moof", b"traf", b"udta"}
"""Boxes that hold boxes, on the way to the tables; FFmpeg takes them at any level."""
_MAX_DEPTH = 10
_TABLES = {b"hdlr", b"stts", b"stsz", b"stz2", b"stsc", b"stco", b"co64", b"elst", b"trun"}


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its kind, the offsets of what it holds, and whether it ends within its parent."""

    kind: bytes
    start: int
    end: int
    fits: bool


def check_boxes(path: MediaFile) -> None:
    """Raise ``BadMedia`` for an mp4 or mov that was cut off, or that claims more than it can hold."""
    size = size_of(path)
    most = _MAX_BOXES_AFAR if isinstance(path, RemoteFile) else _MAX_BOXES
    found_index = found_data = fragmented = cut = False
    in_fragments = 0
    with open_file(path) as file:
        for n, box in enumerate(_boxes(file, 0, size)):
            if n == most:
                raise _too_many(path)
            # What follows a whole index and whole data (a camera's own notes, padding) is no loss.
            cut = cut or (not box.fits and (box.kind in _DATA or not (found_index and found_data)))
            found_index = found_index or (box.kind == b"moov" and box.fits)
            found_data = found_data or (box.kind == b"mdat" and box.fits)
            fragmented = fragmented or box.kind == b"moof"
            if box.kind in _INSIDE:
                in_fragments += _check_tables(file, box, size, path)
                _check_claim(in_fragments, size, path)
    # A fragmented file keeps an index per fragment and plays up to the cut.
    if not found_index or (cut and not fragmented):
        raise BadMedia(
            f"{path.name} was cut off before it was finished (its end is missing); "
            "copy it again, or let the camera repair it."
        )


def data_boxes(path: MediaFile) -> tuple[tuple[int, int], ...]:
    """Where the pictures and sounds of a film with one index lie, [start, end); () in fragments."""
    with open_file(path) as file:
        boxes = []
        for box in _boxes(file, 0, size_of(path)):
            boxes.append(box)
            if box.kind == b"moof" or len(boxes) > _MAX_BOXES_AFAR:
                return ()
        return tuple((box.start, box.end) for box in boxes if box.kind == b"mdat")


def _too_many(path: MediaFile) -> BadMedia:
    if isinstance(path, RemoteFile):
        return BadMedia(f"{path.name} is in many pieces; download it first.")
    return BadMedia(f"{path.name} is in millions of pieces; convert it to MP4 again.")


def _boxes(file: BinaryIO | RemoteView, start: int, end: int) -> Iterator[Box]:
    """The boxes side by side in [start, end); ends where they cease to make sense."""
    at = start
    while at + 8 <= end:
        file.seek(at)
        head = file.read(16)
        length, kind = struct.unpack(">I4s", head[:8])
        skip = 8
        if length == 1 and len(head) == 16:
            length, skip = struct.unpack(">Q", head[8:])[0], 16
        elif length == 0:
            length = end - at
        if length < skip:
            return
        yield Box(kind, at + skip, min(end, at + length), at + length <= end)
        at += length


@dataclass(slots=True)
class _Track:
    """What one track, or one fragment of it, claims to hold."""

    samples: int = 0
    kinds: set[bytes] = field(default_factory=set)
    ticks: set[int] = field(default_factory=set)
    """How long a sample is; 0 stands for more than one length."""
    edits: int = 0
    chunks: int = 0
    runs: list[tuple[int, int]] = field(default_factory=list)
    """From which chunk on (the first is 1) a chunk has how many samples."""

    @property
    def entries(self) -> int:
        """How many entries FFmpeg makes of it: for plain sound one of up to 1024 samples."""
        plain = self.kinds == {b"soun"} and self.ticks == {1}
        return self._in_chunks() // 1024 if plain else self.samples

    def _in_chunks(self) -> int:
        firsts = [first for first, _ in self.runs[1:]] + [self.chunks + 1]
        return sum(
            max(0, min(after, self.chunks + 1) - first) * count
            for (first, count), after in zip(
                self.runs, firsts, strict=False
            )  # fragments have no runs
        )


def _check_tables(file: BinaryIO | RemoteView, parent: Box, size: int, path: MediaFile) -> int:
    """Compare the claims of the tracks in a box with the file; the samples of its fragments."""
    total = 0
    for box in (parent, *_boxes(file, parent.start, parent.end)):
        if box.kind == b"cmov":
            raise BadMedia(f"{path.name} has a compressed index; convert it to MP4.")
        if box.kind not in (b"trak", b"traf"):
            continue
        track = _Track()
        _read(file, box, track, 0)
        _check_claim(track.entries, size, path)
        if track.edits * track.samples > _MAX_STEPS:
            raise BadMedia(f"{path.name} has too many cuts inside; convert it to MP4.")
        total += track.samples if box.kind == b"traf" else 0
    return total


def _check_claim(samples: int, size: int, path: MediaFile) -> None:
    if samples > min(size, MAX_SAMPLES):
        raise BadMedia(
            f"{path.name} says it has {samples} pictures or sounds, more than it can hold; "
            "it is damaged, copy it from the camera again."
        )


def _read(file: BinaryIO | RemoteView, parent: Box, track: _Track, depth: int) -> None:
    """Add up the tables inside a box."""
    for box in _boxes(file, parent.start, parent.end):
        if box.kind in _INSIDE and depth < _MAX_DEPTH:
            _read(file, box, track, depth + 1)
        elif box.kind in _TABLES:
            file.seek(box.start)
            head = file.read(min(12, box.end - box.start)).ljust(12, b"\0")
            second, third = struct.unpack(">II", head[4:])
            if box.kind == b"hdlr":
                track.kinds |= {head[8:]} & {b"soun", b"vide"}
            elif box.kind == b"stts":
                ticks = int.from_bytes(file.read(4), "big")
                track.ticks.add(ticks if second == 1 else 0)
            elif box.kind == b"elst":
                track.edits += min(second, box.end - box.start)
            elif box.kind == b"trun":
                track.samples += second
            elif box.kind in (b"stco", b"co64"):
                track.chunks += min(second, box.end - box.start)
            elif box.kind == b"stsc":
                file.seek(box.start + 8)
                there = max(0, box.end - box.start - 8) // 12
                rows = file.read(12 * min(second, there, _MAX_RUNS))
                track.runs += [
                    (first, count) for first, count, _ in struct.iter_unpack(">III", rows)
                ]
            else:
                track.samples += third
