"""Small films of every kind, and damage to them: the same damage for the same number.

for number in range(2000):
    name, content = damaged(seeds(folder), number)
"""

from __future__ import annotations

import random
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

from app.render.ffmpeg_program import ffmpeg_path
from tests.support.footage import cache_folder, made_once

KINDS = {
    "h264.mp4": "-c:v libx264 -preset ultrafast -g 8 -bf 2 -c:a aac",
    "hevc.mp4": "-c:v libx265 -preset ultrafast -g 8 -tag:v hvc1 -x265-params log-level=0 -c:a aac",
    "av1.mp4": "-c:v libaom-av1 -cpu-used 8 -g 8 -c:a aac",
    "fragments.mp4": "-c:v libx264 -preset ultrafast -g 8 -movflags frag_keyframe+empty_moov "
    "-c:a aac",
    "prores.mov": "-c:v prores -profile:v 0 -c:a pcm_s16le",
    "h264.mkv": "-c:v libx264 -preset ultrafast -g 8 -c:a libopus",
    "vp9.webm": "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 8 -c:a libopus",
    "h264.ts": "-c:v libx264 -preset ultrafast -g 8 -c:a mp2",
    "mpeg4.avi": "-c:v mpeg4 -q:v 6 -g 8 -c:a libmp3lame",
}
"""The seeds by name: one second of a test card with a tone, and how each is made."""

_HOLDERS = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"moof", b"traf", b"udta")
_TABLES: tuple[bytes, ...] = (
    b"stts",
    b"stsc",
    b"stsz",
    b"stco",
    b"ctts",
    b"elst",
    b"tkhd",
    b"mvhd",
    b"mdhd",
    b"stsd",
)
_TABLES += (
    b"stss",
    b"trun",
    b"tfhd",
    b"mvex",
    b"trex",
    b"avcC",
    b"hvcC",
    b"av1C",
    b"esds",
    b"hdlr",
)
_SIZES = (0, 1, 2, 7, 8, 9, 15, 16, 0x7FFFFFFF, 0x80000000, 0xFFFFFFF0, 0xFFFFFFFF)
_NUMBERS = (0, 1, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)


def seeds() -> dict[str, bytes]:
    """The films that are damaged, by name; made once."""
    found = {}
    for name, options in KINDS.items():
        path = cache_folder() / f"fuzz-{name}"
        with made_once(path) as wanted:
            if wanted:
                _make(path, options, "yuv422p10le" if "prores" in name else "yuv420p")
        found[name] = path.read_bytes()
    return found


def _make(path: Path, options: str, pixels: str) -> None:
    part = path.with_name(f"part-{path.name}")
    command = [
        *f"{ffmpeg_path()} -v error -y -f lavfi -i testsrc2=s=96x64:r=25:d=1".split(),
        *["-f", "lavfi", "-i", "sine=r=48000:d=1", "-pix_fmt", pixels],
        *options.split(),
        str(part),
    ]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    part.replace(path)


def damaged(films: dict[str, bytes], number: int, seed: int = 1) -> tuple[str, bytes]:
    """Film ``number`` of a series: a name that tells what was done to it, and its bytes."""
    chance = random.Random(f"{seed}-media-{number}")
    name = chance.choice(sorted(films))
    content = bytearray(films[name])
    done = []
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        damage = chance.choice(_damages(name))
        done.append(damage.__name__.strip("_"))
        content = damage(content, chance, films)
    stem, suffix = name.split(".")
    return f"{number:05}-{stem}-{'+'.join(done)}.{suffix}", bytes(content)


Damage = Callable[[bytearray, random.Random, dict[str, bytes]], bytearray]


def _damages(name: str) -> list[Damage]:
    common: list[Damage] = [_bits, _bits, _bytes, _cut, _hole, _twice, _noise, _spliced, _head]
    if name.endswith((".mp4", ".mov")):
        boxes: list[Damage] = [_box_size, _box_swap, _box_twice, _box_gone, _box_kind, _table]
        return common + boxes + [_table, _table]
    if name.endswith(".ts"):
        return [*common, _packets]
    return [*common, _length]


def _place(content: bytearray, chance: random.Random) -> int:
    """An offset; the first and the last kilobyte, where tables are, more often than others."""
    size = max(1, len(content))
    near = min(size, 1024)
    return chance.choice((chance.randrange(size), chance.randrange(near), size - 1 - near // 2))


def _bits(content: bytearray, chance: random.Random, _films: dict[str, bytes]) -> bytearray:
    for _ in range(chance.choice((1, 4, 16, 64, 256))):
        if content:
            content[_place(content, chance)] ^= 1 << chance.randrange(8)
    return content


def _bytes(content: bytearray, chance: random.Random, _films: dict[str, bytes]) -> bytearray:
    for _ in range(chance.randint(1, 8)):
        at, count = _place(content, chance), chance.choice((1, 2, 4, 8, 64))
        value = chance.choice((b"\0", b"\xff", bytes([chance.randrange(256)])))
        content[at : at + count] = value * len(content[at : at + count])
    return content


def _cut(content: bytearray, chance: random.Random, _films: dict[str, bytes]) -> bytearray:
    return content[: chance.randrange(len(content) + 1)]


def _hole(content: bytearray, chance: random.Random, _films: dict[str, bytes]) -> bytearray:
    at = _place(content, chance)
    del content[at : at + chance.choice((1, 3, 100, 5000))]
    return content


def _twice(content: bytearray, chance: random.Random, _films: dict[str, bytes]) -> bytearray:
    at, count = _place(content, chance), chance.choice((1, 100, 5000, len(content)))
    content[at:at] = content[at : at + count]
    return content


def _noise(content: bytearray, chance: random.Random, _films: dict[str, bytes]) -> bytearray:
    at = _place(content, chance)
    content[at:at] = chance.randbytes(chance.choice((1, 16, 1000)))
    return content


def _spliced(content: bytearray, chance: random.Random, films: dict[str, bytes]) -> bytearray:
    other = films[chance.choice(sorted(films))]
    return content[: _place(content, chance)] + other[chance.randrange(len(other)) :]


def _head(content: bytearray, chance: random.Random, films: dict[str, bytes]) -> bytearray:
    """The beginning of one container on the rest of another."""
    other = films[chance.choice(sorted(films))]
    count = chance.choice((8, 32, 200, 1000))
    return bytearray(other[:count]) + content[count:]


def _packets(content: bytearray, chance: random.Random, _films: dict[str, bytes]) -> bytearray:
    """Packets of a transport stream that are lost, renamed or out of step."""
    for _ in range(chance.randint(1, 20)):
        at = 188 * chance.randrange(max(1, len(content) // 188))
        what = chance.randrange(4)
        if what == 0:
            del content[at : at + 188]
        elif what == 1 and at + 3 < len(content):
            content[at + 1 : at + 3] = chance.randbytes(2)
        elif what == 2 and at < len(content):
            content[at] = 0x48
        else:
            del content[at : at + chance.randint(1, 187)]
    return content


def _length(content: bytearray, chance: random.Random, _films: dict[str, bytes]) -> bytearray:
    """A length of EBML or RIFF near the beginning that says something else."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(min(len(content), 2000) or 1)
        word = struct.pack(chance.choice("<>") + "I", chance.choice(_SIZES))
        content[at : at + 4] = word[: len(content[at : at + 4])]
    return content


def _boxes(content: bytearray) -> list[tuple[int, int, bytes]]:
    """(start, end, kind) of every box, at any depth."""
    found: list[tuple[int, int, bytes]] = []
    todo = [(0, len(content))]
    while todo and len(found) < 5000:
        at, end = todo.pop()
        while at + 8 <= end:
            size, kind = struct.unpack_from(">I4s", content, at)
            stop = end if size == 0 else min(end, at + size)
            if size != 0 and size < 8:
                break
            found.append((at, stop, kind))
            if kind in _HOLDERS:
                todo.append((at + 8, stop))
            at = stop
    return found


def _any_box(
    content: bytearray, chance: random.Random, kinds: tuple[bytes, ...] = ()
) -> tuple[int, int, bytes]:
    boxes = [b for b in _boxes(content) if not kinds or b[2] in kinds]
    return chance.choice(boxes) if boxes else (0, len(content), b"")


def _box_size(content: bytearray, chance: random.Random, _films: dict[str, bytes]) -> bytearray:
    start, end, _ = _any_box(content, chance)
    near = (end - start) + chance.choice((-8, -1, 1, 8))
    content[start : start + 4] = struct.pack(">I", chance.choice((*_SIZES, near)) & 0xFFFFFFFF)
    return content


def _box_swap(content: bytearray, chance: random.Random, _films: dict[str, bytes]) -> bytearray:
    one, other = sorted((_any_box(content, chance), _any_box(content, chance)))
    if one[1] > other[0]:
        return content
    parts = content[: one[0]], content[other[0] : other[1]], content[one[1] : other[0]]
    return bytearray().join((*parts, content[one[0] : one[1]], content[other[1] :]))


def _box_twice(content: bytearray, chance: random.Random, _films: dict[str, bytes]) -> bytearray:
    start, end, _ = _any_box(content, chance)
    content[start:start] = content[start:end] * chance.choice((1, 1, 1, 40))
    return content[:2_000_000]


def _box_gone(content: bytearray, chance: random.Random, _films: dict[str, bytes]) -> bytearray:
    start, end, _ = _any_box(content, chance)
    del content[start:end]
    return content


def _box_kind(content: bytearray, chance: random.Random, _films: dict[str, bytes]) -> bytearray:
    start, _, _ = _any_box(content, chance)
    content[start + 4 : start + 8] = chance.choice((*_HOLDERS, *_TABLES, b"free", b"uuid", b"cmov"))
    return content


def _table(content: bytearray, chance: random.Random, _films: dict[str, bytes]) -> bytearray:
    """A number in one of the tables that says something else."""
    for _ in range(chance.randint(1, 3)):
        start, end, _ = _any_box(content, chance, _TABLES)
        if end - start >= 12:
            at = start + 8 + 4 * chance.randrange(max(1, min((end - start - 8) // 4, 24)))
            value = chance.choice((*_NUMBERS, chance.randrange(1 << 32)))
            content[at : at + 4] = struct.pack(">I", value)
    return content
