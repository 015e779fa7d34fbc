"""Jobs through the SDK's own loop: what comes out, what is refused, what is left behind."""

from __future__ import annotations

import pytest

from tests.support.sdk_worker import SdkWorker
from tests.support.worker_orders import Desk, Orders

pytestmark = pytest.mark.integration


def test_a_job_is_done(desk: Desk, orders: Orders, sdk_worker: SdkWorker) -> None:
    order = orders.one()
    ended = desk.do(order.value)
    assert ended["status"] == "COMPLETED"
    marker = orders.check(order)
    assert marker.encoder == "x264"
