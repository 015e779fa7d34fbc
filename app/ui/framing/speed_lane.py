"""The lane of speeds: parts as labelled bars, freezes as marks.

A click chooses the part under it, a drag across the lane marks a stretch of its own; the place
where a speed changes and a freeze can be taken hold of and moved. The lane says what is wanted and
holds nothing but the gesture in the hand and the stretch that is marked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.core.edit import EditClip, Freeze, SpeedSegment
from app.core.time import format_clock
from app.ui.common.lane import Lane, LaneEvent
from app.ui.common.language import mark, tr
from app.ui.common.theme import Theme
from app.ui.common.timeline import Timeline
from app.ui.common.work import Axis

GRAB_PX = 5.0
MOVE_PX = 4.0
Kind: TypeAlias = Literal["cut", "freeze"]
Stretch: TypeAlias = tuple[int, int]
"""[start, end) of source time."""


@dataclass(frozen=True, slots=True)
class EdgeMoved:
    """The place where a speed changes, or a freeze, and where it is to be."""

    kind: Kind
    at_us: int
    to_us: int


class SpeedLane(Lane):
    """``chosen`` is called with a time that was clicked, ``marked`` with a stretch or None, ``moved``
    once when an edge is let go and ``dragged`` while it is in the hand."""

    title = mark("Speed")
    height = 26

    def __init__(
        self,
        theme: Theme,
        chosen: Callable[[int], object],
        marked: Callable[[Stretch | None], object],
        moved: Callable[[EdgeMoved], object],
        dragged: Callable[[EdgeMoved], object],
        menu: Callable[[int, Freeze | None], object],
        snap: Callable[[int], int],
    ) -> None:
        self._theme, self._chosen, self._marked = theme, chosen, marked
        self._moved, self._dragged, self._menu, self._snap = moved, dragged, menu, snap
        self._axis = Axis(0, 0)
        self._clip: EditClip | None = None
        self._parts: tuple[SpeedSegment, ...] = ()
        self._selected: Stretch | None = None
        self._held: EdgeMoved | None = None
        self._from: tuple[float, int] | None = None

    def show(self, axis: Axis, clip: EditClip | None, parts: tuple[SpeedSegment, ...]) -> None:
        """Show a clip's parts: every stretch between two cuts, speed 1 where none was set."""
        self._axis, self._clip, self._parts = axis, clip, parts

    def select(self, part: Stretch | None) -> bool:
        """Mark a stretch, by its source range; True when the lane looks different now."""
        changed, self._selected = part != self._selected, part
        return changed

    # ---------------------------------------------------------------- drawing

    def paint(self, painter: QPainter, rect: QRectF, timeline: Timeline) -> None:
        tokens = self._theme.tokens
        for part in self._parts:
            bar = self._bar((part.start_us, part.end_us), rect, timeline)
            changed = part.speed != 1
            painter.setPen(QPen(QColor(tokens.border), 1.0))
            painter.setBrush(QColor(tokens.accent_soft if changed else tokens.raised))
            painter.drawRoundedRect(bar, 3, 3)
            painter.setPen(QColor(tokens.text if changed else tokens.muted))
            label = speed_label(part.speed)
            if painter.fontMetrics().horizontalAdvance(label) <= bar.width():
                painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, label)
        if self._selected is not None:
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._bar(self._selected, rect, timeline), 3, 3)
        for freeze in self._freezes():
            self._paint_freeze(painter, rect, timeline, freeze)
        if self._held is not None:
            x = timeline.x_of(self._axis.shown(self._held.to_us))
            painter.setPen(QPen(QColor(tokens.accent), 2.0))
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))

    def _paint_freeze(
        self, painter: QPainter, rect: QRectF, timeline: Timeline, freeze: Freeze
    ) -> None:
        held = self._held
        moving = held is not None and held.kind == "freeze" and held.at_us == freeze.at_us
        at = held.to_us if held is not None and moving else freeze.at_us
        x = timeline.x_of(self._axis.shown(at))
        painter.setPen(QPen(QColor(self._theme.tokens.warn), 2.0))
        for dx in (-2.0, 2.0):
            painter.drawLine(QPointF(x + dx, rect.top() + 5), QPointF(x + dx, rect.bottom() - 5))

    def _bar(self, stretch: Stretch, rect: QRectF, timeline: Timeline) -> QRectF:
        left = timeline.x_of(self._axis.shown(stretch[0]))
        right = timeline.x_of(self._axis.shown(stretch[1]))
        return QRectF(left + 1, rect.top() + 3, max(2.0, right - left - 2), rect.height() - 6)

    def _freezes(self) -> tuple[Freeze, ...]:
        return tuple(
            s for s in (self._clip.segments if self._clip else ()) if isinstance(s, Freeze)
        )

    # ---------------------------------------------------------------- hand

    def press(self, event: LaneEvent) -> bool:
        edge = self._edge_at(event)
        if edge is not None:
            self._held = edge
            return True
        at = self._axis.source(event.time_us)
        if any(part.start_us <= at < part.end_us for part in self._parts):
            self._from = event.pos.x(), self._snap(at)
            self._marked(None)
            self._chosen(at)
            return True
        return False

    def drag(self, event: LaneEvent) -> None:
        at = self._snap(self._inside(self._axis.source(event.time_us)))
        held = self._held
        if held is not None and at != held.to_us:
            self._held = EdgeMoved(held.kind, held.at_us, at)
            self._dragged(self._held)
            event.timeline.invalidate()
        elif self._from is not None and abs(event.pos.x() - self._from[0]) >= MOVE_PX:
            start, end = sorted((self._inside(self._from[1]), at))
            self._marked((start, end) if start < end else None)
            event.timeline.invalidate()

    def release(self, event: LaneEvent) -> None:
        held, self._held, self._from = self._held, None, None
        if held is not None and held.to_us != held.at_us:
            self._moved(held)
        event.timeline.invalidate()

    def menu(self, event: LaneEvent) -> bool:
        at = self._axis.source(event.time_us)
        edge = self._edge_at(event)
        frozen = edge is not None and edge.kind == "freeze"
        freeze = next(
            (f for f in self._freezes() if frozen and edge and f.at_us == edge.at_us), None
        )
        if not any(part.start_us <= at < part.end_us for part in self._parts):
            return False
        self._menu(at, freeze)
        return True

    def hover(self, event: LaneEvent) -> Qt.CursorShape | None:
        return Qt.CursorShape.SplitHCursor if self._edge_at(event) else None

    def tooltip(self, event: LaneEvent) -> str:
        edge = self._edge_at(event)
        if edge is not None and edge.kind == "freeze":
            (freeze,) = (f for f in self._freezes() if f.at_us == edge.at_us)
            return tr(
                "Frozen for {freeze_us} · drag to move",
                freeze_us=format_clock(freeze.freeze_us, decimals=1),
            )
        if edge is not None:
            return tr("Drag to move the change of speed")
        at = self._axis.source(event.time_us)
        for part in self._parts:
            if part.start_us <= at < part.end_us:
                length = format_clock(part.end_us - part.start_us, decimals=1)
                return tr(
                    "{speed_label}, {length} of the game · drag to mark a stretch",
                    speed_label=speed_label(part.speed),
                    length=length,
                )
        return ""

    def _inside(self, at_us: int) -> int:
        assert self._clip is not None
        return min(max(at_us, self._clip.start_us), self._clip.end_us)

    def _edge_at(self, event: LaneEvent) -> EdgeMoved | None:
        """The freeze, else the change of speed, under the pointer."""
        places: list[tuple[Kind, int]] = [("freeze", f.at_us) for f in self._freezes()]
        speeds = [
            s for s in (self._clip.segments if self._clip else ()) if isinstance(s, SpeedSegment)
        ]
        cuts = {t for s in speeds for t in (s.start_us, s.end_us)}
        if self._clip is not None:
            cuts -= {self._clip.start_us, self._clip.end_us}
        places += [("cut", t) for t in sorted(cuts)]
        for kind, at in places:
            if abs(event.timeline.x_of(self._axis.shown(at)) - event.pos.x()) <= GRAB_PX:
                return EdgeMoved(kind, at, at)
        return None


def speed_label(speed: Fraction) -> str:
    """``0.25×``, ``1×``, ``1.5×``."""
    return f"{float(speed):g}×"
