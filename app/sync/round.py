"""One sync: settle what is in doubt, pull, push; again when somebody else was faster."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from app.core.errors import CloudTooBig
from app.core.sync import SyncState, SyncStatus
from app.storage.exchange import (
    Foreign,
    Pointer,
    Question,
    Stamp,
    check_download,
    commits_in,
)
from app.sync.ground import Ground
from app.sync.journal import Entry
from app.sync.pull import Braked, Fetched, from_shelf, look, open_remote, take
from app.sync.push import HeadGap, Landed, Nothing, finalize, prepare, send
from app.sync.rescue import merge_commit, rescue
from app.sync.state import (
    Alien,
    Empty,
    Finalize,
    Relabelled,
    Resend,
    Same,
    Seen,
    Stop,
    arrived,
    fate,
    seen,
    settle,
    status,
)

log = logging.getLogger(__name__)

ROUNDS = 8
_REPLACEABLE: frozenset[SyncState] = frozenset({"remote_missing", "corrupt_remote"})


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the coach said: yes or no to many deletions; yes to filling an empty or broken cloud.

    ``shown`` is how many deletions the coach saw when saying yes, None where that is not known.
    """

    allow_deletes: bool = False
    shown: int | None = None
    keep_all: bool = False
    recreate: bool = False

    @property
    def any(self) -> bool:
        """Somebody decided something, so what was put aside is looked at again."""
        return self.allow_deletes or self.keep_all or self.recreate


@dataclass(frozen=True, slots=True)
class Agreed:
    """Library and cloud hold the same. ``wrote``: something went up or came down."""

    pointer: Pointer
    size_bytes: int
    wrote: bool


@dataclass(frozen=True, slots=True)
class Target:
    """What a push may replace: the head under this ETag, or nothing at all (None).

    ``force`` pushes although the library says nothing new.
    """

    etag: str | None
    force: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """A head that is left alone until it changes or somebody decides."""

    etag: str
    status: SyncStatus


class Round:
    """Remembers between syncs only what saves work; all that matters is on the disk."""

    def __init__(self, ground: Ground, gap: HeadGap) -> None:
        self._ground = ground
        self._gap = gap
        self._clean: Stamp | None = None  # the state of the library that the base holds
        self._sound = ""  # the commit whose base file was checked
        self._aside: Aside | None = None
        self._wrote = False

    def run(self, wishes: Wishes) -> Agreed | SyncStatus:
        """One sync. ``CloudFailed``, ``StorageFailed``, ``OSError``, ``Paused``: nothing is lost."""
        self._wrote = False
        if wishes.any:
            self._aside = None
        for _ in range(ROUNDS):
            stopped = self._settle(wishes)
            if stopped is not None:
                return stopped
            target = self._pull(wishes)
            if isinstance(target, SyncStatus):
                return target
            agreed = self._push(target)
            if agreed is not None:
                return agreed
        return status(
            "pending", "other laptops sync at this very moment, so it is tried again by itself"
        )

    # ------------------------------------------------------------------ the commit in doubt

    def _settle(self, wishes: Wishes) -> SyncStatus | None:
        """None when no commit is in doubt any more."""
        ground = self._ground
        for _ in range(ROUNDS):
            entry = ground.journal.read()
            if entry is None:
                return None
            known = ground.library.contains(entry.commit_id).result()
            if not known and not self._take_back(entry):
                continue
            ground.visit("settling")
            head = ground.bucket.head(ground.head_key)
            facts = None if head is None else seen(head.etag, head.size, head.metadata)
            decision = settle(entry, facts)
            self._note("settle", entry, repr(decision))
            if isinstance(decision, Finalize):
                self._finalize(entry, decision.etag)
            elif isinstance(decision, Resend):
                self._resend(entry)
            elif not isinstance(decision, Stop):
                stopped = self._examine(entry)
                if stopped is not None and not self._given_up(entry, stopped, wishes):
                    return stopped
            elif not self._given_up(entry, stopped := status(decision.state), wishes):
                return stopped
        return status("pending")

    def _take_back(self, entry: Entry) -> bool:
        """The library went back to before this commit: to a backup, or to another copy of it.

        What is in the commit and nowhere else is merged, so that it can become the base; without
        its bytes the journal goes, and what the library was based on before still counts.
        """
        body = self._ground.shelf.bytes_of(entry)
        facts = seen("", entry.size, entry.metadata)
        if body is not None and isinstance(facts, Seen):
            try:
                merge_commit(self._ground, Fetched(facts, body))
            except Foreign as error:
                log.warning("the commit in doubt cannot be used: %s", error)
            else:
                self._note("take back", entry, "merged")
                return True
        self._drop(entry)
        return False

    def _given_up(self, entry: Entry, stopped: SyncStatus, wishes: Wishes) -> bool:
        """Whether the coach wants the head replaced: then nothing needs to be known of it."""
        if not wishes.recreate or stopped.state not in _REPLACEABLE:
            return False
        self._drop(entry)
        return True

    def _resend(self, entry: Entry) -> None:
        path = self._ground.shelf.intact(entry)
        if path is None:
            self._drop(entry)  # its bytes are gone; the edits are in the library
            return
        outcome = send(self._ground, entry, path, self._gap)
        if isinstance(outcome, Landed):
            self._finalize(entry, outcome.etag)

    def _examine(self, entry: Entry) -> SyncStatus | None:
        """The head moved on: did it take this commit along?"""
        ground = self._ground
        try:
            found = look(ground, "")
        except CloudTooBig as error:
            return status("corrupt_remote", error.sentence)
        if not isinstance(found, Fetched):
            return None  # it moved again: the next look decides
        try:
            with ground.shelf.bench() as folder:
                lineage = open_remote(ground, found, folder).lineage
        except Foreign as error:
            return self._refused(error, found.head.etag)
        became = fate(entry, lineage)
        self._note("examine", entry, became)
        if became == "superseded":
            self._finalize(entry, "")
        else:
            self._drop(entry)
        return None

    def _finalize(self, entry: Entry, etag: str) -> None:
        finalize(self._ground, entry, etag)
        self._wrote = True

    def _drop(self, entry: Entry) -> None:
        self._ground.shelf.discard(entry.commit_id)
        self._ground.journal.remove()
        self._note("drop", entry, "never landed")

    # ------------------------------------------------------------------ pull

    def _pull(self, wishes: Wishes) -> Target | SyncStatus:
        ground, aside = self._ground, self._aside
        pointer = ground.library.pointer().result()
        etag = pointer.etag if self._base_is_sound(pointer.commit_id) else ""
        try:
            found = look(ground, aside.etag if aside else etag)
        except CloudTooBig as error:
            return self._too_big(error, pointer, wishes)
        if found == "same" and aside is not None:
            return aside.status
        self._aside = None
        facts = found.head if isinstance(found, Fetched) else found
        decision = arrived(pointer.commit_id, facts)
        if isinstance(decision, Same):
            return Target(pointer.etag)
        if isinstance(decision, Empty):
            return Target(None, force=True)
        if isinstance(decision, Stop) or not isinstance(found, Fetched):
            state: SyncState = decision.state if isinstance(decision, Stop) else "offline"
            etag_there = found.etag if isinstance(found, Alien) else None
            return self._stopped(status(state), etag_there, pointer, wishes)
        log.info("pull decided=%r", decision)
        try:
            return self._accept(found, pointer, wishes, relabel=isinstance(decision, Relabelled))
        except Foreign as error:
            refused = self._refused(error, found.head.etag)
            return self._stopped(refused, found.head.etag, pointer, wishes)

    def _accept(
        self, found: Fetched, pointer: Pointer, wishes: Wishes, *, relabel: bool
    ) -> Target | SyncStatus:
        """Take a head in; ``Foreign`` when it is not fit for that."""
        ground, head = self._ground, found.head
        with ground.shelf.bench() as folder:
            remote = open_remote(ground, found, folder)
            if relabel:
                ground.shelf.keep_base(head.commit_id, found.body)
                then = Pointer(head.commit_id, head.etag, head.version, ground.now_us())
                ground.library.put_pointer(then).result()
                return Target(head.etag)
            taken = take(
                ground,
                remote,
                pointer,
                folder,
                allowed=self._allowed(wishes, head.etag),
                union=wishes.keep_all,
            )
        if isinstance(taken, Braked):
            asked = status("confirm", count=taken.deletes)
            ground.library.put_question(Question(head.etag, taken.deletes)).result()
            self._aside = Aside(head.etag, asked)
            return asked
        self._wrote = True
        return Target(head.etag)

    def _allowed(self, wishes: Wishes, etag: str) -> int:
        """To how many deletions the coach said yes: a yes is to what was asked, not to what came since."""
        question = self._ground.library.question().result()
        if not wishes.allow_deletes or question.etag != etag:
            return 0
        return question.deletes if wishes.shown is None else min(wishes.shown, question.deletes)

    def _too_big(self, error: CloudTooBig, pointer: Pointer, wishes: Wishes) -> Target | SyncStatus:
        ground = self._ground
        head = ground.bucket.head(ground.head_key)
        if head is None:
            return status("remote_missing")
        stopped = status("corrupt_remote", error.sentence)
        return self._stopped(stopped, head.etag, pointer, wishes)

    def _stopped(
        self, stopped: SyncStatus, etag: str | None, pointer: Pointer, wishes: Wishes
    ) -> Target | SyncStatus:
        """The head cannot be used: wait for somebody, or do what they decided."""
        if wishes.recreate and stopped.state in _REPLACEABLE:
            return rescue(self._ground) or Target(etag, force=True)
        if etag is not None:
            self._aside = Aside(etag, stopped)
        return stopped

    def _refused(self, error: Foreign, etag: str) -> SyncStatus:
        if error.kind == "newer":
            told = status("needs_update")
        else:
            told = status("corrupt_remote", f"in the cloud, {error.sentence}")
        log.warning("the head etag=%s cannot be used: %s", etag, error)
        return told

    def _base_is_sound(self, commit_id: str) -> bool:
        """Whether the base is here; looked into once, its being there every time."""
        path = self._ground.shelf.base(commit_id)
        if not commit_id or (self._sound == commit_id and path.exists()):
            return True
        if not path.is_file():
            log.warning("the base %s is gone", commit_id)
            return False
        try:
            check_download(path)
            sound = commit_id in {commit.id for commit in commits_in(path)}
        except Foreign as error:
            log.warning("the base %s is damaged: %s", commit_id, error)
            sound = False
        self._sound = commit_id if sound else ""
        return sound

    # ------------------------------------------------------------------ push

    def _push(self, target: Target) -> Agreed | None:
        """None when somebody else was faster: go around."""
        ground, library = self._ground, self._ground.library
        pointer = library.pointer().result()
        quiet = self._clean is not None and library.stamp().result() == self._clean
        if quiet and not target.force:
            return self._agreed(pointer)
        with ground.shelf.bench() as folder:
            base = None
            if not target.force:
                base = from_shelf(ground, pointer.commit_id, folder / "base.sqlite")
            doubt = prepare(ground, pointer, base, target.etag)
        if isinstance(doubt, Nothing):
            self._clean = doubt.stamp
            return self._agreed(pointer)
        entry = doubt.entry
        outcome = send(ground, entry, ground.shelf.outgoing(entry.commit_id), self._gap)
        if not isinstance(outcome, Landed):
            return None
        self._finalize(entry, outcome.etag)
        # Landing wrote one row, the commit's own: all else that moved since is news again.
        landed = replace(doubt.stamp, writes=doubt.stamp.writes + 1)
        self._clean = landed if library.stamp().result() == landed else None
        return self._agreed(library.pointer().result())

    def _agreed(self, pointer: Pointer) -> Agreed:
        return Agreed(
            pointer, self._ground.shelf.base(pointer.commit_id).stat().st_size, self._wrote
        )

    def _note(self, what: str, entry: Entry, outcome: str) -> None:
        self._ground.note(
            what,
            commit=entry.commit_id,
            parent=entry.parent_id,
            etag=entry.parent_etag,
            outcome=outcome,
        )
