"""The search for leaks finds what it should, so that finding nothing means something."""

from __future__ import annotations

import base64
from pathlib import Path
from urllib.parse import quote

import pytest

from app.cloud.redact import redact
from tests.support.leaks import leaks_in, leaks_under

SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
SIGNED = f"https://a/b?X-Amz-Signature={'ab12' * 16}"


@pytest.mark.parametrize(
    "data",
    [
        SECRET.encode(),
        SECRET.encode("utf-16-le"),
        SECRET.encode().hex().encode(),
        quote(SECRET, safe="").encode(),
        base64.b64encode(b"key=" + SECRET.encode() + b";"),
        base64.b64encode(b"a:" + SECRET.encode()),
        base64.b64encode(b"abc" + SECRET.encode()),
    ],
)
def test_a_known_secret_is_found_however_it_is_written(data: bytes) -> None:
    found = leaks_in(b"\0" * 100 + data + b"\0" * 100, [SECRET], "a log")
    assert [leak.what for leak in found] == ["secret 1"]
    assert SECRET not in str(found[0])


@pytest.mark.parametrize(
    "text",
    [
        SIGNED,
        quote(SIGNED, safe=""),
        "'X-Amz-Security-Token': b'FwoGZXIvYXdzEXAMPLE'",
        f"AWS4-HMAC-SHA256 Credential=K/2026/auto/s3, Signature={'0f' * 32}",
        "Authorization: Bearer abcdefgh12345678",
        "rpa_ABCDEFGH12345678",
    ],
)
def test_the_shape_of_a_secret_is_found_and_redaction_removes_it(text: str) -> None:
    assert leaks_in(text.encode(), [], "a log")
    assert leaks_in(redact(text).encode(), [], "a log") == []


def test_a_folder_is_searched_but_for_what_may_hold_them(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "database.sqlite-wal").write_bytes(b"\0" + SECRET.encode())
    (tmp_path / "keys.json").write_text(SECRET)
    (tmp_path / "app.log").write_text(redact(SIGNED))
    found = leaks_under(tmp_path, [SECRET], leave=[tmp_path / "keys.json"])
    assert [str(leak) for leak in found] == ["deep/database.sqlite-wal: secret 1 at byte 1"]
