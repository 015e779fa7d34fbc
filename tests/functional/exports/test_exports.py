"""Exports through the real queue, the real child process and real files."""

from __future__ import annotations

import shutil
import threading
from dataclasses import replace
from pathlib import Path

import av
import pytest

from app.core.errors import BadInput, NotFound, NotSetUp, RenderFailed
from app.core.export import ExportCodec
from app.core.game import Game
from app.media.probe import probe
from app.services.export import ExportChoices, JobProgress
from app.services.workspace import Workspace
from tests.functional.exports.conftest import ended
from tests.support.footage import numbers_in
from tests.unit.media.films import film

SMALL = (180, 320)


def test_each_clip_becomes_a_file_called_after_the_template(
    running: Workspace, game: Game, tmp_path: Path
) -> None:
    game = running.games.update(replace(game, date="2025-05-04", opponent="FC Köln")).result()
    for t, tags in ((1_000_000, ["Goal", "Assist"]), (2_000_000, [])):
        running.annotate.mark(game.id, t, 5, tags, lead_us=300_000, lag_us=300_000).result()
    choices = ExportChoices("annotate", quality="draft", banner=False, folder=tmp_path)
    with pytest.raises(BadInput, match=r"has no field \{score\}"):
        running.exports.start_each(game.id, choices, "{score}").result()
    jobs = running.exports.start_each(game.id, choices).result()
    done = [running.exports.wait(job.id).result(timeout=60) for job in jobs]
    assert [(job.state, Path(job.out).name) for job in done] == [
        ("done", "2025-05-04_FC_Köln_0-00_Goal-Assist_5.mp4"),
        ("done", "2025-05-04_FC_Köln_0-01_5.mp4"),
    ]
    twice = running.exports.start_each(game.id, choices, "{rating}").result()
    assert [Path(job.out).name for job in twice] == ["5.mp4", "5_2.mp4"]


def test_films_that_are_begun_together_need_room_for_all_of_them(
    workspace: Workspace, match: Game, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked = [workspace.annotate.mark(match.id, t).result() for t in (1_000_000, 2_000_000)]
    choices = ExportChoices("annotate", "local", folder=tmp_path / "films")
    ours = [replace(choices, clip_ids=(clip.id,)) for clip in marked]
    one = max(workspace.exports.estimate(match.id, each).result().size_bytes for each in ours)
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=int(one * 1.5) + 1))
    with pytest.raises(RenderFailed, match="is full"):
        workspace.exports.start_each(match.id, choices).result()
    assert workspace.exports.list().result() == ()
    assert workspace.exports.start(match.id, ours[0]).result().state == "queued"


@pytest.mark.parametrize(("codec", "limit"), [("hevc", 0), ("av1", 700_000), ("h264", 600_000)])
def test_the_format_and_the_size_are_those_that_were_chosen(
    running: Workspace, reel_id: str, codec: ExportCodec, limit: int
) -> None:
    choices = ExportChoices(
        "framing", quality="draft", size=(270, 480), codec=codec, max_bytes=limit, encoder="x264"
    )
    job = ended(running, reel_id, choices)
    assert (job.state, job.error) == ("done", "")
    with av.open(job.out) as film:
        assert film.streams.video[0].codec_context.codec.canonical_name == codec
        assert film.streams.audio
    assert not limit or job.size_bytes <= limit
    assert job.encoder == {"hevc": "x265", "av1": "svtav1", "h264": "x264"}[codec]


def test_a_size_limit_is_kept_here_or_not_at_all(running: Workspace, reel_id: str) -> None:
    with pytest.raises(BadInput, match="only be made on this computer"):
        running.exports.start(reel_id, ExportChoices("framing", "cloud", max_bytes=9_000_000))
    with pytest.raises(BadInput, match=r"30 kB is too small .* allow at least 0\.\d MB"):
        running.exports.start(reel_id, ExportChoices("framing", max_bytes=30_000)).result()
    with pytest.raises(BadInput, match="no codec 'vp9'; use one of h264, hevc, av1"):
        running.exports.start(reel_id, ExportChoices("framing", codec="vp9"))  # type: ignore[arg-type]


def test_several_shapes_share_the_work(running: Workspace, reel_id: str) -> None:
    heard: list[JobProgress] = []
    running.exports.subscribe(heard.append)
    choices = ExportChoices("overlay", where="local", quality="draft")
    several = [replace(choices, ratio=ratio) for ratio in ("1:1", "4:5")]
    started = running.exports.start_several(reel_id, several).result()
    ended = [running.exports.wait(job.id).result(timeout=100) for job in started]
    assert [(job.state, job.error) for job in ended] == [("done", ""), ("done", "")]
    assert [Path(job.out).name for job in ended] == ["Two-goals_1-1.mp4", "Two-goals_4-5.mp4"]
    shown = [probe(Path(job.out)) for job in ended]
    assert [(info.width, info.height) for info in shown] == [(1080, 1080), (1080, 1350)]
    first, second = (
        [p for p in heard if (p.job_id, p.stage) == (job.id, "frames")] for job in started
    )
    assert first[0].done == 0 and first[-1].done == first[-1].total
    assert all(p.done == p.total for p in second), "its pictures were made with the other's"


def test_cancelling_one_shape_leaves_the_other(running: Workspace, reel_id: str) -> None:
    begun = threading.Event()
    running.exports.subscribe(lambda p: begun.set() if p.stage == "frames" else None)
    choices = ExportChoices("overlay", where="local", quality="draft")
    several = [replace(choices, ratio=ratio) for ratio in ("1:1", "4:5")]
    one, other = running.exports.start_several(reel_id, several).result()
    assert begun.wait(60)
    assert running.exports.cancel(one.id).result(timeout=60).state == "cancelled"
    assert running.exports.wait(other.id).result(timeout=100).state == "done"
    assert not Path(one.out).exists() and Path(other.out).is_file()


def test_all_three_kinds_end_in_their_folders(running: Workspace, game: Game, reel_id: str) -> None:
    running.overlay.ensure_spotlights(reel_id).result()
    heard: list[JobProgress] = []
    running.exports.subscribe(heard.append)
    overlay = ended(running, reel_id, ExportChoices("overlay", quality="draft"))
    framing = ended(running, reel_id, ExportChoices("framing", quality="draft"))
    recap = ended(running, game.id, ExportChoices("annotate", quality="draft"))
    for job, folder, name in (
        (overlay, "final_videos", "Two-goals.mp4"),
        (framing, "working_videos", "Two-goals.mp4"),
        (recap, "downloads", "vs_Rovers_recap.mp4"),
    ):
        assert (job.state, job.error) == ("done", "")
        assert Path(job.out) == running.root / folder / name
        info = probe(Path(job.out))
        assert job.size_bytes == info.size_bytes
        assert (info.width, info.height, info.has_audio) == (320, 180, True)
    assert [job.id for job in running.exports.list().result()] == [
        recap.id,
        framing.id,
        overlay.id,
    ]
    assert {p.job_id for p in heard} == {overlay.id, framing.id, recap.id}
    assert heard[-1].state == "done"
    assert heard[-1].percent == 100
    assert [p.name for p in running.root.rglob("*.part")] == []


def test_an_export_shows_the_frames_of_the_reel(running: Workspace, reel_id: str) -> None:
    job = ended(running, reel_id, ExportChoices("framing"))
    expected = [*range(17, 32), *range(42, 57)]
    assert job.frames == len(expected)
    assert numbers_in(Path(job.out), source_size=(320, 180)) == expected


def test_a_recap_without_a_banner_is_copied_and_no_cloud_is_asked(
    running: Workspace, game: Game, reel_id: str
) -> None:
    choices = ExportChoices("annotate", banner=False)
    told = running.exports.estimate(game.id, choices).result()
    assert "copied as they were filmed" in told.cloud.why_not
    job = ended(running, game.id, choices)
    assert (job.state, job.error, job.encoder) == ("done", "", "copy")
    assert numbers_in(Path(job.out), source_size=(320, 180)) == [*range(17, 32), *range(42, 57)]
    assert (job.frames, probe(Path(job.out)).has_audio) == (30, True)
    del reel_id


def test_a_recap_that_cannot_be_copied_says_why(running: Workspace, tmp_path: Path) -> None:
    path = film(tmp_path / "old.mp4", codec="mpeg4", times=range(50))
    game = running.games.add([path], opponent="City", measure=True).result()
    running.annotate.mark(game.id, 1_000_000, 5, ["Goal"], lead_us=300_000, lag_us=300_000).result()
    job = ended(running, game.id, ExportChoices("annotate", quality="draft", banner=False))
    assert (job.state, job.encoder) == ("done", "x264")
    assert "MPEG-4" in job.note


def test_choices_change_size_rate_name_and_sound(
    running: Workspace, reel_id: str, tmp_path: Path
) -> None:
    choices = ExportChoices(
        "overlay",
        quality="draft",
        size=SMALL,
        audio=False,
        folder=tmp_path / "mine",
        name="For Maya",
    )
    job = ended(running, reel_id, choices)
    assert Path(job.out) == tmp_path / "mine" / "For_Maya.mp4"
    info = probe(Path(job.out))
    assert ((info.width, info.height), info.has_audio) == (SMALL, False)
    again = ended(running, reel_id, choices)
    assert Path(again.out).name == "For_Maya_2.mp4"


def test_the_estimate_tells_length_and_what_is_missing(running: Workspace, reel_id: str) -> None:
    told = running.exports.estimate(reel_id, ExportChoices("overlay")).result()
    assert (told.frames, told.length_us, told.size) == (30, 1_200_000, (320, 180))
    assert "No spotlight" in told.warnings[0]


def test_what_cannot_be_exported_is_refused_at_once(
    running: Workspace, game: Game, reel_id: str, tmp_path: Path
) -> None:
    start = running.exports.start
    with pytest.raises(NotSetUp, match="not set up yet"):
        start(reel_id, ExportChoices("overlay", where="cloud")).result()
    with pytest.raises(BadInput, match="annotate"):
        start(reel_id, ExportChoices("gif")).result()  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        start("nothing", ExportChoices("overlay")).result()
    with pytest.raises(NotFound, match="needs a game"):
        start(reel_id, ExportChoices("annotate")).result()
    (tmp_path / "file").write_text("x")
    with pytest.raises(RenderFailed, match="choose another folder"):
        start(reel_id, ExportChoices("overlay", folder=tmp_path / "file")).result()
    assert running.exports.list().result() == ()
    del game
