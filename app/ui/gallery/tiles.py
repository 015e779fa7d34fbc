"""The exports as tiles: a poster with its length, the name, what it is and when it was made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QUrl,
)
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.core.export import ExportJob
from app.core.time import format_clock
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.one_drag import one_drag
from app.ui.gallery.versions import Film
from app.ui.gallery.words import KINDS, day_words, laptop_words, size_words

JOB_ROLE = int(Qt.ItemDataRole.UserRole) + 1
POSTER_ROLE = JOB_ROLE + 1
MISSING_ROLE = JOB_ROLE + 2
FILM_ROLE = JOB_ROLE + 3
MOVING_ROLE = JOB_ROLE + 4
TILE = QSize(204, 284)
POSTER = QSize(188, 204)
Index = QModelIndex | QPersistentModelIndex


class ExportModel(QAbstractListModel):
    """Films with their posters, each shown as one of its versions. Rows can be dragged out as files."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._films: tuple[Film, ...] = ()
        self._posters: dict[str, QImage | None] = {}
        self._moving: tuple[str, QImage, float] | None = None

    @property
    def jobs(self) -> tuple[ExportJob, ...]:
        """What is shown, in order."""
        return tuple(film.chosen for film in self._films)

    def show_films(self, films: Sequence[Film]) -> None:
        """Show other rows; the view loses its selection only when the rows are others."""
        pairs = zip(films, self._films, strict=False)
        same = len(films) == len(self._films) and all(
            any(old.holds(job.id) for job in new.versions) for new, old in pairs
        )
        if same:
            self._films = tuple(films)
            if films:
                self.dataChanged.emit(self.index(0), self.index(len(films) - 1))
            return
        self.beginResetModel()
        self._films = tuple(films)
        self.endResetModel()

    def set_moving(self, job_id: str, image: QImage | None, at: int = 0, count: int = 1) -> None:
        """A picture in place of a poster, the ``at``-th of ``count``; None: the poster again."""
        self._moving = None if image is None else (job_id, image, (at + 1) / count)
        row = self.row_of(job_id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))

    def set_poster(self, job_id: str, image: QImage | None) -> None:
        """A poster came; None says that there is no file any more."""
        self._posters[job_id] = image
        row = self.row_of(job_id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))

    def forget_poster(self, job_id: str) -> None:
        """Ask for it anew: the file came back or has another name."""
        self._posters.pop(job_id, None)

    def row_of(self, job_id: str) -> int:
        """The row of a job or of another version of its film, -1 when it is not shown."""
        return next((row for row, film in enumerate(self._films) if film.holds(job_id)), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._films)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._films):
            return None
        film = self._films[index.row()]
        job = film.chosen
        if role == JOB_ROLE:
            return job
        if role == FILM_ROLE:
            return film
        if role == MOVING_ROLE:
            return self._moving[1:] if self._moving and self._moving[0] == job.id else None
        if role == POSTER_ROLE:
            return self._posters.get(job.id)
        if role == MISSING_ROLE:
            return job.id in self._posters and self._posters[job.id] is None
        if role == Qt.ItemDataRole.DisplayRole:
            return job.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return job.out if job.here else tr("On {laptop}", laptop=laptop_words(job))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            length = format_clock(job.duration_us)
            parts = [job.name, tr(KINDS[job.kind]), length, day_words(job.created_us)]
            parts += (
                [tr("{count} versions", count=len(film.versions))] if len(film.versions) > 1 else []
            )
            return ", ".join(
                parts if job.here else [*parts, tr("on {laptop}", laptop=laptop_words(job))]
            )
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        job: ExportJob | None = index.data(JOB_ROLE)
        if job is None or not job.here:  # a file of that name here is another film
            return flags & ~Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The files themselves, so that a tile can be dropped into a mail or a messenger."""
        data = QMimeData()
        paths = [Path(index.data(JOB_ROLE).out) for index in indexes]
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        return data


class TileDelegate(QStyledItemDelegate):
    """Paints one tile."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return TILE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        job: ExportJob = index.data(JOB_ROLE)
        tokens = self._kit.theme.tokens
        area = QRectF(option.rect).adjusted(1, 1, -1, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        edge = tokens.accent if selected else tokens.line
        painter.setPen(QPen(QColor(edge), 2.0 if selected else 1.0))
        fill = tokens.accent_soft if selected else tokens.hover if hovered else tokens.raised
        painter.setBrush(QColor(fill))
        film: Film = index.data(FILM_ROLE)
        if len(film.versions) > 1:  # an edge of the one behind
            painter.drawRoundedRect(area.adjusted(6, 0, 0, -6), 10, 10)
            area = area.adjusted(0, 4, -5, 0)
        painter.drawRoundedRect(area, 10, 10)
        poster = QRectF(area.left() + 7, area.top() + 7, area.width() - 14, POSTER.height())
        self._paint_poster(painter, poster, index)
        moving: tuple[QImage, float] | None = index.data(MOVING_ROLE)
        if moving is not None:
            done = QRectF(poster.left(), poster.bottom() - 3, poster.width() * moving[1], 3)
            painter.fillRect(done, QColor(tokens.stage_accent))
        else:
            self._paint_pill(painter, poster, format_clock(job.duration_us))
        if len(film.versions) > 1:
            self._paint_pill(
                painter, poster, tr("{versions} versions", versions=len(film.versions)), left=True
            )
        words = QRectF(area.left() + 12, poster.bottom() + 9, area.width() - 24, 58)
        self._paint_words(painter, words, job, option.font)
        painter.restore()

    def _paint_poster(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        tokens = self._kit.theme.tokens
        shape = QPainterPath()
        shape.addRoundedRect(rect, 6, 6)
        painter.fillPath(shape, QColor(tokens.stage))
        moving: tuple[QImage, float] | None = index.data(MOVING_ROLE)
        image: QImage | None = moving[0] if moving is not None else index.data(POSTER_ROLE)
        if image is not None:
            ratio = image.devicePixelRatio()
            size = QSize(int(image.width() / ratio), int(image.height() / ratio))
            size.scale(rect.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(QPointF(0, 0), size.toSizeF())
            place.moveCenter(rect.center())
            painter.save()
            painter.setClipPath(shape)
            painter.drawImage(place, image)
            painter.restore()
            return
        job: ExportJob = index.data(JOB_ROLE)
        missing = bool(index.data(MISSING_ROLE))
        name = "missing" if missing else "movie" if job.here else "laptop"
        icon = self._kit.icons.get(name, tokens.on_stage)
        center = rect.center()
        painter.setOpacity(0.55)
        painter.drawPixmap(int(center.x() - 16), int(center.y() - 22), icon.pixmap(32, 32))
        painter.setOpacity(1.0)
        words = (
            tr("File not found")
            if missing
            else ""
            if job.here
            else tr("On {laptop}", laptop=laptop_words(job))
        )
        if words:
            painter.setPen(QColor(tokens.on_stage))
            below = QRectF(rect.left() + 8, center.y() + 14, rect.width() - 16, 20)
            room, elide = int(below.width()), Qt.TextElideMode.ElideRight
            words = painter.fontMetrics().elidedText(words, elide, room)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_pill(
        self, painter: QPainter, poster: QRectF, words: str, *, left: bool = False
    ) -> None:
        font = QFont(painter.font())
        font.setPixelSize(11)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(words) + 12
        x = poster.left() + 6 if left else poster.right() - width - 6
        pill = QRectF(x, poster.bottom() - 26, width, 20)
        back = QColor(self._kit.theme.tokens.stage)
        back.setAlphaF(0.8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(back)
        painter.drawRoundedRect(pill, 5, 5)
        painter.setPen(QColor(self._kit.theme.tokens.on_stage))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_words(self, painter: QPainter, rect: QRectF, job: ExportJob, base: QFont) -> None:
        tokens, elide, room = self._kit.theme.tokens, Qt.TextElideMode.ElideRight, int(rect.width())
        font = QFont(base)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        name = painter.fontMetrics().elidedText(job.name, elide, room)
        painter.drawText(rect, Qt.AlignmentFlag.AlignTop, name)
        font.setWeight(QFont.Weight.Normal)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        lines = (
            f"{tr(KINDS[job.kind])}  ·  {size_words(job.size_bytes)}",
            day_words(job.created_us),
        )
        for n, line in enumerate(lines):
            row = rect.adjusted(0, 20 + 18 * n, 0, 0)
            words = painter.fontMetrics().elidedText(line, elide, room)
            painter.drawText(row, Qt.AlignmentFlag.AlignTop, words)


class TileView(QListView):
    """The grid. It keeps the arrows, which would otherwise move a playhead."""

    keeps_keys = frozenset(
        {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space}
    )

    def __init__(self, kit: Kit, model: ExportModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Exports"))
        self.setModel(model)
        self.setItemDelegate(TileDelegate(kit, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setGridSize(TILE + QSize(12, 12))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        kit.theme.changed.connect(self.viewport().update)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N802, N803
        one_drag(self, lambda: super(TileView, self).startDrag(supportedActions))
