"""A miniature RunPod, one real worker of the session, and orders for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.control_plane import ControlPlane

if TYPE_CHECKING:
    from app.cloud.r2.bucket import Bucket
    from tests.support.sdk_worker import SdkWorker
    from tests.support.worker_orders import Desk, Orders


@pytest.fixture(scope="session")
def worker_plane() -> Iterator[ControlPlane]:
    """The service that ``session_worker`` belongs to."""
    with ControlPlane() as opened:
        yield opened


@pytest.fixture(scope="session")
def session_worker(
    worker_plane: ControlPlane, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SdkWorker]:
    """One real worker for the tests of the session, started by the first that asks."""
    from tests.support.sdk_worker import SdkWorker

    with SdkWorker(worker_plane, tmp_path_factory.mktemp("worker")) as started:
        yield started


@pytest.fixture
def sdk_worker(session_worker: SdkWorker) -> Iterator[SdkWorker]:
    """The session's worker, living and without a job; its service is as at the start.

    ``sdk_worker.plane`` is the service.
    """
    if session_worker.ended():
        session_worker.start()
    session_worker.plane.reset()
    yield session_worker
    session_worker.plane.reset()


@pytest.fixture
def plane() -> Iterator[ControlPlane]:
    """A service of this test's own, without workers."""
    with ControlPlane(lost_after_s=1.5) as opened:
        yield opened


@pytest.fixture
def desk(sdk_worker: SdkWorker) -> Desk:
    """Calls the service of ``sdk_worker`` as a desktop does."""
    from tests.support.worker_orders import Desk

    return Desk(sdk_worker.plane)


@pytest.fixture
def orders(bucket: Bucket, tmp_path: Path) -> Orders:
    """Orders whose links lead through ``proxy``."""
    from tests.support.worker_orders import Orders

    return Orders(bucket, tmp_path)
