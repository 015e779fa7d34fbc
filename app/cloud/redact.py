"""Nothing secret leaves in words: log lines, crash reports and printed answers pass through here.

Patterns catch what has a known shape (signatures, tokens, headers, RunPod keys); values that have
none, as a secret key, are caught because the redactor was told them. Key IDs keep four characters.
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable, Iterable

GONE = "[redacted]"
# Who logs whole URLs and headers; their warnings are enough.
CHATTY = ("botocore", "boto3", "urllib3", "s3transfer", "httpx", "httpcore", "keyring")

_QUERY = re.compile(
    r"(?i)(X-Amz-(?:Signature|Security-Token))(=|%3D|['\"]?\s*:\s*b?['\"]?)[^&\s'\"<>]+"
)
_CREDENTIAL = re.compile(r"(?i)(Credential(?:=|%3D))([^&\s,'\"<>/%]+)")
_SIGNATURE = re.compile(r"(?i)\b(Signature=)[0-9a-z%]{16,}")
_BEARER = re.compile(r"(?i)\b(Bearer|Basic)\s+[\w.~+/=-]{6,}")
_AUTHORIZATION = re.compile(
    r"(?i)(Authorization['\"]?\s*[:=]\s*b?['\"]?)(?!AWS4|Bearer|Basic)[^\s'\",]+"
)
_RUNPOD = re.compile(r"\brpa_[0-9A-Za-z]+")
_NAMED = re.compile(
    r"(?i)((?:secret_?access_?key|secret-access-key|session_?token|runpod[_-]api[_-]key)"
    r"['\"]?\s*[:=]\s*b?['\"]?)(?!None\b|null\b)[^\s'\",}&]+"
)
_KEY_ID = re.compile(
    r"(?i)((?:access_?key_?id|access-key-id)['\"]?\s*[:=]\s*b?['\"]?)([^\s'\",}&]+)"
)


def _last_four(match: re.Match[str]) -> str:
    key_id = match[2]
    if key_id.startswith("…"):
        return match[0]
    return f"{match[1]}…{key_id[-4:]}" if len(key_id) > 8 else f"{match[1]}…"


_RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_QUERY, rf"\1\2{GONE}"),
    (_CREDENTIAL, _last_four),
    (_SIGNATURE, rf"\1{GONE}"),
    (_BEARER, rf"\1 {GONE}"),
    (_AUTHORIZATION, rf"\1{GONE}"),
    (_RUNPOD, f"rpa_{GONE}"),
    (_NAMED, rf"\1{GONE}"),
    (_KEY_ID, _last_four),
)


def redact(text: str) -> str:
    """``text`` without anything that has the shape of a secret."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


class Redactor(logging.Filter):
    """``redact`` that also knows this coach's own secrets, and a filter for log handlers."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._secrets: tuple[str, ...] = ()
        for secret in secrets:
            self.learn(secret)

    def learn(self, secret: str) -> None:
        """Never let ``secret`` through again. Short words are no secrets and are left alone."""
        with self._lock:
            if len(secret) >= 8 and secret not in self._secrets:
                self._secrets = tuple(sorted((*self._secrets, secret), key=len, reverse=True))

    def __call__(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, GONE)
        return redact(text)

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrites the record in place: message, traceback and stack."""
        record.msg, record.args = self(_message(record)), None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = self(record.exc_text)
        if record.stack_info:
            record.stack_info = self(record.stack_info)
        return True

    def guard(self, logger: logging.Logger) -> None:
        """Filter every handler that ``logger`` has, and quiet the libraries that log URLs.

        Handlers, not loggers: a logger's filter never sees what its children log.
        """
        for handler in logger.handlers:
            if self not in handler.filters:
                handler.addFilter(self)
        for name in CHATTY:
            logging.getLogger(name).setLevel(logging.WARNING)


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError) as error:  # a wrong log call must not hide what it logged
        return f"{record.msg} ({type(error).__name__} in the arguments of this line)"
