"""A library of a newer app in the window: why it cannot be edited, and what then does nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QToolButton

from app.core.errors import LibraryReadOnly
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.relay import sentence
from app.ui.common.screen import Changed
from app.ui.status import Status

LOCKED = (
    *("file.open", "file.details", "file.removed", "file.import", "edit.undo", "edit.redo"),
    *("mark.now", "mark.1", "mark.2", "mark.3", "mark.4", "mark.5"),
    *("clip.start_earlier", "clip.start_later", "clip.end_earlier", "clip.end_later"),
    *("clip.take_back", "clip.delete", "clip.make_reel", "clip.palette"),
    *("reel.settings", "reel.clip_up", "reel.clip_down", "follow.player"),
    *("frame.split", "frame.trim_start", "frame.trim_end", "frame.part_start", "frame.part_end"),
    *("frame.slower", "frame.faster", "frame.freeze", "frame.horizon", "frame.delete_key"),
    *("frame.paste", "frame.paste_all", "key.add", "key.earlier", "key.later"),
    *("key.smooth", "key.linear", "key.hold", "overlay.spotlight", "overlay.text"),
    *("overlay.edit_text", "overlay.duplicate", "overlay.span_start", "overlay.span_end"),
    *("overlay.styles", "overlay.poster", "overlay.no_poster", "overlay.delete_key"),
    *("overlay.delete", "app.athletes", "game.back_up", "game.download", "game.free_up"),
    *("library.sync", "library.versions", "library.conflicts", "library.size"),
    *("library.setup", "library.gpu"),
)
"""The commands that only edit, or reach for the cloud. Exports go on, and so does looking."""


@dataclass(frozen=True, slots=True)
class _Refused:
    """What the screens read again after an edit that the library did not take."""

    touched: frozenset[tuple[str, str]]
    name: str = ""


class ReadOnlyNotice(QObject):
    """Lives with one open library, on the window's thread."""

    def __init__(
        self,
        kit: Kit,
        status: Status,
        open_game: Callable[[], str],
        read_again: Callable[[Changed], object],
        parent: QObject,
    ) -> None:
        """``open_game`` is the id of the game on the stage, ``read_again`` tells every screen."""
        super().__init__(parent)
        self._kit, self._open_game, self._read_again = kit, open_game, read_again
        self.label = label = QToolButton()
        label.setText(tr("Read only"))
        label.setAccessibleName(tr("Read only: why"))
        label.setToolTip(sentence(LibraryReadOnly()))
        label.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        label.clicked.connect(self.say)
        status.addWidget(label)
        kit.actions.lock(LOCKED)
        kit.relay.failed.connect(self._failed)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._reread)

    def say(self) -> None:
        """Why nothing can be edited, and the cure."""
        look = self._kit.actions["help.updates"]
        if look.isEnabled():
            self._kit.bar.warning(sentence(LibraryReadOnly()), look.text(), look.trigger)
        else:
            self._kit.bar.warning(sentence(LibraryReadOnly()))

    def _failed(self, error: object) -> None:
        """The bar says why (the window sees to it); what is shown goes back to what holds."""
        if isinstance(error, LibraryReadOnly):
            self._again.start(0)

    def _reread(self) -> None:
        game = self._open_game()
        self._read_again(_Refused(frozenset({("game", game), ("clip", ""), ("setting", "")})))
