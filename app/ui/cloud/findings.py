"""The steps of trying a bucket out: a tick, or a cross with what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from app.services.sync_values import Finding
from app.ui.common.below import told
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.sheet import Tone, tone_color, words


class FindingsList(QFrame):
    """One row per step; hidden while there is nothing to show."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.findings: tuple[Finding, ...] = ()
        self._waiting = ""
        self.setProperty("role", "card")
        self.setAccessibleName(tr("Result of the test"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 10, 14, 10)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        kit.theme.changed.connect(self._draw)
        self.hide()

    @property
    def good(self) -> bool:
        """Every step went well."""
        return bool(self.findings) and all(finding.ok for finding in self.findings)

    def wait(self, text: str) -> None:
        """Say what is going on; "" clears the list."""
        self.findings, self._waiting = (), text
        self._draw()

    def show_findings(self, findings: Sequence[Finding], waiting: str = "") -> None:
        """Show the steps in their order; ``waiting`` is what goes on after them."""
        self.findings, self._waiting = tuple(findings), waiting
        self._draw()

    def _draw(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for row, finding in enumerate(self.findings):
            tone: Tone = "ok" if finding.ok else "bad"
            label = words(told(finding.sentence), "")
            label.setAccessibleName(
                (tr("Fine: ") if finding.ok else tr("Wrong: ")) + told(finding.sentence)
            )
            if not finding.ok:
                label.setStyleSheet(f"color: {tone_color(self._kit, 'bad')}")
            self._row(row, "done" if finding.ok else "error", tone, label)
        if self._waiting:
            self._row(len(self.findings), "cloud-busy", "muted", words(self._waiting))
        self.setVisible(bool(self.findings or self._waiting))

    def _row(self, row: int, icon: str, tone: Tone, label: QLabel) -> None:
        mark = QLabel()
        color = tone_color(self._kit, tone)
        mark.setPixmap(self._kit.icons.get(icon, color).pixmap(16, 16))
        self._grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(label, row, 1)
