"""What the parts of Overlay need to know of the screen."""

from __future__ import annotations

from typing import Protocol

from app.core.edit import Spotlight, Text
from app.ui.common.work import Work


class Marked(Protocol):
    """A clip with its marks, one of which is chosen."""

    @property
    def work(self) -> Work: ...
    @property
    def light(self) -> Spotlight | None:
        """The chosen spotlight."""
        ...

    @property
    def text(self) -> Text | None:
        """The chosen text."""
        ...

    def text_of(self, mark_id: str) -> Text | None: ...
