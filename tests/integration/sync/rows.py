"""What laptops hold: all rows of a library, and whether all hold the same."""

from __future__ import annotations

from app.storage.exchange import Tables, read_tables
from app.storage.shapes import StoredConflict
from tests.integration.sync.laptops import Laptop, settle


def settled(*laptops: Laptop) -> Tables:
    """Sync until nothing moves: the very same rows everywhere, stamps and deleted ones included."""
    settle(*laptops)
    found = [whole(laptop) for laptop in laptops]
    assert all(other == found[0] for other in found)
    return found[0]


def whole(laptop: Laptop) -> Tables:
    path = laptop.home / "whole.sqlite"
    laptop.library.snapshot(path).result(30)
    return read_tables(path)


def conflicts(laptop: Laptop) -> tuple[StoredConflict, ...]:
    return laptop.library.conflicts().result(30)
