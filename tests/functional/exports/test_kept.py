"""What becomes of exports: cancelled, renamed, deleted, begun before a restart."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from app.core.errors import BadInput, StorageFailed
from app.core.export import INTERRUPTED, ExportJob
from app.media.probe import probe
from app.services import export_files
from app.services.export import ExportChoices, JobProgress
from app.services.workspace import Workspace
from app.storage import Store
from tests.functional.exports.conftest import ended
from tests.support.libraries import query


def put(job: ExportJob, store: Store) -> None:
    store.put_export(job)


def test_a_cancelled_export_leaves_nothing_and_can_be_retried(
    running: Workspace, reel_id: str
) -> None:
    clip = running.reels.edit(reel_id).result().clips[0]
    running.framing.add_freeze(reel_id, clip.id, clip.start_us, 60_000_000).result()
    begun = threading.Event()

    def listen(progress: JobProgress) -> None:
        if progress.stage == "frames":
            begun.set()

    running.exports.subscribe(listen)
    big = ExportChoices("framing", size=(1080, 1920), quality="high")
    first = running.exports.start(reel_id, big).result()
    second = running.exports.start(reel_id, ExportChoices("framing", quality="draft")).result()
    assert begun.wait(60)
    assert running.exports.cancel(second.id).result(timeout=60).state == "cancelled"
    assert running.exports.cancel(first.id).result(timeout=60).state == "cancelled"
    assert list((running.root / "working_videos").iterdir()) == []
    running.framing.delete_freeze(reel_id, clip.id, clip.start_us).result()
    assert running.exports.retry(second.id).result().state == "queued"
    assert running.exports.wait(second.id).result(timeout=60).state == "done"
    with pytest.raises(BadInput, match="only failed"):
        running.exports.retry(second.id).result()
    assert running.exports.cancel(second.id).result().state == "done"


def test_a_finished_export_is_renamed_deleted_and_restored(
    running: Workspace, reel_id: str
) -> None:
    job = ended(running, reel_id, ExportChoices("framing", quality="draft"))
    renamed = running.exports.rename(job.id, "Best of").result()
    assert Path(renamed.out).name == "Best_of.mp4"
    assert Path(renamed.out).is_file()
    assert not Path(job.out).exists()
    deleted = running.exports.delete(job.id).result()
    assert running.exports.list().result() == ()
    assert [p.name for p in (running.root / "trash").iterdir()] == ["Best_of.mp4"]
    back = running.exports.restore(deleted).result()
    assert Path(back.out).is_file()
    poster = running.exports.poster(back, (64, 64)).result()
    assert poster is not None
    assert poster.shape == (36, 64, 4)


def test_a_name_that_was_taken_meanwhile_is_left_alone(running: Workspace, reel_id: str) -> None:
    folder = running.root / "working_videos"
    mine = folder / "Two-goals.mp4"

    def make(progress: JobProgress) -> None:
        if progress.stage == "frames" and not mine.exists():
            mine.write_bytes(b"mine")

    running.exports.subscribe(make)
    job = ended(running, reel_id, ExportChoices("framing", quality="draft"))
    assert mine.read_bytes() == b"mine"
    assert (job.state, Path(job.out).name) == ("done", "Two-goals_2.mp4")
    assert probe(Path(job.out)).size_bytes == job.size_bytes
    assert sorted(p.name for p in folder.iterdir()) == ["Two-goals.mp4", "Two-goals_2.mp4"]


def test_files_and_rows_move_together_or_not_at_all(
    running: Workspace, reel_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ended(running, reel_id, ExportChoices("framing", quality="draft"))
    out, trash = Path(job.out), running.root / "trash"
    threads: list[str] = []
    move = export_files.move_file

    def watched(old: Path, new: Path) -> Path:
        threads.append(threading.current_thread().name)
        return move(old, new)

    monkeypatch.setattr(export_files, "move_file", watched)
    with monkeypatch.context() as broken:
        failed: Future[object] = Future()
        failed.set_exception(StorageFailed("The disk is full: free some space."))
        broken.setattr(running._operations, "write", lambda *_, **__: failed)
        with pytest.raises(StorageFailed):
            running.exports.delete(job.id).result()
        with pytest.raises(StorageFailed):
            running.exports.rename(job.id, "Other").result()
    assert out.is_file()
    assert running.exports.get(job.id).result() == job
    deleted = running.exports.delete(job.id).result()
    out.write_bytes(b"mine")
    back = running.exports.restore(deleted).result()
    assert out.read_bytes() == b"mine"
    assert Path(back.out).name == "Two-goals_2.mp4"
    assert list(trash.iterdir()) == []
    assert len(threads) == 6
    assert not any(name.startswith("database") for name in threads)


def test_what_ran_when_the_app_stopped_is_shown_and_retried(
    running: Workspace, reel_id: str, tmp_path: Path
) -> None:
    job = ended(running, reel_id, ExportChoices("framing", quality="draft"))
    folder = Path(job.out).parent
    running.close()
    with Workspace.open(tmp_path / "home", queue=False) as stopped:
        lost = replace(job, id="lost", state="rendering", out=str(tmp_path / "gone" / "x.mp4"))
        # Another file under the name that was asked for proves nothing.
        other = replace(job, id="other", state="rendering")
        named = replace(job, id="named", state="rendering", out=str(folder / "named.mp4"))
        whole = replace(job, id="whole", state="rendering")
        for row in (lost, other, named, whole):
            stopped._operations.write("", partial(put, row)).result()
    for name in ("named", "whole"):
        (folder / f".{name}.mp4").write_bytes(Path(job.out).read_bytes())
    os.link(folder / ".named.mp4", folder / "named_2.mp4")
    left = folder / "..other.999999999.part"
    left.mkdir()
    (left / "video.mp4").write_bytes(b"half")
    with Workspace.open(tmp_path / "home") as again:
        found = {j.id: j for j in again.exports.list().result()}
        for name in ("lost", "other"):
            assert (found[name].state, found[name].error) == ("failed", INTERRUPTED)
        for name, out in (("named", "named_2.mp4"), ("whole", "Two-goals_2.mp4")):
            assert (found[name].state, Path(found[name].out).name) == ("done", out)
        assert sorted(p.name for p in folder.iterdir()) == [
            "Two-goals.mp4",
            "Two-goals_2.mp4",
            "named_2.mp4",
        ]
        again.exports.retry("lost").result()
        assert again.exports.wait("lost").result(timeout=60).state == "done"
        assert (tmp_path / "gone" / "x.mp4").is_file()


def test_who_quits_while_an_export_is_rendered_finds_it_made_after_the_next_start(
    running: Workspace, reel_id: str, tmp_path: Path
) -> None:
    clip = running.reels.edit(reel_id).result().clips[0]
    running.framing.add_freeze(reel_id, clip.id, clip.start_us, 10_000_000).result()
    begun = threading.Event()

    def listen(progress: JobProgress) -> None:
        if progress.stage == "frames" and progress.done:
            begun.set()

    running.exports.subscribe(listen)
    big = ExportChoices("framing", size=(1080, 1920), quality="draft")
    job = running.exports.start(reel_id, big).result()
    assert begun.wait(60)
    running.close()
    folder = Path(job.out).parent
    assert not folder.exists() or list(folder.iterdir()) == []
    with Workspace.open(tmp_path / "home") as again:
        ended = again.exports.wait(job.id).result(timeout=120)
        assert (ended.state, ended.error, ended.out) == ("done", "", job.out)
        assert [path.name for path in folder.iterdir()] == [Path(job.out).name]
        film = probe(Path(job.out))
        assert (film.width, film.height) == (1080, 1920)


def test_queued_exports_survive_a_restart(running: Workspace, reel_id: str, tmp_path: Path) -> None:
    edit = running.reels.edit(reel_id).result()
    running.close()
    with Workspace.open(tmp_path / "home", queue=False) as quiet:
        waiting = quiet.exports.start(reel_id, ExportChoices("framing", quality="draft")).result()
        assert waiting.state == "queued"
        # What is edited afterwards does not change an export that was asked for.
        quiet.reels.remove_clip(reel_id, edit.clips[0].id).result()
    with Workspace.open(tmp_path / "home") as again:
        done = again.exports.wait(waiting.id).result(timeout=60)
        assert (done.state, done.frames) == ("done", 30)


def test_an_export_of_another_laptop_is_listed_and_left_alone(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"another film that happens to have the same name here")
    jobs = [
        ExportJob(state, "overlay", "reel", state, "", str(film), 1, state=state)
        for state in ("queued", "rendering", "failed", "done")
    ]
    with Workspace.open(tmp_path / "home", queue=False) as workspace:
        for job in jobs:
            workspace._operations.write("", partial(put, job), undo=False).result()
        query(workspace.root / "database.sqlite", "UPDATE export SET device_id = 'ffffffff-0'")
    with Workspace.open(tmp_path / "home") as workspace:
        exports = workspace.exports
        refused: list[Callable[[], Future[ExportJob]]] = [
            lambda: exports.cancel("queued"),
            lambda: exports.retry("failed"),
            lambda: exports.rename("done", "Other"),
        ]
        for act in refused:
            with pytest.raises(BadInput, match="was made on another laptop; do it there"):
                act().result(60)
        assert {job.state for job in exports.list().result()} == {job.state for job in jobs}
        exports.delete("done").result(60)
        exports.delete("rendering").result(60)
        assert {job.id for job in exports.list().result()} == {"queued", "failed"}
    assert film.read_bytes().startswith(b"another film")
