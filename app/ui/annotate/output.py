"""What leaves Annotate: reels, and tables in and out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.core.clip import MarkedClip
from app.core.filters import ClipFilter
from app.core.game import Game
from app.services.annotate import ImportReport
from app.services.workspace import Workspace
from app.ui.annotate.facts import ReelMade
from app.ui.common.kit import Kit
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
        name = clips[0].name if len(clips) == 1 else f"{game_name} highlights"
        self._kit.relay.watch(
            self._workspace.reels.create(name, [clip.id for clip in clips]),
            lambda reel_id: self.reel_made.emit(ReelMade(reel_id, name, open_now)),
        )

    def offer_reel(self, clip: MarkedClip) -> None:
        """Five stars for my athlete: one click makes a reel of it."""
        if clip.rating == 5 and clip.layer == "athlete":
            words = f"{clip.name}: five stars. Make a vertical reel of it?"
            self._kit.bar.info(
                words, "Make reel", lambda: self.make_reel((clip,), clip.name, open_now=True)
            )

    def import_file(self, game: Game, path: Path) -> None:
        """Add the good rows of a table."""
        self._kit.relay.watch(
            self._workspace.annotate.import_file(game.id, path),
            lambda report: self._kit.bar.show_message(import_message(path.name, report)),
        )

    def export_file(self, game: Game, path: Path, which: ClipFilter) -> None:
        """Write the clips that match as a table."""
        self._kit.relay.watch(
            self._workspace.annotate.export_file(game.id, path, which),
            lambda count: self._kit.bar.done(f"Wrote {clips_text(count)} to {path.name}."),
        )


def import_message(name: str, report: ImportReport) -> Message:
    """What the bar says after an import: how many came in, and every row that did not."""
    added = f"Added {clips_text(len(report.added))} from {name}."
    notes = (*report.problems, *report.warnings)
    if not notes:
        return Message(added, "done")
    more = len(notes) - MAX_LISTED
    listed = "\n".join(notes[:MAX_LISTED]) + (f"\n… and {more} more" if more > 0 else "")
    return Message(f"{added}\n{listed}", "warning" if report.added else "error")


def clips_text(count: int) -> str:
    """``1 clip``, ``3 clips``."""
    return f"{count} clip" if count == 1 else f"{count} clips"
