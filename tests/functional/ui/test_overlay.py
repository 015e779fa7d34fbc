"""Overlay in the real window: the spotlight on the player, words on the picture."""

from __future__ import annotations

from concurrent.futures import Future

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QSlider

from app.core.edit import Edit, Poster
from app.services.preview import Preview
from app.services.preview_provider import View
from app.services.text_place import text_place
from app.ui.common.reel_screen import ReelScreen
from app.ui.framing.screen import FramingScreen
from app.ui.overlay.screen import OverlayScreen
from tests.functional.ui.conftest import LEFT, Hands, Reel

CTRL = Qt.KeyboardModifier.ControlModifier


def drag_light(hands: Hands, screen: OverlayScreen, dx: float, dy: float) -> None:
    """Move the ellipse by source pixels."""
    ellipse, mapping = screen.tool.ellipse, screen.work.mapping_at(screen.now_us())
    assert ellipse is not None and mapping is not None
    start = screen.view.to_view(*mapping.to_output(ellipse.cx, ellipse.cy))
    end = screen.view.to_view(*mapping.to_output(ellipse.cx + dx, ellipse.cy + dy))
    hands.drag(screen.view, start, end)


def seek(hands: Hands, screen: ReelScreen, at_us: int) -> None:
    """Put the playhead somewhere and wait until its picture is there."""
    assert screen.player is not None
    screen.player.seek(at_us)
    hands.until(lambda: screen.now_us() == at_us)


def test_every_clip_gets_one_spotlight_on_first_entry(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    assert [len(clip.spotlights) for clip in reel.edit.clips] == [1, 1]
    (light,) = reel.clip.spotlights
    assert (light.start_us, light.end_us) == (2_000_000, 4_000_000)
    assert overlay.view.content_size == (1080.0, 1920.0)


def test_the_pictures_are_opened_once_although_the_spotlights_are_written_meanwhile(
    hands: Hands, framing: FramingScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    previews = hands.workspace.previews
    really = previews.open_clip

    def note(edit: Edit, clip_id: str, effects: View = "raw") -> Future[Preview]:
        opened.append(effects)
        return really(edit, clip_id, effects)

    monkeypatch.setattr(previews, "open_clip", note)
    hands.key(Qt.Key.Key_F7)
    hands.until(lambda: hands.window.mode == "overlay")
    screen = hands.window.screen_of("overlay")
    assert isinstance(screen, OverlayScreen)
    hands.until(lambda: screen.view.has_picture and screen.tool.ellipse is not None)
    assert opened == ["overlay"]
    assert isinstance(screen.player.stream if screen.player else None, Preview)


def test_dragging_the_spotlight_writes_a_keyframe_and_moves_the_light(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    assert overlay.player is not None
    overlay.player.seek(3_000_000)
    hands.until(lambda: overlay.now_us() == 3_000_000)
    before = overlay.view.picture
    drag_light(hands, overlay, 20, -15)
    hands.until(lambda: len(reel.clip.spotlights[0].keyframes) == 2)
    key = reel.clip.spotlights[0].keyframes[1]
    assert key.t_us == 3_000_000
    assert abs(key.cx - 180) < 2 and abs(key.cy - 75) < 2
    hands.until(
        lambda: (
            before is not None
            and overlay.view.picture is not None
            and before.shape == overlay.view.picture.shape
            and not np.array_equal(before, overlay.view.picture)
        )
    )
    undo = hands.window.kit.actions["edit.undo"]
    hands.until(lambda: undo.text() == "Undo move spotlight")
    hands.click(hands.named("Delete keyframe", QPushButton))
    hands.until(lambda: len(reel.clip.spotlights[0].keyframes) == 1)


def test_the_ring_is_seen_while_its_spotlight_is_chosen(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    view = overlay.view
    hands.until(lambda: view.tool is not None and overlay.tool.ellipse is not None)
    chosen = view.grab().toImage()
    resting = view.tool
    view.set_tool(None)
    bare = view.grab().toImage()
    view.set_tool(resting)
    ellipse, mapping = overlay.tool.ellipse, overlay.work.mapping_at(overlay.now_us())
    assert ellipse is not None and mapping is not None
    around = np.radians([turn + step for turn in range(0, 360, 90) for step in (30, 45, 60)])
    places = [
        view.to_view(*mapping.to_output(ellipse.cx + x, ellipse.cy + y)).toPoint()
        for x, y in zip(ellipse.rx * np.cos(around), ellipse.ry * np.sin(around), strict=True)
    ]
    assert all(chosen.pixel(place) == bare.pixel(place) for place in places)
    assert view.tool is resting and chosen != bare


def test_a_press_just_beside_the_spotlight_starts_nothing(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    assert overlay.player is not None
    ellipse, mapping = overlay.tool.ellipse, overlay.work.mapping_at(overlay.now_us())
    assert ellipse is not None and mapping is not None
    edge = mapping.to_output(ellipse.cx, ellipse.cy - ellipse.ry)
    top = overlay.view.to_view(*edge)
    near, far = top - QPointF(0, 16), top - QPointF(0, 40)
    assert overlay.view.rect().contains(far.toPoint())
    hands.bot.mouseClick(overlay.view, LEFT, pos=near.toPoint())
    assert not overlay.player.playing
    assert len(reel.clip.spotlights[0].keyframes) == 1
    hands.bot.mouseClick(overlay.view, LEFT, pos=far.toPoint())
    assert overlay.player.playing


def test_the_look_is_changed_by_chips_colours_and_sliders(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    hands.click(hands.named("Shape ground", QPushButton))
    hands.until(lambda: reel.clip.spotlights[0].shape == "ground")
    hands.click(hands.named("Spotlight colour: Cyan"))
    hands.until(lambda: reel.clip.spotlights[0].color == "#00E5FF")
    slider = hands.named("Fill", QSlider)
    slider.setFocus()
    hands.key(Qt.Key.Key_Right)
    hands.until(lambda: reel.clip.spotlights[0].fill > 0)


def test_dragging_the_end_of_a_span_makes_it_shorter(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    axis, timeline = overlay.work.axis(), overlay.timeline
    start = hands.lane_point(timeline, 0, axis.shown(4_000_000))
    end = hands.lane_point(timeline, 0, axis.shown(3_200_000))
    hands.drag(timeline, start, end)
    hands.until(lambda: reel.clip.spotlights[0].end_us != 4_000_000)
    assert abs(reel.clip.spotlights[0].end_us - 3_200_000) <= 40_000
    assert reel.clip.spotlights[0].start_us == 2_000_000
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.until(lambda: reel.clip.spotlights[0].end_us == 4_000_000)


def type_a_text(hands: Hands, screen: OverlayScreen, reel: Reel, words: str) -> None:
    """T, the words on the picture, Enter."""
    screen.view.setFocus()
    hands.key(Qt.Key.Key_T)
    field = screen.marks.editor.field
    hands.until(field.hasFocus)
    hands.write(words)
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: any(text.text == words for text in reel.clip.texts))
    hands.until(lambda: screen.text is not None and screen.text.text == words)


def box_center(screen: OverlayScreen) -> QPointF:
    """The middle of the chosen text on the stage."""
    assert screen.text is not None
    place = text_place(screen.text, screen.content_size())
    return screen.view.to_view(place.left + place.width / 2, place.top + place.height / 2)


def test_t_adds_a_text_that_is_typed_where_it_stands(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    type_a_text(hands, overlay, reel, "#10 Maya")
    (text,) = reel.clip.texts
    assert (text.start_us, text.end_us) == (2_000_000, 4_000_000)
    hands.until(lambda: overlay.now_us() > 2_100_000)  # where it has faded in
    undo = hands.window.kit.actions["edit.undo"]
    hands.until(lambda: undo.text() == "Undo add text")
    hands.click(hands.named("Place top"))
    hands.until(lambda: reel.clip.texts[0].anchor == "top")


def test_a_double_click_types_over_the_words_and_escape_gives_up(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    type_a_text(hands, overlay, reel, "Mya")
    hands.until(lambda: overlay.now_us() > 2_100_000)
    field = overlay.marks.editor.field
    hands.bot.mouseDClick(overlay.view, LEFT, pos=box_center(overlay).toPoint())
    hands.until(field.hasFocus)
    hands.write("Somebody else")
    hands.key(Qt.Key.Key_Escape)
    hands.until(lambda: not field.isVisible())
    assert reel.clip.texts[0].text == "Mya"
    hands.bot.mouseDClick(overlay.view, LEFT, pos=box_center(overlay).toPoint())
    hands.until(field.hasFocus)
    hands.write("Maya")
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: reel.clip.texts[0].text == "Maya")
    assert hands.workspace.history.state.undo == "edit text"


def test_a_text_is_dragged_to_its_place(hands: Hands, overlay: OverlayScreen, reel: Reel) -> None:
    type_a_text(hands, overlay, reel, "#10")
    hands.until(lambda: overlay.now_us() > 2_100_000)
    middle = box_center(overlay)
    hands.drag(overlay.view, middle, middle + QPointF(0, -60))
    hands.until(lambda: reel.clip.texts[0].dy < 0)
    assert reel.clip.texts[0].dx == 0
    assert abs(reel.clip.texts[0].dy + 60 / overlay.view.content_rect().height()) < 1e-6
    assert not overlay.player or not overlay.player.playing


def test_delete_takes_the_chosen_mark_away_and_undo_brings_it_back(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    overlay.view.setFocus()
    hands.key(Qt.Key.Key_Delete)
    hands.until(lambda: not reel.clip.spotlights)
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.until(lambda: reel.clip.spotlights)


def test_framing_and_overlay_show_the_same_reel(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    hands.key(Qt.Key.Key_F6)
    framing = hands.window.screen_of("framing")
    hands.until(lambda: framing.work.reel_id == reel.id)  # type: ignore[attr-defined]


def test_framing_and_overlay_show_the_same_moment_of_the_same_clip(
    hands: Hands, framing: FramingScreen, reel: Reel
) -> None:
    second = reel.edit.clips[1].id
    framing.choose_next()
    hands.until(lambda: framing.player and framing.player.position.clip_id == second)
    seek(hands, framing, 6_000_000)
    hands.key(Qt.Key.Key_F7)
    overlay = hands.window.screen_of("overlay")
    assert isinstance(overlay, OverlayScreen)
    hands.until(lambda: overlay.work.clip_id == second and overlay.view.has_picture)
    hands.until(lambda: overlay.now_us() == 5_000_000)  # where its first spotlight begins
    overlay.choose_next(-1)
    first = reel.clip.id
    hands.until(lambda: overlay.player and overlay.player.position.clip_id == first)
    seek(hands, overlay, 3_000_000)
    hands.key(Qt.Key.Key_F6)
    hands.until(lambda: framing.work.clip_id == first and framing.now_us() == 3_000_000)
    seek(hands, framing, 2_400_000)
    hands.key(Qt.Key.Key_F7)
    hands.until(lambda: overlay.now_us() == 2_400_000)
    assert overlay.work.clip_id == first


def test_a_spotlight_from_between_two_frames_is_in_hand_at_once(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    """A clip marked while playing begins at any time, not only at that of a frame."""
    assert overlay.player is not None
    hands.workspace.framing.trim(reel.id, reel.clip.id, 2_025_000, 4_000_000).result(5)
    light = reel.clip.spotlights[0]
    set_span = hands.workspace.overlay.set_span
    set_span(reel.id, reel.clip.id, light.id, 2_025_000, 4_000_000).result(5)
    hands.until(lambda: overlay.work.clip is not None and overlay.work.clip.start_us == 2_025_000)
    overlay.player.seek(2_025_000)
    hands.until(lambda: overlay.now_us() == 2_025_000)
    hands.until(lambda: overlay.tool.ellipse is not None)


def test_another_player_is_marked_at_the_same_time_and_a_click_chooses_between_them(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    first = reel.clip.spotlights[0].id
    overlay.view.setFocus()
    hands.key(Qt.Key.Key_D, CTRL)
    hands.until(lambda: len(reel.clip.spotlights) == 2)
    hands.until(lambda: overlay.selected not in ("", first) and overlay.tool.ellipse)
    white, cyan = reel.clip.spotlights
    assert (white.color, cyan.color) == ("#FFFFFF", "#00E5FF")
    assert (cyan.start_us, cyan.end_us) == (white.start_us, white.end_us)
    assert overlay.lanes.lights.height > 26, "they stand below each other on the timeline"
    mapping = overlay.work.mapping_at(overlay.now_us())
    assert mapping is not None
    key = white.keyframes[0]
    at = overlay.view.to_view(*mapping.to_output(key.cx, key.cy))
    hands.bot.mouseClick(overlay.view, LEFT, pos=at.toPoint())
    assert overlay.selected == first
    assert overlay.player is not None and not overlay.player.playing
    hands.key(Qt.Key.Key_N)
    hands.until(lambda: overlay.selected == cyan.id)
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.until(lambda: len(reel.clip.spotlights) == 1)


def test_a_style_is_kept_and_given_to_the_whole_reel(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    hands.click(hands.named("Spotlight colour: Pink"))
    hands.until(lambda: overlay.light is not None and overlay.light.color == "#FF4FA3")
    overlay.form.styles.ask_name()
    hands.write("Our number 10")
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: overlay.form.styles.menu().actions()[-1].text() == "Our number 10")
    below = overlay.form.styles.menu().actions()[-1].menu()
    assert isinstance(below, QMenu)
    titles = {action.text(): action for action in below.actions()}
    titles["All Spotlights of the Reel"].trigger()
    hands.until(lambda: reel.edit.clips[1].spotlights[0].color == "#FF4FA3")
    undo = hands.window.kit.actions["edit.undo"]
    hands.until(lambda: undo.text() == "Undo style spotlights")


def test_m_sets_the_poster_and_its_flag_is_dragged(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    assert overlay.player is not None
    overlay.player.seek(3_000_000)
    hands.until(lambda: overlay.now_us() == 3_000_000)
    overlay.view.setFocus()
    hands.key(Qt.Key.Key_M)
    hands.until(lambda: reel.edit.reel.poster == Poster(reel.clip.id, 3_000_000))
    hands.until(lambda: overlay.work.edit and overlay.work.edit.reel.poster)
    axis, timeline = overlay.work.axis(), overlay.timeline
    start = hands.lane_point(timeline, 3, axis.shown(3_000_000))
    end = hands.lane_point(timeline, 3, axis.shown(2_410_000))
    hands.drag(timeline, start, end)
    hands.until(lambda: reel.edit.reel.poster != Poster(reel.clip.id, 3_000_000))
    poster = reel.edit.reel.poster
    assert poster is not None and abs(poster.t_us - 2_410_000) <= 60_000
    assert poster.t_us % 40_000 == 0
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.until(lambda: reel.edit.reel.poster is None)


def test_beside_the_clip_nothing_is_added_and_it_is_said_why(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    """The timeline shows the game around the clip: a mark from there on would never be seen."""
    bar, before = hands.window.kit.bar, reel.edit
    for beside in (1_000_000, 4_000_000, 5_000_000):
        seek(hands, overlay, beside)
        overlay.view.setFocus()
        for key, mark in ((Qt.Key.Key_S, "spotlight"), (Qt.Key.Key_T, "text")):
            bar.clear()
            hands.key(key)
            said = bar.message.text if bar.message else ""
            assert said == f"Move the playhead into the clip to add a {mark} there."
            assert not overlay.marks.editor.field.isVisible()
        overlay.marks.add_spotlight((100.0, 100.0))  # as the menu of the picture does
    assert reel.edit == before


def test_the_picture_follows_a_slider_before_it_is_let_go(
    hands: Hands, overlay: OverlayScreen, reel: Reel
) -> None:
    assert overlay.player is not None
    overlay.player.seek(3_000_000)
    hands.until(lambda: overlay.now_us() == 3_000_000)
    before = overlay.view.picture
    slider = hands.named("Dim outside", QSlider)
    assert isinstance(slider, QSlider)
    slider.setSliderDown(True)
    slider.setSliderPosition(40)
    hands.until(lambda: darker(before, overlay.view.picture))
    assert reel.clip.spotlights[0].dim == 0.2
    slider.setSliderDown(False)
    hands.until(lambda: reel.clip.spotlights[0].dim == 0.4)
    assert hands.workspace.history.state.undo == "style spotlight"


def darker(before: NDArray[np.uint8] | None, after: NDArray[np.uint8] | None) -> bool:
    """Whether a picture has less light than another."""
    return before is not None and after is not None and after.mean() < before.mean() - 1
