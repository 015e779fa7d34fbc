"""Order, length and dress of a reel, by mouse and by keyboard, in the real window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QListWidget

from app.ui.common.reel_sheet import ReelSheet
from app.ui.framing.screen import FramingScreen
from tests.functional.ui.conftest import LEFT, Hands, Reel

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def order(reel: Reel) -> list[str]:
    return [clip.id for clip in reel.edit.clips]


def test_clips_are_ordered_by_drag_and_by_key(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    first, second = order(reel)
    hands.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    hands.until(lambda: order(reel) == [second, first])
    hands.until(lambda: framing.work.clip_ids == [second, first])
    clips = hands.named("Clips of the reel", QListWidget)
    assert isinstance(clips, QListWidget)
    clips.setCurrentRow(1)
    clips.model().moveRow(QModelIndex(), 1, QModelIndex(), 0)  # what a drop does
    hands.until(lambda: order(reel) == [first, second])
    hands.until(lambda: framing.work.clip_ids == [first, second])
    assert [clips.item(n).data(Qt.ItemDataRole.UserRole) for n in range(2)] == [first, second]


def test_the_meter_says_how_long_the_reel_may_be(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    meter = framing.panel.meter
    assert meter.words.text() == "2 clips · 0:04.0"
    ratings = {clip.start_us: clip for clip in hands.workspace.annotate.clips().result(10)}
    weak = ratings[2_000_000]
    hands.workspace.annotate.update(replace(weak, rating=2)).result(10)
    box = hands.named("What the reel is for", QComboBox)
    assert isinstance(box, QComboBox)
    first, second = order(reel)
    box.setFocus()
    hands.key(Qt.Key.Key_Down)  # Recruiter: the best first
    hands.until(lambda: order(reel) == [second, first])
    hands.until(lambda: meter.words.text() == "2 clips · 0:04.0 of 4:00")
    assert hands.workspace.presets.get(reel.id).result(10) == "recruiter"
    assert hands.workspace.history.state.undo == "choose length"
    hands.key(Qt.Key.Key_Down)
    hands.until(lambda: meter.words.text() == "2 clips · 0:04.0 of 1:00")
    clip = reel.edit.clips[0]
    hands.workspace.framing.add_freeze(reel.id, clip.id, clip.start_us, 58_000_000).result(10)
    hands.until(lambda: meter.words.text() == "2 clips · 1:02.0, 0:02.0 too long")
    hands.click(hands.named("Keep the best clips that fit"))
    hands.until(lambda: order(reel) == [second])
    hands.until(lambda: meter.words.text() == "1 clip · 1:00.0 of 1:00")
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: order(reel) == [second, first])


def sheet_of(hands: Hands, framing: FramingScreen) -> ReelSheet:
    hands.key(Qt.Key.Key_R, CTRL_SHIFT)
    hands.until(lambda: framing.reel_desk.sheet is not None)
    sheet = framing.reel_desk.sheet
    assert sheet is not None and sheet.isVisible() and not sheet.isModal()
    return sheet


def test_a_reel_is_dressed_step_by_step(
    hands: Hands, framing: FramingScreen, reel: Reel, tmp_path: Path
) -> None:
    sheet = sheet_of(hands, framing)
    hands.bot.mouseClick(sheet.kind.button("dissolve"), LEFT)
    hands.until(lambda: reel.edit.reel.transition.kind == "dissolve")
    sheet.length.setValue(1.0)
    hands.until(lambda: reel.edit.reel.transition.us == 1_000_000)
    hands.until(lambda: framing.panel.meter.words.text() == "2 clips · 0:03.0")
    sheet.intro_on.click()
    hands.until(lambda: reel.edit.reel.intro is not None)
    hands.until(lambda: not sheet.intro.picture.pixmap().isNull())
    sheet.intro.title.setFocus()
    sheet.intro.title.selectAll()
    hands.bot.keyClicks(sheet.intro.title, "Maya 10")
    hands.bot.keyClick(sheet.intro.title, Qt.Key.Key_Return)
    hands.until(lambda: reel.edit.reel.intro and reel.edit.reel.intro.title == "Maya 10")
    assert sheet.isVisible(), "Enter ends a field and closes nothing"
    photo = tmp_path / "maya.png"
    Image.new("RGB", (40, 40), "red").save(photo)
    sheet.intro.photo_asked.emit(photo)
    hands.until(lambda: reel.edit.reel.intro and reel.edit.reel.intro.photo)
    sheet.loudness.click()
    sheet.mute_far.click()
    hands.until(lambda: reel.edit.reel.sound.beyond == "keep" and reel.edit.reel.sound.loudness)
    hands.bot.mouseClick(sheet.use, LEFT)
    hands.until(lambda: reel.edit.reel.poster is not None)
    hands.until(lambda: sheet.poster_words.text() == "At 0:02.5 of the reel")
    state = hands.workspace.history.state
    assert state.undo == "choose poster"
    hands.workspace.history.undo().result(10)
    hands.until(lambda: sheet.poster_words.text() == "Chosen by itself")
    sheet.intro_on.click()
    hands.until(lambda: reel.edit.reel.intro is None)
    sheet.intro_on.click()
    hands.until(lambda: reel.edit.reel.intro is not None)
    card = reel.edit.reel.intro
    assert card is not None and card.title == "Maya 10" and card.photo, "it comes back as it was"
    hands.window.set_mode("gallery")
    assert not sheet.isVisible()


def test_the_score_is_counted_and_what_is_no_photo_is_said(
    hands: Hands, framing: FramingScreen, reel: Reel, tmp_path: Path
) -> None:
    sheet = sheet_of(hands, framing)
    sheet.team.setText("Lions")
    sheet.score_on.click()
    hands.until(lambda: reel.edit.reel.score is not None)
    hands.until(lambda: "Lions 0 – 0 Them" in sheet.score_words.text())
    wrong = tmp_path / "notes.txt"
    wrong.write_text("no picture")
    sheet.intro.photo_asked.emit(wrong)
    hands.until(lambda: "notes.txt cannot be the photo" in sheet.problem.text())
