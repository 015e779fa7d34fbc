"""A reel of the length that is posted: ten clips, a minute, every one dissolving into the next.

The reel of ``bench_export`` has clips of 2 s, so that nearly a third of what is seen is a dissolve.
A coach's clips have 12 s unless they are cut down; ten of 6 s fill the minute of the preset "Social".
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from tests.bench.bench_export import (
    CLIPS,
    FPS,
    HOW,
    dissolve_reel,
    game,
    in_turns,
    ours,
    plain,
    plain_dissolves,
    ratio,
    shown_of,
)
from tests.bench.table import Row

FRAMES = 60 * FPS


def rows() -> list[Row]:
    """The figures of the table."""
    source, shown = game(1920, 1080, FRAMES), shown_of(FRAMES)
    edit = dissolve_reel(source, of=FRAMES)
    with tempfile.TemporaryDirectory(prefix="bench-reel-") as name:
        folder = Path(name)
        taken = in_turns(
            {
                "plain": lambda: plain(source, folder, shown),
                "xfade": lambda: plain_dissolves(source, folder, shown, of=FRAMES),
                "ours": lambda: ours(edit, folder, shown),
            }
        )

    def row(base: str, what: str, aim: str) -> Row:
        base_s, own_s = statistics.median(taken[base]), statistics.median(taken["ours"])
        how = f"{shown} frames {HOW}; plain {base_s:.1f} s, ours {own_s:.1f} s"
        title = f"export, a minute of {CLIPS} clips that dissolve / plain ffmpeg, {what}"
        return Row(title, f"{ratio(taken['ours'], taken[base]):.2f}", aim, how)

    return [row("plain", "static crop + scale", "≤ 1.25"), row("xfade", "xfade", "")]
