"""Every command with its keys; another key is bound by pressing it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.shortcuts import COMMANDS, Command
from app.ui.settings.keys import KeyBindings
from app.ui.settings.parts import muted, push, row

_ROLE = int(Qt.ItemDataRole.UserRole)
HINT = mark("Choose a command, then press the new key in the field. Keys go with the library.")


class KeysPage(QWidget):
    """A tree of menus and commands above one field for a key."""

    def __init__(self, kit: Kit, bindings: KeyBindings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._bindings = kit, bindings
        self._items: dict[str, QTreeWidgetItem] = {}
        self._tops: dict[str, QTreeWidgetItem] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search commands and keys"))
        self.search.setAccessibleName(tr("Search commands and keys"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("Commands and their keys"))
        self.tree.setHeaderLabels([tr("Command"), tr("Keys")])
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(12)
        self.tree.currentItemChanged.connect(lambda _now, _old: self._picked())
        self.field = QKeySequenceEdit()
        self.field.setAccessibleName(tr("New key"))
        self.field.setMaximumSequenceLength(1)
        self.field.keySequenceChanged.connect(lambda _keys: self._check())
        self.bind = push(tr("Use this key"))
        self.none, self.back = push(tr("No key")), push(tr("Default"), tr("Default keys"))
        self.bind.clicked.connect(self._bind)
        self.none.clicked.connect(self._take_away)
        self.back.clicked.connect(self._reset)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setAccessibleName(tr("Problem"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(muted(tr(HINT)))
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addWidget(row(self.field, self.bind, self.none, self.back, stretch=0))
        column.addWidget(self.problem)
        self._fill()
        bindings.changed.connect(self._show_keys)
        self._picked()

    def _fill(self) -> None:
        for menu in self._kit.actions.menus():
            top = QTreeWidgetItem([tr(menu)])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.tree.addTopLevelItem(top)
            self._tops[menu] = top
            for command in COMMANDS:
                if command.menu == menu and not command.own_keys:
                    item = QTreeWidgetItem([tr(command.label).rstrip("…"), ""])
                    item.setData(0, _ROLE, command)
                    top.addChild(item)
                    self._items[command.id] = item
        self.tree.expandAll()
        self._show_keys()

    def _show_keys(self) -> None:
        for command_id, item in self._items.items():
            keys, own = self._kit.actions.keys_text(command_id), command_id in self._bindings.own
            item.setText(1, tr("{keys}  (changed)", keys=keys) if own else keys)
        self._picked()

    @property
    def command(self) -> Command | None:
        """The chosen command."""
        item: QTreeWidgetItem | None = self.tree.currentItem()
        command = item.data(0, _ROLE) if item is not None else None
        return command if isinstance(command, Command) else None

    def choose(self, command_id: str) -> None:
        """Choose a command."""
        self.tree.setCurrentItem(self._items[command_id])

    def _picked(self) -> None:
        command = self.command
        self.field.setEnabled(command is not None)
        self.field.clear()
        self.none.setEnabled(command is not None and bool(self._bindings.keys_of(command)))
        self.back.setEnabled(command is not None and command.id in self._bindings.own)
        self._check()

    def _check(self) -> None:
        command, key = self.command, self._key
        why = self._bindings.why_not(command, key) if command is not None and key else ""
        self.problem.setText(why)
        self.problem.setStyleSheet(f"color: {self._kit.theme.tokens.warn}")
        self.bind.setEnabled(bool(key) and not why)

    @property
    def _key(self) -> str:
        return self.field.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _bind(self) -> None:
        if self.command is not None:
            self._bindings.bind(self.command, self._key, self._picked)

    def _take_away(self) -> None:
        if self.command is not None:
            self._bindings.bind(self.command, "", self._picked)

    def _reset(self) -> None:
        if self.command is not None:
            self._bindings.reset(self.command, self._picked)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        seen: dict[str, bool] = {}
        for command_id, item in self._items.items():
            menu = self._kit.actions.command(command_id).menu
            hay = f"{tr(menu)} {item.text(0)} {item.text(1)}".casefold()
            fits = all(word in hay for word in words)
            item.setHidden(not fits)
            seen[menu] = seen.get(menu, False) or fits
        for menu, top in self._tops.items():
            top.setHidden(not seen.get(menu, False))
