"""A coach with a reel of two clips: with a real worker, or with a service that has none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.cloud_coach import CloudCoach, cloud_coach
from tests.support.control_plane import ControlPlane
from tests.support.fault_proxy import FaultProxy
from tests.support.fault_world import World
from tests.support.ministack import Ministack
from tests.support.quick_worker import Shelf
from tests.support.sdk_worker import SdkWorker

if TYPE_CHECKING:
    from app.cloud.r2 import R2Config


@pytest.fixture
def coach(tmp_path: Path, r2_config: R2Config, sdk_worker: SdkWorker) -> Iterator[CloudCoach]:
    """The worker of the session renders."""
    with cloud_coach(tmp_path / "home", r2_config, sdk_worker.plane) as opened:
        opened.make_reel()
        yield opened


@pytest.fixture
def alone(tmp_path: Path, r2_config: R2Config, plane: ControlPlane) -> Iterator[CloudCoach]:
    """No worker will ever come."""
    with cloud_coach(tmp_path / "home", r2_config, plane) as opened:
        opened.make_reel()
        yield opened


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Films that are rendered once for all tests."""
    return Shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture
def world(
    tmp_path: Path,
    r2_config: R2Config,
    plane: ControlPlane,
    proxy: FaultProxy,
    s3: Ministack,
    shelf: Shelf,
    record_property: Callable[[str, object], None],
) -> Iterator[World]:
    """A laptop, a store and a service without workers; the app is not open yet."""
    with World(tmp_path, r2_config, plane, proxy, s3, shelf, record_property).living() as opened:
        yield opened
