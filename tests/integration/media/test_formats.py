"""A few rows of ``python -m tests.shows.formats`` and ``tests.shows.colours``, one of each kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shows.colours import LIMIT, codings, error_of
from tests.support.colours import Coding
from tests.support.formats import Row, faults, rows

pytestmark = pytest.mark.integration

FILES = {
    "mov-hevc-HLG",
    "webm-vp9-10bit",
    "mov-prores-bff",
    "mkv-mpeg2-tff",
    "mov-h264-wide-turn90",
    "mkv-mjpeg-odd-size",
    "ts-h264-starts-late",
    "avi-mpeg4-b-frames",
}
COLOURS = {
    "libx264     yuv422p      smpte170m full",
    "libx265     yuv420p10le  bt2020nc limited HLG",
    "libvpx-vp9  yuv444p      bt2020nc limited",
    "prores_ks   yuv422p10le  bt709 limited",
    "libx264rgb  rgb24        bt709 limited",
    "mpeg4       yuv420p      bt709 limited (untagged)",
}


def _files() -> list[Row]:
    found = [row for row in rows() if row.name in FILES]
    assert len(found) == len(FILES)
    return found


def _colours() -> list[Coding]:
    found = [coding for coding in codings() if coding.name in COLOURS]
    assert {coding.name for coding in found} == COLOURS
    return found


@pytest.mark.parametrize("row", _files(), ids=lambda row: row.name)
def test_a_game_of_this_kind_is_opened_and_exported(row: Row, tmp_path: Path) -> None:
    assert faults(row, tmp_path) == []


@pytest.mark.parametrize("coding", _colours(), ids=lambda coding: coding.name)
def test_colours_come_out_as_the_standards_say(coding: Coding) -> None:
    assert error_of(coding) <= LIMIT


def test_names_of_the_matrix_are_told_apart() -> None:
    names = [row.name for row in rows()]
    assert len(set(names)) == len(names) >= 60
