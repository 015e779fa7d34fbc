"""How the chosen text looks, and what it says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from app.core.edit import ANCHORS, Text
from app.services.text_place import FONT_NAMES
from app.ui.common.kit import Kit
from app.ui.overlay.color_row import ColorRow
from app.ui.overlay.form_parts import form_of, overline, press
from app.ui.overlay.words_edit import WordsEdit

TEXT_SIZES: tuple[tuple[str, float], ...] = (
    ("Small", 0.04),
    ("Medium", 0.06),
    ("Large", 0.08),
    ("Huge", 0.12),
)
_ARROWS = ("↖", "↑", "↗", "←", "•", "→", "↙", "↓", "↘")


class TextPage(QWidget):
    """Shows values and says what was chosen. The signals carry a whole ``Text``."""

    changed = Signal(object)
    tried = Signal(object)
    """While words are typed."""
    delete_asked = Signal()
    duplicate_asked = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._text: Text | None = None
        self._showing = False
        form = form_of(self)
        form.addRow(overline("TEXT"))
        self.words = WordsEdit("Words")
        self.words.setFixedHeight(52)
        self.words.setToolTip("Enter is done, Shift+Enter begins a new line")
        self.words.finished.connect(self._words_done)
        self.words.given_up.connect(self._words_given_up)
        self.words.tried.connect(self._words_tried)
        form.addRow(self.words)
        self._font = self._choice("Font", [(name, name) for name in FONT_NAMES], "font", form)
        self._size = self._choice("Text size", list(TEXT_SIZES), "size", form)
        self._color = ColorRow("Text colour", kit)
        self._color.chosen.connect(lambda color: self._change(color=color))
        form.addRow(self._color)
        self._build_place(form)
        self._checks = {
            "stroke": self._check("Outline", "stroke"),
            "shadow": self._check("Shadow", "shadow"),
            "background": self._check("Background", "background"),
        }
        row = QHBoxLayout()
        row.setSpacing(10)
        for box in self._checks.values():
            row.addWidget(box)
        row.addStretch(1)
        form.addRow(row)
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, name, signal, command in (
            ("Duplicate", "Duplicate text", self.duplicate_asked, "overlay.duplicate"),
            ("Delete", "Delete text", self.delete_asked, "overlay.delete"),
        ):
            row.addWidget(press(words, name, signal.emit, kit.actions[command].toolTip()))
        form.addRow(row)

    def _choice(
        self, name: str, offered: list[tuple[str, Any]], field: str, form: QFormLayout
    ) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for label, value in offered:
            box.addItem(label, value)
        box.activated.connect(lambda i: self._change(**{field: box.itemData(i)}))
        form.addRow(name.removeprefix("Text ").capitalize(), box)
        return box

    def _build_place(self, form: QFormLayout) -> None:
        self._anchors = QButtonGroup(self)
        grid = QGridLayout()
        grid.setSpacing(3)
        for i, anchor in enumerate(ANCHORS):
            button = QToolButton()
            button.setText(_ARROWS[i])
            button.setCheckable(True)
            button.setAccessibleName(f"Place {anchor}")
            button.setToolTip(anchor.replace("-", " ").capitalize())
            button.setFixedSize(30, 26)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(
                lambda _checked=False, a=anchor: self._change(anchor=a, dx=0.0, dy=0.0)
            )
            self._anchors.addButton(button, i)
            grid.addWidget(button, i // 3, i % 3)
        hint = QLabel("Or drag it on the picture; double-click to type there.")
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(grid)
        row.addWidget(hint, 1)
        form.addRow("Place", row)

    def _check(self, label: str, field: str) -> QCheckBox:
        box = QCheckBox(label)
        box.setAccessibleName(label)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        def toggled(on: bool) -> None:
            value: Any = ("#000000" if on else "") if field == "background" else on
            self._change(**{field: value})

        box.toggled.connect(toggled)
        return box

    def show_text(self, text: Text) -> None:
        """Show a text."""
        self._showing = True
        if self._text is None or self._text.id != text.id or not self.words.hasFocus():
            self.words.set_words(text.text)
        self._text = text
        nearest = min(range(len(TEXT_SIZES)), key=lambda i: abs(TEXT_SIZES[i][1] - text.size))
        self._size.setCurrentIndex(nearest)
        self._font.setCurrentIndex(max(0, self._font.findData(text.font)))
        self._color.show_color(text.color, self._kit.theme.tokens)
        self._anchors.button(ANCHORS.index(text.anchor)).setChecked(True)
        for field, box in self._checks.items():
            box.setChecked(bool(getattr(text, field)))
        self._showing = False

    def finish(self) -> None:
        """Take the words that are being typed: another text may be shown next."""
        if self.words.hasFocus():
            self._words_done(self.words.words())

    def _words_done(self, words: str) -> None:
        if words:
            self._change(text=words)
        elif self._text is not None:
            self.words.set_words(self._text.text)

    def _words_given_up(self) -> None:
        if self._text is not None:
            self.words.set_words(self._text.text)
            self.tried.emit(self._text)

    def _words_tried(self, words: str) -> None:
        if self._text is not None and words:
            self.tried.emit(replace(self._text, text=words))

    def _change(self, **changes: Any) -> None:
        if self._text is None or self._showing:
            return
        changed = replace(self._text, **changes)
        if changed != self._text:
            self.changed.emit(changed)
