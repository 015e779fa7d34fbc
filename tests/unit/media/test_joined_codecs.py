"""Pieces of H.264, HEVC and AV1 become one film without being encoded again."""

from __future__ import annotations

import subprocess
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.export import EXPORT_CODECS, ExportCodec, ExportQuality
from app.media.joined import Part, PieceRefused, check_part, join_films
from app.media.parameter_sets import sets_in, with_sets
from app.render.encoders import SOFTWARE, video_codec
from app.render.ffmpeg import EncodeSpec, copy_command
from app.render.ffmpeg_program import ffmpeg_path
from tests.support.encodes import FPS, encode, luma_of, noisy_pictures

SIZE = (160, 96)
TAGS = {"h264": "avc1", "hevc": "hvc1", "av1": "av01"}


def piece(
    folder: Path, codec: ExportCodec, quality: ExportQuality, count: int, first: int = 0
) -> Part:
    path = folder / f"{codec}-{quality}-{first}.mp4"
    pictures = noisy_pictures(SIZE, count, noise=8, first=first)
    return Part(encode(SOFTWARE[codec], pictures, SIZE, path, quality), count)


def box_of(path: Path) -> bytes:
    with av.open(str(path)) as container:
        return bytes(container.streams.video[0].codec_context.extradata or b"")


def key_frames(path: Path) -> list[int]:
    with av.open(str(path)) as container:
        packets = [p for p in container.demux(video=0) if p.size]
    return sorted(round(p.pts * p.time_base * FPS) for p in packets if p.is_keyframe)  # type: ignore[operator]


@pytest.mark.parametrize("codec", EXPORT_CODECS)
def test_pieces_with_other_settings_decode_frame_by_frame(
    codec: ExportCodec, tmp_path: Path
) -> None:
    """Every picture of the joined film is, bit for bit, that of its piece."""
    parts = [
        piece(tmp_path, codec, "draft", 12),
        piece(tmp_path, codec, "high", 9, first=12),
        piece(tmp_path, codec, "draft", 7, first=21),
    ]
    if codec != "av1":  # SVT-AV1 may say the same of both
        assert box_of(parts[0].path) != box_of(parts[1].path)
    out = tmp_path / "joined.mp4"
    assert join_films(parts, SIZE, FPS, out) == codec
    whole = [luma for part in parts for luma in luma_of(part.path)]
    joined = luma_of(out)
    assert len(joined) == len(whole) == 28
    assert all(np.array_equal(one, other) for one, other in zip(whole, joined, strict=True))
    assert {0, 12, 21} <= set(key_frames(out))


@pytest.mark.parametrize("codec", EXPORT_CODECS)
def test_another_decoder_plays_the_finished_film_without_a_word(
    codec: ExportCodec, tmp_path: Path
) -> None:
    """After the last step too, which puts sound and tags around the copied pictures."""
    parts = [piece(tmp_path, codec, "high", 8), piece(tmp_path, codec, "draft", 8, first=8)]
    joined, out = tmp_path / "joined.mp4", tmp_path / "film.mp4"
    join_films(parts, SIZE, FPS, joined)
    spec = EncodeSpec(SIZE, FPS, video_codec(SOFTWARE[codec], "standard"), out)
    subprocess.run(copy_command(joined, spec), check=True, stdin=subprocess.DEVNULL)
    with av.open(str(out)) as container:
        stream = container.streams.video[0]
        assert stream.codec_context.codec_tag == TAGS[codec]
        assert stream.codec_context.pix_fmt == "yuv420p"
        assert (int(stream.codec_context.colorspace), int(stream.codec_context.color_range)) == (
            1,
            1,
        )
    command = [str(ffmpeg_path()), "-v", "warning", "-xerror", "-i", str(out), "-f", "null", "-"]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    whole = [luma for part in parts for luma in luma_of(part.path)]
    assert all(np.array_equal(a, b) for a, b in zip(whole, luma_of(out), strict=True))


@pytest.mark.parametrize("codec", EXPORT_CODECS)
def test_a_group_of_pictures_needs_no_other(codec: ExportCodec, tmp_path: Path) -> None:
    """Cut at any key frame, the rest decodes to the same pictures: the groups are closed."""
    film = encode(
        SOFTWARE[codec], noisy_pictures((64, 64), 400, noise=8), (64, 64), tmp_path / "film.mp4"
    )
    keys = key_frames(film)
    assert len(keys) > 1
    out = tmp_path / "rest.mp4"
    with av.open(str(film)) as source, av.open(str(out), "w") as target:
        stream = target.add_stream_from_template(source.streams.video[0], opaque=True)
        begun = False
        for packet in source.demux(video=0):
            at = packet.pts
            begun = begun or (bool(packet.is_keyframe) and at is not None and at > 0)
            if begun and packet.size:
                packet.stream = stream
                target.mux(packet)
    rest, whole = luma_of(out), luma_of(film)[keys[1] :]
    assert len(rest) == len(whole)
    assert all(np.array_equal(one, other) for one, other in zip(rest, whole, strict=True))


def test_pieces_of_two_codecs_cannot_be_one_film(tmp_path: Path) -> None:
    parts = [piece(tmp_path, "hevc", "draft", 4), piece(tmp_path, "h264", "draft", 4)]
    with pytest.raises(
        PieceRefused, match=r"it is H\.264, and those before it are HEVC"
    ) as refused:
        join_films(parts, SIZE, FPS, tmp_path / "out.mp4")
    assert refused.value.number == 1


@pytest.mark.parametrize("codec", EXPORT_CODECS)
def test_a_piece_of_any_codec_is_checked(codec: ExportCodec, tmp_path: Path) -> None:
    part = piece(tmp_path, codec, "draft", 5)
    check_part(part, SIZE, FPS)
    with pytest.raises(PieceRefused, match="has 5 pictures instead of 6"):
        check_part(Part(part.path, 6), SIZE, FPS)


@given(st.sampled_from(EXPORT_CODECS), st.binary(max_size=80))
def test_a_box_of_nonsense_is_refused_in_words(codec: ExportCodec, box: bytes) -> None:
    try:
        sets_in(codec, box)
    except ValueError as error:
        assert str(error).startswith("its ") or str(error).startswith("it has ")


def test_a_sequence_header_is_not_said_twice() -> None:
    header, frame = bytes([0x0A, 2, 7, 7]), bytes([0x32, 1, 9])
    delimiter = bytes([0x12, 0])
    assert with_sets("av1", header + frame, b"other") == header + frame
    assert with_sets("av1", delimiter + header + frame, b"other") == delimiter + header + frame
    assert with_sets("av1", delimiter + frame, header) == delimiter + header + frame
    assert with_sets("av1", frame, header) == header + frame
