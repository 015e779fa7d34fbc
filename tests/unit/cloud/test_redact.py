"""What must not be read in a log cannot be read there."""

from __future__ import annotations

import io
import logging

import pytest

from app.cloud.redact import CHATTY, Redactor, redact

SIGNATURE = "c2daa79ea20a3703d91fac2a812b1d0dcf334327cfa35d7b81cac5345340c725"
URL = (
    "https://a.example/season/coach/x?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
    "AKIA63467C1C4D0B4F04%2F20261122%2Fauto%2Fs3%2Faws4_request&X-Amz-Date=20261122T220448Z"
    f"&X-Amz-Expires=60&X-Amz-Security-Token=FwoGZXIvYXdz%2B1&X-Amz-Signature={SIGNATURE}"
)
HEADER = (
    "{'Authorization': b'AWS4-HMAC-SHA256 Credential=AKIA63467C1C4D0B4F04/20261122/auto/s3"
    f"/aws4_request, SignedHeaders=host;x-amz-date, Signature={SIGNATURE}'}}"
)


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        (URL, SIGNATURE),
        (URL, "FwoGZXIvYXdz"),
        (URL, "AKIA63467C1C4D0B4F04"),
        (HEADER, SIGNATURE),
        (HEADER, "AKIA63467C1C4D0B4F04"),
        ("Authorization: Bearer abcdef0123456789", "abcdef0123456789"),
        ("'authorization': 'Basic dXNlcjpwYXNzd29yZA=='", "dXNlcjpwYXNzd29yZA=="),
        ("'Authorization': 'naked-token-1'", "naked-token-1"),
        ("X-Amz-Security-Token: IQoJb3JpZ2luX2Vj", "IQoJb3JpZ2luX2Vj"),
        ("{'X-Amz-Security-Token': b'IQoJb3JpZ2luX2Vj'}", "IQoJb3JpZ2luX2Vj"),
        ("key rpa_ABCDEF1234567890 refused", "ABCDEF1234567890"),
        ('{"secret_access_key": "mysecretmysecret"}', "mysecretmysecret"),
        ("aws_secret_access_key=mysecretmysecret", "mysecretmysecret"),
        ("R2_SECRET_ACCESS_KEY=mysecretmysecret", "mysecretmysecret"),
        ("RUNPOD_API_KEY: 'abcabcabc'", "abcabcabc"),
        ("access_key_id='0123456789abcdef'", "0123456789ab"),
    ],
)
def test_a_secret_is_taken_out(text: str, secret: str) -> None:
    assert secret in text
    assert secret not in redact(text)
    assert redact(redact(text)) == redact(text)


def test_the_last_four_of_a_key_stay_and_so_does_the_rest() -> None:
    clean = redact(URL)
    assert "…4F04%2F20261122" in clean
    assert "/season/coach/x?X-Amz-Algorithm=AWS4-HMAC-SHA256" in clean
    assert redact("saved 12 clips, etag=abc, Signature dance") == (
        "saved 12 clips, etag=abc, Signature dance"
    )


def test_a_handler_writes_nothing_secret() -> None:
    stream = io.StringIO()
    logger = logging.getLogger("a-logger-of-its-own")
    logger.propagate = False
    logger.addHandler(logging.StreamHandler(stream))
    before = {name: logging.getLogger(name).level for name in CHATTY}
    redactor = Redactor(["correct-horse-battery"])
    redactor.guard(logger)
    redactor.guard(logger)
    try:
        logger.warning("asked %s with %s", URL, "correct-horse-battery")
        logger.warning("%d is no number", "correct-horse-battery")
        try:
            raise ValueError(f"bad answer from {URL} (correct-horse-battery)")
        except ValueError:
            logger.exception("failed", stack_info=True)
        text = stream.getvalue()
    finally:
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)
    assert "ValueError" in text
    assert "is no number" in text
    for secret in (SIGNATURE, "correct-horse-battery", "AKIA63467C1C4D0B4F04"):
        assert secret not in text


def test_short_words_are_not_learned() -> None:
    redactor = Redactor(["the", "long-enough"])
    assert redactor("the long-enough one") == "the [redacted] one"
