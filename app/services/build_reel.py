"""From marked clips to the clips of a reel: pure, so that it can be tested without a library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from uuid import uuid4

from app.core.arrange import MIN_CLIP_US
from app.core.check import cleaned
from app.core.clip import MarkedClip
from app.core.edit import Edit, EditClip, Reel, Source
from app.core.errors import BadInput, NotFound
from app.core.formats import RATIOS, output_size
from app.core.game import Game, GameFile
from app.core.limits import MAX_NAME

_HALF_RATES = (Fraction(25), Fraction(50))


def pieces(clip: MarkedClip, game: Game) -> list[tuple[GameFile, int, int]]:
    """The parts of a marked clip: file, start and end in the file's own time.

    One, or several where the clip runs from one file of the game into the next; a rest too short
    to be a clip of its own is left out. ``BadInput`` when the clip lies outside the game.
    """
    found: list[tuple[GameFile, int, int]] = []
    for i, file in enumerate(game.files):
        offset = game.offset_us(i)
        start = max(0, clip.start_us - offset)
        end = min(file.duration_us, clip.end_us - offset)
        if end > start:
            found.append((file, start, end))
    if not found:
        raise BadInput(
            f"The clip {clip.name!r} lies outside the game {game.name!r}; mark it again."
        )
    longest = max(end - start for _, start, end in found)
    return [p for p in found if p[2] - p[1] >= min(MIN_CLIP_US, longest)]


def edit_clips(clips: Sequence[MarkedClip], games: Mapping[str, Game]) -> Edit:
    """The sources and clips of some marked clips, in order, in an edit without a name yet."""
    sources: dict[str, Source] = {}
    made: list[EditClip] = []
    for clip in clips:
        if clip.game_id not in games:
            raise NotFound(f"The game of the clip {clip.name!r} is not in the library.")
        for file, start, end in pieces(clip, games[clip.game_id]):
            sources[file.id] = Source(file.path, file.sha256)
            made.append(EditClip(str(uuid4()), file.id, start, end, cleaned(clip.name, MAX_NAME)))
    return Edit(Reel("", ""), tuple(sorted(sources.items())), tuple(made))


def new_reel(name: str, clips: Sequence[MarkedClip], games: Mapping[str, Game], ratio: str) -> Edit:
    """A reel of marked clips with the largest centred crop. ``BadInput`` for no clips or ratio."""
    if not clips:
        raise BadInput("A reel needs at least one clip; mark one first.")
    body = edit_clips(clips, games)
    files = {file.id: file for game in games.values() for file in game.files}
    first = files[body.clips[0].source]
    size = size_for(ratio, (first.width, first.height))
    reel = Reel(str(uuid4()), name.strip() or body.clips[0].name, size, rate_for(first.fps))
    return Edit(reel, body.sources, body.clips)


def size_for(ratio: str, source: tuple[int, int]) -> tuple[int, int]:
    """The output size of a ratio; ``BadInput`` names the ratios there are."""
    if ratio not in RATIOS:
        raise BadInput(f"There is no ratio {ratio!r}; use one of {', '.join(RATIOS)}.")
    return output_size(ratio, source)


def rate_for(fps: Fraction) -> Fraction:
    """30 pictures per second, or 25 for footage of 25 or 50."""
    near = any(abs(fps - rate) < Fraction(1, 10) for rate in _HALF_RATES)
    return Fraction(25) if near else Fraction(30)
