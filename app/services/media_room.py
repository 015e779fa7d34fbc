"""Removing a film here that the cloud holds, without ever removing the only copy.

The order is what makes it safe: the file is proven to be the film the cloud has, the cloud is asked
at that moment whether it has it whole, and only then the file goes. One of the library's own first
moves to the trash folder, is looked for in the cloud once more, and comes back if anything fails;
what a killed app left in the trash comes back with the next start.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import BadInput, MediaGone, NeedsConfirmation, ReelBallersError
from app.core.game import GameFile
from app.services.file_hashes import BLOCK, state_of
from app.services.files import reason
from app.services.game_files import Seen

logger = logging.getLogger(__name__)

_LEAVING = "leaving-"


@dataclass(frozen=True, slots=True)
class Leaving:
    """A file that may go: the film, where it is, its key in the cloud, what was noted of it."""

    file: GameFile
    path: Path
    key: str
    seen: Seen | None


Verified = Callable[[Leaving], bool]
"""Asks the cloud just now whether it has the film whole; an error is not a yes."""


def check_may_go(leaving: list[Leaving], root: Path, *, confirmed: bool) -> None:
    """``NeedsConfirmation`` when a file lies outside the library's folder and nobody agreed."""
    outside = [one.path for one in leaving if not is_inside(one.path, root)]
    if outside and not confirmed:
        names = ", ".join(str(path) for path in outside)
        raise NeedsConfirmation(
            f"{names} will be deleted from this computer for good; the cloud keeps a copy that was "
            "compared with it."
        )


def check_same(one: Leaving) -> None:
    """``BadInput`` when the file here is not the film in the cloud; reads it if in doubt."""
    _, size, mtime_ns = state_of(one.path)
    seen = one.seen
    if seen is not None and seen.sha256 and (seen.size, seen.mtime_ns) == (size, mtime_ns):
        found = seen.sha256
    else:
        found = _hashed(one.path)
    if found != one.file.sha256:
        raise BadInput(
            f"{one.path} is not what was backed up, so it stays here; back its game up again."
        )


def remove(one: Leaving, root: Path, verified: Verified) -> None:
    """Remove a file that the cloud has; it is where it was when this fails."""
    check_same(one)
    if not verified(one):
        raise _not_there(one)
    try:
        if not is_inside(one.path, root):
            one.path.unlink()
            return
        aside = root / "trash" / f"{_LEAVING}{one.path.name}"
        aside.parent.mkdir(exist_ok=True)
        one.path.rename(aside)
    except OSError as error:
        raise ReelBallersError(
            f"{one.path} cannot be removed ({reason(error)}); close what has it open and try again."
        ) from error
    sure = False
    try:
        sure = verified(one)
    finally:
        if not sure:
            aside.rename(one.path)
    if not sure:
        raise _not_there(one)
    aside.unlink()


def bring_back(root: Path, games: Path) -> None:
    """Put back what a killed app was about to remove; nobody else may be at it."""
    for left in (root / "trash").glob(f"{_LEAVING}*"):
        home = games / left.name.removeprefix(_LEAVING)
        try:
            if not home.exists():
                left.rename(home)
            else:
                left.unlink()
        except OSError as error:
            logger.warning("%s stays in the trash: %s", left.name, reason(error))


def is_inside(path: Path, root: Path) -> bool:
    """Whether a file is one of the library's own, links followed."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except OSError:
        return False


def _not_there(one: Leaving) -> MediaGone:
    return MediaGone(
        f"The cloud does not have {one.path.name} whole, so it stays here; back its game up again."
    )


def _hashed(path: Path) -> str:
    try:
        with path.open("rb") as file:
            digest = hashlib.sha256()
            while block := file.read(BLOCK):
                digest.update(block)
    except OSError as error:
        raise MediaGone(f"{path} cannot be read ({reason(error)}); it stays here.") from error
    return digest.hexdigest()
