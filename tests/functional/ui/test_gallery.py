"""The gallery, the export dialog and the queue in the real window, on real files."""

from __future__ import annotations

import shutil
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPushButton,
)

from app.core.document import edit_from_json, edit_to_json
from app.core.export import ExportJob
from app.footage import MatchSpec
from app.services.export import ExportChoices
from app.services.workspace import Workspace
from app.ui.export_desk import ExportDesk
from app.ui.gallery.export_dialog import ExportDialog
from app.ui.gallery.facts import ExportTarget
from app.ui.gallery.screen import NO_MATCH, NOTHING_YET, GalleryScreen
from app.ui.gallery.tiles import MOVING_ROLE
from app.ui.overlay.screen import OverlayScreen
from tests.functional.ui.conftest import LEFT, Hands, Reel
from tests.support.footage import make_match

CTRL = Qt.KeyboardModifier.ControlModifier
FILM = MatchSpec(width=180, height=320, fps=Fraction(25), duration_s=Fraction(2), gop=25)


def put(workspace: Workspace, reel: Reel, job: ExportJob) -> ExportJob:
    """A job in the library, as the queue leaves it."""
    workspace._operations.write("", lambda store: store.put_export(job), undo=False).result(10)
    return job


@pytest.fixture
def exports(workspace: Workspace, reel: Reel, tmp_path: Path) -> list[ExportJob]:
    """Two finished exports; the newer one is a finished reel."""
    film, _ = make_match(FILM)
    made = []
    for n, (name, kind) in enumerate((("Cross", "framing"), ("Goal 2-1", "overlay"))):
        out = tmp_path / f"{name.replace(' ', '_')}.mp4"
        shutil.copy(film, out)
        job = ExportJob(
            f"job-{n}",
            kind,  # type: ignore[arg-type]
            reel.id,
            name,
            edit_to_json(reel.edit),
            str(out),
            1_790_000_000_000_000 + n,
            state="done",
            encoder="libx264",
            frames=50,
            size_bytes=out.stat().st_size,
            duration_us=2_000_000,
        )
        made.append(put(workspace, reel, job))
    return made


@pytest.fixture
def gallery(hands: Hands) -> GalleryScreen:
    hands.key(Qt.Key.Key_F8)
    hands.until(lambda: hands.window.mode == "gallery")
    screen = hands.window.screen_of("gallery")
    assert isinstance(screen, GalleryScreen)
    return screen


def shown(screen: GalleryScreen) -> list[str]:
    return [job.name for job in screen.model.jobs]


def test_an_empty_gallery_says_what_to_do(hands: Hands, gallery: GalleryScreen) -> None:
    assert gallery._words.text() == NOTHING_YET
    hands.click(hands.named("Go to Framing"))
    hands.until(lambda: hands.window.mode == "framing")


def test_exports_stand_with_posters_newest_first(
    hands: Hands, exports: list[ExportJob], gallery: GalleryScreen
) -> None:
    hands.until(lambda: shown(gallery) == ["Goal 2-1", "Cross"])
    hands.until(lambda: all(gallery.model._posters.get(job.id) for job in exports))
    poster = gallery.model._posters["job-1"]
    assert poster is not None and poster.height() > poster.width() > 50
    assert gallery.form._values["Rendered"].text() == "This computer · processor (x264)"


def test_search_and_kind_narrow_what_is_shown(
    hands: Hands, exports: list[ExportJob], gallery: GalleryScreen
) -> None:
    hands.until(lambda: len(shown(gallery)) == 2)
    hands.named("Search exports", QLineEdit).setFocus()
    hands.write("2-1 goal")
    assert shown(gallery) == ["Goal 2-1"]
    kinds = hands.named("Kinds of exports", QListWidget)
    assert isinstance(kinds, QListWidget)
    kinds.setCurrentRow(2)
    assert shown(gallery) == []
    assert gallery._words.text() == NO_MATCH


def test_rename_changes_the_file_too(
    hands: Hands, exports: list[ExportJob], gallery: GalleryScreen, tmp_path: Path
) -> None:
    hands.until(lambda: gallery.chosen)
    hands.key(Qt.Key.Key_F2)
    hands.write("Winner")
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: shown(gallery) == ["Winner", "Cross"])
    assert (tmp_path / "Winner.mp4").is_file()
    assert not (tmp_path / "Goal_2-1.mp4").exists()


def test_what_is_typed_stays_when_another_export_ends(
    hands: Hands,
    exports: list[ExportJob],
    gallery: GalleryScreen,
    workspace: Workspace,
    reel: Reel,
) -> None:
    hands.until(lambda: gallery.chosen)
    hands.key(Qt.Key.Key_F2)
    hands.write("Win")
    put(workspace, reel, replace(exports[0], id="job-9", target_id="another", state="done"))
    hands.until(lambda: len(shown(gallery)) == 3)
    hands.write("ner")
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: "Winner" in shown(gallery))
    assert gallery.form._name.text() == "Winner"


def test_delete_goes_to_the_trash_and_undo_brings_it_back(
    hands: Hands, exports: list[ExportJob], gallery: GalleryScreen
) -> None:
    hands.until(lambda: gallery.chosen)
    gallery.tiles.setFocus()
    hands.key(Qt.Key.Key_Delete)
    hands.until(lambda: shown(gallery) == ["Cross"])
    assert not Path(exports[1].out).exists()
    hands.until(lambda: hands.window.kit.bar.message)
    hands.click(hands.named("Undo", QPushButton))
    hands.until(lambda: shown(gallery) == ["Goal 2-1", "Cross"])
    assert Path(exports[1].out).is_file()


def test_ctrl_z_brings_deletions_back_before_it_touches_a_reel(
    hands: Hands, exports: list[ExportJob], gallery: GalleryScreen, reel: Reel
) -> None:
    hands.until(lambda: gallery.chosen)
    gallery.tiles.setFocus()
    hands.key(Qt.Key.Key_Delete)
    hands.key(Qt.Key.Key_Z, CTRL)  # the file is not even moved
    bar = hands.window.kit.bar
    hands.until(lambda: bar.message and bar.message.text == "Brought Goal 2-1 back.")
    hands.until(lambda: shown(gallery) == ["Goal 2-1", "Cross"])
    hands.until(lambda: gallery.chosen and gallery.chosen.name == "Goal 2-1")
    for left in (["Cross"], []):
        hands.until(lambda: gallery.chosen)
        hands.key(Qt.Key.Key_Delete)
        hands.until(partial(lambda names: shown(gallery) == names, left))
    undo = hands.window.kit.actions["edit.undo"]
    assert undo.text() == "Undo delete export"
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.until(lambda: shown(gallery) == ["Cross"])
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.until(lambda: shown(gallery) == ["Goal 2-1", "Cross"])
    assert all(Path(job.out).is_file() for job in exports)
    assert [r.id for r in hands.workspace.reels.list().result(10)] == [reel.id]
    step = hands.workspace.history.state.undo
    assert undo.text() == f"Undo {step}"
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.until(lambda: bar.message and bar.message.text == f"Undid {step}")


def test_versions_of_one_film_share_a_tile(
    hands: Hands,
    exports: list[ExportJob],
    gallery: GalleryScreen,
    workspace: Workspace,
    reel: Reel,
) -> None:
    older = replace(exports[1], id="older", name="First try", created_us=exports[0].created_us - 1)
    put(workspace, reel, older)
    hands.until(lambda: len(gallery._jobs) == 3)
    assert shown(gallery) == ["Goal 2-1", "Cross"]
    index = gallery.model.index(0)
    assert "2 versions" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    box = hands.named("Version", QComboBox)
    assert isinstance(box, QComboBox) and box.count() == 2
    box.setFocus()
    hands.key(Qt.Key.Key_Down)
    hands.until(lambda: shown(gallery) == ["First try", "Cross"])
    assert gallery.chosen == older
    gallery.tiles.setFocus()
    hands.key(Qt.Key.Key_Delete)  # takes only this version
    hands.until(lambda: len(gallery._jobs) == 2 and shown(gallery) == ["Goal 2-1", "Cross"])
    put(workspace, reel, older)
    hands.click(hands.named("Versions together", QCheckBox))
    hands.until(lambda: sorted(shown(gallery)) == ["Cross", "First try", "Goal 2-1"])


def test_a_film_moves_while_the_mouse_rests_on_its_tile(
    hands: Hands, exports: list[ExportJob], gallery: GalleryScreen
) -> None:
    hands.until(lambda: len(shown(gallery)) == 2)
    seen = set()

    def moving() -> int:
        found = gallery.model.index(0).data(MOVING_ROLE)
        seen.add(found[1] if found else 0.0)
        return len(seen)

    gallery.tiles.entered.emit(gallery.model.index(0))
    hands.until(lambda: moving() > 3)
    gallery.tiles.entered.emit(gallery.model.index(1))
    assert gallery.model.index(0).data(MOVING_ROLE) is None
    QApplication.sendEvent(gallery.tiles.viewport(), QEvent(QEvent.Type.Leave))
    assert not gallery.hover._rest.isActive() and not gallery.hover._step.isActive()


def test_a_missing_file_is_said_and_not_played(
    hands: Hands, exports: list[ExportJob], gallery: GalleryScreen
) -> None:
    Path(exports[1].out).unlink()
    gallery._asked.clear()
    gallery.entered()
    hands.until(lambda: not gallery.form.play.isEnabled())
    assert "not there any more" in gallery.form._values["File"].text().replace("\u200b", "")


def test_the_folder_is_shown(
    hands: Hands, exports: list[ExportJob], gallery: GalleryScreen
) -> None:
    asked: list[Path] = []

    def reveal(path: Path) -> bool:
        asked.append(path)
        return True

    gallery.reveal = reveal
    hands.until(lambda: gallery.chosen)
    hands.click(hands.named("Show in folder", QPushButton))
    assert asked == [Path(exports[1].out)]


def test_an_export_of_another_laptop_is_named_and_its_name_here_is_another_film(
    hands: Hands, exports: list[ExportJob], gallery: GalleryScreen
) -> None:
    theirs = replace(exports[1], here=False, laptop="Bus laptop")
    gallery._jobs = (theirs, exports[0])
    gallery._asked.clear()
    gallery.model.forget_poster(theirs.id)
    gallery._show()
    gallery.tiles.setCurrentIndex(gallery.model.index(0))
    assert gallery.chosen == theirs
    index = gallery.model.index(0)
    assert "on Bus laptop" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert not index.flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert theirs.id + theirs.out not in gallery._asked
    assert gallery.form._values["Rendered"].text().startswith("On Bus laptop")
    assert not gallery.form.play.isVisible()
    assert not gallery.form.reveal.isVisible()
    gallery.play()
    bar = hands.window.kit.bar
    assert bar.message and "is on Bus laptop" in bar.message.text
    assert gallery.pages.currentWidget() is not gallery.page


# -------------------------------------------------------------------- the dialog and the queue


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
