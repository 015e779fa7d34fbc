"""Rows of chips of which one, or some, are chosen: what the export dialog asks with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QWidget

T = TypeVar("T")


class Chips(QWidget, Generic[T]):
    """One of a few. Tab reaches the chosen one, the arrows choose another."""

    chosen = Signal(object)
    """The value that a person chose."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._name = name
        self._group = QButtonGroup(self)
        self._values: list[T] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._group.idClicked.connect(lambda i: self.chosen.emit(self._values[i]))

    def offer(self, choices: Sequence[tuple[str, T, str]], value: T) -> None:
        """Show these (words, value, tip), with one of them chosen; the first where none fits."""
        for old in self._group.buttons():
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        while self._row.count():
            self._row.takeAt(0)
        self._values = [choice[1] for choice in choices]
        for i, (words, _value, tip) in enumerate(choices):
            chip = chip_button(words, f"{self._name}: {words}", tip)
            self._group.addButton(chip, i)
            self._row.addWidget(chip)
        self._row.addStretch(1)
        if choices:
            at = self._values.index(value) if value in self._values else 0
            self._group.button(at).setChecked(True)

    @property
    def value(self) -> T | None:
        """What is chosen; None while nothing is offered."""
        at = self._group.checkedId()
        return self._values[at] if 0 <= at < len(self._values) else None

    @property
    def at(self) -> int:
        """Which one is chosen, -1 while nothing is offered."""
        return self._group.checkedId()

    def choose(self, value: T) -> None:
        """Mark one as chosen; nobody is told. No effect for a value that is not offered."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    def button(self, value: T) -> QAbstractButton:
        """The chip of a value; ``ValueError`` when it is not offered."""
        return self._group.button(self._values.index(value))


class ManyChips(QWidget, Generic[T]):
    """Some of a few, at least one. Tab goes from chip to chip, Space takes one in or out."""

    chosen = Signal(object)
    """The value that was taken in or out by a person."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._name = name
        self._chips: list[tuple[T, QPushButton]] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)

    def offer(self, choices: Sequence[tuple[str, T, str]], values: Sequence[T]) -> None:
        """Show these (words, value, tip), some of them chosen; the first where none fits."""
        for _value, old in self._chips:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        while self._row.count():
            self._row.takeAt(0)
        self._chips = []
        for words, value, tip in choices:
            chip = chip_button(words, f"{self._name}: {words}", tip)
            chip.setChecked(value in values)
            chip.clicked.connect(lambda _on=False, v=value: self._clicked(v))
            self._chips.append((value, chip))
            self._row.addWidget(chip)
        self._row.addStretch(1)
        if self._chips and not self.values:
            self._chips[0][1].setChecked(True)

    @property
    def values(self) -> tuple[T, ...]:
        """What is chosen, in the order in which it is offered."""
        return tuple(value for value, chip in self._chips if chip.isChecked())

    def button(self, value: T) -> QAbstractButton:
        """The chip of a value; ``KeyError`` when it is not offered."""
        return dict(self._chips)[value]

    def _clicked(self, value: T) -> None:
        if not self.values:  # the last one stays
            self.button(value).setChecked(True)
            return
        self.chosen.emit(value)


def chip_button(words: str, name: str, tip: str = "") -> QPushButton:
    """One chip that can be chosen."""
    chip = QPushButton(words)
    chip.setProperty("role", "chip")
    chip.setCheckable(True)
    chip.setAutoDefault(False)
    chip.setAccessibleName(name)
    chip.setToolTip(tip)
    chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return chip
