"""Mark plays at the speed of the game, and move them in and out as tables."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from app.core.clip import (
    DEFAULT_RATING,
    LAG_US,
    LEAD_US,
    MAX_TAG,
    Layer,
    MarkedClip,
    around,
)
from app.core.errors import NotFound
from app.core.filters import ClipFilter
from app.core.game import Game
from app.core.library import SportTag
from app.core.only_changed import only_changed
from app.core.sports import TagGroup
from app.services import annotation_files
from app.services.annotation_files import ImportPreview, ImportReport
from app.services.athletes import current_players
from app.services.clip_rules import one_word, put_marked
from app.services.files import write_file
from app.services.lookup import found
from app.services.operations import Operations, chain
from app.services.palettes import palette_of
from app.storage import Store

__all__ = ["Annotate", "ImportPreview", "ImportReport"]

TOGETHER = (("start_us", "end_us"),)


class Annotate:
    """The marked clips of the games."""

    def __init__(self, operations: Operations, pool: Executor) -> None:
        self._operations = operations
        self._pool = pool

    def mark(
        self,
        game_id: str,
        playhead_us: int,
        rating: int = DEFAULT_RATING,
        tags: Sequence[str] = (),
        *,
        lead_us: int | None = None,
        lag_us: int | None = None,
        layer: Layer = "athlete",
    ) -> Future[MarkedClip]:
        """The one-key clip: from 9 s before the playhead to 3 s after it, inside the game.

        Tags may have a lead and lag of their own; the ones that are given go before.
        One of the layer *athlete* names the athlete who is chosen as its player.
        """

        def operation(store: Store) -> MarkedClip:
            game = store.game(game_id)
            lead, lag = palette_of(store, game.sport).reach(tags) if tags else (LEAD_US, LAG_US)
            lead = lead if lead_us is None else lead_us
            lag = lag if lag_us is None else lag_us
            start, end = around(playhead_us, game.duration_us, lead, lag)
            players = current_players(store) if layer == "athlete" else ()
            clip = MarkedClip(
                str(uuid4()), game_id, start, end, rating, tuple(tags), players, layer=layer
            )
            clip = replace(clip, marked_us=min(max(0, playhead_us), game.duration_us))
            return put_marked(store, clip, game)

        return self._operations.write("mark clip", operation)

    def add(self, clip: MarkedClip) -> Future[MarkedClip]:
        """Write a new clip with a range of its own; the id may be empty."""
        new = replace(clip, id=clip.id or str(uuid4()))
        return self._operations.write(
            "add clip", lambda store: put_marked(store, new, store.game(new.game_id))
        )

    def update(
        self, clip: MarkedClip, what: str = "edit clip", shown: MarkedClip | None = None
    ) -> Future[MarkedClip]:
        """Write a changed clip; the range is made valid. ``what`` names the undo step.

        With the clip as it was ``shown`` before the edit only what differs from it is written, so
        that what another laptop changed meanwhile stays. ``NotFound`` when it was deleted meanwhile.
        """

        def operation(store: Store) -> MarkedClip:
            now = store.clip(clip.id)
            new = clip if shown is None else only_changed(clip, shown, now, TOGETHER)
            return put_marked(store, new, store.game(new.game_id))

        return self._operations.write(what, operation)

    def delete(self, clip_id: str, what: str = "delete clip") -> Future[None]:
        """Take a clip away; reels made from it keep their own clips."""
        return self._operations.write(what, lambda store: store.delete_clip(clip_id))

    def delete_all(self, clip_ids: Sequence[str]) -> Future[None]:
        """Take clips away in one step; one that is gone already is passed over."""

        def operation(store: Store) -> None:
            for clip_id in clip_ids:
                with contextlib.suppress(NotFound):
                    store.delete_clip(clip_id)

        return self._operations.write("delete clips", operation)

    def clips(
        self, game_id: str | None = None, which: ClipFilter = ClipFilter()
    ) -> Future[tuple[MarkedClip, ...]]:
        """The clips of a game (or of all games) that match, in game order."""
        return self._operations.read(lambda store: _clips(store, game_id, which))

    def clip(self, clip_id: str) -> Future[MarkedClip]:
        """One clip; ``NotFound`` for an unknown id."""
        return self._operations.read(lambda store: store.clip(clip_id))

    def find(self, text: str) -> Future[MarkedClip]:
        """The clip with this id, the start of an id (4 characters), or this name."""
        return self._operations.read(lambda store: found(text, store.clips(None), "clip"))

    def tags(self, sport: str) -> Future[tuple[TagGroup, ...]]:
        """The tags of a sport by position; the coach's own come last, as position ``own``."""

        return self._operations.read(lambda store: palette_of(store, sport).groups)

    def own_tags(self, sport: str) -> Future[tuple[SportTag, ...]]:
        """The coach's own tags and choices (hotkey, lead and lag) of a sport."""
        return self._operations.read(lambda store: tuple(store.tags(sport)))

    def add_tag(self, tag: SportTag) -> Future[None]:
        """Add an own tag to a sport, or change its hotkey, lead or lag."""

        def operation(store: Store) -> None:
            store.put_tag(replace(tag, name=one_word("tag", tag.name, MAX_TAG)))

        return self._operations.write("add tag", operation)

    def players(self, sport: str) -> Future[tuple[str, ...]]:
        """The names of players used in a sport."""

        def operation(store: Store) -> tuple[str, ...]:
            sports = {game.id: game.sport for game in store.games()}
            used = (
                name
                for clip in store.clips(None)
                if sports.get(clip.game_id) == sport
                for name in clip.players
            )
            return tuple(sorted({*(p.name for p in store.players(sport)), *used}))

        return self._operations.read(operation)

    def read_file(self, game_id: str, path: Path) -> Future[ImportPreview]:
        """What would come in of a TSV, CSV or XML file and what would not; nothing is written.

        ``BadAnnotations`` when the file cannot be read at all.
        """
        known = self._operations.read(lambda store: annotation_files.known_tags(store, game_id))
        reading = chain(known, lambda tags: self._pool.submit(annotation_files.read, path, tags))
        return chain(
            reading,
            lambda parsed: self._operations.read(
                lambda store: annotation_files.preview(store, game_id, path, parsed)
            ),
        )

    def import_read(
        self, preview: ImportPreview, *, keep_words: bool = True
    ) -> Future[ImportReport]:
        """Add what a preview listed, as one undo step; what came into the game since is left out.

        ``keep_words`` adds new tags and players to the sport's own.
        """
        return self._operations.write(
            "import annotations",
            lambda store: annotation_files.write(
                store, preview.game_id, preview.parsed, keep_words
            ),
        )

    def import_file(
        self, game_id: str, path: Path, *, keep_words: bool = True
    ) -> Future[ImportReport]:
        """Add the good rows of a TSV, CSV or XML file as one undo step; bad rows are listed."""
        return chain(
            self.read_file(game_id, path),
            lambda preview: self.import_read(preview, keep_words=keep_words),
        )

    def export_file(
        self, game_id: str, path: Path, which: ClipFilter = ClipFilter()
    ) -> Future[int]:
        """Write the clips as TSV, or as CSV or XML when ``path`` ends so; how many there were.

        ``BadInput`` for another ending and for a path that is footage of the library.
        """

        def operation(store: Store) -> tuple[tuple[MarkedClip, ...], tuple[Game, ...]]:
            store.game(game_id)
            return _clips(store, game_id, which), tuple(store.games())

        def write(found: tuple[tuple[MarkedClip, ...], tuple[Game, ...]]) -> int:
            clips, games = found
            annotation_files.check_path(path, games)
            write_file(path, annotation_files.layout_for(path)(clips).encode())
            return len(clips)

        return chain(
            self._operations.read(operation), lambda found: self._pool.submit(write, found)
        )


def _clips(store: Store, game_id: str | None, which: ClipFilter) -> tuple[MarkedClip, ...]:
    fitting = (clip for clip in store.clips(game_id) if which.matches(clip))
    return tuple(sorted(fitting, key=lambda clip: (clip.game_id, clip.start_us, clip.end_us)))
