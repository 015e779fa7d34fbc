"""The sheets of the cloud, shown with values and driven with keys and clicks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.core.errors import CloudOffline, NoKeyring
from app.core.sync import Conflict, SizeNotice, SyncStatus, TableSize, Version, reason_of
from app.services.cloud_settings import CloudForm, CloudPlace
from app.services.sync_values import (
    Counts,
    Finding,
    LocalLibrary,
    SignInPlan,
    VersionItem,
    VersionLook,
)
from app.ui.cloud.conflicts import Chosen, ConflictsSheet
from app.ui.cloud.panel import SyncPanel
from app.ui.cloud.set_up import SetUpSheet
from app.ui.cloud.sign_in import SignInSheet
from app.ui.cloud.size import SizeSheet
from app.ui.cloud.versions import VersionsSheet
from app.ui.common.kit import Kit
from app.ui.common.sheet import Sheet

GOOD = (Finding("write", True, "A probe object was written."),)
BAD = (*GOOD, Finding("swap", False, "The key may not write: give it Object Read & Write."))
RATING = Conflict("a", "clip", "c", "Low finish", "Rating", "5 stars", "4 stars", "Bus laptop", 1)
NAME = Conflict("b", "reel", "r", "Maya", "Name", "Maya", "Maya's best", "", 2)


def texts(widget: QWidget) -> str:
    """Every word that is shown; what was laid out just now is shown first."""
    QCoreApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def set_up(qtbot: QtBot, kit: Kit) -> SetUpSheet:
    sheet = SetUpSheet(kit)
    qtbot.addWidget(sheet)
    sheet.ask_for(None, "local-0a1b2c3d", "")
    qtbot.waitExposed(sheet)
    return sheet


def fill(qtbot: QtBot, sheet: SetUpSheet) -> None:
    for field, text in (
        (sheet.endpoint, "https://account.r2.cloudflarestorage.com"),
        (sheet.bucket, "reels"),
        (sheet.key_id, "key"),
        (sheet.secret, "secret"),
        (sheet.library, "u15-rovers"),
    ):
        qtbot.keyClicks(field, text)


def test_nothing_can_be_saved_before_a_good_test(qtbot: QtBot, set_up: SetUpSheet) -> None:
    assert not set_up.test.isEnabled()
    assert not set_up.save.isEnabled()
    assert not set_up.anyway.isVisible()
    fill(qtbot, set_up)
    assert set_up.test.isEnabled()
    assert not set_up.save.isEnabled()
    with qtbot.waitSignal(set_up.test_chosen) as asked:
        qtbot.mouseClick(set_up.test, Qt.MouseButton.LeftButton)
    (form,) = asked.args
    assert isinstance(form, CloudForm)
    assert (form.bucket, form.user_id, form.secret_access_key) == ("reels", "u15-rovers", "secret")
    set_up.show_findings(set_up.form, BAD)
    assert "give it Object Read & Write" in texts(set_up.findings)
    assert not set_up.save.isEnabled()
    assert set_up.anyway.isVisible()
    qtbot.mouseClick(set_up.test, Qt.MouseButton.LeftButton)
    set_up.show_findings(set_up.form, GOOD)
    assert set_up.save.isEnabled()
    assert not set_up.anyway.isVisible()
    with qtbot.waitSignal(set_up.save_chosen):
        qtbot.mouseClick(set_up.save, Qt.MouseButton.LeftButton)


def test_a_good_test_counts_for_what_was_tested_only(qtbot: QtBot, set_up: SetUpSheet) -> None:
    fill(qtbot, set_up)
    set_up.test.click()
    old = set_up.form
    qtbot.keyClicks(set_up.bucket, "2")
    set_up.show_findings(old, GOOD)
    assert not set_up.save.isEnabled()
    set_up.test.click()
    set_up.show_findings(old, GOOD)
    set_up.test_failed(old, OSError("The network is gone."))
    assert not set_up.save.isEnabled() and not set_up.test.isEnabled(), "the new one is tested"
    set_up.show_findings(set_up.form, GOOD)
    qtbot.keyClicks(set_up.bucket, "3")
    assert not set_up.save.isEnabled()
    assert not set_up.findings.isVisible()


def test_without_a_keyring_the_keys_are_kept_elsewhere_and_saved_again(
    qtbot: QtBot, set_up: SetUpSheet
) -> None:
    fill(qtbot, set_up)
    set_up.test.click()
    set_up.show_findings(set_up.form, GOOD)
    set_up.save.click()
    set_up.fail(NoKeyring("This computer has no keyring: keep the keys in a file, or nowhere."))
    assert "no keyring" in set_up.problem.text()
    set_up.keep.setCurrentIndex(set_up.keep.findData("session"))
    with qtbot.waitSignal(set_up.save_chosen) as saved:
        qtbot.mouseClick(set_up.save, Qt.MouseButton.LeftButton)
    assert saved.args is not None
    assert saved.args[0].keep == "session"


def test_save_anyway_is_said_explicitly(qtbot: QtBot, set_up: SetUpSheet) -> None:
    fill(qtbot, set_up)
    with qtbot.waitSignal(set_up.save_chosen):
        qtbot.mouseClick(set_up.anyway, Qt.MouseButton.LeftButton)


def test_an_offline_test_is_a_sentence_and_can_be_repeated(
    qtbot: QtBot, set_up: SetUpSheet
) -> None:
    fill(qtbot, set_up)
    set_up.test.click()
    assert not set_up.test.isEnabled()
    set_up.fail(CloudOffline("There is no connection: check the network and test again."))
    assert "check the network" in set_up.problem.text()
    assert set_up.test.isEnabled()


def test_the_question_of_another_library_is_asked_before_saving(
    qtbot: QtBot, set_up: SetUpSheet
) -> None:
    fill(qtbot, set_up)
    set_up.test.click()
    set_up.show_findings(set_up.form, GOOD)
    set_up.save.click()
    question = "The open library has 2 games. Shall they come along?"
    set_up.ask(
        SignInPlan("u15-rovers", False, Counts(2), False, True, True, True, question, "In cloud.")
    )
    assert question in texts(set_up)
    assert set_up.bring.isChecked()
    set_up.leave.click()
    with qtbot.waitSignal(set_up.answered) as answer:
        qtbot.mouseClick(set_up.save, Qt.MouseButton.LeftButton)
    assert answer.args is not None
    assert answer.args[1] is False


def test_the_secret_is_hidden_and_never_shown_again(qtbot: QtBot, kit: Kit) -> None:
    sheet = SetUpSheet(kit)
    qtbot.addWidget(sheet)
    place = CloudPlace("https://account.r2.cloudflarestorage.com", "reels", "u15-rovers")
    sheet.ask_for(place, "u15-rovers", "…3f9a")
    assert sheet.secret.text() == ""
    assert "…3f9a" in sheet.key_id.placeholderText()
    assert sheet.secret.echoMode() == sheet.secret.EchoMode.Password
    assert sheet.test.isEnabled(), "known keys need not be typed again"
    qtbot.mouseClick(sheet.turn_off, Qt.MouseButton.LeftButton)
    assert "stays here and in the cloud" in sheet.problem.text()
    with qtbot.waitSignal(sheet.turn_off_chosen):
        qtbot.mouseClick(sheet.turn_off, Qt.MouseButton.LeftButton)


def test_a_conflict_shows_both_values_and_the_other_laptop(qtbot: QtBot, kit: Kit) -> None:
    sheet = ConflictsSheet(kit, now_us=lambda: 120_000_001)
    qtbot.addWidget(sheet)
    sheet.open()
    sheet.show_conflicts((RATING, NAME))
    shown = texts(sheet)
    for words in ("Low finish", "Rating", "5 stars", "4 stars", "From Bus laptop  ·  2 min ago"):
        assert words in shown
    assert "From another laptop" in shown
    with qtbot.waitSignal(sheet.chosen) as chosen:
        qtbot.mouseClick(sheet.cards["a"].use, Qt.MouseButton.LeftButton)
    assert chosen.args == [Chosen("a", use_other=True)]
    assert not sheet.cards["a"].use.isEnabled()
    sheet.show_conflicts((NAME,))
    assert set(sheet.cards) == {"b"}
    with qtbot.waitSignal(sheet.chosen) as chosen:
        sheet.cards["b"].keep.setFocus()
        qtbot.keyClick(sheet.cards["b"].keep, Qt.Key.Key_Space)
    assert chosen.args == [Chosen("b", use_other=False)]
    sheet.show_conflicts(())
    assert "Nothing to compare" in texts(sheet)


def version(number: int, *, here: bool = False) -> Version:
    device = "Bus laptop" if number % 2 else ""
    return Version(number, f"c{number}", "", "d", device, number * 10**15, 312_000, "0.3", here)


LOOK = VersionLook(
    1,
    "c1",
    10**15,
    Counts(1, 2, 1),
    (VersionItem("reel", "r", "Maya", 2, "only then"),),
    ("bring back the reel Maya",),
)


def test_a_version_is_looked_into_before_it_is_restored(qtbot: QtBot, kit: Kit) -> None:
    sheet = VersionsSheet(kit)
    qtbot.addWidget(sheet)
    sheet.open()
    sheet.show_versions((version(2, here=True), version(1)))
    assert not sheet.restore.isEnabled()
    sheet.list.setFocus()
    looked: list[str] = []
    sheet.looked_at.connect(looked.append)
    qtbot.keyClick(sheet.list, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: looked[-1:] == ["c1"])
    sheet.show_look(LOOK)
    for words in ("Holds 1 game, 2 clips and 1 reel.", "bring back the reel Maya", "only then"):
        assert words in texts(sheet)
    qtbot.mouseClick(sheet.restore, Qt.MouseButton.LeftButton)
    assert "restoring that one undoes it" in texts(sheet)
    with qtbot.waitSignal(sheet.restore_chosen) as restored:
        qtbot.mouseClick(sheet.sure, Qt.MouseButton.LeftButton)
    assert restored.args == ["c1"]


def test_an_answer_for_another_version_is_not_shown(qtbot: QtBot, kit: Kit) -> None:
    sheet = VersionsSheet(kit)
    qtbot.addWidget(sheet)
    sheet.open()
    sheet.show_versions((version(2, here=True), version(1)))
    sheet.list.setCurrentRow(0)
    sheet.show_look(LOOK)
    assert "Maya" not in texts(sheet)
    sheet.fail_look("c2", "The cloud cannot be reached.")
    assert "cannot be reached" in texts(sheet)


def test_the_size_says_what_takes_the_room(qtbot: QtBot, kit: Kit) -> None:
    sheet = SizeSheet(kit)
    qtbot.addWidget(sheet)
    sheet.open()
    tables = (TableSize("crop_keyframe", 900_000, 4_100), TableSize("clip", 200_000, 1))
    sheet.show_size(SizeNotice(1_180_000, "warning", tables))
    shown = texts(sheet)
    for words in ("1.2 MB", "clean up", "Framing keyframes", "4,100 rows", "1 row  ·  200 KB"):
        assert words in shown
    with qtbot.waitSignal(sheet.clean_up_chosen):
        qtbot.mouseClick(sheet.clean, Qt.MouseButton.LeftButton)
    sheet.show_size(SizeNotice(1_000_000, "notice", tables))
    sheet.cleaned(1_180_000, 1_000_000)
    assert "180 KB smaller" in sheet.problem.text()


def test_another_library_is_chosen_with_keys(qtbot: QtBot, kit: Kit) -> None:
    sheet = SignInSheet(kit)
    qtbot.addWidget(sheet)
    sheet.open()
    sheet.show_libraries(
        (LocalLibrary("local-0a1b2c3d", True), LocalLibrary("u15-rovers", False, "x", "reels"))
    )
    assert sheet.library is not None
    assert sheet.library.user_id == "u15-rovers"
    with qtbot.waitSignal(sheet.opened) as opened:
        qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    assert opened.args == ["u15-rovers"]
    sheet.list.setCurrentRow(0)
    assert not sheet.open_button.isEnabled(), "the open one is open"


@pytest.fixture
def panel(qtbot: QtBot, kit: Kit) -> SyncPanel:
    host = QWidget()
    host.resize(900, 600)
    qtbot.addWidget(host)
    host.show()
    made = SyncPanel(kit, host, lambda: 120_000_000)
    made.toggle()
    return made


def test_the_panel_says_why_and_offers_what_helps(qtbot: QtBot, panel: SyncPanel) -> None:
    panel.show_status(SyncStatus("offline", 2, reason=reason_of("offline"), synced_us=0))
    assert "Saved on this laptop; the cloud cannot be reached" in texts(panel)
    assert "Last synced 2 min ago" in texts(panel)
    with qtbot.waitSignal(panel.step_chosen) as step:
        qtbot.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert step.args == ["sync"]
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_what_deletes_takes_a_second_press(qtbot: QtBot, panel: SyncPanel) -> None:
    panel.show_status(SyncStatus("confirm", 240, reason=reason_of("confirm")))
    with qtbot.assertNotEmitted(panel.step_chosen):
        qtbot.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert panel.button.text().startswith("Yes")
    with qtbot.waitSignal(panel.step_chosen) as step:
        qtbot.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert step.args == ["allow_deletes"]


def test_a_no_to_deletions_keeps_everything_with_one_press(qtbot: QtBot, panel: SyncPanel) -> None:
    assert not panel.other.isVisible()
    panel.show_status(SyncStatus("confirm", 240, reason=reason_of("confirm")))
    assert (panel.other.text(), panel.other.accessibleName()) == ("Keep everything",) * 2
    with qtbot.waitSignal(panel.step_chosen) as step:
        qtbot.mouseClick(panel.other, Qt.MouseButton.LeftButton)
    assert step.args == ["keep_all"]


@pytest.mark.parametrize("make", [ConflictsSheet, VersionsSheet, SizeSheet, SignInSheet])
def test_escape_closes_a_sheet(qtbot: QtBot, kit: Kit, make: Callable[[Kit], Sheet]) -> None:
    sheet = make(kit)
    qtbot.addWidget(sheet)
    sheet.open()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


@pytest.mark.parametrize(
    "make", [ConflictsSheet, VersionsSheet, SizeSheet, SignInSheet, SetUpSheet]
)
def test_every_control_of_a_sheet_has_a_name(
    qtbot: QtBot, kit: Kit, make: Callable[[Kit], Sheet]
) -> None:
    sheet = make(kit)
    qtbot.addWidget(sheet)
    controls = [
        *sheet.findChildren(QAbstractButton),
        *sheet.findChildren(QLineEdit),
        *sheet.findChildren(QComboBox),
        *sheet.findChildren(QListWidget),
    ]
    nameless = [
        type(control).__name__
        for control in controls
        if not control.accessibleName() and not isinstance(control.parent(), QLineEdit)
    ]
    assert nameless == []
    assert sheet.accessibleName()
