"""An mp4 is looked at before FFmpeg builds tables of what it claims."""

from __future__ import annotations

import struct
import time
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from app.core.errors import BadMedia
from app.media.boxes import MAX_SAMPLES, check_boxes
from app.media.probe import probe
from tests.unit.media.films import film, numbered

FRAGMENTS = {"movflags": "frag_keyframe+empty_moov+default_base_moof"}


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content


@pytest.fixture
def game(tmp_path: Path) -> Path:
    return film(tmp_path / "game.mp4", times=range(5))


def patched(path: Path, kind: bytes, at: int, *values: int) -> Path:
    """Numbers written over the content of the first box of a kind."""
    data = bytearray(path.read_bytes())
    start = data.index(kind) + 4 + at
    data[start : start + 4 * len(values)] = struct.pack(f">{len(values)}I", *values)
    path.write_bytes(data)
    return path


def refused(path: Path, words: str) -> None:
    started = time.monotonic()
    with pytest.raises(BadMedia, match=words) as error:
        probe(path)
    assert path.name in str(error.value)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("claim", [MAX_SAMPLES, 2**32 - 1])
def test_more_pictures_of_one_size_than_bytes_are_a_lie(game: Path, claim: int) -> None:
    refused(patched(game, b"stsz", 4, 1, claim), "more than it can hold")


def test_more_times_than_bytes_are_a_lie(game: Path) -> None:
    refused(patched(game, b"stts", 8, 2**24), "is damaged")


def test_fragments_are_counted_too(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", times=range(5), container_options=FRAGMENTS)
    refused(patched(path, b"trun", 0, 0, MAX_SAMPLES), "more than it can hold")


def test_fragments_with_plain_sound_open(tmp_path: Path) -> None:
    path = tmp_path / "a.mov"
    with av.open(str(path), "w", options=FRAGMENTS) as out:
        picture: Any = out.add_stream("mpeg4", rate=25)
        picture.width, picture.height, picture.pix_fmt = 320, 180, "yuv420p"
        sound: Any = out.add_stream("pcm_s16le", rate=8000, layout="mono")
        for n in range(5):
            frame = numbered(n)
            frame.pts = n
            out.mux(picture.encode(frame))
        tone = av.AudioFrame.from_ndarray(np.zeros((1, 8000), np.int16), "s16", "mono")
        tone.sample_rate = 8000
        out.mux(sound.encode(tone))
        out.mux([*picture.encode(None), *sound.encode(None)])
    assert probe(path).audio_codec == "pcm_s16le"


def test_fragments_are_counted_together(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", times=range(5), container_options=FRAGMENTS)
    run = box(b"moof", box(b"traf", box(b"trun", struct.pack(">II", 0, 1500))))
    path.write_bytes(path.read_bytes() + run * 200)
    refused(path, "more than it can hold")


def test_chunks_of_sound_are_counted(tmp_path: Path) -> None:
    chunks = box(b"stsc", struct.pack(">IIIII", 0, 1, 1, 2**31, 1)) + box(b"stco", bytes(4 + 4096))
    chunks = chunks.replace(b"stco" + bytes(8), b"stco" + struct.pack(">II", 0, 1023))
    table = box(b"stbl", box(b"stts", struct.pack(">IIII", 0, 1, 2**31, 1)) + chunks)
    sound = box(b"mdia", box(b"hdlr", bytes(8) + b"soun") + box(b"minf", table))
    path = tmp_path / "a.mov"
    path.write_bytes(box(b"ftyp", b"qt  ") + box(b"moov", box(b"trak", sound)) + box(b"mdat", b""))
    refused(path, "more than it can hold")


def test_a_compressed_index_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.mov"
    path.write_bytes(box(b"moov", box(b"cmov", bytes(40))) + box(b"mdat", b""))
    refused(path, "compressed index")


def test_boxes_within_boxes_without_end(tmp_path: Path) -> None:
    inner = b""
    for _ in range(3000):
        inner = box(b"stbl", inner)
    path = tmp_path / "a.mov"
    path.write_bytes(box(b"moov", box(b"trak", inner)) + box(b"mdat", b""))
    refused(path, "a.mov")


@pytest.mark.parametrize(
    "tail", [b"the camera's own notes, which are no box", b"\0\0\0\1", bytes(64), b"\xff" * 50]
)
def test_bytes_behind_a_whole_film_are_no_loss(game: Path, tail: bytes) -> None:
    game.write_bytes(game.read_bytes() + tail)
    assert probe(game).width == 320


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("options", [{}, {"movflags": "faststart"}], ids=["plain", "faststart"])
def test_a_film_without_its_end_was_cut_off(
    share: float, options: dict[str, str], tmp_path: Path
) -> None:
    path = film(tmp_path / "a.mp4", times=range(20), container_options=options)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(BadMedia, match="was cut off"):
        check_boxes(path)


def test_a_table_shorter_than_its_own_head_is_damage(game: Path) -> None:
    data = bytearray(game.read_bytes())
    at = data.index(b"stsc") - 4
    (size,) = struct.unpack_from(">I", data, at)
    data[at : at + size] = box(b"stsc", b"\0\0") + box(b"free", bytes(size - 18))
    game.write_bytes(data)
    with pytest.raises(BadMedia, match=r"game\.mp4"):
        probe(game)
