"""Logs of failed exports: without secrets, capped, and only the newest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.core.export import ExportJob, moved
from app.services.export_logs import KEPT, MAX_CHARACTERS, ExportLogs

JOB = moved(
    ExportJob("b7e2", "overlay", "r", "Derby", "{}", "Derby.mp4", 1), "failed", error="It failed."
)


def test_details_hold_the_sentence_the_place_and_the_log(tmp_path: Path) -> None:
    logs = ExportLogs(tmp_path / "logs")
    assert logs.details(JOB) == "Derby: It failed."
    logs.keep(JOB.id, "ffmpeg -i pipe:0 ended with 1:\nno luck")
    assert logs.details(JOB).splitlines() == [
        "Derby: It failed.",
        f"Log: {tmp_path / 'logs' / 'export-b7e2.log'}",
        "",
        "ffmpeg -i pipe:0 ended with 1:",
        "no luck",
    ]
    logs.keep(JOB.id, "again")
    assert logs.details(JOB).endswith("again") and "no luck" not in logs.details(JOB)


def test_secrets_are_not_kept(tmp_path: Path) -> None:
    logs = ExportLogs(tmp_path)
    logs.keep(JOB.id, "https://x/k?X-Amz-Signature=deadbeefdeadbeefdeadbeef&X-Amz-Expires=9")
    assert "deadbeef" not in (tmp_path / "export-b7e2.log").read_text()


def test_a_log_is_capped_at_its_end_and_only_the_newest_stay(tmp_path: Path) -> None:
    logs = ExportLogs(tmp_path)
    for n in range(KEPT + 5):
        logs.keep(f"job-{n}", "x" * MAX_CHARACTERS + f"end {n}")
        os.utime(tmp_path / f"export-job-{n}.log", (n, n))
    left = {path.name for path in tmp_path.iterdir()}
    logs.keep("last", "end")
    left = {path.name for path in tmp_path.iterdir()}
    assert len(left) == KEPT and "export-last.log" in left and "export-job-5.log" not in left
    newest = (tmp_path / f"export-job-{KEPT + 4}.log").read_text()
    assert len(newest) == MAX_CHARACTERS and newest.endswith(f"end {KEPT + 4}")


@pytest.mark.parametrize("job_id", ["../evil", "a/b", "", "x" * 100, "a\0b"])
def test_an_id_that_is_none_leads_nowhere(job_id: str, tmp_path: Path) -> None:
    logs = ExportLogs(tmp_path / "logs")
    logs.keep(job_id, "text")
    assert logs.path(job_id) is None and list(tmp_path.rglob("*.log")) == []


def test_a_folder_that_refuses_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file")
    ExportLogs(tmp_path / "logs").keep(JOB.id, "text")
    assert (tmp_path / "logs").read_text() == "a file"
