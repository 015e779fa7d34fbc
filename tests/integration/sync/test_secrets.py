"""No key and no signature in anything that a season with the cloud leaves behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.sync.spill import run, would_be_found
from tests.support.ministack import Ministack

pytestmark = [pytest.mark.integration, pytest.mark.slow]


def test_no_secret_is_left_anywhere(s3: Ministack, tmp_path: Path) -> None:
    assert would_be_found(tmp_path)
    spill = run(s3, tmp_path / "season", brief=True)
    assert [str(leak) for leak in spill.leaks] == []
    assert spill.files > 40 and spill.secrets == 7
    ended = {name.partition(": ")[2]: code for name, code in spill.codes.items()}
    assert ended["a film goes up"] == ended["seen from afar"] == ended["doctor"] == 0
    assert ended["sync --history --json"] == ended["sync --restore 1"] == 0
    assert ended["a bug that tells all"] == 1
