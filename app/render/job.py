"""One export from an edit to a finished file, in this process. ``app.render.child`` runs it in another.

    index ──► plan ──► sound ──► segments: those that are kept, and the rest ──► join ──► move into place

The encoder is tried for real before the job; one that fails in spite of that, at the start or in
the middle, gives way to the processor for the rest and the result says so. Nothing is left behind on any
end but whole segments in the cache, where the next export finds them.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from app.core.edit import Edit
from app.core.errors import PlanDiffers
from app.core.export import EXPORT_CODECS, EXPORT_QUALITIES, ExportCodec, ExportQuality
from app.core.pieces import pieces
from app.core.plan import Plan, Span, plan
from app.core.target_size import Budget
from app.core.time import microseconds
from app.media.chunk import ChunkTimes
from app.media.joined import Part
from app.render.cover import write_cover
from app.render.encoders import X264, Choice, Encoder, choose, spare
from app.render.ffmetadata import Chapter, ffmetadata
from app.render.ffmpeg import SOUND_KBPS
from app.render.guards import Guard, Hooks
from app.render.join import join_pieces
from app.render.probe_cache import ProbeCache
from app.render.progress import Meter, OnProgress, ShouldStop, never
from app.render.room import Room, room_missing
from app.render.segment_keys import identities
from app.render.segment_store import CAP_BYTES, Lease, SegmentStore
from app.render.segment_writer import Tap
from app.render.segments import Lane, render_lanes
from app.render.smart_cut import ENCODER as COPY
from app.render.smart_cut import CutFilm, cut_film
from app.render.soundtrack import soundtrack_of
from app.render.sources import Sources
from app.render.target_size import budget_of, within
from app.render.workplace import Workplace, check_target, not_writable, sweep

logger = logging.getLogger(__name__)

INTRO = "Intro"
"""The chapter of the card."""
PROBES = "encoders.json"
"""Where results of encoder probes are kept in the cache folder."""
_BITS_PER_PIXEL: Mapping[ExportQuality, float] = {"draft": 0.06, "standard": 0.15, "high": 0.25}
_SOUND_BYTES_PER_S = 230_000
"""The WAV file and its AAC copy."""
_LEVEL_BYTES_PER_S = 384_000
"""The sound as it is before it is brought to an even loudness."""

SEGMENTS = "segments"
"""The folder of rendered segments in the cache folder."""


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """What to render and where to.

    ``paths`` has the file of every source id that a clip uses, and may have more: none of them is
    overwritten. ``encoder`` is ``auto`` or a name of ``app.render.encoders``. ``title`` empty means
    the reel's name; ``date`` is ISO 8601 or empty. ``cache_dir`` keeps frame tables, encoder probes
    and rendered segments between renders, of the latter at most ``cache_bytes`` (0: none).

    ``span`` renders only these frames of the output. ``chunks`` names the sources whose file is a
    chunk of the real one. ``plan_hash``, if given, must come out of the planning here. ``pieces``
    are rendered films of all frames in order: they are joined, and only the sound is made here.
    ``also`` are edits that show the same pictures in other shapes (``app.core.pieces.same_pictures``):
    their segments are rendered along, from pictures that are decoded once, and kept; the export of
    each of them finds them. It needs a cache.

    ``codec`` is what the film is to be; one that cannot be made here becomes H.264, and the result
    says so. ``max_bytes`` (0: no limit) is never exceeded; the quality is never above ``quality``.
    ``copy`` keeps the footage's own pictures and times where nothing is drawn: packets are copied
    and ``quality`` and ``encoder`` do not matter; where that cannot be, the result says why.
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
    cache_bytes: int = CAP_BYTES
    also: tuple[Edit, ...] = ()
    codec: ExportCodec = "h264"
    max_bytes: int = 0
    copy: bool = False


@dataclass(frozen=True, slots=True)
class RenderResult:
    """A finished render. ``fallback_reason`` says why ``encoder`` is not the one asked for.

    Of its ``segments`` so many were ``taken`` from the cache.

    ``encoder`` is ``copy`` for a film of copied packets, which has no ``plan_hash``.
    """

    out: Path
    frames: int
    duration_us: int
    encoder: str
    seconds: float
    plan_hash: str
    fallback_reason: str = ""
    stages: Mapping[str, float] = field(default_factory=dict)
    """Seconds per stage."""
    segments: int = 0
    taken: int = 0


def render(
    request: RenderRequest,
    on_progress: OnProgress | None = None,
    should_stop: ShouldStop = never,
    *,
    tap: Tap | None = None,
    hooks: Hooks | None = None,
) -> RenderResult:
    """Render a request. Blocks; ``on_progress`` is called on this thread a few times a second.

    Raises ``BadInput`` (wrong name, unknown encoder, an edit that cannot be planned), ``BadMedia``
    or ``MediaGone`` for a source, ``RenderFailed`` for everything around it, ``RenderCancelled``
    when ``should_stop`` said so. ``hooks`` are for the process around it, see ``app.render.guards``.
    """
    started = time.monotonic()
    _check(request)
    sweep(request.out)
    guard = Guard(should_stop, hooks)
    meter = Meter(on_progress, guard.should_stop, on_move=guard.moved)
    with (
        guard,
        Sources(
            request.edit,
            request.paths,
            request.cache_dir,
            chunks=request.chunks,
            on_progress=meter.share("index"),
            should_stop=guard.should_stop,
        ) as sources,
    ):
        cut = _copied(request, sources, meter) if request.copy else CutFilm()
        if cut.frames:
            return RenderResult(
                request.out,
                cut.frames,
                microseconds(cut.duration),
                COPY,
                time.monotonic() - started,
                "",
                stages=meter.seconds(),
            )
        meter.stage("plan", 0)
        planned = _planned(request, sources)
        needed = estimated_bytes(planned, request.quality)
        guard.reserve(Room(request.out.parent, needed))
        with Workplace(request.out) as place, _lease(request, place, needed) as lease:
            guard.writes_to(place.folder)
            made = _render_into(place, request, planned, sources, lease, meter, guard, tap)
            sources.check_unchanged()
            meter.check()
            place.finish()
    return RenderResult(
        out=request.out,
        frames=len(planned.frames),
        duration_us=microseconds(planned.duration),
        encoder=made.choice.encoder.name,
        seconds=time.monotonic() - started,
        plan_hash=planned.plan_hash,
        fallback_reason=" ".join(
            filter(None, (cut.why_not, made.choice.why if made.choice.fell_back else ""))
        ),
        stages=meter.seconds(),
        segments=made.segments,
        taken=made.taken,
    )


@dataclass(frozen=True, slots=True)
class _Made:
    choice: Choice
    segments: int = 0
    taken: int = 0


def _copied(request: RenderRequest, sources: Sources, meter: Meter) -> CutFilm:
    """The film of copied packets in its place, or why there is none."""
    with Workplace(request.out) as place:
        cut = cut_film(request, place, sources, meter)
        if cut.frames:
            meter.check()
            place.finish()
        return cut


def _planned(request: RenderRequest, sources: Sources) -> Plan:
    planned = plan(request.edit, sources.facts, request.span)
    if request.plan_hash and planned.plan_hash != request.plan_hash:
        raise PlanDiffers(
            "This edit was planned by another version of Reel Ballers; bring both to the same one."
        )
    return planned


def _plans_along(request: RenderRequest, planned: Plan, sources: Sources) -> list[Plan]:
    """The plans of the other shapes; none where nothing of them would be kept."""
    if not _keeps(request):
        return []
    plans = [plan(edit, sources.facts) for edit in request.also]
    first, *others = ([(f.source, f.index) for f in one.frames] for one in (planned, *plans))
    if any(shown != first for shown in others):
        raise ValueError("the shapes of one request do not show the same pictures")
    return plans


def _keeps(request: RenderRequest) -> bool:
    """Whether segments are kept. Those of a chunk are of no use to another job: nobody has the
    same chunk again."""
    return request.cache_dir is not None and request.cache_bytes > 0 and not request.chunks


def _lease(request: RenderRequest, place: Workplace, needed: int) -> Lease:
    """Where segments are written and found: beside the film where the cache's disk has no room for
    ``needed`` bytes of each shape."""
    store = None
    if request.cache_dir is not None and _keeps(request):
        found = SegmentStore(request.cache_dir / SEGMENTS, request.cache_bytes)
        room = Room(request.cache_dir, needed * (1 + len(request.also)), lambda: found.size)
        lacking = room_missing([room])
        if lacking:
            logger.warning("segments are not kept: %s", lacking)
        else:
            store = found
    try:
        return Lease.of(store, place.folder / SEGMENTS)
    except OSError as error:
        raise not_writable(place.out.parent, error) from error


def estimated_bytes(planned: Plan, quality: ExportQuality) -> int:
    """How much room a render may need, generously."""
    width, height = planned.size
    picture = width * height * len(planned.frames) * _BITS_PER_PIXEL[quality] / 8
    sound = _SOUND_BYTES_PER_S + (_LEVEL_BYTES_PER_S if planned.loudness else 0)
    return int(picture + float(planned.duration) * sound)


def chapters_of(planned: Plan) -> list[Chapter]:
    """One chapter per clip, named like it, and one for the intro card.

    They follow each other without a gap: where one clip dissolves into the next, the next has begun.
    """
    places = [(clip.first, clip.name or f"Clip {n}") for n, clip in enumerate(planned.clips, 1)]
    if planned.intro:
        places.insert(0, (0, INTRO))
    starts = [microseconds(first / planned.fps) for first, _ in places]
    ends = [*starts[1:], microseconds(planned.duration)]
    named = zip(starts, ends, (name for _, name in places), strict=True)
    return [Chapter(start, end, name) for start, end, name in named]


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
    lease: Lease,
    meter: Meter,
    guard: Guard,
    tap: Tap | None,
) -> _Made:
    """Write the whole film to ``place.video``; how it was made."""
    meter.stage("encoder", 0)
    cache = None if request.cache_dir is None else ProbeCache(request.cache_dir / PROBES)
    choice = choose(request.encoder, cache, codec=request.codec)
    if request.codec != "h264" and not choice.encoder.hardware:
        meter.note(choice.why)  # it takes several times as long
    budget = _budget(request, planned, choice)
    _write_metadata(place, request, planned)
    if request.span is None:
        write_cover(place, planned, request.max_bytes, sources)
    known = identities(request.edit, request.paths)
    with ExitStack() as stack:
        kbps = SOUND_KBPS if budget is None else budget.sound_kbps or SOUND_KBPS
        track = None
        if _sounds(request, planned):
            track = soundtrack_of(request.edit, planned, sources, place, lease, meter, known, kbps)
            stack.enter_context(track)
        if request.pieces:
            sound = None if track is None else track.file(meter)
            join_pieces(place, request.pieces, planned, sound, meter)
            return _Made(Choice(X264, "", fell_back=False))
        spans = _spans(request, planned)
        shapes = (planned, *_plans_along(request, planned, sources))
        lanes = [
            Lane(one, spans, request.quality, choice, lease, known, _budget(request, one, choice))
            for one in shapes
        ]

        def replaced(encoder: Encoder) -> Encoder:
            if cache is not None:
                cache.forget(encoder)
            return spare(encoder, cache)

        render_lanes(lanes, sources, meter, guard, replaced, place.out, tap)
        sound = None if track is None else track.file(meter)
    film = lanes[0]

    def join(budget: Budget | None) -> None:
        if budget != film.budget:  # it came out too large: again, at a lower rate
            film.limit(budget)
            render_lanes([film], sources, meter, guard, replaced, place.out)
        join_pieces(place, film.files, planned, sound, meter)

    within(film.budget, join, place.video, meter.note)
    return _Made(film.choice, len(film.segments), film.taken)


def _budget(film: RenderRequest, planned: Plan, choice: Choice) -> Budget | None:
    makes = choice.encoder.makes
    sound = _sounds(film, planned)
    return budget_of(planned, film.max_bytes, film.quality, makes, sound=sound)


def _sounds(film: RenderRequest, planned: Plan) -> bool:
    return film.audio and any(part.speed is not None for part in planned.sound)


def _spans(request: RenderRequest, planned: Plan) -> list[Span]:
    """The frames of each segment: what can be rendered apart, see ``app.core.pieces``."""
    if request.span is not None:
        return [(0, len(planned.frames))]
    found = pieces(request.edit, planned)
    return [(piece.first, piece.first + piece.count) for piece in found]


def _write_metadata(place: Workplace, request: RenderRequest, planned: Plan) -> None:
    chapters = chapters_of(planned) if request.chapters else ()
    title = request.title or request.edit.reel.name
    try:
        place.metadata.write_text(ffmetadata(title, request.date, chapters), encoding="utf-8")
    except OSError as error:
        raise not_writable(place.out.parent, error) from error
