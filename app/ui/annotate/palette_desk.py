"""The palette of the open game's sport: read, edited in a sheet, and what trimming teaches."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.core.clip import MarkedClip
from app.core.learned import WORTH_US, Learned
from app.core.palette import Palette
from app.services.workspace import Workspace
from app.ui.annotate.palette_sheet import PaletteSheet
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.screen import Changed, touched_ids


class PaletteDesk(QObject):
    """Tells the palette and the names of players; offers a learned lead and lag once."""

    palette_came = Signal(object)
    """``Palette``"""
    players_came = Signal(object)
    """``Sequence[str]``: names to complete with."""

    def __init__(self, workspace: Workspace, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._kit = workspace, kit
        self._sport = ""
        self._offered: dict[tuple[str, str], Learned] = {}

    def read(self, sport: str) -> None:
        """Tell the palette of a sport, now and after every change."""
        self._sport = sport
        watch = self._kit.relay.watch
        watch(self._workspace.palettes.get(sport), partial(self._came, sport))
        watch(self._workspace.annotate.players(sport), self.players_came.emit)

    def library_changed(self, changes: Changed) -> None:
        """Read again what was touched."""
        if self._sport in touched_ids(changes, "tag") | touched_ids(changes, "player"):
            self.read(self._sport)

    def edit(self, over: QWidget) -> None:
        """Open the sheet of the sport."""
        if self._sport:
            self._kit.relay.watch(
                self._workspace.palettes.get(self._sport), partial(self._open, over)
            )

    def trimmed(self, clip: MarkedClip | None) -> None:
        """The coach moved an end of a clip: offer what its tags' clips have in common."""
        if clip is not None and clip.tags and clip.marked_us is not None:
            sport = self._sport
            self._kit.relay.watch(
                self._workspace.palettes.offer(sport, clip.tags), partial(self._offer, sport)
            )

    def _came(self, sport: str, palette: Palette) -> None:
        if sport == self._sport:
            self.palette_came.emit(palette)

    def _open(self, over: QWidget, palette: Palette) -> None:
        sheet = PaletteSheet(self._kit, palette, self._workspace.palettes.save, over.window())
        sheet.finished.connect(sheet.deleteLater)
        learning = self._workspace.palettes.learned(palette.sport, palette.tags)

        def show(found: Sequence[Learned]) -> None:
            if shiboken6.isValid(sheet):
                sheet.show_learned(found)

        self._kit.relay.watch(learning, show)
        sheet.open()

    def _offer(self, sport: str, found: Learned | None) -> None:
        if found is None or same_as(found, self._offered.get((sport, found.tag))):
            return
        self._offered[sport, found.tag] = found
        words = tr(
            "You trim {tag} clips to {lead} s before and {lag} s after the key. Make new ones so?",
            tag=found.tag,
            lead=f"{found.lead_us / 1e6:g}",
            lag=f"{found.lag_us / 1e6:g}",
        )
        self._kit.bar.info(words, tr("Use it"), partial(self._use, sport, found))

    def _use(self, sport: str, found: Learned) -> None:
        setting = self._workspace.palettes.set_reach(sport, found.tag, found.lead_us, found.lag_us)
        words = tr(
            "New {tag} clips are made so; Tags and Players… in the menu Clip resets it.",
            tag=found.tag,
        )
        self._kit.relay.watch(setting, lambda _none: self._kit.bar.done(words))


def same_as(found: Learned, offered: Learned | None) -> bool:
    """Whether the coach was asked about this already, or about nearly the same."""
    if offered is None:
        return False
    lead, lag = abs(found.lead_us - offered.lead_us), abs(found.lag_us - offered.lag_us)
    return lead < WORTH_US and lag < WORTH_US
