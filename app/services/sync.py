"""Sync as the window and the command line see it: one status, and everything a coach can ask for.

Nothing of the cloud is imported before a cloud is set up and something is asked of it. All work is
done on one background thread; methods return at once, with futures. Listeners are called on
background threads: go over to your own before touching a window.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from app.core.errors import NotSetUp
from app.core.sync import Conflict, SizeNotice, SyncStatus, Version, reason_of
from app.services.cloud_settings import CloudForm, CloudPlace, CloudSettings
from app.services.sync_values import (
    Counts,
    Finding,
    LocalLibrary,
    SignedIn,
    SignInPlan,
    VersionItem,
    VersionLook,
)
from app.storage import Library

__all__ = [
    "CloudForm",
    "CloudPlace",
    "Counts",
    "Finding",
    "LocalLibrary",
    "SignInPlan",
    "SignedIn",
    "SyncService",
    "VersionItem",
    "VersionLook",
]

log = logging.getLogger(__name__)

Listener = Callable[[SyncStatus], None]


class SyncService:
    """The sync of the open library. Safe to call from any thread.

    Every future fails with one of ``app.core.errors`` when the world does not play along; ``status``
    says so too, and the library itself never suffers.
    """

    def __init__(self, library: Library, settings: CloudSettings) -> None:
        """Use ``Workspace.sync``."""
        self._library = library
        self._settings = settings

    # ------------------------------------------------------------------ how things stand

    @property
    def status(self) -> SyncStatus:
        """How things stand now; no network, no waiting. State "off" where no cloud is set up."""
        return SyncStatus("off", reason=reason_of("off"))

    @property
    def place(self) -> CloudPlace | None:
        """Endpoint, bucket and library name; None where no cloud is set up. No secret."""
        return self._settings.place(self._library.user_id)

    @property
    def user_id(self) -> str:
        """The name of the library that is open (its folder, and its prefix in the cloud)."""
        return self._library.user_id

    @property
    def key_hint(self) -> str:
        """The last four characters of the access key id, such as ``…3f9a``; "" without a key."""
        return ""

    @property
    def reopen_wanted(self) -> bool:
        """Whether another library was signed into: close, and the app opens it."""
        return False

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with every new status, on a background thread; returns how to stop."""
        del listener
        return lambda: None

    def focus(self, focused: bool) -> None:
        """The window has (or lost) the focus: getting it syncs, and it decides how often we look."""

    # ------------------------------------------------------------------ by hand

    def sync_now(self, *, allow_deletes: bool = False) -> Future[SyncStatus]:
        """Pull, merge and push now. ``allow_deletes`` is the coach's yes in the state "confirm".

        The future never fails for the world's reasons: they are the state and its ``reason``.
        """
        del allow_deletes
        return _off()

    def upload_again(self) -> Future[SyncStatus]:
        """In "remote_missing" and "corrupt_remote": put the library of this laptop into the cloud.

        What others put there meanwhile is merged, never overwritten.
        """
        return _off()

    # ------------------------------------------------------------------ versions

    def history(self) -> Future[tuple[Version, ...]]:
        """The versions in the cloud, newest first."""
        return _off()

    def preview(self, version: int) -> Future[VersionLook]:
        """What an old version holds, and how it differs from now in words. Changes nothing."""
        del version
        return _off()

    def restore(self, version: int) -> Future[SyncStatus]:
        """Bring an old version back, as a new one: restore the one before to undo it."""
        del version
        return _off()

    # ------------------------------------------------------------------ conflicts and size

    def conflicts(self) -> Future[tuple[Conflict, ...]]:
        """What two laptops set differently and nobody has looked at yet, newest first."""
        return _off()

    def resolve(self, conflict_id: str, use_other: bool) -> Future[None]:
        """Use the other value (an ordinary edit that undo takes back), or keep what was kept."""
        del conflict_id, use_other
        return _off()

    def size(self) -> Future[SizeNotice]:
        """How large a version is and what takes the room, largest table first."""
        return _off()

    def clean_up(self) -> Future[SizeNotice]:
        """Let go of what was deleted long ago and of notes of old syncs; the size afterwards."""
        return _off()

    # ------------------------------------------------------------------ setting up and signing in

    def check(self, form: CloudForm) -> Future[tuple[Finding, ...]]:
        """Try the bucket out: write, read back, compare and swap, list and delete a probe object.

        The findings come in the order of the steps and end with the first that failed, which says
        what to do. Nothing is remembered and no library is touched.
        """
        del form
        return _off()

    def plan(self, form: CloudForm) -> Future[SignInPlan]:
        """What ``set_up`` with this form would do; ask the coach when ``ask`` is set.

        ``BadInput`` for a form that cannot be used (the sentence names the field).
        """
        del form
        return _off()

    def set_up(self, form: CloudForm, bring: bool | None = None) -> Future[SignedIn]:
        """Remember the cloud and begin to sync; with another library name, sign in there.

        ``bring`` answers the plan's question: True merges what is in the open library into the
        other one (nothing is deleted anywhere, and the open library stays in its own folder as it
        is), False leaves it there. ``BadInput`` when the question was not answered.
        """
        del form, bring
        return _off()

    def turn_off(self) -> Future[None]:
        """Forget the cloud of this library here, keys included; both libraries stay as they are."""
        return _off()

    def libraries(self) -> Future[tuple[LocalLibrary, ...]]:
        """The libraries on this computer, the open one first."""
        return _off()

    def sign_in_as(self, user_id: str) -> Future[SignedIn]:
        """Open another library of this computer; nothing moves between the two."""
        del user_id
        return _off()

    def close(self) -> None:
        """Stop, after at most 5 seconds; what was not synced yet is synced next time."""


def _off() -> Future[Any]:
    future: Future[Any] = Future()
    future.set_exception(
        NotSetUp(
            "Sync is not set up yet; your library is saved on this laptop. Enter an endpoint, a "
            "bucket and keys in the cloud settings."
        )
    )
    return future
