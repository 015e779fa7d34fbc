"""Every error a person can meet, in one tree.

    ReelBallersError            a short title and one sentence with the culprit and the cure
    ├── BadInput                the caller gave something we refuse; exit code 2 on the command line
    │   ├── BadEdit             an edit document with a wrong field (``field`` names it)
    │   └── BadAnnotations      an annotation file (TSV/CSV) that cannot be read at all
    ├── BadMedia                a video file that cannot be opened, read or trusted
    ├── MediaGone               a video file that was there and is not any more
    ├── RenderFailed            the render could not be finished
    │   ├── PlanDiffers         planned by another version of the app
    │   └── RenderCancelled     the coach stopped it
    ├── StorageFailed           the library could not be read or written
    │   └── LibraryReadOnly     a newer app made it: it can be looked at, and nothing is changed
    ├── ChangedSince            an undo or redo of something that was changed again meanwhile
    ├── NotFound                an id or a name that the library does not know
    ├── CloudFailed             the cloud did not do what was asked; what is here stays as it is
    │   ├── CloudOffline        no connection, no answer in time, or the cloud is busy: try later
    │   │   └── MaybeSubmitted  the answer to a submission was lost: look before asking again
    │   ├── CloudRefused        the key, the secret, its rights or the clock (``kind`` says which)
    │   ├── CloudMissing        the bucket does not exist
    │   └── CloudStrange        an answer that cannot be the cloud's own
    │       └── CloudTooBig     an object larger than it may be
    ├── UpdateFailed            a newer version that cannot be had or must not be (``kind`` says why)
    ├── NeedsConfirmation       something that cannot be taken back: ask the coach, then say so
    └── NotSetUp                a capability that needs setting up first (cloud, sync)
        └── NoKeyring           nowhere safe to keep a password on this computer

Anything else that is raised is a bug of ours and is reported as one.
"""

from __future__ import annotations

from app.core.update_words import SENTENCES


class ReelBallersError(Exception):
    """The world failed, or was asked the wrong thing; never a bug of ours.

    ``str(error)`` is one clear sentence that names the culprit and the cure.
    """

    title = "Something went wrong"
    exit_code = 1

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class BadInput(ReelBallersError):
    """What the caller gave cannot be used as it is."""

    title = "This cannot be used"
    exit_code = 2


class BadEdit(BadInput):
    """An edit document is wrong; ``field`` is the path of the wrong value, e.g. ``clips[0].end_us``."""

    title = "The edit cannot be used"

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}" if field else reason)
        self.field = field
        self.reason = reason


class BadAnnotations(BadInput):
    """An annotation file cannot be read at all (single bad rows are listed, not raised)."""

    title = "The annotation file cannot be read"


class BadMedia(ReelBallersError):
    """A video file cannot be opened, decoded or trusted."""

    title = "The video cannot be used"


class MediaGone(ReelBallersError):
    """A video file that the library knows is not where it was."""

    title = "The video is missing"


class RenderFailed(ReelBallersError):
    """The export could not be finished; nothing half-written is left."""

    title = "The export failed"


class PlanDiffers(RenderFailed):
    """Two computers that should render the same film would not: their versions differ."""


class RenderCancelled(RenderFailed):
    """The export was stopped on request."""

    title = "The export was cancelled"


class StorageFailed(ReelBallersError):
    """The library could not be read or written."""

    title = "The library cannot be used"


class LibraryReadOnly(StorageFailed):
    """The library was made by a newer app: everything is shown, and nothing of it is changed."""

    title = "This library is open for reading only"

    def __init__(self) -> None:
        super().__init__(
            "This library was made by a newer Reel Ballers and is open for reading only; "
            "update the app to edit it."
        )


class ChangedSince(ReelBallersError):
    """What should be undone or redone was changed by something else since."""

    title = "Nothing was undone"


class NotFound(ReelBallersError):
    """An id or a name that the library does not know."""

    title = "Not found"
    exit_code = 2


class UpdateFailed(ReelBallersError):
    """A newer version cannot be had, or what was offered as one must not be taken.

    ``kind`` is a key of ``app.core.update_words.SENTENCES``, ``values`` fill its sentence.
    """

    title = "No update"

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(SENTENCES[kind].format(**values))
        self.kind = kind
        self.values = values


class NeedsConfirmation(ReelBallersError):
    """What was asked for cannot be taken back; nothing was done. Ask the coach, then ask again."""

    title = "Are you sure?"


class NotSetUp(ReelBallersError):
    """A capability that needs setting up before it can be used."""

    title = "Not set up yet"


class NoKeyring(NotSetUp):
    """No keyring on this computer, so a secret has nowhere safe to stay."""

    title = "No place for passwords"


class CloudFailed(ReelBallersError):
    """The cloud did not do what it was asked; nothing on this computer has changed."""

    title = "The cloud did not answer as expected"


class CloudOffline(CloudFailed):
    """Not reached, not in time, or busy. Nothing is known about what the cloud holds.

    ``retry_after_s`` is what the cloud asked for, in seconds, if it did.
    """

    title = "The cloud cannot be reached"

    def __init__(self, sentence: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(sentence)
        self.retry_after_s = retry_after_s


class MaybeSubmitted(CloudOffline):
    """The answer to a submission was lost: the job may be running. Look before asking again."""


class CloudRefused(CloudFailed):
    """The cloud knows us and says no; asking again will not help.

    ``kind``: "key" (unknown key ID), "secret" (wrong secret), "expired" (a temporary key),
    "clock" (this computer's clock is off), "locked" (a lock rule of the bucket) or "denied"
    (the key may not do this).
    """

    title = "The cloud refused"

    def __init__(self, sentence: str, *, kind: str = "denied") -> None:
        super().__init__(sentence)
        self.kind = kind


class CloudMissing(CloudFailed):
    """The bucket does not exist."""

    title = "The bucket is missing"


class CloudStrange(CloudFailed):
    """An answer that cannot be the cloud's own: a sign-in page, no ETag, a wrong length."""

    title = "The answer is not the cloud's"


class CloudTooBig(CloudStrange):
    """An object is larger than it may be; nothing of it was kept. Sizes in bytes."""

    title = "The file in the cloud is too big"

    def __init__(self, sentence: str, *, size: int, limit: int) -> None:
        super().__init__(sentence)
        self.size = size
        self.limit = limit
