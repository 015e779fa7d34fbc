"""All commands, put together; each module holds those of one subject."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import typer

from app.cli import edits, exports, games, reels, sync, system
from app.cli.context import Context
from app.cli.opening import OPEN, Opening, open_files

application = typer.Typer(
    cls=Opening,
    help="Mark plays in match footage, frame and spotlight a player, and export vertical reels.",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@application.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    profile: Path = typer.Option(None, help="The folder with user_data (another library)."),
    show_version: bool = typer.Option(False, "--version", help="Print the version and stop."),
) -> None:
    """Open the editor (with video files: on their game), or run one command."""
    context.obj = Context(profile)
    if show_version:
        typer.echo(_version())
        raise typer.Exit
    if context.invoked_subcommand is None:
        raise typer.Exit(system.open_editor(profile))


application.command(OPEN, hidden=True)(open_files)
for module in (edits, system, sync):
    module.register(application)
exports.register(application)
application.add_typer(games.commands, name="games")
application.add_typer(games.tables, name="annotations")
application.add_typer(reels.commands, name="reels")
application.add_typer(exports.jobs, name="jobs")


def _version() -> str:
    try:
        return version("reel-ballers")
    except PackageNotFoundError:
        return "0 (not installed)"
