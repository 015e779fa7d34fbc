"""A few real SIGKILLs; many are ``python -m tests.shows.sync_kills``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.sync.kills import run
from tests.support.ministack import Ministack

pytestmark = [pytest.mark.integration, pytest.mark.slow]


def test_no_acknowledged_row_is_missing_after_kills(s3: Ministack, tmp_path: Path) -> None:
    report = run(s3, tmp_path, kills=6, seed=2)
    assert report.kills.total() == 6
    assert report.missing == []
    assert report.edits > 20 and report.rows > 10
    assert report.identical and report.sound
