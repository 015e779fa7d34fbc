"""Turns the gestures of Framing into calls of the services: one gesture, one call, one undo step."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from app.core.arrange import Framing as CopiedFraming
from app.core.edit import EASES, SPEEDS
from app.services.workspace import Workspace
from app.ui.common.key_lane import KeyMoved
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.work import Work
from app.ui.framing.crop_tool import BoxChosen
from app.ui.framing.lanes import Edge, TrimChosen
from app.ui.framing.speed_lane import EdgeMoved, Stretch


class FramingWriter:
    """Writes what the hand did at the moment under the playhead.

    ``work`` and ``now_us`` give the state of the screen; ``write`` shows what a service answers and
    then calls its second argument, if there is one. ``look`` draws what is marked.
    """

    def __init__(
        self,
        workspace: Workspace,
        kit: Kit,
        work: Callable[[], Work],
        now_us: Callable[[], int],
        write: Callable[..., object],
        refused: Callable[[BaseException], object],
        choose_next: Callable[[], object],
        look: Callable[[], object],
    ) -> None:
        self._framing, self._reels = workspace.framing, workspace.reels
        self._kit, self._work, self._now_us = kit, work, now_us
        self._write, self._refused, self._choose_next = write, refused, choose_next
        self._look = look
        self.marked: Stretch | None = None
        """The stretch of source time that the next speed is for."""
        self.copied: CopiedFraming | None = None

    def _ids(self) -> tuple[str, str]:
        work = self._work()
        return work.reel_id, work.clip_id

    def put_box(self, box: BoxChosen, at_us: int | None = None) -> None:
        """The box was let go; it was taken hold of at ``at_us``, else at the playhead."""
        if self._work().clip is None:
            return  # it is gone
        at_us = self._now_us() if at_us is None else at_us
        self._write(self._framing.put_crop(*self._ids(), at_us, box.cx, box.cy, box.height))

    def move_key(self, moved: KeyMoved) -> None:
        """A keyframe was let go at another time."""
        self._write(self._framing.move_crop(*self._ids(), moved.t_us, moved.to_us))

    def move_edge(self, moved: EdgeMoved) -> None:
        """A change of speed or a freeze was let go at another time."""
        move = self._framing.move_cut if moved.kind == "cut" else self._framing.move_freeze
        self._write(move(*self._ids(), moved.at_us, moved.to_us), lambda: self.mark(None))

    def trim_here(self, edge: Edge) -> None:
        """Let the clip begin or end at the playhead."""
        clip, now = self._work().clip, self._now_us()
        if clip is None:
            return
        start, end = (now, clip.end_us) if edge == "start" else (clip.start_us, now)
        if end <= start:
            self._kit.bar.info(tr("A clip begins before it ends; move the playhead first."))
            return
        self.trim(TrimChosen(start, end))

    def trim(self, trim: TrimChosen) -> None:
        """A handle of the clip was let go."""
        self._write(self._framing.trim(*self._ids(), trim.start_us, trim.end_us))

    def split(self) -> None:
        """Two clips from one, at the playhead; the one that begins there is gone on with."""
        clip, now = self._work().clip, self._now_us()
        if clip is None:
            return
        if not clip.start_us < now < clip.end_us:
            self._kit.bar.info(tr("Move the playhead into the clip to split it there."))
            return
        self._write(self._framing.split(*self._ids(), now), self._choose_next)

    def set_ease(self, ease: str, t_us: int | None = None) -> None:
        """How the box leaves a keyframe: that at ``t_us``, or the one under the playhead."""
        key = self._work().key_at(self._now_us() if t_us is None else t_us)
        wanted = next((e for e in EASES if e == ease), None)
        if key is not None and wanted is not None:
            self._write(self._framing.set_ease(*self._ids(), key.t_us, wanted))

    def delete_key(self, t_us: int | None = None) -> None:
        """Take away the keyframe at ``t_us``, or the one under the playhead."""
        key = self._work().key_at(self._now_us() if t_us is None else t_us)
        if key is not None:
            self._write(self._framing.delete_crop(*self._ids(), key.t_us))

    def part(self) -> Stretch | None:
        """What a speed is for: the stretch that is marked, else the part under the playhead."""
        clip = self._work().clip
        if self.marked is not None and clip is not None:
            start, end = max(self.marked[0], clip.start_us), min(self.marked[1], clip.end_us)
            if start < end:
                return start, end
        part = self._work().part_at(self._now_us())
        return (part.start_us, part.end_us) if part else None

    def mark(self, stretch: Stretch | None) -> None:
        """A stretch for the next speed, or none."""
        self.marked = stretch
        self._look()

    def mark_here(self, edge: Edge) -> None:
        """Let the stretch begin or end at the playhead."""
        clip, now, marked = self._work().clip, self._now_us(), self.marked
        if clip is None:
            return
        now = min(max(now, clip.start_us), clip.end_us)
        start, end = marked or (clip.start_us, clip.end_us)
        start, end = (now, end) if edge == "start" else (start, now)
        if start >= end:  # the other end has been passed
            start, end = (now, clip.end_us) if edge == "start" else (clip.start_us, now)
        self.mark((start, end) if start < end else None)

    def set_speed(self, speed: Fraction) -> None:
        """The speed of the stretch that is marked, or of the part under the playhead."""
        part = self.part()
        if part is not None:
            ids = self._ids()
            self._write(self._framing.set_speed(*ids, *part, speed), lambda: self.mark(None))

    def change_speed(self, steps: int) -> None:
        """The next slower or faster speed that is offered."""
        part = self.part()
        there = self._work().part_at(part[0]) if part is not None else None
        if there is None:
            return
        slower = [i for i, speed in enumerate(SPEEDS) if speed <= there.speed]
        at = slower[-1] if slower else 0
        wanted = SPEEDS[min(max(at + steps, 0), len(SPEEDS) - 1)]
        if wanted != there.speed:
            self.set_speed(wanted)

    def freeze(self, freeze_us: int, at_us: int) -> None:
        """Hold the picture at a time for so long; a freeze that stands there gets the new length."""
        self._write(self._framing.add_freeze(*self._ids(), at_us, freeze_us))

    def hold_for(self, seconds: float) -> None:
        """Another length for the freeze under the playhead."""
        freeze = self._work().freeze_at(self._now_us())
        if freeze is not None and freeze.freeze_us != round(seconds * 1_000_000):
            self.freeze(round(seconds * 1_000_000), freeze.at_us)

    def remove_freeze(self, at_us: int) -> None:
        """Take the freeze at a time away."""
        self._write(self._framing.delete_freeze(*self._ids(), at_us))

    def toggle_freeze(self) -> None:
        """Hold the picture under the playhead for 2 s, or no longer."""
        now, clip = self._now_us(), self._work().clip
        freeze = self._work().freeze_at(now)
        if freeze is None and clip is not None and not clip.start_us <= now < clip.end_us:
            self._kit.bar.info(tr("Move the playhead into the clip to freeze its picture."))
        elif freeze is None:
            self._write(self._framing.add_freeze(*self._ids(), now))
        else:
            self._write(self._framing.delete_freeze(*self._ids(), freeze.at_us))

    def straighten(self, degrees: float) -> None:
        """Turn the picture."""
        self._write(self._framing.straighten(*self._ids(), degrees))

    def set_mute(self, mute: bool) -> None:
        """Silence the clip, or not."""
        clip = self._work().clip
        if clip is not None:
            self._write(self._framing.set_audio(*self._ids(), clip.audio.gain_db, mute))

    def set_ratio(self, ratio: str) -> None:
        """The format of the whole reel."""
        self._write(self._reels.set_ratio(self._ids()[0], ratio))

    def copy(self) -> None:
        """Remember the framing of the clip."""

        def copied(framing: CopiedFraming) -> None:
            self.copied = framing
            self._look()
            self._kit.bar.info(tr("Framing copied. Go to another clip and paste it."))

        if self._work().clip is not None:
            self._kit.relay.watch(self._framing.copy(*self._ids()), copied, self._refused)

    def paste_all(self) -> None:
        """Give the remembered framing to every clip of the reel."""
        if self.copied is not None and self._work().clip is not None:
            self._write(self._framing.paste_all(self._ids()[0], self.copied))

    def paste(self) -> None:
        """Give the remembered framing to the clip."""
        if self.copied is not None and self._work().clip is not None:
            self._write(self._framing.paste(*self._ids(), self.copied))
