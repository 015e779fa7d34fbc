"""What a screen reader is told of the widgets that are painted by hand.

Qt knows buttons, lists and fields; of a timeline or a row of stars it only knows that there is a
widget. Such a class says what it is with ``spoken_role`` and, where it has a value, how that is said
with ``spoken_value``; the name is its ``accessibleName`` as everywhere. When the value changes it
calls ``value_spoken``, which costs nothing while nobody listens.

    class Stars(QWidget):
        spoken_role = QAccessible.Role.Slider
        def spoken_value(self) -> str: return "4 of 5"
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Text = QAccessible.Text

_alive: list[Spoken] = []
"""Qt owns the interfaces but asks their Python halves, which must live as long."""
_installed = False


class Spoken(QAccessibleWidget):
    """The interface of one painted widget. Made and deleted by Qt, when a screen reader asks."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._widget = widget

    def text(self, kind: Text) -> str:
        """Qt asks for each kind of words. The value is said with the description, too: on Linux a
        value that is no number does not reach the reader."""
        value = getattr(self._widget, "spoken_value", str)()
        if kind == Text.Value:
            return str(value)
        if kind == Text.Description:
            tip = self._widget.accessibleDescription() or self._widget.toolTip()
            return ". ".join(filter(None, (str(value), tip)))
        return super().text(kind)


def speak() -> None:
    """Let Qt find the interfaces; once for the application."""
    global _installed
    if not _installed:
        QAccessible.installFactory(_interface)
        _installed = True


def value_spoken(widget: QWidget) -> None:
    """The value of a painted widget is another."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(
            QAccessibleEvent(widget, QAccessible.Event.DescriptionChanged)
        )


def _interface(_kind: str, thing: QObject) -> Spoken | None:
    role = getattr(type(thing), "spoken_role", None)
    if role is None or not isinstance(thing, QWidget):
        return None
    _alive[:] = [spoken for spoken in _alive if shiboken6.isValid(spoken)]
    spoken = Spoken(thing, role)
    _alive.append(spoken)
    return spoken
