"""Films with seeded damage: no crash, no hang, no gigabytes, and one sentence for every refusal."""

from __future__ import annotations

import json
import random
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.media.films import film

pytestmark = pytest.mark.integration

READER = """
import json, re, sys, time
from pathlib import Path
from app.core.errors import ReelBallersError
from app.media.index import build_index
from app.media.probe import probe
from app.media.reader import FrameReader
from app.media.sound import SoundReader

def peak_kb():
    # Not getrusage: its peak is inherited from the process that started this one.
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return 0
    return int(re.search("VmHWM:\\s*(\\d+)", status)[1])

def look(path):
    probe(path)
    index = build_index(path)
    with FrameReader(path, index) as reader:
        for n in (index.count - 1, 0, index.count // 2):
            reader.picture(n)
    with SoundReader(path, index) as sound:
        sound.read(0, 4800)

for line in sys.stdin:
    started, said = time.monotonic(), ""
    try:
        look(Path(line.strip()))
    except ReelBallersError as error:
        said = str(error)
    print(json.dumps([time.monotonic() - started, peak_kb(), said]), flush=True)
"""
COUNT = 40
"""Damaged copies of each film."""
KINDS = (b"stsz", b"stts", b"stsc", b"stco", b"ctts", b"elst", b"trun", b"mdhd", b"tkhd", b"avcC")


def harmed(data: bytes, seed: int) -> bytes:
    """The bytes with one kind of damage."""
    chance = random.Random(seed)
    found = bytearray(data)
    size = len(found)
    match seed % 5:
        case 0:
            for _ in range(chance.choice([1, 5, 50])):
                found[chance.randrange(size)] ^= 1 << chance.randrange(8)
        case 1:
            for _ in range(4):
                found[chance.randrange(min(size, 1500))] = chance.randrange(256)
        case 2:
            places = [at for kind in KINDS if (at := data.find(kind)) >= 0] or [
                chance.randrange(size)
            ]
            at = min(chance.choice(places) + chance.choice([-4, 4, 8, 12, 16]), size - 4)
            struct.pack_into(">I", found, at, chance.choice([0, 2**20, 2**31 - 1, 2**32 - 1]))
        case 3:
            del found[chance.randrange(1, size) :]
        case _:
            at = chance.randrange(size)
            found[at:at] = found[at : at + chance.randrange(1, 4000)] * 2
    return bytes(found)


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.ts", "fragments.mp4"])
def test_damage_is_shown_or_refused(name: str, tmp_path: Path) -> None:
    options = {"movflags": "frag_keyframe+empty_moov"} if name == "fragments.mp4" else {}
    whole = film(tmp_path / name, times=range(30), container_options=options)
    data = whole.read_bytes()
    paths = []
    for seed in range(COUNT):
        path = tmp_path / f"harmed-{seed}{whole.suffix}"
        path.write_bytes(harmed(data, seed))
        paths.append(path)
    done = subprocess.run(
        [sys.executable, "-c", READER],
        input="".join(f"{path}\n" for path in paths),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == COUNT
    for path, (seconds, peak_kb, said) in zip(paths, answers, strict=True):
        assert seconds < 10 and peak_kb < 1_000_000, path.name
        if said:
            assert path.name in said and said.endswith(".") and "\n" not in said
