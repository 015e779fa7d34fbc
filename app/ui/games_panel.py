"""The games of the library, newest first: open one, rename it, take it away, say where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.game import Game
from app.core.time import format_clock
from app.ui.common.kit import Kit

GAME_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MISSING_ROLE = GAME_ROLE + 1
ROW_H = 50
Index = QModelIndex | QPersistentModelIndex


class _GameDelegate(QStyledItemDelegate):
    """Name, then date, opponent and length; a badge when a file is missing."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_H)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        game: Game = index.data(GAME_ROLE)
        tokens = self._kit.theme.tokens
        area = QRectF(option.rect).adjusted(8, 2, -8, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if selected else tokens.hover))
            painter.drawRoundedRect(area, 8, 8)
        missing = bool(index.data(MISSING_ROLE))
        name, color = ("missing", tokens.warn) if missing else ("movie", tokens.muted)
        icon = self._kit.icons.get(name, color).pixmap(20, 20)
        painter.drawPixmap(int(area.left() + 10), int(area.center().y() - 10), icon)
        text = area.adjusted(40, 6, -8, -6)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        elide, room = Qt.TextElideMode.ElideRight, int(text.width())
        metrics = painter.fontMetrics()
        painter.drawText(
            text, Qt.AlignmentFlag.AlignTop, metrics.elidedText(game.name, elide, room)
        )
        font.setWeight(QFont.Weight.Normal)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(tokens.warn if missing else tokens.muted))
        words = "File missing: Locate…" if missing else game_line(game)
        words = painter.fontMetrics().elidedText(words, elide, room)
        painter.drawText(text, Qt.AlignmentFlag.AlignBottom, words)
        painter.restore()


class GamesPanel(QFrame):
    """A list; it says what was asked for and keeps nothing."""

    game_chosen = Signal(str)
    rename_asked = Signal(object, str)
    """``Game`` and the new name."""
    details_asked = Signal(object)
    """``Game``"""
    trash_asked = Signal(str)
    locate_asked = Signal(object)
    """``Game``"""
    restore_asked = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._filling = False
        self.setProperty("role", "panel")
        title = QLabel("Games")
        title.setProperty("role", "heading")
        self._open = QToolButton()
        self._open.setAccessibleName("Open game")
        self._open.setToolTip(kit.actions["file.open"].toolTip())
        self._open.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._open.setIconSize(QSize(18, 18))
        self._open.clicked.connect(kit.actions["file.open"].trigger)
        self.list = QListWidget()
        self.list.setAccessibleName("Games")
        self.list.setItemDelegate(_GameDelegate(kit, self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListWidget.EditTrigger.EditKeyPressed)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.list.itemChanged.connect(self._renamed)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self._hint = QLabel("Games you open are listed here.")
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(16, 4, 16, 12)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 10, 4)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addWidget(self._hint)
        column.addStretch(1)
        kit.theme.changed.connect(self._paint_icons)
        self._paint_icons()
        self.show_games((), {})

    def show_games(self, games: Sequence[Game], missing: Mapping[str, str]) -> None:
        """Show the games; ``missing`` maps ids of games to what is wrong with their files."""
        current: QListWidgetItem | None = self.list.currentItem()
        chosen = current.data(GAME_ROLE).id if current is not None else ""
        self._filling = True
        self.list.clear()
        for game in games:
            item = QListWidgetItem(game.name)
            item.setData(GAME_ROLE, game)
            item.setData(MISSING_ROLE, game.id in missing)
            words = missing.get(game.id, "") or "\n".join(f.path for f in game.files)
            item.setToolTip(words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{game.name}, {game_line(game)}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
            if game.id == chosen:
                self.list.setCurrentItem(item)
        self._filling = False
        self.list.setVisible(bool(games))
        self._hint.setVisible(not games)
        rows = min(4, max(1, len(games)))
        self.list.setFixedHeight(rows * ROW_H + 4)

    def select(self, game_id: str) -> None:
        """Mark the open game."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(GAME_ROLE).id == game_id:
                self.list.setCurrentItem(item)

    def _choose(self, item: QListWidgetItem) -> None:
        game: Game = item.data(GAME_ROLE)
        if item.data(MISSING_ROLE):
            self.locate_asked.emit(game)
        else:
            self.game_chosen.emit(game.id)

    def _renamed(self, item: QListWidgetItem) -> None:
        game: Game = item.data(GAME_ROLE)
        name = item.text().strip()
        if not self._filling and name and name != game.name:
            self.rename_asked.emit(game, name)

    def _menu(self, point: QPoint) -> None:
        item = self.list.itemAt(point)
        menu = QMenu(self.list)
        if item is not None:
            self._fill_menu(menu, item)
            menu.addSeparator()
        menu.addAction(self._kit.actions["file.removed"])
        menu.popup(self.list.viewport().mapToGlobal(point))

    def _fill_menu(self, menu: QMenu, item: QListWidgetItem) -> None:
        game: Game = item.data(GAME_ROLE)
        menu.addAction("Open").triggered.connect(lambda: self.game_chosen.emit(game.id))
        menu.addAction("Rename").triggered.connect(lambda: self.list.editItem(item))
        menu.addAction("Game Details…").triggered.connect(lambda: self.details_asked.emit(game))
        menu.addAction("Locate…").triggered.connect(lambda: self.locate_asked.emit(game))
        menu.addSeparator()
        menu.addAction("Remove").triggered.connect(lambda: self.trash_asked.emit(game.id))

    def offer_removed(self, games: Sequence[Game]) -> None:
        """Let the coach choose a removed game that shall come back."""
        menu = QMenu(self)
        menu.setAccessibleName("Removed games")
        menu.addSection("Bring back")
        for game in games:
            words = f"{game.name}  ·  {game_line(game)}".replace("&", "&&")
            action = menu.addAction(words)
            action.setToolTip("\n".join(file.path for file in game.files))
            action.triggered.connect(partial(self.restore_asked.emit, game.id))
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(16, 44)))

    def _paint_icons(self) -> None:
        self._open.setIcon(self._kit.icons.get("add"))


def game_line(game: Game) -> str:
    """The second line of a game: date, opponent, length."""
    against = f"vs {game.opponent}" if game.opponent else ""
    return "  ·  ".join(filter(None, (game.date, against, format_clock(game.duration_us))))
