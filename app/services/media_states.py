"""What the window is told about the footage of a game: here, in the cloud, on its way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.core.game import GameFile
from app.core.sync import MediaState
from app.services.game_files import is_here

if TYPE_CHECKING:
    from app.sync.media import Transfer

_WORST: tuple[MediaState, ...] = (
    "missing",
    "downloading",
    "uploading",
    "queued",
    "cloud",
    "local",
)
"""Of several files the game shows the state that somebody waits for, or has to do with."""


@dataclass(frozen=True, slots=True)
class FileMedia:
    """One file of a game.

    ``here`` says that this computer has the file, ``backed_up`` that the cloud has it; both may be
    true. ``state`` is *local* with a file here, *cloud* without one, *missing* when neither has it.
    ``done_bytes`` of ``total_bytes`` are over while something is under way; ``sent_bytes`` went over
    the wire for it, retries included. ``problem`` is a sentence, empty when nothing is the matter.
    """

    file_id: str
    path: str
    state: MediaState
    here: bool
    backed_up: bool
    done_bytes: int = 0
    total_bytes: int = 0
    sent_bytes: int = 0
    eta_s: float | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class GameMedia:
    """The footage of a game, all its files."""

    game_id: str
    files: tuple[FileMedia, ...]

    @property
    def state(self) -> MediaState:
        """One word for all files."""
        states = {file.state for file in self.files}
        return next((state for state in _WORST if state in states), "missing")

    @property
    def here(self) -> bool:
        """Every file is on this computer."""
        return all(file.here for file in self.files)

    @property
    def backed_up(self) -> bool:
        """Every file is in the cloud."""
        return all(file.backed_up for file in self.files)

    @property
    def busy(self) -> bool:
        """Something is on its way, or waits for its turn."""
        return any(file.state in ("queued", "uploading", "downloading") for file in self.files)

    @property
    def done_bytes(self) -> int:
        """What is over, of all files."""
        return sum(file.done_bytes for file in self.files)

    @property
    def total_bytes(self) -> int:
        """The size of all files."""
        return sum(file.total_bytes for file in self.files)

    @property
    def problem(self) -> str:
        """The first sentence about a file, empty when nothing is the matter."""
        return next((file.problem for file in self.files if file.problem), "")


@dataclass(frozen=True, slots=True)
class Under:
    """A transfer that is under way, or was given up with a ``problem``."""

    state: MediaState
    done: int = 0
    total: int = 0
    sent: int = 0
    eta_s: float | None = None
    problem: str = ""


def under_way(transfer: Transfer) -> Under:
    """What the sync says of a transfer."""
    return Under(
        transfer.state,
        transfer.done_bytes,
        transfer.total_bytes,
        transfer.sent_bytes,
        transfer.eta_s,
        transfer.problem,
    )


def file_media(file: GameFile, under: Under | None, *, backed_up: bool) -> FileMedia:
    """How one file stands. Looks at the disk."""
    here = is_here(file)
    state: MediaState = "local" if here else "cloud" if backed_up else "missing"
    if under is None:
        return FileMedia(file.id, file.path, state, here, backed_up, total_bytes=file.size_bytes)
    if under.state in ("queued", "uploading", "downloading"):
        state = under.state
    return FileMedia(
        file.id,
        file.path,
        state,
        here,
        backed_up,
        under.done,
        under.total,
        under.sent,
        under.eta_s,
        under.problem,
    )
