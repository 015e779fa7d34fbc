"""Framing: where the camera looks in each clip of a reel, and how fast it runs.

Left on the stage is the whole source picture with the box, right the result as it will be exported,
drawn by the same compositor. Times are the clip's source times throughout.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from app.core.arrange import put_crop
from app.core.edit import EASES, CropKey, Edit
from app.core.game import GameFile
from app.core.keyframes import near_us
from app.core.library import ReelSummary
from app.services.preview import Preview, Shown
from app.services.workspace import Workspace
from app.ui.common.kit import Kit
from app.ui.common.player import Player, Position
from app.ui.common.reel_panel import ReelPanel
from app.ui.common.screen import Changed, Screen, touched_ids
from app.ui.common.shortcuts import Mode
from app.ui.common.timeline import Timeline
from app.ui.common.transport import Transport
from app.ui.common.video_view import VideoView, ViewPixels
from app.ui.framing.crop_tool import BoxChosen, CropTool
from app.ui.framing.inspector import FramingInspector
from app.ui.framing.lanes import KeyframeLane, SpeedLane, TrimLane
from app.ui.framing.work import Work
from app.ui.framing.writer import FramingWriter


@dataclass(frozen=True, slots=True)
class ReelOpened:
    """A reel was opened in a screen."""

    reel_id: str


@dataclass(frozen=True, slots=True)
class ExportAsked:
    """The coach wants a file of this reel."""

    reel_id: str


class FramingScreen(Screen):
    """The screen. It shows a ``Work`` and the moment under the playhead; the writer writes."""

    mode: Mode = "framing"

    reel_opened = Signal(object)
    """``ReelOpened``"""
    export_asked = Signal(object)
    """``ExportAsked``"""

    def __init__(self, workspace: Workspace, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._kit = workspace, kit
        self.work = Work()
        self._result_stream: Preview | None = None
        self._opening = 0
        self.writer = FramingWriter(
            workspace, kit, lambda: self.work, self._now_us, self._show_edit, self._refused
        )
        self._build()
        self._connect()

    # ---------------------------------------------------------------- widgets

    def _build(self) -> None:
        theme = self._kit.theme
        self.view = VideoView(theme, "Source picture with crop box")
        self.view.set_hint("Make a reel from your clips in Annotate, then frame it here.")
        self.view.margin = 10.0
        self.result = VideoView(theme, "Result as exported")
        self.result.margin = 10.0
        self.tool = CropTool(self.writer.put_box, self._box_moved)
        self.view.set_tool(self.tool)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.view)
        split.addWidget(self.result)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([720, 280])
        self._player = Player(self.view, self._kit.relay, self._kit.sound_out, self)
        self.player = self._player
        self.transport = Transport(self._player, self._kit.actions, theme, self._kit.icons)
        self.stage = QWidget()
        column = QVBoxLayout(self.stage)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(split, 1)
        column.addWidget(self.transport)
        self.panel = ReelPanel(self._kit)
        self.side = self.panel
        self.form = FramingInspector(self._kit)
        self.inspector = self.form
        self.timeline = Timeline(theme, "Clip timeline")
        self.trim_lane = TrimLane(theme, self.writer.trim, self._player.scrub)
        self.speed_lane = SpeedLane(theme, self._player.seek)
        self.key_lane = KeyframeLane(theme, self._player.seek, self._key_menu)
        self.timeline.set_lanes([self.trim_lane, self.speed_lane, self.key_lane])
        self.bottom = self.timeline

    def _connect(self) -> None:
        form, panel, writer = self.form, self.panel, self.writer
        panel.reel_chosen.connect(self.open_reel)
        panel.clip_chosen.connect(self._choose_clip)
        panel.clip_moved.connect(writer.move_clip)
        panel.clip_removed.connect(writer.remove_clip)
        form.ratio_chosen.connect(writer.set_ratio)
        form.ease_chosen.connect(writer.set_ease)
        form.key_deleted.connect(writer.delete_key)
        form.speed_chosen.connect(writer.set_speed)
        form.freeze_toggled.connect(writer.toggle_freeze)
        form.split_asked.connect(writer.split)
        form.straightened.connect(writer.straighten)
        form.mute_toggled.connect(writer.set_mute)
        form.copy_asked.connect(writer.copy)
        form.paste_asked.connect(writer.paste)
        form.export_asked.connect(self._ask_export)
        self._player.position_changed.connect(self._moved)
        self._player.failed.connect(self._kit.tell)
        self.timeline.scrubbed.connect(lambda t: self._player.scrub(self.work.axis().source(t)))
        self.timeline.sought.connect(lambda t: self._player.seek(self.work.axis().source(t)))
        self.result.resized.connect(self._result_resized)

    def _now_us(self) -> int:
        """The source time of the picture under the playhead: where a keyframe belongs."""
        position = self._player.position
        return position.source_us if position.clip_id else position.time_us

    # ---------------------------------------------------------------- reading

    def entered(self) -> None:
        """Read the reels anew and give the keys to the picture."""
        self._read_reels()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_reel(self, reel_id: str) -> None:
        """Show a reel, its first clip first."""
        if reel_id != self.work.reel_id:
            self.work = Work(reel_id)
        self._read_edit()
        self.reel_opened.emit(ReelOpened(reel_id))

    def library_changed(self, changes: Changed) -> None:
        """Follow renames, undo and what other screens do to the reel."""
        touched = touched_ids(changes, "reel")
        if touched:
            self._read_reels()
        if self.work.reel_id in touched:
            self._read_edit()

    def _read_reels(self) -> None:
        def show(reels: tuple[ReelSummary, ...]) -> None:
            if self.work.reel_id not in {reel.id for reel in reels}:
                self._forget()
                if reels:
                    self.open_reel(reels[0].id)
            self.panel.show_reels(reels, self.work.reel_id)

        self._kit.relay.watch(self._workspace.reels.list(), show, self._kit.tell)

    def _read_edit(self) -> None:
        reel_id, reels = self.work.reel_id, self._workspace.reels

        def show_files(files: dict[str, GameFile]) -> None:
            if reel_id == self.work.reel_id:
                self.work = replace(self.work, files=files)
                self._kit.relay.watch(reels.edit(reel_id), show, self._kit.tell)

        def show(edit: Edit) -> None:
            if reel_id == self.work.reel_id:
                self._show_edit(edit)

        self._kit.relay.watch(reels.sources(reel_id), show_files, self._kit.tell)

    def _refused(self, error: BaseException) -> None:
        self._kit.tell(error)
        self._refresh()

    # ---------------------------------------------------------------- showing

    def _forget(self) -> None:
        self._opening += 1
        self.work = Work()
        self._player.close()
        self._close_result()
        self.panel.show_edit(None, "")
        self.form.show_clip(None, None)
        self.timeline.set_duration(0)

    def _show_edit(self, edit: Edit) -> None:
        """Take a newer state of the edit; open the clip's pictures when it is another clip."""
        self.work = replace(self.work, edit=edit)
        same_clip = self._player.stream is not None and self.work.clip is not None
        if self.work.clip is None:
            self.work = replace(self.work, clip_id=edit.clips[0].id if edit.clips else "")
        self.panel.show_edit(edit, self.work.clip_id)
        if same_clip:
            if self._result_stream is not None:
                self._result_stream.set_edit(edit)
            self._refresh()
        else:
            self._open_clip()

    def _open_clip(self) -> None:
        clip, edit = self.work.clip, self.work.edit
        if clip is None or edit is None:
            return
        self._opening += 1
        opening, previews = self._opening, self._workspace.previews

        def show_source(stream: Preview) -> None:
            if opening != self._opening:
                stream.close()
                return
            self._player.open(stream, self.work.size, clip.start_us)
            self._refresh()

        def show_result(stream: Preview) -> None:
            if opening != self._opening:
                stream.close()
                return
            self._close_result()
            self._result_stream = stream
            if self.work.edit is not None:
                stream.set_edit(self.work.edit)
            stream.on_shown(self._kit.relay.wrap(self._show_result))
            self._result_resized(self.result.pixels())

        raw = previews.open_clip(edit, clip.id, "raw")
        framed = previews.open_clip(edit, clip.id, "framing")
        self._kit.relay.watch(raw, show_source, self._kit.tell)
        self._kit.relay.watch(framed, show_result, self._kit.tell)

    def _refresh(self) -> None:
        """Draw lanes, inspector and result from the edit and the playhead."""
        work = self.work
        if work.clip is None or work.edit is None:
            return
        axis = work.axis()
        self.timeline.set_duration(axis.length_us)
        self.timeline.invalidate()
        self.trim_lane.show(axis, work.clip)
        self.speed_lane.show(axis, work.clip, work.parts())
        self.form.show_clip(work.edit, work.clip)
        self.form.show_paste(self.writer.copied is not None)
        self.result.set_content_size(*work.edit.reel.size)
        self.timeline.set_playhead(axis.shown(self._player.position_us))
        self._show_moment()
        if self._result_stream is not None:
            self._result_stream.seek(self._now_us())

    def _show_moment(self) -> None:
        """What depends on the playhead: the box, the keyframe and the part under it."""
        work, now = self.work, self._now_us()
        placed = work.box_at(now)
        if placed is None or work.edit is None or work.clip is None:
            return
        self.tool.accent = self._kit.theme.tokens.accent
        self.tool.show(*placed, self.view)
        self.form.show_box(placed[1], work.edit.reel.size)
        key, part = work.key_at(now), work.part_at(now)
        self.form.show_key(key)
        self.form.show_part(part.speed if part else Fraction(1), work.freeze_at(now) is not None)
        part_range = (part.start_us, part.end_us) if part else None
        shown = self.key_lane.show(work.axis(), work.clip.crop, key.t_us if key else None)
        if self.speed_lane.select(part_range) or shown:
            self.timeline.invalidate()

    def _moved(self, position: Position) -> None:
        self.timeline.set_playhead(self.work.axis().shown(position.time_us))
        self._show_moment()
        if self._result_stream is not None:
            self._result_stream.seek(self._now_us())

    def _show_result(self, shown: Shown) -> None:
        self.result.set_picture(shown.pixels)

    def _result_resized(self, pixels: ViewPixels) -> None:
        if self._result_stream is not None:
            self._result_stream.set_view(pixels.width, pixels.height)
            self._result_stream.seek(self._now_us())

    def _close_result(self) -> None:
        stream, self._result_stream = self._result_stream, None
        if stream is not None:
            stream.close()
        self.result.set_picture(None)

    def close(self) -> None:
        """Let go of the streams."""
        self._opening += 1
        self._close_result()
        super().close()

    # ---------------------------------------------------------------- what the hand does

    def _box_moved(self, box: BoxChosen) -> None:
        """While the hand drags: the result is drawn from the edit as it would become."""
        work = self.work
        if work.edit is None or work.file is None:
            return
        key = CropKey(self._now_us(), box.cx, box.cy, box.height)
        wanted = put_crop(work.edit, work.clip_id, key, work.size, near_us(work.file.fps))
        if self._result_stream is not None:
            self._result_stream.set_edit(wanted)
            self._result_stream.seek(self._now_us())
        if self.tool.box is not None:
            self.form.show_box(self.tool.box, work.edit.reel.size)

    def _key_menu(self, t_us: int, _pos: QPointF) -> None:
        self._player.seek(t_us)
        menu = QMenu(self.timeline)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for ease in EASES:
            action = menu.addAction(ease.capitalize())
            action.triggered.connect(
                lambda _checked=False, ease=ease: self.writer.set_ease(ease, t_us)
            )
        menu.addSeparator()
        delete = menu.addAction("Delete keyframe")
        delete.triggered.connect(lambda _checked=False: self.writer.delete_key(t_us))
        menu.popup(QCursor.pos())

    def _choose_clip(self, clip_id: str) -> None:
        if clip_id != self.work.clip_id:
            self.work = replace(self.work, clip_id=clip_id)
            self._open_clip()

    def _other_clip(self, by: int) -> None:
        ids = self.work.clip_ids
        if self.work.clip_id in ids and 0 <= ids.index(self.work.clip_id) + by < len(ids):
            self._choose_clip(ids[ids.index(self.work.clip_id) + by])
            self.panel.show_edit(self.work.edit, self.work.clip_id)

    def _ask_export(self) -> None:
        if self.work.reel_id:
            self.export_asked.emit(ExportAsked(self.work.reel_id))

    def run(self, command_id: str) -> bool:
        """The commands of this screen."""
        verbs: dict[str, Callable[[], object]] = {
            "frame.split": self.writer.split,
            "frame.delete_key": self.writer.delete_key,
            "frame.copy": self.writer.copy,
            "frame.paste": self.writer.paste,
            "file.export": self._ask_export,
            "play.next_clip": lambda: self._other_clip(1),
            "play.previous_clip": lambda: self._other_clip(-1),
            "view.zoom_in": lambda: self.timeline.set_zoom(self.timeline.zoom * 1.5),
            "view.zoom_out": lambda: self.timeline.set_zoom(self.timeline.zoom / 1.5),
            "view.zoom_fit": lambda: self.timeline.set_zoom(1.0),
            "view.focus_video": self.view.setFocus,
        }
        if command_id not in verbs:
            return False
        verbs[command_id]()
        return True
