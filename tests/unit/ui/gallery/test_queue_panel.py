from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.core.cloud_export import PieceProgress
from app.core.export import ExportJob, moved, told
from app.services.export import JobProgress
from app.ui.common.kit import Kit
from app.ui.gallery.queue_panel import JobChosen, QueuePanel

QUEUED = ExportJob("1", "overlay", "r", "Goal 2-1", "{}", "Goal_2-1.mp4", 1_000, frames=300)
RUNNING = moved(replace(QUEUED, id="2", name="Assist"), "rendering")
FAILED = moved(replace(QUEUED, id="3", name="Save"), "failed", error="The disk is full.")
DONE = moved(moved(replace(QUEUED, id="4", name="Cross"), "rendering"), "done")
IN_CLOUD = moved(replace(QUEUED, id="5", name="Corner"), "waiting")
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
    panel.here_chosen.connect(lambda fact: told.append(("here", fact)))
    panel.details_chosen.connect(lambda fact: told.append(("details", fact)))
    panel.show_jobs((RUNNING, FAILED, DONE, IN_CLOUD))
    rows = panel.rows
    buttons = (
        rows["2"].cancel,
        rows["3"].retry,
        rows["4"].gallery,
        rows["5"].here,
        rows["3"].details,
    )
    for button in buttons:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told == [
        ("cancel", JobChosen("2")),
        ("retry", JobChosen("3")),
        ("gallery", JobChosen("4")),
        ("here", JobChosen("5")),
        ("details", JobChosen("3")),
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


@pytest.mark.parametrize(
    ("job", "after", "name"),
    [
        (RUNNING, moved(RUNNING, "cancelled"), "cancel"),
        (FAILED, replace(QUEUED, id="3"), "retry"),
    ],
)
def test_the_keys_stay_in_the_queue_when_a_button_goes_away(
    qtbot: QtBot, panel: QueuePanel, job: ExportJob, after: ExportJob, name: str
) -> None:
    host = panel.parentWidget()
    assert host is not None
    first = QPushButton("Screen Games", host)
    first.show()
    panel.show_jobs((job, DONE))
    row = panel.rows[job.id]
    for signal in (panel.cancel_chosen, panel.retry_chosen):
        signal.connect(lambda _fact: row.busy())
    with qtbot.waitActive(host):
        host.activateWindow()
    button: QPushButton = getattr(row, name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert row.hasFocus()
    panel.show_jobs((after, DONE))
    assert not button.isVisible()
    assert row.hasFocus()
    panel.show_jobs((DONE,))
    focused = QApplication.focusWidget()
    assert focused is not None
    assert panel.isAncestorOf(focused)
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_a_button_that_ends_with_its_job_leaves_the_keys_to_the_row(
    qtbot: QtBot, panel: QueuePanel
) -> None:
    panel.show_jobs((RUNNING, DONE))
    row = panel.rows[RUNNING.id]
    with qtbot.waitActive(panel.window()):
        panel.window().activateWindow()
    row.cancel.setFocus()
    panel.show_jobs((moved(RUNNING, "done"), DONE))
    assert row.hasFocus()
    qtbot.keyClick(row, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_what_waits_in_the_cloud_says_why_and_can_be_run_here(
    qtbot: QtBot, panel: QueuePanel
) -> None:
    panel.show_jobs((IN_CLOUD, RUNNING))
    row = panel.rows["5"]
    pieces = (PieceProgress(0, "waiting", 100), PieceProgress(1, "ready", 100))
    reason = "No GPU is free in the cloud at the moment."
    panel.show_progress(
        JobProgress("5", "waiting", done=30, total=100, reason=reason, pieces=pieces)
    )
    assert row.accessibleName() == "Corner: Waiting for a GPU"
    assert row._note.text() == reason
    assert row.here.isVisible()
    assert row.here.accessibleName() == "Run here instead: Corner"
    assert not panel.rows["2"].here.isVisible()  # it is rendered here
    row.here.setFocus()
    with qtbot.waitSignal(panel.here_chosen):
        qtbot.keyClick(row.here, Qt.Key.Key_Space)


def test_a_progress_that_is_ahead_of_the_library_is_shown(panel: QueuePanel) -> None:
    panel.show_jobs((IN_CLOUD,))
    reason = "No GPU was free for 90 s."
    panel.show_progress(JobProgress("5", "moved", done=40, total=100, fps=60, reason=reason))
    row = panel.rows["5"]
    assert row.accessibleName() == "Corner: Rendering on this computer  ·  40 %  ·  60 fps"
    assert row._note.text() == "Moved to this computer: no GPU was free for 90 s."
    assert not row.here.isVisible()


def test_what_was_asked_of_a_job_is_not_asked_twice(panel: QueuePanel) -> None:
    panel.show_jobs((IN_CLOUD,))
    row = panel.rows["5"]
    row.busy()
    panel.show_progress(JobProgress("5", "waiting", done=30, total=100))
    assert not row.here.isEnabled()
    panel.show_jobs((moved(IN_CLOUD, "moved"),))
    assert row.cancel.isEnabled()


def test_another_laptops_export_is_named_and_left_to_it(panel: QueuePanel) -> None:
    theirs = replace(IN_CLOUD, here=False, laptop="Bus laptop")
    panel.show_jobs((theirs, RUNNING, replace(DONE, id="6", here=False)))
    assert list(panel.rows) == ["2", "5"]  # what it has finished stands in the gallery
    row = panel.rows["5"]
    assert row.accessibleName() == "Corner: Being exported on Bus laptop"
    assert not any(button.isVisible() for button in row.buttons)
    assert not row.bar.isVisible()


def test_what_it_cost_is_said_when_it_is_done(panel: QueuePanel) -> None:
    panel.show_jobs((told(DONE, cost_usd=0.021),))
    assert panel.rows["4"].accessibleName().endswith("Cloud GPU  ·  $0.02")


def test_a_pause_says_why_in_the_row_that_waits_and_in_the_one_that_runs(panel: QueuePanel) -> None:
    why = "Paused: the battery is at 12 %; plug in the charger to go on."
    panel.show_jobs((QUEUED, RUNNING))
    panel.show_progress(JobProgress("1", "queued", "queued", reason=why))
    panel.show_progress(replace(PROGRESS, stage="paused", fps=0.0, eta_s=None, reason=why))
    panel.show_jobs((QUEUED, RUNNING))
    assert [row._note.text() for row in panel.rows.values()] == [why, why]
    assert panel.rows["2"].accessibleName().endswith("Paused  ·  43 %")
    panel.show_progress(JobProgress("1", "queued", "queued"))
    panel.show_progress(PROGRESS)
    assert [row._note.text() for row in panel.rows.values()] == ["", ""]
    assert "Rendering" in panel.rows["2"].accessibleName()


def test_the_pause_is_offered_where_there_is_a_battery(panel: QueuePanel) -> None:
    chosen: list[bool] = []
    panel.battery_chosen.connect(chosen.append)
    assert not panel.battery.isVisible()
    panel.show_battery(pauses=True)
    assert panel.battery.isVisible() and panel.battery.isChecked() and chosen == []
    panel.battery.click()
    assert chosen == [False]
