"""Mark plays at the speed of the game, and move them in and out as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from app.core.annotations import MAX_BYTES as MAX_TABLE_BYTES
from app.core.annotations import AnnotationRow, Parsed, format_csv, format_tsv, parse
from app.core.check import cleaned, shown
from app.core.clip import (
    DEFAULT_RATING,
    LAG_US,
    LAYERS,
    LEAD_US,
    MAX_NAME,
    MAX_NOTES,
    MAX_PLAYER,
    MAX_PLAYERS,
    MAX_TAG,
    MAX_TAGS,
    MIN_CLIP_US,
    RATINGS,
    Layer,
    MarkedClip,
    around,
    clamp_range,
)
from app.core.errors import BadAnnotations, BadInput
from app.core.filters import ClipFilter
from app.core.game import Game
from app.core.library import SportTag
from app.core.only_changed import only_changed
from app.core.sports import SPORTS, TagGroup, tags_of
from app.core.time import format_clock
from app.services.files import read_file, same_file, write_file
from app.services.lookup import found
from app.services.operations import Operations, chain
from app.storage import Store

OWN_TAGS = "own"
TOGETHER = (("start_us", "end_us"),)
TABLE_ENDINGS = (".tsv", ".csv", ".txt")


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of an annotation file: clips added, and sentences about the other rows."""

    added: tuple[MarkedClip, ...]
    problems: tuple[str, ...]
    warnings: tuple[str, ...]


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
        lead_us: int = LEAD_US,
        lag_us: int = LAG_US,
        layer: Layer = "athlete",
    ) -> Future[MarkedClip]:
        """The one-key clip: from 9 s before the playhead to 3 s after it, inside the game."""

        def operation(store: Store) -> MarkedClip:
            game = store.game(game_id)
            start, end = around(playhead_us, game.duration_us, lead_us, lag_us)
            clip = MarkedClip(str(uuid4()), game_id, start, end, rating, tuple(tags), layer=layer)
            return _put(store, clip, game)

        return self._operations.write("mark clip", operation)

    def add(self, clip: MarkedClip) -> Future[MarkedClip]:
        """Write a new clip with a range of its own; the id may be empty."""
        new = replace(clip, id=clip.id or str(uuid4()))
        return self._operations.write(
            "add clip", lambda store: _put(store, new, store.game(new.game_id))
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
            return _put(store, new, store.game(new.game_id))

        return self._operations.write(what, operation)

    def delete(self, clip_id: str, what: str = "delete clip") -> Future[None]:
        """Take a clip away; reels made from it keep their own clips."""
        return self._operations.write(what, lambda store: store.delete_clip(clip_id))

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

        def operation(store: Store) -> tuple[TagGroup, ...]:
            own = tuple(tag.name for tag in _own_tags(store, sport))
            extra = (TagGroup(OWN_TAGS, own),) if own else ()
            return (*SPORTS.get(sport, ()), *extra)

        return self._operations.read(operation)

    def own_tags(self, sport: str) -> Future[tuple[SportTag, ...]]:
        """The coach's own tags and choices (hotkey, lead and lag) of a sport."""
        return self._operations.read(lambda store: tuple(store.tags(sport)))

    def add_tag(self, tag: SportTag) -> Future[None]:
        """Add an own tag to a sport, or change its hotkey, lead or lag."""

        def operation(store: Store) -> None:
            store.put_tag(replace(tag, name=_word("tag", tag.name, MAX_TAG)))

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

    def import_file(self, game_id: str, path: Path) -> Future[ImportReport]:
        """Add the good rows of a TSV or CSV file as one undo step; bad rows are listed."""

        def read() -> bytes:
            return read_file(path, MAX_TABLE_BYTES, BadAnnotations)

        def operation(store: Store, table: bytes) -> ImportReport:
            game = store.game(game_id)
            known = (*tags_of(game.sport), *(tag.name for tag in _own_tags(store, game.sport)))
            try:
                parsed = parse(table, known)
            except BadAnnotations as error:
                raise BadAnnotations(f"{path}: {error.sentence}") from error
            return _import(store, game, parsed)

        return chain(
            self._pool.submit(read),
            lambda table: self._operations.write(
                "import annotations", lambda store: operation(store, table)
            ),
        )

    def export_file(
        self, game_id: str, path: Path, which: ClipFilter = ClipFilter()
    ) -> Future[int]:
        """Write the clips as TSV (or CSV when ``path`` ends so); how many there were.

        ``BadInput`` for another ending and for a path that is footage of the library.
        """
        layout = format_csv if path.suffix.lower() == ".csv" else format_tsv

        def operation(store: Store) -> tuple[tuple[MarkedClip, ...], tuple[Game, ...]]:
            store.game(game_id)
            return _clips(store, game_id, which), tuple(store.games())

        def write(found: tuple[tuple[MarkedClip, ...], tuple[Game, ...]]) -> int:
            clips, games = found
            _check_table_path(path, games)
            write_file(path, layout(clips).encode())
            return len(clips)

        return chain(
            self._operations.read(operation), lambda found: self._pool.submit(write, found)
        )


def _check_table_path(path: Path, games: Iterable[Game]) -> None:
    """``BadInput`` for a path that a table must not be written to."""
    for game in games:
        if any(same_file(path, Path(file.path)) for file in game.files):
            raise BadInput(f"{path} is footage of the game {game.name!r}; choose another name.")
    if path.suffix.lower() not in TABLE_ENDINGS:
        raise BadInput(f"{path} does not end in .tsv, .csv or .txt; tables are written as those.")
    end = path.resolve().suffix.lower() if path.is_symlink() else path.suffix.lower()
    if end not in TABLE_ENDINGS:
        raise BadInput(f"{path} is a link to something else than a table; choose another name.")


def _clips(store: Store, game_id: str | None, which: ClipFilter) -> tuple[MarkedClip, ...]:
    fitting = (clip for clip in store.clips(game_id) if which.matches(clip))
    return tuple(sorted(fitting, key=lambda clip: (clip.game_id, clip.start_us, clip.end_us)))


def _own_tags(store: Store, sport: str) -> Iterable[SportTag]:
    given = {tag.casefold() for tag in tags_of(sport)}
    return [tag for tag in store.tags(sport) if tag.name.casefold() not in given]


def _put(store: Store, clip: MarkedClip, game: Game) -> MarkedClip:
    """Write a clip after making it valid. ``BadInput`` for what cannot be made valid."""
    if clip.rating not in RATINGS:
        raise BadInput(f"The rating must be 1 to 5, is {shown(clip.rating)}.")
    if clip.layer not in LAYERS:
        raise BadInput(f"The layer must be one of {', '.join(LAYERS)}, is {shown(clip.layer)}.")
    clip = _with_good_words(clip)
    start, end = clamp_range(clip.start_us, clip.end_us, game.duration_us)
    clip = replace(clip, start_us=start, end_us=end)
    store.put_clip(clip)
    return clip


def _with_good_words(clip: MarkedClip) -> MarkedClip:
    """The clip without control characters and doubles; ``BadInput`` for what is too long."""
    tags = _words("tag", clip.tags, MAX_TAGS, MAX_TAG)
    players = _words("player", clip.players, MAX_PLAYERS, MAX_PLAYER)
    name = _word("name", clip.typed_name, MAX_NAME)
    notes = cleaned(clip.notes, len(clip.notes), lines=True).rstrip()
    if len(notes) > MAX_NOTES:
        raise BadInput(f"Notes have at most {MAX_NOTES} characters; these have {len(notes)}.")
    return replace(clip, tags=tags, players=players, typed_name=name, notes=notes)


def _words(what: str, words: Iterable[str], most: int, longest: int) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(filter(None, (_word(what, word, longest) for word in words))))
    if len(found) > most:
        raise BadInput(f"A clip has at most {most} {what}s; this one has {len(found)}.")
    return found


def _word(what: str, word: str, longest: int) -> str:
    word = cleaned(word, len(word)).strip()
    if len(word) > longest:
        raise BadInput(
            f"The {what} {shown(word)} has {len(word)} characters; at most {longest} are kept."
        )
    return word


def _import(store: Store, game: Game, parsed: Parsed) -> ImportReport:
    added: list[MarkedClip] = []
    problems = list(parsed.problems)
    warnings = list(parsed.warnings)
    there = {_identity(clip) for clip in store.clips(game.id)}
    for row in parsed.rows:
        if row.start_us > game.duration_us - MIN_CLIP_US:
            length = format_clock(game.duration_us)
            start = format_clock(row.start_us)
            problems.append(f"Line {row.line}: starts at {start}, but the game is {length} long")
            continue
        if row.end_us > game.duration_us:
            warnings.append(f"Line {row.line}: cut at the end of the game")
        clip = _from_row(row, game)
        if _identity(clip) in there:
            warnings.append(f"Line {row.line}: this clip is already there, left out")
            continue
        there.add(_identity(clip))
        added.append(_put(store, clip, game))
    return ImportReport(tuple(added), tuple(problems), tuple(warnings))


def _from_row(row: AnnotationRow, game: Game) -> MarkedClip:
    start, end = clamp_range(row.start_us, row.end_us, game.duration_us)
    clip = MarkedClip(
        str(uuid4()), game.id, start, end, row.rating, row.tags, (), row.name, row.notes
    )
    return _with_good_words(clip)


def _identity(clip: MarkedClip) -> tuple[object, ...]:
    return clip.start_us, clip.end_us, clip.rating, clip.tags, clip.name, clip.notes
