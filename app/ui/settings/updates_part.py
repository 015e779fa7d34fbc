"""Whether newer versions are looked for, and what came of it."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.services.updates.service import Updates
from app.services.updates.state import UpdateState
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.settings.parts import heading, muted, push, row
from app.ui.updates.desk import COMMAND
from app.ui.updates.words import channel_words, looked_words


class UpdatesPart(QWidget):
    """Follows what happens as long as it lives."""

    def __init__(self, updates: Updates, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._updates, self._kit = updates, kit
        looks = updates.channel.looks
        self.on = QCheckBox(tr("Look for a newer version once a day"))
        self.on.setAccessibleName(self.on.text())
        self.on.toggled.connect(self._toggled)
        self.said = muted(channel_words(updates.channel))
        self.said.setAccessibleName(tr("Newer versions"))
        self.now = push(tr("Look Now"), tr("Look for a newer version now"))
        self.now.clicked.connect(lambda _on=False: kit.actions[COMMAND].trigger())
        self.on.setVisible(looks)
        self.now.setVisible(looks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(heading(tr("Updates")))
        column.addWidget(self.on)
        column.addWidget(row(self.now, self.said, stretch=1))
        private = muted(
            tr("Only the announcement is read; nothing about you or your games is sent.")
        )
        private.setVisible(looks)
        column.addWidget(private)
        self.destroyed.connect(updates.subscribe(kit.relay.wrap(self._show)))
        self.read()

    def read(self) -> None:
        """How things stand."""
        self._show(self._updates.state)

    def _show(self, state: UpdateState) -> None:
        if self._updates.channel.looks:
            self.on.blockSignals(True)
            self.on.setChecked(state.on)
            self.on.blockSignals(False)
            self.said.setText(looked_words(state))
            self.now.setEnabled(state.doing == "")

    def _toggled(self, on: bool) -> None:
        self._updates.set_on(on)
