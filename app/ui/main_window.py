"""The window: it puts the screens' areas in place, routes commands and lets screens meet.

It knows no clip and no box. Screens tell facts with signals; what follows from a fact for another
screen is written here and nowhere else.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QMainWindow, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:  # nothing of ours is imported before the first paint but the theme
    from app.services.look import Look
    from app.services.workspace import Workspace
    from app.ui.common.playable import SoundOut
    from app.ui.common.screen import Changed, Screen
    from app.ui.common.shortcuts import Mode
    from app.ui.common.theme import Theme, ThemeChoice
    from app.ui.session import Session

log = logging.getLogger(__name__)


class Area(QFrame):
    """A place in the window that shows one of several widgets, or nothing."""

    def __init__(self, role: str = "panel", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._shown: list[QWidget] = []

    def prepare(self, widget: QWidget | None) -> None:
        """Take a widget in, hidden, and give all of it its style: 30 ms less when it is shown."""
        if widget is None or not isValid(widget) or widget.parent() is self:
            return
        widget.hide()
        self._column.addWidget(widget)
        for part in (widget, *widget.findChildren(QWidget)):
            part.ensurePolished()

    def shows(self, *widgets: QWidget | None) -> bool:
        """Whether these, and nothing else, are seen here."""
        return self._shown == [widget for widget in widgets if widget is not None]

    def show_widgets(self, *widgets: QWidget | None) -> None:
        """Show these below each other (None is left out) and hide what was shown."""
        for old in self._shown:
            old.hide()
        self._shown = [widget for widget in widgets if widget is not None]
        for widget in self._shown:
            if widget.parent() is not self:
                self._column.addWidget(widget)
            last = widget is self._shown[-1]
            self._column.setStretch(self._column.indexOf(widget), 1 if last else 0)
            widget.show()
        self.setVisible(bool(self._shown))


class MainWindow(QMainWindow):
    """Shows itself at once; ``build`` puts the bars and menus in, ``attach`` a library.

    The frame alone is painted in half the time: with ``build_now=False`` the program shows that
    first, and loads what everything else is made of while the coach sees it.
    """

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        sound_out: Callable[[], SoundOut | None] | None = None,
        parent: QWidget | None = None,
        *,
        build_now: bool = True,
    ) -> None:
        super().__init__(parent)
        self._theme, self._sound_out = theme, sound_out
        self.setWindowTitle("Reel Ballers")
        self.setAcceptDrops(True)
        self.session: Session | None = None
        self.mode: Mode = "annotate"
        self.built = False
        self._screens: dict[Mode, Screen] = {}
        self._look: Look | None = None
        self.resize(self._fitting(1280, 800))
        if build_now:
            self.build()

    def build(self) -> None:
        """Put in everything but a library."""
        from app.ui.common.icons import Icons
        from app.ui.common.kit import Kit
        from app.ui.common.message_bar import MessageBar
        from app.ui.common.paint_turns import PaintTurns
        from app.ui.common.relay import Relay
        from app.ui.common.shortcuts import Actions
        from app.ui.common.trouble import Trouble

        icons = Icons(self._theme)
        bar = MessageBar(self._theme, icons)
        self.trouble = Trouble(bar)
        parts = Actions(self), Relay(self), bar, self._sound_out, self.trouble
        self.kit = Kit(self._theme, icons, *parts)
        self._turns = PaintTurns(self)
        self.kit.relay.worked_long.connect(self._turns.hold)
        self.kit.relay.give_way(lambda: self._turns.due)
        self._build()
        self._connect()
        self.built = True
        if self._look is not None:
            self.restore_look(self._look)
        self._place_bar()

    def _fitting(self, width: int, height: int) -> QSize:
        """A size that leaves the frame of the window on a small screen, too."""
        room = self.screen().availableSize() - QSize(16, 40)
        return QSize(width, height).boundedTo(room) if room.isValid() else QSize(width, height)

    def _build(self) -> None:
        from app.ui.menus import Menus
        from app.ui.status import Status
        from app.ui.top_bar import TopBar

        self.top_bar = TopBar(self.kit)
        self.left_area, self.stage_area = Area(), Area("stage")
        self.right_area, self.bottom_area = Area(), Area()
        self.left_area.setMinimumWidth(240)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for area in (self.left_area, self.stage_area, self.right_area):
            self.splitter.addWidget(area)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([268, 680, 332])
        self._central = central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(_divider())
        column.addWidget(self.splitter, 1)
        column.addWidget(_divider())
        column.addWidget(self.bottom_area)
        self.setCentralWidget(central)
        for area in (self.left_area, self.right_area, self.bottom_area):
            area.hide()
        self.kit.bar.setParent(central)
        self.status = Status(self.kit)
        self.setStatusBar(self.status)
        self.menus = Menus(self)
        self.theme_actions = self.menus.themes

    def _connect(self) -> None:
        from app.ui.common.shortcuts import COMMANDS

        self.kit.relay.failed.connect(self.kit.tell)
        self.kit.bar.shown.connect(lambda _message: self._place_bar())
        self.kit.bar.installEventFilter(self)
        for command in COMMANDS:
            self.kit.actions.on(command.id, partial(self.run, command.id))
        for command_id in ("edit.undo", "edit.redo", "file.export"):
            self.kit.actions.set_available(command_id, False)

    # ---------------------------------------------------------------- life

    def attach(self, workspace: Workspace) -> None:
        """Show a library."""
        from app.ui.session import Session

        self.session = Session(workspace, self)
        self.set_mode("annotate")
        self.session.start()

    def screen_of(self, mode: Mode) -> Screen:
        """The screen of a mode; it is made when it is first wanted."""
        if mode not in self._screens:
            assert self.session is not None
            self._screens[mode] = screen = self.session.make_screen(mode)
            # Each in a turn of the event loop of its own: together with the making they are 50 ms.
            areas = (self.left_area, self.stage_area, self.right_area, self.bottom_area)
            for area, widget in zip(areas, screen.areas(), strict=True):
                QTimer.singleShot(0, area, partial(area.prepare, widget))
        return self._screens[mode]

    @property
    def screens(self) -> Sequence[Screen]:
        """The screens that were made so far."""
        return tuple(self._screens.values())

    def set_mode(self, mode: Mode) -> None:
        """Go to a screen."""
        if self.session is None:
            return
        old = self._screens.get(self.mode)
        screen = self.screen_of(mode)
        if old is not None and old is not screen:
            if old.player is not None:
                old.player.rest()
            old.left()
        self.mode = mode
        self.show_areas()
        self.top_bar.set_mode(mode)
        self.kit.actions.set_mode(mode)
        self.session.enter(screen)

    def show_areas(self) -> None:
        """Put the areas of the present screen in place."""
        screen = self._screens.get(self.mode)
        if screen is None or self.session is None:
            return
        games = self.session.games_panel if self.mode == "annotate" else None
        contents: dict[Area, tuple[QWidget | None, ...]] = {
            self.stage_area: (screen.stage,),
            self.left_area: (games, screen.side),
            self.right_area: (screen.inspector,),
            self.bottom_area: (screen.bottom,),
        }
        self._turns.apart(area for area, widgets in contents.items() if not area.shows(*widgets))
        for area, widgets in contents.items():
            area.show_widgets(*widgets)

    def library_changed(self, changes: Changed) -> None:
        """Tell every screen what was committed."""
        for screen in self._screens.values():
            screen.library_changed(changes)

    # ---------------------------------------------------------------- commands

    def run(self, command_id: str) -> None:
        """Carry out a command: the window's own, else the screen's, else the transport's."""
        with self._turns.after():
            self._run(command_id)

    def _run(self, command_id: str) -> None:
        own: dict[str, Callable[[], object]] = {
            "file.quit": self.close,
            "view.fullscreen": self._toggle_full_screen,
            "help.shortcuts": self._show_shortcuts,
            "help.about": self._show_about,
        }
        if command_id.startswith("mode."):
            self.set_mode(command_id.removeprefix("mode."))  # type: ignore[arg-type]
            return
        if command_id in own:
            own[command_id]()
            return
        if self.session is None or self.session.run(command_id):
            return
        screen = self.screen_of(self.mode)
        if not screen.run(command_id) and screen.transport is not None:
            screen.transport.drive(command_id)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _show_shortcuts(self) -> None:
        from app.ui.common.cheat_sheet import CheatSheet

        open_already = [sheet for sheet in self.findChildren(CheatSheet) if sheet.isVisible()]
        if open_already:
            open_already[0].close()
            return
        sheet = CheatSheet(self.kit.actions, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.show()

    def _show_about(self) -> None:
        from importlib.metadata import PackageNotFoundError, version

        from app.ui.common.language import tr

        try:
            number = version("reel-ballers")
        except PackageNotFoundError:  # run from a folder that was not installed
            number = tr("(not installed)")
        words = tr("Reel Ballers {number}. Free software under GPL-3.0-or-later.", number=number)
        self.kit.bar.info(words)

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Another look, now and after the next start."""
        self.kit.theme.set_choice(choice)
        self.theme_actions[choice].setChecked(True)
        if self.session is not None:
            self.session.remember("theme", choice)

    # ---------------------------------------------------------------- Qt

    def restore_look(self, look: Look) -> None:
        """Stand where the window stood when it was closed, its areas as wide as they were."""
        if look.place:
            self.restoreGeometry(QByteArray.fromHex(look.place.encode("ascii")))
        self._look = look
        if not self.built:
            return
        if len(look.splitter) == self.splitter.count() and any(look.splitter):
            self.splitter.setSizes(list(look.splitter))
        self.menus.show_language(look.language)

    def look(self) -> Look:
        """How the window looks now, for the next start."""
        from app.services.look import Look

        place = bytes(self.saveGeometry().toHex().data()).decode("ascii")
        sizes = tuple(self.splitter.sizes())
        return Look(place, sizes, self.kit.theme.choice, self.menus.language)

    def come_forward(self) -> None:
        """Be seen: somebody started the program again, or a notice was clicked."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.kit.bar and event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self._place_bar)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.built:
            self._place_bar()

    def _place_bar(self) -> None:
        """The message floats over the top of the stage, so that no picture changes its size."""
        bar, stage = self.kit.bar, self.stage_area
        width = max(320, min(640, stage.width() - 32))
        height = max(bar.heightForWidth(width), bar.sizeHint().height(), 44)
        at = stage.mapTo(self._central, QPoint((stage.width() - width) // 2, 16))
        bar.setGeometry(at.x(), at.y(), width, height)
        bar.raise_()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.session is not None and dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_files(event)
        if self.session is not None and paths:
            event.acceptProposedAction()
            self.session.open_files(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.session is not None:
            self.session.stop()
        for screen in self._screens.values():
            screen.close()
        if self.built:
            self.kit.relay.close()
        super().closeEvent(event)
        self.closed.emit()


def dropped_files(event: QDropEvent) -> list[Path]:
    """The local files of a drop."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def _divider() -> QFrame:
    line = QFrame()
    line.setProperty("role", "divider")
    line.setFixedHeight(1)
    return line
