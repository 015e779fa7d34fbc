"""A name that is typed in its place in a list."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget, QListWidgetItem


def rename(view: QListWidget, item: QListWidgetItem | None) -> None:
    """Let another name be typed for an item; one that is being typed for another is taken first."""
    if item is None:
        return
    view.setFocus()  # an open field loses the keyboard, and what stands in it is taken
    if view.state() != QListWidget.State.EditingState:
        view.editItem(item)
