"""An inspector whose controls scroll where the window is low, above a foot that always stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget


class _Scrolled(QScrollArea):
    """Scrolls up and down only, and is never narrower than what it holds: words of another language are
    longer, and what is cut off at the side cannot be scrolled to."""

    def minimumSizeHint(self) -> QSize:
        hint, body = super().minimumSizeHint(), self.widget()
        if body is None:
            return hint
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(body.minimumSizeHint().width() + bar, hint.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def narrow(box: QComboBox) -> None:
    """Let a box be narrower than the longest of its words; beside others it takes the room there is."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)


def scrolled_column(owner: QWidget) -> tuple[QVBoxLayout, QVBoxLayout]:
    """Lay out ``owner``: the column for its controls, and the one for its foot."""
    outer = QVBoxLayout(owner)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    area = _Scrolled()
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
