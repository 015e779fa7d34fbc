"""The sound of a file on the clock of its pictures.

Sample n of the output is heard n / 48000 s after the first picture, wherever reading starts: the
same stretch read twice, or in two halves, is the same to the last bit (AAC decoders need a run-up,
and resamplers a phase; both are taken care of here). Where the file has no sound there is silence.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from fractions import Fraction
from math import gcd, lcm
from types import TracebackType
from typing import Self

import av
import av.error
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream

from app.core.time import round_half_up, seconds
from app.media.downmix import Samples, matrix
from app.media.floats import converted, converter, floats
from app.media.guard import AvErrors, demuxed, failure, only, open_media
from app.media.index import FrameIndex
from app.media.probe import audio_stream, probe
from app.media.source import MediaFile, RemoteFile, is_gone, problem_of

log = logging.getLogger(__name__)

RATE = 48_000
"""Samples per second that the whole app works with."""
_RUN_UP_S = (Fraction(1, 5), Fraction(2), Fraction(10))
"""Decoded and thrown away before the wanted samples, since codecs overlap their frames; more where
a seek lands too late."""
_MAX_GAP_S = 60
_MAX_AHEAD_S = 3
"""A start this far ahead is reached by decoding on, not by seeking."""
_REACH = 1024
"""Samples of context on both sides for the rate conversion; its filter reaches for some dozens."""


class SoundReader:
    """Reads stereo float32 at 48 kHz from a file. For one thread.

        with SoundReader(path, index) as sound:
            samples = sound.read(start_us=12_000_000, frames=4800)   # (4800, 2)

    A file without sound, and every time outside its sound, gives silence. Damaged sound is silence
    too, with a line in the log: a crackle is no reason to lose the game.
    """

    def __init__(self, path: MediaFile, index: FrameIndex | None = None) -> None:
        """Open the file; ``index`` tells when the first picture is, else it is looked up.

        Raises ``MediaGone`` or ``BadMedia``.
        """
        self._path = path
        self._origin = _first_picture(self._path, index)
        self._container = open_media(self._path)
        self._stream = audio_stream(self._container)
        self._decoder: _Decoder | None = None
        if self._stream is not None:
            only(self._container, self._stream.index)
            self._decoder = _Decoder(self._container, self._stream, self._origin, self._path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._decoder = None
        self._container.close()

    @property
    def has_sound(self) -> bool:
        """Whether the file has a sound track that can be decoded."""
        return self._stream is not None

    def read(self, start_us: int, frames: int, rate: int = RATE) -> Samples:
        """(frames, 2) samples from source time ``start_us`` on, at ``rate`` per second."""
        return self.read_samples(round_half_up(seconds(start_us) * rate), frames, rate)

    def read_samples(self, first: int, frames: int, rate: int = RATE) -> Samples:
        """The same by sample number: ``first`` counts from the first picture, at ``rate``."""
        if self._decoder is None or frames <= 0:
            return np.zeros((max(0, frames), 2), np.float32)
        native = self._decoder.rate
        if native == rate:
            return self._decoder.samples(first, frames)
        return self._converted(first, frames, native, rate)

    def _converted(self, first: int, frames: int, native: int, rate: int) -> Samples:
        """Rate conversion on a fixed grid: blocks of ``up`` outputs are ``down`` inputs."""
        assert self._decoder is not None
        common = gcd(native, rate)
        down, up = native // common, rate // common
        margin = -(-_REACH // min(down, up))
        begin = first // up - margin
        end = -(-(first + frames) // up) + margin
        source = self._decoder.samples(begin * down, (end - begin) * down)
        converted = _resample(source, native, rate)
        skip = first - begin * up
        found = converted[skip : skip + frames]
        return np.pad(found, ((0, frames - len(found)), (0, 0)))


class _Decoder:
    """Native-rate stereo samples by number; keeps the latest stretch and decodes on."""

    def __init__(
        self,
        container: av.container.InputContainer,
        stream: AudioStream,
        origin: Fraction,
        path: MediaFile,
    ) -> None:
        self._container, self._stream, self._origin = container, stream, origin
        self._path = path
        self.rate: int = stream.codec_context.sample_rate
        self._keep = self.rate * 2
        self._frames: Iterator[AudioFrame] | None = None
        assert stream.time_base is not None
        # A frame's time in samples is (pts * scale - shift) / parts: whole numbers, as a match has a
        # quarter of a million frames of sound.
        unit, late = stream.time_base * self.rate, origin * self.rate
        self._parts = lcm(unit.denominator, late.denominator)
        self._scale, self._shift = int(unit * self._parts), int(late * self._parts)
        self._fine = stream.time_base <= Fraction(1, self.rate)
        self._weights: Samples | None = None  # stereo is taken as it is
        self._layout = ""
        self._resampler: AudioResampler | None = None
        self._begin = 0
        self._have: Samples = np.zeros((0, 2), np.float32)

    def samples(self, first: int, count: int) -> Samples:
        """(count, 2) samples; silence where there are none."""
        try:
            self._reach(first, first + count)
        except AvErrors as error:
            if is_gone(self._path) or problem_of(self._path) is not None:
                raise failure(self._path, error) from error
            log.warning("%s: sound is damaged near %d s", self._path.name, first // self.rate)
            self._frames = None
        out = np.zeros((count, 2), np.float32)
        low = max(first, self._begin)
        high = min(first + count, self._end)
        if low < high:
            out[low - first : high - first] = self._have[low - self._begin : high - self._begin]
        return out

    @property
    def _end(self) -> int:
        return self._begin + len(self._have)

    def _reach(self, first: int, stop: int) -> None:
        """Have [first, stop) decoded, as far as the file has it."""
        if self._begin <= first and stop <= self._end:
            return
        ahead = first - self._end
        if self._frames is None or first < self._begin or ahead > _MAX_AHEAD_S * self.rate:
            self._seek(first)
        assert self._frames is not None
        pieces: list[Samples] = []
        end = self._end
        while end < stop:
            frame = next(self._frames, None)
            if frame is None:
                # Nothing follows, and asking the decoder again would be an error.
                self._frames = iter(())
                break
            piece = self._piece(frame, end)
            pieces.append(piece)
            end += len(piece)
        if pieces:
            have = np.concatenate([self._have, *pieces])
            drop = max(0, min(len(have), first - self._keep - self._begin))
            self._have, self._begin = have[drop:], self._begin + drop

    def _seek(self, first: int) -> None:
        """Stand at or before sample ``first``, with the decoder warmed up."""
        for run_up in _RUN_UP_S:
            self._jump(Fraction(first, self.rate) - run_up)
            assert self._frames is not None
            frame = next(self._frames, None)
            if frame is None:
                continue
            stereo, at = self._stereo(frame), self._place(frame, first)
            if at <= first:
                self._have, self._begin = stereo, at
                return
        # Nothing is earlier: silence up to the first sound, if that is near.
        self._have, self._begin = np.zeros((0, 2), np.float32), first
        if frame is not None:
            self._have = self._piece(frame, first, stereo)

    def _jump(self, t: Fraction) -> None:
        """Ask the container for the sound at ``t`` seconds; it may land anywhere near."""
        stream = self._stream
        assert stream.time_base is not None
        self._have, self._begin, self._resampler = np.zeros((0, 2), np.float32), 0, None
        at = self._origin + t
        start = (stream.start_time or 0) * stream.time_base
        # Matroska has its table of contents for the picture only; others have one for the sound.
        aims: list[tuple[int, AudioStream | None]] = [
            (int(at / stream.time_base), stream),
            (int(max(start, at) / stream.time_base), stream),
        ]
        if "matroska" in self._container.format.name:
            aims.insert(0, (int(at * 1_000_000), None))
        for offset, which in aims:
            with contextlib.suppress(av.error.FFmpegError):
                self._container.seek(offset, stream=which, backward=True)
                break
        self._frames = self._decoded()

    def _decoded(self) -> Iterator[AudioFrame]:
        for packet in demuxed(self._container, self._stream):
            try:
                yield from packet.decode()
            except av.error.InvalidDataError:
                # One broken packet is a gap; the next one is found by its timestamp.
                continue

    def _piece(self, frame: AudioFrame, end: int, stereo: Samples | None = None) -> Samples:
        """The frame as stereo samples that continue at sample ``end``.

        A gap before it becomes silence, an overlap is cut off.
        """
        stereo = self._stereo(frame) if stereo is None else stereo
        at = self._place(frame, end)
        if at > end:
            gap = min(at - end, self.rate * _MAX_GAP_S)
            return np.concatenate([np.zeros((gap, 2), np.float32), stereo])
        return stereo[min(len(stereo), end - at) :]

    def _place(self, frame: AudioFrame, end: int) -> int:
        """The number of the frame's first sample.

        Containers that round times (Matroska to milliseconds) are put back on the grid of equal
        frames they came from, or else right behind the samples before, where they were.
        """
        if frame.pts is None:
            return end
        if self._fine:
            # (the nearest; a half goes up)
            return (2 * (frame.pts * self._scale - self._shift) + self._parts) // (2 * self._parts)
        stream = self._stream
        assert stream.time_base is not None
        at = (frame.pts * stream.time_base - self._origin) * self.rate
        slack = 2 * stream.time_base * self.rate
        size = stream.codec_context.frame_size or 0
        if size and stream.start_time is not None:
            grid = round_half_up((stream.start_time * stream.time_base - self._origin) * self.rate)
            snapped = grid + round_half_up((at - grid) / size) * size
            if abs(snapped - at) <= slack:
                return snapped
        return end if len(self._have) and abs(end - at) <= slack else round_half_up(at)

    def _stereo(self, frame: AudioFrame) -> Samples:
        layout = frame.layout.name
        if layout != self._layout:
            self._layout = layout
            weights = matrix([channel.name for channel in frame.layout.channels])
            self._weights = None if np.array_equal(weights, np.eye(2)) else weights
        sound = self._floats(frame)
        if not np.isfinite(sound).all():
            sound = np.nan_to_num(sound)
        return sound if self._weights is None else np.asarray(sound @ self._weights, np.float32)

    def _floats(self, frame: AudioFrame) -> Samples:
        if frame.sample_rate == self.rate:
            return floats(frame)
        # The header promised another rate: what is decoded on is converted on, up to the next seek.
        if self._resampler is None:
            self._resampler = converter(frame, self.rate)
        return converted(self._resampler, frame)


def _resample(samples: Samples, native: int, rate: int) -> Samples:
    """All of ``samples`` at another rate; output k is at the time of input k * native / rate."""
    resampler = AudioResampler(format="flt", layout="stereo", rate=rate)
    frame = AudioFrame.from_ndarray(samples.reshape(1, -1), format="flt", layout="stereo")
    frame.sample_rate, frame.pts = native, 0
    outs = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([out.to_ndarray().reshape(-1, 2) for out in outs]).astype(np.float32)


def _first_picture(path: MediaFile, index: FrameIndex | None) -> Fraction:
    """When the first picture is shown, on the clock of the container."""
    if index is not None:
        return index.facts.pts[0] * index.facts.time_base
    if isinstance(path, RemoteFile):
        raise TypeError("a file that lies elsewhere is read by its frame table")
    info = probe(path)
    return info.start_pts * info.time_base
