"""Follow a player, as Framing and Overlay offer it: ask for a click, run, ask again where it stopped.

The screen lends its stage; this object owns the bar below it, the lane, the row for the inspector
and the tool that points. All of it runs on the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt

from app.core.follow import DRIVES, Doubt, Stop, Track
from app.core.follow.drive import GAP_US
from app.core.time import format_clock
from app.services.follow import FollowAsk, Followed, Following, FollowProgress
from app.services.workspace import Workspace
from app.ui.common.follow_bar import FollowBar, FollowRow
from app.ui.common.follow_lane import FollowLane, FollowLook, Spans
from app.ui.common.follow_tool import FollowTool
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.player import Player
from app.ui.common.timeline import Timeline
from app.ui.common.typing import is_typing
from app.ui.common.video_view import NO_PICTURE, VideoView, ViewTool
from app.ui.common.work import Work

if TYPE_CHECKING:
    from app.core.edit import Edit

_WHY: dict[Doubt, str] = {
    "alike": mark("somebody who looks alike came too near"),
    "hidden": mark("the player could not be seen"),
    "edge": mark("the player left the picture"),
    "cut": mark("the picture changes"),
    "unreadable": mark("the footage is damaged"),
}


class Stage(Protocol):
    """What the screen lends."""

    view: VideoView
    player: Player | None
    timeline: Timeline
    work: Work

    def now_us(self) -> int: ...
    def show_edit(self, edit: Edit) -> None: ...
    def write(self, writing: Future[Edit]) -> None: ...
    def refused(self, error: BaseException) -> None: ...
    def resting_tool(self) -> ViewTool | None: ...
    def source_point(self, x: float, y: float) -> tuple[float, float] | None: ...
    def sees(self, x: float, y: float, /) -> bool: ...
    def pointed_at(self) -> tuple[float, float]: ...
    def chosen_spotlight(self) -> str: ...


class Follower(QObject):
    """Follows in the clip on the stage of one screen."""

    def __init__(self, workspace: Workspace, kit: Kit, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._service, self._kit, self._stage = workspace.follow, kit, stage
        self._settings = workspace.settings
        self.bar = FollowBar()
        self.row = FollowRow(kit.actions)
        self.row.asked.connect(self.ask)
        self.row.drives_chosen.connect(self._drive)
        self.lane = FollowLane(kit.theme, self.go_on, self._seek)
        self.tool = FollowTool(self._picked, self.give_up)
        self._running: Following | None = None
        self._asked_for: tuple[str, str] = ("", "")
        self._stop: Stop | None = None
        self._pointing = False
        self._track = Track()
        self._track_of: tuple[str, str] = ("", "")

    @property
    def track(self) -> Track:
        """The track of the clip on the stage."""
        return self._track

    @property
    def pointing(self) -> bool:
        """Whether a click on the picture is waited for."""
        return self._pointing

    @property
    def running(self) -> bool:
        """Whether a player is being followed."""
        return self._running is not None

    # ---------------------------------------------------------------- asking

    def ask(self) -> None:
        """Wait for a click on the player; once more takes that back."""
        if self._running is not None:
            return
        if self._pointing:
            self.give_up()
        elif self._stage.work.clip is None:
            return
        elif not self._stage.view.has_picture:
            self._kit.bar.info(tr(NO_PICTURE))
        else:
            self._point(
                None,
                tr("Click the player to follow (arrow keys and Enter work too)."),
                tr("Cancel"),
            )

    def go_on(self, stop: Stop) -> None:
        """Go to where following stopped, and wait for the click that goes on."""
        if self._running is not None:
            return
        self._seek(stop.t_us)
        when = format_clock(stop.t_us, decimals=1)
        what = tr("click the player there to go on")
        if stop.why in ("edge", "hidden", "unreadable"):
            what = tr("click the player where they are seen again to go on")
        text = tr(
            "Followed as far as {when}: {why}; {what}.{elsewhere}",
            when=when,
            why=tr(_WHY[stop.why]),
            what=what,
            elsewhere=self._elsewhere(stop),
        )
        self._point(stop, text[0].upper() + text[1:], tr("Leave it so"))

    def _elsewhere(self, stop: Stop) -> str:
        """Where to click when the player is not on this stage."""
        near = min(self._track.points, key=lambda p: abs(p.t_us - stop.t_us), default=None)
        if near is None or self._stage.sees(near.cx, near.cy):
            return ""
        keys = self._kit.actions.keys_text("mode.framing")
        return tr(" Framing ({keys}) shows the whole picture.", keys=keys)

    def _point(self, stop: Stop | None, text: str, out: str) -> None:
        if self._stage.player is not None:
            self._stage.player.pause()
        self._stop, self._pointing = stop, True
        self.tool.accent = self._kit.theme.tokens.stage_accent
        self.tool.begin(self._stage.pointed_at())
        view = self._stage.view
        view.set_tool(self.tool)
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bar.ask(text, out, self.give_up)

    def give_up(self) -> None:
        """No click any more; a run is stopped and writes nothing."""
        if self._running is not None:
            self._running.cancel()
        self._put_away()

    def rest(self) -> None:
        """Another screen is looked at: no click is waited for here; what runs goes on."""
        if self._pointing:
            self._put_away()

    def _put_away(self) -> None:
        self.bar.hide()
        if self._pointing:
            self._pointing = False
            self._stage.view.set_tool(self._stage.resting_tool())

    # ---------------------------------------------------------------- running

    def _picked(self, x: float, y: float) -> None:
        place, work = self._stage.source_point(x, y), self._stage.work
        stop = self._stop
        self._put_away()
        if place is None or work.clip is None:
            return
        ask = FollowAsk(
            work.reel_id,
            work.clip_id,
            self._stage.now_us(),
            *place,
            self.row.chosen,
            self._stage.chosen_spotlight(),
            stop,
        )
        self._asked_for = (work.reel_id, work.clip_id)
        run = self._service.start(ask, self._kit.relay.wrap(self._progressed))
        self._running = run
        self.bar.run(self.give_up)
        self._kit.relay.watch(run.result, self._done, self._failed)
        run.result.add_done_callback(self._kit.relay.wrap(lambda _future: self._over(run)))

    def _progressed(self, progress: FollowProgress) -> None:
        if self._running is not None:
            self.bar.show_progress(progress)

    def _over(self, run: Following) -> None:
        """Cancelled or not, nothing runs any more."""
        if self._running is run:
            self._running = None
            self._put_away()

    def _done(self, followed: Followed) -> None:
        self._running = None
        self._put_away()
        work = self._stage.work
        if (work.reel_id, work.clip_id) != self._asked_for:
            self._kit.bar.done(tr("The player was followed."))
            return
        self._track, self._track_of = followed.track, self._asked_for
        self._stage.show_edit(followed.edit)
        stop = self._next_stop(followed.track)
        if stop is not None and self._stage.view.isVisible() and not self._busy():
            self.go_on(stop)
            return
        words = tr("Followed the player through the clip.")
        if followed.track.stops:
            words = tr("Followed the player as far as it is sure; the marks on the timeline go on.")
        self._kit.bar.done(words, tr("Undo"), self._kit.actions["edit.undo"].trigger)

    def _busy(self) -> bool:
        """Whether a hand is at something that a question would take out of it."""
        view, resting = self._stage.view, self._stage.resting_tool()
        dragged = self._stage.timeline.in_hand or (resting is not None and resting.in_hand)
        return dragged or view.tool is not resting or is_typing(view)

    def _next_stop(self, track: Track) -> Stop | None:
        """What to ask about: what comes after the playhead first, and no stop twice in a row."""
        open_stops = [stop for stop in track.stops if stop != self._stop]
        ahead = [stop for stop in open_stops if stop.forward]
        return next(iter(ahead or open_stops), None)

    def _failed(self, error: BaseException) -> None:
        self._running = None
        self._put_away()
        self._stage.refused(error)

    def _drive(self, drives: str) -> None:
        """Another choice, with a track there already: the keyframes are made anew."""
        work = self._stage.work
        wanted = next((known for known in DRIVES if known == drives), None)
        if wanted is None or not self._track.points or work.clip is None:
            return
        self._stage.write(
            self._service.drive(work.reel_id, work.clip_id, wanted, self._stage.chosen_spotlight())
        )

    # ---------------------------------------------------------------- showing

    def refresh(self) -> None:
        """Draw the lane of the clip on the stage; its track is read when it is another clip's."""
        work = self._stage.work
        ids = (work.reel_id, work.clip_id)
        if ids != self._track_of:
            self._track, self._track_of = Track(), ids
            self.rest()
        if work.clip is not None:
            self._kit.relay.watch(self._service.track(*ids), self._reader(ids), self._stage.refused)
        self._draw()

    def _reader(self, ids: tuple[str, str]) -> Callable[[Track], None]:
        def came(track: Track) -> None:
            if ids == self._track_of and track != self._track:
                self._track = track
                self._draw()

        return came

    def _draw(self) -> None:
        """What is known at once; where he left the box comes a moment later."""
        work, track = self._stage.work, self._track
        if work.clip is None or work.edit is None or not track.points:
            self._show(FollowLook())
            return
        self._show(FollowLook(track.spans(GAP_US), track.stops, self.lane.look.away))
        edit = work.edit

        def came(away: Spans) -> None:
            if self._stage.work.edit is edit and self._track is track:
                self._show(FollowLook(track.spans(GAP_US), track.stops, away))

        self._kit.relay.watch(self._service.away(edit, work.clip_id, track, work.size), came)

    def _show(self, look: FollowLook) -> None:
        if self.lane.show(self._stage.work.axis(), look):
            self._stage.timeline.invalidate()

    def _seek(self, t_us: int) -> None:
        if self._stage.player is not None:
            self._stage.player.seek(t_us)

    def close(self) -> None:
        """The window closes."""
        if self._running is not None:
            self._running.cancel()
