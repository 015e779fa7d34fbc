"""``python -m tests.shows.av_sync``: are picture and sound where the plan puts them?

A clip of a variable rate with a flash and a click each second becomes films of mixed speeds with
freezes; every flash and click is looked for in them. Exit status 1 when one is more than 10 ms away,
missing, or there twice.
"""

from __future__ import annotations

import sys
import tempfile
from fractions import Fraction
from pathlib import Path

from app.core.edit import EditClip, Freeze, SpeedSegment, Transition
from tests.support.flashes import (
    Measured,
    edit_of_flashes,
    measure,
    twelve_segments,
    write_flashes,
)

LIMIT_MS = 10.0


def measured(folder: Path) -> list[Measured]:
    """All cases, rendered and measured."""
    plain, late, early = (folder / f"{name}.mov" for name in ("plain", "late", "early"))
    write_flashes(plain, 26)
    write_flashes(late, 26, sound_from=Fraction(7, 20))
    write_flashes(early, 26, picture_from=Fraction(3, 10))
    twelve = edit_of_flashes(twelve_segments())
    slow = (SpeedSegment(1_600_000, 4_300_001, Fraction(1, 2)), Freeze(2_500_000, 500_000))
    fast = (SpeedSegment(11_300_000, 15_700_000, Fraction(3, 2)),)
    pair = (
        EditClip("a", "g", 500_000, 6_250_000, segments=slow),
        EditClip("b", "g", 9_800_000, 16_400_000, segments=fast),
        EditClip("c", "g", 18_000_000, 24_000_000),
    )
    dissolve = edit_of_flashes(*pair, transition=Transition("dissolve", 700_000))
    fade = edit_of_flashes(*pair, transition=Transition("fade", 700_000))
    return [
        measure("12 speeds, 2 freezes", twelve, plain, folder / "plain.mp4"),
        measure("sound starts 0.35 s late", twelve, late, folder / "late.mp4"),
        measure("picture starts 0.3 s late", twelve, early, folder / "early.mp4"),
        measure("3 clips, dissolves", dissolve, plain, folder / "dissolve.mp4"),
        measure("3 clips, through black", fade, plain, folder / "fade.mp4"),
    ]


def main() -> int:
    """Print the table; the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        rows = measured(Path(folder))
    print(
        f"{'film':28}{'flashes':>9}{'worst':>10}{'clicks':>9}{'worst':>10}{'missing':>9}{'extra':>7}"
    )
    for row in rows:
        print(
            f"{row.name:28}{row.flashes:>9}{row.flash_ms:>7.2f} ms{row.clicks:>9}"
            f"{row.click_ms:>7.2f} ms{row.missing:>9}{row.extra:>7}"
        )
    good = all(row.within(LIMIT_MS) for row in rows)
    print(f"limit {LIMIT_MS:g} ms: {'kept' if good else 'MISSED'}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
