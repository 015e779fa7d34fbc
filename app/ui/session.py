"""One open library in the window: the games list, undo, the queue's line, and how screens meet."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.core.game import Game
from app.services.media_cache import IndexProgress
from app.services.workspace import Workspace
from app.ui.ahead import Ahead
from app.ui.annotate.facts import RecapAsked, ReelMade
from app.ui.annotate.screen import AnnotateScreen
from app.ui.cloud.desk import CloudDesk
from app.ui.cloud.game_desk import GameDesk
from app.ui.common.below import told
from app.ui.common.language import tr
from app.ui.common.reel_playback import Moment
from app.ui.common.reel_screen import ReelOpened, ReelScreen
from app.ui.common.screen import Changed, Screen, touched_ids
from app.ui.common.shortcuts import Mode
from app.ui.export_desk import ExportDesk
from app.ui.file_dialogs import FileDialogs
from app.ui.gallery.facts import ExportTarget, PlaceAsked
from app.ui.games_panel import GamesPanel
from app.ui.home_desk import HomeDesk, HomeWishes
from app.ui.last_place import NAME as PLACE
from app.ui.last_place import LastPlace, Returning
from app.ui.library_desk import LibraryDesk
from app.ui.proxy_line import ProxyLine
from app.ui.read_only import ReadOnlyNotice
from app.ui.settings.desk import SettingsDesk
from app.ui.steps import Steps
from app.ui.updates.desk import UpdatesDesk

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

log = logging.getLogger(__name__)


class Session(QObject):
    """Joins a workspace and a window. All of it runs on the window's thread."""

    def __init__(self, workspace: Workspace, window: MainWindow) -> None:
        super().__init__(window)
        self.workspace, self._window, self._kit = workspace, window, window.kit
        self.games_panel = GamesPanel(window.kit)
        self._games: tuple[Game, ...] = ()
        self._missing: dict[str, str] = {}
        central = window.centralWidget()
        assert central is not None
        kit, status = window.kit, window.status
        self._steps = Steps(workspace, window, self._say)
        self._dialogs = FileDialogs(window)
        self.files = LibraryDesk(workspace, window, self._dialogs, lambda: self.annotate, self)
        self.cloud = CloudDesk(workspace, kit, central, status.sync, self)
        self.desk = ExportDesk(
            workspace, kit, central, status, self._show_export, self, self.cloud.gpu.ask
        )
        self.desk.place_asked.connect(self._go_to)
        self.footage = GameDesk(workspace.cloud_media, kit, self.cloud.ask_set_up, self)
        self.home = HomeDesk(
            workspace,
            kit,
            HomeWishes(
                self.open_game,
                self.files.locate,
                self.files.details,
                self.files.trash,
                self.open_files,
                self._dialogs.videos,
            ),
            self.footage,
            self,
        )
        self._join_games()
        choose_theme = window.choose_theme
        self.settings = SettingsDesk(workspace, kit, window, choose_theme, self)
        window.top_bar.add_left(self.settings.athlete)
        self.updates = UpdatesDesk(workspace.updates, kit, central, status, window.close, self)
        self.proxy_line = ProxyLine(workspace.proxies, kit)
        status.addWidget(self.proxy_line)
        kit.actions["game.proxies"].setCheckable(True)
        self.read_only: ReadOnlyNotice | None = None
        if workspace.read_only:
            self.read_only = ReadOnlyNotice(kit, status, self._game_id, self._changed, self)
        self._reel_id = ""
        self._reel_screen: ReelScreen | None = None
        self._back = Returning(workspace, window, self._open_reel)
        self._sent_home = False
        self._stops: list[Callable[[], None]] = []
        sheets = [self._prepare_tags, self.desk.make_sheet]
        self._ahead = Ahead(kit.relay, window.screen_of, sheets, self)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(lambda: window.status.show_behind(""))

    def _join_games(self) -> None:
        """What the list of games asks for, and what it is told of their videos."""
        panel, footage, files = self.games_panel, self.footage, self.files
        panel.game_chosen.connect(self.open_game)
        panel.rename_asked.connect(files.rename)
        panel.details_asked.connect(files.details)
        panel.trash_asked.connect(files.trash)
        panel.locate_asked.connect(files.locate)
        panel.restore_asked.connect(files.restore)
        files.game_came.connect(self.open_game)
        files.reel_came.connect(self._open_reel)
        files.removed_came.connect(panel.offer_removed)
        files.refused.connect(self.home.refused)
        files.said.connect(self._say)
        panel.add_below(footage.strip)
        panel.back_up_asked.connect(footage.back_up)
        panel.download_asked.connect(footage.download)
        panel.free_up_asked.connect(footage.free_up)
        panel.cancel_asked.connect(footage.cancel)
        footage.media_changed.connect(panel.show_media)

    def start(self) -> None:
        """Read what is there and follow what changes."""
        wrap, watch, workspace = self._kit.relay.wrap, self._kit.relay.watch, self.workspace
        self._stops = [
            workspace.subscribe(wrap(self._changed)),
            workspace.exports.subscribe(wrap(self.desk.progressed)),
            workspace.media.subscribe(wrap(self._indexed)),
            workspace.proxies.subscribe(wrap(self.proxy_line.show_progress)),
        ]
        watch(workspace.settings.get_local(PLACE), self._back.came)
        watch(workspace.proxies.is_on(), self._kit.actions["game.proxies"].setChecked)
        watch(workspace.settings.get_local("theme"), self._theme_came)
        self._kit.actions.set_available("file.export", True)
        self._read_games(open_newest=True)
        self.desk.read()
        self.desk.look_at_battery()
        self.cloud.start()
        self.footage.start()
        self.settings.start()
        self.updates.start()
        self._ahead.start()
        self._steps.show()

    def stop(self) -> None:
        """Follow nothing any more."""
        place = LastPlace(self._window.mode, self._game_id(), self._reel_id)
        self.remember(PLACE, place.words())
        self._ahead.stop()
        self.cloud.stop()
        self.updates.stop()
        self.footage.stop()
        for stop in self._stops:
            stop()
        self._stops = []

    def remember(self, name: str, value: str) -> None:
        """Keep a value of this computer; nobody waits for it."""
        self.workspace.settings.put_local(name, value)

    # ---------------------------------------------------------------- screens

    def make_screen(self, mode: Mode) -> Screen:
        """Make a screen and say what its facts mean for the others."""
        makers: dict[Mode, Callable[[], Screen]] = {
            "home": lambda: self.home.make_screen(self),
            "annotate": self._make_annotate,
            "framing": self._make_framing,
            "overlay": self._make_overlay,
            "gallery": self._make_gallery,
        }
        screen = makers[mode]()
        screen.areas_changed.connect(partial(self._areas_changed, mode))
        screen.undo_changed.connect(self._steps.show)
        return screen

    def _areas_changed(self, mode: Mode) -> None:
        """Only what is seen is put in place anew: hiding and showing takes the keys away."""
        if mode == self._window.mode:
            self._window.show_areas()

    def _make_annotate(self) -> Screen:
        screen = AnnotateScreen(self.workspace, self._kit, self)
        screen.game_opened.connect(self._game_opened)
        screen.game_closed.connect(lambda: self._window.top_bar.set_subject(""))
        screen.video_failed.connect(self._look_for_files)
        screen.reel_made.connect(self._reel_made)
        screen.recap_asked.connect(self._recap_asked)
        return screen

    def _make_framing(self) -> Screen:
        from app.ui.framing.screen import FramingScreen

        screen = FramingScreen(self.workspace, self._kit, self)
        screen.reel_opened.connect(self._reel_opened)
        screen.export_asked.connect(
            lambda fact: self._export(ExportTarget(fact.reel_id, "framing"))
        )
        return screen

    def _make_overlay(self) -> Screen:
        from app.ui.overlay.screen import OverlayScreen

        screen = OverlayScreen(self.workspace, self._kit, self)
        screen.reel_opened.connect(self._reel_opened)
        screen.export_asked.connect(
            lambda fact: self._export(ExportTarget(fact.reel_id, "overlay"))
        )
        return screen

    def _make_gallery(self) -> Screen:
        from app.ui.gallery.screen import GalleryScreen

        screen = GalleryScreen(self.workspace, self._kit, self)
        screen.again_asked.connect(lambda fact: self._export(fact.target))
        return screen

    @property
    def annotate(self) -> AnnotateScreen:
        """The screen that every window begins with."""
        screen = self._window.screen_of("annotate")
        assert isinstance(screen, AnnotateScreen)
        return screen

    def _prepare_tags(self) -> None:
        self.annotate.prepare()

    def _reel_made(self, fact: ReelMade) -> None:
        if fact.open_now:
            self._open_reel(fact.reel_id)
        self._kit.bar.done(tr("Made the reel {name}.", name=fact.name))

    def _open_reel(self, reel_id: str, mode: Mode = "framing") -> None:
        self._reel_id = reel_id
        self._window.set_mode(mode)

    def _reel_opened(self, fact: ReelOpened) -> None:
        self._reel_id = fact.reel_id

    def enter(self, screen: Screen) -> None:
        """A screen becomes the mode: Framing and Overlay show the same moment of the same reel."""
        game = self.annotate.game if screen.mode == "annotate" else None
        self._window.top_bar.set_subject(game.name if game is not None else "")
        if isinstance(screen, ReelScreen):
            self._go_on(screen)
        screen.entered()
        self._steps.show()

    def _go_on(self, screen: ReelScreen) -> None:
        """Where the other screen is; in a reel new here, at its clip's start: the first light is there."""
        new = self._reel_id not in ("", screen.work.reel_id)
        if new:
            screen.open_reel(self._reel_id)
        last, self._reel_screen = self._reel_screen, screen
        if last is not None and last is not screen and last.work.reel_id == screen.work.reel_id:
            screen.show_place(last.moment(start=new))

    def _recap_asked(self, fact: RecapAsked) -> None:
        self._export(ExportTarget(fact.game_id, "annotate", fact.clip_ids))

    def _export(self, target: ExportTarget) -> None:
        self.desk.ask(target)

    def _go_to(self, fact: PlaceAsked) -> None:
        """Where something in a reel can be corrected."""
        check = fact.check
        mode: Mode = "framing" if check.kind == "length" else "overlay"
        self._reel_id = fact.reel_id
        self._window.set_mode(mode)
        screen = self._window.screen_of(mode)
        assert isinstance(screen, ReelScreen)
        if check.clip_id:
            screen.show_place(Moment(check.clip_id, check.source_us))
        if check.mark_id:
            screen.select(check.mark_id)  # type: ignore[attr-defined]

    def _show_export(self, job_id: str) -> None:
        self._window.set_mode("gallery")
        self._window.screen_of("gallery").choose(job_id)  # type: ignore[attr-defined]

    # ---------------------------------------------------------------- commands

    def run(self, command_id: str) -> bool:
        """The commands that need the library but no screen."""
        own: dict[str, Callable[[], object]] = {
            "file.open": lambda: self._dialogs.videos(self.open_files),
            "file.removed": self.files.look_for_removed,
            "file.details": lambda: self.files.details(self.annotate.game),
            "file.import": lambda: self._dialogs.table(self.annotate.import_annotations),
            "file.export_tsv": self._ask_table,
            "edit.undo": self._steps.undo,
            "edit.redo": self._steps.redo,
            "view.queue": self.desk.queue.toggle,
            "game.proxies": self._set_proxies,
        }
        if command_id in own:
            own[command_id]()
            return True
        if any(desk.run(command_id) for desk in (self.settings, self.cloud, self.updates)):
            return True
        return self.footage.run(command_id, self._game_id())

    def _game_id(self) -> str:
        """The game on the stage of Annotate, "" for none."""
        game = self.annotate.game
        return game.id if game else ""

    def _set_proxies(self) -> None:
        self.proxy_line.switch(on=self._kit.actions["game.proxies"].isChecked())

    def _say(self, words: str) -> None:
        """A word in the status line that goes away by itself."""
        self._window.status.show_behind(words)
        self._quiet.start(4000)

    # ---------------------------------------------------------------- games

    def open_files(self, paths: Sequence[Path]) -> None:
        """Videos, tables, reels and links; see ``LibraryDesk.open``."""
        self._back.give_up()
        self.files.open(paths)

    def open_game(self, game_id: str) -> None:
        """Show a game in Annotate."""
        self._window.set_mode("annotate")
        self.home.will_open()
        self.annotate.open_game(game_id)

    def _game_opened(self, game: Game) -> None:
        self.games_panel.select(game.id)
        if self._sent_home:  # only because there was nothing to show
            self._sent_home = False
            self._window.set_mode("annotate")
        self.home.opened(self.annotate.player)
        if self._window.mode == "annotate":
            self._window.top_bar.set_subject(game.name)

    def _read_games(self, *, open_newest: bool = False) -> None:
        def came(games: tuple[Game, ...]) -> None:
            self._games = games
            self._show_games()
            self.footage.show_games(games)
            self._look_for_files()
            if open_newest and games and self.annotate.game is None:
                self.annotate.open_game(self._back.game_of(games).id)
            elif open_newest and not games:
                self._ahead.made("home", self._go_home)

        self._kit.relay.watch(self.workspace.games.list(), came)

    def _look_for_files(self) -> None:
        """Mark the games whose files are not where they were; they may go while the app runs."""

        def checked(problems: dict[str, str]) -> None:
            words = {game_id: told(problem) for game_id, problem in problems.items()}
            if self._missing != words:
                self._missing = words
                self._show_games()

        self._kit.relay.watch(self.workspace.home.problems(self._games), checked)

    def _go_home(self) -> None:
        """There is nothing to show in Annotate: the first game is opened on the page of the games."""
        nothing = not self._games and self.annotate.game is None
        if self._window.mode == "annotate" and nothing:
            self._sent_home = True
            self._window.set_mode("home")

    def _show_games(self) -> None:
        self.games_panel.show_games(self._games, self._missing)
        if self.annotate.game is not None:
            self.games_panel.select(self.annotate.game.id)

    def _ask_table(self) -> None:
        game = self.annotate.game
        name = game.name if game else "annotations"
        self._dialogs.new_table(name, self.annotate.export_annotations)

    # ---------------------------------------------------------------- facts from below

    def _changed(self, changes: Changed) -> None:
        self._window.library_changed(changes)
        self.settings.library_changed(changes)
        if touched_ids(changes, "game"):
            self._read_games()
        if touched_ids(changes, "export"):
            self.desk.read()
        self._steps.show()

    def _indexed(self, progress: IndexProgress) -> None:
        if progress.share < 1:
            name, percent = Path(progress.path).name, round(progress.share * 100)
            self._say(tr("Reading {name}: {percent} %", name=name, percent=percent))
        else:
            self._say("")

    def _theme_came(self, choice: str) -> None:
        for known, action in self._window.theme_actions.items():
            if known == choice:
                self._kit.theme.set_choice(known)
                action.setChecked(True)
