"""The fields that the forms of the cloud share: a row with its label, a secret, where keys are kept."""

from __future__ import annotations

from typing import get_args

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLayout, QLineEdit, QWidget

from app.services.cloud_settings import KeepKeys
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr

KEEP: tuple[tuple[KeepKeys, str], ...] = (
    ("keyring", mark("This computer's keyring (safest)")),
    ("session", mark("Nowhere: enter it again after a restart")),
    ("file", mark("A file that only my account can read")),
)
UNTESTED = mark("Press Test first. Save anyway keeps settings that were not tested.")


class Form(QFormLayout):
    """Labels on the left, fields on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(18)
        self.setVerticalSpacing(8)

    def add(self, text: str, field: QWidget, row: QLayout | None = None) -> None:
        """One more; ``row`` is what stands on the right when it is more than the field."""
        field.setAccessibleName(text)
        label = QLabel(text)
        label.setProperty("role", "muted")
        label.setBuddy(field)
        if row is None:
            self.addRow(label, field)
        else:
            self.addRow(label, row)


class SecretField(QLineEdit):
    """Dots instead of letters, until the eye in it is pressed. ``what``: such as ``the key``."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = QAction(self)
        self.eye.setCheckable(True)
        self.eye.setText(tr("Show {what}", what=what))
        self.eye.setToolTip(tr("Show {what}", what=what))
        self.eye.toggled.connect(self._show_or_hide)
        self.addAction(self.eye, QLineEdit.ActionPosition.TrailingPosition)

    def paint_eye(self, kit: Kit) -> None:
        """In the colours of the theme."""
        self.eye.setIcon(kit.icons.get("eye", kit.theme.tokens.muted))

    def _show_or_hide(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)


class KeepBox(QComboBox):
    """Where keys are kept."""

    def __init__(self) -> None:
        super().__init__()
        for value, text in KEEP:
            self.addItem(tr(text), value)

    @property
    def value(self) -> KeepKeys:
        """What is chosen."""
        keep = self.currentData()
        return keep if keep in get_args(KeepKeys) else "keyring"
