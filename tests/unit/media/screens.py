"""A screen that remembers what it was to paint, and a stream that plays for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import numpy as np

from app.core.errors import ReelBallersError
from app.footage import MatchSpec, read_number
from app.media.index import build_index
from app.media.provider import GameProvider
from app.media.server import Shown
from app.media.stream import Stream

SPEC = MatchSpec(frames=75, fps=Fraction(25), gop=25, b_frames=2)


class Screen:
    """Collects what a window would paint."""

    def __init__(self) -> None:
        self.pictures: list[Shown] = []
        self.errors: list[ReelBallersError] = []
        self._changed = threading.Condition()

    def paint(self, shown: Shown) -> None:
        with self._changed:
            self.pictures.append(shown)
            self._changed.notify_all()

    def fail(self, error: ReelBallersError) -> None:
        with self._changed:
            self.errors.append(error)
            self._changed.notify_all()

    def wait_for(self, index: int, exact: bool = True) -> Shown:
        """The picture with this number, painted as the latest one."""

        def there() -> bool:
            latest = self.pictures[-1] if self.pictures else None
            return latest is not None and latest.index == index and latest.exact == exact

        with self._changed:
            assert self._changed.wait_for(there, timeout=20), [p.index for p in self.pictures]
            return self.pictures[-1]

    def wait_for_error(self) -> ReelBallersError:
        with self._changed:
            assert self._changed.wait_for(lambda: bool(self.errors), timeout=20)
            return self.errors[-1]


@contextmanager
def playing(*paths: Path, rest_s: float = 0.05) -> Iterator[tuple[Stream, Screen]]:
    screen = Screen()
    provider = GameProvider([(path, build_index(path)) for path in paths])
    stream = Stream(provider, screen.paint, screen.fail, rest_s=rest_s)
    try:
        yield stream, screen
    finally:
        began = time.monotonic()
        stream.close()
        assert time.monotonic() - began < 3


def number(shown: Shown) -> int | None:
    grey = np.ascontiguousarray(shown.rgb[..., 1])
    return read_number(grey, source_size=SPEC.size)
