"""The looks of spotlights and texts that a coach keeps under names, one set for each reel.

They stand in the settings, so they go to every laptop; saving one is an undo step like any other.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from concurrent.futures import Future

from app.core import arrange
from app.core.check import Field
from app.core.edit import Edit
from app.core.errors import BadEdit, BadInput
from app.core.styles import (
    MAX_STYLES,
    MarkKind,
    NamedStyle,
    Style,
    kind_of,
    named,
    read_style,
    style_to_value,
)
from app.services.operations import Operations
from app.services.reels import Reels
from app.storage import Store

logger = logging.getLogger(__name__)

PREFIX = "style:"


class Styles:
    """Kept looks, and giving them to marks. Each change is one undo step."""

    def __init__(self, operations: Operations, reels: Reels) -> None:
        self._operations, self._reels = operations, reels

    def list(self, reel_id: str) -> Future[tuple[NamedStyle, ...]]:
        """The styles of a reel, spotlights first, each by name; what cannot be read is left out."""
        return self._operations.read(lambda store: _styles(store, reel_id))

    def save(self, reel_id: str, name: str, style: Style) -> Future[NamedStyle]:
        """Keep a look under a name; one of that name and kind is replaced."""
        kept = named(name, style)

        def operation(store: Store) -> NamedStyle:
            there = {_key(reel_id, old.kind, old.name) for old in _styles(store, reel_id)}
            key = _key(reel_id, kept.kind, kept.name)
            if key not in there and len(there) >= MAX_STYLES:
                raise BadInput(
                    f"A reel keeps {MAX_STYLES} styles at most; delete one that you do not use."
                )
            store.put_setting(key, dict(style_to_value(kept)))
            return kept

        return self._operations.write("save style", operation)

    def delete(self, reel_id: str, style: NamedStyle) -> Future[None]:
        """Forget a look; marks that have it keep it."""
        key = _key(reel_id, style.kind, style.name)
        return self._operations.write("delete style", lambda store: store.put_setting(key, None))

    def apply(
        self, reel_id: str, style: Style, clip_ids: Iterable[str] | None = None
    ) -> Future[Edit]:
        """Give a look to all spotlights or texts of some clips, or of the whole reel."""
        wanted = None if clip_ids is None else tuple(clip_ids)
        return self._reels.change(
            reel_id,
            f"style {kind_of(style)}s",
            lambda edit: arrange.style_marks(edit, style, wanted),
        )


def is_style_of(reel_id: str, setting: str) -> bool:
    """Whether a setting is a style of a reel."""
    return setting.startswith(f"{PREFIX}{reel_id}:")


def _key(reel_id: str, kind: MarkKind, name: str) -> str:
    return f"{PREFIX}{reel_id}:{kind}:{name.casefold()}"


def _styles(store: Store, reel_id: str) -> tuple[NamedStyle, ...]:
    found: list[NamedStyle] = []
    for key, value in store.settings().items():
        if is_style_of(reel_id, key):
            try:
                found.append(read_style(Field(value, key)))
            except BadEdit as error:
                logger.warning("a style cannot be read: %s", error)
    return tuple(sorted(found, key=lambda s: (s.kind, s.name.casefold()))[:MAX_STYLES])
