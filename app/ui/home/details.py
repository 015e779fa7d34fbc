"""Right of the games: what is known of the chosen one, and what can be done with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.sports import sport_title
from app.core.time import format_clock
from app.services.home import GameEntry
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.words import size_words
from app.ui.home.model import VENUES

_ROWS = (
    mark("Opponent"),
    mark("Date"),
    mark("Place"),
    mark("Sport"),
    mark("Length"),
    mark("Clips"),
    mark("Video"),
)


class HomeDetails(QFrame):
    """Shows one game; says what was asked for and changes nothing itself."""

    open_chosen = Signal()
    locate_chosen = Signal()
    details_chosen = Signal()
    remove_chosen = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setProperty("role", "panel")
        self._hint = _words(tr("Choose a game to see more of it."))
        self._hint.setProperty("role", "muted")
        self._name = _words("")
        self._name.setProperty("role", "title")
        self._name.setAccessibleName(tr("Game"))
        self._problem = _words("")
        self._problem.setAccessibleName(tr("Problem"))
        self.values: dict[str, QLabel] = {}
        self._labels: dict[str, QLabel] = {}
        self._body = QWidget()
        self._lay_out()
        kit.theme.changed.connect(self._paint)
        self._paint()
        self.show_entry(None, "")

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(7)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for row in _ROWS:
            label, value = QLabel(tr(row)), _words("")
            label.setProperty("role", "muted")
            value.setAccessibleName(tr(row))
            form.addRow(label, value)
            self.values[row], self._labels[row] = value, label
        self.open = self._button(tr("Open"), "play", self.open_chosen)
        self.locate = self._button(tr("Locate…"), "folder", self.locate_chosen)
        self.edit = self._button(tr("Details…"), "edit", self.details_chosen)
        self.remove = self._button(tr("Remove"), "delete", self.remove_chosen)
        self.remove.setToolTip(tr("Take the game out of the library; its video stays where it is"))
        self.open.setProperty("role", "primary")
        row_of_two = QHBoxLayout()
        row_of_two.setSpacing(8)
        row_of_two.addWidget(self.edit, 1)
        row_of_two.addWidget(self.remove)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        body.addWidget(self._name)
        body.addWidget(self._problem)
        body.addLayout(form)
        body.addSpacing(4)
        body.addWidget(self.open)
        body.addWidget(self.locate)
        body.addLayout(row_of_two)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(self._hint)
        column.addWidget(self._body)
        column.addStretch(1)

    def _button(self, text: str, icon: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(tr("{what} game", what=text.rstrip("…")))
        button.setProperty("icon_name", icon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: signal.emit())
        return button

    def show_entry(self, entry: GameEntry | None, problem: str) -> None:
        """Show a game; ``problem`` is what is wrong with its video, empty when nothing is."""
        self._hint.setVisible(entry is None)
        self._body.setVisible(entry is not None)
        if entry is None:
            return
        game = entry.game
        files = [f"{Path(file.path).name}, {size_words(file.size_bytes)}" for file in game.files]
        values = {
            "Opponent": game.opponent,
            "Date": game.date,
            "Place": tr(VENUES.get(game.venue, "")),
            "Sport": tr(sport_title(game.sport)),
            "Length": format_clock(game.duration_us),
            "Clips": str(entry.clips or tr("None yet")),
            "Video": "\n".join(files),
        }
        self._name.setText(game.name)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        for row, words in values.items():
            # A file name has no spaces to break at: let it break after every underscore.
            self.values[row].setText(words.replace("_", "_\u200b") if row == "Video" else words)
            self.values[row].setVisible(bool(words))
            self._labels[row].setVisible(bool(words))
        self.values["Video"].setToolTip("\n".join(file.path for file in game.files))
        self.open.setVisible(not problem)
        self.locate.setProperty("role", "primary" if problem else "")
        self.locate.setVisible(bool(problem))
        self._paint()

    def _paint(self) -> None:
        tokens = self._kit.theme.tokens
        self._problem.setStyleSheet(f"color: {tokens.warn}")
        self.locate.style().polish(self.locate)
        for button in (self.open, self.locate, self.edit, self.remove):
            color = tokens.on_accent if button.property("role") == "primary" else ""
            button.setIcon(self._kit.icons.get(button.property("icon_name"), color))


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
