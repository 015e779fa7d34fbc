"""What a decoder must know before the first picture, as an mp4 holds it and as a stream does.

An mp4 keeps it once, in the box of its codec; in front of a key frame it is part of the stream.
Everything here comes from a file and is untrusted. ``ValueError`` says what is wrong with it.
"""

from __future__ import annotations

_LENGTH = 4
"""Bytes of the length before each unit in an mp4; every encoder we use writes four."""
_HEVC_SETS = (32, 33, 34)  # video, sequence and picture sets; not the notes an encoder leaves
_TEMPORAL_DELIMITER, _SEQUENCE_HEADER = 2, 1
_MAX_LEB128 = 8


def sets_in(codec: str, extradata: bytes) -> bytes:
    """The parameter sets of an mp4's box in the form they have in front of a key frame.

    ``codec`` is ``h264``, ``hevc`` or ``av1``.
    """
    try:
        return {"h264": _h264, "hevc": _hevc, "av1": _av1}[codec](extradata)
    except IndexError:
        raise ValueError("it has no parameter sets") from None


def with_sets(codec: str, packet: bytes, sets: bytes) -> bytes:
    """A key frame with the parameter sets in front of it.

    AV1 keeps its sequence header in every key frame already (encoders repeat it); a second one is
    not put there.
    """
    if codec != "av1":
        return sets + packet
    at = 0
    while at < len(packet):
        kind, end = _obu(packet, at)
        if kind == _SEQUENCE_HEADER:
            return packet
        if kind != _TEMPORAL_DELIMITER:
            break
        at = end
    return packet[:at] + sets + packet[at:]


def _h264(box: bytes) -> bytes:
    """ISO/IEC 14496-15, 5.3.3.1."""
    _check_length(box[4])
    if box[0] != 1:
        raise ValueError("its parameter sets are in another form")
    found, at = b"", 5
    for mask in (0x1F, 0xFF):  # sequence sets, picture sets
        count, at = box[at] & mask, at + 1
        for _ in range(count):
            unit, at = _unit(box, at)
            found += unit
    return found


def _hevc(box: bytes) -> bytes:
    """ISO/IEC 14496-15, 8.3.3.1."""
    if box[0] != 1:
        raise ValueError("its parameter sets are in another form")
    _check_length(box[21])
    found, at = b"", 23
    for _ in range(box[22]):
        kind, count = box[at] & 0x3F, int.from_bytes(box[at + 1 : at + 3], "big")
        at += 3
        for _ in range(count):
            unit, at = _unit(box, at)
            if kind in _HEVC_SETS:
                found += unit
    if not found:
        raise ValueError("it has no parameter sets")
    return found


def _av1(box: bytes) -> bytes:
    """AV1 in ISO base media files, 2.3.3: four bytes, then the units themselves."""
    if box[0] != 0x81:
        raise ValueError("its sequence header is in another form")
    found, at = box[4:], 0
    if not found:
        raise ValueError("it has no sequence header")
    while at < len(found):
        _, at = _obu(found, at)
    return found


def _check_length(byte: int) -> None:
    if (byte & 3) + 1 != _LENGTH:
        raise ValueError("its parameter sets are in another form")


def _unit(box: bytes, at: int) -> tuple[bytes, int]:
    """A unit with its length in front, and where it ends."""
    length = int.from_bytes(box[at : at + 2], "big")
    unit = box[at + 2 : at + 2 + length]
    if len(unit) != length or not unit:
        raise ValueError("its parameter sets are cut off")
    return length.to_bytes(_LENGTH, "big") + unit, at + 2 + length


def _obu(data: bytes, at: int) -> tuple[int, int]:
    """The type of the unit that begins at a byte, and where it ends (AV1 specification, 5.3)."""
    head = data[at]
    kind, extended, sized = (head >> 3) & 0xF, head & 4, head & 2
    at += 2 if extended else 1
    if not sized:
        return kind, len(data)
    size = 0
    for n in range(_MAX_LEB128):
        byte = data[at + n]
        size |= (byte & 0x7F) << (7 * n)
        if not byte & 0x80:
            end = at + n + 1 + size
            if end > len(data):
                raise ValueError("its sequence header is cut off")
            return kind, end
    raise ValueError("its sequence header is cut off")
