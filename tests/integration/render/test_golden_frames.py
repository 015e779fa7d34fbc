"""Every golden edit shows what its name says: its frames against the pictures that are kept."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from tests.support.golden import FRAMES, golden_names, picture_problems, problems

pytestmark = pytest.mark.integration


@pytest.mark.parametrize("name", golden_names())
def test_it_is_decided_and_drawn_as_it_always_was(name: str) -> None:
    assert problems(name) == []


def test_there_is_a_picture_for_every_edit_and_no_other() -> None:
    assert sorted(path.stem for path in FRAMES.glob("*.png")) == golden_names()
    assert len(golden_names()) >= 60


def test_a_rule_that_is_broken_is_seen() -> None:
    """The limit is wide enough for another processor, and too narrow for another picture."""
    of = {
        name: np.asarray(Image.open(FRAMES / f"{name}.png"))
        for name in (
            "spotlight_stroke_one",
            "spotlight_stroke_three",
            "spotlight_brightens_inside",
            "text_with_stroke",
            "text_with_shadow",
            "score_bug_upright",
            "shape_nine_by_sixteen",
        )
    }
    for one, other in (
        ("spotlight_stroke_one", "spotlight_stroke_three"),
        ("spotlight_stroke_one", "spotlight_brightens_inside"),
        ("text_with_stroke", "text_with_shadow"),
    ):
        assert picture_problems(of[one], of[other]), f"{one} and {other} look alike"
    noise = np.random.default_rng(1).integers(-1, 2, of["score_bug_upright"].shape)
    near = np.clip(of["score_bug_upright"] + noise, 0, 255).astype(np.uint8)
    assert not picture_problems(near, of["score_bug_upright"])


def test_a_changed_decision_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.support import golden as module

    case = module.golden("spotlight_fill")
    clip = case.edit.clips[0]
    other = replace(clip, spotlights=(replace(clip.spotlights[0], stroke=1),))
    changed = replace(case, edit=replace(case.edit, clips=(other,)))
    monkeypatch.setattr(module, "golden", lambda name: changed)
    assert any("hash is" in sentence for sentence in problems("spotlight_fill"))
