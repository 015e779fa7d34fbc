from __future__ import annotations

from pathlib import Path

import pytest

from app.core.export import ExportJob, frozen_settings
from app.ui.gallery.choices import Remembered, like, remembered
from app.ui.gallery.facts import AgainAsked


def test_choices_come_back_as_they_were() -> None:
    chosen = Remembered(
        "framing", "high", "local", 2, True, False, Path("/films"), "av1", 25, True, False
    )
    assert remembered(chosen.to_json()) == chosen


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"quality": "best", "where": "moon", "scale": 99, "kind": 3, "folder": 7}',
        '{"codec": "vp9", "max_mb": -4}',
        '{"max_mb": "25"}',
    ],
)
def test_what_makes_no_sense_is_the_default(text: str) -> None:
    assert remembered(text) == Remembered()


def test_an_export_made_again_has_its_choices() -> None:
    settings = frozen_settings(
        {"audio": False, "loudness": True, "codec": "hevc", "max_bytes": 25_000_000}
    )
    job = ExportJob(
        "1", "framing", "r", "Goal", "{}", "G.mp4", 0, "local", "done", "draft", settings
    )
    again = like(job, Remembered(scale=1))
    assert (again.kind, again.quality, again.where) == ("framing", "draft", "local")
    assert (again.audio, again.loudness, again.scale) == (False, True, 1)
    assert (again.codec, again.max_mb) == ("hevc", 25)


def test_an_export_made_again_is_of_the_same_clips() -> None:
    settings = frozen_settings({"clips": "a b"})
    job = ExportJob("1", "annotate", "g", "Recap", "{}", "R.mp4", 0, settings=settings)
    target = AgainAsked(job).target
    assert (target.id, target.kind, target.clip_ids) == ("g", "annotate", ("a", "b"))
    assert AgainAsked(ExportJob("1", "overlay", "r", "G", "{}", "G.mp4", 0)).target.clip_ids == ()


def test_the_cloud_is_remembered() -> None:
    assert remembered(Remembered(where="cloud").to_json()).where == "cloud"


def test_even_loudness_is_remembered() -> None:
    assert remembered(Remembered(loudness=True).to_json()).loudness
    assert not remembered('{"loudness": "yes"}').loudness
