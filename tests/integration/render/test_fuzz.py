"""The first harmed films and odd edits of ``tests.shows.fuzz``, and those that once did harm."""

from __future__ import annotations

import sys

import pytest

from tests.support.fuzz import Report, run

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(sys.platform == "win32", reason="limits of memory are those of POSIX"),
]

ONCE_HARMFUL = range(929, 930)
"""A table of chunks shorter than its own head."""


def nothing_bad(report: Report) -> None:
    told = [f"{one.name}: {one.outcome}\n{one.sentence}" for one in report.bad]
    assert told == []
    assert report.strays == []


def test_harmed_films_are_played_or_refused_with_a_sentence() -> None:
    report = run({"media": range(60)}, whole_every=30)
    nothing_bad(report)
    outcomes = {one.outcome.split(":")[0] for one in report.tried}
    assert outcomes == {"fine", "refused"}, "some of both, or nothing was tried"
    assert len(report.tried) == 60


def test_what_once_did_harm_does_no_more() -> None:
    nothing_bad(run({"media": ONCE_HARMFUL}, workers=1))


def test_odd_edits_are_drawn_or_refused_with_a_sentence() -> None:
    report = run({"edits": range(70)}, whole_every=40)
    nothing_bad(report)
    steps = {one.outcome for one in report.tried}
    assert {"fine", "refused: read"} <= steps
    assert len(report.tried) == 70
