"""A preview without footage: grey pictures whose level is their number, at once and exactly."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.core.course import Course, Legs, legs_of
from app.services.preview import Shown
from app.services.workspace import Workspace


class FakePreview:
    """Looks like `app.services.preview.Preview`; answers on the caller's thread."""

    def __init__(
        self, duration_us: int, fps: Fraction = Fraction(25), size: tuple[int, int] = (320, 180)
    ) -> None:
        self.duration_us, self.fps, self.size = duration_us, fps, size
        self.count = max(1, int(Fraction(duration_us, 1_000_000) * fps))
        self.times = [round(n * 1_000_000 / fps) for n in range(self.count)]
        self.asked = 0
        self.playing = False
        self.closed = False
        self.calls: list[tuple[str, Any]] = []
        self._last = -1
        self._backwards = False
        self._legs = Legs(iter(()))
        self._shown: Callable[[Shown], None] = lambda shown: None
        self._failed: Callable[[Exception], None] = lambda error: None

    @property
    def position_us(self) -> int:
        return self.time_us(self.asked)

    def time_us(self, index: int) -> int:
        return self.times[index]

    def index_at(self, t_us: int) -> int:
        return max(0, min(self.count - 1, bisect_right(self.times, t_us) - 1))

    def set_view(self, width: int, height: int) -> None:
        self.calls.append(("set_view", (width, height)))

    def set_edit(self, edit: object) -> None:
        self.calls.append(("set_edit", edit))

    def on_shown(self, callback: Callable[[Shown], None]) -> None:
        self._shown = callback

    def on_failed(self, callback: Callable[[Exception], None]) -> None:
        self._failed = callback

    def fail(self, error: Exception) -> None:
        self._failed(error)

    def seek(self, t_us: int) -> None:
        self.calls.append(("seek", t_us))
        self.asked = self.index_at(t_us)
        self._shown(self._picture(self.asked))

    def scrub(self, t_us: int) -> None:
        self.calls.append(("scrub", t_us))
        self.asked = self.index_at(t_us)
        self._shown(self._picture(self.asked))

    def step(self, pictures: int) -> None:
        self.calls.append(("step", pictures))
        self.asked = max(0, min(self.count - 1, self.asked + pictures))
        self._shown(self._picture(self.asked))

    def play(self, speed: Fraction = Fraction(1), course: Course | None = None) -> None:
        self.calls.append(("play", speed))
        self.playing, self._last = True, -1
        self._legs = Legs(legs_of(self.position_us, speed, course))
        self._backwards = speed < 0

    def pause(self) -> None:
        self.playing = False

    def lighten(self) -> None:
        self.calls.append(("lighten", None))

    def picture_at(self, t_us: int) -> Shown | None:
        found = t_us if self._backwards else self._legs.time_at(t_us, self.duration_us)
        index = self.index_at(self.duration_us if found is None else found)
        if not self.playing or index == self._last:
            return None
        self._last = index
        return self._picture(index)

    def sound(self, frames: int) -> NDArray[np.float32]:
        return np.zeros((frames, 2), np.float32)

    def close(self) -> None:
        self.playing, self.closed = False, True

    def _picture(self, index: int) -> Shown:
        width, height = self.size
        pixels = np.full((height, width, 4), index % 256, np.uint8)
        return Shown(index, self.times[index], self.times[index], "", pixels, True, self.size)


class FakePreviews:
    """Opens a `FakePreview` as long as the game; the last one is `opened`."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.opened: FakePreview | None = None

    def open_game(self, game_id: str) -> Future[FakePreview]:
        result: Future[FakePreview] = Future()

        def came(future: Future[Any]) -> None:
            self.opened = FakePreview(future.result().duration_us)
            result.set_result(self.opened)

        self._workspace.games.get(game_id).add_done_callback(came)
        return result

    def opening(self, game_id: str, width: int, height: int) -> Future[NDArray[np.uint8]]:
        return _ready(np.full((height, width, 4), 60, np.uint8))

    def open_reel(self, edit: object, effects: str = "overlay") -> Future[FakePreview]:
        return _ready(FakePreview(4_000_000, Fraction(30), (270, 480)))

    def open_clip(self, edit: object, clip_id: str, effects: str = "raw") -> Future[FakePreview]:
        return _ready(FakePreview(20_000_000))

    def thumbnail(self, game_id: str, t_us: int, width: int) -> Future[NDArray[np.uint8]]:
        return _ready(np.full((width * 9 // 16, width, 4), 90, np.uint8))

    def thumbnails(
        self,
        game_id: str,
        times_us: Sequence[int],
        width: int,
        on_picture: Callable[[int, NDArray[np.uint8]], object],
        should_stop: Callable[[], bool] | None = None,
    ) -> Future[None]:
        for time_us in times_us:
            on_picture(time_us, np.full((width * 9 // 16, width, 4), 90, np.uint8))
        return _ready(None)

    def closed(self) -> Future[None]:
        return _ready(None)

    def close(self) -> None:
        pass


def _ready(value: Any) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(value)
    return future
