"""``reel-ballers sync``: one sync, how it stands, the versions in the cloud, and one brought back."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import typer

from app.cli.console import complain, note, say, say_json, short, table
from app.core.errors import BadInput, LibraryReadOnly
from app.core.sync import SyncStatus, Version

if TYPE_CHECKING:
    from app.services.sync import SyncService, VersionLook

DONE, FAILED, NOT_SET_UP = 0, 1, 2
ID_DIGITS = 8
_GOOD = ("synced", "conflicts", "size")
"""States in which this laptop and the cloud agree."""


def register(application: typer.Typer) -> None:
    """Add the command to the top level."""
    application.command()(sync)


def sync(
    context: typer.Context,
    status: bool = typer.Option(False, "--status", help="How it stands; asks nobody."),
    history: bool = typer.Option(False, "--history", help="The versions in the cloud."),
    preview: str | None = typer.Option(
        None, "--preview", help="What VERSION holds and would change."
    ),
    restore: str | None = typer.Option(
        None, "--restore", help="Bring VERSION back, as a new version."
    ),
    conflicts: bool = typer.Option(False, "--conflicts", help="What two laptops set differently."),
    allow_deletes: bool = typer.Option(
        False, "--allow-deletes", help="Yes to the deletions that the last sync asked about."
    ),
    keep_all: bool = typer.Option(
        False, "--keep-all", help="No to them: all of it stays, and comes back elsewhere."
    ),
    upload_again: bool = typer.Option(
        False, "--upload-again", help="Put the library back where the one in the cloud is gone."
    ),
    as_json: bool = typer.Option(False, "--json", help="Print JSON."),
) -> None:
    """Sync the library with the cloud once: pull, merge, push.

    Set up in the window, or with R2_ENDPOINT, R2_BUCKET, R2_ACCESS_KEY_ID, R2_SECRET_ACCESS_KEY
    and R2_USER_ID. Exit code 0 done, 1 failed (a sentence says why), 2 not set up.
    """
    chosen = (
        *(status, history, preview is not None, restore is not None, conflicts),
        *(upload_again, keep_all),
    )
    if sum(chosen) > 1 or (keep_all and allow_deletes):
        raise BadInput(
            "Choose one of --status, --history, --preview, --restore, --conflicts, "
            "--upload-again, --allow-deletes and --keep-all."
        )
    with context.obj.workspace() as workspace:
        service: SyncService = workspace.sync
        if workspace.read_only:
            raise LibraryReadOnly
        if service.place is None:
            _not_set_up(service, as_json and (status or not any(chosen)))
        elif history:
            _say_history(service.history().result(), as_json)
        elif preview is not None:
            _say_look(service.preview(_version(preview)).result(), as_json)
        elif conflicts:
            _say_conflicts(service, as_json)
        elif keep_all:
            _end(service, service.sync_now(keep_all=True).result(), as_json, False)
        else:
            ended = _act(service, status, restore, upload_again, allow_deletes)
            _end(service, ended, as_json, status)


def _act(
    service: SyncService, status: bool, restore: str | None, again: bool, allow_deletes: bool
) -> SyncStatus:
    if status:
        return service.look().result()
    if restore is not None:
        return service.restore(_version(restore)).result()
    if again:
        return service.upload_again().result()
    return service.sync_now(allow_deletes=allow_deletes).result()


def _version(text: str) -> int | str:
    """A number of the history, or the start of a commit id for one whose number repeats.

    Eight digits or more are a commit id: no library has that many versions.
    """
    plain = text.strip().lower()
    return int(plain) if plain.isdecimal() and len(plain) < ID_DIGITS else plain


def _not_set_up(service: SyncService, as_json: bool) -> None:
    if as_json:
        say_json(status_object(service))
    complain(
        "Sync is not set up; your library is saved on this laptop. Set it up in the window, or "
        "set R2_ENDPOINT, R2_BUCKET, R2_ACCESS_KEY_ID, R2_SECRET_ACCESS_KEY and R2_USER_ID."
    )
    raise typer.Exit(NOT_SET_UP)


def _end(service: SyncService, ended: SyncStatus, as_json: bool, only_asked: bool) -> None:
    """Print how it ended; asking how it stands is no failure, whatever the answer."""
    if as_json:
        say_json(status_object(service, ended))
    good = ended.state in _GOOD
    if not as_json and (good or only_asked):
        say(words(ended))
    if only_asked:
        return
    if not good:
        complain(ended.reason or words(ended))
        raise typer.Exit(FAILED)
    if ended.reason and not as_json:
        note(ended.reason)


def words(status: SyncStatus) -> str:
    """The status in one line."""
    known = [f"version {status.version}"] if status.version else []
    if status.size_bytes:
        known.append(f"{status.size_bytes / 1024:,.0f} KiB")
    if status.synced_us:
        known.append(f"synced {moment(status.synced_us)}")
    facts = f" ({', '.join(known)})" if known else ""
    names = {
        "synced": "Synced",
        "pending": "Waiting to be synced",
        "offline": "Offline",
        "conflicts": f"Synced; {status.count} edits to compare",
        "needs_update": "Update the app",
        "auth": "The keys were refused",
        "remote_missing": "The library in the cloud is gone",
        "corrupt_remote": "The library in the cloud is damaged",
        "disk": "The disk is full",
        "size": "Synced; the library has grown large",
        "confirm": f"Waiting for a yes: {status.count} rows would be deleted here",
    }
    return f"{names.get(status.state, status.state)}{facts}."


def moment(us: int) -> str:
    """A time on this computer's clock, to the minute."""
    local = datetime.datetime.fromtimestamp(us / 1e6, datetime.UTC).astimezone()
    return local.strftime("%Y-%m-%d %H:%M")


def status_object(service: SyncService, status: SyncStatus | None = None) -> dict[str, Any]:
    """The status as JSON; see docs/command-line.md."""
    status = status or service.status
    place = service.place
    return {
        "state": status.state,
        "count": status.count,
        "since_us": status.since_us,
        "reason": status.reason,
        "synced_us": status.synced_us,
        "version": status.version,
        "size_bytes": status.size_bytes,
        "library": service.user_id,
        "endpoint": place.endpoint if place else "",
        "bucket": place.bucket if place else "",
    }


def version_object(version: Version) -> dict[str, Any]:
    """A version as JSON."""
    return {
        "id": version.commit_id,
        "name": f"Version {version.version}",
        "version": version.version,
        "parent": version.parent_id,
        "device": version.device_id,
        "device_name": version.device_name,
        "created_us": version.created_us,
        "size_bytes": version.size_bytes,
        "app_version": version.app_version,
        "here": version.here,
    }


def _say_history(versions: tuple[Version, ...], as_json: bool) -> None:
    if as_json:
        say_json([version_object(version) for version in versions])
        return
    table(
        ("version", "id", "made", "on", "KiB", ""),
        (
            (
                version.version,
                version.commit_id[:8],
                moment(version.created_us),
                version.device_name or short(version.device_id),
                f"{version.size_bytes / 1024:,.0f}",
                "here" if version.here else "",
            )
            for version in versions
        ),
    )


def _say_look(look: VersionLook, as_json: bool) -> None:
    if as_json:
        say_json(
            {
                "id": look.commit_id,
                "name": f"Version {look.version}",
                "version": look.version,
                "created_us": look.created_us,
                "games": look.counts.games,
                "clips": look.counts.clips,
                "reels": look.counts.reels,
                "items": [
                    {
                        "kind": item.kind,
                        "id": item.id,
                        "name": item.name,
                        "clips": item.clips,
                        "change": item.change,
                    }
                    for item in look.items
                ],
                "differences": list(look.differences),
            }
        )
        return
    say(f"Version {look.version} of {moment(look.created_us)}: {look.counts.words}.")
    table(
        ("", "name", "clips", ""),
        ((item.kind, item.name, item.clips, item.change) for item in look.items),
    )
    for difference in look.differences or ("It is the same as now.",):
        say(difference)


def _say_conflicts(service: SyncService, as_json: bool) -> None:
    found = service.conflicts().result()
    if as_json:
        say_json(
            [
                {
                    "id": conflict.id,
                    "name": conflict.title,
                    "kind": conflict.kind,
                    "owner": conflict.owner_id,
                    "field": conflict.field,
                    "kept": conflict.kept,
                    "other": conflict.other,
                    "other_device": conflict.other_device,
                    "when_us": conflict.when_us,
                }
                for conflict in found
            ]
        )
        return
    table(
        ("what", "field", "kept", "other", "from", "made"),
        ((c.title, c.field, c.kept, c.other, c.other_device, moment(c.when_us)) for c in found),
    )
