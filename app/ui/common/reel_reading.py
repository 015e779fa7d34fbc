"""What a screen of one reel reads of the library, and what was written to it by its gestures.

The answers come a moment later. By then another reel may be on the stage, or the reel may be gone:
then nothing of the answer is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING

from app.core.edit import Edit
from app.core.errors import NotFound
from app.core.game import GameFile
from app.core.library import ReelSummary
from app.services.workspace import Workspace
from app.ui.common.kit import Kit

if TYPE_CHECKING:
    from app.ui.common.reel_screen import ReelScreen


class ReelReading:
    """Lives with one screen, on the window's thread."""

    def __init__(self, workspace: Workspace, kit: Kit, screen: ReelScreen) -> None:
        self._reels, self._kit, self._screen = workspace.reels, kit, screen
        self._last: Future[Edit] | None = None
        self._reading = ""
        """The reel whose edit is on its way."""

    def list(self, *, edit: bool = False) -> None:
        """Read which reels there are; ``edit``: the one on the stage, too, if it is among them."""

        def show(reels: tuple[ReelSummary, ...]) -> None:
            screen = self._screen
            if screen.work.reel_id not in {reel.id for reel in reels}:
                screen.forget()
                if reels:
                    screen.open_reel(reels[0].id)
            elif edit:
                self.edit()
            screen.panel.show_reels(reels, screen.work.reel_id)

        self._kit.relay.watch(self._reels.list(), show, self._kit.tell)

    def edit(self) -> None:
        """Read the reel's edit and its files, and show them if they are not what is shown.

        An answer that is on its way will do: what changes after it was read is heard of after it
        has come, and asked for anew.
        """
        reel_id, screen = self._screen.work.reel_id, self._screen
        if reel_id and reel_id == self._reading:
            return
        self._reading = reel_id

        def came() -> None:
            if reel_id == self._reading:
                self._reading = ""

        def show(found: tuple[Edit, dict[str, GameFile]]) -> None:
            edit, files = found
            came()
            if reel_id == screen.work.reel_id and not screen.shows(edit, files):
                screen.work = replace(screen.work, files=files)
                screen.show_edit(edit)

        def unread(error: BaseException) -> None:
            came()
            self.unread(error)

        self._kit.relay.watch(self._reels.with_sources(reel_id), show, unread)

    def unread(self, error: BaseException) -> None:
        """Why a reel cannot be shown; that it is gone is seen in the list of reels."""
        if isinstance(error, NotFound):
            self.list()
        else:
            self._kit.tell(error)

    def write(
        self,
        writing: Future[Edit],
        then: Callable[[], object] | None,
        otherwise: Callable[[BaseException], object],
    ) -> None:
        """Show the edit as it was written, if its reel is still on the stage; ``then`` follows."""
        reel_id, screen = self._screen.work.reel_id, self._screen

        def done(edit: Edit) -> None:
            if screen.work.reel_id == reel_id:
                screen.show_edit(edit)
                if then is not None:
                    then()

        def over() -> None:
            if self._last is writing:
                self._last = None

        self._last = writing
        self._kit.relay.watch(writing, done, otherwise)
        writing.add_done_callback(self._kit.relay.wrap(lambda _written: over()))

    def when_written(self, then: Callable[[], object]) -> None:
        """Go on when what was asked for so far is written and shown, or was refused."""
        if self._last is None:
            then()
        else:  # called after what ``write`` has asked to be called
            self._last.add_done_callback(self._kit.relay.wrap(lambda _written: then()))
