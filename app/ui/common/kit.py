"""What every screen is given: the look, the commands, the way to the main thread, the message bar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.core.errors import ReelBallersError
from app.ui.common.icons import Icons
from app.ui.common.message_bar import MessageBar
from app.ui.common.playable import SoundOut
from app.ui.common.relay import Relay, sentence
from app.ui.common.shortcuts import Actions
from app.ui.common.theme import Theme
from app.ui.common.trouble import Trouble


@dataclass(frozen=True, slots=True, weakref_slot=True)  # Qt holds bound methods weakly
class Kit:
    """Made once by the main window and passed to each screen's constructor."""

    theme: Theme
    icons: Icons
    actions: Actions
    relay: Relay
    bar: MessageBar
    sound_out: Callable[[], SoundOut | None] | None = None
    trouble: Trouble | None = None

    def tell(self, error: BaseException) -> None:
        """Show an error as one sentence in the message bar; a bug of ours with its details."""
        words = sentence(error)
        if self.trouble is None or isinstance(error, ReelBallersError):
            self.bar.error(words)
        else:
            self.trouble.tell(error)
