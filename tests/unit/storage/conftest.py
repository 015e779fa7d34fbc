from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library in a folder of its own."""
    with Library.open(tmp_path / "home") as opened:
        yield opened
