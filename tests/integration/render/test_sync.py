"""Picture and sound of a film are where the plan puts them, whatever the speeds and the source."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from app.core.edit import EditClip, Freeze, Segment, SpeedSegment, Transition
from tests.support.flashes import edit_of_flashes, measure, write_flashes

pytestmark = pytest.mark.integration

LIMIT_MS = 10.0


@pytest.mark.parametrize("late", ["nothing", "sound", "picture"])
def test_speeds_and_a_freeze_of_a_variable_rate(late: str, tmp_path: Path) -> None:
    footage = tmp_path / "g.mov"
    write_flashes(
        footage,
        9,
        sound_from=Fraction(7, 20) if late == "sound" else Fraction(0),
        picture_from=Fraction(3, 10) if late == "picture" else Fraction(0),
    )
    speeds = (Fraction(1, 2), Fraction(2), Fraction(3, 4), Fraction(3, 2))
    segments = [
        SpeedSegment(n * 2_000_000 + 400_001, (n + 1) * 2_000_000 + 400_001, speed)
        for n, speed in enumerate(speeds)
    ]
    freeze = Freeze(3_600_003, 734_567)
    parts: tuple[Segment, ...] = (*segments[:2], freeze, *segments[2:])
    edit = edit_of_flashes(EditClip("c", "g", 400_001, 8_400_001, segments=parts))
    found = measure(late, edit, footage, tmp_path / "out.mp4")
    assert (found.flashes, found.clicks) == (8, 8)
    assert found.within(LIMIT_MS), found


def test_a_dissolve_keeps_both_clips_in_step(tmp_path: Path) -> None:
    footage = tmp_path / "g.mov"
    write_flashes(footage, 9)
    clips = (EditClip("a", "g", 500_000, 3_250_000), EditClip("b", "g", 4_750_000, 8_700_000))
    edit = edit_of_flashes(*clips, transition=Transition("dissolve", 700_000))
    found = measure("dissolve", edit, footage, tmp_path / "out.mp4")
    assert found.clicks >= 6
    assert found.within(LIMIT_MS), found
