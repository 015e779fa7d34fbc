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


def guard_logs() -> Redactor:
    """Put the redactor into every handler of the root logger; again is no harm."""
    redactor = next(iter(_installed()), None) or Redactor()
    redactor.guard(logging.getLogger())
    if logging.lastResort is not None and redactor not in logging.lastResort.filters:
        logging.lastResort.addFilter(redactor)  # what speaks where nobody set up logging
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
    """Make what nobody caught, on any thread, a redacted report on stderr instead of a raw one.

    Hooks that somebody else has set (a test run, a debugger) stay.
    """

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

    if sys.excepthook is sys.__excepthook__:
        sys.excepthook = on_main
    if threading.excepthook is threading.__excepthook__:
        threading.excepthook = on_thread


def _report(error: BaseException) -> None:
    if sys.stderr is not None:
        sys.stderr.write(words_of(error))


def _installed() -> list[Redactor]:
    handlers = [*logging.getLogger().handlers, logging.lastResort]
    found = (f for handler in handlers if handler is not None for f in handler.filters)
    return [f for f in found if isinstance(f, Redactor)]
