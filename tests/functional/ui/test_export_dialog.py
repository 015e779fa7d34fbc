"""The export dialog and the queue in the real window: what a film will be, and how it gets there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from app.core.document import edit_from_json
from app.services.export import ExportChoices
from app.services.workspace import Workspace
from app.ui.export_desk import ExportDesk
from app.ui.gallery.export_dialog import ExportDialog
from app.ui.gallery.facts import ExportTarget
from app.ui.overlay.screen import OverlayScreen
from tests.functional.ui.conftest import LEFT, Hands, Reel


def ask(hands: Hands, target: ExportTarget) -> tuple[ExportDesk, ExportDialog]:
    session = hands.window.session
    assert session is not None
    session.desk.ask(target)
    dialog = session.desk.dialog
    assert dialog is not None
    hands.until(
        lambda: "frames" in dialog.form._rest.text() or dialog.form._sum.text()[:3] == "Can"
    )
    return session.desk, dialog


def test_the_dialog_says_what_will_come_of_it(hands: Hands, reel: Reel) -> None:
    _, dialog = ask(hands, ExportTarget(reel.id, "overlay"))
    form = dialog.form
    assert form.name.text() == "Goals"
    assert form._rest.text() == "100 frames  ·  1080 × 1920  ·  25 fps"
    assert form._sum.text().startswith("0:04.0  ·  about ")
    assert "No spotlight on" in form.checks.text
    hands.bot.mouseClick(form.ratio.button("1:1"), LEFT)
    hands.bot.mouseClick(form.ratio.button("9:16"), LEFT)
    hands.until(lambda: "1080 × 1080" in form._rest.text())
    hands.bot.mouseClick(form.ratio.button("1:1"), LEFT)
    assert form.ratio.values == ("1:1",), "one shape stays"
    hands.bot.mouseClick(form.frame_size.button((540, 540)), LEFT)
    hands.until(lambda: "540 × 540" in form._rest.text())
    hands.bot.mouseClick(form.kind.button("framing"), LEFT)
    hands.until(lambda: "Nothing to correct" in form.checks.text)
    dialog.reject()


def test_several_shapes_become_several_jobs_of_one_batch(
    hands: Hands, reel: Reel, workspace: Workspace
) -> None:
    _, dialog = ask(hands, ExportTarget(reel.id, "framing"))
    form = dialog.form
    for ratio in ("1:1", "16:9"):
        hands.bot.mouseClick(form.ratio.button(ratio), LEFT)
    hands.bot.mouseClick(form.frame_size.button((540, 960)), LEFT)
    hands.until(lambda: "3 videos of 0:04.0" in form._sum.text())
    assert form._rest.text() == "9:16, 1:1, 16:9  ·  25 fps"
    hands.until(form.export.isEnabled)
    assert form.export.text() == "Export 3 videos"
    hands.bot.mouseClick(form.export, LEFT)
    hands.until(lambda: not dialog.isVisible())
    jobs = workspace.exports.list().result(10)
    sizes = {edit_from_json(job.edit_json).reel.size for job in jobs}
    assert sizes == {(540, 960), (540, 540), (960, 540)}
    assert len({job.setting("together") for job in jobs}) == 1


def test_a_line_of_the_check_list_leads_to_its_clip(hands: Hands, reel: Reel) -> None:
    hands.workspace.overlay.ensure_spotlights(reel.id).result(10)
    last = reel.edit.clips[1]
    light = last.spotlights[0].id
    hands.workspace.overlay.delete_spotlight(reel.id, last.id, light).result(10)
    _, dialog = ask(hands, ExportTarget(reel.id, "overlay"))
    assert dialog.form.checks.text.count("No spotlight") == 1
    hands.bot.mouseClick(dialog.form.checks.links[0], LEFT)
    hands.until(lambda: hands.window.mode == "overlay" and not dialog.isVisible())
    screen = hands.window.screen_of("overlay")
    assert isinstance(screen, OverlayScreen)
    hands.until(lambda: screen.work.clip_id == last.id and screen.view.has_picture)
    hands.until(lambda: screen.now_us() == last.start_us)


def test_the_cloud_says_it_is_not_set_up(hands: Hands, reel: Reel) -> None:
    _, dialog = ask(hands, ExportTarget(reel.id, "framing"))
    hands.until(dialog.form.export.isEnabled)
    where = dialog.form.where
    assert not where.chips.button("cloud").isEnabled()
    assert "not set up" in where.hint.text()
    hint = where.hint
    hands.until(lambda: hint.height() >= hint.heightForWidth(hint.width()))  # nothing cut off
    assert "This computer:  about" in dialog.form._cost.text()
    hands.bot.mouseClick(where.chips.button("local"), LEFT)
    hands.until(dialog.form.export.isEnabled)
    dialog.reject()


def test_a_game_offers_only_its_recap(hands: Hands, reel: Reel, workspace: Workspace) -> None:
    (game,) = workspace.games.list().result(10)
    _, dialog = ask(hands, ExportTarget(game.id, "annotate"))
    assert dialog.kind == "annotate"
    assert not dialog.form.ratio.isVisible()
    assert "320 × 180" in dialog.form._rest.text()
    dialog.reject()


def test_a_recap_without_a_banner_has_nothing_to_choose_about_the_picture(
    hands: Hands, reel: Reel, workspace: Workspace
) -> None:
    (game,) = workspace.games.list().result(10)
    _, dialog = ask(hands, ExportTarget(reel.id, "framing"))
    assert not dialog.form.banner.isVisible()
    dialog.reject()
    _, dialog = ask(hands, ExportTarget(game.id, "annotate"))
    form = dialog.form
    assert form.banner.isChecked()
    assert form.quality.isVisible()
    form.banner.click()
    assert dialog.choices is not None
    assert dialog.choices.copies
    assert not any(field.isVisible() for field in (form.quality, form.frame_size, form.rate))
    hands.until(form.export.isEnabled)
    form.banner.click()
    assert dialog.choices is not None
    assert not dialog.choices.copies
    assert form.quality.isVisible()
    dialog.reject()


def test_return_queues_the_job_and_the_choices_are_remembered(
    hands: Hands, reel: Reel, workspace: Workspace, tmp_path: Path
) -> None:
    desk, dialog = ask(hands, ExportTarget(reel.id, "framing"))
    dialog.set_folder(tmp_path / "films")
    hands.bot.mouseClick(dialog.form.quality.button("high"), LEFT)
    hands.bot.mouseClick(dialog.form.frame_size.button((720, 1280)), LEFT)
    dialog.form.name.setFocus()
    dialog.form.name.selectAll()
    hands.bot.keyClicks(dialog.form.name, "Two goals")
    hands.until(dialog.form.export.isEnabled)
    hands.bot.keyClick(dialog.form.name, Qt.Key.Key_Return)
    hands.until(lambda: not dialog.isVisible())
    (job,) = workspace.exports.list().result(10)
    assert (job.name, job.kind, job.quality, job.state) == (
        "Two goals",
        "framing",
        "high",
        "queued",
    )
    assert job.out == str(tmp_path / "films" / "Two_goals.mp4")
    hands.until(lambda: job.id in desk.queue.rows)
    _, dialog = ask(hands, ExportTarget(reel.id, "framing"))
    assert dialog.form.quality.value == "high"
    assert dialog.form.frame_size.value == (720, 1280)
    assert dialog.choices is not None and dialog.choices.folder == tmp_path / "films"
    dialog.reject()


def test_format_and_size_limit_are_chosen_and_remembered(
    hands: Hands, reel: Reel, workspace: Workspace
) -> None:
    _, dialog = ask(hands, ExportTarget(reel.id, "framing"))
    form = dialog.form
    assert (form.codec.value, form.limit.text()) == ("h264", "No limit")
    assert form.limit.accessibleName() == "At most, in megabytes"
    assert form.codec.button("av1").accessibleName() == "Format: AV1"
    hands.bot.mouseClick(form.codec.button("hevc"), LEFT)
    assert "Smaller" in form.codec_hint.text()
    form.limit.setFocus()
    form.limit.selectAll()
    hands.bot.keyClicks(form.limit, "1")
    hands.until(lambda: form._sum.text().endswith("1.0 MB"))  # what it may have at most
    hands.until(lambda: "size limit" in form.where.hint.text())
    assert not form.where.chips.button("cloud").isEnabled()
    hands.until(form.export.isEnabled)
    hands.bot.mouseClick(form.export, LEFT)
    hands.until(lambda: not dialog.isVisible())
    (job,) = workspace.exports.list().result(10)
    assert (job.setting("codec"), job.setting("max_bytes")) == ("hevc", 1_000_000)
    _, dialog = ask(hands, ExportTarget(reel.id, "framing"))
    assert (dialog.form.codec.value, dialog.form.limit.value()) == ("hevc", 1)
    dialog.reject()


def test_what_cannot_be_exported_is_said_in_the_dialog(hands: Hands, reel: Reel) -> None:
    _, dialog = ask(hands, ExportTarget("no-such-reel", "overlay"))
    assert dialog.form._sum.text() == "Cannot be exported"
    assert not dialog.form.export.isEnabled()
    dialog.reject()


def test_a_waiting_job_is_cancelled_from_the_queue(
    hands: Hands, reel: Reel, workspace: Workspace
) -> None:
    job = workspace.exports.start(reel.id, ExportChoices("framing")).result(30)
    session = hands.window.session
    assert session is not None
    queue = session.desk.queue
    hands.key(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: job.id in queue.rows and queue.rows[job.id].cancel.isVisible())
    hands.click(queue.rows[job.id].cancel)
    hands.until(lambda: queue.rows[job.id].job.state == "cancelled")
    hands.until(queue.rows[job.id].retry.isVisible)
