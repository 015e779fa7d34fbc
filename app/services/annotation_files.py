"""Marked clips in and out as files: what of a file comes into a game, and how games are written.

Layouts: tab-separated or comma-separated tables (``app.core.annotations``) and Sportscode-style XML
(``app.core.instances``). Reading goes by what is in the file, writing by the ending of its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from app.core.annotation_row import MAX_BYTES, AnnotationRow, Parsed
from app.core.annotations import format_csv, format_tsv, parse
from app.core.clip import MarkedClip, clamp_range
from app.core.errors import BadAnnotations, BadInput
from app.core.game import Game
from app.core.instances import format_instances, is_xml, parse_instances
from app.core.library import Player, SportTag
from app.core.sports import tags_of
from app.core.time import format_clock
from app.services.clip_rules import put_marked, with_good_words
from app.services.files import read_file, same_file
from app.services.palettes import MAX_OWN, MAX_ROSTER, own_tags
from app.storage import Store

XML_ENDING = ".xml"
FILE_ENDINGS = (".tsv", ".csv", ".txt", XML_ENDING)
_HALF_MS, _MS = 500, 1000
_FEW = 5
"""So many words that found no room are named."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of an annotation file: clips added, and sentences about the other rows."""

    added: tuple[MarkedClip, ...]
    problems: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What would become of an annotation file.

    ``clips`` would come in (their ids are of this preview), ``problems`` and ``repeats`` (clips that
    are there already) would not, ``warnings`` are about those that would. ``new_tags`` and
    ``new_players`` are words that the sport does not have.
    """

    game_id: str
    path: Path
    parsed: Parsed
    clips: tuple[MarkedClip, ...]
    problems: tuple[str, ...]
    repeats: tuple[str, ...]
    warnings: tuple[str, ...]
    new_tags: tuple[str, ...]
    new_players: tuple[str, ...]


def known_tags(store: Store, game_id: str) -> tuple[str, ...]:
    """The tags that rows of a game's files may have without being new."""
    sport = store.game(game_id).sport
    return (*tags_of(sport), *(tag.name for tag in store.tags(sport)))


def read(path: Path, known: Iterable[str]) -> Parsed:
    """The rows of an annotation file. ``BadAnnotations`` names one that cannot be read.

    A large one takes a while: not for the library's thread.
    """
    data = read_file(path, MAX_BYTES, BadAnnotations)
    layout = parse_instances if is_xml(data) else parse
    try:
        return layout(data, known)
    except BadAnnotations as error:
        raise BadAnnotations(f"{path}: {error.sentence}") from error


def preview(store: Store, game_id: str, path: Path, parsed: Parsed) -> ImportPreview:
    """Decide about every row of a file, and write nothing."""
    return _decided(store, store.game(game_id), path, parsed)


def write(store: Store, game_id: str, parsed: Parsed, keep_words: bool) -> ImportReport:
    """Add the rows that come in; decided anew, for the game may have changed since the preview."""
    game = store.game(game_id)
    decided = _decided(store, game, Path(), parsed)
    added = tuple(put_marked(store, clip, game) for clip in decided.clips)
    kept = _keep_words(store, game.sport, decided) if keep_words and added else ()
    return ImportReport(added, decided.problems, (*kept, *decided.warnings, *decided.repeats))


def _keep_words(store: Store, sport: str, decided: ImportPreview) -> tuple[str, ...]:
    """Give the sport the new words that it has room for; a sentence about those that are left over.

    A tag that the sport has by now (it came with a sync, say) keeps its letter, lead and lag.
    """
    tags = store.tags(sport)
    known = {tag.name.casefold() for tag in tags}
    new = [tag for tag in decided.new_tags if tag.casefold() not in known]
    room = max(0, MAX_OWN - own_tags(sport, tags))
    for tag in new[:room]:
        store.put_tag(SportTag(tag, sport))
    players = decided.new_players
    seats = max(0, MAX_ROSTER - len(store.players(sport)))
    for player in players[:seats]:
        store.put_player(Player(player, sport))
    return (
        *_left_over("own tags", MAX_OWN, new[room:]),
        *_left_over("players", MAX_ROSTER, players[seats:]),
    )


def _left_over(what: str, most: int, words: Sequence[str]) -> tuple[str, ...]:
    if not words:
        return ()
    few = ", ".join(words[:_FEW]) + (f" and {len(words) - _FEW} more" if len(words) > _FEW else "")
    return (f"A sport has at most {most} {what}; the clips keep theirs, left out are: {few}",)


def layout_for(path: Path) -> Callable[[Iterable[MarkedClip]], str]:
    """How clips are written to a file with this name."""
    ending = path.suffix.lower()
    return {".csv": format_csv, XML_ENDING: format_instances}.get(ending, format_tsv)


def check_path(path: Path, games: Iterable[Game]) -> None:
    """``BadInput`` for a path that a table must not be written to."""
    for game in games:
        if any(same_file(path, Path(file.path)) for file in game.files):
            raise BadInput(f"{path} is footage of the game {game.name!r}; choose another name.")
    if path.suffix.lower() not in FILE_ENDINGS:
        raise BadInput(
            f"{path} does not end in .tsv, .csv, .txt or .xml; clips are written as those."
        )
    end = path.resolve().suffix.lower() if path.is_symlink() else path.suffix.lower()
    if end not in FILE_ENDINGS:
        raise BadInput(f"{path} is a link to something else than a table; choose another name.")


def _decided(store: Store, game: Game, path: Path, parsed: Parsed) -> ImportPreview:
    clips: list[MarkedClip] = []
    problems, warnings = list(parsed.problems), list(parsed.warnings)
    repeats: list[str] = []
    mine = store.clips(game.id)
    there = {_identity(clip, whole=whole) for clip in mine for whole in (True, False)}
    for row in parsed.rows:
        if row.start_us >= game.duration_us:
            length, start = format_clock(game.duration_us), format_clock(row.start_us)
            problems.append(f"Line {row.line}: starts at {start}, but the game is {length} long")
            continue
        clip, whole = _from_row(row, game), row.players is not None
        if _identity(clip, whole=whole) in there:
            repeats.append(f"Line {row.line}: this clip is already there, left out")
            continue
        there |= {_identity(clip, whole=True), _identity(clip, whole=False)}
        if row.end_us > game.duration_us:
            warnings.append(f"Line {row.line}: cut at the end of the game")
        clips.append(clip)
    used = {tag for clip in clips for tag in clip.tags}
    return ImportPreview(
        game.id,
        path,
        parsed,
        tuple(clips),
        tuple(sorted(problems, key=_line)),
        tuple(repeats),
        tuple(sorted(warnings, key=_line)),
        tuple(tag for tag in parsed.new_tags if tag in used),
        _new_players(store, game, clips),
    )


def _line(sentence: str) -> int:
    """The number in ``Line n: why``."""
    return int(sentence.removeprefix("Line ").partition(":")[0])


def _new_players(store: Store, game: Game, clips: Iterable[MarkedClip]) -> tuple[str, ...]:
    known = {player.name.casefold() for player in store.players(game.sport)}
    named = dict.fromkeys(name for clip in clips for name in clip.players)
    return tuple(name for name in named if name.casefold() not in known)


def _from_row(row: AnnotationRow, game: Game) -> MarkedClip:
    start, end = clamp_range(row.start_us, row.end_us, game.duration_us)
    clip = MarkedClip(
        str(uuid4()), game.id, start, end, row.rating, row.tags, (), row.name, row.notes
    )
    if row.players is not None:
        clip = replace(clip, players=row.players)
    if row.layer is not None:
        clip = replace(clip, layer=row.layer)
    return with_good_words(clip)


def _identity(clip: MarkedClip, *, whole: bool) -> tuple[object, ...]:
    """What makes two clips the same one, as far as a table holds it, or in all (``whole``)."""
    notes = " ".join(clip.notes.split())
    if whole:
        times: tuple[int, ...] = (clip.start_us, clip.end_us)
        return (*times, clip.rating, clip.tags, clip.name, notes, clip.players, clip.layer)
    times = tuple((us + _HALF_MS) // _MS for us in (clip.start_us, clip.end_us))
    plain = tuple(" ".join(tag.replace(",", " ").replace(";", " ").split()) for tag in clip.tags)
    return (*times, clip.rating, plain, clip.name, notes)
