"""Turns the gestures of Framing into calls of the services: one gesture, one call, one undo step."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from app.core.arrange import Framing as CopiedFraming
from app.core.edit import EASES
from app.services.workspace import Workspace
from app.ui.common.kit import Kit
from app.ui.common.work import Work
from app.ui.framing.crop_tool import BoxChosen
from app.ui.framing.lanes import TrimChosen


class FramingWriter:
    """Writes what the hand did at the moment under the playhead.

    ``work`` and ``now_us`` give the state of the screen; ``write`` shows what a service answers and
    then calls its second argument, if there is one.
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
    ) -> None:
        self._framing, self._reels = workspace.framing, workspace.reels
        self._kit, self._work, self._now_us = kit, work, now_us
        self._write, self._refused, self._choose_next = write, refused, choose_next
        self.copied: CopiedFraming | None = None

    def _ids(self) -> tuple[str, str]:
        work = self._work()
        return work.reel_id, work.clip_id

    def put_box(self, box: BoxChosen) -> None:
        """The box was let go."""
        now = self._now_us()
        self._write(self._framing.put_crop(*self._ids(), now, box.cx, box.cy, box.height))

    def trim(self, trim: TrimChosen) -> None:
        """A handle of the clip was let go."""
        self._write(self._framing.trim(*self._ids(), trim.start_us, trim.end_us))

    def split(self) -> None:
        """Two clips from one, at the playhead; the one that begins there is gone on with."""
        clip, now = self._work().clip, self._now_us()
        if clip is None:
            return
        if not clip.start_us < now < clip.end_us:
            self._kit.bar.info("Move the playhead into the clip to split it there.")
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

    def set_speed(self, speed: Fraction) -> None:
        """The speed of the part under the playhead."""
        part = self._work().part_at(self._now_us())
        if part is not None:
            ids = self._ids()
            self._write(self._framing.set_speed(*ids, part.start_us, part.end_us, speed))

    def toggle_freeze(self) -> None:
        """Hold the picture under the playhead for 2 s, or no longer."""
        now, clip = self._now_us(), self._work().clip
        freeze = self._work().freeze_at(now)
        if freeze is None and clip is not None and not clip.start_us <= now < clip.end_us:
            self._kit.bar.info("Move the playhead into the clip to freeze its picture.")
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
            self._kit.bar.info("Framing copied. Go to another clip and paste it.")

        if self._work().clip is not None:
            self._kit.relay.watch(self._framing.copy(*self._ids()), copied, self._refused)

    def paste(self) -> None:
        """Give the remembered framing to the clip."""
        if self.copied is not None and self._work().clip is not None:
            self._write(self._framing.paste(*self._ids(), self.copied))
