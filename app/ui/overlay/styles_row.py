"""Looks kept under names: save the chosen one, give one to this mark, this clip or the whole reel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from app.core.styles import MAX_STYLE_NAME, MarkKind, NamedStyle
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.name_field import NameField
from app.ui.overlay.form_parts import press

Scope: TypeAlias = Literal["mark", "clip", "reel"]
_SCOPES: dict[MarkKind, tuple[tuple[Scope, str], ...]] = {
    "spotlight": (
        ("mark", mark("This Spotlight")),
        ("clip", mark("All Spotlights of This Clip")),
        ("reel", mark("All Spotlights of the Reel")),
    ),
    "text": (
        ("mark", mark("This Text")),
        ("clip", mark("All Texts of This Clip")),
        ("reel", mark("All Texts of the Reel")),
    ),
}


@dataclass(frozen=True, slots=True)
class StyleAsked:
    """A style is to be given to marks."""

    style: NamedStyle
    scope: Scope


class StylesRow(QWidget):
    """A button with a menu; the name of a new style is typed in its place."""

    saved = Signal(str)
    applied = Signal(object)
    """``StyleAsked``"""
    deleted = Signal(object)
    """``NamedStyle``"""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._styles: tuple[NamedStyle, ...] = ()
        self._kind: MarkKind | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        tip = kit.actions["overlay.styles"].toolTip()
        self.button: QPushButton = press(tr("Styles…"), tr("Styles"), self.open, tip)
        self._name = NameField()
        self._name.setAccessibleName(tr("Name of the style"))
        self._name.setPlaceholderText(tr("Name of the style"))
        self._name.setMaxLength(MAX_STYLE_NAME)
        self._name.returnPressed.connect(self._named)
        self._name.given_up.connect(self._close_name)
        self._name.editingFinished.connect(self._close_name)
        self._name.hide()
        row.addWidget(self.button, 1)
        row.addWidget(self._name, 1)

    def show_styles(self, styles: tuple[NamedStyle, ...]) -> None:
        """The styles of the reel."""
        self._styles = styles

    def show_kind(self, kind: MarkKind | None) -> None:
        """What is chosen; nothing has no look."""
        self._kind = kind
        self.setVisible(kind is not None)

    def menu(self) -> QMenu:
        """Made anew each time: the styles of what is chosen, each with what it may be given to."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        kind = self._kind or "spotlight"
        menu.addAction(tr("Save This Style…")).triggered.connect(lambda _c=False: self.ask_name())
        mine = [style for style in self._styles if style.kind == kind]
        if mine:
            menu.addSeparator()
        for style in mine:
            below = menu.addMenu(_swatch(style.style.color), style.name)
            for scope, words in _SCOPES[kind]:
                asked = StyleAsked(style, scope)
                below.addAction(tr(words)).triggered.connect(
                    lambda _c=False, a=asked: self.applied.emit(a)
                )
            below.addSeparator()
            below.addAction(tr("Delete Style")).triggered.connect(
                lambda _c=False, s=style: self.deleted.emit(s)
            )
        return menu

    def open(self) -> None:
        """Show the menu below the button."""
        if self._kind is not None:
            corner = self.button.rect().bottomLeft() + QPoint(0, 2)
            self.menu().popup(self.button.mapToGlobal(corner))

    def ask_name(self) -> None:
        """Type the name for the look of what is chosen."""
        self._name.clear()
        self.button.hide()
        self._name.show()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _named(self) -> None:
        name = self._name.text().strip()
        self._close_name()
        if name:
            self.saved.emit(name)

    def _close_name(self) -> None:
        """Give the keys back: Qt would hand them to the next button, and Space would press it."""
        if self._name.isHidden():
            return
        self._name.clearFocus()
        self._name.hide()
        self.button.show()


def _swatch(color: str) -> QIcon:
    pixmap = QPixmap(12, 12)
    pixmap.fill(QColor(color))
    return QIcon(pixmap)
