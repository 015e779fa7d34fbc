"""The gallery: every export, to be played, found, renamed, made again, thrown away, dragged out."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QStackedWidget, QVBoxLayout

from app.core.export import ExportJob
from app.services.export import Deleted
from app.services.operations import chain
from app.services.workspace import Workspace
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.pixels import image_of
from app.ui.common.screen import Changed, Screen, touched_ids
from app.ui.common.shortcuts import Mode
from app.ui.gallery.details import ExportDetails
from app.ui.gallery.facts import AgainAsked
from app.ui.gallery.hover import HoverPreview
from app.ui.gallery.player_page import PlayerPage
from app.ui.gallery.reveal import reveal
from app.ui.gallery.side import GallerySide
from app.ui.gallery.tiles import FILM_ROLE, JOB_ROLE, MISSING_ROLE, POSTER, ExportModel, TileView
from app.ui.gallery.versions import Film, films
from app.ui.gallery.words import laptop_words

NOTHING_YET = mark("Finished videos are kept here. Frame a reel, then press Export (Ctrl+E).")
ON_THE_WAY = mark("Your export is being made. Ctrl+J shows how far it is.")
NO_MATCH = mark("No export has this name or kind.")


class GalleryScreen(Screen):
    """The screen. It reads the jobs anew whenever an export was touched."""

    mode: Mode = "gallery"

    again_asked = Signal(object)
    """``AgainAsked``"""

    def __init__(self, workspace: Workspace, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._kit = workspace, kit
        self._jobs: tuple[ExportJob, ...] = ()
        self._asked: set[str] = set()
        self._gone: list[Future[Deleted]] = []
        self._wanted = ""
        self._looked_at: list[str] = []
        self._watching = False
        self.reveal: Callable[[Path], bool] = reveal
        self.model = ExportModel(self)
        self.tiles = TileView(kit, self.model)
        self.page = PlayerPage(workspace, kit)
        self.player, self.transport = self.page.player, self.page.transport
        self.panel = GallerySide(kit)
        self.side = self.panel
        self.form = ExportDetails(kit)
        self.hover = HoverPreview(workspace, kit, self.tiles, self.model, self)
        self.inspector = self.form
        self.pages = QStackedWidget()
        self._empty = self._empty_page()
        for page in (self._grid_page(), self._empty, self.page):
            self.pages.addWidget(page)
        self.stage = self.pages
        self._connect()
        self._show()

    def _grid_page(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "panel")
        column = QVBoxLayout(frame)
        column.setContentsMargins(14, 14, 6, 6)
        column.addWidget(self.tiles)
        return frame

    def _empty_page(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "panel")
        frame.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._icon = QLabel()
        self._words = QLabel()
        self._words.setProperty("role", "heading")
        self._go = QPushButton(tr("Go to Framing"))
        self._go.setAccessibleName(tr("Go to Framing"))
        self._go.clicked.connect(self._kit.actions["mode.framing"].trigger)
        column = QVBoxLayout(frame)
        column.addStretch(2)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        column.addWidget(self._words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        column.addWidget(self._go, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return frame

    def _connect(self) -> None:
        self.panel.filter_changed.connect(lambda _filter: self._show())
        self.tiles.activated.connect(lambda _index: self.play())
        self.tiles.customContextMenuRequested.connect(self._menu)
        self.tiles.selectionModel().currentChanged.connect(self._picked)
        self.page.left.connect(self.show_tiles)
        self.form.play_chosen.connect(self.play)
        self.form.reveal_chosen.connect(self.show_in_folder)
        self.form.again_chosen.connect(self.export_again)
        self.form.delete_chosen.connect(self.delete)
        self.form.renamed.connect(self.rename)
        self.form.version_chosen.connect(self._choose_version)
        self._kit.theme.changed.connect(self._paint_icon)
        self._paint_icon()

    # ---------------------------------------------------------------- what the window tells

    def entered(self) -> None:
        """Read what there is and give the keys to the tiles."""
        self._read()
        grid = self.pages.currentIndex() == 0  # what is hidden would hand the keys to a text field
        (self.tiles if grid else self._empty).setFocus(Qt.FocusReason.OtherFocusReason)

    def left(self) -> None:
        """Nothing plays behind another screen."""
        self.show_tiles()

    def library_changed(self, changes: Changed) -> None:
        """An export was started, ended, renamed or thrown away."""
        if touched_ids(changes, "export"):
            self._read()

    def run(self, command_id: str) -> bool:
        """The commands of the gallery."""
        verbs: dict[str, Callable[[], object]] = {
            "gallery.play": self.play,
            "gallery.rename": self.form.edit_name,
            "gallery.reveal": self.show_in_folder,
            "gallery.again": self.export_again,
            "gallery.delete": self.delete,
            "gallery.search": self.panel.search.setFocus,
            "file.export": self.export_again,
        }
        if command_id not in verbs:
            return False
        verbs[command_id]()
        return True

    # ---------------------------------------------------------------- showing

    @property
    def chosen(self) -> ExportJob | None:
        """The export that is selected."""
        job: ExportJob | None = self.tiles.currentIndex().data(JOB_ROLE)
        return job

    def choose(self, job_id: str) -> None:
        """Select an export, as soon as it is read; the filter is widened when it hides it."""
        if self.model.row_of(job_id) < 0:
            self.panel.search.clear()
            self.panel.kinds.setCurrentRow(0)
        self._wanted = job_id
        self._looked_at.append(job_id)
        self.show_tiles()

    def show_tiles(self) -> None:
        """Back from the player."""
        self._watching = False
        self.hover.stop()
        self.page.stop()
        self._show()

    def _choose_version(self, job_id: str) -> None:
        """Another version of the chosen film stands for it."""
        film: Film | None = self.tiles.currentIndex().data(FILM_ROLE)
        others = {job.id for job in film.versions} if film is not None else set()
        self._looked_at = [known for known in self._looked_at if known not in others]
        self._looked_at.append(job_id)
        self._show()

    def _read(self, then: Callable[[], object] | None = None) -> None:
        def came(jobs: tuple[ExportJob, ...]) -> None:
            self._jobs = jobs
            self._show()
            if then is not None:
                then()

        self._kit.relay.watch(self._workspace.exports.list(), came)

    def _show(self) -> None:
        done = [job for job in self._jobs if job.state == "done"]
        self.panel.show_jobs(done)
        shown = [job for job in done if self.panel.filter.matches(job)]
        chosen = self.chosen
        self.model.show_films(films(shown, self._looked_at, apart=not self.panel.together))
        row = self.model.row_of(self._wanted or (chosen.id if chosen else ""))
        if row >= 0:
            self._wanted = ""
        if shown:
            self.tiles.setCurrentIndex(self.model.index(max(0, row)))
        self._picked()
        for job in self.model.jobs:
            if job.here:  # another laptop's file of this name may be another film here
                self._ask_poster(job)
        if self._watching:
            return
        busy = any(job.here and not job.finished for job in self._jobs)
        self._words.setText(tr(NO_MATCH if done else ON_THE_WAY if busy else NOTHING_YET))
        self._go.setVisible(not done and not busy)
        self._show_page(0 if shown else 1)

    def _show_page(self, number: int) -> None:
        """The keys stay with the stage: a hidden widget hands them to a text field otherwise."""
        tiles, empty = self.tiles, self._empty
        held = tiles.hasFocus() or empty.hasFocus()
        self.pages.setCurrentIndex(number)
        if held:
            (tiles if number == 0 else empty).setFocus(Qt.FocusReason.OtherFocusReason)

    def _picked(self, *_: QModelIndex) -> None:
        index = self.tiles.currentIndex()
        self.form.show_job(self.chosen, missing=bool(index.data(MISSING_ROLE)))
        self.form.show_versions(index.data(FILM_ROLE))

    def _ask_poster(self, job: ExportJob) -> None:
        key = job.id + job.out
        if key in self._asked:
            return
        self._asked.add(key)
        ratio = self.tiles.devicePixelRatioF()
        box = (round(POSTER.width() * ratio), round(POSTER.height() * ratio))

        def came(pixels: NDArray[np.uint8] | None) -> None:
            self.model.set_poster(job.id, None if pixels is None else image_of(pixels, ratio))
            self._picked()

        self._kit.relay.watch(
            self._workspace.exports.poster(job, box),
            came,
            lambda _error: self.model.set_poster(job.id, None),
        )

    def _paint_icon(self) -> None:
        icon = self._kit.icons.get("gallery", self._kit.theme.tokens.accent)
        self._icon.setPixmap(icon.pixmap(52, 52))

    # ---------------------------------------------------------------- doing

    def _ours(self, job: ExportJob) -> bool:
        """Whether the file is on this computer; says where it is when not."""
        if not job.here:
            laptop = laptop_words(job)
            words = tr("{name} is on {laptop}; export it again here.", name=job.name, laptop=laptop)
            self._kit.bar.info(words)
        return job.here

    def play(self) -> None:
        """Play the chosen export here."""
        job = self.chosen
        if job is not None and self._ours(job):
            self._watching = True
            self.pages.setCurrentWidget(self.page)
            self.page.play(job)

    def show_in_folder(self) -> None:
        """Open the file manager at the file."""
        job = self.chosen
        if job is None or not self._ours(job):
            return
        path = Path(job.out)
        if not self.reveal(path):
            self._kit.bar.warning(tr("No file manager answered; the file is {path}.", path=path))

    def export_again(self) -> None:
        """The same again, with other choices if wanted."""
        if self.chosen is not None:
            self.again_asked.emit(AgainAsked(self.chosen))

    def rename(self, name: str) -> None:
        """Another name for the export and its file."""
        job = self.chosen
        if job is not None:
            self._kit.relay.watch(self._workspace.exports.rename(job.id, name), None, self._refused)

    def _refused(self, error: BaseException) -> None:
        self._kit.tell(error)
        self._picked()

    def delete(self) -> None:
        """To the library's trash, with a way back."""
        job = self.chosen
        if job is None or self.pages.currentWidget() is self._empty:
            return
        self.show_tiles()

        exports, let_go = self._workspace.exports, self._workspace.previews.closed()
        deleting = chain(let_go, lambda _none: exports.delete(job.id))

        def deleted(_gone: Deleted) -> None:
            words = tr("Moved {name} to the trash.", name=job.name)
            if not job.here:
                left = mark("Took {name} off the list; its file stays on {laptop}.")
                words = tr(left, name=job.name, laptop=laptop_words(job))
            self._kit.bar.info(words, tr("Undo"), lambda: self._bring_back(deleting))

        def refused(error: BaseException) -> None:
            self._forget(deleting)
            self._kit.tell(error)

        self._gone.append(deleting)  # at once: Ctrl+Z may come before the file is moved
        self.undo_changed.emit()
        self._kit.relay.watch(deleting, deleted, refused)

    @property
    def undo_name(self) -> str:
        """Deletions are taken back here; the library's undo does not know exports."""
        return mark("delete export") if self._gone else ""

    def undo_own(self) -> None:
        """Bring the export back that was deleted last."""
        if self._gone:
            self._bring_back(self._gone[-1])

    def _forget(self, deleting: Future[Deleted]) -> bool:
        """Whether the deletion could still be taken back; now it no longer can."""
        known = deleting in self._gone
        if known:
            self._gone.remove(deleting)
            self.undo_changed.emit()
        return known

    def _bring_back(self, deleting: Future[Deleted]) -> None:
        def back(job: ExportJob) -> None:
            self._asked.discard(job.id + job.out)
            self._kit.bar.info(tr("Brought {name} back.", name=job.name))
            self._read(lambda: self.choose(job.id))

        def gone(deleted: Deleted) -> None:
            self._kit.relay.watch(self._workspace.exports.restore(deleted), back)

        if self._forget(deleting):  # a failed deletion is told by ``delete``
            self._kit.relay.watch(deleting, gone, lambda _error: None)

    def _menu(self, point: QPoint) -> None:
        if not self.tiles.indexAt(point).isValid():
            return
        menu = QMenu(self.tiles)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command in ("play", "reveal", "rename", "again", "delete"):
            if command == "delete":
                menu.addSeparator()
            menu.addAction(self._kit.actions[f"gallery.{command}"])
        menu.popup(self.tiles.viewport().mapToGlobal(point))
