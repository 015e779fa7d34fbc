"""What one transaction changed: names for the screens, images of rows for undo.

An image is the row before and after, without its stamps; None says that it was not there or was
deleted. Undo writes the columns that changed back, as a new transaction with new stamps, and only
if nobody changed them since.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeAlias, TypeVar

T = TypeVar("T")

Value: TypeAlias = str | int | float | bool | None
Values: TypeAlias = Mapping[str, Value]
Kind: TypeAlias = Literal["game", "clip", "reel", "export", "setting", "tag", "player", "conflict"]
Owner: TypeAlias = tuple[Kind, str]
Origin: TypeAlias = Literal["edit", "undo", "redo", "sync"]

KINDS: tuple[Kind, ...] = (
    *("game", "clip", "reel", "export", "setting", "tag", "player", "conflict"),
)


@dataclass(frozen=True, slots=True)
class RowImage:
    """One row before and after a transaction; ``owner`` is what the screens call it."""

    table: str
    id: str
    owner: Owner
    before: Values | None
    after: Values | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What a transaction did. ``images`` are opaque: hand them to ``Library.revert``/``reapply``.

    ``touched`` holds (kind, id); the id of a tag or a player is its sport, of a setting its key.
    ``origin`` is "sync" for what came from another laptop; undo does not cover that.
    """

    name: str = ""
    touched: frozenset[Owner] = frozenset()
    origin: Origin = "edit"
    images: tuple[RowImage, ...] = field(default=(), repr=False, compare=False)

    @property
    def undoable(self) -> bool:
        """Whether there is something that undo would take back."""
        return bool(self.images)

    def ids(self, kind: Kind) -> frozenset[str]:
        """The ids of one kind that were touched."""
        return frozenset(touched_id for touched, touched_id in self.touched if touched == kind)


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """The answer of an operation: its value and what it changed."""

    value: T
    changes: Changes


Choose: TypeAlias = Callable[[], Changes | None]
"""Says which changes, when its turn has come; None for none."""
