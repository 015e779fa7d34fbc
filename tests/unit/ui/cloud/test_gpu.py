"""The settings of cloud exports, shown with values and driven with keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.core.errors import NoKeyring
from app.services.cloud_export import GpuChoices, GpuFinding, GpuForm, GpuSettings, GpuTest, Spend
from app.ui.cloud.gpu import GpuSheet
from app.ui.cloud.spend import SpendMeter, detail_words, month_words, spend_words
from app.ui.common.kit import Kit

LEFT = Qt.MouseButton.LeftButton
KEY = GpuFinding("key", True, "RunPod knows the key.")
NO_WORKERS = GpuFinding("workers", False, "The endpoint has no workers: raise Max workers.")
SET_UP = GpuSettings(GpuChoices("ep1234", patience_s=60, at_once=2, cap_usd=5.0), "…9f3c")


def texts(widget: QWidget) -> str:
    """Every word that is shown."""
    QCoreApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def sheet(qtbot: QtBot, kit: Kit) -> GpuSheet:
    made = GpuSheet(kit)
    qtbot.addWidget(made)
    made.ask_for(storage=True)
    made.show_settings(GpuSettings(GpuChoices()))
    qtbot.waitExposed(made)
    return made


def fill(qtbot: QtBot, sheet: GpuSheet) -> None:
    qtbot.keyClicks(sheet.endpoint, "ep1234")
    qtbot.keyClicks(sheet.key, "rpa_secret_key")


def test_what_is_set_up_does_not_write_over_what_is_typed(qtbot: QtBot, kit: Kit) -> None:
    made = GpuSheet(kit)
    qtbot.addWidget(made)
    made.ask_for(storage=True)
    qtbot.waitExposed(made)
    fill(qtbot, made)
    assert (made.endpoint.text(), made.key.text()) == ("", ""), "nobody can write in it yet"
    made.show_settings(GpuSettings(GpuChoices()))
    fill(qtbot, made)
    assert (made.endpoint.text(), made.key.text()) == ("ep1234", "rpa_secret_key")


def test_nothing_is_saved_before_a_good_test(qtbot: QtBot, sheet: GpuSheet) -> None:
    assert not sheet.test.isEnabled()
    assert not sheet.anyway.isVisible()
    fill(qtbot, sheet)
    assert not sheet.save.isEnabled()
    with qtbot.waitSignal(sheet.test_chosen) as asked:
        qtbot.mouseClick(sheet.test, LEFT)
    (form,) = asked.args
    assert form == GpuForm(GpuChoices("ep1234"), "rpa_secret_key", "keyring")
    assert not sheet.test.isEnabled()
    sheet.add_finding(sheet.form, KEY)
    assert "RunPod knows the key." in texts(sheet)
    sheet.show_test(sheet.form, GpuTest((KEY, NO_WORKERS)))
    assert "raise Max workers" in texts(sheet)
    assert not sheet.save.isEnabled()
    assert sheet.anyway.isVisible()
    qtbot.mouseClick(sheet.test, LEFT)
    sheet.show_test(sheet.form, GpuTest((KEY,)))
    assert sheet.save.isEnabled()
    with qtbot.waitSignal(sheet.save_chosen) as saved:
        qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert saved.args == [form]


def test_a_test_of_what_was_edited_meanwhile_does_not_count(qtbot: QtBot, sheet: GpuSheet) -> None:
    fill(qtbot, sheet)
    qtbot.mouseClick(sheet.test, LEFT)
    old = sheet.form
    qtbot.keyClicks(sheet.endpoint, "5")
    sheet.add_finding(old, KEY)
    sheet.show_test(old, GpuTest((KEY,)))
    assert not sheet.findings.findings
    assert not sheet.save.isEnabled()
    qtbot.mouseClick(sheet.test, LEFT)
    sheet.add_finding(old, KEY)
    sheet.show_test(old, GpuTest((KEY,)))
    sheet.test_failed(old, OSError("The network is gone."))
    assert not sheet.findings.findings and not sheet.test.isEnabled(), "the new one is still tested"
    sheet.show_test(sheet.form, GpuTest((KEY,)))
    assert sheet.save.isEnabled()


def test_numbers_are_saved_without_a_test_while_the_door_is_the_same(
    qtbot: QtBot, sheet: GpuSheet
) -> None:
    sheet.show_settings(SET_UP)
    assert sheet.save.isEnabled()
    assert sheet.key.placeholderText() == "The one in use (…9f3c)"
    sheet.cap.setValue(0.0)
    assert sheet.cap.text() == "No limit"
    sheet.patience.setValue(120)
    with qtbot.waitSignal(sheet.save_chosen) as saved:
        qtbot.mouseClick(sheet.save, LEFT)
    assert saved.args == [GpuForm(GpuChoices("ep1234", patience_s=120, at_once=2), "", "keyring")]


def test_another_key_is_tested_again(qtbot: QtBot, sheet: GpuSheet) -> None:
    sheet.show_settings(SET_UP)
    qtbot.keyClicks(sheet.key, "rpa_other")
    assert not sheet.save.isEnabled()
    assert sheet.test.isEnabled()


def test_without_a_keyring_the_key_is_kept_elsewhere(qtbot: QtBot, sheet: GpuSheet) -> None:
    fill(qtbot, sheet)
    qtbot.mouseClick(sheet.test, LEFT)
    sheet.show_test(sheet.form, GpuTest((KEY,)))
    qtbot.mouseClick(sheet.save, LEFT)
    sheet.fail(NoKeyring("This computer's keyring cannot be used."))
    assert "keyring cannot be used" in texts(sheet)
    sheet.keep.setCurrentIndex(sheet.keep.findData("session"))
    assert sheet.save.isEnabled()  # where it is kept changes nothing about the test
    assert sheet.form.keep == "session"


def test_turning_off_takes_a_second_press(qtbot: QtBot, sheet: GpuSheet) -> None:
    assert not sheet.turn_off.isVisible()
    sheet.show_settings(SET_UP)
    told: list[bool] = []
    sheet.turn_off_chosen.connect(lambda: told.append(True))
    qtbot.mouseClick(sheet.turn_off, LEFT)
    assert not told
    assert "forgotten on this laptop" in texts(sheet)
    qtbot.mouseClick(sheet.turn_off, LEFT)
    assert told


def test_an_endpoint_of_the_environment_is_not_written_over(sheet: GpuSheet) -> None:
    sheet.show_settings(GpuSettings(GpuChoices("ep1234"), "…9f3c", by_environment=True))
    assert sheet.endpoint.isReadOnly()
    assert not sheet.turn_off.isVisible()


def test_storage_that_is_missing_is_said_with_the_way_to_it(qtbot: QtBot, kit: Kit) -> None:
    made = GpuSheet(kit)
    qtbot.addWidget(made)
    made.ask_for(storage=False)
    assert "storage, which is not set up yet" in texts(made)
    with qtbot.waitSignal(made.storage_chosen):
        qtbot.mouseClick(made.storage, LEFT)


def test_the_key_is_hidden_and_never_shown_again(qtbot: QtBot, sheet: GpuSheet) -> None:
    assert sheet.key.echoMode() == QLineEdit.EchoMode.Password
    sheet.key.eye.trigger()
    assert sheet.key.echoMode() == QLineEdit.EchoMode.Normal
    fill(qtbot, sheet)
    sheet.show_settings(SET_UP)
    assert sheet.key.text() == ""
    assert "rpa_secret_key" not in repr(GpuForm(GpuChoices(), "rpa_secret_key"))


def test_every_control_has_a_name_and_the_tab_key_reaches_it(sheet: GpuSheet) -> None:
    sheet.show_settings(SET_UP)
    sheet.show_spend(Spend("2026-11", 0.4, 60.0, 2, 5.0))
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)
    for control in sheet.findChildren(QWidget):
        inner = isinstance(control.parent(), QAbstractSpinBox | QLineEdit | QComboBox)
        if not isinstance(control, kinds) or not control.isVisible() or inner:
            continue
        assert control.accessibleName(), control
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control.accessibleName()


def test_the_month_is_told_with_its_limit(qtbot: QtBot, kit: Kit) -> None:
    spend = Spend("2026-11", 0.4213, 660.0, 14, 5.0)
    assert spend_words(spend) == "November: $0.42 of $5.00"
    assert detail_words(spend) == "14 exports  ·  11 min of GPU"
    assert spend_words(Spend("2026-11")) == "November: $0.00"
    assert month_words("what") == "what"
    meter = SpendMeter(kit)
    qtbot.addWidget(meter)
    meter.show_spend(spend)
    assert meter.bar.value() == 8
    assert "limit is reached" not in texts(meter)
    meter.show_spend(Spend("2026-11", 5.02, 26_000.0, 80, 5.0))
    assert meter.bar.value() == 100
    assert "limit is reached" in texts(meter)
    meter.show_spend(Spend("2026-12"))
    assert not meter.bar.isVisible()
    assert "Nothing was rendered" in texts(meter)
