"""The clips of the open game: filter above, list below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.clip import RATINGS, Layer, MarkedClip
from app.core.filters import ClipFilter
from app.ui.annotate.clip_model import CLIP_ROLE, ClipDelegate, ClipModel, paint_badge
from app.ui.annotate.lanes import LANE_TITLES
from app.ui.common.kit import Kit
from app.ui.common.language import tr


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
        word = tr(RATINGS[rating].word)
        self.setAccessibleName(tr("Show {stars} stars, {word}", stars=rating, word=word))
        self.setToolTip(tr("{stars} stars: {word}", stars=rating, word=word))

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


class _Rows(QListView):
    """A list that is reached with Tab shows its first row to the keys: nobody has picked it yet."""

    focusing = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.focusing = True
        super().focusInEvent(event)
        self.focusing = False


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
    everywhere_changed = Signal(bool)
    """Clips of all games are asked for, or of the open one again."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._tags: frozenset[str] = frozenset()
        self._players: frozenset[str] = frozenset()
        self._layer: Layer | None = None
        self._known_tags: tuple[str, ...] = ()
        self._known_players: tuple[str, ...] = ()
        self._quiet = False
        self.setProperty("role", "panel")
        self._model = ClipModel(self)
        self._title = QLabel(tr("Clips"))
        self._title.setProperty("role", "heading")
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._search = QLineEdit()
        self._search.setPlaceholderText(tr("Search clips"))
        self._search.setAccessibleName(tr("Search clips"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._tell_filter)
        self._all = QPushButton(tr("All games"))
        self._all.setProperty("role", "chip")
        self._all.setCheckable(True)
        self._all.setAccessibleName(tr("Search in all games"))
        self._all.setToolTip(kit.actions["clip.search"].toolTip())
        self._all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._all.toggled.connect(self._everywhere_toggled)
        self._ratings = [RatingToggle(stars) for stars in (5, 4, 3, 2, 1)]
        self._tag_button = QToolButton()
        self._tag_button.setAccessibleName(tr("Filter by tags"))
        self._tag_button.setToolTip(tr("Filter by tags, players and layer"))
        self._tag_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._tag_button.setMenu(QMenu(self._tag_button))
        # When it is opened: dozens of tags and players take the window's thread 20 ms.
        self._tag_button.menu().aboutToShow.connect(self._fill_menu)
        self._player_menu = QMenu(tr("Players"), self._tag_button)
        self.view = _Rows()
        self.view.setAccessibleName(tr("Clips of the game"))
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
        head.addSpacing(4)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._all)
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

    @property
    def everywhere(self) -> bool:
        """Whether clips of all games are listed."""
        return self._all.isChecked()

    def search_everywhere(self) -> None:
        """List the clips of all games and let the coach type what is looked for."""
        self._all.setChecked(True)
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def show_clips(
        self, clips: Sequence[MarkedClip], total: int, games: Mapping[str, str] | None = None
    ) -> None:
        """Show the clips that match the filter, of ``total`` in the game.

        ``games`` (id to name) says where they are from when they are of several.
        """
        self._model.set_games(games or {})
        chosen = {clip.id for clip in self.selected()}
        current = self.current()
        self._quiet = True
        self._model.set_clips(clips)
        if current is not None and self.current() is None:
            self._reselect(chosen, current.id)
        self._quiet = False
        self._count.setText(
            tr("{count} of {total}", count=len(clips), total=total)
            if len(clips) != total
            else f"{total}"
        )
        filtered = total and not clips
        self._empty.setText(
            tr("No clip matches this filter.")
            if filtered or self.everywhere
            else tr("No clips yet.\nPress A while the game plays to mark the last nine seconds.")
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

    def set_known_players(self, players: Sequence[str]) -> None:
        """The players that the filter offers."""
        self._known_players = tuple(players)

    def _fill_menu(self) -> None:
        menu = self._tag_button.menu()
        menu.clear()
        self._player_menu.clear()
        menu.addSection(tr("Layer"))
        for layer, words in LANE_TITLES.items():
            self._choice(menu, tr(words), layer == self._layer, partial(self._filter_layer, layer))
        menu.addSection(tr("Tags"))
        for tag in self._known_tags:
            self._choice(menu, tag, tag in self._tags, partial(self._filter_tag, tag))
        if self._known_players:
            players = self._player_menu
            menu.addMenu(players)
            for name in self._known_players:
                chosen = name in self._players
                self._choice(players, name, chosen, partial(self._filter_player, name))
        menu.addSeparator()
        menu.addAction(tr("Show all clips")).triggered.connect(self.clear_filter)

    @staticmethod
    def _choice(menu: QMenu, words: str, on: bool, do: Callable[[bool], object]) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(on)
        action.toggled.connect(do)

    def filter(self) -> ClipFilter:
        """What is asked for now."""
        ratings = frozenset(t.rating for t in self._ratings if t.isChecked())
        return ClipFilter(ratings, self._tags, self._players, self._layer, text=self._search.text())

    def clear_filter(self) -> None:
        """Show every clip again."""
        self._tags = self._players = frozenset()
        self._layer = None
        for toggle in self._ratings:
            toggle.setChecked(False)
        self._search.clear()
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

    def _filter_player(self, player: str, on: bool) -> None:
        self._players = self._players | {player} if on else self._players - {player}
        self._tell_filter()

    def _filter_layer(self, layer: Layer, on: bool) -> None:
        self._layer = layer if on else None
        self._tell_filter()

    def _everywhere_toggled(self, on: bool) -> None:
        self._search.setPlaceholderText(tr("Search all games") if on else tr("Search clips"))
        self.everywhere_changed.emit(on)

    def _tell_filter(self) -> None:
        self._paint_icons()
        self.filter_changed.emit(self.filter())

    def _picked(self) -> None:
        current = self.current()
        if not (self._quiet or self.view.focusing) and current is not None:
            self.clip_picked.emit(current)

    def _selected(self) -> None:
        if not self._quiet:
            self.selection_changed.emit(self.selected())

    def _ask_menu(self, point: QPoint) -> None:
        self.menu_asked.emit(self.view.viewport().mapToGlobal(point))

    def _paint_icons(self) -> None:
        narrowed = bool(self._tags or self._players or self._layer)
        color = self._kit.theme.tokens.accent if narrowed else ""
        self._tag_button.setIcon(self._kit.icons.get("filter", color))
        some = any(toggle.isChecked() for toggle in self._ratings)
        for toggle in self._ratings:
            toggle.faded = some
            toggle.update()
