"""What is done to a game as a whole: it is added, renamed, removed, brought back, found again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.clip import MarkedClip
from app.core.game import Game
from app.core.link import is_link, link_from
from app.services.import_game import FileState
from app.services.opening import ENDING, Opened
from app.services.workspace import Workspace
from app.ui.common.language import tr
from app.ui.file_dialogs import FileDialogs
from app.ui.game_details import GameDetails

if TYPE_CHECKING:
    from app.ui.annotate.screen import AnnotateScreen
    from app.ui.main_window import MainWindow

TABLE_ENDINGS = frozenset({".tsv", ".csv", ".txt", ".xml"})


class LibraryDesk(QObject):
    """Calls ``services.games`` and says in the message bar what came of it."""

    game_came = Signal(str)
    """The id of a game that was added, found or brought back: show it."""
    removed_came = Signal(object)
    """``tuple[Game, ...]``: what can be brought back."""
    refused = Signal()
    """The files that were to be added are no game."""
    reel_came = Signal(str)
    """The id of a reel that was in a file, or that a link points to: show it."""
    said = Signal(str)
    """A word for the status line; "" takes it away."""

    def __init__(
        self,
        workspace: Workspace,
        window: MainWindow,
        dialogs: FileDialogs,
        annotate: Callable[[], AnnotateScreen],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._window, self._kit = workspace, window, window.kit
        self._dialogs, self._annotate = dialogs, annotate

    def open(self, paths: Sequence[Path]) -> None:
        """Videos become a game, or are shown where they are one; a table is imported into that game,
        else into the open one. A reel file becomes a reel, a link shows what it points to."""
        tables = [path for path in paths if path.suffix.lower() in TABLE_ENDINGS]
        links = [path for path in paths if is_link(str(path))]
        reels = [path for path in paths if path.suffix.lower() == ENDING and path not in links]
        others = {*tables, *links, *reels}
        videos = sorted((path for path in paths if path not in others), key=lambda p: p.name)
        self._open_reels(links, reels)
        if videos:
            self.said.emit(tr("Opening {name}…", name=videos[0].name))
            look = self._workspace.opening.known(videos)
            self._kit.relay.watch(look, partial(self._looked, videos, tables))
        else:
            self._import(tables, self._annotate().game)

    def _looked(self, videos: Sequence[Path], tables: Sequence[Path], known: Game | None) -> None:
        if known is not None:
            self.said.emit("")
            self.game_came.emit(known.id)
            self._import(tables, known)
            return
        adding = self._workspace.games.add(videos)
        self._kit.relay.watch(adding, partial(self._added, tables=tables), self._not_added)

    def _open_reels(self, links: Sequence[Path], reels: Sequence[Path]) -> None:
        for path in reels:
            self.said.emit(tr("Opening {name}…", name=path.name))
            opening = self._workspace.opening.reel(path)
            self._kit.relay.watch(opening, self._opened, self._not_added)
        for text in map(str, links):
            link = link_from(text)
            if link is None:
                self._kit.bar.info(tr("This link shows nothing in Reel Ballers: {link}", link=text))
            else:
                opening = self._workspace.opening.link(link)
                self._kit.relay.watch(opening, self._opened, self._kit.tell)

    def _opened(self, found: Opened) -> None:
        self.said.emit("")
        (self.game_came if found.kind == "game" else self.reel_came).emit(found.id)

    def _import(self, tables: Sequence[Path], game: Game | None) -> None:
        if tables and game is None:
            words = tr("Open a game first: the clips in {name} belong to one.", name=tables[0].name)
            self._kit.bar.info(words)
        elif tables:
            self._window.set_mode("annotate")
        for table in tables if game is not None else ():
            self._annotate().import_annotations(table, game)

    def _added(self, game: Game, tables: Sequence[Path] = ()) -> None:
        self.said.emit("")
        self._kit.bar.clear()  # what was said of another file
        self.game_came.emit(game.id)
        self._kit.relay.watch(self._workspace.annotate.clips(game.id), self._clips_of_added)
        self._import(tables, game)

    def _found(self, game: Game) -> None:
        """Its file is known again: what was said of the missing one is over."""
        self._kit.bar.clear()
        self.game_came.emit(game.id)

    def _clips_of_added(self, clips: Sequence[MarkedClip]) -> None:
        """A game that has clips when it is added was in the library before."""
        if clips:
            one = len(clips) == 1
            count = tr("1 clip") if one else tr("{count} clips", count=len(clips))
            words = tr("This game was removed before; it is back with its {clips}.", clips=count)
            self._kit.bar.info(words)

    def _not_added(self, error: BaseException) -> None:
        self.said.emit("")
        self.refused.emit()
        self._kit.tell(error)

    def rename(self, game: Game, name: str) -> None:
        """Another name for a game."""
        future = self._workspace.games.update(replace(game, name=name), "rename game", game)
        self._kit.relay.watch(future)

    def details(self, game: Game | None) -> None:
        """Open the sheet of a game's details."""
        if game is not None:
            sheet = GameDetails(self._workspace, self._kit, self._window.centralWidget())
            sheet.finished.connect(sheet.deleteLater)
            sheet.ask(game)

    def trash(self, game_id: str) -> None:
        """Take a game off the library, with a way back."""
        future = self._workspace.games.trash(game_id)
        undo = self._kit.actions["edit.undo"].trigger
        words = tr("Removed the game from the library; its video was not touched.")
        self._kit.relay.watch(future, lambda _none: self._kit.bar.info(words, tr("Undo"), undo))

    def look_for_removed(self) -> None:
        """Offer the games that were removed, if there are any."""

        def came(games: tuple[Game, ...]) -> None:
            if games:
                self._window.set_mode("annotate")
                self.removed_came.emit(games)
            else:
                self._kit.bar.info(tr("No game was removed from the library."))

        self._kit.relay.watch(self._workspace.games.trashed(), came)

    def restore(self, game_id: str) -> None:
        """Bring a removed game back and show it."""
        future = self._workspace.games.restore(game_id)
        self._kit.relay.watch(future, lambda game: self.game_came.emit(game.id))

    def locate(self, game: Game) -> None:
        """Ask for the file that is missing, or the first one."""

        def checked(states: tuple[FileState, ...]) -> None:
            wanted = next((state for state in states if state.problem), states[0])
            self._dialogs.one(
                tr("Where is {name}?", name=Path(wanted.path).name),
                lambda path: self._kit.relay.watch(
                    self._workspace.games.locate(game.id, wanted.file_id, path), self._found
                ),
            )

        self._kit.relay.watch(self._workspace.games.check(game.id), checked)
