"""The clips of the open game: filter above, list below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.clip import RATINGS, MarkedClip
from app.core.filters import ClipFilter
from app.ui.annotate.clip_model import CLIP_ROLE, ClipDelegate, ClipModel, paint_badge
from app.ui.common.kit import Kit


class RatingToggle(QAbstractButton):
    """One rating as a badge that can be switched on in the filter."""

    def __init__(self, rating: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rating = rating
        self.faded = False
        """Whether other ratings are asked for; without any choice all are shown."""
        self.setCheckable(True)
        self.setFixedSize(34, 28)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        word = RATINGS[rating].word
        self.setAccessibleName(f"Show {rating} stars, {word}")
        self.setToolTip(f"{rating} stars: {word}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect().toRectF().adjusted(2, 2, -2, -2)
        if self.faded and not self.isChecked():
            painter.setOpacity(0.6 if self.underMouse() else 0.3)
        paint_badge(painter, rect, self.rating)
        painter.setOpacity(1)
        if self.isChecked() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            color = self.palette().windowText().color() if self.isChecked() else QColor()
            painter.setPen(QPen(color if color.isValid() else self.palette().link().color(), 1.5))
            painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 7, 7)


class ClipList(QFrame):
    """Shows clips and says which are selected; keeps no clip of its own."""

    filter_changed = Signal(object)
    """``ClipFilter``"""
    clip_picked = Signal(object)
    """``MarkedClip``: one was clicked or reached with the arrows."""
    clip_played = Signal(object)
    """``MarkedClip``: double click or Enter."""
    selection_changed = Signal(object)
    """``tuple[MarkedClip, ...]``"""
    menu_asked = Signal(object)
    """``QPoint`` on the screen."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._tags: frozenset[str] = frozenset()
        self._known_tags: tuple[str, ...] = ()
        self._quiet = False
        self.setProperty("role", "panel")
        self._model = ClipModel(self)
        self._title = QLabel("Clips")
        self._title.setProperty("role", "heading")
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._search = QLineEdit()
        self._search.setPlaceholderText("Search clips")
        self._search.setAccessibleName("Search clips")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._tell_filter)
        self._ratings = [RatingToggle(stars) for stars in (5, 4, 3, 2, 1)]
        self._tag_button = QToolButton()
        self._tag_button.setAccessibleName("Filter by tags")
        self._tag_button.setToolTip("Filter by tags")
        self._tag_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._tag_button.setMenu(QMenu(self._tag_button))
        self.view = QListView()
        self.view.setAccessibleName("Clips of the game")
        self.view.setModel(self._model)
        self.view.setItemDelegate(ClipDelegate(kit.theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._ask_menu)
        self.view.activated.connect(lambda index: self.clip_played.emit(index.data(CLIP_ROLE)))
        self.view.selectionModel().selectionChanged.connect(self._selected)
        self.view.selectionModel().currentChanged.connect(self._picked)
        self._empty = QLabel()
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        kit.theme.changed.connect(self._paint_icons)
        self._paint_icons()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._count)
        ratings = QHBoxLayout()
        ratings.setSpacing(4)
        for toggle in self._ratings:
            toggle.toggled.connect(self._tell_filter)
            ratings.addWidget(toggle)
        ratings.addStretch(1)
        ratings.addWidget(self._tag_button)
        top = QVBoxLayout()
        top.setContentsMargins(16, 14, 12, 8)
        top.setSpacing(8)
        top.addLayout(head)
        top.addWidget(self._search)
        top.addLayout(ratings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        self._empty.setContentsMargins(24, 24, 24, 24)
        self._empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column.addWidget(self._empty, 1)

    # ---------------------------------------------------------------- content

    def show_clips(self, clips: Sequence[MarkedClip], total: int) -> None:
        """Show the clips that match the filter, of ``total`` in the game."""
        chosen = {clip.id for clip in self.selected()}
        current = self.current()
        self._quiet = True
        self._model.set_clips(clips)
        if current is not None and self.current() is None:
            self._reselect(chosen, current.id)
        self._quiet = False
        self._count.setText(f"{len(clips)} of {total}" if len(clips) != total else f"{total}")
        filtered = total and not clips
        self._empty.setText(
            "No clip matches this filter."
            if filtered
            else "No clips yet.\nPress A while the game plays to mark the last nine seconds."
        )
        self._empty.setVisible(not clips)
        self.view.setVisible(bool(clips))
        self.selection_changed.emit(self.selected())

    @property
    def clips(self) -> tuple[MarkedClip, ...]:
        """What is shown, in order."""
        return self._model.clips

    def selected(self) -> tuple[MarkedClip, ...]:
        """The selected clips in the list's order."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        return tuple(self._model.clips[row] for row in rows)

    def current(self) -> MarkedClip | None:
        """The clip under the cursor of the list."""
        index = self.view.currentIndex()
        return self._model.clips[index.row()] if index.isValid() else None

    def select(self, clip_id: str) -> None:
        """Select one clip without telling ``clip_picked``."""
        row = self._model.row_of(clip_id)
        self._quiet = True
        if row < 0:
            self.view.selectionModel().clear()
        else:
            index = self._model.index(row)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(index, flags)
            self.view.scrollTo(index)
        self._quiet = False
        self.selection_changed.emit(self.selected())

    def set_known_tags(self, tags: Sequence[str]) -> None:
        """The tags that the filter offers."""
        self._known_tags = tuple(tags)
        menu = self._tag_button.menu()
        menu.clear()
        for tag in tags:
            action = menu.addAction(tag)
            action.setCheckable(True)
            action.setChecked(tag in self._tags)
            action.toggled.connect(lambda on, t=tag: self._filter_tag(t, on))
        menu.addSeparator()
        menu.addAction("Show all clips").triggered.connect(self.clear_filter)

    def filter(self) -> ClipFilter:
        """What is asked for now."""
        ratings = frozenset(t.rating for t in self._ratings if t.isChecked())
        return ClipFilter(ratings=ratings, tags=self._tags, text=self._search.text())

    def clear_filter(self) -> None:
        """Show every clip again."""
        self._tags = frozenset()
        for toggle in self._ratings:
            toggle.setChecked(False)
        self._search.clear()
        self.set_known_tags(self._known_tags)
        self._tell_filter()

    # ---------------------------------------------------------------- inside

    def _reselect(self, chosen: set[str], current_id: str) -> None:
        selection = self.view.selectionModel()
        row = self._model.row_of(current_id)
        if row >= 0:
            flags = QItemSelectionModel.SelectionFlag.NoUpdate
            selection.setCurrentIndex(self._model.index(row), flags)
        for clip_id in chosen:
            row = self._model.row_of(clip_id)
            if row >= 0:
                index = self._model.index(row)
                selection.select(index, QItemSelectionModel.SelectionFlag.Select)

    def _filter_tag(self, tag: str, on: bool) -> None:
        self._tags = self._tags | {tag} if on else self._tags - {tag}
        self._tell_filter()

    def _tell_filter(self) -> None:
        self._paint_icons()
        self.filter_changed.emit(self.filter())

    def _picked(self) -> None:
        current = self.current()
        if not self._quiet and current is not None:
            self.clip_picked.emit(current)

    def _selected(self) -> None:
        if not self._quiet:
            self.selection_changed.emit(self.selected())

    def _ask_menu(self, point: QPoint) -> None:
        self.menu_asked.emit(self.view.viewport().mapToGlobal(point))

    def _paint_icons(self) -> None:
        color = self._kit.theme.tokens.accent if self._tags else ""
        self._tag_button.setIcon(self._kit.icons.get("filter", color))
        some = any(toggle.isChecked() for toggle in self._ratings)
        for toggle in self._ratings:
            toggle.faded = some
            toggle.update()
