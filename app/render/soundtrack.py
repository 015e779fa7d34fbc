"""The sound of a film as it is put into it: encoded once, while the pictures are made, and kept."""

from __future__ import annotations

import logging
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from app.core.edit import Edit
from app.core.errors import RenderFailed
from app.core.plan import Plan
from app.media.sound import SoundReader
from app.render.ffmpeg import SOUND_KBPS, sound_command
from app.render.ffmpeg_process import Running, spawn
from app.render.progress import Meter
from app.render.segment_keys import Identities, sound_key
from app.render.segment_store import Lease
from app.render.sound import render_sound
from app.render.sources import Sources
from app.render.workplace import Workplace

log = logging.getLogger(__name__)

_POLL_S = 0.1


class Soundtrack:
    """Encoded sound, or sound that is being encoded; a context manager. For one thread."""

    def __init__(
        self, lease: Lease, name: str, make_wav: Callable[[], Path], kbps: int = SOUND_KBPS
    ) -> None:
        """Take it from the store, else have it made by ``make_wav`` and begin to encode it.

        ``kbps`` is its rate, which ``name`` must tell apart.

        Raises what ``make_wav`` raises.
        """
        self._lease, self._name, self._kbps = lease, name, kbps
        self._running: Running | None = None
        self._done = lease.get(name)
        self.taken = self._done is not None
        if self._done is None:
            self._wav = make_wav()
            self._begin()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._running is not None:
            self._running.stop()

    def file(self, meter: Meter) -> Path:
        """The encoded file; waits for it. Raises ``RenderFailed`` or ``RenderCancelled``."""
        while self._done is None:
            assert self._running is not None
            status = self._waited(self._running, meter)
            if status == 0:
                self._done = self._lease.keep(self._part, self._name)
                break
            trouble = self._running.trouble()
            if trouble.kind != "disk" or not self._lease.make_room(self._part):
                raise RenderFailed(trouble.sentence)
            self._begin()
        return self._done

    def _begin(self) -> None:
        self._part = self._lease.place(f"{uuid4().hex}.m4a")
        self._running = spawn(sound_command(self._wav, self._part, kbps=self._kbps))

    def _waited(self, running: Running, meter: Meter) -> int:
        while True:
            meter.check()
            try:
                return running.finish(_POLL_S)
            except subprocess.TimeoutExpired:
                continue


def soundtrack_of(
    edit: Edit,
    planned: Plan,
    sources: Sources,
    place: Workplace,
    lease: Lease,
    meter: Meter,
    known: Identities,
    kbps: int,
) -> Soundtrack:
    """The sound of a film, kept or being encoded. Raises what reading the sources raises."""
    meter.stage("sound", 100)
    encoding = sound_command(Path("sound.wav"), Path("sound.m4a"), Path("ffmpeg"), kbps)
    encoding = [word for word in encoding if "sound." not in word]
    name = f"{sound_key(planned, edit, known, encoding)}.m4a"

    def make_wav() -> Path:
        render_sound(
            planned,
            lambda source: SoundReader(sources.paths[source], sources.indices[source]),
            place.sound,
            origins={name: source.origin_us for name, source in edit.sources},
            on_progress=lambda done, total: meter.done(100 * done // max(1, total)),
            should_stop=meter.should_stop,
        )
        return place.sound

    return Soundtrack(lease, name, make_wav, kbps)
