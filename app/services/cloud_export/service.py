"""Cloud exports as the settings page and the command line see them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING

from app.core.cloud_export import Spend
from app.core.errors import NoKeyring
from app.services.cloud_export.deciding import Decider
from app.services.cloud_export.door import GpuDoor
from app.services.cloud_export.runner import CLOSE_S, CloudRunner
from app.services.cloud_export.spend import Meter
from app.services.cloud_export.values import GpuFinding, GpuForm, GpuSettings, GpuTest

if TYPE_CHECKING:
    from app.services.cloud_door import CloudDoor

log = logging.getLogger(__name__)


class CloudExports:
    """The settings of cloud exports. Safe from any thread; futures must not be waited for on the
    library's own thread.
    """

    def __init__(
        self,
        gpu: GpuDoor,
        cloud: CloudDoor,
        decider: Decider,
        runner: CloudRunner,
        meter: Meter,
        pool: Executor,
    ) -> None:
        """Use ``Workspace.cloud_exports``."""
        self._gpu, self._cloud, self._pool, self._meter = gpu, cloud, pool, meter
        self._over = threading.Event()
        self._test: threading.Thread | None = None
        self.decider, self.runner = decider, runner

    def close(self) -> None:
        """End a test that runs, and let go of exports; they go on in the cloud."""
        self.end_test()
        self.runner.close()
        if self._test is not None:
            self._test.join(CLOSE_S)

    @property
    def available(self) -> bool:
        """Whether an endpoint and a bucket are set up; that the keys are known is found out when
        they are needed.
        """
        return self.decider.set_up

    def settings(self) -> Future[GpuSettings]:
        """What is set up, and what is missing."""
        return self._pool.submit(self._settings)

    def put(self, form: GpuForm) -> Future[GpuSettings]:
        """Keep what was entered. ``BadInput`` for what cannot be, ``NotSetUp`` without a key,
        ``NoKeyring`` when the key cannot be kept where it was wanted: offer "session" or "file".
        """

        def keep() -> GpuSettings:
            if form.choices.endpoint_id.strip():
                self._gpu.client(form).close()  # refuses what cannot be an endpoint or a key
            self._gpu.put(form)
            return self._settings()

        return self._pool.submit(keep)

    def forget(self) -> Future[GpuSettings]:
        """Forget key and endpoint: exports are rendered on this computer from now on."""

        def forget() -> GpuSettings:
            self._gpu.forget()
            return self._settings()

        return self._pool.submit(forget)

    def test(
        self, form: GpuForm | None = None, on_finding: Callable[[GpuFinding], None] | None = None
    ) -> Future[GpuTest]:
        """Try what was entered (or what is set up): bucket, key and endpoint, then a worker.

        A test that runs already is ended. ``on_finding`` hears of each line as it is known, on a background thread. The worker is asked
        who it is, which takes it about a second and costs next to nothing; that one starts may
        take minutes.
        """
        from app.services.cloud_export.probe import probe

        def told(finding: GpuFinding) -> None:
            if on_finding is None:
                return
            try:
                on_finding(finding)
            except Exception:
                # One broken listener must not end the test.
                log.exception("a listener failed on a finding")

        self.end_test()
        over = self._over = threading.Event()
        found: Future[GpuTest] = Future()

        def run() -> None:
            try:
                found.set_result(probe(self._gpu, self._cloud, form, told, closing=over))
            except BaseException as error:  # noqa: BLE001 (it belongs to whoever waits)
                found.set_exception(error)

        # A thread of its own: it may take minutes, and the library's are few.
        self._test = threading.Thread(target=run, name="cloud-test", daemon=True)
        self._test.start()
        return found

    def end_test(self) -> None:
        """Nobody waits for the test any more: end it soon, and its job in the cloud."""
        self._over.set()

    def spend(self) -> Future[Spend]:
        """What this month has cost so far, with the limit."""
        return self._pool.submit(lambda: self._meter.month(self._gpu.choices.cap_usd))

    def _settings(self) -> GpuSettings:
        try:
            hint = self._gpu.key_hint()
        except NoKeyring:
            hint = ""
        why, _ = self.decider.why_not(0.0)
        return GpuSettings(self._gpu.choices, hint, self._gpu.by_environment, why)
