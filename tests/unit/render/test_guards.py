"""The guard of a render, with a clock that is set by hand; what really hangs is tried elsewhere."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from app.core.errors import ReelBallersError, RenderCancelled, RenderFailed
from app.render import guards
from app.render.guards import Guard, Hooks, Limits
from app.render.progress import Meter
from app.render.room import Room

LIMITS = Limits(60.0, 180.0)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Hand:
    """A guard whose time goes on second by second, and a meter that tells it."""

    def __init__(self, hooks: Hooks | None = None) -> None:
        self.clock, self.stop = Clock(), False
        self.guard = Guard(lambda: self.stop, hooks, LIMITS, clock=self.clock)
        self.meter = Meter(None, self.guard.should_stop, self.clock, on_move=self.guard.moved)

    def wait(self, seconds: int) -> bool:
        """Whether it says stop, asked every second for so long."""
        for _ in range(seconds):
            self.clock.now += 1
            if self.guard.should_stop():
                return True
        return False

    def leave(self) -> None:
        """The render ends because it was told to."""
        self.guard.__enter__()
        self.guard.__exit__(RenderCancelled, RenderCancelled("…"), None)


@pytest.fixture
def hand() -> Hand:
    return Hand()


def test_what_moves_is_never_given_up(hand: Hand) -> None:
    hand.meter.stage("frames", 1000)
    assert not hand.wait(179), "the first frame may take long"
    for n in range(1, 20):
        hand.meter.done(n)
        assert not hand.wait(59)


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("index", "reading the footage"),
        ("plan", "planning"),
        ("encoder", "the encoders"),
        ("sound", "making the sound"),
        ("frames", "making the pictures"),
        ("finish", "writing the film"),
    ],
)
def test_a_stage_that_stands_still_is_named(hand: Hand, stage: str, words: str) -> None:
    hand.meter.stage(stage, 100)
    hand.meter.done(1)
    assert not hand.wait(60)
    assert hand.wait(2)
    with pytest.raises(RenderFailed, match=words) as caught:
        hand.leave()
    assert "given up after 61 s" in caught.value.sentence


def test_a_share_of_a_percent_is_movement(hand: Hand) -> None:
    tell = hand.meter.share("index")
    for n in range(10):
        tell(0.2 + n / 10_000)
        assert not hand.wait(50)


def test_decoding_towards_a_far_picture_is_movement(hand: Hand) -> None:
    hand.meter.stage("frames", 100)
    hand.meter.done(1)
    for _ in range(10):
        assert not hand.guard.decoding()
        assert not hand.wait(50)


def test_a_file_that_grows_is_movement(hand: Hand, tmp_path: Path) -> None:
    hand.guard.writes_to(tmp_path)
    hand.meter.stage("finish", 0)
    for n in range(4):
        (tmp_path / "video.mp4").write_bytes(b"x" * (n + 1))
        assert not hand.wait(170)
    assert hand.wait(200)


def test_a_night_with_the_lid_closed_is_no_stall(hand: Hand) -> None:
    hand.meter.stage("frames", 100)
    hand.meter.done(1)
    hand.wait(5)
    hand.clock.now += 8 * 3600
    assert not hand.wait(50)


def test_an_encoder_that_hung_may_be_replaced(hand: Hand) -> None:
    hand.meter.stage("frames", 100)
    hand.meter.done(1)
    assert hand.wait(62)
    trouble = hand.guard.hung()
    assert trouble is not None and trouble.kind == "encoder"
    assert "stopped answering" in trouble.sentence
    assert not hand.wait(50), "the next one has its own time"
    assert hand.guard.hung() is None


def test_a_cancel_stays_a_cancel(hand: Hand) -> None:
    hand.stop = True
    assert hand.guard.should_stop()
    assert hand.guard.hung() is None
    hand.leave()


def test_a_disk_that_fills_up_ends_it_before_it_is_full(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = [200_000_000]
    monkeypatch.setattr(
        "app.render.room.shutil.disk_usage", lambda _: type("Usage", (), {"free": free[0]})
    )
    hand.guard.reserve(Room(tmp_path, 100_000_000))
    hand.meter.stage("frames", 100)
    hand.meter.done(50)
    assert not hand.wait(5)
    free[0] = 120_000_000
    assert hand.wait(2)
    assert hand.guard.hung() is None, "no other encoder would help"
    with pytest.raises(RenderFailed, match="about 125 MB are still needed"):
        hand.leave()


def test_no_room_is_said_before_anything_is_done(hand: Hand, tmp_path: Path) -> None:
    with pytest.raises(RenderFailed, match="free some space or choose another folder"):
        hand.guard.reserve(Room(tmp_path, 10**18))


def test_a_pause_holds_every_thread_and_is_no_stall() -> None:
    paused = threading.Event()
    paused.set()
    asked = threading.Event()

    def hold() -> bool:
        asked.set()
        return paused.is_set()

    with Guard(hooks=Hooks(hold), limits=Limits(0.05, 0.05)) as guard:
        guard.moved("frames", 1, 0.1)
        answers: list[bool] = []
        threads = [
            threading.Thread(target=lambda: answers.append(guard.should_stop())) for _ in range(3)
        ]
        for thread in threads:
            thread.start()
        assert asked.wait(10)
        threads[0].join(0.3)
        assert answers == [], "all wait, six times longer than a stall"
        guard.moved("frames", 2, 0.2)
        paused.clear()
        for thread in threads:
            thread.join(10)
        assert len(answers) == 3


def test_a_paused_render_can_be_cancelled() -> None:
    stop = threading.Event()
    with Guard(stop.is_set, Hooks(lambda: True), LIMITS) as guard:
        thread = threading.Thread(target=guard.should_stop)
        thread.start()
        stop.set()
        thread.join(10)
        assert not thread.is_alive()


def test_what_hangs_is_aborted_and_what_hangs_for_good_is_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(guards, "_GRACE_S", 0.05)
    aborted, reported = threading.Event(), threading.Event()
    told: list[ReelBallersError] = []

    def stuck(error: ReelBallersError) -> None:
        told.append(error)
        reported.set()

    with (
        pytest.raises(RenderFailed, match="making the pictures"),
        Guard(hooks=Hooks(stuck=stuck), limits=Limits(0.1, 0.1)) as guard,
    ):
        guard.moved("frames", 1, 0.1)
        with guard.encoding(aborted.set):
            assert aborted.wait(10), "the guard looks by itself, nobody asks it"
            assert reported.wait(10)
        raise RenderCancelled("…")
    assert "making the pictures" in told[0].sentence


@pytest.mark.parametrize(
    ("value", "usual_s"), [("", 60.0), ("5", 5.0), ("0", 60.0), ("inf", 60.0), ("x", 60.0)]
)
def test_the_limit_can_be_set(value: str, usual_s: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(guards.STALL_VARIABLE, value)
    assert Limits.from_environment().usual_s == usual_s
