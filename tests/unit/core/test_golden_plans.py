"""The decisions of the golden edits: they change only on purpose."""

from __future__ import annotations

import pytest

from app.core.document import edit_from_json, edit_to_json
from app.core.plan import plan
from tests.support.golden import EDITS, golden, golden_names, golden_plan


@pytest.mark.parametrize("name", golden_names())
def test_the_plan_is_the_one_it_always_was(name: str) -> None:
    case = golden(name)
    made = plan(case.edit, case.facts)
    wanted = golden_plan(name)
    assert len(made.frames) == wanted["frames"]
    assert made.plan_hash == wanted["hash"]
    assert made.poster == wanted["poster"]


@pytest.mark.parametrize("name", golden_names())
def test_the_file_is_written_as_the_app_writes_it(name: str) -> None:
    text = (EDITS / f"{name}.json").read_text()
    assert edit_to_json(edit_from_json(text)) == text
