"""``python -m tests.shows.scrub [PART …]``: is the player as quick as the hand, and never wrong?

The real window, the real timeline and the real player on a 90-minute 1080p30 game (H.264, a key
frame every 2 s): a mouse that moves at 60 Hz, steps by key, playing with sound. Every picture that
is painted is read back by the number burnt into it. The sound device is a clock without a
loudspeaker, so that it runs everywhere. Exit status 1 when an aim is missed.

Parts: ``open`` ``sweep`` ``rest`` ``steps`` ``play`` ``joint`` ``proxy`` (all but ``joint`` and
``proxy`` without a proxy); all of them when none is named.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np

from app.core.errors import RenderCancelled
from app.media.proxy import PART, VERSION, ProxyFile
from app.render.proxies import ProxyOrder, make_proxy
from app.services.workspace import Workspace
from tests.shows.scrub_window import Painted, Stage, stage
from tests.support.clocked_sound import ClockedSound
from tests.support.footage import cache_folder
from tests.support.whole_match import LongFilm, fast_minute, sound_ahead_s, whole_match

SWEEP_S, HZ = 5.0, 60
SWEEPS = (("10 s", 10.0, 30.0), ("60 s", 60.0, 25.0), ("90 min", 5390.0, 25.0))
RESTS, STEPS, PLAY_S = 40, 300, 60.0


@dataclass(slots=True)
class Table:
    """Lines of figures against aims."""

    missed: int = 0
    lines: list[tuple[str, str, str, str]] = field(default_factory=list)

    def add(self, what: str, value: str, aim: str = "", good: bool = True) -> None:
        """A figure; ``good`` says whether it keeps the aim."""
        verdict = "" if not aim else "kept" if good else "MISSED"
        self.missed += not good
        self.lines.append((what, value, aim, verdict))
        print(f"{what:52}{value:>22}   {aim:18}{verdict}", flush=True)


def sweep(on: Stage, film: LongFilm, span_s: float, *, back: bool = False) -> list[Painted]:
    """Drag the playhead over a stretch in 5 s; what was painted meanwhile."""
    start = 1_000_000 if span_s > 1000 else 600_000_000
    end = start + int(span_s * 1e6)
    on.show_range(start, end)
    first, last = (end, start) if back else (start, end)
    on.seek(first)
    on.press(first)
    on.painted.clear()
    began, sent = time.perf_counter(), 0
    while (passed := time.perf_counter() - began) < SWEEP_S:
        due = int(passed * HZ)
        if due > sent:
            sent = due
            on.move(round(first + (last - first) * passed / SWEEP_S))
        on.live(0.002)
    seen = list(on.painted)
    on.release(last)
    on.live(0.5)
    return seen


def wrong(film: LongFilm, painted: list[Painted]) -> int:
    """Pictures whose burnt-in number is not the one that the player said they are."""
    return sum(picture.number() != picture.index % film.distinct for picture in painted)


def per_second(painted: list[Painted]) -> float:
    """Distinct pictures per second: one that follows itself is one."""
    indices = [picture.index for picture in painted]
    return sum(a != b for a, b in pairwise(indices)) / SWEEP_S


def show_sweeps(on: Stage, film: LongFilm, table: Table, aims: tuple[float, ...], note: str) -> int:
    """All sweeps; how many wrong pictures."""
    bad = 0
    for (name, span, _), aim in zip(SWEEPS, aims, strict=True):
        for back in (False, True):
            seen = sweep(on, film, span, back=back)
            bad += wrong(film, seen)
            rate = per_second(seen)
            how = "back, " if back else ""
            if back:
                table.add(f"sweep over {name}, {how}{note}", f"{rate:.1f} pictures/s")
            else:
                words = f"≥ {aim:g} pictures/s"
                table.add(
                    f"sweep over {name}, {note}", f"{rate:.1f} pictures/s", words, rate >= aim
                )
    return bad


def show_rests(on: Stage, film: LongFilm, table: Table, note: str) -> int:
    """A hand that jumps about and rests: until the exact picture is painted."""
    rng, times, bad = random.Random(5), [], 0
    on.show_range(0, on.duration_us)
    on.press(1_000_000)
    for _ in range(RESTS):
        place = rng.randrange(film.count)
        for k in range(8):
            place = min(max(0, place + rng.randrange(-1200, 1200)), film.count - 1)
            on.move(on.time_us(place))
            on.live(1 / HZ)
            del k
        on.painted.clear()
        began = time.perf_counter()
        on.move(on.time_us(place))
        wanted = on.asked_index()
        on.until(lambda w=wanted: on.is_exact(w))  # type: ignore[misc]
        times.append(time.perf_counter() - began)
        bad += wrong(film, on.painted)
    on.release(on.time_us(place))
    p50, p95 = (1000 * float(np.percentile(times, p)) for p in (50, 95))
    value = f"p50 {p50:.0f}, p95 {p95:.0f} ms"
    table.add(f"exact picture after the hand rests, {note}", value, "p95 ≤ 250 ms", p95 <= 250)
    return bad


def show_steps(on: Stage, film: LongFilm, table: Table) -> int:
    """A key that is held down, thirty times a second: from each press to its picture."""
    bad = 0
    on.seek(700_000_000)
    for command, name, aim in (
        ("play.next_frame", "forward", 20.0),
        ("play.previous_frame", "back", 30.0),
    ):
        on.live(1.0)
        times, index = [], on.index
        on.painted.clear()
        for _ in range(STEPS):
            index += 1 if name == "forward" else -1
            began = time.perf_counter()
            on.run(command)
            on.until(lambda w=index: on.index == w and on.painted_index() == w)  # type: ignore[misc]
            times.append(time.perf_counter() - began)
            on.live(max(0.0, 1 / 30 - times[-1]))
        bad += wrong(film, on.painted)
        p50, p95, most = (1000 * float(np.percentile(times, p)) for p in (50, 95, 100))
        value = f"p95 {p95:.1f} ms"
        table.add(f"{STEPS} steps {name}", value, f"p95 ≤ {aim:g} ms", p95 <= aim)
        table.add("   of them the middle and the slowest", f"{p50:.1f} and {most:.0f} ms")
    return bad


def show_play(folder: Path, table: Table) -> int:
    """A minute of 1080p60 with sound."""
    film, sound = fast_minute(), ClockedSound()
    with stage(folder / "fast", [film.path], lambda: sound) as on:
        heard: list[tuple[int, float | None]] = []
        on.on_paint = lambda painted: heard.append((painted.index, sound.sample_heard()))
        on.seek(0)
        on.painted.clear()
        on.run("play.toggle")
        on.live(PLAY_S)
        on.run("play.toggle")
        seen = list(on.painted)
        played = seen[-1].index - seen[0].index + 1
        shown = len({picture.index for picture in seen})
        lost = 100 * (played - shown) / played
        offsets = [
            abs(sound_ahead_s(value, index / film.fps)) for index, value in heard[5:] if value
        ]
        p95 = 1000 * float(np.percentile(offsets, 95))
        name = f"1080p60 for {PLAY_S:.0f} s: {played} pictures"
        table.add(f"{name}, dropped", f"{played - shown} ({lost:.2f} %)", "≤ 0.5 %", lost <= 0.5)
        table.add(
            "   sound offset (device: a clock, no loudspeaker)",
            f"p95 {p95:.1f} ms",
            "p95 ≤ 20 ms",
            p95 <= 20,
        )
        return wrong(film, seen)


def with_proxies(film: LongFilm) -> Callable[[Workspace], None]:
    """Makes the proxy: the distinct parts as the program makes them, the others are the same again."""

    def prepare(workspace: Workspace) -> None:
        index = workspace.media.index(film.path).result()
        (proxy,) = workspace.proxies.opened([(film.path, index)])
        assert proxy is not None and film.distinct % PART == 0
        distinct, kept = (
            film.distinct // PART,
            cache_folder() / f"proxy-v{VERSION}-{film.path.stem}",
        )
        if not kept.is_dir():
            cache = proxy.folder.parent
            order = ProxyOrder(film.path, workspace.media.folder, cache)
            with contextlib.suppress(RenderCancelled):
                make_proxy(order, should_stop=lambda: proxy.part(distinct - 1).exists())
            shutil.copytree(proxy.folder, kept)
        proxy.folder.mkdir(parents=True, exist_ok=True)
        for k in range(proxy.parts):
            if not proxy.part(k).exists():
                os.link(proxy_part(kept, k % distinct), proxy.part(k))

    return prepare


def proxy_part(folder: Path, k: int) -> Path:
    """A part of a proxy that is kept."""
    return ProxyFile(folder, 1, (2, 2)).part(k)


def show_joint(folder: Path, table: Table) -> int:
    """Two files of one game: playing goes over the joint; and clips without a gap between them."""
    film = fast_minute()
    twin = folder / "second half.mov"
    shutil.copy(film.path, twin)
    with stage(folder / "halves", [film.path, twin]) as on:
        joint = on.duration_us // 2
        longest, bad = _longest_gap(on, film, [(joint - 3_000_000, joint + 3_000_000)])
        table.add(
            "two files of a 60 fps game, longest gap at the joint",
            f"{longest:.0f} ms",
            "≤ 50 ms",
            longest <= 50,
        )
        clips = [(11_500_000 + k * 7_300_000, 13_300_000 + k * 7_300_000) for k in range(5)]
        longest, worse = _longest_gap(on, film, clips)
        table.add(
            "five clips played, longest gap between pictures",
            f"{longest:.0f} ms",
            "≤ 50 ms",
            longest <= 50,
        )
        longest, worst = _longest_gap(on, film, [(30_700_000, 32_400_000)], loop_s=8.0)
        table.add(
            "a clip in a loop, longest gap between pictures",
            f"{longest:.0f} ms",
            "≤ 50 ms",
            longest <= 50,
        )
        return bad + worse + worst


def _longest_gap(
    on: Stage, film: LongFilm, clips: list[tuple[int, int]], loop_s: float = 0.0
) -> tuple[float, int]:
    """Milliseconds; and how many wrong pictures."""
    on.seek(clips[0][0])
    on.painted.clear()
    on.play_ranges(clips, loop=bool(loop_s))
    if loop_s:
        on.live(loop_s)
        on.run("play.toggle")
    else:
        on.until(lambda: not on.playing)
    times = [picture.at for picture in on.painted]
    gaps = [1000 * (b - a) for a, b in pairwise(times[3:-1])]
    return max(gaps), sum(p.number() != p.index % (film.count) % film.distinct for p in on.painted)


def show_open(film: LongFilm, folder: Path, table: Table) -> int:
    """From the file to its first picture, in a library that has never seen it."""
    with stage(folder / "new", [], wait=False) as on:
        on.live(3.0)
        began = time.perf_counter()
        on.add_files([film.path])
        on.until(lambda: on.painted)
        first = on.painted[0].at - began
        on.until(lambda: on.open)
        ready = time.perf_counter() - began
    table.add("opening 90 minutes, first picture", f"{first:.2f} s", "≤ 1.0 s", first <= 1.0)
    table.add("   until any picture can be asked for", f"{ready:.1f} s")
    return 0


def main(wanted: list[str]) -> int:
    """Run the parts; the exit status."""
    parts = wanted or ["open", "sweep", "rest", "steps", "play", "joint", "proxy"]
    table, film, bad = Table(), whole_match(), 0
    with tempfile.TemporaryDirectory(prefix="scrub-") as name:
        folder = Path(name)
        if "open" in parts:
            bad += show_open(film, folder, table)
        if {"sweep", "rest", "steps"} & set(parts):
            with stage(folder / "plain", [film.path]) as on:
                if "sweep" in parts:
                    bad += show_sweeps(on, film, table, (30.0, 25.0, 25.0), "no proxy")
                if "rest" in parts:
                    bad += show_rests(on, film, table, "no proxy")
                if "steps" in parts:
                    bad += show_steps(on, film, table)
        if "play" in parts:
            bad += show_play(folder, table)
        if "joint" in parts:
            bad += show_joint(folder, table)
        if "proxy" in parts:
            with stage(folder / "small", [film.path], prepare=with_proxies(film)) as on:
                bad += show_sweeps(on, film, table, (55.0, 55.0, 55.0), "with a proxy")
                bad += show_rests(on, film, table, "with a proxy")
    table.add("wrong pictures among all that were painted", str(bad), "0", bad == 0)
    return 1 if table.missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
