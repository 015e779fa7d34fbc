"""The cloud and the laptops of every case of sync."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cloud.r2 import R2Config
from tests.integration.sync.laptops import Cloud, Team, fresh_cloud
from tests.support.fault_proxy import FaultProxy
from tests.support.ministack import Ministack


@pytest.fixture
def cloud(s3: Ministack) -> Cloud:
    """A new coach in a new bucket."""
    return fresh_cloud(s3)


@pytest.fixture
def laptop(cloud: Cloud, tmp_path: Path) -> Iterator[Team]:
    """Makes laptops of that coach by name."""
    team = Team(tmp_path, cloud)
    yield team
    team.close()


@pytest.fixture
def faulty(cloud: Cloud, proxy: FaultProxy) -> R2Config:
    """The same cloud, by way of ``proxy``."""
    return cloud.through(proxy.endpoint)
