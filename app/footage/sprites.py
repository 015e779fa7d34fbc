"""Players as small pictures, and how they are laid over a frame.

A sprite is premultiplied Y, U, V and coverage, drawn once per person, facing and step of the run.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from app.footage.play import NUMBERS, TEAMS
from app.footage.stadium import to_yuv

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float64]
Color = tuple[int, int, int]

STEPS = 8
"""Steps of a run; step STEPS is standing."""
BOX_WIDTH = 0.46
"""Width of a player's box as a share of its height."""

_LEFT, _RIGHT, _BELOW = 0.36, 0.58, 0.10


@dataclass(frozen=True, slots=True)
class Sprite:
    """`pixels` (h, w, 4): premultiplied Y, U, V, and coverage. `foot` is where it stands in it.

    `unit` is the height of the person in sprite pixels.
    """

    pixels: Bytes
    foot: tuple[float, float]
    unit: float


@dataclass(frozen=True, slots=True)
class _Kit:
    shirt: Color
    trim: Color
    shorts: Color
    socks: Color


_HOME = _Kit((44, 38, 196), (245, 245, 245), (240, 240, 240), (44, 38, 196))
_AWAY = _Kit((188, 98, 28), (250, 250, 250), (120, 54, 20), (188, 98, 28))
_KEEPERS = (
    _Kit((60, 210, 235), (20, 20, 20), (30, 30, 34), (60, 210, 235)),
    _Kit((150, 70, 200), (250, 250, 250), (110, 40, 150), (150, 70, 200)),
)
_REFEREE = _Kit((36, 34, 34), (60, 230, 240), (30, 28, 28), (36, 34, 34))
_SKINS: tuple[Color, ...] = ((150, 182, 226), (120, 158, 206), (78, 110, 158), (52, 74, 112))
_HAIR: tuple[Color, ...] = ((22, 26, 34), (30, 50, 84), (18, 18, 20), (70, 120, 176))


class Sprites:
    """Sprites of everybody for players up to `tallest` pixels, drawn when first asked for."""

    def __init__(self, tallest: float) -> None:
        self._unit = max(12.0, math.ceil(tallest))
        self._drawn: dict[tuple[int, bool, int], Sprite] = {}
        self.ball = _draw_ball(max(8.0, math.ceil(tallest * 0.16)))

    def player(self, index: int, right: bool, step: int) -> Sprite:
        """The sprite of a person facing right or left in a step of the run."""
        key = (index, right, step)
        if key not in self._drawn:
            self._drawn[key] = _draw_player(index, right, step, self._unit)
        return self._drawn[key]


def overlay(
    luma: Bytes, chroma: Bytes, sprite: Sprite, at: tuple[float, float], unit: float
) -> None:
    """Lay a sprite over a picture with its foot `at` (x, y) and `unit` pixels tall, sub-pixel exact.

    `luma` is (h, w), `chroma` (ceil(h/2), ceil(w/2), 2); both are changed in place.
    """
    scale = unit / sprite.unit
    height, width = luma.shape
    left, top = at[0] - sprite.foot[0] * scale, at[1] - sprite.foot[1] * scale
    x0 = max(0, math.floor(left)) & ~1
    y0 = max(0, math.floor(top)) & ~1
    x1 = min(width, math.ceil(left + sprite.pixels.shape[1] * scale + 1) + 1 & ~1)
    y1 = min(height, math.ceil(top + sprite.pixels.shape[0] * scale + 1) + 1 & ~1)
    if x1 - x0 < 2 or y1 - y0 < 2:
        return
    matrix = np.array(
        [
            [1 / scale, 0.0, (x0 + 0.5 - left) / scale - 0.5],
            [0.0, 1 / scale, (y0 + 0.5 - top) / scale - 0.5],
        ]
    )
    size = (x1 - x0 + 1 & ~1, y1 - y0 + 1 & ~1)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    placed: Bytes = np.asarray(cv2.warpAffine(sprite.pixels, matrix, size, flags=flags), np.uint8)
    smaller = (size[0] // 2, size[1] // 2)
    half: Bytes = np.asarray(cv2.resize(placed, smaller, interpolation=cv2.INTER_AREA), np.uint8)
    under = luma[y0:y1, x0:x1]
    part = placed[: y1 - y0, : x1 - x0]
    _blend(under, part[:, :, 0], part[:, :, 3])
    colors = chroma[y0 // 2 : (y1 + 1) // 2, x0 // 2 : (x1 + 1) // 2]
    for plane in (0, 1):
        _blend(colors[:, :, plane], half[:, :, 1 + plane], half[:, :, 3])


def _blend(under: Bytes, over: Bytes, cover: Bytes) -> None:
    """under * (1 - cover) + over, in place."""
    rest = cv2.multiply(under, cv2.bitwise_not(cover), scale=1 / 255)
    cv2.add(rest, over, dst=rest)
    under[:] = rest


def _draw_player(index: int, right: bool, step: int, unit: float) -> Sprite:
    """Draw one person `unit` pixels tall, several times larger, then shrink."""
    fine = 2 if unit > 80 else 3
    size = (int(unit * (_LEFT + _RIGHT)), int(unit * (1.02 + _BELOW)))
    foot = (unit * _LEFT, unit * 1.02)
    canvas = np.zeros((size[1] * fine, size[0] * fine, 3), np.uint8)
    cover = np.zeros(canvas.shape[:2], np.uint8)
    artist = _Artist(canvas, cover, unit * fine, (foot[0] * fine, foot[1] * fine), right)
    _figure(artist, index, step)
    # On black, what is drawn is premultiplied by its coverage already.
    color = cv2.resize(canvas, size, interpolation=cv2.INTER_AREA)
    alpha = cv2.resize(cover, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    # Shadow: black (Y 16, no colour) under the figure.
    dark = _shadow(size, unit, foot) * 0.45 * (255 - alpha)
    offset = np.array([16.0, 128.0, 128.0], np.float32)
    planes = to_yuv(color) - offset + offset * ((alpha + dark) / 255)[:, :, None]
    full = np.concatenate([planes, (alpha + dark)[:, :, None]], axis=2)
    return Sprite(np.clip(np.rint(full), 0, 255).astype(np.uint8), foot, unit)


def _shadow(size: tuple[int, int], unit: float, foot: tuple[float, float]) -> Floats:
    """Coverage, 0 to 1, of a soft shadow thrown to the right on the grass."""
    shade = np.zeros((size[1], size[0]), np.uint8)
    for reach, length in ((0.10, 0.13), (0.26, 0.24)):
        centre = (int(foot[0] + reach * unit), int(foot[1] + 0.005 * unit))
        axes = (int(length * unit), max(1, int(0.042 * unit)))
        cv2.ellipse(shade, centre, axes, -3, 0, 360, 255, -1, cv2.LINE_AA)
    return np.asarray(cv2.GaussianBlur(shade, (0, 0), max(0.6, 0.02 * unit)) / np.float32(255))


class _Artist:
    """Draws limbs in shares of the person's height: x forward, y up from the foot."""

    def __init__(
        self, canvas: Bytes, cover: Bytes, fine: float, foot: tuple[float, float], right: bool
    ) -> None:
        self.canvas, self.cover, self.fine, self.foot = canvas, cover, fine, foot
        self.facing = 1 if right else -1

    def point(self, x: float, y: float) -> tuple[int, int]:
        """Pixel of a point of the body."""
        return (
            round(self.foot[0] + self.facing * x * self.fine),
            round(self.foot[1] - y * self.fine),
        )

    def limb(self, points: list[tuple[float, float]], width: float, color: Color) -> None:
        """A rounded stroke through points."""
        thick = max(1, round(width * self.fine))
        for a, b in pairwise(points):
            pa, pb = self.point(*a), self.point(*b)
            cv2.line(self.canvas, pa, pb, color, thick, cv2.LINE_AA)
            cv2.line(self.cover, pa, pb, 255, thick, cv2.LINE_AA)

    def shape(self, points: list[tuple[float, float]], color: Color) -> None:
        """A filled polygon."""
        polygon = np.array([self.point(*p) for p in points], np.int32)
        cv2.fillPoly(self.canvas, [polygon], color, cv2.LINE_AA)
        cv2.fillPoly(self.cover, [polygon], 255, cv2.LINE_AA)

    def disc(self, centre: tuple[float, float], radius: float, color: Color) -> None:
        """A filled circle."""
        pixels = max(1, round(radius * self.fine))
        cv2.circle(self.canvas, self.point(*centre), pixels, color, -1, cv2.LINE_AA)
        cv2.circle(self.cover, self.point(*centre), pixels, 255, -1, cv2.LINE_AA)

    def text(self, centre: tuple[float, float], text: str, height: float, color: Color) -> None:
        """Upright text, never mirrored."""
        font, want = cv2.FONT_HERSHEY_SIMPLEX, height * self.fine
        (_, base), _ = cv2.getTextSize(text, font, 1.0, 1)
        scale = want / base
        thick = max(1, round(want * 0.20))
        (w, h), _ = cv2.getTextSize(text, font, scale, thick)
        x, y = self.point(*centre)
        cv2.putText(
            self.canvas, text, (x - w // 2, y + h // 2), font, scale, color, thick, cv2.LINE_AA
        )


def _mix(color: Color, other: Color, share: float) -> Color:
    a, b, c = (round(x + (y - x) * share) for x, y in zip(color, other, strict=True))
    return a, b, c


def _kit(index: int) -> _Kit:
    if TEAMS[index] == "referee":
        return _REFEREE
    if index % 11 == 0:
        return _KEEPERS[index // 11]
    return _HOME if TEAMS[index] == "home" else _AWAY


def _leg(swing: float, lift: float) -> list[tuple[float, float]]:
    """Hip, knee and ankle for a swing forward (-1..1) and a lift of the lower leg (0..1)."""
    hip = (0.0, 0.47)
    thigh = 0.62 * swing
    knee = (hip[0] + 0.235 * math.sin(thigh), hip[1] - 0.235 * math.cos(thigh))
    shin = thigh - 1.25 * lift
    return [hip, knee, (knee[0] + 0.225 * math.sin(shin), knee[1] - 0.225 * math.cos(shin))]


def _figure(artist: _Artist, index: int, step: int) -> None:
    """Legs, torso with number, arms and head, from back to front."""
    kit = _kit(index)
    skin = _SKINS[(index * 7 + index // 3) % len(_SKINS)]
    hair = _HAIR[(index * 5 + index // 4) % len(_HAIR)]
    runs = step < STEPS
    turn = 2 * math.pi * step / STEPS if runs else 0.0
    swing = math.sin(turn) if runs else 0.16
    lean = 0.055 if runs else 0.0
    dark: Color = (16, 18, 20)
    for back in (True, False):
        sign = -1.0 if back else 1.0
        lift = max(0.0, math.cos(turn) * sign) * 0.9 if runs else 0.0
        depth = 0.30 if back else 0.0
        hip, knee, ankle = _leg(sign * swing, lift)
        artist.limb([hip, knee], 0.095, _mix(skin, dark, depth))
        artist.limb([knee, ankle], 0.075, _mix(kit.socks, dark, depth + 0.05))
        toe = (ankle[0] + 0.055, ankle[1] - 0.012)
        artist.limb([ankle, toe], 0.05, _mix((40, 40, 44), dark, depth))
        thigh = (hip[0] + (knee[0] - hip[0]) * 0.55, hip[1] + (knee[1] - hip[1]) * 0.55)
        artist.limb([hip, thigh], 0.135, _mix(kit.shorts, dark, depth + 0.04))
        if back:
            _arm(artist, kit, skin, lean, -swing * sign, 0.28)
    top = lean
    artist.shape(
        [
            (-0.085, 0.46),
            (0.085, 0.46),
            (top + 0.105, 0.74),
            (top + 0.075, 0.835),
            (top - 0.075, 0.835),
            (top - 0.105, 0.74),
        ],
        kit.shirt,
    )
    artist.shape(
        [
            (-0.085, 0.46),
            (-0.03, 0.46),
            (top - 0.055, 0.83),
            (top - 0.075, 0.835),
            (top - 0.105, 0.74),
        ],
        _mix(kit.shirt, dark, 0.26),
    )
    _arm(artist, kit, skin, lean, -swing, 0.0)
    if NUMBERS[index]:
        # Last, so that no arm hides it: coaches know players by their number.
        artist.text((0.004 + lean * 0.6, 0.665), str(NUMBERS[index]), 0.13, kit.trim)
    artist.limb([(lean, 0.82), (lean * 1.2, 0.87)], 0.06, _mix(skin, dark, 0.2))
    artist.disc((lean * 1.4, 0.925), 0.066, skin)
    artist.shape(
        [
            (lean * 1.4 - 0.07, 0.915),
            (lean * 1.4 - 0.06, 0.98),
            (lean * 1.4, 1.0),
            (lean * 1.4 + 0.055, 0.975),
            (lean * 1.4 - 0.01, 0.95),
        ],
        hair,
    )


def _arm(artist: _Artist, kit: _Kit, skin: Color, lean: float, swing: float, depth: float) -> None:
    dark: Color = (16, 18, 20)
    shoulder = (lean + (0.055 if depth == 0.0 else -0.03), 0.79)
    angle = 0.75 * swing
    elbow = (shoulder[0] + 0.155 * math.sin(angle), shoulder[1] - 0.155 * math.cos(angle))
    hand = (
        elbow[0] + 0.14 * math.sin(angle + 0.9),
        elbow[1] - 0.14 * math.cos(angle + 0.9),
    )
    artist.limb([elbow, hand], 0.05, _mix(skin, dark, depth))
    sleeve = (
        shoulder[0] + (elbow[0] - shoulder[0]) * 0.7,
        shoulder[1] + (elbow[1] - shoulder[1]) * 0.7,
    )
    artist.limb([sleeve, elbow], 0.055, _mix(skin, dark, depth))
    artist.limb([shoulder, sleeve], 0.08, _mix(kit.shirt, dark, depth + 0.10))


def _draw_ball(unit: float) -> Sprite:
    """A white ball with dark patches; its foot is the centre, its unit the diameter."""
    fine = unit * 6
    side = int(fine * 1.3) // 6 * 6
    canvas = np.zeros((side, side, 3), np.uint8)
    cover = np.zeros((side, side), np.uint8)
    middle = (side // 2, side // 2)
    cv2.circle(canvas, middle, int(fine / 2), (236, 240, 242), -1, cv2.LINE_AA)
    cv2.circle(cover, middle, int(fine / 2), 255, -1, cv2.LINE_AA)
    lower = (side // 2 + int(0.05 * fine), side // 2 + int(0.10 * fine))
    cv2.circle(canvas, lower, int(fine * 0.15), (60, 60, 62), -1, cv2.LINE_AA)
    for turn in range(5):
        angle = 2 * math.pi * turn / 5 + 0.4
        x = lower[0] + int(0.40 * fine * math.cos(angle))
        y = lower[1] + int(0.40 * fine * math.sin(angle))
        cv2.circle(canvas, (x, y), int(fine * 0.09), (80, 80, 84), -1, cv2.LINE_AA)
    small = (side // 6, side // 6)
    color = cv2.resize(canvas, small, interpolation=cv2.INTER_AREA)
    alpha = cv2.resize(cover, small, interpolation=cv2.INTER_AREA).astype(np.float32)[:, :, None]
    offset = np.array([16.0, 128.0, 128.0], np.float32)
    full = np.concatenate([to_yuv(color) - offset + offset * (alpha / 255), alpha], axis=2)
    pixels = np.clip(np.rint(full), 0, 255).astype(np.uint8)
    return Sprite(pixels, (side / 12, side / 12), unit)
