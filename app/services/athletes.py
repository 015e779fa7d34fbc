"""The athletes of one coach: several profiles, one of which is worked for now.

A profile is a synced setting of its own, so that two laptops may add some apart. Which one is chosen
is a matter of this computer. A clip belongs to an athlete by naming them among its players: the same
name that filters, exports and tables know.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from uuid import uuid4

from app.core.check import cleaned
from app.core.clip import MAX_PLAYER
from app.core.errors import BadInput, NotFound
from app.core.library import Athlete
from app.services.operations import Operations
from app.storage import Store

KEY = "athlete:"
CHOSEN = "athlete"
MOST = 200


class Athletes:
    """Adding, renaming and removing are undo steps; choosing is not."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations

    def list(self) -> Future[tuple[Athlete, ...]]:
        """All profiles, by name."""
        return self._operations.read(_athletes)

    def current(self) -> Future[Athlete | None]:
        """Who is worked for on this computer; None for nobody in particular."""
        return self._operations.read(current)

    def choose(self, athlete_id: str) -> Future[Athlete | None]:
        """Work for this athlete from now on, or ("") for nobody in particular."""

        def operation(store: Store) -> Athlete | None:
            if athlete_id:
                _athlete(store, athlete_id)
            store.put_local(CHOSEN, athlete_id or None)
            return current(store)

        return self._operations.write("", operation, undo=False)

    def add(self, name: str) -> Future[Athlete]:
        """A new profile, which is chosen at once. ``BadInput`` for no name or one that is there."""

        def operation(store: Store) -> Athlete:
            known = _athletes(store)
            if len(known) >= MOST:
                raise BadInput(f"A library has at most {MOST} athletes; remove one first.")
            athlete = Athlete(str(uuid4()), _name(name, known))
            store.put_setting(KEY + athlete.id, athlete.name)
            store.put_local(CHOSEN, athlete.id)
            return athlete

        return self._operations.write("add athlete", operation)

    def rename(self, athlete_id: str, name: str) -> Future[Athlete]:
        """Another name, also in the clips of the layer *My athlete* that name them."""

        def operation(store: Store) -> Athlete:
            old = _athlete(store, athlete_id)
            others = [athlete for athlete in _athletes(store) if athlete.id != athlete_id]
            new = replace(old, name=_name(name, others))
            store.put_setting(KEY + new.id, new.name)
            for clip in store.clips():
                if clip.layer == "athlete" and old.name in clip.players:
                    names = (new.name if player == old.name else player for player in clip.players)
                    store.put_clip(replace(clip, players=tuple(dict.fromkeys(names))))
            return new

        return self._operations.write("rename athlete", operation)

    def remove(self, athlete_id: str) -> Future[None]:
        """Take a profile away; clips go on naming the player."""

        def operation(store: Store) -> None:
            _athlete(store, athlete_id)
            store.put_setting(KEY + athlete_id, None)
            if store.local(CHOSEN) == athlete_id:
                store.put_local(CHOSEN, None)

        return self._operations.write("remove athlete", operation)


def current(store: Store) -> Athlete | None:
    """Who is worked for on this computer."""
    chosen = store.local(CHOSEN)
    return next((athlete for athlete in _athletes(store) if athlete.id == chosen), None)


def current_players(store: Store) -> tuple[str, ...]:
    """The players of a new clip of the layer *My athlete*."""
    athlete = current(store) if store.local(CHOSEN) else None
    return (athlete.name,) if athlete is not None else ()


def _athletes(store: Store) -> tuple[Athlete, ...]:
    found = [
        Athlete(key.removeprefix(KEY), value)
        for key, value in store.settings().items()
        if key.startswith(KEY) and isinstance(value, str)
    ]
    return tuple(sorted(found, key=lambda athlete: (athlete.name.casefold(), athlete.id)))


def _athlete(store: Store, athlete_id: str) -> Athlete:
    for athlete in _athletes(store):
        if athlete.id == athlete_id:
            return athlete
    raise NotFound("This athlete was removed meanwhile; choose another one.")


def _name(name: str, others: Sequence[Athlete]) -> str:
    """The name as it is kept. A comma would make two players of it."""
    words = " ".join(cleaned(name, len(name)).replace(",", " ").split())
    if not words:
        raise BadInput("An athlete needs a name.")
    if len(words) > MAX_PLAYER:
        raise BadInput(f"The name has {len(words)} characters; at most {MAX_PLAYER} are kept.")
    if any(athlete.name.casefold() == words.casefold() for athlete in others):
        raise BadInput(f"There is an athlete {words} already; add something to tell them apart.")
    return words
