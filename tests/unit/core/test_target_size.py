"""How a size limit is shared out between picture, sound and the file around them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import BadInput
from app.core.target_size import (
    FLOOR_BPS,
    budget,
    lowered,
    size_from,
    size_in_words,
    smallest_bytes,
    usual_bps,
)

RATES = st.sampled_from([Fraction(25), Fraction(30), Fraction(30000, 1001), Fraction(120)])
SECONDS = st.integers(1, 7200)


@given(
    st.integers(1_000, 10**11),
    SECONDS,
    RATES,
    st.booleans(),
    st.integers(1, 500),
)
def test_a_budget_never_hands_out_more_than_there_is(
    most: int, seconds: int, fps: Fraction, sound: bool, clips: int
) -> None:
    frames = max(1, int(seconds * fps))
    asked = {"frames": frames, "fps": fps, "sound": sound, "clips": clips}
    try:
        found = budget(most, size=(1080, 1920), **asked)  # type: ignore[arg-type]
    except BadInput as absurd:
        least = smallest_bytes(**asked)  # type: ignore[arg-type]
        assert least > most
        assert size_in_words(least) in absurd.sentence
        return
    length = frames / fps
    # A rate control may use up its buffer once on top of the rate.
    picture = (found.video_bps * length + found.buffer_bits) / 8
    assert picture + found.other_bytes <= most
    assert found.other_bytes >= found.sound_kbps * 125 * length
    assert (found.sound_kbps > 0) == sound
    assert found.video_bps > FLOOR_BPS * 0.85


@given(SECONDS, RATES, st.booleans(), st.integers(1, 500))
def test_the_smallest_size_that_is_named_works(
    seconds: int, fps: Fraction, sound: bool, clips: int
) -> None:
    frames = max(1, int(seconds * fps))
    least = smallest_bytes(frames=frames, fps=fps, sound=sound, clips=clips)
    budget(least, frames=frames, fps=fps, size=(64, 64), sound=sound, clips=clips)


@given(st.integers(3_000_000, 10**9), st.floats(1.0001, 20))
def test_a_lower_budget_takes_the_overshoot_away(most: int, overshoot: float) -> None:
    spent = budget(most, frames=300, fps=Fraction(30), size=(1080, 1920))
    got = int(most * overshoot) + 1
    lower = lowered(spent, got)
    scale = lower.video_bps / spent.video_bps
    assert scale < 1
    # The picture of the first try, scaled like its rate, would have fitted.
    assert (got - spent.other_bytes) * scale + spent.other_bytes <= most + 1_000
    assert (lower.max_bytes, lower.sound_kbps) == (spent.max_bytes, spent.sound_kbps)


def test_the_sound_gets_less_when_there_is_little() -> None:
    found = [
        budget(mb * 1_000_000, frames=7200, fps=Fraction(30), size=(1080, 1920)).sound_kbps
        for mb in (100, 40, 20, 12)
    ]
    assert found == [192, 128, 96, 64]


def test_an_absurd_limit_is_refused_with_one_that_works() -> None:
    with pytest.raises(BadInput) as refused:
        budget(2_000_000, frames=7200, fps=Fraction(30), size=(1080, 1920))
    assert refused.value.sentence == (
        "2.0 MB is too small for a film of 4:00 minutes; allow at least 9.9 MB, or export a "
        "shorter film."
    )


def test_better_codecs_and_lower_qualities_take_less() -> None:
    size, fps = (1080, 1920), Fraction(30)
    assert usual_bps(size, fps, "draft") < usual_bps(size, fps, "standard")
    assert usual_bps(size, fps, "standard", "av1") < usual_bps(size, fps, "standard", "hevc")
    assert usual_bps(size, fps, "standard", "hevc") < usual_bps(size, fps, "standard")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("25MB", 25_000_000),
        (" 25 mb ", 25_000_000),
        ("1.5GB", 1_500_000_000),
        ("800k", 800_000),
        ("8.5M", 8_500_000),
        ("123456", 123_456),
    ],
)
def test_sizes_are_read(text: str, count: int) -> None:
    assert size_from(text) == count


@pytest.mark.parametrize(
    "text", ["", "MB", "-5MB", "0MB", "25 TB", "1e9", "25MBit", "1.5", "9" * 40]
)
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="must be like 25MB"):
        size_from(text)
