"""The library that the screenshots show: a season, marked clips, a framed reel, exports."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from app.core.clip import MarkedClip
from app.core.edit import EditClip
from app.core.game import Game
from app.footage import MatchSpec, MatchTruth
from app.services.export import ExportChoices
from app.services.workspace import Workspace
from tests.support.footage import make_match

FOOTAGE = MatchSpec(
    1280, 720, fps=Fraction(30), duration_s=Fraction(60), gop=60, code_strips=0, crf=23
)
EARLIER = MatchSpec(320, 180, duration_s=Fraction(20), code_strips=0)
EXPORT_WAIT_S = 240

# start and end in seconds, stars, tags, players, notes, layer
MARKS: tuple[tuple[float, float, int, tuple[str, ...], tuple[str, ...], str], ...] = (
    (3.0, 9.5, 4, ("Pass", "Chance Creation"), ("Maya",), ""),
    (11.0, 18.0, 5, ("Goal",), ("Maya",), "Runs in behind and finishes low, 1-0"),
    (20.0, 25.0, 2, ("Control",), ("Lea",), ""),
    (27.0, 34.0, 3, ("Dribble",), ("Maya", "Lea"), "Looks up too late"),
    (36.0, 43.0, 5, ("Assist",), ("Maya",), "Switch of play, then the cross"),
    (45.5, 49.0, 1, ("Tackle",), (), ""),
    (51.0, 57.0, 4, ("Interception",), ("Lea",), ""),
)
TEAM_MARKS = frozenset({5})


@dataclass(frozen=True, slots=True)
class Story:
    """What was made."""

    game: Game
    reel_id: str
    clip: EditClip
    lost: Path
    """The video of the earliest game; nothing else needs it."""


def tell(workspace: Workspace, folder: Path, *, exports: bool = True) -> Story:
    """Fill a library; waits for everything. Videos of other games are copied to ``folder``."""
    path, truth = make_match(FOOTAGE)
    for seed, opponent, date in ((7, "Harriers", "2026-08-29"), (8, "City Blues", "2026-09-12")):
        name = f"U15 – {opponent}"
        made, _ = make_match(replace(EARLIER, seed=seed))
        early = Path(shutil.copy(made, folder / f"{name}.mp4"))
        workspace.games.add([early], name=name, opponent=opponent, date=date).result(60)
    game = workspace.games.add(
        [path], name="U15 – Rovers", opponent="Rovers", date="2026-09-26", venue="home"
    ).result(60)
    clips = _mark(workspace, game)
    best = [clip.id for clip in clips if clip.rating == 5]
    reel_id = workspace.reels.create("Maya, September", best).result(30)
    clip = _frame(workspace, reel_id, truth)
    if exports:
        _export(workspace, game, reel_id)
    return Story(game, reel_id, clip, folder / "U15 – Harriers.mp4")


def _mark(workspace: Workspace, game: Game) -> list[MarkedClip]:
    marked = []
    for i, (start, end, stars, tags, players, notes) in enumerate(MARKS):
        clip = MarkedClip(
            "",
            game.id,
            round(start * 1e6),
            round(end * 1e6),
            stars,
            tags,
            players,
            notes=notes,
            layer="team" if i in TEAM_MARKS else "athlete",
        )
        marked.append(workspace.annotate.add(clip).result(30))
    return marked


def _frame(workspace: Workspace, reel_id: str, truth: MatchTruth) -> EditClip:
    """A crop and a spotlight that follow one player of the generated match."""
    framing, overlay = workspace.framing, workspace.overlay
    clip = workspace.reels.edit(reel_id).result(30).clips[0]
    player = _best_seen(truth, clip)
    for at in range(clip.start_us, clip.end_us, 1_500_000):
        cx, cy, _, _ = truth.players[_frame_at(truth, at), player]
        framing.put_crop(reel_id, clip.id, at, float(cx), float(cy), 620.0).result(30)
    slow = clip.start_us + 2_000_000
    framing.set_speed(reel_id, clip.id, slow, slow + 1_500_000, Fraction(1, 2)).result(30)
    edit = overlay.ensure_spotlights(reel_id).result(30)
    spot = edit.clips[0].spotlights[0]
    overlay.set_span(reel_id, clip.id, spot.id, clip.start_us, clip.start_us + 3_000_000).result(30)
    for at in range(clip.start_us, clip.start_us + 3_000_000, 500_000):
        cx, cy, width, height = (float(v) for v in truth.players[_frame_at(truth, at), player])
        overlay.put_spotlight_key(
            reel_id, clip.id, spot.id, at, cx, cy, width * 1.1, height * 0.75
        ).result(30)
    style = {"dim": 0.3, "color": "#FFEB3B"}
    overlay.style_spotlight(reel_id, clip.id, spot.id, **style).result(30)
    begin = clip.start_us + 300_000
    words = f"#{truth.shirt_numbers[player]} Maya"
    overlay.add_text(
        reel_id, clip.id, begin, words, end_us=begin + 2_500_000, anchor="top", dy=0.05
    ).result(30)
    return replace(clip)


def _best_seen(truth: MatchTruth, clip: EditClip) -> int:
    """The player who is nearest to the middle of the picture through the start of the clip."""
    frames = [_frame_at(truth, clip.start_us + i * 500_000) for i in range(7)]
    width, height = truth.size
    away = abs(truth.players[frames, :, 0] - width / 2) + abs(
        truth.players[frames, :, 1] - height * 0.55
    )
    people = [i for i, number in enumerate(truth.shirt_numbers) if number > 1]
    return min(people, key=lambda i: float(away[:, i].max()))


def _frame_at(truth: MatchTruth, time_us: int) -> int:
    return min(len(truth) - 1, round(time_us * 30 / 1_000_000))


def _export(workspace: Workspace, game: Game, reel_id: str) -> None:
    """A recap, a framed and a finished reel, small and quick."""
    jobs = [
        workspace.exports.start(
            game.id, ExportChoices("annotate", quality="draft", name="U15 Rovers recap")
        ),
        workspace.exports.start(reel_id, ExportChoices("framing", quality="draft")),
        workspace.exports.start(reel_id, ExportChoices("overlay", quality="draft")),
    ]
    for job in jobs:
        done = workspace.exports.wait(job.result(60).id).result(EXPORT_WAIT_S)
        if done.state != "done":
            raise RuntimeError(f"the export {done.name} is {done.state}: {done.error}")


def film_of(workspace: Workspace) -> list[Path]:
    """The files of the finished exports."""
    return [Path(job.out) for job in workspace.exports.list().result(30) if job.state == "done"]
