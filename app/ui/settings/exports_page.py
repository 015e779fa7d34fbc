"""Where exports go, and what encodes them."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QVBoxLayout, QWidget

from app.services.battery import USUAL_PERCENT
from app.services.encoder_choice import EncoderLine
from app.services.workspace import Workspace
from app.ui.common.below import told
from app.ui.common.chips import Chips
from app.ui.common.elided import ElidedLabel
from app.ui.common.file_dialog import file_dialog
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.gallery.choices import ENCODERS, REMEMBERED, Remembered, remembered
from app.ui.gallery.words import encoder_words
from app.ui.settings.parts import heading, muted, push, row, table

_SHORT = {
    "auto": mark("Automatic"),
    "x264": mark("Processor"),
    "nvenc": "NVENC",
    "qsv": "Quick Sync",
    "amf": "AMF",
    "videotoolbox": "VideoToolbox",
    "vaapi": "VAAPI",
}
_HERE = {
    "linux": ("x264", "nvenc", "qsv", "vaapi"),
    "win32": ("x264", "nvenc", "qsv", "amf"),
    "darwin": ("x264", "videotoolbox"),
}
"""What a computer of this kind can have."""
TRYING = mark("Each encoder makes a short film; this takes a few seconds…")


class ExportsPage(QWidget):
    """What the export dialog begins with."""

    def __init__(self, workspace: Workspace, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._kit = workspace, kit
        self._memory = Remembered()
        self._working: tuple[str, ...] = ()
        self._filling = False
        self.folder = ElidedLabel()
        self.folder.mode = Qt.TextElideMode.ElideMiddle
        self.folder.setAccessibleName(tr("Folder of exports"))
        self.change = push(tr("Change…"), tr("Choose the folder of exports"))
        self.library = push(tr("Use library"), tr("Exports go to the library"))
        self.change.clicked.connect(self._ask_folder)
        self.library.clicked.connect(lambda: self._write(replace(self._memory, folder=None)))
        self.encoder: Chips[str] = Chips(tr("Encoder"))
        self.encoder.chosen.connect(
            lambda name: self._write(replace(self._memory, encoder=str(name)))
        )
        self.test = push(tr("Try them"), tr("Try the encoders"))
        self.test.clicked.connect(self._try)
        self.found = muted("")
        self.found.setAccessibleName(tr("What the encoders can do"))
        self.battery = QCheckBox(
            tr("Pause exports on a battery below {usual_percent} %", usual_percent=USUAL_PERCENT)
        )
        self.battery.setAccessibleName(self.battery.text())
        self.battery.toggled.connect(self._battery_toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(heading(tr("Folder")))
        where = row(self.folder, self.change, self.library, stretch=0)
        column.addLayout(table((tr("Exports go to"), where)))
        column.addSpacing(10)
        column.addWidget(heading(tr("Encoder")))
        column.addWidget(self.encoder)
        column.addWidget(
            muted(
                tr(
                    "Automatic takes the graphics card where it works, and says so when it does not."
                )
            )
        )
        column.addWidget(row(self.test))
        column.addWidget(self.found)
        column.addSpacing(10)
        column.addWidget(heading(tr("Battery")))
        column.addWidget(self.battery)
        column.addStretch(1)
        self._offer()

    def read(self) -> None:
        """What is set now."""
        watch = self._kit.relay.watch
        watch(self._workspace.settings.get_local(REMEMBERED), self._came)
        watch(self._workspace.battery.limit(), self._limit_came)

    def _came(self, text: str) -> None:
        self._memory = remembered(text)
        folder = self._memory.folder
        self.folder.setText(str(folder) if folder else tr("The library's own folders"))
        self.library.setVisible(folder is not None)
        self._offer()

    def _offer(self) -> None:
        able = self._working or _HERE.get(sys.platform, ENCODERS)
        names = [name for name in ENCODERS if name in ("auto", self._memory.encoder, *able)]
        words = [(tr(_SHORT[name]), name, encoder_words(name)) for name in names]
        self.encoder.offer(words, self._memory.encoder)

    def _limit_came(self, limit: str) -> None:
        self._filling = True
        self.battery.setChecked(limit != "0")
        self._filling = False

    def _battery_toggled(self, on: bool) -> None:
        if not self._filling:
            setting = self._workspace.battery.set_limit(USUAL_PERCENT if on else 0)
            self._kit.relay.watch(setting, None, self._kit.tell)

    def _write(self, memory: Remembered) -> None:
        writing = self._workspace.settings.put_local(REMEMBERED, memory.to_json())
        self._kit.relay.watch(writing, lambda _none: self.read(), self._kit.tell)

    def _ask_folder(self) -> None:
        dialog = file_dialog(self, tr("Where should exports go?"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.filesSelected.connect(lambda names: self.set_folder(Path(names[0])))
        dialog.open()

    def set_folder(self, folder: Path) -> None:
        """Exports go there from now on."""
        self._write(replace(self._memory, folder=folder))

    def _try(self) -> None:
        self.test.setEnabled(False)
        self.found.setText(tr(TRYING))

        def came(lines: tuple[EncoderLine, ...]) -> None:
            self.test.setEnabled(True)
            self.found.setText("\n".join(map(line_words, lines)))
            self._working = tuple(line.name for line in lines if line.works)
            self._offer()

        def failed(error: BaseException) -> None:
            self.test.setEnabled(True)
            self.found.setText("")
            self._kit.tell(error)

        self._kit.relay.watch(self._workspace.encoders.test(), came, failed)


def line_words(line: EncoderLine) -> str:
    """``✓  NVIDIA NVENC: H.264, HEVC``, or why not."""
    good = ", ".join(line.codecs)
    words = "; ".join(filter(None, (good, told(line.reason))))
    return f"{'✓' if line.works else '–'}  {encoder_words(line.name)}: {words}"
