"""Two laptops without a cloud."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.sync_laptop import Laptop


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Laptop]:
    laptop = Laptop(tmp_path / "one")
    yield laptop
    laptop.app.close()


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Laptop]:
    laptop = Laptop(tmp_path / "two")
    yield laptop
    laptop.app.close()
