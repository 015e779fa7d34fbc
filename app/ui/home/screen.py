"""Games: the library by season, with posters; the first page of a library without any."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QStackedWidget, QVBoxLayout

from app.core.game import Game
from app.services.home import FoundVideo, GameEntry
from app.services.media_states import GameMedia
from app.services.workspace import Workspace
from app.ui.common.below import told
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.pixels import image_of
from app.ui.common.screen import Changed, Screen, touched_ids
from app.ui.common.shortcuts import Mode
from app.ui.home.details import HomeDetails
from app.ui.home.model import ENTRY_ROLE, HomeModel
from app.ui.home.side import HomeSide
from app.ui.home.tiles import GameView
from app.ui.home.welcome import MOST, Welcome, video_folders

POSTERS_MS = 60
"""Posters are asked for so long after the page moved."""
NO_MATCH = mark("No game has this name or season.")


class HomeScreen(Screen):
    """The screen. It reads the games anew whenever a game or a clip was touched."""

    mode: Mode = "home"

    game_chosen = Signal(str)
    """The id of a game that is to be opened."""
    locate_asked = Signal(object)
    details_asked = Signal(object)
    """Each a ``Game``."""
    remove_asked = Signal(str)
    first_asked = Signal(object)
    """A list of ``Path``: the first game; empty to choose it."""

    def __init__(
        self,
        workspace: Workspace,
        kit: Kit,
        face: Callable[[GameMedia], str],
        parent: QObject | None = None,
    ) -> None:
        """``face`` names the icon that tells where a video is; "" for no icon."""
        super().__init__(parent)
        self._home, self._kit = workspace.home, kit
        self._entries: tuple[GameEntry, ...] = ()
        self._problems: dict[str, str] = {}
        self._entered = self._closed = False
        self._asked: set[str] = set()
        self.folders: Callable[[], list[Path]] = video_folders
        self.model = HomeModel(self)
        self.view = GameView(kit, self.model, face)
        self.panel, self.form = HomeSide(kit), HomeDetails(kit)
        self.welcome = Welcome(kit)
        self.pages = QStackedWidget()
        self._none = QLabel(tr(NO_MATCH))
        for page in (self._page(self.view), self.welcome, self._page(self._none)):
            self.pages.addWidget(page)
        self.stage = self.pages
        self.side, self.inspector = None, None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(POSTERS_MS)
        self._soon.timeout.connect(self._ask_posters)
        self._connect()

    def _page(self, widget: GameView | QLabel) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "panel")
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 4, 4, 4)
        if isinstance(widget, QLabel):
            widget.setProperty("role", "heading")
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(widget)
        return frame

    def _connect(self) -> None:
        self.panel.filter_changed.connect(lambda _filter: self._show())
        self.view.activated.connect(lambda _index: self.open_chosen())
        self.view.customContextMenuRequested.connect(self._menu)
        self.view.selectionModel().currentChanged.connect(self._picked)
        self.view.verticalScrollBar().valueChanged.connect(lambda _v: self._soon.start())
        self.view.verticalScrollBar().rangeChanged.connect(lambda _a, _b: self._soon.start())
        self.form.open_chosen.connect(self.open_chosen)
        self.form.locate_chosen.connect(self._locate)
        self.form.details_chosen.connect(self._details)
        self.form.remove_chosen.connect(self._remove)
        self.welcome.open_asked.connect(lambda: self.first_asked.emit([]))
        self.welcome.video_chosen.connect(lambda path: self.first_asked.emit([path]))
        self.welcome.cloud_asked.connect(self._kit.actions["library.setup"].trigger)

    # ---------------------------------------------------------------- what the window tells

    def entered(self) -> None:
        """Read what there is and give the keys to the games."""
        self._entered = True
        self._read()
        self._focus()

    def left(self) -> None:
        """Nothing is read behind another screen."""
        self._entered = False

    def library_changed(self, changes: Changed) -> None:
        """A game or a clip was added, changed or taken away."""
        if self._entered and (touched_ids(changes, "game") or touched_ids(changes, "clip")):
            self._read()

    def close(self) -> None:
        """No poster is asked for any more."""
        self._closed = True
        self._soon.stop()
        super().close()

    def show_media(self, media: Mapping[str, GameMedia]) -> None:
        """Where the videos of the games are."""
        self.model.show_media(media)
        self._picked()

    def run(self, command_id: str) -> bool:
        """Commands that mean something here."""
        if command_id == "file.export":
            self._kit.bar.info(tr("Open a game or a reel first; that is what is exported."))
        elif command_id == "home.search":
            self.panel.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            return False
        return True

    # ---------------------------------------------------------------- showing

    @property
    def chosen(self) -> GameEntry | None:
        """The game that is selected."""
        entry: GameEntry | None = self.view.currentIndex().data(ENTRY_ROLE)
        return entry

    def _read(self) -> None:
        watch, home = self._kit.relay.watch, self._home

        def came(entries: tuple[GameEntry, ...]) -> None:
            if not self._entered:  # laying areas out anew would take the keys from another screen
                return
            self._entries = entries
            self._show()
            watch(home.problems([entry.game for entry in entries]), looked)
            if not entries:
                watch(home.videos(self.folders(), MOST), self._found)

        def looked(problems: dict[str, str]) -> None:
            if not self._entered:
                return
            for game_id in self._problems.keys() - problems.keys():  # a file was found again
                self.model.forget_poster(game_id)
                self._asked.discard(game_id)
            self._problems = problems
            words = {game_id: told(problem) for game_id, problem in problems.items()}
            self.model.show_problems(words)
            self._show()

        watch(home.games(), came)

    def _found(self, videos: tuple[FoundVideo, ...]) -> None:
        self.welcome.show_videos(videos)

    def _show(self) -> None:
        chosen = self.chosen
        self.panel.show_entries(self._entries, self.model.problem)
        which = self.panel.filter
        shown = [e for e in self._entries if which.matches(e, self.model.problem(e.game.id))]
        if shown != self.model.entries:
            self.model.show_entries(shown)
        row = self.model.row_of(chosen.game.id) if chosen is not None else -1
        if shown:
            self.view.setCurrentIndex(self.model.index(row if row >= 0 else 1))
        self._picked()
        self._soon.start()
        some = bool(self._entries)
        held = self.view.hasFocus() or self.welcome.open.hasFocus()
        self.pages.setCurrentIndex(0 if shown else 2 if some else 1)
        areas = (self.panel, self.form) if some else (None, None)
        if areas != (self.side, self.inspector):
            self.side, self.inspector = areas
            self.areas_changed.emit()
        if held:
            self._focus()

    def _focus(self) -> None:
        target = self.view if self._entries else self.welcome.open
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _picked(self, *_: QModelIndex) -> None:
        entry = self.chosen
        self.form.show_entry(entry, self.model.problem(entry.game.id) if entry else "")

    def _ask_posters(self) -> None:
        """Of the games that are seen now; the page may have moved on before one comes."""
        for entry in self.view.visible_entries():
            game = entry.game
            if game.id not in self._asked and not self._closed:
                self._asked.add(game.id)
                self._kit.relay.watch(
                    self._home.poster(game), partial(self._poster_came, game.id), lambda _e: None
                )

    def _poster_came(self, game_id: str, pixels: NDArray[np.uint8] | None) -> None:
        self.model.set_poster(game_id, None if pixels is None else image_of(pixels))

    # ---------------------------------------------------------------- doing

    def open_chosen(self) -> None:
        """Open the chosen game, or say where its video is."""
        entry = self.chosen
        if entry is None:
            return
        if self.model.problem(entry.game.id):
            self.locate_asked.emit(entry.game)
        else:
            self.game_chosen.emit(entry.game.id)

    def _with_game(self, do: Callable[[Game], object]) -> None:
        if self.chosen is not None:
            do(self.chosen.game)

    def _locate(self) -> None:
        self._with_game(self.locate_asked.emit)

    def _details(self) -> None:
        self._with_game(self.details_asked.emit)

    def _remove(self) -> None:
        self._with_game(lambda game: self.remove_asked.emit(game.id))

    def _menu(self, point: QPoint) -> None:
        if self.view.indexAt(point).data(ENTRY_ROLE) is None:
            return
        menu = QMenu(self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Open")).triggered.connect(lambda: self._with_game(self._open))
        menu.addAction(tr("Locate…")).triggered.connect(self._locate)
        menu.addAction(tr("Game Details…")).triggered.connect(self._details)
        menu.addSeparator()
        menu.addAction(tr("Remove")).triggered.connect(self._remove)
        menu.popup(self.view.viewport().mapToGlobal(point))

    def _open(self, game: Game) -> None:
        self.game_chosen.emit(game.id)
