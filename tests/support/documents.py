"""An edit document with everything in it, and the same with one place changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema

SCHEMA = json.loads(
    (Path(__file__).resolve().parents[2] / "resources" / "edit.schema.json").read_text()
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def document() -> dict[str, Any]:
    """The example of the design, with everything in it."""
    return {
        "schema": 2,
        "reel": {
            "id": "r1",
            "name": "Goal 2-1",
            "size": [1080, 1920],
            "fps": "30/1",
            "transition": {"kind": "dissolve", "us": 500000},
            "intro": {"title": "Maya", "subtitle": "Highlights", "photo": "aGk="},
            "score": {
                "home": "LIO",
                "away": "TIG",
                "clocks": {"g1": -5000000},
                "goals": [{"clock_us": 7000000, "home": True}],
            },
            "poster": {"clip": "c1", "t_us": 12500000},
            "sound": {"loudness": True, "beyond": "keep"},
        },
        "sources": {"g1": {"path": "match.mp4", "sha256": "ab" * 32, "origin_us": 0}},
        "clips": [
            {
                "id": "c1",
                "source": "g1",
                "start_us": 12000000,
                "end_us": 24000000,
                "rotation_deg": 0.0,
                "crop": [
                    {
                        "t_us": 12000000,
                        "cx": 960.0,
                        "cy": 540.0,
                        "height": 1080.0,
                        "ease": "smooth",
                    },
                    {"t_us": 13000000, "cx": 900.0, "cy": 540.0, "height": 900.0, "ease": "hold"},
                ],
                "segments": [
                    {"start_us": 15000000, "end_us": 17000000, "speed": "1/2"},
                    {"at_us": 16000000, "freeze_us": 2000000},
                ],
                "audio": {"gain_db": 0.0, "mute": False},
                "spotlights": [
                    {
                        "id": "s1",
                        "start_us": 12000000,
                        "end_us": 14000000,
                        "shape": "body",
                        "color": "#FFFFFF",
                        "stroke": 2,
                        "fill": 0.2,
                        "dim": 0.2,
                        "brighten": 0.0,
                        "keyframes": [
                            {"t_us": 12000000, "cx": 8.0, "cy": 5.0, "rx": 65.0, "ry": 130.0}
                        ],
                    }
                ],
                "texts": [
                    {
                        "id": "t1",
                        "start_us": 12000000,
                        "end_us": 14000000,
                        "text": "#10 Maya",
                        "font": "Inter",
                        "size": 0.06,
                        "color": "#FFFFFF",
                        "anchor": "bottom",
                        "dx": 0.0,
                        "dy": 0.0,
                    }
                ],
            }
        ],
    }


CLIP = ("clips", 0)
KEY = (*CLIP, "crop", 0)
LIGHT = (*CLIP, "spotlights", 0)
TEXT = (*CLIP, "texts", 0)
GONE = object()
"""In ``put``: take the place away."""


def put(at: tuple[str | int, ...], value: object) -> dict[str, Any]:
    changed = document()
    place: Any = changed
    for step in at[:-1]:
        place = place[step]
    if value is GONE:
        del place[at[-1]]
    else:
        place[at[-1]] = value
    return changed
