"""What the sync service answers besides ``app.core.sync``: findings, sign-in, looks at a version."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One step of trying the cloud out: what was tried, whether it went well, and a sentence."""

    step: str
    ok: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a library holds."""

    games: int = 0
    clips: int = 0
    reels: int = 0

    def __bool__(self) -> bool:
        return bool(self.games or self.clips or self.reels)

    @property
    def words(self) -> str:
        """Such as ``2 games, 14 clips and 1 reel``."""
        one, two, three = (
            counted(self.games, "game"),
            counted(self.clips, "clip"),
            counted(self.reels, "reel"),
        )
        return f"{one}, {two} and {three}"


@dataclass(frozen=True, slots=True)
class LocalLibrary:
    """A library on this computer. ``current`` is the one that is open."""

    user_id: str
    current: bool
    endpoint: str = ""
    bucket: str = ""


@dataclass(frozen=True, slots=True)
class SignInPlan:
    """What setting up would do, found out before anything is done.

    ``ask``: the library that is open has clips of its own and the other name is another library, so
    the coach says whether they come along (``question``; ``suggest_bring`` is the likelier answer).
    ``in_cloud`` tells whether the bucket already holds a library of this name, None: not known.
    """

    user_id: str
    same_library: bool
    here: Counts
    on_this_computer: bool
    in_cloud: bool | None
    ask: bool
    suggest_bring: bool
    question: str
    words: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What setting up or signing in came to.

    ``reopen``: another library is to be opened; close the window and the app opens it anew by
    itself. ``brought`` is the number of rows that came along.
    """

    user_id: str
    reopen: bool
    brought: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class VersionItem:
    """A game or a reel in an old version. ``change`` compares with now: "" for the same, else
    ``only then``, ``changed since``."""

    kind: str
    id: str
    name: str
    clips: int
    change: str = ""


@dataclass(frozen=True, slots=True)
class VersionLook:
    """An old version, looked at without touching anything.

    ``differences`` are sentences in a coach's words, what restoring it would do to the library as
    it is now; empty when it is the same.
    """

    version: int
    commit_id: str
    created_us: int
    counts: Counts
    items: tuple[VersionItem, ...]
    differences: tuple[str, ...]


def counted(number: int, thing: str) -> str:
    """Such as ``1 clip`` and ``2 clips``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
