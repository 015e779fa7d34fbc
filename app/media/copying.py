"""Which packets of a stretch of footage can be copied into a film, and which pictures cannot.

A copy begins at a key picture that needs nothing before it, and ends where the packets so far, in
the order they are decoded, are exactly the pictures shown so far: then nothing that follows is
missed, and nothing is shown that was not meant. What is left at both ends is encoded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import av.container
from av.packet import Packet
from av.video.stream import VideoStream

from app.media import nal
from app.media.chunk import NotExact, ShouldStop, packets_from_key
from app.media.index import FrameIndex, IndexStopped
from app.media.nal import BadUnits
from app.media.track_header import ParameterSets

_H264_IDR = 5
_HEVC_KEYS = range(16, 22)
_DOLBY = 62
_RPU = "it is Dolby Vision, whose extra data cannot be made anew"


@dataclass(frozen=True, slots=True)
class Copied:
    """Pictures [first, last] as packets: ``order`` has their timestamps (ticks of the source) in the
    order they are decoded; the first is the key picture's."""

    first: int
    last: int
    order: tuple[int, ...]


def copied_part(
    container: av.container.InputContainer,
    stream: VideoStream,
    index: FrameIndex,
    sets: ParameterSets,
    pictures: tuple[int, int],
    stop: ShouldStop,
) -> Copied | None:
    """The longest copy inside the pictures [first, last]; None when no group of pictures begins there.

    Raises ``NotExact`` when packets and pictures do not fit together, ``IndexStopped``.
    """
    pts = index.facts.pts
    key = _first_key(index, pts[pictures[0]], pts[pictures[1]])
    if key is None:
        return None
    order: list[int] = []
    numbers: set[int] = set()
    first, best, highest = -1, 0, -1
    wanted = set(range(pictures[0], pictures[1] + 1))
    for packet in packets_from_key(container, stream, index, key, stop):
        if packet.pts is None:
            if packet.size:
                raise NotExact("some packets have no timestamps")
            break
        if first < 0:
            if packet.pts > pts[pictures[1]]:
                break
            if not packet.is_keyframe or not may_begin(packet, sets):
                continue
            first = _number(index, packet.pts)
            wanted = set(range(first, pictures[1] + 1))
        elif packet.pts < pts[first]:
            continue  # shown before the key picture: it is encoded with what comes before
        number = _number(index, packet.pts)
        order.append(packet.pts)
        numbers.add(number)
        wanted.discard(number)
        highest = max(highest, number)
        if highest <= pictures[1] and highest - first + 1 == len(order):
            best = len(order)
        if not wanted:
            break
        if stop():
            raise IndexStopped
    if len(numbers) < len(order):
        raise NotExact("some pictures have several packets")
    return Copied(first, first + best - 1, tuple(order[:best])) if best else None


def packets_of(
    container: av.container.InputContainer,
    stream: VideoStream,
    index: FrameIndex,
    copied: Copied,
    stop: ShouldStop,
) -> Iterator[Packet[VideoStream]]:
    """The packets of a copy, in order. Raises ``NotExact`` when they are not found again."""
    key = index.key_at(copied.first)
    coming = iter(copied.order)
    wanted = next(coming)
    for packet in packets_from_key(container, stream, index, key, stop):
        if packet.pts is None or packet.pts < copied.order[0]:
            continue
        if packet.pts != wanted:
            raise NotExact("the packets changed while they were copied")
        yield packet
        after = next(coming, None)
        if after is None:
            return
        wanted = after
    raise NotExact("the packets ended too early")


def may_begin(packet: Packet[VideoStream], sets: ParameterSets) -> bool:
    """Whether a stream may begin with this key picture, and knows its parameter sets then.

    Raises ``NotExact`` for a stream whose sets change on the way.
    """
    try:
        found = nal.units(bytes(packet), sets.length_size)
    except BadUnits as error:
        raise NotExact(f"its packets cannot be read ({error})") from error
    kinds = {nal.kind(unit, sets.codec) for unit in found}
    if sets.codec == "hevc" and _DOLBY in kinds:
        raise NotExact(_RPU)
    for unit in found:
        if nal.is_parameter_set(unit, sets.codec) and unit not in sets.units:
            raise NotExact("its encoder changed its settings on the way")
    if sets.codec == "h264":
        return _H264_IDR in kinds
    return bool(kinds.intersection(_HEVC_KEYS))


def units_of(packet: Packet[VideoStream], sets: ParameterSets, *, begins: bool) -> bytes:
    """The bytes of a packet as they stand in the film; ``begins`` says that a copy starts with it.

    Raises ``BadUnits``.
    """
    if sets.length_size == nal.LENGTH and not (begins and sets.codec == "hevc"):
        return bytes(packet)
    found = nal.units(bytes(packet), sets.length_size)
    change: Callable[[bytes], bytes] = nal.as_splice if begins and sets.codec == "hevc" else _same
    return nal.framed(change(unit) for unit in found if not nal.is_parameter_set(unit, sets.codec))


def _same(unit: bytes) -> bytes:
    return unit


def _first_key(index: FrameIndex, low: int, high: int) -> int | None:
    for key, pts in enumerate(index.key_pts):
        if pts >= low:
            return key if pts <= high else None
    return None


def _number(index: FrameIndex, pts: int) -> int:
    number = index.index_of(pts)
    if number is None:
        raise NotExact("its packets and its pictures do not fit together")
    return number
