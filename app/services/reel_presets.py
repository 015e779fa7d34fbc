"""What a reel is for: its preset is kept with the library, its clips are ordered and cut to fit."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace

from app.core.clip import MarkedClip
from app.core.document import checked
from app.core.edit import Edit, EditClip
from app.core.game import Game
from app.core.presets import UNRATED, ClipFacts, PresetName, fitted, ordered, preset_of
from app.services.operations import Operations
from app.storage import Store

_KEY = "reel_preset:"


class ReelPresets:
    """Each change is one undo step."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations

    def get(self, reel_id: str) -> Future[PresetName]:
        """The preset of a reel; "" for none."""
        return self._operations.read(lambda s: preset_of(s.setting(_KEY + reel_id)).name)

    def choose(self, reel_id: str, name: PresetName) -> Future[Edit]:
        """Give a reel a preset and put its clips in the order of it."""

        def operation(store: Store) -> Edit:
            preset, edit = preset_of(name), store.edit(reel_id)
            store.put_setting(_KEY + reel_id, preset.name or None)
            if not preset.name:
                return edit
            return _put(store, edit, ordered(edit.clips, facts_of(store, edit), preset.order))

        return self._operations.write("choose length", operation)

    def fit(self, reel_id: str) -> Future[Edit]:
        """Take the lowest rated clips out until the reel is as short as its preset wants."""

        def operation(store: Store) -> Edit:
            edit = store.edit(reel_id)
            limit = preset_of(store.setting(_KEY + reel_id)).max_us
            return _put(store, edit, fitted(edit.clips, facts_of(store, edit), edit.reel, limit))

        return self._operations.write("fit reel", operation)


def facts_of(store: Store, edit: Edit) -> dict[str, ClipFacts]:
    """What is known of the clips of an edit, by the marks they were made from."""
    games = {file.id: (game, i) for game in store.games() for i, file in enumerate(game.files)}
    used = {games[clip.source][0].id for clip in edit.clips if clip.source in games}
    marks = {game_id: store.clips(game_id) for game_id in used}
    found = {}
    for clip in edit.clips:
        game, at = games.get(clip.source, (None, 0))
        found[clip.id] = _facts(clip, game, at, marks.get(game.id, []) if game else [])
    return found


def _facts(
    clip: EditClip, game: Game | None, file_at: int, marks: Sequence[MarkedClip]
) -> ClipFacts:
    if game is None:
        return ClipFacts(UNRATED, ("", clip.source, clip.start_us))
    offset = game.offset_us(file_at)
    start, end = clip.start_us + offset, clip.end_us + offset

    def shared(mark: MarkedClip) -> int:
        return min(end, mark.end_us) - max(start, mark.start_us)

    best = max(marks, key=shared, default=None)
    rating = best.rating if best is not None and shared(best) > 0 else UNRATED
    return ClipFacts(rating, (game.date, game.id, start))


def _put(store: Store, edit: Edit, clips: tuple[EditClip, ...]) -> Edit:
    """The edit with these clips (and without sources that none of them uses), written."""
    used = {clip.source for clip in clips}
    sources = tuple(source for source in edit.sources if source[0] in used)
    new = checked(replace(edit, clips=clips, sources=sources))
    if new != edit:
        store.put_edit(new)
    return new
