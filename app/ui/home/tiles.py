"""The games as tiles below the names of their seasons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.services.home import GameEntry
from app.services.media_states import GameMedia
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.home.model import (
    ENTRY_ROLE,
    MEDIA_ROLE,
    POSTER_ROLE,
    PROBLEM_ROLE,
    HomeModel,
    Index,
    lines_of,
)

TILE = QSize(206, 188)
POSTER = QSize(190, 107)
HEAD_H = 34
GAP = 12


class GameDelegate(QStyledItemDelegate):
    """Paints a tile, or the name of a season across the page."""

    def __init__(self, kit: Kit, view: QListView, face: Callable[[GameMedia], str]) -> None:
        super().__init__(view)
        self._kit, self._view, self._face = kit, view, face

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(ENTRY_ROLE) is None:
            return QSize(max(100, self._view.viewport().width() - 2 * GAP), HEAD_H)
        return TILE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        entry: GameEntry | None = index.data(ENTRY_ROLE)
        if entry is None:
            self._paint_season(painter, QRectF(option.rect), str(index.data()), option.font)
        else:
            self._paint_tile(painter, option, index, entry)
        painter.restore()

    def _paint_season(self, painter: QPainter, area: QRectF, words: str, base: QFont) -> None:
        font = QFont(base)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._kit.theme.tokens.muted))
        area.adjust(4, 0, 0, -6)
        painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_tile(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, entry: GameEntry
    ) -> None:
        tokens = self._kit.theme.tokens
        area = QRectF(option.rect).adjusted(1, 1, -1, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        edge = tokens.accent if selected else tokens.line
        painter.setPen(QPen(QColor(edge), 2.0 if selected else 1.0))
        fill = tokens.accent_soft if selected else tokens.hover if hovered else tokens.raised
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(area, 10, 10)
        poster = QRectF(area.left() + 7, area.top() + 7, area.width() - 14, POSTER.height())
        self._paint_poster(painter, poster, index)
        words = QRectF(area.left() + 12, poster.bottom() + 8, area.width() - 24, 70)
        self._paint_words(painter, words, entry, str(index.data(PROBLEM_ROLE) or ""), option.font)

    def _paint_poster(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        tokens = self._kit.theme.tokens
        shape = QPainterPath()
        shape.addRoundedRect(rect, 6, 6)
        painter.fillPath(shape, QColor(tokens.stage))
        image: QImage | None = index.data(POSTER_ROLE)
        missing = bool(index.data(PROBLEM_ROLE))
        if image is not None:
            size = image.size()
            size.scale(rect.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            place = QRectF(QPointF(0, 0), size.toSizeF())
            place.moveCenter(rect.center())
            painter.save()
            painter.setClipPath(shape)
            painter.setOpacity(0.35 if missing else 1.0)
            painter.drawImage(place, image)
            painter.restore()
        if missing or image is None:
            name = "missing" if missing else "movie"
            icon = self._kit.icons.get(name, tokens.on_stage).pixmap(30, 30)
            painter.setOpacity(0.9 if missing else 0.5)
            center = rect.center()
            painter.drawPixmap(int(center.x() - 15), int(center.y() - 15), icon)
            painter.setOpacity(1.0)
        media: GameMedia | None = index.data(MEDIA_ROLE)
        face = self._face(media) if media is not None else ""
        if face:
            picture = self._kit.icons.get(face, tokens.on_stage).pixmap(16, 16)
            painter.drawPixmap(int(rect.right() - 24), int(rect.top() + 8), picture)

    def _paint_words(
        self, painter: QPainter, rect: QRectF, entry: GameEntry, problem: str, base: QFont
    ) -> None:
        tokens, elide, room = self._kit.theme.tokens, Qt.TextElideMode.ElideRight, int(rect.width())
        font = QFont(base)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        metrics = painter.fontMetrics()
        painter.drawText(
            rect, Qt.AlignmentFlag.AlignTop, metrics.elidedText(entry.game.name, elide, room)
        )
        font.setWeight(QFont.Weight.Normal)
        font.setPixelSize(12)
        painter.setFont(font)
        first, second = lines_of(entry)
        for n, line in enumerate((first, tr("Video missing: Locate…") if problem else second)):
            painter.setPen(QColor(tokens.warn if problem and n else tokens.muted))
            row = rect.adjusted(0, 22 + 18 * n, 0, 0)
            words = painter.fontMetrics().elidedText(line, elide, room)
            painter.drawText(row, Qt.AlignmentFlag.AlignTop, words)


class GameView(QListView):
    """The page. It keeps the arrows, which would otherwise move a playhead."""

    keeps_keys = frozenset(
        {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space}
    )

    def __init__(
        self,
        kit: Kit,
        model: HomeModel,
        face: Callable[[GameMedia], str],
        parent: QWidget | None = None,
    ) -> None:
        """``face`` names the icon that tells where a video is."""
        super().__init__(parent)
        self.setAccessibleName(tr("Games of the library"))
        self.setModel(model)
        self.setItemDelegate(GameDelegate(kit, self, face))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSpacing(GAP // 2)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        kit.theme.changed.connect(self.viewport().update)

    def visible_entries(self) -> list[GameEntry]:
        """The games whose tiles are seen now."""
        area, model, found = self.viewport().rect(), self.model(), []
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            entry = index.data(ENTRY_ROLE)
            if entry is None:
                continue
            place = self.visualRect(index)
            if place.top() > area.bottom():
                break
            if place.intersects(area):
                found.append(entry)
        return found
