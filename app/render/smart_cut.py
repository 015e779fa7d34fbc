"""A film out of copied packets: only what the clips show before their first key picture, and a few
pictures at their end, is encoded.

    cuts ──► stretches ──► sound (thread) + spliced pictures ──► one mp4 ──► checked

Whatever stands in the way is said in a sentence, and the film is encoded whole instead; what was
written until then is thrown away.
"""

from __future__ import annotations

import contextlib
import errno
import subprocess
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import RenderCancelled
from app.core.plan import Plan, check_not_empty, deciders
from app.core.smart_cut import Cut, cuts, drawn, sounds_of, ticks_of
from app.core.time import microseconds
from app.media.chunk import NotExact
from app.media.index import IndexStopped
from app.media.sound import SoundReader
from app.media.spliced import Film, Footage, check_same, splice, stretches
from app.media.spliced_check import check_looks, check_times
from app.render.encoders import X264, video_codec
from app.render.ffmetadata import Chapter, ffmetadata
from app.render.ffmpeg import EncodeSpec, copy_command
from app.render.ffmpeg_process import spawn
from app.render.pipeline import CANCELLED
from app.render.progress import Meter, ShouldStop
from app.render.sound import render_sound
from app.render.sources import Sources
from app.render.workplace import Workplace, check_target, full, not_writable

if TYPE_CHECKING:
    from app.render.job import RenderRequest

ENCODER = "copy"
"""What a film of copied packets says it was encoded with."""
_POLL_S = 0.1
_TAGS = {"h264": "avc1", "hevc": "hvc1"}


@dataclass(frozen=True, slots=True)
class CutFilm:
    """A film that was cut: its pictures, how many of them were copied, and its length in seconds.

    With a ``why_not`` there is none, and the sentence is for the coach.
    """

    frames: int = 0
    copied: int = 0
    duration: Fraction = Fraction(0)
    why_not: str = ""


def cut_film(request: RenderRequest, place: Workplace, sources: Sources, meter: Meter) -> CutFilm:
    """Write the film of a request to ``place.video`` by copying, where that gives the same pictures.

    Raises ``BadEdit``, ``BadMedia`` or ``MediaGone`` for the footage, ``RenderFailed`` for the folder,
    ``RenderCancelled``.
    """
    try:
        check_not_empty(request.edit)
        why = _not_asked(request) or drawn(request.edit, sources.facts)
        if why:
            raise NotExact(why)
        return _cut(request, place, sources, meter)
    except NotExact as reason:
        sentence = f"The clips were encoded, not copied: {reason}."
        meter.note(sentence)
        return CutFilm(why_not=sentence)
    except IndexStopped as error:
        raise RenderCancelled(CANCELLED) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise full(place.out.parent) from error
        raise not_writable(place.out.parent, error) from error


def _not_asked(request: RenderRequest) -> str:
    if request.span is not None or request.chunks or request.pieces:
        return "it is made in parts"
    return ""


def _cut(request: RenderRequest, place: Workplace, sources: Sources, meter: Meter) -> CutFilm:
    meter.stage("plan", 0)
    made = cuts(request.edit, sources.facts)
    ticks = ticks_of([sources.facts[name] for name in sources])
    if ticks is None:
        raise NotExact("the files count time in units that do not go together")
    check_target(request.out, (), _bytes(made, sources))
    _write_metadata(place, request, made)
    with (
        _footage(sources) as footage,
        _Sound(request, made, place, sources, meter) as sound,
    ):
        check_same(footage)
        parts = stretches(made, footage, meter.should_stop)
        meter.stage("frames", sum(cut.count for cut in made))
        pictures = _pictures_of(place)
        film = splice(parts, footage, ticks, pictures, meter.done, meter.should_stop)
        heard = sound.result()
        first = next(iter(footage.values()))
    meter.stage("finish", 0)
    with ThreadPoolExecutor(1, "check") as pool:
        # Looked at while they are put together with the sound, which changes none.
        looks = pool.submit(check_looks, pictures, film, first.index, meter.should_stop)
        _put_together(place, film, _TAGS[first.form.codec], heard, meter)
        looks.result()
    pictures.unlink()
    check_times(place.video, film, first.index)
    return CutFilm(len(film.times), film.copied, made[-1].end)


def _pictures_of(place: Workplace) -> Path:
    return place.folder / "pictures.mp4"


def _bytes(made: Sequence[Cut], sources: Sources) -> int:
    """About how much room the film takes, with the copy of its pictures beside it."""
    total = Fraction(0)
    for cut in made:
        facts, size = sources.facts[cut.source], sources.paths[cut.source].stat().st_size
        total += (cut.end - cut.start) * size * 1_000_000 / max(1, facts.duration_us)
    return int(3 * total)


def _write_metadata(place: Workplace, request: RenderRequest, made: Sequence[Cut]) -> None:
    chapters = [
        Chapter(microseconds(cut.start), microseconds(cut.end), cut.name or f"Clip {n}")
        for n, cut in enumerate(made if request.chapters else (), 1)
    ]
    title = request.title or request.edit.reel.name
    place.metadata.write_text(ffmetadata(title, request.date, chapters), encoding="utf-8")


@contextlib.contextmanager
def _footage(sources: Sources) -> Iterator[dict[str, Footage]]:
    with contextlib.ExitStack() as stack:
        found: dict[str, Footage] = {}
        for name in sources:
            found[name] = Footage(sources.paths[name], sources.indices[name])
            stack.callback(found[name].close)
        yield found


class _Sound:
    """Makes the WAV file on a thread beside the pictures; a context manager that waits for its end."""

    def __init__(
        self,
        request: RenderRequest,
        made: Sequence[Cut],
        place: Workplace,
        sources: Sources,
        meter: Meter,
    ) -> None:
        sounds = sounds_of(request.edit, made, sources.facts)
        silent = not request.audio or all(sound.speed is None for sound in sounds)
        # The sound asks a plan for its stretches and its length only: one picture, as long as all.
        one = deciders(request.edit, sources.facts)[0].frame(0)
        reel = request.edit.reel
        self._plan = Plan(
            reel.size, 1 / made[-1].end, (one,), (), sounds, loudness=reel.sound.loudness
        )
        self._out = None if silent else place.sound
        self._origins = {name: source.origin_us for name, source in request.edit.sources}
        self._sources = sources
        self._over = threading.Event()
        self._should_stop: ShouldStop = meter.should_stop
        self._pool = ThreadPoolExecutor(1, "sound")
        self._made: Future[None] | None = None

    def __enter__(self) -> _Sound:
        if self._out is not None:
            self._made = self._pool.submit(self._make, self._out)
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._pool.shutdown()

    def result(self) -> Path | None:
        """The file, when it is whole; None for silence. Raises what making it raised."""
        if self._made is not None:
            self._made.result()
        return self._out

    def _make(self, out: Path) -> None:
        render_sound(
            self._plan,
            lambda name: SoundReader(self._sources.paths[name], self._sources.indices[name]),
            out,
            origins=self._origins,
            should_stop=lambda: self._over.is_set() or self._should_stop(),
        )


def _put_together(place: Workplace, film: Film, tag: str, sound: Path | None, meter: Meter) -> None:
    """The pictures with sound, chapters and title, in ``place.video``."""
    pictures = _pictures_of(place)
    spec = EncodeSpec(
        (2, 2), Fraction(1), video_codec(X264, "standard"), place.video, sound, place.metadata
    )
    running = spawn(copy_command(pictures, spec, tag=tag, ticks=film.ticks))
    try:
        while running.popen.poll() is None:
            meter.check()
            with contextlib.suppress(subprocess.TimeoutExpired):
                running.finish(_POLL_S)
        if running.finish() != 0:
            trouble = running.trouble()
            raise full(place.out.parent) if trouble.kind == "disk" else NotExact(trouble.reason)
    finally:
        running.stop()
