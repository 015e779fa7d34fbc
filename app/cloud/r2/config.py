"""Where the bucket is and who we are there. Checked once, never printed with its secret."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from app.core.errors import BadInput, NotSetUp

USER_ID = re.compile(r"[a-z0-9-]{8,64}")
BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
ENVIRONMENT = ("R2_ENDPOINT", "R2_BUCKET", "R2_ACCESS_KEY_ID", "R2_SECRET_ACCESS_KEY", "R2_USER_ID")


def is_loopback(host: str) -> bool:
    """True for a server on this very computer."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def last_four(key_id: str) -> str:
    """How a key ID may be shown."""
    return f"…{key_id[-4:]}" if len(key_id) > 8 else "…"


@dataclass(frozen=True, slots=True)
class R2Config:
    """One library's place in one bucket. ``BadInput`` names the field that cannot be right.

    ``session_token`` belongs to temporary credentials, which may be limited to a prefix.
    """

    endpoint: str
    bucket: str
    access_key_id: str = field(repr=False)
    secret_access_key: str = field(repr=False)
    user_id: str
    region: str = "auto"
    session_token: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "endpoint", _endpoint(self.endpoint))
        _check_names(self.bucket, self.user_id)
        _check_secret("access key ID", self.access_key_id)
        _check_secret("secret access key", self.secret_access_key)
        if self.session_token is not None:
            _check_secret("session token", self.session_token)

    @property
    def prefix(self) -> str:
        """Every key of this library starts with it."""
        return f"{self.user_id}/"

    @property
    def local(self) -> bool:
        """True when the store runs on this very computer (tests)."""
        return is_loopback(urlsplit(self.endpoint).hostname or "")

    @property
    def key_name(self) -> str:
        """The key ID as it may be shown: its last four characters."""
        return last_four(self.access_key_id)


def _endpoint(text: str) -> str:
    """``https://host`` alone; plain http only to this computer."""
    url = urlsplit(text.strip())
    try:
        host, port = url.hostname or "", url.port
    except ValueError:
        host, port = "", None
    if url.scheme not in ("https", "http") or not host or url.username or url.query:
        raise BadInput(
            "The endpoint is not a web address: copy it from the R2 page of the Cloudflare "
            "dashboard, it looks like https://<account>.r2.cloudflarestorage.com."
        )
    if url.path.strip("/"):
        raise BadInput(
            f"The endpoint ends with {url.path}: leave that out, the bucket has a field of its own."
        )
    if url.scheme == "http" and not is_loopback(host):
        raise BadInput(
            f"The endpoint http://{host} is not encrypted: use its https address, "
            "keys are never sent in the clear."
        )
    shown = f"[{host}]" if ":" in host else host
    return f"{url.scheme}://{shown}" + (f":{port}" if port else "")


def _check_names(bucket: str, user_id: str) -> None:
    if not BUCKET.fullmatch(bucket):
        raise BadInput(
            f"{bucket!r} cannot be a bucket's name: 3 to 63 small letters, digits, dots and "
            "hyphens, as the Cloudflare dashboard shows it."
        )
    if not USER_ID.fullmatch(user_id):
        raise BadInput(
            f"{user_id!r} cannot be a library's name: 8 to 64 small letters, digits and hyphens."
        )


def _check_secret(name: str, value: str) -> None:
    """Catches a paste with a space, a line end or a stray character; never shows the value."""
    if not value:
        raise BadInput(f"The {name} is empty: copy it from the token's page.")
    if not all("!" <= character <= "~" for character in value):
        raise BadInput(
            f"The {name} contains a space or another character that no key has: copy it again."
        )


def from_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The fields of ``R2Config`` that the environment sets (``R2_ENDPOINT`` → ``endpoint``)."""
    names = (*ENVIRONMENT, "R2_REGION", "R2_SESSION_TOKEN")
    return {name.removeprefix("R2_").lower(): environ[name] for name in names if environ.get(name)}


def config_of(fields: Mapping[str, str | None], environ: Mapping[str, str]) -> R2Config:
    """A configuration from saved fields, each overridden by the environment.

    ``NotSetUp`` when something is missing; ``BadInput`` when something cannot be right.
    """
    values = {name: value for name, value in fields.items() if value}
    values |= from_environment(environ)
    needed = {
        "endpoint": "the endpoint",
        "bucket": "the bucket",
        "access_key_id": "the access key ID",
        "secret_access_key": "the secret access key",
        "user_id": "the library's name",
    }
    missing = [words for name, words in needed.items() if name not in values]
    if missing:
        raise NotSetUp(f"Sync is not set up: {', '.join(missing)} is not known yet.")
    return R2Config(
        endpoint=values["endpoint"],
        bucket=values["bucket"],
        access_key_id=values["access_key_id"],
        secret_access_key=values["secret_access_key"],
        user_id=values["user_id"],
        region=values.get("region", "auto"),
        session_token=values.get("session_token"),
    )
