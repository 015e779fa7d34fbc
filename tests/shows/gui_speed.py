"""Whether the window keeps up with the hand: stalls, long seasons, the first paint, memory.

    python -m tests.shows.gui_speed [--only stalls|library|start|memory] [--minutes 30]

Offscreen unless QT_QPA_PLATFORM says otherwise; each part runs in a process of its own. Exit code 1
when an aim is missed. Times mean something only on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from statistics import median

PARTS = ("start", "library", "stalls", "memory")
ROOT = Path(__file__).resolve().parents[2]
GAMES, CLIPS, TIMES, PAIRS = 200, 50, 15, 5
WARM_SHARE = 0.2
"""The first part of the editing in which caches fill: memory is measured from then on."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; ``most`` is the aim."""

    what: str
    value: float
    most: float
    unit: str

    @property
    def missed(self) -> bool:
        return self.value > self.most

    def line(self) -> str:
        value, most = f"{self.value:.2f} {self.unit}", f"≤ {self.most:g} {self.unit}"
        return f"{self.what:58} {value:>14} {most:>12} {'MISSED' if self.missed else 'ok'}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.shows.gui_speed")
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--minutes", type=float, default=30.0)
    choices = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = "1"
    if choices.only:
        return _part(choices.only, choices.minutes)
    command = [sys.executable, "-m", "tests.shows.gui_speed", "--minutes", str(choices.minutes)]
    codes = [subprocess.run([*command, "--only", part]).returncode for part in PARTS]
    return 1 if any(codes) else 0


def _part(name: str, minutes: float) -> int:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
        home = Path(folder)
        parts: dict[str, Callable[[], list[Figure]]] = {
            "start": lambda: start(home),
            "library": lambda: library(home),
            "stalls": lambda: stalls(home),
            "memory": lambda: memory(home, minutes),
        }
        figures = parts[name]()
    for figure in figures:
        print(figure.line(), flush=True)
    return 1 if any(figure.missed for figure in figures) else 0


# ---------------------------------------------------------------- the first paint


def start(home: Path) -> list[Figure]:
    """Pairs of a bare window and ours, one after the other, so that both see the same machine."""

    def took(which: str) -> float:
        began = time.time()
        command = [sys.executable, "-m", "tests.support.first_paint", which, str(home / "library")]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        return float(done.stdout.split()[-1]) - began

    took("bare"), took("app")  # the files are in the cache of the system, and the library is there
    pairs = [(took("bare"), took("app")) for _ in range(PAIRS)]
    for bare, ours in pairs:
        print(f"  bare {bare * 1000:.0f} ms, Reel Ballers {ours * 1000:.0f} ms")
    ratio = median(ours / bare for bare, ours in pairs)
    return [Figure(f"first paint against a bare window (median of {PAIRS})", ratio, 1.6, "×")]


# ---------------------------------------------------------------- a long season


def library(home: Path) -> list[Figure]:
    """200 games of 50 clips: the lists and filters that a coach waits for."""
    from app.core.filters import ClipFilter, folded_clip
    from app.services.workspace import Workspace
    from tests.support.window import Window

    _season(home)
    with Workspace.open(home, queue=False) as workspace:
        which = ClipFilter(ratings=frozenset({5}), tags=frozenset({"Goal"}))
        # A search across games reads them once, and folds their words.
        clips = [folded_clip(clip) for clip in workspace.annotate.clips(None).result(30)]
        filtering = _median(lambda: which.pick(clips))
        games = workspace.games.list().result(30)
        with Window(workspace) as shown:
            panel = shown.window.session.games_panel  # type: ignore[union-attr]
            shown.until(lambda: panel.list.count() == GAMES)

            def listed() -> None:
                workspace.games.list().result(30)
                panel.show_games(games, {})
                panel.repaint()

            listing = _median(listed)
            screen = shown.window.screen_of("annotate")
            timeline = screen.timeline  # type: ignore[attr-defined]
            shown.until(lambda: len(screen.list.clips) == CLIPS)  # type: ignore[attr-defined]
            shown.window.resize(1920, 1080)
            shown.wait(300)

            def painted() -> None:
                timeline.invalidate()
                timeline.repaint()

            painting = _median(painted)
    return [
        Figure(f"filter across {GAMES} × {CLIPS} clips", filtering * 1000, 50, "ms"),
        Figure(f"list of {GAMES} games, read and painted", listing * 1000, 300, "ms"),
        Figure(f"timeline of {CLIPS} clips, painted anew", painting * 1000, 4, "ms"),
    ]


def _season(home: Path) -> None:
    """Games whose files are not there: nobody opens them here."""
    from app.storage import Library
    from tests.support.libraries import clip, do, game

    with Library.open(home) as library:
        for first in range(0, GAMES, 20):

            def add(store: object, first: int = first) -> None:
                for g in range(first, first + 20):
                    store.add_game(game(f"game-{g}"))  # type: ignore[attr-defined]
                    for c in range(CLIPS):
                        at, stars = c * 30_000_000, c % 5 + 1
                        made = clip(f"clip-{g}-{c}", f"game-{g}", start_us=at, rating=stars)
                        made = clip(
                            made.id, made.game_id, start_us=at, end_us=at + 12_000_000, rating=stars
                        )
                        store.put_clip(made)  # type: ignore[attr-defined]

            do(library, add)


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(TIMES):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return median(times)


# ---------------------------------------------------------------- stalls


def stalls(home: Path) -> list[Figure]:
    """From opening a film to the finished reel, with a watchdog on the window's thread."""
    from app.services.workspace import Workspace
    from app.ui.common.watchdog import Watchdog
    from tests.functional.ui import test_story as story
    from tests.support.footage import make_match
    from tests.support.window import Window

    film, _ = make_match(story.FILM)
    with Workspace.open(home) as workspace, Window(workspace) as shown:
        shown.wait(3500)  # the screens are made ahead; the story begins when a coach would
        hands = shown.hands
        steps: dict[str, Callable[[], object]] = {
            "open and mark": lambda: story.mark(hands, film),
            "frame": lambda: story.frame(hands),
            "spotlight and text": lambda: story.spotlight(hands),
            "export": lambda: story.export(hands, workspace),
            "find it": lambda: story.find_in_gallery(hands, workspace.exports.list().result()[0]),
        }
        dogs: dict[str, Watchdog] = {}
        for name, step in steps.items():
            with Watchdog() as dogs[name]:
                step()
        collecting = shown.garbage.longest_s
    for name, dog in dogs.items():
        print(f"  {name}: {dog.longest * 1000:.0f} ms")
        for stall in dog.stalls:
            where = "\n".join(stall.stack.splitlines()[-4:])
            print(
                f"    {stall.seconds * 1000:.0f} ms ({stall.own_s * 1000:.0f} ms its own)\n{where}"
            )
    longest = max(dog.longest for dog in dogs.values())
    own = max(dog.longest_own for dog in dogs.values())
    return [
        Figure("longest stall of the window during the story", longest * 1000, 50, "ms"),
        Figure("… of which it computed itself", own * 1000, 50, "ms"),
        Figure("longest collection of garbage", collecting * 1000, 10, "ms"),
    ]


# ---------------------------------------------------------------- memory


def memory(home: Path, minutes: float) -> list[Figure]:
    """Mark, frame, undo and redo, go through the screens, for as long as asked."""
    from app.footage import MatchSpec
    from app.services.workspace import Workspace
    from tests.support.footage import make_match
    from tests.support.window import Window

    film, _ = make_match(MatchSpec(640, 360, fps=Fraction(25), duration_s=Fraction(6), gop=25))
    with Workspace.open(home, queue=False) as workspace:
        game = workspace.games.add([film]).result(60)
        clip = workspace.annotate.mark(game.id, 3_000_000).result(30)
        reel = workspace.reels.create("Reel", [clip.id]).result(30)
        with Window(workspace) as shown:
            shown.until(lambda: shown.window.screen_of("annotate").view.has_picture)  # type: ignore[attr-defined]
            end = time.monotonic() + minutes * 60
            warm_until = time.monotonic() + minutes * 60 * WARM_SHARE
            first, rounds = 0, 0
            while time.monotonic() < end:
                shown.edit_round(reel)
                rounds += 1
                if not first and time.monotonic() > warm_until:
                    shown.collect()
                    first = _resident()
            shown.collect()
            last = _resident()
    print(
        f"  {rounds} rounds, {first / 1e6:.0f} MB after the warm-up, {last / 1e6:.0f} MB at the end"
    )
    growth = (last - first) / first * 100
    return [Figure(f"memory grew in {minutes:g} minutes of editing", growth, 10, "%")]


def _resident() -> int:
    """Bytes of this process in memory (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    sys.exit(main())
