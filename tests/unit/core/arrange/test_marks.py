"""Spotlights and texts: spans, keyframes, looks."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import arrange
from app.core.edit import Edit, EditClip, Reel, Source, Spotlight, SpotlightKey, Text
from app.core.errors import BadEdit, NotFound
from app.core.keyframes import near_us
from app.core.styles import SpotlightStyle, TextStyle

S = 1_000_000
HD = (1920, 1080)
NEAR = near_us(Fraction(30))
KEY = SpotlightKey(2 * S, 960.0, 540.0, 60.0, 120.0)


def light(name: str, start: float, end: float) -> Spotlight:
    return Spotlight(name, round(start * S), round(end * S), (KEY,))


def reel(*lights: Spotlight, texts: tuple[Text, ...] = ()) -> Edit:
    clip = EditClip("a", "g", S, 9 * S, spotlights=lights, texts=texts)
    return Edit(Reel("r", "Reel"), (("g", Source("g.mp4")),), (clip,))


def spans(edit: Edit) -> list[tuple[float, float]]:
    return [(s.start_us / S, s.end_us / S) for s in edit.clips[0].spotlights]


def test_on_first_entry_every_clip_without_a_spotlight_gets_one() -> None:
    short = EditClip("b", "g", 0, 100_000)
    edit = replace(
        reel(), clips=(*reel(light("s", 2, 3)).clips, short, EditClip("c", "g", S, 9 * S))
    )
    again = arrange.default_spotlights(edit, {"g": HD})
    edit = arrange.default_spotlights(edit, {"g": HD})
    assert edit == again, "two laptops make the same ones"
    assert edit.clips[0].spotlights[0].id == "s"
    assert len({c.spotlights[0].id for c in edit.clips}) == 3
    made = edit.clips[2].spotlights[0]
    assert (made.start_us, made.end_us, made.color) == (S, 3 * S, "#FFFFFF")
    assert made.keyframes[0] == SpotlightKey(S, 960.0, 540.0, 0.06 * 1080, 0.12 * 1080)
    assert edit.clips[1].spotlights[0].end_us == 500_000


def test_a_new_spotlight_ends_where_the_next_begins() -> None:
    edit = arrange.add_spotlight(reel(light("s", 4, 5)), "a", "n", 3 * S, HD)
    assert spans(edit) == [(3, 4), (4, 5)]
    with pytest.raises(BadEdit, match="a spotlight is already here"):
        arrange.add_spotlight(edit, "a", "m", 4 * S + 1, HD)
    with pytest.raises(BadEdit, match="a spotlight is already here"):
        arrange.add_spotlight(reel(light("s", 4, 5)), "a", "n", 4 * S - 400_000, HD)


@pytest.mark.parametrize("at", [0, S - 1, 9 * S, 20 * S])
def test_a_mark_that_would_begin_beside_the_clip_is_refused(at: int) -> None:
    with pytest.raises(BadEdit, match="a spotlight must begin inside the clip"):
        arrange.add_spotlight(reel(), "a", "n", at, HD)
    with pytest.raises(BadEdit, match="a text must begin inside the clip"):
        arrange.add_text(reel(), "a", Text("t", at, at + 2 * S, "#10"))


def test_a_text_that_the_clip_was_trimmed_away_from_has_a_twin_all_the_same() -> None:
    edit = arrange.add_text(reel(), "a", Text("t", 2 * S, 4 * S, "#10"))
    edit = arrange.trim(edit, "a", 6 * S, 9 * S, (0, 10 * S))
    edit = arrange.duplicate_text(edit, "a", "t", "u")
    assert [text.id for text in edit.clips[0].texts] == ["t", "u"]


def test_a_keyframe_of_a_spotlight_follows_the_rule_of_eight_frames() -> None:
    edit = reel(light("s", 2, 4))
    edit = arrange.put_spotlight_key(
        edit, "a", "s", replace(KEY, t_us=2 * S + 200_000, cx=5.0), HD, NEAR
    )
    assert edit.clips[0].spotlights[0].keyframes == (replace(KEY, cx=60.0),)
    edit = arrange.put_spotlight_key(edit, "a", "s", replace(KEY, t_us=3 * S, rx=1.0), HD, NEAR)
    assert [k.rx for k in edit.clips[0].spotlights[0].keyframes] == [60.0, 10.0]
    edit = arrange.set_spotlight_ease(edit, "a", "s", 2 * S, "hold")
    assert edit.clips[0].spotlights[0].keyframes[0].ease == "hold"
    edit = arrange.delete_spotlight_key(edit, "a", "s", 2 * S)
    with pytest.raises(BadEdit, match="the only keyframe"):
        arrange.delete_spotlight_key(edit, "a", "s", 3 * S)


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        (3.2, 4.8, (3.2, 4.8)),
        (2.5, 4.5, (3, 4.5)),
        (3.5, 7.0, (3.5, 5)),
        (4.9, 4.9, (4.5, 5)),
        (4.0, 4.1, (4, 4.5)),
        (8.0, 9.0, (4.5, 5)),
        (-3.0, -2.0, (3, 3.5)),
    ],
)
def test_a_span_is_half_a_second_at_least_and_never_over_its_neighbours(
    start: float, end: float, wanted: tuple[float, float]
) -> None:
    edit = reel(light("p", 2, 3), light("s", 3.5, 4.5), light("n", 5, 6))
    edit = arrange.set_span(edit, "a", "s", round(start * S), round(end * S))
    assert spans(edit) == [(2, 3), wanted, (5, 6)]


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(-S, 12 * S), st.integers(-S, 12 * S))))
def test_spans_never_overlap_whatever_is_dragged(drags: list[tuple[int, int, int]]) -> None:
    edit = reel(light("0", 2, 3), light("1", 3, 4), light("2", 5, 6))
    for name, start, end in drags:
        edit = arrange.set_span(edit, "a", str(name), start, end)
        found = [(s.start_us, s.end_us) for s in edit.clips[0].spotlights]
        assert found == sorted(found)
        assert all(end - start >= 500_000 for start, end in found)
        assert all(a[1] <= b[0] for a, b in pairwise(found))


def test_the_look_of_a_spotlight() -> None:
    edit = arrange.style_spotlight(reel(light("s", 2, 3)), "a", "s", color="#ff8800", fill=0.4)
    made = edit.clips[0].spotlights[0]
    assert (made.color, made.fill) == ("#FF8800", 0.4)
    with pytest.raises(BadEdit, match=r"clips\[0\].spotlights\[0\].dim: must be from 0 to 0.4"):
        arrange.style_spotlight(edit, "a", "s", dim=0.9)
    with pytest.raises(TypeError, match="no start_us"):
        arrange.style_spotlight(edit, "a", "s", start_us=0)


def test_the_ellipse_shown_can_be_taken_as_a_keyframe() -> None:
    shown = arrange.spotlight_at(light("s", 2, 3), 2_500_000, HD)
    assert (shown.t_us, shown.cx, shown.cy) == (2_500_000, 960.0, 540.0)
    assert abs(shown.rx - 60.0) < 1e-9


def test_a_spotlight_is_deleted() -> None:
    edit = arrange.delete_spotlight(reel(light("s", 2, 3)), "a", "s")
    assert edit == reel()
    with pytest.raises(NotFound, match="The clip has no spotlight s"):
        arrange.delete_spotlight(edit, "a", "s")


def test_a_text_is_added_changed_and_deleted() -> None:
    edit = arrange.add_text(reel(), "a", Text("t", 2 * S, 4 * S, "#10"))
    edit = arrange.update_text(edit, "a", "t", text="#10 Maya", anchor="top", dy=0.1)
    assert edit.clips[0].texts == (Text("t", 2 * S, 4 * S, "#10 Maya", anchor="top", dy=0.1),)
    with pytest.raises(BadEdit, match=r"clips\[0\].texts\[0\].end_us: must be at least 0.3 s"):
        arrange.update_text(edit, "a", "t", end_us=2 * S + 1)
    assert arrange.delete_text(edit, "a", "t") == reel()
    with pytest.raises(NotFound, match="The clip has no text t"):
        arrange.update_text(reel(), "a", "t", text="")


COLORS = ("#FFFFFF", "#00E5FF", "#FFEB3B")


def test_another_player_at_the_same_time_gets_the_next_colour() -> None:
    edit = reel(light("s", 2, 4))
    edit = arrange.add_spotlight(edit, "a", "n", 3 * S, HD, COLORS, (100.0, 2000.0))
    first, second = edit.clips[0].spotlights
    assert (first.color, second.color) == ("#FFFFFF", "#00E5FF")
    assert (second.start_us, second.end_us) == (3 * S, 5 * S)
    key = second.keyframes[0]
    assert (key.cx, key.cy) == (100.0, 1080 - key.ry), "where it was asked for, in the picture"
    edit = arrange.set_span(edit, "a", "n", 2 * S, 6 * S)
    assert spans(edit) == [(2, 4), (2, 6)], "another player's spotlight is not in the way"
    edit = arrange.add_spotlight(edit, "a", "m", 3 * S, HD, COLORS)
    with pytest.raises(BadEdit, match="a spotlight is already here"):
        arrange.add_spotlight(edit, "a", "o", 3 * S, HD, COLORS)


def test_a_duplicate_stands_beside_it_in_another_colour() -> None:
    edit = arrange.duplicate_spotlight(reel(light("s", 2, 4)), "a", "s", "n", HD, COLORS)
    first, twin = edit.clips[0].spotlights
    assert (twin.id, twin.color, twin.start_us, twin.end_us) == ("n", "#00E5FF", 2 * S, 4 * S)
    assert abs(twin.keyframes[0].cx - first.keyframes[0].cx) > first.keyframes[0].rx
    assert twin.keyframes[0].t_us == first.keyframes[0].t_us


def test_one_look_for_a_clip_or_the_reel() -> None:
    clip = EditClip(
        "b", "g", S, 9 * S, spotlights=(light("x", 2, 4),), texts=(Text("t", S, 2 * S, "A"),)
    )
    edit = arrange.duplicate_spotlight(reel(light("s", 2, 4)), "a", "s", "n", HD, COLORS)
    edit = replace(edit, clips=(*edit.clips, clip))
    style = SpotlightStyle("ground", "#FF9800", 3, 0.1)
    one = arrange.style_marks(edit, style, ("b",))
    assert one.clips[0] == edit.clips[0]
    both = arrange.style_marks(edit, style)
    assert [s.shape for c in both.clips for s in c.spotlights] == ["ground"] * 3
    colors = [[s.color for s in c.spotlights] for c in both.clips]
    assert colors == [["#FFFFFF", "#00E5FF"], ["#FF9800"]], "colours tell players apart"
    words = arrange.style_marks(edit, TextStyle("Bebas Neue", 0.1, "#FF9800"), None)
    assert (words.clips[1].texts[0].font, words.clips[1].texts[0].text) == ("Bebas Neue", "A")


def test_a_keyframe_of_a_spotlight_is_moved_but_not_onto_another() -> None:
    edit = reel(replace(light("s", 2, 4), keyframes=(KEY, replace(KEY, t_us=3 * S))))
    moved = arrange.move_spotlight_key(edit, "a", "s", 2 * S, 3_500_000)
    assert [k.t_us for k in moved.clips[0].spotlights[0].keyframes] == [3 * S, 3_500_000]
    with pytest.raises(BadEdit, match="two keyframes stand at"):
        arrange.move_spotlight_key(edit, "a", "s", 2 * S, 3 * S)


def test_a_duplicated_text_is_a_line_away() -> None:
    edit = arrange.duplicate_text(reel(texts=(Text("t", S, 2 * S, "A"),)), "a", "t", "n")
    first, twin = edit.clips[0].texts
    assert (twin.id, twin.text) == ("n", "A")
    assert first.dy - twin.dy > first.size, "above it, where it is anchored to the lower end"
