"""Pictures at the size of the view, ready to paint, and those of them that are kept."""

from __future__ import annotations

from dataclasses import dataclass

from app.media.cache import ByteCache
from app.media.colour import Converter, Image, Pixels, fit, image_size
from app.media.provider import Provider, RoughPicture, ShouldStop

_LOOK_BACK = 48
"""Pictures prefetched behind the one shown, when stepping backwards."""


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A picture ready to paint: ``rgb`` (h, w, 4) BGRX is picture ``index``, at ``time_us``.

    ``wanted`` is what was asked for; ``exact`` says that it is what is shown, and sharp. ``size`` is
    (width, height) of the picture before it was scaled to the view.
    """

    rgb: Pixels
    index: int
    time_us: int
    wanted: int
    exact: bool
    size: tuple[int, int]


class Display:
    """Makes pictures for a view and keeps the latest, bounded by bytes. For one thread."""

    def __init__(self, provider: Provider, capacity: int) -> None:
        self._provider, self._capacity = provider, capacity
        self._kept: ByteCache[int, Shown] = ByteCache(capacity)
        self._converter = Converter()
        self.view: tuple[int, int] | None = None
        """What pictures are scaled to fit into, in device pixels; None: not at all."""

    def __contains__(self, n: int) -> bool:
        return n in self._kept

    def clear(self) -> None:
        """Forget every picture."""
        self._kept.clear()

    def picture(self, n: int, should_stop: ShouldStop) -> Shown:
        """Picture ``n``, kept or made; raises what the provider raises."""
        found = self._kept.get(n)
        return self.keep(n, self._provider.picture(n, should_stop)) if found is None else found

    def keep(self, n: int, image: Image) -> Shown:
        """Picture ``n`` of this image; it is kept."""
        shown = self._made(n, image, image_size(image))
        self._kept.put(n, shown, shown.rgb.nbytes)
        return shown

    def rough(self, rough: RoughPicture) -> Shown:
        """A picture for a hand that moves; one that is only a stand-in is not kept."""
        if rough.sharp:
            return self._kept.get(rough.index) or self.keep(rough.index, rough.image)
        return self._made(rough.index, rough.image, rough.size)

    def near(self, n: int, reach: int) -> Shown | None:
        """The kept picture nearest to ``n``, at most ``reach`` away."""
        for away in range(reach + 1):
            for found in (self._kept.get(n - away), self._kept.get(n + away)):
                if found is not None:
                    return found
        return None

    def run_to(self, n: int) -> range:
        """The pictures worth decoding on the way to ``n``, bounded by half of what is kept."""
        known = self._kept.used // max(1, len(self._kept))
        room = self._capacity // (2 * known) if known else _LOOK_BACK
        first = max(self._provider.run_start(n), n - max(1, min(_LOOK_BACK, room)) + 1)
        return range(first, n + 1)

    def _made(self, n: int, image: Image, size: tuple[int, int]) -> Shown:
        room = fit(image_size(image), self.view) if self.view else None
        rgb = self._converter.rgb32(image, room)
        return Shown(rgb, n, self._provider.time_us(n), n, True, size)
