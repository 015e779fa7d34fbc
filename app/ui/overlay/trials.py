"""What is in the hand, before it is written: the picture as it would become."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from app.core import arrange
from app.core.edit import Edit, SpotlightKey, Text
from app.core.errors import BadEdit, NotFound
from app.core.keyframes import near_us
from app.services.preview import Preview
from app.ui.common.key_lane import KeyMoved
from app.ui.common.player import Player
from app.ui.common.settle import Paced
from app.ui.overlay.lanes import Span, SpanTried
from app.ui.overlay.spotlight_tool import EllipseChosen

if TYPE_CHECKING:
    from app.ui.overlay.screen import OverlayScreen


class Trials:
    """Each method is called while a gesture goes on; nothing is written."""

    def __init__(self, screen: OverlayScreen, player: Player) -> None:
        self._screen, self._player = screen, player
        self._paced = Paced(screen)
        self._held: Callable[[Edit], Edit] | None = None

    def drop(self) -> None:
        """The gesture is over: what was to be drawn of it is not any more."""
        self._paced.drop()
        self._held = None

    def renew(self) -> None:
        """Something else was drawn meanwhile: what is in the hand is drawn again on top of it."""
        in_hand = self._screen.canvas.in_hand or self._screen.timeline.in_hand
        if self._held is not None and in_hand:
            self._draw(self._held)

    def ellipse(self, chosen: EllipseChosen, at_us: int) -> None:
        """A spotlight in the hand, for the picture at a source time."""
        work, e = self._screen.work, chosen.ellipse
        if work.file is None:
            return
        key, reach = SpotlightKey(at_us, e.cx, e.cy, e.rx, e.ry), near_us(work.file.fps)
        self._draw(
            lambda edit: arrange.put_spotlight_key(
                edit, work.clip_id, chosen.spotlight_id, key, work.size, reach
            )
        )

    def look(self, style: dict[str, Any]) -> None:
        """A slider of the chosen spotlight in the hand."""
        clip_id, mark_id = self._screen.work.clip_id, self._screen.selected
        self._draw(lambda edit: arrange.style_spotlight(edit, clip_id, mark_id, **style))

    def text(self, text: Text) -> None:
        """A text on its way to another place, or its words while they are typed."""
        clip_id = self._screen.work.clip_id
        fields = {name: value for name, value in asdict(text).items() if name != "id"}
        self._draw(lambda edit: arrange.update_text(edit, clip_id, text.id, **fields))

    def without_text(self, text_id: str) -> None:
        """The picture below a text that is typed where it stands."""
        clip_id = self._screen.work.clip_id
        if self._screen.text_of(text_id) is not None:
            self._draw(lambda edit: arrange.delete_text(edit, clip_id, text_id))

    def key(self, moved: KeyMoved) -> None:
        """A keyframe in the hand takes the playhead along."""
        clip_id, mark_id = self._screen.work.clip_id, self._screen.selected
        taken = any(key.t_us == moved.to_us for key in self._screen.keys.keyframes())
        self._player.scrub(moved.to_us)
        if not taken:
            self._draw(
                lambda edit: arrange.move_spotlight_key(
                    edit, clip_id, mark_id, moved.t_us, moved.to_us
                )
            )

    def span(self, tried: SpanTried) -> None:
        """A bar in the hand; an end of it takes the playhead along."""
        span = tried.span
        if tried.grip == "start":
            self._player.scrub(span.start_us)
        elif tried.grip == "end":
            self._player.scrub(self._screen.keys.frame_beside(span.end_us, -1))
        self._draw(lambda edit: self._spanned(edit, span))

    def fitted(self, span: Span) -> Span:
        """Where a span may be: no spotlight of its player, and no beginning of the file, is crossed."""
        edit, clip_id = self._screen.work.edit, self._screen.work.clip_id
        if edit is None or self._screen.text_of(span.id) is not None:
            return span
        clip = arrange.clip_of(self._spanned(edit, span), clip_id)
        light = arrange.spotlight_of(clip, span.id)
        return replace(span, start_us=light.start_us, end_us=light.end_us)

    def show_edit(self) -> None:
        """What holds: nothing was changed after all."""
        self._draw(lambda edit: edit)

    def _spanned(self, edit: Edit, span: Span) -> Edit:
        clip_id, times = self._screen.work.clip_id, (span.start_us, span.end_us)
        if self._screen.text_of(span.id) is not None:
            return arrange.update_text(edit, clip_id, span.id, start_us=times[0], end_us=times[1])
        return arrange.set_span(edit, clip_id, span.id, *times)

    def _draw(self, how: Callable[[Edit], Edit]) -> None:
        self._held = how

        def draw() -> None:
            stream, edit = self._player.stream, self._screen.work.edit
            if edit is not None and isinstance(stream, Preview):
                try:
                    stream.set_edit(how(edit))
                except (BadEdit, NotFound):  # what is in the hand was removed meanwhile
                    return
                if self._screen.timeline.in_hand:
                    stream.scrub(self._player.position_us)
                else:
                    self._player.refresh()

        self._paced.ask(draw)
