"""Which reel and which of its clips: the side panel of Framing and Overlay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.edit import Edit
from app.core.library import ReelSummary
from app.core.time import format_clock, microseconds
from app.core.timemap import output_length_us, time_map
from app.ui.common.kit import Kit

_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ClipMoved:
    """A clip of the reel was dropped at another place (0 = first)."""

    clip_id: str
    to: int


class ReelPanel(QWidget):
    """A list of reels to choose from, and the clips of the chosen one in their order."""

    reel_chosen = Signal(str)
    clip_chosen = Signal(str)
    clip_moved = Signal(object)
    """``ClipMoved``"""
    clip_removed = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._filling = False
        self._reels = QComboBox()
        self._reels.setAccessibleName("Reel")
        self._reels.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._reels.activated.connect(self._reel_activated)
        self._clips = QListWidget()
        self._clips.setAccessibleName("Clips of the reel")
        self._clips.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._clips.setSpacing(1)
        self._clips.setWordWrap(True)
        self._clips.currentItemChanged.connect(self._clip_selected)
        self._clips.model().rowsMoved.connect(self._rows_moved)
        self._length = QLabel()
        self._length.setProperty("role", "muted")
        self._length.setAccessibleName("Length of the reel")
        self._buttons = {
            "up": self._button("Move clip up", "up", lambda: self._nudge(-1)),
            "down": self._button("Move clip down", "down", lambda: self._nudge(1)),
            "remove": self._button("Take clip out of the reel", "delete", self._remove),
        }
        self._lay_out()
        kit.theme.changed.connect(self._paint_icons)
        self._paint_icons()

    def show_reels(self, reels: Sequence[ReelSummary], chosen: str) -> None:
        """Fill the list of reels."""
        self._reels.clear()
        for reel in reels:
            self._reels.addItem(reel.name, reel.id)
        self._reels.setCurrentIndex(self._reels.findData(chosen))
        self._reels.setEnabled(bool(reels))
        self._reels.setPlaceholderText("No reel yet" if not reels else "Choose a reel")

    def show_edit(self, edit: Edit | None, clip_id: str) -> None:
        """Fill the list of clips and select one."""
        self._filling = True
        self._clips.clear()
        for n, clip in enumerate(edit.clips if edit else (), 1):
            length = format_clock(microseconds(time_map(clip).duration), decimals=1)
            item = QListWidgetItem(f"{n}  {clip.name or 'Clip'}\n     {length}")
            item.setData(_ID, clip.id)
            item.setSizeHint(QSize(0, 44))
            item.setToolTip(clip.name)
            self._clips.addItem(item)
            if clip.id == clip_id:
                self._clips.setCurrentItem(item)
        self._filling = False
        for button in self._buttons.values():
            button.setEnabled(bool(edit and len(edit.clips) > 1))
        if edit is None:
            self._length.setText("")
        else:
            total = format_clock(output_length_us(edit.clips, edit.reel.fps), decimals=1)
            count = len(edit.clips)
            self._length.setText(f"{count} clip{'s' if count != 1 else ''} · {total}")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        title = QLabel("REEL")
        title.setProperty("role", "overline")
        column.addWidget(title)
        column.addWidget(self._reels)
        column.addWidget(self._clips, 1)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self._length, 1)
        for button in self._buttons.values():
            row.addWidget(button)
        column.addLayout(row)

    def _button(self, name: str, icon: str, do: object) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setProperty("icon_name", icon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if callable(do):
            button.clicked.connect(lambda _checked=False: do())
        return button

    def _paint_icons(self) -> None:
        for button in self._buttons.values():
            button.setIcon(self._kit.icons.get(button.property("icon_name")))

    def _reel_activated(self, index: int) -> None:
        self.reel_chosen.emit(self._reels.itemData(index))

    def _clip_selected(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self.clip_chosen.emit(item.data(_ID))

    def _rows_moved(self) -> None:
        """After a drop the list is as wanted: report where the moved clip stands now."""
        item = self._clips.currentItem()
        if not self._filling and self._clips.currentRow() >= 0:
            self.clip_moved.emit(ClipMoved(item.data(_ID), self._clips.row(item)))

    def _nudge(self, by: int) -> None:
        item = self._clips.currentItem()
        to = self._clips.currentRow() + by
        if 0 <= to < self._clips.count() and self._clips.currentRow() >= 0:
            self.clip_moved.emit(ClipMoved(item.data(_ID), to))

    def _remove(self) -> None:
        item = self._clips.currentItem()
        if item is not None:
            self.clip_removed.emit(item.data(_ID))
