"""Reels: ordered clips with one aspect ratio, made from marked clips."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import TypeVar

from app.core import arrange
from app.core.document import checked
from app.core.edit import Edit
from app.core.errors import BadInput
from app.core.formats import RATIOS
from app.core.game import Game, GameFile
from app.core.library import ReelSummary
from app.services.build_reel import edit_clips, new_reel, size_for
from app.services.dress import Dressing, dressed
from app.services.lookup import found, sizes_of, sources_of, with_paths
from app.services.operations import Operations
from app.storage import Store

__all__ = ["RATIOS", "Dressing", "ReelSummary", "Reels"]

Files = dict[str, GameFile]
T = TypeVar("T")


class Reels:
    """The reels of the library. Each change is one transaction and one undo step."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations

    def create(self, name: str, clip_ids: Sequence[str], ratio: str = "9:16") -> Future[str]:
        """A reel of marked clips, in this order; its id.

        Each becomes one clip of the reel, or two where it runs from one file of the game into the
        next. ``NotFound`` for an unknown clip, ``BadInput`` for an unknown ratio or no clips.
        """

        def operation(store: Store) -> str:
            clips = [store.clip(clip_id) for clip_id in clip_ids]
            edit = checked(new_reel(name, clips, _games(store), ratio))
            store.put_edit(edit)
            return edit.reel.id

        return self._operations.write("new reel", operation)

    def list(self) -> Future[tuple[ReelSummary, ...]]:
        """All reels, the last changed first."""
        return self._operations.read(lambda store: tuple(store.reels()))

    def find(self, text: str) -> Future[ReelSummary]:
        """The reel with this id, the start of an id (4 characters), or this name."""
        return self._operations.read(lambda store: found(text, store.reels(), "reel"))

    def edit(self, reel_id: str) -> Future[Edit]:
        """The edit document of a reel, with the paths its files have now."""

        def operation(store: Store) -> Edit:
            files = {file.id: file for game in store.games() for file in game.files}
            return with_paths(store.edit(reel_id), files)

        return self._operations.read(operation)

    def sources(self, reel_id: str) -> Future[Files]:
        """The file behind each source of a reel (sizes, rates and lengths for the inspector)."""
        return self._operations.read(lambda store: sources_of(store, store.edit(reel_id)))

    def with_sources(self, reel_id: str) -> Future[tuple[Edit, Files]]:
        """``edit`` and ``sources`` of one moment, in one look."""

        def operation(store: Store) -> tuple[Edit, Files]:
            edit = store.edit(reel_id)
            files = sources_of(store, edit)
            return with_paths(edit, files), files

        return self._operations.read(operation)

    def change(self, reel_id: str, what: str, how: Callable[[Edit], Edit]) -> Future[Edit]:
        """Apply a pure function to a reel; the edit as written. ``what`` names the undo step.

        ``how`` runs on the library's thread, on the newest edit, so two changes in flight never
        lose each other. The result is checked; ``BadEdit`` leaves the reel as it was.
        """

        def operation(store: Store) -> Edit:
            old = store.edit(reel_id)
            new = checked(how(old))
            if new != old:
                store.put_edit(new)
            return new

        return self._operations.write(what, operation)

    def change_with(
        self, reel_id: str, what: str, how: Callable[[Edit, Files], Edit]
    ) -> Future[Edit]:
        """Like ``change``, for functions that need the sizes, rates or lengths of the footage."""

        def operation(store: Store) -> Edit:
            old = store.edit(reel_id)
            new = checked(how(old, sources_of(store, old)))
            if new != old:
                store.put_edit(new)
            return new

        return self._operations.write(what, operation)

    def change_once(
        self, reel_id: str, what: str, mark: str, how: Callable[[Edit, Files], Edit]
    ) -> Future[Edit]:
        """Like ``change_with``, but only the first time for this ``mark`` (a setting's name)."""

        def operation(store: Store) -> Edit:
            old = store.edit(reel_id)
            if store.setting(mark):
                return old
            new = checked(how(old, sources_of(store, old)))
            store.put_setting(mark, "1")
            store.put_edit(new)
            return new

        return self._operations.write(what, operation)

    def look(self, reel_id: str, how: Callable[[Edit, Files], T]) -> Future[T]:
        """Ask a pure function something about a reel and its footage."""

        def operation(store: Store) -> T:
            edit = store.edit(reel_id)
            return how(edit, sources_of(store, edit))

        return self._operations.read(operation)

    def dress(
        self, reel_id: str, dressing: Dressing, what: str = "change transitions and cards"
    ) -> Future[Edit]:
        """Put transitions, an intro card or the game's score on a reel (``app.services.dress``).

        ``what`` names the undo step.
        """

        def operation(store: Store) -> Edit:
            old, games = store.edit(reel_id), store.games()
            clips = {game.id: store.clips(game.id) for game in games if dressing.score}
            tags = [tag for sport in {game.sport for game in games} for tag in store.tags(sport)]
            new = dressed(old, dressing, games, clips, tags)
            if new != old:
                store.put_edit(new)
            return new

        return self._operations.write(what, operation)

    def rename(self, reel_id: str, name: str) -> Future[Edit]:
        """Give a reel another name."""
        if not name.strip():
            raise BadInput("A reel needs a name.")

        def how(edit: Edit) -> Edit:
            return replace(edit, reel=replace(edit.reel, name=name.strip()))

        return self.change(reel_id, "rename reel", how)

    def delete(self, reel_id: str) -> Future[None]:
        """Take a reel away; undo brings it back."""
        return self._operations.write("delete reel", lambda store: store.delete_reel(reel_id))

    def add_clips(self, reel_id: str, clip_ids: Sequence[str]) -> Future[Edit]:
        """Put marked clips at the end of a reel."""

        def operation(store: Store) -> Edit:
            edit = store.edit(reel_id)
            more = edit_clips([store.clip(clip_id) for clip_id in clip_ids], _games(store))
            for clip in more.clips:
                edit = arrange.add_clip(edit, clip, more.source(clip.source))
            store.put_edit(edit)
            return edit

        return self._operations.write("add clips", operation)

    def move_clip(self, reel_id: str, clip_id: str, to: int) -> Future[Edit]:
        """Put a clip at another place (0 = first)."""
        return self.change(reel_id, "move clip", lambda e: arrange.move_clip(e, clip_id, to))

    def remove_clip(self, reel_id: str, clip_id: str) -> Future[Edit]:
        """Take a clip out of the reel."""
        return self.change(reel_id, "remove clip", lambda e: arrange.remove_clip(e, clip_id))

    def rename_clip(self, reel_id: str, clip_id: str, name: str) -> Future[Edit]:
        """Give a clip of the reel (a chapter of the export) another name."""
        return self.change(reel_id, "rename clip", lambda e: arrange.rename_clip(e, clip_id, name))

    def set_ratio(self, reel_id: str, ratio: str) -> Future[Edit]:
        """``9:16``, ``4:5``, ``1:1``, ``16:9`` or ``source``; boxes keep their centres."""
        return self.change_with(reel_id, "change ratio", lambda e, files: reshaped(e, files, ratio))


def reshaped(edit: Edit, files: Files, ratio: str) -> Edit:
    """The edit in another aspect ratio; ``source`` is the shape of the first clip's footage."""
    sizes = sizes_of(files)
    first = sizes[edit.clips[0].source] if edit.clips else edit.reel.size
    return arrange.set_size(edit, size_for(ratio, first), sizes)


def _games(store: Store) -> dict[str, Game]:
    return {game.id: game for game in store.games()}
