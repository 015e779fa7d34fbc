"""What is true of a generated match: the reference that tests and trackers are measured by."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SCHEMA = 1

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class CameraTruth:
    """Where the camera looks: point (u, v) of the world is at ((u - cu) * zoom + width / 2, …).

    World units are pixels at zoom 1, u to the right and v down.
    """

    cu: float
    cv: float
    zoom: float


@dataclass(frozen=True, slots=True)
class PlayerTruth:
    """A person in one frame: box centre and size in upright source pixels (may lie outside)."""

    index: int
    team: str
    number: int
    cx: float
    cy: float
    width: float
    height: float
    visible: bool


@dataclass(frozen=True, slots=True)
class BallTruth:
    """The ball in one frame: centre and radius in upright source pixels (may lie outside)."""

    cx: float
    cy: float
    radius: float
    visible: bool


@dataclass(frozen=True, slots=True)
class FrameTruth:
    """One frame: the number burnt in, the timestamp as stored in the file, and who is where."""

    index: int
    number: int
    pts: int
    time: Fraction
    camera: CameraTruth
    players: tuple[PlayerTruth, ...]
    ball: BallTruth


@dataclass(frozen=True, eq=False)
class MatchTruth:
    """Truth of a whole file, by columns; `frame(i)` gives one frame as values.

    `pts` are the timestamps stored in the file in units of `time_base` seconds. `camera` is
    (frames, 3): cu, cv, zoom. `players` is (frames, people, 4): cx, cy, width, height.
    `ball` is (frames, 3): cx, cy, radius. Pixels are upright source pixels, rounded to 1/100.
    `whistles_us` are onsets in microseconds on the file's clock, counted from the first frame.
    """

    size: tuple[int, int]
    rotation: int
    fps: Fraction
    time_base: Fraction
    start_number: int
    pts: tuple[int, ...]
    key_frames: tuple[int, ...]
    teams: tuple[str, ...]
    shirt_numbers: tuple[int, ...]
    camera: Floats
    players: Floats
    ball: Floats
    whistles_us: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.pts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MatchTruth) and self.to_json() == other.to_json()

    __hash__ = None  # type: ignore[assignment]

    @property
    def origin(self) -> Fraction:
        """Timestamp of the first frame in seconds."""
        return self.pts[0] * self.time_base

    def time(self, index: int) -> Fraction:
        """Exact timestamp of a frame in seconds."""
        return self.pts[index] * self.time_base

    def number(self, index: int) -> int:
        """The number burnt into a frame."""
        return self.start_number + index

    def frame(self, index: int) -> FrameTruth:
        """Everything about one frame; raises IndexError past the end."""
        cx, cy, radius = (float(v) for v in self.ball[index])
        return FrameTruth(
            index=index,
            number=self.number(index),
            pts=self.pts[index],
            time=self.time(index),
            camera=CameraTruth(*(float(v) for v in self.camera[index])),
            players=tuple(self._player(index, who) for who in range(len(self.teams))),
            ball=BallTruth(cx, cy, radius, self._inside(cx, cy, 0.0, 0.0)),
        )

    def _player(self, index: int, who: int) -> PlayerTruth:
        cx, cy, width, height = (float(v) for v in self.players[index, who])
        visible = self._inside(cx, cy, width / 2, height / 2)
        return PlayerTruth(
            who, self.teams[who], self.shirt_numbers[who], cx, cy, width, height, visible
        )

    def _inside(self, cx: float, cy: float, half_width: float, half_height: float) -> bool:
        """Whether a box lies wholly within the picture."""
        return (
            half_width <= cx <= self.size[0] - half_width
            and half_height <= cy <= self.size[1] - half_height
        )

    def to_json(self) -> str:
        """Canonical JSON: one line, sorted keys, equal truths give equal text."""
        document = {
            "schema": SCHEMA,
            "size": list(self.size),
            "rotation": self.rotation,
            "fps": str(self.fps),
            "time_base": str(self.time_base),
            "start_number": self.start_number,
            "pts": list(self.pts),
            "key_frames": list(self.key_frames),
            "teams": list(self.teams),
            "shirt_numbers": list(self.shirt_numbers),
            "camera": self.camera.tolist(),
            "players": self.players.tolist(),
            "ball": self.ball.tolist(),
            "whistles_us": list(self.whistles_us),
        }
        return json.dumps(document, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> MatchTruth:
        """The truth `to_json` wrote; raises ValueError for another schema."""
        document = json.loads(text)
        if document.get("schema") != SCHEMA:
            raise ValueError(f"truth schema {document.get('schema')!r} is not {SCHEMA}")
        return cls(
            size=(document["size"][0], document["size"][1]),
            rotation=document["rotation"],
            fps=Fraction(document["fps"]),
            time_base=Fraction(document["time_base"]),
            start_number=document["start_number"],
            pts=tuple(document["pts"]),
            key_frames=tuple(document["key_frames"]),
            teams=tuple(document["teams"]),
            shirt_numbers=tuple(document["shirt_numbers"]),
            camera=np.array(document["camera"], dtype=np.float64),
            players=np.array(document["players"], dtype=np.float64),
            ball=np.array(document["ball"], dtype=np.float64),
            whistles_us=tuple(document["whistles_us"]),
        )

    def save(self, path: Path) -> None:
        """Write the JSON beside the match, whole or not at all."""
        part = path.with_name(path.name + ".part")
        part.write_text(self.to_json(), encoding="utf-8")
        part.replace(path)

    @classmethod
    def load(cls, path: Path) -> MatchTruth:
        """Read what `save` wrote."""
        return cls.from_json(path.read_text(encoding="utf-8"))
