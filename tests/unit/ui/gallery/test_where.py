from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.export import Estimate
from app.services.export_edit import CLOUD_NOT_SET_UP, CloudEstimate
from app.ui.gallery.where import LOOKING, WherePicker, cost_words, where_words
from app.ui.gallery.words import about_words

LEFT = Qt.MouseButton.LeftButton
CLOUD = CloudEstimate(upload_bytes=34_000_000, pieces=3, seconds=41.0, usd=0.021)
ESTIMATE = Estimate(12_000_000, 360, (1080, 1920), Fraction(30), 9_000_000, (), 55.0, CLOUD)
NOT_SET_UP = replace(ESTIMATE, cloud=CloudEstimate(why_not=CLOUD_NOT_SET_UP, refused=True))
AWAY = replace(ESTIMATE, cloud=CloudEstimate(why_not="RunPod cannot be reached."))


@pytest.fixture
def picker(qtbot: QtBot) -> WherePicker:
    made = WherePicker()
    qtbot.addWidget(made)
    made.show()
    return made


def test_bytes_time_and_price_are_said_before_the_export() -> None:
    both = "Cloud GPU:  34.0 MB to upload  ·  about 40 s  ·  about $0.02"
    here = "This computer:  about 55 s"
    assert cost_words("auto", ESTIMATE) == f"{both}\n{here}"
    assert cost_words("cloud", ESTIMATE) == both
    assert cost_words("local", ESTIMATE) == here
    assert cost_words("auto", AWAY) == here
    again = replace(ESTIMATE, cloud=replace(CLOUD, upload_bytes=0, usd=0.004))
    words = "Cloud GPU:  nothing to upload  ·  about 40 s  ·  under $0.01"
    assert cost_words("cloud", again) == words


def test_what_follows_from_a_choice_is_a_sentence() -> None:
    assert where_words("auto", None) == LOOKING
    assert "this computer takes over" in where_words("auto", ESTIMATE)
    assert "waits until one is free" in where_words("cloud", ESTIMATE)
    assert where_words("auto", AWAY) == "Rendered on this computer. RunPod cannot be reached."
    assert "no network" in where_words("local", None)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "about 5 s"), (42, "about 40 s"), (130, "about 2 min"), (9_000, "about 2 h")],
)
def test_a_guess_is_told_as_one(seconds: float, words: str) -> None:
    assert about_words(seconds) == words


def test_the_cloud_that_is_not_set_up_cannot_be_chosen_and_says_why(
    qtbot: QtBot, picker: WherePicker
) -> None:
    picker.show_estimate(NOT_SET_UP)
    assert not picker.chips.button("cloud").isEnabled()
    assert CLOUD_NOT_SET_UP in picker.hint.text()
    assert picker.chips.button("cloud").toolTip() == CLOUD_NOT_SET_UP
    assert picker.set_up.isVisible()
    with qtbot.waitSignal(picker.set_up_asked):
        qtbot.keyClick(picker.set_up, Qt.Key.Key_Space)
    qtbot.mouseClick(picker.chips.button("local"), LEFT)
    assert CLOUD_NOT_SET_UP in picker.hint.text()
    picker.show_estimate(ESTIMATE)
    assert picker.chips.button("cloud").isEnabled()
    assert not picker.set_up.isVisible()
    assert picker.value == "local"


def test_the_choice_of_last_time_is_taken_as_soon_as_it_can_be(
    qtbot: QtBot, picker: WherePicker
) -> None:
    picker.choose("cloud")
    assert (picker.value, picker.settled) == ("auto", False)
    picker.show_estimate(ESTIMATE)
    assert (picker.value, picker.settled) == ("cloud", True)
    picker.show_estimate(NOT_SET_UP)
    assert (picker.value, picker.wanted) == ("auto", "cloud")
    qtbot.mouseClick(picker.chips.button("local"), LEFT)
    picker.show_estimate(ESTIMATE)
    assert picker.value == "local"


def test_a_cloud_that_cannot_be_reached_may_still_be_waited_for(picker: WherePicker) -> None:
    picker.show_estimate(AWAY)
    assert picker.chips.button("cloud").isEnabled()
    assert not picker.set_up.isVisible()
