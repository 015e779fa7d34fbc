"""Framing: where the camera looks in each clip of a reel, and how fast it runs.

Left on the stage is the whole source picture with the box, right the result as it will be exported,
drawn by the same compositor.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import QObject

from app.core import arrange
from app.core.edit import CropKey, Edit, EditClip
from app.core.mapping import turned_back
from app.services.preview import Preview, Shown
from app.services.workspace import Workspace
from app.ui.common.guides import GuideChoices, Guides
from app.ui.common.key_lane import KeyLane, KeyMoved
from app.ui.common.key_verbs import key_verbs
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.reel_screen import ReelScreen
from app.ui.common.shortcuts import Mode
from app.ui.common.snap import frame_beside, on_frame
from app.ui.common.stage_verbs import stage_verbs
from app.ui.common.video_view import NO_PICTURE, VideoView, ViewPixels
from app.ui.common.zoom_badge import ZoomBadge
from app.ui.framing.crop_tool import BoxChosen, CropTool
from app.ui.framing.horizon_tool import HorizonTool
from app.ui.framing.inspector import FramingInspector
from app.ui.framing.lanes import TrimLane
from app.ui.framing.menus import FramingMenus
from app.ui.framing.result import ResultView
from app.ui.framing.speed_lane import SpeedLane
from app.ui.framing.trials import Trials
from app.ui.framing.writer import FramingWriter


class FramingScreen(ReelScreen):
    """The screen. It shows ``work`` and the moment under the playhead; the writer writes."""

    mode: Mode = "framing"

    def __init__(self, workspace: Workspace, kit: Kit, parent: QObject | None = None) -> None:
        view = VideoView(kit.theme, tr("Source picture with crop box"))
        view.set_hint(tr("Make a reel from your clips in Annotate, then frame it here."))
        view.margin = 10.0
        view.zoomable = True
        super().__init__(workspace, kit, view, parent)
        self._result_stream: Preview | None = None
        self._grabbed_us = 0
        self._opened = ("", "")
        self.trials = Trials(self, self._player)
        self.guides = GuideChoices(workspace.settings, kit.relay, self)
        self.writer = writer = FramingWriter(
            workspace,
            kit,
            lambda: self.work,
            self.now_us,
            self.write,
            self.refused,
            self.choose_next,
            self.refresh,
        )
        self.result = ResultView(kit.theme)
        self._menus = FramingMenus(self, kit, self.writer)
        self.tool = CropTool(self._box_put, self._box_tried, self._began, self._menus.of_picture)
        self.horizon = HorizonTool(writer.straighten, self.trials.angle, self._end_horizon)
        self.view.set_tool(self.tool)
        ZoomBadge(self.view, kit.actions)
        split = self._stand(self.view, self.result)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([720, 280])
        self.form = FramingInspector(kit)
        self.inspector = self.form
        self._build_lanes(kit)
        self._connect()

    def _build_lanes(self, kit: Kit) -> None:
        seek, writer, trials = self._player.seek, self.writer, self.trials
        self.trim_lane = TrimLane(
            kit.theme, writer.trim, trials.trim, self._menus.of_clip, self._snap
        )
        self.speed_lane = SpeedLane(
            kit.theme,
            seek,
            writer.mark,
            writer.move_edge,
            trials.edge,
            self._menus.of_speed,
            self._snap,
        )
        self.key_lane = KeyLane(
            tr("Keyframes"),
            kit.theme,
            seek,
            writer.move_key,
            trials.key,
            self._menus.of_key,
            self._snap,
        )
        lanes = [self.trim_lane, self.speed_lane, self.key_lane, self.follow.lane]
        self.timeline.set_lanes(lanes)
        self.form.add_row(self.follow.row)

    def _connect(self) -> None:
        form, writer, guides = self.form, self.writer, self.guides
        form.ratio_chosen.connect(writer.set_ratio)
        form.ease_chosen.connect(writer.set_ease)
        form.key_deleted.connect(writer.delete_key)
        form.speed_chosen.connect(writer.set_speed)
        form.freeze_toggled.connect(writer.toggle_freeze)
        form.freeze_length.connect(writer.hold_for)
        form.split_asked.connect(writer.split)
        form.straightened.connect(writer.straighten)
        form.horizon_asked.connect(self.ask_horizon)
        form.mute_toggled.connect(writer.set_mute)
        form.copy_asked.connect(writer.copy)
        form.paste_asked.connect(writer.paste)
        form.export_asked.connect(self.ask_export)
        form.dim_chosen.connect(guides.set_dim)
        form.dim_tried.connect(lambda dim: self._show_guides(replace(guides.value, dim=dim)))
        form.thirds_toggled.connect(guides.toggle_thirds)
        form.safe_toggled.connect(guides.toggle_safe)
        guides.changed.connect(self._show_guides)
        self.result.resized.connect(self._result_resized)
        self._show_guides(guides.value)

    # ---------------------------------------------------------------- the stage

    def entered(self) -> None:
        """The guides may have been chosen on the other screen."""
        super().entered()
        self.guides.read()

    def left(self) -> None:
        """No line is waited for."""
        self._end_horizon()
        super().left()

    def open_stream(self, edit: Edit, clip: EditClip) -> Future[Preview]:
        """The whole upright picture; the box is drawn over it."""
        return self._workspace.previews.open_clip(edit, clip.id, "raw")

    def content_size(self) -> tuple[int, int]:
        """Source pixels."""
        return self.work.size

    def resting_tool(self) -> CropTool:
        """The box with its handles."""
        return self.tool

    def source_point(self, x: float, y: float) -> tuple[float, float]:
        """The picture is shown turned, as the box sees it."""
        turn = self.work.clip.rotation_deg if self.work.clip else 0.0
        return turned_back(x, y, self.work.size, turn)

    def result_view(self) -> VideoView:
        """The right half of the stage."""
        return self.result

    def clip_opened(self, edit: Edit, clip: EditClip, opening: int) -> None:
        """Open the result beside the source; that of the clip before knows nothing of this one."""
        before, self._result_stream = self._result_stream, None
        if before is not None:
            before.close()
        if self._opened != (edit.reel.id, clip.id):
            self._leave_clip()
            self._opened = (edit.reel.id, clip.id)

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

    def _leave_clip(self) -> None:
        """What was marked, enlarged or to be straightened belongs to the clip before."""
        self._opened = ("", "")
        self._end_horizon()
        self.writer.marked = None
        self.view.zoom_fit()

    def edit_shown(self, edit: Edit) -> None:
        """The result follows."""
        if self._result_stream is not None:
            self._result_stream.set_edit(edit)
        self.trials.renew()

    def refused(self, error: BaseException) -> None:
        """Nothing was written: what holds is drawn again."""
        super().refused(error)
        if self.work.edit is not None:
            self.edit_shown(self.work.edit)

    def forgotten(self) -> None:
        """An empty screen."""
        self._leave_clip()
        self._close_result()
        self.form.show_clip(None, None)

    @property
    def result_stream(self) -> Preview | None:
        """What the right half shows."""
        return self._result_stream

    def refresh(self) -> None:
        """Draw lanes, inspector and result from the edit and the playhead."""
        work = self.work
        if work.clip is None or work.edit is None:
            return
        axis = work.axis()
        self.view.rotation_deg = work.clip.rotation_deg
        self.trim_lane.show(axis, work.clip)
        self.speed_lane.show(axis, work.clip, work.parts())
        self.form.show_clip(work.edit, work.clip)
        self.form.show_paste(self.writer.copied is not None)
        for command in ("frame.paste", "frame.paste_all"):
            self._kit.actions.set_available(command, self.writer.copied is not None)
        self.result.set_content_size(*work.edit.reel.size)
        self.moment_changed()

    def moment_changed(self) -> None:
        """What depends on the playhead: the box, the keyframe and the part under it, the result."""
        work, now = self.work, self.now_us()
        placed = work.box_at(now)
        if placed is None or work.edit is None or work.clip is None:
            return
        tokens = self._kit.theme.tokens
        self.tool.accent = self.horizon.accent = tokens.stage_accent
        self.tool.output = work.edit.reel.size
        self.tool.show(*placed, self.view)
        if not self.tool.in_hand:
            self.form.show_box(placed[1], work.edit.reel.size)
        key, part = work.key_at(now), self.writer.part()
        self.form.show_key(key)
        here = work.part_at(part[0] if self.writer.marked and part else now)
        speed = here.speed if here else Fraction(1)
        self.form.show_part(speed, work.freeze_at(now), self.writer.marked is not None)
        keys_look = self.key_lane.show(work.axis(), work.clip.crop, key.t_us if key else None)
        if self.speed_lane.select(part) or keys_look:
            self.timeline.invalidate()
        if not self.tool.in_hand:
            self.seek_result(now)

    def seek_result(self, t_us: int) -> None:
        """Show the result at a source time: at once something near while a hand scrubs."""
        stream = self._result_stream
        if stream is not None and self.timeline.in_hand:
            stream.scrub(t_us)
        elif stream is not None:
            stream.seek(t_us)

    def _show_guides(self, guides: Guides) -> None:
        self.tool.guides = self.result.guides = guides
        self.form.show_guides(guides)
        self.view.update()
        self.result.update()

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
        super().close()
        self._close_result()

    # ---------------------------------------------------------------- what the hand does

    def _snap(self, t_us: int) -> int:
        return on_frame(self._player.stream, t_us)

    def _began(self) -> None:
        """A box was taken hold of: the keyframe belongs to the picture that is seen now."""
        self._player.pause()
        self._grabbed_us = self.now_us()

    def _box_tried(self, box: BoxChosen) -> None:
        self.trials.box(box, self._grabbed_us)

    def _box_put(self, box: BoxChosen) -> None:
        self.trials.drop()
        self.writer.put_box(box, self._grabbed_us)

    def ask_horizon(self) -> None:
        """The next drag on the picture is a line that is to be level or upright."""
        if self.work.clip is None:
            return
        if not self.view.has_picture:
            self._kit.bar.info(tr(NO_PICTURE))
        else:
            self._player.pause()
            self.follow.rest()
            self.tool.flush()
            self.horizon.begin(self.work.clip.rotation_deg)
            self.view.set_tool(self.horizon)
            self.view.setFocus()

    def _end_horizon(self) -> None:
        """The box is back; the result shows what holds until an angle is written."""
        if self.view.tool is not self.horizon:
            return
        self.trials.drop()
        self.view.set_tool(self.tool)
        if self.work.clip is not None and self.work.edit is not None:
            self.form.show_angle(self.work.clip.rotation_deg)
            self.edit_shown(self.work.edit)

    # ---------------------------------------------------------------- keyframes

    def keyframes(self) -> Sequence[CropKey]:
        """The keyframes of the clip."""
        return self.work.clip.crop if self.work.clip else ()

    def key_here(self) -> CropKey | None:
        """The keyframe that a change at the playhead would go to."""
        return self.work.key_at(self.now_us())

    def go_to(self, t_us: int) -> None:
        """Go to a source time."""
        self._player.seek(t_us)

    def frame_beside(self, t_us: int, by: int) -> int:
        """The time of the picture so many after a time."""
        return frame_beside(self._player.stream, t_us, by)

    def put_key(self) -> None:
        """A keyframe where the box stands already: it holds from here, or up to here."""
        work, now = self.work, self.now_us()
        if work.edit is not None and work.clip is not None:
            key = arrange.crop_at(work.edit, work.clip_id, now, work.size)
            self.writer.put_box(BoxChosen(key.cx, key.cy, key.height), now)

    def move_key(self, moved: KeyMoved) -> None:
        """A keyframe at another time."""
        self.writer.move_key(moved)

    def set_ease(self, ease: str) -> None:
        """How the box leaves the keyframe under the playhead."""
        self.writer.set_ease(ease)

    def verbs(self) -> dict[str, Callable[[], object]]:
        """The commands of Framing beside the common ones."""
        writer = self.writer
        return {
            **super().verbs(),
            "follow.player": self.follow.ask,
            **stage_verbs(self.view, self.guides),
            **key_verbs(self),
            "frame.split": writer.split,
            "frame.trim_start": lambda: writer.trim_here("start"),
            "frame.trim_end": lambda: writer.trim_here("end"),
            "frame.part_start": lambda: writer.mark_here("start"),
            "frame.part_end": lambda: writer.mark_here("end"),
            "frame.slower": lambda: writer.change_speed(-1),
            "frame.faster": lambda: writer.change_speed(1),
            "frame.freeze": writer.toggle_freeze,
            "frame.horizon": self.ask_horizon,
            "frame.delete_key": writer.delete_key,
            "frame.copy": writer.copy,
            "frame.paste": writer.paste,
            "frame.paste_all": writer.paste_all,
        }
