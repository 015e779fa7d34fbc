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
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from app.core.arrange import clip_of
from app.core.crop import CropBox
from app.core.edit import Edit
from app.core.errors import ReelBallersError
from app.core.game import Game, GameFile
from app.core.plan import deciders
from app.media.provider import GameProvider
from app.media.proxy import ProxyFile
from app.media.source import MediaFile
from app.media.thumbnails import opening_picture, thumbnails
from app.services.export_edit import inside
from app.services.lookup import files_of
from app.services.media_cache import MediaCache
from app.services.operations import Operations, chain
from app.services.preview_provider import ClipProvider, Effects, ReelProvider, Tables, View
from app.services.preview_stream import Pixels, Preview, Shown
from app.services.proxies import Proxies

__all__ = ["Effects", "Pixels", "Preview", "Previews", "Shown", "View"]

T = TypeVar("T")


class Previews:
    """Opens previews and makes thumbnails."""

    def __init__(
        self,
        operations: Operations,
        media: MediaCache,
        pool: Executor,
        proxies: Proxies | None = None,
    ) -> None:
        self._operations = operations
        self._proxies = proxies
        self._media = media
        self._pool = pool
        # Of their own, so that a screen full of thumbnails does not hold up anything else.
        self._thumbs = ThreadPoolExecutor(1, "thumbnails")
        self._closing = ThreadPoolExecutor(1, "closing")
        self._shut = False
        self._lock = threading.Lock()
        self._open: dict[Preview, tuple[ProxyFile, ...]] = {}
        """With the proxies that each reads."""

    @property
    def in_use(self) -> bool:
        """Whether somebody plays or scrubs anything."""
        with self._lock:
            return any(preview.in_use for preview in self._open)

    def open_game(self, game_id: str) -> Future[Preview]:
        """The raw footage of a game on the game's timeline."""

        def build(game: Game) -> Future[Preview]:
            return self._pool.submit(
                lambda: self._footage([self._media.film(f) for f in game.files], game=True)
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
            return self._kept(Preview(provider, provider, tables, self._closed, self._closing))

        return self._with_tables(edit, build)

    def open_clip(self, edit: Edit, clip_id: str, effects: View = "raw") -> Future[Preview]:
        """One clip on its source's timeline, outside its trims too.

        *raw* shows the whole upright picture (the screen draws the box), the others what the
        export shows at that source time.
        """

        def build(tables: Tables) -> Preview:
            proxies = self._small(tables) if effects == "raw" else {}
            provider = ClipProvider(_inside(edit, tables), clip_id, tables, effects, proxies)
            preview = Preview(provider, provider, tables, self._closed, self._closing)
            return self._kept(preview, proxies.values())

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

            return self._thumbs.submit(draw)

        return chain(self._operations.read(lambda store: store.game(game_id)), make)

    def thumbnails(
        self,
        game_id: str,
        times_us: Sequence[int],
        width: int,
        on_picture: Callable[[int, Pixels], object],
        should_stop: Callable[[], bool] | None = None,
    ) -> Future[None]:
        """``thumbnail`` of several times, with one look at the library and each file opened once.

        ``on_picture`` is told each time and its picture on a background thread; it ends early when
        ``should_stop`` says so. A file that cannot be read leaves out its own pictures and is the
        future's error.
        """

        def make(game: Game) -> Future[None]:
            places = [(*game.locate(t_us), t_us) for t_us in times_us]

            def draw() -> None:
                trouble: ReelBallersError | None = None
                for at, part in groupby(places, key=lambda place: place[0]):
                    try:
                        draw_file(game.files[at], [place[1:] for place in part])
                    except ReelBallersError as error:
                        trouble = error
                    if enough():
                        return
                if trouble is not None:
                    raise trouble

            def draw_file(file: GameFile, here: list[tuple[int, int]]) -> None:
                path = self._media.film(file)
                table = self._media.index(path).result()
                box = (max(1, width), max(1, width) * 4)
                inside = [file_us for file_us, _ in here]
                small = thumbnails(path, table, inside, size=box, should_stop=enough)
                for (_, t_us), picture in zip(here, small, strict=False):
                    on_picture(t_us, picture.rgb)

            def enough() -> bool:
                return self._shut or (should_stop is not None and should_stop())

            return self._thumbs.submit(draw)

        return chain(self._operations.read(lambda store: store.game(game_id)), make)

    def closed(self) -> Future[None]:
        """Done when the files of all previews that were closed so far are let go: what a film waits
        for before it is moved (Windows moves no file that somebody has open)."""
        return self._closing.submit(lambda: None)

    def close(self) -> None:
        """Close every preview that is still open."""
        self._shut = True
        self._thumbs.shutdown(wait=True, cancel_futures=True)
        with self._lock:
            left = tuple(self._open)
        for preview in left:
            preview.close()
        self._closing.shutdown(wait=True)

    def _footage(self, paths: Sequence[MediaFile], *, game: bool = False) -> Preview:
        files = [(path, self._media.index(path).result()) for path in paths]
        proxies = self._proxies.opened(files) if game and self._proxies is not None else []
        preview = Preview(GameProvider(files, proxies), None, {}, self._closed, self._closing)
        return self._kept(preview, [proxy for proxy in proxies if proxy is not None])

    def _small(self, tables: Tables) -> dict[str, ProxyFile]:
        """The proxies of an edit's sources, as far as there are any."""
        if self._proxies is None:
            return {}
        found = {source: self._proxies.of(*table) for source, table in tables.items()}
        return {source: proxy for source, proxy in found.items() if proxy is not None}

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

    def _kept(self, preview: Preview, proxies: Iterable[ProxyFile] = ()) -> Preview:
        with self._lock:
            self._open[preview] = tuple(proxies)
            self._tell_in_use()
        return preview

    def _closed(self, preview: Preview) -> None:
        with self._lock:
            self._open.pop(preview, None)
            self._tell_in_use()

    def _tell_in_use(self) -> None:
        if self._proxies is not None:
            self._proxies.in_use(proxy for read in self._open.values() for proxy in read)


def _inside(edit: Edit, tables: Tables) -> Edit:
    return inside(edit, {source: table.facts for source, (_, table) in tables.items()})
