"""The fields of the export dialog and how they lie; they decide nothing."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.core.export import (
    EXPORT_CODECS,
    EXPORT_QUALITIES,
    ExportCodec,
    ExportKind,
    ExportQuality,
)
from app.core.formats import RATIOS
from app.core.naming import TEMPLATE, TEMPLATE_FIELDS
from app.core.time import format_clock
from app.services.export import Estimate
from app.ui.common.chips import Chips, ManyChips
from app.ui.common.elided import ElidedLabel
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.gallery.check_list import CheckList
from app.ui.gallery.choices import MOST_MB
from app.ui.gallery.where import WherePicker, cost_words
from app.ui.gallery.words import (
    CODEC_TIPS,
    CODECS,
    KIND_HINTS,
    KINDS,
    QUALITIES,
    rate_words,
    shape_words,
    size_words,
)

WIDTH = 560
AS_FILMED = mark(
    "The clips are copied as they were filmed: quick, and nothing of the picture is lost"
)
ROW_H = 26
QUALITY_TIPS: dict[ExportQuality, str] = {
    "draft": mark("To look at; quick and small"),
    "standard": mark("For phones and social media"),
    "high": mark("For big screens; slower, larger"),
}
RATIO_TIPS = {
    "9:16": mark("Phone"),
    "4:5": mark("Feed"),
    "1:1": mark("Square"),
    "16:9": mark("Television"),
}


class ExportForm(QWidget):
    """Everything inside the dialog."""

    folder_asked = Signal()

    def __init__(self, kit: Kit, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._kit = kit
        self._estimate: Estimate | None = None
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name"))
        self.name.setMaxLength(120)
        self.kind: Chips[ExportKind] = Chips(tr("Kind"))
        self.ratio: ManyChips[str] = ManyChips(tr("Shape"))
        self.ratio.setToolTip(tr("Several shapes become several videos"))
        self.frame_size: Chips[tuple[int, int]] = Chips(tr("Size"))
        self.rate: Chips[Fraction] = Chips(tr("Frame rate"))
        self.quality: Chips[ExportQuality] = Chips(tr("Quality"))
        self.codec: Chips[ExportCodec] = Chips(tr("Format"))
        self.codec_hint = _hint()
        self.limit = _limit()
        self.where = WherePicker()
        self.audio = QCheckBox(tr("With sound"))
        self.audio.setAccessibleName(tr("With sound"))
        self.loudness = QCheckBox(tr("Even loudness"))
        self.loudness.setAccessibleName(tr("Even loudness"))
        self.loudness.setToolTip(
            tr("As loud as films are on phones, whatever the microphone heard")
        )
        self.audio.toggled.connect(self.loudness.setEnabled)
        self.banner = QCheckBox(tr("With banner"))
        self.banner.setAccessibleName(tr("With banner"))
        self.banner.setToolTip(tr("Match clock, rating, name and notes over every clip"))
        self.banner_hint = _hint()
        self.each = QCheckBox(tr("Each clip as a file of its own"))
        self.each.setAccessibleName(tr("Each clip as a file of its own"))
        self.template = QLineEdit(TEMPLATE)
        self.template.setAccessibleName(tr("Names of the files"))
        self.template.setToolTip(
            tr("Fields:") + " " + ", ".join(f"{{{n}}}" for n in TEMPLATE_FIELDS)
        )
        self.template.setVisible(False)
        self.each.toggled.connect(self.template.setVisible)
        self.kind_hint = _hint()
        self._folder = ElidedLabel()
        self._folder.mode = Qt.TextElideMode.ElideMiddle
        self._folder.setAccessibleName(tr("Folder"))
        self._choose = self._button(tr("Change…"), tr("Choose a folder"))
        self._choose.clicked.connect(self.folder_asked)
        self._sum = QLabel()
        self._sum.setProperty("role", "title")
        self._sum.setAccessibleName(tr("Estimate"))
        self._rest = QLabel()
        self._rest.setProperty("role", "muted")
        self._cost = QLabel()
        self._cost.setTextFormat(Qt.TextFormat.PlainText)
        self._cost.setAccessibleName(tr("Time and cost"))
        self.checks = CheckList(kit)
        self.cancel = self._button(tr("Cancel"), tr("Cancel"))
        self.export = self._button(tr("Export"), tr("Export"))
        self.export.setProperty("role", "primary")
        self.export.setDefault(True)
        self._offer_fixed()
        self._lay_out(dialog)

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name)
        button.setAutoDefault(False)
        return button

    def _offer_fixed(self) -> None:
        self.quality.offer(
            [(tr(QUALITIES[q]), q, tr(QUALITY_TIPS[q])) for q in EXPORT_QUALITIES], "standard"
        )
        self.codec.offer([(CODECS[c], c, tr(CODEC_TIPS[c])) for c in EXPORT_CODECS], "h264")
        self.show_codec_hint()

    def _lay_out(self, dialog: QDialog) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        rows: list[tuple[str, QWidget]] = [
            (mark("Name"), self.name),
            (mark("Kind"), _stacked(self.kind, self.kind_hint)),
            (mark("Banner"), _stacked(self.banner, self.banner_hint)),
            (mark("Files"), _stacked(self.each, self.template)),
            (mark("Shape"), self.ratio),
            (mark("Size"), self.frame_size),
            (mark("Frame rate"), self.rate),
            (mark("Quality"), _beside(self.quality, _labelled(tr("At most"), self.limit))),
            (mark("Format"), _stacked(self.codec, self.codec_hint)),
            (mark("Sound"), _in_a_row(self.audio, self.loudness)),
            (mark("Where"), self.where),
            (mark("Folder"), _beside(self._folder, self._choose)),
        ]
        self._labels: dict[str, QLabel] = {}
        self._fields: dict[str, QWidget] = {}
        for n, (words, field) in enumerate(rows):
            label = QLabel(tr(words))
            label.setProperty("role", "muted")
            tall = words in (
                "Name",
                "Quality",
                "Folder",
            )  # as high as the field or button beside it
            label.setFixedHeight(max(ROW_H, field.sizeHint().height() if tall else 0))
            if words == "Sound":
                field.setMinimumHeight(ROW_H)
            self._fields[words] = field
            grid.addWidget(label, n, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, n, 1)
            self._labels[words] = label
        result = QFrame()
        result.setProperty("role", "card")
        column = QVBoxLayout(result)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self._sum)
        head.addStretch(1)
        head.addWidget(self._rest)
        column.addLayout(head)
        column.addWidget(self._cost)
        column.addWidget(self.checks)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.export)
        title = QLabel(tr("Export video"))
        title.setProperty("role", "title")
        outer = QVBoxLayout(dialog)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(title)
        column.addLayout(grid)
        column.addWidget(result)
        column.addStretch(1)
        column.addLayout(buttons)
        self._dialog = dialog
        self.setFixedWidth(WIDTH)

    # ---------------------------------------------------------------- showing

    def offer_kinds(self, kinds: Sequence[ExportKind], kind: ExportKind) -> None:
        """The kinds there are for this target."""
        self.kind.offer([(tr(KINDS[k]), k, tr(KIND_HINTS[k])) for k in kinds], kind)
        self.show_kind_hint(kind)

    def show_kind_hint(self, kind: ExportKind) -> None:
        """What the kind is."""
        self.kind_hint.setText(tr(KIND_HINTS[kind]))

    def show_codec_hint(self) -> None:
        """What the chosen format is good for."""
        self.codec_hint.setText(tr(CODEC_TIPS[self.codec.value or "h264"]))

    def offer_ratios(self, kinds: Sequence[ExportKind], ratio: str) -> None:
        """The shapes; a recap has the footage's own and nothing to choose."""
        names = () if "annotate" in kinds else RATIOS
        filmed = mark("As filmed")
        offers = [(shape_words(n), n, tr(RATIO_TIPS.get(n, filmed))) for n in names]
        self.ratio.offer(offers, (ratio,))
        self.ratio.setVisible(bool(names))
        self._labels["Shape"].setVisible(bool(names))

    def show_banner(self, asked: bool, banner: bool) -> None:
        """Whether there is a banner to be had; without it the clips are copied as they are, and
        there is no size, rate or quality to choose."""
        self._show_row("Banner", asked)
        self._show_row("Files", asked)
        self.banner_hint.setText("" if banner else tr(AS_FILMED))
        self.banner_hint.setVisible(not banner)
        for words in ("Size", "Frame rate", "Quality", "Format"):
            self._show_row(words, banner or not asked)

    def _show_row(self, words: str, shown: bool) -> None:
        self._labels[words].setVisible(shown)
        self._fields[words].setVisible(shown)

    def show_folder(self, folder: Path, own: bool) -> None:
        """Where the file goes; ``own`` says that the coach chose it."""
        self._folder.setText(str(folder) if own else tr("Library: {folder}", folder=folder.name))
        self._folder.setToolTip(str(folder))
        self._choose.setText(tr("Use library") if own else tr("Change…"))

    def show_waiting(self) -> None:
        """Before anything is known."""
        self._estimate = None
        self.where.show_estimate(None)
        self._sum.setText("…")
        self._rest.setText("")
        self.checks.clear()
        self.show_cost()
        self.set_ready(False)

    def show_estimate(self, estimate: Estimate) -> None:
        """Length, size, where it can be rendered and at what price, and what to look at."""
        self._estimate = estimate
        self.where.show_estimate(estimate)
        self.show_cost()
        length, films = format_clock(estimate.length_us, decimals=1), estimate.films
        size = tr("about {size}", size=size_words(estimate.size_bytes))
        begin = (
            length if films == 1 else tr("{count} videos of {length}", count=films, length=length)
        )
        self._sum.setText(f"{begin}  ·  {size}")
        width, height = estimate.size
        rate, names = rate_words(estimate.fps), self.ratio.values
        shape = f"{tr('{count} frames', count=estimate.frames)}  ·  {width} × {height}"
        if films > 1:
            shape = ", ".join(names) if films < 4 else tr("{count} shapes", count=films)
        self._rest.setText(f"{shape}  ·  {rate}")
        self.checks.show_checks(estimate.checks)
        self.export.setText(
            tr("Export") if films == 1 else tr("Export {count} videos", count=films)
        )
        self.settle()

    def show_cost(self) -> None:
        """Time, upload and price of the chosen place."""
        words = cost_words(self.where.value, self._estimate) if self._estimate else ""
        self._cost.setText(words)
        self._cost.setVisible(bool(words))

    def show_error(self, words: str) -> None:
        """Why there can be no export."""
        self._estimate = None
        self.show_cost()
        self._sum.setText(tr("Cannot be exported"))
        self._rest.setText("")
        self.checks.say(words, "bad")
        self.settle()

    def settle(self) -> None:
        """Make the dialog as high as what it shows."""
        self._dialog.adjustSize()

    def set_ready(self, ready: bool) -> None:
        """Whether the button may be pressed."""
        self.export.setEnabled(ready)


def _hint() -> QLabel:
    label = QLabel()
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label


def _limit() -> QSpinBox:
    """The size limit in megabytes; 0 is none."""
    box = QSpinBox()
    box.setAccessibleName(tr("At most, in megabytes"))
    box.setToolTip(tr("The video is never larger than this; 0 for no limit"))
    box.setRange(0, MOST_MB)
    box.setSingleStep(5)
    box.setSuffix(" MB")
    box.setSpecialValueText(tr("No limit"))
    box.setFixedWidth(110)
    box.setAlignment(Qt.AlignmentFlag.AlignRight)
    return box


def _labelled(words: str, field: QWidget) -> QWidget:
    """A field in the middle of a row, with its name before it."""
    label = QLabel(words)
    label.setProperty("role", "muted")
    return _beside(label, field)


def _stacked(*widgets: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for widget in widgets:
        column.addWidget(widget)
    return box


def _in_a_row(*widgets: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(18)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return box


def _beside(first: QWidget, second: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(first, 1)
    row.addWidget(second)
    return box
