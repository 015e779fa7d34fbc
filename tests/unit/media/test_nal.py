"""Units of a stream, and parameter sets that get other numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.media import nal
from app.media.nal import BadUnits
from app.media.track_header import header, read_sets


def extradata(codec: str, options: dict[str, str]) -> bytes:
    context: Any = av.CodecContext.create(codec, "w")
    context.width, context.height, context.pix_fmt = 320, 180, "yuv420p"
    context.time_base, context.framerate = Fraction(1, 25), Fraction(25)
    context.flags |= 1 << 22
    context.options = options
    context.open()
    return bytes(context.extradata)


H264 = extradata("libx264", {"bf": "2"})
H264_OTHER = extradata("libx264", {"x264-params": "sps-id=3", "preset": "ultrafast"})
HEVC = extradata("libx265", {"x265-params": "log-level=none"})


@given(st.binary(max_size=200))
def test_escaping_keeps_start_codes_out_and_comes_back(plain: bytes) -> None:
    whole = plain + b"\x80"  # a unit ends with a bit that is set
    made = nal.escaped(whole)
    assert b"\0\0\0" not in made
    assert b"\0\0\1" not in made
    assert b"\0\0\2" not in made
    assert nal.unescaped(made) == whole


@given(st.lists(st.binary(min_size=1, max_size=40), min_size=1, max_size=5))
def test_framed_units_come_back(found: list[bytes]) -> None:
    assert nal.units(nal.framed(found), nal.LENGTH) == found
    clean = [nal.escaped(unit + b"\x80") for unit in found]
    assert nal.units(b"".join(b"\0\0\0\1" + unit for unit in clean), 0) == clean


@given(st.binary(max_size=64))
def test_no_bytes_lead_outside_of_the_packet(data: bytes) -> None:
    for size in (1, 2, 4):
        try:
            found = nal.units(data, size)
        except BadUnits:
            continue
        assert sum(len(unit) + size for unit in found) == len(data)


def test_sets_of_two_encoders_stand_side_by_side() -> None:
    own, other = read_sets(H264, "h264"), read_sets(H264_OTHER, "h264")
    both = read_sets(header(own, other.units, 8), "h264")
    assert both.length_size == nal.LENGTH
    assert both.ids(7) == both.ids(8) == {0, 3}
    assert set(both.units) == {*own.units, *other.units}


def test_hevc_sets_get_the_numbers_they_are_given_and_keep_the_rest() -> None:
    own = read_sets(HEVC, "hevc")
    renamed = tuple(nal.renamed(unit, 2, 5, 17) for unit in own.units)
    both = read_sets(header(own, renamed, 8), "hevc")
    assert both.ids(32) == {0, 2}
    assert both.ids(33) == {0, 5}
    assert both.ids(34) == {0, 17}
    with pytest.raises(BadUnits):  # a second time: they are not 0 any more
        [nal.renamed(unit, 1, 1, 16) for unit in renamed if nal.kind(unit, "hevc") == 34]


@pytest.mark.parametrize("cut", [0, 1, 5, 12, 20])
@pytest.mark.parametrize("codec", ["h264", "hevc"])
def test_a_damaged_header_is_refused(codec: nal.NalCodec, cut: int) -> None:
    own = read_sets(H264 if codec == "h264" else HEVC, codec)
    whole = header(own, (), 8)
    with pytest.raises(BadUnits):
        read_sets(whole[:cut], codec)


def test_a_key_picture_of_open_groups_becomes_one_to_begin_with() -> None:
    clean, instant, other = bytes([21 << 1, 1, 7]), bytes([19 << 1, 1, 7]), bytes([1 << 1, 1, 7])
    assert nal.kind(nal.as_splice(clean), "hevc") == 18
    assert nal.kind(nal.as_splice(instant), "hevc") == 20
    assert nal.as_splice(other) == other
    assert nal.as_splice(clean)[1:] == clean[1:]
