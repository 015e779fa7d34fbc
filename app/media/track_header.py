"""What a decoder must know before the first picture of an H.264 or HEVC track: its parameter sets.

They are read from the header of the footage (``avcC``, ``hvcC``, or start codes) and written, with
those of a second encoder beside them, into the header of the film (ISO/IEC 14496-15, 5.3.3 and
8.3.3).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.media.nal import (
    LENGTH,
    BadUnits,
    NalCodec,
    is_parameter_set,
    kind,
    set_id,
    unescaped,
    units,
)

_HEVC_ORDER = (32, 33, 34)
_WITH_FORMAT = (100, 110, 122, 144)
"""H.264 profiles whose header also tells the chroma format and the depth."""


@dataclass(frozen=True, slots=True)
class ParameterSets:
    """The sets of one track. ``length_size`` is how its packets frame their units (0: start codes)."""

    codec: NalCodec
    units: tuple[bytes, ...]
    length_size: int

    def ids(self, what: int) -> set[int]:
        """The numbers of the sets of one type."""
        found = (set_id(unit, self.codec) for unit in self.units)
        return {number for of, number in found if of == what}

    def free(self, kinds: Sequence[int], among: range) -> int:
        """A number that no set of these types has. Raises ``BadUnits`` when all are taken."""
        taken = set().union(*(self.ids(what) for what in kinds))
        for number in among:
            if number not in taken:
                return number
        raise BadUnits("all numbers of parameter sets are taken")


def read_sets(extradata: bytes, codec: NalCodec) -> ParameterSets:
    """The sets of a track's header. Raises ``BadUnits`` when there are none to be read."""
    try:
        if extradata[:1] != b"\1":
            found, size = units(extradata, 0), 0
        elif codec == "h264":
            found, size = _of_avcc(extradata)
        else:
            found, size = _of_hvcc(extradata)
    except IndexError as error:
        raise BadUnits("the parameter sets are cut off") from error
    sets = tuple(unit for unit in found if is_parameter_set(unit, codec))
    if len({kind(unit, codec) for unit in sets}) < (2 if codec == "h264" else 3):
        raise BadUnits("there are no parameter sets")
    return ParameterSets(codec, sets, size)


def header(own: ParameterSets, more: tuple[bytes, ...], depth: int) -> bytes:
    """The header of a track with the sets of both; ``depth`` is bits per sample, of 4:2:0."""
    both = own.units + more
    return _avcc(both, depth) if own.codec == "h264" else _hvcc(both, depth)


def _of_avcc(data: bytes) -> tuple[list[bytes], int]:
    found, at = [], 5
    for mask in (31, 255):  # sequence sets, picture sets
        count, at = data[at] & mask, at + 1
        for _ in range(count):
            unit, at = _unit(data, at)
            found.append(unit)
    return found, (data[4] & 3) + 1


def _of_hvcc(data: bytes) -> tuple[list[bytes], int]:
    found, at = [], 23
    for _ in range(data[22]):
        count, at = int.from_bytes(data[at + 1 : at + 3], "big"), at + 3
        for _ in range(count):
            unit, at = _unit(data, at)
            found.append(unit)
    return found, (data[21] & 3) + 1


def _unit(data: bytes, at: int) -> tuple[bytes, int]:
    size = int.from_bytes(data[at : at + 2], "big")
    unit = data[at + 2 : at + 2 + size]
    if not unit or len(unit) < size:
        raise BadUnits("the parameter sets are cut off")
    return unit, at + 2 + size


def _avcc(both: tuple[bytes, ...], depth: int) -> bytes:
    sequence = [unit for unit in both if kind(unit, "h264") == 7]
    picture = [unit for unit in both if kind(unit, "h264") == 8]
    first = sequence[0]
    level = max(unit[3] for unit in sequence)
    record = bytes([1, first[1], first[2], level, 0xFC | LENGTH - 1, 0xE0 | len(sequence)])
    record += b"".join(_sized(unit) for unit in sequence)
    record += bytes([len(picture)]) + b"".join(_sized(unit) for unit in picture)
    if first[1] in _WITH_FORMAT:
        record += bytes([0xFC | 1, 0xF8 | depth - 8, 0xF8 | depth - 8, 0])
    return record


def _hvcc(both: tuple[bytes, ...], depth: int) -> bytes:
    plain = [unescaped(unit) for unit in both if kind(unit, "hevc") == 33]
    profile = plain[0][3:14]
    level = max(unit[14] for unit in plain)
    layers, nested = (plain[0][2] >> 1 & 7) + 1, plain[0][2] & 1
    record = b"\1" + profile + bytes([level]) + b"\xf0\0\xfc" + bytes([0xFC | 1])
    record += bytes([0xF8 | depth - 8, 0xF8 | depth - 8]) + b"\0\0"
    record += bytes([layers << 3 | nested << 2 | LENGTH - 1, len(_HEVC_ORDER)])
    for what in _HEVC_ORDER:
        alike = [unit for unit in both if kind(unit, "hevc") == what]
        record += bytes([0x80 | what]) + len(alike).to_bytes(2, "big")
        record += b"".join(_sized(unit) for unit in alike)
    return record


def _sized(unit: bytes) -> bytes:
    return len(unit).to_bytes(2, "big") + unit
