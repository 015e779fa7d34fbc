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

from app.core.edit import ANCHORS, Anchor, Text
from app.services.text_place import FONT_NAMES
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.overlay.color_row import ColorRow
from app.ui.overlay.form_parts import form_of, overline, press
from app.ui.overlay.words_edit import WordsEdit

TEXT_SIZES: tuple[tuple[str, float], ...] = (
    (mark("Small"), 0.04),
    (mark("Medium"), 0.06),
    (mark("Large"), 0.08),
    (mark("Huge"), 0.12),
)
ANCHOR_NAMES: dict[Anchor, str] = {
    "top-left": mark("Top left"),
    "top": mark("Top"),
    "top-right": mark("Top right"),
    "left": mark("Left"),
    "center": mark("Center"),
    "right": mark("Right"),
    "bottom-left": mark("Bottom left"),
    "bottom": mark("Bottom"),
    "bottom-right": mark("Bottom right"),
}
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
        form.addRow(overline(tr("TEXT")))
        self.words = WordsEdit(tr("Words"))
        self.words.setFixedHeight(52)
        self.words.setToolTip(tr("Enter is done, Shift+Enter begins a new line"))
        self.words.finished.connect(self._words_done)
        self.words.given_up.connect(self._words_given_up)
        self.words.tried.connect(self._words_tried)
        form.addRow(self.words)
        fonts = [(name, name) for name in FONT_NAMES]
        sizes = [(tr(name), size) for name, size in TEXT_SIZES]
        self._font = self._choice(tr("Font"), fonts, "font")
        form.addRow(tr("Font"), self._font)
        self._size = self._choice(tr("Text size"), sizes, "size")
        form.addRow(tr("Size"), self._size)
        self._color = ColorRow(tr("Text colour"), kit)
        self._color.chosen.connect(lambda color: self._change(color=color))
        form.addRow(self._color)
        self._build_place(form)
        self._checks = {
            "stroke": self._check(tr("Outline"), "stroke"),
            "shadow": self._check(tr("Shadow"), "shadow"),
            "background": self._check(tr("Background"), "background"),
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
            (tr("Duplicate"), tr("Duplicate text"), self.duplicate_asked, "overlay.duplicate"),
            (tr("Delete"), tr("Delete text"), self.delete_asked, "overlay.delete"),
        ):
            row.addWidget(press(words, name, signal.emit, kit.actions[command].toolTip()))
        form.addRow(row)

    def _choice(self, name: str, offered: list[tuple[str, Any]], field: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for label, value in offered:
            box.addItem(label, value)
        box.activated.connect(lambda i: self._change(**{field: box.itemData(i)}))
        return box

    def _build_place(self, form: QFormLayout) -> None:
        self._anchors = QButtonGroup(self)
        grid = QGridLayout()
        grid.setSpacing(3)
        for i, anchor in enumerate(ANCHORS):
            button = QToolButton()
            button.setText(_ARROWS[i])
            button.setCheckable(True)
            button.setAccessibleName(tr("Place {anchor}", anchor=tr(ANCHOR_NAMES[anchor]).lower()))
            button.setToolTip(tr(ANCHOR_NAMES[anchor]))
            button.setFixedSize(30, 26)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(
                lambda _checked=False, a=anchor: self._change(anchor=a, dx=0.0, dy=0.0)
            )
            self._anchors.addButton(button, i)
            grid.addWidget(button, i // 3, i % 3)
        hint = QLabel(tr("Or drag it on the picture; double-click to type there."))
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(grid)
        row.addWidget(hint, 1)
        form.addRow(tr("Place"), row)

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
