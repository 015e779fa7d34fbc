"""Sync as the window and the command line see it: one status, and everything a coach can ask for.

Nothing of the cloud is imported before a cloud is set up and something is asked of it. What needs
the cloud is done on one background thread; methods return at once, with futures. Listeners are
called on background threads: go over to your own before touching a window.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from pathlib import Path

from app.core.errors import BadInput, NotFound, ReelBallersError
from app.core.sync import Conflict, SizeNotice, SyncStatus, Version, size_level
from app.services import sign_in, sync_versions
from app.services.cloud_door import CloudDoor
from app.services.cloud_settings import CloudForm, CloudPlace, CloudSettings
from app.services.operations import Operations, chain, then
from app.services.sync_runner import SyncRunner
from app.services.sync_thread import SyncThread
from app.services.sync_values import (
    Counts,
    Finding,
    LocalLibrary,
    SignedIn,
    SignInPlan,
    VersionItem,
    VersionLook,
)
from app.storage import Changes, Library
from app.storage.exchange import StoredConflict

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

    def __init__(
        self,
        library: Library,
        operations: Operations,
        settings: CloudSettings,
        door: CloudDoor,
        pool: Executor,
        home: Path,
    ) -> None:
        """Use ``Workspace.sync``."""
        self._library = library
        self._operations = operations
        self._settings = settings
        self._door = door
        self._pool = pool
        self._home = home
        self._runner = SyncRunner(library, door)
        self._desk = SyncThread(lambda: self.status)
        """For questions to the cloud that must not wait for a sync, nor a closing app for them."""
        self._bringing: sign_in.Bringing | None = None
        self._reopen = False
        self._stop_passing_on = library.subscribe(self._pass_on)

    def start(self) -> None:
        """Sync by itself from now on, where a cloud is set up; the window is drawn first."""
        if self._door.set_up:
            self._runner.thread.go()

    # ------------------------------------------------------------------ how things stand

    @property
    def status(self) -> SyncStatus:
        """How things stand now; no network, no waiting. State "off" where no cloud is set up."""
        return self._runner.status

    @property
    def place(self) -> CloudPlace | None:
        """Endpoint, bucket and library name; None where no cloud is set up. No secret."""
        return self._door.place

    @property
    def user_id(self) -> str:
        """The name of the library that is open (its folder, and its prefix in the cloud)."""
        return self._library.user_id

    @property
    def key_hint(self) -> str:
        """The last four characters of the access key id, such as ``…3f9a``; "" until it was used."""
        return self._door.key_hint

    @property
    def reopen_wanted(self) -> bool:
        """Whether another library was signed into: close, and the app opens it."""
        return self._reopen

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with every new status, on a background thread; returns how to stop."""
        return self._runner.subscribe(listener)

    def focus(self, focused: bool) -> None:
        """The window has (or lost) the focus: getting it syncs, and it decides how often we look."""
        self._runner.thread.focus(focused)

    # ------------------------------------------------------------------ by hand

    def look(self) -> Future[SyncStatus]:
        """How things stand, found out on this laptop alone; for a program that has not synced."""
        if not self._door.set_up:
            return self._pool.submit(lambda: self.status)
        return self._runner.asked(lambda engine: engine.look())

    def sync_now(
        self, *, allow_deletes: bool = False, shown: int | None = None, keep_all: bool = False
    ) -> Future[SyncStatus]:
        """Pull, merge and push now. ``allow_deletes`` is the coach's yes in the state "confirm".

        ``keep_all`` is the no: nothing is deleted here, and it comes back on the other laptops.

        ``shown`` is the count that was on the screen with the question: what deletes more, or came
        into the cloud since, is asked about anew.

        The future never fails for the world's reasons: they are the state and its ``reason``.
        """
        return self._runner.thread.ask(lambda: self._runner.sync(allow_deletes, shown, keep_all))

    def upload_again(self) -> Future[SyncStatus]:
        """In "remote_missing" and "corrupt_remote": put the library of this laptop into the cloud.

        What others put there meanwhile is merged, never overwritten.
        """
        return self._runner.thread.ask(
            lambda: self._runner.syncing(lambda engine: engine.recreate())
        )

    # ------------------------------------------------------------------ versions

    def history(self) -> Future[tuple[Version, ...]]:
        """The versions in the cloud, newest first."""

        def listed() -> tuple[Version, ...]:
            engine = self._runner.engine()
            if not self._library.pointer().result().commit_id:
                self._runner.sync()  # a laptop that has just joined knows of no version yet
            return engine.history()

        return self._runner.thread.ask(listed)

    def preview(self, version: int | str) -> Future[VersionLook]:
        """What an old version holds, and how it differs from now in words. Changes nothing.

        ``version`` is its commit id (or the start of it), or its number where only one has it.
        """

        def look() -> VersionLook:
            engine = self._runner.engine()
            with tempfile.TemporaryDirectory(dir=self._library.folders.cache) as work:
                copy = Path(work) / "version.sqlite"
                found = engine.fetch_version(version, copy)
                past = sync_versions.holding_of(copy, self._library.user_id)
            now = self._library.run(sync_versions.holding).result().value
            return sync_versions.look(found, past, now)

        return self._runner.thread.ask(look)

    def restore(self, version: int | str) -> Future[SyncStatus]:
        """Bring an old version back, as a new one: restore the one before to undo it.

        ``version`` as in ``preview``.
        """
        return self._runner.thread.ask(
            lambda: self._runner.syncing(lambda engine: engine.restore(version))
        )

    # ------------------------------------------------------------------ conflicts and size

    def conflicts(self) -> Future[tuple[Conflict, ...]]:
        """What two laptops set differently and nobody has looked at yet, newest first."""

        def tell(found: Sequence[StoredConflict]) -> tuple[Conflict, ...]:
            from app.sync import words

            return words.conflicts(found)

        return then(self._operations.read(lambda store: store.conflicts()), tell)

    def resolve(self, conflict_id: str, use_other: bool) -> Future[None]:
        """Use the other value (an ordinary edit that undo takes back), or keep what was kept."""
        name = "Use other value" if use_other else "Keep value"
        return self._operations.write(
            name, lambda store: store.resolve_conflict(conflict_id, use_other)
        )

    def size(self) -> Future[SizeNotice]:
        """How large a version is and what takes the room, largest table first."""

        def measure() -> SizeNotice:
            with tempfile.TemporaryDirectory(dir=self._library.folders.cache) as work:
                copy = Path(work) / "size.sqlite"
                self._library.snapshot(copy).result()
                total = copy.stat().st_size
            return SizeNotice(total, size_level(total), self._library.sizes().result())

        return self._pool.submit(measure)

    def clean_up(self) -> Future[SizeNotice]:
        """Let go of what was deleted long ago, here and in the cloud; the size afterwards.

        In the cloud: old versions, and footage that no version names any more, after 30 days. What
        cannot be cleaned up there stays, and is logged.
        """

        def tidy() -> None:
            if self._runner.sync().state not in ("synced", "conflicts", "size"):
                return
            try:
                self._runner.sweep()
            except ReelBallersError as error:
                log.info("the cloud was not cleaned up: %s", error)

        def purged(_: object) -> Future[SizeNotice]:
            return chain(self._runner.thread.ask(tidy), lambda _: self.size())

        return chain(self._library.purge(), purged)

    # ------------------------------------------------------------------ setting up and signing in

    def check(self, form: CloudForm) -> Future[tuple[Finding, ...]]:
        """Try the bucket out: write, read back, compare and swap, list and delete a probe object.

        The findings come in the order of the steps and end with the first that failed, which says
        what to do. Nothing is remembered and no library is touched.
        """

        def probe() -> tuple[Finding, ...]:
            from app.cloud.r2.check import check

            try:
                bucket = self._door.bucket_of(form)
            except ReelBallersError as error:
                return (Finding("form", False, error.sentence),)
            found = check(bucket)
            bucket.close()
            return tuple(Finding(f.step, f.ok, f.sentence) for f in found)

        return self._desk.ask(probe)

    def plan(self, form: CloudForm) -> Future[SignInPlan]:
        """What ``set_up`` with this form would do; ask the coach when ``ask`` is set.

        ``BadInput`` for a form that cannot be used (the sentence names the field).
        """

        def make() -> SignInPlan:
            bucket = self._door.bucket_of(form)
            place = form.place
            in_cloud: bool | None
            try:
                in_cloud = bucket.head(f"{place.user_id}/{sign_in.DATABASE}") is not None
            except ReelBallersError as error:
                log.info("not known whether the cloud has this library: %s", error)
                in_cloud = None
            bucket.close()
            there = sign_in.has_library(self._home, place.user_id)
            return sign_in.plan(place, self.user_id, self._counts(), there, in_cloud)

        return self._desk.ask(make)

    def set_up(self, form: CloudForm, bring: bool | None = None) -> Future[SignedIn]:
        """Remember the cloud and begin to sync; with another library name, sign in there.

        ``bring`` answers the plan's question: True merges what is in the open library into the
        other one (nothing is deleted anywhere, and the open library stays in its own folder as it
        is), False leaves it there. ``BadInput`` when the question was not answered.
        """

        def act() -> SignedIn:
            self._refuse_fixed()
            self._library.must_be_ours()
            bucket = self._door.bucket_of(form)  # refuses what cannot be right, and keeps nothing
            bucket.close()
            user_id = form.place.user_id
            same = user_id == self.user_id
            if not same and bring is None and self._counts():
                raise BadInput(
                    f"Say first whether the clips on this laptop come along into {user_id}."
                )
            self._door.remember(form)
            brought = self._bring(user_id) if bring and not same else 0
            place = CloudPlace(bucket.config.endpoint, bucket.config.bucket, user_id)
            try:
                self._settings.put(place)
            except BaseException:
                self._bring_no_more()  # it was told that it failed
                raise
            if same:
                self._runner.set_up_changed()
                return SignedIn(user_id, False, words="The library is synced from now on.")
            self._reopen = True
            return SignedIn(user_id, True, brought, f"The library {user_id} is opened next.")

        return self._pool.submit(act)

    def turn_off(self) -> Future[None]:
        """Forget the cloud of this library here, keys included; both libraries stay as they are."""

        def act() -> None:
            self._refuse_fixed()
            self._library.must_be_ours()
            self._settings.forget(self.user_id)
            self._door.forget()
            self._runner.set_up_changed()

        return self._pool.submit(act)

    def libraries(self) -> Future[tuple[LocalLibrary, ...]]:
        """The libraries on this computer, the open one first."""
        return self._pool.submit(
            lambda: sign_in.libraries(self._home, self._settings, self.user_id)
        )

    def sign_in_as(self, user_id: str) -> Future[SignedIn]:
        """Open another library of this computer; nothing moves between the two."""

        def act() -> SignedIn:
            self._refuse_fixed()
            if not sign_in.has_library(self._home, user_id):
                raise NotFound(f"There is no library {user_id!r} on this computer.")
            self._settings.choose(user_id)
            self._reopen = user_id != self.user_id
            return SignedIn(user_id, self._reopen, words=f"The library {user_id} is opened next.")

        return self._pool.submit(act)

    def close(self) -> None:
        """Stop, after at most 5 seconds; what was not synced yet is synced next time."""
        self._stop_passing_on()
        self._desk.stop()
        self._runner.close()
        if self._bringing is not None:
            try:
                self._bringing.again()
            except ReelBallersError as error:
                log.warning("the last edits stay in the library %s: %s", self.user_id, error)
            self._bringing.close()

    # ------------------------------------------------------------------ inside

    def _pass_on(self, changes: Changes) -> None:
        """What came from another laptop is shown like an edit made here; undo does not cover it."""
        if changes.origin == "sync":
            self._operations.tell(changes)

    def _counts(self) -> Counts:
        return self._library.run(sync_versions.counts).result().value

    def _bring(self, user_id: str) -> int:
        bringing = sign_in.Bringing(self._library, self._home, user_id)
        try:
            count = bringing.first()
        except BaseException:
            bringing.close()  # it was told that it failed: nothing goes over behind its back
            raise
        self._bring_no_more()
        self._bringing = bringing
        return count

    def _bring_no_more(self) -> None:
        if self._bringing is not None:
            self._bringing.close()
        self._bringing = None

    def _refuse_fixed(self) -> None:
        if self._settings.fixed_by_environment():
            raise BadInput(
                "The cloud is set by the environment variables R2_ENDPOINT, R2_BUCKET or "
                "R2_USER_ID: start the app without them to set it here."
            )
