"""What the sheets of Annotate are made of besides what all sheets have."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QListView, QStyledItemDelegate


def plain_list(
    name: str, model: QAbstractItemModel, rows: int, delegate: QStyledItemDelegate | None = None
) -> QListView:
    """A list to read; as high as its rows, at most ``rows`` of them."""
    view = QListView()
    view.setAccessibleName(name)
    view.setModel(model)
    if delegate is not None:
        delegate.setParent(view)
        view.setItemDelegate(delegate)
    view.setUniformItemSizes(True)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    height = max(view.sizeHintForRow(0), view.fontMetrics().height())
    view.setFixedHeight(max(1, min(rows, model.rowCount())) * height + 8)
    return view
