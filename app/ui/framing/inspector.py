"""The inspector of Framing: ratio, box, keyframe, speed, freeze, straightening and sound."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from app.core.arrange import DEFAULT_FREEZE_US
from app.core.crop import CropBox
from app.core.edit import EASES, SPEEDS, CropKey, Edit, EditClip, Freeze
from app.core.exact import Q
from app.core.formats import RATIOS, ratio_name
from app.core.limits import MAX_FREEZE_US
from app.core.time import format_clock, microseconds
from app.core.timemap import output_length_us, time_map
from app.ui.common.elided import ElidedLabel
from app.ui.common.guides import LEAST_DIM, MOST_DIM, Guides
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.scrolled import narrow, scrolled_column
from app.ui.framing.crop_tool import UPSCALE_WARN
from app.ui.framing.speed_lane import speed_label


class FramingInspector(QWidget):
    """Shows values and says what was chosen; writes nothing itself."""

    ratio_chosen = Signal(str)
    ease_chosen = Signal(str)
    key_deleted = Signal()
    speed_chosen = Signal(object)
    """``Fraction``"""
    freeze_toggled = Signal()
    freeze_length = Signal(float)
    """Seconds for the freeze under the playhead."""
    split_asked = Signal()
    straightened = Signal(float)
    horizon_asked = Signal()
    dim_chosen = Signal(float)
    dim_tried = Signal(float)
    thirds_toggled = Signal()
    safe_toggled = Signal()
    mute_toggled = Signal(bool)
    copy_asked = Signal()
    paste_asked = Signal()
    export_asked = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._showing = False
        self._column, foot = scrolled_column(self)
        self._build_format()
        self._build_box()
        self._rows = QVBoxLayout()
        self._column.addLayout(self._rows)
        self._build_time()
        self._build_sound()
        self._build_guides()
        self._column.addStretch(1)
        self._length = QLabel()
        self._length.setProperty("role", "title")
        self._length.setAccessibleName(tr("Output length"))
        foot.addWidget(self._length)
        self._export = QPushButton(tr("Export…"))
        self._export.setProperty("role", "primary")
        self._export.setAccessibleName(tr("Export"))
        self._export.clicked.connect(self.export_asked)
        foot.addWidget(self._export)
        self.show_clip(None, None)

    # ---------------------------------------------------------------- parts

    def add_row(self, row: QWidget) -> None:
        """One more row below the box, of another's making."""
        self._rows.addWidget(row)

    def _heading(self, text: str) -> None:
        label = QLabel(text.upper())
        label.setProperty("role", "overline")
        self._column.addSpacing(6)
        self._column.addWidget(label)

    def _press(
        self, text: str, signal: Callable[[], object], name: str = "", command: str = ""
    ) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name or text)
        button.setToolTip(self._kit.actions[command].toolTip() if command else name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: signal())
        return button

    def _build_format(self) -> None:
        self._heading(tr("Ratio"))
        self._ratios = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(4)
        for name in RATIOS:
            chip = QPushButton(tr(name.capitalize()))
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setAccessibleName(tr("Ratio {name}", name=name))
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.setProperty("ratio", name)
            chip.clicked.connect(lambda _checked=False, name=name: self.ratio_chosen.emit(name))
            self._ratios.addButton(chip)
            row.addWidget(chip)
        row.addStretch(1)
        self._column.addLayout(row)

    def _build_box(self) -> None:
        self._heading(tr("Box"))
        self._badge = ElidedLabel()
        self._badge.setAccessibleName(tr("Box size and enlargement"))
        self._column.addWidget(self._badge)
        self._key = ElidedLabel()
        self._key.setProperty("role", "muted")
        self._key.setAccessibleName(tr("Keyframe under the playhead"))
        self._column.addWidget(self._key)
        self._ease = QComboBox()
        self._ease.setAccessibleName(tr("Ease"))
        self._ease.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        narrow(self._ease)
        for ease in EASES:
            self._ease.addItem(tr(ease.capitalize()), ease)
        self._ease.activated.connect(lambda i: self.ease_chosen.emit(self._ease.itemData(i)))
        self._delete = self._press(
            tr("Delete keyframe"), self.key_deleted.emit, command="frame.delete_key"
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._ease, 1)
        row.addWidget(self._delete)
        self._column.addLayout(row)
        self._angle = QDoubleSpinBox()
        self._angle.setAccessibleName(tr("Straighten"))
        self._angle.setRange(-20.0, 20.0)
        self._angle.setSingleStep(0.1)
        self._angle.setDecimals(1)
        self._angle.setSuffix("°")
        self._angle.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._angle.setKeyboardTracking(False)
        self._angle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._angle.valueChanged.connect(self._angle_changed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(QLabel(tr("Straighten")), 1)
        line = (tr("Line"), self.horizon_asked.emit, tr("Straighten along a line"), "frame.horizon")
        row.addWidget(self._press(*line))
        row.addWidget(self._angle)
        self._column.addLayout(row)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(
            self._press(tr("Copy"), self.copy_asked.emit, tr("Copy framing"), "frame.copy")
        )
        self._paste = self._press(
            tr("Paste"), self.paste_asked.emit, tr("Paste framing"), "frame.paste"
        )
        row.addWidget(self._paste)
        self._column.addLayout(row)

    def _build_guides(self) -> None:
        self._heading(tr("Guides"))
        row = QHBoxLayout()
        row.setSpacing(4)
        self._thirds = self._chip(tr("Thirds"), self.thirds_toggled.emit, "view.thirds")
        self._safe = self._chip(tr("Safe areas"), self.safe_toggled.emit, "view.safe_areas")
        row.addWidget(self._thirds)
        row.addWidget(self._safe)
        row.addStretch(1)
        self._column.addLayout(row)
        self._dim = QSlider(Qt.Orientation.Horizontal)
        self._dim.setAccessibleName(tr("Dim outside the box"))
        self._dim.setRange(round(LEAST_DIM * 100), round(MOST_DIM * 100))
        self._dim.setPageStep(10)
        self._dim.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._dim.valueChanged.connect(self._dim_changed)
        self._dim.sliderReleased.connect(lambda: self.dim_chosen.emit(self._dim.value() / 100))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(QLabel(tr("Dim outside")))
        row.addWidget(self._dim, 1)
        self._column.addLayout(row)

    def _chip(self, text: str, signal: Callable[[], object], command: str) -> QPushButton:
        chip = self._press(text, signal, command=command)
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        return chip

    def _build_time(self) -> None:
        self._part = ElidedLabel()
        self._part.setProperty("role", "overline")
        self._part.setAccessibleName(tr("What the speed is for"))
        self._column.addSpacing(6)
        self._column.addWidget(self._part)
        self._speeds = QButtonGroup(self)
        grid = QGridLayout()
        grid.setSpacing(4)
        for i, speed in enumerate(SPEEDS):
            chip = QPushButton(speed_label(speed))
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setAccessibleName(tr("Speed {speed_label}", speed_label=speed_label(speed)))
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.clicked.connect(lambda _checked=False, s=speed: self.speed_chosen.emit(s))
            self._speeds.addButton(chip, i)
            grid.addWidget(chip, i // 4, i % 4)
        self._column.addLayout(grid)
        self._freeze = self._press(
            tr("Freeze 2 s"), self.freeze_toggled.emit, tr("Freeze"), "frame.freeze"
        )
        self._split = self._press(
            tr("Split"), self.split_asked.emit, tr("Split at the playhead"), "frame.split"
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._split)
        row.addWidget(self._freeze)
        self._column.addLayout(row)
        self._hold = QDoubleSpinBox()
        self._hold.setAccessibleName(tr("Length of the freeze"))
        self._hold.setRange(0.1, MAX_FREEZE_US / 1_000_000)
        self._hold.setSingleStep(0.5)
        self._hold.setDecimals(1)
        self._hold.setValue(DEFAULT_FREEZE_US / 1_000_000)
        self._hold.setSuffix(" s")
        self._hold.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._hold.setKeyboardTracking(False)
        self._hold.valueChanged.connect(self._hold_changed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(QLabel(tr("Freeze for")), 1)
        row.addWidget(self._hold)
        self._column.addLayout(row)

    def _build_sound(self) -> None:
        self._mute = QCheckBox(tr("Mute this clip"))
        self._mute.setAccessibleName(tr("Mute this clip"))
        self._mute.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._mute.toggled.connect(self._mute_changed)
        self._column.addWidget(self._mute)

    # ---------------------------------------------------------------- showing

    def show_clip(self, edit: Edit | None, clip: EditClip | None) -> None:
        """Show the values of a clip."""
        self._showing = True
        self.setEnabled(clip is not None)
        ratio = ratio_name(edit.reel.size) if edit else ""
        for chip in self._ratios.buttons():
            chip.setChecked(chip.property("ratio") == ratio)
        if clip is not None and edit is not None:
            self._angle.setValue(clip.rotation_deg)
            self._mute.setChecked(clip.audio.mute)
            self.show_length(edit, clip)
        else:
            self._length.setText("")
        self._showing = False

    def show_length(self, edit: Edit, clip: EditClip) -> None:
        """Show how long the clip and the reel will be, while the hand moves too."""
        total = format_clock(output_length_us(edit.clips, edit.reel), decimals=1)
        length = format_clock(microseconds(time_map(clip).duration), decimals=1)
        self._length.setText(tr("{length}  ·  reel {total}", length=length, total=total))

    def show_angle(self, degrees: float) -> None:
        """Show an angle that is tried."""
        self._showing = True
        self._angle.setValue(degrees)
        self._showing = False

    def show_guides(self, guides: Guides) -> None:
        """Show which guides are drawn."""
        self._showing = True
        self._thirds.setChecked(guides.thirds)
        self._safe.setChecked(guides.safe)
        if not self._dim.isSliderDown():
            self._dim.setValue(round(guides.dim * 100))
        self._showing = False

    def show_box(self, box: CropBox | None, size: tuple[int, int]) -> None:
        """Show the box's size in source pixels and how much it is enlarged; amber above 2×."""
        if box is None:
            self._badge.setText("")
            return
        height = box.height / Q
        width = height * size[0] / size[1]
        upscale = size[1] / height
        self._badge.setText(
            tr(
                "{width:.0f} × {height:.0f} px  ·  {upscale:.2f}× enlarged",
                width=width,
                height=height,
                upscale=upscale,
            )
        )
        color = self._kit.theme.tokens.warn if upscale > UPSCALE_WARN else ""
        self._badge.setStyleSheet(f"color: {color}" if color else "")
        self._badge.setToolTip(tr("The picture gets soft above 2×") if color else "")

    def show_key(self, key: CropKey | None) -> None:
        """Show the keyframe under the playhead."""
        self._ease.setEnabled(key is not None)
        self._delete.setEnabled(key is not None)
        if key is None:
            self._key.setText(tr("No keyframe here: moving the box makes one"))
        else:
            self._key.setText(tr("Keyframe at {t_us}", t_us=format_clock(key.t_us, decimals=2)))
            self._ease.setCurrentIndex(self._ease.findData(key.ease))

    def show_part(self, speed: Fraction, freeze: Freeze | None, marked: bool = False) -> None:
        """Show the speed of the part under the playhead, and the freeze that stands there.

        ``marked``: a stretch was marked, and a speed is for that one.
        """
        words = (
            tr("Speed of the marked stretch")
            if marked
            else tr("Speed of the part under the playhead")
        )
        self._part.setText(words.upper())
        for i, offered in enumerate(SPEEDS):
            self._speeds.button(i).setChecked(offered == speed)
        self._freeze.setText(tr("Remove freeze") if freeze else tr("Freeze 2 s"))
        self._hold.setEnabled(freeze is not None)
        if freeze is not None and not self._hold.hasFocus():
            self._showing = True
            self._hold.setValue(freeze.freeze_us / 1_000_000)
            self._showing = False

    def show_paste(self, possible: bool) -> None:
        """Whether something was copied."""
        self._paste.setEnabled(possible)

    def _angle_changed(self, value: float) -> None:
        if not self._showing:
            self.straightened.emit(value)

    def _dim_changed(self, value: int) -> None:
        if self._showing:
            return
        if self._dim.isSliderDown():
            self.dim_tried.emit(value / 100)
        else:
            self.dim_chosen.emit(value / 100)

    def _hold_changed(self, value: float) -> None:
        if not self._showing:
            self.freeze_length.emit(value)

    def _mute_changed(self, value: bool) -> None:
        if not self._showing:
            self.mute_toggled.emit(value)
