"""Every error is one sentence and knows its exit code."""

from __future__ import annotations

from app.core import errors


def test_a_bad_edit_names_the_field_and_the_reason() -> None:
    error = errors.BadEdit("clips[0].end_us", "must be after start_us")
    assert str(error) == error.sentence == "clips[0].end_us: must be after start_us"
    assert str(errors.BadEdit("", "the edit is empty")) == "the edit is empty"


def test_wrong_use_exits_with_two_and_a_failing_world_with_one() -> None:
    wrong_use = (errors.BadEdit("a", "b"), errors.BadAnnotations("x"), errors.NotFound("x"))
    world = (errors.BadMedia("x"), errors.MediaGone("x"), errors.RenderFailed("x"))
    assert {error.exit_code for error in wrong_use} == {2}
    assert {error.exit_code for error in world} == {1}
