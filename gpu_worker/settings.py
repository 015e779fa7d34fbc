"""What the worker is set up with: environment variables of the endpoint, all of them optional.

    REEL_BALLERS_STORAGE_HOSTS   hosts to read from and write to, by commas; ``*.`` before a name
                                 stands for any one below it. Default: Cloudflare R2.
                                 ``http://127.0.0.1:*`` (this computer alone) is for tests.
    REEL_BALLERS_WORK_DIR        where jobs are worked on (default: the system's temporary folder)
    REEL_BALLERS_MAX_BYTES       footage and film of one job, in bytes (default 8 GB)
    REEL_BALLERS_MAX_SECONDS     one job, in seconds (default 3600)

There is no key among them: every job brings links that open what it needs, and nothing else.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from gpu_worker.errors import JobFailed

HOSTS = "*.r2.cloudflarestorage.com"
MAX_BYTES = 8_000_000_000
MAX_SECONDS = 3_600
_LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Settings:
    """The worker's own limits; a job can ask for less, never for more."""

    hosts: tuple[str, ...]
    work_dir: Path
    max_bytes: int = MAX_BYTES
    max_seconds: int = MAX_SECONDS
    worker: str = ""

    def check_url(self, url: str) -> None:
        """Raise ``JobFailed`` (``E_HOST``) unless the address is on the configured storage."""
        if not _allowed(url, self.hosts):
            raise JobFailed(
                "E_HOST",
                "The job names an address outside of the storage that this worker may use; set "
                "REEL_BALLERS_STORAGE_HOSTS on the endpoint to the storage's host.",
            )


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings; raises ``ValueError`` for a number that is none or a host with a path."""
    hosts = environment.get("REEL_BALLERS_STORAGE_HOSTS", "").strip() or HOSTS
    return Settings(
        hosts=tuple(_host(word.strip()) for word in hosts.split(",") if word.strip()),
        work_dir=Path(environment.get("REEL_BALLERS_WORK_DIR", "") or tempfile.gettempdir()),
        max_bytes=_number(environment, "REEL_BALLERS_MAX_BYTES", MAX_BYTES),
        max_seconds=_number(environment, "REEL_BALLERS_MAX_SECONDS", MAX_SECONDS),
        worker=environment.get("RUNPOD_POD_ID", "")[:64],
    )


def _number(environment: Mapping[str, str], name: str, usual: int) -> int:
    text = environment.get(name, "").strip()
    if not text:
        return usual
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ValueError(f"{name} must be a whole number above 0, is {text!r}")
    return int(text)


def _host(word: str) -> str:
    """A host as it is compared: small letters; loopback with its scheme and port."""
    if "://" in word:
        scheme, _, rest = word.partition("://")
        host, _, port = rest.partition(":")
        if scheme == "http" and host == _LOOPBACK and (port == "*" or port.isdigit()):
            return word
        raise ValueError(f"REEL_BALLERS_STORAGE_HOSTS: {word!r} is not a host on https")
    if "/" in word or not word.removeprefix("*."):
        raise ValueError(f"REEL_BALLERS_STORAGE_HOSTS: {word!r} is not the name of a host")
    return word.lower()


def _allowed(url: str, hosts: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    if "@" in parts.netloc or "\\" in url:
        return False
    if parts.scheme == "http":
        on_loopback = parts.hostname == _LOOPBACK and f"http://{_LOOPBACK}:*" in hosts
        return on_loopback or f"http://{parts.netloc}" in hosts
    if parts.scheme != "https" or port not in (None, 443):
        return False
    name = parts.hostname or ""
    return any(
        name == host or (host.startswith("*.") and name.endswith(host[1:])) for host in hosts
    )
