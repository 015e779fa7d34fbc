"""The coach's tags and players of one sport: names, keys, seconds before and after, what was learned."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.core.clip import LAG_US, LEAD_US, MAX_PLAYER, MAX_TAG
from app.core.errors import BadInput
from app.core.learned import Learned
from app.core.library import Player, SportTag
from app.core.palette import Palette
from app.core.sports import sport_title, tags_of
from app.core.time import US_PER_S
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.sheet import Sheet, push
from app.ui.common.sheet import words as running
from app.ui.common.theme import Theme

WIDTH, TABLE_H, HEIGHT = 640, 240, 640
NAME, KEY, BEFORE, AFTER, USUAL = range(5)
FAINT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
TAG_HEADS = (mark("Tag"), mark("Key"), mark("Before"), mark("After"), mark("Usual"))
PLAYER_HEADS = (mark("Number"), mark("Name"))
_SECONDS = re.compile(r"(\d{1,3})(?:[.,](\d{1,3}))?\s*s?")
Saves = Callable[[Palette, Sequence[SportTag], Sequence[Player]], Future[None]]


class PaletteSheet(Sheet):
    """Edits a copy; Save writes it as one step. Given tags keep their names."""

    def __init__(
        self, kit: Kit, palette: Palette, save: Saves, parent: QWidget | None = None
    ) -> None:
        title = tr("Tags and players: {sport}", sport=tr(sport_title(palette.sport)))
        super().__init__(kit, title, WIDTH, parent)
        self._palette, self._save_to = palette, save
        self._learned: dict[str, Learned] = {}
        self._positions = {tag.name: tag.position for tag in palette.choices}
        self.tags = _table(tr("Tags"), TAG_HEADS)
        self.tags.setItemDelegate(Faint(kit.theme, self.tags))
        for column, width in ((KEY, 64), (BEFORE, 84), (AFTER, 84), (USUAL, 116)):
            self.tags.setColumnWidth(column, width)
        self.players = _table(tr("Players"), PLAYER_HEADS)
        self.pages = QTabWidget()
        self.pages.setAccessibleName(tr("Tags or players"))
        self.pages.tabBar().setAccessibleName(tr("Tags or players"))
        self.pages.addTab(self._tag_page(), tr("Tags"))
        self.pages.addTab(self._player_page(), tr("Players"))
        self.least_height = HEIGHT
        self.column.addWidget(self.pages, 1)
        cancel, self.save = push(tr("Cancel")), push(tr("Save"), role="primary")
        cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.buttons(None, cancel, self.save)
        self._fill()

    def _tag_page(self) -> QWidget:
        words = tr(
            "A one-key clip begins {lead} s before the key and ends {lag} s after it; a tag may say "
            "otherwise. Usual is what you trim its clips to.",
            lead=LEAD_US // US_PER_S,
            lag=LAG_US // US_PER_S,
        )
        hint = running(words)
        self.new_tag = _line(tr("New tag"), tr("New tag"), MAX_TAG)
        add = push(tr("Add tag"))
        add.clicked.connect(self._add_tag)
        self.new_tag.returnPressed.connect(self._add_tag)
        self.use, self.reset, remove = (
            push(tr("Use usual")),
            push(tr("Reset")),
            push(tr("Remove tag")),
        )
        self.use.setToolTip(tr("Take the usual seconds for the chosen tag"))
        self.reset.setToolTip(tr("Take the seconds and the key away from the chosen tag"))
        remove.setToolTip(tr("Take an own tag away; clips that have it keep it"))
        self.use.clicked.connect(self._use)
        self.reset.clicked.connect(self._reset)
        remove.clicked.connect(self._remove_tag)
        return _page(hint, self.tags, (self.new_tag, add, self.use, self.reset, remove))

    def _player_page(self) -> QWidget:
        hint = running(tr("Players are offered while you type names into a clip."))
        self.new_player = _line(
            tr("New player"), tr("Number and name, such as 10 Maya"), MAX_PLAYER + 9
        )
        add, remove = push(tr("Add player")), push(tr("Remove player"))
        add.clicked.connect(self._add_player)
        self.new_player.returnPressed.connect(self._add_player)
        remove.clicked.connect(lambda: self.players.removeRow(self.players.currentRow()))
        return _page(hint, self.players, (self.new_player, add, remove))

    # ---------------------------------------------------------------- content

    def _fill(self) -> None:
        given = {tag.casefold() for tag in tags_of(self._palette.sport)}
        for tag in self._palette.tags:
            self._add_row(self._palette.choice(tag), own=tag.casefold() not in given)
        for player in self._palette.players:
            _add(self.players, (player.number, player.name))
        if self.tags.rowCount():
            self.tags.setCurrentCell(0, KEY)

    def show_learned(self, found: Iterable[Learned]) -> None:
        """What trimming says about the tags."""
        self._learned = {one.tag: one for one in found}
        for row in range(self.tags.rowCount()):
            one = self._learned.get(_cell(self.tags, row, NAME))
            item = self.tags.item(row, USUAL)
            if one is not None and item is not None:
                words = f"{_shown(one.lead_us)} / {_shown(one.lag_us)} s"
                item.setText(words)
                item.setToolTip(tr("The middle of {count} clips", count=one.clips))

    def _add_row(self, tag: SportTag, *, own: bool) -> None:
        seconds = (_shown(tag.lead_us), _shown(tag.lag_us))
        row = _add(self.tags, (tag.name, tag.hotkey, *seconds, ""))
        automatic = self._palette.letters.get(tag.name, "")
        locked = [(USUAL, True), (NAME, not own)]
        for column in (column for column, lock in locked if lock):
            item = self.tags.item(row, column)
            assert item is not None
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        faint = ((KEY, automatic), (BEFORE, _shown(LEAD_US)), (AFTER, _shown(LAG_US)))
        for column, words in faint:
            item = self.tags.item(row, column)
            assert item is not None
            item.setData(FAINT_ROLE, words)

    def _add_tag(self) -> None:
        name = " ".join(self.new_tag.text().split())
        if name:
            self._add_row(SportTag(name, self._palette.sport), own=True)
            self.tags.setCurrentCell(self.tags.rowCount() - 1, KEY)
            self.new_tag.clear()

    def _add_player(self) -> None:
        text = " ".join(self.new_player.text().split())
        number, _, name = text.partition(" ")
        if text:
            numbered = number.lstrip("#")[:1].isdigit() and name
            _add(self.players, (number.lstrip("#"), name) if numbered else ("", text))
            self.new_player.clear()

    def _use(self) -> None:
        row = self.tags.currentRow()
        one = self._learned.get(_cell(self.tags, row, NAME))
        if one is None:
            self.say(tr("Nothing is learned for this tag yet: mark and trim five clips of it."))
            return
        self._put(row, BEFORE, _shown(one.lead_us))
        self._put(row, AFTER, _shown(one.lag_us))
        self.say("")

    def _reset(self) -> None:
        for column in (KEY, BEFORE, AFTER):
            self._put(self.tags.currentRow(), column, "")

    def _put(self, row: int, column: int, text: str) -> None:
        item = self.tags.item(row, column)
        if item is not None:
            item.setText(text)

    def _remove_tag(self) -> None:
        row = self.tags.currentRow()
        item = self.tags.item(row, NAME)
        if item is None:
            return
        if item.flags() & Qt.ItemFlag.ItemIsEditable:
            self.tags.removeRow(row)
            self.say("")
        else:
            words = tr(
                "{tag} belongs to the sport and stays; only own tags can be removed.",
                tag=item.text(),
            )
            self.say(words)

    # ---------------------------------------------------------------- out

    def _save(self) -> None:
        try:
            tags = [self._tag_of(row) for row in range(self.tags.rowCount())]
        except BadInput as error:
            self.fail(error)
            return
        players = [
            Player(_cell(self.players, row, 1), self._palette.sport, _cell(self.players, row, 0))
            for row in range(self.players.rowCount())
        ]
        self.save.setEnabled(False)
        saving = self._save_to(self._palette, tags, players)
        self.kit.relay.watch(saving, lambda _none: self._saved(), self._refused)

    def _saved(self) -> None:
        if isValid(self):  # it may have been closed meanwhile
            self.accept()

    def _refused(self, error: BaseException) -> None:
        if not isValid(self):
            self.kit.tell(error)
            return
        self.save.setEnabled(True)
        self.fail(error)

    def _tag_of(self, row: int) -> SportTag:
        name = _cell(self.tags, row, NAME)
        lead, lag = (
            _microseconds(name, what, _cell(self.tags, row, column))
            for what, column in ((tr("before"), BEFORE), (tr("after"), AFTER))
        )
        position = self._positions.get(name, "")
        key = _cell(self.tags, row, KEY).upper()
        return SportTag(name, self._palette.sport, position, key, lead, lag)


class Faint(QStyledItemDelegate):
    """Shows in an empty cell what holds there anyway: the automatic key, the usual seconds."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        words = index.data(FAINT_ROLE)
        if words and not option.text:
            option.text = words
            option.font.setItalic(True)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, QColor(self._theme.tokens.muted))


def _page(hint: QWidget, table: QTableWidget, row: Sequence[QWidget]) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 12, 0, 0)
    column.setSpacing(10)
    column.addWidget(hint)
    column.addWidget(table)
    line = QHBoxLayout()
    line.setSpacing(8)
    for widget in row:
        line.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
    column.addLayout(line)
    return page


def _line(name: str, hint: str, most: int) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(hint)
    line.setMaxLength(most)
    return line


def _table(name: str, heads: Sequence[str]) -> QTableWidget:
    table = QTableWidget(0, len(heads))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels([tr(head) for head in heads])
    table.verticalHeader().hide()
    table.setMinimumHeight(TABLE_H)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setAccessibleName(tr("{name}: columns", name=name))
    wide = heads.index("Tag") if "Tag" in heads else heads.index("Name")
    header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
    return table


def _add(table: QTableWidget, cells: Sequence[str]) -> int:
    row = table.rowCount()
    table.insertRow(row)
    for column, text in enumerate(cells):
        table.setItem(row, column, QTableWidgetItem(text))
    return row


def _cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    return " ".join(item.text().split()) if item is not None else ""


def _shown(us: int | None) -> str:
    """Microseconds as seconds with no more digits than it takes; "" for None."""
    if us is None:
        return ""
    whole, rest = divmod(us // 1000, 1000)
    return f"{whole}.{rest:03d}".rstrip("0").rstrip(".")


def _microseconds(tag: str, what: str, text: str) -> int | None:
    """Seconds as they were typed; ``BadInput`` names the tag."""
    if not text:
        return None
    match = _SECONDS.fullmatch(text)
    if match is None:
        words = mark("The seconds {what} of {tag} must be a number such as 6.5, not {typed}.")
        raise BadInput(tr(words, what=what, tag=tag, typed=repr(text)))
    return int(match[1]) * US_PER_S + int((match[2] or "0").ljust(6, "0"))
