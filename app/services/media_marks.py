"""That a film is in the cloud: a setting of the coach's, so that every laptop knows it unasked.

``media.{sha256}`` → ``games/{sha256}.mp4``, the key without the library's own prefix.
"""

from __future__ import annotations

from app.storage import Store

_MARK = "media."


def marks_of(store: Store) -> dict[str, str]:
    """Where in the cloud films are, by their SHA-256."""
    found = store.settings().items()
    return {
        key.removeprefix(_MARK): tail
        for key, tail in found
        if key.startswith(_MARK) and isinstance(tail, str)
    }


def put_mark(store: Store, sha256: str, tail: str | None) -> None:
    """Note where a film was seen whole; None when it is not there any more."""
    store.put_setting(_MARK + sha256, tail)


def ids_of(store: Store, sha256: str) -> tuple[str, ...]:
    """The files of games that have this content."""
    return tuple(f.id for g in store.games() for f in g.files if f.sha256 == sha256)
