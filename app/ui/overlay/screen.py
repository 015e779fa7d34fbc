"""Overlay: the spotlight on the player and the words on the picture.

The stage shows the output frame as it will be exported. Marks live in source time and source
pixels, so re-framing or re-speeding never moves them off the player.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter

from app.core.arrange import spotlight_at
from app.core.edit import Edit, EditClip, Spotlight, Text
from app.core.styles import NamedStyle
from app.services.preview import Preview
from app.services.styles import is_style_of
from app.services.workspace import Workspace
from app.ui.common.guides import GuideChoices, paint_safe, paint_thirds
from app.ui.common.key_verbs import key_verbs
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.reel_screen import ReelScreen
from app.ui.common.screen import Changed, touched_ids
from app.ui.common.shortcuts import Mode
from app.ui.common.stage_verbs import stage_verbs
from app.ui.common.video_view import VideoView
from app.ui.common.zoom_badge import ZoomBadge
from app.ui.overlay.canvas_tool import CanvasTool, SeenMarks
from app.ui.overlay.inspector import OverlayInspector
from app.ui.overlay.keys import SpotlightKeys
from app.ui.overlay.mark_lanes import MarkLanes
from app.ui.overlay.marks import Marks
from app.ui.overlay.menus import OverlayMenus
from app.ui.overlay.spotlight_tool import Ellipse, EllipseChosen, SpotlightTool
from app.ui.overlay.text_tool import TextTool
from app.ui.overlay.trials import Trials
from app.ui.overlay.writer import OverlayWriter


class OverlayScreen(ReelScreen):
    """The screen. ``selected`` is the id of the chosen spotlight or text."""

    mode: Mode = "overlay"

    def __init__(self, workspace: Workspace, kit: Kit, parent: QObject | None = None) -> None:
        view = VideoView(kit.theme, tr("Output picture with spotlight"))
        view.set_hint(tr("Make a reel from your clips in Annotate, then mark your player here."))
        view.margin = 10.0
        view.zoomable = True
        super().__init__(workspace, kit, view, parent)
        self.selected = ""
        self._grabbed_us = 0
        self._stand(view)
        self.guides = GuideChoices(workspace.settings, kit.relay, self)
        self.guides.changed.connect(lambda _guides: view.update())
        view.add_painter(self._paint_guides)
        self.trials = Trials(self, self._player)
        self.writer = writer = OverlayWriter(workspace, kit, self, self.write, self._made)
        self.marks = Marks(self, self._player, kit, writer)
        self.keys = SpotlightKeys(self, self._player, writer)
        self._menus = OverlayMenus(self, kit, writer)
        self.tool = SpotlightTool(self._ellipse_put, self._ellipse_tried, self._began)
        self.text_tool = TextTool(self.put_text, self.trials.text, self._began)
        self.canvas = CanvasTool(
            self.tool,
            self.text_tool,
            self.select,
            self._toggle,
            self.marks.edit_text,
            self._menus.of_picture,
        )
        view.set_tool(self.canvas)
        ZoomBadge(view, kit.actions)
        self.form = OverlayInspector(kit)
        self.inspector = self.form
        self.form.add_row(self.follow.row)
        self.lanes = MarkLanes(self, self._player, kit, self._menus)
        self._connect()

    def _connect(self) -> None:
        form, writer, trials, marks = self.form, self.writer, self.trials, self.marks
        form.spotlight_asked.connect(marks.add_spotlight)
        form.text_asked.connect(marks.add_text)
        form.poster_asked.connect(marks.set_poster)
        form.export_asked.connect(self.ask_export)
        light, text, styles = form.spotlight, form.text, form.styles
        light.styled.connect(writer.style_light)
        light.tried.connect(trials.look)
        light.ease_chosen.connect(self.keys.set_ease)
        light.key_deleted.connect(self.keys.delete_key)
        text.changed.connect(self.put_text)
        text.tried.connect(trials.text)
        for page in (light, text):
            page.duplicate_asked.connect(writer.duplicate)
            page.delete_asked.connect(writer.delete)
        styles.saved.connect(writer.save_style)
        styles.applied.connect(writer.apply_style)
        styles.deleted.connect(writer.delete_style)

    # ---------------------------------------------------------------- the stage

    def entered(self) -> None:
        """Every clip gets its first spotlight when the reel is first looked at here."""
        super().entered()
        self.guides.read()
        if self.work.reel_id:
            self._ensure()
            self._read_styles()

    def open_reel(self, reel_id: str) -> None:
        """Show a reel; ``ensure_spotlights`` is one step, taken once per reel."""
        super().open_reel(reel_id)
        if self._entered:  # else ``entered`` does it
            self._ensure()
            self._read_styles()

    def _ensure(self) -> None:
        if self._workspace.read_only:  # what was not entered before stays without
            self.read_edit()
            return
        ensured = self._workspace.overlay.ensure_spotlights(self.work.reel_id)
        self.write(ensured, otherwise=self.reading.unread)

    def library_changed(self, changes: Changed) -> None:
        """The styles of the reel are settings."""
        super().library_changed(changes)
        reel_id = self.work.reel_id
        if reel_id and any(is_style_of(reel_id, s) for s in touched_ids(changes, "setting")):
            self._read_styles()

    def _read_styles(self) -> None:
        reel_id = self.work.reel_id

        def show(styles: tuple[NamedStyle, ...]) -> None:
            if reel_id == self.work.reel_id:
                self.form.styles.show_styles(styles)

        self._kit.relay.watch(self._workspace.styles.list(reel_id), show)

    def let_go(self) -> None:
        """Write what is in the hand or typed."""
        super().let_go()
        self.form.text.finish()
        self.marks.editor.close()

    def open_stream(self, edit: Edit, clip: EditClip) -> Future[Preview]:
        """The output as exported, on the clip's source time."""
        return self._workspace.previews.open_clip(edit, clip.id, "overlay")

    def content_size(self) -> tuple[int, int]:
        """Output pixels."""
        return self.work.edit.reel.size if self.work.edit else (9, 16)

    def resting_tool(self) -> CanvasTool:
        """The marks under the hand."""
        return self.canvas

    def source_point(self, x: float, y: float) -> tuple[float, float] | None:
        """A place on the output as one of the footage."""
        mapping = self.work.mapping_at(self.now_us())
        return None if mapping is None else mapping.to_source(x, y)

    def sees(self, x: float, y: float) -> bool:
        """The output shows what is in the crop."""
        mapping = self.work.mapping_at(self.now_us())
        if mapping is None:
            return False
        (u, v), (width, height) = mapping.to_output(x, y), mapping.output_size
        return 0 <= u < width and 0 <= v < height

    def pointed_at(self) -> tuple[float, float]:
        """The middle of the spotlight under the playhead: it may be on the player already."""
        mapping, ellipse = self.work.mapping_at(self.now_us()), self.tool.ellipse
        if mapping is None or ellipse is None:
            return super().pointed_at()
        return mapping.to_output(ellipse.cx, ellipse.cy)

    def chosen_spotlight(self) -> str:
        """The one that is selected."""
        return self.light.id if self.light else ""

    def edit_shown(self, edit: Edit) -> None:
        """Draw the newer state."""
        stream = self._player.stream
        if isinstance(stream, Preview):
            stream.set_edit(edit)
            self.view.set_content_size(*edit.reel.size)
            self._player.refresh()
        self.trials.renew()

    def refused(self, error: BaseException) -> None:
        """Nothing was written: what holds is drawn again."""
        super().refused(error)
        self.trials.show_edit()

    def forgotten(self) -> None:
        """An empty screen."""
        self.selected = ""
        self.form.show_nothing(False)

    # ---------------------------------------------------------------- what is chosen

    @property
    def light(self) -> Spotlight | None:
        """The chosen spotlight."""
        lights = self.work.clip.spotlights if self.work.clip else ()
        return next((light for light in lights if light.id == self.selected), None)

    @property
    def text(self) -> Text | None:
        """The chosen text."""
        return self.text_of(self.selected)

    def text_of(self, mark_id: str) -> Text | None:
        """A text of the clip."""
        texts = self.work.clip.texts if self.work.clip else ()
        return next((text for text in texts if text.id == mark_id), None)

    def select(self, mark_id: str) -> None:
        """Choose a spotlight or a text of the clip."""
        if mark_id != self.selected:
            self.let_go()
            self.selected = mark_id
            self.refresh()

    def refresh(self) -> None:
        """Draw lanes, inspector and handles from the edit and the playhead."""
        clip = self.work.clip
        if clip is None:
            return
        if self.light is None and self.text is None:
            self.selected = clip.spotlights[0].id if clip.spotlights else ""
        self.lanes.show(self.selected)
        self.moment_changed()

    def moment_changed(self) -> None:
        """What depends on the playhead: the handles and the keyframe under it."""
        light, text, now = self.light, self.text, self.now_us()
        mapping, clip = self.work.mapping_at(now), self.work.clip
        self.tool.accent = self.text_tool.accent = self._kit.theme.tokens.stage_accent
        self.canvas.show(self._seen(clip, now))
        typed = self.marks.editor.open
        inside_text = text is not None and text.start_us <= now < text.end_us and not typed
        self.text_tool.show(text if inside_text else None)
        if light is None or mapping is None:
            self.tool.show(None, "", None, self.view)
            changed = self.lanes.keys.show(self.work.axis(), (), None)
            if text is not None:
                self.form.show_text(text)
            else:
                self.form.show_nothing(clip is not None)
        else:
            inside = light.start_us <= now < light.end_us
            ellipse = self.ellipse_of(light, now) if inside else None
            self.tool.show(mapping if inside else None, light.id, ellipse, self.view)
            key = self.keys.key_here()
            at = key.t_us if key else None
            changed = self.lanes.keys.show(self.work.axis(), light.keyframes, at)
            self.form.show_spotlight(light, inside, key)
        if changed:
            self.timeline.invalidate()

    def _seen(self, clip: EditClip | None, now: int) -> SeenMarks:
        """The marks in the picture under the playhead."""
        if clip is None:
            return SeenMarks()
        return SeenMarks(
            self.work.mapping_at(now),
            tuple(
                (light.id, self.ellipse_of(light, now), light.color)
                for light in clip.spotlights
                if light.start_us <= now < light.end_us
            ),
            tuple(text for text in clip.texts if text.start_us <= now < text.end_us),
            self.selected,
        )

    def ellipse_of(self, light: Spotlight, now: int) -> Ellipse:
        """Where a spotlight is at a source time."""
        at = spotlight_at(light, now, self.work.size)
        return Ellipse(at.cx, at.cy, at.rx, at.ry)

    def _paint_guides(self, painter: QPainter, view: VideoView) -> None:
        if self.guides.value.safe:
            paint_safe(painter, view.content_rect(), self.content_size())
        if self.guides.value.thirds:
            paint_thirds(painter, view.content_rect())

    # ---------------------------------------------------------------- what the hand does

    def _toggle(self) -> None:
        """A press beside the marks; one that only ends typing does no more."""
        if not self.marks.editor.field.left_by_press:
            self._player.toggle()

    def _began(self) -> None:
        """A mark was taken hold of: the keyframe belongs to the picture that is seen now."""
        self._player.pause()
        self._grabbed_us = self.now_us()

    def _ellipse_tried(self, chosen: EllipseChosen) -> None:
        self.trials.ellipse(chosen, self._grabbed_us)

    def _ellipse_put(self, chosen: EllipseChosen) -> None:
        self.trials.drop()
        self.writer.put_ellipse(chosen, self._grabbed_us)

    def put_text(self, text: Text) -> None:
        """A text has other words, another look or place."""
        self.trials.drop()
        self.writer.put_text(text)

    def _made(self, mark_id: str) -> None:
        """A mark was added: it is the chosen one."""
        self.selected = mark_id or self.selected
        self.refresh()

    def loop_selected(self) -> None:
        """Play the span of the chosen mark over and over; once more ends it."""
        mark = self.light or self.text
        if self._player.looping or mark is None:
            self._player.set_range(None)
            return
        self._player.set_range(mark.start_us, mark.end_us)
        self._player.seek(mark.start_us)
        self._player.play()

    def verbs(self) -> dict[str, Callable[[], object]]:
        """The commands of Overlay beside the common ones."""
        return {
            **super().verbs(),
            "follow.player": self.follow.ask,
            **stage_verbs(self.view, self.guides),
            **key_verbs(self.keys),
            "overlay.spotlight": self.marks.add_spotlight,
            "overlay.text": self.marks.add_text,
            "overlay.edit_text": self.marks.edit_text,
            "overlay.duplicate": self.writer.duplicate,
            "overlay.next_mark": lambda: self.marks.select_next(1),
            "overlay.previous_mark": lambda: self.marks.select_next(-1),
            "overlay.span_start": lambda: self.marks.span_here("start"),
            "overlay.span_end": lambda: self.marks.span_here("end"),
            "overlay.styles": self.form.styles.open,
            "overlay.poster": self.marks.set_poster,
            "overlay.no_poster": self.writer.clear_poster,
            "overlay.delete_key": self.keys.delete_key,
            "overlay.delete": self.writer.delete,
            "overlay.loop": self.loop_selected,
        }
