"""Plays a finished export in the window."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.core.export import ExportJob
from app.services.preview import Preview
from app.services.workspace import Workspace
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.player import Player
from app.ui.common.transport import Transport
from app.ui.common.video_view import VideoView
from app.ui.gallery.words import KINDS


class PlayerPage(QWidget):
    """A stage with a way back."""

    left = Signal()
    """The coach goes back to the tiles."""

    def __init__(self, workspace: Workspace, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._kit = workspace, kit
        self._opening = 0
        self.view = VideoView(kit.theme, tr("Finished export"))
        self.player = Player(self.view, kit.relay, kit.sound_out, self)
        self.player.failed.connect(kit.tell)
        self.view.clicked.connect(self.player.toggle)
        self.transport = Transport(self.player, kit.actions, kit.theme, kit.icons)
        self._back = QToolButton()
        self._back.setText(tr("All exports"))
        self._back.setAccessibleName(tr("Back to all exports"))
        self._back.setToolTip(tr("Back to all exports  (Esc)"))
        self._back.setShortcut(Qt.Key.Key_Escape)
        self._back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._back.setIconSize(QSize(18, 18))
        self._back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._back.clicked.connect(self.left)
        self._name = QLabel()
        self._name.setProperty("role", "heading")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._kind = QLabel()
        self._kind.setProperty("role", "muted")
        head = QFrame()
        head.setProperty("role", "bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(10, 6, 16, 6)
        row.setSpacing(12)
        row.addWidget(self._back)
        row.addWidget(self._name)
        row.addWidget(self._kind)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.transport)
        kit.theme.changed.connect(self._paint_icons)
        self._paint_icons()

    def play(self, job: ExportJob) -> Future[Preview]:
        """Open the film and run it."""
        self._opening += 1
        opening = self._opening
        self._name.setText(job.name)
        self._kind.setText(tr(KINDS[job.kind]))
        self.player.close()
        self.view.set_hint(tr("Opening {name}…", name=Path(job.out).name))

        def show(stream: Preview) -> None:
            if opening != self._opening:
                stream.close()
                return
            self.player.open(stream)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.player.play()

        def failed(error: BaseException) -> None:
            if opening == self._opening:
                self.view.set_hint(tr("This export cannot be played."))
                self._kit.tell(error)

        return self._kit.relay.watch(
            self._workspace.previews.open_file(Path(job.out)), show, failed
        )

    def stop(self) -> None:
        """Let go of the film."""
        self._opening += 1
        self.player.close()

    def _paint_icons(self) -> None:
        self._back.setIcon(self._kit.icons.get("back"))
