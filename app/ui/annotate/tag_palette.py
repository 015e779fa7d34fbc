"""The tags of the sport as chips, each with the letter that toggles it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.core.sports import TagGroup
from app.ui.common.flow import FlowLayout, clear
from app.ui.common.language import tr
from app.ui.common.theme import Theme

CHIP_H = 26


class TagChip(QAbstractButton):
    """One tag; checked when the clip has it."""

    def __init__(self, tag: str, letter: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tag, self.letter, self._theme = tag, letter, theme
        self.setText(tag)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        with_key = tr("Tag {tag}, key {letter}", tag=tag, letter=letter)
        self.setAccessibleName(with_key if letter else tr("Tag {tag}", tag=tag))
        self.setToolTip(f"{tag}  ({letter})" if letter else tag)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        extra = 24 if self.letter else 0
        return QSize(metrics.horizontalAdvance(self.tag) + 22 + extra, CHIP_H)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, enabled = self.isChecked(), self.isEnabled()
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        fill = tokens.accent if on else (tokens.hover if self.underMouse() else tokens.raised)
        edge = tokens.text if self.hasFocus() else (tokens.accent if on else tokens.border)
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(fill if enabled else tokens.surface))
        painter.drawRoundedRect(rect, CHIP_H / 2, CHIP_H / 2)
        ink = tokens.on_accent if on else (tokens.text if enabled else tokens.muted)
        painter.setPen(QColor(ink))
        words = rect.adjusted(11, 0, -(33 if self.letter else 11), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.tag)
        if self.letter:
            font = self.font()
            font.setPixelSize(11)
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(tokens.on_accent if on else tokens.muted))
            key = QRectF(rect.right() - 28, rect.top(), 20, rect.height())
            painter.drawText(key, Qt.AlignmentFlag.AlignCenter, self.letter)


class TagPalette(QWidget):
    """Chips grouped by position. Tags of the clip that the sport does not know come last."""

    toggled = Signal(str)
    """The tag whose chip was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._groups: tuple[TagGroup, ...] = ()
        self._letters: dict[str, str] = {}
        self._shown: tuple[tuple[TagGroup, ...], dict[str, str]] | None = None
        self._chips: dict[str, TagChip] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        theme.changed.connect(self.update)

    def set_tags(self, groups: Sequence[TagGroup], letters: dict[str, str]) -> None:
        """The sport's tags and their keys."""
        self._groups, self._letters = tuple(groups), dict(letters)
        self.set_checked(self.checked())

    def checked(self) -> tuple[str, ...]:
        """The tags shown as set."""
        return tuple(tag for tag, chip in self._chips.items() if chip.isChecked())

    def set_checked(self, tags: Iterable[str]) -> None:
        """Show which tags the clip has."""
        tags = tuple(tags)
        known = {tag for group in self._groups for tag in group.tags}
        others = tuple(tag for tag in tags if tag not in known)
        groups = (*self._groups, TagGroup("other", others)) if others else self._groups
        if (groups, self._letters) != self._shown:
            self._build(groups)
        for tag, chip in self._chips.items():
            chip.setChecked(tag in tags)

    def chip(self, tag: str) -> TagChip | None:
        """The chip of a tag."""
        return self._chips.get(tag)

    def _build(self, groups: tuple[TagGroup, ...]) -> None:
        self._shown = groups, self._letters
        clear(self._column)
        self._chips = {}
        for group in groups:
            self._column.addWidget(self._row(group))
        for part in self.findChildren(QWidget):
            part.ensurePolished()  # now, and not with the key that makes the first clip

    def _row(self, group: TagGroup) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(5)
        words = tr(group.position)
        title = QLabel(words[:1].upper() + words[1:])
        title.setProperty("role", "muted")
        column.addWidget(title)
        holder = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        flow = FlowLayout(holder)
        for tag in group.tags:
            chip = self._chips.get(tag)
            if chip is None:
                chip = TagChip(tag, self._letters.get(tag, ""), self._theme)
                chip.clicked.connect(lambda _checked=False, t=tag: self.toggled.emit(t))
                self._chips[tag] = chip
                flow.addWidget(chip)
        column.addWidget(holder)
        return box
