"""Untrusted files are refused with one sentence, odd ones open."""

from __future__ import annotations

import re
import struct
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from app.core.errors import BadMedia, MediaGone, ReelBallersError
from app.media.guard import open_media, opened
from app.media.index import build_index
from app.media.index_cache import cached_index
from app.media.probe import probe
from app.media.reader import FrameReader
from app.media.sniff import sniff
from tests.support.bad_media import ODD_BUT_PLAYABLE, REFUSED, SECRET
from tests.unit.media.films import film


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("ask", [probe, build_index], ids=["probe", "index"])
def test_refused_with_one_sentence_that_names_the_file(
    name: str, ask: object, tmp_path: Path
) -> None:
    path = REFUSED[name](tmp_path)
    with pytest.raises(BadMedia) as refused:
        ask(path)  # type: ignore[operator]
    sentence = str(refused.value)
    assert path.name in sentence
    assert sentence.endswith(".") and "\n" not in sentence and SECRET not in sentence
    # One sentence: a full stop only at its end and inside file names.
    assert not re.search(r"\. [A-Z]", sentence)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("zero_bytes", "is empty"),
        ("truncated", "was cut off before it was finished"),
        ("png_as_mp4", "is a PNG picture"),
        ("text_as_mp4", "holds text"),
        ("m3u8_as_mp4", "is a playlist"),
        ("ffconcat_as_mp4", "is a playlist"),
        ("dash_as_mp4", "is a playlist"),
        ("sdp_as_mp4", "is a playlist"),
        ("audio_only", "has no picture"),
        ("zero_fps", "no usable timestamps"),
        ("no_timestamps", "without timestamps"),
    ],
)
def test_says_why(name: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(BadMedia, match=words):
        probe(REFUSED[name](tmp_path))


@pytest.mark.parametrize("name", ODD_BUT_PLAYABLE)
def test_odd_ones_open_and_show(name: str, tmp_path: Path) -> None:
    path = ODD_BUT_PLAYABLE[name](tmp_path)
    index = build_index(path)
    with FrameReader(path, index) as reader:
        picture = reader.picture(index.count - 1)
    assert (picture.width, picture.height) == (index.facts.width, index.facts.height)


@pytest.mark.parametrize(
    "name", ["http://example.com/a.mp4", "concat:a.mp4|b.mp4", "data:text/plain,x", "pipe:0", "-"]
)
def test_names_that_ffmpeg_would_take_for_protocols_are_just_missing_files(name: str) -> None:
    with pytest.raises(MediaGone):
        open_media(Path(name))


def test_a_file_named_like_a_protocol_is_opened_as_a_file(tmp_path: Path) -> None:
    source = film(tmp_path / "a.mp4", times=range(3))
    odd = source.rename(tmp_path / "concat:a.mp4")
    with opened(odd) as container:
        assert len(container.streams.video) == 1


def test_folders_and_devices_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, Path("/dev/zero")):
        with pytest.raises(BadMedia, match="is not a file"):
            open_media(path)


def test_a_missing_file_is_gone_not_bad(tmp_path: Path) -> None:
    with pytest.raises(MediaGone, match=r"match\.mp4"):
        probe(tmp_path / "match.mp4")


def test_an_unreadable_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = film(tmp_path / "a.mp4", times=range(3))

    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    # Root may read everything, so a missing permission cannot be made with chmod alone.
    monkeypatch.setattr(Path, "open", deny)
    with pytest.raises(BadMedia, match="Permission denied"):
        probe(path)


def test_a_download_that_stopped_half_way_is_refused(tmp_path: Path) -> None:
    whole = film(tmp_path / "a.mp4", container_options={"movflags": "faststart"}).read_bytes()
    half = tmp_path / "half.mp4"
    half.write_bytes(whole[: len(whole) * 2 // 3])
    with pytest.raises(BadMedia, match="cut off"):
        probe(half)


def test_a_fragmented_file_plays_up_to_its_cut(tmp_path: Path) -> None:
    options = {"movflags": "frag_keyframe+empty_moov"}
    whole = film(tmp_path / "a.mp4", container_options=options).read_bytes()
    half = tmp_path / "half.mp4"
    half.write_bytes(whole[: len(whole) * 2 // 3])
    assert 12 <= build_index(half).count < 48


def test_references_to_other_files_are_not_followed(tmp_path: Path) -> None:
    """A QuickTime file may say that its data lies in another file; that file must not be read."""
    secret = film(tmp_path / "secret.mp4", times=range(5))
    data = bytearray(film(tmp_path / "a.mov", times=range(5)).read_bytes())
    at = data.find(b"dref")
    assert at > 0
    # Entry 1 of the table: clear the flag "in this file" and call it an alias.
    entry = at + 12
    data[entry + 4 : entry + 8] = b"alis"
    struct.pack_into(">I", data, entry + 8, 0)
    outside = tmp_path / "outside.mov"
    outside.write_bytes(data)
    secret.unlink()
    try:
        index = build_index(outside)
        assert index.count <= 5
    except ReelBallersError as error:
        assert "secret" not in str(error)


@pytest.mark.parametrize("suffix", [".mp4", ".mov", ".mkv", ".ts"])
def test_kind_is_read_from_the_bytes_not_the_name(suffix: str, tmp_path: Path) -> None:
    path = film(tmp_path / f"a{suffix}", times=range(5))
    renamed = path.rename(tmp_path / "a.txt")
    kinds = {".mp4": "mov", ".mov": "mov", ".mkv": "matroska", ".ts": "mpegts"}
    assert sniff(renamed) == kinds[suffix]
    assert probe(renamed).width == 320


def test_a_phone_photo_in_film_boxes_is_a_picture(tmp_path: Path) -> None:
    photo = tmp_path / "photo.mov"
    photo.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(500))
    with pytest.raises(BadMedia, match="HEIC"):
        probe(photo)


def test_camcorder_transport_streams_have_longer_packets(tmp_path: Path) -> None:
    options = {"mpegts_m2ts_mode": "1"}
    path = film(tmp_path / "00001.ts", container_options=options)
    assert path.read_bytes()[4] == 0x47
    assert build_index(path.rename(tmp_path / "00001.MTS")).count == 48


def test_too_large_a_picture_is_refused(tmp_path: Path) -> None:
    """The size in a header is checked before anything of that size is allocated."""
    path = film(tmp_path / "a.avi", codec="rawvideo", times=range(3))
    data = bytearray(path.read_bytes())
    head = data.find(b"strf") + 8
    struct.pack_into("<ii", data, head + 4, 12_000, 12_000)
    path.write_bytes(data)
    with pytest.raises(BadMedia, match=r"too large to show|more than can be shown"):
        cached_index(path, tmp_path / "cache")


def test_too_large_a_picture_is_refused_after_its_pixels_are_made_square(tmp_path: Path) -> None:
    """A small coded picture whose pixels are four times as wide as high."""
    wide = film(tmp_path / "a.mp4", times=range(2), size=(5120, 64), aspect=Fraction(4))
    for ask in (probe, build_index):
        with pytest.raises(BadMedia, match=r"a\.mp4 is 20480x64, more than can be shown"):
            ask(wide)


def test_a_later_picture_may_not_be_larger_either(tmp_path: Path) -> None:
    """A transport stream may change its size anywhere; nothing huge is allocated for it."""
    small = film(tmp_path / "a.ts", times=range(24), options={"bf": "0"})
    huge = film(
        tmp_path / "b.ts",
        times=range(100, 102),
        size=(16_000, 2_240),
        options={"preset": "ultrafast"},
    )
    small.write_bytes(small.read_bytes() + huge.read_bytes())
    index = build_index(small)
    with FrameReader(small, index) as reader:
        assert reader.picture(20).width == 320
        with pytest.raises(BadMedia, match="damaged"):
            reader.picture(index.count - 1)


def test_a_stream_that_begins_later_than_the_picture(tmp_path: Path) -> None:
    path = film(tmp_path / "a.ts", times=range(200), options={"bf": "0"}, size=(64, 64))
    data = path.read_bytes()
    sound = tmp_path / "s.ts"
    with av.open(str(sound), "w") as out:
        stream = out.add_stream("mp2", rate=48_000, layout="mono")
        tone = av.AudioFrame.from_ndarray(np.zeros((1, 48_000), np.int16), "s16", "mono")
        tone.sample_rate, tone.pts = 48_000, 0
        out.mux([*stream.encode(tone), *stream.encode(None)])
    late = tmp_path / "late.ts"
    # The sound's packets get a number of their own, and no table names it.
    packets = sound.read_bytes()
    own = [packets[at : at + 188] for at in range(0, len(packets), 188)]
    own = [p[:1] + bytes([p[1] & 0xE0 | 1, 0x77]) + p[3:] for p in own if p[1] & 0x1F == 1]
    late.write_bytes(data + b"".join(own))
    for _ in range(20):
        assert build_index(late).count == 200
