"""The accounts in the cloud: what is set up, and the way to its sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.services.workspace import Workspace
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.settings.parts import heading, muted, push, row

_PARTS: tuple[tuple[str, str, str], ...] = (
    (mark("Storage and sync"), "library.setup", mark("Cloud settings…")),
    (mark("Exports on a GPU"), "library.gpu", mark("Cloud GPU settings…")),
    (mark("Library"), "library.sign_in", mark("Sign in as someone else…")),
)
HINT = mark(
    "Keys are kept in the keyring of this computer. Nothing needs an account: without the cloud "
    "everything works on this laptop."
)


class CloudPage(QWidget):
    """Facts and buttons; the sheets themselves are those of the Library menu."""

    def __init__(self, workspace: Workspace, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._facts: list[QLabel] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(muted(tr(HINT)))
        for title, command, words in _PARTS:
            fact = muted("")
            fact.setAccessibleName(tr(title))
            button = push(tr(words))
            button.clicked.connect(lambda _on=False, c=command: kit.actions[c].trigger())
            column.addSpacing(8)
            column.addWidget(heading(tr(title)))
            column.addWidget(fact)
            column.addWidget(row(button))
            self._facts.append(fact)
        column.addStretch(1)

    def read(self) -> None:
        """What is set up now."""
        sync = self._workspace.sync
        place, gpu = sync.place, self._workspace.cloud_exports.available
        storage = (
            tr("{bucket} at {endpoint}", bucket=place.bucket, endpoint=place.endpoint)
            if place is not None
            else tr("Not set up.")
        )
        user = sync.user_id
        name = tr("The library of this laptop") if user.startswith("local-") else user
        exports = tr("Set up: exports can be rendered in the cloud.") if gpu else tr("Not set up.")
        for label, words in zip(self._facts, (storage, exports, name), strict=True):
            label.setText(words)
