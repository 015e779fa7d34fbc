"""One export from an edit to a finished file, in this process. ``app.render.child`` runs it in another.

    index ──► plan ──► sound (WAV) ──► frames (ffmpeg) ──► move into place

The encoder is tried for real before the job; one that fails in spite of that, at the start or in
the middle, gives way to libx264 and the result says so. Nothing is left behind on any end.
"""

from __future__ import annotations

import logging
import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.core.edit import Edit
from app.core.errors import PlanDiffers, RenderCancelled, RenderFailed
from app.core.export import EXPORT_CODECS, EXPORT_QUALITIES, ExportCodec, ExportQuality
from app.core.plan import Plan, Span, plan
from app.core.target_size import Budget
from app.core.time import microseconds
from app.media.chunk import ChunkTimes
from app.media.joined import Part
from app.media.sound import SoundReader
from app.render.compose import Yuv
from app.render.encoders import X264, Choice, Encoder, choose, spare, video_codec
from app.render.ffmetadata import Chapter, ffmetadata
from app.render.ffmpeg import SOUND_KBPS, EncodeSpec, Running, encode_command, spawn
from app.render.ffmpeg_log import Trouble
from app.render.join import join_pieces
from app.render.pipeline import CANCELLED, render_frames
from app.render.probe_cache import ProbeCache
from app.render.progress import Meter, OnProgress, ShouldStop, never
from app.render.sound import render_sound
from app.render.sources import Sources
from app.render.target_size import budget_of, within
from app.render.workplace import Workplace, check_target, full, not_writable, sweep

logger = logging.getLogger(__name__)

PROBES = "encoders.json"
"""Where results of encoder probes are kept in the cache folder."""
_BITS_PER_PIXEL: Mapping[ExportQuality, float] = {"draft": 0.06, "standard": 0.15, "high": 0.25}
_SOUND_BYTES_PER_S = 230_000
"""The WAV file and its AAC copy."""

Tap = Callable[[int, Yuv], None]
"""Gets (number, frame) of everything the encoder gets; the frame is reused afterwards."""


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """What to render and where to.

    ``paths`` has the file of every source id that a clip uses, and may have more: none of them is
    overwritten. ``encoder`` is ``auto`` or a name of ``app.render.encoders``. ``title`` empty means
    the reel's name; ``date`` is ISO 8601 or empty. ``cache_dir`` keeps frame tables and encoder
    probes between renders.

    ``span`` renders only these frames of the output. ``chunks`` names the sources whose file is a
    chunk of the real one. ``plan_hash``, if given, must come out of the planning here. ``pieces``
    are rendered films of all frames in order: they are joined, and only the sound is made here.

    ``codec`` is what the film is to be; one that cannot be made here becomes H.264, and the result
    says so. ``max_bytes`` (0: no limit) is never exceeded; the quality is never above ``quality``.
    """

    edit: Edit
    paths: Mapping[str, Path]
    out: Path
    quality: ExportQuality = "standard"
    encoder: str = "auto"
    audio: bool = True
    title: str = ""
    date: str = ""
    chapters: bool = True
    cache_dir: Path | None = None
    span: Span | None = None
    chunks: Mapping[str, ChunkTimes] = field(default_factory=dict)
    plan_hash: str = ""
    pieces: tuple[Part, ...] = ()
    codec: ExportCodec = "h264"
    max_bytes: int = 0


@dataclass(frozen=True, slots=True)
class RenderResult:
    """A finished render. ``fallback_reason`` says why ``encoder`` is not the one asked for."""

    out: Path
    frames: int
    duration_us: int
    encoder: str
    seconds: float
    plan_hash: str
    fallback_reason: str = ""
    stages: Mapping[str, float] = field(default_factory=dict)
    """Seconds per stage."""


class _EncoderFailed(Exception):
    """ffmpeg ended early; another encoder may do."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.reason)
        self.trouble = trouble


def render(
    request: RenderRequest,
    on_progress: OnProgress | None = None,
    should_stop: ShouldStop = never,
    *,
    tap: Tap | None = None,
) -> RenderResult:
    """Render a request. Blocks; ``on_progress`` is called on this thread a few times a second.

    Raises ``BadInput`` (wrong name, unknown encoder, an edit that cannot be planned), ``BadMedia``
    or ``MediaGone`` for a source, ``RenderFailed`` for everything around it, ``RenderCancelled``
    when ``should_stop`` said so.
    """
    started = time.monotonic()
    _check(request)
    sweep(request.out)
    meter = Meter(on_progress, should_stop)
    with (
        Sources(
            request.edit,
            request.paths,
            request.cache_dir,
            chunks=request.chunks,
            on_progress=meter.share("index"),
            should_stop=should_stop,
        ) as sources,
    ):
        meter.stage("plan", 0)
        planned = _planned(request, sources)
        check_target(request.out, (), estimated_bytes(planned, request.quality))
        with Workplace(request.out) as place:
            choice = _render_into(place, request, planned, sources, meter, tap)
            meter.check()
            place.finish()
    return RenderResult(
        out=request.out,
        frames=len(planned.frames),
        duration_us=microseconds(planned.duration),
        encoder=choice.encoder.name,
        seconds=time.monotonic() - started,
        plan_hash=planned.plan_hash,
        fallback_reason=choice.why if choice.fell_back else "",
        stages=meter.seconds(),
    )


def _planned(request: RenderRequest, sources: Sources) -> Plan:
    planned = plan(request.edit, sources.facts, request.span)
    if request.plan_hash and planned.plan_hash != request.plan_hash:
        raise PlanDiffers(
            "This edit was planned by another version of Reel Ballers; bring both to the same one."
        )
    return planned


def estimated_bytes(planned: Plan, quality: ExportQuality) -> int:
    """How much room a render may need, generously."""
    width, height = planned.size
    picture = width * height * len(planned.frames) * _BITS_PER_PIXEL[quality] / 8
    return int(picture + float(planned.duration) * _SOUND_BYTES_PER_S)


def chapters_of(planned: Plan) -> list[Chapter]:
    """One chapter per clip, named like it."""
    found = []
    for n, clip in enumerate(planned.clips, 1):
        start, end = clip.first / planned.fps, (clip.first + clip.count) / planned.fps
        found.append(Chapter(microseconds(start), microseconds(end), clip.name or f"Clip {n}"))
    return found


def _check(request: RenderRequest) -> None:
    if request.quality not in EXPORT_QUALITIES:
        raise ValueError(f"{request.quality!r} is not a quality")
    if request.codec not in EXPORT_CODECS:
        raise ValueError(f"{request.codec!r} is not a codec")
    check_target(request.out, request.paths.values())


def _render_into(
    place: Workplace,
    request: RenderRequest,
    planned: Plan,
    sources: Sources,
    meter: Meter,
    tap: Tap | None,
) -> Choice:
    """Write the whole film to ``place.video``; which encoder made it."""
    meter.stage("encoder", 0)
    cache = None if request.cache_dir is None else ProbeCache(request.cache_dir / PROBES)
    choice = choose(request.encoder, cache, codec=request.codec)
    if request.codec != "h264" and not choice.encoder.hardware:
        meter.note(choice.why)  # it takes several times as long
    makes = choice.encoder.makes
    limit = budget_of(
        planned, request.max_bytes, request.quality, makes, sound=_sounds(request, planned)
    )
    _write_metadata(place, request, planned)
    sound = _write_sound(place, request, planned, sources, meter)
    if request.pieces:
        join_pieces(place, request.pieces, planned, sound, meter)
        return Choice(X264, "", fell_back=False)

    def attempt(budget: Budget | None) -> None:
        nonlocal choice
        again = _encoded(place, choice, request, planned, sources, meter, sound, tap, cache, budget)
        choice = again

    within(limit, attempt, place.video, meter.note)
    return choice


def _encoded(
    place: Workplace,
    choice: Choice,
    request: RenderRequest,
    planned: Plan,
    sources: Sources,
    meter: Meter,
    sound: Path | None,
    tap: Tap | None,
    cache: ProbeCache | None,
    budget: Budget | None,
) -> Choice:
    """Encode all frames, with another encoder when the first fails; which one made it."""
    try:
        _encode(place, choice.encoder, request, planned, sources, meter, sound, tap, budget)
        return choice
    except _EncoderFailed as failed:
        if not _worth_another_try(choice.encoder, failed.trouble):
            raise _sentence(failed.trouble, place) from failed
        if cache is not None:
            cache.forget(choice.encoder)
        other = spare(choice.encoder, cache)
        why = f"{choice.encoder.label} failed ({failed.trouble.reason}); {other.name} was used instead."
        logger.warning("%s", why)
        meter.note(why)
        try:
            _encode(place, other, request, planned, sources, meter, sound, tap, budget)
        except _EncoderFailed as again:
            raise _sentence(again.trouble, place) from again
        return Choice(other, why, fell_back=True)


def _worth_another_try(encoder: Encoder, trouble: Trouble) -> bool:
    return encoder.hardware and trouble.kind in ("encoder", "killed", "other")


def _sentence(trouble: Trouble, place: Workplace) -> RenderFailed:
    if trouble.kind == "disk":
        return full(place.out.parent)
    return RenderFailed(trouble.sentence)


def _write_metadata(place: Workplace, request: RenderRequest, planned: Plan) -> None:
    chapters = chapters_of(planned) if request.chapters else ()
    title = request.title or request.edit.reel.name
    try:
        place.metadata.write_text(ffmetadata(title, request.date, chapters), encoding="utf-8")
    except OSError as error:
        raise not_writable(place.out.parent, error) from error


def _sounds(request: RenderRequest, planned: Plan) -> bool:
    return request.audio and any(part.speed is not None for part in planned.sound)


def _write_sound(
    place: Workplace, request: RenderRequest, planned: Plan, sources: Sources, meter: Meter
) -> Path | None:
    """The WAV file of the film, or None when nothing in it makes a sound."""
    if not _sounds(request, planned):
        return None
    meter.stage("sound", 100)

    def open_sound(source: str) -> SoundReader:
        return SoundReader(sources.paths[source], sources.indices[source])

    render_sound(
        planned,
        open_sound,
        place.sound,
        origins={name: source.origin_us for name, source in request.edit.sources},
        on_progress=lambda done, total: meter.done(100 * done // max(1, total)),
        should_stop=meter.should_stop,
    )
    return place.sound


def _encode(
    place: Workplace,
    encoder: Encoder,
    request: RenderRequest,
    planned: Plan,
    sources: Sources,
    meter: Meter,
    sound: Path | None,
    tap: Tap | None,
    budget: Budget | None = None,
) -> None:
    """Compose and encode all frames with one encoder. Raises ``_EncoderFailed``."""
    meter.stage("frames", len(planned.frames))
    spec = EncodeSpec(
        planned.size,
        planned.fps,
        video_codec(encoder, request.quality, budget),
        place.video,
        sound,
        place.metadata,
        sound_kbps=budget.sound_kbps if budget is not None and sound is not None else SOUND_KBPS,
    )
    running = spawn(encode_command(spec))
    output = _Output(running, tap)
    try:
        render_frames(
            planned,
            sources,
            output.write,
            output.abort,
            on_frames=meter.done,
            should_stop=meter.should_stop,
        )
        meter.stage("finish", 0)
        _finish(running, meter)
    finally:
        if running.popen.poll() is None:
            running.popen.kill()
        running.stop()


class _Output:
    """The writing end of a running ffmpeg; ``abort`` may be called from another thread."""

    def __init__(self, running: Running, tap: Tap | None) -> None:
        self._running, self._tap = running, tap
        self._count = 0
        self._aborted = threading.Event()

    def write(self, frame: Yuv) -> None:
        if self._tap is not None:
            self._tap(self._count, frame)
        self._count += 1
        try:
            self._running.write(frame)
        except RenderFailed as error:
            if self._aborted.is_set():
                raise RenderCancelled(CANCELLED) from error
            raise _EncoderFailed(self._running.trouble()) from error

    def abort(self) -> None:
        self._aborted.set()
        self._running.popen.kill()


def _finish(running: Running, meter: Meter) -> None:
    """Wait until ffmpeg has written the file."""
    while True:
        meter.check()
        try:
            status = running.finish(0.1)
        except subprocess.TimeoutExpired:
            continue
        if status != 0:
            raise _EncoderFailed(running.trouble())
        return
