"""One botocore client, made late, and one way to call it: guarded, translated, logged."""

from __future__ import annotations

import functools
import logging
import os
import threading
import time
from collections.abc import Callable
from typing import Any

from app.cloud.r2 import errors
from app.cloud.r2.bodies import Metered
from app.cloud.r2.config import R2Config
from app.cloud.r2.errors import Outcome
from app.cloud.r2.rate import RateLimit

log = logging.getLogger(__name__)

CONNECT_TIMEOUT_S = 10.0
READ_TIMEOUT_S = 30.0
MAKING = threading.Lock()  # a botocore session is not safe while it makes a client


class WebPage(Exception):
    """Somebody else's web page came back instead of an answer."""


@functools.cache
def _session() -> Any:
    """A session that reads nobody's ~/.aws and no AWS_PROFILE; it holds no key."""
    import boto3  # late: half a second of imports
    import botocore.session

    nobody: dict[str, tuple[None, None, str | None, None]] = {
        "profile": (None, None, None, None),
        "config_file": (None, None, os.devnull, None),
        "credentials_file": (None, None, os.devnull, None),
    }
    session = botocore.session.Session(session_vars=nobody)
    session.unregister("before-call.s3", _handler("add_expect_header"))
    # Its own look at a 200 takes a page for an error 500, so ours has to come first.
    theirs = _handler("_handle_200_error")
    session.unregister("before-parse.s3.*", theirs)
    session.register("before-parse.s3.*", _no_web_page)
    session.register("before-parse.s3.*", theirs)
    return boto3.session.Session(botocore_session=session)


def _handler(name: str) -> Any:
    from botocore import handlers

    return getattr(handlers, name)


def make_client(config: R2Config, connect_timeout_s: float, read_timeout_s: float) -> Any:
    """A client for R2: version 4 signatures, checksums only where we give them, no retries.

    The default checksum mode sends ``aws-chunked`` trailers over https, which R2 refuses.
    """
    from botocore.config import Config  # late: half a second of imports

    settings = Config(
        signature_version="s3v4",
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        retries={"total_max_attempts": 1, "mode": "standard"},
        connect_timeout=connect_timeout_s,
        read_timeout=read_timeout_s,
        max_pool_connections=8,
        tcp_keepalive=True,
        use_dualstack_endpoint=False,
        use_fips_endpoint=False,
        ignore_configured_endpoint_urls=True,
        s3={"addressing_style": "path", "use_accelerate_endpoint": False},
        proxies={} if config.local else None,
    )
    with MAKING:
        client = _session().client(
            "s3",
            aws_access_key_id=config.access_key_id,
            aws_secret_access_key=config.secret_access_key,
            aws_session_token=config.session_token,
            region_name=config.region,
            endpoint_url=config.endpoint,
            config=settings,
        )
    client.meta.events.register("before-send.s3", _sending)
    client.meta.events.register("before-call.s3", _stay)
    return client


def _no_web_page(response_dict: Any, **_: object) -> None:
    """A success in HTML is a sign-in page (botocore would call it an error 500)."""
    kind = response_dict["headers"].get("content-type", "")
    if response_dict["status_code"] < 300 and kind.startswith("text/html"):
        if hasattr(response_dict["body"], "close"):
            response_dict["body"].close()
        raise WebPage


def _stay(context: Any, **_: object) -> None:
    """No second question, to nobody knows whom, because a sign-in page redirects."""
    context.setdefault("s3_redirect", {})["redirected"] = True


def _sending(request: Any, **_: object) -> None:
    """From here on bytes that are read from a body go over the wire (before, it was hashed)."""
    if isinstance(request.body, Metered):
        request.body.start()


class Door:
    """The client of one bucket. Thread-safe; the client is made at the first call."""

    def __init__(
        self,
        config: R2Config,
        *,
        on_bytes: Callable[[int], None] | None = None,
        limit: RateLimit | None = None,
        connect_timeout_s: float = CONNECT_TIMEOUT_S,
        read_timeout_s: float = READ_TIMEOUT_S,
    ) -> None:
        self.config = config
        self._on_bytes = on_bytes
        self._limit = limit
        self._timeouts = (connect_timeout_s, read_timeout_s)
        self._made: Any = None
        self._making = threading.Lock()

    @property
    def client(self) -> Any:
        """The botocore client; only this package may look at it."""
        with self._making:
            if self._made is None:
                self._made = make_client(self.config, *self._timeouts)
            return self._made

    def close(self) -> None:
        """Let the connections go. A later call makes a new client."""
        with self._making:
            if self._made is not None:
                self._made.close()
                self._made = None

    def guard(self, key: str) -> str:
        """``key`` itself, if it is of this library. ``ValueError`` otherwise: a bug of ours."""
        prefix = self.config.prefix
        parts = key.removeprefix(prefix).split("/")
        if not key.startswith(prefix) or ".." in parts or "." in parts:
            raise ValueError(f"{key!r} is not a key of this library ({prefix}…)")
        if not key.isascii() or not key.isprintable() or len(key) > 1024:
            raise ValueError(f"{key!r} is not a key: plain characters, 1,024 at most")
        return key

    def call(
        self, operation: str, what: str, expect: tuple[Outcome, ...] = (), **parameters: Any
    ) -> Any:
        """One request. Its answer, or one of the outcomes in ``expect``; else one of our errors."""
        from botocore import exceptions as vendor
        from botocore.parsers import ResponseParserError
        from urllib3.exceptions import HTTPError  # botocore lets it through in an error's body

        client, began = self.client, time.monotonic()
        try:
            answer = getattr(client, operation)(Bucket=self.config.bucket, **parameters)
        except vendor.ClientError as error:
            outcome = errors.outcome_of(error.response)
            self._note(operation, parameters, error.response, began)
            if outcome in expect:
                return outcome
            raise errors.failure_of(error.response, what, self.config.bucket) from error
        except WebPage as error:
            raise errors.not_the_cloud(what, "a web page") from error
        except vendor.ParamValidationError:
            raise  # a bug of ours, not the world's
        except (
            vendor.BotoCoreError,
            vendor.HTTPClientError,
            ResponseParserError,
            HTTPError,
        ) as error:
            log.info("%s %s: %s", operation, parameters.get("Key", ""), type(error).__name__)
            raise errors.failure_of_transport(error, what, self.config.endpoint) from error
        self._note(operation, parameters, answer, began)
        return answer

    def _note(self, operation: str, parameters: Any, answer: Any, began: float) -> None:
        log.debug(
            "%s %s: %s in %.0f ms",
            operation,
            parameters.get("Key") or parameters.get("Prefix") or "",
            answer.get("ResponseMetadata", {}).get("HTTPStatusCode"),
            (time.monotonic() - began) * 1000,
        )

    def expect_status(self, answer: Any, what: str, *statuses: int) -> None:
        """A sign-in page answers 200 to everything; the store's "done" is one number."""
        status = answer.get("ResponseMetadata", {}).get("HTTPStatusCode")
        if status not in statuses:
            raise errors.not_the_cloud(what, str(status))

    def etag_of(self, answer: Any, what: str) -> str:
        """The quoted ETag of an answer; ``CloudStrange`` when a proxy ate it."""
        etag = str(answer.get("ETag") or "")
        if len(etag.strip('"')) < 8 or len(etag) > 256 or not etag.isascii():
            raise errors.no_etag(what)
        return etag

    def on_wire(self, count: int) -> None:
        """``count`` bytes go over the wire now: waits for the limit, tells the listener."""
        if self._limit is not None:
            self._limit.take(count)
        if self._on_bytes is not None:
            self._on_bytes(count)
