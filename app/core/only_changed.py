"""What an edit changes: not what a screen shows, which may be older than the library by now.

A sheet stands open while another laptop's edits arrive. Written as a whole, it would take them back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

T = TypeVar("T")


def only_changed(new: T, shown: T, now: T, together: Sequence[tuple[str, ...]] = ()) -> T:
    """``now`` with what ``new`` changed of ``shown``; all three are of one dataclass.

    Fields named ``together`` go together. Of a tuple only what was added or taken out counts, where
    it is another one by now.
    """
    if now == shown:
        return new
    every: Any = new
    alone = [(f.name,) for f in fields(every) if not any(f.name in names for names in together)]
    values: dict[str, object] = {}
    for names in (*together, *alone):
        if any(getattr(new, name) != getattr(shown, name) for name in names):
            values.update({name: _value(name, new, shown, now) for name in names})
    replaced: T = replace(now, **values)  # type: ignore[type-var]
    return replaced


def _value(name: str, *three: object) -> object:
    new, shown, now = (getattr(one, name) for one in three)
    if not isinstance(new, tuple) or now == shown:
        return new
    kept = (one for one in now if one in new or one not in shown)
    added = (one for one in new if one not in shown and one not in now)
    return (*kept, *added)
