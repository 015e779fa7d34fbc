"""What the check list before an export finds, and where it says it is."""

from __future__ import annotations

from dataclasses import replace

from app.core.edit import Edit, Text
from app.core.spotlight import default_spotlight
from app.services.export_checks import check_list, merged
from tests.support.libraries import edit as an_edit


def with_text(text: Text, size: tuple[int, int] = (1080, 1920)) -> Edit:
    edit = an_edit()
    (clip,) = edit.clips
    return replace(edit, reel=replace(edit.reel, size=size), clips=(replace(clip, texts=(text,)),))


def test_a_spotlight_that_was_trimmed_away_marks_nobody() -> None:
    edit = an_edit(clips=2)
    light = default_spotlight("s", 0, 1_000_000, 1920, 1080)
    seen, trimmed = (replace(clip, spotlights=(light,)) for clip in edit.clips)
    trimmed = replace(trimmed, start_us=2_000_000, name="Switch of play, then the long cross")
    (check,) = check_list(replace(edit, clips=(seen, trimmed)), "overlay", 10)
    assert (check.kind, check.clip_id, check.source_us) == ("spotlight", trimmed.id, 2_000_000)
    assert check.words == "No spotlight on Switch of play, then th…"
    assert check_list(replace(edit, clips=(seen, trimmed)), "framing", 10) == ()


def test_a_text_at_its_anchor_is_inside_and_a_shifted_one_is_not() -> None:
    inside = Text("t", 0, 4_000_000, "#10 Maya", anchor="bottom-left")
    assert check_list(with_text(inside), "framing", 4) == ()
    (check,) = check_list(with_text(replace(inside, dx=-0.02)), "framing", 4)
    assert (check.kind, check.mark_id, check.clip_id) == ("text", "t", "part-0")
    assert "“#10 Maya” leaves the safe area" in check.words
    assert 0 < check.source_us < 4_000_000


def test_a_text_may_fit_one_shape_and_not_the_other() -> None:
    words = "one two three four five six seven"  # many lines where the picture is narrow
    text = Text("t", 0, 4_000_000, words, size=0.1, anchor="top", dy=0.6)
    tall, wide = (
        check_list(with_text(text, s), "framing", 4) for s in ((1080, 1920), (1920, 1080))
    )
    assert (len(tall), wide) == (1, ())
    assert merged((tall, wide, tall)) == tall


def test_a_text_that_is_trimmed_away_is_no_matter() -> None:
    late = Text("t", 4_000_000, 6_000_000, "Later", dx=1.5)
    assert check_list(with_text(late), "framing", 4) == ()


def test_four_minutes_are_enough_for_a_reel_but_not_for_a_recap() -> None:
    assert [c.kind for c in check_list(an_edit(), "framing", 241)] == ["length"]
    assert check_list(an_edit(), "annotate", 241) == ()
