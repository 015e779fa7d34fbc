"""``probe``, ``plan``, ``render`` and ``still``: single files, without a library."""

from __future__ import annotations

from pathlib import Path

import typer

from app.cli.console import ProgressLine, note, say, say_json
from app.core.errors import BadInput
from app.core.target_size import size_from


def register(application: typer.Typer) -> None:
    """Add the commands to the top level."""
    for command in (probe, plan, render, still):
        application.command()(command)


def probe(video: Path = typer.Argument(help="A video file.")) -> None:
    """Print the facts of a video file as JSON."""
    from app.services.edit_file import probe_file

    say_json(probe_file(video))


def plan(
    context: typer.Context, edit: Path = typer.Argument(help="An edit document (JSON).")
) -> None:
    """Print every decision of an edit as JSON lines, and the plan's hash."""
    from app.services.edit_file import EditFile

    for line in EditFile(edit, context.obj.profile).plan_lines():
        say(line)


def render(
    context: typer.Context,
    edit: Path = typer.Argument(help="An edit document (JSON)."),
    out: Path = typer.Option(..., "-o", "--out", help="The file to write, such as reel.mp4."),
    encoder: str = typer.Option("auto", help="auto, x264, nvenc, qsv, amf, videotoolbox, vaapi."),
    quality: str = typer.Option("standard", help="draft, standard or high."),
    codec: str = typer.Option("h264", help="h264 (plays everywhere), hevc or av1."),
    max_size: str = typer.Option("", "--max-size", help="Never larger than this, such as 25MB."),
    progress: str = typer.Option("", help="json: progress as JSON lines on stdout."),
) -> None:
    """Render an edit document to a video file."""
    from app.services.edit_file import EditFile

    if progress not in ("", "json"):
        raise BadInput(f"There is no progress {progress!r}; use json.")
    line = ProgressLine(progress == "json")
    try:
        done = EditFile(edit, context.obj.profile).render(
            out,
            encoder=encoder,
            quality=quality,
            codec=codec,
            max_bytes=size_from(max_size) if max_size else 0,
            on_progress=lambda p: line.show(p.stage, p.done, p.total, p.fps, p.eta_s),
        )
    finally:
        line.close()
    if done.fallback_reason:
        note(done.fallback_reason)
    if progress == "json":
        line.emit(
            stage="done",
            out=str(done.out),
            frames=done.frames,
            encoder=done.encoder,
            seconds=round(done.seconds, 2),
            plan_hash=done.plan_hash,
            note=done.fallback_reason,
        )
    else:
        say(str(done.out))


def still(
    context: typer.Context,
    edit: Path = typer.Argument(help="An edit document (JSON)."),
    frame: int = typer.Option(0, help="The output frame, from 0."),
    out: Path = typer.Option(..., "-o", "--out", help="The PNG file to write."),
) -> None:
    """Write one output frame as a PNG: exactly the picture the render encodes."""
    from app.services.edit_file import EditFile

    EditFile(edit, context.obj.profile).still(frame, out)
    say(str(out))
