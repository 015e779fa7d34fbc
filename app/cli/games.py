"""``games`` and ``annotations``: footage in, marked clips in and out."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import typer

from app.cli.console import note, say, say_json, short, table
from app.cli.context import group
from app.core.clip import MarkedClip
from app.core.game import Game, Venue
from app.core.sports import DEFAULT_SPORT
from app.core.time import format_clock, format_rate

commands = group("The games of the library.")
tables = group("Marked clips as TSV, CSV or Sportscode-style XML files.")


@commands.command()
def add(
    context: typer.Context,
    videos: list[Path] = typer.Argument(help="The files of one match, in order."),
    name: str = typer.Option("", help="The game's name (default: the opponent or the file)."),
    opponent: str = typer.Option("", help="Who was played against."),
    date: str = typer.Option("", help="The day, such as 2025-09-27."),
    venue: str = typer.Option("", help="home, away or tournament."),
    sport: str = typer.Option(DEFAULT_SPORT, help="soccer, basketball, …"),
    as_json: bool = typer.Option(False, "--json", help="Print the game as JSON."),
) -> None:
    """Add a match of one or several video files; nothing is copied."""
    with context.obj.workspace() as workspace:
        game = workspace.games.add(
            videos,
            name=name,
            opponent=opponent,
            date=date,
            venue=cast(Venue, venue),
            sport=sport,
            measure=True,
        ).result()
    if as_json:
        say_json(game_value(game))
    else:
        say(f"{game.id}  {game.name}  {format_clock(game.duration_us)}")


@commands.command("list")
def list_games(
    context: typer.Context,
    as_json: bool = typer.Option(False, "--json", help="Print an array of objects."),
) -> None:
    """List the games, newest first."""
    with context.obj.workspace() as workspace:
        games = workspace.games.list().result()
    if as_json:
        say_json([game_value(game) for game in games])
        return
    rows = [(short(g.id), g.name, g.date, format_clock(g.duration_us), len(g.files)) for g in games]
    table(("id", "name", "date", "length", "files"), rows)


@commands.command()
def clips(
    context: typer.Context,
    game: str = typer.Argument(help="Id or name of a game."),
    as_json: bool = typer.Option(False, "--json", help="Print an array of objects."),
) -> None:
    """List the marked clips of a game."""
    with context.obj.workspace() as workspace:
        found = workspace.games.find(game).result()
        marked = workspace.annotate.clips(found.id).result()
    if as_json:
        say_json([clip_value(clip) for clip in marked])
        return
    rows = [
        (
            short(c.id),
            format_clock(c.start_us),
            format_clock(c.end_us),
            c.rating,
            c.name,
            ", ".join(c.tags),
        )
        for c in marked
    ]
    table(("id", "start", "end", "rating", "name", "tags"), rows)


@tables.command("import")
def import_annotations(
    context: typer.Context,
    game: str = typer.Argument(help="Id or name of a game."),
    file: Path = typer.Argument(help="A TSV, CSV or XML file."),
    as_json: bool = typer.Option(False, "--json", help="Print what became of the rows."),
) -> None:
    """Add the good rows of a file as clips; bad rows are listed, each with its line and reason.

    Tags and players that the sport does not have become the coach's own.
    """
    with context.obj.workspace() as workspace:
        found = workspace.games.find(game).result()
        report = workspace.annotate.import_file(found.id, file).result()
    if as_json:
        say_json(
            {
                "added": [clip_value(clip) for clip in report.added],
                "problems": list(report.problems),
                "warnings": list(report.warnings),
            }
        )
    else:
        for sentence in (*report.problems, *report.warnings):
            note(sentence)
        say(f"{len(report.added)} clips added, {len(report.problems)} rows left out.")
    if report.problems and not report.added:
        raise typer.Exit(1)


@tables.command("export")
def export_annotations(
    context: typer.Context,
    game: str = typer.Argument(help="Id or name of a game."),
    file: Path = typer.Argument(help="Where to write: .csv, .xml, or .tsv or .txt for TSV."),
) -> None:
    """Write the clips of a game as a table, or as XML with players and layers, too."""
    with context.obj.workspace() as workspace:
        found = workspace.games.find(game).result()
        count = workspace.annotate.export_file(found.id, file).result()
    say(f"{count} clips written to {file}.")


def game_value(game: Game) -> dict[str, Any]:
    """A game as ``--json`` prints it."""
    return {
        "id": game.id,
        "name": game.name,
        "opponent": game.opponent,
        "date": game.date,
        "venue": game.venue,
        "sport": game.sport,
        "duration_us": game.duration_us,
        "files": [
            {
                "id": file.id,
                "path": file.path,
                "size_bytes": file.size_bytes,
                "duration_us": file.duration_us,
                "width": file.width,
                "height": file.height,
                "fps": format_rate(file.fps),
                "has_audio": file.has_audio,
            }
            for file in game.files
        ],
    }


def clip_value(clip: MarkedClip) -> dict[str, Any]:
    """A marked clip as ``--json`` prints it; times are microseconds of the game."""
    return {
        "id": clip.id,
        "name": clip.name,
        "game": clip.game_id,
        "start_us": clip.start_us,
        "end_us": clip.end_us,
        "rating": clip.rating,
        "tags": list(clip.tags),
        "players": list(clip.players),
        "notes": clip.notes,
        "layer": clip.layer,
    }
