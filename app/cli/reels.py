"""``reels``: make, list and show them, and hand out their edit documents."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import typer

from app.cli.console import say, say_json, short, table
from app.cli.context import group
from app.core.document import edit_to_json, edit_to_value
from app.core.edit import BEYOND, TRANSITIONS, Beyond, Intro, Transition
from app.core.errors import BadInput
from app.core.formats import RATIOS, ratio_name
from app.core.library import ReelSummary
from app.core.time import format_clock
from app.core.timemap import output_length_us, time_map

commands = group("The reels of the library.")


@commands.command()
def create(
    context: typer.Context,
    name: str = typer.Argument(help="The reel's name."),
    more: list[str] = typer.Argument(None, hidden=True),
    clips: list[str] = typer.Option(
        ..., help="Ids of marked clips, in order, separated by spaces or commas."
    ),
    ratio: str = typer.Option("9:16", help=f"One of {', '.join(RATIOS)}."),
) -> None:
    """Make a reel of marked clips; prints its id."""
    wanted = [part for text in (*clips, *(more or ())) for part in text.split(",") if part.strip()]
    with context.obj.workspace() as workspace:
        ids = [workspace.annotate.find(text.strip()).result().id for text in wanted]
        reel_id = workspace.reels.create(name, ids, ratio).result()
    say(reel_id)


@commands.command("list")
def list_reels(
    context: typer.Context,
    as_json: bool = typer.Option(False, "--json", help="Print an array of objects."),
) -> None:
    """List the reels, the last changed first."""
    with context.obj.workspace() as workspace:
        reels = workspace.reels.list().result()
    if as_json:
        say_json([reel_value(reel) for reel in reels])
        return
    rows = [
        (short(r.id), r.name, ratio_name(r.size), r.clip_count, format_clock(r.length_us))
        for r in reels
    ]
    table(("id", "name", "ratio", "clips", "length"), rows)


@commands.command()
def show(
    context: typer.Context,
    reel: str = typer.Argument(help="Id or name of a reel."),
    as_json: bool = typer.Option(False, "--json", help="Print the reel and its clips as JSON."),
) -> None:
    """Show a reel and its clips."""
    with context.obj.workspace() as workspace:
        found = workspace.reels.find(reel).result()
        edit = workspace.reels.edit(found.id).result()
    if as_json:
        say_json({**reel_value(found), "clips": edit_to_value(edit)["clips"]})
        return
    size, fps = edit.reel.size, float(edit.reel.fps)
    length = format_clock(output_length_us(edit.clips, edit.reel), decimals=1)
    say(f"{found.id}  {found.name}  {size[0]}x{size[1]} at {fps:g} fps, {length}")
    rows = [
        (
            short(c.id),
            c.name,
            format_clock(c.start_us, decimals=1),
            format_clock(c.end_us, decimals=1),
            f"{float(time_map(c).duration):.1f} s",
            len(c.crop),
            len(c.spotlights),
            len(c.texts),
        )
        for c in edit.clips
    ]
    table(("id", "name", "start", "end", "shown", "keyframes", "spotlights", "texts"), rows)


@commands.command()
def edit(
    context: typer.Context,
    reel: str = typer.Argument(help="Id or name of a reel."),
) -> None:
    """Print the edit document of a reel; `plan`, `render` and `still` take it."""
    with context.obj.workspace() as workspace:
        found = workspace.reels.find(reel).result()
        document = workspace.reels.edit(found.id).result()
    typer.echo(edit_to_json(document), nl=False)


@commands.command()
def dress(
    context: typer.Context,
    reel: str = typer.Argument(help="Id or name of a reel."),
    transition: str = typer.Option("", help=f"Between clips: {', '.join(TRANSITIONS)}."),
    seconds: float = typer.Option(0.5, help="How long the transition takes."),
    intro: str = typer.Option("", help="Title of a card the reel begins with."),
    subtitle: str = typer.Option("", help="Second line of the card."),
    photo: str = typer.Option("", help="A JPEG or PNG for the card."),
    score: bool = typer.Option(False, "--score", help="Score and clock, from clips tagged Goal."),
    team: str = typer.Option("", help="Our name beside the score."),
    poster: float = typer.Option(None, help="Seconds into the reel of its cover picture."),
    far_speeds: str = typer.Option("", help="Sound below 0.5x and above 2x: mute or keep."),
    remove: list[str] = typer.Option([], help="intro or score: take it away."),
) -> None:
    """Put transitions, an intro card or the score on a reel."""
    from app.services.reels import Dressing

    unknown = sorted(set(remove) - {"intro", "score"})
    if unknown:
        raise BadInput(f"There is no {unknown[0]!r} to remove; use intro or score.")
    card = _card(intro, subtitle, photo)
    between = _transition(transition, seconds)
    dressing = Dressing(
        between,
        card,
        score,
        team,
        _microseconds(poster),
        _beyond(far_speeds),
        frozenset(remove),
    )
    with context.obj.workspace() as workspace:
        found = workspace.reels.find(reel).result()
        workspace.reels.dress(found.id, dressing).result()
    say(f"{found.name} is dressed.")


def _beyond(text: str) -> Beyond | None:
    known = {name: name for name in BEYOND}
    if text and text not in known:
        raise BadInput(f"There is no {text!r} for far speeds; use {' or '.join(BEYOND)}.")
    return known[text] if text else None


def _microseconds(seconds: float | None) -> int | None:
    if seconds is not None and not math.isfinite(seconds):
        raise BadInput(f"{seconds} is no time; give seconds, such as 2.5.")
    return None if seconds is None else round(seconds * 1_000_000)


def _card(title: str, subtitle: str, photo: str) -> Intro | None:
    if not title:
        if photo:
            raise BadInput("A photo needs a card to stand on; give --intro a title.")
        return None
    if not photo:
        return Intro(title, subtitle)
    from app.render.card import photo_text

    return Intro(title, subtitle, photo=photo_text(Path(photo).expanduser()))


def _transition(kind: str, seconds: float) -> Transition | None:
    known = {name: name for name in TRANSITIONS}
    if not kind:
        return None
    if kind not in known:
        raise BadInput(f"There is no transition {kind!r}; use {', '.join(TRANSITIONS)}.")
    return Transition(known[kind], _microseconds(seconds) or 0)


def reel_value(reel: ReelSummary) -> dict[str, Any]:
    """A reel as ``--json`` prints it."""
    return {
        "id": reel.id,
        "name": reel.name,
        "size": list(reel.size),
        "ratio": ratio_name(reel.size),
        "clip_count": reel.clip_count,
        "length_us": reel.length_us,
        "updated_us": reel.updated_us,
    }
