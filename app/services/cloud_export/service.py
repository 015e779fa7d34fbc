"""Cloud exports as the settings page and the command line see them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from concurrent.futures import Executor, Future

from app.core.cloud_export import Spend
from app.core.errors import NoKeyring
from app.services.cloud_export.door import GpuDoor
from app.services.cloud_export.values import GpuFinding, GpuForm, GpuSettings, GpuTest
from app.services.operations import Operations


class CloudExports:
    """The settings of cloud exports. Safe from any thread; futures must not be waited for on the
    library's own thread.
    """

    def __init__(self, operations: Operations, door: GpuDoor, pool: Executor) -> None:
        """Use ``Workspace.cloud_exports``."""
        self._operations, self._door, self._pool = operations, door, pool

    @property
    def available(self) -> bool:
        """Whether an endpoint is set up; whether its key is known is found out when it is needed."""
        return bool(self._door.choices.endpoint_id)

    def settings(self) -> Future[GpuSettings]:
        """What is set up, and what is missing."""
        return self._pool.submit(self._settings)

    def put(self, form: GpuForm) -> Future[GpuSettings]:
        """Keep what was entered. ``BadInput`` for what cannot be, ``NoKeyring`` as the door says."""

        def keep() -> GpuSettings:
            if form.choices.endpoint_id.strip():
                self._door.client(form).close()  # refuses what cannot be an endpoint or a key
            self._door.put(form)
            return self._settings()

        return self._pool.submit(keep)

    def forget(self) -> Future[GpuSettings]:
        """Forget key and endpoint: exports are rendered on this computer from now on."""

        def forget() -> GpuSettings:
            self._door.forget()
            return self._settings()

        return self._pool.submit(forget)

    def test(
        self, form: GpuForm | None = None, on_finding: Callable[[GpuFinding], None] | None = None
    ) -> Future[GpuTest]:
        """Try what was entered (or what is set up): the key, the workers, a job of one second.

        ``on_finding`` hears of each line as it is known, on a background thread. The job needs the
        bucket; it costs a few thousandths of a dollar and may take minutes for a worker to start.
        """
        raise NotImplementedError

    def spend(self) -> Future[Spend]:
        """What this month has cost so far, with the limit."""
        raise NotImplementedError

    def _settings(self) -> GpuSettings:
        try:
            hint = self._door.key_hint()
        except NoKeyring:
            hint = ""
        return GpuSettings(self._door.choices, hint, self._door.by_environment)


def month_of(at_us: int) -> str:
    """The month (UTC) of a moment in microseconds since 1970."""
    return datetime.datetime.fromtimestamp(at_us / 1e6, datetime.UTC).strftime("%Y-%m")
