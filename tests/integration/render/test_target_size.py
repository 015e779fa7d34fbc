"""Films of footage that really would be too large, held to a size."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import av
import pytest

from app.core.edit import EditClip
from app.core.errors import BadInput, RenderFailed
from app.core.export import EXPORT_CODECS, ExportCodec
from app.core.target_size import Budget, lowered
from app.render.child import run_in_child
from app.render.encoders import X264
from app.render.job import render
from app.render.progress import RenderProgress
from app.render.target_size import within
from tests.integration.render.films import edit_of, film, request_of
from tests.support.encodes import encode, noisy_pictures
from tests.support.footage import cache_folder, made_once

pytestmark = pytest.mark.integration

SECONDS = 3
SOURCE = (640, 360)


@cache
def noise() -> Path:
    """Three seconds of noise: some 1.6 MB at the quality draft, more at the others."""
    path = cache_folder() / "noise-640x360-90.mp4"
    with made_once(path) as wanted:
        if wanted:
            part = path.with_suffix(".part.mp4")
            encode(X264, noisy_pictures(SOURCE, 30 * SECONDS, noise=30), SOURCE, part, "high")
            part.replace(path)
    return path


EDIT = edit_of(EditClip("c", "g", 0, SECONDS * 1_000_000), size=(360, 360))


@pytest.mark.parametrize("codec", EXPORT_CODECS)
def test_a_film_that_would_be_too_large_is_not(codec: ExportCodec, tmp_path: Path) -> None:
    request = replace(
        request_of(EDIT, {"g": noise()}, tmp_path / "film.mp4"), codec=codec, encoder="x264"
    )
    free = render(replace(request, out=tmp_path / "free.mp4")).out.stat().st_size
    limit = max(250_000, free // 3)
    assert limit < free
    done = run_in_child(replace(request, max_bytes=limit))
    assert done.out.stat().st_size <= limit
    assert done.out.stat().st_size > limit // 3, "far less than was allowed"
    assert len(film(done.out).times) == 30 * SECONDS
    assert not done.fallback_reason


def test_a_film_that_fits_is_as_large_as_without_a_limit(tmp_path: Path) -> None:
    request = request_of(EDIT, {"g": noise()}, tmp_path / "film.mp4")
    request = replace(request, encoder="x264", quality="draft")
    free = render(request).out.stat().st_size
    kept = render(replace(request, out=tmp_path / "kept.mp4", max_bytes=90_000_000)).out
    assert abs(kept.stat().st_size - free) < free // 50


def test_a_limit_that_no_film_can_keep_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    request = request_of(EDIT, {"g": noise()}, tmp_path / "film.mp4")
    with pytest.raises(BadInput, match=r"50 kB is too small .* allow at least 0\.\d MB"):
        render(replace(request, encoder="x264", max_bytes=50_000))
    assert not list(tmp_path.iterdir())


SPENT = Budget(1_000_000, 400_000, 40_000, 2_000_000, 64, 100_000)


def test_a_film_that_came_out_too_large_is_made_again_smaller(tmp_path: Path) -> None:
    tried: list[Budget | None] = []
    told: list[str] = []
    sizes = iter([1_500_000, 1_050_000, 990_000])
    out = tmp_path / "film.mp4"

    def attempt(budget: Budget | None) -> None:
        tried.append(budget)
        out.write_bytes(bytes(next(sizes)))

    within(SPENT, attempt, out, told.append)
    rates = [budget.video_bps for budget in tried if budget is not None]
    assert len(rates) == 3 and rates[0] > rates[1] > rates[2]
    assert tried[1] == lowered(SPENT, 1_500_000)
    assert told[0] == "The film came out at 1.5 MB; it is rendered again to fit into 1.0 MB."


def test_a_film_that_stays_too_large_is_given_up_after_two_corrections(tmp_path: Path) -> None:
    tries = 0
    out = tmp_path / "film.mp4"

    def attempt(budget: Budget | None) -> None:
        nonlocal tries
        tries += 1
        out.write_bytes(bytes(2_000_000))

    with pytest.raises(RenderFailed, match=r"does not fit into 1\.0 MB: it still has 2\.0 MB"):
        within(SPENT, attempt, out)
    assert tries == 3


def test_without_a_limit_it_is_made_once(tmp_path: Path) -> None:
    tried: list[Budget | None] = []
    within(None, tried.append, tmp_path / "never-looked-at.mp4")
    assert tried == [None]


def test_the_coach_is_told_what_makes_the_film(tmp_path: Path) -> None:
    """A codec that only the processor can make takes long, and that is said."""
    said: list[RenderProgress] = []
    request = request_of(EDIT, {"g": noise()}, tmp_path / "film.mp4")
    done = render(replace(request, quality="draft", codec="hevc", encoder="auto"), said.append)
    with av.open(str(done.out)) as container:
        assert container.streams.video[0].codec_context.codec.canonical_name == "hevc"
    if done.encoder == "x265":
        assert any("can encode HEVC, so the processor does" in p.note for p in said)
