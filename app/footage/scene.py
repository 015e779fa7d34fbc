"""Frames: the ground through the camera, with people, ball and frame number on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from app.footage import barcode
from app.footage.play import PEOPLE, Moments, Play
from app.footage.spec import MatchSpec
from app.footage.sprites import BOX_WIDTH, STEPS, Sprites, overlay
from app.footage.stadium import Stadium, build_stadium
from app.footage.view import PLAYER_HEIGHT, View

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float64]

_CHUNK = 250
_BALL = 0.34
"""Metres; drawn larger than the real 0.22 so that it stays visible when small."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Truth of a run of frames: columns as in `MatchTruth`, plus what drawing needs."""

    camera: Floats
    players: Floats
    ball: Floats
    shadow: Floats
    right: NDArray[np.bool_]
    step: NDArray[np.int64]
    order: NDArray[np.int64]


class Scene:
    """Draws the frames of a match in order as 8-bit luma and chroma planes of the upright picture."""

    def __init__(self, spec: MatchSpec) -> None:
        self._spec = spec
        self._view = View(spec.width, spec.height)
        base = float(spec.start_number / spec.fps)
        self._seconds = base + spec.ticks().astype(np.float64) * float(spec.time_base)
        self._play = Play(spec.seed, float(self._seconds[-1]), weave=spec.weave)
        tallest = PLAYER_HEIGHT * float(self._view.scale(np.array([66.0]))[0]) * 1.32
        self._sprites = Sprites(tallest)
        self._layout = spec.layout

    @property
    def play(self) -> Play:
        """The match being drawn."""
        return self._play

    def geometry(self) -> Iterator[Geometry]:
        """Truth in chunks of frames, without drawing."""
        for begin in range(0, len(self._seconds), _CHUNK):
            seconds = self._seconds[begin : begin + _CHUNK]
            yield self._locate(seconds, self._play.moments(seconds))

    def frames(self) -> Iterator[tuple[Bytes, Bytes, Geometry, int]]:
        """(luma (h, w), chroma (h/2, w/2, 2), geometry of the chunk, row in it) frame by frame."""
        number = self._spec.start_number
        ground = build_stadium(self._view, self._spec.seed)
        for geometry in self.geometry():
            for row in range(len(geometry.camera)):
                luma, chroma = self._draw(ground, geometry, row)
                # The caller adds nothing: the number is the last thing drawn, over everything.
                planes = (chroma[:, :, 0], chroma[:, :, 1])
                barcode.draw(luma, planes, number, self._layout)
                number += 1
                yield luma, chroma, geometry, row

    def _locate(self, seconds: Floats, moments: Moments) -> Geometry:
        """Project a chunk: rounded to 1/100 pixel, which is also what is drawn."""
        view, camera = self._view, self._view.camera(moments.look, moments.zoom)
        camera = np.round(camera, 4)
        x, y = moments.people[:, :, 0], moments.people[:, :, 1]
        people = self._to_picture(camera, *view.project(x, y))
        tall = PLAYER_HEIGHT * view.scale(y) * camera[:, 2:]
        players = np.stack([people[0], people[1] - tall / 2, tall * BOX_WIDTH, tall], axis=2).round(
            2
        )
        bx, by, bz = moments.ball.T
        zoom = camera[:, 2]
        radius = np.maximum(_BALL / 2 * view.scale(by) * zoom, 1.2)
        centre = self._to_picture(camera, *(p[:, None] for p in view.project(bx, by, bz)))
        ground = self._to_picture(camera, *(p[:, None] for p in view.project(bx, by)))
        vx, vy = moments.velocity[:, :, 0], moments.velocity[:, :, 1]
        fast = vx * vx + vy * vy > 1.0
        beat = (seconds[:, None] * 11.0 + np.arange(PEOPLE) * 3.7).astype(np.int64) % STEPS
        return Geometry(
            camera=camera,
            players=players,
            ball=np.stack([centre[0][:, 0], centre[1][:, 0], radius], axis=1).round(2),
            shadow=np.stack([ground[0][:, 0], ground[1][:, 0]], axis=1),
            right=np.where(np.abs(vx) > 0.5, vx > 0, x < moments.ball[:, :1]),
            step=np.where(fast, beat, STEPS),
            order=np.argsort(y, axis=1, kind="stable"),
        )

    def _to_picture(self, camera: Floats, u: Floats, v: Floats) -> tuple[Floats, Floats]:
        """Picture pixels of world points (n, m), corner-based coordinates."""
        cu, cv, zoom = camera[:, :1], camera[:, 1:2], camera[:, 2:]
        spec = self._spec
        return (u - cu) * zoom + spec.width / 2, (v - cv) * zoom + spec.height / 2

    def _draw(self, ground: Stadium, geometry: Geometry, row: int) -> tuple[Bytes, Bytes]:
        cu, cv, zoom = (float(value) for value in geometry.camera[row])
        luma, chroma = self._background(ground, (cu, cv, zoom))
        bx, by, radius = (float(value) for value in geometry.ball[row])
        sx, sy = (float(value) for value in geometry.shadow[row])
        drawn = False
        for who in geometry.order[row]:
            cx, cy, _, tall = (float(value) for value in geometry.players[row, who])
            foot = cy + tall / 2
            if not drawn and foot > sy + radius:
                self._ball(luma, chroma, (bx, by), (sx, sy), radius)
                drawn = True
            sprite = self._sprites.player(
                int(who), bool(geometry.right[row, who]), int(geometry.step[row, who])
            )
            overlay(luma, chroma, sprite, (cx, foot), tall)
        if not drawn:
            self._ball(luma, chroma, (bx, by), (sx, sy), radius)
        return luma, chroma

    def _background(
        self, ground: Stadium, camera: tuple[float, float, float]
    ) -> tuple[Bytes, Bytes]:
        """The panorama through the camera."""
        spec, (cu, cv, zoom) = self._spec, camera
        step = ground.ratio / zoom
        left = (cu - ground.left) * ground.ratio - spec.width / 2 * step
        top = (cv - ground.top) * ground.ratio - spec.height / 2 * step
        half = ((spec.width + 1) // 2, (spec.height + 1) // 2)
        luma = _crop(ground.luma, left, top, step, (spec.width, spec.height))
        chroma = _crop(ground.chroma, left / 2, top / 2, step, half)
        return luma, chroma

    def _ball(
        self,
        luma: Bytes,
        chroma: Bytes,
        centre: tuple[float, float],
        ground: tuple[float, float],
        radius: float,
    ) -> None:
        x, y = round(ground[0] + radius * 0.6), round(ground[1])
        reach, flat = round(radius * 1.2), max(1, round(radius * 0.45))
        height, width = luma.shape
        if reach < x < width - reach and flat < y < height - flat:
            part = luma[y - flat : y + flat + 1, x - reach : x + reach + 1]
            v, u = np.mgrid[-1 : 1 : (2 * flat + 1) * 1j, -1 : 1 : (2 * reach + 1) * 1j]
            part[:] = (part * (1 - 0.5 * np.clip(1.6 - 1.6 * (u * u + v * v), 0, 1))).astype(
                np.uint8
            )
        overlay(luma, chroma, self._sprites.ball, centre, 2 * radius)


def _crop(picture: Bytes, left: float, top: float, step: float, size: tuple[int, int]) -> Bytes:
    """`size` samples `step` apart from corner (left, top), linear between pixels."""
    matrix: NDArray[Any] = np.array(
        [[step, 0.0, left + 0.5 * step - 0.5], [0.0, step, top + 0.5 * step - 0.5]]
    )
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(
        cv2.warpAffine(picture, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    )
