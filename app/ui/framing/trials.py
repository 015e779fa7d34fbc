"""What is in the hand, before it is written: the result and the lengths as they would become."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from app.core import arrange
from app.core.edit import CropKey, Edit, EditClip
from app.core.errors import BadEdit, NotFound
from app.core.keyframes import near_us
from app.core.time import microseconds
from app.ui.common.key_lane import KeyMoved
from app.ui.common.player import Player
from app.ui.common.settle import Paced
from app.ui.framing.crop_tool import BoxChosen
from app.ui.framing.lanes import TrimChosen
from app.ui.framing.speed_lane import EdgeMoved

if TYPE_CHECKING:
    from app.ui.framing.screen import FramingScreen


class Trials:
    """Each method is called while a gesture goes on; nothing is written."""

    def __init__(self, screen: FramingScreen, player: Player) -> None:
        self._screen, self._player = screen, player
        self._paced = Paced(screen)
        self._held: tuple[Callable[[Edit], Edit], int] | None = None

    def drop(self) -> None:
        """The gesture is over: what was to be drawn of it is not any more."""
        self._paced.drop()
        self._held = None

    def renew(self) -> None:
        """Something else was drawn meanwhile: what is in the hand is drawn again on top of it."""
        in_hand = self._screen.tool.in_hand or self._screen.timeline.in_hand
        if self._held is not None and in_hand:
            self._draw(*self._held)

    def box(self, box: BoxChosen, at_us: int) -> None:
        """A box in the hand, for the picture at a source time."""
        screen, work = self._screen, self._screen.work
        if work.edit is None or work.file is None:
            return
        if screen.tool.box is not None:
            screen.form.show_box(screen.tool.box, work.edit.reel.size)
        key, reach = CropKey(at_us, box.cx, box.cy, box.height), near_us(work.file.fps)
        self._draw(lambda edit: arrange.put_crop(edit, work.clip_id, key, work.size, reach), at_us)

    def key(self, moved: KeyMoved) -> None:
        """A keyframe in the hand takes the playhead along: what is seen is what it would hold."""
        clip_id = self._screen.work.clip_id
        taken = any(key.t_us == moved.to_us for key in self._screen.keyframes())
        self._player.scrub(moved.to_us)
        if not taken:
            self._draw(
                lambda edit: arrange.move_crop(edit, clip_id, moved.t_us, moved.to_us), moved.to_us
            )

    def trim(self, at_us: int, trim: TrimChosen) -> None:
        """A handle of the clip in the hand: its picture, and how long everything would be."""
        self._player.scrub(at_us)
        clip = self._screen.work.clip
        if clip is not None:
            self._show_length(replace(clip, start_us=trim.start_us, end_us=trim.end_us))

    def edge(self, moved: EdgeMoved) -> None:
        """A change of speed or a freeze in the hand."""
        self._player.scrub(moved.to_us)
        work = self._screen.work
        if work.edit is None or work.file is None:
            return
        if moved.kind == "freeze":
            edit = arrange.move_freeze(work.edit, work.clip_id, moved.at_us, moved.to_us)
        else:
            least = microseconds(1 / work.file.fps)
            edit = arrange.move_cut(work.edit, work.clip_id, moved.at_us, moved.to_us, least)
        self._show_length(arrange.clip_of(edit, work.clip_id))

    def angle(self, degrees: float) -> None:
        """A line along the horizon in the hand."""
        screen, work = self._screen, self._screen.work
        screen.form.show_angle(degrees)
        self._draw(
            lambda edit: arrange.straighten(edit, work.clip_id, degrees, work.size),
            screen.now_us(),
        )

    def _show_length(self, clip: EditClip) -> None:
        edit = self._screen.work.edit
        if edit is not None:
            clips = tuple(clip if old.id == clip.id else old for old in edit.clips)
            self._screen.form.show_length(replace(edit, clips=clips), clip)

    def _draw(self, how: Callable[[Edit], Edit], at_us: int) -> None:
        """Draw the result as it would be, at the pace of the screen."""
        self._held = how, at_us

        def draw() -> None:
            stream, edit = self._screen.result_stream, self._screen.work.edit
            if stream is not None and edit is not None:
                try:
                    stream.set_edit(how(edit))
                except (BadEdit, NotFound):  # what is in the hand was removed meanwhile
                    return
                self._screen.seek_result(at_us)

        self._paced.ask(draw)
