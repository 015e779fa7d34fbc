"""The list of clips in the real window: filtered, made into reels and recaps, imported, played."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from app.core.game import Game
from app.services.workspace import Workspace
from app.ui.annotate.facts import RecapAsked, ReelMade
from app.ui.annotate.import_sheet import ImportSheet
from app.ui.annotate.screen import AnnotateScreen
from app.ui.main_window import MainWindow
from tests.unit.ui.annotate.conftest import Press, wait_clips


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
    menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.text() == "Goal").trigger()
    assert [clip.tags for clip in screen.list.clips] == [("Goal",)]
    assert screen.list._count.text() == "1 of 3"
    screen.list.clear_filter()
    assert len(screen.list.clips) == 3


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


def test_who_comes_to_the_list_with_tab_picks_nothing(
    qtbot: QtBot, screen: AnnotateScreen, workspace: Workspace, game: Game, press: Press
) -> None:
    clip = workspace.annotate.mark(game.id, 30_000_000, 4, ()).result(5)
    workspace.annotate.mark(game.id, 45_000_000, 4, ()).result(5)
    qtbot.waitUntil(lambda: len(screen.list.clips) == 2)
    assert screen.player is not None and screen.list.current() is None
    screen.player.seek(20_000_000)
    screen.list.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert screen.list.current() == clip
    assert screen.player.position_us == 20_000_000 and screen.panel.clip is None
    press(Qt.Key.Key_Down)
    assert screen.panel.clip == screen.list.clips[1]
    press(Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: screen.player.position_us == clip.start_us)


def test_several_clips_are_deleted_in_one_step_and_a_loop_of_one_ends(
    qtbot: QtBot, screen: AnnotateScreen, workspace: Workspace, game: Game, press: Press
) -> None:
    for at in (15_000_000, 30_000_000, 45_000_000):
        workspace.annotate.mark(game.id, at, 4, ()).result(5)
    qtbot.waitUntil(lambda: len(screen.list.clips) == 3)
    first = screen.list.clips[0]
    screen._pick(first)
    assert screen.player is not None
    screen.run("clip.loop")
    assert screen.player.ranges == ((first.start_us, first.end_us),)
    screen.list.view.selectAll()
    screen.run("clip.delete")
    wait_clips(qtbot, workspace, game, 0)
    assert not screen.player.looping
    assert workspace.history.undo().result(5) == "delete clips"
    wait_clips(qtbot, workspace, game, 3)
