"""The plan's sound as a WAV file: 48 kHz, stereo, 16 bits, to the sample as long as the pictures.

A stretch of the plan covers output samples [round(out_start * 48000), round(out_end * 48000)), and
every one of them is looked up from the exact times of its stretch: nothing adds up over many cuts.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, Protocol, TypeAlias

import numpy as np

from app.core.errors import RenderCancelled
from app.core.plan import Fade, Plan, Sound
from app.core.time import microseconds, round_half_up, seconds
from app.media.tempo import Samples, TempoFilter
from app.render.levels import Leveller
from app.render.wav import RATE, header, not_written, pcm, whole_file

FADE = RATE * 4 // 1000
"""Samples of fade where sound that does not belong together meets: 4 ms, too short to notice."""
_CHUNK = RATE // 2
_OPEN = 4
"""Source files kept open at the same time."""
_KNEE = 0.9

OnProgress: TypeAlias = Callable[[int, int], None]
"""Called with the samples done and all samples."""
ShouldStop: TypeAlias = Callable[[], bool]


class SoundSource(Protocol):
    """What reads a source's sound; ``app.media.sound.SoundReader`` does."""

    def read(self, start_us: int, frames: int) -> Samples:
        """(frames, 2) samples at 48 kHz from a time of the source on; silence outside."""

    def close(self) -> None:
        """Let go of the file."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Output samples [first, last) of one source at one speed, or of silence.

    ``at`` is the source time (seconds) of sample ``first``.
    """

    first: int
    last: int
    source: str = ""
    at: Fraction = Fraction(0)
    speed: Fraction | None = None
    gain_db: float = 0.0

    def meets(self, other: _Run) -> bool:
        """Whether ``other`` goes on in the source where this one ends, to a sample."""
        if self.speed is None or other.speed is None or self.source != other.source:
            return False
        end = self.at + Fraction(self.last - self.first, RATE) * self.speed
        return abs(end - other.at) <= max(self.speed, other.speed) / RATE


def render_sound(
    plan: Plan,
    open_sound: Callable[[str], SoundSource],
    out: Path | BinaryIO,
    *,
    origins: Mapping[str, int] | None = None,
    on_progress: OnProgress | None = None,
    should_stop: ShouldStop | None = None,
) -> None:
    """Write the sound of a plan.

    ``plan.loudness`` brings it to an even loudness (``app.render.levels``). ``open_sound(source_id)``
    opens a file; it is closed here. ``origins`` has the ``origin_us`` of
    the sources whose first picture is not at 0 (the second half of a game). A path appears only
    when it is whole. Raises ``RenderCancelled``, ``RenderFailed``, or what reading a source raises.
    """
    total = round_half_up(plan.duration * RATE)
    stop = should_stop or (lambda: False)
    with contextlib.ExitStack() as stack:
        sink = out if not isinstance(out, Path) else stack.enter_context(whole_file(out))
        sources = stack.enter_context(_Sources(open_sound, origins or {}))
        try:
            sink.write(header(total))
            sound = _counted(
                _summed(_tracks(plan.sound, plan.fades, total), sources), total, stop, on_progress
            )
            if plan.loudness:
                folder = out.parent if isinstance(out, Path) else None
                leveller = stack.enter_context(Leveller(folder))
                for samples in sound:
                    leveller.add(samples)
                sound = leveller.levelled(lambda: _check(stop))
            for samples in sound:
                _check(stop)
                sink.write(pcm(samples))
        except OSError as error:
            raise not_written(out, error) from error


def _counted(
    sound: Iterator[Samples], total: int, stop: ShouldStop, on_progress: OnProgress | None
) -> Iterator[Samples]:
    done = 0
    for samples in sound:
        _check(stop)
        yield samples
        done += len(samples)
        if on_progress is not None:
            on_progress(done, total)


def _check(stop: ShouldStop) -> None:
    if stop():
        raise RenderCancelled("The export was cancelled.")


class PlannedSound:
    """The samples ``render_sound`` writes, for a player that starts anywhere and then reads on.

    From the first sample on they are the same to the bit. After a jump into the middle a stretch at
    another speed is laid out anew from there, every hit at the same place. For one thread.
    """

    def __init__(
        self,
        sounds: tuple[Sound, ...],
        total: int,
        open_sound: Callable[[str], SoundSource],
        origins: Mapping[str, int],
        fades: tuple[Fade, ...] = (),
    ) -> None:
        """``total`` samples altogether; the others as for ``render_sound``."""
        self.sounds, self.total, self.fades = sounds, total, fades
        self._tracks = _tracks(sounds, fades, total)
        self._sources = _Sources(open_sound, origins)
        self._next = -1
        self._ready = np.zeros((0, 2), np.float32)
        self._coming: Iterator[Samples] = iter(())

    def read(self, first: int, count: int) -> Samples:
        """(count, 2) output samples from sample ``first`` on; silence outside of the output."""
        if first < 0:
            early = np.zeros((min(count, -first), 2), np.float32)
            return np.concatenate([early, self.read(0, count - len(early))])
        if first != self._next:
            self._coming = _summed([track.rest(first) for track in self._tracks], self._sources)
            self._ready = np.zeros((0, 2), np.float32)
        self._next = -1  # what fails is begun anew
        parts, have = [self._ready], len(self._ready)
        while have < count:
            piece = next(self._coming, None)
            if piece is None:
                piece = np.zeros((count - have, 2), np.float32)
            parts.append(piece)
            have += len(piece)
        joined = np.concatenate(parts)
        self._ready, self._next = joined[count:], first + count
        return joined[:count]

    def close(self) -> None:
        """Close the sources."""
        self._coming = iter(())
        self._sources.close()


@dataclass(frozen=True, slots=True)
class _Track:
    """Stretches that follow one another, from output sample ``first`` on, with the fades of their
    clips in samples: (from, to, whether it comes)."""

    runs: list[_Run]
    fades: tuple[tuple[int, int, bool], ...] = ()
    first: int = 0

    def rest(self, first: int) -> _Track:
        """What is left of it from an output sample on."""
        return _Track(_from(self.runs, first), self.fades, max(0, first))

    def samples(self, sources: _Sources) -> Iterator[Samples]:
        """All of them, faded."""
        place = self.first
        for samples in _mixed(self.runs, sources):
            yield self._faded(samples, place)
            place += len(samples)

    def _faded(self, samples: Samples, place: int) -> Samples:
        end = place + len(samples)
        for start, stop, up in self.fades:
            if start >= end or stop <= place:
                continue
            samples = samples.copy()
            first, last = max(start, place), min(stop, end)
            x = (np.arange(first, last) - start + 0.5) * (math.pi / 2 / (stop - start))
            gain = (np.sin(x) if up else np.cos(x)).astype(np.float32)[:, None]
            samples[first - place : last - place] *= gain
        return samples


def _tracks(sounds: tuple[Sound, ...], fades: tuple[Fade, ...], total: int) -> list[_Track]:
    """One track; with fades two, of every other clip, because neighbours may sound together."""
    if not fades:
        return [_Track(_runs(sounds, total))]
    return [
        _Track(
            _runs(tuple(s for s in sounds if s.clip % 2 == odd), total),
            tuple(
                (round_half_up(f.start * RATE), round_half_up(f.end * RATE), f.up)
                for f in fades
                if f.clip % 2 == odd and f.start < f.end
            ),
        )
        for odd in (0, 1)
    ]


def _summed(tracks: list[_Track], sources: _Sources) -> Iterator[Samples]:
    """The tracks over each other; each is as long as the others."""
    coming = [track.samples(sources) for track in tracks]
    if len(coming) == 1:
        yield from coming[0]
        return
    waiting = [np.zeros((0, 2), np.float32) for _ in coming]
    while True:
        for i, track in enumerate(coming):
            if not len(waiting[i]):
                waiting[i] = next(track, waiting[i])
        count = min(len(samples) for samples in waiting)
        if not count:
            return
        yield np.sum([samples[:count] for samples in waiting], axis=0, dtype=np.float32)
        waiting = [samples[count:] for samples in waiting]


def _from(runs: list[_Run], first: int) -> list[_Run]:
    """What is left of the runs from an output sample on."""
    left = []
    for run in runs:
        if run.first < first < run.last:
            into = Fraction(first - run.first, RATE) * (run.speed or 0)
            left.append(replace(run, first=first, at=run.at + into))
        elif run.first >= first:
            left.append(run)
    return left


def _runs(sounds: tuple[Sound, ...], total: int) -> list[_Run]:
    """The stretches in samples, gap by gap, those that simply go on joined into one."""
    runs: list[_Run] = []
    end = 0
    for sound in sounds:
        run = _run(sound)
        if run.first > end:
            runs.append(_Run(end, run.first))
        if run.last <= run.first:
            continue
        end = run.last
        if runs and _goes_on(runs[-1], run):
            runs[-1] = replace(runs[-1], last=run.last)
        else:
            runs.append(run)
    if end < total:
        runs.append(_Run(end, total))
    return runs


def _run(sound: Sound) -> _Run:
    first, last = round_half_up(sound.out_start * RATE), round_half_up(sound.out_end * RATE)
    if sound.speed is None:
        return _Run(first, last)
    at = seconds(sound.start_us) + (Fraction(first, RATE) - sound.out_start) * sound.speed
    return _Run(first, last, sound.source, at, sound.speed, sound.gain_db)


def _goes_on(before: _Run, after: _Run) -> bool:
    if before.speed is None or after.speed is None:
        return before.speed == after.speed
    same = before.speed == after.speed and before.gain_db == after.gain_db
    return same and before.meets(after)


def _mixed(runs: list[_Run], sources: _Sources) -> Iterator[Samples]:
    """All samples in order, the runs faded or blended where they meet.

    Where the source goes on at another speed or gain, the run before is heard a little longer under
    the one after; else one fades out and the other in.
    """
    blends = [False, *(a.meets(b) for a, b in pairwise(runs)), False]
    under: Samples | None = None
    for i, run in enumerate(runs):
        count = run.last - run.first
        fade = min(FADE, count // 2)
        extra = min(FADE, count, runs[i + 1].last - runs[i + 1].first) if blends[i + 1] else 0
        place, kept = 0, [np.zeros((0, 2), np.float32)]
        for samples in _samples(run, count + extra, sources):
            piece = samples
            if not blends[i] and place < fade:
                piece = piece * _ramp(place, len(piece), fade)
            if not blends[i + 1] and place + len(piece) > count - fade:
                piece = piece * _ramp(count - place - len(piece), len(piece), fade)[::-1]
            if under is not None and place < len(under):
                piece = _blend(under, piece, place)
            kept.append(piece[max(0, count - place) :])
            if place < count:
                yield piece[: count - place]
            place += len(piece)
        under = np.concatenate(kept) if extra else None


def _samples(run: _Run, count: int, sources: _Sources) -> Iterator[Samples]:
    """``count`` samples of a run from its start, in chunks."""
    if run.speed is None:
        for place in range(0, count, _CHUNK):
            yield np.zeros((min(_CHUNK, count - place), 2), np.float32)
        return
    first = round_half_up(run.at * RATE)
    tempo, taken, made = TempoFilter(run.speed), 0, 0
    step = max(1, min(RATE, round_half_up(_CHUNK * run.speed)))
    while made < count:
        samples = tempo.push(sources.read(run.source, first + taken, step))
        taken += step
        samples = _louder(samples[: count - made], run.gain_db)
        made += len(samples)
        if len(samples):
            yield samples


def _louder(samples: Samples, gain_db: float) -> Samples:
    """Gain; what would be cut off is pressed together instead."""
    if gain_db == 0.0:
        return samples
    loud: Samples = samples * np.float32(10 ** (gain_db / 20))
    if gain_db < 0.0:
        return loud
    over = np.abs(loud) - np.float32(_KNEE)
    room = np.float32(1 - _KNEE)
    pressed = np.sign(loud) * (np.float32(_KNEE) + room * np.tanh(np.maximum(over, 0) / room))
    return np.where(over > 0, pressed, loud).astype(np.float32)


def _ramp(place: int, count: int, fade: int) -> Samples:
    """(count, 1) gains from sample ``place`` of a run on, rising from 0 to 1 over ``fade``."""
    steps = (np.arange(place, place + count) + 0.5) / max(1, fade)
    gains: Samples = np.clip(steps, 0, 1).astype(np.float32)[:, None]
    return gains


def _blend(under: Samples, piece: Samples, place: int) -> Samples:
    """``piece`` coming up from under the end of the run before."""
    below = under[place : place + len(piece)]
    rise = _ramp(place, len(below), len(under))
    mixed = piece.copy()
    mixed[: len(below)] = below + (piece[: len(below)] - below) * rise
    return mixed


class _Sources:
    """The open source files, the latest few of them."""

    def __init__(
        self, open_sound: Callable[[str], SoundSource], origins: Mapping[str, int]
    ) -> None:
        self._open_sound, self._origins = open_sound, origins
        self._open: dict[str, SoundSource] = {}

    def __enter__(self) -> _Sources:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        for source in self._open.values():
            source.close()
        self._open.clear()

    def read(self, source_id: str, first: int, count: int) -> Samples:
        """(count, 2) samples from sample ``first`` of the game's clock on."""
        source = self._open.pop(source_id, None)
        if source is None:
            if len(self._open) >= _OPEN:
                self._open.pop(next(iter(self._open))).close()
            source = self._open_sound(source_id)
        self._open[source_id] = source
        start_us = microseconds(Fraction(first, RATE)) - self._origins.get(source_id, 0)
        return source.read(start_us, count)
