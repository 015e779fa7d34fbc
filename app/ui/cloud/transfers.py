"""Below the games: the video that is on its way to the cloud or from it, and how to stop it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.game import Game
from app.services.media_states import GameMedia
from app.ui.cloud.words import eta_s, media_words, percent
from app.ui.common.elided import ElidedLabel
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.sheet import words
from app.ui.common.words import left_words, size_words


def progress_words(media: GameMedia, waiting: int, paused: bool) -> str:
    """``43 % of 4.2 GB  ·  12 min left  ·  1 more waits``."""
    if paused:
        parts = [tr("Paused at {percent} %", percent=percent(media))]
    elif media.state == "queued":
        parts = [media_words(media)]
    else:
        eta = eta_s(media)
        parts = [
            tr(
                "{percent} % of {total_bytes}",
                percent=percent(media),
                total_bytes=size_words(media.total_bytes),
            )
        ]
        parts += [left_words(eta)] if eta is not None else []
    if waiting:
        parts.append(
            tr("{waiting} more waits", waiting=waiting)
            if waiting == 1
            else tr("{waiting} more wait", waiting=waiting)
        )
    return "  ·  ".join(parts)


class TransferStrip(QFrame):
    """Shows itself while something is on its way."""

    cancel_chosen = Signal(str)
    """The id of a game."""
    pause_chosen = Signal(bool)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self.game_id, self._paused = kit, "", False
        self._name = ElidedLabel()
        self._words = words("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.pause, self.cancel = QToolButton(), QToolButton()
        for button in (self.pause, self.cancel):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setIconSize(QSize(16, 16))
        self.cancel.setToolTip(tr("Cancel"))
        self.pause.clicked.connect(lambda _on=False: self.pause_chosen.emit(not self._paused))
        self.cancel.clicked.connect(lambda _on=False: self.cancel_chosen.emit(self.game_id))
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._name, 1)
        head.addWidget(self.pause)
        head.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 2, 8, 8)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self._words)
        kit.theme.changed.connect(self._paint_icons)
        self._paint_icons()
        self.hide()

    def show_transfers(
        self, games: Sequence[Game], media: Mapping[str, GameMedia], paused: bool
    ) -> None:
        """Show the transfer that moves, and count those that wait."""
        busy = [game for game in games if game.id in media and media[game.id].busy]
        busy.sort(key=lambda game: media[game.id].state == "queued")
        self.setVisible(bool(busy))
        if not busy:
            return
        game, now = busy[0], media[busy[0].id]
        self.game_id, self._paused = game.id, paused
        verb = tr("Downloading") if now.state == "downloading" else tr("Backing up")
        self._name.setText(f"{verb} {game.name}")
        self._name.setToolTip(game.name)
        said = progress_words(now, len(busy) - 1, paused)
        self._words.setText(said)
        known = now.total_bytes > 0 and now.state != "queued"
        self.bar.setRange(0, 100 if known or paused else 0)
        self.bar.setValue(percent(now) if known else 0)
        self.bar.setAccessibleName(f"{verb} {game.name}: {said}")
        self.pause.setToolTip(tr("Go on") if paused else tr("Pause"))
        self._paint_icons()
        self.pause.setAccessibleName(
            tr("Go on with transfers") if paused else tr("Pause transfers")
        )
        self.cancel.setAccessibleName(tr("Cancel: {verb} {name}", verb=verb, name=game.name))

    def _paint_icons(self) -> None:
        self.pause.setIcon(self._kit.icons.get("play" if self._paused else "pause"))
        self.cancel.setIcon(self._kit.icons.get("cancel"))
