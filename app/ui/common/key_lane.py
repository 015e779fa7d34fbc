"""Keyframes as marks on a timeline: a click goes to one, a drag moves it, a menu offers the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from app.core.edit import CropKey, Ease, SpotlightKey
from app.core.time import format_clock
from app.ui.common.lane import Lane, LaneEvent
from app.ui.common.language import tr
from app.ui.common.theme import Theme
from app.ui.common.timeline import Timeline
from app.ui.common.work import Axis

KEY_PX = 6.0
GRAB_PX = 13.0
MOVE_PX = 4.0
"""A hand that moved less only clicked."""
Key: TypeAlias = CropKey | SpotlightKey


@dataclass(frozen=True, slots=True)
class KeyMoved:
    """A keyframe and the source time where it is to stand."""

    t_us: int
    to_us: int


class KeyLane(Lane):
    """One row. ``chosen`` is called with a keyframe's time, ``dragged`` while one is moved, ``moved``
    once when it is let go; ``snap`` brings a time to that of a picture."""

    height = 24

    def __init__(
        self,
        title: str,
        theme: Theme,
        chosen: Callable[[int], object],
        moved: Callable[[KeyMoved], object],
        dragged: Callable[[KeyMoved], object],
        menu: Callable[[int], object],
        snap: Callable[[int], int],
    ) -> None:
        self.title = title
        self._theme, self._chosen, self._moved = theme, chosen, moved
        self._dragged, self._menu, self._snap = dragged, menu, snap
        self._axis = Axis(0, 0)
        self._keys: tuple[Key, ...] = ()
        self._selected: int | None = None
        self._press_x = 0.0
        self._held: KeyMoved | None = None

    def show(self, axis: Axis, keys: Sequence[Key], selected_us: int | None) -> bool:
        """Show keyframes; ``selected_us`` is the source time of the chosen one.

        True when the lane looks different now. Ignored while one is in the hand.
        """
        if self._held is not None:
            return False
        before = self._axis, self._keys, self._selected
        self._axis, self._keys, self._selected = axis, tuple(keys), selected_us
        return before != (self._axis, self._keys, self._selected)

    @property
    def in_hand(self) -> bool:
        """Whether a keyframe is being moved."""
        return self._held is not None

    def paint(self, painter: QPainter, rect: QRectF, timeline: Timeline) -> None:
        tokens, middle, held = self._theme.tokens, rect.center().y(), self._held
        placed = [
            (key, QPointF(timeline.x_of(self._axis.shown(self._time_of(key))), middle))
            for key in self._keys
        ]
        painter.setPen(QPen(QColor(tokens.border), 1.0))
        for (_, first), (_, second) in pairwise(sorted(placed, key=lambda pair: pair[1].x())):
            painter.drawLine(first, second)
        for key, point in placed:
            chosen = key.t_us == (held.t_us if held else self._selected)
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            painter.setBrush(QColor(tokens.accent if chosen else tokens.surface))
            painter.drawPath(_mark(key.ease, point))

    def _time_of(self, key: Key) -> int:
        held = self._held
        return held.to_us if held is not None and held.t_us == key.t_us else key.t_us

    def press(self, event: LaneEvent) -> bool:
        key = self._key_at(event)
        if key is None:
            return False
        self._press_x = event.pos.x()
        self._held = KeyMoved(key.t_us, key.t_us)
        self._chosen(key.t_us)
        return True

    def drag(self, event: LaneEvent) -> None:
        held = self._held
        moved = held is not None and held.to_us != held.t_us
        if held is None or (not moved and abs(event.pos.x() - self._press_x) < MOVE_PX):
            return
        to_us = self._snap(self._axis.source(event.time_us))
        if to_us != held.to_us:
            self._held = KeyMoved(held.t_us, to_us)
            self._dragged(self._held)
            event.timeline.invalidate()

    def release(self, event: LaneEvent) -> None:
        held, self._held = self._held, None
        if held is not None and held.to_us != held.t_us:
            self._moved(held)
        event.timeline.invalidate()

    def menu(self, event: LaneEvent) -> bool:
        key = self._key_at(event)
        if key is None:
            return False
        self._menu(key.t_us)
        return True

    def hover(self, event: LaneEvent) -> Qt.CursorShape | None:
        return Qt.CursorShape.PointingHandCursor if self._key_at(event) else None

    def tooltip(self, event: LaneEvent) -> str:
        key = self._key_at(event)
        if key is None:
            return ""
        return tr(
            "Keyframe at {t_us} · {ease} · drag to move",
            t_us=format_clock(key.t_us, decimals=2),
            ease=key.ease,
        )

    def _key_at(self, event: LaneEvent) -> Key | None:
        near = [
            (abs(event.timeline.x_of(self._axis.shown(key.t_us)) - event.pos.x()), key)
            for key in self._keys
        ]
        if not near:
            return None
        away, key = min(near, key=lambda pair: pair[0])
        return key if away <= GRAB_PX else None


def _mark(ease: Ease, at: QPointF) -> QPainterPath:
    """A diamond for smooth, a circle for linear, a square for hold."""
    path = QPainterPath()
    r = KEY_PX
    if ease == "linear":
        path.addEllipse(at, r - 1, r - 1)
    elif ease == "hold":
        path.addRect(QRectF(at.x() - r + 1, at.y() - r + 1, 2 * r - 2, 2 * r - 2))
    else:
        corners = [(0.0, -r), (r, 0.0), (0.0, r), (-r, 0.0), (0.0, -r)]
        path.addPolygon(QPolygonF([QPointF(at.x() + x, at.y() + y) for x, y in corners]))
    return path
