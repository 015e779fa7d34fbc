"""Estimates of time and money."""

from __future__ import annotations

import pytest

from app.core.cost import (
    LEAST_TIMEOUT_S,
    START_S,
    actual_micro_usd,
    dollars,
    estimate,
    execution_timeout_s,
    links_s,
    render_s,
    time_to_live_s,
)

HD = (1080, 1920)


def of(pieces: list[int], at_once: int) -> tuple[float, float]:
    found = estimate(pieces, HD, upload_bytes=0, result_bytes=0, at_once=at_once)
    return found.seconds, found.usd


def test_more_workers_are_quicker_and_dearer_by_their_start() -> None:
    pieces = [600] * 12
    one, four = of(pieces, 1), of(pieces, 4)
    assert four[0] - START_S == pytest.approx((one[0] - START_S) / 4)
    assert four[1] > one[1]
    assert of(pieces, 50) == of(pieces, 12)


def test_the_longest_piece_is_waited_for() -> None:
    assert of([100, 3000], 4)[0] == pytest.approx(render_s(3000, HD) + START_S)


def test_bytes_take_time_and_no_gpu_money() -> None:
    far = estimate([30], HD, upload_bytes=10_000_000, result_bytes=4_000_000, at_once=1)
    near = estimate([30], HD, upload_bytes=0, result_bytes=0, at_once=1)
    assert far.seconds - near.seconds == pytest.approx(11.0)
    assert far.usd == near.usd


def test_a_stuck_worker_is_stopped_and_links_outlive_the_job() -> None:
    assert execution_timeout_s(1, HD) == LEAST_TIMEOUT_S
    long = execution_timeout_s(20_000, HD)
    assert long > 4 * render_s(20_000, HD)
    assert links_s(long) > time_to_live_s(long) > 2 * long


@pytest.mark.parametrize(
    ("usd", "words"), [(0.0, "$0.00"), (0.004, "under $0.01"), (0.01, "$0.01"), (12.346, "$12.35")]
)
def test_dollars_as_people_read_them(usd: float, words: str) -> None:
    assert dollars(usd) == words


def test_what_was_paid_for_is_the_time_it_ran() -> None:
    assert actual_micro_usd(10_000, 0.00019) == 1_900
    assert actual_micro_usd(-5) == 0
