"""How the chosen spotlight looks."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QWidget,
)

from app.core.edit import EASES, SHAPES, Shape, Spotlight, SpotlightKey
from app.core.time import format_clock
from app.ui.common.elided import ElidedLabel
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.scrolled import narrow
from app.ui.overlay.color_row import ColorRow
from app.ui.overlay.form_parts import form_of, overline, press

SHAPE_NAMES: dict[Shape, str] = {"body": mark("Body"), "ground": mark("Ground")}


class SpotlightPage(QWidget):
    """Shows values and says what was chosen."""

    styled = Signal(dict)
    tried = Signal(dict)
    """The same while a slider is in the hand."""
    ease_chosen = Signal(str)
    key_deleted = Signal()
    delete_asked = Signal()
    duplicate_asked = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._showing = False
        form = form_of(self)
        form.addRow(overline(tr("SPOTLIGHT")))
        self._shape = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(6)
        for shape in SHAPES:
            chip = press(
                tr(SHAPE_NAMES[shape]),
                tr("Shape {shape}", shape=tr(SHAPE_NAMES[shape]).lower()),
                partial(self.styled.emit, {"shape": shape}),
            )
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setProperty("shape", shape)
            self._shape.addButton(chip)
            row.addWidget(chip)
        row.addStretch(1)
        form.addRow(tr("Shape"), row)
        self._color = ColorRow(tr("Spotlight colour"), kit)
        self._color.chosen.connect(lambda color: self.styled.emit({"color": color}))
        form.addRow(self._color)
        self._sliders = {
            "stroke": self._slider(tr("Stroke"), "stroke", 1, 3, form),
            "fill": self._slider(tr("Fill"), "fill", 0, 40, form),
            "dim": self._slider(tr("Dim outside"), "dim", 0, 40, form),
            "brighten": self._slider(tr("Brighten"), "brighten", 0, 40, form),
        }
        self._build_key(form)

    def _build_key(self, form: QFormLayout) -> None:
        actions = self._kit.actions
        self._key = ElidedLabel()
        self._key.setProperty("role", "muted")
        self._key.setAccessibleName(tr("Spotlight keyframe"))
        self._key.setWordWrap(True)
        form.addRow(self._key)
        self._ease = QComboBox()
        self._ease.setAccessibleName(tr("Ease"))
        self._ease.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        narrow(self._ease)
        for ease in EASES:
            self._ease.addItem(tr(ease.capitalize()), ease)
        self._ease.activated.connect(lambda i: self.ease_chosen.emit(self._ease.itemData(i)))
        tip = actions["overlay.delete_key"].toolTip()
        self._key_delete = press(
            tr("Delete keyframe"), tr("Delete keyframe"), self.key_deleted.emit, tip
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._ease, 1)
        row.addWidget(self._key_delete, 1)
        form.addRow(row)
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, name, signal, command in (
            (tr("Duplicate"), tr("Duplicate spotlight"), self.duplicate_asked, "overlay.duplicate"),
            (tr("Delete"), tr("Delete spotlight"), self.delete_asked, "overlay.delete"),
        ):
            button: QPushButton = press(words, name, signal.emit, actions[command].toolTip())
            row.addWidget(button)
        form.addRow(row)

    def _slider(self, label: str, field: str, low: int, high: int, form: QFormLayout) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setAccessibleName(label)
        slider.setRange(low, high)
        slider.setPageStep(max(1, (high - low) // 8))
        slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        def value() -> dict[str, float]:
            return {field: slider.value() if field == "stroke" else slider.value() / 100}

        def moved() -> None:
            if not self._showing:
                (self.tried if slider.isSliderDown() else self.styled).emit(value())

        slider.valueChanged.connect(lambda _value: moved())
        slider.sliderReleased.connect(lambda: self.styled.emit(value()))
        form.addRow(label, slider)
        return slider

    def show_light(self, light: Spotlight, inside: bool, key: SpotlightKey | None) -> None:
        """Show a spotlight; ``inside``: the playhead is; ``key``: the keyframe under it."""
        self._showing = True
        for chip in self._shape.buttons():
            chip.setChecked(chip.property("shape") == light.shape)
        self._color.show_color(light.color, self._kit.theme.tokens)
        shares = {"fill": light.fill, "dim": light.dim, "brighten": light.brighten}
        values = {"stroke": light.stroke, **{n: round(s * 100) for n, s in shares.items()}}
        for name, value in values.items():
            if not self._sliders[name].isSliderDown():
                self._sliders[name].setValue(value)
        self._key.setText(_key_words(inside, key))
        self._ease.setEnabled(key is not None)
        if key is not None:
            self._ease.setCurrentIndex(self._ease.findData(key.ease))
        self._key_delete.setEnabled(key is not None and len(light.keyframes) > 1)
        self._showing = False


def _key_words(inside: bool, key: SpotlightKey | None) -> str:
    if not inside:
        return tr("The playhead is outside this spotlight.")
    if key is None:
        return tr("No keyframe here: moving it makes one")
    return tr("Keyframe at {t_us}", t_us=format_clock(key.t_us, decimals=2))
