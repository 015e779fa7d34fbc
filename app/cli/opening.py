"""``reel-ballers game.mp4``: paths instead of a command open the editor on these files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from app.cli.system import open_editor
from app.core.errors import MediaGone

OPEN = "open-files"
"""The hidden command that paths stand for."""


class Opening(TyperGroup):
    """Takes a first word that is no command but a path as the first of the files to open."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The parser asks which command the words mean; wrong names are told as before."""
        if args and self.get_command(ctx, args[0]) is None and looks_like_path(args[0]):
            args = [OPEN, *args]
        return super().resolve_command(ctx, args)


def looks_like_path(word: str) -> bool:
    """Whether a word names a file: it is there, or it has a folder or an ending."""
    return not word.startswith("-") and (
        Path(word).is_file() or "/" in word or "\\" in word or bool(Path(word).suffix)
    )


def open_files(
    context: typer.Context,
    files: list[Path] = typer.Argument(help="The video files of one game, in any order."),
) -> None:
    """Open the editor on these files as a game."""
    for path in files:
        if not path.is_file():
            raise MediaGone(f"There is no file {path}; check the name and the folder.")
    raise typer.Exit(open_editor(context.obj.profile, [path.absolute() for path in files]))
