"""What an export is begun with: the edit that is meant, checked, and the row of its job."""

from __future__ import annotations

import datetime
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from app.core.clip import MarkedClip
from app.core.document import edit_to_json
from app.core.edit import Edit
from app.core.errors import BadInput, NotFound
from app.core.export import (
    EXPORT_CODECS,
    EXPORT_KINDS,
    EXPORT_PLACES,
    EXPORT_QUALITIES,
    ExportJob,
    Setting,
    frozen_settings,
)
from app.core.formats import ratio_name
from app.core.naming import file_name, unique_name
from app.media.index import FrameIndex
from app.services.export_edit import LIMIT_IS_LOCAL, ExportChoices
from app.services.recap import clip_title, recap
from app.storage import Store

if TYPE_CHECKING:
    from app.services.cloud_export.deciding import Decision

TOGETHER = "together"
"""The setting of jobs that were begun as several shapes of one film."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An export, before it is begun: its edit, cut to what the files hold, and its frames."""

    edit: Edit
    indices: Mapping[str, FrameIndex]
    frames: int


@dataclass(frozen=True, slots=True)
class Checked:
    """An export that may be begun: where its film goes, and where it is rendered."""

    choices: ExportChoices
    folder: Path
    ready: Prepared
    decision: Decision


def check_choices(choices: ExportChoices) -> None:
    """``BadInput`` for a choice that there is not."""
    for what, value, known in (
        ("kind", choices.kind, EXPORT_KINDS),
        ("place", choices.where, EXPORT_PLACES),
        ("quality", choices.quality, EXPORT_QUALITIES),
        ("codec", choices.codec, EXPORT_CODECS),
    ):
        if value not in known:
            raise BadInput(f"There is no {what} {value!r}; use one of {', '.join(known)}.")
    if choices.max_bytes and choices.where == "cloud":
        raise BadInput(LIMIT_IS_LOCAL)

    if not choices.banner and choices.kind != "annotate":
        raise BadInput("Only a recap has a banner to leave out; use the kind annotate.")


def edit_for(store: Store, target_id: str, choices: ExportChoices) -> Edit:
    """The edit of a reel, or of a game's recap. ``NotFound``."""
    if choices.kind != "annotate":
        return store.edit(target_id)
    try:
        game = store.game(target_id)
    except NotFound:
        raise NotFound("An annotate export needs a game; give a game, not a reel.") from None
    clips = recap_clips(store, target_id, choices)
    return recap(game, clips, choices.name.strip(), banner=choices.banner)


def recap_clips(store: Store, game_id: str, choices: ExportChoices) -> list[MarkedClip]:
    """The clips that were chosen, or all of the game in their order."""
    if choices.clip_ids:
        return [store.clip(clip_id) for clip_id in choices.clip_ids]
    return sorted(store.clips(game_id), key=lambda clip: clip.start_us)


def each_clip(
    store: Store, game_id: str, choices: ExportChoices, template: str
) -> list[ExportChoices]:
    """The choices for each clip of a recap as a film of its own.

    Their files are called after ``template`` (``app.core.naming``). ``BadInput`` for a field that it
    does not know, and when there are no clips.
    """
    game, clips = store.game(game_id), recap_clips(store, game_id, choices)
    if not clips:
        raise BadInput(f"The game {game.name!r} has no marked clips to export; mark one first.")
    return [
        replace(choices, clip_ids=(clip.id,), name=clip_title(game, clip, template))
        for clip in clips
    ]


def new_job(
    target_id: str,
    choices: ExportChoices,
    ready: Prepared,
    folder: Path,
    taken: set[str],
    together: str = "",
) -> ExportJob:
    """The row of a new job; its film gets a name that is free.

    ``together`` is what jobs share that were begun as several shapes of one film; their names say
    which is which.
    """
    name = ready.edit.reel.name
    if together:
        name = f"{name} {ratio_name(ready.edit.reel.size)}"
    out = folder / unique_name(file_name(name), taken)
    settings: dict[str, Setting] = {
        "audio": choices.audio,
        "encoder": choices.encoder,
        "codec": choices.codec,
        "clips": " ".join(choices.clip_ids),
        "loudness": ready.edit.reel.sound.loudness,
        "banner": choices.banner,
        "copy": choices.copies,
        "shape": ratio_name(ready.edit.reel.size),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
    }
    if choices.max_bytes:
        settings["max_bytes"] = choices.max_bytes
    if together:
        settings[TOGETHER] = together
    return ExportJob(
        str(uuid4()),
        choices.kind,
        target_id,
        name,
        edit_to_json(ready.edit),
        str(out),
        time.time_ns() // 1000,
        choices.where,
        "queued",
        choices.quality,
        frozen_settings(settings),
        frames=ready.frames,
        duration_us=int(ready.frames / ready.edit.reel.fps * 1_000_000),
    )


def taken_names(store: Store, folder: Path) -> set[str]:
    """Names in a folder, and those that jobs have reserved in it."""
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    return there | {Path(job.out).name for job in store.exports() if Path(job.out).parent == folder}


def ours(job: ExportJob) -> ExportJob:
    """The job, which must be this laptop's: a file of the same name here may be another film."""
    if not job.here:
        raise BadInput(f"The export {job.name!r} was made on another laptop; do it there.")
    return job


def check_again(job: ExportJob) -> None:
    """``BadInput`` unless a job may be tried again."""
    if ours(job).state not in ("failed", "cancelled"):
        raise BadInput(f"The export {job.name!r} is {job.state}; only failed ones are retried.")


def check_same(store: Store, job: ExportJob) -> None:
    """``BadInput`` when a job was changed while its file was moved."""
    if store.export(job.id) != job:
        raise BadInput(f"The export {job.name!r} was changed meanwhile; do it again.")
