"""That a film is in the cloud: noted with the file, so that every laptop knows it unasked."""

from __future__ import annotations

import re

from app.core.game import Game
from app.storage import Store

_TAIL = re.compile(r"games/([0-9a-f]{64})\.[a-z0-9]{1,8}")
"""What ``media_key`` makes. It names a file here too, and may have come from elsewhere."""


def marks_of(store: Store) -> dict[str, str]:
    """Where in the cloud films are (``games/{sha256}.mp4``), by their SHA-256."""
    keys = store.cloud_keys()
    files = [file for game in _games(store) for file in game.files]
    return {f.sha256: keys[f.id] for f in files if is_key_of(f.sha256, keys.get(f.id, ""))}


def put_mark(store: Store, sha256: str, tail: str) -> None:
    """Note where a film was seen whole, with every file that has this content."""
    keys = store.cloud_keys()
    for file_id in ids_of(store, sha256):
        if keys.get(file_id) != tail:
            store.put_cloud_key(file_id, tail)


def forget_marks(store: Store) -> None:
    """Films may be anywhere but where they were: another bucket is used from now on."""
    for file_id in store.cloud_keys():
        store.put_cloud_key(file_id, "")


def ids_of(store: Store, sha256: str) -> tuple[str, ...]:
    """The files of games that have this content."""
    return tuple(f.id for g in _games(store) for f in g.files if f.sha256 == sha256)


def _games(store: Store) -> list[Game]:
    """Those in the trash too: they come back with their films."""
    return [*store.games(), *store.trashed_games()]


def is_key_of(sha256: str, tail: str) -> bool:
    """Whether a noted key is one that we make for this film."""
    found = _TAIL.fullmatch(tail)
    return found is not None and found.group(1) == sha256
