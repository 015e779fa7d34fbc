"""What the window and the command line are told about sync: plain values, no I/O."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

SyncState = Literal[
    "off",  # no cloud configured
    "synced",  # this laptop and the cloud hold the same library
    "pending",  # edits wait for their turn
    "syncing",  # a sync is under way
    "offline",  # the cloud cannot be reached now; tried again by itself
    "conflicts",  # synced, and two laptops set the same thing: a choice is offered
    "needs_update",  # the cloud's library was written by a newer app
    "auth",  # the key was refused
    "remote_missing",  # the cloud's library was there and is gone
    "corrupt_remote",  # what lies in the cloud is no library
    "disk",  # this laptop's disk is full or cannot be written
    "size",  # synced, and the library has grown large
    "confirm",  # the merge would delete so much that the coach is asked first
]
SYNC_STATES: tuple[SyncState, ...] = get_args(SyncState)

MediaState = Literal["local", "queued", "uploading", "cloud", "missing", "downloading"]
SizeLevel = Literal["ok", "notice", "warning"]

NOTICE_BYTES = 512 * 1024
WARNING_BYTES = 1024 * 1024

SAFE_HERE = "Saved on this laptop"

# For each state that is not green: what is the matter, after the words where the data is.
_REASONS: dict[SyncState, str] = {
    "off": "no cloud is set up",
    "pending": "the latest edits are not in the cloud yet",
    "syncing": "the cloud is being brought up to date",
    "offline": "the cloud cannot be reached and is tried again by itself",
    "conflicts": "and in the cloud; two laptops set the same thing, see which value was kept",
    "needs_update": "the cloud's library was written by a newer version of the app: update the app",
    "auth": "the cloud refused the key: check the keys in the cloud settings",
    "remote_missing": "the library in the cloud is gone; nothing is uploaded until you say so",
    "corrupt_remote": "the library in the cloud is damaged; nothing is uploaded until it is put right",
    "disk": "the disk is full or cannot be written: make room for the library to sync",
    "size": "and in the cloud; the library has grown large, clean it up",
    "confirm": "the other laptop's changes delete a lot here: look at them and say whether to go on",
}


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """How things stand between this laptop and the cloud.

    ``count`` is the number of waiting commits in ``pending``, of open conflicts in ``conflicts``
    and of rows that would be deleted in ``confirm``. ``since_us`` is when the state began,
    ``synced_us`` when the two last agreed, both in microseconds since 1970. ``version`` and
    ``size_bytes`` are those of the version in the cloud last agreed with. ``retry_after_s`` is
    the pause the server asked for, if it did.
    """

    state: SyncState
    count: int = 0
    since_us: int | None = None
    reason: str = ""
    synced_us: int | None = None
    version: int = 0
    size_bytes: int = 0
    retry_after_s: float | None = None

    @property
    def green(self) -> bool:
        """Nothing for the coach to know: the cloud has everything."""
        return self.state == "synced"

    @property
    def stops(self) -> bool:
        """Trying again by itself cannot help: somebody has to do something."""
        return self.state in STOPPING


STOPPING: frozenset[SyncState] = frozenset(
    {"off", "needs_update", "auth", "remote_missing", "corrupt_remote", "confirm"}
)


def reason_of(state: SyncState, detail: str = "") -> str:
    """The sentence of a state: where the data is, then what is the matter; "" when synced."""
    if state == "synced":
        return ""
    what = detail.strip() or _REASONS[state]
    joint = " " if what.startswith("and ") else ". " if what[0].isupper() else "; "
    return f"{SAFE_HERE}{joint}{what.rstrip('.')}."


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the library in the cloud; ``here`` when it is what this laptop is based on.

    ``parent_id`` is "" for the first. Names that the cloud does not tell are "".
    """

    version: int
    commit_id: str
    parent_id: str
    device_id: str
    device_name: str
    created_us: int
    size_bytes: int
    app_version: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two laptops set the same thing. ``kept`` and ``other`` are in a coach's words.

    ``kind`` is what it is about ("game", "clip", "reel", …), ``owner_id`` the row to go to,
    ``title`` its name, ``field`` what of it was set twice.
    """

    id: str
    kind: str
    owner_id: str
    title: str
    field: str
    kept: str
    other: str
    other_device: str
    when_us: int


class TableSize(NamedTuple):
    """What one table takes in a version: its rows and their bytes."""

    name: str
    bytes: int
    rows: int


@dataclass(frozen=True, slots=True)
class SizeNotice:
    """How large a version of the library is, and what of it takes the room, largest first."""

    total_bytes: int
    level: SizeLevel
    tables: tuple[TableSize, ...] = ()


def size_level(total_bytes: int) -> SizeLevel:
    """A notice from 512 KiB on, a warning from 1 MiB on."""
    if total_bytes >= WARNING_BYTES:
        return "warning"
    return "notice" if total_bytes >= NOTICE_BYTES else "ok"


@dataclass(frozen=True, slots=True)
class MediaProgress:
    """How far the transfer of one game file is.

    ``done_bytes`` of ``total_bytes`` are safely over; ``sent_bytes`` is what went over the wire,
    retries included. ``eta_s`` in seconds, None when unknown.
    """

    file_id: str
    state: MediaState
    done_bytes: int = 0
    total_bytes: int = 0
    sent_bytes: int = 0
    eta_s: float | None = None
