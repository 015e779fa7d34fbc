"""The videos of games in the window: back one up, free its space, bring it back, how far it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.errors import NeedsConfirmation
from app.core.game import Game
from app.core.sync import MediaProgress
from app.services.cloud_media import CloudMedia
from app.services.media_states import GameMedia
from app.ui.cloud.transfers import TransferStrip
from app.ui.common.below import told
from app.ui.common.kit import Kit
from app.ui.common.language import tr

_AGAIN_MS = 150
"""States are read again so long after something changed: changes come in flocks."""


class GameDesk(QObject):
    """Knows where the video of each game is. ``set_up`` is called where there is no cloud yet."""

    media_changed = Signal(object)
    """``Mapping[str, GameMedia]``, by the game's id."""

    def __init__(
        self, media: CloudMedia, kit: Kit, set_up: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._media, self._kit, self._set_up = media, kit, set_up
        self._games: tuple[Game, ...] = ()
        self._states: dict[str, GameMedia] = {}
        self._stop: Callable[[], None] | None = None
        self.strip = TransferStrip(kit)
        self.strip.cancel_chosen.connect(self.cancel)
        self.strip.pause_chosen.connect(self._pause)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._read)

    @property
    def states(self) -> Mapping[str, GameMedia]:
        """What is known of each game."""
        return self._states

    def start(self) -> None:
        """Follow the transfers."""
        self._stop = self._media.subscribe(self._kit.relay.wrap(self._progressed))
        self.read()

    def stop(self) -> None:
        """Follow nothing any more."""
        self._again.stop()
        if self._stop is not None:
            self._stop()
            self._stop = None

    def read(self) -> None:
        """Ask again where everything is, soon."""
        self._again.start(_AGAIN_MS)

    def show_games(self, games: Sequence[Game]) -> None:
        """The games of the library."""
        self._games = tuple(games)
        self.read()

    # ---------------------------------------------------------------- wishes

    def run(self, command_id: str, game_id: str) -> bool:
        """The commands of the Library menu that are about the open game."""
        own: dict[str, Callable[[str], object]] = {
            "game.back_up": self.back_up,
            "game.download": self.download,
            "game.free_up": self.free_up,
            "game.cancel": lambda _open: self.cancel(self.strip.game_id),
        }
        if command_id not in own:
            return False
        if game_id or command_id == "game.cancel":
            own[command_id](game_id)
        return True

    def back_up(self, game_id: str) -> None:
        """Upload the videos of a game."""
        if not self._media.available:
            self._kit.bar.info(
                tr("Backing up a game needs the cloud, and none is set up yet."),
                tr("Set up the cloud…"),
                self._set_up,
            )
            return
        words = tr("{name} is backed up.", name=self._name(game_id))
        self._carry_out(self._media.back_up(game_id), words)

    def download(self, game_id: str) -> None:
        """Bring the videos of a game here."""
        words = tr("{name} is on this laptop.", name=self._name(game_id))
        self._carry_out(self._media.download(game_id), words)

    def free_up(self, game_id: str, *, confirmed: bool = False) -> None:
        """Remove the videos of a game here that the cloud holds; asks where they are the coach's."""

        def refused(error: BaseException) -> None:
            if isinstance(error, NeedsConfirmation):
                self._kit.bar.warning(
                    told(error.sentence),
                    tr("Remove"),
                    lambda: self.free_up(game_id, confirmed=True),
                )
            else:
                self._kit.tell(error)

        words = tr(
            "The video of {name} is in the cloud only now; it plays from there.",
            name=self._name(game_id),
        )
        future = self._media.free_up(game_id, confirmed=confirmed)
        self._carry_out(future, words, refused)

    def cancel(self, game_id: str) -> None:
        """Stop the transfers of a game."""
        self._media.cancel(game_id)
        self.read()

    def _pause(self, paused: bool) -> None:
        (self._media.pause if paused else self._media.resume)()
        self.read()

    def _carry_out(
        self,
        future: Future[GameMedia],
        words: str,
        otherwise: Callable[[BaseException], object] | None = None,
    ) -> None:
        def done(media: GameMedia) -> None:
            self._states[media.game_id] = media
            self._show()
            self._kit.bar.done(words)

        def failed(error: BaseException) -> None:
            self.read()
            (otherwise or self._kit.tell)(error)

        self.read()
        self._kit.relay.watch(future, done, failed)

    def _name(self, game_id: str) -> str:
        return next((game.name for game in self._games if game.id == game_id), tr("The game"))

    # ---------------------------------------------------------------- facts from below

    def _read(self) -> None:
        def came(states: dict[str, GameMedia]) -> None:
            self._states = dict(states)
            self._show()

        self._kit.relay.watch(self._media.states(), came)

    def _progressed(self, progress: MediaProgress) -> None:
        """A few times a second: put the numbers in; a new state is read with all it means."""
        for game_id, media in self._states.items():
            for file in media.files:
                if file.file_id != progress.file_id:
                    continue
                if file.state != progress.state:
                    self.read()
                new = replace(
                    file,
                    state=progress.state,
                    done_bytes=progress.done_bytes,
                    total_bytes=progress.total_bytes,
                    sent_bytes=progress.sent_bytes,
                    eta_s=progress.eta_s,
                )
                files = tuple(new if old is file else old for old in media.files)
                self._states[game_id] = GameMedia(game_id, files)
                self._show()
                return
        self.read()

    def _show(self) -> None:
        self.strip.show_transfers(self._games, self._states, self._media.paused)
        self.media_changed.emit(dict(self._states))
