"""Recaps that are cut by copying packets: how much quicker than encoding, and whether every frame is right.

    python -m tests.shows.smart_cut [--quick] [--speed-only] [--browser chromium]

Twenty clips out of a ten-minute game (1080p, H.264, 2 B-frames, a key picture every 2 s) are exported
with ``copy``, five times, and once encoded as any export is: clips of 12 s, as one key makes them, and
the same number cut down to 4 to 15 s, of which less can be copied: the limit is for these. Of them every
frame's burnt-in number is read, first and last are compared with what was planned, and the film is played
through by ffmpeg, PyAV and Chromium. Small films of other kinds follow. ``--quick`` takes a small
game.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from app.core.clip import LAG_US, LEAD_US
from app.core.edit import Edit, EditClip, Reel, Source
from app.core.smart_cut import cuts
from app.footage import MatchSpec
from app.media.index import FrameIndex, build_index
from app.media.index_cache import cached_index
from app.render.child import run_in_child
from app.render.job import RenderRequest, RenderResult
from tests.support.footage import make_match, numbers_in
from tests.support.long_game import long_game
from tests.support.players import played_by_chromium, played_by_ffmpeg, played_by_pyav
from tests.unit.media.films import film

CLIPS, SEED = 20, 7
MARKED_S = (LEAD_US + LAG_US) / 1e6
"""How long a clip is that one key makes."""
LEAST_RATIO = 15.0
COPIES = 5
Ranges = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Game:
    """A source, the ranges to cut, and what is expected of it."""

    name: str
    path: Path
    ranges: Ranges
    copied: bool = True
    first_number: int = 0


@dataclass
class Row:
    """A line of the table; ``faults`` is empty when all is well."""

    name: str
    result: RenderResult
    faults: list[str]
    ffmpeg: str
    pyav: str
    chromium: str


def edit_of(index: FrameIndex, path: Path, ranges: Ranges) -> Edit:
    """A recap without a banner."""
    size = index.facts.width, index.facts.height
    clips = tuple(EditClip(str(n), "g", a, b, f"Clip {n + 1}") for n, (a, b) in enumerate(ranges))
    return Edit(Reel("r", "Recap", size, index.fps), (("g", Source(str(path))),), clips)


def random_ranges(seconds: float, count: int, low: float, high: float) -> Ranges:
    """Ranges at any microsecond."""
    chance = random.Random(SEED)
    found = []
    for _ in range(count):
        length = int(chance.uniform(low, high) * 1e6)
        start = chance.randrange(0, int(seconds * 1e6) - length)
        found.append((start, start + length))
    return found


def games(folder: Path) -> list[Game]:
    """The other kinds of footage, small."""
    some = random_ranges(12, 5, 1.0, 4.0)
    h264, hevc = {"preset": "superfast"}, {"preset": "superfast"}
    quiet = "log-level=none:keyint=25:min-keyint=25"

    def made(name: str, suffix: str = ".mp4", **kind: Any) -> Path:
        return film(folder / f"{name}{suffix}", times=range(300), gop=25, **kind)

    vfr, _ = make_match(MatchSpec(vfr=True, duration_s=Fraction(12), b_frames=2, gop=25))
    phone, _ = make_match(
        MatchSpec(180, 320, rotation=90, duration_s=Fraction(12), b_frames=2, gop=25)
    )
    open_h264 = h264 | {"x264-params": "open-gop=1:keyint=25", "bf": "2"}
    return [
        Game("H.264, no B-frames", made("plain", options=h264 | {"bf": "0"}), some),
        Game(
            "HEVC, open groups (x265's default)",
            made("hevc", codec="libx265", options=hevc | {"x265-params": quiet}),
            some,
        ),
        Game(
            "HEVC, closed groups, 10 bit",
            made(
                "hevc10",
                codec="libx265",
                pix_fmt="yuv420p10le",
                options=hevc | {"x265-params": quiet + ":open-gop=0"},
            ),
            some,
        ),
        Game("variable rate, with sound", vfr, some),
        Game("phone, turned by 90°, with sound", phone, some),
        Game("transport stream", made("ts", ".ts", options=h264 | {"bf": "2"}), some),
        Game("Matroska", made("mkv", ".mkv", options=h264 | {"bf": "2"}), some),
        Game("H.264, open groups", made("open", options=open_h264), some, copied=False),
        Game("MPEG-4", made("mpeg4", codec="mpeg4"), some, copied=False),
    ]


def export(game: Game, index: FrameIndex, out: Path, *, copy: bool) -> tuple[RenderResult, float]:
    """The film, and the processor seconds it took (the render process and its ffmpeg).

    The game's frame table is there already, as it is when a coach has marked clips in it; nothing
    else is kept from one export to the next.
    """
    edit = edit_of(index, game.path, game.ranges)
    tables = out.parent / "tables"
    cached_index(game.path, tables)
    request = RenderRequest(
        edit,
        {"g": game.path},
        out,
        encoder="x264",
        date="2026-01-01",
        copy=copy,
        cache_dir=tables,
        cache_bytes=0,
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = run_in_child(request)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return result, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def wrong_numbers(game: Game, index: FrameIndex, out: Path) -> list[str]:
    """What is wrong with the frames of a copied film: numbers, first and last of each clip, times."""
    edit = edit_of(index, game.path, game.ranges)
    made = cuts(edit, {"g": index.facts})
    wanted = [n for cut in made for n in range(cut.first, cut.last + 1)]
    size = index.facts.width, index.facts.height
    seen = numbers_in(out, source_size=size)
    faults = []
    if seen != wanted:
        off = sum(one != other for one, other in zip(seen, wanted, strict=False))
        faults.append(f"{len(seen)} frames of {len(wanted)}, {off} with another number")
    shown = build_index(out).facts
    at = [(pts - shown.pts[0]) * shown.time_base for pts in shown.pts]
    facts = index.facts
    exact = [
        cut.start + (facts.pts[n] - facts.pts[cut.first]) * facts.time_base
        for cut in made
        for n in range(cut.first, cut.last + 1)
    ]
    if at != exact:
        faults.append("times are not those of the footage")
    return faults


def checked(game: Game, folder: Path, browser: str, rate: float) -> Row:
    """Export one game with ``copy`` and look at the film."""
    index = build_index(game.path)
    out = folder / "film.mp4"
    result, _ = export(game, index, out, copy=True)
    faults = []
    if game.copied != (result.encoder == "copy"):
        faults.append(f"{result.encoder}: {result.fallback_reason}")
    if result.encoder == "copy":
        faults += wrong_numbers(game, index, out)
    elif not result.fallback_reason:
        faults.append("does not say why it was encoded")
    seconds = result.duration_us / 1e6
    chromium = played_by_chromium(out, browser, seconds, rate=rate)
    row = Row(game.name, result, faults, played_by_ffmpeg(out), played_by_pyav(out), chromium)
    hevc = "HEVC" in game.name
    for who, said, fine in (
        ("ffmpeg", row.ffmpeg, row.ffmpeg == "silent"),
        ("PyAV", row.pyav, row.pyav == "silent"),
        # Debian's Chromium has no HEVC.
        ("Chromium", chromium, chromium.startswith("played") or (hevc and "cannot" in chromium)),
    ):
        if not fine:
            row.faults.append(f"{who}: {said}")
    return row


def speed(game: Game, folder: Path, say: Callable[[str], None]) -> float:
    """Copying, the median of several times, against encoding all of it: how many times quicker."""
    index = build_index(game.path)
    copies = [export(game, index, folder / "copied.mp4", copy=True) for _ in range(COPIES)]
    copied = sorted(copies, key=lambda one: one[0].seconds)[COPIES // 2][0]
    cpu = statistics.median(one[1] for one in copies)
    encoded, cpu_encoded = export(game, index, folder / "encoded.mp4", copy=False)
    assert encoded.frames == copied.frames
    ratio = encoded.seconds / copied.seconds
    say(f"{game.name}: {copied.frames} frames, {copied.duration_us / 1e6:.1f} s")
    say(f"copied:  {copied.seconds:7.1f} s, {cpu:7.1f} processor s (medians of {COPIES})")
    say(f"encoded: {encoded.seconds:7.1f} s, {cpu_encoded:7.1f} processor s")
    say(f"quicker by {ratio:.1f} (in processor time by {cpu_encoded / cpu:.1f})")
    say("stages: " + ", ".join(f"{k} {v:.1f} s" for k, v in copied.stages.items()))
    return ratio


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 when a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--quick", action="store_true", help="a game of one minute at 360p")
    parser.add_argument("--speed-only", action="store_true", help="only the first figures")
    parser.add_argument("--browser", default="chromium")
    parser.add_argument("--rate", type=float, default=4.0, help="how fast Chromium plays")
    chosen = parser.parse_args(arguments)
    say: Callable[[str], None] = lambda words: print(words, flush=True)  # noqa: E731
    minutes, size = (1, (640, 360)) if chosen.quick else (10, (1920, 1080))
    path = long_game(minutes=minutes, size=size)
    ranges = random_ranges(minutes * 60, CLIPS, 4, 15)
    long = Game(f"{minutes} min, {size[1]}p H.264", path, ranges)
    missed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole = random_ranges(minutes * 60, CLIPS, MARKED_S, MARKED_S)
        marked = replace(long, name=f"{CLIPS} clips of {MARKED_S:.0f} s", ranges=whole)
        speed(marked, folder, say)
        ratio = speed(replace(long, name=f"{CLIPS} clips of 4 to 15 s"), folder, say)
        missed += not chosen.quick and ratio < LEAST_RATIO
        if chosen.speed_only:
            return missed
        say("")
        say(f"{'footage':36}{'how':8}{'frames':>7}  {'ffmpeg':10}{'PyAV':10}{'Chromium':24}wrong")
        for game in [long, *games(folder)]:
            row = checked(game, folder, chosen.browser, chosen.rate)
            missed += bool(row.faults)
            how = "copied" if row.result.encoder == "copy" else "encoded"
            say(
                f"{row.name:36}{how:8}{row.result.frames:7}  {row.ffmpeg:10}{row.pyav:10}"
                f"{row.chromium:24}{'; '.join(row.faults) or '-'}"
            )
            if row.result.fallback_reason:
                say(f"{'':36}{row.result.fallback_reason}")
    say("")
    say(f"limit: at least {LEAST_RATIO:.0f} times; {'missed' if missed else 'all held'}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
