"""The editor itself, ``demo`` and ``doctor``."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path

import typer

from app.cli.console import say, say_json, table
from app.core.errors import NotSetUp

_MARKS = {"works": "ok", "limited": "--", "broken": "NO"}


def register(application: typer.Typer) -> None:
    """Add the commands to the top level."""
    for command in (demo, doctor):
        application.command()(command)


def open_editor(profile: Path | None, files: Sequence[Path] = ()) -> int:
    """Open the window, with these files as a game; the exit code when it is closed."""
    if importlib.util.find_spec("PySide6") is None:
        raise NotSetUp(
            "The window needs PySide6; install it with: pip install 'reel-ballers[desktop]'."
        )
    from app.main import main as editor

    return editor(profile, files)


def demo(
    context: typer.Context,
    video: Path = typer.Argument(None, help="A video of your own (default: a made match)."),
    out: Path = typer.Option("demo-out", "-o", "--out", help="The folder for everything."),
) -> None:
    """Open footage, mark, frame, spotlight and export all three kinds; prints files and timings."""
    from app.services.demo import run_demo

    run_demo(video, out, context.obj.profile, say)


def doctor(
    context: typer.Context,
    as_json: bool = typer.Option(False, "--json", help="Print an array of objects."),
) -> None:
    """Check what works on this computer, what does not, and what to do."""
    from app.services.doctor import examine

    findings = examine(context.obj.profile)
    if as_json:
        say_json([{"id": f.id, "name": f.name, "state": f.state, "text": f.text} for f in findings])
    else:
        table(("", "what", "finding"), [(_MARKS[f.state], f.name, f.text) for f in findings])
    if any(f.state == "broken" for f in findings):
        raise typer.Exit(1)
