"""The same parts with one safeguard taken out: the harness must notice (negative controls)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app.cloud.r2 import Bucket, Conflict, Head
from app.storage import Library
from app.storage.changes import Done
from app.storage.shapes import Pointer, Row, Stamp

HEAD = "/database.sqlite"


class LastWriterWins(Bucket):
    """Moves the head whatever it is."""

    def put(self, key: str, body: bytes | Path, **options: Any) -> Head | Conflict:
        if key.endswith(HEAD):
            options = {**options, "if_match": None, "if_absent": False}
        return super().put(key, body, **options)


class LookThenPut(Bucket):
    """Looks whether the head is the expected one, and then writes it without a condition.

    ``meanwhile`` runs between the two, as another laptop may.
    """

    meanwhile: Callable[[], None] | None = None

    def put(self, key: str, body: bytes | Path, **options: Any) -> Head | Conflict:
        if not key.endswith(HEAD):
            return super().put(key, body, **options)
        there = self.head(key)
        if options.pop("if_absent", False) and there is not None:
            return Conflict(key)
        expected = options.pop("if_match", None)
        if expected is not None and (there is None or there.etag != expected):
            return Conflict(key)
        if self.meanwhile is not None:
            self.meanwhile()
        return super().put(key, body, **options)


class Unchecked(Library):
    """Writes a merge although the library moved since the merge looked at it."""

    def _merge(
        self,
        rows: Sequence[tuple[str, Row]],
        pointer: Pointer,
        expected: Stamp,
        drop: Sequence[tuple[str, str]],
    ) -> Done[bool]:
        del expected
        return super()._merge(rows, pointer, self._stamp_now(), drop)
