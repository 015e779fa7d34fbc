"""The clips of the open game as a Qt list, and how a row is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.core.clip import RATINGS, MarkedClip
from app.core.time import format_clock
from app.ui.common.language import tr
from app.ui.common.theme import Theme
from app.ui.common.tokens import readable_on

CLIP_ROLE = int(Qt.ItemDataRole.UserRole) + 1
GAME_ROLE = CLIP_ROLE + 1
ROW_H = 54
Index = QModelIndex | QPersistentModelIndex


class ClipModel(QAbstractListModel):
    """Holds frozen clips; a new list replaces the old one row by row where it can."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clips: list[MarkedClip] = []
        self._games: Mapping[str, str] = {}

    def set_games(self, games: Mapping[str, str]) -> None:
        """What the games of the clips are called, where clips of several are listed."""
        self._games = games

    def set_clips(self, clips: Sequence[MarkedClip]) -> None:
        """Show these clips. Rows that only changed keep their selection."""
        new = list(clips)
        if [c.id for c in new] == [c.id for c in self._clips]:
            for row, clip in enumerate(new):
                if clip != self._clips[row]:
                    self._clips[row] = clip
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._clips = new
        self.endResetModel()

    @property
    def clips(self) -> tuple[MarkedClip, ...]:
        """What is shown, in order."""
        return tuple(self._clips)

    def row_of(self, clip_id: str) -> int:
        """The row of a clip, -1 when it is not shown."""
        return next((i for i, clip in enumerate(self._clips) if clip.id == clip_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._clips)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        clip = self._clips[index.row()]
        if role == CLIP_ROLE:
            return clip
        if role == GAME_ROLE:
            return self._games.get(clip.game_id, "")
        if role == Qt.ItemDataRole.DisplayRole:
            return clip.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            word = RATINGS[clip.rating].word
            game = self._games.get(clip.game_id, "")
            place = f"{game}, " if game else ""
            at = format_clock(clip.start_us)
            return tr(
                "{name}, {rating} stars {word}, {place}at {at}",
                name=clip.name,
                rating=clip.rating,
                word=word,
                place=place,
                at=at,
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return clip.notes or None
        return None


class ClipDelegate(QStyledItemDelegate):
    """Badge in the rating's colour, name, time and tags, length."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_H)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        clip = index.data(CLIP_ROLE)
        tokens = self._theme.tokens
        state = option.state
        area = QRectF(option.rect).adjusted(8, 2, -8, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if selected else tokens.hover))
            painter.drawRoundedRect(area, 8, 8)
        paint_badge(painter, QRectF(area.left() + 8, area.center().y() - 13, 30, 26), clip.rating)
        text = area.adjusted(48, 6, -10, -6)
        length = format_clock(clip.end_us - clip.start_us)
        font = QFont(option.font)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        room = metrics.horizontalAdvance(length) + 10
        painter.setPen(QColor(tokens.muted))
        top, right = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight
        painter.drawText(text, top | right, length)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        elide = Qt.TextElideMode.ElideRight
        name = painter.fontMetrics().elidedText(clip.name, elide, int(text.width()) - room)
        painter.drawText(text, top, name)
        font.setWeight(QFont.Weight.Normal)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        parts = (format_clock(clip.start_us), index.data(GAME_ROLE), ", ".join(clip.tags))
        second = "  ·  ".join(filter(None, parts))
        second = painter.fontMetrics().elidedText(second, elide, int(text.width()))
        painter.drawText(text, Qt.AlignmentFlag.AlignBottom, second)
        painter.restore()


def paint_badge(painter: QPainter, rect: QRectF, rating: int) -> None:
    """The rating as notation on its colour."""
    step = RATINGS[rating]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(step.color))
    painter.drawRoundedRect(rect, 6, 6)
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(QColor(readable_on(step.color)))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, step.notation)
