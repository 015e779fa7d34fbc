"""The fields of a reel's intro card, with the card beside them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.edit import Intro
from app.core.limits import MAX_INTRO_US, MAX_NAME, MIN_INTRO_US
from app.ui.common.color_button import ColorButton
from app.ui.common.file_dialog import file_dialog
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.pixels import image_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CARD = QSize(114, 158)
REST_MS = 350
PICTURES = mark("Pictures (*.jpg *.jpeg *.png)")


class IntroForm(QWidget):
    """Shows one card; every change leaves as a whole card."""

    changed = Signal(object, str)
    """``Intro`` as it should be, and the name of the undo step."""
    photo_asked = Signal(object)
    """``Path`` of the picture file that was chosen."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._intro = Intro("")
        self._filling = False
        self.title, self.subtitle = self._line(tr("Title")), self._line(tr("Subtitle"))
        self.length = seconds_box(tr("Length of the card"), MIN_INTRO_US, MAX_INTRO_US)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._length_chosen)
        self.length.valueChanged.connect(self._wait_for_rest)
        self.colors = {
            "color": ColorButton(tr("Text")),
            "background": ColorButton(tr("Background")),
            "accent": ColorButton(tr("Line")),
        }
        for name, button in self.colors.items():
            button.chosen.connect(
                lambda color, name=name: self._change(mark("colour intro card"), **{name: color})
            )
        self.choose, self.drop = QPushButton(tr("Photo…")), QPushButton(tr("Without photo"))
        for push in (self.choose, self.drop):
            push.setAutoDefault(False)
            push.setAccessibleName(push.text().rstrip("…"))
        self.choose.setToolTip(tr("A JPEG or PNG of the player"))
        self.choose.clicked.connect(self._ask_photo)
        self.drop.clicked.connect(lambda: self._change(mark("remove photo"), photo=""))
        self.picture = QLabel()
        self.picture.setAccessibleName(tr("The card as it will look"))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setFixedSize(CARD)
        self._lay_out()

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(tr("{name} of the card", name=name))
        line.setPlaceholderText(name)
        line.setMaxLength(MAX_NAME)
        line.editingFinished.connect(self._words_typed)
        return line

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.addRow(self.title)
        form.addRow(self.subtitle)
        colors = QHBoxLayout()
        colors.setSpacing(6)
        for button in self.colors.values():
            colors.addWidget(button)
        form.addRow(colors)
        photo = QHBoxLayout()
        photo.setSpacing(6)
        photo.addWidget(self.choose)
        photo.addWidget(self.drop)
        photo.addStretch(1)
        photo.addWidget(self.length)
        form.addRow(photo)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(form, 1)
        side = QVBoxLayout()
        side.addWidget(self.picture)
        side.addStretch(1)
        row.addLayout(side)

    def show_intro(self, intro: Intro) -> None:
        """Show a card; words that are being typed stay."""
        self._filling = True
        self._intro = intro
        for line, words in ((self.title, intro.title), (self.subtitle, intro.subtitle)):
            if not line.hasFocus():
                line.setText(words)
        if not self._rest.isActive():
            self.length.setValue(intro.us / 1e6)
        for name, button in self.colors.items():
            button.show_color(getattr(intro, name))
        edge = self._kit.theme.tokens.border
        self.picture.setStyleSheet(f"border: 1px solid {edge}; border-radius: 4px")
        self.drop.setVisible(bool(intro.photo))
        self.choose.setText(tr("Other photo…") if intro.photo else tr("Photo…"))
        self._filling = False

    def show_picture(self, pixels: NDArray[np.uint8]) -> None:
        """The card as it is drawn."""
        image = image_of(pixels, self.devicePixelRatioF())
        self.picture.setPixmap(QPixmap.fromImage(image))

    def box(self) -> tuple[int, int]:
        """The room for the drawn card in device pixels."""
        ratio = self.devicePixelRatioF()
        return round((CARD.width() - 6) * ratio), round((CARD.height() - 6) * ratio)

    def _change(self, what: str, **values: object) -> None:
        new = replace(self._intro, **values)  # type: ignore[arg-type]
        if new != self._intro and not self._filling:
            self._intro = new
            self.changed.emit(new, what)

    def _words_typed(self) -> None:
        title, subtitle = self.title.text().strip(), self.subtitle.text().strip()
        self._change(mark("write intro card"), title=title, subtitle=subtitle)

    def _wait_for_rest(self) -> None:
        """Several presses of an arrow are one step."""
        if not self._filling:
            self._rest.start()

    def _length_chosen(self) -> None:
        self._change(mark("length of intro card"), us=round(self.length.value() * 1_000_000))

    def _ask_photo(self) -> None:
        dialog = file_dialog(self, tr("The photo of the intro card"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr(PICTURES))
        dialog.filesSelected.connect(lambda names: self.photo_asked.emit(Path(names[0])))
        dialog.open()

    def take_photo(self, photo: str) -> None:
        """The chosen picture was read."""
        self._change(mark("photo of intro card"), photo=photo)


def seconds_box(name: str, low_us: int, high_us: int) -> QDoubleSpinBox:
    """A field for seconds, to a tenth."""
    box = QDoubleSpinBox()
    box.setAccessibleName(tr("{name}, in seconds", name=name))
    box.setToolTip(name)
    box.setRange(low_us / 1e6, high_us / 1e6)
    box.setSingleStep(0.1)
    box.setDecimals(1)
    box.setSuffix(" s")
    box.setKeyboardTracking(False)
    box.setAlignment(Qt.AlignmentFlag.AlignRight)
    box.setFixedWidth(92)
    return box
