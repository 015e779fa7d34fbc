"""How long is waited, and how often is asked."""

from __future__ import annotations

from app.services.cloud_export.pacing import LONGEST_TICK_S, USUAL, Patience


def test_questions_come_less_often_up_to_five_seconds() -> None:
    waits = [USUAL.poll_s(n, 0.5) for n in range(8)]
    assert [round(w, 2) for w in waits] == [1.0, 1.5, 2.25, 3.38, 5.0, 5.0, 5.0, 5.0]
    assert USUAL.poll_s(0, 0.0) < USUAL.poll_s(0, 0.99) < 1.2


def test_patience_ends_once_nothing_came_for_so_long() -> None:
    patience = Patience(90)
    now, ended = 0.0, False
    while not ended:
        ended = patience.tick(now, waiting=True)
        now += 1.0
    assert now == 91.0
    assert patience.spent_s >= 90


def test_news_renew_the_patience() -> None:
    patience = Patience(3)
    for at in range(4):
        assert not patience.tick(at, waiting=at != 2)
    assert patience.spent_s == 1


def test_a_laptop_that_slept_for_two_hours_asks_before_it_gives_up() -> None:
    patience = Patience(90)
    patience.tick(0, waiting=True)
    assert not patience.tick(7200, waiting=True)
    assert patience.spent_s == LONGEST_TICK_S


def test_a_clock_that_goes_back_takes_no_patience_away() -> None:
    patience = Patience(1)
    patience.tick(100, waiting=True)
    assert not patience.tick(50, waiting=True)


def test_who_wants_the_cloud_waits_for_ever() -> None:
    patience = Patience(None)
    assert not any(patience.tick(at, waiting=True) for at in range(100_000))
