"""A short run of the chaos; the long one is ``python -m tests.shows.sync_chaos``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.sync.chaos import Chaos
from tests.integration.sync.chaos_plan import Plan
from tests.support.ministack import Ministack

pytestmark = [pytest.mark.integration, pytest.mark.slow]


def test_no_edit_is_lost_in_a_bad_year(s3: Ministack, tmp_path: Path) -> None:
    report = Chaos(Plan(seed=5, edits=50), s3, tmp_path).run()
    assert report.edits >= 150 and min(report.by_device.values()) >= 50
    assert report.fault_share >= 0.2 and report.crashes.total() >= 2
    assert report.lost == []
    assert report.undone == []
    assert report.identical and report.contiguous
