"""An encoder whose pictures stand between copied ones: same codec, size, format and colours.

What a stretch of footage shows before the first key picture of a copy and after its last whole
group is encoded, quickly and well, for it is a second of film and not the film. Every
stretch is an encoder of its own, so it begins with a key picture that leans on nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, cast

import av
import av.error
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

from app.media import nal
from app.media.chunk import NotExact
from app.media.guard import video_stream
from app.media.nal import BadUnits, NalCodec
from app.media.source import MediaFile
from app.media.track_header import ParameterSets, header, read_sets

_DEPTHS = {"yuv420p": 8, "yuvj420p": 8, "yuv420p10le": 10}
_NAMES: dict[str, str] = {"h264": "libx264", "hevc": "libx265"}
_WORDS = {
    "mpeg4": "MPEG-4",
    "mpeg2video": "MPEG-2",
    "prores": "ProRes",
    "vp9": "VP9",
    "av1": "AV1",
    "mjpeg": "Motion JPEG",
}
_PROFILES = {66: "baseline", 77: "main", 100: "high", 110: "high10"}
_GLOBAL_HEADER = 1 << 22
_PRESET = "ultrafast"
_QUALITY = {"crf": "20"}
_QUALITY_X264 = {"qp": "22"}
"""For H.264 of 8 bits; x264 counts quantizers of 10 bits from another zero. Measured on 1080p: 44 dB in
8 ms a picture, where a standard export has 43 dB in 37 ms. The same with ``crf`` 20 takes 10 ms: it
looks at every picture twice to spread the bits, which a second of film does not need. Several
stretches are encoded side by side, so each takes one thread: more cost a fifth of the time again."""


@dataclass(frozen=True, slots=True)
class Form:
    """What two tracks must have in common to be one. ``sets`` are their parameter sets."""

    sets: ParameterSets
    size: tuple[int, int]
    pixels: str
    turn: int
    colours: tuple[int, int, int, int]
    """Range, matrix, primaries and transfer, in the numbers of H.273."""

    @property
    def codec(self) -> NalCodec:
        """The codec's name as FFmpeg has it."""
        return self.sets.codec


@dataclass(frozen=True, slots=True)
class Coded:
    """One encoded picture: its bytes as they stand in an mp4, and which of the stretch it is."""

    data: bytes
    number: int
    key: bool


def form_of(container: av.container.InputContainer, first: VideoFrame, path: MediaFile) -> Form:
    """The form of a file, from its header and a decoded picture.

    Raises ``NotExact`` when there is no encoder that can match it; the text says why.
    """
    stream = video_stream(container, path)
    codec = stream.codec_context.codec.canonical_name
    if codec not in _NAMES:
        raise NotExact(f"it is {_WORDS.get(codec, codec)}, which is not cut without encoding")
    if first.format.name not in _DEPTHS:
        raise NotExact(f"its pictures are {first.format.name}, which no encoder here matches")
    aspect = stream.sample_aspect_ratio
    if aspect is not None and aspect not in (0, 1):
        raise NotExact("its pixels are not square")
    refuse_fields(first)
    try:
        sets = read_sets(bytes(stream.codec_context.extradata or b""), cast(NalCodec, codec))
    except BadUnits as error:
        raise NotExact(str(error)) from error
    return Form(
        sets,
        (first.width, first.height),
        first.format.name,
        round(-first.rotation / 90) * 90 % 360,
        (
            int(first.color_range),
            int(first.colorspace),
            int(first.color_primaries),
            int(first.color_trc),
        ),
    )


def refuse_fields(frame: VideoFrame) -> None:
    """Raise ``NotExact`` for an interlaced picture."""
    if frame.interlaced_frame:
        raise NotExact("it is interlaced")


class Matching:
    """Encodes stretches of pictures that fit to the footage of a form.

    Raises ``NotExact`` when the encoder refuses or does not say what it should.
    """

    def __init__(self, form: Form, ticks: int, fps: Fraction) -> None:
        """Timestamps are in 1/``ticks`` seconds; ``fps`` is about how many pictures there are."""
        self._form, self._ticks, self._fps = form, ticks, fps
        own = form.sets
        try:
            if form.codec == "h264":
                one = own.free((7, 8), range(1, 32))
                self._ids = (0, one, one)  # x264 gives both kinds the same number
            else:
                self._ids = (
                    own.free((32,), range(1, 16)),
                    own.free((33,), range(1, 16)),
                    own.free((34,), nal.HEVC_PPS_IDS),
                )
            self._sets = self._sets_of(self._open())
            self.header = header(own, self._sets, _DEPTHS[form.pixels])
        except BadUnits as error:
            raise NotExact(str(error)) from error

    def stretch(self, frames: Iterator[tuple[int, VideoFrame]]) -> Iterator[Coded]:
        """Encode pictures given with their times; they come out in the same order."""
        context = self._open()
        if self._sets_of(context) != self._sets:
            raise NotExact("its encoder changed its settings on the way")
        given = got = 0
        for at, frame in frames:
            refuse_fields(frame)
            self._check(frame)
            frame.pict_type = cast(Any, 0)  # the decoder's choice would be taken for an order
            frame.pts, frame.time_base = at, Fraction(1, self._ticks)
            given += 1
            for packet in self._encoded(context, frame):
                yield self._coded(packet, got)
                got += 1
        for packet in self._encoded(context, None):
            yield self._coded(packet, got)
            got += 1
        if got != given:
            raise NotExact("the encoder left pictures out")

    def _encoded(self, context: VideoCodecContext, frame: VideoFrame | None) -> list[Any]:
        try:
            return list(context.encode(frame))
        except av.error.FFmpegError as error:
            raise NotExact(f"the encoder refused ({error})") from error

    def _coded(self, packet: Any, number: int) -> Coded:
        try:
            found = nal.units(bytes(packet), 0)
            if self._form.codec == "hevc":
                found = [nal.renamed(unit, *self._ids) for unit in found]
        except BadUnits as error:
            raise NotExact(str(error)) from error
        kept = (unit for unit in found if not nal.is_parameter_set(unit, self._form.codec))
        return Coded(nal.framed(kept), number, bool(packet.is_keyframe))

    def _sets_of(self, context: VideoCodecContext) -> tuple[bytes, ...]:
        found = read_sets(bytes(context.extradata or b""), self._form.codec).units
        if self._form.codec == "hevc":
            found = tuple(nal.renamed(unit, *self._ids) for unit in found)
        own = {nal.set_id(unit, self._form.codec) for unit in self._form.sets.units}
        if own & {nal.set_id(unit, self._form.codec) for unit in found}:
            raise BadUnits("two parameter sets have one number")
        return found

    def _open(self) -> VideoCodecContext:
        form = self._form
        context = cast(VideoCodecContext, av.CodecContext.create(_NAMES[form.codec], "w"))
        context.width, context.height = form.size
        context.pix_fmt = form.pixels
        context.time_base, context.framerate = Fraction(1, self._ticks), self._fps
        context.flags |= _GLOBAL_HEADER
        context.color_range, context.colorspace = form.colours[0], form.colours[1]
        context.color_primaries, context.color_trc = form.colours[2], form.colours[3]
        context.options = self._options()
        try:
            context.open()
        except (av.error.FFmpegError, ValueError) as error:
            raise NotExact(f"no encoder here can match it ({error})") from error
        return context

    def _options(self) -> dict[str, str]:
        form = self._form
        quick = form.codec == "h264" and _DEPTHS[form.pixels] == 8
        quality = _QUALITY_X264 if quick else _QUALITY
        options = {"preset": _PRESET, "bf": "0", "threads": "1"} | quality
        if form.codec == "hevc":
            words = "log-level=none:bframes=0:open-gop=0:info=0:repeat-headers=0:aud=0"
            return options | {"x265-params": words}
        sequence = next(unit for unit in form.sets.units if nal.kind(unit, "h264") == 7)
        profile = _PROFILES.get(sequence[1])
        if profile is None:
            raise NotExact("its H.264 profile is one that no encoder here matches")
        return options | {"profile": profile, "x264-params": f"sps-id={self._ids[-1]}"}

    def _check(self, frame: VideoFrame) -> None:
        if (frame.width, frame.height) != self._form.size or frame.format.name != self._form.pixels:
            raise NotExact("its picture size changes on the way")


def same_form(one: Form, other: Form) -> str:
    """Why two files cannot be one track; empty when they can."""
    if one.codec != other.codec:
        return "the files have different codecs"
    if (one.size, one.pixels, one.turn) != (other.size, other.pixels, other.turn):
        return "the files have pictures of different kinds"
    if one.colours != other.colours:
        return "the files have different colours"
    if one.sets.units != other.sets.units:
        return "the files were recorded with different settings"
    return ""
