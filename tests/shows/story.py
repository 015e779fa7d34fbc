"""A coach's afternoon in the real window: a ten-minute game, twelve clips, one reel, and all of it undone.

    python -m tests.shows.story [--hands qt|x|both] [--minutes 10]

The same story twice: with Qt's own events without a screen, and with xdotool's keys and clicks on an
X server. A game is opened, twelve clips are marked while it plays (keys alone, it never stops), two
are mended, four stars and more are filtered, a reel is made of them, a player is followed in three
clips, one is slowed down, all get a spotlight, one a text, it is exported; then everything is undone
and done again. Before that, on an empty library: how many gestures one finished vertical reel with a
spotlight takes. Exit code 1 when something is not as it should be, or an aim is missed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, suppress
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.footage import MatchSpec, MatchTruth
from tests.support.footage import make_match

if TYPE_CHECKING:
    from app.core.edit import Edit
    from app.services.workspace import Workspace
    from app.ui.main_window import MainWindow
    from tests.support.fingers import Fingers

MOST_GESTURES = 12
STARS = "543524514534"
"""The twelve clips in the order they are marked."""
CHOSEN = sum(star in "45" for star in STARS)
FOLLOWED = 3
STALL_AIM_S = 0.050
ROOT = Path(__file__).resolve().parents[2]


def spec_of(minutes: Fraction) -> MatchSpec:
    """A game of so many minutes."""
    return MatchSpec(640, 360, duration_s=60 * minutes, gop=50, seed=11, code_strips=0)


class Told:
    """The lines of the table, and whether all is well."""

    def __init__(self) -> None:
        self.wrong = 0

    def line(self, what: str, value: object, aim: str = "", *, good: bool = True) -> None:
        """Print a line."""
        self.wrong += not good
        mark = "" if good else "   MISSED"
        print(f"  {what:58} {value!s:>22}  {aim}{mark}", flush=True)


class Coach:
    """One window on a library of its own."""

    def __init__(self, window: MainWindow, workspace: Workspace, fingers: Fingers) -> None:
        self.window, self.workspace, self.fingers = window, workspace, fingers

    def screen(self, mode: str) -> Any:
        """A screen of the window."""
        return self.window.screen_of(mode)  # type: ignore[arg-type]

    # ------------------------------------------------------------ open and mark

    def open(self, film: Path) -> None:
        """Ctrl+O, the path, Return."""
        from PySide6.QtWidgets import QFileDialog, QLineEdit

        hand, screen = self.fingers, self.screen("annotate")
        hand.key("Ctrl+O")

        def dialog() -> QFileDialog | None:
            found = [d for d in self.window.findChildren(QFileDialog) if d.isVisible()]
            return found[0] if found else None

        hand.until(dialog, "the dialog")
        shown = dialog()
        assert shown is not None
        field = shown.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        hand.until(field.hasFocus, "the field for the name")
        hand.write(str(film))
        hand.until(lambda: field.text() == str(film), "the path")
        hand.key("Return")
        hand.until(lambda: screen.game is not None and screen.view.has_picture, "the game")
        hand.until(lambda: dialog() is None, "the dialog to go")
        self.window.activateWindow()
        hand.until(self.window.isActiveWindow, "the window to be active")

    def mark_all(self) -> None:
        """Twelve clips at four times the speed, without a stop."""
        hand, screen = self.fingers, self.screen("annotate")
        player = screen.player
        if not player.playing:
            hand.key("Space")
        hand.until(lambda: player.playing, "the game to play")
        while player.speed < 4:
            hand.key("Shift+.")
        at = 10_000_000
        for n, star in enumerate(STARS, 1):
            self._mark(n, star, at)
            at = player.position_us + 14_000_000
        hand.key("Space")
        hand.until(lambda: not player.playing, "the game to stop")

    def _mark(self, n: int, star: str, at_us: int) -> None:
        hand, screen = self.fingers, self.screen("annotate")
        hand.until(lambda: screen.player.position_us >= at_us, f"clip {n}", 60)
        hand.key("A")
        hand.until(lambda: len(screen.list.clips) == n, f"clip {n} in the list")
        hand.key(star)
        wanted = sorted(int(s) for s in STARS[:n])
        hand.until(
            lambda: sorted(clip.rating for clip in screen.list.clips) == wanted, f"{star} stars"
        )
        assert screen.player.playing, "marking stopped the game"

    def mend_two(self) -> None:
        """The last clip begins later, the one before ends earlier."""
        hand, screen = self.fingers, self.screen("annotate")
        for key, part in (("]", "start_us"), ("{", "end_us")):
            hand.key("Ctrl+Left")
            hand.until(lambda: screen.list.current() is not None, "a clip to be chosen")
            before = screen.list.current()
            hand.key(key)

            def moved(before: Any = before, part: str = part) -> bool:
                now = next(c for c in screen.list.clips if c.id == before.id)
                return bool(getattr(now, part) != getattr(before, part))

            hand.until(moved, f"{part} to move")

    def filter_best(self) -> None:
        """Four stars and more."""
        hand, screen = self.fingers, self.screen("annotate")
        for name in ("Show 5 stars, Brilliant", "Show 4 stars, Good"):
            hand.click(hand.named(name))
        hand.until(lambda: len(screen.list.clips) == CHOSEN, f"{CHOSEN} clips of four stars")

    # ------------------------------------------------------------ the reel

    def make_reel(self) -> str:
        """Ctrl+R: a reel of what is filtered."""
        hand = self.fingers
        screen = self.screen("annotate")
        screen.list.view.clearSelection()
        hand.key("Ctrl+R")
        hand.until(lambda: self.window.mode == "framing", "Framing")
        self.on_stage("framing")
        return str(self.screen("framing").work.reel_id)

    def on_stage(self, mode: str) -> Any:
        """Wait until a clip is to be seen."""
        screen, hand = self.screen(mode), self.fingers
        hand.until(
            lambda: (
                screen.work.clip is not None
                and screen.work.file is not None
                and screen.view.has_picture
                and screen.player.position.clip_id
            ),
            f"a picture in {mode}",
        )
        return screen

    def follow_here(self, truth: MatchTruth) -> str:
        """F and a click on a player who is well seen; what came of it. A click that finds nobody is
        given again, on another."""
        hand, screen = self.fingers, self.screen("framing")
        for attempt in range(3):
            screen.view.setFocus()
            x, y = _well_seen(truth, screen.now_us(), attempt)
            hand.key("F")
            hand.until(lambda: screen.follow.pointing, "to be asked for a click")
            hand.click(screen.view, screen.view.to_view(x, y))
            hand.until(lambda: not screen.follow.running, "the track", 120)
            if screen.follow.pointing:
                hand.key("Esc")
            with suppress(TimeoutError):
                hand.until(lambda: screen.work.clip.spotlights, "the spotlight that follows", 3)
                spans = screen.follow.track.spans(200_000)
                seconds = sum(end - start for start, end in spans) / 1e6
                return f"{seconds:.1f} s, click {attempt + 1}"
            bar = self.window.kit.bar.message
            print(f"    not followed: {bar.text if bar else 'nothing was said'}")
        raise TimeoutError("nobody could be followed")

    def next_clip(self, mode: str) -> None:
        """Ctrl+Right."""
        screen, hand = self.screen(mode), self.fingers
        before = screen.work.clip_id
        hand.key("Ctrl+Right")
        hand.until(lambda: screen.work.clip_id != before, "the next clip")
        self.on_stage(mode)
        clip = screen.work.clip
        hand.until(lambda: clip.start_us <= screen.now_us() < clip.end_us, "the playhead in it")

    def slow_down(self) -> None:
        """Half speed."""
        from PySide6.QtWidgets import QPushButton

        hand, screen = self.fingers, self.screen("framing")
        hand.click(hand.named("Speed 0.5×", QPushButton))
        hand.until(lambda: screen.work.clip.segments, "the slow part")

    def light_all(self) -> None:
        """Overlay gives every clip a spotlight."""
        hand = self.fingers
        hand.key("F7")
        hand.until(lambda: self.window.mode == "overlay", "Overlay")
        screen = self.on_stage("overlay")
        hand.until(lambda: all(c.spotlights for c in screen.work.edit.clips), "spotlights")

    def write_text(self, words: str) -> None:
        """T, the words, Return."""
        hand, screen = self.fingers, self.screen("overlay")
        screen.view.setFocus()
        hand.key("T")
        hand.until(_takes_words, "a field for the words")
        hand.write(words)
        hand.key("Return")
        hand.until(lambda: screen.text is not None and screen.text.text == words, "the words")

    def export(self, *, draft: bool) -> Path:
        """Ctrl+E and Return; the film when it is there."""
        hand = self.fingers
        self.screen(self.window.mode).view.setFocus()
        hand.key("Ctrl+E")
        session = self.window.session
        assert session is not None
        desk = session.desk

        def asked() -> bool:
            sheet = desk.dialog
            return sheet is not None and sheet.isVisible() and sheet.form.export.isEnabled()

        hand.until(asked, "the sheet")
        if draft and desk.dialog is not None:
            hand.click(desk.dialog.form.quality.button("draft"))
        hand.key("Return")
        hand.until(lambda: not (desk.dialog and desk.dialog.isVisible()), "the sheet to go")
        jobs = self.workspace.exports

        def over() -> bool:
            return all(job.state in ("done", "failed") for job in jobs.list().result(10))

        hand.until(over, "the film", 600)
        (job,) = jobs.list().result(10)
        assert job.state == "done", job.error
        self.window.activateWindow()
        return Path(job.out)

    # ------------------------------------------------------------ back and forth

    def library(self) -> tuple[Any, ...]:
        """All that can be undone: clips and reels, as they are."""
        games = self.workspace.games.list().result(10)
        found = [self.workspace.annotate.clips(game.id).result(10) for game in games]
        edits: list[Edit] = [
            self.workspace.reels.edit(reel.id).result(10)
            for reel in self.workspace.reels.list().result(10)
        ]
        return (*found, *edits)

    def press_all(self, keys: str, action_id: str) -> int:
        """A key again and again until its action has nothing left to do."""
        action, count, history = self.window.kit.actions[action_id], 0, self.workspace.history
        while action.isEnabled():
            before = history.steps
            self.fingers.key(keys)
            count += 1
            self.fingers.until(partial(_moved, history, before), f"{keys} to do it")
            self.fingers.until(lambda: self._agrees(action, action_id), "the menu to say so")
        return count

    def _agrees(self, action: Any, action_id: str) -> bool:
        """Whether the menu shows what the history holds."""
        undo, redo = self.workspace.history.steps
        left = undo if action_id == "edit.undo" else redo
        return bool(action.isEnabled()) == (left > 0)


def _moved(history: Any, before: tuple[int, int]) -> bool:
    return bool(history.steps != before)


def _takes_words() -> bool:
    from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

    return isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit | QTextEdit)


def _well_seen(truth: MatchTruth, time_us: int, rank: int) -> tuple[float, float]:
    """The middle of the player who stands most freely, well inside the picture; or the next one."""
    width, height = truth.size
    at = min(len(truth) - 1, round(time_us * 25 / 1e6))
    places = [
        tuple(float(v) for v in truth.players[at, n]) for n in range(len(truth.shirt_numbers))
    ]

    def room(n: int) -> float:
        x, y = places[n][:2]
        others = [
            ((x - a) ** 2 + (y - b) ** 2) ** 0.5 for m, (a, b, *_) in enumerate(places) if m != n
        ]
        inside = min(x, width - x) > width / 5 and min(y, height - y) > height / 6
        return min(others) if inside else -1.0

    best = sorted(range(len(places)), key=room, reverse=True)[rank]
    return places[best][:2]  # type: ignore[return-value]


def shortest(coach: Coach, film: Path) -> list[str]:
    """From the file to one finished vertical reel with a spotlight; the gestures."""
    hand = coach.fingers
    coach.open(film)
    player = coach.screen("annotate").player
    if not player.playing:
        hand.key("Space")
    hand.until(lambda: player.position_us > 12_000_000, "twelve seconds", 60)
    hand.key("5")
    hand.until(lambda: coach.screen("annotate").list.clips, "the clip")
    hand.until(lambda: _shown("Make reel"), "the offer of a reel")
    hand.click(hand.named("Make reel"))
    hand.until(lambda: coach.window.mode == "framing", "Framing")
    coach.on_stage("framing")
    hand.key("F7")
    hand.until(lambda: coach.window.mode == "overlay", "Overlay")
    screen = coach.on_stage("overlay")
    hand.until(lambda: screen.tool.ellipse is not None, "the spotlight")
    ellipse, mapping = screen.tool.ellipse, screen.work.mapping_at(screen.now_us())
    start = screen.view.to_view(*mapping.to_output(ellipse.cx, ellipse.cy))
    before = screen.light.keyframes
    from PySide6.QtCore import QPointF

    hand.drag(screen.view, start, start + QPointF(20, 24))
    hand.until(lambda: screen.light is not None and screen.light.keyframes != before, "the light")
    count = len(hand.gestures)
    film_out = coach.export(draft=False)
    assert film_out.is_file()
    assert len(hand.gestures) == count + 2
    return list(hand.gestures)


def _shown(name: str) -> bool:
    from PySide6.QtWidgets import QApplication, QWidget

    return any(
        widget.accessibleName() == name and widget.isVisible()
        for top in QApplication.topLevelWidgets()
        for widget in top.findChildren(QWidget)
    )


def afternoon(coach: Coach, film: Path, truth: MatchTruth, told: Told) -> None:
    """The whole story."""
    hand = coach.fingers
    coach.open(film)
    started = time.monotonic()
    coach.mark_all()
    told.line("12 clips marked while it plays, keys alone", f"{time.monotonic() - started:.0f} s")
    coach.mend_two()
    coach.filter_best()
    coach.make_reel()
    for n in range(FOLLOWED):
        if n:
            coach.next_clip("framing")
        told.line(f"followed in clip {n + 1}", coach.follow_here(truth))
    coach.slow_down()
    coach.light_all()
    coach.write_text("#10 Maya")
    out = coach.export(draft=True)
    told.line("film", out.name, good=out.is_file())
    told.line("gestures of the whole story", len(hand.gestures))
    made = coach.library()
    undone = coach.press_all("Ctrl+Z", "edit.undo")
    empty = coach.library()
    clips = sum(len(part) for part in empty if isinstance(part, tuple | list))
    told.line("steps undone", undone, good=clips == 0)
    redone = coach.press_all("Ctrl+Shift+Z", "edit.redo")
    same = coach.library() == made
    told.line("steps done again; the library is the same", f"{redone}, {same}", good=same)


def inside(hands: str, minutes: Fraction) -> int:
    """The story with one kind of hands, in this process."""
    from PySide6.QtWidgets import QApplication

    from app.main import SWITCH_S
    from app.services.workspace import Workspace
    from app.ui.common.garbage import GarbageCollector
    from app.ui.common.shortcuts import KeyGuard
    from app.ui.common.theme import Theme
    from app.ui.common.watchdog import Watchdog
    from app.ui.main_window import MainWindow
    from tests.support.fingers import Fingers, QtHand, XHand

    film, truth = make_match(spec_of(minutes))
    app = QApplication([])
    GarbageCollector(app)  # as the program has it
    sys.setswitchinterval(SWITCH_S)
    KeyGuard(app)
    theme = Theme(app, "dark")
    told = Told()

    def sitting(folder: Path, do: Any) -> None:
        with Workspace.open(folder) as workspace:
            window = MainWindow(theme)
            window.show()
            window.activateWindow()
            window.attach(workspace)
            fingers = Fingers(window, QtHand() if hands == "qt" else XHand())
            fingers.until(window.isActiveWindow, "the window")
            fingers.until(lambda: window.session is not None, "the library")
            with Watchdog() as dog:
                do(Coach(window, workspace, fingers))
            longest, own = dog.longest, dog.longest_own
            told.line(
                "longest stall of the window (its own computing)",
                f"{1000 * longest:.0f} ms ({1000 * own:.0f} ms)",
                f"≤ {1000 * STALL_AIM_S:.0f} ms",
                good=own <= STALL_AIM_S,
            )
            for stall in dog.stalls:
                if stall.own_s > STALL_AIM_S:
                    print(f"{1000 * stall.own_s:.0f} ms of its own:\n{stall.stack}")
            window.close()

    with tempfile.TemporaryDirectory(prefix="reel-ballers-story-") as name:

        def short(coach: Coach) -> None:
            gestures = shortest(coach, film)
            told.line(
                "gestures from the file to a finished reel",
                len(gestures),
                f"≤ {MOST_GESTURES}",
                good=len(gestures) <= MOST_GESTURES,
            )
            print(f"    {' · '.join(gestures)}")

        sitting(Path(name) / "short", short)
        sitting(Path(name) / "long", lambda coach: afternoon(coach, film, truth, told))
    return 1 if told.wrong else 0


def main(arguments: list[str] | None = None) -> int:
    """Run the story in a process of its own for each kind of hands."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--hands", choices=("qt", "x", "both"), default="both")
    parser.add_argument("--minutes", type=Fraction, default=Fraction(10))
    parser.add_argument("--inside", choices=("qt", "x"), help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.inside:
        return inside(chosen.inside, chosen.minutes)
    make_match(spec_of(chosen.minutes))
    wrong = 0
    for hands in ("qt", "x") if chosen.hands == "both" else (chosen.hands,):
        print(f"\n{'Qt events, offscreen' if hands == 'qt' else 'xdotool, Xvfb'}", flush=True)
        wrong += _apart(hands, chosen.minutes) != 0
    print(f"\n{'missed' if wrong else 'all as it should be'}")
    return 1 if wrong else 0


def _apart(hands: str, minutes: Fraction) -> int:
    from tests.shows.two_windows import x_server

    with ExitStack() as stack:
        place = {"QT_QPA_PLATFORM": "offscreen"}
        if hands == "x":
            place = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": stack.enter_context(x_server())}
        words = ["-m", "tests.shows.story", "--inside", hands, "--minutes", str(minutes)]
        environment = {
            **os.environ,
            **place,
            "QT_SCALE_FACTOR": "1",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        }
        done = subprocess.run([sys.executable, *words], cwd=ROOT, env=environment, check=False)
        return done.returncode


if __name__ == "__main__":
    sys.exit(main())
