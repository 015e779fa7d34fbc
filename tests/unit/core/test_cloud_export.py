"""One state and one bar for many pieces."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.core.cloud_export import (
    PIECE_STATES,
    CloudPiece,
    PieceProgress,
    PieceState,
    Spend,
    merged,
    state_of,
)

WAY: tuple[PieceState, ...] = (
    "queued",
    "preparing",
    "uploading",
    "submitting",
    "waiting",
    "rendering",
    "downloading",
    "verifying",
    "ready",
)


def test_a_piece_never_goes_back_on_its_usual_way() -> None:
    way = [
        PieceProgress(0, state, 10, share).way for state in WAY for share in (0.0, 0.5, 1.0, 7.0)
    ]
    assert all(one <= other for one, other in pairwise(way))
    assert (way[0], way[-1]) == (0.0, 1.0)
    assert set(WAY) | {"here"} == set(PIECE_STATES)


def test_long_pieces_weigh_more_and_the_last_bit_is_the_join() -> None:
    pieces = [PieceProgress(0, "ready", 900), PieceProgress(1, "queued", 100)]
    assert merged(pieces) == pytest.approx(0.9 * 0.97)
    done = [PieceProgress(0, "ready", 900), PieceProgress(1, "ready", 100)]
    assert merged(done) < merged(done, 0.5) < merged(done, 1.0) == pytest.approx(1.0)
    assert merged([]) == 0.0


@pytest.mark.parametrize(
    ("pieces", "state"),
    [
        ("queued queued", "queued"),
        ("preparing queued", "preparing"),
        ("uploading preparing", "uploading"),
        ("waiting uploading", "waiting"),
        ("submitting queued", "waiting"),
        ("rendering waiting", "rendering"),
        ("downloading waiting", "downloading"),
        ("ready verifying", "verifying"),
        ("ready queued", "waiting"),
        ("here rendering", "moved"),
        ("ready ready", "joining"),
    ],
)
def test_the_export_is_where_the_furthest_of_its_pieces_at_work_is(pieces: str, state: str) -> None:
    assert state_of(pieces.split()) == state  # type: ignore[arg-type]


def test_a_new_piece_knows_nothing_yet() -> None:
    assert (CloudPiece("job", 3).state, CloudPiece("job", 3).tries) == ("queued", 0)


def test_the_limit_of_a_month() -> None:
    assert Spend("2026-11", 4.0).left_usd is None
    assert not Spend("2026-11", 4.0).reached
    assert Spend("2026-11", 4.0, cap_usd=5.0).left_usd == 1.0
    assert Spend("2026-11", 6.0, cap_usd=5.0).left_usd == 0.0
    assert Spend("2026-11", 5.0, cap_usd=5.0).reached
