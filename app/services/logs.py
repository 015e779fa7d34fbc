"""Logs and crash reports without secrets: whatever a handler writes was looked through before.

The redactor lives in the handlers themselves, so what any library logs passes it, tracebacks too.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

from app.cloud.redact import Redactor

log = logging.getLogger("crash")


def guard_logs() -> Redactor:
    """Put the redactor into every handler of the root logger; again is no harm."""
    redactor = next(iter(_installed()), None) or Redactor()
    redactor.guard(logging.getLogger())
    return redactor


def learn(secret: str) -> None:
    """Never let this secret through, whatever shape the line around it has."""
    for redactor in _installed():
        redactor.learn(secret)


def redacted(text: str) -> str:
    """``text`` without anything secret."""
    return (next(iter(_installed()), None) or Redactor())(text)


def words_of(error: BaseException) -> str:
    """The traceback as a crash report shows it."""
    return redacted("".join(traceback.format_exception(error)))


def guard_crashes() -> None:
    """Make what nobody caught, on any thread, a redacted report on stderr instead of a raw one."""

    def on_main(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        del trace
        if issubclass(kind, KeyboardInterrupt):
            return
        _report(error)

    def on_thread(hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            _report(hook.exc_value)

    sys.excepthook = on_main
    threading.excepthook = on_thread


def _report(error: BaseException) -> None:
    if sys.stderr is not None:
        sys.stderr.write(words_of(error))


def _installed() -> list[Redactor]:
    found = (f for handler in logging.getLogger().handlers for f in handler.filters)
    return [f for f in found if isinstance(f, Redactor)]
