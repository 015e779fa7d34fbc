"""Overlay: the spotlight on the player and the words on the picture.

The stage shows the output frame as it will be exported. Marks live in source time and source
pixels, so re-framing or re-speeding never moves them off the player.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from app.core.arrange import put_spotlight_key, spotlight_at, update_text
from app.core.edit import Edit, EditClip, Spotlight, SpotlightKey, Text
from app.core.keyframes import near, near_us
from app.core.spotlight import FADE_IN_US, MIN_SPAN_US
from app.core.text import DEFAULT_SPAN_US
from app.core.text import MIN_SPAN_US as MIN_TEXT_US
from app.core.time import format_clock
from app.services.preview import Preview
from app.services.workspace import Workspace
from app.ui.common.kit import Kit
from app.ui.common.reel_screen import ReelScreen
from app.ui.common.shortcuts import Mode
from app.ui.common.video_view import VideoView, ViewTool
from app.ui.overlay.inspector import OverlayInspector
from app.ui.overlay.lanes import Span, SpanLane, SpotlightKeyLane
from app.ui.overlay.spotlight_tool import Ellipse, EllipseChosen, SpotlightTool
from app.ui.overlay.text_tool import TextTool


class OverlayScreen(ReelScreen):
    """The screen. ``selected`` is the id of the chosen spotlight or text."""

    mode: Mode = "overlay"

    def __init__(self, workspace: Workspace, kit: Kit, parent: QObject | None = None) -> None:
        view = VideoView(kit.theme, "Output picture with spotlight")
        view.set_hint("Make a reel from your clips in Annotate, then mark your player here.")
        view.margin = 10.0
        super().__init__(workspace, kit, view, parent)
        self.selected = ""
        self._stand(view)
        self.tool = SpotlightTool(self._ellipse_chosen, self._ellipse_moved, self._clicked)
        self.text_tool = TextTool(self._text_changed, self._text_dragged, self._player.toggle)
        self._in_use: ViewTool = self.tool
        view.set_tool(self.tool)
        self.form = OverlayInspector(kit)
        self.inspector = self.form
        theme = kit.theme
        self.light_lane = SpanLane("Spotlight", theme, MIN_SPAN_US, self.select, self._span_moved)
        self.key_lane = SpotlightKeyLane(theme, self._player.seek)
        self.text_lane = SpanLane("Text", theme, MIN_TEXT_US, self.select, self._text_moved)
        self.timeline.set_lanes([self.light_lane, self.key_lane, self.text_lane])
        self._connect()

    def _connect(self) -> None:
        form = self.form
        form.spotlight_styled.connect(self._styled)
        form.text_changed.connect(self._text_changed)
        form.spotlight_asked.connect(self.add_spotlight)
        form.text_asked.connect(self.add_text)
        form.delete_asked.connect(self.delete_selected)
        form.key_deleted.connect(self._delete_key)
        form.export_asked.connect(self.ask_export)

    # ---------------------------------------------------------------- the stage

    def entered(self) -> None:
        """Every clip gets its first spotlight when the reel is first looked at here."""
        super().entered()
        if self.work.reel_id:
            self.write(self._workspace.overlay.ensure_spotlights(self.work.reel_id))

    def open_reel(self, reel_id: str) -> None:
        """Show a reel; ``ensure_spotlights`` is one step, taken once per reel."""
        super().open_reel(reel_id)
        self.write(self._workspace.overlay.ensure_spotlights(reel_id))

    def open_stream(self, edit: Edit, clip: EditClip) -> Future[Preview]:
        """The output as exported, on the clip's source time."""
        return self._workspace.previews.open_clip(edit, clip.id, "overlay")

    def content_size(self) -> tuple[int, int]:
        """Output pixels."""
        return self.work.edit.reel.size if self.work.edit else (9, 16)

    def edit_shown(self, edit: Edit) -> None:
        """Draw the newer state."""
        stream = self._player.stream
        if isinstance(stream, Preview):
            stream.set_edit(edit)
            self.view.set_content_size(*edit.reel.size)
            self._player.refresh()

    def forgotten(self) -> None:
        """An empty screen."""
        self.selected = ""
        self.form.show_nothing(False)

    @property
    def light(self) -> Spotlight | None:
        """The chosen spotlight."""
        lights = self.work.clip.spotlights if self.work.clip else ()
        return next((light for light in lights if light.id == self.selected), None)

    @property
    def text(self) -> Text | None:
        """The chosen text."""
        texts = self.work.clip.texts if self.work.clip else ()
        return next((text for text in texts if text.id == self.selected), None)

    def select(self, mark_id: str) -> None:
        """Choose a spotlight or a text of the clip."""
        if mark_id != self.selected:
            self.selected = mark_id
            self.refresh()

    def refresh(self) -> None:
        """Draw lanes, inspector and handles from the edit and the playhead."""
        clip = self.work.clip
        if clip is None:
            return
        if self.light is None and self.text is None:
            self.selected = clip.spotlights[0].id if clip.spotlights else ""
        axis = self.work.axis()
        lights = tuple(
            Span(light.id, light.start_us, light.end_us, f"Spotlight {n}", light.color)
            for n, light in enumerate(clip.spotlights, 1)
        )
        texts = tuple(
            Span(text.id, text.start_us, text.end_us, text.text, text.color) for text in clip.texts
        )
        self.light_lane.show(axis, lights, self.selected)
        self.text_lane.show(axis, texts, self.selected)
        self.timeline.invalidate()
        self.moment_changed()

    def moment_changed(self) -> None:
        """What depends on the playhead: the handles and the keyframe under it."""
        light, text, now = self.light, self.text, self.now_us()
        mapping = self.work.mapping_at(now)
        self.tool.accent = self._kit.theme.tokens.stage_accent
        if light is None or mapping is None:
            self.tool.show(None, "", None, self.view)
            self.key_lane.show(self.work.axis(), (), None)
            self._show_text(text, now)
            return
        self._use(self.tool)
        inside = light.start_us <= now < light.end_us
        at = spotlight_at(light, now, self.work.size)
        ellipse = Ellipse(at.cx, at.cy, at.rx, at.ry) if inside else None
        self.tool.show(mapping if inside else None, light.id, ellipse, self.view)
        key = self._key_here(light)
        if self.key_lane.show(self.work.axis(), light.keyframes, key.t_us if key else None):
            self.timeline.invalidate()
        self.form.show_spotlight(
            light, _key_words(inside, key), key is not None and len(light.keyframes) > 1
        )

    def _show_text(self, text: Text | None, now: int) -> None:
        if text is None:
            self._use(self.tool)
            self.form.show_nothing(self.work.clip is not None)
            return
        self._use(self.text_tool)
        self.text_tool.show(text if text.start_us <= now < text.end_us else None)
        self.form.show_text(text)

    def _use(self, tool: ViewTool) -> None:
        """Give the stage to the tool of what is chosen."""
        if tool is not self._in_use:
            self._in_use = tool
            self.view.set_tool(tool)

    def _key_here(self, light: Spotlight) -> SpotlightKey | None:
        if self.work.file is None:
            return None
        index = near(light.keyframes, self.now_us(), near_us(self.work.file.fps))
        return None if index is None else light.keyframes[index]

    # ---------------------------------------------------------------- what the hand does

    def _ids(self) -> tuple[str, str]:
        return self.work.reel_id, self.work.clip_id

    def _ellipse_moved(self, chosen: EllipseChosen) -> None:
        """While the hand drags: the picture is drawn from the edit as it would become."""
        work, now, stream = self.work, self.now_us(), self._player.stream
        if work.edit is None or work.file is None or not isinstance(stream, Preview):
            return
        e = chosen.ellipse
        key = SpotlightKey(now, e.cx, e.cy, e.rx, e.ry)
        reach = near_us(work.file.fps)
        stream.set_edit(
            put_spotlight_key(work.edit, work.clip_id, chosen.spotlight_id, key, work.size, reach)
        )
        self._player.refresh()

    def _text_dragged(self, text: Text) -> None:
        """While the hand drags: the picture is drawn with the text where it would be."""
        work, stream = self.work, self._player.stream
        if work.edit is not None and isinstance(stream, Preview):
            place = {"dx": text.dx, "dy": text.dy}
            stream.set_edit(update_text(work.edit, work.clip_id, text.id, **place))
            self._player.refresh()

    def _ellipse_chosen(self, chosen: EllipseChosen) -> None:
        e, overlay = chosen.ellipse, self._workspace.overlay
        self.write(
            overlay.put_spotlight_key(
                *self._ids(), chosen.spotlight_id, self.now_us(), e.cx, e.cy, e.rx, e.ry
            )
        )

    def _clicked(self, _x: float, _y: float) -> None:
        """A click beside the handles plays or pauses, as everywhere."""
        self._player.toggle()

    def _styled(self, style: dict[str, Any]) -> None:
        if self.light is not None:
            self.write(
                self._workspace.overlay.style_spotlight(*self._ids(), self.selected, **style)
            )

    def _span_moved(self, span: Span) -> None:
        self.write(
            self._workspace.overlay.set_span(*self._ids(), span.id, span.start_us, span.end_us)
        )

    def _text_moved(self, span: Span) -> None:
        text = self.text
        if text is not None and text.id == span.id:
            self._text_changed(replace(text, start_us=span.start_us, end_us=span.end_us))

    def _text_changed(self, text: Text) -> None:
        self.write(self._workspace.overlay.update_text(*self._ids(), text))

    def add_spotlight(self) -> None:
        """A spotlight from the playhead on."""
        if self.work.clip is not None:
            known = {light.id for light in self.work.clip.spotlights}
            self._add(
                self._workspace.overlay.add_spotlight(*self._ids(), self.now_us()),
                lambda clip: [mark.id for mark in clip.spotlights if mark.id not in known],
            )

    def add_text(self) -> None:
        """A text from the playhead on; its words are ready to be typed over."""
        clip = self.work.clip
        if clip is None:
            return
        known = {text.id for text in clip.texts}
        start = self.now_us()
        adding = self._workspace.overlay.add_text(
            *self._ids(), start, "Name", end_us=start + DEFAULT_SPAN_US
        )
        self._add(
            adding,
            lambda clip: [mark.id for mark in clip.texts if mark.id not in known],
            lambda: self._show_new_text(start, clip.end_us),
        )

    def _show_new_text(self, start_us: int, end_us: int) -> None:
        """Go to where the text has faded in, so that what is typed is seen."""
        self._player.seek(min(start_us + FADE_IN_US, end_us - 1))
        self.form.edit_words()

    def _add(
        self,
        adding: Future[Edit],
        new: Callable[[EditClip], list[str]],
        then: Callable[[], object] | None = None,
    ) -> None:
        def added(edit: Edit) -> None:
            clip = next((clip for clip in edit.clips if clip.id == self.work.clip_id), None)
            ids = new(clip) if clip else []
            self.selected = ids[0] if ids else self.selected
            self.show_edit(edit)
            if then is not None:
                then()

        self._kit.relay.watch(adding, added, self.refused)

    def delete_selected(self) -> None:
        """Take the chosen mark away; undo brings it back."""
        overlay = self._workspace.overlay
        if self.light is not None:
            self.write(overlay.delete_spotlight(*self._ids(), self.selected))
        elif self.text is not None:
            self.write(overlay.delete_text(*self._ids(), self.selected))

    def _delete_key(self) -> None:
        light = self.light
        key = self._key_here(light) if light else None
        if light is not None and key is not None:
            self.write(
                self._workspace.overlay.delete_spotlight_key(*self._ids(), light.id, key.t_us)
            )

    def verbs(self) -> dict[str, Callable[[], object]]:
        """The commands of Overlay beside the common ones."""
        return {
            **super().verbs(),
            "overlay.spotlight": self.add_spotlight,
            "overlay.text": self.add_text,
            "overlay.delete": self.delete_selected,
        }


def _key_words(inside: bool, key: SpotlightKey | None) -> str:
    if not inside:
        return "The playhead is outside this spotlight."
    if key is None:
        return "No keyframe here: moving the spotlight makes one."
    return f"Keyframe at {format_clock(key.t_us, decimals=2)}"
