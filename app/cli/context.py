"""What a command needs: which library, opened for as long as the command runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from app.cli.console import note
from app.core.errors import LibraryReadOnly

if TYPE_CHECKING:
    from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Context:
    """The options that stand before the command."""

    profile: Path | None = None

    def workspace(self, *, queue: bool = False) -> Workspace:
        """The library, as a context manager. Queued exports run only where that is the point."""
        from app.services.workspace import Workspace

        workspace = Workspace.open(self.profile, queue=queue)
        if workspace.recovered:
            note(workspace.recovered)
        if workspace.read_only:
            note(LibraryReadOnly().sentence)
        return workspace


def group(help_text: str) -> typer.Typer:
    """A group of commands that speaks like the rest."""
    return typer.Typer(
        help=help_text,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        add_completion=False,
    )
