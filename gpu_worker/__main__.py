"""The worker: ``python -m gpu_worker``. Hands the handler to the SDK's loop, which never returns."""

from __future__ import annotations

import logging
import os
import sys
import types
from collections.abc import Mapping
from typing import Any

from gpu_worker.handler import Handler
from gpu_worker.settings import settings_from

_WITHOUT = "cpuinfo"
"""The SDK imports it for a debugging aid, and it asks a dozen programs about the processor: half of
the time that the SDK needs to start."""


def main() -> int:
    """Run until stopped; exit code 2 when the environment is wrong."""
    logging.basicConfig(
        level=logging.INFO, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s"
    )
    try:
        settings = settings_from()
    except ValueError as wrong:
        logging.getLogger(__name__).critical("%s", wrong)
        return 2
    os.environ.setdefault("RUNPOD_LOG_LEVEL", "INFO")  # its usual level repeats whole answers
    handler = Handler(settings, send_progress)
    handler.start()
    stub_cpuinfo()
    import runpod.serverless

    runpod.serverless.start({"handler": handler})
    return 0


async def send_progress(job: Mapping[str, Any], progress: dict[str, Any]) -> None:
    """One update through the SDK's own door, awaited: its thread per update keeps no order."""
    if "RUNPOD_WEBHOOK_POST_OUTPUT" not in os.environ:  # a trial on a desk: nobody listens
        return
    from runpod.http_client import AsyncClientSession
    from runpod.serverless.modules.rp_http import send_result

    async with AsyncClientSession() as session:
        await send_result(session, {"status": "IN_PROGRESS", "output": progress}, job)


def stub_cpuinfo() -> None:
    """Give the SDK an answer instead of the package it would ask."""
    if _WITHOUT not in sys.modules:
        module = types.ModuleType(_WITHOUT)
        module.get_cpu_info = lambda: {"brand_raw": "unknown"}  # type: ignore[attr-defined]
        sys.modules[_WITHOUT] = module


if __name__ == "__main__":
    sys.exit(main())
