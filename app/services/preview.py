"""Moving pictures for the screens: the same compositor as the export, at the size of the view.

A ``Preview`` has a timeline of its own: the game's time for raw footage, the output's time for a
reel, the source's time for one clip that is being framed. Positions are its microseconds; every
picture says which source time it shows.

How a screen uses one::

    preview = workspace.previews.open_game(game_id).result()
    preview.set_view(1280, 720)                # device pixels; pictures come at most this large
    preview.on_shown(relay.wrap(view.show))    # called on the decode thread with a Shown
    preview.seek(t_us)                         # exact picture; latest request wins
    preview.scrub(t_us)                        # while a hand moves: a near key frame now, exact later
    preview.step(+1)
    preview.play(Fraction(1))                  # decodes ahead; then, 60 times a second:
    shown = preview.picture_at(clock_us)       # the picture due now, None when it is still the last one
    sound = preview.sound(1024)                # float32 (1024, 2) at 48 kHz, continues where it was
    preview.pause()
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from app.core.crop import CropBox
from app.core.edit import Edit
from app.services.media_cache import MediaCache
from app.services.operations import Operations

Effects = Literal["framing", "overlay"]


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """One picture for the screen. ``pixels`` is (h, w, 4) uint8, BGRX (``QImage.Format_RGB32``)."""

    index: int
    time_us: int
    source_us: int
    clip_id: str
    pixels: NDArray[np.uint8]
    exact: bool
    """False for the key frame that stands in while a hand scrubs."""


class Preview:
    """One open timeline with its decode thread. Methods return at once, from any thread."""

    @property
    def count(self) -> int:
        """How many pictures the timeline has."""
        raise NotImplementedError

    @property
    def duration_us(self) -> int:
        """The length of the timeline."""
        raise NotImplementedError

    @property
    def fps(self) -> Fraction:
        """The rate of the pictures (average for footage)."""
        raise NotImplementedError

    @property
    def position_us(self) -> int:
        """The time of the picture that was asked for last."""
        raise NotImplementedError

    @property
    def playing(self) -> bool:
        """Whether pictures are decoded ahead."""
        raise NotImplementedError

    def time_us(self, index: int) -> int:
        """The timeline's time of a picture."""
        raise NotImplementedError

    def index_at(self, t_us: int) -> int:
        """The picture shown at a time."""
        raise NotImplementedError

    def set_view(self, width: int, height: int) -> None:
        """The room for pictures in device pixels; they keep their shape."""
        raise NotImplementedError

    def set_edit(self, edit: Edit) -> None:
        """Show another state of the edit (a box in the hand, or after a change); not for games."""
        raise NotImplementedError

    def on_shown(self, callback: Callable[[Shown], None]) -> None:
        """Where pictures of ``seek``, ``scrub`` and ``step`` go; called on the decode thread."""
        raise NotImplementedError

    def on_failed(self, callback: Callable[[Exception], None]) -> None:
        """Where errors go (the file vanished, a picture cannot be decoded)."""
        raise NotImplementedError

    def seek(self, t_us: int) -> None:
        """Show the exact picture at a time."""
        raise NotImplementedError

    def scrub(self, t_us: int) -> None:
        """Show something near at once, the exact picture as soon as the hand rests."""
        raise NotImplementedError

    def step(self, pictures: int) -> None:
        """Go some pictures on or back from the one asked for last."""
        raise NotImplementedError

    def play(self, speed: Fraction = Fraction(1)) -> None:
        """Begin to decode ahead from the position; 4× and faster skip pictures."""
        raise NotImplementedError

    def pause(self) -> None:
        """Stop decoding ahead."""
        raise NotImplementedError

    def picture_at(self, t_us: int) -> Shown | None:
        """While playing: the newest picture due at a time, None when there is no newer one."""
        raise NotImplementedError

    def sound(self, frames: int) -> NDArray[np.float32]:
        """While playing: the next stretch of sound, (frames, 2) at 48 kHz, at the play speed."""
        raise NotImplementedError

    def close(self) -> None:
        """Stop the thread and close the files."""
        raise NotImplementedError


class Previews:
    """Opens previews and makes thumbnails."""

    def __init__(self, operations: Operations, media: MediaCache, pool: Executor) -> None:
        self._operations = operations
        self._media = media
        self._pool = pool

    def close(self) -> None:
        """Close every preview that is still open."""

    def open_game(self, game_id: str) -> Future[Preview]:
        """The raw footage of a game on the game's timeline."""
        raise NotImplementedError

    def open_file(self, path: Path) -> Future[Preview]:
        """A finished film on its own timeline, for the gallery."""
        raise NotImplementedError

    def open_reel(self, edit: Edit, effects: Effects = "overlay") -> Future[Preview]:
        """A reel as it will be exported, on the output's timeline; *framing* leaves marks out."""
        raise NotImplementedError

    def open_clip(
        self, edit: Edit, clip_id: str, effects: Effects | Literal["raw"] = "raw"
    ) -> Future[Preview]:
        """One clip on its source's timeline, outside its trims too.

        *raw* shows the whole upright picture (the screen draws the box), the others what the
        export shows at that source time.
        """
        raise NotImplementedError

    def crop_at(self, edit: Edit, clip_id: str, t_us: int) -> Future[CropBox]:
        """The decided box of a clip at a source time."""
        raise NotImplementedError

    def thumbnail(self, game_id: str, t_us: int, width: int) -> Future[NDArray[np.uint8]]:
        """A small picture of a game near a time, BGRX; from the key frame before it."""
        raise NotImplementedError
