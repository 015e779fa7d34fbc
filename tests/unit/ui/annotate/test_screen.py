"""Annotate as a coach uses it: real keys on the real window."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.errors import BadInput
from app.core.game import Game
from app.services.workspace import Workspace
from app.ui.annotate.screen import AnnotateScreen
from app.ui.main_window import MainWindow
from tests.unit.ui.annotate.conftest import Press, clips_of, settle, wait_clips


def test_a_marks_without_stopping(
    qtbot: QtBot, screen: AnnotateScreen, press: Press, workspace: Workspace, game: Game
) -> None:
    assert screen.player is not None
    screen.player.seek(20_000_000)
    press(Qt.Key.Key_Space)
    assert screen.player.playing
    press(Qt.Key.Key_A)
    [clip] = wait_clips(qtbot, workspace, game, 1)
    assert screen.player.playing
    assert clip.rating == 4
    assert 10_900_000 <= clip.start_us <= 11_600_000
    assert clip.end_us - clip.start_us == 12_000_000
    settle(qtbot, screen, clip)
    assert [c.id for c in screen.list.selected()] == [clip.id]


def test_enter_on_the_video_marks(
    qtbot: QtBot, screen: AnnotateScreen, press: Press, workspace: Workspace, game: Game
) -> None:
    screen.view.setFocus()
    press(Qt.Key.Key_Return)
    [clip] = wait_clips(qtbot, workspace, game, 1)
    assert (clip.start_us, clip.end_us) == (0, 3_000_000)


def test_a_number_marks_with_that_rating_and_then_rates(
    qtbot: QtBot, screen: AnnotateScreen, press: Press, workspace: Workspace, game: Game
) -> None:
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_5)
    [clip] = wait_clips(qtbot, workspace, game, 1)
    assert clip.rating == 5
    settle(qtbot, screen, clip)
    press(Qt.Key.Key_2)
    qtbot.waitUntil(lambda: clips_of(workspace, game)[0].rating == 2)
    assert len(clips_of(workspace, game)) == 1


def test_keys_right_after_a_mark_reach_the_new_clip(
    qtbot: QtBot, screen: AnnotateScreen, press: Press, workspace: Workspace, game: Game
) -> None:
    """No waiting between the keys: the library has not even answered the first one."""
    chip = screen.panel.palette_.chip("Goal")
    assert chip is not None
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_A)
    press(chip.letter.lower())
    press(Qt.Key.Key_3)
    press("}")
    qtbot.waitUntil(
        lambda: any(c.end_us - c.start_us > 3_000_000 for c in clips_of(workspace, game))
    )
    [clip] = clips_of(workspace, game)
    assert clip.tags == ("Goal",)
    assert clip.rating == 3
    assert clip.name == "Interesting Goal"


def test_brackets_nudge_the_ends(
    qtbot: QtBot, screen: AnnotateScreen, press: Press, workspace: Workspace, game: Game
) -> None:
    clip = workspace.annotate.mark(game.id, 30_000_000).result(5)
    qtbot.waitUntil(lambda: len(screen.list.clips) == 1)
    QTest.mouseClick(screen.list.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    settle(qtbot, screen, clip)
    press("[")
    press("{")
    qtbot.waitUntil(lambda: clips_of(workspace, game)[0].end_us == clip.end_us - 500_000)
    assert clips_of(workspace, game)[0].start_us == clip.start_us - 500_000
    press("]")
    press("}")
    qtbot.waitUntil(lambda: clips_of(workspace, game)[0].end_us == clip.end_us)
    assert clips_of(workspace, game)[0].start_us == clip.start_us


def test_backspace_takes_back_a_fresh_clip_only(
    qtbot: QtBot, screen: AnnotateScreen, press: Press, workspace: Workspace, game: Game
) -> None:
    old = workspace.annotate.mark(game.id, 30_000_000).result(5)
    qtbot.waitUntil(lambda: len(screen.list.clips) == 1)
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_A)
    wait_clips(qtbot, workspace, game, 2)
    press(Qt.Key.Key_Backspace)
    [left] = wait_clips(qtbot, workspace, game, 1)
    assert left == old


def test_undo_takes_back_a_mark_by_name(
    qtbot: QtBot,
    window: MainWindow,
    screen: AnnotateScreen,
    press: Press,
    workspace: Workspace,
    game: Game,
) -> None:
    press(Qt.Key.Key_A)
    wait_clips(qtbot, workspace, game, 1)
    undo = window.kit.actions["edit.undo"]
    qtbot.waitUntil(lambda: undo.isEnabled() and "clip" in undo.text())
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_clips(qtbot, workspace, game, 0)
    qtbot.waitUntil(lambda: not screen.list.clips)
    redo = window.kit.actions["edit.redo"]
    qtbot.waitUntil(redo.isEnabled)
    redo.trigger()
    wait_clips(qtbot, workspace, game, 1)


def test_the_panel_edits_one_clip(
    qtbot: QtBot, screen: AnnotateScreen, press: Press, workspace: Workspace, game: Game
) -> None:
    clip = workspace.annotate.mark(game.id, 30_000_000).result(5)
    qtbot.waitUntil(lambda: len(screen.list.clips) == 1)
    QTest.mouseClick(screen.list.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    settle(qtbot, screen, clip)
    panel = screen.panel
    panel.name.setFocus()
    press("Goal a 1 2")  # letters and digits are text here, not commands
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: clips_of(workspace, game)[0].typed_name == "Goal a 1 2")
    panel.notes.setFocus()
    press("x" * 300)
    screen.view.setFocus()
    qtbot.waitUntil(lambda: clips_of(workspace, game)[0].notes == "x" * 280)
    panel.players.setFocus()
    press("Maya, Lea ,Maya")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: clips_of(workspace, game)[0].players == ("Maya", "Lea"))
    QTest.mouseClick(panel._layers["team"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: clips_of(workspace, game)[0].layer == "team")
    assert len(clips_of(workspace, game)) == 1


def test_escape_in_a_field_of_the_panel_gives_up(
    qtbot: QtBot, screen: AnnotateScreen, press: Press, workspace: Workspace, game: Game
) -> None:
    clip = workspace.annotate.mark(game.id, 30_000_000).result(5)
    clip = replace(clip, typed_name="Volley", players=("Maya",))
    workspace.annotate.update(clip).result(5)
    qtbot.waitUntil(lambda: clip in screen.list.clips)
    screen._pick(clip)
    settle(qtbot, screen, clip)
    panel = screen.panel
    for field, words in ((panel.name, "Volley"), (panel.players, "Maya")):
        field.setFocus()
        press(" and more")
        press(Qt.Key.Key_Escape)
        qtbot.waitUntil(screen.view.hasFocus)
        assert field.text() == words
    assert clips_of(workspace, game) == (clip,)


def test_dragging_a_handle_writes_once(
    qtbot: QtBot, screen: AnnotateScreen, workspace: Workspace, game: Game
) -> None:
    clip = workspace.annotate.mark(game.id, 30_000_000).result(5)
    qtbot.waitUntil(lambda: len(screen.list.clips) == 1)
    screen._pick(clip)
    settle(qtbot, screen, clip)
    writes: list[str] = []
    stop = workspace.subscribe(lambda changes: writes.append(changes.name))
    strip = screen.panel.strip
    y = strip.height() // 3
    start = QPoint(round(strip.x_of(clip.start_us)), y)
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=start)
    for dx in (4, 9, 15):
        QTest.mouseMove(strip, start + QPoint(dx, 0))
        assert screen.player is not None
        assert abs(screen.player.position_us - strip.time_of(start.x() + dx)) < 100_000
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=start + QPoint(15, 0))
    qtbot.waitUntil(lambda: clips_of(workspace, game)[0].start_us > clip.start_us)
    stop()
    assert writes == ["trim clip"]
    assert clips_of(workspace, game)[0].end_us == clip.end_us


def test_a_game_that_cannot_be_shown_says_so(
    qtbot: QtBot, window: MainWindow, screen: AnnotateScreen, game: Game
) -> None:
    from app.core.errors import MediaGone

    stream = screen.player.stream if screen.player else None
    assert stream is not None
    stream.fail(MediaGone("match.mp4 is gone; use Locate… to say where it is."))  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: window.kit.bar.message is not None)
    assert window.kit.bar.message is not None
    assert window.kit.bar.message.text.startswith("match.mp4 is gone")


def test_a_field_that_is_only_left_does_not_take_another_laptops_words_back(
    qtbot: QtBot, screen: AnnotateScreen, workspace: Workspace, game: Game, press: Press
) -> None:
    press(Qt.Key.Key_5)
    (clip,) = wait_clips(qtbot, workspace, game, 1)
    panel = screen.panel
    qtbot.waitUntil(lambda: panel.clip is not None and panel.clip.id == clip.id)
    panel.name.setFocus()
    press("Left foot")
    panel.notes.setFocus()
    qtbot.waitUntil(lambda: clips_of(workspace, game)[0].typed_name == "Left foot")
    qtbot.waitUntil(lambda: panel.clip is not None and panel.clip.typed_name == "Left foot")
    theirs = replace(clips_of(workspace, game)[0], notes="Header", typed_name="Volley")
    workspace.annotate.update(theirs).result(5)
    qtbot.waitUntil(lambda: panel.clip is not None and panel.clip.notes == "Header")
    panel.players.setFocus()
    qtbot.waitUntil(lambda: panel.notes.toPlainText() == "Header")
    panel.notes.setFocus()
    press("!")
    panel.name.setFocus()
    qtbot.waitUntil(lambda: "!" in clips_of(workspace, game)[0].notes)
    (found,) = clips_of(workspace, game)
    assert found.notes.replace("!", "") == "Header"
    assert found.typed_name == "Volley"


def test_a_game_that_fails_late_leaves_the_one_that_is_open_alone(
    screen: AnnotateScreen, window: MainWindow
) -> None:
    screen._opening._no_stream("another game", BadInput("The video is gone."))
    assert screen.view.has_picture
    assert screen._player.stream is not None
    assert window.kit.bar.message is None
