"""Asks what an export is to be, and says before the button what will come of it.

It is a sheet opened with ``open()``: nothing waits for it, playing and rendering go on. Every
choice is planned at once by ``services.exports.estimate``; the last choices are remembered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.core.edit import Edit
from app.core.errors import ReelBallersError
from app.core.export import ExportJob, ExportKind
from app.core.formats import offered_rates, offered_sizes, output_size, ratio_name
from app.core.game import Game, GameFile
from app.services.export import Estimate, ExportChoices
from app.services.export_checks import Check
from app.services.workspace import Workspace
from app.ui.common.file_dialog import file_dialog
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.relay import sentence
from app.ui.gallery.about import About, about_game, about_reel
from app.ui.gallery.choices import REMEMBERED, Remembered, like, remembered
from app.ui.gallery.export_form import ExportForm
from app.ui.gallery.facts import ExportStarted, ExportTarget, PlaceAsked
from app.ui.gallery.words import rate_words

ESTIMATE_MS = 120
SCALES = (mark("Full size"), mark("Two thirds"), mark("Half"))
"""What the sizes are called while several shapes are chosen."""


class ExportDialog(QDialog):
    """The sheet. ``ask`` fills it and opens it."""

    export_started = Signal(object)
    """``ExportStarted``"""
    place_asked = Signal(object)
    """``PlaceAsked``: a line of the check list was followed; the sheet is closed."""
    set_up_asked = Signal()
    """The coach wants to set up the cloud; call ``look_again`` afterwards."""

    def __init__(self, workspace: Workspace, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._kit = workspace, kit
        self._target = ExportTarget("", "overlay")
        self._about: About | None = None
        self._game: Game | None = None
        self._memory = Remembered()
        self._asked = 0
        self.setWindowTitle(tr("Export video"))
        self.setAccessibleName(tr("Export video"))
        self.form = ExportForm(kit, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(ESTIMATE_MS)
        self._timer.timeout.connect(self._estimate)
        self._connect()

    def event(self, event: QEvent) -> bool:
        """As high as its words need; a sentence that breaks tells its height only after a while."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            layout = self.layout()
            height = layout.totalHeightForWidth(self.width()) if layout is not None else 0
            if height > 0 and height != self.height():
                self.resize(self.width(), height)
        return done

    def _connect(self) -> None:
        form = self.form
        form.kind.chosen.connect(lambda _kind: self._kind_chosen())
        form.ratio.chosen.connect(lambda _ratio: self._offer_sizes())
        form.checks.place_chosen.connect(self._go_to)
        for chips in (form.frame_size, form.rate, form.quality):
            chips.chosen.connect(lambda _value: self._plan())
        form.codec.chosen.connect(lambda _codec: self._codec_chosen())
        form.limit.valueChanged.connect(lambda _mb: self._plan())
        form.where.chosen.connect(lambda _where: self._show_where())
        form.where.set_up_asked.connect(self.set_up_asked)
        form.audio.toggled.connect(lambda _on: self._plan())
        form.banner.toggled.connect(self._banner_chosen)
        form.name.textChanged.connect(lambda _text: self._show_ready())
        form.folder_asked.connect(self._ask_folder)
        form.cancel.clicked.connect(self.reject)
        form.export.clicked.connect(self._start)

    # ---------------------------------------------------------------- opening

    def ask(self, target: ExportTarget) -> None:
        """Open the sheet for a reel or a game, with the choices of last time."""
        self._target, self._about, self._game = target, None, None
        self._asked += 1
        token = self._asked
        self.form.show_waiting()
        watch, tell = self._kit.relay.watch, self._failed
        settings = self._workspace.settings

        def known(text: str) -> None:
            if token != self._asked:
                return
            self._memory = remembered(text)
            if target.like is not None:
                self._memory = like(target.like, self._memory)
            if target.kind == "annotate":
                watch(self._workspace.games.get(target.id), game_came, tell)
            else:
                watch(self._workspace.reels.edit(target.id), edit_came, tell)

        def game_came(game: Game) -> None:
            if token == self._asked:
                self._game = game
                self._show(about_game(game, banner=self._memory.banner))

        def edit_came(edit: Edit) -> None:
            files = self._workspace.reels.sources(target.id)
            watch(files, lambda found: files_came(edit, found), tell)

        def files_came(edit: Edit, files: Mapping[str, GameFile]) -> None:
            if token == self._asked:
                self._show(about_reel(edit, files))

        watch(settings.get_local(REMEMBERED), known, tell)
        self.open()

    def _show(self, about: About) -> None:
        self._about, memory, form = about, self._memory, self.form
        again = self._target.like
        form.name.setText(again.name if again is not None else about.name)
        form.offer_kinds(self._target.kinds, self._target.kind)
        form.offer_ratios(self._target.kinds, ratio_name(about.size))
        self._offer_rates()
        form.quality.choose(memory.quality)
        form.where.choose(memory.where)
        form.audio.setChecked(memory.audio)
        with QSignalBlocker(form.banner):
            form.banner.setChecked(memory.banner)
        form.show_banner(self._game is not None, memory.banner)
        form.loudness.setChecked(memory.loudness)
        form.codec.choose(memory.codec)
        form.show_codec_hint()
        form.limit.setValue(memory.max_mb)
        self._show_folder()
        self._offer_sizes(memory.scale)
        form.settle()
        form.name.setFocus(Qt.FocusReason.OtherFocusReason)
        form.name.selectAll()

    def _offer_rates(self) -> None:
        about, memory, form = self._about, self._memory, self.form
        assert about is not None
        rates = offered_rates(about.fps, about.source_fps)
        wanted = rates[-1] if memory.source_rate else rates[0]
        form.rate.offer(
            [(rate_words(rates[0]), rates[0], tr("The usual rate for this footage"))]
            + [
                (tr("{rate} (as filmed)", rate=rate_words(r)), r, tr("Every picture of it"))
                for r in rates[1:]
            ],
            wanted,
        )

    # ---------------------------------------------------------------- choices

    @property
    def kind(self) -> ExportKind:
        """The kind that is chosen."""
        return self.form.kind.value or self._target.kind

    @property
    def choices(self) -> ExportChoices | None:
        """What is chosen now, for the first shape; None while the reel is being read."""
        about, form = self._about, self.form
        if about is None:
            return None
        as_filmed = self._game is not None and not form.banner.isChecked()
        rate = about.fps if as_filmed else form.rate.value
        size = about.size if as_filmed else form.frame_size.value
        return ExportChoices(
            self.kind,
            form.where.value,
            form.quality.value or "standard",
            self._ratio if self._game is None else "",
            size if size != about.size else None,
            rate if rate != about.fps else None,
            form.audio.isChecked(),
            encoder=self._memory.encoder,
            folder=self._memory.folder,
            name=form.name.text().strip(),
            clip_ids=self._target.clip_ids,
            codec="h264" if as_filmed else form.codec.value or "h264",
            max_bytes=0 if as_filmed else form.limit.value() * 1_000_000,
            banner=not as_filmed,
            loudness=form.loudness.isChecked() or None,
        )

    @property
    def several(self) -> tuple[ExportChoices, ...]:
        """What is chosen now, for each shape; empty while the reel is being read."""
        first, about = self.choices, self._about
        if first is None or about is None:
            return ()
        scale, others = max(0, self.form.frame_size.at), []
        for ratio in self.form.ratio.values[1:]:
            sizes = self._sizes(ratio)
            size = sizes[min(scale, len(sizes) - 1)] if scale else None
            others.append(replace(first, ratio=ratio, size=size))
        return (first, *others)

    @property
    def _ratio(self) -> str:
        """The first shape that is chosen."""
        values = self.form.ratio.values
        assert self._about is not None
        return values[0] if values else ratio_name(self._about.size)

    def _sizes(self, ratio: str) -> tuple[tuple[int, int], ...]:
        """The full size of a shape and the smaller ones."""
        about = self._about
        assert about is not None
        same = self._game is not None or ratio == ratio_name(about.size)
        return offered_sizes(about.size if same else output_size(ratio, about.source_size))

    def _kind_chosen(self) -> None:
        self.form.show_kind_hint(self.kind)
        self._show_folder()
        self._plan()

    def _codec_chosen(self) -> None:
        self.form.show_codec_hint()
        self._plan()

    def _banner_chosen(self, banner: bool) -> None:
        if self._game is None:
            return
        self._about = about_game(self._game, banner=banner)
        self.form.show_banner(True, banner)
        self._offer_rates()
        self._offer_sizes()

    def _offer_sizes(self, scale: int | None = None) -> None:
        about, form = self._about, self.form
        if about is None:
            return
        sizes = self._sizes(self._ratio)
        at = form.frame_size.at if scale is None else scale
        tips = (tr("Full size"), tr("Smaller file, quicker to send"), tr("Smallest file"))
        one = len(form.ratio.values) < 2
        words = [f"{w} × {h}" for w, h in sizes] if one else [tr(scale) for scale in SCALES]
        form.frame_size.offer(
            [(text, size, tip) for text, size, tip in zip(words, sizes, tips, strict=False)],
            sizes[min(max(0, at), len(sizes) - 1)],
        )
        self._plan()

    def _show_where(self) -> None:
        self.form.show_cost()
        self.form.settle()
        self._show_ready()

    def look_again(self) -> None:
        """The cloud may have been set up meanwhile."""
        self.activateWindow()
        self._plan()

    def _show_folder(self) -> None:
        own = self._memory.folder
        self.form.show_folder(own or self._workspace.exports.folder(self.kind), own is not None)

    def _ask_folder(self) -> None:
        if self._memory.folder is not None:  # the button says "Use library"
            self._memory = replace(self._memory, folder=None)
            self._show_folder()
            return
        dialog = file_dialog(self, tr("Where should the video go?"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.filesSelected.connect(lambda names: self.set_folder(Path(names[0])))
        dialog.open()

    def set_folder(self, folder: Path) -> None:
        """Put the video there."""
        self._memory = replace(self._memory, folder=folder)
        self._show_folder()

    # ---------------------------------------------------------------- what will come of it

    def _plan(self) -> None:
        if self._about is not None:
            self._timer.start()

    def _estimate(self) -> None:
        several = self.several
        if not several or not self.isVisible():
            return
        self._asked += 1
        token = self._asked

        def came(estimate: Estimate) -> None:
            if token == self._asked:
                self.form.show_estimate(estimate)
                self._show_ready()

        def failed(error: BaseException) -> None:
            if token == self._asked:
                self._failed(error)

        self._kit.relay.watch(
            self._workspace.exports.estimate_several(
                self._target.id, [replace(one, where="auto") for one in several]
            ),
            came,
            failed,
        )

    def _go_to(self, check: Check) -> None:
        """Leave the sheet for the place that a line of the check list is about."""
        self.reject()
        self.place_asked.emit(PlaceAsked(self._target.id, check))

    def _show_ready(self) -> None:
        form = self.form
        named = bool(form.name.text().strip())
        form.set_ready(self._about is not None and named and form.where.settled)

    def _failed(self, error: BaseException) -> None:
        self.form.show_error(sentence(error))
        self.form.set_ready(False)

    def _start(self) -> None:
        several = self.several
        if not several:
            return
        self.form.set_ready(False)
        self._remember()
        try:
            exports, form = self._workspace.exports, self.form
            if self._game is not None and form.each.isChecked():
                starting = exports.start_each(self._target.id, several[0], form.template.text())
            else:
                starting = exports.start_several(self._target.id, several)
        except ReelBallersError as error:
            self._failed(error)
            return

        def started(jobs: Sequence[ExportJob]) -> None:
            self.export_started.emit(ExportStarted(jobs[0], len(jobs)))
            self.accept()

        def refused(error: BaseException) -> None:
            self._failed(error)
            self._show_ready()

        self._kit.relay.watch(starting, started, refused)

    def _remember(self) -> None:
        form, about = self.form, self._about
        self._memory = replace(
            self._memory,
            kind=self.kind,
            quality=form.quality.value or "standard",
            where=form.where.wanted,
            scale=max(0, form.frame_size.at),
            source_rate=about is not None and form.rate.value != about.fps,
            audio=form.audio.isChecked(),
            codec=form.codec.value or "h264",
            max_mb=form.limit.value(),
            loudness=form.loudness.isChecked(),
            banner=form.banner.isChecked() if self._game is not None else self._memory.banner,
        )
        self._workspace.settings.put_local(REMEMBERED, self._memory.to_json())
