"""The gallery in the real window, on real files."""

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

from app.core.document import edit_to_json
from app.core.export import ExportJob
from app.footage import MatchSpec
from app.services.workspace import Workspace
from app.ui.gallery.screen import NO_MATCH, NOTHING_YET, GalleryScreen
from app.ui.gallery.tiles import MOVING_ROLE
from tests.functional.ui.conftest import Hands, Reel
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


def test_escape_gives_a_new_name_up(
    hands: Hands, exports: list[ExportJob], gallery: GalleryScreen, tmp_path: Path
) -> None:
    hands.until(lambda: gallery.chosen)
    written: list[str] = []
    stop = hands.workspace.subscribe(lambda changes: written.append(changes.name))
    hands.key(Qt.Key.Key_F2)
    name = gallery.form._name
    hands.until(name.hasFocus)
    hands.write("Winner")
    hands.key(Qt.Key.Key_Escape)
    hands.until(lambda: not name.hasFocus())
    assert name.text() == "Goal 2-1"
    assert [job.name for job in hands.workspace.exports.list().result(10)] == ["Goal 2-1", "Cross"]
    stop()
    assert written == []
    assert (tmp_path / "Goal_2-1.mp4").is_file()


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
