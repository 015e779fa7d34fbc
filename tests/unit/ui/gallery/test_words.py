from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from app.core.export import ExportJob, ExportWhere, told
from app.ui.gallery.words import (
    day_words,
    encoder_words,
    left_words,
    place_words,
    rate_words,
    size_words,
)

NOW = datetime.datetime(2026, 9, 26, 18, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1_000, "1.0 KB"),
        (4_213_000, "4.2 MB"),
        (99_960_000, "100 MB"),
        (999_700_000, "1.0 GB"),
    ],
)
def test_sizes_are_those_of_file_managers(size: int, words: str) -> None:
    assert size_words(size) == words


def test_a_day_is_said_as_people_say_it() -> None:
    def us(days: int) -> int:
        return int((NOW - datetime.timedelta(days=days)).timestamp() * 1e6)

    assert day_words(us(0), NOW).startswith("Today ")
    assert day_words(us(1), NOW).startswith("Yesterday ")
    assert day_words(us(40), NOW) == "17 Aug 2026"


def test_rates_keep_two_digits_where_they_matter() -> None:
    assert rate_words(Fraction(30)) == "30 fps"
    assert rate_words(Fraction(30000, 1001)) == "29.97 fps"


def test_encoders_are_called_what_people_call_them() -> None:
    assert encoder_words("h264_nvenc") == "NVIDIA NVENC"
    assert encoder_words("libx264") == "processor (x264)"
    assert encoder_words("something_new") == "something_new"
    job = ExportJob("1", "overlay", "r", "Goal", "{}", "Goal.mp4", 0, encoder="libx264")
    assert place_words(job) == "This computer · processor (x264)"


@pytest.mark.parametrize(
    ("where", "cost_usd", "note", "words"),
    [
        ("auto", None, "", "This computer"),
        ("auto", None, "RunPod is busy. It was rendered on this computer.", "This computer"),
        ("auto", 0.02, "", "Cloud GPU"),
        ("auto", 0.0, "", "Cloud GPU"),  # an endpoint of one's own costs nothing
        ("cloud", 0.0, "", "Cloud GPU"),
        ("auto", 0.0, "No GPU was free. It was rendered on this computer.", "This computer"),
        (
            "cloud",
            0.01,
            "You asked for it. The rest was rendered here.",
            "Cloud GPU and this computer",
        ),
    ],
)
def test_where_it_was_rendered(
    where: ExportWhere, cost_usd: float | None, note: str, words: str
) -> None:
    job = ExportJob("1", "overlay", "r", "Goal", "{}", "Goal.mp4", 0, where=where)
    cost = {} if cost_usd is None else {"cost_usd": cost_usd}
    assert place_words(told(job, note=note, **cost), encoder=False) == words


def test_time_left_gets_coarse_when_it_is_long() -> None:
    assert left_words(0.2) == "1 s left"
    assert left_words(89) == "89 s left"
    assert left_words(125) == "2 min left"
