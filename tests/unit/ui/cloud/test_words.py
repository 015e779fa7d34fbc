"""What a coach reads about sync: short, true, and always where the data is."""

from __future__ import annotations

import datetime

import pytest

from app.core.sync import SYNC_STATES, SyncState, SyncStatus, reason_of
from app.services.media_states import FileMedia, GameMedia
from app.ui.cloud.words import (
    FACES,
    explanation,
    facts,
    headline,
    line,
    media_face,
    media_tip,
    media_words,
    table_words,
)
from app.ui.common.icons import GLYPHS
from app.ui.common.words import ago_words, left_words, many, moment_words

NOW = 1_760_000_000_000_000
MINUTE = 60_000_000


@pytest.mark.parametrize("state", SYNC_STATES)
def test_every_state_has_a_face_and_words(state: SyncState) -> None:
    status = SyncStatus(state, 2, reason=reason_of(state))
    assert FACES[state].icon in GLYPHS
    assert bool(FACES[state].step) == bool(FACES[state].label)
    assert 0 < len(line(status)) <= 52, "the status bar has room for a few words only"
    assert headline(status)
    assert explanation(status).endswith(".")


@pytest.mark.parametrize("state", [state for state in SYNC_STATES if state != "synced"])
def test_what_is_not_green_says_where_the_data_is(state: SyncState) -> None:
    assert explanation(SyncStatus(state)).startswith("Saved on this laptop")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (SyncStatus("off"), "Saved on this laptop"),
        (SyncStatus("synced"), "Synced"),
        (SyncStatus("pending", 1), "1 change waiting"),
        (SyncStatus("offline", 2), "2 changes waiting, offline"),
        (SyncStatus("offline"), "Saved on this laptop, offline"),
        (SyncStatus("conflicts", 3), "Synced, 3 edits to compare"),
    ],
)
def test_the_words_of_the_status_bar(status: SyncStatus, words: str) -> None:
    assert line(status) == words


def test_a_given_reason_is_what_is_explained() -> None:
    reason = "Saved on this laptop; the key ending in 3f9a was refused."
    assert explanation(SyncStatus("auth", reason=reason)) == reason


def test_the_facts_of_the_last_sync() -> None:
    status = SyncStatus("synced", synced_us=NOW - 2 * MINUTE, version=41, size_bytes=312_000)
    assert facts(status, NOW) == "Last synced 2 min ago  ·  version 41  ·  312 KB"
    assert facts(SyncStatus("offline", version=3), NOW) == "Version 3"
    assert facts(SyncStatus("off"), NOW) == ""


@pytest.mark.parametrize(
    ("past_us", "words"),
    [
        (0, "just now"),
        (-5 * MINUTE, "just now"),
        (59_000_000, "just now"),
        (MINUTE, "1 min ago"),
        (59 * MINUTE, "59 min ago"),
        (60 * MINUTE, "1 h ago"),
    ],
)
def test_how_long_ago(past_us: int, words: str) -> None:
    assert ago_words(NOW - past_us, NOW) == words


def test_a_clock_from_nowhere_is_no_crash() -> None:
    now = datetime.datetime(2026, 1, 2, 12, tzinfo=datetime.UTC)
    assert "1970" in moment_words(10**30, now)
    assert "2099" in moment_words(4_080_000_000_000_000, now)


def test_counts_and_times_left() -> None:
    assert [many(n, "edit") for n in (0, 1, 2_000)] == ["0 edits", "1 edit", "2,000 edits"]
    assert [left_words(s) for s in (0.2, 89, 91, 7_300)] == [
        "1 s left",
        "89 s left",
        "2 min left",
        "2 h left",
    ]
    assert table_words("crop_keyframe") == "Framing keyframes"
    assert table_words("new_table") == "New table"


def media(*files: FileMedia) -> GameMedia:
    return GameMedia("g", files)


def test_a_game_under_way_says_how_far_it_is() -> None:
    half = FileMedia("a", "", "uploading", True, False, 50, 100, 60, 100.0)
    waits = FileMedia("b", "", "queued", True, False, 0, 100)
    assert media_words(media(half, waits)) == "Backing up 25 %  ·  2 min left"
    assert media_face(media(half, waits))[0] == "cloud-up"
    assert media_words(media(waits)) == "Waiting to be transferred"


def test_a_game_at_rest_says_where_its_video_is() -> None:
    here = FileMedia("a", "", "local", True, False)
    both = FileMedia("a", "", "local", True, True)
    away = FileMedia("a", "", "cloud", False, True)
    assert [media_words(media(f)) for f in (here, both, away)] == [
        "",
        "",
        "In the cloud, plays from there",
    ]
    assert [media_face(media(f))[0] for f in (here, both, away)] == ["", "cloud-has", "cloud"]
    assert media_tip(media(here)) == "The video is on this laptop only."
    assert "and in the cloud" in media_tip(media(both))
    assert "not on this laptop" in media_tip(media(away))
    bad = FileMedia("a", "", "local", True, False, problem="The file changed while it was sent.")
    assert media_tip(media(bad)) == "The file changed while it was sent."
    assert media_face(media(bad)) == ("cloud-bad", "warn")
