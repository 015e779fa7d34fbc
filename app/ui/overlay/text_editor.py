"""Words are typed where they stand: a field laid over the output picture in the text's own font.

The picture below is drawn without the text meanwhile; font, size, colour, anchor and line breaks are
those of the renderer (``app.services.text_place``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette, QTextOption
from PySide6.QtWidgets import QFrame

from app.core.edit import Text
from app.services.text_place import text_place
from app.ui.common.language import mark, tr
from app.ui.common.video_view import VideoView
from app.ui.overlay.words_edit import WordsEdit

NAME = mark("Words")
SLACK_PX = 8.0
_WEIGHTS = {
    "Inter": QFont.Weight.DemiBold,
    "Inter Regular": QFont.Weight.Normal,
    "Inter SemiBold": QFont.Weight.DemiBold,
    "Inter Bold": QFont.Weight.Bold,
    "Bebas Neue": QFont.Weight.Bold,
}


class TextEditor:
    """One text at a time. ``done`` gets the text with its new words, or None when it was given up."""

    def __init__(self, view: VideoView, done: Callable[[Text | None], object]) -> None:
        self._view, self._done = view, done
        self._text: Text | None = None
        self._size = (1, 1)
        self.field = WordsEdit(tr(NAME), view)
        self.field.setFrameShape(QFrame.Shape.NoFrame)
        self.field.document().setDocumentMargin(0)
        self.field.hide()
        self.field.tried.connect(lambda _words: self._place())
        self.field.finished.connect(self._finish)
        self.field.given_up.connect(lambda: self._end(None))
        view.resized.connect(lambda _pixels: self._place())
        view.zoom_changed.connect(lambda _zoom: self._place())

    @property
    def open(self) -> bool:
        """Whether words are being typed."""
        return self._text is not None

    def begin(self, text: Text, size: tuple[int, int]) -> None:
        """Type over a text of an output of ``size``; all its words are selected."""
        self._text, self._size = text, size
        self.field.set_words(text.text)
        self._dress(text)
        self._place()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def close(self) -> None:
        """Take what is written: another mark or moment is shown."""
        if self._text is not None:
            self._finish(self.field.words())

    def _finish(self, words: str) -> None:
        if self._text is not None:
            self._end(replace(self._text, text=words))

    def _end(self, text: Text | None) -> None:
        if self._text is None:
            return
        self._text = None  # first: hiding takes the focus away, and that is an end, too
        self.field.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._done(text)

    def _dress(self, text: Text) -> None:
        palette = self.field.palette()
        color = QColor(text.color)
        ground = QColor(text.background) if text.background else QColor(0, 0, 0, 120)
        palette.setColor(QPalette.ColorRole.Text, color)
        self.field.setPalette(palette)
        back = f"rgba({ground.red()},{ground.green()},{ground.blue()},{ground.alpha()})"
        self.field.setStyleSheet(
            f"QPlainTextEdit {{ background: {back}; color: {color.name()};"
            " border: 1px dashed #FFFFFF; border-radius: 0; padding: 1px 7px; }"
        )
        option = QTextOption(_alignment(text.anchor))
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        self.field.document().setDefaultTextOption(option)

    def _place(self) -> None:
        """Where the renderer would put these words."""
        if self._text is None:
            return
        words = replace(self._text, text=self.field.words())
        place, scale = text_place(words, self._size), self._view.scale()
        self.field.setFont(_font(self._text.font, place.line_height * scale))
        # A little wider than its words, so that the next letter has room before the field grows.
        spare = place.line_height
        left = place.left - {"left": 0.0, "right": spare}.get(_side(words.anchor), spare / 2)
        corner = self._view.to_view(left, place.top)
        lines = max(1, self.field.toPlainText().count("\n") + 1)
        height = max(place.height, lines * place.line_height)
        size = QRectF(
            corner.x(), corner.y(), (place.width + spare) * scale, height * scale
        ).adjusted(-SLACK_PX, -2.0, SLACK_PX, 4.0)
        self.field.setGeometry(size.toAlignedRect())
        self.field.verticalScrollBar().setValue(0)


def _side(anchor: str) -> str:
    return "left" if "left" in anchor else "right" if "right" in anchor else "center"


def _alignment(anchor: str) -> Qt.AlignmentFlag:
    sides = {"left": Qt.AlignmentFlag.AlignLeft, "right": Qt.AlignmentFlag.AlignRight}
    return sides.get(_side(anchor), Qt.AlignmentFlag.AlignHCenter)


def _font(name: str, line_height: float) -> QFont:
    """The font whose ascent and descent together are so many pixels, as the renderer chooses it."""
    font = QFont("Bebas Neue" if name == "Bebas Neue" else "Inter")
    font.setWeight(_WEIGHTS.get(name, QFont.Weight.DemiBold))
    font.setPixelSize(1000)
    metrics = QFontMetricsF(font)
    per_pixel = (metrics.ascent() + metrics.descent()) / 1000.0
    font.setPixelSize(max(1, round(line_height / per_pixel)))
    return font
