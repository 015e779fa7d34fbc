"""The games of the library, newest first: open one, rename it, take it away, say where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
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
from app.services.media_states import GameMedia
from app.ui.cloud.words import media_face, media_tip, media_words
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.renaming import rename
from app.ui.common.sheet import tone_color

GAME_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MISSING_ROLE = GAME_ROLE + 1
MEDIA_ROLE = GAME_ROLE + 2
ROW_H = 50
Index = QModelIndex | QPersistentModelIndex


class _GameDelegate(QStyledItemDelegate):
    """Name, then date, opponent and length, or how a transfer is going; badges at both ends."""

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
        media: GameMedia | None = index.data(MEDIA_ROLE)
        text = area.adjusted(40, 6, -8, -6)
        badge = self._draw_badge(painter, area, media)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        elide, room = Qt.TextElideMode.ElideRight, int(text.width())
        metrics = painter.fontMetrics()
        painter.drawText(
            text, Qt.AlignmentFlag.AlignTop, metrics.elidedText(game.name, elide, room - badge)
        )
        font.setWeight(QFont.Weight.Normal)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(tokens.warn if missing else tokens.muted))
        words = tr("File missing: Locate…") if missing else second_line(game, media)
        words = painter.fontMetrics().elidedText(words, elide, room)
        painter.drawText(text, Qt.AlignmentFlag.AlignBottom, words)
        painter.restore()

    def _draw_badge(self, painter: QPainter, area: QRectF, media: GameMedia | None) -> int:
        """Where the video is, at the right; returns how much room that takes."""
        icon, tone = media_face(media) if media is not None else ("", "muted")
        if not icon:
            return 0
        picture = self._kit.icons.get(icon, tone_color(self._kit, tone)).pixmap(16, 16)
        painter.drawPixmap(int(area.right() - 24), int(area.top() + 7), picture)
        return 20


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
    back_up_asked = Signal(str)
    download_asked = Signal(str)
    free_up_asked = Signal(str)
    cancel_asked = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._filling = self._late = False
        self._shown: tuple[Sequence[Game], Mapping[str, str]] = ((), {})
        self._media: Mapping[str, GameMedia] = {}
        self.setProperty("role", "panel")
        title = QLabel(tr("Games"))
        title.setProperty("role", "heading")
        self._open = QToolButton()
        self._open.setAccessibleName(tr("Open game"))
        self._open.setToolTip(kit.actions["file.open"].toolTip())
        self._open.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._open.setIconSize(QSize(18, 18))
        self._open.clicked.connect(kit.actions["file.open"].trigger)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Games"))
        delegate = _GameDelegate(kit, self.list)
        delegate.closeEditor.connect(lambda: QTimer.singleShot(0, self, self._typed))
        self.list.setItemDelegate(delegate)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListWidget.EditTrigger.EditKeyPressed)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.list.itemChanged.connect(self._renamed)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self._hint = QLabel(tr("Games you open are listed here."))
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
        self._column = column
        column.addStretch(1)
        kit.theme.changed.connect(self._paint_icons)
        self._paint_icons()
        self.show_games((), {})

    def show_games(self, games: Sequence[Game], missing: Mapping[str, str]) -> None:
        """Show the games; ``missing`` maps ids of games to what is wrong with their files."""
        self._shown = (games, missing)
        if self._typing():
            return
        current: QListWidgetItem | None = self.list.currentItem()
        chosen = current.data(GAME_ROLE).id if current is not None else ""
        self._filling = True
        self.list.clear()
        for game in games:
            item = QListWidgetItem(game.name)
            item.setData(GAME_ROLE, game)
            self._fill(item, game, missing.get(game.id, ""))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
            if game.id == chosen:
                self.list.setCurrentItem(item)
        self._filling = False
        self.list.setVisible(bool(games))
        self._hint.setVisible(not games)
        rows = min(4, max(1, len(games)))
        self.list.setFixedHeight(rows * ROW_H + 4)

    def _fill(self, item: QListWidgetItem, game: Game, problem: str) -> None:
        """What a row says besides the name. A file that lies in the cloud is not missing."""
        media = self._media.get(game.id)
        if media is not None and (media.state == "cloud" or media.busy):
            problem = ""
        tip = media_tip(media) if media is not None else ""
        paths = "\n".join(file.path for file in game.files)
        item.setData(MISSING_ROLE, bool(problem))
        item.setData(MEDIA_ROLE, media)
        item.setToolTip(problem or "\n".join(filter(None, (tip, paths))))
        spoken = ", ".join(filter(None, (game.name, second_line(game, media), tip)))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, problem or spoken)

    def show_media(self, media: Mapping[str, GameMedia]) -> None:
        """Where the videos of the games are, by the game's id."""
        self._media = media
        if self._typing():
            return
        problems = self._shown[1]
        self._filling = True
        for row in range(self.list.count()):
            item = self.list.item(row)
            game: Game = item.data(GAME_ROLE)
            self._fill(item, game, problems.get(game.id, ""))
        self._filling = False

    def _typing(self) -> bool:
        """Whether a name is being typed in the list: then what came meanwhile is shown after it."""
        typing: bool = self.list.state() == QListWidget.State.EditingState
        self._late = self._late or typing
        return typing

    def _typed(self) -> None:
        if self._late:
            self._late = False
            self.show_games(*self._shown)

    def add_below(self, widget: QWidget) -> None:
        """Show something below the list."""
        self._column.insertWidget(self._column.count() - 1, widget)

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
        menu.addAction(tr("Open")).triggered.connect(lambda: self.game_chosen.emit(game.id))
        menu.addAction(tr("Rename")).triggered.connect(lambda: rename(self.list, item))
        menu.addAction(tr("Game Details…")).triggered.connect(lambda: self.details_asked.emit(game))
        menu.addAction(tr("Locate…")).triggered.connect(lambda: self.locate_asked.emit(game))
        menu.addSeparator()
        wishes = (
            (tr("Back Up This Game"), self.back_up_asked),
            (tr("Download"), self.download_asked),
            (tr("Free Up Space"), self.free_up_asked),
            (tr("Cancel Transfer"), self.cancel_asked),
        )
        fits = media_wishes(self._media.get(game.id))
        for words, asked in wishes:
            if words in fits:
                menu.addAction(words).triggered.connect(partial(asked.emit, game.id))
        menu.addSeparator()
        menu.addAction(tr("Remove")).triggered.connect(lambda: self.trash_asked.emit(game.id))

    def offer_removed(self, games: Sequence[Game]) -> None:
        """Let the coach choose a removed game that shall come back."""
        menu = QMenu(self)
        menu.setAccessibleName(tr("Removed games"))
        menu.addSection(tr("Bring back"))
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


def media_wishes(media: GameMedia | None) -> frozenset[str]:
    """What can be wished for the video of a game, by the words in its menu."""
    if media is None:
        return frozenset()
    if media.busy:
        return frozenset({tr("Cancel Transfer")})
    fits = set()
    if not media.backed_up and any(file.here for file in media.files):
        fits.add(tr("Back Up This Game"))
    if not media.here and any(file.backed_up and not file.here for file in media.files):
        fits.add(tr("Download"))
    if any(file.backed_up and file.here for file in media.files):
        fits.add(tr("Free Up Space"))
    return frozenset(fits)


def second_line(game: Game, media: GameMedia | None) -> str:
    """How a transfer is going, else date, opponent, length."""
    return (media_words(media) if media is not None else "") or game_line(game)


def game_line(game: Game) -> str:
    """The second line of a game: date, opponent, length."""
    against = tr("vs {opponent}", opponent=game.opponent) if game.opponent else ""
    return "  ·  ".join(filter(None, (game.date, against, format_clock(game.duration_us))))
