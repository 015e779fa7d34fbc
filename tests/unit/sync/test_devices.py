"""A heartbeat is believed only as far as it makes sense."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from app.sync.devices import Device, _device

HERE = Device("aaaaaaaa-2222-4333-8444-555555555555", "Blå laptop", "commit", 3, "1.0", 5)


def body(**changes: object) -> bytes:
    return json.dumps({"format": 1, **asdict(HERE), **changes}).encode()


def test_what_was_written_is_read() -> None:
    assert _device(body()) == HERE


def test_a_later_version_may_say_more() -> None:
    assert _device(body(battery=0.5)) == HERE


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"[]",
        b"null",
        b"\xff",
        b"{}",
        body(device_id="../x"),
        body(name=None),
        body(base_version="3"),
        body(seen_us=True),
    ],
)
def test_anything_else_is_not_understood(wrong: bytes) -> None:
    assert _device(wrong) is None
