"""How sync is spoken of: a few words for the status bar, a headline, one sentence. Pure, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from app.core.sync import SAFE_HERE, SyncState, SyncStatus, reason_of
from app.ui.common.below import told
from app.ui.common.language import mark, tr
from app.ui.common.sheet import Tone
from app.ui.common.words import ago_words, left_words, many, size_words

if (
    TYPE_CHECKING
):  # the database behind it costs half a second, and the first window shows its state
    from app.services.media_states import GameMedia

"""Which colour token the icon takes."""
SyncStep: TypeAlias = Literal[
    "", "set_up", "sync", "conflicts", "settings", "size", "allow_deletes", "push_again", "keep_all"
]
"""What helps in a state; the desk of the cloud knows how to do it."""

UNTOLD_DEVICE = mark("another laptop")


@dataclass(frozen=True, slots=True)
class Face:
    """How one state looks: its icon (a meaning of ``GLYPHS``), tone, and the button that helps."""

    icon: str
    tone: Tone
    step: SyncStep = ""
    label: str = ""
    sure: str = ""
    """What the button says after the first press, where it takes two."""
    other: SyncStep = ""
    other_label: str = ""
    """A second button beside it, where the answer may be no."""


FACES: dict[SyncState, Face] = {
    "off": Face("saved", "ok", "set_up", mark("Set up the cloud…")),
    "synced": Face("cloud-has", "ok", "sync", mark("Sync now")),
    "pending": Face("cloud-up", "muted", "sync", mark("Sync now")),
    "syncing": Face("cloud-busy", "muted"),
    "offline": Face("cloud-off", "warn", "sync", mark("Try now")),
    "conflicts": Face("cloud-ask", "warn", "conflicts", mark("Compare…")),
    "needs_update": Face("cloud-bad", "warn", "sync", mark("Try again")),
    "auth": Face("cloud-key", "bad", "settings", mark("Check the keys…")),
    "remote_missing": Face(
        "cloud-bad",
        "bad",
        "push_again",
        mark("Upload this library again…"),
        mark("Yes, upload it again"),
    ),
    "corrupt_remote": Face(
        "cloud-bad",
        "bad",
        "push_again",
        mark("Replace it with this library…"),
        mark("Yes, replace it"),
    ),
    "disk": Face("cloud-bad", "bad", "sync", mark("Try again")),
    "size": Face("cloud-has", "ok", "size", mark("Clean up…")),
    "confirm": Face(
        *(
            "cloud-ask",
            "warn",
            "allow_deletes",
            mark("Delete here, too…"),
            mark("Yes, delete here, too"),
        ),
        other="keep_all",
        other_label=mark("Keep everything"),
    ),
}


def changes_waiting(count: int) -> str:
    """``2 changes waiting``; no number where none is known."""
    return tr("{many} waiting", many=many(count, "change")) if count else tr("Changes waiting")


def line(status: SyncStatus) -> str:
    """The few words in the status bar."""
    count = status.count
    words: dict[SyncState, str] = {
        "off": told(SAFE_HERE),
        "synced": tr("Synced"),
        "pending": changes_waiting(count),
        "syncing": tr("Syncing…"),
        "offline": tr("{changes_waiting}, offline", changes_waiting=changes_waiting(count))
        if count
        else tr("{safe_here}, offline", safe_here=told(SAFE_HERE)),
        "conflicts": tr("Synced, {many} to compare", many=many(count, "edit"))
        if count
        else tr("Edits to compare"),
        "needs_update": tr("{safe_here}, update the app to sync", safe_here=told(SAFE_HERE)),
        "auth": tr("{safe_here}, the cloud refused the key", safe_here=told(SAFE_HERE)),
        "remote_missing": tr("{safe_here}, its cloud copy is gone", safe_here=told(SAFE_HERE)),
        "corrupt_remote": tr("{safe_here}, its cloud copy is damaged", safe_here=told(SAFE_HERE)),
        "disk": tr("Not synced, the disk is full"),
        "size": tr("Synced, the library has grown large"),
        "confirm": tr("{safe_here}, sync waits for your answer", safe_here=told(SAFE_HERE)),
    }
    return words[status.state]


def headline(status: SyncStatus) -> str:
    """The first line of the panel: what is the matter, as short as a title."""
    words: dict[SyncState, str] = {
        "off": tr("No cloud is set up"),
        "synced": tr("Synced"),
        "pending": changes_waiting(status.count),
        "syncing": tr("Syncing…"),
        "offline": tr("Offline"),
        "conflicts": tr("{many} to compare", many=many(max(1, status.count), "edit")),
        "needs_update": tr("Update the app to sync"),
        "auth": tr("The cloud refused the key"),
        "remote_missing": tr("The cloud copy is gone"),
        "corrupt_remote": tr("The cloud copy is damaged"),
        "disk": tr("The disk is full"),
        "size": tr("The library has grown large"),
        "confirm": tr("A lot would be deleted here"),
    }
    return words[status.state]


def explanation(status: SyncStatus) -> str:
    """Where the data is and what follows, in full sentences."""
    if status.state == "off":
        return tr(
            "{safe_here}. Everything works without a cloud; with one, a second laptop can share this library and it survives a lost laptop.",
            safe_here=told(SAFE_HERE),
        )
    if status.state == "synced":
        return tr("This laptop and the cloud hold the same library.")
    return told(status.reason or reason_of(status.state))


def facts(status: SyncStatus, now_us: int) -> str:
    """``Last synced 2 min ago  ·  version 41  ·  312 KB``; empty before the first sync."""
    parts = []
    if status.synced_us is not None:
        parts.append(tr("Last synced {ago_words}", ago_words=ago_words(status.synced_us, now_us)))
    if status.version:
        parts.append(tr("version {version}", version=status.version))
    if status.size_bytes:
        parts.append(size_words(status.size_bytes))
    words = "  ·  ".join(parts)
    return words[:1].upper() + words[1:]


# ---------------------------------------------------------------- game files


def percent(media: GameMedia) -> int:
    """How far the transfer of a game is, 0..100."""
    return min(100, media.done_bytes * 100 // media.total_bytes) if media.total_bytes else 0


def eta_s(media: GameMedia) -> float | None:
    """Seconds until the transfer is done; None while unknown."""
    left = [file.eta_s for file in media.files if file.eta_s is not None]
    return sum(left) if left else None


def media_words(media: GameMedia) -> str:
    """The second line of a game whose files are not simply here; "" when they are.

    ``Backing up 43 %  ·  2 min left``, ``In the cloud, plays from there``.
    """
    state = media.state
    if state == "queued":
        return tr("Waiting to be transferred")
    if state in ("uploading", "downloading"):
        verb = tr("Backing up") if state == "uploading" else tr("Downloading")
        eta = eta_s(media)
        left = left_words(eta) if eta is not None else ""
        return "  ·  ".join(filter(None, (f"{verb} {percent(media)} %", left)))
    return tr("In the cloud, plays from there") if state == "cloud" else ""


def media_tip(media: GameMedia) -> str:
    """One sentence for the tooltip: where the videos of a game are."""
    if media.problem:
        return told(media.problem)
    if media.busy:
        return media_words(media)
    if media.state == "cloud":
        return tr("The video is in the cloud and not on this laptop. It plays from there.")
    if media.backed_up:
        return tr("The video is on this laptop and in the cloud.")
    return tr("The video is on this laptop only.") if media.here else ""


def media_face(media: GameMedia) -> tuple[str, Tone]:
    """The icon and tone at the right of a game; no icon while it is simply here."""
    if media.state in ("queued", "uploading"):
        return ("cloud-up" if media.state == "uploading" else "cloud-waits"), "muted"
    if media.state == "downloading":
        return "cloud-down", "muted"
    if media.problem and media.state != "missing":
        return "cloud-bad", "warn"
    if media.state == "cloud":
        return "cloud", "muted"
    return ("cloud-has", "ok") if media.here and media.backed_up else ("", "muted")


def table_words(name: str) -> str:
    """What a table of the library is called in a coach's words; unknown ones keep their name."""
    return tr(_TABLES[name]) if name in _TABLES else name.replace("_", " ").capitalize()


_TABLES = {
    "game": mark("Games"),
    "game_file": mark("Videos of games"),
    "game_file_path": mark("Where videos are"),
    "clip": mark("Marked clips"),
    "clip_tag": mark("Tags on clips"),
    "clip_player": mark("Players on clips"),
    "player": mark("Players"),
    "tag": mark("Tags"),
    "reel": mark("Reels"),
    "reel_source": mark("Games of reels"),
    "edit_clip": mark("Clips in reels"),
    "crop_keyframe": mark("Framing keyframes"),
    "segment": mark("Speeds and freezes"),
    "spotlight": mark("Spotlights"),
    "spotlight_keyframe": mark("Spotlight keyframes"),
    "text": mark("Texts"),
    "export": mark("Exports"),
    "setting": mark("Settings"),
    "sync_commit": mark("Notes of versions"),
    "sync_conflict": mark("Edits to compare"),
}
