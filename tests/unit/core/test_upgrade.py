"""Old documents go up one step at a time; unknown versions are named."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.edit import SCHEMA
from app.core.errors import BadEdit
from app.core.upgrade import STEPS, upgraded

Document = dict[str, Any]


def v1_to_v2(document: Document) -> Document:
    return {**document, "title": document["name"]}


def v2_to_v3(document: Document) -> Document:
    return {key: value for key, value in document.items() if key != "name"}


CHAIN = {1: v1_to_v2, 2: v2_to_v3}


def test_an_old_document_goes_through_every_step() -> None:
    old = {"schema": 1, "name": "Goal"}
    assert upgraded(old, CHAIN, 3) == {"schema": 3, "title": "Goal"}
    assert old == {"schema": 1, "name": "Goal"}


def test_a_document_of_today_is_left_as_it_is() -> None:
    assert upgraded({"schema": 3, "x": 1}, CHAIN, 3) == {"schema": 3, "x": 1}


def test_a_newer_document_asks_for_an_update() -> None:
    with pytest.raises(BadEdit) as caught:
        upgraded({"schema": 7})
    sentence = "schema: unknown schema version 7: made by a newer Reel Ballers; update the app"
    assert str(caught.value) == sentence


def test_a_document_older_than_all_steps_is_named() -> None:
    with pytest.raises(BadEdit, match="unknown schema version 1: the oldest one known is 2"):
        upgraded({"schema": 1}, {2: v2_to_v3}, 3)


def test_the_real_chain_has_no_gaps() -> None:
    assert sorted(STEPS) == list(range(SCHEMA - len(STEPS), SCHEMA))
