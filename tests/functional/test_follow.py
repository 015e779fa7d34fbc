"""A click becomes a track and keyframes: one undo step, kept over a restart, gone on with."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import CancelledError
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from app.core.edit import Edit
from app.core.errors import BadInput
from app.core.follow import Stop, Track
from app.core.spotlight import spotlight_path
from app.footage import MatchSpec, MatchTruth
from app.services.follow import FollowAsk
from app.services.workspace import Workspace
from tests.support.footage import make_match

SPEC = MatchSpec(
    width=640, height=360, duration_s=Fraction(3), seed=3, code_strips=0, audio=False, weave=True
)
WHO = 20


@pytest.fixture
def truth() -> MatchTruth:
    return make_match(SPEC)[1]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Workspace, str, str]]:
    """A library with a reel of one clip, 0.4 to 2.4 s, and the default spotlight."""
    with Workspace.open(tmp_path / "home", queue=False) as workspace:
        path, _ = make_match(SPEC)
        game = workspace.games.add([path], measure=True).result()
        clip = workspace.annotate.mark(game.id, 1_400_000, lead_us=1_000_000, lag_us=1_000_000)
        reel_id = workspace.reels.create("Goals", [clip.result().id], "16:9").result()
        edit = workspace.overlay.ensure_spotlights(reel_id).result()
        yield workspace, reel_id, edit.clips[0].id


def ask(
    opened: tuple[Workspace, str, str], truth: MatchTruth, t_us: int, **more: object
) -> FollowAsk:
    _, reel_id, clip_id = opened
    cx, cy, _, height = (float(value) for value in truth.players[t_us // 40_000, WHO])
    return FollowAsk(reel_id, clip_id, t_us, cx, cy - 0.1 * height, **more)  # type: ignore[arg-type]


def off(edit: Edit, track: Track, truth: MatchTruth) -> list[float]:
    """How far the spotlight is from the player, in heights, at every point of a track."""
    path = spotlight_path(edit.clips[0].spotlights[0], 640, 360)
    found = []
    for point in track.points:
        cx, cy, _, height = truth.players[point.t_us // 40_000, WHO]
        x, y, _, _ = path.ellipse(point.t_us)
        found.append(float(np.hypot(x - cx, y - cy) / height))
    return found


def test_a_click_puts_the_spotlight_on_the_player_and_undo_takes_it_off(
    opened: tuple[Workspace, str, str], truth: MatchTruth, tmp_path: Path
) -> None:
    workspace, reel_id, clip_id = opened
    before = workspace.reels.edit(reel_id).result()
    followed = workspace.follow.start(ask(opened, truth, 1_200_000)).result.result(60)
    light = followed.edit.clips[0].spotlights[0]
    assert light.start_us >= 400_000 and len(light.keyframes) >= 2
    assert followed.track.end_us - followed.track.start_us > 1_000_000
    assert np.median(off(followed.edit, followed.track, truth)) < 0.12
    assert max(off(followed.edit, followed.track, truth)) < 0.4
    assert not followed.edit.clips[0].crop
    assert workspace.history.state.undo == "follow player"
    workspace.history.undo().result()
    assert workspace.reels.edit(reel_id).result().clips == before.clips
    assert workspace.follow.track(reel_id, clip_id).result() == Track()
    workspace.history.redo().result()
    assert workspace.reels.edit(reel_id).result().clips == followed.edit.clips
    workspace.close()
    with Workspace.open(tmp_path / "home", queue=False) as again:
        kept = again.follow.track(reel_id, clip_id).result()
        assert [p.t_us for p in kept.points] == [p.t_us for p in followed.track.points]
        # The same track drives the camera too, without following again; what is changed while the
        # keyframes are made is not lost.
        driving = again.follow.drive(reel_id, clip_id, "both")
        for n in range(5):
            again.reels.rename_clip(reel_id, clip_id, f"Name {n}")
        both = driving.result()
        assert both.clips[0].spotlights and both.clips[0].crop
        now = again.reels.edit(reel_id).result().clips[0]
        assert (now.crop, now.name) == (both.clips[0].crop, "Name 4")


def test_a_click_at_a_stop_goes_on_in_its_direction_and_keeps_what_there_is(
    opened: tuple[Workspace, str, str], truth: MatchTruth
) -> None:
    workspace, reel_id, clip_id = opened
    first = workspace.follow.start(ask(opened, truth, 1_200_000)).result.result(60)
    light = first.edit.clips[0].spotlights[0]
    key = light.keyframes[0]
    workspace.overlay.put_spotlight_key(
        reel_id, clip_id, light.id, key.t_us, key.cx + 30.0, key.cy, key.rx, key.ry
    ).result()
    stop = Stop(1_600_000, "alike")
    more = workspace.follow.start(ask(opened, truth, 1_600_000, go_on=stop)).result.result(60)
    kept = [p.t_us for p in first.track.points if p.t_us < 1_600_000]
    assert [p.t_us for p in more.track.points][: len(kept)] == kept
    assert stop not in more.track.stops
    corrected = more.edit.clips[0].spotlights[0].keyframes[0]
    assert (corrected.t_us, corrected.cx) == (key.t_us, key.cx + 30.0)


def test_a_cancelled_run_writes_nothing_and_wrong_places_are_said(
    opened: tuple[Workspace, str, str], truth: MatchTruth
) -> None:
    workspace, reel_id, clip_id = opened
    before = workspace.reels.edit(reel_id).result()
    run = workspace.follow.start(ask(opened, truth, 1_200_000))
    run.cancel()
    with pytest.raises(CancelledError):
        run.result.result(30)
    outside = FollowAsk(reel_id, clip_id, 2_800_000, 100.0, 100.0)
    with pytest.raises(BadInput, match="into the clip"):
        workspace.follow.start(outside).result.result(30)
    with pytest.raises(BadInput, match="Nobody was followed"):
        workspace.follow.drive(reel_id, clip_id, "crop").result(30)
    assert workspace.reels.edit(reel_id).result().clips == before.clips
