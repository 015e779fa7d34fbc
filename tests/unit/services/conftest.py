"""A real library, opened in a folder of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.history import History
from app.services.operations import Operations
from app.storage import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "home", "local-test") as opened:
        yield opened


@pytest.fixture
def history() -> History:
    return History()


@pytest.fixture
def operations(library: Library, history: History) -> Operations:
    made = Operations(library, history.record)
    history.attach(made)
    return made
