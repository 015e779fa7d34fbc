"""``reels``: make, list and show them, and hand out their edit documents."""

from __future__ import annotations

from typing import Any

import typer

from app.cli.console import say, say_json, short, table
from app.cli.context import group
from app.core.document import edit_to_json, edit_to_value
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
