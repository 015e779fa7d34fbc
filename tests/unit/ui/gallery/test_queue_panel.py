from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core.export import ExportJob, moved
from app.services.export import JobProgress
from app.ui.common.kit import Kit
from app.ui.gallery.queue_panel import JobChosen, QueuePanel, progress_words, summary

QUEUED = ExportJob("1", "overlay", "r", "Goal 2-1", "{}", "Goal_2-1.mp4", 1_000, frames=300)
RUNNING = moved(replace(QUEUED, id="2", name="Assist"), "rendering")
FAILED = moved(replace(QUEUED, id="3", name="Save"), "failed", error="The disk is full.")
DONE = moved(moved(replace(QUEUED, id="4", name="Cross"), "rendering"), "done")
PROGRESS = JobProgress("2", "rendering", "frames", 129, 300, 112.4, 1.6)


@pytest.fixture
def panel(qtbot: QtBot, kit: Kit) -> QueuePanel:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 700)
    host.show()
    made = QueuePanel(kit, host)
    made.toggle()
    return made


def test_the_state_is_said_in_words() -> None:
    assert progress_words(QUEUED, None) == "Waiting"
    assert progress_words(RUNNING, None) == "Rendering  ·  starting"
    words = "Rendering  ·  43 %  ·  112 fps  ·  2 s left"
    assert progress_words(RUNNING, PROGRESS) == words
    assert progress_words(DONE, None).startswith("Done  ·  ")


def test_the_status_line_counts_what_runs_and_waits() -> None:
    waiting = replace(QUEUED, id="5")
    assert summary((RUNNING, QUEUED, waiting), 43) == "1 rendering 43 %  ·  2 queued"
    assert summary((FAILED, DONE), 0) == "Last export failed"
    assert summary((DONE, FAILED), 0) == "No exports running"
    assert summary((), 0) == "No exports running"


def test_each_job_has_the_buttons_of_its_state(panel: QueuePanel) -> None:
    panel.show_jobs((QUEUED, RUNNING, FAILED, DONE))
    shown = {
        job_id: tuple(b.isVisible() for b in (row.cancel, row.retry, row.gallery, row.bar))
        for job_id, row in panel.rows.items()
    }
    assert shown == {
        "1": (True, False, False, False),
        "2": (True, False, False, True),
        "3": (False, True, False, False),
        "4": (False, False, True, False),
    }


def test_buttons_tell_which_job(qtbot: QtBot, panel: QueuePanel) -> None:
    told: list[tuple[str, JobChosen]] = []
    panel.cancel_chosen.connect(lambda fact: told.append(("cancel", fact)))
    panel.retry_chosen.connect(lambda fact: told.append(("retry", fact)))
    panel.gallery_chosen.connect(lambda fact: told.append(("gallery", fact)))
    panel.show_jobs((RUNNING, FAILED, DONE))
    for button in (panel.rows["2"].cancel, panel.rows["3"].retry, panel.rows["4"].gallery):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told == [
        ("cancel", JobChosen("2")),
        ("retry", JobChosen("3")),
        ("gallery", JobChosen("4")),
    ]


def test_progress_moves_the_bar_and_a_late_one_does_not(panel: QueuePanel) -> None:
    panel.show_jobs((RUNNING,))
    panel.show_progress(PROGRESS)
    assert panel.rows["2"].bar.value() == 43
    done = moved(RUNNING, "done")
    panel.show_jobs((done,))
    panel.show_progress(PROGRESS)
    assert not panel.rows["2"].bar.isVisible()
    assert "Done" in panel.rows["2"].accessibleName()


def test_the_running_job_stands_first_and_gone_ones_leave(panel: QueuePanel) -> None:
    panel.show_jobs((QUEUED, RUNNING, DONE))
    tops = {job_id: row.y() for job_id, row in panel.rows.items()}
    panel.layout().activate()  # type: ignore[union-attr]
    assert list(panel.rows) == ["2", "1", "4"], tops
    panel.show_jobs((DONE,))
    assert list(panel.rows) == ["4"]


def test_escape_closes_it_and_it_stays_inside_the_window(qtbot: QtBot, panel: QueuePanel) -> None:
    host = panel.parentWidget()
    assert host is not None
    jobs = [replace(QUEUED, id=str(n), name=f"Job {n}") for n in range(30)]
    panel.show_jobs(jobs)
    assert host.rect().contains(panel.geometry())
    host.resize(500, 300)
    assert host.rect().contains(panel.geometry())
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
