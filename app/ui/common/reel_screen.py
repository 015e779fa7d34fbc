"""What Framing and Overlay share: a reel is chosen, one of its clips is on the stage.

The base reads reels and edits, follows the library's changes, opens the clip's pictures and keeps
``work`` up to date. A screen adds its tools, lanes and inspector and says in ``refresh`` how they
look.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.core.edit import Edit, EditClip
from app.core.game import GameFile
from app.services.preview import Preview
from app.services.workspace import Workspace
from app.ui.common.follow import Follower
from app.ui.common.follow_stage import FollowStage
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.player import Player, Position
from app.ui.common.reel_desk import ReelDesk
from app.ui.common.reel_opening import ReelOpening
from app.ui.common.reel_panel import ReelPanel
from app.ui.common.reel_playback import Moment, ReelPlayback
from app.ui.common.reel_reading import ReelReading
from app.ui.common.reel_run import ReelRun
from app.ui.common.screen import Changed, touched_ids
from app.ui.common.timeline import Timeline
from app.ui.common.transport import Transport
from app.ui.common.typing import end_typing
from app.ui.common.video_view import VideoView
from app.ui.common.work import Work

CHANGING = ("frame.", "overlay.", "key.", "reel.")
"""How the ids of commands begin that change the reel."""
END_US = 50_000
"""So near the end of a clip, playing begins at its start."""


@dataclass(frozen=True, slots=True)
class ReelOpened:
    """A reel was opened in a screen; an empty id: it is gone, and another is yet to be opened."""

    reel_id: str


@dataclass(frozen=True, slots=True)
class ExportAsked:
    """The coach wants a file of this reel."""

    reel_id: str


class ReelScreen(FollowStage):
    """Base of Framing and Overlay. Times are the clip's source times throughout."""

    reel_opened = Signal(object)
    """``ReelOpened``"""
    export_asked = Signal(object)
    """``ExportAsked``"""

    def __init__(
        self, workspace: Workspace, kit: Kit, view: VideoView, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._kit = workspace, kit
        self.work = Work()
        self._place: Moment | None = None
        self._entered, self._behind = False, False
        self.reading = ReelReading(workspace, kit, self)
        self.view = view
        self._player = Player(view, kit.relay, kit.sound_out, self)
        self._opening = ReelOpening(kit, self, self._player)
        self.playback = ReelPlayback(kit)
        self._run = ReelRun(workspace, self, self._player, self.playback)
        self.player = self._player
        self.transport = Transport(self._player, kit.actions, kit.theme, kit.icons)
        self.panel = ReelPanel(kit)
        self.side = self.panel
        self.timeline = Timeline(kit.theme, tr("Clip timeline"))
        self.bottom = self.timeline
        self.follow = Follower(workspace, kit, self, self)
        self._connect_base()

    def _stand(self, *views: QWidget) -> QSplitter:
        """Put views side by side above the transport: the stage."""
        split = QSplitter(Qt.Orientation.Horizontal)
        for view in views:
            split.addWidget(view)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(split, 1)
        column.addWidget(self.follow.bar)
        if self.transport is not None:
            column.addWidget(self.transport)
        self.stage = self.playback.before(page)
        return split

    def _connect_base(self) -> None:
        self.panel.reel_chosen.connect(self.open_reel)
        self.panel.clip_chosen.connect(self.choose_clip)
        self.reel_desk = ReelDesk(self._workspace, self._kit, self)
        self._player.position_changed.connect(self._moved)
        self._player.failed.connect(self._kit.tell)
        self._player.playing_changed.connect(self._play_clip_only)
        self.timeline.scrubbed.connect(lambda t: self._player.scrub(self.work.axis().source(t)))
        self.timeline.sought.connect(lambda t: self._player.seek(self.work.axis().source(t)))

    # ---------------------------------------------------------------- for the screens to fill in

    def open_stream(self, edit: Edit, clip: EditClip) -> Future[Preview]:
        """The stream that the stage plays."""
        raise NotImplementedError

    def content_size(self) -> tuple[int, int]:
        """The size of the stage's content: source or output pixels."""
        raise NotImplementedError

    def result_view(self) -> VideoView:
        """Where the picture stands as it will be exported."""
        return self.view

    def edit_shown(self, edit: Edit) -> None:
        """A newer state of the clip on the stage was read."""

    def clip_opened(self, edit: Edit, clip: EditClip, opening: int) -> None:
        """Another clip goes on the stage; ``stale(opening)`` tells whether it still does."""

    def refresh(self) -> None:
        """Draw lanes, inspector and tools from ``work`` and the playhead."""
        raise NotImplementedError

    def moment_changed(self) -> None:
        """The playhead moved."""
        raise NotImplementedError

    def forgotten(self) -> None:
        """There is no reel any more."""

    # ---------------------------------------------------------------- reading

    def now_us(self) -> int:
        """The source time of the picture under the playhead: where a keyframe belongs."""
        position, clip = self._player.position, self.work.clip
        if not position.clip_id:
            return position.time_us
        if clip is not None and position.source_us < clip.start_us <= position.time_us:
            return clip.start_us  # the clip begins while this picture stands
        return position.source_us

    def moment(self, *, start: bool) -> Moment | None:
        """Which moment of its clip the stage shows; beside the clip, or when asked for, its start."""
        clip, now = self.work.clip, self.now_us()
        if clip is None:
            return None
        inside = not start and self._opening.stands and clip.start_us <= now < clip.end_us
        return Moment(clip.id, now if inside else clip.start_us)

    def stale(self, opening: int) -> bool:
        """Whether something else was opened since."""
        return self._opening.stale(opening)

    def entered(self) -> None:
        """Read the reels anew and give the keys to the picture."""
        self._entered = True
        self.reading.list(edit=self._behind)
        self._behind = False
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def left(self) -> None:
        """What is in the hand is written; nothing is read, drawn or played behind another screen."""
        self.let_go()
        self.playback.stop()
        self.reel_desk.close()
        self.follow.rest()
        self._entered = False

    def let_go(self) -> None:
        """Write what is in the hand: it belongs to what is on the stage now."""
        tool = self.resting_tool()
        if tool is not None:
            tool.rest(self.view)

    def settle(self, then: Callable[[], object]) -> None:
        """Write what is in the hand, and go on when that is written and shown."""
        self.let_go()
        self.reading.when_written(then)

    def open_reel(self, reel_id: str) -> None:
        """Show a reel, its first clip first."""
        self.let_go()
        self.playback.drop()
        if reel_id != self.work.reel_id:
            self.work = Work(reel_id)
        self.read_edit()
        self.reel_opened.emit(ReelOpened(reel_id))

    def library_changed(self, changes: Changed) -> None:
        """Follow renames, undo and what other screens do to the reel."""
        touched = touched_ids(changes, "reel")
        if self._entered and touched_ids(changes, "setting"):
            self.reel_desk.read_preset()
        if touched and not self._entered:
            self._behind = True
            return
        if touched:
            self.reading.list(edit=self.work.reel_id in touched)

    def read_edit(self) -> None:
        """Read the reel's files, then its edit, and show it."""
        self.reading.edit()

    def write(
        self,
        writing: Future[Edit],
        then: Callable[[], object] | None = None,
        otherwise: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Show the edit as it was written (``then`` follows), or the one sentence why it was not."""
        self.reading.write(writing, then, otherwise or self.refused)

    def refused(self, error: BaseException) -> None:
        """Say why, and show what holds."""
        self._kit.tell(error)
        self.panel.show_edit(self.work.edit, self.work.clip_id)  # the hand has moved its rows
        self.refresh()

    # ---------------------------------------------------------------- showing

    def forget(self) -> None:
        """The reel on the stage is gone: an empty screen, and nobody comes back to it."""
        self.playback.drop()
        self._opening.give_up()
        gone, self.work = self.work.reel_id, Work()
        if gone:
            self.reel_opened.emit(ReelOpened(""))
        self._player.close()
        self.panel.show_edit(None, "")
        self.timeline.set_duration(0)
        self.forgotten()

    def shows(self, edit: Edit, files: Mapping[str, GameFile]) -> bool:
        """Whether this is what the stage shows, or will when the pictures on their way are here."""
        same = self.work.edit == edit and self.work.files == files
        return same and (self._opening.stands or self._opening.comes)

    def show_edit(self, edit: Edit) -> None:
        """Take a newer state of the edit; open the clip's pictures when it is another clip."""
        if self.playback.active and not self.playback.shows(edit):
            self.playback.drop()
        kept = self.work.clip_id in {clip.id for clip in edit.clips}
        if not kept:
            self.let_go()  # it must not fall on another clip
        self.work = replace(self.work, edit=edit)
        if not kept:
            self.work = replace(self.work, clip_id=edit.clips[0].id if edit.clips else "")
        self.panel.show_edit(edit, self.work.clip_id)
        # A clip that is gone may be on its way still: opening another lets go of it.
        if kept and self._opening.stands:
            self.clip_stands()
        elif not self._opening.comes and not self._place_known:
            self._opening.open()
        self.show_place(self._place)

    def clip_stands(self) -> None:
        """The pictures of the chosen clip are on the stage: they show the newest edit."""
        if self.work.edit is not None:
            self.edit_shown(self.work.edit)
        self._lay_axis()

    def _lay_axis(self) -> None:
        if self.work.clip is None:
            return
        axis = self.work.axis()
        self.timeline.set_duration(axis.length_us)
        self.timeline.set_origin(axis.origin_us)
        self.timeline.set_playhead(axis.shown(self._player.position_us))
        self.refresh()
        self.follow.refresh()
        self.timeline.invalidate()

    def _moved(self, position: Position) -> None:
        self.timeline.set_playhead(self.work.axis().shown(position.time_us))
        self.moment_changed()

    def _play_clip_only(self, playing: bool) -> None:
        """From inside the clip playing stops at its end; once more begins anew; beside it, it runs."""
        if self._player.looping:
            return
        clip, now = self.work.clip, self._player.position_us
        inside = playing and clip is not None and clip.start_us <= now <= clip.end_us
        self._player.set_playlist([(clip.start_us, clip.end_us)] if clip and inside else ())
        if clip and inside and now >= clip.end_us - END_US:
            self._player.seek(clip.start_us)

    def close(self) -> None:
        """Let go of the streams."""
        self.let_go()
        self._opening.give_up()
        self.follow.close()
        self.playback.drop()
        super().close()

    # ---------------------------------------------------------------- commands

    def choose_clip(self, clip_id: str) -> None:
        """Put another clip of the reel on the stage."""
        self.playback.drop()
        self.let_go()
        if clip_id != self.work.clip_id:
            self.work = replace(self.work, clip_id=clip_id)
            self._opening.open()

    def choose_next(self, by: int = 1) -> None:
        """Put a neighbour of the clip on the stage; at the ends nothing happens."""
        ids = self.work.clip_ids
        if self.work.clip_id in ids and 0 <= ids.index(self.work.clip_id) + by < len(ids):
            self.choose_clip(ids[ids.index(self.work.clip_id) + by])
            self.panel.show_edit(self.work.edit, self.work.clip_id)

    def play_reel(self) -> None:
        """Run the reel as it will be exported, from the moment on the stage, with what is in the
        hand and typed."""
        end_typing(self.view)
        self.settle(self._run.start)

    def ask_export(self) -> None:
        """The coach wants a file, of what is typed and in the hand, too."""
        end_typing(self.view)
        self.let_go()
        if self.work.reel_id:
            self.export_asked.emit(ExportAsked(self.work.reel_id))

    def show_place(self, place: Moment | None) -> None:
        """Put a clip of the reel on the stage at a moment, now or as soon as it is read."""
        self._place = place
        if place is None or not self._place_known:
            return
        self._place = None
        self.playback.drop()
        if place.clip_id != self.work.clip_id or not self._opening.stands:
            self.put_on_stage(place.clip_id, place.source_us)
        elif place.source_us != self.now_us():
            self._player.seek(place.source_us)

    @property
    def _place_known(self) -> bool:
        """Whether the reel, as it was read, has the clip that is to be shown."""
        return self._place is not None and self._place.clip_id in self.work.clip_ids

    def put_on_stage(self, clip_id: str, at_us: int) -> None:
        """Open a clip of the reel at a source time."""
        self.let_go()
        self.work = replace(self.work, clip_id=clip_id)
        self._opening.open(at_us)
        self.panel.show_edit(self.work.edit, clip_id)

    def verbs(self) -> dict[str, Callable[[], object]]:
        """The commands of the screen by id."""
        return {
            "file.export": self.ask_export,
            "play.reel": self.play_reel,
            "reel.settings": self.reel_desk.ask,
            "reel.clip_up": lambda: self.panel.nudge(-1),
            "reel.clip_down": lambda: self.panel.nudge(1),
            "play.next_clip": lambda: self.choose_next(1),
            "play.previous_clip": lambda: self.choose_next(-1),
            "view.zoom_in": lambda: self.timeline.set_zoom(self.timeline.zoom * 1.5),
            "view.zoom_out": lambda: self.timeline.set_zoom(self.timeline.zoom / 1.5),
            "view.zoom_fit": lambda: self.timeline.set_zoom(1.0),
            "view.focus_video": self.view.setFocus,
        }

    def run(self, command_id: str) -> bool:
        """Carry out a command of this screen."""
        if self.playback.takes(command_id):
            return True
        verb = self.verbs().get(command_id)
        if verb is None:
            return False
        if command_id.startswith(CHANGING):
            self.settle(verb)  # a change is one of what is seen
        else:
            verb()
        return True
