"""No key is left anywhere by an export in the cloud; ``tests.shows.cloud_secrets`` tries more of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shows.cloud_secrets import searched

pytestmark = [pytest.mark.integration, pytest.mark.slow]


def test_nothing_of_an_export_holds_a_key(tmp_path: Path) -> None:
    assert searched(tmp_path, brief=True) == ([], [])
