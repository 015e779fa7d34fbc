"""The check list of the export dialog: a line for each thing to look at, which leads to its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.services.export_checks import Check
from app.ui.common.below import told
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr

MOST = 5
ROOM = 380
"""Pixels for the words of a line that leads somewhere."""
NOTHING = mark("Nothing to correct")
_SHOW = {"spotlight": mark("Mark player"), "text": mark("Show text"), "length": mark("Shorten")}
_TIPS = {
    "spotlight": mark("Go to the clip in Overlay"),
    "text": mark("Go to the text in Overlay"),
    "length": mark("Go to the clips of the reel in Framing"),
}


class CheckList(QWidget):
    """Says what there is to look at; ``place_chosen`` when a line is followed."""

    place_chosen = Signal(object)
    """``Check``"""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setAccessibleName(tr("Check list"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.links: list[QPushButton] = []
        self._lines: list[str] = []

    @property
    def text(self) -> str:
        """What is said, line by line."""
        return "\n".join(self._lines)

    def clear(self) -> None:
        """Nothing is known."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.links, self._lines = [], []

    def say(self, words: str, token: str) -> None:
        """One sentence in a colour of the theme."""
        self.clear()
        self._add(words, token, None)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """A line each, at most five; the rest is counted."""
        self.clear()
        if not checks:
            self._add(f"✓  {tr(NOTHING)}", "ok", None)
        for check in checks[:MOST]:
            self._add(f"⚠  {told(check.words)}", "warn", check)
        if len(checks) > MOST:
            self._add(tr("and {count} more like these", count=len(checks) - MOST), "muted", None)

    def _add(self, words: str, token: str, check: Check | None) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        if check is None:
            label.setWordWrap(True)
            label.setText(words)
        else:  # on one line, whatever the clip is called
            elide = Qt.TextElideMode.ElideRight
            label.setText(self.fontMetrics().elidedText(words, elide, ROOM))
            label.setToolTip(told(check.words))
            label.setAccessibleName(told(check.words))
        label.setStyleSheet(f"color: {getattr(self._kit.theme.tokens, token)}")
        row.addWidget(label, 1)
        if check is not None:
            link = QPushButton(tr(_SHOW[check.kind]))
            link.setProperty("role", "link")
            link.setStyleSheet("padding: 0 4px; min-height: 16px")
            link.setAutoDefault(False)
            link.setAccessibleName(f"{link.text()}: {told(check.words)}")
            link.setToolTip(tr(_TIPS[check.kind]))
            link.clicked.connect(lambda _on=False: self.place_chosen.emit(check))
            self.links.append(link)
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        self._lines.append(words)
        self._column.addWidget(line)
