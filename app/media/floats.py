"""Decoded sound as interleaved floats, whatever the codec gives."""

from __future__ import annotations

import threading

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

_Kind = tuple[str, str, int]
_lock = threading.Lock()
_made: dict[_Kind, AudioResampler] = {}
"""One for each format, layout and rate that was met. PyAV's is a filter graph with two threads of its own
that refers to itself: made anew for every seek they pile up until Python looks for garbage."""

_MOST = 16


def floats(frame: AudioFrame) -> NDArray[np.float32]:
    """(samples, channels) of a decoded frame, at its own rate. Any thread.

    Raises what libav raises, or ``ValueError``, for a frame that cannot be converted.
    """
    if frame.format.name == "fltp" and frame.layout.nb_channels <= 2:
        # What AAC gives: floats already, only not interleaved.
        return np.ascontiguousarray(frame.to_ndarray().T)
    kind = frame.format.name, frame.layout.name, frame.sample_rate
    with _lock:
        if kind not in _made:
            if len(_made) >= _MOST:
                _made.clear()  # footage that changes its kind all the time
            _made[kind] = converter(frame, frame.sample_rate)
        try:
            return converted(_made[kind], frame)
        except BaseException:
            del _made[kind]  # what is left in it would come out at another place
            raise


def converter(frame: AudioFrame, rate: int) -> AudioResampler:
    """One for frames like this to interleaved floats at a rate."""
    # Not to planes: PyAV 18.1 crashes on those of eight channels.
    return AudioResampler(format="flt", layout=frame.layout.name, rate=rate)


def converted(resampler: AudioResampler, frame: AudioFrame) -> NDArray[np.float32]:
    """(samples, channels) of what comes out for a frame."""
    channels = len(frame.layout.channels)
    parts = [
        np.array(out.to_ndarray(), np.float32).reshape(-1, channels)
        for out in resampler.resample(frame)
    ]
    return np.concatenate(parts) if parts else np.zeros((0, channels), np.float32)
