"""An inspector whose controls scroll where the window is low, above a foot that always stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


def scrolled_column(owner: QWidget) -> tuple[QVBoxLayout, QVBoxLayout]:
    """Lay out ``owner``: the column for its controls, and the one for its foot."""
    outer = QVBoxLayout(owner)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(16, 14, 16, 6)
    column.setSpacing(8)
    area.setWidget(body)
    outer.addWidget(area, 1)
    foot = QVBoxLayout()
    foot.setContentsMargins(16, 8, 16, 14)
    foot.setSpacing(8)
    outer.addLayout(foot)
    return column, foot
