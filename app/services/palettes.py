"""The coach's own tags, players, keys, and leads and lags per sport; what trimming taught."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from dataclasses import replace

from app.core.clip import MAX_PLAYER, MAX_TAG
from app.core.errors import BadInput
from app.core.learned import Learned, learned, worth_offering
from app.core.library import Player, SportTag
from app.core.palette import MAX_REACH_US, Palette, letter_problem, palette
from app.core.sports import sport_title, tags_of
from app.services.clip_rules import one_word
from app.services.operations import Operations
from app.storage import Store

MAX_OWN, MAX_ROSTER, MAX_NUMBER = 60, 200, 8


class Palettes:
    """What the coach arranged for each sport. It is synced."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations

    def get(self, sport: str) -> Future[Palette]:
        """The palette of a sport."""
        return self._operations.read(lambda store: palette_of(store, sport))

    def save(
        self, shown: Palette, tags: Sequence[SportTag], players: Sequence[Player]
    ) -> Future[None]:
        """Write the coach's tags and players of a sport as one undo step.

        Only what differs from what was ``shown`` is written, so that what another laptop changed
        meanwhile stays. ``BadInput`` for words that are too long, double or keys that clash.
        """

        def operation(store: Store) -> None:
            new_tags = checked_tags(shown.sport, tags, shown.choices)
            new_players = _checked_players(shown.sport, players, len(shown.players))
            old_tags = {tag.name: tag for tag in shown.choices}
            for tag in new_tags:
                if old_tags.pop(tag.name, None) != tag:
                    store.put_tag(tag)
            for name in old_tags:
                store.delete_tag(shown.sport, name)
            old_players = {player.name: player for player in shown.players}
            for player in new_players:
                if old_players.pop(player.name, None) != player:
                    store.put_player(player)
            for name in old_players:
                store.delete_player(shown.sport, name)

        return self._operations.write("edit tags and players", operation)

    def set_reach(
        self, sport: str, tag: str, lead_us: int | None, lag_us: int | None
    ) -> Future[None]:
        """Write the lead and lag of one tag; None is the default again."""

        def operation(store: Store) -> None:
            now = palette_of(store, sport).choice(tag)
            new = replace(now, lead_us=lead_us, lag_us=lag_us)
            checked = checked_tags(sport, [new])
            for one in checked:
                store.put_tag(one)
            if not checked:  # nothing is chosen about it any more
                store.delete_tag(sport, tag)

        return self._operations.write(f"set lead and lag of {tag}", operation)

    def learned(self, sport: str, tags: Iterable[str]) -> Future[tuple[Learned, ...]]:
        """What trimming says about these tags: those that have five clips or more."""
        tags = tuple(tags)

        def operation(store: Store) -> tuple[Learned, ...]:
            return _learned(store, sport, tags)

        return self._operations.read(operation)

    def offer(self, sport: str, tags: Iterable[str]) -> Future[Learned | None]:
        """The first of these tags whose clips the coach trims to something else than it has."""
        tags = tuple(tags)

        def operation(store: Store) -> Learned | None:
            now = palette_of(store, sport)
            found = _learned(store, sport, tags)
            return next((one for one in found if worth_offering(one, now)), None)

        return self._operations.read(operation)


def palette_of(store: Store, sport: str) -> Palette:
    """The palette of a sport as the library holds it."""
    return palette(sport, store.tags(sport), store.players(sport))


def own_tags(sport: str, tags: Iterable[SportTag]) -> int:
    """How many of these are not tags that the sport has anyway."""
    given = {tag.casefold() for tag in tags_of(sport)}
    return sum(tag.name.casefold() not in given for tag in tags)


def checked_tags(
    sport: str, tags: Iterable[SportTag], before: Iterable[SportTag] = ()
) -> tuple[SportTag, ...]:
    """Tags as they are kept: those of the sport only where something was chosen. ``BadInput``.

    More own tags than there may be stay when there were as many ``before`` (another laptop's and
    this one's add up); only more are refused.
    """
    given = {tag.casefold(): tag for tag in tags_of(sport)}
    found: dict[str, SportTag] = {}
    for tag in tags:
        name = one_word("tag", tag.name.replace(",", " ").replace(";", " "), MAX_TAG)
        name = given.get(name.casefold(), name)
        if not name:
            continue
        if name.casefold() in found:
            raise BadInput(f"The tag {name!r} stands twice; take one of them away.")
        _check_reach(name, tag)
        new = replace(tag, name=name, sport=sport, hotkey=tag.hotkey.strip().upper())
        chosen = new.hotkey or new.lead_us is not None or new.lag_us is not None
        if chosen or name.casefold() not in given:
            found[name.casefold()] = new
    if own_tags(sport, found.values()) > max(MAX_OWN, own_tags(sport, before)):
        raise BadInput(f"A sport has at most {MAX_OWN} own tags.")
    problem = letter_problem({tag.name: tag.hotkey for tag in found.values()})
    if problem:
        raise BadInput(problem)
    return tuple(found.values())


def _check_reach(name: str, tag: SportTag) -> None:
    for what, us in (("lead", tag.lead_us), ("lag", tag.lag_us)):
        if us is not None and not 0 <= us <= MAX_REACH_US:
            raise BadInput(f"The {what} of {name} must be from 0 to {MAX_REACH_US // 10**6} s.")


def _checked_players(sport: str, players: Iterable[Player], before: int) -> tuple[Player, ...]:
    found: dict[str, Player] = {}
    for player in players:
        name = one_word("player", player.name.replace(",", " "), MAX_PLAYER)
        if not name:
            continue
        if name.casefold() in found:
            raise BadInput(f"The player {name!r} stands twice; take one of them away.")
        found[name.casefold()] = Player(name, sport, one_word("number", player.number, MAX_NUMBER))
    if len(found) > max(MAX_ROSTER, before):
        raise BadInput(f"{sport_title(sport)} has at most {MAX_ROSTER} players.")
    return tuple(found.values())


def _learned(store: Store, sport: str, tags: Iterable[str]) -> tuple[Learned, ...]:
    games = {game.id: game.duration_us for game in store.games() if game.sport == sport}
    found = []
    for tag in tags:
        clips = [clip for clip in store.tagged_clips(tag) if clip.game_id in games]
        one = learned(clips, games, tag)
        if one is not None:
            found.append(one)
    return tuple(found)
