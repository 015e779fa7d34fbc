"""The match itself: where everybody and the ball are at any moment, in metres.

Pitch coordinates: x from -52.5 to 52.5 along the touchline, y from 0 (far) to 68 (near), z up.
Everything is a piecewise polynomial of time through seeded random points, computed with the four
basic operations only, so that the truth comes out equal on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

LENGTH, WIDTH = 105.0, 68.0
PEOPLE = 25
"""11 home, 11 away, the referee and two assistants."""
TEAMS = ("home",) * 11 + ("away",) * 11 + ("referee",) * 3
NUMBERS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) * 2 + (0, 0, 0)

_LEAD_IN = 6.0
_APPROACH = 2.2
_KNOT = 2.5
_CAMERA_KNOT = 1.6
_WEAVE = 9.0
_SWAP = 3.0
_PAIRS = ((1, 2), (3, 4), (5, 7), (9, 10))
# Own goal at x = -1, opponent's at x = 1: a 4-3-3 in shares of half a pitch and metres from far.
_FORMATION = (
    (-0.94, 34.0),
    (-0.46, 10.0),
    (-0.56, 26.0),
    (-0.56, 42.0),
    (-0.46, 58.0),
    (-0.26, 34.0),
    (0.28, 9.0),
    (-0.08, 20.0),
    (0.34, 35.0),
    (-0.06, 48.0),
    (0.28, 59.0),
)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Moments:
    """Positions at n moments: `people` (n, PEOPLE, 2), `velocity` likewise in m/s, `ball` (n, 3).

    `look` (n, 2) is the point of the pitch the camera follows, `zoom` (n) its zoom.
    """

    people: Floats
    velocity: Floats
    ball: Floats
    look: Floats
    zoom: Floats


@dataclass(frozen=True, slots=True)
class _Events:
    """Touches of the ball: at `time` the carrier has it at `place`, carries it and plays it on."""

    time: Floats
    place: Floats
    carry: Floats
    loft: Floats
    team: NDArray[np.int64]
    shot: NDArray[np.bool_]


class Play:
    """A match of `duration_s` seconds for a seed; the same seconds whatever the duration."""

    def __init__(self, seed: int, duration_s: float, *, weave: bool = False) -> None:
        self._weave = weave
        self._end = duration_s + _LEAD_IN
        self._events = _make_events(seed, self._end)
        rng = np.random.default_rng((seed, 2))
        knots = int((self._end + 2 * _LEAD_IN) / _KNOT) + 4
        self._wander = rng.random((knots, PEOPLE, 2)) - 0.5
        camera_knots = int((self._end + 2 * _LEAD_IN) / _CAMERA_KNOT) + 6
        levels = np.random.default_rng((seed, 4)).random(camera_knots // 3 + 2)
        self._zoom = np.repeat(levels, 3)[:camera_knots]
        knot_times = np.arange(camera_knots, dtype=np.float64) * _CAMERA_KNOT - _LEAD_IN
        self._look = self._ball(knot_times)[:, :2]

    def moments(self, seconds: Floats) -> Moments:
        """Everything at the given times (seconds since the start of the match, >= 0)."""
        ball = self._ball(seconds)
        people = self._people(seconds, ball)
        later = seconds + 0.08
        velocity = (self._people(later, self._ball(later)) - people) / 0.08
        look = self._calm(seconds)
        zoom = 1.02 + 0.30 * _b_spline(self._zoom, (seconds + _LEAD_IN) / _CAMERA_KNOT)
        return Moments(people, velocity, ball, look, zoom)

    def shots(self) -> tuple[float, ...]:
        """Times of shots at goal, where the crowd gets loud."""
        return tuple(float(t) for t in self._events.time[self._events.shot])

    def _calm(self, seconds: Floats) -> Floats:
        return _b_spline(self._look, (seconds + _LEAD_IN) / _CAMERA_KNOT)

    def _ball(self, seconds: Floats) -> Floats:
        """Ball (n, 3): carried for the first part of an event, then played with easing."""
        events = self._events
        i = np.clip(np.searchsorted(events.time, seconds, "right") - 1, 0, len(events.time) - 2)
        start, stop = events.time[i], events.time[i + 1]
        share = np.clip((seconds - start) / (stop - start), 0.0, 1.0)
        held = np.minimum(share / 0.45, 1.0)[:, None]
        flight = np.clip((share - 0.45) / 0.55, 0.0, 1.0)[:, None]
        kick = events.place[i] + events.carry[i]
        eased = flight * (1.6 - 0.6 * flight)
        ground = (events.place[i] + events.carry[i] * held) * (flight <= 0.0) + (
            kick + (events.place[i + 1] - kick) * eased
        ) * (flight > 0.0)
        height = events.loft[i][:, None] * 4 * flight * (1 - flight) + 0.12
        return np.concatenate([ground, height], axis=1)

    def _people(self, seconds: Floats, ball: Floats) -> Floats:
        calm = self._calm(seconds)
        knot = (seconds + _LEAD_IN) / _KNOT
        wander = _b_spline(self._wander, knot)
        people = np.empty((len(seconds), PEOPLE, 2))
        shape = np.array(_FORMATION)
        for team, direction in ((0, 1.0), (1, -1.0)):
            block = slice(team * 11, team * 11 + 11)
            people[:, block, 0] = direction * shape[:, 0] * 44.0 + 0.42 * calm[:, :1]
            people[:, block, 1] = 34 + direction * (shape[:, 1] - 34) * 0.86
            people[:, block, 1] += 0.30 * (calm[:, 1:] - 34)
            people[:, team * 11, 0] = -direction * 49.0 + 0.03 * calm[:, 0]
            people[:, team * 11, 1] = 34 + 0.10 * (calm[:, 1] - 34)
        people[:, :22] += wander[:, :22] * np.array([13.0, 11.0])
        people[:, (0, 11)] -= wander[:, (0, 11)] * np.array([11.0, 8.0])
        if self._weave:
            _weave(people, seconds)
        self._attend(people, seconds, ball)
        people[:, 22] = calm * np.array([0.92, 0.8]) + np.array([-7.0, 12.0]) + 5 * wander[:, 22]
        people[:, 23, 0] = np.clip(calm[:, 0] + 6 * wander[:, 23, 0] + 8.0, 0.0, 52.0)
        people[:, 23, 1] = -0.9
        people[:, 24, 0] = np.clip(calm[:, 0] + 6 * wander[:, 24, 0] - 8.0, -52.0, 0.0)
        people[:, 24, 1] = WIDTH + 0.9
        return people

    def _attend(self, people: Floats, seconds: Floats, ball: Floats) -> None:
        """Pull the carrier of every event onto the ball and the nearest opponent towards it."""
        events = self._events
        first = max(0, int(np.searchsorted(events.time, seconds[0] - 2 * _APPROACH - 4)) - 1)
        last = int(np.searchsorted(events.time, seconds[-1] + _APPROACH, "right"))
        for i in range(first, min(last, len(events.time) - 1)):
            begin, end = events.time[i], events.time[i + 1]
            release = begin + 0.45 * (end - begin)
            near = (seconds > begin - _APPROACH) & (seconds < release + _APPROACH)
            if not near.any():
                continue
            now = seconds[near]
            rise = _smooth((now - begin + _APPROACH) / _APPROACH)
            weight = (rise * (1 - _smooth((now - release) / _APPROACH)))[:, None]
            held = np.clip((now - begin) / (release - begin), 0.0, 1.0)[:, None]
            target = events.place[i] + events.carry[i] * held
            team = int(events.team[i])
            direction = 1.0 if team == 0 else -1.0
            carrier = self._nearest(i, team)
            rival = self._nearest(i, 1 - team)
            goes = np.array([0.55 * direction, -0.25])
            people[near, carrier] += (target - goes - people[near, carrier]) * weight
            stands = target + np.array([2.1 * direction, 0.9])
            people[near, rival] += (stands - people[near, rival]) * weight * 0.75

    def _nearest(self, event: int, team: int) -> int:
        """The outfield player of a team whose place in the formation is nearest to an event."""
        direction = 1.0 if team == 0 else -1.0
        shape = np.array(_FORMATION)
        place = self._events.place[event]
        x = direction * shape[:, 0] * 44.0 + 0.42 * place[0]
        y = 34 + direction * (shape[:, 1] - 34) * 0.86 + 0.30 * (place[1] - 34)
        distance = (x - place[0]) * (x - place[0]) + (y - place[1]) * (y - place[1])
        distance[0] = 200.0 if abs(place[0]) < 44 else distance[0]
        return team * 11 + int(distance.argmin())


def _weave(people: Floats, seconds: Floats) -> None:
    """Let pairs of team-mates change places: each swap takes `_SWAP` seconds, then they stay there.

    Both run straight at the other's place and pass within half a metre.
    """
    for number, pair in enumerate(_PAIRS):
        for team in (0, 11):
            phase = (seconds + 1.9 * number + 0.8 * (team > 0)) / (2 * _WEAVE)
            turn = (phase - np.floor(phase)) * 2 * _WEAVE
            there = _smooth(turn / _SWAP) - _smooth((turn - _WEAVE) / _SWAP)
            a, b = pair[0] + team, pair[1] + team
            way = (people[:, b] - people[:, a]) * there[:, None]
            side = np.array([0.0, 0.25])
            people[:, a] += way + side * (1 - there[:, None])
            people[:, b] -= way - side * there[:, None]


def whistles(seed: int, start: Fraction, duration: Fraction) -> tuple[int, ...]:
    """Onsets of the referee's whistle in microseconds after `start`, which is itself one.

    The first blows 0.4 s into the file (kick-off), the rest 6 to 14 s apart.
    """
    rng = np.random.default_rng((seed, 3, int(start * 1000)))
    onsets = [400_000]
    while onsets[-1] + 1_000_000 < duration * 1_000_000:
        onsets.append(onsets[-1] + int(rng.integers(6_000, 14_000)) * 1_000)
    return tuple(t for t in onsets if t + 600_000 <= duration * 1_000_000)


def _make_events(seed: int, end: float) -> _Events:
    """Play from -_LEAD_IN until after `end`: passes, turnovers, shots and goal kicks."""
    rng = np.random.default_rng((seed, 1))
    clock, team = -_LEAD_IN, int(rng.integers(2))
    place = (8.0 * (rng.random() - 0.5), 34.0 + 8.0 * (rng.random() - 0.5))
    rows: list[tuple[float, float, float, float, float, float, int, bool]] = []
    while clock < end + 2 * _LEAD_IN:
        direction = 1.0 if team == 0 else -1.0
        pause, a, b, c, d, turn = (float(value) for value in rng.random(6))
        pause = 1.3 + 1.5 * pause
        carry = (direction * (1.0 + 4.0 * a), 3.0 * (b - 0.5))
        shot = direction * place[0] > 34.0
        step = (direction * (-5.0 + 23.0 * c), 34.0 * (d - 0.5))
        if shot:
            target = (direction * 53.4, 34.0 + 6.0 * (d - 0.5))
        else:
            target = (
                min(max(place[0] + carry[0] + step[0], -47.0), 47.0),
                min(max(place[1] + carry[1] + step[1], 5.0), 63.0),
            )
        reach = abs(target[0] - place[0]) + abs(target[1] - place[1])
        loft = 1.2 if shot else (0.14 * reach if reach > 22 else 0.0)
        rows.append((clock, *place, *carry, loft, team, shot))
        clock += pause + reach / 30.0
        if shot:
            team = 1 - team
            rows.append((clock, *target, 0.0, 0.0, 0.0, team, False))
            clock += 2.4
            target = (direction * 46.0, 34.0)
        elif turn < 0.16:
            team = 1 - team
        place = target
    table = np.array([row[:6] for row in rows], dtype=np.float64)
    return _Events(
        time=table[:, 0],
        place=table[:, 1:3],
        carry=table[:, 3:5],
        loft=table[:, 5],
        team=np.array([row[6] for row in rows], dtype=np.int64),
        shot=np.array([row[7] for row in rows], dtype=np.bool_),
    )


def _smooth(share: Floats) -> Floats:
    share = np.clip(share, 0.0, 1.0)
    return share * share * (3 - 2 * share)


def _b_spline(control: Floats, at: Floats) -> Floats:
    """Uniform cubic B-spline over rows of `control` at positions `at` (in rows)."""
    i = np.clip(at.astype(np.int64), 1, len(control) - 3)
    t = (at - i).reshape((-1,) + (1,) * (control.ndim - 1))
    s = 1 - t
    return np.asarray(
        (
            s * s * s * control[i - 1]
            + (4 - 6 * t * t + 3 * t * t * t) * control[i]
            + (4 - 6 * s * s + 3 * s * s * s) * control[i + 1]
            + t * t * t * control[i + 2]
        )
        / 6
    )
