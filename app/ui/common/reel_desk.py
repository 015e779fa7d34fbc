"""What the reel panel and the reel's settings ask for: carried out, for Framing and Overlay alike."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.core.edit import Edit, Poster
from app.core.presets import PresetName, preset_of
from app.services.preview import Pixels
from app.services.reels import Dressing
from app.services.workspace import Workspace
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.reel_sheet import ReelSheet
from app.ui.common.words import many

if TYPE_CHECKING:
    from app.ui.common.reel_screen import ReelScreen

TEAM = "team_name"
"""The setting that keeps what our team was called last."""


class ReelDesk(QObject):
    """Lives with one screen; every wish becomes one call of a service."""

    def __init__(self, workspace: Workspace, kit: Kit, screen: ReelScreen) -> None:
        super().__init__(screen)
        self._workspace, self._kit, self._screen = workspace, kit, screen
        self.sheet: ReelSheet | None = None
        self._drawn: object = None
        self._preset_of = ""
        panel, reels = screen.panel, workspace.reels
        panel.clip_moved.connect(
            lambda moved: self._write(reels.move_clip(self._id, moved.clip_id, moved.to))
        )
        panel.clip_removed.connect(
            lambda clip_id: self._write(reels.remove_clip(self._id, clip_id))
        )
        panel.reel_renamed.connect(lambda name: self._write(reels.rename(self._id, name)))
        panel.reel_deleted.connect(self._delete)
        panel.settings_asked.connect(self.ask)
        panel.edit_shown.connect(self._edit_shown)
        panel.meter.preset_chosen.connect(self._choose_preset)
        panel.meter.fit_asked.connect(self._fit)

    @property
    def _id(self) -> str:
        return self._screen.work.reel_id

    def _write(self, writing: Future[Edit]) -> None:
        self._screen.write(writing)

    def _delete(self) -> None:
        """Take the reel away, with a way back."""
        if not self._id:
            return
        undo = self._kit.actions["edit.undo"].trigger
        self._kit.relay.watch(
            self._workspace.reels.delete(self._id),
            lambda _none: self._kit.bar.info(tr("Deleted the reel."), tr("Undo"), undo),
            self._screen.refused,
        )

    # ---------------------------------------------------------------- length

    def _choose_preset(self, name: PresetName) -> None:
        preset = preset_of(name)
        self._screen.panel.meter.show_preset(preset.name)
        self._write(self._workspace.presets.choose(self._id, preset.name))

    def _fit(self) -> None:
        edit, undo = self._screen.work.edit, self._kit.actions["edit.undo"].trigger
        before = len(edit.clips) if edit is not None else 0

        def fitted() -> None:
            now = self._screen.work.edit
            gone = before - len(now.clips) if now is not None else 0
            words = tr("Took {clips} out of the reel.", clips=many(gone, "clip"))
            self._kit.bar.info(words, tr("Undo"), undo)

        self._screen.write(self._workspace.presets.fit(self._id), fitted)

    def _edit_shown(self, edit: Edit | None) -> None:
        if edit is None:
            self._preset_of = ""
        elif edit.reel.id != self._preset_of:
            self._preset_of = edit.reel.id
            self.read_preset()
        if self.sheet is not None:
            self._show(edit)

    def read_preset(self) -> None:
        """What the reel is for may have been chosen elsewhere."""
        reel_id = self._id

        def came(name: PresetName) -> None:
            if reel_id == self._id:
                self._screen.panel.meter.show_preset(name)

        if reel_id:
            self._kit.relay.watch(self._workspace.presets.get(reel_id), came)

    # ---------------------------------------------------------------- the sheet

    def ask(self) -> None:
        """Open the settings of the reel beside the work, or bring them to the front."""
        edit = self._screen.work.edit
        if edit is None:
            self._kit.bar.info(tr("Make a reel first; its settings are kept with it."))
            return
        if self.sheet is None:
            self.sheet = sheet = ReelSheet(self._kit, self._screen.panel.window())
            sheet.dressed.connect(self._dress)
            sheet.poster_asked.connect(self._take_poster)
            sheet.team_named.connect(lambda name: self._workspace.settings.put(TEAM, name))
            sheet.intro.photo_asked.connect(self._read_photo)
            team = self._workspace.settings.get(TEAM)
            self._kit.relay.watch(team, lambda name: sheet.show_team(str(name)))
        self._show(edit)
        self.sheet.show()
        self.sheet.raise_()
        self.sheet.activateWindow()

    def close(self) -> None:
        """The screen is left: its reel may be another one when it comes back."""
        if self.sheet is not None:
            self.sheet.close()

    def _show(self, edit: Edit | None) -> None:
        assert self.sheet is not None
        self.sheet.show_edit(edit)
        card = edit.reel.intro if edit is not None else None
        if edit is None or card is None or self._drawn == (card, edit.reel.size):
            return
        self._drawn = wanted = (card, edit.reel.size)
        form = self.sheet.intro

        def drawn(pixels: Pixels) -> None:
            if self._drawn == wanted:
                form.show_picture(pixels)

        drawing = self._workspace.cards.picture(card, edit.reel.size, form.box())
        self._kit.relay.watch(drawing, drawn)

    def _dress(self, dressing: Dressing, what: str) -> None:
        sheet = self.sheet
        assert sheet is not None
        dressing_up = self._workspace.reels.dress(self._id, dressing, what)
        self._kit.relay.watch(dressing_up, self._dressed, sheet.fail)

    def _dressed(self, edit: Edit) -> None:
        if edit.reel.id == self._id:
            self._screen.show_edit(edit)

    def _take_poster(self) -> None:
        work, now = self._screen.work, self._screen.now_us()
        clip = work.clip
        if clip is not None:
            at = min(max(now, clip.start_us), clip.end_us - 1)
            self._dress(Dressing(poster=Poster(clip.id, at)), mark("choose poster"))

    def _read_photo(self, path: Path) -> None:
        sheet = self.sheet
        assert sheet is not None
        reading = self._workspace.cards.photo(path)
        self._kit.relay.watch(reading, sheet.intro.take_photo, sheet.fail)
