"""The inspector of Overlay: how the chosen spotlight or text looks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QColorDialog,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.edit import ANCHORS, SHAPES, Spotlight, Text
from app.ui.common.colors import COLORS
from app.ui.common.kit import Kit
from app.ui.common.tokens import Tokens

TEXT_SIZES: tuple[tuple[str, float], ...] = (
    ("Small", 0.04),
    ("Medium", 0.06),
    ("Large", 0.08),
    ("Huge", 0.12),
)
_ARROWS = ("↖", "↑", "↗", "←", "•", "→", "↙", "↓", "↘")


class ColorRow(QWidget):
    """Five colours and any other."""

    chosen = Signal(str)

    def __init__(self, name: str, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._buttons: dict[str, QToolButton] = {}
        for label, color in COLORS:
            button = QToolButton()
            button.setAccessibleName(f"{name}: {label}")
            button.setToolTip(label)
            button.setCheckable(True)
            button.setFixedSize(24, 24)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, c=color: self.chosen.emit(c))
            self._buttons[color] = button
            row.addWidget(button)
        other = QPushButton("Other…")
        other.setAccessibleName(f"{name}: other")
        other.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        other.clicked.connect(self._other)
        row.addWidget(other)
        row.addStretch(1)
        self._color = "#FFFFFF"
        self.show_color("#FFFFFF", kit.theme.tokens)

    def show_color(self, color: str, tokens: Tokens) -> None:
        """Mark the colour in use."""
        self._color = color
        for own, button in self._buttons.items():
            edge = f"3px solid {tokens.accent}" if own == color else f"1px solid {tokens.border}"
            button.setChecked(own == color)
            button.setStyleSheet(f"background: {own}; border: {edge}; border-radius: 12px;")

    def _other(self) -> None:
        dialog = QColorDialog(QColor(self._color), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda color: self.chosen.emit(color.name().upper()))
        dialog.open()


class OverlayInspector(QWidget):
    """Shows values and says what was chosen; writes nothing itself."""

    spotlight_styled = Signal(dict)
    text_changed = Signal(object)
    """``Text``"""
    spotlight_asked = Signal()
    text_asked = Signal()
    delete_asked = Signal()
    key_deleted = Signal()
    export_asked = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._text: Text | None = None
        self._showing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._button("+ Spotlight", "Add spotlight", self.spotlight_asked))
        row.addWidget(self._button("+ Text", "Add text", self.text_asked))
        column.addLayout(row)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty_page())
        self._pages.addWidget(self._spotlight_page(kit))
        self._pages.addWidget(self._text_page(kit))
        column.addWidget(self._pages)
        column.addStretch(1)
        export = self._button("Export…", "Export", self.export_asked)
        export.setProperty("role", "primary")
        column.addWidget(export)
        self.show_nothing(False)

    def _button(self, text: str, name: str, signal: Any) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: signal.emit())
        return button

    # ---------------------------------------------------------------- pages

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        hint = QLabel(
            "Click a spotlight or a text on the timeline to change it. "
            "S adds a spotlight, T a text at the playhead."
        )
        hint.setWordWrap(True)
        hint.setProperty("role", "muted")
        column.addWidget(hint)
        column.addStretch(1)
        return page

    def _spotlight_page(self, kit: Kit) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(14)
        form.addRow(_overline("SPOTLIGHT"))
        self._shape = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(6)
        for shape in SHAPES:
            chip = QPushButton(shape.capitalize())
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setAccessibleName(f"Shape {shape}")
            chip.setProperty("shape", shape)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.clicked.connect(
                lambda _checked=False, s=shape: self.spotlight_styled.emit({"shape": s})
            )
            self._shape.addButton(chip)
            row.addWidget(chip)
        row.addStretch(1)
        form.addRow("Shape", row)
        self._color = ColorRow("Spotlight colour", kit)
        self._color.chosen.connect(lambda color: self.spotlight_styled.emit({"color": color}))
        form.addRow(self._color)
        self._sliders = {
            "stroke": self._slider("Stroke", "stroke", 1, 3, form),
            "fill": self._slider("Fill", "fill", 0, 40, form),
            "dim": self._slider("Dim outside", "dim", 0, 40, form),
            "brighten": self._slider("Brighten", "brighten", 0, 40, form),
        }
        self._key = QLabel()
        self._key.setProperty("role", "muted")
        self._key.setAccessibleName("Spotlight keyframe")
        self._key.setWordWrap(True)
        form.addRow(self._key)
        self._key_delete = self._button("Delete keyframe", "Delete keyframe", self.key_deleted)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._key_delete)
        row.addWidget(self._button("Delete spotlight", "Delete spotlight", self.delete_asked))
        form.addRow(row)
        return page

    def _slider(self, label: str, field: str, low: int, high: int, form: QFormLayout) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setAccessibleName(label)
        slider.setRange(low, high)
        slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        def chosen() -> None:
            if not self._showing:
                value = slider.value()
                self.spotlight_styled.emit({field: value if field == "stroke" else value / 100})

        slider.sliderReleased.connect(chosen)
        slider.valueChanged.connect(lambda _value: None if slider.isSliderDown() else chosen())
        form.addRow(label, slider)
        return slider

    def _text_page(self, kit: Kit) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(14)
        form.addRow(_overline("TEXT"))
        self._words = QLineEdit()
        self._words.setAccessibleName("Words")
        self._words.setMaxLength(200)
        self._words.editingFinished.connect(self._words_edited)
        form.addRow(self._words)
        self._text_size = QComboBox()
        self._text_size.setAccessibleName("Text size")
        for label, size in TEXT_SIZES:
            self._text_size.addItem(label, size)
        self._text_size.activated.connect(
            lambda i: self._change_text(size=self._text_size.itemData(i))
        )
        form.addRow("Size", self._text_size)
        self._text_color = ColorRow("Text colour", kit)
        self._text_color.chosen.connect(lambda color: self._change_text(color=color))
        form.addRow(self._text_color)
        self._anchors = QButtonGroup(self)
        grid = QGridLayout()
        grid.setSpacing(3)
        for i, anchor in enumerate(ANCHORS):
            button = QToolButton()
            button.setText(_ARROWS[i])
            button.setCheckable(True)
            button.setAccessibleName(f"Place {anchor}")
            button.setFixedSize(30, 26)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(
                lambda _checked=False, a=anchor: self._change_text(anchor=a, dx=0.0, dy=0.0)
            )
            self._anchors.addButton(button, i)
            grid.addWidget(button, i // 3, i % 3)
        row = QHBoxLayout()
        row.addLayout(grid)
        row.addStretch(1)
        form.addRow("Place", row)
        hint = QLabel("Or drag the text on the picture.")
        hint.setProperty("role", "muted")
        form.addRow("", hint)
        self._stroke = self._check("Outline", "stroke", form)
        self._shadow = self._check("Shadow", "shadow", form)
        self._background = self._check("Background", "background", form)
        form.addRow(self._button("Delete text", "Delete text", self.delete_asked))
        return page

    def _check(self, label: str, field: str, form: QFormLayout) -> QCheckBox:
        box = QCheckBox(label)
        box.setAccessibleName(label)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        def toggled(on: bool) -> None:
            value: Any = ("#000000" if on else "") if field == "background" else on
            self._change_text(**{field: value})

        box.toggled.connect(toggled)
        form.addRow(box)
        return box

    # ---------------------------------------------------------------- showing

    def show_nothing(self, clip: bool) -> None:
        """No mark is chosen; ``clip`` says whether there is a clip to put one on."""
        self.setEnabled(clip)
        self._pages.setCurrentIndex(0)

    def show_spotlight(self, light: Spotlight, key_text: str, key_deletable: bool) -> None:
        """Show the chosen spotlight."""
        self._showing = True
        self.setEnabled(True)
        for chip in self._shape.buttons():
            chip.setChecked(chip.property("shape") == light.shape)
        self._color.show_color(light.color, self._kit.theme.tokens)
        self._sliders["stroke"].setValue(light.stroke)
        for name, share in (
            ("fill", light.fill),
            ("dim", light.dim),
            ("brighten", light.brighten),
        ):
            if not self._sliders[name].isSliderDown():
                self._sliders[name].setValue(round(share * 100))
        self._key.setText(key_text)
        self._key_delete.setEnabled(key_deletable)
        self._pages.setCurrentIndex(1)
        self._showing = False

    def show_text(self, text: Text) -> None:
        """Show the chosen text."""
        self._showing = True
        self.setEnabled(True)
        self._text = text
        if not self._words.hasFocus():
            self._words.setText(text.text)
        nearest = min(range(len(TEXT_SIZES)), key=lambda i: abs(TEXT_SIZES[i][1] - text.size))
        self._text_size.setCurrentIndex(nearest)
        self._text_color.show_color(text.color, self._kit.theme.tokens)
        self._anchors.button(ANCHORS.index(text.anchor)).setChecked(True)
        self._stroke.setChecked(text.stroke)
        self._shadow.setChecked(text.shadow)
        self._background.setChecked(bool(text.background))
        self._pages.setCurrentIndex(2)
        self._showing = False

    def edit_words(self) -> None:
        """Put the cursor into the words, all of them selected."""
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)
        self._words.selectAll()

    def _words_edited(self) -> None:
        words = self._words.text().strip()
        if words:
            self._change_text(text=words)

    def _change_text(self, **changes: Any) -> None:
        if self._text is None or self._showing:
            return
        changed = replace(self._text, **changes)
        if changed != self._text:
            self.text_changed.emit(changed)


def _overline(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "overline")
    return label
