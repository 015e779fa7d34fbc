from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from app.ui.common.sound_out import BUFFER_FRAMES, BYTES_PER_FRAME, _Pull, default_sound


def test_the_device_is_given_exactly_what_it_asks_for() -> None:
    asked: list[int] = []

    def pull(frames: int) -> NDArray[np.float32]:
        asked.append(frames)
        return np.full((frames, 2), len(asked), np.float32)

    device = _Pull(pull)
    first = bytes(device.read(100 * BYTES_PER_FRAME).data())
    second = bytes(device.read(64 * BYTES_PER_FRAME + 3).data())
    assert asked == [100, 64]
    assert np.frombuffer(first, np.float32).tolist() == [1.0] * 200
    assert np.frombuffer(second, np.float32).tolist() == [2.0] * 128
    assert device.isSequential()
    assert device.bytesAvailable() >= BUFFER_FRAMES * BYTES_PER_FRAME


@pytest.mark.qt_log_ignore("PulseAudio", "Couldn't", "Using Qt multimedia", extend=True)
def test_a_machine_without_sound_says_so(qtbot: object) -> None:
    sound = default_sound()
    if sound is not None:
        pytest.skip("this machine has a sound device")
    assert sound is None
