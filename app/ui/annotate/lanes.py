"""The two rows of the game's timeline: clips of my athlete and of the team."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from app.core.clip import RATINGS, Layer, MarkedClip
from app.core.time import format_clock
from app.ui.common.lane import Lane, LaneEvent
from app.ui.common.language import mark
from app.ui.common.theme import Theme
from app.ui.common.timeline import Timeline
from app.ui.common.tokens import readable_on

MIN_BADGE_PX = 7.0
LANE_TITLES: dict[Layer, str] = {"athlete": mark("My athlete"), "team": mark("Team")}


class ClipLane(Lane):
    """Badges in rating colours; a click picks a clip, a double click plays it."""

    height = 34

    def __init__(
        self,
        layer: Layer,
        theme: Theme,
        picked: Callable[[MarkedClip], object],
        played: Callable[[MarkedClip], object],
    ) -> None:
        self.layer, self.title = layer, LANE_TITLES[layer]
        self._theme, self._pick, self._play = theme, picked, played
        self._clips: tuple[MarkedClip, ...] = ()
        self._selected: frozenset[str] = frozenset()

    def set_clips(self, clips: Sequence[MarkedClip], selected: frozenset[str]) -> None:
        """The clips to show (those of the other layer are left out) and which are selected."""
        self._clips = tuple(clip for clip in clips if clip.layer == self.layer)
        self._selected = selected

    def paint(self, painter: QPainter, rect: QRectF, timeline: Timeline) -> None:
        for clip in self._clips:
            if clip.id not in self._selected:
                self._paint_clip(painter, rect, timeline, clip)
        for clip in self._clips:
            if clip.id in self._selected:
                self._paint_clip(painter, rect, timeline, clip)

    def _paint_clip(
        self, painter: QPainter, rect: QRectF, timeline: Timeline, clip: MarkedClip
    ) -> None:
        box = self._box(rect, timeline, clip)
        if box.right() < rect.left() or box.left() > rect.right():
            return
        tokens, step = self._theme.tokens, RATINGS[clip.rating]
        chosen = clip.id in self._selected
        edge = tokens.text if chosen else tokens.surface
        painter.setPen(QPen(QColor(edge), 2 if chosen else 1))
        painter.setBrush(QColor(step.color))
        painter.drawRoundedRect(box, 4, 4)
        if box.width() < 20:
            return
        font = QFont(painter.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(readable_on(step.color)))
        words = f"{step.notation}  {clip.name}" if box.width() > 70 else step.notation
        room = box.adjusted(5, 0, -5, 0)
        words = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(room.width())
        )
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, flags if box.width() > 70 else Qt.AlignmentFlag.AlignCenter, words)

    @staticmethod
    def _box(rect: QRectF, timeline: Timeline, clip: MarkedClip) -> QRectF:
        left, right = timeline.x_of(clip.start_us), timeline.x_of(clip.end_us)
        width = max(MIN_BADGE_PX, right - left)
        return QRectF(left, rect.top() + 3, width, rect.height() - 6)

    def clip_at(self, event: LaneEvent) -> MarkedClip | None:
        """The clip under the pointer, the topmost where two overlap."""
        for clip in reversed(self._clips):
            box = self._box(event.rect, event.timeline, clip)
            if box.left() - 1 <= event.pos.x() <= box.right() + 1:
                return clip
        return None

    def press(self, event: LaneEvent) -> bool:
        clip = self.clip_at(event)
        if clip is not None:
            self._pick(clip)
        return clip is not None

    def double_click(self, event: LaneEvent) -> bool:
        clip = self.clip_at(event)
        if clip is not None:
            self._play(clip)
        return clip is not None

    def hover(self, event: LaneEvent) -> Qt.CursorShape | None:
        return Qt.CursorShape.PointingHandCursor if self.clip_at(event) else None

    def tooltip(self, event: LaneEvent) -> str:
        clip = self.clip_at(event)
        if clip is None:
            return ""
        tags = f"\n{', '.join(clip.tags)}" if clip.tags else ""
        return f"{clip.notation} {clip.name}\n{format_clock(clip.start_us)}{tags}"
