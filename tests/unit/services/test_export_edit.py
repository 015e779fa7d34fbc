from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from app.core.edit import Banner, ReelSound, Text
from app.core.errors import BadInput
from app.core.facts import SourceFacts
from app.core.game import GameFile
from app.core.spotlight import default_spotlight
from app.services.export_edit import ExportChoices, adapted, estimate, frame_count, inside
from tests.support.libraries import edit as an_edit

PLAIN = an_edit(clips=2)
FILES = {
    source_id: GameFile(source_id, source.path, 1, 90_000_000, 1920, 1080, Fraction(30), True)
    for source_id, source in PLAIN.sources
}


def facts(length_s: int) -> dict[str, SourceFacts]:
    pts = range(length_s * 30)
    one = SourceFacts(1920, 1080, Fraction(1, 30), pts, length_s * 30)
    return dict.fromkeys(FILES, one)


def dressed() -> object:
    clip = PLAIN.clips[0]
    light = default_spotlight("s1", clip.start_us, clip.end_us, 1920, 1080)
    text = Text("t1", clip.start_us, clip.end_us, "Goal")
    return replace(
        PLAIN, clips=(replace(clip, spotlights=(light,), texts=(text,)), *PLAIN.clips[1:])
    )


def test_framing_leaves_the_marks_out_and_overlay_keeps_them() -> None:
    edit = dressed()
    framed = adapted(edit, ExportChoices("framing"), FILES)  # type: ignore[arg-type]
    assert not any(clip.spotlights or clip.texts for clip in framed.clips)
    assert adapted(edit, ExportChoices("overlay"), FILES).clips[0].texts  # type: ignore[arg-type]


def test_the_banner_of_a_recap_is_no_part_of_its_framing() -> None:
    clip = replace(PLAIN.clips[0], banner=Banner("1:05", "!!", "Brilliant Goal"))
    edit = replace(PLAIN, clips=(clip, *PLAIN.clips[1:]))
    assert adapted(edit, ExportChoices("annotate"), FILES).clips[0].banner == clip.banner
    assert adapted(edit, ExportChoices("framing"), FILES).clips[0].banner is None


def test_even_loudness_is_as_the_reel_has_it_unless_it_is_chosen() -> None:
    loud = replace(PLAIN, reel=replace(PLAIN.reel, sound=ReelSound(loudness=True)))
    for edit, choice, wanted in (
        (PLAIN, None, False),
        (PLAIN, True, True),
        (loud, None, True),
        (loud, False, False),
    ):
        made = adapted(edit, ExportChoices("overlay", loudness=choice), FILES)
        assert made.reel.sound.loudness is wanted


def test_ratio_size_rate_and_name_are_those_of_the_choices() -> None:
    choices = ExportChoices("overlay", ratio="1:1", fps=Fraction(60), name=" Best ")
    reel = adapted(PLAIN, choices, FILES).reel
    assert (reel.size, reel.fps, reel.name) == ((1080, 1080), Fraction(60), "Best")
    small = adapted(PLAIN, ExportChoices("overlay", size=(540, 960)), FILES)
    assert small.reel.size == (540, 960)


def test_an_empty_reel_is_refused() -> None:
    with pytest.raises(BadInput, match="has no clips"):
        adapted(replace(PLAIN, clips=()), ExportChoices("overlay"), FILES)


def test_a_clip_that_runs_over_the_end_of_its_file_is_cut_there() -> None:
    last = max(clip.end_us for clip in PLAIN.clips)
    short = (last - 1) // 1_000_000
    cut = inside(PLAIN, facts(short))
    assert max(clip.end_us for clip in cut.clips) <= short * 1_000_000
    assert frame_count(cut, facts(short)) < frame_count(PLAIN, facts(short + 10))


def test_the_check_list_names_what_is_missing() -> None:
    told = estimate(PLAIN, ExportChoices("overlay"), 30 * 300).warnings
    assert any("spotlight" in sentence for sentence in told)
    assert any("4 minutes" in sentence for sentence in told)
    plain = estimate(PLAIN, ExportChoices("framing"), 30)
    assert plain.warnings == ()
    assert 0 < plain.size_bytes < 10_000_000
