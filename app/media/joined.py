"""Films that were rendered in pieces, put one after the other without encoding anything again.

Every piece is H.264 at a constant rate, so picture n of the whole is shown at n / fps whatever the
pieces' own clocks say. Pieces of one encoder share their parameter sets; where a piece has others
(another encoder finished it) they are put in front of its key frames, where decoders look for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
from av.packet import Packet
from av.video.stream import VideoStream

from app.core.errors import ReelBallersError
from app.media.guard import AvErrors, demuxed, only, opened, video_stream

_UNREADABLE: tuple[type[BaseException], ...] = (ReelBallersError, *AvErrors)
_FORMAT = "yuv420p"
READER = f"PyAV {av.__version__}"
"""What decodes the footage; another version may give other pictures."""
_LENGTH = 4
"""Bytes of the length before each unit in an mp4; every encoder we use writes four."""


class PieceRefused(Exception):
    """Piece ``number`` does not fit; ``reason`` is for the log and for whoever renders it again."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"piece {number}: {reason}")
        self.number = number
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Part:
    """A rendered piece and how many pictures it must have."""

    path: Path
    count: int


def join_films(parts: Sequence[Part], size: tuple[int, int], fps: Fraction, out: Path) -> None:
    """Write the pictures of all parts into the mp4 ``out``, without sound.

    Raises ``PieceRefused`` for a part that is damaged or not what was ordered, ``OSError`` for the
    folder.
    """
    surveys = [_survey(number, part, size, fps) for number, part in enumerate(parts)]
    early = max(at - shown for survey in surveys for at, shown in enumerate(survey.order))
    # One piece's sets replace those of another, so once they differ every piece says its own.
    mixed = len({survey.sets for survey in surveys}) > 1
    options = {"video_track_timescale": str(_timescale(fps))}
    with av.open(f"file:{out}", "w", format="mp4", options=options) as output:
        target: Any = None
        first = 0
        for number, (part, survey) in enumerate(zip(parts, surveys, strict=True)):
            front = _units(survey.sets, number) if mixed else b""
            with opened(part.path) as container:
                stream = _stream(container, part, number)
                if target is None:
                    target = output.add_stream_from_template(stream)
                packets = (p for p in demuxed(container, stream) if p.size)
                for at, (packet, shown) in enumerate(zip(packets, survey.order, strict=True)):
                    decoded = first + at - early
                    _mux(output, target, _with(packet, front), fps, first + shown, decoded)
            first += part.count


def check_part(part: Part, size: tuple[int, int], fps: Fraction) -> None:
    """Raise ``PieceRefused`` unless a piece has all its pictures, in this size and evenly spaced, and
    those that the others build on (the key frames) can be shown. What a stranger made may be rubbish
    that only looks like a film.
    """
    survey = _survey(0, part, size, fps)
    _units(survey.sets, 0)
    try:
        with opened(part.path) as container:
            stream = _stream(container, part, 0)
            stream.codec_context.skip_frame = "NONKEY"
            shown = [(f.format.name, f.is_corrupt) for f in container.decode(stream)]
    except _UNREADABLE as error:
        raise PieceRefused(0, f"its pictures cannot be read ({error})") from error
    if not shown or any(corrupt for _, corrupt in shown):
        raise PieceRefused(0, "its pictures are damaged")
    if {name for name, _ in shown} != {_FORMAT}:
        raise PieceRefused(0, f"its pictures are {shown[0][0]}, not {_FORMAT}")


@dataclass(frozen=True, slots=True)
class _Survey:
    """Of each packet in the order of the file which picture it is, and the parameter sets."""

    order: tuple[int, ...]
    sets: bytes


def _survey(number: int, part: Part, size: tuple[int, int], fps: Fraction) -> _Survey:
    try:
        with opened(part.path) as container:
            stream = _stream(container, part, number)
            if (stream.width, stream.height) != size:
                raise PieceRefused(number, f"it is {stream.width}x{stream.height}")
            assert stream.time_base is not None
            packets = [(p.pts, p.is_keyframe) for p in demuxed(container, stream) if p.size]
            frame = 1 / (fps * stream.time_base)
            sets = bytes(stream.codec_context.extradata or b"")
    except _UNREADABLE as error:
        raise PieceRefused(number, f"it cannot be read ({error})") from error
    known = [pts for pts, _ in packets if pts is not None]
    if len(known) < len(packets) or len(packets) != part.count:
        raise PieceRefused(number, f"it has {len(packets)} pictures instead of {part.count}")
    if not packets[0][1]:
        raise PieceRefused(number, "it begins in the middle of something else")
    places = [(pts - min(known)) / frame for pts in known]
    order = tuple(round(place) for place in places)
    even = all(abs(p - n) < Fraction(1, 4) for p, n in zip(places, order, strict=True))
    if not even or sorted(order) != list(range(part.count)):
        raise PieceRefused(number, "its pictures are not evenly spaced")
    return _Survey(order, sets)


def _stream(container: av.container.InputContainer, part: Part, number: int) -> VideoStream:
    stream = video_stream(container, part.path)
    if stream.codec_context.codec.canonical_name != "h264":
        raise PieceRefused(number, f"it is {stream.codec_context.codec.canonical_name}, not h264")
    only(container, stream.index)
    return stream


def _units(extradata: bytes, number: int) -> bytes:
    """The parameter sets of an avcC box (ISO/IEC 14496-15, 5.3.3.1), each with its length."""
    try:
        if extradata[0] != 1 or (extradata[4] & 3) + 1 != _LENGTH:
            raise PieceRefused(number, "its parameter sets are in another form")
        found, at = b"", 5
        for mask in (0x1F, 0xFF):  # sequence sets, picture sets
            count, at = extradata[at] & mask, at + 1
            for _ in range(count):
                length = int.from_bytes(extradata[at : at + 2], "big")
                unit = extradata[at + 2 : at + 2 + length]
                if len(unit) != length or not unit:
                    raise PieceRefused(number, "its parameter sets are cut off")
                found += length.to_bytes(_LENGTH, "big") + unit
                at += 2 + length
    except IndexError as error:
        raise PieceRefused(number, "it has no parameter sets") from error
    return found


def _with(packet: Packet[VideoStream], front: bytes) -> Packet[VideoStream]:
    """The packet with parameter sets in front of it, where it is a key frame."""
    if not front or not packet.is_keyframe:
        return packet
    longer = cast("Packet[VideoStream]", Packet(front + bytes(packet)))
    longer.is_keyframe = True
    return longer


def _mux(
    output: av.container.OutputContainer,
    target: Any,
    packet: Packet[VideoStream],
    fps: Fraction,
    shown: int,
    decoded: int,
) -> None:
    packet.time_base = 1 / fps
    packet.pts, packet.dts, packet.duration = shown, decoded, 1
    packet.stream = target
    output.mux(packet)


def _timescale(fps: Fraction) -> int:
    """Ticks per second in which every picture has a whole timestamp."""
    return (
        90_000 if (90_000 / fps).denominator == 1 else fps.numerator * -(-10_000 // fps.numerator)
    )
