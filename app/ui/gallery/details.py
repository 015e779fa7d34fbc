"""Right of the gallery: everything known of the chosen export, and what can be done with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.cost import dollars
from app.core.export import ExportJob
from app.core.time import format_clock
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.name_field import NameField
from app.ui.gallery.progress import note_of
from app.ui.gallery.versions import Film
from app.ui.gallery.words import (
    KINDS,
    QUALITIES,
    day_words,
    laptop_words,
    place_words,
    size_words,
    version_words,
)

_ROWS = (
    *(mark("Kind"), mark("Length"), mark("File size"), mark("Quality")),
    *(mark("Made"), mark("Rendered"), mark("Cost"), mark("File")),
)

ELSEWHERE = mark(
    "Only the laptop that made it has the file. Export it again to have it here; deleting takes it "
    "off this list and leaves the file alone."
)


class ExportDetails(QFrame):
    """Shows one export; says what was asked for and changes nothing itself."""

    play_chosen = Signal()
    reveal_chosen = Signal()
    again_chosen = Signal()
    delete_chosen = Signal()
    renamed = Signal(str)
    """The new name as typed."""
    version_chosen = Signal(str)
    """The id of another version of the film."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._job: ExportJob | None = None
        self._film: Film | None = None
        self.setProperty("role", "panel")
        self._hint = QLabel(tr("Choose an export to see its details."))
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._name = NameField()
        self._name.setAccessibleName(tr("Name of the export"))
        self._name.setToolTip(tr("Type another name; the file is renamed too"))
        self._name.setMaxLength(120)
        self._name.editingFinished.connect(self._name_edited)
        self._name.given_up.connect(self._show_name)
        self._values: dict[str, QLabel] = {}
        self._labels: dict[str, QLabel] = {}
        self._note = QLabel()
        self._note.setProperty("role", "muted")
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self.versions = QComboBox()
        self.versions.setAccessibleName(tr("Version"))
        self.versions.setToolTip(tr("Exports of the same reel or game, the newest first"))
        self.versions.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.versions.hide()
        self.versions.activated.connect(
            lambda i: self.version_chosen.emit(self.versions.itemData(i))
        )
        self._body = QWidget()
        self._lay_out()
        kit.theme.changed.connect(self._paint_icons)
        self._paint_icons()
        self.show_job(None, missing=False)

    def _lay_out(self) -> None:
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        body.addWidget(self._name)
        body.addWidget(self.versions)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(7)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for row in _ROWS:
            label = QLabel(tr(row))
            label.setProperty("role", "muted")
            value = QLabel()
            value.setWordWrap(True)
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setAccessibleName(tr(row))
            form.addRow(label, value)
            self._values[row], self._labels[row] = value, label
        body.addLayout(form)
        body.addWidget(self._note)
        self.play = self._button(tr("Play"), "play", self.play_chosen)
        self.play.setProperty("role", "primary")
        self.reveal = self._button(tr("Show in folder"), "folder", self.reveal_chosen)
        self.again = self._button(tr("Export again…"), "retry", self.again_chosen)
        self.delete = self._button(tr("Delete"), "delete", self.delete_chosen)
        body.addSpacing(4)
        body.addWidget(self.play)
        body.addWidget(self.reveal)
        row_of_two = QHBoxLayout()
        row_of_two.setSpacing(8)
        row_of_two.addWidget(self.again, 1)
        row_of_two.addWidget(self.delete)
        body.addLayout(row_of_two)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(self._hint)
        column.addWidget(self._body)
        column.addStretch(1)

    def _button(self, text: str, icon: str, signal: object) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text.rstrip("…"))
        button.setProperty("icon_name", icon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: signal.emit())  # type: ignore[attr-defined]
        return button

    def show_job(self, job: ExportJob | None, *, missing: bool) -> None:
        """Show an export; ``missing`` says that its file is not where it was."""
        same = job is not None and self._job is not None and job.id == self._job.id
        typing = same and self._name.hasFocus() and self._name.isModified()
        self._job = job
        self._hint.setVisible(job is None)
        self._body.setVisible(job is not None)
        if job is None:
            return
        if not typing:
            self._show_name()
        path = Path(job.out)
        length = format_clock(job.duration_us, decimals=1)
        values = {
            "Kind": tr(KINDS[job.kind]),
            "Length": f"{length}  ({tr('{count} frames', count=job.frames)})",
            "File size": size_words(job.size_bytes),
            "Quality": tr(QUALITIES[job.quality]),
            "Made": day_words(job.created_us),
            "Rendered": place_words(job),
            "Cost": dollars(job.cost_usd) if job.cost_usd else "",
            "File": tr("{name} is not there any more", name=path.name) if missing else path.name,
        }
        if not job.here:
            values["File"] = tr("{name} is on {laptop}", name=path.name, laptop=laptop_words(job))
        for row, words in values.items():
            # A file name has no spaces to break at: let it break after every underscore.
            self._values[row].setText(words.replace("_", "_\u200b") if row == "File" else words)
        for cells in (self._labels, self._values):
            cells["Cost"].setVisible(bool(values["Cost"]))
        note = note_of(job, None) if job.here else tr(ELSEWHERE)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._values["File"].setToolTip(str(path) if job.here else "")
        color = self._kit.theme.tokens.warn if missing else ""
        self._values["File"].setStyleSheet(f"color: {color}" if color else "")
        self.play.setEnabled(job.here and not missing)
        self.play.setVisible(job.here)
        self.reveal.setVisible(job.here)
        self._name.setReadOnly(not job.here)

    def show_versions(self, film: Film | None) -> None:
        """The versions of the film to choose from; nothing where there is only one."""
        if film == self._film:  # a list that hangs open would fall shut
            return
        self._film = film
        self.versions.clear()
        several = film is not None and len(film.versions) > 1
        self.versions.setVisible(several)
        if film is not None and several:
            count = len(film.versions)
            for n, job in enumerate(film.versions):
                number = tr("{count} of {total}", count=count - n, total=count)
                self.versions.addItem(f"{number}  ·  {version_words(job)}", job.id)
            self.versions.setCurrentIndex(film.at)

    def edit_name(self) -> None:
        """Put the cursor into the name, all of it selected."""
        if self._job is not None and self._job.here:
            self._name.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._name.selectAll()

    def _show_name(self) -> None:
        """The name as the library has it, whatever was typed."""
        if self._job is not None:
            self._name.setText(self._job.name)
            self._name.setCursorPosition(0)

    def _name_edited(self) -> None:
        name = self._name.text().strip()
        self._name.setModified(False)  # from here on the library's name is shown
        if self._job is None:
            return
        if name and name != self._job.name:
            self.renamed.emit(name)
        else:
            self._name.setText(self._job.name)

    def _paint_icons(self) -> None:
        tokens = self._kit.theme.tokens
        for button in (self.play, self.reveal, self.again, self.delete):
            color = tokens.on_accent if button is self.play else ""
            button.setIcon(self._kit.icons.get(button.property("icon_name"), color))
