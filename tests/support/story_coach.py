"""The coach of ``tests.shows.story``: what she does in one window, with whichever fingers."""

from __future__ import annotations

import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.footage import MatchTruth
from tests.support.fingers import live

if TYPE_CHECKING:
    from app.core.edit import Edit
    from app.services.workspace import Workspace
    from app.ui.main_window import MainWindow
    from tests.support.fingers import Fingers

STARS = "543524514534"
"""The twelve clips in the order they are marked."""
FILM_WAIT_S = 600
CHOSEN = sum(star in "45" for star in STARS)


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
            if screen.follow.pointing:  # it asks where the player of the clip before was lost
                hand.key("Esc")
                hand.until(lambda: not screen.follow.pointing, "it to ask no more")
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
        hand.until(
            lambda: screen.player.position.clip_id == screen.work.clip_id, "the playhead in it"
        )
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
        (job,) = hand.told(jobs.list())
        end = time.monotonic() + FILM_WAIT_S
        while job.state not in ("done", "failed"):
            if time.monotonic() > end:
                raise TimeoutError(f"waited {FILM_WAIT_S} s for the film")
            live(0.1)
            (job,) = hand.told(jobs.list())
        assert job.state == "done", job.error
        self.window.activateWindow()
        return Path(job.out)

    # ------------------------------------------------------------ back and forth

    def library(self) -> tuple[Any, ...]:
        """All that can be undone: clips and reels, as they are."""
        told, space = self.fingers.told, self.workspace
        games = told(space.games.list())
        found = [told(space.annotate.clips(game.id)) for game in games]
        edits: list[Edit] = [told(space.reels.edit(reel.id)) for reel in told(space.reels.list())]
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
