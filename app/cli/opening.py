"""``reel-ballers game.mp4``: paths instead of a command open the editor on these files."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import typer
from typer.core import TyperGroup

from app.cli.system import open_editor
from app.core.errors import MediaGone
from app.core.link import is_link

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
        is_link(word)
        or Path(word).is_file()
        or "/" in word
        or "\\" in word
        or bool(Path(word).suffix)
    )


def open_files(
    context: typer.Context,
    files: list[str] = typer.Argument(help="The video files of one game, in any order."),
) -> None:
    """Open the editor on these files as a game, on a reel file, or on what a link points to."""
    raise typer.Exit(open_editor(context.obj.profile, [opened(word) for word in files]))


def opened(word: str) -> Path:
    """The file of a path or of a ``file:`` address, as desktops give it; a link as it is."""
    if is_link(word):
        return Path(word)
    address = urlsplit(word) if word.lower().startswith("file:") else None
    path = Path(word if address is None else url2pathname(address.path))
    if not path.is_file():
        raise MediaGone(f"There is no file {path}; check the name and the folder.")
    return path.absolute()
