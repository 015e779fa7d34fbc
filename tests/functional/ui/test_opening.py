from __future__ import annotations

import shutil
import threading
from pathlib import Path

from PySide6.QtCore import Qt

from app.core.game import Game
from app.ui.annotate.screen import AnnotateScreen
from tests.functional.ui.conftest import MATCH, Hands
from tests.support.footage import make_match


def test_the_first_picture_does_not_wait_for_the_frame_table(
    hands: Hands, game: Game, tmp_path: Path
) -> None:
    """As with a game of two hours: what is pressed meanwhile is done when the table is there."""
    screen = hands.window.screen_of("annotate")
    assert isinstance(screen, AnnotateScreen)
    player = screen.player
    assert player is not None
    film = Path(shutil.copy(make_match(MATCH)[0], tmp_path / "long.mp4"))
    table = threading.Event()
    hands.workspace.media._pool.submit(table.wait, 60)  # the tables of a whole tournament
    try:
        session = hands.window.session
        assert session is not None
        session.open_files([film])
        hands.until(lambda: screen.view.has_picture)
        assert player.stream is None
        assert screen.view.content_size == (320, 180)
        hands.key(Qt.Key.Key_Right)
        hands.key(Qt.Key.Key_Space)
        assert player.position_us == 4_000_000
        session.open_game(game.id)
        hands.until(lambda: screen.game is not None and screen.game.id == game.id)
        assert player.position_us == 0, "another game begins at its start"
        session.open_game(hands.workspace.games.list().result(10)[0].id)
        hands.until(lambda: screen.game is not None and screen.game.id != game.id)
        hands.until(lambda: screen.view.has_picture and player.stream is None)
        hands.key(Qt.Key.Key_Right)
        hands.key(Qt.Key.Key_Space)
    finally:
        table.set()
    hands.until(lambda: player.stream is not None)
    assert player.playing
    hands.until(lambda: player.position_us > 4_200_000)
