"""Every key on one page, from the table of commands."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.common.language import mark, tr
from app.ui.common.shortcuts import COMMANDS, Actions

Columns = tuple[tuple[str, ...], ...]
COLUMNS: tuple[Columns, ...] = (
    (
        ("Playback", "Gallery"),
        ("Clip", "File", "Edit", "Help"),
        ("Framing", "Reel", "Keyframe", "Library"),
        ("Overlay", "View"),
    ),
    (
        ("Playback", "Gallery", "File", "Edit", "Help"),
        ("Clip", "Framing", "Reel", "Keyframe"),
        ("Overlay", "View", "Library"),
    ),
    (
        ("Playback", "Clip", "Gallery", "File", "Edit", "Help"),
        ("Framing", "Reel", "Keyframe", "Overlay", "View", "Library"),
    ),
)
"""The menus beside each other, as many as the window has room for: words of some languages are long."""
GAP = 36
EXTRA: tuple[tuple[str, str, str], ...] = (
    ("Clip", mark("Enter"), mark("Mark Clip (on the video)")),
    ("Clip", mark("Letters"), mark("Toggle the tag that shows the letter")),
    ("Framing", mark("Arrows"), mark("Move the box (Shift: 10 px)")),
    ("Framing", mark("+  −"), mark("Nearer or farther")),
    ("Overlay", mark("Arrows"), mark("Move it (Shift: 10 px)")),
    ("Overlay", mark("+  −"), mark("Larger or smaller")),
    ("Overlay", mark("Ctrl+Shift+Arrows"), mark("Wider or taller spotlight")),
    ("View", mark("Ctrl+Wheel"), mark("Zoom the picture")),
)


class CheatSheet(QDialog):
    """Not modal: it may stay open beside the work. Escape or ? closes it."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.setAccessibleName(tr("Keyboard shortcuts"))
        self.setModal(False)
        title = QLabel(tr("Keyboard shortcuts"))
        title.setProperty("role", "title")
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(GAP)
        groups = {menu: self._group(menu, body) for menus in COLUMNS[0] for menu in menus}
        for menus in self._columns(groups):
            column = QVBoxLayout()
            column.setSpacing(12)
            for menu in menus:
                column.addWidget(groups[menu])
            column.addStretch(1)
            row.addLayout(column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 18, 28, 20)
        outer.setSpacing(14)
        outer.addWidget(title)
        area = QScrollArea()
        area.setAccessibleName(tr("Keyboard shortcuts"))
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        outer.addWidget(area)
        self._fit(body.sizeHint())

    def _columns(self, groups: Mapping[str, QWidget]) -> Columns:
        """As many columns as fit beside each other."""
        window = self.parentWidget()
        if window is None:
            return COLUMNS[0]
        room = window.width() - 40 - 2 * 28 - 24

        def width(columns: Columns) -> int:
            widest = (max(groups[menu].sizeHint().width() for menu in menus) for menus in columns)
            return sum(widest) + GAP * (len(columns) - 1)

        return next((columns for columns in COLUMNS if width(columns) <= room), COLUMNS[-1])

    def _fit(self, wanted: QSize) -> None:
        """As large as its keys, but never larger than the window behind it: then it scrolls."""
        size = wanted + QSize(2 * 28 + 14, 18 + 20 + 14 + 40)
        window = self.parentWidget()
        self.resize(size.boundedTo(window.size() - QSize(40, 60)) if window else size)

    def _group(self, menu: str, body: QWidget) -> QWidget:
        group = QWidget(body)
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        head = QLabel(tr(menu))
        head.setProperty("role", "overline")
        grid.addWidget(head, 0, 0, 1, 2)
        rows = [
            (tr(c.label).rstrip("…"), self._actions.keys_text(c.id))
            for c in COMMANDS
            if c.menu == menu
        ]
        rows += [(tr(label), tr(keys)) for m, keys, label in EXTRA if m == menu]
        for i, (label, keys) in enumerate((r for r in rows if r[1]), start=1):
            grid.addWidget(QLabel(label), i, 0)
            cap = QLabel(keys)
            cap.setProperty("role", "keycap")
            grid.addWidget(cap, i, 1, Qt.AlignmentFlag.AlignRight)
        return group

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "?":
            self.close()
        else:
            super().keyPressEvent(event)
