"""From a raw track to keyframes: what a coach would see of smoothing, reducing and leaving."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.arrange.change import clip_of, crop_frame
from app.core.check import Field
from app.core.crop import crop_path
from app.core.document import clip_to_value
from app.core.edit import CropKey, Edit, EditClip, Reel, Source, Spotlight, SpotlightKey
from app.core.edit_reader import read_clip
from app.core.exact import Q
from app.core.follow import (
    CAMERA,
    Stop,
    Track,
    TrackPoint,
    away_spans,
    calmed,
    driven,
    joined,
    reduced,
    thinned,
    track_from,
    track_to,
)
from app.core.follow.drive import GAP_US
from app.core.follow.rule import Crossing, Rule, Sight
from app.core.interpolate import curve
from app.core.spotlight import spotlight_path

SIZE = (1920, 1080)
FRAME_US = 40_000


def points(*places: tuple[float, float], start: int = 0) -> tuple[TrackPoint, ...]:
    return tuple(TrackPoint(start + i * FRAME_US, x, y, 120.0) for i, (x, y) in enumerate(places))


@st.composite
def runs(draw: st.DrawFn) -> tuple[TrackPoint, ...]:
    """Somebody who runs about: bounded steps, one after the other."""
    steps = draw(st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=3, max_size=80))
    x, y, places = 900.0, 500.0, []
    for dx, dy in steps:
        x, y = min(max(x + dx, 80), 1840), min(max(y + dy, 80), 1000)
        places.append((x, y))
    return points(*places)


def reel(*clips: EditClip) -> Edit:
    return Edit(Reel("r", "Reel", (1080, 1920), Fraction(25)), (("s", Source("a.mp4")),), clips)


@settings(max_examples=40)
@given(runs(), st.floats(1.0, 20.0))
def test_the_curve_through_the_kept_points_stays_within_the_tolerance(
    track: tuple[TrackPoint, ...], tolerance: float
) -> None:
    kept = reduced(track, tolerance)
    assert kept[0] == track[0] and kept[-1] == track[-1] and set(kept) <= set(track)
    times, ease = [p.t_us for p in kept], ["smooth"] * len(kept)
    across = curve(times, [p.cx for p in kept], ease)  # type: ignore[arg-type]
    down = curve(times, [p.cy for p in kept], ease)  # type: ignore[arg-type]
    for p in track:
        assert math.hypot(across.at(p.t_us) - p.cx, down.at(p.t_us) - p.cy) <= tolerance * 1.001


def test_a_straight_run_at_an_even_pace_is_two_keyframes() -> None:
    assert len(reduced(points(*((100.0 + 6 * i, 500.0 + i) for i in range(200))), 2.0)) == 2


@given(runs())
def test_the_camera_keeps_its_limits_of_speed_and_acceleration(
    track: tuple[TrackPoint, ...],
) -> None:
    unit, step = 400.0, FRAME_US / 1e6
    path = calmed(track, CAMERA, unit)
    assert [p.t_us for p in path] == [p.t_us for p in track]
    speeds = [((b.cx - a.cx) / step, (b.cy - a.cy) / step) for a, b in pairwise(path)]
    assert all(math.hypot(*v) <= CAMERA.speed * unit * 1.001 for v in speeds)
    for (ax, ay), (bx, by) in pairwise([(0.0, 0.0), *speeds]):
        assert math.hypot(bx - ax, by - ay) <= CAMERA.acceleration * unit * step * 1.001


def test_the_camera_stands_while_the_player_fidgets_in_the_dead_zone() -> None:
    fidget = points(*((900.0 + 4 * math.sin(i), 500.0) for i in range(100)))
    path = calmed(fidget, CAMERA, 1080.0)
    assert {(p.cx, p.cy) for p in path} == {(path[0].cx, path[0].cy)}


def test_the_camera_catches_up_with_a_runner_and_rests_where_he_rests() -> None:
    run = points(*((300.0 + 8 * min(i, 80), 500.0) for i in range(200)))
    path = calmed(run, CAMERA, 1080.0)
    assert all(abs(a.cx - b.cx) < 0.12 * 1080 for a, b in zip(path, run, strict=True))
    assert abs(path[-1].cx - run[-1].cx) <= 0.04 * 1080
    assert max(p.cx for p in path) <= run[-1].cx + 1.0


@given(runs())
def test_a_track_is_kept_to_a_sixteenth_of_a_pixel(track: tuple[TrackPoint, ...]) -> None:
    stops = (Stop(track[-1].t_us + FRAME_US, "alike"), Stop(0, "edge", forward=False))
    back = track_from(track_to(Track(track, stops)))
    assert back.stops == tuple(sorted(stops, key=lambda s: s.t_us))
    for a, b in zip(back.points, track, strict=True):
        assert a.t_us == b.t_us and math.hypot(a.cx - b.cx, a.cy - b.cy) <= 0.05


@settings(max_examples=40)
@given(st.one_of(st.text(), st.recursive(st.none() | st.integers(), st.lists).map(repr)))
def test_what_is_no_track_is_read_as_none(text: str) -> None:
    assert track_from(text) == Track()
    assert track_from(f'{{"v":1,"points":{text},"stops":[]}}').stops == ()


def test_going_on_keeps_what_was_good_and_settles_the_stop() -> None:
    old = Track(points(*((i, 0.0) for i in range(10))), (Stop(400_000, "alike"),))
    new = Track(points(*((50.0 + i, 9.0) for i in range(5)), start=400_000))
    whole = joined(old, new)
    assert whole.points == (*old.points, *new.points) and whole.stops == ()
    assert whole.spans(FRAME_US) == ((0, 560_000),)


def test_the_spotlight_follows_for_as_long_as_the_player_was_followed() -> None:
    default = Spotlight("l", 0, 2_000_000, (SpotlightKey(0, 960.0, 540.0, 65.0, 130.0),))
    edit = reel(EditClip("c", "s", 0, 8_000_000, spotlights=(default,)))
    track = Track(points(*((400.0 + 5 * i, 500.0 + 60 * math.sin(i / 15)) for i in range(150))))
    (light,) = clip_of(driven(edit, "c", track, "spotlight", SIZE, "", "new"), "c").spotlights
    assert (light.id, light.start_us, light.end_us) == ("l", 0, 149 * FRAME_US + 1)
    assert 2 <= len(light.keyframes) <= 12
    path = spotlight_path(light, *SIZE)
    for point in track.points:
        cx, cy, rx, ry = path.ellipse(point.t_us)
        assert math.hypot(cx - point.cx, cy - point.cy) < 0.15 * point.height
        assert 0.3 < rx / point.height < 0.5 and 0.5 < ry / point.height < 0.8


def test_a_spotlight_never_grows_over_its_neighbour_and_keeps_keyframes_of_hand() -> None:
    key = SpotlightKey(0, 100.0, 100.0, 65.0, 130.0)
    mine = Spotlight("a", 0, 1_000_000, (key, replace(key, t_us=900_000, cx=150.0)))
    next_one = Spotlight("b", 3_000_000, 4_000_000, (replace(key, t_us=3_000_000),))
    edit = reel(EditClip("c", "s", 0, 8_000_000, spotlights=(mine, next_one)))
    track = Track(points(*((400.0, 500.0) for _ in range(100)), start=1_000_000))
    clip = clip_of(driven(edit, "c", track, "spotlight", SIZE, "a", "new"), "c")
    light = clip.spotlights[0]
    assert (light.start_us, clip.spotlights[1]) == (0, next_one)
    assert light.end_us <= 3_000_000
    assert light.keyframes[:2] == mine.keyframes
    read_clip(Field(clip_to_value(clip), "clip"))


def test_the_crop_follows_and_then_the_player_never_leaves_the_box() -> None:
    run = Track(points(*((300.0 + 7 * i, 540.0) for i in range(190))))
    still = CropKey(0, 400.0, 540.0, 1080.0)
    edit = reel(EditClip("c", "s", 0, 7_600_000, crop=(still,)))
    before = away_spans(run.points, edit, clip_of(edit, "c"), SIZE)
    # The box is 607.5 px wide: he is outside from x = 703.75 on.
    first = next(p.t_us for p in run.points if p.cx > 703.75)
    assert before == ((first, run.end_us),)
    after = driven(edit, "c", run, "crop", SIZE, "", "new")
    clip = clip_of(after, "c")
    assert 2 <= len(clip.crop) <= 10 and not clip.spotlights
    assert all(abs(key.height - 1080.0) < 1.0 for key in clip.crop)
    assert away_spans(run.points, after, clip, SIZE) == ()


def test_going_on_leaves_what_the_coach_corrected_and_the_camera_does_not_jump() -> None:
    places = [(300.0 + 6 * i, 540.0 + 80 * math.sin(i / 12)) for i in range(200)]
    whole = Track(points(*places))
    half = Track(whole.points[:100])
    frame = CropKey(0, 400.0, 540.0, 700.0)
    edit = driven(
        reel(EditClip("c", "s", 0, 8_000_000, crop=(frame,))), "c", half, "both", SIZE, "", "new"
    )
    clip = edit.clips[0]
    (light,) = clip.spotlights
    # By hand: one moved, one taken away, one with another ease; the camera waits at the stop.
    first, second, *rest = light.keyframes
    lit = replace(light, keyframes=(replace(first, cx=first.cx + 40.0), *rest))
    assert second not in lit.keyframes
    crop = (replace(clip.crop[0], ease="hold"), replace(clip.crop[-1], cx=clip.crop[-1].cx - 60.0))
    edit = reel(replace(clip, crop=crop, spotlights=(lit,)))
    new = (whole.points[100].t_us, whole.end_us)
    clip = driven(edit, "c", whole, "both", SIZE, "", "new", new).clips[0]
    assert clip.crop[:2] == crop and clip.crop[2].t_us == new[0]
    assert clip.spotlights[0].keyframes[: len(lit.keyframes)] == lit.keyframes
    assert clip.spotlights[0].end_us > whole.end_us
    assert abs(clip.crop[2].cx - crop[-1].cx) < 1.0
    after = Track(whole.points[100:])
    assert away_spans(after.points, reel(clip), clip, SIZE) == ()
    path = spotlight_path(clip.spotlights[0], *SIZE)
    assert all(abs(path.ellipse(p.t_us)[0] - p.cx) < 0.15 * p.height for p in after.points)


def test_a_short_stretch_between_two_that_stay_meets_both() -> None:
    whole = Track(points(*((300.0 + 6 * i, 540.0) for i in range(200))))
    places = ((0, 700.0), (3_960_000, 700.0), (4_400_000, 1200.0))
    crop = tuple(CropKey(t_us, cx, 540.0, 500.0) for t_us, cx in places)
    edit = reel(EditClip("c", "s", 0, 8_000_000, crop=crop))
    keys = driven(edit, "c", whole, "crop", SIZE, "", "new", (4_000_000, 4_360_000)).clips[0].crop
    assert (keys[0], keys[1], keys[-1]) == crop
    before = crop_path(crop, crop_frame(edit, edit.clips[0], SIZE))
    assert len(keys) > 4
    assert all(abs(before.at(k.t_us).cx / Q - k.cx) < 1.0 for k in (keys[2], keys[-2]))


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(-600, 600), st.floats(-600, 600)), min_size=3, max_size=200))
def test_a_thin_track_is_within_a_pixel_of_the_whole_one(pushes: list[tuple[float, float]]) -> None:
    x, y, vx, vy, places = 900.0, 500.0, 0.0, 0.0, []
    for ax, ay in pushes:  # pixels per second squared, at 60 pictures a second
        vx, vy = vx + ax / 60.0, vy + ay / 60.0
        x, y = x + vx / 60.0, y + vy / 60.0
        places.append((x, y))
    hole = len(places) // 2
    made = [
        TrackPoint(i * 16_667 + (500_000 if i >= hole else 0), *place, 120.0)
        for i, place in enumerate(places)
    ]
    thin = thinned(Track(tuple(made), (Stop(5, "alike"),)))
    assert thin.stops == (Stop(5, "alike"),) and set(thin.points) <= set(made)
    assert len(thin.points) <= len(made) // 4 + 5
    assert thin.spans(GAP_US) == Track(tuple(made)).spans(GAP_US)
    times = [p.t_us for p in thin.points]
    across = curve(times, [p.cx for p in thin.points], ["linear"] * len(times))
    assert all(abs(across.at(p.t_us) - p.cx) <= 1.0 for p in made)
    assert thinned(thin) == thin


def test_a_turned_picture_is_followed_where_it_is_seen() -> None:
    track = Track(points(*((700.0 + 3 * i, 400.0 + 2 * i) for i in range(100))))
    edit = reel(EditClip("c", "s", 0, 4_000_000, rotation_deg=8.0))
    small = reel(replace(edit.clips[0], crop=(CropKey(0, 960.0, 540.0, 500.0),)))
    after = driven(small, "c", track, "both", SIZE, "", "new")
    assert away_spans(track.points, after, after.clips[0], SIZE) == ()
    assert [light.id for light in after.clips[0].spotlights] == ["new"]


def test_the_rule_stops_rather_than_guesses() -> None:
    rule = Rule()
    assert rule.sees(Sight(0.9, 0.9, 3.0, 0))
    assert not rule.sees(Sight(0.9, 0.9, 40.0, 0)), "another team's shirt"
    assert not rule.sees(Sight(0.4, 0.9, 3.0, 0)), "hardly like him"
    assert rule.gate(8) > rule.gate(0)


def test_a_crossing_is_carried_through_when_motion_decides_it() -> None:
    rule = Rule()
    assert rule.passes(Crossing(8, 0.1, kept=0.02, swapped=0.5))
    assert not rule.passes(Crossing(8, 0.01, kept=0.02, swapped=0.5)), "they walked together"
    assert not rule.passes(Crossing(8, 0.1, kept=0.3, swapped=0.4)), "it may be the other"
    assert not rule.passes(Crossing(40, 0.1, kept=0.02, swapped=0.5)), "too long out of sight"
    assert rule.too_long(Crossing(40, 0.1))


def test_the_rule_means_seconds_whatever_the_rate() -> None:
    slow, fast = Rule.at_rate(Fraction(25)), Rule.at_rate(Fraction(60))
    assert slow == Rule()
    assert fast.patience == 24 and fast.longest == 53
    assert fast.passes(Crossing(30, 0.03, kept=0.1, swapped=1.0))
    assert not slow.passes(Crossing(30, 0.03, kept=0.1, swapped=1.0))
    assert abs(fast.gate(24) - slow.gate(10)) < 1e-9
