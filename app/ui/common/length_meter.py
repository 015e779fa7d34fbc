"""How long a reel is, against what it is for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.edit import Edit
from app.core.presets import PRESETS, PresetName, preset_of
from app.core.time import format_clock
from app.core.timemap import output_length_us
from app.ui.common.below import told
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.words import many


class LengthMeter(QWidget):
    """A bar and a number, and ``preset``, which stands where its owner puts it; says what was chosen
    and changes nothing itself."""

    preset_chosen = Signal(str)
    """The ``PresetName``."""
    fit_asked = Signal()
    """Clips are to be taken out until the reel fits."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._preset, self._edit = PRESETS[0], None
        self.preset = QComboBox()
        self.preset.setAccessibleName(tr("What the reel is for"))
        self.preset.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for i, preset in enumerate(PRESETS):
            self.preset.addItem(told(preset.title), preset.name)
            self.preset.setItemData(i, told(preset.tip), Qt.ItemDataRole.ToolTipRole)
        self.preset.activated.connect(lambda i: self.preset_chosen.emit(PRESETS[i].name))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Length against the limit"))
        self.words = QLabel()
        self.words.setProperty("role", "muted")
        self.words.setAccessibleName(tr("Length of the reel"))
        self.fit = QPushButton(tr("Keep the best that fit"))
        self.fit.setProperty("role", "link")
        self.fit.setStyleSheet("padding-left: 0")
        self.fit.setAccessibleName(tr("Keep the best clips that fit"))
        self.fit.setToolTip(tr("Take the lowest rated clips out until the reel fits"))
        self.fit.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fit.clicked.connect(lambda _checked=False: self.fit_asked.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.bar)
        column.addWidget(self.words)
        column.addWidget(self.fit, 0, Qt.AlignmentFlag.AlignLeft)
        kit.theme.changed.connect(self._show)
        self._show()

    _edit: Edit | None

    def show_edit(self, edit: Edit | None) -> None:
        """The reel as it stands."""
        self._edit = edit
        self._show()

    def show_preset(self, name: PresetName) -> None:
        """What it is for."""
        self._preset = preset_of(name)
        self.preset.setCurrentIndex(PRESETS.index(self._preset))
        self._show()

    def _show(self, *_: object) -> None:
        edit, preset = self._edit, self._preset
        total = output_length_us(edit.clips, edit.reel) if edit is not None else 0
        over = bool(preset.max_us) and total > preset.max_us
        self.preset.setEnabled(edit is not None)
        self.preset.setToolTip(preset.tip)
        self.bar.setVisible(bool(preset.max_us) and edit is not None)
        self.bar.setRange(0, max(1, preset.max_us // 1000))
        self.bar.setValue(min(total, preset.max_us) // 1000)
        color = self._kit.theme.tokens.warn if over else ""
        self.bar.setStyleSheet(f"QProgressBar::chunk {{ background: {color}; }}" if color else "")
        self.words.setStyleSheet(f"color: {color}" if color else "")
        self.fit.setVisible(over and edit is not None and len(edit.clips) > 1)
        self.words.setText(length_words(edit, total, preset.max_us))


def length_words(edit: Edit | None, total_us: int, max_us: int) -> str:
    """``4 clips · 0:48.2 of 1:00``; how much too long where it is."""
    if edit is None:
        return ""
    count, total = len(edit.clips), format_clock(total_us, decimals=1)
    words = f"{many(count, 'clip')} · {total}"
    if not max_us:
        return words
    if total_us > max_us:
        return tr(
            "{words}, {over} too long",
            words=words,
            over=format_clock(total_us - max_us, decimals=1),
        )
    return tr("{words} of {most}", words=words, most=format_clock(max_us))
