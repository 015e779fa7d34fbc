"""The tracker on a few seconds of a small generated match, whose truth is known."""

from __future__ import annotations

import threading
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from app.core.errors import BadInput, BadMedia, MediaGone
from app.core.follow import Track
from app.footage import MatchSpec, MatchTruth
from app.media.index import FrameIndex, build_index
from app.tracking.child import FollowCancelled, run_in_child
from app.tracking.request import FollowRequest
from app.tracking.run import follow
from tests.support.footage import make_match

SPEC = MatchSpec(
    width=640, height=360, duration_s=Fraction(3), seed=3, code_strips=0, audio=False, weave=True
)
END_US = 3_000_000


@pytest.fixture(scope="module")
def film() -> tuple[Path, MatchTruth, FrameIndex]:
    path, truth = make_match(SPEC)
    return path, truth, build_index(path)


def asked(path: Path, truth: MatchTruth, who: int, at: int) -> FollowRequest:
    cx, cy, _, height = (float(value) for value in truth.players[at, who])
    return FollowRequest(path, at * 40_000, cx + 1, cy - 0.1 * height, 0, END_US)


def damaged(path: Path, index: FrameIndex, pictures: set[int], folder: Path) -> Path:
    """A copy of a film in which the bytes of some pictures are gone."""
    data = bytearray(path.read_bytes())
    gone = {index.facts.pts[i] for i in pictures}
    with av.open(str(path)) as container:
        for packet in container.demux(video=0):
            if packet.pts in gone and packet.pos is not None:
                data[packet.pos : packet.pos + packet.size] = bytes(packet.size)
    (folder / "damaged.mp4").write_bytes(data)
    return folder / "damaged.mp4"


def errors(track: Track, truth: MatchTruth, who: int) -> np.ndarray:
    """Distances from the true centre in heights."""
    rows = [truth.players[p.t_us // 40_000, who] for p in track.points]
    return np.array(
        [np.hypot(p.cx - r[0], p.cy - r[1]) / r[3] for p, r in zip(track.points, rows, strict=True)]
    )


def test_a_click_follows_both_ways_and_stays_on_the_player(
    film: tuple[Path, MatchTruth, FrameIndex],
) -> None:
    path, truth, index = film
    track = follow(asked(path, truth, 20, 30), index)
    assert track.points[0].t_us < 30 * 40_000 < track.end_us
    off = errors(track, truth, 20)
    assert len(off) > 25 and np.median(off) < 0.08 and off.max() < 0.35


def test_a_damaged_picture_is_a_stop_and_what_was_followed_stays(
    film: tuple[Path, MatchTruth, FrameIndex], tmp_path: Path
) -> None:
    path, truth, index = film
    whole = follow(asked(path, truth, 20, 30), index)
    hurt = damaged(path, index, {22, 36}, tmp_path)
    track = follow(asked(hurt, truth, 20, 30), index)
    # Key frames are 0, 25 and 50: from a damaged picture on to the next one nothing can be read.
    stops = [(stop.t_us // 40_000, stop.why, stop.forward) for stop in track.stops]
    assert stops == [(24, "unreadable", False), (36, "unreadable", True)]
    assert track.points == tuple(p for p in whole.points if 24 < p.t_us // 40_000 < 36)
    with pytest.raises(BadMedia, match="damaged"):
        follow(asked(hurt, truth, 20, 40), index)


def test_nobody_is_followed_onto_another_player(
    film: tuple[Path, MatchTruth, FrameIndex],
) -> None:
    path, truth, index = film
    track = follow(asked(path, truth, 18, 30), index)
    wrong = errors(track, truth, 18) > 0.35
    runs = "".join("x" if w else " " for w in wrong).split()
    assert max(map(len, runs), default=0) <= 15


def test_the_child_gives_the_same_track_and_can_be_cancelled(
    film: tuple[Path, MatchTruth, FrameIndex], tmp_path: Path
) -> None:
    path, truth, index = film
    request = asked(path, truth, 20, 60)
    here, there = follow(request, index), run_in_child(request, tmp_path)
    assert [p.t_us for p in there.points] == [p.t_us for p in here.points]
    assert max(abs(a.cx - b.cx) for a, b in zip(here.points, there.points, strict=True)) < 0.1
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(FollowCancelled):
        run_in_child(request, tmp_path, cancel=cancel)


def test_what_cannot_be_followed_is_said(
    film: tuple[Path, MatchTruth, FrameIndex], tmp_path: Path
) -> None:
    path, _, index = film
    with pytest.raises(BadInput, match="beside the picture"):
        follow(FollowRequest(path, 0, 700.0, 10.0, 0, END_US), index)
    with pytest.raises(MediaGone, match=r"gone\.mp4"):
        run_in_child(FollowRequest(tmp_path / "gone.mp4", 0, 1.0, 1.0, 0, END_US), tmp_path)
