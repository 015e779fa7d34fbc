"""What leaves Annotate: reels, and tables in and out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.core.clip import MarkedClip
from app.core.filters import ClipFilter
from app.core.game import Game
from app.services.annotate import ImportPreview, ImportReport
from app.services.workspace import Workspace
from app.ui.annotate.facts import ReelMade
from app.ui.annotate.import_sheet import ImportSheet
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.message_bar import Message

MAX_LISTED = 6


class Output(QObject):
    """Calls the services and says in the message bar what came of it."""

    reel_made = Signal(object)
    """``ReelMade``"""

    def __init__(self, workspace: Workspace, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._kit = workspace, kit

    def make_reel(self, clips: Sequence[MarkedClip], game_name: str, *, open_now: bool) -> None:
        """A vertical reel of these clips, named after the one or after the game."""
        if not clips:
            return
        name = clips[0].name if len(clips) == 1 else tr("{game} highlights", game=game_name)
        self._kit.relay.watch(
            self._workspace.reels.create(name, [clip.id for clip in clips]),
            lambda reel_id: self.reel_made.emit(ReelMade(reel_id, name, open_now)),
        )

    def offer_reel(self, clip: MarkedClip) -> None:
        """Five stars for my athlete: one click makes a reel of it."""
        if clip.rating == 5 and clip.layer == "athlete":
            words = tr("{clip}: five stars. Make a vertical reel of it?", clip=clip.name)
            self._kit.bar.info(
                words, tr("Make reel"), lambda: self.make_reel((clip,), clip.name, open_now=True)
            )

    def import_file(self, game: Game, path: Path, over: QWidget) -> None:
        """Show what of a table or XML file would come in; the coach decides in a sheet."""

        def read(preview: ImportPreview) -> None:
            sheet = ImportSheet(self._kit, preview, game.name, self._import, over.window())
            sheet.finished.connect(sheet.deleteLater)
            sheet.open()

        self._kit.relay.watch(self._workspace.annotate.read_file(game.id, path), read)

    def _import(self, preview: ImportPreview, keep_words: bool) -> None:
        undo = self._kit.actions["edit.undo"].trigger

        def done(report: ImportReport) -> None:
            message = import_message(preview.path.name, report, told=preview)
            self._kit.bar.show_message(replace(message, action=tr("Undo"), do=undo))

        importing = self._workspace.annotate.import_read(preview, keep_words=keep_words)
        self._kit.relay.watch(importing, done)

    def export_file(
        self, game: Game, path: Path, which: ClipFilter, clips: Sequence[MarkedClip]
    ) -> None:
        """Write the clips that match (``clips``) as a table or XML."""
        lost = "" if path.suffix.lower() == ".xml" else lost_in_table(clips)
        self._kit.relay.watch(
            self._workspace.annotate.export_file(game.id, path, which),
            lambda count: self._kit.bar.done(
                tr("Wrote {clips} to {name}.", clips=clips_text(count), name=path.name) + lost
            ),
        )


def import_message(name: str, report: ImportReport, told: ImportPreview | None = None) -> Message:
    """What the bar says after an import: how many came in, and every row that did not.

    What a preview has ``told`` is not said again.
    """
    added = tr("Added {clips} from {name}.", clips=clips_text(len(report.added)), name=name)
    known = {*told.problems, *told.warnings, *told.repeats} if told is not None else set()
    notes = tuple(note for note in (*report.problems, *report.warnings) if note not in known)
    if not notes:
        return Message(added, "done")
    more = len(notes) - MAX_LISTED
    listed = "\n".join(notes[:MAX_LISTED]) + (
        "\n" + tr("… and {count} more", count=more) if more > 0 else ""
    )
    return Message(f"{added}\n{listed}", "warning" if report.added else "error")


def lost_in_table(clips: Sequence[MarkedClip]) -> str:
    """What the six columns of a table have no place for, as a sentence to append."""
    players = any(clip.players for clip in clips)
    team = any(clip.layer == "team" for clip in clips)
    words = [tr("players")] * players + [tr("layers")] * team
    both = len(words) == 2
    lost = tr("{one} and {other}", one=words[0], other=words[1]) if both else "".join(words)
    return " " + tr("A table has no column for {lost}; XML keeps them.", lost=lost) if lost else ""


def clips_text(count: int) -> str:
    """``1 clip``, ``3 clips``."""
    return tr("1 clip") if count == 1 else tr("{count} clips", count=count)
