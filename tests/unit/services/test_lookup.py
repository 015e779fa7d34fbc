from __future__ import annotations

from dataclasses import dataclass

import pytest

from app.core.errors import BadInput, NotFound
from app.services.lookup import found


@dataclass(frozen=True)
class Thing:
    id: str
    name: str


THINGS = [Thing("aaaa1111", "Goal"), Thing("aaaa2222", "Pass"), Thing("bbbb", "pass")]


@pytest.mark.parametrize(("text", "name"), [("bbbb", "pass"), ("goal", "Goal"), ("aaaa2", "Pass")])
def test_by_id_name_or_start_of_id(text: str, name: str) -> None:
    assert found(text, THINGS, "reel").name == name


@pytest.mark.parametrize("text", ["pass", "aaaa"])
def test_what_fits_twice_is_asked_back_with_the_ids(text: str) -> None:
    with pytest.raises(BadInput, match=r"2 reels fit .* aaaa"):
        found(text, THINGS, "reel")


@pytest.mark.parametrize("text", ["", "a", "aaa", "nothing"])
def test_what_nothing_fits_names_the_list(text: str) -> None:
    with pytest.raises(NotFound, match="reels list"):
        found(text, THINGS, "reel")
