"""The finished film's cover, title, date and chapters, as players find them."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from app.core.edit import EditClip, Intro, Poster, Transition
from app.core.plan import plan
from app.footage import MatchSpec
from app.media.index import build_index
from app.media.probe import probe
from app.media.reader import FrameReader
from app.render.cover import cover_of, write_cover
from app.render.ffmpeg_program import ffmpeg_path
from app.render.job import RenderRequest, render
from app.render.sources import Sources
from app.render.still import still
from app.render.workplace import Workplace
from tests.integration.render.films import edit_of, facts_of, film
from tests.support.footage import make_match

pytestmark = pytest.mark.integration


def cover_in(path: Path) -> tuple[bytes, int]:
    """The attached picture of a film, and how many pictures are attached."""
    with av.open(str(path)) as container:
        covers = [
            stream
            for stream in container.streams.video
            if stream.disposition & av.stream.Disposition.attached_pic
        ]
        packet = next(container.demux(covers[0]))
        return bytes(packet), len(covers)


def test_the_poster_frame_is_the_cover_and_nothing_takes_it_for_the_film(tmp_path: Path) -> None:
    game, _ = make_match(MatchSpec(frames=75))
    edit = edit_of(
        EditClip("a", "g", 0, 1_200_000, "First"),
        EditClip("b", "g", 1_200_000, 2_600_000, "Second"),
        size=(270, 480),
    )
    reel = replace(
        edit.reel,
        transition=Transition("dissolve", 400_000),
        intro=Intro("Maya", us=500_000),
        poster=Poster("b", 2_000_000),
    )
    edit = replace(edit, reel=reel)
    out = tmp_path / "reel.mp4"
    request = RenderRequest(edit, {"g": game}, out, "draft", "x264", date="2026-11-29")
    result = render(request)
    planned = plan(edit, {"g": facts_of(game)})
    assert planned.poster not in (0, 2 * 30), "the chosen one, not the default"
    jpeg, count = cover_in(out)
    assert count == 1
    picture = np.asarray(Image.open(io.BytesIO(jpeg)).convert("RGB")).astype(int)
    frame = still(edit, {"g": game}, planned.poster).astype(int)
    assert picture.shape == frame.shape
    assert np.abs(picture - frame).mean() < 3

    info = probe(out)
    assert (info.width, info.height, info.codec, info.has_audio) == (270, 480, "h264", True)
    table = build_index(out)
    assert table.count == result.frames == len(film(out).times)
    with FrameReader(out, table) as reader:
        assert reader.picture(result.frames - 1).height == 480
    assert b"covr" in out.read_bytes(), "where QuickTime looks for it"
    told = subprocess.run(
        [str(ffmpeg_path()), "-hide_banner", "-i", str(out)], capture_output=True, text=True
    ).stderr
    assert "(attached pic)" in told and "2026-11-29" in told

    chapters = film(out).chapters
    assert [name for _, _, name in chapters] == ["Intro", "First", "Second"]
    starts = [start for start, _, _ in chapters]
    assert starts == [0, Fraction(15, 30), Fraction(planned.clips[1].first, 30)]
    assert [end for _, end, _ in chapters] == [*starts[1:], planned.duration]


@pytest.mark.parametrize(("film_bytes", "size"), [(10_000_000, (270, 480)), (700_000, (135, 240))])
def test_in_a_film_of_few_bytes_the_cover_takes_few(
    film_bytes: int, size: tuple[int, int], tmp_path: Path
) -> None:
    game, _ = make_match(MatchSpec(frames=75))
    edit = edit_of(EditClip("a", "g", 0, 1_000_000), size=(270, 480))
    with Sources(edit, {"g": game}) as sources, Workplace(tmp_path / "out.mp4") as place:
        planned = plan(edit, sources.facts)
        write_cover(place, planned, film_bytes, sources)
        assert place.cover.stat().st_size <= film_bytes / 50
        with Image.open(place.cover) as cover:
            assert cover.size == size


def test_a_film_of_next_to_no_bytes_has_no_cover(tmp_path: Path) -> None:
    game, _ = make_match(MatchSpec(frames=75))
    edit = edit_of(EditClip("a", "g", 0, 1_000_000), size=(270, 480))
    with Sources(edit, {"g": game}) as sources, Workplace(tmp_path / "out.mp4") as place:
        write_cover(place, plan(edit, sources.facts), 50_000, sources)
        assert cover_of(place) is None


def test_a_part_of_a_film_has_no_cover(tmp_path: Path) -> None:
    game, _ = make_match(MatchSpec(frames=75))
    edit = edit_of(EditClip("a", "g", 0, 1_000_000), size=(270, 480))
    out = tmp_path / "part.mp4"
    render(RenderRequest(edit, {"g": game}, out, "draft", "x264", audio=False, span=(3, 9)))
    with av.open(str(out)) as container:
        assert len(container.streams.video) == 1
