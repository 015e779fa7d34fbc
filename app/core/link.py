"""Links into the library, such as ``reelballers:reel/4f1c…``: they show something and change nothing.

Anybody can put one on a page, so a link holds a kind and an id, and nothing else is read from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

SCHEME = "reelballers:"
LinkKind: TypeAlias = Literal["game", "reel"]
_FORM = re.compile(r"reelballers:[/\\]{0,2}(game|reel)[/\\]([0-9a-f][0-9a-f-]{7,35})[/\\]?")


@dataclass(frozen=True, slots=True)
class Link:
    """What a link points to."""

    kind: LinkKind
    id: str


def is_link(text: str) -> bool:
    """Whether a text wants to be a link of ours."""
    return text[: len(SCHEME)].lower() == SCHEME


def link_from(text: str) -> Link | None:
    """What a text points to; None for what is no link of ours, or one that is not whole.

    Slashes may be backslashes: a link travels as a path, and Windows writes those anew.
    """
    found = _FORM.fullmatch(text.lower())
    if found is None:
        return None
    kind: LinkKind = "game" if found[1] == "game" else "reel"
    return Link(kind, found[2])
