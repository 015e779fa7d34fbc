"""Whether somebody types in a window, and an end of it that takes what is written so far."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QWidget

FIELDS = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)


def is_typing(widget: QWidget) -> bool:
    """Whether a text field of the widget's window has the keys."""
    return isinstance(widget.window().focusWidget(), FIELDS)


def end_typing(widget: QWidget) -> None:
    """Take the keys from a text field of the widget's window: it tells what is written in it.

    A sheet that opens over a field does not do that; the field would keep the words to itself.
    """
    field = widget.window().focusWidget()
    if isinstance(field, FIELDS):
        field.clearFocus()
