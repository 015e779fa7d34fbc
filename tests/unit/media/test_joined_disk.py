"""Pieces that are joined onto a disk that is full."""

from __future__ import annotations

import errno
from fractions import Fraction
from pathlib import Path

import pytest

from app.media.joined import Part, join_films
from tests.unit.media.films import film

FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="a device of Linux")
def test_a_full_disk_is_not_taken_for_a_damaged_piece(tmp_path: Path) -> None:
    part = Part(film(tmp_path / "piece.mp4", times=range(12), codec="libx264"), 12)
    with pytest.raises(OSError, match="No space left") as error:
        join_films([part], (320, 180), Fraction(25), FULL)
    assert error.value.errno == errno.ENOSPC
