"""What of one library goes into another: rows that make sense there too. Pure.

A library has its own place in the cloud, its own versions and its own trash: what is said of those
is not true in the other one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from app.storage.exchange import Row, Tables, Three

_OWN: Final = frozenset({"sync_commit"})
"""The versions that a library contains: another one never contained them."""
_ROOTS: Final = frozenset({"game", "clip", "reel", "export", "tag", "player", "setting"})
"""What a coach deletes as a whole."""


def to_bring(three: Three) -> Three:
    """The three states (``remote`` is the library that rows come from) as the merge is to see them.

    Games, clips, reels and the like that were deleted there since the base live on, and whether
    footage is in the cloud is known of the library here alone.
    """
    remote = {
        name: {
            row_id: _alive(name, row, three.base.get(name, {}).get(row_id))
            for row_id, row in rows.items()
        }
        for name, rows in three.remote.items()
    }
    sides = (_in_place(side, three.local) for side in (three.base, remote))
    base, remote = (_without(side, _OWN) for side in sides)
    return replace(three, base=base, remote=remote)


def _alive(name: str, row: Row, before: Row | None) -> Row:
    if name not in _ROOTS or before is None or before["deleted_at"] is not None:
        return row
    if row["deleted_at"] is None:
        return row
    living = {**row, "deleted_at": None}
    return before if {**living, "hlc": before["hlc"]} == before else living


def _in_place(side: Tables, here: Tables) -> Tables:
    """The files with the keys in the cloud that they have here, none where they are new."""
    if "game_file" not in side:
        return side
    known = here.get("game_file", {})
    files = {
        row_id: {**row, "cloud_key": known[row_id]["cloud_key"] if row_id in known else ""}
        for row_id, row in side["game_file"].items()
    }
    return {**side, "game_file": files}


def _without(side: Tables, names: Collection[str]) -> Tables:
    return {name: rows for name, rows in side.items() if name not in names}
