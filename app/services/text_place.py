"""Where a text stands on the output, for the handles and the editor that are laid over it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.core.edit import Text
from app.core.text import text_at
from app.render.words import FONT_NAMES, text_box

__all__ = ["FONT_NAMES", "TextPlace", "text_place"]


@dataclass(frozen=True, slots=True)
class TextPlace:
    """The box of a text's lines in output pixels. ``line_height`` is ascent and descent together."""

    left: float
    top: float
    width: float
    height: float
    line_height: float

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether a point lies in the box or ``slack`` pixels beside it."""
        across = self.left - slack <= x <= self.left + self.width + slack
        return across and self.top - slack <= y <= self.top + self.height + slack


def text_place(text: Text, size: tuple[int, int]) -> TextPlace:
    """The box in which the renderer draws a text; of an empty one, that of a letter."""
    words = text if text.text.strip() else replace(text, text="M")
    mark = text_at(words, text.start_us, size[1])
    box = text_box(mark, size) if mark is not None else None
    line = text.size * size[1]
    left, top, width, height = box if box is not None else (0.0, 0.0, line, line)
    return TextPlace(left, top, width, height, line)
