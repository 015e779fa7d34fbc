"""Frames of today's engine, and those that were recorded for its number.

``python -m tests.support.engine`` writes ``tests/data/engine-N.png`` for the ENGINE of today. Do that
after raising ENGINE because a change was meant to make other pixels, look at the difference, and
remove the old file.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.core.edit import (
    CropKey,
    Edit,
    EditClip,
    Goal,
    Intro,
    Reel,
    ScoreBug,
    Source,
    Spotlight,
    SpotlightKey,
    Text,
    Transition,
)
from app.core.facts import SourceFacts
from app.core.plan import plan
from app.render.compose import Compositor, pictures_of
from app.render.segment_keys import ENGINE
from tests.unit.render.pictures import textured

DATA = Path(__file__).resolve().parents[1] / "data"
SIZE, SOURCE = (144, 256), (320, 180)
SHOWN = (4, 20, 40, 55, 62, 75, 89)
"""The card, the card going, a mark with words, a dissolve, straightened with a ring, another moment
of it, the last frame."""


def edit() -> Edit:
    """A short reel with every kind of thing that is drawn."""
    body = Spotlight(
        "body",
        0,
        1_000_000,
        (SpotlightKey(0, 150.0, 90.0, 14.0, 30.0), SpotlightKey(900_000, 190.0, 90.0, 14.0, 30.0)),
        color="#FFD000",
        fill=0.2,
        brighten=0.3,
    )
    ground = Spotlight(
        "ground", 1_000_000, 3_000_000, (SpotlightKey(0, 160.0, 110.0, 24.0, 9.0),), shape="ground"
    )
    words = Text("words", 0, 3_000_000, "#10 Maya", background="#101418")
    clips = (
        EditClip(
            "a",
            "g",
            0,
            1_200_000,
            crop=(CropKey(0, 120.0, 90.0, 170.0), CropKey(1_000_000, 200.0, 80.0, 140.0)),
            spotlights=(body,),
            texts=(words,),
        ),
        EditClip("b", "g", 1_500_000, 2_900_000, rotation_deg=4.0, spotlights=(ground,)),
    )
    reel = Reel(
        "r",
        "Engine",
        SIZE,
        Fraction(30),
        Transition("dissolve", 400_000),
        Intro("Maya", "2-1", us=800_000),
        ScoreBug("Rovers", "United", clocks=(("g", 60_000_000),), goals=(Goal(61_000_000, True),)),
    )
    return Edit(reel, (("g", Source("g.mp4")),), clips)


def frames() -> NDArray[np.uint8]:
    """The shown frames side by side, as the encoder gets them: (H * 3 // 2, W * count)."""
    facts = SourceFacts(*SOURCE, Fraction(1, 30), tuple(range(100)), 100)
    pictures = [textured(SOURCE, seed) for seed in (1, 2, 3)]
    planned = plan(edit(), {"g": facts})
    compositor = Compositor(SIZE)
    made = []
    for n in SHOWN:
        decision = planned.frames[n]
        shown, other = pictures_of(decision, lambda _, index: pictures[index % 3])
        made.append(compositor.compose(decision, shown, other=other))
    return np.concatenate(made, axis=1)


def recorded(engine: int = ENGINE) -> Path:
    """Where the frames of an engine are."""
    return DATA / f"engine-{engine}.png"


if __name__ == "__main__":
    Image.fromarray(frames()).save(recorded(), optimize=True)
