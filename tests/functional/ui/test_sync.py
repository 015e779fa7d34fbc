"""Sync in the real window against a real S3 server: set up, edited apart, compared, restored.

The other laptop is a second library of the same name, driven through its services.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from app.cloud.r2.config import R2Config
from app.core.game import Game
from app.services.cloud_settings import CloudForm
from app.services.workspace import Workspace
from app.ui.annotate.screen import AnnotateScreen
from app.ui.cloud.conflicts import ConflictsSheet
from app.ui.cloud.desk import CloudDesk
from app.ui.cloud.set_up import SetUpSheet
from app.ui.cloud.versions import VersionsSheet
from app.ui.common.sheet import Sheet
from app.ui.common.watchdog import Watchdog
from tests.functional.ui.conftest import MATCH, Hands
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault
from tests.support.footage import make_match
from tests.support.ministack import Ministack

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
S = TypeVar("S", bound=Sheet)


@pytest.fixture
def game(workspace: Workspace) -> Game:
    """A game with all that is known of its file: nothing is written behind the coach's back."""
    path, _ = make_match(MATCH)
    return workspace.games.add([path], name="United – Rovers", measure=True).result(60)


@pytest.fixture
def r2_config(s3: Ministack, s3_bucket: str, proxy: FaultProxy, workspace: Workspace) -> R2Config:
    """Keys for the library that the window shows."""
    return s3.config(workspace.sync.user_id, bucket=s3_bucket, endpoint=proxy.endpoint)


def form_of(config: R2Config) -> CloudForm:
    return CloudForm(
        config.endpoint,
        config.bucket,
        config.user_id,
        config.access_key_id,
        config.secret_access_key,
        "session",
    )


@pytest.fixture
def synced(hands: Hands, r2_config: R2Config, game: Game) -> CloudDesk:
    """The window with its game in the cloud."""
    hands.workspace.sync.set_up(form_of(r2_config)).result(30)
    desk = desk_of(hands)
    sync_here(hands)
    return desk


@pytest.fixture
def other(synced: CloudDesk, r2_config: R2Config, tmp_path: Path) -> Iterator[Workspace]:
    """The other laptop, which has what the cloud has."""
    (tmp_path / "other").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("R2_USER_ID", r2_config.user_id)
        opened = Workspace.open(tmp_path / "other", queue=False)
    with opened:
        opened.sync.set_up(form_of(r2_config)).result(30)
        assert opened.sync.sync_now().result(30).state == "synced"
        yield opened


def desk_of(hands: Hands) -> CloudDesk:
    assert hands.window.session is not None
    return hands.window.session.cloud


def sync_here(hands: Hands, *states: str) -> None:
    """Sync with the key, and wait until the status bar says how it ended."""
    hands.workspace.sync.sync_now().result(30)
    item = hands.window.status.sync
    hands.until(lambda: item.status.state in (states or ("synced",)))


def sheet_of(hands: Hands, kind: type[S]) -> S:
    hands.until(lambda: any(s.isVisible() for s in hands.window.findChildren(kind)))
    (sheet,) = (s for s in hands.window.findChildren(kind) if s.isVisible())
    return sheet


def texts(sheet: Sheet) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(QLabel) if label.isVisible())


def test_the_cloud_is_set_up_by_hand(hands: Hands, r2_config: R2Config, game: Game) -> None:
    item = hands.window.status.sync
    assert item.text() == "Saved on this laptop"
    hands.click(item)
    hands.click(hands.named("Set up the cloud", QPushButton))
    sheet = sheet_of(hands, SetUpSheet)

    def write(name: str, text: str) -> None:
        (field,) = (f for f in sheet.findChildren(QLineEdit) if f.accessibleName() == name)
        field.selectAll()
        hands.bot.keyClicks(field, text)

    write("Endpoint", r2_config.endpoint)
    write("Bucket", r2_config.bucket)
    write("Access key ID", r2_config.access_key_id)
    write("Secret access key", "wrong" * 8)
    write("Library name", r2_config.user_id)
    assert isinstance(sheet.keep, QComboBox)
    sheet.keep.setCurrentIndex(sheet.keep.findData("session"))
    hands.bot.mouseClick(sheet.test, LEFT)
    hands.until(lambda: sheet.findings.findings)
    assert not sheet.save.isEnabled()
    assert "secret" in sheet.findings.findings[-1].sentence.lower()
    write("Secret access key", r2_config.secret_access_key)
    hands.bot.mouseClick(sheet.test, LEFT)
    hands.until(lambda: sheet.findings.good)
    with Watchdog() as watchdog:
        hands.bot.mouseClick(sheet.save, LEFT)
        hands.until(lambda: item.text() == "Synced")
    assert watchdog.longest_own < 0.25, watchdog.stalls
    hands.until(lambda: not desk_of(hands).sheets)
    assert hands.workspace.sync.status.version == 1


def test_what_another_laptop_did_appears_and_offline_edits_are_counted(
    hands: Hands, other: Workspace, proxy: FaultProxy, game: Game
) -> None:
    item = hands.window.status.sync
    name = hands.workspace.games.get(game.id).result(10).name
    other.games.update(replace(game, name="Cup final"), "rename game").result(10)
    assert other.sync.sync_now().result(30).state == "synced"
    hands.key(Qt.Key.Key_S, CTRL | SHIFT)
    assert hands.window.session is not None
    panel = hands.window.session.games_panel
    hands.until(lambda: panel.list.count() == 1 and panel.list.item(0).text() == "Cup final")
    assert name != "Cup final"
    hands.until(lambda: item.text() == "Synced")
    proxy.on("*", Fault("reset-before"), times=None)
    hands.workspace.annotate.mark(game.id, 3_000_000, 5).result(10)
    sync_here(hands, "offline")
    assert item.text() == "1 change waiting, offline"
    desk = desk_of(hands)
    hands.click(item)
    assert desk.panel.button.text() == "Try now"
    proxy.calm()
    hands.click(desk.panel.button)
    hands.until(lambda: item.text() == "Synced")


def test_a_lot_that_another_laptop_deleted_is_kept_when_the_coach_says_so(
    hands: Hands, other: Workspace, game: Game
) -> None:
    marks = [hands.workspace.annotate.mark(game.id, 1_000_000 + n, 5) for n in range(30)]
    clips = [mark.result(10) for mark in marks]
    sync_here(hands, "synced")
    assert other.sync.sync_now().result(30).state == "synced"
    for clip in clips:
        other.annotate.delete(clip.id).result(10)
    assert other.sync.sync_now().result(30).state == "synced"
    sync_here(hands, "confirm")
    desk = desk_of(hands)
    hands.click(hands.window.status.sync)
    hands.click(desk.panel.other)
    hands.until(lambda: hands.window.status.sync.text() == "Synced")
    assert len(hands.workspace.annotate.clips(game.id).result(10)) == 30
    assert other.sync.sync_now().result(30).state == "synced"
    assert len(other.annotate.clips(game.id).result(10)) == 30


def test_two_values_are_compared_and_the_other_one_is_used(
    hands: Hands, other: Workspace, game: Game
) -> None:
    other.games.update(replace(game, opponent="Harriers"), "edit").result(10)
    hands.workspace.games.update(replace(game, opponent="Rovers"), "edit").result(10)
    assert other.sync.sync_now().result(30).state == "synced"
    sync_here(hands, "conflicts")
    assert hands.window.status.sync.text() == "Synced, 1 edit to compare"
    bar = hands.window.kit.bar
    assert bar.message is not None
    assert "Nothing was thrown away" in bar.message.text
    hands.click(bar._action)
    sheet = sheet_of(hands, ConflictsSheet)
    hands.until(lambda: sheet.cards)
    assert "Rovers" in texts(sheet)
    assert "Harriers" in texts(sheet)
    hands.bot.mouseClick(next(iter(sheet.cards.values())).use, LEFT)
    hands.until(lambda: hands.workspace.games.get(game.id).result(10).opponent == "Harriers")
    hands.until(lambda: not sheet.cards)
    hands.bot.mouseClick(sheet.done_button, LEFT)
    sync_here(hands)
    assert other.sync.sync_now().result(30).state == "synced"
    assert other.games.get(game.id).result(10).opponent == "Harriers"
    hands.workspace.history.undo().result(10)
    hands.until(lambda: hands.workspace.games.get(game.id).result(10).opponent == "Rovers")


def test_an_old_version_is_looked_into_and_brought_back(
    hands: Hands, synced: CloudDesk, game: Game
) -> None:
    hands.workspace.annotate.mark(game.id, 3_000_000, 5).result(10)
    sync_here(hands)
    hands.key(Qt.Key.Key_H, CTRL | SHIFT)
    sheet = sheet_of(hands, VersionsSheet)
    hands.until(lambda: sheet.list.count() >= 2)
    versions = sheet.list.count()
    hands.bot.keyClick(sheet.list, Qt.Key.Key_End)
    hands.until(lambda: sheet.restore.isEnabled())
    assert "0 clips" in texts(sheet)
    hands.bot.mouseClick(sheet.restore, LEFT)
    hands.bot.mouseClick(sheet.sure, LEFT)
    hands.until(lambda: not hands.workspace.annotate.clips(game.id).result(10))
    hands.until(lambda: not synced.sheets)
    assert len(hands.workspace.sync.history().result(30)) > versions


@pytest.fixture
def film(workspace: Workspace, tmp_path: Path) -> Game:
    """A game whose video may be removed: a copy of the match."""
    path, _ = make_match(MATCH)
    copy = tmp_path / "halves on a stick" / "cup final.mp4"
    copy.parent.mkdir()
    shutil.copy(path, copy)
    return workspace.games.add([copy], name="Cup final").result(60)


def test_a_game_is_backed_up_freed_played_from_the_cloud_and_fetched(
    hands: Hands, r2_config: R2Config, film: Game
) -> None:
    hands.workspace.sync.set_up(form_of(r2_config)).result(30)
    session = hands.window.session
    assert session is not None
    media, panel, bar = session.footage, session.games_panel, hands.window.kit.bar
    video = Path(film.files[0].path)

    def row() -> str:
        shown = [panel.list.item(i) for i in range(panel.list.count())]
        return ", ".join(str(i.data(Qt.ItemDataRole.AccessibleTextRole)) for i in shown)

    hands.until(lambda: film.id in media.states)
    panel.back_up_asked.emit(film.id)
    hands.until(lambda: bar.message is not None and "is backed up" in bar.message.text)
    hands.until(lambda: "on this laptop and in the cloud" in row())
    assert not media.strip.isVisible()
    panel.free_up_asked.emit(film.id)
    # The video lies in a folder of the coach, not in the library's own.
    hands.until(lambda: bar.message is not None and bar.message.action == "Remove")
    assert video.exists()
    hands.click(bar._action)
    hands.until(lambda: not video.exists())
    hands.until(lambda: "In the cloud, plays from there" in row())
    screen = hands.window.screen_of("annotate")
    assert isinstance(screen, AnnotateScreen)
    session.open_game(film.id)
    hands.until(lambda: screen.view.has_picture)
    assert "missing" not in row()
    panel.download_asked.emit(film.id)
    hands.until(lambda: film.id in media.states and media.states[film.id].here)
    hands.until(lambda: "on this laptop and in the cloud" in row())
