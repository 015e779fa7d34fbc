"""Whatever is logged or reported after a crash, no secret is in it."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest

from app.services import logs

SECRET = "wJalrXUtnFEMI-of-our-bucket"
URL = "https://x/k?X-Amz-Signature=deadbeefdeadbeefdeadbeef&X-Amz-Expires=9"


@pytest.fixture
def printed() -> Iterator[io.StringIO]:
    """What a handler of the root logger writes, guarded as the app guards it."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    root = logging.getLogger()
    root.addHandler(handler)
    logs.guard_logs()
    yield text
    root.removeHandler(handler)


def test_messages_arguments_and_tracebacks_are_redacted(printed: io.StringIO) -> None:
    logs.learn(SECRET)
    try:
        raise OSError(f"could not reach {URL} with {SECRET}")
    except OSError:
        logging.getLogger("somebody.else").exception("failed for %s", SECRET)
    text = printed.getvalue()
    assert "failed for" in text
    assert "Traceback" in text
    assert SECRET not in text
    assert "deadbeef" not in text


def test_a_crash_report_is_redacted(printed: io.StringIO) -> None:
    logs.learn(SECRET)
    try:
        raise ValueError(f"rpa_ABCDEF0123456789 {SECRET}")
    except ValueError as error:
        report = logs.words_of(error)
    assert "ValueError" in report
    assert "rpa_ABC" not in report
    assert SECRET not in report


def test_guarding_twice_is_no_harm(printed: io.StringIO) -> None:
    assert logs.guard_logs() is logs.guard_logs()
    logging.getLogger("x").error("once")
    assert printed.getvalue().count("once") == 1
