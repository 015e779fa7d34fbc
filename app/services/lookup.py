"""Finding things the way people name them, and the footage behind an edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol, TypeVar

from app.core.check import shown
from app.core.edit import Edit
from app.core.errors import BadInput, NotFound
from app.core.game import Game, GameFile
from app.storage import Store

SHORTEST_ID = 4
_LISTS = {
    "game": "reel-ballers games list",
    "clip": "reel-ballers games clips GAME",
    "reel": "reel-ballers reels list",
    "job": "reel-ballers jobs list",
}


class Named(Protocol):
    """Anything with an id and a name."""

    @property
    def id(self) -> str:
        """The UUID."""

    @property
    def name(self) -> str:
        """What people see."""


N = TypeVar("N", bound=Named)


def found(text: str, things: Iterable[N], kind: str) -> N:
    """The thing with this id, this name (case ignored), or an id that starts so.

    ``NotFound`` when there is none, ``BadInput`` when several fit; the sentence says what to do.
    """
    things = list(things)
    exact = [thing for thing in things if thing.id == text]
    named = [thing for thing in things if thing.name.casefold() == text.casefold()]
    begun = [t for t in things if len(text) >= SHORTEST_ID and t.id.startswith(text.lower())]
    for fits in (exact, named, begun):
        if len(fits) == 1:
            return fits[0]
        if len(fits) > 1:
            ids = ", ".join(thing.id[:8] for thing in fits[:4])
            raise BadInput(f"{len(fits)} {kind}s fit {shown(text)}; use an id: {ids}.")
    raise NotFound(f"There is no {kind} {shown(text)}; see `{_LISTS[kind]}`.")


def files_of(games: Iterable[Game]) -> dict[str, GameFile]:
    """All files of some games by id; a file's id is the id of the sources made from it."""
    return {file.id: file for game in games for file in game.files}


def sources_of(store: Store, edit: Edit) -> dict[str, GameFile]:
    """The file behind each source of an edit. ``NotFound`` when its game is gone."""
    files = files_of(store.games())
    missing = [source_id for source_id, _ in edit.sources if source_id not in files]
    if missing:
        path = edit.source(missing[0]).path
        raise NotFound(
            f"The game with {path} is not in the library; bring it back with File → "
            "Removed Games… or open its video again."
        )
    return {source_id: files[source_id] for source_id, _ in edit.sources}


def sizes_of(files: Mapping[str, GameFile]) -> dict[str, tuple[int, int]]:
    """Upright sizes by source."""
    return {source_id: (file.width, file.height) for source_id, file in files.items()}


def with_paths(edit: Edit, files: Mapping[str, GameFile]) -> Edit:
    """The edit with the paths (and hashes) its files have now."""
    sources = tuple(
        (i, replace(s, path=files[i].path, sha256=files[i].sha256 or s.sha256) if i in files else s)
        for i, s in edit.sources
    )
    return replace(edit, sources=sources)
