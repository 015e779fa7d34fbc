"""Every decision of a sync, from what was seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.errors import (
    CloudMissing,
    CloudOffline,
    CloudRefused,
    CloudStrange,
    CloudTooBig,
    ReelBallersError,
    StorageFailed,
)
from app.sync.state import (
    Alien,
    Empty,
    Examine,
    Finalize,
    Incoming,
    Relabelled,
    Resend,
    Same,
    Seen,
    Stop,
    ancestor,
    arrived,
    fate,
    seen,
    settle,
    trouble,
)
from tests.unit.sync.test_journal import ENTRY

MINE, OTHER = ENTRY.commit_id, "99999999-2222-4333-8444-555555555555"
PARENT = '"parent"'
LATER = replace(ENTRY, parent_etag=PARENT, parent_id=OTHER, version=2)
METADATA = {
    "commit-id": MINE,
    "parent-id": OTHER,
    "db-version": "7",
    "sha256": "a" * 64,
    "device-id": "d",
    "app-version": "1",
}


def head(commit: str, etag: str = '"x"') -> Seen:
    return Seen(commit, "", 2, etag, "a" * 64, 4096, "d", "1")


def test_metadata_as_this_app_writes_it_is_understood() -> None:
    assert seen('"e"', 5, METADATA) == Seen(MINE, OTHER, 7, '"e"', "a" * 64, 5, "d", "1")


@pytest.mark.parametrize(
    "wrong",
    [
        {"commit-id": ""},
        {"commit-id": "../x"},
        {"parent-id": "x"},
        {"db-version": "-1"},
        {"db-version": "9" * 20},
        {"sha256": "A" * 64},
    ],
)
def test_anything_else_at_the_head_is_alien(wrong: dict[str, str]) -> None:
    assert seen('"e"', 5, {**METADATA, **wrong}) == Alien('"e"', 5)
    assert seen('"e"', 0, {}) == Alien('"e"', 0)


class TestTheCommitInDoubt:
    def test_is_final_when_the_head_is_mine(self) -> None:
        assert settle(LATER, head(MINE, '"new"')) == Finalize('"new"')

    def test_goes_again_while_the_head_is_its_parent(self) -> None:
        assert settle(LATER, head(OTHER, PARENT)) == Resend()

    def test_goes_again_over_a_broken_head_that_it_was_meant_to_replace(self) -> None:
        assert settle(LATER, Alien(PARENT, 0)) == Resend()

    def test_the_first_of_all_goes_again_while_there_is_no_head(self) -> None:
        assert settle(ENTRY, None) == Resend()

    def test_needs_the_lineage_when_the_head_moved_on(self) -> None:
        assert settle(LATER, head(OTHER, '"third"')) == Examine()
        assert settle(ENTRY, head(OTHER)) == Examine()

    def test_a_head_that_is_gone_is_never_made_again_silently(self) -> None:
        assert settle(LATER, None) == Stop("remote_missing")

    def test_a_broken_head_waits_for_somebody(self) -> None:
        assert settle(LATER, Alien('"z"', 3)) == Stop("corrupt_remote")

    def test_landed_below_the_head_or_can_never_land(self) -> None:
        assert fate(LATER, frozenset({MINE, OTHER})) == "superseded"
        assert fate(LATER, frozenset({OTHER})) == "lost"


class TestALookAtTheHead:
    def test_unchanged(self) -> None:
        assert arrived(MINE, "same") == Same()

    def test_absent_without_a_base_is_the_first_push(self) -> None:
        assert arrived("", None) == Empty()

    def test_absent_with_a_base_stops(self) -> None:
        assert arrived(MINE, None) == Stop("remote_missing")

    def test_another_commit_comes_in(self) -> None:
        assert arrived(MINE, head(OTHER)) == Incoming(head(OTHER))
        assert arrived("", head(OTHER)) == Incoming(head(OTHER))

    def test_the_same_commit_under_another_etag_is_no_news(self) -> None:
        assert arrived(MINE, head(MINE)) == Relabelled(head(MINE))

    def test_alien(self) -> None:
        assert arrived(MINE, Alien('"x"', 1)) == Stop("corrupt_remote")
        assert arrived("", Alien('"x"', 1)) == Stop("corrupt_remote")


class TestTheCommonPast:
    OURS = ((1, "one"), (2, "two"), (3, "three"))

    def test_is_the_base_when_the_head_contains_it(self) -> None:
        assert ancestor("three", self.OURS, frozenset({"one", "two", "three", "x"})) == (3, "three")

    def test_is_older_when_the_head_was_made_anew_from_an_older_laptop(self) -> None:
        assert ancestor("three", self.OURS, frozenset({"one", "two", "x"})) == (2, "two")

    def test_is_the_base_when_the_head_only_forgot_it(self) -> None:
        theirs = frozenset({"nine", "ten"})
        assert ancestor("three", self.OURS, theirs, forgotten=8) == (3, "three")
        assert ancestor("three", self.OURS, theirs, forgotten=2) is None
        assert ancestor("", self.OURS, theirs, forgotten=8) is None

    def test_is_nothing_when_the_two_never_met(self) -> None:
        assert ancestor("three", self.OURS, frozenset({"x"})) is None
        assert ancestor("", (), frozenset({"x"})) is None


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (CloudOffline("no net", retry_after_s=7.0), "offline"),
        (CloudStrange("a sign-in page"), "offline"),
        (CloudTooBig("huge", size=9, limit=1), "corrupt_remote"),
        (CloudRefused("wrong key"), "auth"),
        (CloudMissing("no bucket"), "remote_missing"),
        (StorageFailed("The disk is full."), "disk"),
        (OSError(28, "No space left on device", "/x/journal.json"), "disk"),
    ],
)
def test_no_error_is_ever_taken_for_an_absence_or_a_success(
    error: ReelBallersError | OSError, state: str
) -> None:
    status = trouble(error)

    assert status.state == state
    assert status.reason.startswith("Saved on this laptop")
    assert status.retry_after_s == (7.0 if isinstance(error, CloudOffline) else None)
