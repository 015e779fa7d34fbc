"""The window of the scrub show: the program's own, driven by mouse events and commands, and a
record of every picture it painted."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from app.footage import read_number
from app.footage.barcode import CodeLayout
from tests.support.whole_match import SIZE

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPainter

    from app.ui.common.playable import SoundOut
    from app.ui.common.player import Player
    from app.ui.common.video_view import VideoView
    from app.ui.main_window import MainWindow

WINDOW = (1920, 1080)
WAIT_S = 30.0


@dataclass(frozen=True, slots=True, eq=False)
class Painted:
    """A picture that was painted: when, which one the player says it is, and its upper edge."""

    at: float
    index: int
    strip: NDArray[np.uint8]
    scale: float

    def number(self) -> int | None:
        """The number burnt into it."""
        rows = self.strip.shape[0] / self.scale
        return read_number(self.strip, crop=(0.0, 0.0, float(SIZE[0]), rows), source_size=SIZE)


class Stage:
    """The game on the screen, and a hand."""

    def __init__(self, window: MainWindow) -> None:
        from app.ui.annotate.screen import AnnotateScreen

        screen = window.screen_of("annotate")
        assert isinstance(screen, AnnotateScreen) and screen.player is not None
        self._window, self._screen = window, screen
        self._player: Player = screen.player
        self._timeline = screen.timeline
        self.painted: list[Painted] = []
        self.on_paint: Callable[[Painted], None] = lambda painted: None
        self._last: object = None
        screen.view.add_painter(self._note)

    @property
    def duration_us(self) -> int:
        """The length of the game."""
        return int(self._player.duration_us)

    @property
    def index(self) -> int:
        """The picture that the player says is shown."""
        return int(self._player.position.index)

    @property
    def open(self) -> bool:
        """Whether the game can be played."""
        return self._player.stream is not None

    def time_us(self, n: int) -> int:
        """When picture ``n`` is shown."""
        return int(self._stream.time_us(n))

    def asked_index(self) -> int:
        """The picture under the playhead."""
        return int(self._stream.index_at(self._player.position_us))

    def painted_index(self) -> int:
        """The latest one that was painted."""
        return self.painted[-1].index if self.painted else -1

    def is_exact(self, n: int) -> bool:
        """Whether picture ``n`` is on the screen, as sharp as it gets."""
        view = self._screen.view
        room, picture = view.pixels(), view.picture
        sharp = picture is not None and picture.shape[1] >= min(SIZE[0], room.width) - 2
        return self.painted_index() == n and sharp

    def show_range(self, start_us: int, end_us: int) -> None:
        """Zoom the timeline."""
        self._timeline.show_range(start_us, end_us)
        self.live(0.1)

    def seek(self, time_us: int) -> None:
        """Go to a time and wait for its picture."""
        self._player.seek(time_us)
        wanted = self.asked_index()
        self.painted.clear()
        self._last = None
        self._screen.view.update()
        self.until(lambda: self.index == wanted and self.painted_index() == wanted)
        self.live(0.2)

    def run(self, command: str) -> None:
        """Give a command, as its key does."""
        self._window.kit.actions[command].trigger()

    @property
    def playing(self) -> bool:
        """Whether it runs."""
        return bool(self._player.playing)

    def play_ranges(self, ranges: list[tuple[int, int]], *, loop: bool) -> None:
        """Play clips back to back, or one over and over, as the clip list does."""
        if loop:
            self._player.set_range(*ranges[0])
        else:
            self._player.set_playlist(ranges)
        self._player.seek(ranges[0][0])
        self._player.play()

    def add_files(self, files: Sequence[Path]) -> None:
        """Open files as a new game."""
        assert self._window.session is not None
        self._window.session.open_files(list(files))

    def press(self, time_us: int) -> None:
        """Put the finger down on the timeline."""
        from PySide6.QtCore import QEvent

        self._mouse(QEvent.Type.MouseButtonPress, time_us)

    def move(self, time_us: int) -> None:
        """Move it."""
        from PySide6.QtCore import QEvent

        self._mouse(QEvent.Type.MouseMove, time_us)

    def release(self, time_us: int) -> None:
        """Lift it."""
        from PySide6.QtCore import QEvent

        self._mouse(QEvent.Type.MouseButtonRelease, time_us)

    def live(self, seconds: float) -> None:
        """Let the window live."""
        from PySide6.QtCore import QEventLoop, Qt, QTimer

        loop = QEventLoop()
        timer = QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setSingleShot(True)
        timer.timeout.connect(loop.quit)
        timer.start(max(0, round(seconds * 1000)))
        loop.exec()

    def until(self, true: Callable[[], object]) -> None:
        """Let it live until something is so."""
        ends = time.perf_counter() + WAIT_S
        while not true():
            if time.perf_counter() > ends:
                raise TimeoutError(f"the window shows {self.index}, painted {self.painted_index()}")
            self.live(0.002)  # (QApplication.processEvents would take a whole core)

    @property
    def _stream(self) -> Any:
        return self._player.stream

    def _mouse(self, kind: QEvent.Type, time_us: int) -> None:
        from PySide6.QtCore import QPointF, Qt
        from PySide6.QtGui import QMouseEvent
        from PySide6.QtWidgets import QApplication

        place = QPointF(self._timeline.x_of(time_us), 12.0)
        button = Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind,
            place,
            QPointF(self._timeline.mapToGlobal(place)),
            button,
            button,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self._timeline, event)

    def _note(self, _painter: QPainter, view: VideoView) -> None:
        picture = view.picture
        if picture is None or picture is self._last:
            return
        self._last = picture
        scale = picture.shape[0] / SIZE[1]
        rows = int(CodeLayout.for_size(SIZE).height * scale) + 3
        strip = np.ascontiguousarray(picture[:rows, :, 1])
        painted = Painted(time.perf_counter(), self.index, strip, scale)
        self.painted.append(painted)
        self.on_paint(painted)


@contextmanager
def stage(
    library: Path,
    files: Sequence[Path],
    sound: Callable[[], SoundOut | None] | None = None,
    *,
    prepare: Callable[[Any], None] | None = None,
    wait: bool = True,
) -> Iterator[Stage]:
    """The window on a new library with one game, open; ``prepare`` gets the workspace before."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from app.services.workspace import Workspace
    from app.ui.common.shortcuts import KeyGuard
    from app.ui.common.theme import Theme
    from app.ui.main_window import MainWindow

    # The offscreen platform says of every window that it has no frame.
    qInstallMessageHandler(lambda *said: None)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    KeyGuard(app)
    with Workspace.open(library, queue=False) as workspace:
        if wait:
            workspace.games.add(list(files), measure=True).result()
        if prepare is not None:
            prepare(workspace)
        window = MainWindow(Theme(app, "dark"), sound)
        window.resize(*WINDOW)
        window.show()
        window.attach(workspace)
        on = Stage(window)
        try:
            if wait:
                on.until(lambda: on.open and on.painted)
                on.live(3.0)  # the other screens are made ahead meanwhile
            yield on
        finally:
            window.close()
