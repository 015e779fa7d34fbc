"""How live the stage is while a hand drags: the crop box, a spotlight, a text, a keyframe.

    python -m tests.shows.canvas [--seconds 3] [--height 1080]

The real window (offscreen) on generated 1080p60 footage. A hand moves 60 times a second; counted are
the different pictures that reach the stage, how late they are, and for how long the window's thread
itself computed without going back to its events. Exit code 1 when an aim is missed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, cast

from app.core.exact import Q
from app.footage import MatchSpec
from tests.support.footage import make_match

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QWidget

    from app.services.workspace import Workspace
    from app.ui.common.video_view import VideoView
    from app.ui.framing.screen import FramingScreen
    from app.ui.main_window import MainWindow
    from app.ui.overlay.screen import OverlayScreen

LIVE_PER_S = 20.0
STALL_MS = 50.0
TIMELINE_MS = 4.0
SETTLE_MS = 3500
"""The other screens are made ahead; then the hand begins, as a coach's would."""


@dataclass
class Table:
    """Rows as they come, and whether all aims were kept."""

    missed: list[str] = field(default_factory=list)

    def row(self, what: str, value: str, aim: str = "", *, good: bool = True) -> None:
        print(f"{what:<44} {value:<40} {aim:<10} {'' if good else 'MISSED'}", flush=True)
        if not good:
            self.missed.append(what)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 when an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--height", type=int, default=1080)
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    spec = MatchSpec(
        chosen.height * 16 // 9,
        chosen.height,
        fps=Fraction(60),
        duration_s=Fraction(8),
        gop=120,
        code_strips=0,
        audio=False,
    )
    footage, _ = make_match(spec)
    table = Table()
    with tempfile.TemporaryDirectory() as folder:
        _run(Path(folder), footage, chosen.seconds, table)
    if table.missed:
        print(f"missed: {', '.join(table.missed)}")
    return 1 if table.missed else 0


def _run(folder: Path, footage: Path, seconds: float, table: Table) -> None:
    from PySide6.QtWidgets import QApplication

    from app.services.workspace import Workspace
    from app.ui.common.theme import Theme
    from app.ui.main_window import MainWindow

    app = QApplication(sys.argv[:1])
    with Workspace.open(folder / "library", queue=False) as workspace:
        game = workspace.games.add([footage], name="United – Rovers").result(60)
        clips = [
            workspace.annotate.mark(game.id, t, 5, lead_us=1_000_000, lag_us=1_500_000).result(10)
            for t in (2_000_000, 5_000_000)
        ]
        reel_id = workspace.reels.create("Goals", [clip.id for clip in clips]).result(10)
        window = MainWindow(Theme(app, "dark"))
        window.resize(1920, 1080)
        window.show()
        window.attach(workspace)
        _framing(window, workspace, reel_id, seconds, table)
        _overlay(window, workspace, reel_id, seconds, table)
        window.close()


def _framing(
    window: MainWindow, workspace: Workspace, reel_id: str, seconds: float, table: Table
) -> None:
    window.set_mode("framing")
    screen = cast("FramingScreen", window.screen_of("framing"))
    screen.open_reel(reel_id)
    until(lambda: screen.result.has_picture and screen.view.has_picture)
    until(lambda: screen.tool.box is not None)
    wait(SETTLE_MS)
    box = screen.tool.box
    assert box is not None and screen.work.clip is not None
    middle = screen.view.to_view(box.cx / Q, box.cy / Q)
    _drag(screen.view, screen.result, middle, 160.0, seconds, "Framing: box in the hand", table)
    until(lambda: screen.work.clip is not None and bool(screen.work.clip.crop))
    axis, line = screen.work.axis(), screen.timeline
    lane = line.lane_rect(2).center().y()
    start = _point(line.x_of(axis.shown(screen.keyframes()[0].t_us)), lane)
    _drag(line, screen.result, start, 90.0, seconds, "Framing: keyframe in the hand", table)
    _repaint(line, table)


def _overlay(
    window: MainWindow, workspace: Workspace, reel_id: str, seconds: float, table: Table
) -> None:
    window.set_mode("overlay")
    screen = cast("OverlayScreen", window.screen_of("overlay"))
    until(lambda: screen.view.has_picture and screen.light is not None)
    assert screen.player is not None and screen.work.clip is not None
    screen.player.seek(screen.work.clip.start_us + 1_000_000)
    until(lambda: screen.tool.ellipse is not None)
    wait(500)
    ellipse, mapping = screen.tool.ellipse, screen.work.mapping_at(screen.now_us())
    assert ellipse is not None and mapping is not None
    at = screen.view.to_view(*mapping.to_output(ellipse.cx, ellipse.cy))
    _drag(screen.view, screen.view, at, 90.0, seconds, "Overlay: spotlight in the hand", table)
    adding = workspace.overlay.add_text(
        reel_id, screen.work.clip_id, screen.work.clip.start_us, "#10 Maya", anchor="center"
    )
    text_id = adding.result(10).clips[0].texts[0].id
    until(lambda: screen.text_of(text_id) is not None)
    screen.select(text_id)
    wait(500)
    middle = screen.view.content_rect().center()
    _drag(screen.view, screen.view, middle, 90.0, seconds, "Overlay: text in the hand", table)
    _repaint(screen.timeline, table)


def _drag(
    widget: QWidget,
    seen: VideoView,
    start: QPointF,
    reach: float,
    seconds: float,
    name: str,
    table: Table,
) -> None:
    """Move to and fro 60 times a second and count what reaches the stage."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from app.ui.common.watchdog import Watchdog

    left = Qt.MouseButton.LeftButton
    pictures: list[float] = []
    latest: list[object] = [None]

    def look(*_: object) -> None:
        if seen.picture is not latest[0]:
            latest[0] = seen.picture
            pictures.append(time.perf_counter())

    seen.add_painter(look)
    QTest.mousePress(widget, left, pos=start.toPoint())
    wait(300)
    pictures.clear()
    with Watchdog() as dog:
        begun = time.perf_counter()
        n = 0
        while time.perf_counter() - begun < seconds:
            n += 1
            phase = n % 120
            away = (phase if phase < 60 else 120 - phase) / 60 * reach
            QTest.mouseMove(widget, _point(start.x() + away, start.y()).toPoint())
            wait(max(1, round((begun + n / 60 - time.perf_counter()) * 1000)))
    per_s = len(pictures) / seconds
    gaps = sorted(b - a for a, b in pairwise(pictures)) or [seconds]
    late = gaps[int(len(gaps) * 0.95)] * 1000
    end = _point(start.x() + reach / 2, start.y()).toPoint()
    QTest.mouseMove(widget, end)
    QTest.mouseRelease(widget, left, pos=end)
    wait(500)
    words = f"{per_s:.1f} pictures/s, p95 between two {late:.0f} ms"
    table.row(name, words, f"≥ {LIVE_PER_S:g}/s", good=per_s >= LIVE_PER_S)
    own = dog.longest_own * 1000
    stalls = f"{own:.0f} ms" if own else f"none over {STALL_MS:g} ms"
    table.row(f"{name}: the window's thread", stalls, f"≤ {STALL_MS:g} ms", good=own <= STALL_MS)


def _repaint(line: QWidget, table: Table) -> None:
    from app.ui.common.timeline import Timeline

    assert isinstance(line, Timeline)
    times = []
    for _ in range(30):
        line.invalidate()
        begun = time.perf_counter()
        line.grab()
        times.append((time.perf_counter() - begun) * 1000)
    middle = sorted(times)[len(times) // 2]
    table.row(
        "Timeline painted anew (median)",
        f"{middle:.1f} ms",
        f"≤ {TIMELINE_MS:g} ms",
        good=middle <= TIMELINE_MS,
    )


def _point(x: float, y: float) -> QPointF:
    from PySide6.QtCore import QPointF

    return QPointF(x, y)


def wait(ms: int) -> None:
    """Let the window live (QTest.qWait would keep other threads from running)."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def until(true: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    ends = time.monotonic() + 20.0
    while not true():
        if time.monotonic() > ends:
            raise TimeoutError("the window did not get there")
        wait(20)


if __name__ == "__main__":
    sys.exit(main())
