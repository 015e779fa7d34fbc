"""Cloud exports in the real window: a real store, a real worker loop, a RunPod on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QSpinBox

from app.cloud.r2.config import R2Config
from app.core.export import ExportWhere
from app.services.cloud_export import GpuChoices, GpuForm
from app.services.cloud_settings import CloudForm
from app.services.export import ExportChoices
from app.services.workspace import Workspace
from app.ui.cloud.gpu import GpuSheet
from app.ui.cloud.set_up import SetUpSheet
from app.ui.common.watchdog import Watchdog
from app.ui.export_desk import ExportDesk
from app.ui.gallery.export_dialog import ExportDialog
from app.ui.gallery.facts import ExportTarget
from app.ui.gallery.queue_panel import JobRow
from app.ui.notices import Notices
from tests.functional.ui.conftest import LEFT, Hands, Reel
from tests.support.control_plane import ControlPlane
from tests.support.control_plane_faults import FOREVER, CallFault, JobScript
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault
from tests.support.ministack import Ministack
from tests.support.sdk_worker import SdkWorker

LONG_MS = 90_000


@pytest.fixture
def workspace(
    tmp_path: Path, sdk_worker: SdkWorker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Workspace]:
    """A library whose exports run, and whose RunPod is the one on loopback."""
    monkeypatch.setenv("RUNPOD_BASE_URL", sdk_worker.plane.base_url)
    with Workspace.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def plane(sdk_worker: SdkWorker) -> ControlPlane:
    return sdk_worker.plane


@pytest.fixture
def r2_config(s3: Ministack, s3_bucket: str, proxy: FaultProxy, workspace: Workspace) -> R2Config:
    return s3.config(workspace.sync.user_id, bucket=s3_bucket, endpoint=proxy.endpoint)


@pytest.fixture
def storage(workspace: Workspace, r2_config: R2Config) -> R2Config:
    """The bucket is set up."""
    form = CloudForm(
        r2_config.endpoint,
        r2_config.bucket,
        r2_config.user_id,
        r2_config.access_key_id,
        r2_config.secret_access_key,
        "session",
    )
    workspace.sync.set_up(form).result(30)
    return r2_config


@pytest.fixture
def gpu(workspace: Workspace, plane: ControlPlane, storage: R2Config) -> GpuChoices:
    """Exports can go to the cloud; *Automatic* waits three seconds for a GPU."""
    choices = GpuChoices(plane.endpoint_id, patience_s=3.0)
    workspace.cloud_exports.put(GpuForm(choices, plane.key, "session")).result(30)
    return choices


def desk_of(hands: Hands) -> ExportDesk:
    assert hands.window.session is not None
    return hands.window.session.desk


def begin(hands: Hands, reel: Reel, where: ExportWhere = "auto") -> JobRow:
    """An export in the queue, which stands open."""
    choices = ExportChoices("framing", where, "draft", size=(270, 480))
    job = hands.workspace.exports.start(reel.id, choices).result(60)
    queue = desk_of(hands).queue
    if not queue.isVisible():
        hands.key(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: job.id in queue.rows)
    return queue.rows[job.id]


def long_until(hands: Hands, condition: object) -> None:
    assert callable(condition)
    hands.bot.waitUntil(lambda: bool(condition()), timeout=LONG_MS)


def pull_the_network(plane: ControlPlane, proxy: FaultProxy) -> None:
    proxy.on("*", Fault("reset-before"), times=None)
    plane.on("*", CallFault("reset"), times=None)


def words(row: JobRow) -> str:
    return row.accessibleName()


def test_the_gpu_is_set_up_by_hand(
    hands: Hands, reel: Reel, plane: ControlPlane, r2_config: R2Config
) -> None:
    desk_of(hands).ask(ExportTarget(reel.id, "framing"))
    dialog = desk_of(hands).dialog
    assert isinstance(dialog, ExportDialog)
    where = dialog.form.where
    hands.until(lambda: where.set_up.isVisible())
    assert not where.chips.button("cloud").isEnabled()
    hands.bot.keyClick(where.set_up, Qt.Key.Key_Space)
    sheet = sheet_of(hands)
    assert sheet.storage.isVisible()  # the bucket comes first
    hands.bot.mouseClick(sheet.storage, LEFT)
    hands.until(lambda: any(s.isVisible() for s in hands.window.findChildren(SetUpSheet)))
    (first,) = (s for s in hands.window.findChildren(SetUpSheet) if s.isVisible())
    first.reject()
    form = CloudForm(
        r2_config.endpoint,
        r2_config.bucket,
        r2_config.user_id,
        r2_config.access_key_id,
        r2_config.secret_access_key,
        "session",
    )
    hands.workspace.sync.set_up(form).result(30)
    hands.bot.keyClick(where.set_up, Qt.Key.Key_Space)
    sheet = sheet_of(hands)
    hands.until(lambda: not sheet.storage.isVisible())

    def write(field: QLineEdit, text: str) -> None:
        field.selectAll()
        hands.bot.keyClicks(field, text)

    hands.until(lambda: sheet._known is not None)
    write(sheet.endpoint, plane.endpoint_id)
    write(sheet.key, "rpa_wrong")
    sheet.keep.setCurrentIndex(sheet.keep.findData("session"))
    hands.bot.mouseClick(sheet.test, LEFT)
    hands.until(lambda: any(not finding.ok for finding in sheet.findings.findings))
    assert "does not know this key" in sheet.findings.findings[-1].sentence
    assert not sheet.save.isEnabled()
    write(sheet.key, plane.key)
    with Watchdog() as watchdog:
        hands.bot.mouseClick(sheet.test, LEFT)
        long_until(hands, lambda: sheet._testing is None)
    # A call to the network on this thread would take longer; the aim of 50 ms is for the shows.
    assert watchdog.longest < 2.0, watchdog.stalls
    assert sheet.findings.good, sheet.findings.findings
    box = hands.named("Wait for a GPU", QSpinBox)
    assert isinstance(box, QSpinBox)
    box.setValue(30)
    hands.bot.mouseClick(sheet.save, LEFT)
    hands.until(lambda: hands.workspace.cloud_exports.available)
    assert hands.workspace.cloud_exports.settings().result(10).choices.patience_s == 30.0
    hands.until(lambda: where.chips.button("cloud").isEnabled())
    hands.until(lambda: "to upload" in dialog.form._cost.text())
    assert "$0.01" in dialog.form._cost.text()
    dialog.reject()


def sheet_of(hands: Hands) -> GpuSheet:
    hands.until(lambda: any(s.isVisible() for s in hands.window.findChildren(GpuSheet)))
    (sheet,) = (s for s in hands.window.findChildren(GpuSheet) if s.isVisible())
    return sheet


def test_an_export_goes_through_the_cloud_and_says_what_it_does(
    hands: Hands, reel: Reel, gpu: GpuChoices, plane: ControlPlane
) -> None:
    hands.window.showNormal()
    row = begin(hands, reel)
    seen: list[str] = []

    def over() -> bool:
        if not seen or seen[-1] != words(row):
            seen.append(words(row))
        return row.job.finished

    with Watchdog() as watchdog:
        long_until(hands, over)
    # A call to the network on this thread would take longer; the aim of 50 ms is for the shows.
    assert watchdog.longest < 2.0, watchdog.stalls
    assert row.job.state == "done", (row.job.error, seen)
    story = "\n".join(seen)
    assert "Rendering in the cloud" in story
    assert "this computer" not in story
    assert "Cloud GPU  ·  " in words(row) and "$0.0" in words(row), words(row)
    assert Path(row.job.out).is_file()
    bar = hands.window.kit.bar
    hands.until(lambda: bar.message and bar.message.text == "Goals is ready.")
    hands.click(row.gallery)
    hands.until(lambda: hands.window.mode == "gallery")


def test_without_a_network_the_export_moves_here_and_says_so(
    hands: Hands, reel: Reel, gpu: GpuChoices, plane: ControlPlane, proxy: FaultProxy
) -> None:
    plane.service.script(JobScript(queue_s=FOREVER), JobScript(queue_s=FOREVER))
    row = begin(hands, reel)
    long_until(hands, lambda: "Waiting for a GPU" in words(row))
    pull_the_network(plane, proxy)
    long_until(hands, lambda: row.job.state == "moved")
    hands.until(lambda: "Rendering on this computer" in words(row))
    assert "Moved to this computer" in row._note.text()
    long_until(hands, lambda: row.job.finished)
    assert row.job.state == "done"
    assert "this computer" in row._note.text()
    assert Path(row.job.out).is_file()


def test_what_waits_is_run_here_instead_with_the_keyboard(
    hands: Hands, reel: Reel, gpu: GpuChoices, plane: ControlPlane
) -> None:
    plane.service.script(JobScript(queue_s=FOREVER), JobScript(queue_s=FOREVER))
    row = begin(hands, reel, "cloud")
    long_until(hands, lambda: "Waiting for a GPU" in words(row))
    button = hands.named("Run here instead: Goals", QPushButton)
    button.setFocus()
    hands.bot.keyClick(button, Qt.Key.Key_Space)
    long_until(hands, lambda: row.job.finished)
    assert row.job.state == "done"
    long_until(hands, lambda: {job.status for job in plane.service.jobs.values()} == {"CANCELLED"})


def test_a_cloud_export_is_cancelled_and_retried_from_the_queue(
    hands: Hands, reel: Reel, gpu: GpuChoices, plane: ControlPlane
) -> None:
    plane.service.script(JobScript(queue_s=FOREVER), JobScript(queue_s=FOREVER))
    row = begin(hands, reel, "cloud")
    long_until(hands, lambda: len(plane.service.jobs) == 2)
    long_until(hands, lambda: "Waiting for a GPU" in words(row))
    hands.click(row.cancel)
    long_until(hands, lambda: row.job.state == "cancelled")
    long_until(hands, lambda: {job.status for job in plane.service.jobs.values()} == {"CANCELLED"})
    hands.click(row.retry)
    long_until(hands, lambda: row.job.state == "done")
    assert "Cloud GPU" in words(row)


def test_the_end_is_told_while_the_window_is_behind(
    hands: Hands, reel: Reel, gpu: GpuChoices
) -> None:
    told: list[str] = []

    def send(_title: str, text: str) -> bool:
        told.append(text)
        return True

    desk = desk_of(hands)
    desk.notices = Notices(hands.window, send)
    begin(hands, reel, "local")
    hands.window.showMinimized()
    long_until(hands, lambda: told)
    assert told == ["Goals is ready."]
