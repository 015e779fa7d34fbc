"""A stretch of a game as a file of its own shows the same pictures at the same times."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from app.core.decide import frame_time_us
from app.core.errors import BadMedia
from app.footage import MatchSpec
from app.footage.barcode import read_number
from app.media.chunk import Chunk, ChunkTimes, NotExact, chunk_facts, cut_chunk, times_of
from app.media.chunk_intra import intra_chunk
from app.media.index import FrameIndex, IndexStopped, build_index
from app.media.reader import FrameReader
from tests.support.footage import MatchFile
from tests.unit.media.films import film

MATCH = MatchSpec(duration_s=Fraction(4), gop=25)


def check(path: Path, index: FrameIndex, chunk: Chunk, pictures: tuple[int, int]) -> None:
    """Every wanted picture, bit for bit, at its own time."""
    made = build_index(chunk.path)
    facts = chunk_facts(made, chunk.times)
    assert facts.duration_us == index.facts.duration_us
    assert facts.has_audio == index.facts.has_audio
    with FrameReader(path, index) as whole, FrameReader(chunk.path, made) as copy:
        for number in range(pictures[0], pictures[1] + 1):
            there = facts.pts.index(index.facts.pts[number])
            assert facts.time_us(there) == index.facts.time_us(number)
            assert frame_time_us(facts, facts.time_us(there)) == index.facts.time_us(number)
            one, other = whole.picture(number), copy.picture(there)
            if chunk.copied:
                assert np.array_equal(one.data, other.data)
            else:
                assert np.abs(one.data.astype(int) - other.data).mean() < 1.5
                size = index.facts.width, index.facts.height
                shown = [read_number(p.y, source_size=size) for p in (one, other)]
                assert shown == [number, number]


B_FRAMES = replace(MATCH, fps=Fraction(30000, 1001), b_frames=2, gop=30)
HEVC = replace(MATCH, codec="hevc", pix_fmt="yuv420p10le", b_frames=2)
SPECS = {"plain": MATCH, "b-frames": B_FRAMES, "vfr": replace(MATCH, vfr=True), "hevc10": HEVC}
KINDS = [(spec, suffix) for spec in SPECS.values() for suffix in (".mp4", ".mov", ".mkv", ".ts")]
KINDS += [(replace(MATCH, rotation=90), suffix) for suffix in (".mp4", ".mov")]


@pytest.mark.parametrize(("spec", "suffix"), KINDS)
def test_the_same_pictures_at_the_same_times(
    spec: MatchSpec, suffix: str, match_file: MatchFile, tmp_path: Path
) -> None:
    path, _ = match_file(spec, suffix)
    index = build_index(path)
    last = index.count - 1
    for pictures in ((0, 5), (last // 2 - 3, last // 2 + 9), (last - 4, last)):
        chunk = cut_chunk(path, index, pictures, tmp_path / "out")
        check(path, index, chunk, pictures)
        assert chunk.path.name == f"{chunk.sha256}.mp4"
        assert cut_chunk(path, index, pictures, tmp_path / "out") == chunk


@pytest.mark.parametrize(
    ("codec", "options"),
    [
        ("libx264", {"x264-params": "open-gop=1:bframes=3:b-adapt=0:keyint=12", "preset": "fast"}),
        ("libx265", {"x265-params": "open-gop=1:bframes=3:keyint=12:log-level=none"}),
        ("mpeg4", {"bf": "2"}),
        ("libvpx-vp9", {"deadline": "realtime", "cpu-used": "8"}),
    ],
)
def test_open_groups_of_pictures_lose_none(
    codec: str, options: dict[str, str], tmp_path: Path
) -> None:
    """Pictures that lean on both sides of a key frame belong to the group before it."""
    path = film(tmp_path / "a.mp4", codec=codec, options=options)
    index = build_index(path)
    for first in range(0, 40, 7):
        pictures = (first, first + 6)
        chunk = cut_chunk(path, index, pictures, tmp_path / "out")
        check(path, index, chunk, pictures)


def test_a_chunk_is_no_larger_than_its_groups_of_pictures(
    match_file: MatchFile, tmp_path: Path
) -> None:
    path, _ = match_file(replace(MATCH, duration_s=Fraction(12), audio=False), ".mp4")
    chunk = cut_chunk(path, build_index(path), (110, 140), tmp_path)
    assert chunk.size_bytes < 0.2 * path.stat().st_size  # pictures 100 to 140 of 300


def test_a_chunk_that_is_there_already_is_not_touched(
    match_file: MatchFile, tmp_path: Path
) -> None:
    """Another export may be sending it."""
    path, _ = match_file(MATCH)
    index = build_index(path)
    first = cut_chunk(path, index, (10, 20), tmp_path)
    before = first.path.stat()
    again = cut_chunk(path, index, (10, 20), tmp_path)
    assert again == first
    after = again.path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert [found.name for found in tmp_path.iterdir()] == [first.path.name]


def test_what_a_phone_wrote_about_the_place_stays_at_home(
    match_file: MatchFile, tmp_path: Path
) -> None:
    plain, _ = match_file(MATCH, ".mp4")
    path = tmp_path / "phone.mp4"
    with av.open(str(plain)) as source, av.open(str(path), "w") as target:
        target.metadata["location"] = "+48.1374+011.5755/"
        target.metadata["comment"] = "our home ground"
        stream = target.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(source.streams.video[0]):
            if packet.dts is not None:
                packet.stream = stream
                target.mux(packet)
    assert b"our home ground" in path.read_bytes()
    chunk = cut_chunk(path, build_index(path), (30, 40), tmp_path)
    assert b"our home ground" not in chunk.path.read_bytes()
    assert b"48.1374" not in chunk.path.read_bytes()


def test_what_cannot_be_copied_says_so_and_is_encoded_anew(tmp_path: Path) -> None:
    """What an MP4 cannot hold is encoded anew."""
    path = film(tmp_path / "a.wmv", codec="wmv2")
    index = build_index(path)
    with pytest.raises(NotExact):
        cut_chunk(path, index, (20, 30), tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
    chunk = intra_chunk(path, index, (20, 30), tmp_path / "out")
    assert not chunk.copied
    check(path, index, chunk, (20, 30))


@pytest.mark.parametrize(
    "spec", [MATCH, replace(MATCH, vfr=True), replace(MATCH, rotation=270)], ids=str
)
def test_encoded_anew_the_times_are_the_same(
    spec: MatchSpec, match_file: MatchFile, tmp_path: Path
) -> None:
    path, _ = match_file(spec, ".mp4")
    index = build_index(path)
    chunk = intra_chunk(path, index, (30, 44), tmp_path)
    check(path, index, chunk, (30, 44))


def test_stopping_leaves_nothing(match_file: MatchFile, tmp_path: Path) -> None:
    path, _ = match_file(MATCH, ".mp4")
    index = build_index(path)
    for cut in (cut_chunk, intra_chunk):
        with pytest.raises(IndexStopped):
            cut(path, index, (30, 40), tmp_path / "out", lambda: True)
        assert list((tmp_path / "out").iterdir()) == []


def test_times_of_another_file_are_refused(match_file: MatchFile, tmp_path: Path) -> None:
    path, _ = match_file(MATCH, ".mp4")
    index = build_index(path)
    chunk = cut_chunk(path, index, (30, 40), tmp_path)
    with pytest.raises(BadMedia, match="another file"):
        chunk_facts(build_index(chunk.path), ChunkTimes(Fraction(1, 7), 0, 0, 100, has_audio=False))
    moved = times_of(index, index.facts.pts[26])
    assert chunk_facts(build_index(chunk.path), moved).pts[0] == index.facts.pts[26]
