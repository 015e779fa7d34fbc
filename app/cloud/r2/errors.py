"""What botocore raises → what we say. The one table of the vendor's words.

The order matters: outcomes that a caller asked for (absent, lost the race, not modified, no such
upload) are values; everything else is one of the errors of ``app.core.errors``. A code counts
only when it came in the store's own XML: a sign-in page that answers 404 or 403 says nothing.
"""

from __future__ import annotations

import email.utils
import time
from collections.abc import Mapping
from enum import Enum
from typing import Any

from app.cloud.network import NETWORK_GONE, network_gone
from app.core.errors import (
    CloudFailed,
    CloudMissing,
    CloudOffline,
    CloudRefused,
    CloudStrange,
)

REFUSED_KEY = {"InvalidAccessKeyId", "InvalidClientTokenId", "Unauthorized"}
REFUSED_SECRET = {"SignatureDoesNotMatch", "AuthorizationHeaderMalformed"}
REFUSED_EXPIRED = {"ExpiredToken", "ExpiredTokenException", "InvalidToken", "TokenRefreshRequired"}
REFUSED_CLOCK = {"RequestTimeTooSkewed", "ExpiredRequest", "RequestExpired"}
REFUSED = {"AccessDenied", "Forbidden", "AllAccessDisabled", "AccountProblem", "NotEntitled"}
BUSY = {"SlowDown", "TooManyRequests", "Throttling", "RequestLimitExceeded", "ServiceUnavailable"}
BROKEN = {
    "InternalError",
    "RequestTimeout",
    "IncompleteBody",
    "ClientDisconnect",
    "BadDigest",
    "OperationAborted",
}
LOST = {"PreconditionFailed", "ConditionalRequestConflict"}


class Stopped(Exception):
    """The caller's ``should_stop`` said so in the middle of a transfer; what was sent is lost."""


class Outcome(Enum):
    """An answer that is not a success and that the caller had asked to hear about."""

    ABSENT = "absent"
    LOST_RACE = "lost the race"
    UNCHANGED = "not modified"
    NO_UPLOAD = "no such upload"
    NO_RANGE = "nothing in that range"


def outcome_of(response: Mapping[str, Any]) -> Outcome | None:
    """The ordinary outcome that an error response stands for, if it is one."""
    status, code = _status(response), _code(response)
    if status == 304:
        return Outcome.UNCHANGED
    if code == "NoSuchKey" and status == 404:
        return Outcome.ABSENT
    if code in ("NoSuchUpload", "InvalidPart"):  # parts that are not there: begin again
        return Outcome.NO_UPLOAD
    if code in LOST or status == 412:
        return Outcome.LOST_RACE
    if code == "InvalidRange" or status == 416:
        return Outcome.NO_RANGE
    return None


def failure_of(response: Mapping[str, Any], what: str, bucket: str) -> CloudFailed:
    """An error response as one of ours. ``what`` says what was tried: "saving <key>"."""
    status, code = _status(response), _code(response)
    named = not code.isdigit()
    if code == "NoSuchBucket":
        return CloudMissing(
            f"The bucket {bucket} does not exist at this endpoint: check its name, "
            "and that the endpoint belongs to the same account."
        )
    if named and (code in REFUSED_CLOCK):
        return CloudRefused(_clock_sentence(response), kind="clock")
    message = str(response.get("Error", {}).get("Message", ""))
    if code == "InvalidArgument" and "access key" in message:
        code = "InvalidAccessKeyId"  # R2 says so of an ID that has not 32 characters
    refused = _refused(code, status, what, bucket)
    if named and refused is not None:
        return refused
    if status in (429, 503) or code in BUSY:
        return CloudOffline(
            f"The cloud is busy and asks to wait ({status}, {what}): it will be tried again.",
            retry_after_s=retry_after(_headers(response)),
        )
    if status >= 500 or code in BROKEN:
        return CloudOffline(
            f"The cloud has a problem of its own ({status}, {what}): it will be tried again.",
            retry_after_s=retry_after(_headers(response)),
        )
    if named:
        return CloudStrange(
            f"The cloud does not accept {what} ({status}, {code}): check the endpoint, or look "
            "for a newer Reel Ballers."
        )
    return not_the_cloud(what, str(status))


def not_the_cloud(what: str, seen: str) -> CloudStrange:
    """A sign-in page, a firewall's page, or a web server that is no store."""
    return CloudStrange(
        f"The answer to {what} ({seen}) cannot be the cloud's: sign in to the Wi-Fi "
        "you are on, or check the endpoint."
    )


def _refused(code: str, status: int, what: str, bucket: str) -> CloudRefused | None:
    if code in REFUSED_KEY:
        return CloudRefused(
            "The cloud does not know this access key ID: it was mistyped, its token was deleted, "
            "or the endpoint is another account's; enter it again or make a new token.",
            kind="key",
        )
    if code in REFUSED_EXPIRED:
        return CloudRefused(
            "The temporary key has expired: make a new one and enter it.", kind="expired"
        )
    if code in REFUSED_SECRET:
        return CloudRefused(
            "The secret access key does not belong to this access key ID: enter both again.",
            kind="secret",
        )
    if code == "ObjectLockedByBucketPolicy":
        return CloudRefused(
            f"A lock rule of the bucket forbids {what}: limit the rule to history/, and to the "
            "days in which every version is kept.",
            kind="locked",
        )
    if code in REFUSED or status in (401, 403):
        return CloudRefused(
            f"The key may not do this ({what} in {bucket}): give its token Object Read & Write "
            "on this bucket, or make a new one.",
            kind="denied",
        )
    return None


def failure_of_transport(error: Exception, what: str, endpoint: str) -> CloudFailed | Stopped:
    """What failed before any answer was understood, as one of ours."""
    from botocore import exceptions as vendor  # late: half a second of imports

    inner = getattr(error, "kwargs", {}).get("error")
    if isinstance(inner, Stopped):
        return inner
    text = f"{error} {inner or ''}"
    if "CERTIFICATE_VERIFY_FAILED" in text:
        return CloudStrange(
            f"{endpoint} shows a certificate that is not its own: sign in to the Wi-Fi you are "
            "on, or check the endpoint and this computer's date."
        )
    if isinstance(error, vendor.SSLError):
        return CloudOffline(
            f"No encrypted connection to {endpoint} could be made: check that the endpoint "
            "speaks https, then try again."
        )
    if type(error).__name__ in {"ResponseParserError", "XMLParseError"}:
        return CloudStrange(
            f"The answer to {what} is not the cloud's language: sign in to the Wi-Fi you are on, "
            "or check the endpoint."
        )
    if network_gone(endpoint):
        return CloudOffline(NETWORK_GONE)
    if isinstance(error, vendor.ReadTimeoutError | vendor.ConnectTimeoutError):
        return CloudOffline(f"The cloud did not answer in time ({what}): it will be tried again.")
    if isinstance(error, vendor.EndpointConnectionError | vendor.ProxyConnectionError):
        return CloudOffline(f"{endpoint} cannot be reached: check the internet connection.")
    return CloudOffline(f"The connection broke while {what}: it will be tried again.")


def no_etag(what: str) -> CloudStrange:
    """Without an ETag two laptops could overwrite each other, so nothing goes on without one."""
    return CloudStrange(
        f"The answer to {what} carries no version mark (ETag): something between this computer "
        "and the cloud changes answers; use another network, or check the endpoint."
    )


def _status(response: Mapping[str, Any]) -> int:
    return int(response.get("ResponseMetadata", {}).get("HTTPStatusCode") or 0)


def _code(response: Mapping[str, Any]) -> str:
    """The store's own code; digits when there was none (botocore then repeats the status)."""
    return str(response.get("Error", {}).get("Code") or _status(response))


def _headers(response: Mapping[str, Any]) -> Mapping[str, str]:
    headers: Mapping[str, str] = response.get("ResponseMetadata", {}).get("HTTPHeaders", {})
    return headers


def retry_after(headers: Mapping[str, str]) -> float | None:
    """``Retry-After`` in seconds (a number or a date), at most an hour; None when it was not said.

    ``headers`` has names in small letters, or does not care.
    """
    text = headers.get("retry-after", "").strip()
    if not text:
        return None
    try:
        seconds = float(text)
    except ValueError:
        moment = _moment(text)
        if moment is None:
            return None
        seconds = moment - time.time()
    return min(max(seconds, 0.0), 3600.0) if seconds == seconds else None  # not NaN


def _moment(text: str) -> float | None:
    """An HTTP date as seconds since 1970."""
    try:
        return email.utils.parsedate_to_datetime(text).timestamp()
    except ValueError:
        return None


def _clock_sentence(response: Mapping[str, Any]) -> str:
    theirs = _moment(_headers(response).get("date", ""))
    off = ""
    if theirs is not None:
        minutes = round((time.time() - theirs) / 60)
        if minutes:
            way = "ahead of" if minutes > 0 else "behind"
            off = f", {abs(minutes):,} minutes {way} the cloud's"
    return f"This computer's clock is wrong{off}: set its date and time, then sync again."
