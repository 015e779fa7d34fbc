"""The RunPod key and endpoint of one library, and the client made of them.

The key comes from the environment (RUNPOD_API_KEY), else from what was entered since the app was
opened, else from the keyring (or the file the coach opted into). No value with it shows it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import NotSetUp
from app.services import logs
from app.services.cloud_door import SessionKeys
from app.services.cloud_export.values import GpuForm
from app.services.cloud_settings import CloudSettings, GpuChoices

if TYPE_CHECKING:
    from app.cloud.runpod.client import RunPod
    from app.cloud.secrets import Secrets

BASE_URL_VARIABLE = "RUNPOD_BASE_URL"
_SECRET = "runpod-api-key"  # noqa: S105 (a name, no secret)


class GpuDoor:
    """Safe to call from any thread; everything but ``choices`` may block."""

    def __init__(
        self,
        settings: CloudSettings,
        user_id: str,
        home: Path,
        session: SessionKeys | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """``environment`` stands over everything else; the process's own by default."""
        self._settings, self._user_id, self._home = settings, user_id, home
        self._session = session or SessionKeys()
        self._environment = os.environ if environment is None else environment

    @property
    def choices(self) -> GpuChoices:
        """What is set; its endpoint is empty when nothing is."""
        return self._settings.gpu(self._user_id)

    @property
    def by_environment(self) -> bool:
        """Whether the endpoint is given by a variable."""
        return self._settings.gpu_fixed_by_environment()

    def key(self) -> str:
        """The key. ``NotSetUp`` where it is not known."""
        given = self._environment.get("RUNPOD_API_KEY")
        key = given or self._session.gpu_by_user.get(self._user_id) or self._secrets().get(_SECRET)
        if not key:
            raise NotSetUp(
                "The RunPod key is not known on this laptop; enter it in the cloud settings, or "
                "set RUNPOD_API_KEY."
            )
        logs.learn(key)
        return key

    def key_hint(self) -> str:
        """The last four characters of the key; empty when there is none."""
        try:
            key = self.key()
        except NotSetUp:
            return ""
        return f"…{key[-4:]}" if len(key) > 8 else "…"

    def client(self, form: GpuForm | None = None, *, timeout_s: float = 20.0) -> RunPod:
        """A client for what is set, or for what was entered. ``NotSetUp``, ``BadInput``."""
        from app.cloud.runpod.client import RunPod
        from app.cloud.runpod.config import BASE_URL, RunPodConfig

        choices = self.choices if form is None else form.choices
        if not choices.endpoint_id:
            raise NotSetUp(
                "No RunPod endpoint is set up; enter its ID in the cloud settings, or set "
                "RUNPOD_ENDPOINT_ID."
            )
        key = form.api_key.strip() if form is not None and form.api_key.strip() else self.key()
        logs.learn(key)
        base = self._environment.get(BASE_URL_VARIABLE) or BASE_URL
        return RunPod(RunPodConfig(choices.endpoint_id, key, base), timeout_s=timeout_s)

    def put(self, form: GpuForm) -> None:
        """Keep what was entered; ``NoKeyring`` when the key cannot be kept where it was wanted."""
        choices = replace(form.choices, endpoint_id=form.choices.endpoint_id.strip())
        key = form.api_key.strip()
        if key:
            logs.learn(key)
            if form.keep == "session":
                self._session.gpu_by_user[self._user_id] = key
            else:
                self._secrets().put(_SECRET, key, in_file=form.keep == "file")
                self._session.gpu_by_user.pop(self._user_id, None)
        self._settings.put_gpu(self._user_id, choices)

    def forget(self) -> None:
        """Forget key and endpoint; the other choices stay."""
        self._session.gpu_by_user.pop(self._user_id, None)
        self._secrets().forget(_SECRET)
        self._settings.put_gpu(self._user_id, replace(self.choices, endpoint_id=""))

    def _secrets(self) -> Secrets:
        from app.cloud.secrets import Secrets

        return Secrets(
            service=f"Reel Ballers {self._user_id}",
            file=self._home / f"secrets-{self._user_id}.json",
            environ=self._environment,
        )
