"""Name, opponent, date, place and sport of a game: a sheet, opened with ``open()``."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.core.game import Game, Venue
from app.core.sports import SPORTS, sport_title
from app.services.workspace import Workspace
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.relay import sentence

WIDTH = 480
VENUES: tuple[tuple[str, Venue], ...] = (
    (mark("Not said"), ""),
    (mark("Home"), "home"),
    (mark("Away"), "away"),
    (mark("Tournament"), "tournament"),
)


class GameDetails(QDialog):
    """The sheet. ``ask`` fills it and opens it; what cannot be kept is said in it."""

    def __init__(self, workspace: Workspace, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._kit = workspace, kit
        self._game: Game | None = None
        self.setWindowTitle(tr("Game details"))
        self.setAccessibleName(tr("Game details"))
        self.name, self.opponent, self.date = QLineEdit(), QLineEdit(), QLineEdit()
        self.date.setPlaceholderText(tr("Year-month-day, e.g. 2025-09-27"))
        self.venue, self.sport = QComboBox(), QComboBox()
        for words, venue in VENUES:
            self.venue.addItem(tr(words), venue)
        for sport in SPORTS:
            self.sport.addItem(tr(sport_title(sport)), sport)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setAccessibleName(tr("Problem"))
        self.cancel, self.save = QPushButton(tr("Cancel")), QPushButton(tr("Save"))
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.save.setProperty("role", "primary")
        self._lay_out()

    def _lay_out(self) -> None:
        title = QLabel(tr("Game details"))
        title.setProperty("role", "title")
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(12)
        fields: tuple[tuple[str, QWidget], ...] = (
            (tr("Name"), self.name),
            (tr("Opponent"), self.opponent),
            (tr("Date"), self.date),
            (tr("Place"), self.venue),
            (tr("Sport"), self.sport),
        )
        for words, field in fields:
            field.setAccessibleName(words)
            label = QLabel(words)
            label.setProperty("role", "muted")
            form.addRow(label, field)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.cancel, self.save):
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
            buttons.addWidget(button)
        self.save.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(title)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        self.setFixedWidth(WIDTH)

    def ask(self, game: Game) -> None:
        """Open the sheet for a game."""
        self._game = game
        self.name.setText(game.name)
        self.opponent.setText(game.opponent)
        self.date.setText(game.date)
        self.venue.setCurrentIndex(self.venue.findData(game.venue))
        self.sport.setCurrentIndex(self.sport.findData(game.sport))
        self._say("")
        self.save.setEnabled(True)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()
        self.open()

    def _save(self) -> None:
        game = self._game
        if game is None:
            return
        new = replace(
            game,
            name=self.name.text().strip(),
            opponent=self.opponent.text().strip(),
            date=self.date.text().strip(),
            venue=self.venue.currentData() or "",
            sport=self.sport.currentData() or game.sport,
        )
        if new == game:
            self.accept()
            return
        self.save.setEnabled(False)
        saving = self._workspace.games.update(new, "edit game details", game)
        self._kit.relay.watch(saving, lambda _game: self._saved(), self._refused)

    def _saved(self) -> None:
        if isValid(self):  # it may have been closed meanwhile
            self.accept()

    def _refused(self, error: BaseException) -> None:
        if not isValid(self):
            self._kit.tell(error)
            return
        self.save.setEnabled(True)
        self._say(sentence(error))

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setStyleSheet(f"color: {self._kit.theme.tokens.bad}")
        self.problem.setVisible(bool(words))
        self.adjustSize()
