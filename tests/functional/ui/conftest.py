"""The real window on real footage: real library, real decoder, real compositor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core.edit import Edit, EditClip
from app.core.game import Game
from app.footage import MatchSpec
from app.services.workspace import Workspace
from app.ui.common.reel_screen import ReelScreen
from app.ui.common.theme import Theme
from app.ui.common.timeline import Timeline
from app.ui.framing.screen import FramingScreen
from app.ui.main_window import MainWindow
from app.ui.overlay.screen import OverlayScreen
from tests.support.footage import make_match

MATCH = MatchSpec(width=320, height=180, fps=Fraction(25), duration_s=Fraction(8), gop=25)
LEFT = Qt.MouseButton.LeftButton
WAIT_MS = 15_000


class Hands:
    """Clicks, drags and keys on one window, and waiting for what comes of them."""

    def __init__(self, bot: QtBot, window: MainWindow, workspace: Workspace) -> None:
        self.bot, self.window, self.workspace = bot, window, workspace

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Press a key wherever the focus is."""
        focused: QWidget | None = self.window.focusWidget()
        target = focused if focused is not None else self.window
        self.bot.keyClick(target, key, modifiers or Qt.KeyboardModifier.NoModifier)

    def write(self, text: str) -> None:
        """Type words wherever the focus is."""
        target = self.window.focusWidget()
        assert target is not None
        self.bot.keyClicks(target, text)

    def click(self, widget: QWidget) -> None:
        """Press a button or another widget in its middle."""
        assert widget.isVisible() and widget.isEnabled(), widget.accessibleName()
        self.bot.mouseClick(widget, LEFT)

    def drag(self, widget: QWidget, start: QPointF, end: QPointF) -> None:
        """Take hold, move in two steps, let go."""
        middle = (start + end) / 2
        self.bot.mousePress(widget, LEFT, pos=start.toPoint())
        self.bot.mouseMove(widget, middle.toPoint())
        self.bot.mouseMove(widget, end.toPoint())
        self.bot.mouseRelease(widget, LEFT, pos=end.toPoint())

    def until(self, condition: Callable[[], object]) -> None:
        """Let the window live until something holds."""
        self.bot.waitUntil(lambda: bool(condition()), timeout=WAIT_MS)

    def named(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """The visible control with an accessible name: what a screen reader would find."""
        found = [
            widget
            for widget in self.window.findChildren(QWidget)
            if isinstance(widget, kind) and widget.accessibleName() == name and widget.isVisible()
        ]
        assert len(found) == 1, f"{len(found)} visible widgets are called {name!r}"
        (only,) = found
        assert isinstance(only, QWidget)
        return only

    def lane_point(self, timeline: Timeline, lane: int, shown_us: int) -> QPointF:
        """A place on a row of a timeline."""
        return QPointF(timeline.x_of(shown_us), timeline.lane_rect(lane).center().y())


class Reel:
    """What the library holds of one reel."""

    def __init__(self, workspace: Workspace, reel_id: str) -> None:
        self.workspace, self.id = workspace, reel_id

    @property
    def edit(self) -> Edit:
        return self.workspace.reels.edit(self.id).result(10)

    @property
    def clip(self) -> EditClip:
        return self.edit.clips[0]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "library", queue=False) as opened:
        yield opened


@pytest.fixture
def game(workspace: Workspace) -> Game:
    path, _ = make_match(MATCH)
    return workspace.games.add([path], name="United – Rovers").result(60)


@pytest.fixture
def reel(workspace: Workspace, game: Game) -> Reel:
    """Two clips of two seconds: 2 to 4 s and 5 to 7 s of the match."""
    clips = [
        workspace.annotate.mark(game.id, t, 5, lead_us=1_000_000, lag_us=1_000_000).result(10).id
        for t in (3_000_000, 6_000_000)
    ]
    return Reel(workspace, workspace.reels.create("Goals", clips).result(10))


@pytest.fixture
def hands(qtbot: QtBot, theme: Theme, workspace: Workspace) -> Iterator[Hands]:
    """The window, attached to the library and shown."""
    window = MainWindow(theme)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.attach(workspace)
    yield Hands(qtbot, window, workspace)
    window.close()


def _on_stage(hands: Hands, screen: ReelScreen) -> None:
    hands.until(lambda: screen.work.clip is not None and screen.work.file is not None)
    hands.until(lambda: screen.view.has_picture)
    assert screen.player is not None
    hands.until(lambda: screen.player and screen.player.position.clip_id)


@pytest.fixture
def framing(hands: Hands, reel: Reel) -> FramingScreen:
    """Framing with the reel's first clip on the stage, reached by its key."""
    hands.key(Qt.Key.Key_F6)
    hands.until(lambda: hands.window.mode == "framing")
    screen = hands.window.screen_of("framing")
    assert isinstance(screen, FramingScreen)
    _on_stage(hands, screen)
    hands.until(lambda: screen.result.has_picture)
    return screen


@pytest.fixture
def overlay(hands: Hands, reel: Reel) -> OverlayScreen:
    """Overlay with the reel's first clip on the stage, reached by its key."""
    hands.key(Qt.Key.Key_F7)
    hands.until(lambda: hands.window.mode == "overlay")
    screen = hands.window.screen_of("overlay")
    assert isinstance(screen, OverlayScreen)
    _on_stage(hands, screen)
    hands.until(lambda: screen.light is not None and screen.tool.ellipse is not None)
    return screen


def point(x: float, y: float) -> QPoint:
    return QPointF(x, y).toPoint()
