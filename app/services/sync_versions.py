"""Looking at an old version: what it holds, and what restoring it would do, in a coach's words."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.core.clip import MarkedClip
from app.core.edit import Edit
from app.core.game import Game
from app.core.sync import Version
from app.services.sync_values import Counts, VersionItem, VersionLook, counted
from app.storage import Library, Store

ONLY_THEN, CHANGED = "only then", "changed since"


@dataclass(frozen=True, slots=True)
class Holding:
    """What a library holds, by id, without what is only about one laptop (where files are)."""

    games: Mapping[str, Game]
    clips: Mapping[str, MarkedClip]
    reels: Mapping[str, Edit]

    @property
    def counts(self) -> Counts:
        """How much that is."""
        return Counts(len(self.games), len(self.clips), len(self.reels))

    def clips_of(self, game_id: str) -> dict[str, MarkedClip]:
        """The clips of one game."""
        return {i: clip for i, clip in self.clips.items() if clip.game_id == game_id}


def holding(store: Store) -> Holding:
    """Everything that a coach would call the library."""
    games = {game.id: _anywhere(game) for game in store.games()}
    clips = {clip.id: clip for clip in store.clips() if clip.game_id in games}
    reels = {reel.id: _edit_anywhere(store.edit(reel.id)) for reel in store.reels()}
    return Holding(games, clips, reels)


def counts(store: Store) -> Counts:
    """How much a library holds."""
    return Counts(len(store.games()), len(store.clips()), len(store.reels()))


def holding_of(copy: Path, user_id: str) -> Holding:
    """What a copy of a database holds. The copy stays as it is; the look needs room for another."""
    with tempfile.TemporaryDirectory(prefix="reel-ballers-version-") as home:
        folder = Path(home) / "user_data" / user_id
        folder.mkdir(parents=True)
        shutil.copyfile(copy, folder / "database.sqlite")
        with Library.open(Path(home), user_id) as library:
            return library.run(holding).result().value


def look(version: Version, then: Holding, now: Holding) -> VersionLook:
    """The version as the coach sees it."""
    return VersionLook(
        version.version,
        version.commit_id,
        version.created_us,
        then.counts,
        tuple(_items(then, now)),
        tuple(differences(then, now)),
    )


def differences(then: Holding, now: Holding) -> Iterator[str]:
    """What restoring would do, one sentence each: games first, then their clips, then reels."""
    for game_id, game in then.games.items():
        if game_id not in now.games:
            clips = len(then.clips_of(game_id))
            yield f"The game “{game.name}” comes back with {counted(clips, 'clip')}."
            continue
        if game != now.games[game_id]:
            yield f"The game “{now.games[game_id].name}” gets the details back that it had then."
        yield from _clip_words(game.name, then.clips_of(game_id), now.clips_of(game_id))
    for game_id in now.games.keys() - then.games.keys():
        clips = len(now.clips_of(game_id))
        name = now.games[game_id].name
        yield f"The game “{name}” with {counted(clips, 'clip')} was added later and goes."
    for reel_id, edit in then.reels.items():
        if reel_id not in now.reels:
            yield f"The reel “{edit.reel.name}” comes back."
        elif edit != now.reels[reel_id]:
            yield f"The reel “{now.reels[reel_id].reel.name}” becomes what it was then."
    for reel_id in now.reels.keys() - then.reels.keys():
        yield f"The reel “{now.reels[reel_id].reel.name}” was made later and goes."


def _clip_words(
    game: str, then: Mapping[str, MarkedClip], now: Mapping[str, MarkedClip]
) -> Iterator[str]:
    back, gone = len(then.keys() - now.keys()), len(now.keys() - then.keys())
    other = sum(then[i] != now[i] for i in then.keys() & now.keys())
    parts = [
        f"{counted(back, 'clip')} {_verb(back, 'comes', 'come')} back" if back else "",
        f"{counted(gone, 'clip')} {_verb(gone, 'goes', 'go')}" if gone else "",
        f"{counted(other, 'clip')} {_verb(other, 'becomes', 'become')} as before" if other else "",
    ]
    if any(parts):
        yield f"“{game}”: {', '.join(part for part in parts if part)}."


def _items(then: Holding, now: Holding) -> Iterator[VersionItem]:
    per_game = Counter(clip.game_id for clip in then.clips.values())
    for i, game in then.games.items():
        same = game == now.games.get(i) and then.clips_of(i) == now.clips_of(i)
        yield VersionItem("game", i, game.name, per_game[i], _change(same, i in now.games))
    for i, edit in then.reels.items():
        same = edit == now.reels.get(i)
        clips = len(edit.clips)
        yield VersionItem("reel", i, edit.reel.name, clips, _change(same, i in now.reels))


def _change(same: bool, there: bool) -> str:
    return "" if same else CHANGED if there else ONLY_THEN


def _verb(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


def _anywhere(game: Game) -> Game:
    return replace(game, files=tuple(replace(file, path="") for file in game.files))


def _edit_anywhere(edit: Edit) -> Edit:
    return replace(edit, sources=tuple((key, replace(at, path="")) for key, at in edit.sources))
