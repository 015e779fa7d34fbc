"""Old edit documents brought to today's schema, in small pure steps.

A step ``v1_to_v2(document) -> document`` knows two neighbouring versions and nothing else; it gets
a document of its version as plain JSON values and returns a new one. Steps do not check: the result
of the last one is checked like any other document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from app.core.check import Field
from app.core.edit import SCHEMA

Document: TypeAlias = dict[str, Any]
Step: TypeAlias = Callable[[Document], Document]


def _v1_to_v2(document: Document) -> Document:
    """Schema 2 has more that a reel may have, and nothing that it must have."""
    return dict(document)


STEPS: Mapping[int, Step] = {1: _v1_to_v2}
"""``STEPS[n]`` turns schema n into schema n + 1. Schema 1 is the first there ever was."""


def upgraded(
    document: object, steps: Mapping[int, Step] = STEPS, current: int = SCHEMA
) -> Document:
    """The document in the current schema. Raises ``BadEdit`` for a version nobody knows."""
    root = Field(document)
    if not isinstance(document, dict):
        root.fail("an edit is a JSON object with schema, reel, sources and clips")
    schema = Field(document.get("schema"), "schema")
    if "schema" not in document:
        schema.fail("is missing; it says which version of the format this is")
    version = schema.whole(0, 1_000_000)
    if version > current:
        schema.fail(
            f"unknown schema version {version}: made by a newer Reel Ballers; update the app"
        )
    while version < current:
        if version not in steps:
            schema.fail(
                f"unknown schema version {version}: the oldest one known is {_oldest(steps, current)}"
            )
        document = {**steps[version](document), "schema": version + 1}
        version += 1
    return document


def _oldest(steps: Mapping[int, Step], current: int) -> int:
    """The oldest version from which an unbroken chain of steps leads to the current one."""
    oldest = current
    while oldest - 1 in steps:
        oldest -= 1
    return oldest
