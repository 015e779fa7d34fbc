"""How a film is cut into parts, and when an object is the film."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from app.cloud.r2 import Head
from app.sync.upload import MIB, PART, SMALLEST_PART, part_size, same_content

SHA = "ab" * 32


@given(st.integers(0, 5 << 40))
@example(0)
@example(300 * MIB)
@example(1 << 30)
@example(10_000 * 16 * MIB)
def test_parts_fit_what_the_store_takes(size: int) -> None:
    part = part_size(size)
    assert part >= SMALLEST_PART
    assert -(-size // part) <= 10_000
    assert part <= 5 << 30
    assert part % MIB == 0


def test_parts_are_16_mib_for_a_game_and_smaller_for_a_short_film() -> None:
    assert part_size(4 << 30) == PART == 16 * MIB
    assert part_size(100 << 30) == PART
    assert part_size(300 * MIB) == 5 * MIB
    assert part_size(200 << 30) > PART


def head(size: int, **metadata: str) -> Head:
    return Head("coach-1234/games/x.mp4", size, '"0123456789"', metadata, 0)


def test_an_object_is_the_film_by_size_and_by_what_it_was_sent_with() -> None:
    assert same_content(head(7, sha256=SHA), SHA, 7)
    assert same_content(head(7), SHA, 7)
    assert not same_content(head(8, sha256=SHA), SHA, 7)
    assert not same_content(head(7, sha256="cd" * 32), SHA, 7)
