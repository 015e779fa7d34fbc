"""Where an export is rendered: three chips, what follows from the chosen one, and the way to set up.

The cloud can be chosen once an estimate says that it may be; until then, and where it may not be,
*Automatic* and *This computer* can. What is said comes from the estimate, nothing is decided here.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.cost import dollars
from app.core.export import EXPORT_PLACES, ExportWhere
from app.services.export import Estimate
from app.ui.common.below import told
from app.ui.common.chips import Chips
from app.ui.common.language import mark, tr
from app.ui.gallery.words import PLACES, about_words, size_words

LOOKING = mark("Looking whether the cloud can be used…")
SET_UP = mark("Set up…")
TIPS: dict[ExportWhere, str] = {
    "auto": mark("The cloud where it can be used, this computer where not or when no GPU is free"),
    "cloud": mark("On a rented GPU; waits until one is free"),
    "local": mark("Needs no network"),
}


def where_words(where: ExportWhere, estimate: Estimate | None) -> str:
    """What follows from a choice, as one or two sentences."""
    if where == "local":
        return tr("Rendered on this computer; needs no network.")
    if estimate is None:
        return tr(LOOKING)
    why_not = estimate.cloud.why_not
    if not why_not:
        if where == "cloud":
            return tr("Rendered on a GPU in the cloud; waits until one is free.")
        return tr("Rendered in the cloud; when no GPU is free, this computer takes over.")
    if where == "cloud":
        return told(why_not)
    return tr("Rendered on this computer.") + f" {told(why_not)}"


def cost_words(where: ExportWhere, estimate: Estimate) -> str:
    """``Cloud GPU:  34 MB to upload  ·  about 40 s  ·  about $0.02``, and what it takes here."""
    cloud, lines = estimate.cloud, []
    if where != "local" and cloud.possible:
        upload = tr("{size} to upload", size=size_words(cloud.upload_bytes))
        upload = upload if cloud.upload_bytes else tr("nothing to upload")
        cost = dollars(cloud.usd)
        parts = [upload, about_words(cloud.seconds)]
        parts.append(cost if cost.startswith("under") else tr("about {cost}", cost=cost))
        lines.append(tr("Cloud GPU") + ":  " + "  ·  ".join(parts))
    if estimate.here_s > 0 and (where != "cloud" or not cloud.possible):
        lines.append(f"{tr('This computer')}:  {about_words(estimate.here_s)}")
    return "\n".join(lines)


class WherePicker(QWidget):
    """The row of the dialog. ``value`` is what is chosen."""

    chosen = Signal(object)
    """The ``ExportWhere`` that a person chose."""
    set_up_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._estimate: Estimate | None = None
        self._wanted: ExportWhere = "auto"
        self.chips: Chips[ExportWhere] = Chips(tr("Where"))
        self.chips.offer([(tr(PLACES[p]), p, tr(TIPS[p])) for p in EXPORT_PLACES], "auto")
        self.hint = QLabel()
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.set_up = QPushButton(tr(SET_UP))
        self.set_up.setProperty("role", "link")
        self.set_up.setAutoDefault(False)
        self.set_up.setAccessibleName(tr("Set up the cloud GPU"))
        self.set_up.setToolTip(tr("RunPod key, endpoint and monthly limit"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.hint, 1)
        line.addWidget(self.set_up, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.chips)
        column.addLayout(line)
        self.chips.chosen.connect(self._choose)
        self.set_up.clicked.connect(self.set_up_asked)
        self._show()

    @property
    def value(self) -> ExportWhere:
        """What is chosen; never a cloud that is refused."""
        return self.chips.value or "auto"

    @property
    def wanted(self) -> ExportWhere:
        """What the coach chose, also while it cannot be had."""
        return self._wanted

    @property
    def settled(self) -> bool:
        """Whether ``value`` is what was chosen, or why it cannot be is known."""
        return self._wanted != "cloud" or self._estimate is not None

    def choose(self, where: ExportWhere) -> None:
        """The choice of last time; the cloud is taken once it is known that it can be."""
        self._wanted = where
        self.chips.choose(where if where != "cloud" or self._cloud_offered else "auto")
        self._show()

    def show_estimate(self, estimate: Estimate | None) -> None:
        """What the export would be; None while it is being found out."""
        offered = self._cloud_offered
        self._estimate = estimate
        if self._cloud_offered != offered and self._wanted == "cloud":
            self.chips.choose("cloud" if self._cloud_offered else "auto")
        self._show()

    @property
    def _cloud_offered(self) -> bool:
        return self._estimate is not None and not self._estimate.cloud.refused

    def _choose(self, where: object) -> None:
        self._wanted = self.value
        self._show()
        self.chosen.emit(where)

    def _show(self) -> None:
        refused = self._estimate is not None and self._estimate.cloud.refused
        button = self.chips.button("cloud")
        button.setEnabled(self._cloud_offered)
        why = told(self._estimate.cloud.why_not) if self._estimate is not None and refused else ""
        button.setToolTip(why or tr(TIPS["cloud"]))
        words = where_words(self.value, self._estimate)
        if refused and self.value == "local":
            words = f"{words} {tr('Cloud GPU')}: {why}"
        self.hint.setText(words)
        self.set_up.setVisible(refused)
