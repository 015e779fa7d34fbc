"""The lanes of Framing: the clip's trim, its speeds and freezes, its crop keyframes.

The axis is source time relative to ``origin_us``; lanes draw values of ``app.core.edit`` and report
what the hand did. They hold no state but the gesture in the hand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from app.core.clip import MIN_CLIP_US
from app.core.edit import CropKey, EditClip, Freeze, SpeedSegment
from app.core.time import format_clock
from app.ui.common.lane import Lane, LaneEvent
from app.ui.common.theme import Theme
from app.ui.common.timeline import Timeline
from app.ui.common.work import Axis

GRAB_PX = 7.0
KEY_PX = 6.0
Edge: TypeAlias = Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class TrimChosen:
    """The clip's new range in source time."""

    start_us: int
    end_us: int


class TrimLane(Lane):
    """The clip as a bar with two handles; what is trimmed away stays visible around it."""

    title = "Clip"
    height = 30

    def __init__(
        self,
        theme: Theme,
        chosen: Callable[[TrimChosen], object],
        dragged: Callable[[int], object],
    ) -> None:
        self._theme, self._chosen, self._dragged = theme, chosen, dragged
        self._axis = Axis(0, 0)
        self._range: TrimChosen | None = None
        self._edge: Edge | None = None

    def show(self, axis: Axis, clip: EditClip | None) -> None:
        """Show a clip's range; ignored while a handle is in the hand."""
        if self._edge is None:
            self._axis = axis
            self._range = TrimChosen(clip.start_us, clip.end_us) if clip else None

    def paint(self, painter: QPainter, rect: QRectF, timeline: Timeline) -> None:
        if self._range is None:
            return
        tokens = self._theme.tokens
        bar = self._bar(rect, timeline)
        painter.setPen(QPen(QColor(tokens.accent), 1.5))
        painter.setBrush(QColor(tokens.accent_soft))
        painter.drawRoundedRect(bar, 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        for x in (bar.left(), bar.right() - 6.0):
            painter.drawRoundedRect(QRectF(x, bar.top(), 6.0, bar.height()), 2, 2)
        painter.setPen(QColor(tokens.text))
        length = format_clock(self._range.end_us - self._range.start_us, decimals=1)
        painter.drawText(bar.adjusted(12, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter, length)

    def press(self, event: LaneEvent) -> bool:
        self._edge = self._edge_at(event)
        return self._edge is not None

    def drag(self, event: LaneEvent) -> None:
        if self._range is None or self._edge is None:
            return
        at = self._axis.source(event.time_us)
        if self._edge == "start":
            at = min(at, self._range.end_us - MIN_CLIP_US)
            self._range = replace(self._range, start_us=at)
        else:
            at = max(at, self._range.start_us + MIN_CLIP_US)
            self._range = replace(self._range, end_us=at)
        self._dragged(at)
        event.timeline.invalidate()

    def release(self, event: LaneEvent) -> None:
        edge, self._edge = self._edge, None
        if edge is not None and self._range is not None:
            self._chosen(self._range)

    def hover(self, event: LaneEvent) -> Qt.CursorShape | None:
        return Qt.CursorShape.SplitHCursor if self._edge_at(event) else None

    def tooltip(self, event: LaneEvent) -> str:
        return "Drag to trim; nothing is cut away for good" if self._edge_at(event) else ""

    def _bar(self, rect: QRectF, timeline: Timeline) -> QRectF:
        assert self._range is not None
        left = timeline.x_of(self._axis.shown(self._range.start_us))
        right = timeline.x_of(self._axis.shown(self._range.end_us))
        return QRectF(left, rect.top() + 2, max(2.0, right - left), rect.height() - 4)

    def _edge_at(self, event: LaneEvent) -> Edge | None:
        if self._range is None:
            return None
        bar = self._bar(event.rect, event.timeline)
        away = {"start": abs(event.pos.x() - bar.left()), "end": abs(event.pos.x() - bar.right())}
        edge: Edge = "start" if away["start"] <= away["end"] else "end"
        return edge if away[edge] <= GRAB_PX else None


class SpeedLane(Lane):
    """Speeds as labelled bars and freezes as marks; a click chooses the part under it."""

    title = "Speed"
    height = 26

    def __init__(self, theme: Theme, chosen: Callable[[int], object]) -> None:
        self._theme, self._chosen = theme, chosen
        self._axis = Axis(0, 0)
        self._clip: EditClip | None = None
        self._parts: tuple[SpeedSegment, ...] = ()
        self._selected: tuple[int, int] | None = None

    def show(self, axis: Axis, clip: EditClip | None, parts: tuple[SpeedSegment, ...]) -> None:
        """Show a clip's parts: every stretch between two cuts, speed 1 where none was set."""
        self._axis, self._clip, self._parts = axis, clip, parts

    def select(self, part: tuple[int, int] | None) -> bool:
        """Mark one part, by its source range; True when the lane looks different now."""
        changed, self._selected = part != self._selected, part
        return changed

    def paint(self, painter: QPainter, rect: QRectF, timeline: Timeline) -> None:
        tokens = self._theme.tokens
        for part in self._parts:
            left = timeline.x_of(self._axis.shown(part.start_us))
            right = timeline.x_of(self._axis.shown(part.end_us))
            bar = QRectF(left + 1, rect.top() + 3, max(2.0, right - left - 2), rect.height() - 6)
            chosen = self._selected == (part.start_us, part.end_us)
            changed = part.speed != 1
            painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.border), 1.0))
            painter.setBrush(QColor(tokens.accent_soft if changed else tokens.raised))
            painter.drawRoundedRect(bar, 3, 3)
            painter.setPen(QColor(tokens.text if changed else tokens.muted))
            painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, speed_label(part.speed))
        for segment in self._clip.segments if self._clip else ():
            if isinstance(segment, Freeze):
                self._paint_freeze(painter, rect, timeline, segment)

    def _paint_freeze(
        self, painter: QPainter, rect: QRectF, timeline: Timeline, freeze: Freeze
    ) -> None:
        x = timeline.x_of(self._axis.shown(freeze.at_us))
        painter.setPen(QPen(QColor(self._theme.tokens.warn), 2.0))
        for dx in (-2.0, 2.0):
            painter.drawLine(QPointF(x + dx, rect.top() + 5), QPointF(x + dx, rect.bottom() - 5))

    def press(self, event: LaneEvent) -> bool:
        at = self._axis.source(event.time_us)
        if any(part.start_us <= at < part.end_us for part in self._parts):
            self._chosen(at)
            return True
        return False

    def tooltip(self, event: LaneEvent) -> str:
        at = self._axis.source(event.time_us)
        for part in self._parts:
            if part.start_us <= at < part.end_us:
                length = format_clock(part.end_us - part.start_us, decimals=1)
                return f"{speed_label(part.speed)}, {length} of the game"
        return ""


class KeyframeLane(Lane):
    """Crop keyframes as diamonds: a click goes to one, a right click offers what can be done."""

    title = "Keyframes"
    height = 24

    def __init__(
        self, theme: Theme, chosen: Callable[[int], object], menu: Callable[[int, QPointF], object]
    ) -> None:
        self._theme, self._chosen, self._menu = theme, chosen, menu
        self._axis = Axis(0, 0)
        self._keys: tuple[CropKey, ...] = ()
        self._selected: int | None = None

    def show(self, axis: Axis, keys: tuple[CropKey, ...], selected_us: int | None) -> bool:
        """Show keyframes; ``selected_us`` is the source time of the chosen one.

        True when the lane looks different now.
        """
        before = self._axis, self._keys, self._selected
        self._axis, self._keys, self._selected = axis, keys, selected_us
        return before != (axis, keys, selected_us)

    def paint(self, painter: QPainter, rect: QRectF, timeline: Timeline) -> None:
        tokens = self._theme.tokens
        middle = rect.center().y()
        points = [QPointF(timeline.x_of(self._axis.shown(key.t_us)), middle) for key in self._keys]
        painter.setPen(QPen(QColor(tokens.border), 1.0))
        for first, second in pairwise(points):
            painter.drawLine(first, second)
        for key, point in zip(self._keys, points, strict=True):
            chosen = key.t_us == self._selected
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            painter.setBrush(QColor(tokens.accent if chosen else tokens.surface))
            painter.drawPath(_mark(key, point))

    def press(self, event: LaneEvent) -> bool:
        key = self._key_at(event)
        if key is not None:
            self._chosen(key.t_us)
        return key is not None

    def menu(self, event: LaneEvent) -> bool:
        key = self._key_at(event)
        if key is None:
            return False
        self._menu(key.t_us, event.pos)
        return True

    def hover(self, event: LaneEvent) -> Qt.CursorShape | None:
        return Qt.CursorShape.PointingHandCursor if self._key_at(event) else None

    def tooltip(self, event: LaneEvent) -> str:
        key = self._key_at(event)
        if key is None:
            return ""
        return f"Keyframe at {format_clock(key.t_us, decimals=2)} · {key.ease}"

    def _key_at(self, event: LaneEvent) -> CropKey | None:
        near = [
            (abs(event.timeline.x_of(self._axis.shown(key.t_us)) - event.pos.x()), key)
            for key in self._keys
        ]
        if not near:
            return None
        away, key = min(near, key=lambda pair: pair[0])
        return key if away <= GRAB_PX + KEY_PX else None


def speed_label(speed: Fraction) -> str:
    """``0.25×``, ``1×``, ``1.5×``."""
    return f"{float(speed):g}×"


def _mark(key: CropKey, at: QPointF) -> QPainterPath:
    """A diamond for smooth, a circle for linear, a square for hold."""
    path = QPainterPath()
    r = KEY_PX
    if key.ease == "linear":
        path.addEllipse(at, r - 1, r - 1)
    elif key.ease == "hold":
        path.addRect(QRectF(at.x() - r + 1, at.y() - r + 1, 2 * r - 2, 2 * r - 2))
    else:
        corners = [(0.0, -r), (r, 0.0), (0.0, r), (-r, 0.0), (0.0, -r)]
        path.addPolygon(QPolygonF([QPointF(at.x() + x, at.y() + y) for x, y in corners]))
    return path
