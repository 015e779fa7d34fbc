"""``export`` and ``jobs``: the export queue without a window."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import typer

from app.cli.console import ProgressLine, complain, note, say, say_json, short, table
from app.cli.context import group
from app.core.check import shown
from app.core.cost import dollars
from app.core.errors import BadInput, NotFound
from app.core.export import (
    FINISHED,
    ExportCodec,
    ExportJob,
    ExportKind,
    ExportQuality,
    ExportWhere,
)
from app.core.naming import TEMPLATE
from app.core.target_size import size_from
from app.core.time import parse_rate

if TYPE_CHECKING:
    from app.services.export_queue import JobProgress
    from app.services.workspace import Workspace

jobs = group("Exports: those in the queue and those that are done.")


def register(application: typer.Typer) -> None:
    """Add ``export`` to the top level."""
    application.command()(export)


def export(
    context: typer.Context,
    target: str = typer.Argument(help="Id or name of a reel (or of a game, for annotate)."),
    kind: str = typer.Option("overlay", help="annotate, framing or overlay."),
    where: str = typer.Option("auto", help="auto, cloud or local."),
    folder: Path = typer.Option(None, "-o", "--out", help="The folder to write to."),
    quality: str = typer.Option("standard", help="draft, standard or high."),
    ratio: list[str] = typer.Option(
        [], help="9:16, 4:5, 1:1, 16:9 or source (default: the reel's); may be given several times."
    ),
    size: str = typer.Option("", help="Width and height, such as 1080x1920 (default: the reel's)."),
    fps: str = typer.Option("", help="Frames per second, such as 30 or 30000/1001."),
    audio: bool = typer.Option(True, "--audio/--no-audio", help="With or without sound."),
    loudness: bool = typer.Option(
        None,
        "--even-loudness/--own-loudness",
        help="Sound at -16 LUFS (EBU R 128), or as it is (default: as the reel says).",
    ),
    banner: bool = typer.Option(
        True, "--banner/--no-banner", help="annotate: with a banner, or copied as filmed."
    ),
    each: bool = typer.Option(False, "--each", help="annotate: each clip as a file of its own."),
    template: str = typer.Option(TEMPLATE, help="What those files are called."),
    encoder: str = typer.Option("auto", help="auto, x264, nvenc, qsv, amf, videotoolbox, vaapi."),
    codec: str = typer.Option("h264", help="h264 (plays everywhere), hevc or av1."),
    max_size: str = typer.Option("", "--max-size", help="Never larger than this, such as 25MB."),
    progress: str = typer.Option("", help="json: progress as JSON lines on stdout."),
    as_json: bool = typer.Option(False, "--json", help="Print the finished job as JSON."),
) -> None:
    """Render a reel or a game's recap and wait for it; prints the file.

    auto goes to the cloud where that is set up and answers, and says so when it does not. Several
    ratios become several films, for which every picture is read only once.
    """
    from app.services.export import ExportChoices

    if progress not in ("", "json"):
        raise BadInput(f"There is no progress {progress!r}; use json.")
    if size and len(ratio) > 1:
        raise BadInput("--size goes with one --ratio at most; leave it out for several.")
    choices = ExportChoices(
        kind=cast(ExportKind, kind),
        where=cast(ExportWhere, where),
        quality=cast(ExportQuality, quality),
        size=_size(size),
        fps=_rate(fps),
        audio=audio,
        encoder=encoder,
        folder=folder,
        codec=cast(ExportCodec, codec),
        max_bytes=size_from(max_size) if max_size else 0,
        loudness=loudness,
        banner=banner,
    )
    with context.obj.workspace(queue=True) as workspace:
        target_id = _target(workspace, target, kind)
        if each and kind != "annotate":
            raise BadInput("--each is for the kind annotate; leave it out or use --kind annotate.")
        several = [replace(choices, ratio=one) for one in dict.fromkeys(ratio)] or [choices]
        exports = workspace.exports
        starting = (
            exports.start_each(target_id, choices, template)
            if each
            else exports.start_several(target_id, several)
        )
        started = starting.result()
        for words in dict.fromkeys(job.note for job in started if job.note):
            note(words)
        line = ProgressLine(progress == "json")
        try:
            ended = [_watched(workspace, job, line) for job in started]
        except KeyboardInterrupt:
            for job in started:
                workspace.exports.cancel(job.id).result()
            raise
    if len(ended) == 1:
        _report(ended[0], as_json)
        return
    if as_json:
        say_json([job_value(job) for job in ended])
    for job in ended:
        if job.state == "done" and not as_json:
            say(job.out)
        elif job.state != "done":
            complain(f"{job.name}: {job.error or job.state}")
    if any(job.state != "done" for job in ended):
        raise typer.Exit(1)


def _size(text: str) -> tuple[int, int] | None:
    if not text:
        return None
    width, by, height = text.lower().partition("x")
    sides = (width, height)
    if not by or not all(s.isascii() and s.isdigit() and len(s) < 6 for s in sides):
        raise BadInput(f"--size must be like 1080x1920, is {shown(text)}.")
    return int(width), int(height)


def _rate(text: str) -> Fraction | None:
    try:
        return parse_rate(text) if text else None
    except ValueError:
        raise BadInput(f"--fps must be like 30 or 30000/1001, is {shown(text)}.") from None


@jobs.command("list")
def list_jobs(
    context: typer.Context,
    as_json: bool = typer.Option(False, "--json", help="Print an array of objects."),
) -> None:
    """List all exports, newest first."""
    with context.obj.workspace() as workspace:
        found = workspace.exports.list().result()
    if as_json:
        say_json([job_value(job) for job in found])
        return
    rows = [(short(j.id), j.name, j.kind, j.state, j.error or j.out) for j in found]
    table(("id", "name", "kind", "state", "file or reason"), rows)


@jobs.command()
def cancel(context: typer.Context, job: str = typer.Argument(help="Id or name of a job.")) -> None:
    """Take a job out of the queue."""
    with context.obj.workspace() as workspace:
        found = workspace.exports.find(job).result()
        ended = workspace.exports.cancel(found.id).result()
    if ended.state != "cancelled":
        raise BadInput(f"The export {found.name!r} is {ended.state} and cannot be cancelled.")
    say(f"{found.name} is cancelled.")


@jobs.command()
def retry(context: typer.Context, job: str = typer.Argument(help="Id or name of a job.")) -> None:
    """Queue a failed or cancelled job again; `jobs run` renders it."""
    with context.obj.workspace() as workspace:
        found = workspace.exports.find(job).result()
        workspace.exports.retry(found.id).result()
    say(f"{found.name} is queued; `reel-ballers jobs run` renders it.")


@jobs.command()
def here(
    context: typer.Context,
    job: str = typer.Argument(help="Id or name of a job."),
    progress: str = typer.Option("", help="json: progress as JSON lines on stdout."),
    as_json: bool = typer.Option(False, "--json", help="Print the finished job as JSON."),
) -> None:
    """Finish a job of the cloud on this computer and wait for it; prints the file."""
    if progress not in ("", "json"):
        raise BadInput(f"There is no progress {progress!r}; use json.")
    with context.obj.workspace(queue=True) as workspace:
        found = workspace.exports.find(job).result()
        wanted = workspace.exports.run_here(found.id).result()
        ended = _watched(workspace, wanted, ProgressLine(progress == "json"))
    _report(ended, as_json)


@jobs.command()
def spend(
    context: typer.Context,
    as_json: bool = typer.Option(False, "--json", help="Print it as an object."),
) -> None:
    """What the cloud has cost this month."""
    with context.obj.workspace() as workspace:
        month = workspace.cloud_exports.spend().result()
    if as_json:
        say_json(
            {
                "month": month.month,
                "usd": month.usd,
                "seconds": month.seconds,
                "exports": month.exports,
                "cap_usd": month.cap_usd,
            }
        )
        return
    limit = "no limit" if month.cap_usd is None else f"of {dollars(month.cap_usd)}"
    say(f"{month.month}: {dollars(month.usd)} for {month.exports} exports ({limit})")


@jobs.command("run")
def run_jobs(
    context: typer.Context,
    progress: str = typer.Option("", help="json: progress as JSON lines on stdout."),
) -> None:
    """Render everything that is queued, one after the other."""
    if progress not in ("", "json"):
        raise BadInput(f"There is no progress {progress!r}; use json.")
    failed = 0
    with context.obj.workspace(queue=True) as workspace:
        found = workspace.exports.list().result()
        waiting = [job for job in reversed(found) if job.here and not job.finished]
        for job in waiting:
            ended = _watched(workspace, job, ProgressLine(progress == "json"))
            failed += ended.state != "done"
            if ended.state == "done":
                say(ended.out)
            else:
                complain(f"{ended.name}: {ended.error or ended.state}")
    if not waiting:
        say("Nothing is queued.")
    if failed:
        raise typer.Exit(1)


def job_value(job: ExportJob) -> dict[str, Any]:
    """A job as ``--json`` prints it."""
    return {
        "id": job.id,
        "name": job.name,
        "kind": job.kind,
        "target": job.target_id,
        "state": job.state,
        "percent": job.percent,
        "where": job.where,
        "quality": job.quality,
        "out": job.out,
        "created_us": job.created_us,
        "encoder": job.encoder,
        "frames": job.frames,
        "duration_us": job.duration_us,
        "size_bytes": job.size_bytes,
        "error": job.error,
        "note": job.note,
        "cost_usd": job.cost_usd,
    }


def _target(workspace: Workspace, text: str, kind: str) -> str:
    """The id of the game or reel that is meant; a reel given to annotate (or the reverse) is told."""
    if kind == "annotate":
        return workspace.games.find(text).result().id
    try:
        return workspace.reels.find(text).result().id
    except NotFound as missing:
        games = workspace.games.list().result()
        if any(text in (game.id, game.name) for game in games):
            raise BadInput(f"{text!r} is a game; a game has only --kind annotate.") from missing
        raise


def _watched(workspace: Workspace, job: ExportJob, line: ProgressLine) -> ExportJob:
    """Wait for a job and show its progress; Ctrl+C cancels it."""

    notes: set[str] = set()

    def show(progress: JobProgress) -> None:
        if progress.job_id != job.id or progress.state in FINISHED:
            return
        line.show(progress.stage, progress.done, progress.total, progress.fps, progress.eta_s)
        words = progress.reason or progress.note
        if words and words not in notes:
            notes.add(words)
            note(words)

    stop = workspace.exports.subscribe(show)
    try:
        return workspace.exports.wait(job.id).result()
    except KeyboardInterrupt:
        workspace.exports.cancel(job.id).result()
        raise
    finally:
        stop()
        line.close()


def _report(job: ExportJob, as_json: bool) -> None:
    if as_json:
        say_json(job_value(job))
    elif job.state == "done":
        say(job.out)
    if job.state != "done":
        complain(job.error or f"The export was {job.state}.")
        raise typer.Exit(1)
