"""Puts the pictures of a clip of a reel on the stage; the latest wish wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.edit import EditClip, Source
from app.services.preview import Preview
from app.ui.common.kit import Kit
from app.ui.common.player import Player

if TYPE_CHECKING:
    from app.ui.common.reel_screen import ReelScreen


class ReelOpening:
    """Lives with one screen, on the window's thread."""

    def __init__(self, kit: Kit, screen: ReelScreen, player: Player) -> None:
        self._kit, self._screen, self._player = kit, screen, player
        self._count, self._on_stage = 0, ""
        self._coming: tuple[EditClip, tuple[tuple[str, Source], ...]] | None = None
        """The clip that is being opened, and where the films of its reel are."""

    def stale(self, opening: int) -> bool:
        """Whether something else was opened since."""
        return opening != self._count

    def give_up(self) -> int:
        """What is on its way is not wanted any more; the number of the next opening."""
        self._count += 1
        self._coming = None
        return self._count

    @property
    def stands(self) -> bool:
        """Whether the pictures on the stage are those of the chosen clip."""
        return self._player.stream is not None and self._on_stage == self._screen.work.clip_id

    @property
    def comes(self) -> bool:
        """Whether the pictures of the chosen clip are on their way; they will show the newest edit."""
        clip, edit = self._screen.work.clip, self._screen.work.edit
        if self._coming is None or clip is None or edit is None:
            return False
        coming, sources = self._coming
        return (coming.id, coming.source, sources) == (clip.id, clip.source, edit.sources)

    def open(self, at_us: int | None = None) -> None:
        """Open the chosen clip, at a source time or at its start."""
        screen, opening = self._screen, self.give_up()
        clip, edit = screen.work.clip, screen.work.edit
        if clip is None or edit is None:
            self._player.close()
            return
        self._coming = clip, edit.sources

        def show(stream: Preview) -> None:
            if self.stale(opening):
                stream.close()
                return
            self._coming, self._on_stage = None, clip.id
            self._player.open(stream, screen.content_size(), at_us or clip.start_us)
            screen.clip_stands()

        def failed(error: BaseException) -> None:
            if not self.stale(opening):
                self._coming = None
            self._kit.tell(error)

        self._kit.relay.watch(screen.open_stream(edit, clip), show, failed)
        screen.clip_opened(edit, clip, opening)
