"""How large the library is, what takes the room, and cleaning it up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QWidget

from app.core.sync import SizeLevel, SizeNotice
from app.ui.cloud.words import table_words
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.sheet import Sheet, Tone, push, words
from app.ui.common.words import many, size_words

WIDTH = 520
_MOST_ROWS = 8
LEVELS: dict[SizeLevel, tuple[str, Tone]] = {
    "ok": (mark("A library of this size syncs in a moment."), "muted"),
    "notice": (mark("It still syncs well. Cleaning up now and then keeps it so."), "muted"),
    "warning": (mark("It still syncs, but each sync sends all of it: clean up."), "warn"),
}
CLEAN = mark(
    "Cleaning up lets go of what was deleted more than 90 days ago and of notes of old syncs. "
    "Games, clips, reels and videos are not touched."
)


class SizeSheet(Sheet):
    """``show_size`` fills it; it asks for cleaning up with a signal."""

    clean_up_chosen = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit, tr("Library size"), WIDTH, parent)
        self._notice: SizeNotice | None = None
        self.total = words(tr("Measuring…"), "time")
        self.level = words("", "")
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.clean = push(tr("Clean up"))
        self.clean.clicked.connect(self._clean)
        self.done_button = push(tr("Done"))
        self.done_button.clicked.connect(self.accept)
        for widget in (self.total, self.level, self._table, words(tr(CLEAN))):
            self.column.addWidget(widget)
        self.buttons(self.clean, None, self.done_button)
        self.clean.setEnabled(False)

    def show_size(self, notice: SizeNotice) -> None:
        """Show the size and the tables that take most of it, largest first."""
        self._notice = notice
        sentence = tr(LEVELS[notice.level][0])
        self.total.setText(
            tr("{total_bytes} without the videos", total_bytes=size_words(notice.total_bytes))
        )
        self.level.setText(sentence)
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        most = max((table.bytes for table in notice.tables), default=1) or 1
        for row, table in enumerate(notice.tables[:_MOST_ROWS]):
            name = QLabel(table_words(table.name))
            bar = QProgressBar()
            bar.setTextVisible(False)
            bar.setRange(0, 1000)
            bar.setValue(round(table.bytes * 1000 / most))
            bar.setAccessibleName(f"{name.text()}: {size_words(table.bytes)}")
            amount = QLabel(f"{many(table.rows, 'row')}  ·  {size_words(table.bytes)}")
            amount.setProperty("role", "muted")
            amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for column, widget in enumerate((name, bar, amount)):
                self._grid.addWidget(widget, row, column)
        self._table.setVisible(bool(notice.tables))
        self.clean.setEnabled(True)
        self.paint_tones()

    def cleaned(self, before: int, after: int) -> None:
        """Say what cleaning up came to."""
        saved = before - after
        if saved > 0:
            self.say(tr("Cleaned up: {saved} smaller.", saved=size_words(saved)), "ok")
        else:
            self.say(tr("Nothing to clean up: everything in the library is in use."), "muted")

    def fail(self, error: BaseException) -> None:
        super().fail(error)
        self.clean.setEnabled(True)

    @property
    def notice(self) -> SizeNotice | None:
        """What is shown."""
        return self._notice

    def paint_tones(self) -> None:
        super().paint_tones()
        level: SizeLevel = self._notice.level if self._notice else "ok"
        tone = LEVELS[level][1]
        tokens = self.kit.theme.tokens
        self.level.setStyleSheet(f"color: {tokens.warn if tone == 'warn' else tokens.muted}")

    def _clean(self) -> None:
        self.clean.setEnabled(False)
        self.say(tr("Cleaning up…"), "muted")
        self.clean_up_chosen.emit()
