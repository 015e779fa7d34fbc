"""Which endpoint, and the key to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from app.core.errors import BadInput

BASE_URL = "https://api.runpod.ai/v2"
ENDPOINT_VARIABLE = "RUNPOD_ENDPOINT_ID"
BASE_URL_VARIABLE = "RUNPOD_BASE_URL"
_ENDPOINT = re.compile(r"[A-Za-z0-9_-]{3,64}")
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class RunPodConfig:
    """An endpoint of RunPod Serverless. ``BadInput`` (one sentence) for one that cannot be right."""

    endpoint_id: str
    api_key: str = field(repr=False)
    base_url: str = BASE_URL

    def __post_init__(self) -> None:
        if not _ENDPOINT.fullmatch(self.endpoint_id):
            raise BadInput(
                f"The RunPod endpoint {self.endpoint_id!r} cannot be used: it is the ID of letters "
                "and digits that the console shows under Serverless."
            )
        if not self.api_key.strip() or not self.api_key.isascii() or self.api_key.split() == []:
            raise BadInput("The RunPod key is empty: make one under Settings, API Keys.")
        if any(ord(c) < 33 or ord(c) > 126 for c in self.api_key):
            raise BadInput("The RunPod key has a space or another wrong character: copy it again.")
        place = urlsplit(self.base_url)
        safe = place.scheme == "https" or (place.scheme == "http" and place.hostname in _LOOPBACK)
        if not safe or not place.hostname:
            raise BadInput(
                f"The address {self.base_url} is not encrypted: it begins with https://."
            )

    @property
    def url(self) -> str:
        """The address of the endpoint, without a slash at its end."""
        return f"{self.base_url.rstrip('/')}/{self.endpoint_id}"

    @property
    def local(self) -> bool:
        """Whether it is a server on this computer."""
        return urlsplit(self.base_url).hostname in _LOOPBACK
