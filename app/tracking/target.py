"""One player from picture to picture, those who look like him, and whether we can be sure.

    predict (camera's motion + his own) → places that look like him → who is who → sure?

Team-mates look alike, so every place that looks like the player and is not him is followed too: a
look-alike with a history takes his own place and leaves ours. Where both come together only motion
can tell them apart afterwards; whether it did is decided when they part (``app.core.follow.rule``),
and if not, the track ends where they met.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.core.follow.rule import Crossing, Doubt, Rule, Sight
from app.tracking.camera import Camera, Motion
from app.tracking.looks import Looks, Peak
from app.tracking.silhouette import Box, measure

Bytes = NDArray[np.uint8]

_REACH = 1.5
"""Look-alikes are looked for within so many heights."""


@dataclass(slots=True)
class _Body:
    """Somebody who moves: place, velocity in pixels per picture without the camera's motion."""

    x: float
    y: float
    vx: float = 0.0
    vy: float = 0.0
    unseen: int = 0
    hits: int = 1
    expected: tuple[float, float] = (0.0, 0.0)

    def predict(self, motion: Motion) -> None:
        x, y = motion.point(self.x, self.y)
        self.vx, self.vy = motion.vector(self.vx, self.vy)
        self.x, self.y = self.expected = x + self.vx, y + self.vy

    def see(self, x: float, y: float, gain: float = 0.3, pull: float = 1.0) -> None:
        """He is there: the prediction was off by what the velocity lacks.

        ``pull`` below 1 believes the prediction too.
        """
        gain = max(gain, 1.0 / (self.hits + 1))
        self.vx += gain * (x - self.x)
        self.vy += gain * (y - self.y)
        self.x, self.y = self.x + pull * (x - self.x), self.y + pull * (y - self.y)
        self.unseen = 0
        self.hits += 1

    def off(self, x: float, y: float) -> float:
        """How far a place is from where he was expected, squared."""
        dx, dy = x - self.expected[0], y - self.expected[1]
        return dx * dx + dy * dy


@dataclass(frozen=True, slots=True)
class Seen:
    """What a picture gave: the box, and the doubt that ends the track, if any.

    Boxes that are not ``sure`` are good when a sure one follows, and worth nothing before a doubt.
    """

    box: Box
    doubt: Doubt | None = None
    sure: bool = True


@dataclass(slots=True)
class _Meeting:
    other: _Body
    since: int = 0
    speed: float = 0.0


class Target:
    """Follows one player from the box he had in the first picture on. For one thread."""

    def __init__(self, yuv: Bytes, box: Box, rule: Rule | None = None) -> None:
        self._rule = rule or Rule()
        self._camera = Camera()
        self._camera.move(np.ascontiguousarray(yuv[:, :, 0]))
        self._looks = Looks(yuv, box)
        self._me = _Body(box.cx, box.cy)
        self._height = box.height
        self._others: list[_Body] = []
        self._usual = 0.9
        self._meeting: _Meeting | None = None
        self._count = 0
        self._learned = 0
        self._meet(yuv)

    def _meet(self, yuv: Bytes) -> None:
        """Those who look like him in the first picture."""
        me, h = self._me, self._height
        for peak in self._looks.peaks(yuv, me.x, me.y, h, _REACH * h)[:8]:
            if np.hypot(peak.x - me.x, peak.y - me.y) > 0.3 * h and self._alike(peak):
                self._others.append(_Body(peak.x, peak.y))

    def step(self, yuv: Bytes) -> Seen:
        """The next picture."""
        motion = self._camera.move(np.ascontiguousarray(yuv[:, :, 0]))
        self._count += 1
        self._height *= motion.scale
        me, h = self._me, self._height
        for body in (me, *self._others):
            body.predict(motion)
        if motion.cut:
            return self._ends("cut")
        if self._outside(yuv):
            return self._ends("edge")
        peaks = self._looks.peaks(yuv, me.x, me.y, h, _REACH * h)[:10]
        mine = self._share_out(peaks)
        return self._judge(yuv, mine, peaks)

    # ---------------------------------------------------------------- who is who

    def _share_out(self, peaks: list[Peak]) -> Peak | None:
        """Give each place to whom it fits best; the one that is his, if any."""
        me, h = self._me, self._height
        gate = self._rule.gate(me.unseen) * h
        pairs = []
        for k, peak in enumerate(peaks):
            away = float(np.hypot(peak.x - me.x, peak.y - me.y))
            if away <= gate:
                pairs.append((away / h - 0.5 * (peak.likeness - self._usual), k, -1))
            if not self._alike(peak):
                continue
            for n, other in enumerate(self._others):
                away = float(np.hypot(peak.x - other.x, peak.y - other.y))
                if away <= (0.25 + 0.02 * other.unseen) * h:
                    pairs.append((away / h, k, n))
        mine: Peak | None = None
        taken: set[int] = set()
        placed: set[int] = set()
        for _cost, k, n in sorted(pairs):
            if k in taken or n in placed:
                continue
            taken.add(k)
            placed.add(n)
            if n < 0:
                mine = peaks[k]
            else:
                self._others[n].see(peaks[k].x, peaks[k].y)
        self._age(placed)
        for k, peak in enumerate(peaks):
            clear = np.hypot(peak.x - me.x, peak.y - me.y) > 0.3 * h
            if k not in taken and clear and self._alike(peak):
                self._others.append(_Body(peak.x, peak.y))
        return mine

    def _age(self, placed: set[int]) -> None:
        keep = []
        for n, other in enumerate(self._others):
            if n not in placed:
                other.unseen += 1
            far = np.hypot(other.x - self._me.x, other.y - self._me.y) > 2.2 * self._height
            met = self._meeting is not None and self._meeting.other is other
            patience = 12 if other.hits >= 4 else 2
            if met or (other.unseen <= patience and not far):
                keep.append(other)
        self._others = keep

    def _alike(self, peak: Peak) -> bool:
        return peak.likeness >= self._rule.alike * self._usual

    # ---------------------------------------------------------------- sure or not

    def _judge(self, yuv: Bytes, mine: Peak | None, peaks: list[Peak]) -> Seen:
        me, h = self._me, self._height
        off = self._looks.colour_off(yuv, mine.x, mine.y, h) if mine else 0.0
        sight = Sight(mine.likeness if mine else 0.0, self._usual, off, me.unseen)
        seen = mine is not None and self._rule.sees(sight)
        beside = self._nearest()
        if self._meeting is not None:
            return self._crossing(mine if seen else None)
        if beside is not None and np.hypot(beside.x - me.x, beside.y - me.y) < self._rule.meets * h:
            self._meeting = _Meeting(beside, speed=self._relative(beside) / h)
            return self._crossing(mine if seen else None)
        if not seen or mine is None:
            me.unseen += 1
            if me.unseen > self._rule.patience:
                return self._ends("hidden")
            return Seen(self._box(), sure=False)
        if beside is None and self._rival(mine, peaks):
            return self._ends("alike")
        me.see(mine.x, mine.y)
        self._usual += 0.05 * (mine.likeness - self._usual)
        alone = beside is None or np.hypot(beside.x - me.x, beside.y - me.y) > self._rule.alone * h
        if alone and mine.likeness > self._rule.learns * self._usual:
            self._settle(yuv)
        return Seen(self._box())

    def _rival(self, mine: Peak, peaks: list[Peak]) -> bool:
        """Whether after a time unseen somebody else would do as well."""
        me, h = self._me, self._height
        if me.unseen < 4:
            return False
        for peak in peaks:
            if peak is mine or not self._alike(peak):
                continue
            if np.hypot(peak.x - me.x, peak.y - me.y) < self._rule.gate(me.unseen) * h:
                return True
        return False

    def _nearest(self) -> _Body | None:
        """The look-alike nearest to him, of those we know well enough."""
        known = [other for other in self._others if other.hits >= 2]
        me = self._me
        return min(known, key=lambda o: np.hypot(o.x - me.x, o.y - me.y), default=None)

    def _relative(self, other: _Body) -> float:
        return float(np.hypot(other.vx - self._me.vx, other.vy - self._me.vy))

    def _crossing(self, mine: Peak | None) -> Seen:
        """Together with a look-alike: only motion tells who is who."""
        meeting, me, h = self._meeting, self._me, self._height
        assert meeting is not None
        meeting.since += 1
        other = meeting.other
        apart = float(np.hypot(other.x - me.x, other.y - me.y)) / h
        if mine is not None and apart > self._rule.parted and other.unseen == 0:
            kept = me.off(mine.x, mine.y) + other.off(other.x, other.y)
            swapped = other.off(mine.x, mine.y) + me.off(other.x, other.y)
            if not self._rule.passes(Crossing(meeting.since, meeting.speed, kept, swapped)):
                return self._ends("alike")
            self._meeting = None
            me.see(mine.x, mine.y)
            return Seen(self._box())
        if mine is not None and apart > self._rule.gone:
            self._meeting = None
            me.see(mine.x, mine.y)
            return Seen(self._box(), sure=False)
        if self._rule.too_long(Crossing(meeting.since, meeting.speed)):
            return self._ends("alike")
        if mine is not None and np.hypot(mine.x - me.x, mine.y - me.y) < 0.12 * h:
            me.see(mine.x, mine.y, 0.08, 0.6)
        else:
            me.unseen += 1
        return Seen(self._box(), sure=False)

    # ---------------------------------------------------------------- the box

    def _settle(self, yuv: Bytes) -> None:
        """Correct the box by what stands out from the ground; remember how he looks."""
        me = self._me
        found = measure(yuv, self._box())
        if found is not None and 0.8 < found.height / self._height < 1.25:
            pull = 0.15
            me.x += pull * min(max(found.cx - me.x, -0.1 * self._height), 0.1 * self._height)
            me.y += pull * min(max(found.cy - me.y, -0.1 * self._height), 0.1 * self._height)
            self._height += 0.08 * (found.height - self._height)
        if self._count - self._learned >= 3:
            self._learned = self._count
            self._looks.learn(yuv, self._box())

    def _box(self) -> Box:
        return Box(self._me.x, self._me.y, self._height)

    def _outside(self, yuv: Bytes) -> bool:
        me, h = self._me, self._height
        inside_x = 0.12 * h < me.x < yuv.shape[1] - 0.12 * h
        return not (inside_x and 0.3 * h < me.y < yuv.shape[0] - 0.3 * h)

    def _ends(self, doubt: Doubt) -> Seen:
        return Seen(self._box(), doubt, sure=False)
