"""Films that were rendered in pieces, put one after the other without encoding anything again.

Every piece is H.264, HEVC or AV1, all the same, at a constant rate, so picture n of the whole is
shown at n / fps whatever the pieces' own clocks say. Pieces of one encoder share their parameter
sets; where a piece has others (another encoder finished it) they are put in front of its key frames,
where decoders look for them.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Self, cast

import av
import av.error
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from app.core.errors import ReelBallersError
from app.core.export import CODEC_NAMES, EXPORT_CODECS, ExportCodec
from app.media.guard import AvErrors, demuxed, failure, only, opened, video_stream
from app.media.parameter_sets import sets_in, with_sets

_UNREADABLE: tuple[type[BaseException], ...] = (ReelBallersError, *AvErrors)
_FORMAT = "yuv420p"
_KEPT_OPEN = 64
"""So many pieces stay open until they are copied; a process may have no more than 256 files."""
READER = f"PyAV {av.__version__}"
"""What decodes the footage; another version may give other pictures."""


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


def join_films(
    parts: Sequence[Part], size: tuple[int, int], fps: Fraction, out: Path
) -> ExportCodec:
    """Write the pictures of all parts into the mp4 ``out``, without sound; which codec they are.

    Raises ``PieceRefused`` for a part that is damaged or not what was ordered, ``OSError`` for the
    folder.
    """
    with contextlib.ExitStack() as stack:
        pieces = [stack.enter_context(_Piece(number, part)) for number, part in enumerate(parts)]
        surveys = []
        for number, piece in enumerate(pieces):
            surveys.append(_survey(piece, size, fps))
            if number >= _KEPT_OPEN:
                piece.close()
        codec = _one_codec(surveys)
        _write(pieces, surveys, codec, fps, out)
    return codec


def _write(
    pieces: Sequence[_Piece],
    surveys: Sequence[_Survey],
    codec: ExportCodec,
    fps: Fraction,
    out: Path,
) -> None:
    early = max(at - shown for survey in surveys for at, shown in enumerate(survey.order))
    fronts = _fronts(surveys, codec)
    options = {"video_track_timescale": str(_timescale(fps))}
    with _written(), av.open(f"file:{out}", "w", format="mp4", options=options) as output:
        target: Any = None
        first = 0
        for piece, survey in zip(pieces, surveys, strict=True):
            packets = piece.packets()
            if target is None:
                # opaque: the names of AV1 decoders are not those of its encoders.
                target = output.add_stream_from_template(piece.stream, opaque=True)
            for at, (packet, shown) in enumerate(zip(packets, survey.order, strict=True)):
                decoded = first + at - early
                ready = _with(packet, fronts[piece.number], codec)
                _mux(output, target, ready, fps, first + shown, decoded)
            first += piece.part.count
            piece.close()


def check_part(part: Part, size: tuple[int, int], fps: Fraction) -> None:
    """Raise ``PieceRefused`` unless a piece has all its pictures, in this size and evenly spaced, and
    those that the others build on (the key frames) can be shown. What a stranger made may be rubbish
    that only looks like a film.
    """
    with _Piece(0, part) as piece:
        survey = _survey(piece, size, fps)
        try:
            sets_in(survey.codec, survey.box)
        except ValueError as error:
            raise PieceRefused(0, str(error)) from error
        try:
            shown = [(f.format.name, f.is_corrupt) for f in piece.key_pictures()]
        except _UNREADABLE as error:
            raise PieceRefused(0, f"its pictures cannot be read ({error})") from error
    if not shown or any(corrupt for _, corrupt in shown):
        raise PieceRefused(0, "its pictures are damaged")
    if {name for name, _ in shown} != {_FORMAT}:
        raise PieceRefused(0, f"its pictures are {shown[0][0]}, not {_FORMAT}")


class _Piece:
    """A piece that is read more than once: opening a film costs as much as decoding five pictures
    of it. A context manager; it is opened when it is read."""

    def __init__(self, number: int, part: Part) -> None:
        self.number, self.part = number, part
        self._files = contextlib.ExitStack()
        self._open: tuple[av.container.InputContainer, VideoStream] | None = None
        self._first_dts: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the next reading opens it again."""
        self._open = None
        self._first_dts = None
        self._files.close()

    @property
    def stream(self) -> VideoStream:
        """Its pictures. Raises as opening it does."""
        if self._open is None:
            container = self._files.enter_context(opened(self.part.path))
            self._open = container, _stream(container, self.part, self.number)
        return self._open[1]

    def packets(self) -> Iterator[Packet[VideoStream]]:
        """All its packets, from the first on. Raises as reading a film does."""
        try:
            for packet in demuxed(self._rewound(), self.stream):
                if packet.size:
                    if self._first_dts is None:
                        self._first_dts = packet.dts
                    yield packet
        except av.error.FFmpegError as error:
            raise failure(self.part.path, error) from error

    def key_pictures(self) -> Iterator[VideoFrame]:
        """What can be shown by itself, decoded."""
        container = self._rewound()
        self.stream.codec_context.skip_frame = "NONKEY"
        return container.decode(self.stream)

    def _rewound(self) -> av.container.InputContainer:
        stream = self.stream
        assert self._open is not None
        container = self._open[0]
        if self._first_dts is not None:
            container.seek(self._first_dts, stream=stream)
        return container


@dataclass(frozen=True, slots=True)
class _Survey:
    """Of each packet in the order of the file which picture it is, and the box of its codec."""

    order: tuple[int, ...]
    box: bytes
    codec: ExportCodec


def _survey(piece: _Piece, size: tuple[int, int], fps: Fraction) -> _Survey:
    number, part = piece.number, piece.part
    try:
        stream = piece.stream
        if (stream.width, stream.height) != size:
            raise PieceRefused(number, f"it is {stream.width}x{stream.height}")
        assert stream.time_base is not None
        packets = [(p.pts, p.is_keyframe) for p in piece.packets()]
        frame = 1 / (fps * stream.time_base)
        codec = _codec(stream, number)
        box = bytes(stream.codec_context.extradata or b"")
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
    return _Survey(order, box, codec)


def _stream(container: av.container.InputContainer, part: Part, number: int) -> VideoStream:
    stream = video_stream(container, part.path)
    _codec(stream, number)
    only(container, stream.index)
    return stream


def _codec(stream: VideoStream, number: int) -> ExportCodec:
    name = stream.codec_context.codec.canonical_name
    for codec in EXPORT_CODECS:
        if codec == name:
            return codec
    raise PieceRefused(number, f"it is {name}, not {', '.join(EXPORT_CODECS)}")


def _one_codec(surveys: Sequence[_Survey]) -> ExportCodec:
    """The codec of all pieces; one that differs from the first cannot be in one film with it."""
    first = surveys[0].codec
    for number, survey in enumerate(surveys):
        if survey.codec != first:
            names = CODEC_NAMES[survey.codec], CODEC_NAMES[first]
            raise PieceRefused(number, f"it is {names[0]}, and those before it are {names[1]}")
    return first


def _fronts(surveys: Sequence[_Survey], codec: ExportCodec) -> list[bytes]:
    """What goes in front of the key frames of each piece: nothing while all have the same sets.

    One piece's sets replace those of another, so once they differ every piece says its own.
    """
    nothing = [b""] * len(surveys)
    if len({survey.box for survey in surveys}) == 1:
        return nothing
    found = []
    for number, survey in enumerate(surveys):
        try:
            found.append(sets_in(codec, survey.box))
        except ValueError as error:
            raise PieceRefused(number, str(error)) from error
    return found if len(set(found)) > 1 else nothing


def _with(packet: Packet[VideoStream], front: bytes, codec: ExportCodec) -> Packet[VideoStream]:
    """The packet with parameter sets in front of it, where it is a key frame."""
    if not front or not packet.is_keyframe:
        return packet
    longer = cast("Packet[VideoStream]", Packet(with_sets(codec, bytes(packet), front)))
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
    with _written():
        output.mux(packet)


@contextlib.contextmanager
def _written() -> Iterator[None]:
    """A write that fails is the folder's fault: else it would be taken for a damaged piece."""
    try:
        yield
    except av.error.FFmpegError as error:
        raise OSError(error.errno, error.strerror) from error


def _timescale(fps: Fraction) -> int:
    """Ticks per second in which every picture has a whole timestamp."""
    return (
        90_000 if (90_000 / fps).denominator == 1 else fps.numerator * -(-10_000 // fps.numerator)
    )
