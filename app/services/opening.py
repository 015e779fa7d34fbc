"""What the desktop asks to open: footage that is known already, a reel in a file, a link."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from uuid import uuid4

from app.core.document import checked
from app.core.edit import Edit
from app.core.errors import BadInput, NotFound
from app.core.game import Game
from app.core.link import Link, LinkKind
from app.services.edit_file import EditFile
from app.services.import_game import Games
from app.services.operations import Operations, chain, finished, then
from app.storage import Store

logger = logging.getLogger(__name__)

ENDING = ".reel"
"""Of an edit document as a file of its own: ``reel-ballers reels edit REEL > goal.reel``."""
_Run = Callable[[Callable[[], Edit]], Future[Edit]]


@dataclass(frozen=True, slots=True)
class Opened:
    """What is to be shown."""

    kind: LinkKind
    id: str
    name: str


class OpenedFiles:
    """Finds what is in the library, and takes in what is not. Each write is one undo step."""

    def __init__(self, operations: Operations, games: Games, run: _Run) -> None:
        """``run`` does something away from the library's thread."""
        self._operations, self._games, self._run = operations, games, run

    def known(self, paths: Sequence[Path]) -> Future[Game | None]:
        """The game that has all of these files, if they are in the library already."""
        wanted = {str(path.absolute()) for path in paths}

        def look(store: Store) -> Game | None:
            games = (g for g in store.games() if wanted <= {file.path for file in g.files})
            return next(games, None)

        return self._operations.read(look)

    def link(self, link: Link) -> Future[Opened]:
        """What a link points to; ``NotFound`` when this library does not have it."""

        def look(store: Store) -> Opened:
            things = store.games() if link.kind == "game" else store.reels()
            fits = [thing for thing in things if thing.id.startswith(link.id)]
            if len(fits) != 1:
                raise NotFound(
                    f"The {link.kind} of this link is not in this library; it may be in another "
                    "one, or removed."
                )
            return Opened(link.kind, fits[0].id, fits[0].name)

        return self._operations.read(look)

    def reel(self, path: Path) -> Future[Opened]:
        """A reel file becomes a reel of the library, and its footage games where they are new.

        A reel that the library has as it is, is found and not made again. ``BadInput``,
        ``MediaGone`` or ``BadMedia`` name what is wrong with the file or its footage.
        """
        return chain(self._run(lambda: _used(EditFile(path).edit)), self._with_footage)

    def _with_footage(self, edit: Edit) -> Future[Opened]:
        """Add the files that the library lacks, one game each, then write the reel."""
        adding: Future[Game | None] = finished(None)
        for source in dict.fromkeys(source.path for _, source in edit.sources):
            adding = chain(adding, partial(self._add, Path(source)))
        return chain(adding, lambda _: self._operations.write("open reel", partial(_put, edit)))

    def _add(self, path: Path, _before: Game | None) -> Future[Game | None]:
        def unless_known(game: Game | None) -> Future[Game | None]:
            return finished(game) if game is not None else then(self._games.add([path]), _same)

        return chain(self.known([path]), unless_known)


def _same(game: Game) -> Game | None:
    return game


def _used(edit: Edit) -> Edit:
    """The edit with the sources its clips use: the others' files need not be there."""
    if not edit.clips:
        raise BadInput("There is no clip in this reel.")
    used = {clip.source for clip in edit.clips}
    return replace(edit, sources=tuple(pair for pair in edit.sources if pair[0] in used))


def _put(edit: Edit, store: Store) -> Opened:
    """Write an edit of other ids into the library, unless it is there already."""
    by_path = {file.path: file for game in store.games() for file in game.files}
    files = {source_id: by_path[source.path] for source_id, source in edit.sources}
    sources = {
        files[source_id].id: replace(source, sha256=files[source_id].sha256)
        for source_id, source in edit.sources
    }
    clips = tuple(replace(clip, source=files[clip.source].id) for clip in edit.clips)
    mine = replace(edit, sources=tuple(sorted(sources.items())), clips=clips)
    if any(reel.id == edit.reel.id for reel in store.reels()):
        there = store.edit(edit.reel.id)
        if (there.reel, there.clips) == (mine.reel, mine.clips):
            return Opened("reel", edit.reel.id, edit.reel.name)
    new = checked(
        replace(
            mine,
            reel=replace(mine.reel, id=str(uuid4())),
            clips=tuple(replace(clip, id=str(uuid4())) for clip in mine.clips),
        )
    )
    store.put_edit(new)
    return Opened("reel", new.reel.id, new.reel.name)
