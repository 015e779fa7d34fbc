"""Which reel and which of its clips: the side panel of Framing and Overlay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.edit import Edit
from app.core.library import ReelSummary
from app.core.time import format_clock, microseconds
from app.core.timemap import time_map
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.length_meter import LengthMeter
from app.ui.common.name_field import NameField
from app.ui.common.one_drag import MovedList
from app.ui.common.shortcuts import quiet

_ID = Qt.ItemDataRole.UserRole
_NUMBER, _LENGTH = int(_ID) + 1, int(_ID) + 2
ROW_H = 46
COMMANDS = {"settings": "reel.settings", "up": "reel.clip_up", "down": "reel.clip_down"}
"""The buttons that are commands of the window, by their icon."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ClipMoved:
    """A clip of the reel was dropped at another place (0 = first)."""

    clip_id: str
    to: int


class _ClipDelegate(QStyledItemDelegate):
    """Its number in the reel, its name, its length in the output."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_H)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = self._kit.theme.tokens
        area = QRectF(option.rect).adjusted(0, 1, 0, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if selected else tokens.hover))
            painter.drawRoundedRect(area, 8, 8)
        font = QFont(option.font)
        painter.setPen(QColor(tokens.muted))
        number = QRectF(area.left(), area.top(), 34, area.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(index.data(_NUMBER)))
        words = area.adjusted(36, 6, -10, -6)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        name = painter.fontMetrics().elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignTop, name)
        font.setWeight(QFont.Weight.Normal)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(words, Qt.AlignmentFlag.AlignBottom, str(index.data(_LENGTH)))
        painter.restore()


class ReelPanel(QFrame):
    """A list of reels to choose from, and the clips of the chosen one in their order."""

    reel_chosen = Signal(str)
    clip_chosen = Signal(str)
    clip_moved = Signal(object)
    """``ClipMoved``"""
    clip_removed = Signal(str)
    reel_renamed = Signal(str)
    """The new name of the chosen reel."""
    reel_deleted = Signal()
    """The chosen reel is to go."""
    settings_asked = Signal()
    """How the reel is dressed is to be seen and changed."""
    edit_shown = Signal(object)
    """The ``Edit`` whose clips are listed now, or None."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._filling = False
        self.setProperty("role", "panel")
        self._reels = QComboBox()
        self._reels.setAccessibleName(tr("Reel"))
        self._reels.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._reels.activated.connect(self._reel_activated)
        self._name = NameField()
        self._name.setAccessibleName(tr("Name of the reel"))
        self._name.setMaxLength(120)
        self._name.returnPressed.connect(self._reels.setFocus)
        self._name.editingFinished.connect(self._name_edited)
        self._name.given_up.connect(self._name_given_up)
        self._name.hide()
        self._menu = QMenu(self)
        self._menu.addAction(kit.actions["reel.settings"])
        self._menu.addAction(tr("Rename reel")).triggered.connect(self.edit_name)
        self._menu.addAction(tr("Delete reel")).triggered.connect(self.reel_deleted)
        self._clips = MovedList()
        self._clips.setItemDelegate(_ClipDelegate(kit, self._clips))
        self._clips.setMouseTracking(True)
        self._clips.setAccessibleName(tr("Clips of the reel"))
        self._clips.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._clips.setDragDropOverwriteMode(False)
        self._clips.currentItemChanged.connect(self._clip_selected)
        self._clips.model().rowsMoved.connect(self._rows_moved)
        self.meter = LengthMeter(kit)
        self._buttons = {
            "more": self._button(tr("Rename or delete the reel"), "menu", self._show_menu),
            "settings": self._button(tr("Reel settings"), "settings", self.settings_asked.emit),
            "up": self._button(tr("Move clip up"), "up", lambda: self.nudge(-1)),
            "down": self._button(tr("Move clip down"), "down", lambda: self.nudge(1)),
            "remove": self._button(tr("Take clip out of the reel"), "delete", self._remove),
        }
        play = kit.actions["play.reel"]
        self._play = QPushButton(tr("Play reel"))
        self._play.setAccessibleName(play.text())
        self._play.setToolTip(play.toolTip())
        self._play.clicked.connect(lambda _checked=False: play.trigger())
        quiet(self._play)
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
        self._reels.setPlaceholderText(tr("No reel yet") if not reels else tr("Choose a reel"))

    def show_edit(self, edit: Edit | None, clip_id: str) -> None:
        """Fill the list of clips and select one."""
        self._filling = True
        self._clips.clear()
        for n, clip in enumerate(edit.clips if edit else (), 1):
            length = format_clock(microseconds(time_map(clip).duration), decimals=1)
            item = QListWidgetItem(clip.name or tr("Clip"))
            item.setData(_ID, clip.id)
            item.setData(_NUMBER, n)
            # Clips of one rating have one name: the moment in the game tells them apart.
            at = format_clock(clip.start_us)
            item.setData(_LENGTH, f"{length}  ·  {tr('at {at}', at=at)}")
            spoken = f"{n}, {clip.name or tr('Clip')}, {length}, {tr('at {at}', at=at)}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setToolTip(clip.name)
            self._clips.addItem(item)
            if clip.id == clip_id:
                self._clips.setCurrentItem(item)
        self._filling = False
        for name, button in self._buttons.items():
            whole = name in ("more", "settings")
            button.setEnabled(bool(edit and (whole or len(edit.clips) > 1)))
        self._play.setEnabled(bool(edit and edit.clips))
        self.meter.show_edit(edit)
        self.edit_shown.emit(edit)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        title = QLabel(tr("REEL"))
        title.setProperty("role", "overline")
        column.addWidget(title)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._reels, 1)
        head.addWidget(self._name, 1)
        head.addWidget(self._buttons["settings"])
        head.addWidget(self._buttons["more"])
        column.addLayout(head)
        column.addWidget(self._clips, 1)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.meter.preset, 1)
        for name in ("up", "down", "remove"):
            row.addWidget(self._buttons[name])
        column.addLayout(row)
        column.addWidget(self.meter)
        column.addWidget(self._play)

    def _button(self, name: str, icon: str, do: object) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        command = COMMANDS.get(icon)
        button.setToolTip(self._kit.actions[command].toolTip() if command else name)
        button.setProperty("icon_name", icon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if callable(do):
            button.clicked.connect(lambda _checked=False: do())
        return button

    def _paint_icons(self) -> None:
        for button in self._buttons.values():
            button.setIcon(self._kit.icons.get(button.property("icon_name")))
        self._play.setIcon(self._kit.icons.get("play"))

    def _show_menu(self) -> None:
        button = self._buttons["more"]
        self._menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def edit_name(self) -> None:
        """Type another name for the chosen reel."""
        if self._reels.currentIndex() < 0:
            return
        self._name.setText(self._reels.currentText())
        self._reels.hide()
        self._name.show()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def _name_edited(self) -> None:
        if self._name.isHidden():
            return
        name = self._name.text().strip()
        self._name.hide()
        self._reels.show()
        if name and name != self._reels.currentText():
            self.reel_renamed.emit(name)

    def _name_given_up(self) -> None:
        """The old name stands; the keys go back first, for Qt would hand them to a neighbour."""
        self._name.setText(self._reels.currentText())
        self._name.clearFocus()
        self._name_edited()

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

    def nudge(self, by: int) -> None:
        """Move the chosen clip up or down in the reel."""
        item = self._clips.currentItem()
        to = self._clips.currentRow() + by
        if 0 <= to < self._clips.count() and self._clips.currentRow() >= 0:
            self.clip_moved.emit(ClipMoved(item.data(_ID), to))

    def _remove(self) -> None:
        item = self._clips.currentItem()
        if item is not None:
            self.clip_removed.emit(item.data(_ID))
