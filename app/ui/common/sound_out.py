"""The sound device: a QAudioSink that pulls, on the window's thread only as far as starting it."""

from __future__ import annotations

import logging
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QIODevice, QObject
from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices, QtAudio

log = logging.getLogger(__name__)

RATE = 48_000
BYTES_PER_FRAME = 8
BUFFER_FRAMES = RATE // 10


class _Pull(QIODevice):
    """Turns the sink's reads into calls of the stream's sound; the sink may ask from its thread."""

    def __init__(self, pull: Callable[[int], NDArray[np.float32]]) -> None:
        super().__init__()
        self._pull = pull
        mode = QIODevice.OpenModeFlag
        self.open(mode.ReadOnly | mode.Unbuffered)  # what is read ahead would be heard late

    def isSequential(self) -> bool:
        return True

    def bytesAvailable(self) -> int:
        return BUFFER_FRAMES * BYTES_PER_FRAME + super().bytesAvailable()

    def readData(self, maxlen: int) -> bytes:
        frames = min(maxlen // BYTES_PER_FRAME, BUFFER_FRAMES)
        if frames <= 0:
            return b""
        sound = self._pull(frames)
        return np.ascontiguousarray(sound, dtype=np.float32).tobytes()

    def writeData(self, data: object, maxlen: int) -> int:
        return 0


class DeviceSound(QObject):
    """The system's default output as the player's ``SoundOut``."""

    def __init__(self) -> None:
        super().__init__()
        wanted = QAudioFormat()
        wanted.setSampleRate(RATE)
        wanted.setChannelCount(2)
        wanted.setSampleFormat(QAudioFormat.SampleFormat.Float)
        self._sink = QAudioSink(QMediaDevices.defaultAudioOutput(), wanted, self)
        self._sink.setBufferSize(BUFFER_FRAMES * BYTES_PER_FRAME)
        self._pull: _Pull | None = None

    def start(self, pull: Callable[[int], NDArray[np.float32]], volume: float) -> None:
        """Begin to pull; what was playing stops."""
        self.stop()
        self._pull = _Pull(pull)
        self.set_volume(volume)
        self._sink.start(self._pull)
        if self._sink.error() is QtAudio.Error.OpenError:
            log.warning("The sound device could not be opened; playing without sound")

    def stop(self) -> None:
        """Be silent at once."""
        if self._pull is not None:
            self._sink.reset()
            self._pull.close()
            self._pull = None

    def heard_us(self) -> int | None:
        """What was handed over, less what waits in the device's buffer; None until it plays."""
        if self._pull is None or self._sink.error() is QtAudio.Error.OpenError:
            return None
        handed = self._sink.processedUSecs()
        if handed <= 0:
            return None
        waiting = self._sink.bufferSize() - self._sink.bytesFree()
        return int(max(0, handed - waiting * 1_000_000 // (BYTES_PER_FRAME * RATE)))

    def set_volume(self, volume: float) -> None:
        """0..1 as a slider feels it."""
        log_scale, linear = (
            QtAudio.VolumeScale.LogarithmicVolumeScale,
            QtAudio.VolumeScale.LinearVolumeScale,
        )
        self._sink.setVolume(QtAudio.convertVolume(volume, log_scale, linear))


def default_sound() -> DeviceSound | None:
    """The default output, or None on a machine without one."""
    return None if QMediaDevices.defaultAudioOutput().isNull() else DeviceSound()
