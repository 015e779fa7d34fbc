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

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from app.core.arrange import clip_of
from app.core.course import Course
from app.core.crop import CropBox
from app.core.edit import Edit
from app.core.errors import ReelBallersError
from app.core.game import Game, GameFile
from app.core.plan import deciders
from app.media.provider import GameProvider, Provider
from app.media.server import Shown as Served
from app.media.source import MediaFile
from app.media.stream import Stream
from app.media.thumbnails import opening_picture, thumbnails
from app.services.export_edit import inside
from app.services.lookup import files_of
from app.services.media_cache import MediaCache
from app.services.operations import Operations, chain
from app.services.preview_provider import ClipProvider, Effects, ReelProvider, Tables, View

__all__ = ["Effects", "Pixels", "Preview", "Previews", "Shown", "View"]

Pixels = NDArray[np.uint8]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """One picture for the screen. ``pixels`` is (h, w, 4) uint8, BGRX (``QImage.Format_RGB32``).

    ``size`` is (width, height) of the picture before it was scaled to the view. ``clip_id`` is
    empty for footage.
    """

    index: int
    time_us: int
    source_us: int
    clip_id: str
    pixels: Pixels
    exact: bool
    """False for the key frame that stands in while a hand scrubs."""
    size: tuple[int, int]


class _Edited(Protocol):
    """A provider that shows an edit."""

    def set_edit(self, edit: Edit) -> None: ...
    def clip_id(self, n: int) -> str: ...
    def source_us(self, n: int) -> int: ...


class Preview:
    """One open timeline with its decode thread. Methods return at once, from any thread."""

    def __init__(
        self,
        provider: Provider,
        edited: _Edited | None,
        tables: Tables,
        forget: Callable[[Preview], None],
    ) -> None:
        """Made by ``Previews``."""
        self._edited = edited
        self._tables = tables
        self._forget = forget
        self._lock = threading.Lock()
        self._shown: Callable[[Shown], None] | None = None
        self._failed: Callable[[Exception], None] | None = None
        self._wanted = 0
        self._position_us = 0
        self._latest: Served | None = None
        self._broken: Exception | None = None
        self._stream = Stream(provider, self._arrived, self._broke)

    @property
    def count(self) -> int:
        """How many pictures the timeline has."""
        return self._stream.count

    @property
    def duration_us(self) -> int:
        """The length of the timeline."""
        return self._stream.duration_us

    @property
    def fps(self) -> Fraction:
        """The rate of the pictures (average for footage)."""
        return self._stream.fps

    @property
    def position_us(self) -> int:
        """The time that was asked for last."""
        return self._position_us

    @property
    def playing(self) -> bool:
        """Whether pictures are decoded ahead."""
        return self._stream.playing

    @property
    def at_end(self) -> bool:
        """Whether playing has come to the end and every picture was taken."""
        return self._stream.at_end

    @property
    def dropped(self) -> int:
        """Pictures that came too late since ``play``."""
        return self._stream.dropped

    def time_us(self, index: int) -> int:
        """The timeline's time of a picture."""
        return self._stream.time_us(index)

    def index_at(self, t_us: int) -> int:
        """The picture shown at a time."""
        return self._stream.index_at(t_us)

    def set_view(self, width: int, height: int) -> None:
        """The room for pictures in device pixels; they keep their shape."""
        if width > 0 and height > 0:
            self._stream.set_view(width, height)

    def set_edit(self, edit: Edit) -> None:
        """Show another state of the edit (a box in the hand, or after a change); not for games.

        The picture under the playhead is shown anew. ``BadEdit`` or ``NotFound`` when this state
        cannot be shown; the old one stays.
        """
        if self._edited is None:
            raise TypeError("footage has no edit")
        facts = {source: table.facts for source, (_, table) in self._tables.items()}
        self._edited.set_edit(inside(edit, facts))
        self._stream.refresh()

    def on_shown(self, callback: Callable[[Shown], None]) -> None:
        """Where pictures of ``seek``, ``scrub`` and ``step`` go; called on the decode thread."""
        with self._lock:
            self._shown, latest = callback, self._latest
        if latest is not None:
            callback(self._told(latest))

    def on_failed(self, callback: Callable[[Exception], None]) -> None:
        """Where errors go (the file vanished, a picture cannot be decoded)."""
        with self._lock:
            self._failed, broken = callback, self._broken
        if broken is not None:
            callback(broken)

    def seek(self, t_us: int) -> None:
        """Show the exact picture at a time."""
        self._go(t_us, exact=True)

    def scrub(self, t_us: int) -> None:
        """Show something near at once, the exact picture as soon as the hand rests."""
        self._go(t_us, exact=False)

    def step(self, pictures: int) -> None:
        """Go some pictures on or back from the one asked for last."""
        self._wanted = min(max(0, self._wanted + pictures), self.count - 1)
        self._position_us = self.time_us(self._wanted)
        self._stream.show(self._wanted)

    def play(self, speed: Fraction = Fraction(1), course: Course | None = None) -> None:
        """Begin to decode ahead from the position; 4× and faster skip pictures, below 0 is back.

        A course (clips back to back, a loop) is played without a gap; see ``app.core.course``.
        """
        self._stream.play(self._position_us, speed, course)

    def pause(self) -> None:
        """Stop decoding ahead."""
        self._stream.stop()

    def picture_at(self, clock_us: int) -> Shown | None:
        """While playing: the newest picture due by the clock of the legs, None for no newer one."""
        found = self._stream.take_picture(clock_us)
        if found is None:
            return None
        self._wanted, self._position_us = found.index, found.time_us
        return self._told(found)

    def sound(self, frames: int) -> NDArray[np.float32]:
        """While playing: the next stretch of sound, (frames, 2) at 48 kHz, at the play speed."""
        return self._stream.take_sound(frames)

    def close(self) -> None:
        """Stop the threads and close the files."""
        self._forget(self)
        self._stream.close()

    def _go(self, t_us: int, *, exact: bool) -> None:
        self._position_us = min(max(0, t_us), self.duration_us)
        self._wanted = self.index_at(self._position_us)
        self._stream.show(self._wanted, exact)

    def _arrived(self, served: Served) -> None:
        with self._lock:
            self._latest, self._broken, callback = served, None, self._shown
        if callback is not None:
            callback(self._told(served))

    def _broke(self, error: ReelBallersError) -> None:
        with self._lock:
            self._broken, callback = error, self._failed
        if callback is not None:
            callback(error)

    def _told(self, served: Served) -> Shown:
        source_us, clip_id = served.time_us, ""
        if self._edited is not None:
            source_us = self._edited.source_us(served.index)
            clip_id = self._edited.clip_id(served.index)
        return Shown(
            served.index,
            served.time_us,
            source_us,
            clip_id,
            served.rgb,
            served.exact,
            served.size,
        )


class Previews:
    """Opens previews and makes thumbnails."""

    def __init__(self, operations: Operations, media: MediaCache, pool: Executor) -> None:
        self._operations = operations
        self._media = media
        self._pool = pool
        # Of their own, so that a screen full of thumbnails does not hold up anything else.
        self._small = ThreadPoolExecutor(1, "thumbnails")
        self._lock = threading.Lock()
        self._open: set[Preview] = set()

    def open_game(self, game_id: str) -> Future[Preview]:
        """The raw footage of a game on the game's timeline."""

        def build(game: Game) -> Future[Preview]:
            return self._pool.submit(
                lambda: self._footage([self._media.film(f) for f in game.files])
            )

        return chain(self._operations.read(lambda store: store.game(game_id)), build)

    def opening(self, game_id: str, width: int, height: int) -> Future[Pixels]:
        """The first picture of a game, BGRX, at once: shown until ``open_game`` is ready.

        A long file that is opened for the first time takes seconds until its frame table is there.
        """

        def draw(game: Game) -> Future[Pixels]:
            box = (max(1, width), max(1, height))
            return self._pool.submit(lambda: opening_picture(self._media.film(game.files[0]), box))

        return chain(self._operations.read(lambda store: store.game(game_id)), draw)

    def open_file(self, path: Path) -> Future[Preview]:
        """A finished film on its own timeline, for the gallery."""
        return self._pool.submit(self._footage, [path])

    def open_reel(self, edit: Edit, effects: Effects = "overlay") -> Future[Preview]:
        """A reel as it will be exported, on the output's timeline; *framing* leaves marks out."""

        def build(tables: Tables) -> Preview:
            provider = ReelProvider(_inside(edit, tables), tables, effects)
            return self._kept(Preview(provider, provider, tables, self._closed))

        return self._with_tables(edit, build)

    def open_clip(self, edit: Edit, clip_id: str, effects: View = "raw") -> Future[Preview]:
        """One clip on its source's timeline, outside its trims too.

        *raw* shows the whole upright picture (the screen draws the box), the others what the
        export shows at that source time.
        """

        def build(tables: Tables) -> Preview:
            provider = ClipProvider(_inside(edit, tables), clip_id, tables, effects)
            return self._kept(Preview(provider, provider, tables, self._closed))

        return self._with_tables(edit, build)

    def crop_at(self, edit: Edit, clip_id: str, t_us: int) -> Future[CropBox]:
        """The decided box of a clip at a source time."""

        def decide(tables: Tables) -> CropBox:
            facts = {source: table.facts for source, (_, table) in tables.items()}
            found = deciders(_inside(edit, tables), facts)
            (decider,) = (d for d in found if d.clip.id == clip_of(edit, clip_id).id)
            return decider.at_source(t_us).crop

        return self._with_tables(edit, decide)

    def thumbnail(self, game_id: str, t_us: int, width: int) -> Future[Pixels]:
        """A small picture of a game near a time, BGRX; from the key frame before it."""

        def make(game: Game) -> Future[Pixels]:
            at, file_us = game.locate(t_us)

            def draw() -> Pixels:
                path = self._media.film(game.files[at])
                table = self._media.index(path).result()
                box = (max(1, width), max(1, width) * 4)
                return next(thumbnails(path, table, [file_us], size=box)).rgb

            return self._small.submit(draw)

        return chain(self._operations.read(lambda store: store.game(game_id)), make)

    def close(self) -> None:
        """Close every preview that is still open."""
        self._small.shutdown(wait=True, cancel_futures=True)
        with self._lock:
            left = tuple(self._open)
        for preview in left:
            preview.close()

    def _footage(self, paths: Sequence[MediaFile]) -> Preview:
        files = [(path, self._media.index(path).result()) for path in paths]
        return self._kept(Preview(GameProvider(files), None, {}, self._closed))

    def _with_tables(self, edit: Edit, build: Callable[[Tables], T]) -> Future[T]:
        """Frame tables of the files an edit's sources have now, then ``build`` on a worker."""

        def tables(films: dict[str, GameFile | Path]) -> T:
            paths = {
                source: film if isinstance(film, Path) else self._media.film(film)
                for source, film in films.items()
            }
            waiting = {source: (path, self._media.index(path)) for source, path in paths.items()}
            return build({s: (path, made.result()) for s, (path, made) in waiting.items()})

        def start(films: dict[str, GameFile | Path]) -> Future[T]:
            return self._pool.submit(tables, films)

        def where(files: dict[str, GameFile]) -> dict[str, GameFile | Path]:
            return {source: files.get(source, Path(s.path)) for source, s in edit.sources}

        known = self._operations.read(lambda store: where(files_of(store.games())))
        return chain(known, start)

    def _kept(self, preview: Preview) -> Preview:
        with self._lock:
            self._open.add(preview)
        return preview

    def _closed(self, preview: Preview) -> None:
        with self._lock:
            self._open.discard(preview)


def _inside(edit: Edit, tables: Tables) -> Edit:
    return inside(edit, {source: table.facts for source, (_, table) in tables.items()})
