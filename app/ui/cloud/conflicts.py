"""What two laptops set differently: the value that was kept, the other one, and a choice."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.core.sync import Conflict
from app.ui.cloud.words import UNTOLD_DEVICE
from app.ui.common.colors import color_name
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.sheet import Sheet, push, words
from app.ui.common.words import ago_words, many

WIDTH = 620
_LIST_H = 400
INTRO = mark(
    "Two laptops changed the same thing while they were apart. The later edit is in the library; "
    "the other one was not thrown away."
)
NOTHING = mark("Nothing to compare: no two laptops have set the same thing differently.")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which value a coach wants. ``use_other`` is an ordinary edit, and undo takes it back."""

    conflict_id: str
    use_other: bool


class ConflictCard(QFrame):
    """One conflict with its two buttons."""

    chosen = Signal(object)
    """``Chosen``"""

    def __init__(self, kit: Kit, conflict: Conflict, now_us: int) -> None:
        super().__init__()
        self.conflict = conflict
        about = f"{conflict.title}: {conflict.field}" if conflict.title else conflict.field
        self.setProperty("role", "card")
        self.setAccessibleName(about)
        title = words(conflict.title or conflict.kind.capitalize(), "heading")
        field = words(conflict.field)
        device = conflict.other_device or tr(UNTOLD_DEVICE)
        kept = _value(tr("In the library"), conflict.kept, "")
        other = _value(
            tr("From {device}", device=device), conflict.other, ago_words(conflict.when_us, now_us)
        )
        mine, theirs = (color_name(value) or value for value in (conflict.kept, conflict.other))
        self.keep = push(tr("Keep"), name=tr("Keep {mine}: {about}", mine=mine, about=about))
        self.use = push(
            tr("Use other"), name=tr("Use other {theirs}: {about}", theirs=theirs, about=about)
        )
        self.keep.clicked.connect(lambda _on=False: self._choose(False))
        self.use.clicked.connect(lambda _on=False: self._choose(True))
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 12, 14, 12)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title, 1)
        head.addWidget(field, 0, Qt.AlignmentFlag.AlignRight)
        field.setWordWrap(False)
        grid.addLayout(head, 0, 0, 1, 2)
        for column, (value, button) in enumerate(((kept, self.keep), (other, self.use))):
            grid.addWidget(value, 1, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(button, 2, column, Qt.AlignmentFlag.AlignLeft)
            grid.setColumnStretch(column, 1)

    def _choose(self, use_other: bool) -> None:
        for button in (self.keep, self.use):
            button.setEnabled(False)
        self.chosen.emit(Chosen(self.conflict.id, use_other))

    def offer_again(self) -> None:
        """The choice could not be carried out: let it be made again."""
        for button in (self.keep, self.use):
            button.setEnabled(True)


class ConflictsSheet(Sheet):
    """The list. ``show_conflicts`` may come again while it is open."""

    chosen = Signal(object)
    """``Chosen``"""

    def __init__(
        self, kit: Kit, parent: QWidget | None = None, now_us: Callable[[], int] | None = None
    ) -> None:
        super().__init__(kit, tr("Edits to compare"), WIDTH, parent)
        self._now_us = now_us or (lambda: time.time_ns() // 1000)
        self.cards: dict[str, ConflictCard] = {}
        self._intro = words(tr("Looking…"))
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 6, 0)
        self._rows.setSpacing(10)
        self._rows.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(tr("Edits to compare"))
        self._scroll.setWidget(self._list)
        self._scroll.hide()
        self.done_button: QPushButton = push(tr("Done"))
        self.done_button.clicked.connect(self.accept)
        self._note = QLabel(tr("Both choices can be undone with Ctrl+Z."))
        self._note.setProperty("role", "muted")
        self.column.addWidget(self._intro)
        self.column.addWidget(self._scroll, 1)
        self.column.addWidget(self._note)
        self.buttons(None, self.done_button)
        self._note.hide()

    def show_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        """Show what is still open, newest first."""
        for gone in self.cards.keys() - {conflict.id for conflict in conflicts}:
            card = self.cards.pop(gone)
            self._rows.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, conflict in enumerate(conflicts):
            if conflict.id not in self.cards:
                card = ConflictCard(self.kit, conflict, self._now_us())
                card.chosen.connect(self.chosen)
                self.cards[conflict.id] = card
                self._rows.insertWidget(place, card)
        self._intro.setText(tr(INTRO) if conflicts else tr(NOTHING))
        self._note.setText(
            tr(
                "{many} to compare. A choice is an ordinary edit: Ctrl+Z takes it back.",
                many=many(len(conflicts), "edit"),
            )
        )
        self._note.setVisible(bool(conflicts))
        self._scroll.setVisible(bool(conflicts))
        needed = self._rows.totalHeightForWidth(WIDTH - 60)
        self._scroll.setFixedHeight(min(_LIST_H, max(needed, 60) + 4))

    def offer_again(self, conflict_id: str) -> None:
        """A choice could not be carried out."""
        if conflict_id in self.cards:
            self.cards[conflict_id].offer_again()


def _value(label: str, value: str, when: str) -> QWidget:
    """A label, the value below it, and when it was set."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(words("  ·  ".join(filter(None, (label, when)))))
    name = color_name(value)
    line = QHBoxLayout()
    line.setSpacing(8)
    if name:
        swatch = QFrame()
        swatch.setFixedSize(16, 16)
        swatch.setStyleSheet(f"background: {value}; border-radius: 8px")
        line.addWidget(swatch)
    line.addWidget(words(name or value or "(empty)", ""), 1)
    column.addLayout(line)
    return holder
