"""The annotate export: a game's marked clips joined into one film, with a banner or as filmed.

Pure: it makes an edit document like any other, so the export needs no code of its own. The picture
is the whole frame; the banner (``app.core.banner``) stands as long as its clip.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from uuid import uuid4

from app.core.check import cleaned
from app.core.clip import RATINGS, MarkedClip, derived_name
from app.core.document import checked
from app.core.edit import Banner, Edit, EditClip, Reel, Source
from app.core.errors import BadInput
from app.core.game import Game, GameFile
from app.core.limits import MAX_FPS, MAX_NAME, MAX_SIDE, MAX_TEXT, MIN_FPS, MIN_SIDE
from app.core.naming import templated_name
from app.core.time import format_clock
from app.services.build_reel import pieces, rate_for

LONG_SIDE, SHORT_SIDE = 1920, 1080
_RECAP = " recap"


def recap(game: Game, clips: Sequence[MarkedClip], name: str = "", *, banner: bool = True) -> Edit:
    """The film of some clips of a game, in this order. ``BadInput`` when there are none.

    Without a banner nothing is drawn, and the film has the size and rate of the footage, so that
    its packets can be copied.
    """
    if not clips:
        raise BadInput(f"The game {game.name!r} has no marked clips to export; mark one first.")
    sources: dict[str, Source] = {}
    made: list[EditClip] = []
    for clip in clips:
        for file, start, end in pieces(clip, game):
            sources[file.id] = Source(file.path, file.sha256)
            made.append(_clip(clip, file, start, end, plain=not banner))
    files = {file.id: file for file in game.files}
    first = files[made[0].source]
    title = name or cleaned(game.name, MAX_NAME - len(_RECAP)) + _RECAP
    size, fps = (recap_size(first), rate_for(first.fps)) if banner else as_filmed(first)
    reel = Reel(str(uuid4()), title, size, fps)
    return checked(Edit(reel, tuple(sorted(sources.items())), tuple(made)))


def clip_title(game: Game, clip: MarkedClip, template: str) -> str:
    """The name of the file of one clip, without its ending. ``BadInput`` for an unknown field."""
    values = {
        "date": game.date,
        "opponent": game.opponent or game.name,
        "clock": format_clock(clip.start_us),
        "player": "-".join(clip.players),
        "tag": "-".join(clip.tags),
        "rating": str(clip.rating),
        "name": clip.name,
    }
    return templated_name(template, values, "")


def recap_size(file: GameFile) -> tuple[int, int]:
    """The footage's own size, at most 1920x1080 (or 1080x1920), both sides even."""
    long, short = max(file.width, file.height), min(file.width, file.height)
    shrink = min(Fraction(1), Fraction(LONG_SIDE, long), Fraction(SHORT_SIDE, short))
    width, height = (max(16, int(side * shrink) // 2 * 2) for side in (file.width, file.height))
    return width, height


def as_filmed(file: GameFile) -> tuple[tuple[int, int], Fraction]:
    """Size and rate of the footage itself, or the nearest that a reel can have."""
    size = file.width, file.height
    if any(side % 2 or not MIN_SIDE <= side <= MAX_SIDE for side in size):
        size = recap_size(file)
    return size, min(max(file.fps, MIN_FPS), MAX_FPS)


def banner(clip: MarkedClip) -> Banner:
    """Match clock, notation and name in the colour of the rating, and the notes below.

    A name cut from long notes would say their beginning twice: rating and tags stand instead.
    """
    notes = " ".join(clip.notes.split())
    cut = not clip.typed_name and notes.startswith(clip.name) and notes != clip.name
    name = derived_name(clip.rating, clip.tags, "") if cut else clip.name
    return Banner(
        format_clock(clip.start_us),
        clip.notation,
        cleaned(name, MAX_NAME),
        cleaned(notes, MAX_TEXT) if notes != name else "",
        RATINGS[clip.rating].color,
    )


def _clip(clip: MarkedClip, file: GameFile, start: int, end: int, *, plain: bool) -> EditClip:
    name = cleaned(clip.name, MAX_NAME)
    drawn = None if plain else banner(clip)
    return EditClip(str(uuid4()), file.id, start, end, name, banner=drawn)
