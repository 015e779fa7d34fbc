"""Five requests to RunPod Serverless over httpx, each answered with a value or one of our errors."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.cloud.network import NETWORK_GONE, network_gone
from app.cloud.r2.errors import retry_after
from app.cloud.runpod.config import RunPodConfig
from app.cloud.runpod.values import Health, JobStatus, health_from, status_from
from app.core.errors import (
    BadInput,
    CloudMissing,
    CloudOffline,
    CloudRefused,
    CloudStrange,
    MaybeSubmitted,
)

if TYPE_CHECKING:
    import httpx

log = logging.getLogger(__name__)

MOST_BODY = 10_000_000
"""Bytes RunPod takes in one submission."""
_MOST_ANSWER = 4_000_000
_BUSY = (408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524)
_NOT_TAKEN = (425, 429, 521, 522, 523)
"""Those that say for certain that a submission did not get through."""


class RunPod:
    """One endpoint. Safe from several threads; ``close`` when done.

    Every method blocks and raises ``CloudOffline`` (not reached, busy, time-out: try later),
    ``CloudRefused`` (the key), ``CloudMissing`` (no such endpoint) or ``CloudStrange``.
    """

    def __init__(self, config: RunPodConfig, *, timeout_s: float = 20.0) -> None:
        import httpx  # late: never on the way to the first window

        self._config = config
        self._httpx = httpx
        self._client = httpx.Client(
            timeout=httpx.Timeout(timeout_s, connect=10.0),
            follow_redirects=False,
            trust_env=not config.local,
            headers={"Authorization": f"Bearer {config.api_key}", "Accept": "application/json"},
        )

    def at(self, endpoint_id: str) -> RunPod:
        """Another endpoint, with the same key. ``BadInput``."""
        return RunPod(replace(self._config, endpoint_id=endpoint_id))

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def run(self, job: Mapping[str, Any], *, execution_timeout_ms: int, ttl_ms: int) -> str:
        """Submit a job; its id. ``MaybeSubmitted`` when it may have arrived all the same.

        ``BadInput`` for a job that is larger than RunPod takes.
        """
        policy = {"executionTimeout": execution_timeout_ms, "ttl": ttl_ms}
        body = json.dumps({"input": job, "policy": policy}, separators=(",", ":")).encode()
        if len(body) > MOST_BODY:
            raise BadInput(
                f"This clip's edit is {len(body) / 1e6:.0f} MB, more than the cloud takes; "
                "render it on this computer."
            )
        answer = self._ask("POST", "/run", body)
        status = status_from(answer or {})
        if not status.id:
            raise MaybeSubmitted("RunPod took the job but did not say its number.")
        return status.id

    def status(self, job_id: str) -> JobStatus | None:
        """One look at a job; None when RunPod does not know it (any more)."""
        answer = self._ask("GET", f"/status/{_plain(job_id)}", absent=True)
        return None if answer is None else status_from(answer)

    def cancel(self, job_id: str) -> None:
        """Stop a job; one that is over or unknown is fine."""
        try:
            self._ask("POST", f"/cancel/{_plain(job_id)}", b"", absent=True)
        except BadInput:
            log.info("RunPod does not stop job %s: it is over", job_id)

    def health(self) -> Health:
        """The endpoint's workers and queue."""
        return health_from(self._ask("GET", "/health") or {})

    def _ask(
        self, method: str, path: str, body: bytes | None = None, *, absent: bool = False
    ) -> Mapping[str, Any] | None:
        httpx = self._httpx
        headers = {} if body is None else {"Content-Type": "application/json"}
        try:
            with self._client.stream(
                method, self._config.url + path, content=body, headers=headers
            ) as response:
                content = _capped(response)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            log.info("RunPod %s: %s", path.split("/")[1], type(error).__name__)
            raise CloudOffline(self._why("RunPod cannot be reached: check the network.")) from error
        except httpx.HTTPError as error:
            log.info("RunPod %s: %s", path.split("/")[1], type(error).__name__)
            sentence = self._why("RunPod does not answer: it will be asked again.")
            raise (MaybeSubmitted if path == "/run" else CloudOffline)(sentence) from error
        if response.status_code == 404 and absent:
            return None
        _check(response, path)
        return _json(content)

    def _why(self, otherwise: str) -> str:
        return NETWORK_GONE if network_gone(self._config.url) else otherwise


def _capped(response: httpx.Response) -> bytes:
    """The body of an answer, up to a limit."""
    content = bytearray()
    for piece in response.iter_bytes():
        content += piece
        if len(content) > _MOST_ANSWER:
            raise CloudStrange("RunPod's answer is far too long: it cannot be its own.")
    return bytes(content)


def _check(response: httpx.Response, path: str) -> None:
    """Raise what a status code means."""
    code = response.status_code
    log.info("RunPod %s: %s", path.split("/")[1], code)
    if 200 <= code < 300:
        return
    if code == 401:
        raise CloudRefused(
            "RunPod does not know this key: copy it again from Settings, API Keys.", kind="key"
        )
    if code == 403:
        raise CloudRefused(
            "This RunPod key may not use the endpoint: allow it for the key, or make another.",
            kind="denied",
        )
    if code == 404:
        raise CloudMissing("RunPod has no such endpoint: check its ID under Serverless.")
    if code in _BUSY:
        wait = retry_after(response.headers)
        offline = MaybeSubmitted if path == "/run" and code not in _NOT_TAKEN else CloudOffline
        raise offline("RunPod is busy; it will be asked again.", retry_after_s=wait)
    if code == 400 or code == 413 or code == 422:
        raise BadInput("RunPod refused the job: its description is not one it takes.")
    raise CloudStrange(f"RunPod answered with {code}, which it never does: check the network.")


def _json(content: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(content)
    except ValueError as error:
        raise CloudStrange(
            "The answer is not RunPod's: a hotel's sign-in page or a proxy may be in between."
        ) from error
    if not isinstance(value, dict):
        raise CloudStrange("RunPod's answer is not what it says of jobs.")
    return value


def _plain(job_id: str) -> str:
    """A job's number that cannot leave its place in the address."""
    if not job_id or not all(c.isalnum() or c in "-_" for c in job_id):
        raise CloudStrange("RunPod gave the job a number that cannot be one.")
    return job_id
