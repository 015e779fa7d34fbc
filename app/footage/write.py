"""A whole match into a file, with its truth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np

from app.footage.ahead import ahead
from app.footage.encode import Encoder, open_output, stored_times
from app.footage.play import NUMBERS, TEAMS, whistles
from app.footage.scene import Geometry, Scene
from app.footage.sound import MatchSound
from app.footage.spec import MatchSpec
from app.footage.truth import MatchTruth

OnProgress = Callable[[int, int], None]
"""Called with (frames done, frames in all)."""


def write_match(
    spec: MatchSpec, path: Path, *, on_progress: OnProgress | None = None
) -> MatchTruth:
    """Draw and encode a match; the suffix of `path` names the container.

    `path` appears whole or not at all. Raises ValueError for an unknown suffix and OSError when
    the folder cannot be written. An exception from `on_progress` stops the work and leaves nothing.
    """
    scene = Scene(spec)
    ticks = spec.ticks()
    onsets = _whistles(spec)
    sound = _Soundtrack(spec, scene, onsets) if spec.audio else None
    parts: list[Geometry] = []
    with open_output(path) as container, closing(ahead(scene.frames())) as frames:
        encoder = Encoder(
            container,
            size=spec.size,
            fps=spec.fps,
            time_base=spec.time_base,
            codec=spec.codec,
            pix_fmt=spec.pix_fmt,
            gop=spec.gop,
            b_frames=spec.b_frames,
            crf=spec.crf,
            preset=spec.preset,
            rotation=spec.rotation,
            audio=(spec.sample_rate, spec.channels) if spec.audio else None,
        )
        for index, (luma, chroma, geometry, row) in enumerate(frames):
            if sound is not None:
                sound.up_to(int(ticks[index]) * spec.time_base, encoder)
            encoder.picture(luma, chroma, int(ticks[index]))
            if row == 0:
                parts.append(geometry)
            if on_progress is not None:
                on_progress(index + 1, spec.frame_count)
        if sound is not None:
            sound.up_to(duration(spec), encoder)
        encoder.finish()
    return _truth(spec, parts, onsets, path)


def write_halves(
    spec: MatchSpec,
    paths: Sequence[Path],
    *,
    on_progress: OnProgress | None = None,
) -> tuple[MatchTruth, ...]:
    """Write one match as several files, each as long as `spec` says, numbers running on."""
    total = spec.frame_count * len(paths)
    truths = []
    for part, path in enumerate(paths):
        before = part * spec.frame_count

        def report(done: int, _: int, before: int = before) -> None:
            if on_progress is not None:
                on_progress(before + done, total)

        half = replace(spec, start_number=spec.start_number + before)
        truths.append(write_match(half, path, on_progress=report))
    return tuple(truths)


def match_truth(spec: MatchSpec) -> MatchTruth:
    """The truth of a match without drawing it; timestamps are those of the spec."""
    keys = tuple(range(0, spec.frame_count, spec.gop))
    pts = tuple(int(tick) for tick in spec.ticks())
    parts = list(Scene(spec).geometry())
    return _assemble(spec, parts, _whistles(spec), spec.time_base, pts, keys)


def duration(spec: MatchSpec) -> Fraction:
    """Seconds from the first frame to the end of the last."""
    return int(spec.ticks()[-1]) * spec.time_base + 1 / spec.fps


def _whistles(spec: MatchSpec) -> tuple[int, ...]:
    if not spec.audio:
        return ()
    return whistles(spec.seed, spec.start_number / spec.fps, duration(spec))


class _Soundtrack:
    """Feeds sound to the encoder in pieces of half a second, just ahead of the pictures."""

    def __init__(self, spec: MatchSpec, scene: Scene, onsets: tuple[int, ...]) -> None:
        begin = float(spec.start_number / spec.fps)
        self._rate = spec.sample_rate
        self._total = int(duration(spec) * spec.sample_rate)
        self._sound = MatchSound(
            seed=spec.seed,
            sample_rate=spec.sample_rate,
            channels=spec.channels,
            whistles_us=onsets,
            shots_s=tuple(shot - begin for shot in scene.play.shots()),
        )
        self._done = 0

    def up_to(self, seconds: Fraction, encoder: Encoder) -> None:
        """Encode until the sound has reached `seconds` of the file, or its end."""
        goal = min(self._total, int(seconds * self._rate))
        while self._done < goal:
            count = min(self._rate // 2, self._total - self._done)
            encoder.sound(self._sound.piece(self._done, count))
            self._done += count


def _truth(
    spec: MatchSpec, parts: list[Geometry], onsets: tuple[int, ...], path: Path
) -> MatchTruth:
    """Truth with the timestamps read back from the file, checked against those intended."""
    time_base, pts, keys = stored_times(path)
    intended = spec.ticks()
    if len(pts) != len(intended):
        raise RuntimeError(f"{path.name}: wrote {len(intended)} frames, the file has {len(pts)}")
    for tick, stored in zip(intended, pts, strict=True):
        drift = (stored - pts[0]) * time_base - int(tick) * spec.time_base
        # Matroska stores milliseconds; everything else is exact.
        if abs(drift) > Fraction(1, 1000):
            raise RuntimeError(f"{path.name}: a timestamp is off by {float(drift):.4f} s")
    return _assemble(spec, parts, onsets, time_base, pts, keys)


def _assemble(
    spec: MatchSpec,
    parts: list[Geometry],
    onsets: tuple[int, ...],
    time_base: Fraction,
    pts: tuple[int, ...],
    keys: tuple[int, ...],
) -> MatchTruth:
    return MatchTruth(
        size=spec.size,
        rotation=spec.rotation,
        fps=spec.fps,
        time_base=time_base,
        start_number=spec.start_number,
        pts=pts,
        key_frames=keys,
        teams=TEAMS,
        shirt_numbers=NUMBERS,
        camera=np.concatenate([part.camera for part in parts]),
        players=np.concatenate([part.players for part in parts]),
        ball=np.concatenate([part.ball for part in parts]),
        whistles_us=onsets,
    )
