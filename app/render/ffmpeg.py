"""The one door to ffmpeg-python: the commands that encode, copy and make sound.

Raw pictures go in on standard input; an mp4 with exact timestamps comes out. Which program runs
them is in ``app.render.ffmpeg_program``, a running one in ``app.render.ffmpeg_process``, and what
it prints is read in ``app.render.ffmpeg_log``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import ffmpeg

from app.core.time import format_rate
from app.render.ffmpeg_program import ffmpeg_path

AUDIO_RATE = 48_000
SOUND_KBPS = 192
SPLITTABLE = frozenset({"libx264"})
"""Encoders known to begin with a key picture that needs nothing before it wherever they are told."""
_PROTOCOLS = "file,pipe"
_QUEUE = 8
"""Raw pictures ffmpeg may hold ahead of the encoder: 25 MB for a vertical reel."""
_NOMINAL_TIMESCALE = 90_000


@dataclass(frozen=True, slots=True)
class VideoCodec:
    """How the picture is encoded, in ffmpeg's words.

    ``options`` follow the codec's name, ``device`` goes before the inputs (a hardware device), and
    ``pixel_format`` is what the encoder takes; ``upload`` says that pictures go to the device first.
    ``tag`` names the codec in the mp4: Apple's players know HEVC as ``hvc1`` only.
    """

    name: str
    options: tuple[str, ...] = ()
    device: tuple[str, ...] = ()
    pixel_format: str = "yuv420p"
    upload: bool = False
    tag: str = "avc1"


@dataclass(frozen=True, slots=True)
class EncodeSpec:
    """One encode: pictures of ``size`` at exactly ``fps`` from standard input to the mp4 ``out``.

    ``sound`` is a WAV file, or with ``sound_encoded`` one that ``sound_command`` wrote, ``metadata``
    a file as ``app.render.ffmetadata`` writes it. ``out`` may have any name; it is overwritten.
    ``cover`` is a JPEG that stands for the film.

    ``splits`` are the numbers of the pictures with which a new file begins, see ``SPLITTABLE``: the
    files are then called as ``split_part`` says. Such files have neither sound nor metadata.
    """

    size: tuple[int, int]
    fps: Fraction
    video: VideoCodec
    out: Path
    sound: Path | None = None
    metadata: Path | None = None
    sound_encoded: bool = False
    cover: Path | None = None
    splits: tuple[int, ...] = ()


def split_part(spec: EncodeSpec, number: int) -> Path:
    """The file of a spec that begins with split ``number - 1``; 0 is the first, and may be the only
    one."""
    if not spec.splits:
        return spec.out
    return spec.out.with_name(f"{spec.out.stem}-{number}{spec.out.suffix}")


def encode_command(spec: EncodeSpec, program: Path | None = None) -> list[str]:
    """The command line that encodes ``spec``; the pictures are I420, one after the other."""
    video = _tagged(
        ffmpeg.input(
            "pipe:0",
            format="rawvideo",
            pixel_format="yuv420p",
            video_size=spec.size,
            framerate=format_rate(spec.fps),
            thread_queue_size=_QUEUE,
            protocol_whitelist=_PROTOCOLS,
        ),
        spec.video,
    )
    options = {"c:v": spec.video.name} | dict(_pairs(spec.video.options)) | _picture_options(spec)
    options |= _split_options(spec) if spec.splits else {"format": "mp4"}
    return _film(video, options, spec, program, spec.video.device)


def _split_options(spec: EncodeSpec) -> dict[str, object]:
    """One encoder, several files: each begins with a key picture that nothing before it is needed for."""
    # Rounded down: a time a hair after its picture's would make the next one the key picture.
    times = (f"{number * 1_000_000 // spec.fps / 1_000_000:.6f}" for number in spec.splits)
    return {
        "format": "segment",
        "segment_format": "mp4",
        "segment_frames": ",".join(map(str, spec.splits)),
        "segment_format_options": f"video_track_timescale={timescale(spec.fps)}",
        "reset_timestamps": 1,
        "force_key_frames": ",".join(times),
        "forced-idr": 1,
    }


def copy_command(
    film: Path,
    spec: EncodeSpec,
    program: Path | None = None,
    *,
    tag: str = "",
    ticks: int | None = None,
) -> list[str]:
    """The command line that puts the pictures of ``film``, as they are, with sound and metadata.

    ``tag``, if given, stands for the codec's own; ``ticks`` per second are those of the film's own
    times, whatever the rate.
    """
    video = ffmpeg.input(_url(film), format="mp4", protocol_whitelist=_PROTOCOLS)["v:0"]
    options = _picture_options(spec)
    if tag:
        options["tag:v"] = tag
    if ticks is not None:
        options["video_track_timescale"] = ticks
    kept = ("video_track_timescale", "tag:v", "movflags", "map_metadata", "map_chapters")
    return _film(video, {"c:v": "copy"} | {name: options[name] for name in kept}, spec, program)


def sound_command(
    sound: Path, out: Path, program: Path | None = None, kbps: int = SOUND_KBPS
) -> list[str]:
    """The command line that encodes a WAV file once, for films that take it as it is."""
    stream = ffmpeg.input(_url(sound), format="wav", protocol_whitelist=_PROTOCOLS)["a:0"]
    options: dict[str, object] = {"format": "mp4", **_sound(kbps), "map_metadata": -1}
    graph = ffmpeg.output(stream, _url(out), **options).overwrite_output()
    head = [str(program or ffmpeg_path()), "-hide_banner", "-loglevel", "error"]
    compiled: list[str] = ffmpeg.compile(graph, cmd=head)
    return compiled


def _sound(kbps: int) -> dict[str, object]:
    return {"c:a": "aac", "b:a": f"{kbps}k", "ar": AUDIO_RATE, "ac": 2}


def _film(
    video: ffmpeg.Stream,
    picture: Mapping[str, object],
    spec: EncodeSpec,
    program: Path | None,
    device: Sequence[str] = (),
) -> list[str]:
    """The command line that writes ``spec.out`` from a stream of pictures."""
    streams = [video]
    options: dict[str, object] = {"format": "mp4", **picture}
    out = _url(spec.out)
    if spec.splits:
        for film_only in ("movflags", "video_track_timescale"):
            del options[film_only]
        folder = _url(spec.out.parent).replace("%", "%%")
        out = f"{folder}/{spec.out.stem}-%d{spec.out.suffix}"
    if spec.sound is not None:
        form = "mp4" if spec.sound_encoded else "wav"
        sound = ffmpeg.input(_url(spec.sound), format=form, protocol_whitelist=_PROTOCOLS)
        streams.append(sound["a:0"])
        options |= {"c:a": "copy"} if spec.sound_encoded else _sound(SOUND_KBPS)
    if spec.metadata is not None:
        facts = ffmpeg.input(
            _url(spec.metadata), format="ffmetadata", protocol_whitelist=_PROTOCOLS
        )
        # It has no streams: the optional map only makes it an input.
        streams.append(facts["v?"])
        options |= {"map_metadata": _last(spec), "map_chapters": _last(spec)}
    if spec.cover is not None:
        # The last input, so that the number of the metadata file stays what it is.
        cover = ffmpeg.input(_url(spec.cover), format="jpeg_pipe", protocol_whitelist=_PROTOCOLS)
        streams.append(cover["v:0"])
        options |= {"c:v:1": "copy", "tag:v:1": 0, "disposition:v:1": "attached_pic"}
    graph = ffmpeg.output(*streams, out, **options).overwrite_output()
    head = [str(program or ffmpeg_path()), "-hide_banner", "-loglevel", "error"]
    compiled: list[str] = ffmpeg.compile(graph, cmd=[*head, *device])
    return compiled


def _tagged(stream: ffmpeg.nodes.FilterableStream, video: VideoCodec) -> ffmpeg.Stream:
    """Say what the numbers mean (a tag that is missing would be guessed, and converted)."""
    tagged = stream.filter(
        "setparams",
        range="tv",
        colorspace="bt709",
        color_primaries="bt709",
        color_trc="bt709",
        field_mode="prog",
    ).filter("format", video.pixel_format)
    return tagged.filter("hwupload") if video.upload else tagged


def _picture_options(spec: EncodeSpec) -> dict[str, object]:
    return {
        "fps_mode": "passthrough",
        "video_track_timescale": timescale(spec.fps),
        "color_range": "tv",
        "colorspace": "bt709",
        "color_primaries": "bt709",
        "color_trc": "bt709",
        "tag:v": spec.video.tag,
        "movflags": "+faststart",
        "map_metadata": -1,
        "map_chapters": -1,
    }


def timescale(fps: Fraction) -> int:
    """Ticks per second in which every picture of this rate has a whole timestamp."""
    if (_NOMINAL_TIMESCALE / fps).denominator == 1:
        return _NOMINAL_TIMESCALE
    return fps.numerator * -(-10_000 // fps.numerator)


def _last(spec: EncodeSpec) -> int:
    """The number of the metadata file among the inputs."""
    return 1 if spec.sound is None else 2


def _pairs(options: Sequence[str]) -> list[tuple[str, str]]:
    """``-name value`` arguments as ffmpeg-python wants them."""
    names, values = options[::2], options[1::2]
    return [(name.removeprefix("-"), value) for name, value in zip(names, values, strict=True)]


def _url(path: Path) -> str:
    """A path that is never taken for an option or another protocol."""
    return f"file:{path.absolute()}"
