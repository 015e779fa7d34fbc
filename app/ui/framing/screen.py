"""Framing: where the camera looks in each clip of a reel, and how fast it runs.

Left on the stage is the whole source picture with the box, right the result as it will be exported,
drawn by the same compositor.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from fractions import Fraction

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from app.core.arrange import put_crop
from app.core.edit import EASES, CropKey, Edit, EditClip
from app.core.keyframes import near_us
from app.services.preview import Preview, Shown
from app.services.workspace import Workspace
from app.ui.common.kit import Kit
from app.ui.common.reel_screen import ReelScreen
from app.ui.common.shortcuts import Mode
from app.ui.common.video_view import VideoView, ViewPixels
from app.ui.framing.crop_tool import BoxChosen, CropTool
from app.ui.framing.inspector import FramingInspector
from app.ui.framing.lanes import KeyframeLane, SpeedLane, TrimLane
from app.ui.framing.writer import FramingWriter


class FramingScreen(ReelScreen):
    """The screen. It shows ``work`` and the moment under the playhead; the writer writes."""

    mode: Mode = "framing"

    def __init__(self, workspace: Workspace, kit: Kit, parent: QObject | None = None) -> None:
        view = VideoView(kit.theme, "Source picture with crop box")
        view.set_hint("Make a reel from your clips in Annotate, then frame it here.")
        view.margin = 10.0
        super().__init__(workspace, kit, view, parent)
        self._result_stream: Preview | None = None
        self.writer = FramingWriter(
            workspace,
            kit,
            lambda: self.work,
            self.now_us,
            self.write,
            self.refused,
            self.choose_next,
        )
        self.result = VideoView(kit.theme, "Result as exported")
        self.result.margin = 10.0
        self.tool = CropTool(self.writer.put_box, self._box_moved)
        self.view.set_tool(self.tool)
        split = self._stand(self.view, self.result)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([720, 280])
        self.form = FramingInspector(kit)
        self.inspector = self.form
        self.trim_lane = TrimLane(kit.theme, self.writer.trim, self._player.scrub)
        self.speed_lane = SpeedLane(kit.theme, self._player.seek)
        self.key_lane = KeyframeLane(kit.theme, self._player.seek, self._key_menu)
        self.timeline.set_lanes([self.trim_lane, self.speed_lane, self.key_lane])
        self._connect()

    def _connect(self) -> None:
        form, writer = self.form, self.writer
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
        form.export_asked.connect(self.ask_export)
        self.result.resized.connect(self._result_resized)

    # ---------------------------------------------------------------- the stage

    def open_stream(self, edit: Edit, clip: EditClip) -> Future[Preview]:
        """The whole upright picture; the box is drawn over it."""
        return self._workspace.previews.open_clip(edit, clip.id, "raw")

    def content_size(self) -> tuple[int, int]:
        """Source pixels."""
        return self.work.size

    def result_view(self) -> VideoView:
        """The right half of the stage."""
        return self.result

    def clip_opened(self, edit: Edit, clip: EditClip, opening: int) -> None:
        """Open the result beside the source; that of the clip before knows nothing of this one."""
        before, self._result_stream = self._result_stream, None
        if before is not None:
            before.close()

        def show(stream: Preview) -> None:
            if self.stale(opening):
                stream.close()
                return
            self._close_result()
            self._result_stream = stream
            if self.work.edit is not None:
                stream.set_edit(self.work.edit)
            stream.on_shown(self._kit.relay.wrap(self._show_result))
            self._result_resized(self.result.pixels())

        framed = self._workspace.previews.open_clip(edit, clip.id, "framing")
        self._kit.relay.watch(framed, show, self._kit.tell)

    def edit_shown(self, edit: Edit) -> None:
        """The result follows."""
        if self._result_stream is not None:
            self._result_stream.set_edit(edit)

    def forgotten(self) -> None:
        """An empty screen."""
        self._close_result()
        self.form.show_clip(None, None)

    def refresh(self) -> None:
        """Draw lanes, inspector and result from the edit and the playhead."""
        work = self.work
        if work.clip is None or work.edit is None:
            return
        axis = work.axis()
        self.trim_lane.show(axis, work.clip)
        self.speed_lane.show(axis, work.clip, work.parts())
        self.form.show_clip(work.edit, work.clip)
        self.form.show_paste(self.writer.copied is not None)
        self.result.set_content_size(*work.edit.reel.size)
        self.moment_changed()

    def moment_changed(self) -> None:
        """What depends on the playhead: the box, the keyframe and the part under it, the result."""
        work, now = self.work, self.now_us()
        placed = work.box_at(now)
        if placed is None or work.edit is None or work.clip is None:
            return
        self.tool.accent = self._kit.theme.tokens.stage_accent
        self.tool.show(*placed, self.view)
        if not self.tool.in_hand:
            self.form.show_box(placed[1], work.edit.reel.size)
        key, part = work.key_at(now), work.part_at(now)
        self.form.show_key(key)
        self.form.show_part(part.speed if part else Fraction(1), work.freeze_at(now) is not None)
        part_range = (part.start_us, part.end_us) if part else None
        keys_look = self.key_lane.show(work.axis(), work.clip.crop, key.t_us if key else None)
        if self.speed_lane.select(part_range) or keys_look:
            self.timeline.invalidate()
        if self._result_stream is not None and not self.tool.in_hand:
            self._result_stream.seek(now)

    def _show_result(self, shown: Shown) -> None:
        if self.work.edit is not None:
            self.result.set_picture(shown.pixels, self.work.edit.reel.size)

    def _result_resized(self, pixels: ViewPixels) -> None:
        if self._result_stream is not None:
            self._result_stream.set_view(pixels.width, pixels.height)
            self._result_stream.seek(self.now_us())

    def _close_result(self) -> None:
        stream, self._result_stream = self._result_stream, None
        if stream is not None:
            stream.close()
        self.result.set_picture(None)

    def close(self) -> None:
        """Let go of the streams."""
        self._close_result()
        super().close()

    # ---------------------------------------------------------------- what the hand does

    def _box_moved(self, box: BoxChosen) -> None:
        """While the hand drags: the result is drawn from the edit as it would become."""
        work, now = self.work, self.now_us()
        if work.edit is None or work.file is None:
            return
        key = CropKey(now, box.cx, box.cy, box.height)
        wanted = put_crop(work.edit, work.clip_id, key, work.size, near_us(work.file.fps))
        if self._result_stream is not None:
            self._result_stream.set_edit(wanted)
            self._result_stream.seek(now)
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

    def verbs(self) -> dict[str, Callable[[], object]]:
        """The commands of Framing beside the common ones."""
        return {
            **super().verbs(),
            "frame.split": self.writer.split,
            "frame.delete_key": self.writer.delete_key,
            "frame.copy": self.writer.copy,
            "frame.paste": self.writer.paste,
        }
