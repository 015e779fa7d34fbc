"""The empty ground as one large picture: grass, lines, goals, advert boards and crowd.

Drawn once per match in BGR and kept as limited-range BT.709 luma and half-size chroma.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from app.footage.play import WIDTH
from app.footage.view import HALF_LENGTH, View

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float64]

_SHIFT = 4
_LINE = 0.14
_WORDS = ("REEL BALLERS", "FAIR PLAY", "CLUB 1904", "SUNDAY LEAGUE", "KICK ON", "UNITED KIT CO")
_BOARDS = ((88, 42, 24), (30, 30, 150), (40, 95, 30), (24, 24, 28), (130, 90, 14), (22, 104, 170))


@dataclass(frozen=True, slots=True)
class Stadium:
    """The panorama: `luma` (h, w), `chroma` (h/2, w/2, 2); `ratio` of its pixels to world pixels."""

    luma: Bytes
    chroma: Bytes
    ratio: float
    left: float
    top: float


def to_yuv(bgr: NDArray[Any]) -> Floats:
    """BT.709 limited-range Y, U, V (ITU-R BT.709-6, 3.4) of a BGR picture, unrounded."""
    kr, kb = 0.2126, 0.0722
    kg = 1 - kr - kb
    matrix = np.array(
        [
            [kb * 219, kg * 219, kr * 219, 16 * 255],
            [112.0, -kg / (1 - kb) * 112, -kr / (1 - kb) * 112, 128 * 255],
            [-kb / (1 - kr) * 112, -kg / (1 - kr) * 112, 112.0, 128 * 255],
        ]
    )
    return np.asarray(cv2.transform(bgr.astype(np.float32), matrix / 255))


def build_stadium(view: View, seed: int, ratio: float = 1.2) -> Stadium:
    """Draw the ground for a view; `ratio` above 1 keeps detail when the camera zooms in."""
    width = int(2 * view.half_width * ratio) // 2 * 2
    height = int((view.bottom - view.top) * ratio) // 2 * 2
    painter = _Painter(view, ratio, width, height, np.random.default_rng((seed, 9)))
    painter.grass()
    painter.stand()
    painter.boards()
    painter.lines()
    painter.goals()
    painter.light()
    yuv = to_yuv(painter.canvas)
    planes = np.clip(np.rint(yuv), 16, 240).astype(np.uint8)
    chroma = cv2.resize(planes[:, :, 1:], (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    return Stadium(
        luma=np.ascontiguousarray(planes[:, :, 0]),
        chroma=np.ascontiguousarray(chroma),
        ratio=ratio,
        left=-view.half_width,
        top=view.top,
    )


class _Painter:
    """Draws in metres onto a BGR canvas of the panorama."""

    def __init__(
        self, view: View, ratio: float, width: int, height: int, rng: np.random.Generator
    ) -> None:
        self._view, self._ratio, self._rng = view, ratio, rng
        self.canvas: Bytes = np.zeros((height, width, 3), np.uint8)

    def _points(self, metres: Floats) -> NDArray[np.int32]:
        """Canvas points, in 1/16 pixel, of rows (x, y) or (x, y, z)."""
        z = metres[:, 2] if metres.shape[1] == 3 else np.zeros(len(metres))
        u, v = self._view.project(metres[:, 0], metres[:, 1], z)
        x = (u + self._view.half_width) * self._ratio - 0.5
        y = (v - self._view.top) * self._ratio - 0.5
        return np.rint(np.stack([x, y], axis=1) * (1 << _SHIFT)).astype(np.int32)

    def fill(self, metres: Floats, color: tuple[int, int, int]) -> None:
        """Fill a polygon given in metres."""
        points = self._points(metres)
        cv2.fillPoly(self.canvas, [points], color, lineType=cv2.LINE_AA, shift=_SHIFT)

    def stroke(
        self, a: tuple[float, ...], b: tuple[float, ...], color: tuple[int, int, int]
    ) -> None:
        """A thin line between two points in space."""
        start, end = self._points(np.array([a, b]))
        thick = max(1, round(self._view.height * self._ratio / 700))
        cv2.line(
            self.canvas,
            (int(start[0]), int(start[1])),
            (int(end[0]), int(end[1])),
            color,
            thick,
            cv2.LINE_AA,
            _SHIFT,
        )

    def grass(self) -> None:
        """Mown stripes across the pitch, run-off around it, and blades as fine noise."""
        self.canvas[:] = (52, 112, 58)
        stripes = 20
        edges = np.linspace(-HALF_LENGTH, HALF_LENGTH, stripes + 1)
        edges[0], edges[-1] = -HALF_LENGTH - 4, HALF_LENGTH + 4
        for i in range(stripes):
            a, b = edges[i], edges[i + 1]
            color = (58, 138, 72) if i % 2 else (48, 122, 60)
            self.fill(np.array([[a, -3.0], [b, -3.0], [b, 72.0], [a, 72.0]]), color)
        height, width = self.canvas.shape[:2]
        fine = self._rng.integers(-9, 10, (height, width), dtype=np.int8).astype(np.float32)
        small = (height // 14 + 1, width // 22 + 1)
        coarse = self._rng.integers(-8, 9, small, dtype=np.int8).astype(np.float32)
        noise = cv2.GaussianBlur(fine, (0, 0), 0.8) * 1.5
        noise += cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC) * 0.6
        for channel, share in enumerate((0.6, 1.0, 0.7)):
            plane = self.canvas[:, :, channel].astype(np.float32) + share * noise
            self.canvas[:, :, channel] = np.clip(plane, 0, 255).astype(np.uint8)

    def stand(self) -> None:
        """The far stand: concrete rows with spectators, seen above the boards."""
        left, right = -130.0, 130.0
        base = np.array([[left, -7.0], [right, -7.0], [right, -7.0], [left, -7.0]])
        wall = np.column_stack([base, [0.0, 0.0, 26.0, 26.0]])
        self.fill(wall, (62, 56, 52))
        rows = 24
        for row in reversed(range(rows)):
            y, z = -9.0 - 0.5 * row, 1.6 + 0.62 * row
            shade = 74 - 1.4 * row
            seat = np.array([[left, y, z], [right, y, z], [right, y, z + 0.3], [left, y, z + 0.3]])
            self.fill(seat, (int(shade + 10), int(shade), int(shade - 8)))
            self._spectators(y, z, shade_out=1.0 - 0.012 * row)

    def _spectators(self, y: float, z: float, shade_out: float) -> None:
        """One row of people: shirts in club colours, heads above."""
        count = 330
        xs = np.linspace(-105, 105, count) + self._rng.random(count) * 0.4
        present = self._rng.random(count) < 0.86
        palette = np.array(
            [
                (36, 40, 176),
                (205, 205, 210),
                (150, 74, 30),
                (60, 60, 66),
                (40, 120, 190),
                (92, 84, 80),
            ]
        )
        side = np.where(xs < 0, 0, 2)
        pick = np.where(self._rng.random(count) < 0.45, side, self._rng.integers(0, 6, count))
        tone = self._rng.integers(-22, 22, count)
        metre = self._view.focal / float(self._view.depth(y)) * self._ratio
        body = max(1, round(0.34 * metre * 16))
        for x, here, color, light in zip(xs, present, palette[pick], tone, strict=True):
            if not here:
                continue
            point = self._points(np.array([[x, y, z + 0.35], [x, y, z + 0.86]]))
            shirt = tuple(int(c) for c in np.clip((color + light) * shade_out, 0, 255))
            cv2.circle(self.canvas, tuple(map(int, point[0])), body, shirt, -1, cv2.LINE_AA, _SHIFT)
            skin = tuple(int(c * shade_out) for c in np.array([120, 150, 196]) + light)
            head = max(1, body * 5 // 9)
            cv2.circle(self.canvas, tuple(map(int, point[1])), head, skin, -1, cv2.LINE_AA, _SHIFT)

    def boards(self) -> None:
        """Advert boards beyond the far touchline, one metre high."""
        y, length = -4.2, 10.5
        for i, left in enumerate(np.arange(-105.0, 105.0, length)):
            color = _BOARDS[i % len(_BOARDS)]
            right = left + length - 0.06
            z = np.array([0.0, 0.0, 1.25, 1.25])
            quad = np.column_stack([[left, right, right, left], np.full(4, y), z])
            self.fill(quad, color)
            self._write(_WORDS[i % len(_WORDS)], self._points(quad) / (1 << _SHIFT))
        self.fill(
            np.array([[-130, y, 0.0], [130, y, 0.0], [130, -3.6, 0], [-130, -3.6, 0]]), (36, 84, 42)
        )

    def _write(self, text: str, quad: Floats) -> None:
        """Text inside an upright quad (bottom left, bottom right, top right, top left)."""
        x0, y1 = quad[0]
        x1, y0 = quad[2]
        width, height = int(x1 - x0), int(y1 - y0)
        x, y = int(x0), int(y0)
        if width < 8 or height < 3 or x < 0 or x + width > self.canvas.shape[1]:
            return
        big = np.zeros((64, max(64, 64 * width // height)), np.uint8)
        (tw, th), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_DUPLEX, 1.2, 3)
        scale = 1.2 * min(0.84 * big.shape[1] / tw, 0.56 * 64 / th)
        (tw, th), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_DUPLEX, scale, 4)
        origin = ((big.shape[1] - tw) // 2, (64 + th) // 2)
        cv2.putText(big, text, origin, cv2.FONT_HERSHEY_DUPLEX, scale, 255, 4, cv2.LINE_AA)
        alpha = cv2.resize(big, (width, height), interpolation=cv2.INTER_AREA)[:, :, None] / 255
        part = self.canvas[y : y + height, x : x + width]
        part[:] = (part * (1 - alpha) + np.array([236, 240, 242]) * alpha).astype(np.uint8)

    def _band(self, line: Floats) -> None:
        """A painted line on the grass along a polyline, `_LINE` metres wide."""
        step = np.gradient(line, axis=0)
        normal = np.stack([-step[:, 1], step[:, 0]], axis=1)
        normal *= _LINE / 2 / np.maximum(np.hypot(*normal.T), 1e-9)[:, None]
        self.fill(np.concatenate([line + normal, (line - normal)[::-1]]), (218, 230, 224))

    def lines(self) -> None:
        """All markings of the Laws of the Game."""
        half, middle = HALF_LENGTH, WIDTH / 2
        boxes = [(-half, 0.0, half, WIDTH)]
        for side in (-1, 1):
            for depth, reach in ((16.5, 20.16), (5.5, 9.16)):
                boxes.append((side * half, middle - reach, side * (half - depth), middle + reach))
        for x0, y0, x1, y1 in boxes:
            corners = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1], [x0, y0]])
            for a, b in pairwise(corners):
                self._band(np.linspace(a, b, 12))
        self._band(np.linspace([0.0, 0.0], [0.0, WIDTH], 12))
        turn = np.linspace(0, 2 * np.pi, 121)
        circle = np.stack([np.cos(turn), np.sin(turn)], axis=1) * 9.15
        self._band(circle + np.array([0.0, middle]))
        for side in (-1, 1):
            arc = circle * np.array([-side, 1]) + np.array([side * (half - 11), middle])
            self._band(_arc(arc))
            self._spot(side * (half - 11))
        self._spot(0.0)

    def _spot(self, x: float) -> None:
        turn = np.linspace(0, 2 * np.pi, 17)[:-1]
        ring = np.stack([np.cos(turn), np.sin(turn)], axis=1) * 0.22
        self.fill(ring + np.array([x, WIDTH / 2]), (218, 230, 224))

    def goals(self) -> None:
        """Posts, bar and net at both ends, and corner flags."""
        net, white = (150, 170, 160), (245, 248, 250)
        near, far, top = WIDTH / 2 + 3.66, WIDTH / 2 - 3.66, 2.44
        for side in (-1, 1):
            line, back = side * HALF_LENGTH, side * (HALF_LENGTH + 2.2)
            for y in np.linspace(far, near, 13):
                self.stroke((back, y, 0.0), (back, y, 1.9), net)
                self.stroke((line, y, top), (back, y, 1.9), net)
            for z in np.linspace(0.0, 1.9, 6):
                self.stroke((back, far, z), (back, near, z), net)
                for y in (far, near):
                    self.stroke((line, y, z * top / 1.9), (back, y, z), net)
            for offset in (0.0, 0.06):
                for y in (far, near):
                    self.stroke((line + offset, y, 0.0), (line + offset, y, top), white)
                self.stroke((line, far, top + offset), (line, near, top + offset), white)
            for y in (0.0, WIDTH):
                self.stroke((line, y, 0.0), (line, y, 1.5), (210, 220, 225))
                flag = np.array([[line, y, 1.5], [line, y, 1.05], [line - side * 0.6, y, 1.3]])
                self.fill(flag, (40, 70, 235))

    def light(self) -> None:
        """Floodlight: brightest around the middle of the pitch, falling off to the corners."""
        height, width = self.canvas.shape[:2]
        x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
        y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
        gain = 1.10 - 0.16 * x * x - 0.13 * (y - 0.1) * (y - 0.1)
        for channel in range(3):
            plane = self.canvas[:, :, channel]
            plane[:] = np.clip(plane * gain, 0, 255).astype(np.uint8)


def _arc(circle: Floats) -> Floats:
    """The part of a penalty circle outside the penalty area."""
    outside = np.abs(circle[:, 0]) < HALF_LENGTH - 16.5
    part = circle[outside]
    return np.asarray(part[np.argsort(part[:, 1])])
