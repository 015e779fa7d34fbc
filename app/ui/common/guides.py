"""Lines that help to compose: thirds, the safe area, and how dark it is around the crop box.

They are choices of the coach, the same on every laptop and on both screens.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from app.core.safe_area import safe_area
from app.services.settings import Setting, Settings
from app.ui.common.relay import Relay

LEAST_DIM, MOST_DIM = 0.2, 0.7
DIM, THIRDS, SAFE = "framing.dim", "framing.thirds", "framing.safe_areas"


@dataclass(frozen=True, slots=True)
class Guides:
    """What is drawn to help."""

    dim: float = 0.5
    thirds: bool = False
    safe: bool = False


class GuideChoices(QObject):
    """The coach's choices; each screen has one, and they follow each other through the settings."""

    changed = Signal(object)
    """``Guides``"""

    def __init__(self, settings: Settings, relay: Relay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings, self._relay = settings, relay
        self.value = Guides()

    def read(self) -> None:
        """Look what was chosen, here or on another laptop."""
        watch, get = self._relay.watch, self._settings.get
        watch(get(DIM, 0.5), lambda value: self._take(dim=_share(value)))
        watch(get(THIRDS, False), lambda value: self._take(thirds=value is True))
        watch(get(SAFE, False), lambda value: self._take(safe=value is True))

    def set_dim(self, share: float) -> None:
        """How dark it is around the box, 0.2..0.7."""
        self._take(dim=_share(share))
        self._relay.watch(self._settings.put(DIM, self.value.dim))

    def toggle_thirds(self) -> None:
        """Thirds always, or only while the box is in the hand."""
        self._take(thirds=not self.value.thirds)
        self._relay.watch(self._settings.put(THIRDS, self.value.thirds))

    def toggle_safe(self) -> None:
        """The safe area, or not."""
        self._take(safe=not self.value.safe)
        self._relay.watch(self._settings.put(SAFE, self.value.safe))

    def _take(self, **changes: object) -> None:
        value = replace(self.value, **changes)  # type: ignore[arg-type]
        if value != self.value:
            self.value = value
            self.changed.emit(value)


def paint_thirds(painter: QPainter, rect: QRectF) -> None:
    """Two lines across and two down, light on dark so that they are seen on any picture."""
    for color, width in ((QColor(0, 0, 0, 70), 2.5), (QColor(255, 255, 255, 130), 1.0)):
        painter.setPen(QPen(color, width))
        for share in (1 / 3, 2 / 3):
            x, y = rect.left() + rect.width() * share, rect.top() + rect.height() * share
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))


def paint_safe(painter: QPainter, rect: QRectF, size: tuple[int, int]) -> None:
    """What an app or a screen may cover is tinted, the safe area has a dashed edge."""
    area = safe_area(size)
    inner = rect.adjusted(
        area.left * rect.width(),
        area.top * rect.height(),
        -area.right * rect.width(),
        -area.bottom * rect.height(),
    )
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, 150), 2.5))
    painter.drawRect(inner)
    pen = QPen(QColor("#FFD54F"), 1.2)
    pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawRect(inner)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(255, 213, 79, 26))
    for strip in _around(rect, inner):
        painter.drawRect(strip)
    painter.restore()


def _around(outer: QRectF, inner: QRectF) -> tuple[QRectF, ...]:
    return (
        QRectF(outer.left(), outer.top(), outer.width(), inner.top() - outer.top()),
        QRectF(outer.left(), inner.bottom(), outer.width(), outer.bottom() - inner.bottom()),
        QRectF(outer.left(), inner.top(), inner.left() - outer.left(), inner.height()),
        QRectF(inner.right(), inner.top(), outer.right() - inner.right(), inner.height()),
    )


def _share(value: Setting) -> float:
    return min(max(float(value), LEAST_DIM), MOST_DIM) if isinstance(value, float) else 0.5
