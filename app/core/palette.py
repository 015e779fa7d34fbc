"""The tags and players of a sport as a coach arranged them: keys, and how much of a play each takes.

A ``SportTag`` row is an own tag, or a choice (key, lead, lag) about a tag that the sport has anyway.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.core.clip import LAG_US, LEAD_US
from app.core.library import Player, SportTag
from app.core.sports import SPORTS, TAKEN_LETTERS, TagGroup, tag_letters, tags_of

OWN_TAGS = "own"
MAX_REACH_US = 60_000_000
"""The longest lead or lag."""


@dataclass(frozen=True, slots=True)
class Palette:
    """What the chips, the letter keys and the one-key clips of a sport go by."""

    sport: str
    groups: tuple[TagGroup, ...]
    choices: tuple[SportTag, ...] = ()
    players: tuple[Player, ...] = ()

    @property
    def tags(self) -> tuple[str, ...]:
        """All tags in the order of the chips, each once."""
        return tuple(dict.fromkeys(tag for group in self.groups for tag in group.tags))

    @property
    def letters(self) -> dict[str, str]:
        """The key of each tag: the chosen one, else one that is free."""
        chosen = {tag.name: tag.hotkey for tag in self.choices if tag.hotkey}
        rest = tag_letters(
            (tag for tag in self.tags if tag not in chosen),
            TAKEN_LETTERS + "".join(chosen.values()),
        )
        found = {**chosen, **rest}
        return {tag: found[tag] for tag in self.tags if tag in found}

    def choice(self, tag: str) -> SportTag:
        """What the coach chose for a tag; all open where nothing was."""
        return next((c for c in self.choices if c.name == tag), SportTag(tag, self.sport))

    def reach(self, tags: Iterable[str]) -> tuple[int, int]:
        """Lead and lag of a one-key clip with these tags: the widest that one of them asks for."""
        wanted = [self.choice(tag) for tag in tags]
        leads = [tag.lead_us for tag in wanted if tag.lead_us is not None]
        lags = [tag.lag_us for tag in wanted if tag.lag_us is not None]
        return max(leads, default=LEAD_US), max(lags, default=LAG_US)


def palette(sport: str, choices: Sequence[SportTag], players: Sequence[Player] = ()) -> Palette:
    """The sport's own groups, with the coach's tags in their position or in a group of their own."""
    given = {tag.casefold() for tag in tags_of(sport)}
    own = [tag for tag in choices if tag.name.casefold() not in given]
    groups = [
        TagGroup(group.position, (*group.tags, *_named(own, group.position)))
        for group in SPORTS.get(sport, ())
    ]
    positions = {group.position for group in groups}
    others = [p for p in dict.fromkeys(tag.position for tag in own) if p and p not in positions]
    groups.extend(TagGroup(position, _named(own, position)) for position in others)
    rest = _named(own, "")
    if rest:
        groups.append(TagGroup(OWN_TAGS, rest))
    return Palette(sport, tuple(groups), tuple(choices), tuple(players))


def letter_problem(letters: Mapping[str, str], taken: str = TAKEN_LETTERS) -> str:
    """What is wrong with chosen keys (tag to letter), as a sentence; "" when they will do."""
    seen: dict[str, str] = {}
    for tag, letter in letters.items():
        if not letter:
            continue
        if len(letter) != 1 or not ("A" <= letter <= "Z"):
            return f"The key of {tag} must be one letter from A to Z."
        if letter in taken:
            return f"The key {letter} of {tag} is taken by a command; choose another letter."
        if letter in seen:
            return f"{seen[letter]} and {tag} both have the key {letter}; change one of them."
        seen[letter] = tag
    return ""


def _named(tags: Iterable[SportTag], position: str) -> tuple[str, ...]:
    return tuple(tag.name for tag in tags if tag.position == position)
