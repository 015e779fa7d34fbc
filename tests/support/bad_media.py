"""Files that are not a game, and games that are odd: each function writes one and returns its path.

`REFUSED` must be turned away with one sentence; `ODD_BUT_PLAYABLE` must open and show upright.
Both map a name for the test's id to the function.
"""

from __future__ import annotations

import shutil
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import av
import cv2
import numpy as np

from app.footage import MatchSpec
from tests.support.footage import make_match

Maker = Callable[[Path], Path]

SMALL = MatchSpec(frames=25)
SECRET = "the-coach-s-password"
"""What `private.txt` beside a manifest holds; it must never reach a message or a picture."""


def zero_bytes(folder: Path) -> Path:
    """An empty file."""
    return _written(folder / "empty.mp4", b"")


def truncated(folder: Path) -> Path:
    """An mp4 whose end, and with it the index, is missing: a camera that lost power."""
    whole = make_match(SMALL)[0].read_bytes()
    return _written(folder / "truncated.mp4", whole[: len(whole) // 2])


def png(folder: Path) -> Path:
    """A picture."""
    return _written(folder / "photo.png", _png_bytes())


def png_as_mp4(folder: Path) -> Path:
    """A picture under the name of a video."""
    return _written(folder / "photo.mp4", _png_bytes())


def text_as_mp4(folder: Path) -> Path:
    """Words under the name of a video."""
    return _written(folder / "notes.mp4", b"Substitution in minute 60.\n" * 400)


def noise_as_mp4(folder: Path) -> Path:
    """Random bytes under the name of a video."""
    return _written(folder / "noise.mp4", np.random.default_rng(7).bytes(100_000))


def m3u8(folder: Path) -> Path:
    """An HLS playlist of a real video: FFmpeg follows it, and would follow it anywhere."""
    return _written(folder / "live.m3u8", _m3u8_bytes(folder))


def m3u8_as_mp4(folder: Path) -> Path:
    """The same under the name of a video."""
    return _written(folder / "live.mp4", _m3u8_bytes(folder))


def ffconcat(folder: Path) -> Path:
    """A playlist of FFmpeg's concat demuxer, which opens whatever file it names."""
    return _written(folder / "parts.ffconcat", _ffconcat_bytes(folder))


def ffconcat_as_mp4(folder: Path) -> Path:
    """The same under the name of a video."""
    return _written(folder / "parts.mp4", _ffconcat_bytes(folder))


def dash_as_mp4(folder: Path) -> Path:
    """A DASH manifest under the name of a video."""
    _private(folder)
    manifest = (
        '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period>'
        '<AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1">'
        "<BaseURL>private.txt</BaseURL></Representation></AdaptationSet></Period></MPD>"
    )
    return _written(folder / "manifest.mp4", manifest.encode())


def sdp_as_mp4(folder: Path) -> Path:
    """A session description, which would open network ports."""
    session = (
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n"
    )
    return _written(folder / "session.mp4", session.encode())


def audio_only(folder: Path) -> Path:
    """Sound without a picture in an mp4."""
    path = folder / "podcast.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=48_000, layout="mono")
        tone = np.sin(np.arange(48_000) / 20).astype(np.float32)[None, :]
        frame = av.AudioFrame.from_ndarray(tone, "flt", "mono")
        frame.sample_rate, frame.pts = 48_000, 0
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def zero_fps(folder: Path) -> Path:
    """An mp4 whose frames all have the duration 0, so that time never passes."""
    data = bytearray(make_match(replace(SMALL, audio=False))[0].read_bytes())
    at = data.find(b"stts")
    while at >= 0:
        (entries,) = struct.unpack_from(">I", data, at + 8)
        for entry in range(entries):
            struct.pack_into(">I", data, at + 12 + entry * 8 + 4, 0)
        at = data.find(b"stts", at + 4)
    return _written(folder / "still.mp4", bytes(data))


def no_timestamps(folder: Path) -> Path:
    """A bare H.264 stream: pictures without a container, a rate or a time."""
    path = folder / "stream.h264"
    source, _ = make_match(replace(SMALL, audio=False))
    with av.open(str(source)) as game, av.open(str(path), "w", format="h264") as bare:
        stream = game.streams.video[0]
        out = bare.add_stream_from_template(stream)
        for packet in game.demux(stream):
            if packet.dts is not None:
                packet.stream = out
                bare.mux(packet)
    return path


def one_frame(folder: Path) -> Path:
    """A video of a single frame."""
    return _copy_of(MatchSpec(frames=1, audio=False), folder / "one.mp4")


def odd_size(folder: Path) -> Path:
    """1279x719: neither side can be halved, as 4:2:0 chroma would like."""
    spec = MatchSpec(width=1279, height=719, frames=5, codec="mpeg4", audio=False)
    return _copy_of(spec, folder / "odd.mp4")


def rotated(folder: Path) -> Path:
    """A phone held upright: coded lying down, with a flag to turn it clockwise."""
    return _copy_of(replace(SMALL, rotation=90), folder / "phone.mp4")


def ten_bit(folder: Path) -> Path:
    """10-bit HEVC, as phones record by default."""
    return _copy_of(replace(SMALL, codec="hevc", pix_fmt="yuv420p10le"), folder / "deep.mov")


def no_audio(folder: Path) -> Path:
    """A game without a sound track."""
    return _copy_of(replace(SMALL, audio=False), folder / "silent.mp4")


def eight_channels(folder: Path) -> Path:
    """A game with 7.1 sound."""
    return _copy_of(replace(SMALL, channels=8), folder / "surround.mp4")


def variable_rate(folder: Path) -> Path:
    """A phone video whose frames come when they come."""
    return _copy_of(replace(SMALL, frames=60, vfr=True), folder / "variable.mp4")


REFUSED: dict[str, Maker] = {
    maker.__name__: maker
    for maker in (
        zero_bytes,
        truncated,
        png,
        png_as_mp4,
        text_as_mp4,
        noise_as_mp4,
        m3u8,
        m3u8_as_mp4,
        ffconcat,
        ffconcat_as_mp4,
        dash_as_mp4,
        sdp_as_mp4,
        audio_only,
        zero_fps,
        no_timestamps,
    )
}
ODD_BUT_PLAYABLE: dict[str, Maker] = {
    maker.__name__: maker
    for maker in (
        one_frame,
        odd_size,
        rotated,
        ten_bit,
        no_audio,
        eight_channels,
        variable_rate,
    )
}


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _copy_of(spec: MatchSpec, path: Path) -> Path:
    """A private copy of a generated match, which a test may move or harm."""
    source, _ = make_match(spec, path.suffix)
    shutil.copyfile(source, path)
    return path


def _png_bytes() -> bytes:
    picture = np.zeros((90, 160, 3), np.uint8)
    picture[20:70, 30:130] = (40, 160, 60)
    done, data = cv2.imencode(".png", picture)
    assert done
    return data.tobytes()


def _private(folder: Path) -> Path:
    return _written(folder / "private.txt", SECRET.encode())


def _m3u8_bytes(folder: Path) -> bytes:
    segment = _copy_of(replace(SMALL, audio=False), folder / "segment.ts")
    head = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:0\n"
    return f"{head}#EXTINF:1.0,\n{segment.name}\n#EXT-X-ENDLIST\n".encode()


def _ffconcat_bytes(folder: Path) -> bytes:
    segment = _copy_of(replace(SMALL, audio=False), folder / "segment.mp4")
    return f"ffconcat version 1.0\nfile {segment.name}\n".encode()
