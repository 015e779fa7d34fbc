"""Dress a reel: transitions, an intro card, and the score bug from the goals that were tagged.

Which clips are goals: a clip tagged *Goal* is one of ours, one tagged *Opponent goal*, *Goal against*
or *Own goal* is one of the others, on either layer and however it is written. The goal is counted
three seconds before its clip ends, which is where the key was pressed (a tag with a lag of its own:
so much before). Clips of one side whose goals are within ten seconds are the same goal, marked for
the athlete and for the team.

The match clock is that of the game's files from the first one on; where a clip is tagged *Kick-off*
it starts with the first of them, and before it there is no bug.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.core.check import cleaned
from app.core.clip import LAG_US, MarkedClip
from app.core.document import checked
from app.core.edit import Beyond, Edit, Goal, Intro, Poster, ScoreBug, Transition
from app.core.errors import BadInput
from app.core.game import Game
from app.core.library import SportTag
from app.core.limits import MAX_GOALS, MAX_TEAM
from app.core.timemap import reel_moment

OURS = "goal"
THEIRS = frozenset({"opponent goal", "goal against", "own goal"})
KICK_OFF = "kick-off"
SAME_GOAL_US = 10_000_000
US, THEM = "Us", "Them"


@dataclass(frozen=True, slots=True)
class Dressing:
    """What is put on a reel; None leaves it as it is, ``remove`` takes parts away.

    ``score`` asks for the score bug of the reel's game, ``team`` is our name on it. ``poster_us`` is
    the time in the reel, as it is dressed then, of the picture that stands for it, ``poster`` names
    it by its clip. ``beyond`` says what is heard of speeds below 1/2 and above 2, ``loudness``
    whether the sound is brought to an even one. ``remove`` may hold ``intro``, ``score``, ``poster``.
    """

    transition: Transition | None = None
    intro: Intro | None = None
    score: bool = False
    team: str = ""
    poster_us: int | None = None
    beyond: Beyond | None = None
    remove: frozenset[str] = frozenset()
    loudness: bool | None = None
    poster: Poster | None = None


def dressed(
    edit: Edit,
    dressing: Dressing,
    games: Iterable[Game],
    clips: Mapping[str, Sequence[MarkedClip]],
    tags: Sequence[SportTag] = (),
) -> Edit:
    """The edit with a dressing; ``clips`` are the marked clips of each game by its id.

    ``BadInput`` when the score is asked for and the reel is not of one game.
    """
    reel = edit.reel
    if "intro" in dressing.remove:
        reel = replace(reel, intro=None)
    if "score" in dressing.remove:
        reel = replace(reel, score=None)
    if "poster" in dressing.remove:
        reel = replace(reel, poster=None)
    if dressing.transition is not None:
        reel = replace(reel, transition=dressing.transition)
    if dressing.intro is not None:
        reel = replace(reel, intro=dressing.intro)
    if dressing.score:
        game = _only_game(edit, games)
        lags = {tag.name.casefold(): tag.lag_us for tag in tags if tag.sport == game.sport}
        reel = replace(reel, score=score_bug(edit, game, clips[game.id], dressing.team, lags))
    if dressing.beyond is not None:
        reel = replace(reel, sound=replace(reel.sound, beyond=dressing.beyond))
    if dressing.loudness is not None:
        reel = replace(reel, sound=replace(reel.sound, loudness=dressing.loudness))
    if dressing.poster is not None:
        reel = replace(reel, poster=dressing.poster)
    if dressing.poster_us is not None:
        moment = reel_moment(edit.clips, reel, dressing.poster_us)
        if moment is None:
            raise BadInput("There is no clip at the time of the poster; choose a later time.")
        reel = replace(reel, poster=Poster(*moment))
    return checked(replace(edit, reel=reel))


def score_bug(
    edit: Edit,
    game: Game,
    clips: Sequence[MarkedClip],
    team: str = "",
    lags: Mapping[str, int | None] | None = None,
) -> ScoreBug:
    """The bug of a game for the sources of an edit; ``lags`` are the lags of tags that have one."""
    used = {source for source, _ in edit.sources}
    starts = [clip.start_us for clip in clips if KICK_OFF in _tags(clip)]
    begin = min(starts, default=0)
    clocks = tuple(
        (file.id, game.offset_us(i) - begin) for i, file in enumerate(game.files) if file.id in used
    )
    home = game.venue != "away"
    ours = _goals(clips, frozenset({OURS}), lags or {})
    theirs = _goals(clips, THEIRS, lags or {})
    goals = [Goal(at - begin, home) for at in ours if at >= begin]
    goals += [Goal(at - begin, not home) for at in theirs if at >= begin]
    us, them = cleaned(team.strip() or US, MAX_TEAM), cleaned(game.opponent or THEM, MAX_TEAM)
    names = (us, them) if home else (them, us)
    found = sorted(goals, key=lambda goal: (goal.clock_us, goal.home))[:MAX_GOALS]
    return ScoreBug(*names, clocks=tuple(sorted(clocks)), goals=tuple(found))


def _goals(
    clips: Sequence[MarkedClip], wanted: frozenset[str], lags: Mapping[str, int | None]
) -> list[int]:
    """The game times of one side's goals, each once."""
    moments = []
    for clip in clips:
        tags = _tags(clip)
        # An own goal is tagged as a goal by some; it is one of the others then.
        if not tags & wanted or (wanted == {OURS} and tags & THEIRS):
            continue
        own = [lag for tag in tags & wanted if (lag := lags.get(tag)) is not None]
        moments.append(max(clip.start_us, clip.end_us - (own[0] if own else LAG_US)))
    found: list[int] = []
    for at in sorted(moments):
        if not found or at - found[-1] > SAME_GOAL_US:
            found.append(at)
    return found


def _tags(clip: MarkedClip) -> frozenset[str]:
    return frozenset(tag.strip().casefold() for tag in clip.tags)


def _only_game(edit: Edit, games: Iterable[Game]) -> Game:
    """The game all of a reel is from."""
    used = {source for source, _ in edit.sources}
    found = [game for game in games if used & {file.id for file in game.files}]
    if len(found) != 1 or not used <= {file.id for file in found[0].files}:
        raise BadInput(
            f"The reel {edit.reel.name!r} is not of one game, so there is no one score to show; "
            "make a reel of one game's clips."
        )
    return found[0]
