"""Following a player: what a track is, when it must stop, and how it becomes keyframes."""

from __future__ import annotations

from app.core.follow.drive import DRIVES, Drives, driven
from app.core.follow.leave import away_spans, left_the_box
from app.core.follow.reduce import reduced
from app.core.follow.rule import DOUBTS, Doubt, Rule
from app.core.follow.smooth import CAMERA, LIGHT, Calm, calmed
from app.core.follow.track import Stop, Track, TrackPoint, joined, thinned, track_from, track_to

__all__ = [
    "CAMERA",
    "DOUBTS",
    "DRIVES",
    "LIGHT",
    "Calm",
    "Doubt",
    "Drives",
    "Rule",
    "Stop",
    "Track",
    "TrackPoint",
    "away_spans",
    "calmed",
    "driven",
    "joined",
    "left_the_box",
    "reduced",
    "thinned",
    "track_from",
    "track_to",
]
