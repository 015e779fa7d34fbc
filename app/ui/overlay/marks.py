"""What a coach does with marks besides dragging them: add, type, choose, set an end, the poster."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.core.edit import Anchor, Spotlight, Text
from app.core.poster import poster_moment
from app.core.spotlight import MIN_SPAN_US
from app.core.text import DEFAULT_SPAN_US
from app.core.text import MIN_SPAN_US as MIN_TEXT_US
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.player import Player
from app.ui.common.video_view import NO_PICTURE
from app.ui.overlay.lanes import Span
from app.ui.overlay.text_editor import TextEditor
from app.ui.overlay.writer import NEW_TEXT, OverlayWriter, faded_in

if TYPE_CHECKING:
    from app.ui.overlay.screen import OverlayScreen

DRAFT = "draft"
"""The id of a text that is typed and not written yet."""


class Marks:
    """The verbs of the screen that are more than one call of the writer."""

    def __init__(
        self, screen: OverlayScreen, player: Player, kit: Kit, writer: OverlayWriter
    ) -> None:
        self._screen, self._player, self._kit, self._writer = screen, player, kit, writer
        self.editor = TextEditor(screen.view, self._typed)

    def select_next(self, by: int) -> None:
        """Choose the next mark in time, spotlights and texts alike."""
        clip = self._screen.work.clip
        marks: list[Spotlight | Text] = [*clip.spotlights, *clip.texts] if clip else []
        marks.sort(key=lambda mark: (mark.start_us, mark.id))
        if marks:
            ids = [mark.id for mark in marks]
            at = ids.index(self._screen.selected) + by if self._screen.selected in ids else 0
            self._screen.select(ids[at % len(ids)])

    def add_spotlight(self, place: tuple[float, float] | None = None) -> None:
        """A spotlight from the playhead on, at a place of the source or in the middle of the box."""
        mapping = self._screen.work.mapping_at(self._screen.now_us())
        if mapping is None:
            return
        if not self._in_clip():
            self._kit.bar.info(tr("Move the playhead into the clip to add a spotlight there."))
            return
        width, height = mapping.output_size
        middle = mapping.to_source(width / 2, height / 2)
        self._writer.add_light(self._screen.now_us(), place or middle)

    def add_text(self) -> None:
        """A text from the playhead on, typed where it will stand; it is written when that is done."""
        if self._screen.work.clip is None:
            return
        if not self._screen.view.has_picture:
            self._kit.bar.info(tr(NO_PICTURE))
        elif not self._in_clip():
            self._kit.bar.info(tr("Move the playhead into the clip to add a text there."))
        else:
            self._screen.let_go()
            start = self._screen.now_us()
            self._type(Text(DRAFT, start, start + DEFAULT_SPAN_US, tr(NEW_TEXT)))

    def _in_clip(self) -> bool:
        """Whether the playhead is where the clip is seen: the timeline shows the game around it."""
        clip, now = self._screen.work.clip, self._screen.now_us()
        return clip is not None and clip.start_us <= now < clip.end_us

    def edit_text(self) -> None:
        """Type the words of the chosen text where they stand."""
        text = self._screen.text
        if text is None or not self._screen.view.has_picture:
            return
        if (
            not text.start_us <= self._screen.now_us() < text.end_us
            and self._screen.work.clip is not None
        ):
            self._player.seek(faded_in(text, self._screen.work.clip))
        self._type(text)

    def _type(self, text: Text) -> None:
        self._player.pause()
        self.editor.begin(text, self._screen.content_size())
        self._screen.trials.without_text(text.id)
        self._screen.moment_changed()

    def _typed(self, text: Text | None) -> None:
        """Words were typed on the picture, or given up."""
        self._screen.trials.show_edit()
        self._screen.moment_changed()
        if text is None:
            return
        if text.id != DRAFT and not text.text:
            self._writer.delete_text(text.id)
        elif text.id != DRAFT:
            self._screen.put_text(text)
        elif self._screen.work.clip is not None:
            clip_id, at = self._screen.work.clip_id, faded_in(text, self._screen.work.clip)

            def show() -> None:
                if self._screen.work.clip_id == clip_id:
                    self._player.seek(at)

            self._writer.add_text(text, show)

    def opened(self, mark_id: str) -> None:
        """A bar was double-clicked: go where it is seen; a text is typed over."""
        self._screen.select(mark_id)
        if self._screen.text is not None:
            self.edit_text()
        elif self._screen.light is not None:
            self._player.seek(self._screen.light.start_us)

    def set_color(self, color: str) -> None:
        """Another colour for what is chosen."""
        self._writer.style_light({"color": color})
        if self._screen.text is not None:
            self._screen.put_text(replace(self._screen.text, color=color))

    def set_anchor(self, anchor: Anchor) -> None:
        """Another place for the chosen text."""
        if self._screen.text is not None:
            self._screen.put_text(replace(self._screen.text, anchor=anchor, dx=0.0, dy=0.0))

    def span_here(self, edge: str) -> None:
        """Let what is chosen begin or end at the playhead."""
        mark, now = self._screen.light or self._screen.text, self._screen.now_us()
        if mark is None:
            return
        least = MIN_SPAN_US if self._screen.light is not None else MIN_TEXT_US
        start, end = (now, mark.end_us) if edge == "start" else (mark.start_us, now)
        if end - start < least:
            self._kit.bar.info(
                tr("At least {least:g} s must be left; move the playhead.", least=least / 1000000.0)
            )
            return
        self._writer.move_span(Span(mark.id, start, end, "", ""))

    def set_poster(self) -> None:
        """The picture under the playhead stands for the reel."""
        if self._screen.work.clip is None:
            return
        if self._in_clip():
            self._writer.set_poster(self._screen.now_us())
        else:
            self._kit.bar.info(
                tr("Move the playhead into the clip to make its picture the poster.")
            )

    def go_to_poster(self) -> None:
        """Show the picture that stands for the reel, in its clip."""
        found = (
            poster_moment(self._screen.work.edit) if self._screen.work.edit is not None else None
        )
        if found is not None and found.clip_id == self._screen.work.clip_id:
            self._player.seek(found.t_us)
        elif found is not None:
            self._screen.choose_clip(found.clip_id)
            self._screen.panel.show_edit(self._screen.work.edit, found.clip_id)
