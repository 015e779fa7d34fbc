from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.errors import NotFound
from app.core.export import ExportJob, frozen_settings, moved
from app.storage import Library
from tests.support.libraries import do, query, see

JOB = ExportJob(
    "job-1",
    "overlay",
    "reel-1",
    "Goal 2-1",
    '{"schema": 1}',
    "/out/Goal_2-1.mp4",
    1_700_000_000_000_000,
    where="local",
    quality="high",
    settings=frozen_settings({"fps": "30/1", "audio": True, "gain": -1.5, "clips": 3}),
)


def test_a_job_comes_back_as_it_was_through_its_states(library: Library) -> None:
    rendering = moved(JOB, "rendering", percent=40, encoder="libx264")
    done = moved(rendering, "done", frames=300, size_bytes=10**10, duration_us=10_000_000)
    for job in (JOB, rendering, done):
        changes = do(library, lambda store, job=job: store.put_export(job))  # type: ignore[misc]
        assert changes.touched == {("export", "job-1")}
        assert see(library, lambda store: store.export("job-1")) == job


def test_the_newest_job_is_listed_first(library: Library) -> None:
    later = replace(JOB, id="job-0", created_us=JOB.created_us + 1)
    do(library, lambda store: store.put_export(JOB))
    do(library, lambda store: store.put_export(later))
    assert see(library, lambda store: store.exports()) == [later, JOB]


def test_a_deleted_job_is_off_the_list(library: Library) -> None:
    do(library, lambda store: store.put_export(JOB))
    do(library, lambda store: store.delete_export("job-1"))
    assert see(library, lambda store: store.exports()) == []
    with pytest.raises(NotFound, match="There is no export"):
        see(library, lambda store: store.export("job-1"))


def test_a_job_of_another_laptop_is_listed_without_its_edit_and_stays_theirs(
    library: Library,
) -> None:
    do(library, lambda store: store.put_export(JOB))
    home = library.folders.root.parents[1]
    library.close()
    sql = "UPDATE local_state SET value = 'ffffffff-0' WHERE key = 'device_id'"
    query(library.folders.database, sql)
    query(library.folders.database, "DELETE FROM export_edit")
    with Library.open(home) as other:
        theirs = replace(JOB, edit_json="", here=False)
        assert see(other, lambda store: store.exports()) == [theirs]
        do(other, lambda store: store.put_export(replace(theirs, name="Renamed")))
        assert not see(other, lambda store: store.export("job-1")).here
        do(other, lambda store: store.delete_export("job-1"))
        do(other, lambda store: store.put_export(theirs))  # the deletion is taken back
        assert not see(other, lambda store: store.export("job-1")).here
        do(other, lambda store: store.put_export(replace(JOB, id="job-2")))
        assert see(other, lambda store: store.export("job-2")).here


def test_an_export_of_another_laptop_names_that_laptop(library: Library) -> None:
    do(library, lambda store: store.put_export(JOB))
    home = library.folders.root.parents[1]
    library.close()
    path = library.folders.database
    ((device,),) = query(path, "SELECT device_id FROM export")
    query(
        path,
        "INSERT INTO sync_commit (id, hlc, parent_id, version, device_id, device_name, "
        f"app_version, created_us) VALUES ('c', '000000000005-0000-0badcafe', '', 1, '{device}', 'Bus laptop', '1', 1)",
    )
    with Library.open(home) as same:
        assert see(same, lambda store: store.export("job-1")).laptop == ""
    query(path, "UPDATE local_state SET value = 'ffffffff-0' WHERE key = 'device_id'")
    with Library.open(home) as other:
        assert see(other, lambda store: store.export("job-1")).laptop == "Bus laptop"
        assert [job.laptop for job in see(other, lambda store: store.exports())] == ["Bus laptop"]
