"""A long season on the home page: how long the window's thread is kept, with every video missing.

    python -m tests.shows.home [--games 200] [--clips 50]

Opens the real window (offscreen unless QT_QPA_PLATFORM says otherwise) on a library of that many
games, goes to *Games*, filters and scrolls. Prints a table; exits 1 when an aim is missed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.storage import Store
from tests.support.libraries import clip, game

if TYPE_CHECKING:
    from app.services.workspace import Workspace
    from app.ui.home.screen import HomeScreen
    from app.ui.main_window import MainWindow

HOME_MS, STALL_MS = 300.0, 50.0


def main() -> int:
    """Print the table; 1 when an aim is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.shows.home")
    parser.add_argument("--games", type=int, default=200)
    parser.add_argument("--clips", type=int, default=50)
    choices = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        rows = _measured(Path(folder), choices.games, choices.clips)
    missed = 0
    print(f"{'what':<44}{'measured':>12}{'aim':>12}")
    for what, measured, aim in rows:
        good = not aim or measured <= aim
        missed += not good
        wanted = f"≤ {aim:.0f} ms" if aim else ""
        print(f"{what:<44}{measured:>9.0f} ms{wanted:>12}{'' if good else '   missed'}")
    return 1 if missed else 0


def _measured(folder: Path, games: int, clips: int) -> list[tuple[str, float, float]]:
    from PySide6.QtWidgets import QApplication

    from app.services.workspace import Workspace
    from app.ui.common.theme import Theme
    from app.ui.common.watchdog import Watchdog
    from app.ui.home.screen import HomeScreen
    from app.ui.main_window import MainWindow
    from tests.screenshots.__main__ import until, wait

    app = QApplication(sys.argv[:1])
    theme = Theme(app, "dark")
    with Workspace.open(folder / "library", queue=False) as workspace:
        _fill(workspace, games, clips)
        window = MainWindow(theme)
        window.show()
        window.attach(workspace)
        until(lambda: window.session is not None and len(window.session._missing) == games)
        wait(3500)  # screens are made ahead while nobody waits for them
        screen = window.screen_of("home")
        assert isinstance(screen, HomeScreen)
        with Watchdog() as dog:
            began = time.perf_counter()
            window.set_mode("home")
            until(lambda: len(screen.model.entries) == games)
            window.stage_area.repaint()
            shown = time.perf_counter() - began
            until(lambda: len(screen._problems) == games)
            wait(600)
        own = dog.longest_own * 1000 if dog.stalls else 0.0
        rows = [
            (f"{games} games × {clips} clips: page shown", shown * 1000, HOME_MS),
            ("  longest stall of the window meanwhile", dog.longest * 1000, 0.0),
            ("  of it computed by the window's own thread", own, HOME_MS),
            *_used(window, screen),
        ]
        window.close()
    return rows


def _used(window: MainWindow, screen: HomeScreen) -> list[tuple[str, float, float]]:
    """Searching, scrolling and painting."""
    found = [
        (
            "search narrowed to one opponent",
            _took(partial(screen.panel.search.setText, "n7 ")),
            50.0,
        ),
        ("and widened again", _took(partial(screen.panel.search.setText, "")), STALL_MS),
    ]
    bar = screen.view.verticalScrollBar()

    def scroll() -> None:
        bar.setValue(bar.maximum() // 2)
        screen.view.viewport().repaint()

    found.append(("scrolled half way and painted", _took(scroll), STALL_MS))
    found.append(("painted once more", _took(screen.view.viewport().repaint), STALL_MS))
    return found


def _took(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _fill(workspace: Workspace, games: int, clips: int) -> None:
    def some(first: int, store: Store) -> None:
        for g in range(first, min(games, first + 20)):
            date = f"{2022 + g // 50}-{1 + g % 12:02d}-{1 + g % 28:02d}"
            store.add_game(replace(game(f"game-{g}", opponent=f"n{g} FC"), date=date))
            for c in range(clips):
                at = c * 30_000_000
                marked = clip(f"c-{g}-{c}", f"game-{g}", start_us=at, end_us=at + 12_000_000)
                store.put_clip(marked)

    for first in range(0, games, 20):
        workspace._operations.write("", partial(some, first), undo=False).result(120)


if __name__ == "__main__":
    sys.exit(main())
