"""Annotate as a coach uses it: real keys on the real window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from app.core.clip import MarkedClip
from app.core.errors import BadInput
from app.core.game import Game
from app.services.workspace import Workspace
from app.ui.annotate.facts import RecapAsked, ReelMade
from app.ui.annotate.import_sheet import ImportSheet
from app.ui.annotate.screen import AnnotateScreen
from app.ui.main_window import MainWindow

Press = Callable[..., None]
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def screen(qtbot: QtBot, window: MainWindow, game: Game) -> AnnotateScreen:
    """Annotate with the game open and its picture shown."""
    shown = cast(AnnotateScreen, window.screen_of("annotate"))
    shown.open_game(game.id)
    qtbot.waitUntil(lambda: shown._player.stream is not None)
    qtbot.waitUntil(lambda: shown.view.has_picture)
    qtbot.waitUntil(lambda: shown.panel.palette_.chip("Goal") is not None)
    return shown


@pytest.fixture
def press(window: MainWindow) -> Press:
    """Press a key on the window, or type text."""

    def type_it(key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        target: QWidget = QApplication.focusWidget() or window
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key, modifiers)

    return type_it


def clips_of(workspace: Workspace, game: Game) -> tuple[MarkedClip, ...]:
    return workspace.annotate.clips(game.id).result(5)


def wait_clips(
    qtbot: QtBot, workspace: Workspace, game: Game, count: int
) -> tuple[MarkedClip, ...]:
    qtbot.waitUntil(lambda: len(clips_of(workspace, game)) == count)
    return clips_of(workspace, game)


def settle(qtbot: QtBot, screen: AnnotateScreen, clip: MarkedClip) -> None:
    """Until the screen shows what is in the library."""
    qtbot.waitUntil(lambda: clip in screen.list.clips)
    qtbot.waitUntil(lambda: screen.panel.clip == clip)


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


def test_filter_by_rating_and_tag(
    qtbot: QtBot, screen: AnnotateScreen, workspace: Workspace, game: Game
) -> None:
    for at, (stars, tags) in enumerate([(5, ("Goal",)), (4, ("Goal",)), (5, ("Pass",))]):
        workspace.annotate.mark(game.id, 15_000_000 * (at + 1), stars, tags).result(5)
    qtbot.waitUntil(lambda: len(screen.list.clips) == 3)
    five = screen.list._ratings[0]
    QTest.mouseClick(five, Qt.MouseButton.LeftButton)
    assert [clip.rating for clip in screen.list.clips] == [5, 5]
    menu = screen.list._tag_button.menu()
    next(a for a in menu.actions() if a.text() == "Goal").trigger()
    assert [clip.tags for clip in screen.list.clips] == [("Goal",)]
    assert screen.list._count.text() == "1 of 3"
    screen.list.clear_filter()
    assert len(screen.list.clips) == 3


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


def test_five_stars_offer_a_reel(
    qtbot: QtBot,
    window: MainWindow,
    screen: AnnotateScreen,
    press: Press,
    workspace: Workspace,
    game: Game,
) -> None:
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_5)
    wait_clips(qtbot, workspace, game, 1)
    bar = window.kit.bar
    qtbot.waitUntil(lambda: bar.message is not None and bar.message.action == "Make reel")
    made: list[ReelMade] = []
    screen.reel_made.disconnect()
    screen.reel_made.connect(made.append)
    QTest.mouseClick(bar._action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(made))
    [reel] = workspace.reels.list().result(5)
    assert (reel.id, reel.clip_count, reel.size) == (made[0].reel_id, 1, (1080, 1920))


def test_make_reel_of_the_filtered_clips(
    qtbot: QtBot, screen: AnnotateScreen, press: Press, workspace: Workspace, game: Game
) -> None:
    for at, stars in enumerate([5, 3, 5]):
        workspace.annotate.mark(game.id, 15_000_000 * (at + 1), stars).result(5)
    qtbot.waitUntil(lambda: len(screen.list.clips) == 3)
    QTest.mouseClick(screen.list._ratings[0], Qt.MouseButton.LeftButton)
    screen.reel_made.disconnect()
    with qtbot.waitSignal(screen.reel_made):
        press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    [reel] = workspace.reels.list().result(5)
    assert reel.clip_count == 2


@pytest.mark.parametrize("rows", [(1,), (0, 2)])
def test_make_reel_of_the_selected_clips(
    qtbot: QtBot,
    screen: AnnotateScreen,
    press: Press,
    workspace: Workspace,
    game: Game,
    rows: tuple[int, ...],
) -> None:
    for at in (1, 2, 3):
        workspace.annotate.mark(game.id, 15_000_000 * at, 5).result(5)
    qtbot.waitUntil(lambda: len(screen.list.clips) == 3)
    view, left = screen.list.view, Qt.MouseButton.LeftButton
    for row in rows:
        place = view.visualRect(view.model().index(row, 0)).center()
        QTest.mouseClick(view.viewport(), left, Qt.KeyboardModifier.ControlModifier, place)
    wanted = [screen.list.clips[row].id for row in rows]
    assert [clip.id for clip in screen.list.selected()] == wanted
    made: list[ReelMade] = []
    screen.reel_made.disconnect()
    screen.reel_made.connect(made.append)
    press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(made))
    edit = workspace.reels.edit(made[0].reel_id).result(5)
    starts = [clip.start_us for clip in edit.clips]
    assert starts == [screen.list.clips[row].start_us for row in rows]


def test_a_recap_is_asked_for_what_is_shown(
    qtbot: QtBot, screen: AnnotateScreen, workspace: Workspace, game: Game
) -> None:
    first = workspace.annotate.mark(game.id, 15_000_000, 5).result(5)
    workspace.annotate.mark(game.id, 40_000_000, 2).result(5)
    qtbot.waitUntil(lambda: len(screen.list.clips) == 2)
    asked: list[RecapAsked] = []
    screen.recap_asked.disconnect()
    screen.recap_asked.connect(asked.append)
    screen.run("file.export")
    screen.list._ratings[0].setChecked(True)
    screen.run("file.export")
    assert asked == [RecapAsked(game.id, ()), RecapAsked(game.id, (first.id,))]


def test_import_lists_the_bad_rows(
    qtbot: QtBot,
    window: MainWindow,
    screen: AnnotateScreen,
    workspace: Workspace,
    game: Game,
    tmp_path: Path,
) -> None:
    table = tmp_path / "marks.tsv"
    table.write_text(
        "start_time\trating\ttags\tclip_name\tclip_duration\tnotes\n"
        "0:10\t5\tGoal\tFirst\t6\tgood\n"
        "0:99x\t4\tPass\tSecond\t6\t\n",
        encoding="utf-8",
    )
    screen.import_annotations(table)
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportSheet)))
    (sheet,) = window.findChildren(ImportSheet)
    lists = {view.accessibleName(): view.model() for view in sheet.findChildren(QListView)}
    assert lists["Clips that come in"].index(0, 0).data() == "First"
    assert lists["Rows that stay out"].index(0, 0).data().startswith("Line 3: start_time")
    assert workspace.annotate.clips(game.id).result(5) == ()
    assert sheet.ok.text() == "Import 1 clip"
    qtbot.mouseClick(sheet.ok, Qt.MouseButton.LeftButton)
    bar = window.kit.bar
    qtbot.waitUntil(lambda: bar.message is not None)
    assert bar.message is not None
    assert (bar.message.text, bar.message.action) == ("Added 1 clip from marks.tsv.", "Undo")
    [clip] = wait_clips(qtbot, workspace, game, 1)
    assert (clip.name, clip.start_us, clip.rating) == ("First", 10_000_000, 5)
    out = tmp_path / "out.tsv"
    qtbot.waitUntil(lambda: len(screen.list.clips) == 1)
    screen.export_annotations(out)
    qtbot.waitUntil(out.exists)
    assert "First" in out.read_text(encoding="utf-8")


def test_previous_and_next_clip(
    qtbot: QtBot, screen: AnnotateScreen, press: Press, workspace: Workspace, game: Game
) -> None:
    starts = [
        workspace.annotate.mark(game.id, at * 1_000_000).result(5).start_us for at in (15, 30, 45)
    ]
    qtbot.waitUntil(lambda: len(screen.list.clips) == 3)
    control = Qt.KeyboardModifier.ControlModifier
    assert screen.player is not None
    found = []
    for _ in range(3):
        press(Qt.Key.Key_Right, control)
        found.append(screen.player.position_us)
    assert found == starts
    press(Qt.Key.Key_Left, control)
    assert screen.player.position_us == starts[1]


def test_play_clips_plays_only_them(
    qtbot: QtBot, screen: AnnotateScreen, press: Press, workspace: Workspace, game: Game
) -> None:
    for at in (15, 45):
        clip = workspace.annotate.mark(game.id, at * 1_000_000, lead_us=300_000, lag_us=300_000)
        clip.result(5)
    qtbot.waitUntil(lambda: len(screen.list.clips) == 2)
    assert screen.player is not None
    seen: list[int] = []
    screen.player.position_changed.connect(lambda position: seen.append(position.time_us))
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not screen.player.playing, timeout=8000)  # type: ignore[union-attr]
    parts = [(14_700_000, 15_300_000), (44_700_000, 45_300_000)]
    inside = [any(low <= t <= high for low, high in parts) for t in seen]
    assert all(inside)
    assert any(t > 44_000_000 for t in seen)


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
