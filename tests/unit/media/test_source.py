"""Videos that lie elsewhere: the same table, pictures and sound, and only the bytes that are needed."""

from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest

from app.core.errors import BadMedia, CloudOffline, ReelBallersError
from app.footage import MatchSpec
from app.media.index import FrameIndex, build_index
from app.media.index_cache import cached_index
from app.media.reader import FrameReader
from app.media.sound import SoundReader
from app.media.source import RemoteFile
from app.media.thumbnails import opening_picture
from tests.support.footage import MatchFile

SPEC = MatchSpec(320, 180, fps=Fraction(30), frames=90, gop=15)


class Wire(io.RawIOBase):
    """A file as if it came over a line: remembers which bytes were asked for, and can break."""

    def __init__(self, path: Path) -> None:
        self.body = path.read_bytes()
        self.fetched: set[int] = set()
        self.broken: ReelBallersError | None = None
        self._at = 0

    def seek(self, offset: int, whence: int = 0) -> int:
        assert whence == 0
        self._at = offset
        return offset

    def read(self, size: int | None = -1, /) -> bytes:
        if self.broken is not None:
            raise self.broken
        assert size is not None
        self.fetched.update(range(self._at // 1024, (self._at + size) // 1024 + 1))
        return self.body[self._at : self._at + size]


def afar(path: Path) -> tuple[RemoteFile, Wire]:
    wire = Wire(path)

    def opener() -> BinaryIO:
        return wire  # type: ignore[return-value]

    return RemoteFile(path.name, len(wire.body), "ab" * 32, opener), wire


def same(a: FrameIndex, b: FrameIndex) -> bool:
    arrays = ((a.key_pts, b.key_pts), (a.key_dts, b.key_dts))
    rest = (a.geometry, a.stream, a.codec, a.fps, a.vfr, a.facts.pts, a.facts.end_pts)
    return all(np.array_equal(x, y) for x, y in arrays) and rest == (
        b.geometry,
        b.stream,
        b.codec,
        b.fps,
        b.vfr,
        b.facts.pts,
        b.facts.end_pts,
    )


@pytest.mark.parametrize("suffix", [".mp4", ".mov"])
def test_table_from_afar_is_the_local_one(match_file: MatchFile, suffix: str) -> None:
    path, _ = match_file(SPEC, suffix)
    remote, _ = afar(path)
    assert same(build_index(remote), build_index(path))


def test_the_table_does_not_fetch_the_footage(match_file: MatchFile) -> None:
    path, _ = match_file(MatchSpec(640, 360, fps=Fraction(30), frames=300, gop=60))
    remote, wire = afar(path)
    build_index(remote)
    assert len(wire.fetched) * 1024 < len(wire.body) / 2


def test_pictures_and_sound_from_afar_are_the_local_ones(match_file: MatchFile) -> None:
    path, _ = match_file(SPEC)
    remote, _ = afar(path)
    table = build_index(path)
    with FrameReader(path, table) as here, FrameReader(remote, table) as there:
        for i in (0, 44, 45, 7, 89):
            assert np.array_equal(here.picture(i).y, there.picture(i).y)
    with SoundReader(path, table) as here_s, SoundReader(remote, table) as there_s:
        assert np.array_equal(here_s.read(500_000, 4800), there_s.read(500_000, 4800))
    assert np.array_equal(opening_picture(path, (160, 90)), opening_picture(remote, (160, 90)))


def test_a_table_is_kept_by_content_not_by_place(match_file: MatchFile, tmp_path: Path) -> None:
    path, _ = match_file(SPEC)
    first, _ = afar(path)
    cached_index(first, tmp_path)
    again, wire = afar(path)
    cached_index(again, tmp_path)
    assert not wire.fetched


def test_a_broken_line_is_said_as_it_is_and_is_no_damage(match_file: MatchFile) -> None:
    path, _ = match_file(SPEC)
    remote, wire = afar(path)
    table = build_index(path)
    with FrameReader(remote, table) as reader:
        reader.picture(0)
        wire.broken = CloudOffline("The cloud cannot be reached.")
        with pytest.raises(CloudOffline):
            for i in (80, 40, 5):
                reader.picture(i)
        wire.broken = None
        assert reader.picture(40).index == 40
    wire.broken = CloudOffline("The cloud cannot be reached.")
    with pytest.raises(CloudOffline):
        build_index(remote)


@pytest.mark.parametrize("suffix", [".mkv", ".ts"])
def test_films_without_an_index_are_downloaded_first(match_file: MatchFile, suffix: str) -> None:
    path, _ = match_file(SPEC, suffix)
    remote, _ = afar(path)
    with pytest.raises(BadMedia, match="download it first"):
        build_index(remote)
    with FrameReader(remote, build_index(path)) as reader:  # with a table it plays all the same
        assert reader.picture(30).index == 30


def test_a_playlist_from_afar_opens_nothing(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_text("#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/secret\n")
    remote, _ = afar(path)
    with pytest.raises(BadMedia, match="playlist"):
        build_index(remote)
