"""All pictures of one or several films as rendered segments: those that are kept, and the rest.

    decode (thread) ──► compose, lane after lane (caller's thread) ──► write (thread per lane) ──► ffmpeg

A lane is one film of a job. Lanes show the same source pictures at the same frames, in other shapes,
so every picture is decoded once for all of them. A segment is what ``app.core.pieces`` makes of a
plan: one clip (a long one in several), the intro card, a transition.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

import numpy as np

from app.core.decide import Decision
from app.core.errors import RenderCancelled, RenderFailed
from app.core.export import ExportQuality
from app.core.plan import Plan, Span
from app.core.target_size import Budget
from app.media.joined import Part
from app.media.picture import Picture
from app.render.compose import Compositor, pictures_of
from app.render.encoders import Choice, Encoder, video_codec
from app.render.ffmpeg import EncodeSpec, VideoCodec, encode_command
from app.render.ffmpeg_log import Trouble
from app.render.flow import Ahead, Behind
from app.render.guards import Guard
from app.render.pipeline import CANCELLED
from app.render.progress import Meter, ShouldStop
from app.render.segment_keys import Identities, segment_key
from app.render.segment_store import Lease
from app.render.segment_writer import EncoderFailed, Segment, SegmentWriter, Tap
from app.render.sources import Sources
from app.render.workplace import full

logger = logging.getLogger(__name__)

_AHEAD = 3
"""Decoded pictures that wait to be composed."""
_BUFFERS = 4
"""Composed frames in flight: one being composed, one being written, two to even out."""


class Lane:
    """The pictures of one film: its segments, and the files of those that are whole."""

    def __init__(
        self,
        planned: Plan,
        spans: Sequence[Span],
        quality: ExportQuality,
        choice: Choice,
        lease: Lease,
        known: Identities,
        budget: Budget | None = None,
    ) -> None:
        """``spans`` are the frames of each segment; together all of the plan's, in order.

        ``budget`` holds down the rate of the pictures.
        """
        self.planned, self.quality, self.choice = planned, quality, choice
        self.lease, self._known, self.budget = lease, known, budget
        self._spans = tuple(spans)
        self.parts: dict[int, Path] = {}
        self.taken = 0
        """Segments that were there already."""
        self.segments: tuple[Segment, ...] = ()
        self._look()

    @property
    def missing(self) -> list[Segment]:
        """The segments to render; of those that show the same, only the first."""
        missing = {s.name: s for s in reversed(self.segments) if s.number not in self.parts}
        return list(reversed(missing.values()))

    @property
    def done(self) -> int:
        """Frames that are there."""
        return sum(s.count for s in self.segments if s.number in self.parts)

    @property
    def files(self) -> tuple[Part, ...]:
        """All segments in order, once they are there."""
        return tuple(Part(self.parts[s.number], s.count) for s in self.segments)

    @property
    def video(self) -> VideoCodec:
        """How the pictures are encoded now."""
        return video_codec(self.choice.encoder, self.quality, self.budget)

    def spec(self, out: Path) -> EncodeSpec:
        """What encodes a segment."""
        return EncodeSpec(self.planned.size, self.planned.fps, self.video, out)

    def whole(self, segment: Segment, path: Path) -> None:
        """A segment was rendered, and with it those that show the same."""
        for one in self.segments:
            if one.name == segment.name:
                self.parts.setdefault(one.number, path)

    def fall_back(self, other: Encoder, why: str) -> None:
        """What is missing is encoded with another; what is there stays, if it is of that codec."""
        if other.makes != self.choice.encoder.makes:
            self._forget()
        self.choice = Choice(other, why, fell_back=True)
        self._look()

    def limit(self, budget: Budget | None) -> None:
        """All of it again, at another rate."""
        self.budget = budget
        self._forget()
        self._look()

    def _forget(self) -> None:
        self.parts.clear()
        self.taken = 0

    def _look(self) -> None:
        """Name the segments that are missing, and take those that are kept already."""
        encoding = encode_command(self.spec(Path("segment.mp4")), Path("ffmpeg"))
        # Where it is written is made absolute; the place does not change what is written.
        encoding = [word for word in encoding if not word.endswith("segment.mp4")]
        found = []
        for number, (first, end) in enumerate(self._spans):
            if number in self.parts:
                found.append(self.segments[number])
                continue
            frames = self.planned.frames[first:end]
            key = segment_key(frames, self.planned, self._known, encoding)
            segment = Segment(number, first, end - first, f"{key}.mp4")
            found.append(segment)
            kept = self.lease.get(segment.name)
            if kept is not None:
                self.parts[number] = kept
                self.taken += 1
        self.segments = tuple(found)


def render_lanes(
    lanes: Sequence[Lane],
    sources: Sources,
    meter: Meter,
    guard: Guard,
    replaced: Callable[[Encoder], Encoder],
    out: Path,
    tap: Tap | None = None,
) -> None:
    """Render what is missing of every lane; afterwards ``Lane.files`` are all there.

    An encoder that fails (or hangs, as ``guard`` sees) gives way for the rest of its lane to the one
    that ``replaced`` names; it is told so that the probe, which is not true any more, is forgotten.
    ``out`` is named when its disk is full. ``tap`` sees the frames
    of the first lane that are encoded, not those of segments that are kept; after a fallback the
    frames of the segment that failed come again. Raises ``RenderFailed``, ``RenderCancelled`` and
    what reading a source raises.
    """
    total = sum(len(lane.planned.frames) for lane in lanes)
    while True:
        meter.stage("frames", total, sum(lane.done for lane in lanes))
        if not any(lane.missing for lane in lanes):
            return
        try:
            _guarded_pass(lanes, sources, meter, guard, tap)
        except _LaneFailed as failed:
            trouble, lane = failed.cause.trouble, failed.lane
            if trouble.kind == "disk" and lane.lease.make_room(failed.cause.part):
                continue
            if not _worth_another_try(lane.choice.encoder, trouble):
                raise sentence_of(trouble, out) from failed
            other = replaced(lane.choice.encoder)
            label = lane.choice.encoder.label
            lane.fall_back(
                other, f"{label} failed ({trouble.reason}); {other.name} was used instead."
            )
            logger.warning("%s", lane.choice.why)
            meter.note(lane.choice.why)


def sentence_of(trouble: Trouble, out: Path) -> RenderFailed:
    """What went wrong with an encoder, for the coach."""
    return full(out.parent) if trouble.kind == "disk" else RenderFailed(trouble.sentence)


class _LaneFailed(Exception):
    """The encoder of a lane ended early."""

    def __init__(self, lane: Lane, cause: EncoderFailed) -> None:
        super().__init__(str(cause))
        self.lane, self.cause = lane, cause


def _worth_another_try(encoder: Encoder, trouble: Trouble) -> bool:
    return encoder.hardware and trouble.kind in ("encoder", "killed", "other")


@dataclass(frozen=True, slots=True)
class _Step:
    """A picture that is shown ``count`` frames in a row, by each of the lanes that need it."""

    views: tuple[tuple[int, Decision], ...]
    count: int
    picture: Picture | None
    other: Picture | None


class _Hand:
    """What composes and writes the frames of one lane."""

    def __init__(self, lane: Lane, stop: ShouldStop, tap: Tap | None) -> None:
        self.lane = lane
        width, height = lane.planned.size
        self.compositor = Compositor(lane.planned.size)
        self.buffers = [np.empty((height * 3 // 2, width), np.uint8) for _ in range(_BUFFERS)]
        self.writer = SegmentWriter(lane.missing, lane.spec, lane.lease, lane.whole, stop, tap)

    def write(self, frame: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], times: int) -> None:
        """On the writing thread."""
        try:
            self.writer.write(frame, times)
        except EncoderFailed as failed:
            raise _LaneFailed(self.lane, failed) from failed

    def finish(self) -> None:
        """Wait for the last segment."""
        try:
            self.writer.finish()
        except EncoderFailed as failed:
            raise _LaneFailed(self.lane, failed) from failed


def _guarded_pass(
    lanes: Sequence[Lane], sources: Sources, meter: Meter, guard: Guard, tap: Tap | None
) -> None:
    """``_pass``; an encoder that hung is one that failed."""
    try:
        _pass(lanes, sources, meter, guard, tap)
    except RenderCancelled as stopped:
        hung = guard.hung()
        if hung is None:
            raise
        suspect = next((lane for lane in lanes if lane.choice.encoder.hardware), lanes[0])
        raise _LaneFailed(suspect, EncoderFailed(hung, Path())) from stopped


def _pass(
    lanes: Sequence[Lane], sources: Sources, meter: Meter, guard: Guard, tap: Tap | None
) -> None:
    """Render the missing segments of all lanes, decoding each picture once."""
    stop = meter.should_stop
    hands = [_Hand(lane, stop, tap if n == 0 else None) for n, lane in enumerate(lanes)]
    done = sum(lane.done for lane in lanes)
    with ExitStack() as writers:
        for hand in hands:
            writers.callback(hand.writer.stop)
        writers.enter_context(guard.encoding(partial(_abort, hands)))
        with ExitStack() as threads:
            pictures = _steps(lanes, sources, guard.decoding)
            steps = threads.enter_context(Ahead(pictures, _AHEAD, "decode"))
            outputs = [
                threads.enter_context(Behind(hand.write, hand.buffers, hand.writer.abort, "encode"))
                for hand in hands
            ]
            for step in steps:
                for at, decision in step.views:
                    buffer = outputs[at].take(stop)
                    if buffer is None:
                        raise RenderCancelled(CANCELLED)
                    hands[at].compositor.compose(decision, step.picture, buffer, step.other)
                    outputs[at].put(buffer, step.count)
                    done += step.count
                meter.done(done)
        if stop():
            raise RenderCancelled(CANCELLED)
        for hand in hands:
            hand.finish()


def _abort(hands: Sequence[_Hand]) -> None:
    for hand in hands:
        hand.writer.abort()


def _steps(lanes: Sequence[Lane], sources: Sources, stop: ShouldStop) -> Iterator[_Step]:
    """The pictures of all missing segments, in order."""

    def read(source: str, index: int) -> Picture:
        return sources.picture(source, index, stop)

    def read_other(source: str, index: int) -> Picture:
        return sources.picture(source, index, stop, other=True)

    missing = [{segment.number for segment in lane.missing} for lane in lanes]
    for segment in lanes[0].segments:
        wanting = [at for at in range(len(lanes)) if segment.number in missing[at]]
        if not wanting:
            continue
        frames = range(segment.first, segment.first + segment.count)
        shown = [tuple((at, lanes[at].planned.frames[n]) for at in wanting) for n in frames]
        for _, group in groupby(shown, key=lambda views: [id(view[1]) for view in views]):
            same = list(group)
            yield _Step(same[0], len(same), *pictures_of(same[0][0][1], read, read_other))
