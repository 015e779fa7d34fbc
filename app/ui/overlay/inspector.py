"""The inspector of Overlay: how the chosen spotlight or text looks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.core.edit import Spotlight, SpotlightKey, Text
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.scrolled import scrolled_column
from app.ui.overlay.form_parts import press
from app.ui.overlay.spotlight_page import SpotlightPage
from app.ui.overlay.styles_row import StylesRow
from app.ui.overlay.text_page import TextPage


class OverlayInspector(QWidget):
    """Shows values and says what was chosen; writes nothing itself."""

    spotlight_asked = Signal()
    text_asked = Signal()
    poster_asked = Signal()
    export_asked = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spotlight, self.text = SpotlightPage(kit), TextPage(kit)
        self.styles = StylesRow(kit)
        column, foot = scrolled_column(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, name, signal, command in (
            (tr("+ Spotlight"), tr("Add spotlight"), self.spotlight_asked, "overlay.spotlight"),
            (tr("+ Text"), tr("Add text"), self.text_asked, "overlay.text"),
        ):
            row.addWidget(press(words, name, signal.emit, kit.actions[command].toolTip()))
        column.addLayout(row)
        self._rows = QVBoxLayout()
        column.addLayout(self._rows)
        self._pages = (self._empty_page(), self.spotlight, self.text)
        for page in self._pages:
            column.addWidget(page)
        column.addStretch(1)
        tip = kit.actions["overlay.poster"].toolTip()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.styles, 1)
        row.addWidget(press(tr("Set poster"), tr("Set poster"), self.poster_asked.emit, tip), 1)
        foot.addLayout(row)
        export = press(tr("Export…"), tr("Export"), self.export_asked.emit)
        export.setProperty("role", "primary")
        foot.addWidget(export)
        self.show_nothing(False)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        hint = QLabel(
            tr(
                "Click a spotlight or a text on the picture or the timeline to change it. "
                "S adds a spotlight, T a text at the playhead."
            )
        )
        hint.setWordWrap(True)
        hint.setProperty("role", "muted")
        column.addWidget(hint)
        column.addStretch(1)
        return page

    def add_row(self, row: QWidget) -> None:
        """One more row below the buttons, of another's making."""
        self._rows.addWidget(row)

    def _show_page(self, index: int) -> None:
        """A stack would be as tall as the tallest page."""
        for i, page in enumerate(self._pages):
            page.setVisible(i == index)

    def show_nothing(self, clip: bool) -> None:
        """No mark is chosen; ``clip`` says whether there is a clip to put one on."""
        self.setEnabled(clip)
        self._show_page(0)
        self.styles.show_kind(None)

    def show_spotlight(self, light: Spotlight, inside: bool, key: SpotlightKey | None) -> None:
        """Show the chosen spotlight."""
        self.setEnabled(True)
        self.spotlight.show_light(light, inside, key)
        self._show_page(1)
        self.styles.show_kind("spotlight")

    def show_text(self, text: Text) -> None:
        """Show the chosen text."""
        self.setEnabled(True)
        self.text.show_text(text)
        self._show_page(2)
        self.styles.show_kind("text")
