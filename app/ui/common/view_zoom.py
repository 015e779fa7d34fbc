"""How far a picture on the stage is enlarged, and which part of it is seen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF

MAX_ZOOM = 16.0
STEP = 1.25


@dataclass(frozen=True, slots=True)
class ViewZoom:
    """``factor`` 1 shows everything; ``x`` and ``y`` say which place of the picture, in shares of
    its width and height, is in the middle of the stage."""

    factor: float = 1.0
    x: float = 0.5
    y: float = 0.5

    @property
    def fits(self) -> bool:
        """Whether the whole picture is seen."""
        return self.factor <= 1.0

    def placed(self, fitted: QRectF, stage: QSizeF) -> QRectF:
        """Where the picture lies whose place without zoom is ``fitted``."""
        if self.fits:
            return fitted
        width, height = fitted.width() * self.factor, fitted.height() * self.factor
        left = _kept(stage.width() / 2 - self.x * width, width, stage.width(), fitted.left())
        top = _kept(stage.height() / 2 - self.y * height, height, stage.height(), fitted.top())
        return QRectF(left, top, width, height)

    def about(self, factor: float, at: QPointF, fitted: QRectF, stage: QSizeF) -> ViewZoom:
        """Enlarged by a factor, so that what is seen at ``at`` stays there."""
        wanted = min(max(self.factor * factor, 1.0), MAX_ZOOM)
        if wanted <= 1.0:
            return ViewZoom()
        now = self.placed(fitted, stage)
        width, height = fitted.width() * wanted, fitted.height() * wanted
        left = at.x() - (at.x() - now.left()) / now.width() * width
        top = at.y() - (at.y() - now.top()) / now.height() * height
        return self._settled(wanted, left, top, width, height, stage, fitted)

    def moved(self, by: QPointF, fitted: QRectF, stage: QSizeF) -> ViewZoom:
        """Another part of the picture: it goes with the hand by some pixels of the stage."""
        if self.fits:
            return self
        now = self.placed(fitted, stage)
        left, top = now.left() + by.x(), now.top() + by.y()
        return self._settled(self.factor, left, top, now.width(), now.height(), stage, fitted)

    def _settled(
        self,
        factor: float,
        left: float,
        top: float,
        width: float,
        height: float,
        stage: QSizeF,
        fitted: QRectF,
    ) -> ViewZoom:
        """The place in the middle, once the picture is kept from leaving the stage."""
        left = _kept(left, width, stage.width(), fitted.left())
        top = _kept(top, height, stage.height(), fitted.top())
        x, y = (stage.width() / 2 - left) / width, (stage.height() / 2 - top) / height
        return replace(self, factor=factor, x=x, y=y)


def _kept(start: float, length: float, stage: float, margin: float) -> float:
    """A side kept so that no more of the stage is empty than without zoom."""
    if length <= stage - 2 * margin or length <= stage:
        return (stage - length) / 2
    edge = min(margin, 10.0)
    return min(max(start, stage - length - edge), edge)
