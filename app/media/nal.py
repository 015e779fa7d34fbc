"""The units an H.264 or HEVC stream is made of, and the few bits of them that a splice must touch.

Where films of two encoders meet in one track, each must find its own parameter sets: theirs get
numbers that the footage does not use, so both kinds stand side by side in the file's header and
nothing has to be said again in the stream. x264 takes such a number; what x265 writes is renamed
here. Source: ITU-T H.264 (7.3, B) and H.265 (7.3, B).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, TypeAlias

NalCodec: TypeAlias = Literal["h264", "hevc"]

LENGTH = 4
"""Bytes of the length in front of each unit in the mp4 files we write."""
HEVC_PPS_IDS = range(15, 31)
"""Numbers that take nine bits where 0 takes one: a slice renamed to one of them is a byte longer,
and all that follows in it stays where it was within its byte."""

_VPS, _SPS, _PPS = 32, 33, 34
_START = re.compile(rb"\x00\x00\x01")
_ESCAPE = re.compile(rb"\x00\x00(?=[\x00-\x03])")
_SUB_LAYER_BITS = (88, 8)


class BadUnits(ValueError):
    """The bytes are not units of the stream they should be; the text says what is wrong."""


def units(data: bytes, length_size: int) -> list[bytes]:
    """The units of a packet; ``length_size`` 0 for start codes (Annex B).

    Raises ``BadUnits`` when a length leads outside of the packet.
    """
    if length_size == 0:
        parts = _START.split(data)[1:]
        # A start code of four bytes leaves its first zero at the end of the unit before.
        found = [part.rstrip(b"\0") for part in parts]
        return [unit for unit in found if unit]
    found, at = [], 0
    while at < len(data):
        size = int.from_bytes(data[at : at + length_size], "big")
        at += length_size
        if size == 0 or at + size > len(data):
            raise BadUnits("a unit is cut off")
        found.append(data[at : at + size])
        at += size
    return found


def framed(found: Iterable[bytes]) -> bytes:
    """Units as they stand in an mp4: each behind its length."""
    return b"".join(len(unit).to_bytes(LENGTH, "big") + unit for unit in found)


def kind(unit: bytes, codec: NalCodec) -> int:
    """The type of a unit (``nal_unit_type``)."""
    return unit[0] & 31 if codec == "h264" else (unit[0] >> 1) & 63


def is_parameter_set(unit: bytes, codec: NalCodec) -> bool:
    """Whether a unit is a parameter set."""
    return kind(unit, codec) in ((7, 8) if codec == "h264" else (_VPS, _SPS, _PPS))


def set_id(unit: bytes, codec: NalCodec) -> tuple[int, int]:
    """Type and number of a parameter set. Raises ``BadUnits``."""
    what = kind(unit, codec)
    bits = _Bits(unescaped(unit))
    if codec == "h264":
        bits.skip(8 if what == 8 else 32)
        return what, bits.golomb()
    bits.skip(16)
    if what == _VPS:
        return what, bits.take(4)
    if what == _SPS:
        _skip_to_sps_id(bits)
    return what, bits.golomb()


def renamed(unit: bytes, vps: int, sps: int, pps: int) -> bytes:
    """An HEVC unit of a stream whose sets all have number 0, with these numbers instead.

    ``pps`` is one of ``HEVC_PPS_IDS``. Units that name no set come back as they are. Raises
    ``BadUnits`` for another number than 0.
    """
    what = kind(unit, "hevc")
    if what == _VPS:
        return unit[:2] + bytes([vps << 4 | unit[2] & 15]) + unit[3:]
    if what in (_SPS, _PPS):
        bits = _Bits(unescaped(unit))
        bits.skip(16)
        changes: list[tuple[int, int, str]] = []
        if what == _SPS:
            changes.append((bits.at, bits.at + 4, f"{vps:04b}"))
            _skip_to_sps_id(bits)
            changes.append(_zero(bits, sps))
        else:
            changes += [_zero(bits, pps), _zero(bits, sps)]
        return _with_bits(bits, changes)
    if what <= 9 or 16 <= what <= 21:
        return _renamed_slice(unit, what, pps)
    return unit


def as_splice(unit: bytes) -> bytes:
    """A slice of an HEVC key picture from which a stream may begin anew: nothing before it matters.

    A clean random access picture becomes a broken link (BLA_N_LP), an IDR one without leading
    pictures; what was shown before it and decoded after it must be left out.
    """
    what = kind(unit, "hevc")
    new = 20 if what in (19, 20) else 18
    return bytes([unit[0] & 0x81 | new << 1]) + unit[1:] if 16 <= what <= 21 else unit


def unescaped(unit: bytes) -> bytes:
    """A unit without the bytes that keep start codes from appearing in it."""
    return unit.replace(b"\0\0\3", b"\0\0")


def escaped(plain: bytes) -> bytes:
    """The reverse of ``unescaped``."""
    return _ESCAPE.sub(b"\0\0\3", plain)


class _Bits:
    """Reads bits from the front."""

    def __init__(self, data: bytes) -> None:
        self.text = "".join(f"{byte:08b}" for byte in data[:4096])
        self.at = 0

    def skip(self, count: int) -> None:
        self.at += count

    def take(self, count: int) -> int:
        found = self.text[self.at : self.at + count]
        if len(found) < count:
            raise BadUnits("a parameter set is cut off")
        self.at += count
        return int(found, 2)

    def golomb(self) -> int:
        """An unsigned number in Exp-Golomb code."""
        one = self.text.find("1", self.at, self.at + 32)
        if one < 0:
            raise BadUnits("a parameter set has no number")
        length = one - self.at + 1
        self.at = one
        return self.take(length) - 1


def _skip_to_sps_id(bits: _Bits) -> None:
    """From behind the header of an HEVC sequence set to its number (7.3.2.2, 7.3.3)."""
    bits.skip(4)
    layers = bits.take(3)
    bits.skip(1 + 96)
    flags = [(bits.take(1), bits.take(1)) for _ in range(layers)]
    bits.skip(2 * (8 - layers) if layers else 0)
    bits.skip(
        sum(has * size for pair in flags for has, size in zip(pair, _SUB_LAYER_BITS, strict=True))
    )


def _zero(bits: _Bits, new: int) -> tuple[int, int, str]:
    """Read a number that must be 0, and what to put in its place."""
    start = bits.at
    if bits.golomb():
        raise BadUnits("a parameter set has another number than 0")
    return start, bits.at, _golomb(new)


def _golomb(value: int) -> str:
    digits = f"{value + 1:b}"
    return "0" * (len(digits) - 1) + digits


def _with_bits(bits: _Bits, changes: list[tuple[int, int, str]]) -> bytes:
    """A parameter set with bits replaced; what follows its last bit (the stop bit) is laid anew."""
    text, at = "", 0
    for start, end, new in changes:
        text += bits.text[at:start] + new
        at = end
    text += bits.text[at : bits.text.rindex("1") + 1]
    text += "0" * (-len(text) % 8)
    return escaped(int(text, 2).to_bytes(len(text) // 8, "big"))


def _renamed_slice(unit: bytes, what: int, pps: int) -> bytes:
    plain = unescaped(unit)
    place = 1 + (what >= 16)  # behind first_slice_segment_in_pic_flag, no_output_of_prior_pics_flag
    head = f"{plain[2]:08b}"
    if head[place] != "1":
        raise BadUnits("a slice names another parameter set than 0")
    code = _golomb(pps)
    longer = int(head[:place] + code + head[place + 1 :], 2)
    return escaped(plain[:2] + longer.to_bytes(2, "big") + plain[3:])
