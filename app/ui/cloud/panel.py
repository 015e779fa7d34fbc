"""What stands behind the word in the status bar: where the work is, why, and what can be done.

It lies over the lower left corner of the window, above its word, and changes nothing itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.sync import SyncStatus
from app.ui.cloud.words import FACES, SyncStep, explanation, facts, headline
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.sheet import push, tone_color, words

WIDTH = 380
_MARGIN = 12
_REFRESH_MS = 20_000
LINKS: tuple[tuple[str, str], ...] = (
    ("library.versions", mark("Version history")),
    ("library.conflicts", mark("Edits to compare")),
    ("library.size", mark("Library size")),
    ("library.setup", mark("Cloud settings")),
)


class SyncPanel(QFrame):
    """Says what was asked for with ``step_chosen``; its links are commands of the window."""

    step_chosen = Signal(str)
    """A ``SyncStep``."""

    def __init__(self, kit: Kit, host: QWidget, now_us: Callable[[], int] | None = None) -> None:
        super().__init__(host)
        self._kit, self._host = kit, host
        self._now_us = now_us or (lambda: time.time_ns() // 1000)
        self._status, self._sure = SyncStatus("off"), False
        self.setProperty("role", "card")
        self.setObjectName("sync_panel")
        self.setAccessibleName(tr("Sync status"))
        self._icon = QLabel()
        self._title = words("", "heading")
        self._words = words("", "")
        self._facts = words("")
        self._close = QToolButton()
        self._close.setAccessibleName(tr("Close sync status"))
        self._close.setToolTip(tr("Close  (Esc)"))
        self._close.setIconSize(QSize(16, 16))
        self._close.clicked.connect(self.hide)
        self.button = push(tr("Sync now"), role="primary")
        self.button.clicked.connect(lambda _on=False: self._press())
        self.other = push("")
        self.other.clicked.connect(lambda _on=False: self._answer_no())
        self.links: dict[str, QPushButton] = {}
        self._lay_out()
        self._clock = QTimer(self)
        self._clock.timeout.connect(lambda: self.show_status(self._status))
        host.installEventFilter(self)
        kit.theme.changed.connect(self._paint)
        self.show_status(self._status)
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        links = QGridLayout()
        links.setHorizontalSpacing(4)
        links.setVerticalSpacing(0)
        for i, (command, text) in enumerate(LINKS):
            link = push(tr(text), role="link")
            link.setStyleSheet("padding-left: 0; padding-right: 14px; text-align: left")
            link.clicked.connect(self.hide)
            link.clicked.connect(self._kit.actions[command].trigger)
            links.addWidget(link, i // 2, i % 2, Qt.AlignmentFlag.AlignLeft)
            self.links[command] = link
        links.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._words)
        column.addWidget(self._facts)
        column.addSpacing(2)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addWidget(self.button)
        answers.addWidget(self.other)
        answers.addStretch(1)
        column.addLayout(answers)
        column.addLayout(links)

    @property
    def status(self) -> SyncStatus:
        """What is shown."""
        return self._status

    @property
    def step(self) -> SyncStep:
        """What the main button does now."""
        return FACES[self._status.state].step

    def show_status(self, status: SyncStatus) -> None:
        """Show how things stand, with times as they are now."""
        if status.state != self._status.state:
            self._sure = False
        face, known = FACES[status.state], facts(status, self._now_us())
        self._status = status
        self._title.setText(headline(status))
        self._words.setText(explanation(status))
        self._facts.setText(known)
        self._facts.setVisible(bool(known))
        self.button.setVisible(bool(face.step))
        label = tr(face.sure if self._sure else face.label)
        self.button.setText(label)
        self.button.setAccessibleName(label.rstrip("…"))
        self.other.setVisible(bool(face.other))
        self.other.setText(tr(face.other_label))
        self.other.setAccessibleName(tr(face.other_label) or tr("No"))
        # Without a cloud there is nothing to look up in it.
        for command in ("library.versions", "library.conflicts"):
            self.links[command].setVisible(status.state != "off")
        self.links["library.setup"].setVisible(face.step not in ("set_up", "settings"))
        self._paint()
        self._place()

    def _press(self) -> None:
        """The button that helps. What deletes or overwrites takes a second press."""
        if FACES[self._status.state].sure and not self._sure:
            self._sure = True
            self.show_status(self._status)
            return
        self._sure = False
        self.step_chosen.emit(self.step)

    def _answer_no(self) -> None:
        """What deletes nothing takes one press."""
        self._sure = False
        self.step_chosen.emit(FACES[self._status.state].other)

    def toggle(self) -> None:
        """Open the panel, or close it."""
        self.setVisible(not self.isVisible())
        if self.isVisible():
            self.show_status(self._status)
            self.raise_()
            (self.button if self.button.isVisible() else self._close).setFocus(
                Qt.FocusReason.PopupFocusReason
            )
            self._clock.start(_REFRESH_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        self._sure = False
        super().hideEvent(event)

    def _place(self) -> None:
        """Lower left in the window, as high as its words need."""
        layout = self.layout()
        assert layout is not None
        room = self._host.rect()
        width = min(WIDTH, room.width() - 2 * _MARGIN)
        layout.activate()
        height = max(layout.totalHeightForWidth(width), 80)
        corner = QRect(0, 0, width, height)
        corner.moveBottomLeft(room.bottomLeft())
        self.setGeometry(corner.translated(_MARGIN, -_MARGIN))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _paint(self) -> None:
        face = FACES[self._status.state]
        color = tone_color(self._kit, face.tone)
        self._icon.setPixmap(self._kit.icons.get(face.icon, color).pixmap(20, 20))
        self._close.setIcon(self._kit.icons.get("close"))
