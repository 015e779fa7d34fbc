"""The match is one a coach would recognise, and the camera's truth explains the picture."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from app.footage import MatchSpec, match_truth
from app.footage.play import LENGTH, WIDTH, Play
from tests.support.footage import MatchFile, luma_frames


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_people_stay_on_the_pitch_and_run_like_people(seed: int) -> None:
    seconds = np.arange(0, 60, 0.1)
    moments = Play(seed, 60.0).moments(seconds)
    x, y = moments.people[:, :22, 0], moments.people[:, :22, 1]
    assert np.abs(x).max() < LENGTH / 2 + 3
    assert y.min() > -3 and y.max() < WIDTH + 3
    speed = np.hypot(*np.moveaxis(moments.velocity[:, :22], 2, 0))
    assert np.quantile(speed, 0.99) < 12
    assert np.hypot(*np.diff(moments.ball[:, :2], axis=0).T).max() < 6, "the ball does not jump"
    assert moments.ball[:, 2].min() > 0


def test_somebody_has_the_ball_much_of_the_time() -> None:
    moments = Play(1, 60.0).moments(np.arange(0, 60, 0.1))
    gap = np.hypot(*np.moveaxis(moments.people[:, :22] - moments.ball[:, None, :2], 2, 0))
    assert (gap.min(axis=1) < 1.5).mean() > 0.3


def test_the_match_does_not_depend_on_how_much_of_it_is_asked_for() -> None:
    seconds = np.arange(0, 10, 0.5)
    short, long = Play(5, 10.0).moments(seconds), Play(5, 90.0).moments(seconds)
    assert np.array_equal(short.people, long.people)
    assert np.array_equal(short.look, long.look)
    assert np.array_equal(short.zoom, long.zoom)
    one = Play(5, 90.0).moments(seconds[7:8])
    assert np.array_equal(one.people[0], long.people[7])


def test_the_camera_follows_the_ball() -> None:
    truth = match_truth(MatchSpec(frames=1500))
    seen = np.array([truth.frame(i).ball.visible for i in range(0, 1500, 5)])
    assert seen.mean() > 0.85
    assert np.ptp(truth.camera[:, 0]) > 100, "it pans"
    assert np.ptp(truth.camera[:, 2]) > 0.03, "it zooms"


def test_background_moves_as_the_camera_truth_says(match_file: MatchFile) -> None:
    """Warping one frame by the truth gives the other, but for people and barcodes."""
    path, truth = match_file(MatchSpec(width=640, height=360, frames=40, crf=12))
    frames = [luma for _, luma in luma_frames(path)]
    one, two = truth.frame(0).camera, truth.frame(30).camera
    assert abs(two.cu - one.cu) > 3
    scale = two.zoom / one.zoom
    width, height = truth.size
    dx = (one.cu - two.cu) * two.zoom + width / 2 * (1 - scale) + 0.5 * (scale - 1)
    dy = (one.cv - two.cv) * two.zoom + height / 2 * (1 - scale) + 0.5 * (scale - 1)
    matrix = np.array([[scale, 0, dx], [0, scale, dy]])
    known = cv2.warpAffine(np.full_like(frames[0], 255), matrix, (width, height)) == 255
    known[:24], known[150:] = False, False
    moved = cv2.warpAffine(frames[0], matrix, (width, height))
    difference = np.abs(moved.astype(float) - frames[30])[known]
    still = np.abs(frames[0].astype(float) - frames[30])[known]
    assert np.median(difference) <= 3
    assert difference.mean() < 0.6 * still.mean(), (difference.mean(), still.mean())


def test_players_are_drawn_where_the_truth_says(match_file: MatchFile) -> None:
    """Shirts are the only saturated red and blue on the pitch: each box holds its team's."""
    import av

    path, truth = match_file(MatchSpec(width=640, height=360, frames=5, crf=10, code_strips=2))
    with av.open(str(path)) as container:
        picture = next(iter(container.decode(video=0))).to_ndarray(format="rgb24").astype(int)
    checked = 0
    for player in truth.frame(0).players:
        if not player.visible or player.team == "referee" or player.number == 1:
            continue
        x, y = int(player.cx), int(player.cy - 0.15 * player.height)
        patch = picture[y - 3 : y + 4, x - 3 : x + 4].reshape(-1, 3)
        red, blue = (patch[:, 0] - patch[:, 2]).max(), (patch[:, 2] - patch[:, 0]).max()
        assert (red if player.team == "home" else blue) > 60, player
        checked += 1
    assert checked >= 6


def test_a_frame_of_truth_tells_all() -> None:
    truth = match_truth(MatchSpec(frames=3, start_number=40))
    frame = truth.frame(2)
    assert (frame.number, frame.index, frame.time) == (42, 2, 2 * truth.time_base)
    assert [p.team for p in frame.players].count("home") == 11
    assert sorted(p.number for p in frame.players if p.team == "away") == list(range(1, 12))
    assert len(truth) == 3
    with pytest.raises(IndexError):
        truth.frame(3)
